import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { createElement, Fragment, useMemo, type ReactNode } from "react";

/** No HTML, no guessed links, no images that load: what is left becomes React elements, never markup text. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 40 });
/** Longer text is shown as it stands: it is not prose, and parsing it would hold the screen up. */
const LONGEST = 200_000;

/** With `keepLines`, each line break of the text is one: for what was typed into a field, not wrapped in a file. */
export function Markdown({ text, keepLines = false }: { text: string; keepLines?: boolean }) {
  const parsed = useMemo(() => (text.length > LONGEST ? undefined : reader.parse(text, {})), [text]);
  if (!parsed) return <p className="cs-vendor">{text}</p>;
  return (
    <div className="cs-markdown" dir="auto">
      {elementsOf(parsed, keepLines)}
    </div>
  );
}

const tags: Record<string, string> = {
  paragraph: "p",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  blockquote: "blockquote",
  table: "table",
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
  em: "em",
  strong: "strong",
  s: "s",
};

type Frame = { tag: string | typeof Fragment; props: Record<string, unknown>; children: ReactNode[] };

/** Walks the flat tokens with a stack. A token that is not known contributes its text. */
function elementsOf(tokens: readonly Token[], keepLines: boolean): ReactNode[] {
  const root: Frame = { tag: Fragment, props: {}, children: [] };
  const stack: Frame[] = [root];
  tokens.forEach((token, index) => {
    const top = stack.at(-1) ?? root;
    if (token.nesting === 1) {
      if (token.hidden) stack.push({ tag: Fragment, props: { key: index }, children: [] });
      else stack.push({ ...frameOf(token, index), children: [] });
    } else if (token.nesting === -1) {
      const done = stack.length > 1 ? stack.pop() : undefined;
      if (done) (stack.at(-1) ?? root).children.push(createElement(done.tag, done.props, ...done.children));
    } else top.children.push(leafOf(token, index, keepLines));
  });
  return root.children;
}

function frameOf(token: Token, key: number): Omit<Frame, "children"> {
  const name = token.type.replace(/_open$/, "");
  // A vendor's headings stay below those of the page.
  if (name === "heading") return { tag: `h${Math.min(6, Number(token.tag.slice(1)) + 3)}`, props: { key } };
  // A link is its words; where it points is said as text, and leads nowhere.
  if (name === "link")
    return { tag: "span", props: { key, className: "cs-md-link", title: token.attrGet("href") ?? "" } };
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  return { tag: tags[name] ?? "span", props: align ? { key, className: `cs-align-${align}` } : { key } };
}

function leafOf(token: Token, key: number, keepLines: boolean): ReactNode {
  switch (token.type) {
    case "inline":
      return <Fragment key={key}>{elementsOf(token.children ?? [], keepLines)}</Fragment>;
    case "text":
    case "text_special":
      return token.content;
    case "softbreak":
      return keepLines ? <br key={key} /> : "\n";
    case "hardbreak":
      return <br key={key} />;
    case "hr":
      return <hr key={key} />;
    case "code_inline":
      return <code key={key}>{token.content}</code>;
    case "fence":
    case "code_block":
      return <pre key={key}>{token.content}</pre>;
    case "image":
      return (
        <span key={key} className="cs-dim">
          [picture: {token.content || "no description"}, {token.attrGet("src")}]
        </span>
      );
    default:
      return token.content;
  }
}

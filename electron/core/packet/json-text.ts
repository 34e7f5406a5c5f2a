/** JSON as RFC 8259 has it: no comments, no trailing commas, each key once. Numbers stay as they are written. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { PathStep } from "#shared/formats/packet-fields";
import {
  lineCounter,
  maxDepth,
  memberCollector,
  textNode,
  type TextNode,
  type TextProblem,
  type TextTree,
} from "./manifest-text.ts";

export function parseJson(text: string): TextTree {
  const lineAt = lineCounter(text);
  // The parser calls itself for each level, so that depth is looked at first.
  const tooDeep = offsetTooDeep(text);
  if (tooDeep !== undefined) {
    const says = `Lists and fields lie more than ${maxDepth} levels deep in one another.`;
    return {
      root: undefined,
      problems: [{ line: lineAt(tooDeep), says, expected: `at most ${maxDepth} levels` }],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: false,
  });
  const problems: TextProblem[] = errors.map(({ error, offset }) => {
    const reason = reasons[printParseErrorCode(error)] ?? "this cannot be read";
    return { line: lineAt(offset), says: `This cannot be read as JSON: ${reason}.`, expected: "valid JSON" };
  });
  if (tree === undefined || problems.length > 0) return { root: undefined, problems };

  function build(node: Node, path: readonly PathStep[]): TextNode {
    const line = lineAt(node.offset);
    if (node.type === "null") return { kind: "empty", line };
    if (node.type === "array") {
      return {
        kind: "list",
        line,
        items: (node.children ?? []).map((item, at) => build(item, [...path, at])),
      };
    }
    if (node.type === "object") {
      const members = memberCollector(line, path, problems);
      for (const property of node.children ?? []) {
        const [key, value] = property.children ?? [];
        if (key === undefined || value === undefined) continue;
        const name = String(key.value);
        members.add({ key: name, line: lineAt(key.offset), value: build(value, [...path, name]) });
      }
      return members.node();
    }
    if (node.type === "string") return textNode(String(node.value), line, path, problems);
    return textNode(text.slice(node.offset, node.offset + node.length), line, path, problems, true);
  }

  return { root: build(tree, []), problems };
}

/** Where lists and fields first lie deeper in one another than is followed. */
export function offsetTooDeep(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      // Text that does not end, ends with its line.
      else if (character === '"' || character === "\n") quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "[" || character === "{") {
      depth += 1;
      if (depth > maxDepth) return at;
    } else if (character === "]" || character === "}") depth -= 1;
  }
  return undefined;
}

const reasons: Record<string, string> = {
  InvalidSymbol: "there is a word or sign that JSON does not know",
  InvalidNumberFormat: "a number is not written as JSON writes it",
  PropertyNameExpected: "the name of a field, in double quotes, is expected",
  ValueExpected: "a value is expected",
  ColonExpected: "a colon is expected",
  CommaExpected: "a comma is expected",
  CloseBraceExpected: "a closing brace is expected",
  CloseBracketExpected: "a closing bracket is expected",
  EndOfFileExpected: "something follows after the end",
  InvalidCommentToken: "a comment is not allowed",
  UnexpectedEndOfComment: "a comment is not allowed",
  UnexpectedEndOfString: "text in quotes does not end",
  UnexpectedEndOfNumber: "a number breaks off",
  InvalidUnicode: "four digits or letters a to f are missing after \\u",
  InvalidEscapeCharacter: "a backslash stands before a letter that has no meaning there",
  InvalidCharacter: "a control character stands in text",
};

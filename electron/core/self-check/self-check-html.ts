/** The self-check as a page by itself: no script, nothing to fetch, made to be printed. */
import { textOf } from "../memo/memo-blocks.ts";
import type { Block, Cell, MemoModel, Para, TableBlock } from "../memo/memo-types.ts";
import { wordText } from "../memo/word-text.ts";

export function selfCheckHtml(model: MemoModel): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(model.title)}</title>
<style>${style}</style>
</head>
<body>
<p class="marking">${escaped(model.marking)} · ${escaped(model.heading)}</p>
<main>
${model.blocks.map(blockHtml).join("\n")}
</main>
<p class="marking">${escaped(model.footer)}</p>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`;
    case "paragraph":
      return paragraphHtml(block.para);
    case "table":
      return tableHtml(block);
    case "figure":
      return `<p>${escaped(block.alt)}</p>`;
    default:
      return "";
  }
}

function paragraphHtml(para: Para): string {
  const text = textOf(para);
  if (text.trim() === "") return "";
  if (para.style === "title") return `<h1>${escaped(text)}</h1>`;
  const [label, tab, ...rest] = para.runs;
  if (para.style === "fact" && label && tab?.text === "\t")
    return `<p class="fact"><strong>${escaped(label.text)}</strong> <span>${escaped(rest.map((run) => run.text).join(""))}</span></p>`;
  return `<p${para.style === "subtitle" ? ' class="subtitle"' : ""}>${runs(para)}</p>`;
}

const runs = ({ runs: all }: Para): string =>
  all
    .map(({ text, look }) => {
      const said = escaped(text);
      if (look === "strong") return `<strong>${said}</strong>`;
      if (look === "mono") return `<code>${said}</code>`;
      return look === "muted" ? `<span class="muted">${said}</span>` : said;
    })
    .join("");

function tableHtml({ caption, columns, rows }: TableBlock): string {
  const head = columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join("");
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns
    .map(({ share }) => `<col style="width:${((100 * share) / total).toFixed(1)}%">`)
    .join("");
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`).join("\n");
  return `<table><caption>${escaped(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

const cellHtml = ({ paras }: Cell): string =>
  `<td>${paras.map((para) => `<p>${runs(para)}</p>`).join("")}</td>`;

function escaped(text: string): string {
  return wordText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
}

const style = `
:root { font: 15px/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1a2123; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: .5rem 0 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }
p { margin: .35rem 0; }
.subtitle, .muted, .marking { color: #556064; }
.marking { font-size: .85rem; }
.fact { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem; margin: .1rem 0; }
table { width: 100%; border-collapse: collapse; margin: .75rem 0; table-layout: fixed; font-size: .93rem; }
caption { text-align: start; color: #556064; padding-bottom: .25rem; }
th, td { border: 1px solid #c4ccce; padding: .35rem .5rem; text-align: start; vertical-align: top; }
th { background: #eef1f1; }
td p { margin: 0 0 .2rem; }
code { font-size: .9em; }
tr { break-inside: avoid; }
@media print { body { max-width: none; margin: 0; } thead { display: table-header-group; } }
`;

/**
 * The rules whose breach makes Word offer to repair a file, or drop part of it without a word. A schema does not
 * express most of them.
 */
import { posix } from "node:path";
import { SaxesParser } from "saxes";
import { readParts } from "#core/memo/read-document";

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

export async function wordProblems(bytes: Uint8Array): Promise<string[]> {
  const parts = await readParts(bytes);
  const problems: string[] = [];
  const parsed = new Map<string, Node>();
  for (const [name, part] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const text = part.toString("utf8");
    if (text.includes("<!DOCTYPE")) problems.push(`${name} has a DOCTYPE`);
    try {
      parsed.set(name, parse(text));
    } catch (error) {
      problems.push(`${name} is not well-formed: ${String(error)}`);
    }
  }
  const document = parsed.get("word/document.xml");
  const styles = parsed.get("word/styles.xml");
  if (!document || !styles) return [...problems, "document or styles missing"];
  return [
    ...problems,
    ...packageProblems(new Set(parts.keys()), parsed),
    ...idProblems(document),
    ...bookmarkProblems(document),
    ...all(document, "w:tbl").flatMap(tableProblems),
    ...styleProblems(parsed, styles),
    ...fieldProblems(parsed),
    ...all(document, "w:body").flatMap((body) =>
      body.children.at(-1)?.name === "w:sectPr" ? [] : ["w:body does not end in w:sectPr"],
    ),
  ];
}

/** Every field of the memo by its first word, wherever it stands. */
export async function fieldsOf(bytes: Uint8Array): Promise<string[]> {
  const found = new Set<string>();
  for (const [name, part] of await readParts(bytes)) {
    if (!/^word\/[a-z]+\d*\.xml$/.test(name)) continue;
    const root = parse(part.toString("utf8"));
    for (const node of all(root, "w:fldSimple")) found.add(firstWord(node.attributes["w:instr"] ?? ""));
    for (const node of all(root, "w:instrText")) found.add(firstWord(node.text));
  }
  return [...found].sort();
}

function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root;
}

function all(node: Node, name: string): Node[] {
  const found: Node[] = node.name === name ? [node] : [];
  for (const child of node.children) found.push(...all(child, name));
  return found;
}

function packageProblems(names: ReadonlySet<string>, parsed: ReadonlyMap<string, Node>): string[] {
  const types = parsed.get("[Content_Types].xml");
  if (!types) return ["no content types"];
  const defaults = new Set(all(types, "Default").map((node) => node.attributes.Extension));
  const overrides = new Set(all(types, "Override").map((node) => node.attributes.PartName));
  const problems: string[] = [];
  for (const name of names) {
    if (name === "[Content_Types].xml") continue;
    if (!overrides.has(`/${name}`) && !defaults.has(name.split(".").at(-1)))
      problems.push(`${name} has no content type`);
    if (/vba|activeX|embeddings/i.test(name)) problems.push(`${name} is active content`);
  }
  for (const override of overrides)
    if (!names.has(String(override).slice(1)))
      problems.push(`a content type for ${override}, which is not there`);
  for (const [name, root] of parsed) {
    if (!name.endsWith(".rels")) continue;
    const folder = posix.dirname(posix.dirname(name));
    const ids = all(root, "Relationship").map((node) => node.attributes.Id);
    if (new Set(ids).size < ids.length) problems.push(`${name} has an id twice`);
    for (const { attributes } of all(root, "Relationship")) {
      if (attributes.TargetMode === "External") problems.push(`${name} points outside: ${attributes.Target}`);
      const target = posix.normalize(posix.join(folder, attributes.Target ?? ""));
      if (!names.has(target))
        problems.push(`${name}: ${attributes.Id} leads to ${target}, which is not there`);
    }
    const owner = posix.join(folder, posix.basename(name, ".rels"));
    const used = parsed.get(owner);
    if (used) {
      const wanted = JSON.stringify(used).matchAll(/"r:(?:id|embed|link)":"([^"]+)"/g);
      for (const [, id] of wanted)
        if (!ids.includes(id)) problems.push(`${owner} uses ${id}, which is not in ${name}`);
    }
  }
  return problems;
}

function idProblems(document: Node): string[] {
  const ids = all(document, "wp:docPr").map((node) => node.attributes.id);
  const bare = all(document, "wp:docPr").filter((node) => !node.attributes.descr);
  return [
    ...(new Set(ids).size < ids.length ? ["two drawings with one id"] : []),
    ...(bare.length > 0 ? ["a drawing without a description"] : []),
  ];
}

function bookmarkProblems(document: Node): string[] {
  const starts = all(document, "w:bookmarkStart");
  const ids = starts.map((node) => node.attributes["w:id"]);
  const names = starts.map((node) => node.attributes["w:name"] ?? "");
  const ends = all(document, "w:bookmarkEnd").map((node) => node.attributes["w:id"]);
  const anchors = [
    ...all(document, "w:hyperlink").map((node) => node.attributes["w:anchor"] ?? ""),
    ...all(document, "w:fldSimple").flatMap(
      (node) => /^REF (\w+)/.exec(node.attributes["w:instr"] ?? "")?.[1] ?? [],
    ),
  ];
  return [
    ...(new Set(ids).size < ids.length ? ["a bookmark id twice"] : []),
    ...(new Set(names).size < names.length ? ["a bookmark name twice"] : []),
    ...(names.some((name) => !/^[A-Za-z_]\w{0,39}$/.test(name)) ? ["a bookmark name that Word refuses"] : []),
    ...(sameSet(ids, ends) ? [] : ["bookmarks that do not pair"]),
    ...anchors
      .filter((anchor) => !names.includes(anchor))
      .map((anchor) => `a link to ${anchor}, which is not there`),
  ];
}

function sameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;
}

function tableProblems(table: Node): string[] {
  const problems: string[] = [];
  const columns = all(table, "w:tblGrid").flatMap((grid) => grid.children).length;
  const rows = table.children.filter((child) => child.name === "w:tr");
  if (columns === 0) problems.push("a table without a grid");
  if (rows.length === 0) problems.push("a table without rows");
  const repeated = (row: Node) =>
    all(row, "w:tblHeader").some((node) => !/^(off|false|0)$/.test(node.attributes["w:val"] ?? "on"));
  if (rows[0] && !repeated(rows[0])) problems.push("a table whose header row is not repeated");
  for (const row of rows) {
    const cells = row.children.filter((child) => child.name === "w:tc");
    const spans = cells.map((cell) => Number(all(cell, "w:gridSpan")[0]?.attributes["w:val"] ?? 1));
    if (spans.reduce((sum, span) => sum + span, 0) !== columns)
      problems.push("a row that does not fill the grid");
    for (const cell of cells)
      if (cell.children.at(-1)?.name !== "w:p") problems.push("a cell that does not end in a paragraph");
  }
  return problems;
}

function styleProblems(parsed: ReadonlyMap<string, Node>, styles: Node): string[] {
  const known = new Set(
    all(styles, "w:style").map((style) => `${style.attributes["w:type"]} ${style.attributes["w:styleId"]}`),
  );
  const kinds = { "w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table" } as const;
  const problems: string[] = [];
  if (known.size < all(styles, "w:style").length) problems.push("a style id twice");
  for (const [name, root] of parsed) {
    for (const [element, kind] of Object.entries(kinds))
      for (const node of all(root, element))
        if (!known.has(`${kind} ${node.attributes["w:val"]}`))
          problems.push(`${name} uses the ${kind} style ${node.attributes["w:val"]}, which is not there`);
  }
  for (const style of all(styles, "w:style"))
    for (const link of ["w:basedOn", "w:next"])
      for (const node of all(style, link))
        if (![...known].some((id) => id.endsWith(` ${node.attributes["w:val"]}`)))
          problems.push(`${link} names ${node.attributes["w:val"]}`);
  return problems;
}

function fieldProblems(parsed: ReadonlyMap<string, Node>): string[] {
  const problems: string[] = [];
  for (const [name, root] of parsed) {
    const marks = all(root, "w:fldChar").map((node) => node.attributes["w:fldCharType"]);
    const count = (kind: string) => marks.filter((mark) => mark === kind).length;
    if (count("begin") !== count("end") || count("separate") > count("begin"))
      problems.push(`${name}: a field that does not end`);
    if ([...all(root, "w:fldChar"), ...all(root, "w:fldSimple")].some((node) => "w:dirty" in node.attributes))
      problems.push(`${name}: a dirty field`);
    for (const field of all(root, "w:fldSimple"))
      if (!all(field, "w:t").some((node) => node.text !== ""))
        problems.push(`${name}: a field without a result`);
  }
  const settings = parsed.get("word/settings.xml");
  if (settings && all(settings, "w:updateFields").length > 0) problems.push("Word is told to update fields");
  return problems;
}

function firstWord(instruction: string): string {
  return instruction.trim().split(/\s/)[0] ?? "";
}

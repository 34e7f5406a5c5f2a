/** Finds out by its content whose checklist a file is. Undefined where it is one of the format itself. */
import { CORE_SCHEMA, load } from "js-yaml";
import { parse as parseWithComments, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { ForeignChecklist } from "#shared/checklists/foreign/foreign-checklist";
import type { GivenUse } from "#shared/checklists/foreign/table-to-items";
import { UnreadableFile } from "#shared/intake/document";
import { parseNamespaced } from "../../intake/ooxml-package.ts";
import { decodeForeign } from "../../intake/readers/decode-text.ts";
import { offsetTooDeep, parseJson } from "../../packet/json-text.ts";
import { lineCounter, type TextProblem } from "../../packet/manifest-text.ts";
import { malformed } from "../../packet/parse-manifest.ts";
import { parseYaml } from "../../packet/yaml-text.ts";
import { isCisoLibrary, readCisoLibrary } from "./ciso-assistant.ts";
import { gridsOfText, gridsOfWorkbook, readGrids, type Grids, type Named } from "./grids.ts";
import { readJsonTree } from "./json-tree.ts";
import { readOscal } from "./oscal.ts";
import { isFields, textAt, valueAt } from "./plain-data.ts";
import { readCkl, readCklb } from "./stig-viewer.ts";
import { isUnfit, type Unfit } from "./unfit.ts";
import { isVsaq, readVsaq } from "./vsaq.ts";
import { readXccdf } from "./xccdf.ts";

type Input = { bytes: Uint8Array; file: string; columns: readonly GivenUse[] };

/** Throws `malformed-file` where it is neither, with what to do. */
export async function readForeign({ bytes, file, columns }: Input): Promise<ForeignChecklist | undefined> {
  try {
    const found = await readByContent({ bytes, file, columns });
    if (found === undefined) return undefined;
    if (isUnfit(found)) throw malformed(file, [{ says: found.unfit, expected: found.expected }]);
    if (found.items.length === 0 && found.columns.length === 0) throw noQuestions(file);
    return found;
  } catch (error) {
    if (error instanceof UnreadableFile) throw malformed(file, [{ says: error.message }]);
    throw error;
  }
}

const noQuestions = (file: string) =>
  malformed(file, [
    {
      says: "No questions were found in it.",
      expected:
        "a table with a header row such as “Id, Question, Guidance, Section”, or a checklist of a kind that docs/checklists.md lists",
    },
  ]);

async function readByContent({ bytes, file, columns }: Input): Promise<ForeignChecklist | Unfit | undefined> {
  if (bytes.length === 0) throw new UnreadableFile("The file is empty.");
  const named = nameOf(file);
  const inTables = (grids: Grids) => readGrids(grids, { named, given: columns });
  const head = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (head.startsWith("PK")) {
    if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("xl/"))
      throw new UnreadableFile(
        "It is an archive or a Word file: unpack it and import the checklist in it, or save a table as .xlsx or .csv.",
      );
    return inTables(await gridsOfWorkbook(bytes)) ?? refuse(file);
  }
  if (head === "\xd0\xcf\x11\xe0")
    throw new UnreadableFile(
      "An older Excel file, or one with a password: save it as .xlsx without a password.",
    );
  if (head === "%PDF")
    throw new UnreadableFile("A PDF is not read as a checklist: ask for a table or for JSON.");
  const { text } = decodeForeign(bytes);
  const start = text.trimStart().slice(0, 2);
  if (start.startsWith("<")) return readXml(text, file);
  if (/\.(?:csv|tsv)$/i.test(file)) return inTables(gridsOfText(text)) ?? refuse(file);
  if (/^(?:[{[]|\/[/*])/.test(start)) return readJson(text, file, named);
  return readYaml(text, named) ?? (isTable(file, text) ? inTables(gridsOfText(text)) : undefined);
}

function refuse(file: string): never {
  throw noQuestions(file);
}

/** A text whose first line heads columns. */
const isTable = (file: string, text: string) =>
  !/\.(?:ya?ml)$/i.test(file) && /^[^\n]*[,;\t|][^\n]*\n/.test(text);

function readXml(text: string, file: string): ForeignChecklist {
  const root = parseNamespaced(Buffer.from(text));
  const found = readCkl(root) ?? readXccdf(root);
  if (found) return found;
  throw malformed(file, [
    {
      says: `This XML (“${root.name.slice(0, 60)}”) is no checklist that is known.`,
      expected: "an XCCDF benchmark or a CKL checklist",
    },
  ]);
}

function readJson(text: string, file: string, named: Named): ForeignChecklist | Unfit | undefined {
  const value = jsonValue(text, file);
  if (isOwn(value)) return undefined;
  if (isVsaq(value)) return readVsaq(value);
  return (
    readOscal(value) ??
    readCklb(value) ??
    (isCisoLibrary(value) ? readCisoLibrary(value) : (readJsonTree(value, named) ?? refuse(file)))
  );
}

/** JSON, also with comments and commas at the end of lists, as VSAQ has them. */
function jsonValue(text: string, file: string): unknown {
  const tooDeep = offsetTooDeep(text);
  if (tooDeep !== undefined) throw malformed(file, parseJson(text).problems);
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    const value: unknown = parseWithComments(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (!error) return value;
    const problems: TextProblem[] = parseJson(text).problems.filter(({ says }) => !/comment/.test(says));
    const says = `This cannot be read as JSON: ${printParseErrorCode(error.error)}.`;
    throw malformed(file, problems.length > 0 ? problems : [{ line: lineCounter(text)(error.offset), says }]);
  }
}

function readYaml(text: string, named: Named): ForeignChecklist | Unfit | undefined {
  // Problems with the text are told by the parser of the format itself.
  const { root, problems } = parseYaml(text);
  if (!root || root.kind === "text" || problems.length > 0) return undefined;
  const value = load(text, { schema: CORE_SCHEMA });
  if (isOwn(value)) return undefined;
  return isCisoLibrary(value) ? readCisoLibrary(value) : readJsonTree(value, named);
}

/** One of the format itself, though it may be a faulty one. */
const isOwn = (value: unknown): boolean =>
  /^countersign\b/.test(textAt(value, "format")) ||
  (isFields(value) &&
    valueAt(value, "sections") !== undefined &&
    (valueAt(value, "scale") ?? valueAt(value, "policy")) !== undefined);

/** `OWASP_ASVS_5.0.0_en.csv` → OWASP ASVS, 5.0.0. */
function nameOf(file: string): Named {
  const base = (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[A-Za-z0-9]{1,5}$/, "").replaceAll("_", " ");
  const edition = /(?:^|[\s-])v?(\d+(?:\.\d+){1,3})(?=$|[\s-])/i.exec(base);
  const title = base
    .replace(edition?.[0] ?? "", " ")
    .replaceAll(/\s+/g, " ")
    .replace(/(?:\s-?[a-z]{2}(?:-[a-z]{2})?)?(?:\.(?:flat|legacy|cdx))*$/, "")
    .trim();
  return { title: title === "" ? base : title, edition: edition?.[1] ?? "" };
}

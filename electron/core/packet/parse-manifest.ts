/** Bytes of a manifest → a packet, or every problem at once: file, line, path, what was found, what was expected. */
import { AppError, type Problem } from "#shared/errors";
import { fieldPath, type PathStep } from "#shared/formats/packet-fields";
import { Packet, PACKET_FORMAT, packetSectionIds } from "#shared/formats/packet";
import type { z } from "zod";
import { quoted } from "./entry-names.ts";
import { expectedAt, foundInWords } from "./expected-words.ts";
import { inWords } from "./limits.ts";
import { parseJson } from "./json-text.ts";
import { decodeText, findNode, type TextNode, type TextProblem } from "./manifest-text.ts";
import { dropBlank, toValue } from "./manifest-value.ts";
import { parseYaml } from "./yaml-text.ts";

/** Above this many, problems are counted, not listed: such a file is not the format at all. */
const mostProblems = 1_000;

export function parseManifest({
  bytes,
  file,
  maxBytes,
}: {
  bytes: Uint8Array;
  file: string;
  maxBytes: number;
}): Packet {
  if (bytes.length > maxBytes) {
    const says = `The manifest has ${inWords(bytes.length)}.`;
    throw malformed(file, [{ says, expected: `at most ${inWords(maxBytes)}` }]);
  }
  const decoded = decodeText(bytes);
  if ("badLine" in decoded) {
    const says = "The file is not UTF-8 text. Save it as UTF-8.";
    throw malformed(file, [{ line: decoded.badLine, says, expected: "UTF-8 text" }]);
  }
  const json = /\.json$/i.test(file);
  const { root, problems } = json ? parseJson(decoded.text) : parseYaml(decoded.text);
  if (root === undefined) throw malformed(file, problems);
  const manifest = dropBlank(root) ?? { kind: "empty", line: root.line };
  refuseNewer(manifest, file);
  const parsed = Packet.safeParse(toValue(manifest));
  const all = parsed.success
    ? problems
    : [...problems, ...shapeProblems(parsed.error.issues, { manifest, json })];
  if (parsed.success && all.length === 0) return parsed.data;
  throw malformed(file, all);
}

/** The error of a file that is not a packet, with its problems in the order of the file. */
export function malformed(file: string, problems: readonly TextProblem[]): AppError<"malformed-file"> {
  // A parser that lost its place says the same thing several times.
  const different = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  const inOrder = [...different.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const listed: Problem[] = inOrder.slice(0, mostProblems).map(({ line, path, says, expected }) => ({
    file: file.slice(0, 4_096),
    ...(line === undefined ? {} : { line }),
    ...(path === undefined || path.length === 0 ? {} : { path: fieldPath(path).slice(0, 2_000) }),
    says: says.slice(0, 4_000),
    ...(expected === undefined ? {} : { expected: expected.slice(0, 1_000) }),
  }));
  const more = inOrder.length - listed.length;
  if (more > 0) listed.push({ file: file.slice(0, 4_096), says: `There are ${more} further problems.` });
  const count = inOrder.length === 1 ? "one problem" : `${inOrder.length} problems`;
  return new AppError(
    "malformed-file",
    `${quoted(file)} cannot be read: it has ${count}. Nothing was stored.`,
    {
      problems: listed,
    },
  );
}

function refuseNewer(manifest: TextNode, file: string): void {
  const { node } = findNode(manifest, ["format"]);
  const written = node?.kind === "text" ? node.value : "";
  const major = /^countersign\.packet\/(\d+)$/.exec(written)?.[1];
  // 1 itself, and what is below it; the number may be longer than any that can be counted with.
  if (major === undefined || /^0*[01]?$/.test(major)) return;
  const found = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  const says = `${quoted(file)} is written in ${found}; this version of Countersign reads ${PACKET_FORMAT}. Open it with a newer version, or ask for the packet in ${PACKET_FORMAT}.`;
  throw new AppError("newer-format", says, { found, supported: PACKET_FORMAT });
}

type Issue = z.core.$ZodIssue;
type Read = { manifest: TextNode; json: boolean };

function shapeProblems(issues: readonly Issue[], read: Read): TextProblem[] {
  return issues.flatMap((issue) => leaves(issue, [])).map((path) => shapeProblem(path, read));
}

/** The paths that an issue is about. A union's issue holds those of each branch; the one for what was written counts. */
function leaves(issue: Issue, above: readonly PropertyKey[]): PropertyKey[][] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union") return [path];
  const deeper = issue.errors.find(
    (branch) => branch.length > 0 && branch.every(({ path: rest }) => rest.length > 0),
  );
  return deeper ? deeper.flatMap((inner) => leaves(inner, path)) : [path];
}

function shapeProblem(path: readonly PropertyKey[], { manifest, json }: Read): TextProblem {
  const steps = path.filter((step): step is string | number => typeof step !== "symbol");
  const { node, line } = findNode(manifest, steps);
  const expected = expectedAt(steps, { found: node, json });
  if (steps.length === 0) return { line, says: `The file ${foundInWords(node)}.`, expected };
  const name = fieldPath(steps);
  const says = node === undefined ? `${name} is missing.` : `${name} ${foundInWords(node)}.`;
  return { line, path: steps, says: `${says}${strayed(steps, manifest)}`, expected };
}

/** A vendor who leaves `sections` out has the sections at the top. */
function strayed(steps: readonly PathStep[], manifest: TextNode): string {
  if (steps.length !== 1 || steps[0] !== "sections" || manifest.kind !== "mapping") return "";
  const astray = packetSectionIds.filter((id) => manifest.members.some(({ key }) => key === id));
  return astray.length === 0 ? "" : ` Outside of it stands what belongs into it: ${astray.join(", ")}.`;
}

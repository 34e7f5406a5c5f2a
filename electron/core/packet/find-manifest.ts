/** Which file of a source is the manifest, and which of the others belong to the packet. */
import { malformed } from "./parse-manifest.ts";
import { quoted } from "./entry-names.ts";
import { bundleNames } from "#shared/formats/bundle";
import type { PacketSource, SourceFile } from "./packet-source.ts";

/** A file that belongs to the packet; `path` is relative to the manifest. */
export type TakenFile = { path: string; file: SourceFile };
export type Ignored = { path: string; why: string };

export const manifestNames = ["packet.yaml", "packet.yml", "packet.json"];
const lookedFor = "packet.yaml, packet.yml or packet.json at the top, or inside one single top folder";

/** Throws `malformed-file` where there is no manifest, or more than one. */
export function findManifest(source: PacketSource): {
  manifest: TakenFile;
  taken: TakenFile[];
  ignored: Ignored[];
} {
  const [only] = source.files;
  if (source.kind === "file" && only) {
    const manifest = { path: only.path, file: only };
    return { manifest, taken: [manifest], ignored: [] };
  }
  const ignored = source.files.flatMap(({ path }) => {
    const why = whyIgnored(path);
    return why === undefined ? [] : [{ path, why }];
  });
  const files = source.files.filter(({ path }) => whyIgnored(path) === undefined);
  const root = rootOf(files);
  const taken = files.map((file) => ({ path: file.path.slice(root.length), file }));
  const found = taken.filter(({ path }) => manifestNames.includes(path));
  const [manifest, second] = found;
  if (manifest === undefined) throw malformed(source.name, [{ says: noneFound(files), expected: lookedFor }]);
  if (second !== undefined) {
    const names = found.map(({ file }) => quoted(file.path)).join(" and ");
    throw malformed(source.name, [{ says: `There are two manifests: ${names}.`, expected: "one manifest" }]);
  }
  return { manifest, taken, ignored };
}

/** "" when a manifest lies at the top; else the one folder that holds everything. */
function rootOf(files: readonly SourceFile[]): string {
  if (files.some(({ path }) => manifestNames.includes(path))) return "";
  const tops = new Set(files.map(({ path }) => path.slice(0, path.indexOf("/") + 1)));
  const [top] = tops;
  return tops.size === 1 && top !== undefined ? top : "";
}

function noneFound(files: readonly SourceFile[]): string {
  if (files.length === 0) return "There is no file in it.";
  const names = new Set(files.map(({ path }) => path));
  if (names.has(bundleNames.manifest) && names.has(bundleNames.review))
    return "It is a review bundle, not a packet: choose “Bring in a bundle” on the first screen.";
  const near = files.find(({ path }) =>
    manifestNames.includes(path.slice(path.lastIndexOf("/") + 1).toLowerCase()),
  );
  return near === undefined
    ? "There is no manifest in it."
    : `There is no manifest where one is looked for; ${quoted(near.path)} lies elsewhere or is spelled differently.`;
}

/** What systems leave in folders and archives by themselves. */
export function whyIgnored(path: string): string | undefined {
  if (path.startsWith("__MACOSX/") || path.includes("/__MACOSX/")) return "macOS keeps its own notes in it";
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === ".DS_Store") return "macOS keeps its own notes in it";
  if (/^(thumbs\.db|desktop\.ini)$/i.test(name)) return "Windows keeps its own notes in it";
  return undefined;
}

/** Opens a bundle that somebody hands over. It is foreign: everything in it is held against its manifest first. */
import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import { BundleManifest, bundleNames, BUNDLE_FORMAT } from "#shared/formats/bundle";
import { defaultLimits, type ReadLimits } from "../packet/limits.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";
import { openZip } from "../packet/safe-zip.ts";

export type OpenBundle = {
  readonly manifest: BundleManifest;
  /** What is not as the manifest says. */
  readonly faults: readonly { what: string; says: string }[];
  /** A part that is read whole; undefined where it is not there. */
  readonly part: (name: string) => Buffer | undefined;
  readonly text: (name: string) => string | undefined;
  /** The files of the packet and of the reviewer, by SHA-256. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly close: () => Promise<void>;
};

type Options = {
  name: string;
  signal?: AbortSignal | undefined;
  progress?: ((done: number, of: number, what: string) => void) | undefined;
  limits?: Partial<ReadLimits>;
};

/** Parts beside `files/`: a memo, a record, receipts. They are held in memory. */
const mostInMemory = 300_000_000;
/** Lies in no manifest, since it is the manifest. */
const isFile = (name: string) => name.startsWith("files/");

/** Throws `refused-file`, `malformed-file` or `newer-format` where it is no bundle that can be read. */
export async function openBundle(
  path: string,
  { name, signal, progress, limits }: Options,
): Promise<OpenBundle> {
  const stopIfCancelled = () => {
    if (signal?.aborted)
      throw new AppError("cancelled", "Reading the bundle was cancelled. Nothing was stored.", {});
  };
  const source = await openZip(path, { limits: { ...defaultLimits, ...limits }, stopIfCancelled });
  try {
    const manifest = await readManifest(source, name);
    const byName = new Map(source.files.map((file) => [file.path, file]));
    const faults: { what: string; says: string }[] = [];
    const parts = new Map<string, Buffer>();
    const files = new Map<string, SourceFile>();
    const total = source.files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    let room = mostInMemory;
    const listed = new Set<string>([bundleNames.manifest]);
    for (const part of manifest.parts) {
      const file = byName.get(part.name);
      if (listed.has(part.name)) faults.push({ what: part.name, says: "The manifest lists it twice." });
      listed.add(part.name);
      if (!file) {
        faults.push({ what: part.name, says: "It is listed in the manifest and is not there." });
        continue;
      }
      const hash = createHash("sha256");
      const chunks: Buffer[] = [];
      if (!isFile(part.name)) room -= file.size;
      if (room < 0) throw notABundle(name, "Its parts are larger than those of any review.");
      for await (const chunk of file.read()) {
        stopIfCancelled();
        hash.update(chunk);
        if (!isFile(part.name)) chunks.push(Buffer.from(chunk));
        done += chunk.length;
        progress?.(done, total, part.name);
      }
      const sha256 = hash.digest("hex");
      if (sha256 !== part.sha256 || file.size !== part.size) {
        const says = `Its SHA-256 is ${sha256.slice(0, 16)}…, the manifest names ${part.sha256.slice(0, 16)}…: it was altered.`;
        faults.push({ what: part.name, says });
      }
      if (!isFile(part.name)) parts.set(part.name, Buffer.concat(chunks));
      else if (part.name === bundleNames.file(sha256)) files.set(sha256, file);
      else faults.push({ what: part.name, says: "Its name is not the SHA-256 of its bytes." });
    }
    for (const file of source.files) {
      if (!listed.has(file.path))
        faults.push({ what: file.path, says: "It is not listed in the manifest: it was added." });
    }
    return {
      manifest,
      faults,
      part: (wanted) => parts.get(wanted),
      text: (wanted) => parts.get(wanted)?.toString("utf8"),
      files,
      close: source.close,
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function readManifest(source: PacketSource, name: string): Promise<BundleManifest> {
  const file = source.files.find(({ path }) => path === bundleNames.manifest);
  if (!file) throw notABundle(name, "It has no manifest.json at its root.");
  if (file.size > defaultLimits.manifestBytes * 4) throw notABundle(name, "Its manifest.json is too large.");
  const chunks: Buffer[] = [];
  for await (const chunk of file.read()) chunks.push(Buffer.from(chunk));
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw notABundle(name, "Its manifest.json is not JSON.");
  }
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  const newer =
    typeof format === "string" ? /^countersign\.bundle\/([2-9]|[1-9]\d{1,3})$/.exec(format) : null;
  if (newer) {
    throw new AppError(
      "newer-format",
      `${name} is of the format ${newer[0]}; this version of Countersign reads ${BUNDLE_FORMAT}. Ask for an older one, or bring Countersign up to date.`,
      { found: newer[0], supported: BUNDLE_FORMAT },
    );
  }
  const parsed = BundleManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw notABundle(
    name,
    `Its manifest.json has not the form of ${BUNDLE_FORMAT} (${issue?.path.join(".") ?? ""}).`,
  );
}

export function notABundle(name: string, says: string): AppError {
  return new AppError("malformed-file", `${name} is no review bundle that can be read: ${says}`, {
    problems: [{ file: name, says, expected: "a zip that Countersign exported as a bundle" }],
  });
}

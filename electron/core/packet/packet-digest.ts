import { createHash } from "node:crypto";

/**
 * What a packet version is known by: SHA-256 over one line for each file taken, the manifest included, `sha256`,
 * space, path, line feed. Paths are relative to the manifest, in NFC with `/`. The lines are sorted whole, by their
 * bytes in UTF-8, as `LC_ALL=C sort` does; since each begins with its hash, that comes first.
 */
export function packetDigest(files: readonly { path: string; sha256: string }[]): string {
  const lines = files.map(({ path, sha256 }) => Buffer.from(`${sha256} ${path.normalize("NFC")}\n`));
  const hash = createHash("sha256");
  for (const line of lines.sort((a, b) => Buffer.compare(a, b))) hash.update(line);
  return hash.digest("hex");
}

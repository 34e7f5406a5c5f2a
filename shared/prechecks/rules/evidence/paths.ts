/** How a packet names its files. */
import type { Facts, FileFact } from "../../facts.ts";
import { fold } from "../../text/words.ts";

/** `./Evidence/a.json`, `evidence\a.json` and `evidence/a.json` are one path. */
export function pathKey(path: string): string {
  return fold(path)
    .replaceAll("\\", "/")
    .replaceAll(/^(\.?\/)+/g, "")
    .replaceAll(/\/+/g, "/");
}

export function samePath(a: string, b: string): boolean {
  return pathKey(a) === pathKey(b);
}

/**
 * The file that a claim points to, whether its state is *missing* or not. A page or a line behind the name does not
 * count; a bare name stands for the one file of that name in any folder; an entry's title stands for its file.
 */
export function fileNamed(
  named: string,
  { files, packet }: Pick<Facts, "files" | "packet">,
): FileFact | undefined {
  const byKey = new Map(files.map((file) => [pathKey(file.path), file]));
  const titled = (packet.evidence ?? []).find(
    ({ title }) => title !== undefined && fold(title) === fold(named),
  )?.path;
  const bare = named.replace(/[#?].*$/, "").replace(/(\.[A-Za-z0-9]{1,5})(?:[\s,:;(].*)$/, "$1");
  for (const name of [named, bare, titled]) {
    if (name === undefined) continue;
    const found = byKey.get(pathKey(name));
    if (found) return found;
  }
  const key = pathKey(bare);
  if (key === "" || key.includes("/")) return undefined;
  const alike = files.filter(({ path }) => pathKey(path).split("/").at(-1) === key);
  return alike.length === 1 ? alike[0] : undefined;
}

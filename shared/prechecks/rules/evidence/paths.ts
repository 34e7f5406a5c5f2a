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

/**
 * The file that a claim points to, whether its state is *missing* or not. A page or a line behind the name does not
 * count; a bare name stands for the one file of that name in any folder; an entry's title stands for its file.
 */
export function fileNamed(
  named: string,
  { files, packet }: Pick<Facts, "files" | "packet">,
): FileFact | undefined {
  const { byKey, byName } = keysOf(files);
  const titled = titlesOf(packet).get(fold(named));
  const bare = named.replace(/[#?].*$/, "").replace(/(\.[A-Za-z0-9]{1,5})(?:[\s,:;(].*)$/, "$1");
  for (const name of [named, bare, titled]) {
    if (name === undefined) continue;
    const found = byKey.get(pathKey(name));
    if (found) return found;
  }
  const key = pathKey(bare);
  if (key === "" || key.includes("/")) return undefined;
  const alike = byName.get(key) ?? [];
  return alike.length === 1 ? alike[0] : undefined;
}

type Keys = {
  readonly byKey: ReadonlyMap<string, FileFact>;
  readonly byName: ReadonlyMap<string, readonly FileFact[]>;
};
const keys = new WeakMap<readonly FileFact[], Keys>();

function keysOf(files: readonly FileFact[]): Keys {
  const known = keys.get(files);
  if (known) return known;
  const byName = Map.groupBy(files, ({ path }) => pathKey(path).split("/").at(-1) ?? "");
  const made = { byKey: new Map(files.map((file) => [pathKey(file.path), file])), byName };
  keys.set(files, made);
  return made;
}

const titles = new WeakMap<Facts["packet"], ReadonlyMap<string, string | undefined>>();

/** The path of the first entry of each title. */
function titlesOf(packet: Facts["packet"]): ReadonlyMap<string, string | undefined> {
  const known = titles.get(packet);
  if (known) return known;
  const made = new Map<string, string | undefined>();
  for (const { title, path } of packet.evidence ?? [])
    if (title !== undefined && !made.has(fold(title))) made.set(fold(title), path);
  titles.set(packet, made);
  return made;
}

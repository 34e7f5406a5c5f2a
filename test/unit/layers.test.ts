/** The borders between the layers, read from the imports as they stand in the files, `import type` included. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const sources = ["shared", "electron", "renderer"].flatMap(listSources);
const imports = new Map(sources.map((file) => [file, importsOf(read(file))]));

/** Lower layers know nothing of higher ones. The first entry that a path begins with is its layer. */
const layers = [
  { layer: "shared", paths: ["shared/"], may: [] },
  { layer: "core", paths: ["electron/core/"], may: ["shared"] },
  { layer: "transport", paths: ["electron/transport/"], may: ["shared", "core"] },
  { layer: "shell", paths: ["electron/shell/"], may: ["shared", "core", "transport"] },
  { layer: "doors", paths: ["electron/"], may: ["shared", "core", "transport", "shell"] },
  { layer: "renderer", paths: ["renderer/"], may: ["shared"] },
] as const;

describe("the layers", () => {
  test("no file imports from a layer above its own", () => {
    const upward = [...imports].flatMap(([file, targets]) =>
      targets.flatMap((target) => {
        const to = resolve(file, target);
        if (to === undefined) return [];
        const [from, into] = [layerOf(file), layerOf(to)];
        const allowed: readonly string[] = from.may;
        return from.layer === into.layer || allowed.includes(into.layer) ? [] : [`${file} → ${to}`];
      }),
    );
    expect(upward).toEqual([]);
  });

  test("every import of a file of ours leads to a file", () => {
    const lost = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => /^[.#]/.test(target) && !/\.(css|svg|woff2|wasm)(\?|$)/.test(target))
        .filter((target) => resolve(file, target) === undefined)
        .map((target) => `${file} → ${target}`),
    );
    expect(lost).toEqual([]);
  });

  test("no chain of imports comes back to where it began", () => {
    expect(findCycle()).toBeUndefined();
  });

  test("a cycle would be found, and its chain named", () => {
    const cycle = findCycle(
      new Map([
        ["a.ts", ["b.ts"]],
        ["b.ts", ["c.ts"]],
        ["c.ts", ["b.ts"]],
      ]),
    );
    expect(cycle).toBe("b.ts → c.ts → b.ts");
  });
});

describe("what only a few files may touch", () => {
  const onlyIn = (what: RegExp, allowed: RegExp) =>
    [...imports]
      .filter(([, targets]) => targets.some((target) => what.test(target)))
      .map(([file]) => file)
      .filter((file) => !allowed.test(file));

  test("Electron: the main file, the preload script and the shell", () => {
    expect(onlyIn(/^electron(\/|$)/, /^electron\/(main\.ts|preload\.ts|shell\/)/)).toEqual([]);
  });

  test("the database library: db/, the evidence database and keeping", () => {
    expect(
      onlyIn(/^better-sqlite3$/, /^electron\/core\/(db\/|keeping\/|packet\/evidence-(store|database)\.ts)/),
    ).toEqual([]);
  });

  test("the Word library: memo/ and template/", () => {
    expect(onlyIn(/^docx$/, /^electron\/core\/(memo|template)\//)).toEqual([]);
  });

  test("SQL: repos, db/, the evidence database and keeping", () => {
    const withSql = sources
      .filter((file) => file.startsWith("electron/"))
      .filter((file) => /\.prepare[<(]|\b(db|write|read)\.exec\(/.test(read(file)))
      .filter(
        (file) => !/^electron\/core\/(db\/|keeping\/|packet\/evidence-(store|database)\.ts)/.test(file),
      );
    expect(withSql).toEqual([]);
  });

  test("no statement is put together out of pieces that are not constants", () => {
    const built = sources.filter((file) =>
      /\.(prepare|exec)(<[^>]*>)?\(\s*["'][^"']*["']\s*\+/.test(read(file)),
    );
    expect(built).toEqual([]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** Static imports, re-exports, `import()` and workers that are started by URL. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  return [
    ...code.matchAll(/^\s*(?:import|export)\s[^;"']*?from\s+["']([^"']+)["']/gm),
    ...code.matchAll(/^\s*import\s+["']([^"']+)["']/gm),
    ...code.matchAll(/\bimport\(\s*["']([^"']+)["']/g),
    ...code.matchAll(/new URL\(\s*["'](\.[^"']+\.ts)["'],\s*import\.meta\.url/g),
  ].flatMap(([, target]) => (target === undefined ? [] : [target]));
}

/** The file of ours that is meant; undefined for packages. */
function resolve(file: string, target: string): string | undefined {
  const aliases: Record<string, string> = {
    "#shared/": "shared/",
    "#core/": "electron/core/",
    "#transport/": "electron/transport/",
    "#shell/": "electron/shell/",
  };
  const alias = Object.keys(aliases).find((prefix) => target.startsWith(prefix));
  const wanted = alias
    ? `${aliases[alias]}${target.slice(alias.length)}.ts`
    : target.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), target)
      : undefined;
  return wanted !== undefined && imports.has(wanted) ? wanted : undefined;
}

function layerOf(file: string): (typeof layers)[number] {
  const found = layers.find(({ paths }) => paths.some((prefix) => file.startsWith(prefix)));
  if (!found) throw new Error(`${file} belongs to no layer`);
  return found;
}

function graph(): Map<string, string[]> {
  return new Map(
    [...imports].map(([file, targets]) => [file, targets.flatMap((target) => resolve(file, target) ?? [])]),
  );
}

/** Types alone make no cycle at run time, but they tie files together just the same. */
function findCycle(edges: ReadonlyMap<string, readonly string[]> = graph()): string | undefined {
  const done = new Set<string>();
  const visit = (file: string, chain: readonly string[]): string | undefined => {
    if (chain.includes(file)) return [...chain.slice(chain.indexOf(file)), file].join(" → ");
    if (done.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...chain, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

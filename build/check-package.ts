/**
 * Opens what was packed and says what is wrong with it: a file too many or too few, a fuse, a hash that does not fit,
 * the door for development, a path of the machine that built it. `node build/check-package.ts FOLDER [LIST]`
 */
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { extractFile, listPackage, statFile } from "@electron/asar";
import { problemsWithFuses } from "./fuses.ts";

const root = path.resolve(import.meta.dirname, "..");

/** What only the doors that run from source hold; none of it may be in the packaged app. */
const developmentMarks = [
  { mark: /["'`](?:node:)?https?["'`]|["'`](?:node:)?http2["'`]/, says: "imports a web server or client" },
  { mark: /\bcreateServer\b|\.listen\(/, says: "opens a server" },
  // linkify-it, a part of markdown-it, knows the name as one that a text may have: `(?:localhost|…)`.
  { mark: /127\.0\.0\.1|(?<!\(\?:)\blocalhost\b/, says: "names the loopback address" },
];

/** The folder that electron-builder leaves for one system: `release/linux-unpacked`. Answers no problem if all is well. */
export async function checkPackage(folder: string, listFile: string): Promise<string[]> {
  const resources = path.join(folder, "resources");
  const archive = path.join(resources, "app.asar");
  if (!existsSync(archive)) return [`${archive} is not there.`];
  const inArchive = listPackage(archive, { isPack: false })
    .map((name) => name.replaceAll("\\", "/").replace(/^\//, ""))
    .filter((name) => !("files" in statFile(archive, name)));
  const beside = globSync("**/*", { cwd: resources, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(resources, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"),
    );
  return [
    ...compareWithList(
      [...inArchive, ...beside.map((name) => `resources/${name}`)],
      readFileSync(listFile, "utf8"),
    ),
    ...(await problemsWithFuses(path.join(folder, "countersign"))),
    ...inArchive.filter((name) => /\.[cm]?js$/.test(name)).flatMap((name) => checkCode(archive, name)),
    ...checkPin(archive, inArchive, resources),
  ];
}

/** Each file must be on the list, and each line of the list must name a file. `*` stands for anything but a slash. */
function compareWithList(files: readonly string[], list: string): string[] {
  const patterns = list
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const matches = patterns.map((pattern) => {
    const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
    const expression = new RegExp(`^${parts.join("[^/]*")}$`);
    return { pattern, files: files.filter((file) => expression.test(file)) };
  });
  const known = new Set(matches.flatMap(({ files }) => files));
  return [
    ...files.filter((file) => !known.has(file)).map((file) => `${file} is packed, but not on the list.`),
    ...matches
      .filter(({ files }) => files.length === 0)
      .map(({ pattern }) => `${pattern} is on the list, but not packed.`),
  ];
}

function checkCode(archive: string, name: string): string[] {
  const code = extractFile(archive, name).toString("utf8");
  const problems: string[] = [];
  for (const place of [root, os.homedir()]) {
    if (place.length > 3 && code.includes(place))
      problems.push(`${name} holds a path of this machine (${place}).`);
  }
  if (code.includes("sourceMappingURL=")) problems.push(`${name} names a source map.`);
  if (name.startsWith("dist/main/")) {
    for (const { mark, says } of developmentMarks) {
      const found = mark.exec(code);
      if (found) problems.push(`${name} ${says}: ${code.slice(found.index - 40, found.index + 60)}`);
    }
  }
  if (name.startsWith("dist/preload/")) {
    const required = [...code.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, what]) => what);
    for (const what of required) if (what !== "electron") problems.push(`${name} requires ${what}.`);
  }
  return problems;
}

function checkPin(archive: string, inArchive: readonly string[], resources: string): string[] {
  const [binary, ...more] = inArchive.filter((name) => name.endsWith(".node"));
  if (binary === undefined || more.length > 0)
    return [`There are ${more.length + (binary ? 1 : 0)} native binaries, not one.`];
  if (!("unpacked" in statFile(archive, binary)))
    return [`${binary} lies inside the archive, where it cannot be loaded.`];
  const unpacked = path.join(resources, "app.asar.unpacked", binary);
  if (!existsSync(unpacked)) return [`${binary} is missing beside the archive.`];
  const pins: unknown = JSON.parse(extractFile(archive, "dist/main/native-pins.json").toString("utf8"));
  const pinned = new Map(Object.entries(pins ?? {})).get(path.posix.basename(binary));
  const sha256 = createHash("sha256").update(readFileSync(unpacked)).digest("hex");
  return sha256 === pinned ? [] : [`${binary} does not have the hash that is pinned in the archive.`];
}

if (import.meta.main) {
  const [folder, list = path.join(import.meta.dirname, "package-files.txt")] = process.argv.slice(2);
  if (folder === undefined) {
    console.error("Usage: node build/check-package.ts FOLDER [LIST]");
    process.exit(2);
  }
  const problems = await checkPackage(path.resolve(folder), list);
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) console.log("The package is as it should be.");
  process.exit(problems.length === 0 ? 0 : 1);
}

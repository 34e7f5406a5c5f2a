/**
 * The check of the packed app, tried on a small made-up package: as it should be, and spoilt in each way that it must
 * notice. `npm run package` runs it on the real one.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createPackageWithOptions } from "@electron/asar";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { beforeAll, describe, expect, test } from "vitest";

const BINARY = "node_modules/better-sqlite3/prebuilds/linux-x64.node";
const work = mkdtempSync(path.join(os.tmpdir(), "countersign-package-"));
const list = path.join(work, "list.txt");

const files: Record<string, string> = {
  "package.json": "{}",
  "dist/main/main.js": `import "electron";`,
  "dist/main/native-pins.json": JSON.stringify({ "linux-x64.node": sha256("a binary") }),
  "dist/preload/preload.cjs": `require("electron");`,
  "dist/renderer/assets/index-1a2b.js": "export {};",
  [BINARY]: "a binary",
};
const patterns = [
  "package.json",
  "dist/main/main.js",
  "dist/main/native-pins.json",
  "dist/preload/preload.cjs",
  "dist/renderer/assets/*.js",
  BINARY,
  "resources/app.asar",
  `resources/app.asar.unpacked/${BINARY}`,
];

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function run(...args: string[]): Promise<{ code: number; says: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
    return { code: 0, says: stdout + stderr };
  } catch (error) {
    // What `execFile` rejects with carries the output.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, says: stdout + stderr };
  }
}

let made = 0;
/** Packs these files, sets the fuses as wanted, and answers the folder. */
async function pack(content: Record<string, string>, flip?: { [FuseV1Options.RunAsNode]: boolean }) {
  made += 1;
  const source = path.join(work, `source-${made}`);
  const folder = path.join(work, `packed-${made}`);
  for (const [name, text] of Object.entries(content)) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
    writeFileSync(path.join(source, name), text);
  }
  cpSync(path.join(work, "stand-in"), folder, { recursive: true });
  await createPackageWithOptions(source, path.join(folder, "resources/app.asar"), { unpack: "**/*.node" });
  if (flip) await flipFuses(path.join(folder, "countersign"), { version: FuseVersion.V1, ...flip });
  return folder;
}
const check = (folder: string) => run("build/check-package.ts", folder, list);

beforeAll(async () => {
  writeFileSync(list, `# what is packed\n${patterns.join("\n")}\n`);
  const standIn = path.join(work, "stand-in");
  await run("build/stand-in-electron.ts", standIn);
  const binary = path.join(standIn, "countersign");
  cpSync(path.join(standIn, "electron"), binary);
  const setAll = `
    import { flipFuses } from "@electron/fuses";
    import { fuseConfig } from "./build/fuses.ts";
    await flipFuses(process.argv[1], fuseConfig);`;
  await run("--input-type=module", "-e", setAll, binary);
});

test("a package as it should be passes", async () => {
  expect(await check(await pack(files))).toEqual({ code: 0, says: "The package is as it should be.\n" });
});

describe("is noticed:", () => {
  const without = (name: string) => Object.fromEntries(Object.entries(files).filter(([key]) => key !== name));

  test.each<[string, Record<string, string>, string]>([
    [
      "a file that nobody expects",
      { ...files, "dist/main/notes.txt": "" },
      "dist/main/notes.txt is packed, but not on the list",
    ],
    [
      "a file in a deeper folder than the list says",
      { ...files, "dist/renderer/assets/x/y.js": "" },
      "assets/x/y.js is packed",
    ],
    [
      "a file that is missing",
      without("dist/preload/preload.cjs"),
      "preload.cjs is on the list, but not packed",
    ],
    ["a source map", { ...files, "dist/main/main.js.map": "{}" }, "main.js.map is packed"],
    [
      "the name of a source map",
      { ...files, "dist/main/main.js": "//# sourceMappingURL=x" },
      "names a source map",
    ],
    [
      "a path of this machine",
      { ...files, "dist/main/main.js": `"${process.cwd()}/electron"` },
      "holds a path of this machine",
    ],
    [
      "a web server",
      { ...files, "dist/main/main.js": `import http from "node:http";` },
      "imports a web server or client",
    ],
    ["a server on a socket", { ...files, "dist/main/main.js": "net.createServer()" }, "opens a server"],
    [
      "the loopback door",
      { ...files, "dist/main/main.js": `const host = "127.0.0.1";` },
      "names the loopback address",
    ],
    [
      "a preload script that requires more",
      { ...files, "dist/preload/preload.cjs": `require("fs")` },
      "requires fs",
    ],
    [
      "a binary that is not the pinned one",
      { ...files, [BINARY]: "another" },
      "does not have the hash that is pinned",
    ],
    ["no binary", without(BINARY), "There are 0 native binaries"],
    ["two binaries", { ...files, "dist/main/other.node": "" }, "There are 2 native binaries"],
  ])("%s", async (_, content, says) => {
    const result = await check(await pack(content));
    expect(result.says).toContain(says);
    expect(result.code).toBe(1);
  });

  test("a fuse that was left as it was", async () => {
    const result = await check(await pack(files, { [FuseV1Options.RunAsNode]: true }));
    expect(result).toEqual({ code: 1, says: "The fuse RunAsNode is not off.\n" });
  });

  test("a binary that was altered after packing", async () => {
    const folder = await pack(files);
    appendFileSync(path.join(folder, "resources/app.asar.unpacked", BINARY), "!");
    expect((await check(folder)).says).toContain("does not have the hash that is pinned");
  });

  test("a file beside the archive", async () => {
    const folder = await pack(files);
    writeFileSync(path.join(folder, "resources/app-update.yml"), "url: https://example.com/");
    expect((await check(folder)).says).toContain("resources/app-update.yml is packed");
  });

  test("no archive", async () => {
    const folder = await pack(files);
    rmSync(path.join(folder, "resources/app.asar"));
    expect((await check(folder)).says).toContain("app.asar is not there");
  });
});

test("all nine fuses are set, and a tenth would break the packing", async () => {
  const script = `
    import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
    import { flipFuses, getCurrentFuseWire } from "@electron/fuses";
    import { fuseConfig } from "./build/fuses.ts";
    const binary = process.argv[1];
    const wire = Object.entries(await getCurrentFuseWire(binary)).filter(([key]) => /^\\d+$/.test(key));
    const longer = readFileSync(binary);
    const at = longer.indexOf("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX") + 32;
    longer[at + 1] = 10;
    writeFileSync(binary + ".longer", longer);
    const tenth = await flipFuses(binary + ".longer", fuseConfig).then(() => "set", (error) => error.message);
    console.log(JSON.stringify({ wire: wire.map(([, state]) => String.fromCharCode(state)).join(""), tenth }));`;
  const { says } = await run(
    "--input-type=module",
    "-e",
    script,
    path.join(await pack(files), "countersign"),
  );
  expect(JSON.parse(says)).toEqual({
    wire: "010011001",
    tenth: expect.stringContaining("strictlyRequireAllFuses"),
  });
});

describe("the configuration", () => {
  test("adds no switch that the app refuses, names no place for updates, and compiles nothing", async () => {
    const script = `
      const { configuration } = await import("./build/electron-builder.ts");
      console.log(JSON.stringify(configuration));`;
    const { says } = await run("--input-type=module", "-e", script);
    expect(JSON.parse(says)).toMatchObject({
      publish: null,
      npmRebuild: false,
      asar: { smartUnpack: false },
      asarUnpack: ["node_modules/better-sqlite3/prebuilds/**"],
      linux: { executableArgs: [], target: ["AppImage", "deb"] },
      appImage: { executableArgs: [] },
      win: { target: ["nsis", "zip"] },
      nsis: { deleteAppDataOnUninstall: false },
      mac: { target: ["dmg"] },
    });
    expect(says).not.toMatch(/no-sandbox|electronFuses/);
  });

  test("takes none of the doors for development, and no source", () => {
    const expected = readFileSync("build/package-files.txt", "utf8");
    const lines = expected.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => /\.tsx?$|\.map$|serve|cli|loopback|electron\/|\*\*/.test(line))).toEqual(
      [],
    );
  });
});

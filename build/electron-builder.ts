/** What is packed, for which systems, and what is done to it on the way. Used by build/package.ts. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { flipFuses } from "@electron/fuses";
import type { AfterPackContext, Configuration } from "electron-builder";
import { fuseConfig } from "./fuses.ts";
import { writeLicences } from "./licences.ts";

const root = path.resolve(import.meta.dirname, "..");
const sqlite = "node_modules/better-sqlite3";

export const configuration: Configuration = {
  appId: "org.countersign.desktop",
  productName: "Countersign",
  copyright: "Countersign",
  directories: { buildResources: "build/icons", output: "release" },
  // Everything of the app is bundled into dist; only SQLite's binding comes as a package, with the one binary.
  files: [
    "dist/main/**",
    "dist/preload/**",
    "dist/renderer/**",
    "dist/verifier/**",
    "package.json",
    "!**/*.map",
    "!node_modules/**/*",
    `${sqlite}/package.json`,
    `${sqlite}/LICENSE`,
    `${sqlite}/lib/**`,
    `!${sqlite}/lib/*-{x64,arm64}.js`,
    `${sqlite}/prebuilds/\${platform}-\${arch}.node`,
  ],
  // Otherwise every package with a binary is unpacked whole, and its scripts leave what the archive's hash covers.
  asar: { smartUnpack: false },
  asarUnpack: [`${sqlite}/prebuilds/**`],
  // The recorded answers serve the demonstration from source only.
  extraResources: [
    { from: "samples", to: "samples", filter: ["**/*", "!answers/**"] },
    { from: "dist/licences", to: "licences" },
  ],
  // The binding is N-API and comes built: nothing is compiled or fetched while packing.
  npmRebuild: false,
  nodeGypRebuild: false,
  // No updater: nothing says where an update would come from.
  publish: null,
  beforePack: async () => {
    writeLicences(path.join(root, "dist/licences"));
    return writeNativePins(path.join(root, "dist/main/native-pins.json"));
  },
  afterPack: async (context) => {
    await flipFuses(packedBinary(context), {
      ...fuseConfig,
      // A Mac with Apple's processor runs nothing whose signature does not fit, and setting fuses changes the file.
      resetAdHocDarwinSignature: context.electronPlatformName === "darwin",
    });
  },
  win: { target: ["nsis", "zip"], icon: "build/icons/icon.ico" },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
  mac: {
    target: ["dmg"],
    icon: "build/icons/icon.icns",
    category: "public.app-category.business",
    hardenedRuntime: true,
  },
  linux: {
    target: ["AppImage", "deb"],
    icon: "build/icons",
    category: "Office",
    executableName: "countersign",
    maintainer: "Countersign <countersign@localhost>",
    // Otherwise --no-sandbox is added, with which the app refuses to start.
    executableArgs: [],
  },
  appImage: { executableArgs: [] },
};

/** Writes the SHA-256 of each of SQLite's binaries into the archive; see electron/shell/native-pin.ts. */
export function writeNativePins(file: string): void {
  const folder = path.join(root, sqlite, "prebuilds");
  const names = readdirSync(folder).filter((name) => name.endsWith(".node"));
  const hash = (name: string) =>
    createHash("sha256")
      .update(readFileSync(path.join(folder, name)))
      .digest("hex");
  const pins = Object.fromEntries(names.toSorted().map((name) => [name, hash(name)]));
  writeFileSync(file, `${JSON.stringify(pins, null, 2)}\n`);
}

function packedBinary({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  if (electronPlatformName === "linux") return path.join(appOutDir, "countersign");
  const name = packager.appInfo.productFilename;
  return path.join(appOutDir, electronPlatformName === "win32" ? `${name}.exe` : `${name}.app`);
}

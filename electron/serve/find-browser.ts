import { accessSync, constants, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export type Browser = { name: string; file: string };

const names: readonly (readonly [name: string, command: string])[] = [
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
  ["Chrome", "google-chrome"],
  ["Chrome", "google-chrome-stable"],
  ["Chrome", "chrome"],
  ["Edge", "microsoft-edge"],
  ["Edge", "microsoft-edge-stable"],
];
const macApps = [
  ["Chromium", "Chromium.app/Contents/MacOS/Chromium"],
  ["Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
] as const;
const windowsApps = [
  ["Chromium", "Chromium\\Application\\chrome.exe"],
  ["Chrome", "Google\\Chrome\\Application\\chrome.exe"],
  ["Edge", "Microsoft\\Edge\\Application\\msedge.exe"],
] as const;

/** The first Chromium, Chrome or Edge of this machine, in the places where their installers put them. */
export function findBrowser(): Browser | undefined {
  return candidates().find(({ file }) => isProgram(file));
}

function candidates(): Browser[] {
  if (process.platform === "darwin") {
    const folders = ["/Applications", path.join(os.homedir(), "Applications")];
    return folders.flatMap((folder) =>
      macApps.map(([name, app]) => ({ name, file: path.join(folder, app) })),
    );
  }
  if (process.platform === "win32") {
    const variables = ["LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)"];
    const folders = variables.flatMap((variable) => process.env[variable] ?? []);
    return folders.flatMap((folder) =>
      windowsApps.map(([name, app]) => ({ name, file: path.join(folder, app) })),
    );
  }
  const folders = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const found = folders.flatMap((folder) =>
    names.map(([name, command]) => ({ name, file: path.join(folder, command) })),
  );
  // A snap sees few folders of the machine; anything else is better.
  return found.sort((a, b) => Number(isSnap(a.file)) - Number(isSnap(b.file)));
}

export function isSnap(file: string): boolean {
  return file.startsWith("/snap/");
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

import { electronFile } from "./electron-file.ts";

// oxlint-disable-next-line import/no-default-export -- Playwright's form of a global set-up
export default function sayDoor(): void {
  const door = electronFile()
    ? "Electron"
    : "the loopback door, since Electron's binary is not on this machine";
  process.stdout.write(`The end-to-end tests run through ${door}.\n`);
}

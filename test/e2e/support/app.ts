import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test as base } from "@playwright/test";
import { openInBrowser, openInElectron, type OpenedDoor } from "./door.ts";
import { electronFile } from "./electron-file.ts";

export { expect } from "@playwright/test";

type Folders = { workspace: string; out: string };
type Fixtures = {
  /** Fills the workspace before the app opens: `test.use({ seed: { fill: async (workspace) => … } })`. */
  seed: { fill(workspace: string): Promise<void> };
  folders: Folders;
  /** The workspace folder of this test alone. */
  workspace: string;
  app: OpenedDoor;
};

const withFolders = base.extend<Omit<Fixtures, "app">>({
  seed: [{ fill: async () => undefined }, { option: true }],
  // Playwright reads the names of fixtures from this parameter, so it must be a pattern, even an empty one.
  // oxlint-disable-next-line no-empty-pattern
  folders: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "countersign-e2e-"));
    const folders = { workspace: path.join(folder, "workspace"), out: path.join(folder, "out") };
    await mkdir(folders.workspace);
    await mkdir(folders.out);
    await use(folders);
    await rm(folder, { recursive: true, force: true });
  },
  workspace: ({ folders }, use) => use(folders.workspace),
});

const electron = electronFile();

/** A test with the app open in a window of its own, on a workspace of its own; the same for both doors. */
export const test =
  electron === undefined
    ? withFolders.extend<Pick<Fixtures, "app">>({
        app: async ({ context, folders, seed }, use) => {
          await seed.fill(folders.workspace);
          const door = await openInBrowser(context, folders.workspace, folders.out);
          await use(door);
          await door.close();
        },
        page: ({ app }, use) => use(app.page),
      })
    : withFolders.extend<Pick<Fixtures, "app">>({
        app: async ({ folders, seed }, use) => {
          await seed.fill(folders.workspace);
          const door = await openInElectron(electron, folders.workspace, folders.out);
          await use(door);
          await door.close();
        },
        page: ({ app }, use) => use(app.page),
      });

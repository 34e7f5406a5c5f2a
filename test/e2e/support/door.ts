import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { _electron, expect, type BrowserContext, type Download, type Page } from "@playwright/test";
import { launchFlags } from "./chromium.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** The app, opened through one of its doors. What differs between doors is in here, and in no spec. */
export type OpenedDoor = {
  readonly page: Page;
  /** Does what opens the file dialog, and picks these paths in it. */
  pickFiles(paths: readonly string[], act: () => Promise<unknown>): Promise<void>;
  /** Does what saves a file, and gives the path where it was put. */
  saveFile(act: () => Promise<unknown>): Promise<string>;
  /** Does what saves so many files one after the other, and gives the paths, each under the name that was offered. */
  saveFiles(count: number, act: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
};

export async function openInElectron(
  file: string,
  workspace: string,
  outFolder: string,
): Promise<OpenedDoor> {
  const args = [...launchFlags(), root, `--workspace=${workspace}`];
  const electron = await _electron.launch({ executablePath: file, args });
  let saves = 0;
  return {
    page: await electron.firstWindow(),
    async pickFiles(paths, act) {
      await electron.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
        },
        [...paths],
      );
      await act();
    },
    async saveFile(act) {
      const target = path.join(outFolder, `saved-${++saves}`);
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, target);
      await act();
      return target;
    },
    async saveFiles(count, act) {
      const targets = await electron.evaluateHandle(({ dialog }, folder) => {
        const given: string[] = [];
        dialog.showSaveDialog = async (...args: unknown[]) => {
          const options = args.at(-1);
          const offered =
            typeof options === "object" && options !== null && "defaultPath" in options
              ? String(options.defaultPath)
              : "saved";
          const filePath = `${folder}/${offered.split(/[\\/]/).at(-1)}`;
          given.push(filePath);
          return { canceled: false, filePath };
        };
        return given;
      }, outFolder);
      await act();
      await expect.poll(() => targets.evaluate((given) => given.length)).toBe(count);
      return targets.evaluate((given) => given);
    },
    close: () => electron.close(),
  };
}

export async function openInBrowser(
  context: BrowserContext,
  workspace: string,
  outFolder: string,
): Promise<OpenedDoor> {
  const serving = await serve(workspace);
  const page = await context.newPage();
  // The browser holds its file dialog back only while somebody listens, and learns of it with a delay.
  page.on("filechooser", () => undefined);
  await page.goto(serving.address);
  return {
    page,
    async pickFiles(paths, act) {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), act()]);
      await chooser.setFiles([...paths]);
    },
    async saveFile(act) {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const target = path.join(outFolder, download.suggestedFilename());
      await download.saveAs(target);
      return target;
    },
    async saveFiles(count, act) {
      const downloads: Download[] = [];
      const all = page.waitForEvent("download", (download) => downloads.push(download) >= count);
      await act();
      await all;
      return Promise.all(
        downloads.map(async (download) => {
          const target = path.join(outFolder, download.suggestedFilename());
          await download.saveAs(target);
          return target;
        }),
      );
    },
    async close() {
      await page.close({ runBeforeUnload: false });
      await serving.stop();
    },
  };
}

type Serving = {
  readonly address: string;
  stop(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
};

/** Starts the loopback host for a workspace, and gives the one-use address that it prints. */
export async function serve(workspace: string): Promise<Serving> {
  const args = [path.join(root, "electron", "serve.ts"), "--no-browser", "--workspace", workspace];
  const host = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(host, "exit");
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: host.stdout }).on("line", (line) => {
      if (line.startsWith("http://127.0.0.1:")) resolve(line);
    });
    void ended.then(([code]) =>
      reject(new Error(`the loopback host ended with ${String(code)} before it was ready`)),
    );
  });
  return {
    address,
    async stop() {
      host.kill("SIGTERM");
      await ended;
    },
    async kill() {
      host.kill("SIGKILL");
      await ended;
    },
  };
}

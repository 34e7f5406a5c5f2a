/** The app in the window that the product itself opens, with the switches and the profile that it gives it. */
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { openBrowser } from "../../../electron/serve/open-browser.ts";
import { chromiumFile } from "./chromium.ts";
import { openInElectron, serve } from "./door.ts";
import { electronFile } from "./electron-file.ts";

const Target = z.object({ type: z.string(), url: z.string(), title: z.string() });

type ProductWindow = { readonly page: Page; close(): Promise<void> };

export async function openProductWindow(workspace: string, outFolder: string): Promise<ProductWindow> {
  const electron = electronFile();
  if (electron !== undefined) return openInElectron(electron, workspace, outFolder);
  const serving = await serve(workspace);
  // Only what lets a test look at it, without a display: no switch that keeps anything in or lets anything out, but
  // for STUN to this machine's own addresses, which no browser tries by itself.
  const program = path.join(outFolder, "browser");
  const given = path.join(outFolder, "arguments");
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${given}'\n` +
      `exec '${chromiumFile()}' "$@" --headless --remote-debugging-port=0 --allow-loopback-in-peer-connection\n`,
  );
  await chmod(program, 0o700);
  const window = openBrowser({ name: "Chromium", file: program }, serving.address);
  let profile = "";
  await expect
    .poll(async () => {
      const text = await readFile(given, "utf8").catch(() => "");
      profile = /^--user-data-dir=(.+)$/m.exec(text)?.[1] ?? "";
      return readFile(path.join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    })
    .not.toBe("");
  const [port] = (await readFile(path.join(profile, "DevToolsActivePort"), "utf8")).split("\n");
  const debugging = `http://127.0.0.1:${port}`;
  // Connecting while the first page gives way to the app would leave half of the old one.
  await expect
    .poll(async () => {
      const targets = z.array(Target).parse(await (await fetch(`${debugging}/json/list`)).json());
      return targets.some(
        ({ type, url, title }) =>
          type === "page" &&
          url.startsWith("http://127.0.0.1:") &&
          title !== "" &&
          !title.includes("127.0.0.1"),
      );
    })
    .toBe(true);
  const browser = await chromium.connectOverCDP(debugging);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().some((page) => page.url().startsWith("http://127.0.0.1:"))).toBe(true);
  const page = pages().find((candidate) => candidate.url().startsWith("http://127.0.0.1:"));
  if (page === undefined) throw new Error("the product's window did not open the app");
  return {
    page,
    async close() {
      await browser.close();
      await window.close();
      await serving.stop();
    },
  };
}

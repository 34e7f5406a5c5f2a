import { existsSync } from "node:fs";
import path from "node:path";
import { openCore } from "#core/open-core";
import { listBuiltFiles } from "#transport/built-files";
import { CODE_MINUTES } from "#transport/loopback-guard";
import { startLoopback } from "#transport/loopback-transport";
import { appVersion, builtFolder, samplesFolder, verifierFile } from "../app-files.ts";
import { findBrowser } from "./find-browser.ts";
import { openBrowser, withoutSandbox, type OpenBrowser } from "./open-browser.ts";

export type ServeOptions = { workspace: string; port: number; wantsBrowser: boolean };
export type Say = { say: (line: string) => void; complain: (line: string) => void };

/** Serves the app until it is ended, by its window or by a signal. Gives the exit code. */
export async function runServe(options: ServeOptions, { say, complain }: Say): Promise<number> {
  if (!existsSync(path.join(builtFolder, "index.html"))) {
    complain("The screen is not built yet. Run npm start, which builds it.");
    return 2;
  }
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  endWith(end);
  const core = await openCore({
    folder: options.workspace,
    host: "browser",
    version: appVersion(),
    samplesFolder,
    verifierFile,
  });
  let browser: OpenBrowser | undefined;
  try {
    const loopback = await startLoopback({
      core,
      files: listBuiltFiles(builtFolder),
      port: options.port,
      onEntered: () => browser?.entered(),
      // A browser on macOS lives on when its last window is closed.
      onLeft: () => {
        if (process.platform === "darwin" && browser) end();
      },
    });
    try {
      const found = options.wantsBrowser && hasDisplay() ? findBrowser() : undefined;
      if (found) {
        if (withoutSandbox()) say(rootSays);
        say(`Countersign opens in ${found.name}. Close its window, or press Ctrl+C here, to end it.`);
        browser = openBrowser(found, loopback.oneUseAddress());
        const failure = await Promise.race([browser.closed, ended]);
        if (failure === undefined) return 0;
        complain(
          `${found.name} did not start: ${failure}. The address below opens the app in a browser, once, for ${CODE_MINUTES} minutes.`,
        );
      } else {
        const why = hasDisplay() ? "No Chromium, Chrome or Edge was found. " : "There is no display. ";
        say(
          `${options.wantsBrowser ? why : ""}Open this address in a browser of this machine; it works once, for ${CODE_MINUTES} minutes:`,
        );
      }
      say(loopback.oneUseAddress());
      offerMoreAddresses(say, () => loopback.oneUseAddress());
      await ended;
      return 0;
    } finally {
      await browser?.close();
      await loopback.close();
    }
  } catch (error) {
    if (!isListenError(error)) throw error;
    complain(
      `Port ${options.port} of 127.0.0.1 cannot be used (${error.code}). Choose another --port, or none.`,
    );
    return 2;
  } finally {
    await core.close();
  }
}

/** Ends with a signal, with the terminal, and with the script that started this (see `tied` in build/set-up.mjs). */
function endWith(end: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  if (process.connected) process.once("disconnect", end);
  // A terminal that is gone fails what is read from it and written to it; the saving must not end by that.
  process.stdin.on("error", end);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", end);
}

const rootSays =
  "You are root, so the browser runs without its own sandbox. Start Countersign as an ordinary user to have it.";

function isListenError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "syscall" in error && error.syscall === "listen" && "code" in error;
}

function hasDisplay(): boolean {
  if (process.platform === "win32" || process.platform === "darwin") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

function offerMoreAddresses(say: Say["say"], oneUseAddress: () => string): void {
  if (!process.stdin.isTTY) return;
  say("Press Enter for another address, Ctrl+C to end Countersign.");
  process.stdin.on("data", () => say(oneUseAddress()));
}

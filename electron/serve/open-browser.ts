import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isSnap, type Browser } from "./find-browser.ts";

export type OpenBrowser = {
  /** Settles when the person has closed the browser; says with what it failed, if it did not even start. */
  readonly closed: Promise<string | undefined>;
  /** Deletes the file that held the one-use address. */
  entered(): void;
  close(): Promise<void>;
};

/**
 * Opens the app in a window of its own: a fresh profile that is deleted afterwards, nothing of the person's browser in
 * it, and no way to any other machine. The one-use address is in a file that only this user can read, since a command
 * line can be read by everyone on the machine.
 */
export function openBrowser(browser: Browser, address: string): OpenBrowser {
  const folder = newFolder(browser);
  const profile = path.join(folder, "profile");
  const redirect = path.join(folder, "open.html");
  mkdirSync(path.join(profile, "Default"), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(profile, "Default", "Preferences"), JSON.stringify(preferences), { mode: 0o600 });
  writeFileSync(redirect, redirectPage(address), { mode: 0o600 });

  const child = spawn(browser.file, flags({ profile, redirect, address }), { stdio: "ignore" });
  const closed = new Promise<string | undefined>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", () => resolve(undefined));
  });
  return {
    closed,
    entered: () => rmSync(redirect, { force: true }),
    async close() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) child.kill();
      await closed;
      // The browser's helpers write for a moment longer than it lives.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Why the browser's own sandbox must be off, where it must. */
export function withoutSandbox(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}

function newFolder(browser: Browser): string {
  const parent = isSnap(browser.file) ? path.join(os.homedir(), "snap", "chromium", "common") : os.tmpdir();
  return mkdtempSync(path.join(parent, "countersign-window-"));
}

function redirectPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Countersign</title>
<meta http-equiv="refresh" content="0; url=${address}">`;
}

/** What has no switch: no UDP past the resolver rule, no look-ups while typing, no asking a server about safety. */
const preferences = {
  webrtc: { ip_handling_policy: "disable_non_proxied_udp", multiple_routes_enabled: false },
  net: { network_prediction_options: 2 },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
  credentials_enable_service: false,
};

function flags(given: { profile: string; redirect: string; address: string }): string[] {
  const { profile, redirect, address } = given;
  return [
    `--user-data-dir=${profile}`,
    `--app=${pathToFileURL(redirect).href}`,
    // The first rule that fits counts: the app's own port, and no other of this machine or of any.
    `--host-resolver-rules=MAP ${new URL(address).host} 127.0.0.1, MAP * ~NOTFOUND`,
    "--no-proxy-server",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-client-side-phishing-detection",
    "--disable-domain-reliability",
    "--disable-default-apps",
    "--disable-breakpad",
    "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication",
    "--metrics-recording-only",
    "--no-pings",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    "--window-size=1360,880",
    // Else a bar above the page complains about the resolver rule.
    "--test-type",
    ...(withoutSandbox() ? ["--no-sandbox"] : []),
  ];
}

/** The window of the loopback door: how the one-use address reaches the browser, and what the browser is told to leave. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBrowser, type OpenBrowser } from "../../electron/serve/open-browser.ts";

const address = "http://127.0.0.1:1/#code=the-one-use-code";
let folder: string;
let browser: OpenBrowser;
let args: string[];

/** A browser that writes down what it was started with, and stays until it is told to go. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "countersign-test-"));
  const [program, seen] = [path.join(folder, "browser"), path.join(folder, "seen")];
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${seen}.part; mv ${seen}.part ${seen}; exec sleep 60\n`,
  );
  chmodSync(program, 0o700);
  browser = openBrowser({ name: "Recorder", file: program }, address);
  await vi.waitUntil(() => existsSync(seen), { timeout: 5_000 });
  args = readFileSync(seen, "utf8").trim().split("\n");
});
afterEach(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const valueOf = (flag: string) =>
  args.find((arg) => arg.startsWith(`--${flag}=`))?.slice(flag.length + 3) ?? "";
const redirect = () => fileURLToPath(valueOf("app"));

test("the code is on no command line, but in a file that this user alone can read", () => {
  expect(args.join("\n")).not.toContain("the-one-use-code");
  expect(readFileSync(redirect(), "utf8")).toContain(address);
  expect(statSync(redirect()).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(redirect())).mode & 0o777).toBe(0o700);
});

test("the file goes once the address was used, and everything else when the window closes", async () => {
  const file = redirect();
  browser.entered();
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(path.dirname(file))).toEqual(["profile"]);
  await browser.close();
  expect(existsSync(path.dirname(file))).toBe(false);
});

test("the browser has a profile of its own, nothing of the person's, and knows the app's own port only", () => {
  expect(valueOf("user-data-dir")).toBe(path.join(path.dirname(redirect()), "profile"));
  expect(valueOf("host-resolver-rules")).toBe("MAP 127.0.0.1:1 127.0.0.1, MAP * ~NOTFOUND");
  expect(args).toEqual(
    expect.arrayContaining([
      "--no-proxy-server",
      "--disable-extensions",
      "--disable-sync",
      "--disable-background-networking",
      "--disable-component-update",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ]),
  );
  expect(
    args.filter((arg) => /^--(remote-debugging|disable-web-security|allow-|load-extension)/.test(arg)),
  ).toEqual([]);
});

test("a browser that does not start is said, not waited for", async () => {
  const missing = openBrowser({ name: "Missing", file: path.join(folder, "nothing") }, address);
  expect(await missing.closed).toContain("ENOENT");
  await missing.close();
});

import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { chromiumFile, launchFlags } from "./support/chromium.ts";
import { openProductWindow } from "./support/product-window.ts";
import { channels, openTripwire, tryEveryWayOut, type Tripwire } from "./support/tripwire.ts";

/** This machine by its usual address, by a name, and by one that is like any other machine's where there is one. */
const outward = Object.values(os.networkInterfaces())
  .flat()
  .find((address) => address?.family === "IPv4" && !address.internal)?.address;
const hosts = ["127.0.0.1", "localhost", ...(outward === undefined ? [] : [outward])];

let tripwire: Tripwire;
test.beforeEach(async () => {
  tripwire = await openTripwire();
});
test.afterEach(() => tripwire.close());

test("nothing leaves the product's window, whatever its page tries", async ({ workspace, folders }) => {
  const window = await openProductWindow(workspace, folders.out);
  try {
    await expect(window.page.getByRole("heading", { name: "Reviews" })).toBeVisible();
    await tryEveryWayOut(window.page, tripwire, hosts);
    expect(tripwire.hits()).toEqual([]);
  } finally {
    await window.close();
  }
});

test("control: the same page of tricks gets out of a bare browser by every way", async () => {
  const browser = await chromium.launch({
    executablePath: chromiumFile(),
    args: [...launchFlags(), "--allow-loopback-in-peer-connection", "--disable-popup-blocking"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${tripwire.port}/bare`);
    await tryEveryWayOut(page, tripwire, hosts);
    const all = [...channels, "navigation"].flatMap((channel) => hosts.map((host) => `${channel} ${host}`));
    expect(tripwire.hits().filter((hit) => hit !== "favicon.ico")).toEqual([...all, "stun udp"].sort());
  } finally {
    await browser.close();
  }
});

test("a page of the app asks only the app, on every page", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const rail = page.getByRole("navigation", { name: "Main" });
  await expect(rail.getByRole("link").first()).toBeVisible();
  for (const link of await rail.getByRole("link").all()) {
    await link.click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const origin = new URL(page.url()).origin;
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
});

test("what is built names no remote script, style, font or picture", () => {
  const dist = path.resolve(import.meta.dirname, "../../dist/renderer");
  const remote = {
    ".html": /(?:src|href|content)\s*=\s*["']?(?:https?:)?\/\//i,
    ".css": /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\//i,
    ".js":
      /(?:\bimport\(|\bfrom\s*|\bimportScripts\(|\bfetch\(|new (?:Worker|WebSocket|EventSource)\()\s*["'`](?:https?|wss?):/i,
  };
  const found = readdirSync(dist, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const pattern = Object.entries(remote).find(([ending]) =>
      name.replace(/\.mjs$/, ".js").endsWith(ending),
    )?.[1];
    return pattern?.test(readFileSync(path.join(dist, name), "utf8")) ? [name] : [];
  });
  expect(found).toEqual([]);
  // Control: the patterns find what they are for.
  expect(remote[".css"].test('@font-face{src:url("https://fonts.example/a.woff2")}')).toBe(true);
  expect(remote[".html"].test('<script src="//cdn.example/a.js">')).toBe(true);
  expect(remote[".js"].test('import("https://cdn.example/a.js")')).toBe(true);
});

import { describe, expect, test } from "vitest";
import { createAppHandler } from "#shell/app-protocol";
import { listBuiltFiles } from "#transport/built-files";
import { aBuiltApp } from "../support/electron-stand-in.ts";

const built = aBuiltApp();
const files = listBuiltFiles(built.rendererFolder);
const serve = createAppHandler(files);
const get = (url: string, more: { method?: string; initiatorOrigin?: string } = {}) =>
  serve({ url, method: "GET", ...more });

describe("what is served", () => {
  test("is exactly what was built, without source maps", () => {
    expect([...files.keys()].toSorted()).toEqual([
      "/",
      "/assets/index-abc.css",
      "/assets/index-abc.js",
      "/index.html",
      "/pdf/wasm/decoder.wasm",
    ]);
  });

  test.each([
    ["app://bundle/", "text/html; charset=utf-8"],
    ["app://bundle/index.html", "text/html; charset=utf-8"],
    ["app://bundle/assets/index-abc.js", "text/javascript; charset=utf-8"],
    ["app://bundle/assets/index-abc.css", "text/css; charset=utf-8"],
    ["app://bundle/pdf/wasm/decoder.wasm", "application/wasm"],
  ])("%s is %s", async (url, type) => {
    const answer = await get(url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  });

  test("the nonce of a page is the one in its policy, and no other load has it", async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 20; load += 1) {
      const answer = await get("app://bundle/");
      const nonce = /nonce="([A-Za-z0-9+/=]{24})"/.exec(await answer.text())?.[1] ?? "none";
      expect(answer.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });

  test("a file that is no page carries no nonce", async () => {
    const answer = await get("app://bundle/assets/index-abc.js");
    expect(answer.headers.get("content-security-policy")).not.toContain("nonce");
  });
});

describe("what is refused", () => {
  test.each([
    "app://bundle/assets/index-abc.js.map",
    "app://bundle/../package.json",
    "app://bundle/..%2f..%2fpackage.json",
    "app://bundle/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
    "app://bundle/..%5c..%5cpackage.json",
    "app://bundle//etc/passwd",
    "app://bundle/assets/",
    "app://bundle/assets",
    "app://bundle/ASSETS/index-abc.js",
    "app://bundle/assets/index-abc%2ejs",
    "app://bundle/__proto__",
    "app://bundle/constructor",
  ])("%s is not there", async (url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test.each([
    ["another host", "app://other/", {}],
    ["a host that begins like ours", "app://bundle.example.com/", {}],
    ["a port", "app://bundle:8080/", {}],
    ["a user in the address", "app://user:word@bundle/", {}],
    ["a query", "app://bundle/?x=1", {}],
    ["POST", "app://bundle/", { method: "POST" }],
    ["HEAD", "app://bundle/", { method: "HEAD" }],
    ["a foreign initiator", "app://bundle/", { initiatorOrigin: "https://example.com" }],
    ["an opaque initiator", "app://bundle/", { initiatorOrigin: "null" }],
    ["an address that is none", "app:", {}],
  ])("%s is forbidden", async (_, url, more) => {
    const answer = await get(url, more);
    expect([answer.status, await answer.text()]).toEqual([403, ""]);
  });

  test("our own page may ask for our own files", async () => {
    expect((await get("app://bundle/assets/index-abc.js", { initiatorOrigin: "app://bundle" })).status).toBe(
      200,
    );
  });
});

test.each([
  ["a page", "app://bundle/"],
  ["a script", "app://bundle/assets/index-abc.js"],
  ["a file that is not there", "app://bundle/nothing"],
  ["a refusal", "app://other/"],
])("%s carries every header", async (_, url) => {
  const { headers } = await get(url);
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/,
  );
  expect(Object.fromEntries(headers)).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-dns-prefetch-control": "off",
    "cache-control": "no-store",
  });
  const features = headers.get("permissions-policy")?.split(", ") ?? [];
  expect(features).toEqual(
    expect.arrayContaining(["camera=()", "microphone=()", "geolocation=()", "usb=()", "hid=()"]),
  );
  expect(features.every((feature) => feature.endsWith("=()"))).toBe(true);
});

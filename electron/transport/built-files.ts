/**
 * The built screen, as both doors serve it: an exact map from address to file, made once at start. An address that is
 * not in the map is not there; nothing that is asked for is ever turned into a path.
 */
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

export type BuiltFile = { readonly file: string; readonly type: string };
export type BuiltFiles = ReadonlyMap<string, BuiltFile>;
export type Served = { status: 200 | 404; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };

/** What `vite build` leaves in `index.html` where the nonce of this one load goes. */
export const NONCE_PLACE = "__CSP_NONCE__";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** Lists a built folder. `index.html` is also what "/" answers with. Source maps are not served. */
export function listBuiltFiles(folder: string): BuiltFiles {
  const files = new Map<string, BuiltFile>();
  const walk = (inside: string, address: string) => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const file = path.join(inside, entry.name);
      if (entry.isDirectory()) walk(file, `${address}${entry.name}/`);
      else if (entry.isFile() && !entry.name.endsWith(".map")) {
        const type = types[path.extname(entry.name)] ?? "application/octet-stream";
        files.set(`${address}${entry.name}`, { file, type });
      }
    }
  };
  walk(folder, "/");
  const start = files.get("/index.html");
  if (start) files.set("/", start);
  return files;
}

/** Answers one address with everything but the transport: status, all headers, bytes. */
export async function serveBuiltFile(files: BuiltFiles, address: string): Promise<Served> {
  const found = files.get(address);
  if (!found) return { status: 404, headers: safeHeaders(), body: new Uint8Array() };
  const bytes = new Uint8Array(await readFile(found.file));
  if (!found.type.startsWith("text/html")) {
    return { status: 200, headers: { ...safeHeaders(), "content-type": found.type }, body: bytes };
  }
  const nonce = randomBytes(18).toString("base64");
  const html = new TextDecoder().decode(bytes).replaceAll(NONCE_PLACE, nonce);
  const headers = { ...safeHeaders(nonce), "content-type": found.type };
  return { status: 200, headers, body: new TextEncoder().encode(html) };
}

/** Everything off, then what the screen itself needs. Style elements need the nonce; scripts have none to steal. */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const deniedFeatures = [
  "camera",
  "clipboard-read",
  "display-capture",
  "geolocation",
  "hid",
  "idle-detection",
  "local-fonts",
  "microphone",
  "serial",
  "usb",
];

/** The headers of every answer, refusals included. */
export function safeHeaders(nonce?: string): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(nonce),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": deniedFeatures.map((feature) => `${feature}=()`).join(", "),
    "x-dns-prefetch-control": "off",
    "cache-control": "no-store",
  };
}

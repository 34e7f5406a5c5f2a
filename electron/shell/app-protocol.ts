/** The screen's own scheme: `app://bundle/…`, served from the exact map of built files. */
import type { CustomScheme } from "electron";
import { safeHeaders, serveBuiltFile, type BuiltFiles } from "../transport/built-files.ts";

export const ORIGIN = "app://bundle";
export const START_ADDRESS = `${ORIGIN}/`;

export const appScheme = {
  scheme: "app",
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    stream: false,
    allowExtensions: false,
  },
} as const satisfies CustomScheme;

/** Compares scheme and host: `URL.origin` is "null" for schemes of one's own. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "app:" && url.host === "bundle" && !url.username && !url.password;
}

/** What the session lets through at all: the app's own files, and pictures that the app made itself. */
export function isAllowedRequest(address: string): boolean {
  if (address.startsWith("blob:")) return isOurs(address.slice("blob:".length));
  return isOurs(address) || address.startsWith("data:image/");
}

type AppRequest = Pick<Request, "url" | "method"> & {
  /** Electron sets it, the page cannot; it is absent where the window itself asks. */
  readonly initiatorOrigin?: string | undefined;
};

export function createAppHandler(files: BuiltFiles): (request: AppRequest) => Promise<Response> {
  return async (request) => {
    const ours = request.initiatorOrigin === undefined || request.initiatorOrigin === ORIGIN;
    const url = URL.parse(request.url);
    if (!ours || request.method !== "GET" || !url || !isOurs(request.url) || url.search !== "") {
      return new Response(null, { status: 403, headers: safeHeaders() });
    }
    // The address is looked up as it came: nothing is decoded, so nothing can mean something else afterwards.
    const { status, headers, body } = await serveBuiltFile(files, url.pathname);
    return new Response(body, { status, headers });
  };
}

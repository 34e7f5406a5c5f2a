/** A server that nobody should reach, and everything that a page can try to reach it. */
import { createServer } from "node:http";
import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { Page } from "@playwright/test";

export type Tripwire = {
  readonly port: number;
  readonly udpPort: number;
  /** `channel host` of everything that came. */
  readonly hits: () => string[];
  readonly close: () => Promise<void>;
};

const bare = '<!doctype html><title>bare</title><link rel="icon" href="data:,">';

/** Listens on all addresses of the machine, for HTTP and for UDP. */
export async function openTripwire(): Promise<Tripwire> {
  const hits = new Set<string>();
  const count = (url = "") => hits.add(url.replace(/^\/|\?$/g, "").replace("/", " "));
  const answer = createServer((request, response) => {
    // An empty page to start from is no hit.
    if (request.url === "/bare") {
      response.writeHead(200, { "content-type": "text/html" }).end(bare);
      return;
    }
    count(request.url);
    response
      .writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" })
      .end("");
  });
  // A WebSocket's request never becomes a plain one.
  answer.on("upgrade", (request, socket) => {
    count(request.url);
    socket.destroy();
  });
  answer.listen(0, "0.0.0.0");
  await once(answer, "listening");
  const udp = createSocket("udp4");
  udp.on("message", () => hits.add("stun udp"));
  udp.bind(0, "0.0.0.0");
  await once(udp, "listening");
  // A server that listens on a port has an address of this form.
  const { port } = answer.address() as AddressInfo;
  return {
    port,
    udpPort: udp.address().port,
    hits: () => [...hits].sort(),
    async close() {
      udp.close();
      answer.closeAllConnections();
      await new Promise((resolve) => answer.close(resolve));
    },
  };
}

/** Ways out that leave the page standing, by name; each gets an address that names it. */
export const channels = [
  "fetch",
  "xhr",
  "websocket",
  "beacon",
  "image",
  "stylesheet",
  "prefetch",
  "script",
  "frame",
  "event-source",
  "import",
  "worker",
  "form",
  "popup",
] as const;

/** Tries every channel to every host, from inside the page, and goes away from the page last. */
export async function tryEveryWayOut(
  page: Page,
  tripwire: Tripwire,
  hosts: readonly string[],
): Promise<void> {
  for (const host of hosts) {
    const place = `${host}:${tripwire.port}`;
    await page.evaluate(tryChannels, { place, host, channels, udp: `${host}:${tripwire.udpPort}` });
    // An import in a function would be the one of whatever translated this file.
    await page.evaluate(`import("http://${place}/import/${host}").catch(() => undefined)`);
  }
  await page.waitForTimeout(1_000);
  for (const host of hosts) {
    await page
      .evaluate((address) => {
        window.location.href = address;
      }, `http://${host}:${tripwire.port}/navigation/${host}`)
      .catch(() => undefined);
    await page.waitForTimeout(400);
    if (!page.url().includes("navigation")) continue;
    await page.goBack().catch(() => undefined);
  }
}

async function tryChannels({
  place,
  host,
  udp,
}: {
  place: string;
  host: string;
  udp: string;
  channels: readonly string[];
}): Promise<void> {
  const at = (channel: string) => `http://${place}/${channel}/${host}`;
  const quietly = async (work: () => unknown) => {
    try {
      await work();
    } catch {
      // What is refused is what is wanted.
    }
  };
  const element = (name: string, attributes: Record<string, string>) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    document.body.append(made);
    return made;
  };
  await quietly(() => fetch(at("fetch"), { mode: "no-cors" }));
  await quietly(() => {
    const request = new XMLHttpRequest();
    request.open("GET", at("xhr"));
    request.send();
  });
  await quietly(() => new WebSocket(at("websocket").replace("http", "ws")));
  await quietly(() => navigator.sendBeacon(at("beacon"), "left"));
  await quietly(() => element("img", { src: at("image") }));
  await quietly(() => element("link", { rel: "stylesheet", href: at("stylesheet") }));
  await quietly(() => element("link", { rel: "prefetch", href: at("prefetch") }));
  await quietly(() => element("script", { src: at("script") }));
  await quietly(() => element("iframe", { src: at("frame") }));
  await quietly(() => new EventSource(at("event-source")));
  await quietly(() => new Worker(URL.createObjectURL(new Blob([`importScripts("${at("worker")}")`]))));
  await quietly(() => {
    element("iframe", { name: `target-${host}` });
    const form = element("form", { action: at("form"), target: `target-${host}` });
    if (form instanceof HTMLFormElement) form.submit();
  });
  await quietly(() => window.open(at("popup")));
  await quietly(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] });
    connection.createDataChannel("out");
    await connection.setLocalDescription(await connection.createOffer());
  });
}

/** The loopback door is a server on the reviewer's machine: what other pages, other users and mistakes may try on it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { get } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CODE_MINUTES, createEntry } from "#transport/loopback-guard";
import { codeOf, serveRecordingCore, type Asked, type Served } from "../support/loopback-fixture.ts";

let served: Served;
beforeEach(async () => {
  served = await serveRecordingCore();
});
afterEach(() => served.close());

const call: Asked = { path: "/call", body: JSON.stringify({ name: "app.about", input: {} }) };

test("the page itself gets through: every refusal below is about what differs from this", async () => {
  const answer = await served.asPage(call);
  expect(answer).toMatchObject({ status: 200, body: '{"ok":true,"value":{}}' });
  expect(served.core.dispatched).toEqual([["app.about", {}, undefined]]);
  expect(served.core.blocked()).toBe(0);
});

describe("a call is refused, and counted,", () => {
  const attempts: Record<string, [Asked, number]> = {
    "without a token": [{ ...call, headers: { "x-countersign-token": "" } }, 401],
    "with a wrong token": [{ ...call, headers: { "x-countersign-token": "A".repeat(43) } }, 401],
    "with the token as a cookie": [
      { ...call, headers: { "x-countersign-token": "", cookie: "x-countersign-token=TOKEN" } },
      401,
    ],
    "with the token in the address": [
      { ...call, path: "/call?x-countersign-token=TOKEN", headers: { "x-countersign-token": "" } },
      405,
    ],
    "with an authorization header instead": [
      { ...call, headers: { "x-countersign-token": "", authorization: "Bearer TOKEN" } },
      401,
    ],
    "under another Host name": [{ ...call, headers: { host: "rebound.example:PORT" } }, 403],
    "under localhost": [{ ...call, headers: { host: "localhost:PORT" } }, 403],
    "under our address and another port": [{ ...call, headers: { host: "127.0.0.1:1" } }, 403],
    "from another Origin": [{ ...call, headers: { origin: "http://127.0.0.1:1" } }, 403],
    "from a null Origin": [{ ...call, headers: { origin: "null" } }, 403],
    "from our Origin over https": [{ ...call, headers: { origin: "https://127.0.0.1:PORT" } }, 403],
    "with no Origin": [{ ...call, headers: { origin: "" } }, 403],
    "from another site": [{ ...call, headers: { "sec-fetch-site": "cross-site" } }, 403],
    "from another port of this machine": [{ ...call, headers: { "sec-fetch-site": "same-site" } }, 403],
    "by GET": [{ path: "/call", method: "GET" }, 404],
    "by PUT": [{ ...call, method: "PUT" }, 405],
    "as a form": [{ ...call, headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    "as plain text": [{ ...call, headers: { "content-type": "text/plain" } }, 415],
    "with no content type": [{ ...call, headers: { "content-type": "" } }, 415],
    "with a body that is not JSON": [{ path: "/call", body: "{" }, 400],
    "with a body that is not a call": [{ path: "/call", body: "[]" }, 400],
    "with more fields than a call has": [
      { path: "/call", body: JSON.stringify({ name: "a", input: {}, more: 1 }) },
      400,
    ],
    "with a longer path": [{ ...call, path: "/call/" }, 405],
  };
  test.each(Object.entries(attempts))("%s", async (_, [asked, status]) => {
    const { token, loopback } = served;
    const filledIn = JSON.parse(
      JSON.stringify(asked).replaceAll("TOKEN", token).replaceAll("PORT", new URL(loopback.origin).port),
    ) as Asked; // the same value with two words replaced
    const answer = await served.asPage(filledIn);
    expect(answer.status).toBe(status);
    expect(served.core.dispatched).toEqual([]);
    expect(served.core.blocked()).toBe(1);
  });
});

test("a body above the limit is refused, by its announced and by its real length", async () => {
  const body = JSON.stringify({ name: "a", input: "x".repeat(16 * 1024 * 1024) });
  const results = await Promise.allSettled([
    served.asPage({ path: "/call", body }),
    served.asPage({ path: "/call", body, headers: { "transfer-encoding": "chunked" } }),
  ]);
  // A refusal may close the connection before the whole body went out; then there is no answer to read.
  const answers = results.flatMap((result) => (result.status === "fulfilled" ? result.value.status : []));
  expect(answers.filter((status) => status !== 413)).toEqual([]);
  expect(served.core.dispatched).toEqual([]);
  expect(served.core.blocked()).toBe(2);
});

test("a cross-origin preflight gets no permission", async () => {
  const headers = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "x-countersign-token",
  };
  const foreign = await served.ask({
    method: "OPTIONS",
    path: "/call",
    headers: { ...headers, origin: "https://foreign.example" },
  });
  const own = await served.ask({ method: "OPTIONS", path: "/call", headers });
  expect([foreign.status, own.status]).toEqual([403, 405]);
  for (const { headers: answered } of [foreign, own, await served.asPage(call)]) {
    expect(Object.keys(answered).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answered["set-cookie"]).toBeUndefined();
  }
});

describe("the one-use address", () => {
  const exchange = (code: string, headers = {}) =>
    served.asPage({
      path: "/session",
      headers: { "x-countersign-token": "", ...headers },
      body: JSON.stringify({ code }),
    });

  test("gives the token once, and the code stays out of everything that is sent", async () => {
    const address = served.loopback.oneUseAddress();
    expect(new URL(address).search).toBe("");
    const [first, second] = [await exchange(codeOf(address)), await exchange(codeOf(address))];
    expect(first).toMatchObject({ status: 200, body: JSON.stringify({ token: served.token }) });
    expect(second.status).toBe(401);
    expect(second.body).not.toContain(served.token);
  });

  test("works for one of many who try it at once", async () => {
    const code = codeOf(served.loopback.oneUseAddress());
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("is not spent by another page that tries it", async () => {
    const code = codeOf(served.loopback.oneUseAddress());
    expect((await exchange(code, { origin: "https://foreign.example" })).status).toBe(403);
    expect((await exchange(code)).status).toBe(200);
  });

  test("is not the token, and the token is not a code", async () => {
    const code = codeOf(served.loopback.oneUseAddress());
    expect((await served.asPage({ ...call, headers: { "x-countersign-token": code } })).status).toBe(401);
    expect((await exchange(served.token)).status).toBe(401);
  });

  test("opens nothing when it was left unused for ten minutes", () => {
    let now = 1_000_000;
    const entry = createEntry(() => now);
    const [early, late, set] = [entry.oneUseCode(), entry.oneUseCode(), entry.oneUseCode()];
    now += CODE_MINUTES * 60_000;
    expect(entry.isToken(entry.exchange(early))).toBe(true);
    now += 1;
    expect(entry.exchange(late)).toBeUndefined();
    // Nor when the clock is put back for it; and what was refused once stays refused.
    now -= 3_600_000;
    expect(entry.exchange(set)).toBeUndefined();
    expect(entry.exchange(late)).toBeUndefined();
    expect(CODE_MINUTES).toBe(10);
  });

  test("differs at every start, and so does the token", async () => {
    const other = await serveRecordingCore();
    expect(other.token).not.toBe(served.token);
    await other.close();
  });
});

describe("built files", () => {
  test("are served by exact address, with a policy and a nonce of this one load", async () => {
    const [first, second] = [await served.ask({ path: "/" }), await served.ask({ path: "/" })];
    const policy = String(first.headers["content-security-policy"]);
    const nonce = /nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(first.body).toContain(`nonce="${nonce}"`);
    expect(second.body).not.toBe(first.body);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(await served.ask({ path: "/assets/index.js" })).toMatchObject({ status: 200, body: "export {};" });
  });

  const elsewhere = [
    "/index.html?x=1",
    "/assets",
    "/assets/",
    "/assets/../index.html",
    "/assets/%2e%2e/index.html",
    "//assets/index.js",
    "/assets/index.js%00",
    "/../../../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/constructor",
    "/__proto__",
    "/produced",
    "/produced/",
    "http://127.0.0.1/index.html",
  ];
  test.each(elsewhere)("do not include %s", async (address) => {
    const answer = await served.ask({ path: address });
    expect(answer.status).toBe(404);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test("are refused to a name that was rebound to this machine", async () => {
    expect((await served.ask({ path: "/", headers: { host: "rebound.example" } })).status).toBe(403);
  });
});

describe("uploads", () => {
  const upload = (text: string, headers: Record<string, string>) =>
    served.asPage({
      path: "/upload",
      body: text,
      headers: { "content-type": "application/octet-stream", ...headers },
    });
  const tokenOf = (body: string) => (JSON.parse(body) as { value: { token: string } }).value.token;

  test("become picked files that this user alone can read, and go with the door", async () => {
    const answer = await upload("content", { "x-countersign-path": encodeURIComponent("päcket.zip") });
    const picked = served.core.pickedFiles.get(tokenOf(answer.body));
    expect(picked.name).toBe("päcket.zip");
    expect(readFileSync(picked.path, "utf8")).toBe("content");
    expect(statSync(picked.path).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(picked.path)).mode & 0o777).toBe(0o700);
    await served.loopback.close();
    expect(existsSync(picked.path)).toBe(false);
  });

  test("of one group become one picked folder", async () => {
    const group = { "x-countersign-group": "0123456789abcdef".repeat(2) };
    const names = ["packet/packet.yaml", "packet/evidence/a.txt"];
    const answers = await Promise.all(
      names.map((name) => upload(name, { ...group, "x-countersign-path": name })),
    );
    const tokens = new Set(answers.map(({ body }) => tokenOf(body)));
    expect(tokens.size).toBe(1);
    const picked = served.core.pickedFiles.get([...tokens].join(""));
    expect(picked.name).toBe("packet");
    expect(readFileSync(path.join(picked.path, "evidence", "a.txt"), "utf8")).toBe("packet/evidence/a.txt");
  });

  const climbing = [
    "packet/../../outside.txt",
    "../outside.txt",
    "packet/./a.txt",
    "packet//a.txt",
    "/etc/a.txt",
    "packet\\..\\a.txt",
    "packet/a\u0000.txt",
    "packet/",
    "packet",
    `packet/${"a/".repeat(40)}b`,
  ];
  test.each(climbing)("of a group never leave its folder: %j", async (name) => {
    const headers = {
      "x-countersign-group": "0123456789abcdef".repeat(2),
      "x-countersign-path": encodeURIComponent(name),
    };
    expect((await upload("x", headers)).status).toBe(400);
  });

  test("never write over a file of the same group", async () => {
    const headers = { "x-countersign-group": "0123456789abcdef".repeat(2), "x-countersign-path": "p/a.txt" };
    expect((await upload("first", headers)).status).toBe(200);
    expect((await upload("second", headers)).status).toBe(400);
  });

  test("need the token and a raw body", async () => {
    const headers = { "x-countersign-path": "a.txt" };
    expect((await upload("x", { ...headers, "x-countersign-token": "" })).status).toBe(401);
    expect((await upload("x", { ...headers, "content-type": "text/plain" })).status).toBe(415);
  });
});

test("a passphrase becomes a token that works once", async () => {
  const answer = await served.asPage({ path: "/secret", body: JSON.stringify({ text: "correct horse" }) });
  const { value } = JSON.parse(answer.body) as { value: string };
  expect(value).toMatch(/^secret-/);
  expect(served.core.secrets.take(value)).toBe("correct horse");
  expect(() => served.core.secrets.take(value)).toThrow("not there any more");
});

test("a produced file is handed out with the token only", async () => {
  const { produced } = await served.core.producedFiles.addBytes(Buffer.from("memo"), "memo.docx");
  const path = `/produced/${produced}`;
  const headers = { "content-type": "" };
  expect(await served.asPage({ method: "GET", path, headers })).toMatchObject({ status: 200, body: "memo" });
  expect((await served.ask({ path })).status).toBe(401);
  const unknown = await served.asPage({
    method: "GET",
    path: `/produced/produced-${"A".repeat(32)}`,
    headers,
  });
  expect(JSON.parse(unknown.body)).toMatchObject({ ok: false, error: { code: "not-found" } });
});

test("events reach the page that has the token, and nobody else", async () => {
  expect((await served.ask({ path: "/events" })).status).toBe(401);
  const line = await new Promise<string>((resolve, reject) => {
    const headers = { "x-countersign-token": served.token };
    const request = get(`${served.loopback.origin}/events`, { headers }, (response) => {
      response.setEncoding("utf8").on("data", (text: string) => {
        if (text === "\n") served.core.emit({ type: "changed", topic: "packets" });
        else resolve(text);
      });
    });
    request.on("error", reject);
  });
  expect(line).toBe('{"type":"changed","topic":"packets"}\n');
});

test("listens on 127.0.0.1 and on no other address of the machine", async () => {
  const { port } = new URL(served.loopback.origin);
  const others = Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === "IPv4" && address !== "127.0.0.1")
    .map(({ address }) => address);
  for (const address of [...others, "127.0.0.2", "[::1]"]) {
    await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow("fetch failed");
  }
});

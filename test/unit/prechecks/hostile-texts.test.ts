import { expect, test } from "vitest";
import { parseManifest } from "#core/packet/parse-manifest";
import { precheckPacket, type PrecheckFile } from "#core/prechecks/precheck-packet";
import { mostCharacters, readablePacket } from "#shared/prechecks/readable";

const bytesOf = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

function packetOf(sections: object, top: object = {}) {
  const manifest = { format: "countersign.packet/1", id: "hostile", version: "1", ...top, sections };
  return parseManifest({ bytes: bytesOf(manifest), file: "packet.json", maxBytes: 50_000_000 });
}

function flagsOf(sections: object, files: readonly PrecheckFile[] = []) {
  return precheckPacket({ packet: packetOf(sections), files }).flags;
}

const everywhere = (text: string) => ({
  boundary: {
    statement: text,
    trigger: text,
    inputs: [text],
    outputs: [text],
    systems: [{ id: "s", name: text }],
  },
  data: { flows: [{ system: "s", fields: [text], access: ["read"], retention: text, destination: text }] },
  actions: {
    rows: [
      { action: text, system: "s", policy: "automatic", approver: text },
      { action: "Pay", policy: "approval", approver: text },
    ],
  },
  identity: {
    principal: text,
    scopes: [{ system: "s", scope: text }],
    revocation: text,
    rotation: { owner: text },
  },
  failure: {
    text,
    detection: text,
    rollback: text,
    retries: text,
    stop: { who: text, how: text, within: text },
  },
  receipts: { where: text, retention: text, tamperProtection: text },
  ownership: { business: { name: text, contact: text } },
});

// Each of these, or one like it, once kept a rule busy for seconds or minutes: the test has to come to its end.
test.each(["approve, ", "a", "a_b_", "a-b-c-", "“x” ", "\u202eabc ", "a: b; ", "a\n", "send it to ", "(((("])(
  "a text that is nothing but %j comes to its end, and is told to be read in part",
  (seed) => {
    const text = seed.repeat(Math.ceil(60_000 / seed.length));
    const told = flagsOf(everywhere(text)).filter(({ rule }) => rule === "evidence.not-read");
    const quotes = told.flatMap((flag) => flag.quotes);
    expect(quotes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["actions[0].action", "boundary.inputs[0]", "failure.stop.who"]),
    );
    for (const quote of quotes) expect(text).toContain(quote.text);
  },
);

test("texts of an ordinary length are left as they are", () => {
  const packet = packetOf({ boundary: { statement: "a ".repeat(mostCharacters / 2).trim() } });
  const read = readablePacket(packet);
  expect(read.packet).toBe(packet);
  expect(read.inPart).toEqual([]);
});

test("neither a word nor a sign is cut in two", () => {
  const words = readablePacket(packetOf({ boundary: { statement: "invoice ".repeat(5_000) } }));
  expect(words.packet.sections.boundary?.statement).toMatch(/ invoice$/);
  const signs = readablePacket(packetOf({ boundary: { statement: `a${"😀".repeat(mostCharacters)}` } }));
  expect(signs.packet.sections.boundary?.statement?.isWellFormed()).toBe(true);
});

test("a defect within what is read is found all the same", () => {
  const rest = "The clerk reads the letter. ".repeat(2_000);
  const flags = flagsOf({
    actions: { rows: [{ action: `refund a deposit. ${rest}`, policy: "automatic" }] },
  });
  expect(flags.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(["actions.never-class", "evidence.not-read"]),
  );
});

const policies = ["automatic", "approval", "never"];
const rows = (action: (at: number) => string) =>
  Array.from({ length: 3_000 }, (_, at) => ({
    action: action(at),
    policy: policies[at % 3],
    approver: "Desk lead",
  }));

test("thousands of rows of one thing come to their end; that not all were compared is told", () => {
  const flags = flagsOf({ actions: { rows: rows((at) => `send item${at} to customer`) } });
  expect(flags.find(({ id }) => id === "actions.two-buckets:not compared")).toMatchObject({
    severity: "note",
  });
});

test("thousands of rows of the same words are one flag", () => {
  const flags = flagsOf({ actions: { rows: rows(() => "send the invoice") } });
  const found = flags.filter(({ rule, severity }) => rule === "actions.two-buckets" && severity !== "note");
  expect(found).toHaveLength(1);
  expect(found[0]?.quotes.length).toBeGreaterThanOrEqual(3_000);
});

test("evidence that is deep, repeats itself or has one endless text comes to its end", () => {
  const listed = (path: string, text: string): PrecheckFile => ({
    path,
    state: "listed",
    bytes: bytesOf(text),
  });
  const tool = (name: string, description: string) => ({
    name,
    description,
    inputSchema: { type: "object" },
  });
  const flags = flagsOf({ boundary: { statement: "The agent reads invoices." } }, [
    listed("deep.json", "[".repeat(200_000) + "]".repeat(200_000)),
    listed("same.json", JSON.stringify({ tools: Array(2_000).fill(tool("delete_invoice", "Deletes it")) })),
    listed("long.json", JSON.stringify({ tools: [tool("send", "send the invoice, ".repeat(50_000))] })),
    listed("line.txt", "a.".repeat(500_000)),
    listed("list.txt", "- a\n".repeat(100_000)),
  ]);
  const told = flags.filter(({ rule }) => rule === "evidence.not-read");
  expect(told.flatMap(({ quotes }) => quotes.map(({ file }) => file))).toEqual(["long.json"]);
});

/** What holds for every packet of the labelled corpus, whatever is found in it. */
import { beforeAll, describe, expect, test } from "vitest";
import { precheckPacket, type PrecheckInput } from "#core/prechecks/precheck-packet";
import { Packet } from "#shared/formats/packet";
import { valueAt } from "#shared/formats/packet-fields";
import { Flag } from "#shared/prechecks/flag";
import { judge, readCorpus, type CorpusPacket, type Judged } from "../../support/precheck-corpus.ts";

let corpus: readonly CorpusPacket[];
let judged: readonly Judged[];
beforeAll(() => {
  corpus = readCorpus();
  judged = corpus.map(judge);
}, 120_000);

test("the corpus is large enough, and a third of it is held out", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(30);
  expect(corpus.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(10);
  expect(corpus.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(corpus.length / 3);
});

/** Where the flags' quotations do not stand. */
function misquoted({ packet, flags }: Judged): string[] {
  return flags.flatMap((flag) =>
    flag.quotes.flatMap(({ file, path, line = 1, text }) => {
      if (text === undefined) return [];
      const bytes = packet.input.files.find((one) => one.path === file)?.bytes;
      const there =
        file === undefined ? String(valueAt(packet.input.packet, path)) : new TextDecoder().decode(bytes);
      const from = there
        .split("\n")
        .slice(line - 1)
        .join("\n");
      return from.includes(text) ? [] : [`${packet.name}: ${flag.id} at ${file ?? path}`];
    }),
  );
}

test("every flag has the shape of the format, and every quotation stands verbatim at its place", () => {
  const flags = judged.flatMap((one) => one.flags);
  for (const flag of flags) expect(Flag.parse(flag)).toEqual(flag);
  expect(judged.flatMap(misquoted)).toEqual([]);
  expect(
    flags.flatMap(({ quotes }) => quotes).filter(({ text }) => text !== undefined).length,
  ).toBeGreaterThan(500);
});

test("control: a quotation that is changed by one letter is found", () => {
  const [one] = judged.filter(({ flags }) => flags.some(({ quotes }) => quotes[0]?.text !== undefined));
  if (!one) throw new Error("no flag with a quotation");
  const flags = one.flags.map((flag) => ({
    ...flag,
    quotes: flag.quotes.map((quote) =>
      quote.text === undefined ? quote : { ...quote, text: `${quote.text}#` },
    ),
  }));
  expect(misquoted({ ...one, flags }).length).toBeGreaterThan(0);
});

// The held-out third is measured, not asserted: `npm run bench:prechecks`.
test("a clean packet has no blocker", () => {
  const blockers = judged
    .filter(({ packet }) => !packet.heldOut)
    .filter(({ packet }) => packet.labels.length === 0)
    .flatMap(({ packet, flags }) =>
      flags.filter(({ severity }) => severity === "blocker").map(({ id }) => `${packet.name}: ${id}`),
    );
  expect(blockers).toEqual([]);
});

const subjects = (input: PrecheckInput) =>
  precheckPacket(input)
    .flags.map(({ id }) => id)
    .sort();

describe.each([
  ["the order of lists and sections", (value: unknown) => reversed(value)],
  ["the Unicode form", (value: unknown) => mapTexts(value, (text) => text.normalize("NFD"))],
  ["lower case", (value: unknown) => mapTexts(value, (text) => text.toLowerCase())],
  ["UPPER CASE", (value: unknown) => mapTexts(value, (text) => text.toUpperCase())],
])("%s", (_name, change) => {
  test("does not change what is found", () => {
    const found = ({ name, input }: CorpusPacket, packet = input.packet) =>
      subjects({ ...input, packet })
        // A claim that names a row by its number names another one when the rows are turned round.
        .filter((id) => !/\[\d+\]/.test(id))
        .map((id) => `${name}: ${id}`);
    // Where a sentence tells persons from things by their capitals, case counts: the packets that the rules were tuned on.
    const seen = corpus.filter(({ heldOut }) => !heldOut);
    const changed = seen.flatMap((one) => found(one, Packet.parse(change(one.input.packet))));
    expect(changed).toEqual(seen.flatMap((one) => found(one)));
  });
});

/** The same packet with every list and mapping the other way round. Claims and evidence name places, so they stay. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).toReversed();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, key === "claims" || key === "evidence" ? inner : reversed(inner)] as const)
      .toReversed(),
  );
}

function mapTexts(value: unknown, change: (text: string) => string, key = ""): unknown {
  // Ids, paths and checksums are compared letter by letter elsewhere.
  if (typeof value === "string")
    return [
      "path",
      "sha256",
      "format",
      "id",
      "system",
      "field",
      "supports",
      "sample",
      "evidence",
      "classes",
      "access",
      "account",
      "policy",
    ].includes(key)
      ? value
      : change(value);
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change, name)]),
  );
}

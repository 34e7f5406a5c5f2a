/** Damaged packets: whatever the bytes are, the answer is a packet or one of the stated errors. */
import * as fc from "fast-check";
import yauzl from "yauzl";
import { describe, expect, test } from "vitest";
import { AppError } from "#shared/errors";
import { defaultLimits } from "#core/packet/limits";
import { parseManifest } from "#core/packet/parse-manifest";
import { openZip } from "#core/packet/safe-zip";
import { minimalManifest, packetFolder } from "../support/packet-folder.ts";
import { makeZip } from "../support/zip-maker.ts";

const entries = [
  { name: "packet.yaml", data: minimalManifest },
  { name: "evidence/" },
  { name: "evidence/long.txt", data: "a line of a log\n".repeat(300), dataDescriptor: true },
  { name: "evidence/stored.bin", data: "0123456789", method: 0 },
];
const options = { limits: defaultLimits, stopIfCancelled: () => {} };

/** Reads every file of a zip; gives their contents, or the rule that refused it. */
async function readZip(path: string): Promise<{ rule: string } | { contents: string }> {
  try {
    const source = await openZip(path, options);
    try {
      const contents: string[] = [];
      for (const file of source.files) {
        const chunks: Buffer[] = [];
        for await (const chunk of file.read()) chunks.push(Buffer.from(chunk));
        contents.push(Buffer.concat(chunks).toString("latin1"));
      }
      return { contents: contents.join("|") };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof AppError && error.code === "refused-file") return { rule: error.message };
    throw error;
  }
}

async function readPlainly(bytes: Buffer): Promise<string[]> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const contents: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    contents.push(Buffer.concat(chunks).toString("latin1"));
  }
  return contents;
}

describe("zips", () => {
  test("with changed bytes are refused, or hold what they held", async () => {
    const folder = await packetFolder();
    const whole = makeZip(entries, { comment: Buffer.from("comment") });
    const intact = await readZip(await folder.put("intact.zip", whole));
    expect(intact).toHaveProperty("contents");
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        const result = await readZip(await folder.put("changed.zip", bytes));
        if ("rule" in result) refused += 1;
        expect("rule" in result ? intact : result).toEqual(intact);
      }),
      { numRuns: 1_500 },
    );
    expect(refused).toBeGreaterThan(700);
  });

  test("a control: yauzl alone hands out changed contents", async () => {
    const whole = makeZip(entries);
    const at = whole.indexOf("0123456789");
    const bytes = Buffer.from(whole);
    bytes.write("X", at);
    expect((await readPlainly(whole)).at(-1)).toBe("0123456789");
    expect((await readPlainly(bytes)).at(-1)).toBe("X123456789");
    const folder = await packetFolder();
    expect(await readZip(await folder.put("changed.zip", bytes))).toHaveProperty("rule");
  });

  test("cut off anywhere are refused", async () => {
    const folder = await packetFolder();
    const whole = makeZip(entries);
    for (let length = 0; length < whole.length; length += 1) {
      expect(await readZip(await folder.put("cut.zip", whole.subarray(0, length)))).toHaveProperty("rule");
    }
  });
});

describe("manifests", () => {
  const piece = fc.constantFrom(
    ..."format: countersign.packet/1\n|id: a\n|sections:\n|  boundary:\n|    - |{|}|[|]|: |, |\"|'|\n|  |&a |*a |!!str |<<: |? |---\n|~|null|__proto__: |\t|#|%|\u0000|\ud800|| |>\n".split(
      "|",
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
  );

  test.each(["packet.yaml", "packet.json"])("%s of any text", (file) => {
    fc.assert(
      fc.property(text, (content) => {
        expect(outcome(Buffer.from(content), file)).toMatch(/^(packet|malformed-file|newer-format)$/);
      }),
      { numRuns: 1_500 },
    );
  });

  test("of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(outcome(bytes, "packet.yaml")).toMatch(/^(packet|malformed-file|newer-format)$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test("leave the prototype alone", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      outcome(
        Buffer.from(`{"format":"countersign.packet/1","id":"a","sections":{"${key}":{"polluted":1}}}`),
        "packet.json",
      );
      outcome(
        Buffer.from(`format: countersign.packet/1\nid: a\n${key}: { polluted: 1 }\nsections: {}\n`),
        "packet.yaml",
      );
    }
    expect({}).not.toHaveProperty("polluted");
  });
});

function outcome(bytes: Uint8Array, file: string): string {
  try {
    parseManifest({ bytes, file, maxBytes: 100_000 });
    return "packet";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

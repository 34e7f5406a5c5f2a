/** The labelled corpus of packets: what each should be flagged for, written by people who did not know the rules. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { precheckPacket, type PrecheckInput } from "#core/prechecks/precheck-packet";
import { reportFiles } from "#core/packet/file-report";
import { parseManifest } from "#core/packet/parse-manifest";
import type { Flag } from "#shared/prechecks/flag";

const Label = z.strictObject({
  rule: z.string(),
  at: z.array(z.string()).min(1),
  blocker: z.boolean().optional(),
  why: z.string().optional(),
});
export type Label = z.infer<typeof Label>;
const Expected = z.strictObject({
  about: z.string(),
  flags: z.array(Label).nullish(),
  may: z.array(Label).nullish(),
});

export type CorpusPacket = {
  readonly name: string;
  readonly heldOut: boolean;
  readonly labels: readonly Label[];
  /** Arguable: found or not, they do not count. */
  readonly may: readonly Label[];
  readonly input: PrecheckInput;
};

const root = path.join(import.meta.dirname, "../fixtures/prechecks");

export function readCorpus(): CorpusPacket[] {
  const parts = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return parts.flatMap(({ name: part }) => {
    const folder = path.join(root, part);
    return readdirSync(folder)
      .filter((file) => file.endsWith(".expected.yaml"))
      .sort()
      .map((file) => {
        const name = file.replace(".expected.yaml", "");
        const expected = Expected.parse(load(readFileSync(path.join(folder, file), "utf8")));
        return {
          name,
          heldOut: part === "held-out",
          labels: expected.flags ?? [],
          may: expected.may ?? [],
          input: readPacket(path.join(folder, name)),
        };
      });
  });
}

/** The packet as an import would read it, without a store. */
export function readPacket(folder: string): PrecheckInput {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        path: path.relative(folder, file).replaceAll(path.sep, "/"),
        bytes,
        sha256,
        size: bytes.length,
      };
    });
  const manifest = files.find((file) => /^packet\.(yaml|yml|json)$/.test(file.path));
  if (!manifest) throw new Error(`${folder} has no manifest`);
  const packet = parseManifest({ bytes: manifest.bytes, file: manifest.path, maxBytes: 5_000_000 });
  const { files: reported } = reportFiles({
    packet,
    manifestPath: manifest.path,
    staged: files,
    ignored: [],
  });
  return {
    packet,
    files: reported.map(({ path: at, state }) => {
      const bytes = state === "manifest" ? undefined : files.find((file) => file.path === at)?.bytes;
      return { path: at, state, ...(bytes === undefined ? {} : { bytes }) };
    }),
  };
}

export type Judged = {
  readonly packet: CorpusPacket;
  readonly flags: readonly Flag[];
  readonly found: readonly Label[];
  readonly missed: readonly Label[];
  /** Flags that no label asks for and none allows. */
  readonly wrong: readonly Flag[];
};

/** A flag meets a label of its rule when one of its quotes lies at, in or around one of the label's places. */
export function judge(packet: CorpusPacket): Judged {
  const { flags } = precheckPacket(packet.input);
  const meets = (flag: Flag, label: Label) =>
    flag.rule === label.rule &&
    flag.quotes.some(({ path: at, file }) => label.at.some((place) => touches(place, at, file)));
  const found = packet.labels.filter((label) => flags.some((flag) => meets(flag, label)));
  return {
    packet,
    flags,
    found,
    missed: packet.labels.filter((label) => !found.includes(label)),
    wrong: flags.filter((flag) => ![...packet.labels, ...packet.may].some((label) => meets(flag, label))),
  };
}

function touches(place: string, at: string, file: string | undefined): boolean {
  if (file !== undefined && place === file) return true;
  const inside = (inner: string, outer: string) =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return inside(at, place) || inside(place, at);
}

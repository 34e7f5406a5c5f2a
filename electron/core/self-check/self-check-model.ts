/** The self-check that a reviewer hands to a vendor: what is missing, what the pre-checks ask, what became of the files. */
import type { PacketFileView } from "#shared/contract/packet-calls";
import { labelOf, sectionTitles } from "#shared/formats/field-labels";
import type { Packet } from "#shared/formats/packet";
import { flagSeverities, type Flag, type FlagSeverity, type Quote } from "#shared/prechecks/flag";
import { questionToSettle } from "#shared/prechecks/vendor-question";
import { missingFields, type MissingField } from "#shared/rules/missing-fields";
import {
  body,
  cell,
  column,
  fact,
  heading,
  mono,
  muted,
  paragraph,
  strong,
  table,
} from "../memo/memo-blocks.ts";
import type { Block, Cell, MemoModel, Run } from "../memo/memo-types.ts";

export type SelfCheckInput = {
  packet: Packet;
  head: { digest: string; importedAt: string };
  files: readonly Pick<PacketFileView, "path" | "state">[];
  flags: readonly Flag[];
};

export function selfCheckModel({ packet, head, files, flags }: SelfCheckInput): MemoModel {
  const name = packet.title ?? packet.id;
  const missing = missingFields(packet);
  const troubled = files.filter(({ state }) => state === "missing" || state === "altered");
  return {
    title: `Self-check of ${name}`,
    subject: "What to complete and to clear up before the review starts",
    creator: "Countersign",
    at: head.importedAt,
    draft: false,
    marking: "For the vendor",
    heading: name,
    footer: `packet ${head.digest.slice(0, 12)}`,
    promised: [],
    blocks: [
      paragraph("title", `Self-check of ${name}`),
      paragraph(
        "subtitle",
        [packet.vendor?.name, packet.version && `version ${packet.version}`].filter(Boolean).join(", "),
      ),
      body(
        "A program compared the sections of the packet with each other and with the files beside it. What stands here is no verdict: nobody has reviewed the packet yet. It says what a review would ask, so that you can answer first.",
      ),
      fact("Missing", missing.length === 0 ? "nothing" : `${missing.length} of what is asked for`),
      ...flagSeverities.map((severity) =>
        fact(words[severity].short, String(flags.filter((flag) => flag.severity === severity).length)),
      ),
      fact("Packet digest (SHA-256)", mono(head.digest)),
      ...missingPart(missing),
      ...flagSeverities.flatMap((severity) => flagPart(flags, severity)),
      ...filePart(troubled),
      heading(1, "Before you send it again"),
      body(
        "Answer in the packet itself, not in a letter beside it. Give the packet a new version. Send every file that it names, and no file that it does not.",
      ),
    ],
  };
}

const words: Record<FlagSeverity, { title: string; short: string; says: string }> = {
  blocker: {
    title: "To settle before the review starts",
    short: "To settle first",
    says: "As long as one of these stands, a review has little to go by.",
  },
  concern: { title: "To explain", short: "To explain", says: "Each will be asked in the review." },
  note: { title: "Worth a second look", short: "Worth a look", says: "Perhaps as it should be." },
};

function missingPart(missing: readonly MissingField[]): Block[] {
  const sectionOf = ({ section }: MissingField) =>
    section === "about" ? "About this packet" : sectionTitles[section];
  return [
    heading(1, "What is missing"),
    table({
      caption: "Fields that say nothing",
      columns: [column("Section", 3), column("What is asked for", 4), column("What belongs there", 6)],
      rows: missing.map((one) => [cell(sectionOf(one)), cell(strong(one.label)), cell(one.help)]),
      none: "Every field says something.",
    }),
  ];
}

function flagPart(flags: readonly Flag[], severity: FlagSeverity): Block[] {
  const own = flags.filter((flag) => flag.severity === severity);
  if (own.length === 0) return [];
  const { title, says } = words[severity];
  return [
    heading(1, title),
    body(says),
    table({
      caption: title,
      columns: [
        column("No", 1, "right"),
        column("What was found", 6),
        column("Where", 5),
        column("What settles it", 5),
      ],
      rows: own.map((flag, at): Cell[] => [
        cell(String(at + 1)),
        { paras: [...cell(strong(flag.says)).paras, ...cell(muted(flag.why)).paras] },
        { paras: flag.quotes.slice(0, 4).flatMap((quote) => cell(...quoted(quote)).paras) },
        cell(questionToSettle(flag.settles)),
      ]),
      none: "",
    }),
  ];
}

function quoted({ file, path, text }: Quote): Run[][] {
  const where: Run = muted(file === undefined ? labelOf(path) : path);
  return [[where], text === undefined ? [muted("(nothing)")] : [{ text: `“${text}”` }]];
}

function filePart(files: SelfCheckInput["files"]): Block[] {
  if (files.length === 0) return [];
  return [
    heading(1, "Files"),
    table({
      caption: "Files that are not as the packet says",
      columns: [column("File", 6), column("What is wrong", 6)],
      rows: files.map(({ path, state }) => [
        cell(mono(path)),
        cell(
          state === "missing" ? "named, and not there" : "another one than the packet's own checksum says",
        ),
      ]),
      none: "",
    }),
  ];
}

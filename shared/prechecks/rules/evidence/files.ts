import { quoteField, type Facts, type FileFact } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fold } from "../../text/words.ts";
import { pathKey } from "./paths.ts";

const listed = { evidence: [{ path: "evidence/receipt.json", title: "Sample receipt" }] };

export const missingFile: Rule = {
  id: "evidence.missing-file",
  family: "evidence",
  title: "Evidence is listed and not there",
  rationale: "What the packet builds on this file rests on nothing that a reviewer can read.",
  settles: "The file itself, or the entry taken out together with what rests on it.",
  severity: "concern",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:CA-2"],
  examples: {
    fires: [
      {
        says: "A listed receipt is not in the packet.",
        top: listed,
        files: [{ path: "evidence/receipt.json", state: "missing" }],
      },
      {
        says: "One of two is there.",
        top: { evidence: [{ path: "tools.json" }, { path: "logs/run-12.txt" }] },
        files: [
          { path: "tools.json", text: "x", state: "listed" },
          { path: "logs/run-12.txt", state: "missing" },
        ],
      },
    ],
    quiet: [
      {
        says: "Listed and there.",
        top: listed,
        files: [{ path: "evidence/receipt.json", text: "x" }],
      },
      { says: "No evidence at all." },
    ],
  },
  check: (facts) =>
    inState(facts, "missing").map((file) => ({
      subject: subjectOf(file),
      says: `The packet lists “${file.path}”, and the file is not there.`,
      quotes: [entryQuote(facts, file)],
    })),
};

export const alteredFile: Rule = {
  id: "evidence.altered-file",
  family: "evidence",
  title: "Evidence is not the file that was listed",
  rationale:
    "The listed checksum belongs to another content. Either the file was changed after the packet was written, or the wrong file came along.",
  settles: "The file that belongs to the checksum, or a new packet with a word on what changed.",
  severity: "concern",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:SI-7"],
  examples: {
    fires: [
      {
        says: "The checksum is another one.",
        top: { evidence: [{ path: "policy.json", sha256: "00ab" }] },
        files: [{ path: "policy.json", text: "x", state: "altered" }],
      },
      {
        says: "Below a folder.",
        top: { evidence: [{ path: "./evidence/card.json", sha256: "77" }] },
        files: [{ path: "evidence/card.json", text: "x", state: "altered" }],
      },
    ],
    quiet: [
      {
        says: "The checksum holds.",
        top: { evidence: [{ path: "policy.json", sha256: "00ab" }] },
        files: [{ path: "policy.json", text: "x", state: "listed" }],
      },
      { says: "Not listed is another matter.", files: [{ path: "a.txt", text: "x", state: "unlisted" }] },
    ],
  },
  check: (facts) =>
    inState(facts, "altered").map((file) => ({
      subject: subjectOf(file),
      says: `“${file.path}” does not have the checksum that the packet lists for it.`,
      quotes: [entryQuote(facts, file, "sha256"), { file: file.path, path: "evidence" }],
    })),
};

export const unlistedFile: Rule = {
  id: "evidence.unlisted-file",
  family: "evidence",
  title: "A file came along that the packet does not list",
  rationale: "Nobody vouches for it, and nothing says what it is to prove.",
  settles: "An entry that says what the file is and what it supports, or a packet without it.",
  severity: "note",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:SI-7"],
  examples: {
    fires: [
      { says: "A stray export.", files: [{ path: "old/export.csv", text: "a,b", state: "unlisted" }] },
      {
        says: "Beside a listed one.",
        top: listed,
        files: [
          { path: "evidence/receipt.json", text: "x" },
          { path: "evidence/receipt (2).json", text: "x", state: "unlisted" },
        ],
      },
    ],
    quiet: [
      { says: "All are listed.", top: listed, files: [{ path: "evidence/receipt.json", text: "x" }] },
      {
        says: "What a file manager leaves behind is passed over.",
        files: [{ path: ".DS_Store", state: "ignored" }],
      },
    ],
  },
  check: (facts) =>
    inState(facts, "unlisted").map((file) => ({
      subject: subjectOf(file),
      says: `“${file.path}” is in the packet, and its list of evidence does not name it.`,
      quotes: [{ file: file.path, path: "evidence" }],
    })),
};

function inState({ files }: Facts, state: FileFact["state"]): readonly FileFact[] {
  return files.filter((file) => file.state === state);
}

function subjectOf({ path }: FileFact): RuleHit["subject"] {
  return fold(path);
}

/** The packet's own entry for the file. */
function entryQuote({ packet }: Facts, file: FileFact, field: "path" | "sha256" = "path"): Quote {
  const entries = packet.evidence ?? [];
  const at = entryPlaces(packet).get(pathKey(file.path)) ?? -1;
  return at === -1 ? { path: "evidence" } : quoteField(`evidence[${at}].${field}`, entries[at]?.[field]);
}

const places = new WeakMap<Facts["packet"], ReadonlyMap<string, number>>();

/** Where the packet lists each file first. */
function entryPlaces(packet: Facts["packet"]): ReadonlyMap<string, number> {
  const known = places.get(packet);
  if (known) return known;
  const made = new Map<string, number>();
  for (const [at, { path }] of (packet.evidence ?? []).entries())
    if (path !== undefined && !made.has(pathKey(path))) made.set(pathKey(path), at);
  places.set(packet, made);
  return made;
}

/** What rules ask: the packet read once, its names folded, its prose as passages, its evidence parsed. Pure. */
import {
  packetSectionIds,
  type ActionPolicy,
  type ActionRow,
  type DataFlow,
  type Packet,
  type Scope,
  type System,
} from "../formats/packet.ts";
import { actionPolicies } from "../formats/packet.ts";
import type { EvidenceDocument } from "./evidence-document.ts";
import type { Quote } from "./flag.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { readableDocument, readablePacket, type ReadInPart } from "./readable.ts";
import { actOfRow, type Act } from "./text/acts.ts";
import { fold, sentenceAround } from "./text/words.ts";

export type FileState = "manifest" | "listed" | "unlisted" | "missing" | "altered" | "ignored";

/** A file of the packet. `text` is there for what is text, `document` for what was recognised. */
export type FileFact = {
  readonly path: string;
  readonly state: FileState;
  readonly text?: string;
  readonly document?: EvidenceDocument;
  /** Text that was too large to be looked into. */
  readonly unread?: boolean;
};

/** Prose of the packet at its field path. */
export type Passage = { readonly path: string; readonly text: string };

export type SystemFact = {
  readonly path: string;
  readonly key: string;
  readonly label: string;
  readonly system: System;
};
export type FlowFact = { readonly path: string; readonly key: string; readonly flow: DataFlow };
export type ActionFact = {
  readonly path: string;
  readonly text: string;
  readonly key: string;
  readonly row: ActionRow;
  readonly policy: ActionPolicy | undefined;
  readonly act: Act;
};
export type ScopeFact = {
  readonly path: string;
  readonly key: string;
  readonly text: string;
  readonly scope: Scope;
};

export type Thresholds = {
  /** How many days a wrong result is taken to need to be noticed, where the packet names no time. */
  readonly detectionDays: number;
};
export const defaultThresholds: Thresholds = { detectionDays: 0 };

export type Facts = {
  readonly packet: Packet;
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
  readonly files: readonly FileFact[];
  /** Texts of the packet and of its evidence that are too long to be read to their ends. */
  readonly inPart: readonly ReadInPart[];
  /** Another packet with this id and version came before, with other content. */
  readonly swapped: boolean;
  readonly systems: readonly SystemFact[];
  readonly flows: readonly FlowFact[];
  /** Rows that have any words, in the order of the packet. */
  readonly actions: readonly ActionFact[];
  readonly scopes: readonly ScopeFact[];
  /** Statement, summary, texts of sections and other prose; not the rows of lists that rules read as facts. */
  readonly passages: readonly Passage[];
  /** The declared system of a folded id or name. */
  readonly systemOf: (idOrName: string | undefined) => SystemFact | undefined;
};

export type FactsInput = {
  readonly packet: Packet;
  readonly files?: readonly FileFact[];
  readonly lexicon: Lexicon;
  readonly thresholds?: Thresholds;
  readonly swapped?: boolean;
};

export function gatherFacts({
  packet: written,
  files: given = [],
  lexicon,
  thresholds = defaultThresholds,
  swapped = false,
}: FactsInput): Facts {
  const { packet, inPart } = readablePacket(written);
  const read = given.map((file) => ({
    file,
    ...(file.document && readableDocument(file.document, file.path)),
  }));
  const files = read.map(({ file, document }) => (document ? { ...file, document } : file));
  const { boundary, data, actions, identity } = packet.sections;
  const systems = (boundary?.systems ?? []).flatMap((system, at) => {
    const label = said(system.name) ?? said(system.id);
    return label === undefined
      ? []
      : [{ path: `boundary.systems[${at}]`, key: fold(said(system.id) ?? label), label, system }];
  });
  const byName = new Map<string, SystemFact>();
  for (const system of systems)
    for (const name of [system.system.id, system.system.name])
      if (said(name) !== undefined && !byName.has(fold(name ?? ""))) byName.set(fold(name ?? ""), system);
  const systemOf = (name: string | undefined) => (name === undefined ? undefined : byName.get(fold(name)));
  const keyOf = (name: string | undefined) => systemOf(name)?.key ?? fold(name ?? "");

  return {
    packet,
    lexicon,
    thresholds,
    files,
    inPart: [...inPart, ...read.flatMap((file) => file.inPart ?? [])],
    swapped,
    systems,
    systemOf,
    flows: (data?.flows ?? []).flatMap((flow, at) =>
      isEmpty(flow) ? [] : [{ path: `data.flows[${at}]`, key: keyOf(flow.system), flow }],
    ),
    actions: (actions?.rows ?? []).flatMap((row, at) =>
      isEmpty(row)
        ? []
        : [
            {
              path: `actions[${at}]`,
              text: row.action ?? "",
              key: keyOf(row.system),
              row,
              policy: actionPolicies.find((policy) => policy === fold(row.policy ?? "")),
              act: actOfRow(row.action ?? "", lexicon),
            },
          ],
    ),
    scopes: (identity?.scopes ?? []).flatMap((scope, at) =>
      isEmpty(scope)
        ? []
        : [{ path: `identity.scopes[${at}]`, key: keyOf(scope.system), text: scope.scope ?? "", scope }],
    ),
    passages: passagesOf(packet),
  };
}

/** Text that says something; blank counts as absent. */
export function said(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Quotes a field: its words from the start, or the empty field. */
export function quoteField(path: string, text?: string): Quote {
  const words = said(text);
  return words === undefined
    ? { path }
    : { path, text: words.length > longestQuote ? cutAtWord(words) : words };
}

/** Quotes the sentence around a place of a passage. */
export function quotePlace({ path, text }: Passage, start: number, end: number): Quote {
  const sentence = sentenceAround(text, start, end);
  if (sentence.end - sentence.start <= longestQuote)
    return { path, text: text.slice(sentence.start, sentence.end) };
  const from = Math.max(sentence.start, start - 80);
  return { path, text: text.slice(from, Math.min(sentence.end, Math.max(end, from + longestQuote))).trim() };
}

const longestQuote = 400;

function cutAtWord(text: string): string {
  const cut = text.slice(0, longestQuote);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), longestQuote - 40));
}

function isEmpty(entry: object): boolean {
  return Object.values(entry).every(
    (value) =>
      value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0),
  );
}

function passagesOf(packet: Packet): Passage[] {
  const { boundary, failure, identity, receipts } = packet.sections;
  const one = (path: string, text: string | undefined): Passage[] =>
    said(text) === undefined ? [] : [{ path, text: text ?? "" }];
  const many = (path: string, texts: readonly string[] | undefined): Passage[] =>
    (texts ?? []).flatMap((text, at) => one(`${path}[${at}]`, text));
  return [
    ...one("title", packet.title),
    ...one("summary", packet.summary),
    ...one("boundary.statement", boundary?.statement),
    ...one("boundary.trigger", boundary?.trigger),
    ...many("boundary.inputs", boundary?.inputs),
    ...many("boundary.outputs", boundary?.outputs),
    ...many("boundary.highRiskActions", boundary?.highRiskActions),
    ...many("boundary.outOfScope", boundary?.outOfScope),
    ...many("boundary.untrustedInputs", boundary?.untrustedInputs),
    ...one("identity.leastPrivilege", identity?.leastPrivilege),
    ...one("identity.revocation", identity?.revocation),
    ...many("failure.pauseConditions", failure?.pauseConditions),
    ...one("failure.exceptions.what", failure?.exceptions?.what),
    ...one("failure.operatorControls.override", failure?.operatorControls?.override),
    ...one("failure.operatorControls.retry", failure?.operatorControls?.retry),
    ...one("failure.operatorControls.cancel", failure?.operatorControls?.cancel),
    ...one("failure.rollback", failure?.rollback),
    ...one("failure.detection", failure?.detection),
    ...one("receipts.where", receipts?.where),
    ...one("receipts.retention", receipts?.retention),
    ...one("receipts.tamperProtection", receipts?.tamperProtection),
    ...packetSectionIds.flatMap((id) => one(`${id}.text`, packet.sections[id]?.text)),
  ];
}

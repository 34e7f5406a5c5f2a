/** What to look at before signing: what forbids the signature, and what a careful person would look at once more. */
import type { PacketFileView } from "#shared/contract/packet-calls";
import type { ReviewEntries } from "#shared/formats/review";
import { isApproval, obstacles, type Obstacle } from "#shared/rules/ready-to-sign";
import type { ScoreCard } from "#shared/rules/scoring";
import { inFileOrder } from "../packet/file-order.ts";

export type Jump = { to: "item"; itemId: string } | { to: "findings" | "questions" | "files" | "here" };
export type BeforeSigning = {
  says: string;
  forbids: boolean;
  jump: Jump;
  /** Files of the packet that it is about, by their paths. */
  files?: readonly string[];
  /** Items that it is about, where there are several. */
  items?: readonly string[];
};
type Review = { entries: ReviewEntries; card: ScoreCard; files: readonly PacketFileView[] };

export function beforeSigning(review: Review): BeforeSigning[] {
  const forbidding = obstacles(review).map((obstacle) => ({
    says: obstacle.says,
    forbids: true,
    jump: jumpOf(obstacle),
  }));
  return [...forbidding, ...careful(review)];
}

function jumpOf(obstacle: Obstacle): Jump {
  if (obstacle.about === "open" && obstacle.id !== undefined) return { to: "item", itemId: obstacle.id };
  return obstacle.about === "finding" ? { to: "findings" } : { to: "here" };
}

const gateWords = [
  ["failed", "failed and not waived"],
  ["waived", "waived"],
  ["not-applicable", "N/A; the memo lists"],
] as const;

function oddGates({ gates }: ScoreCard): BeforeSigning[] {
  return gateWords.flatMap(([wanted, words]) => {
    const items = gates.filter(({ state }) => state === wanted).map(({ item }) => item);
    const [first] = items;
    if (first === undefined) return [];
    const jump: Jump = { to: "item", itemId: first };
    const lists = wanted === "not-applicable";
    if (items.length === 1)
      return [{ says: `The gate ${first} is ${words}${lists ? " it" : ""}.`, forbids: false, jump }];
    const says = `${items.length} gates are ${words}${lists ? " them" : ""}:`;
    return [{ says, forbids: false, jump, items }];
  });
}

/** What a person who relies on the files of a packet must know of them. */
const fileWords = [
  ["altered", "file is not the one", "files are not the ones", "whose SHA-256 the packet lists:"],
  ["missing", "file is listed by the packet", "files are listed by the packet", "and not there:"],
  ["unlisted", "file is there", "files are there", "that the packet does not list:"],
] as const;

function oddFiles(files: readonly PacketFileView[]): BeforeSigning[] {
  const inOrder = inFileOrder(files);
  return fileWords.flatMap(([wanted, one, many, rest]) => {
    const odd = inOrder.filter(({ state }) => state === wanted).map(({ path }) => path);
    if (odd.length === 0) return [];
    const says = `${count(odd.length, one, many)} ${rest}`;
    return [{ says, forbids: false, jump: { to: "files" }, files: odd }];
  });
}

function careful({ entries, card, files }: Review): BeforeSigning[] {
  const decision = entries.decision["decision"]?.decision;
  const found: BeforeSigning[] = [];
  const item = (itemId: string, says: string) =>
    found.push({ says, forbids: false, jump: { to: "item", itemId } });
  const [open] = card.open;
  if (open !== undefined && !isApproval(decision))
    item(open, `${count(card.open.length, "item is", "items are")} open.`);
  found.push(...oddGates(card));
  found.push(...oddFiles(files));
  const naItems = card.notApplicable.filter((id) => !card.gates.some((gate) => gate.item === id));
  if (naItems[0] !== undefined)
    item(
      naItems[0],
      `${count(naItems.length, "item is", "items are")} N/A, ${naItems.length === 1 ? "with its" : "each with its"} reason.`,
    );
  const unproved = Object.keys(entries.answer).filter((id) => {
    const answer = entries.answer[id];
    return answer?.key !== undefined && answer.evidenceLevel !== "declared" && answer.links.length === 0;
  });
  if (unproved[0] !== undefined)
    item(
      unproved[0],
      `${count(unproved.length, "item is", "items are")} documented or demonstrated without a link to evidence.`,
    );
  const blank = Object.values(entries.question).filter((question) => question.text.trim() === "").length;
  if (blank > 0)
    found.push({
      says: `${count(blank, "question to the vendor has", "questions to the vendor have")} no words.`,
      forbids: false,
      jump: { to: "questions" },
    });
  return found;
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `One ${one}` : `${number} ${many}`;
}

/** The form with which questions leave and come back: its columns, and which answer is of which question. */
import type { VendorQuestion } from "../formats/review.ts";
import type { Block, Table } from "../intake/document.ts";

export const formColumns = { id: "Id", question: "Question", about: "About", answer: "Your answer" } as const;
export const formTitle = "Questions about your packet";
export const formIntro =
  "Please write under “Your answer”, and leave blank what you cannot answer yet. Keep the column “Id”: by it each answer finds its question, whatever the order of the rows.";

export type FormRow = { id: string; question: string; about: string };
export type FilledRow = { id: string; reply: string };

const key = (text: string) => text.replaceAll(/\s+/g, " ").trim().toLowerCase();

/** The rows of every table that has the form's columns, and what stands in rows that were hidden. */
export function filledRows(blocks: readonly Block[], asked: readonly FormRow[]): FilledRow[] {
  return blocks.flatMap((block): FilledRow[] => {
    if (block.kind === "table") return rowsOf(block);
    if (block.kind !== "paragraph" || block.place.part !== "hidden row") return [];
    const own = asked.find(({ id }) => block.text.startsWith(`${id} | `));
    if (!own) return [];
    // A hidden row is read as its cells in one line; what the form itself wrote is known.
    const before = [own.id, own.question, own.about].filter((text) => text !== "").join(" | ");
    return block.text.startsWith(before)
      ? [{ id: own.id, reply: block.text.slice(before.length).replace(/^ \| /, "") }]
      : [];
  });
}

function rowsOf({ rows }: Table): FilledRow[] {
  for (const [at, header] of rows.slice(0, 4).entries()) {
    const column = (name: string) => header.findIndex(({ text }) => key(text) === key(name));
    const [id, answer] = [column(formColumns.id), column(formColumns.answer)];
    if (id === -1 || answer === -1) continue;
    return rows.slice(at + 1).flatMap((row) => {
      const own = row[id]?.text.trim() ?? "";
      return own === "" ? [] : [{ id: own, reply: row[answer]?.text.trim() ?? "" }];
    });
  }
  return [];
}

export type ReplyState = "new" | "same" | "blank" | "unknown";

/** A reply that the question has already, word for word, is no new one. */
export function stateOfReply(question: VendorQuestion | undefined, reply: string): ReplyState {
  if (question === undefined) return "unknown";
  if (key(reply) === "") return "blank";
  return question.replies?.some(({ text }) => key(text) === key(reply)) ? "same" : "new";
}

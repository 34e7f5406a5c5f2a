/** What receipts hold, told in one line, line by line with an answer, or as a list. */
import type { Collector } from "./collect.ts";
import { sourceOf } from "./collect.ts";
import type { ListItem } from "./document.ts";
import { labelledOf, matchReceipt } from "./labelled.ts";
import type { Source } from "./mapping.ts";
import { receiptOf } from "./receipt-sentences.ts";
import { listOf, yesNoOf } from "./values.ts";
import { plain } from "./words.ts";

/** "Report received: yes ⏎ Repair result: no": a line for each question of a receipt. */
function putAnswered(into: Collector, text: string, source: Source): boolean {
  const lines = text.split("\n").map((line) => {
    const label = labelledOf(line);
    const answer = label && yesNoOf(label.value);
    const of = label && (matchReceipt(label.label)?.of ?? receiptOf(plain(label.label)));
    return { line, of, answer };
  });
  const known = lines.filter(({ of, answer }) => of !== undefined && answer !== undefined);
  if (lines.length < 3 || known.length < 3 || lines.some(({ answer }) => answer === undefined)) return false;
  for (const { line, of, answer } of lines) {
    const put =
      of !== undefined &&
      answer !== undefined &&
      into.put(
        `receipts.captured.${of}`,
        answer,
        { ...source, text: line },
        {
          confidence: "likely",
          why: "answered among what a receipt holds",
        },
      );
    if (!put) into.leave({ ...source, text: line }, { kind: "paragraph", near: "receipts" });
  }
  return true;
}

/** "Trigger, data used, decision, approver": what a receipt holds, told in one line; only where each entry is known. */
export function putReceipts(into: Collector, text: string, source: Source): boolean {
  if (putAnswered(into, text, source)) return true;
  const [list = "", ...more] = (labelledOf(text)?.value ?? text).split(/(?<=[.;])\s+(?=\p{Lu})/u);
  const entries = listOf(list.replace(/\.\s*$/, ""));
  const found = entries.map((entry) => (entry.split(" ").length <= 5 ? matchReceipt(entry) : undefined));
  if (entries.length < 3 || found.some((one) => one === undefined)) return false;
  const put = (of: string | undefined, is: boolean, said: string) =>
    of !== undefined &&
    into.put(`receipts.captured.${of}`, is, source, {
      confidence: "likely",
      why: `"${said.slice(0, 60)}" stands among what a receipt holds${is ? "" : " not"}`,
    });
  for (const [at, one] of found.entries()) put(one?.of, true, entries[at] ?? "");
  for (const sentence of more) {
    const not =
      /^(?:the |its )?(.{3,40}?) (?:is|are) not (?:recorded|logged|kept|stored|captured|written)/i.exec(
        sentence,
      )?.[1];
    if (not !== undefined) put(matchReceipt(not)?.of, false, not);
  }
  return true;
}

/** A list of what a receipt holds, ticked or not. */
export function putReceiptList(into: Collector, items: readonly ListItem[]): boolean {
  const ticks = items.every(({ ticked }) => ticked !== undefined);
  const found = items.map(({ text }) => {
    const of = receiptOf(text) ?? (text.split(" ").length <= 6 ? matchReceipt(text)?.of : undefined);
    return of === undefined ? undefined : { of };
  });
  const unknown = found.filter((one) => one === undefined).length;
  if (items.length < 3 || (ticks ? unknown > items.length / 2 : unknown > 0)) return false;
  for (const [at, item] of items.entries()) {
    const of = found[at]?.of;
    const put =
      of !== undefined &&
      into.put(`receipts.captured.${of}`, item.ticked ?? true, sourceOf(item), {
        confidence: "likely",
        why: "an entry among what a receipt holds",
      });
    if (!put) into.leave(sourceOf(item), { kind: "list item", near: "receipts" });
  }
  return true;
}

/** A memo in a template of the organisation's own, read back before it is handed over. */
import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import { memoDocx, type MemoProgress } from "../memo/memo-docx.ts";
import { memoModel, memoPartsOf } from "../memo/memo-model.ts";
import { memoParts, type Block, type MemoInput, type MemoModel, type MemoPart } from "../memo/memo-types.ts";
import { clip, day, decisionWords } from "../memo/memo-words.ts";
import { checkFilled } from "./check-filled.ts";
import { fillTemplate, type MemoWords } from "./fill-template.ts";
import type { Template } from "./template-types.ts";
import { wordText } from "../memo/word-text.ts";

export async function exportTemplatedMemo(
  input: MemoInput,
  template: Template,
  job: MemoProgress = {},
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const order = orderOf(template.sections);
  const { model, parts } = withMarking(memoModel(input, order), {
    parts: memoPartsOf(input),
    order,
    template,
  });
  const listed = model.blocks.filter((block) => block.kind === "heading" && block.level < 3).length;
  const sizeOf = ({ kind }: Block) =>
    kind === "contents" ? 1 + listed : kind === "table" || kind === "figure" ? 2 : 1;
  const sizes = new Map(
    order.map((part) => [part, parts[part].reduce((sum, block) => sum + sizeOf(block), 0)]),
  );
  const words = wordsOf(input, model.marking, model.heading);
  const { bytes, styles } = await fillTemplate(template, await memoDocx(model, job), {
    sizes,
    words,
  });
  const missing = await checkFilled(bytes, { model, template, words, styles });
  if (missing.length > 0)
    throw new AppError(
      "integrity",
      `The memo was not written: on reading it back, this was missing from the template's copy: ${missing.slice(0, 5).join("; ")}.`,
      { what: missing.slice(0, 100).join("\n") },
    );
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

type Parts = Readonly<Record<MemoPart, readonly Block[]>>;

/** A template whose pages do not carry the marking has it before the text: no draft passes for a decision. */
function withMarking(
  model: MemoModel,
  { parts, order, template }: { parts: Parts; order: readonly MemoPart[]; template: Template },
): { model: MemoModel; parts: Parts } {
  const isMarked = template.placeholders.some(({ name }) => name === "classification");
  const [first] = order;
  if (isMarked || model.marking === "" || first === undefined) return { model, parts };
  const marking: Block = {
    kind: "paragraph",
    para: { style: "banner", runs: [{ text: model.marking, look: "strong" }] },
  };
  return {
    model: { ...model, blocks: [marking, ...model.blocks] },
    parts: { ...parts, [first]: [marking, ...parts[first]] },
  };
}

/** What the template names comes first, as it has it; the rest follows the last of these in the usual order. */
function orderOf(sections: readonly MemoPart[] | undefined): MemoPart[] {
  const named = sections ?? [];
  return [...named, ...memoParts.filter((part) => !named.includes(part))];
}

function wordsOf(
  { record, packet, reviewDigest, signer }: MemoInput,
  marking: string,
  title: string,
): MemoWords {
  const line = (text: string) => wordText(clip(text, 200)).replaceAll(/[\t\n]+/g, " ");
  const decision = record.decision.decision;
  return {
    title: line(title),
    decision: decision ? decisionWords[decision].label : "Not decided yet",
    vendor: line([packet.vendor?.name, packet.vendor?.product].filter(Boolean).join(", ") || "not stated"),
    packet: line(`${packet.id}${packet.version === undefined ? "" : `, version ${packet.version}`}`),
    classification: marking,
    digest: reviewDigest.slice(0, 16),
    reviewer: line(signer?.name || record.reviewer.name || "not named yet"),
    date: day(record.frozenAt.slice(0, 10)),
  };
}

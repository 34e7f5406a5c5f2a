import { AppError } from "#shared/errors";
import { noDecision } from "#shared/formats/review";
import type { Workspace } from "../db/open-workspace.ts";
import { chainHead } from "../db/receipt-repo.ts";
import { findEntry } from "../db/review-repo.ts";
import { findSignedReview } from "../db/signature-repo.ts";
import { deleteTemplate, getTemplate, listTemplates, storeTemplate } from "../db/template-repo.ts";
import { readSmallFile } from "../files/read-small-file.ts";
import { toProduced } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import { malformed } from "../packet/parse-manifest.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { assertAsSeen, assertUnsigned, editReview } from "../review/edit-review.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { makeMemo, memoFileNames } from "../review/make-memo.ts";
import { recordOf } from "../review/signed-record.ts";
import { sealBursts } from "../review/seal-bursts.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { startingTemplate } from "../template/starting-template.ts";

type Names =
  | "template.list"
  | "template.check"
  | "template.import"
  | "template.preview"
  | "template.starting"
  | "template.choose"
  | "template.remove";

const mostMegabytes = 20;

export function templateHandlers({
  needs: { pickedFiles, producedFiles, now },
  workspace,
}: {
  needs: SessionNeeds;
  workspace: Workspace;
}): Some<Names> {
  const { read, evidence } = workspace;
  return {
    "template.list": (_input, db) => ({ templates: listTemplates(db) }),

    "template.check": async ({ pickedFile }, { signal }) => {
      const { name, ...file } = pickedFiles.get(pickedFile);
      const bytes = await readSmallFile({ name, ...file }, mostMegabytes);
      return { name, ...(await runInWorker("template", { bytes, file: name }, { signal })) };
    },

    "template.import": async ({ pickedFile }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const name = picked.name.slice(0, 300);
      const bytes = await readSmallFile(picked, mostMegabytes);
      const { usable, problems, placeholders } = await runInWorker(
        "template",
        { bytes, file: name },
        { signal },
      );
      if (!usable) {
        const refused = problems.filter(({ level }) => level === "refused");
        throw malformed(
          name,
          refused.map(({ where, says, fix }) => ({ path: [where], says, expected: fix })),
        );
      }
      return (tx) => {
        const { digest, alreadyImported } = storeTemplate(tx.db, { name, bytes, at: tx.at });
        tx.receipt({
          kind: alreadyImported ? "template.recognised" : "template.imported",
          subject: digest,
          says: `${alreadyImported ? "Recognised" : "Imported"} the memo template ${name}`,
          after: { digest },
        });
        return { digest, name, alreadyImported, problems, placeholders };
      };
    },

    "template.preview": async ({ reviewId, digest }, job) => {
      const { name } = getTemplate(read, digest);
      sealBursts(workspace, now);
      const at = now().toISOString();
      const signed = findSignedReview(read, reviewId);
      const frozen = signed
        ? recordOf(signed)
        : freezeReview(read, reviewId, { at, reviewer: { name: "", fingerprint: "" } });
      const memo = await makeMemo(
        { read, evidence },
        reviewId,
        { frozen, at, draft: true, chainHead: chainHead(read), template: { name, digest } },
        job,
      );
      const file = memoFileNames(frozen.record, { draft: true }).memo;
      return toProduced(await producedFiles.addBytes(memo.bytes, file));
    },

    "template.starting": async () =>
      toProduced(await producedFiles.addBytes(await startingTemplate(), "countersign-memo-template.docx")),

    "template.choose":
      ({ reviewId, digest, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const before = findEntry(tx.db, reviewId, "decision", "decision") ?? noDecision;
        assertAsSeen(before, expected);
        const { template: _before, ...rest } = before;
        const chosen = digest === null ? undefined : getTemplate(tx.db, digest);
        return editReview(tx, reviewId, {
          label: chosen ? `Template of the memo: ${chosen.name}` : "Template of the memo: built in",
          changes: [
            {
              kind: "decision",
              id: "decision",
              after: chosen ? { ...rest, template: { name: chosen.name, digest: chosen.digest } } : rest,
            },
          ],
        });
      },

    "template.remove":
      ({ digest }) =>
      (tx) => {
        const { name, reviews } = getTemplate(tx.db, digest);
        if (reviews > 0)
          throw new AppError(
            "conflict",
            `${name} stays: ${reviews === 1 ? "a review" : `${reviews} reviews`} chose it, and their memos can be made again.`,
            { reason: "in-use" },
          );
        deleteTemplate(tx.db, digest);
        tx.receipt({
          kind: "template.removed",
          subject: digest,
          says: `Removed the memo template ${name}`,
          before: { digest },
        });
        return { digest };
      },
  };
}

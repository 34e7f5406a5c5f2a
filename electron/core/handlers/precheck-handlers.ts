import { AppError } from "#shared/errors";
import type { ActionRow } from "#shared/formats/packet";
import type { ReviewId } from "#shared/ids";
import { allRules } from "#shared/prechecks/all-rules";
import { ruleSetOf } from "#shared/prechecks/policy";
import { STARTING_POLICY } from "#shared/prechecks/starting-policy";
import { correctionId, correctRow, standingVersion, type CorrectionPart } from "#shared/rules/matrix";
import type { Workspace } from "../db/open-workspace.ts";
import { chosenPolicy, findPolicy, listPolicies, storePolicy, type FoundPolicy } from "../db/policy-repo.ts";
import { getPacketBody, getPacketHead, listPacketFiles } from "../db/packet-repo.ts";
import { findEntry, getReview } from "../db/review-repo.ts";
import { readSettings, writeSetting } from "../db/setting-repo.ts";
import type { Tx } from "../db/transact.ts";
import { readSmallFile } from "../files/read-small-file.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import { toProduced, type ProducedFiles } from "../files/produced-files.ts";
import { memoDocx } from "../memo/memo-docx.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import { selfCheckHtml } from "../self-check/self-check-html.ts";
import { selfCheckModel } from "../self-check/self-check-model.ts";
import type { Some } from "../handlers.ts";
import { readDocument } from "../prechecks/read-document.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { precheckPath, precheckStored } from "../prechecks/run-precheck.ts";
import { assertAsSeen, assertUnsigned, editReview, named } from "../review/edit-review.ts";
import { loadReview } from "../review/review-view.ts";
import { compareRuns, dealWithFlag, precheckRunOf, takeInFlags } from "../review/review-flags.ts";

type Names =
  | "precheck.packet"
  | "precheck.selfCheck"
  | "precheck.file"
  | "precheck.document"
  | "precheck.rules"
  | "precheck.policies"
  | "precheck.startingPolicy"
  | "precheck.importPolicy"
  | "precheck.choosePolicy"
  | "review.precheck"
  | "flag.deal"
  | "action.correct";

type Needs = {
  workspace: Pick<Workspace, "read" | "evidence">;
  pickedFiles: PickedFiles;
  producedFiles: ProducedFiles;
  newEntryId: (prefix: string) => string;
};

const mostMegabytes = 5;

export function precheckHandlers({
  workspace: { read, evidence },
  pickedFiles,
  producedFiles,
  newEntryId,
}: Needs): Some<Names> {
  return {
    "precheck.packet": async ({ packetVersionId }, { signal, progress }) => {
      const chosen = chosenPolicy(read);
      progress(0, 1, "Reading the packet and its evidence");
      const found = await precheckStored(read, evidence, packetVersionId, { policy: chosen?.policy, signal });
      return { ...found, ...policyIn(chosen) };
    },

    "precheck.selfCheck": async ({ packetVersionId, as }, { signal, progress }) => {
      progress(0, 1, "Reading the packet and its evidence");
      const { policy } = chosenPolicy(read) ?? {};
      const { flags } = await precheckStored(read, evidence, packetVersionId, { policy, signal });
      const model = selfCheckModel({
        packet: getPacketBody(read, packetVersionId).packet,
        head: getPacketHead(read, packetVersionId),
        files: listPacketFiles(read, packetVersionId),
        flags,
      });
      const bytes = as === "docx" ? await memoDocx(model, { signal }) : Buffer.from(selfCheckHtml(model));
      return toProduced(await producedFiles.addBytes(bytes, safeFileName(`${model.title}.${as}`)));
    },

    "precheck.file": async ({ pickedFile }, { signal, progress }) => {
      const chosen = chosenPolicy(read);
      const { packet, ...found } = await precheckPath(pickedFiles.get(pickedFile).path, {
        policy: chosen?.policy,
        signal,
        progress,
      });
      return {
        packetId: packet.id,
        ...(packet.version === undefined ? {} : { version: packet.version }),
        ...found,
        ...policyIn(chosen),
      };
    },

    "precheck.document": async ({ sha256 }, { signal }) => ({
      document: await readDocument(evidence, sha256, signal),
    }),

    "precheck.rules": (_input, db) => {
      const chosen = chosenPolicy(db);
      return { rules: rulesOf(chosen), ...(chosen ? { policy: chosen.head } : {}) };
    },

    "precheck.policies": (_input, db) => {
      const { precheckPolicy } = readSettings(db);
      return { policies: listPolicies(db), ...(precheckPolicy ? { chosen: precheckPolicy } : {}) };
    },

    "precheck.startingPolicy": async () =>
      toProduced(
        await producedFiles.addBytes(Buffer.from(STARTING_POLICY), "countersign-pre-checks-policy.yaml"),
      ),

    "precheck.importPolicy": async ({ pickedFile }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const policy = await runInWorker(
        "policy",
        { bytes: await readSmallFile(picked, mostMegabytes), file: picked.name },
        { signal },
      );
      return (tx) => {
        const { digest, alreadyImported } = storePolicy(tx.db, policy, tx.at);
        tx.receipt({
          kind: alreadyImported ? "precheck.policy-recognised" : "precheck.policy-imported",
          subject: `${policy.id}@${policy.version}`,
          says: `${alreadyImported ? "Recognised" : "Imported"} the pre-check policy ${policy.id} ${policy.version} from ${picked.name}`,
          after: { digest },
        });
        return { id: policy.id, version: policy.version, digest, alreadyImported };
      };
    },

    "precheck.choosePolicy":
      ({ policy }) =>
      (tx) => {
        const before = readSettings(tx.db).precheckPolicy;
        if (policy && !findPolicy(tx.db, policy.id, policy.version)) {
          const details = { what: "pre-check policy", id: `${policy.id}@${policy.version}` };
          throw new AppError(
            "not-found",
            `There is no pre-check policy ${policy.id} ${policy.version}.`,
            details,
          );
        }
        writeSetting(tx.db, "precheckPolicy", policy);
        tx.receipt({
          kind: "precheck.policy-chosen",
          subject: policy ? `${policy.id}@${policy.version}` : "built-in",
          says: policy
            ? `The pre-checks use the policy ${policy.id} ${policy.version}`
            : "The pre-checks use the built-in rules as they come",
          before: { policy: before },
          after: { policy },
        });
        return policy ? { chosen: policy } : {};
      },

    "review.precheck": async ({ reviewId }, { signal }) => {
      assertUnsigned(read, reviewId);
      const { packetVersionId } = getReview(read, reviewId);
      const chosen = chosenPolicy(read);
      const { flags } = await precheckStored(read, evidence, packetVersionId, {
        policy: chosen?.policy,
        signal,
      });
      return (tx) => {
        const { entries } = loadReview(tx.db, reviewId);
        const changes = takeInFlags(entries, flags, precheckRunOf(chosen, tx.at));
        const edited = editReview(tx, reviewId, { label: "Pre-checks", changes });
        return {
          ...edited,
          flags: flags.length,
          blockers: flags.filter(({ severity }) => severity === "blocker").length,
          compared: compareRuns(entries.flag, flags),
        };
      };
    },

    "flag.deal":
      ({ reviewId, flagId, fate, reason = "" }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const { entries, checklist } = loadReview(tx.db, reviewId);
        const { changes, ...made } = dealWithFlag(entries, flagId, {
          fate,
          reason,
          newId: newEntryId,
          checklist,
        });
        const label = named(fateLabels[fate], entries.flag[flagId]?.flag.says);
        return { ...editReview(tx, reviewId, { label, changes }), ...made };
      },

    "action.correct":
      ({ reviewId, path, correction, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const id = correctionId(path);
        const row = vendorAction(tx, reviewId, path);
        const before = findEntry(tx.db, reviewId, "action", id);
        assertAsSeen(standingVersion(row, before), expected);
        const body = correction === null ? undefined : correctRow(row, before, correction);
        if (body === "no-bucket") throw noBucket();
        const action = (row.action ?? "").slice(0, 2_000);
        const typed = correction !== null && isTyping(correction);
        return editReview(tx, reviewId, {
          label: named(
            correction === null ? "Correction taken back" : typed ? "Correction, text" : "Correction",
            action || path,
          ),
          burst: typed,
          changes: [{ kind: "action", id, ...(body ? { after: { path, action, ...body } } : {}) }],
        });
      },
  };
}

/** Only text was changed: the commits of one field come in a burst. */
function isTyping({ policy, reversible, ...texts }: CorrectionPart): boolean {
  return policy === undefined && reversible === undefined && Object.keys(texts).length > 0;
}

function noBucket(): AppError {
  const says = "The vendor put this action into no bucket that the format knows. Choose one first.";
  return new AppError("invalid-input", says, {
    problems: [{ path: "correction.policy", says: "No bucket is chosen: automatic, approval or never." }],
  });
}

const fateLabels = {
  open: "Flag taken up again",
  confirmed: "Flag confirmed",
  dismissed: "Flag dismissed",
  asked: "Flag asked of the vendor",
} as const;

function rulesOf(chosen: FoundPolicy | undefined) {
  const { rules } = ruleSetOf(chosen?.policy);
  const inUse = new Set(rules.map(({ id }) => id));
  const builtIn = new Set(allRules.map(({ id }) => id));
  const off = allRules.filter(({ id }) => !inUse.has(id));
  return [...rules, ...off].map(({ check: _check, examples, items, refs, ...rule }) => ({
    ...rule,
    items: [...items],
    refs: [...refs],
    examples: { fires: examples.fires.map(plain), quiet: examples.quiet.map(plain) },
    off: !inUse.has(rule.id),
    own: !builtIn.has(rule.id),
    ...reasonOf(chosen, rule.id),
    ...phrasesOf(chosen, rule.id),
  }));
}

function policyIn(chosen: FoundPolicy | undefined): { policy?: { id: string; version: string } } {
  return chosen ? { policy: { id: chosen.head.id, version: chosen.head.version } } : {};
}

function phrasesOf(
  chosen: FoundPolicy | undefined,
  rule: string,
): { phrases?: { terms: string[]; in: string[] } } {
  const own = chosen?.policy.phrases.find(({ id }) => id === rule);
  return own ? { phrases: { terms: own.terms, in: own.in ?? [] } } : {};
}

function reasonOf(chosen: FoundPolicy | undefined, rule: string): { reason?: string } {
  const reason = chosen?.policy.rules[rule]?.reason;
  return reason === undefined ? {} : { reason };
}

function plain({ says, sections, top, files }: (typeof allRules)[number]["examples"]["fires"][number]) {
  return {
    says,
    ...(sections ? { sections: { ...sections } } : {}),
    ...(top ? { top: { ...top } } : {}),
    ...(files ? { files: files.map((file) => ({ ...file })) } : {}),
  };
}

function vendorAction(tx: Tx, reviewId: ReviewId, path: string): ActionRow {
  const row = Number(/\d+/.exec(path)?.[0]);
  const { packet } = getPacketBody(tx.db, getReview(tx.db, reviewId).packetVersionId);
  const found = packet.sections.actions?.rows?.[row];
  if (!found)
    throw new AppError("not-found", `The matrix of this packet has no row ${path}.`, {
      what: "action",
      id: path,
    });
  return found;
}

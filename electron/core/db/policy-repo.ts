import { createHash } from "node:crypto";
import type { PolicyHead } from "#shared/contract/precheck-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { PrecheckPolicy } from "#shared/prechecks/policy";
import type { ReadDb, WriteDb } from "./open-database.ts";
import { readSettings } from "./setting-repo.ts";

type Row = { id: string; version: string; digest: string; imported_at: string; body: string };

export type FoundPolicy = { head: PolicyHead; policy: PrecheckPolicy };

export function policyDigest(policy: PrecheckPolicy): string {
  return createHash("sha256").update(canonicalJson(policy)).digest("hex");
}

/** Stores a version once. Other content under a version that is there is refused: reviews name it. */
export function storePolicy(
  db: WriteDb,
  policy: PrecheckPolicy,
  at: string,
): { digest: string; alreadyImported: boolean } {
  const digest = policyDigest(policy);
  const known = findPolicy(db, policy.id, policy.version);
  if (known?.head.digest === digest) return { digest, alreadyImported: true };
  if (known) {
    throw new AppError(
      "conflict",
      `${policy.id} ${policy.version} is there already with other content. Give the changed policy a new version.`,
      { reason: "version-exists" },
    );
  }
  db.prepare(
    "INSERT INTO precheck_policy (id, version, digest, imported_at, body) VALUES (?, ?, ?, ?, ?)",
  ).run(policy.id, policy.version, digest, at, JSON.stringify(policy));
  return { digest, alreadyImported: false };
}

export function listPolicies(db: ReadDb): PolicyHead[] {
  return db
    .prepare<[], Row>("SELECT * FROM precheck_policy ORDER BY id, rowid DESC")
    .all()
    .map((row) => found(row).head);
}

export function findPolicy(db: ReadDb, id: string, version: string): FoundPolicy | undefined {
  const row = db
    .prepare<[string, string], Row>("SELECT * FROM precheck_policy WHERE id = ? AND version = ?")
    .get(id, version);
  return row && found(row);
}

/** The policy that this workspace works with; none is the built-in rules as they come. */
export function chosenPolicy(db: ReadDb): FoundPolicy | undefined {
  const { precheckPolicy } = readSettings(db);
  return precheckPolicy ? findPolicy(db, precheckPolicy.id, precheckPolicy.version) : undefined;
}

function found(row: Row): FoundPolicy {
  const policy = PrecheckPolicy.parse(JSON.parse(row.body));
  return {
    policy,
    head: {
      id: row.id,
      version: row.version,
      ...(policy.title === undefined ? {} : { title: policy.title }),
      digest: row.digest,
      importedAt: row.imported_at,
      switchedOff: Object.entries(policy.rules).flatMap(([id, { off }]) => (off === true ? [id] : [])),
      tuned: Object.entries(policy.rules).flatMap(([id, { off, severity }]) =>
        off !== true && severity !== undefined ? [id] : [],
      ),
      ownRules: policy.phrases.length,
    },
  };
}

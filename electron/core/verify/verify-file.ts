import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Verification } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { ReviewRecord } from "#shared/formats/review";
import { digestsOf, hasTerms, termsOf, type Statement } from "#shared/formats/statement";
import type { ReviewId } from "#shared/ids";
import { getChecklist } from "../db/checklist-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import {
  findReviewByMemo,
  findSignedReview,
  listSignatures,
  listSignedReviews,
} from "../db/signature-repo.ts";
import { asStorageError } from "../files/produced-files.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import type { PickedPath } from "../files/picked-files.ts";
import { looksLikeMemo, reviewDigestInMemo } from "../memo/recognise-memo.ts";
import { memoFileNames } from "../review/make-memo.ts";
import { isAgeFile } from "../bundle/age-file.ts";
import { checkBundle } from "../bundle/check-bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import type { Job } from "../jobs.ts";
import { keyBookOf } from "./key-book.ts";
import { checkMemo, memoStates } from "./memo-states.ts";
import { checkTerms, checkTogether } from "./check-terms.ts";
import { collectChecks, type Findings } from "./verdict.ts";
import { checkWordSignature } from "./check-word-signature.ts";
import { checkSignature, compareDigest, type SignatureFiles } from "./verify-signature.ts";

const MAX_MEMO = 200_000_000;
const MAX_SIDE = 1_000_000;

/**
 * A bundle; or a memo with the signature files that were picked with it, or that this workspace keeps for it.
 */
export async function verifyFile(
  db: ReadDb,
  picked: readonly PickedPath[],
  { today, job }: { today: string; job: Job },
): Promise<Verification> {
  const [only, another] = picked;
  if (only && !another && /\.zip(\.age)?$/i.test(only.name)) return verifyBundle(db, only, { today, job });
  const memos = picked.filter(({ name }) => /\.docx$/i.test(name));
  const [memo, second] = memos;
  if (!memo || second) {
    const says = second
      ? "Pick one memo at a time."
      : "Pick a memo (.docx) and, with it, its signature files; or a bundle (.zip).";
    throw notChecked(picked[0]?.name ?? "nothing", says);
  }
  const bytes = await readBounded(memo, MAX_MEMO);
  const states = await memoStates(bytes);
  const [sha256] = states;
  const found = collectChecks();
  const reviewId = findReviewByMemo(db, sha256);
  const beside = picked.length === 1 ? await besideMemo(memo) : [];
  const files = await pairFiles([...picked, ...beside], found);
  // With signature files beside it, or the name of a memo that was signed here, a file that Word could not open is an
  // altered memo, not some other file.
  const unread = files.length === 0 && !reviewId && !(await looksLikeMemo(bytes));
  const named = unread ? findReviewByName(db, memo.name) : undefined;
  if (unread && !named) throw notChecked(memo.name, saysUnread(memo.name, bytes));
  if (named) {
    const says = `${memo.name} has the name of a memo that was signed here, but it cannot be read as a Word file: it is damaged or cut off. Export the memo again.`;
    found.altered(memo.name, says);
  }
  const claimed =
    files.length > 0 || reviewId || named ? undefined : await findReviewItNames(db, found, memo.name, bytes);
  const signedHere = reviewId ?? named ?? claimed;
  const given = files.length > 0 ? files : signedHere ? storedFiles(db, signedHere) : [];
  const signed = given.flatMap((file) => checkSignature(keyBookOf(db), found, file) ?? []);
  checkMemo(found, { name: memo.name, states }, signed);
  const signers = signed.map(({ signer }) => signer);
  const statements = signed.map(({ statement }) => statement);
  if (!named) {
    const isAsSigned =
      statements.length === 0 ? undefined : statements.some((one) => digestsOf(one).memo === sha256);
    await checkWordSignature(found, { name: memo.name, bytes, isAsSigned });
  }
  checkTogether(found, statements);
  const [first, ...more] = statements;
  if (given.length === 0) sayUnsigned(found, memo.name);
  else if (first) {
    checkTerms(found, [first, ...more], { signers, today });
    checkAgainstWorkspace(db, found, first);
  }
  return found.verdict(memo.name, signers, `${memo.name} is as it was signed, and every signer is known.`);
}

async function verifyBundle(
  db: ReadDb,
  picked: PickedPath,
  { today, job }: { today: string; job: Job },
): Promise<Verification> {
  if (await isAgeFile(picked.path)) {
    throw notChecked(
      picked.name,
      `${picked.name} is encrypted. Bring it in as a bundle, which asks for the passphrase and checks it; or decrypt it with age first.`,
    );
  }
  const bundle = await openBundle(picked.path, { name: picked.name, ...job });
  try {
    const found = collectChecks();
    const { signers, signed } = await checkBundle(found, bundle, { keys: keyBookOf(db), today });
    const [first] = signed;
    if (first) checkAgainstWorkspace(db, found, first.statement);
    return found.verdict(
      picked.name,
      signers,
      `${picked.name} is as it was when it was made, and every signer is known.`,
    );
  } finally {
    await bundle.close();
  }
}

/** Signature files that lie beside a memo under its name, where the memo alone was picked. */
async function besideMemo({ path: memo, name }: PickedPath): Promise<PickedPath[]> {
  const folder = path.dirname(memo);
  const base = name.replace(/(?:\.countersigned)?\.docx$/i, "");
  const names = await readdir(folder).catch(() => []);
  return names
    .filter(
      (other) => other.startsWith(`${base}.statement-`) && /\.statement-\d{1,3}\.json(\.sig)?$/.test(other),
    )
    .sort()
    .map((other) => ({ path: path.join(folder, other), name: other }));
}

/** Statements and signatures belong together by name: `x.statement-1.json` with `x.statement-1.json.sig`. */
async function pairFiles(picked: readonly PickedPath[], found: Findings): Promise<SignatureFiles[]> {
  const pairs: SignatureFiles[] = [];
  for (const statement of picked.filter(({ name }) => /\.json$/i.test(name))) {
    const signature = picked.find(({ name }) => name === `${statement.name}.sig`);
    if (!signature) {
      found.notEnough(
        statement.name,
        `The signature ${statement.name}.sig is missing. Pick it together with the statement.`,
      );
      continue;
    }
    pairs.push({
      name: statement.name,
      statement: await readBounded(statement, MAX_SIDE),
      signature: Buffer.from(await readBounded(signature, MAX_SIDE)).toString("utf8"),
    });
  }
  for (const { name } of picked.filter((file) => /\.sig$/i.test(file.name))) {
    if (picked.some((file) => `${file.name}.sig` === name)) continue;
    found.notEnough(
      name,
      `The statement that ${name} signs is missing. Pick it together with the signature.`,
    );
  }
  return pairs;
}

function storedFiles(db: ReadDb, reviewId: ReviewId): SignatureFiles[] {
  return listSignatures(db, reviewId).map(({ position, statement, sshsig }) => ({
    name: `statement-${position}.json (kept in this workspace)`,
    statement: Buffer.from(statement),
    signature: sshsig,
  }));
}

/** The signed review whose memo this workspace hands out under this name, which some systems write in other case. */
function findReviewByName(db: ReadDb, name: string): ReviewId | undefined {
  const hasName = ({ record }: { record: string }) => {
    const { memo, countersigned } = memoFileNames(ReviewRecord.parse(JSON.parse(record)));
    return [memo, countersigned].some((one) => one.toLowerCase() === name.toLowerCase());
  };
  return listSignedReviews(db).findLast(hasName)?.reviewId;
}

function saysUnread(name: string, bytes: Uint8Array): string {
  const isZip = Buffer.from(bytes.subarray(0, 2)).toString("latin1") === "PK";
  return isZip
    ? `${name} begins like a Word file but cannot be read: it is damaged or cut off, and it comes with no signature files to compare it with. Get it again, with its signature files.`
    : `${name} is not a Word file, or is damaged beyond reading, and it comes with no signature files, so there is nothing to check.`;
}

/** The review that was signed here, where a memo that came with no signature names it and is not the memo of it. */
async function findReviewItNames(
  db: ReadDb,
  found: Findings,
  name: string,
  bytes: Uint8Array,
): Promise<ReviewId | undefined> {
  const claim = await reviewDigestInMemo(bytes);
  const signed = claim && findSignedReview(db, claim.reviewId);
  if (!claim || signed?.digest !== claim.digest) return undefined;
  found.altered(
    name,
    `${name} names a review that was signed here, but it is not the memo that was signed. Export the memo again.`,
  );
  return claim.reviewId;
}

function sayUnsigned(found: Findings, name: string): void {
  found.notEnough(
    name,
    `${name} comes with no signature: it is a draft, or its signature files (.statement-1.json and .sig) were not picked with it.`,
  );
}

/** The statement against the review itself, where it is in this workspace. */
function checkAgainstWorkspace(db: ReadDb, found: Findings, statement: Statement): void {
  const signed = findSignedReview(db, statement.predicate.reviewId);
  if (!signed) {
    found.good(
      "Review",
      "The review itself is not in this workspace; the memo was checked against its signatures alone.",
    );
    return;
  }
  compareDigest(found, statement, {
    part: "review",
    actual: signed.digest,
    what: "The review in this workspace",
  });
  const record = ReviewRecord.parse(JSON.parse(signed.record));
  const { checklist } = getChecklist(db, record.checklist.id, record.checklist.version);
  if (!hasTerms(statement, termsOf(record, checklist.policy))) {
    found.altered(
      "The review in this workspace",
      "The statement names other countersignatures or last days than the review.",
    );
  }
}

async function readBounded({ path: file, name }: PickedPath, max: number): Promise<Uint8Array> {
  try {
    if ((await sizeOfPlainFile({ path: file, name })) > max)
      throw notChecked(name, `${name} is too large to be one of our files.`);
    return await readFile(file);
  } catch (error) {
    throw asStorageError(error, name);
  }
}

function notChecked(file: string, says: string): AppError {
  return new AppError("malformed-file", says, {
    problems: [{ file, says, expected: "a memo (.docx) with its signature files, or a bundle (.zip)" }],
  });
}

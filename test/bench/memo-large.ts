/** The memo of a review with 1,000 findings, and what the signature that Word shows adds to it. */
import { createHash, sign } from "node:crypto";
import { exportMemo } from "#core/memo/export-memo";
import { makeCertificate } from "#core/word-signature/certificate";
import { signPackage } from "#core/word-signature/sign-package";
import { aMemoInput } from "../support/memo-input.ts";
import { median, print, rounds, timed } from "./support/report.ts";

const input = aMemoInput({ findings: 1_000 });
const signer = {
  ...(await makeCertificate("Ines Halvorsen", new Date("2026-11-20T08:00:00Z"))),
  role: "Security engineer",
  comments: "Approve",
  signedAt: new Date("2026-11-22T12:00:00Z"),
};
// The first round runs code that is not compiled yet.
const { bytes } = await exportMemo(input);
await signPackage(bytes, signer);

const memos: number[] = [];
const signing: number[] = [];
const hashing: number[] = [];
for (const _ of rounds({ most: 7, least: 3, budgetMs: 20_000 })) {
  memos.push(await timed(() => exportMemo(input)));
  signing.push(await timed(() => signPackage(bytes, signer)));
  hashing.push(
    await timed(() => {
      createHash("sha256").update(bytes).digest();
      sign("sha256", bytes, signer.key);
    }),
  );
}
print({
  figure: "Memo of 1,000 findings",
  value: median(memos),
  unit: "ms",
  n: memos.length,
  aim: { atMost: 3_000 },
});
print({
  figure: "Word signature in it",
  value: median(signing),
  unit: "ms",
  n: signing.length,
  floor: median(hashing),
  floorWhat: "SHA-256 of the file and one RSA signature",
  aim: { atMost: 200 },
});

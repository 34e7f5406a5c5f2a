/** The receipts in a bundle: one line of JSON for each, with the bodies of its own review only. */
import { BundleEvent } from "#shared/formats/bundle";
import type { ReviewId } from "#shared/ids";
import type { ChainRow } from "#shared/rules/receipt-chain";
import { chainRows } from "../db/receipt-repo.ts";
import type { ReadDb } from "../db/open-database.ts";

/** Every receipt of this workspace by its hashes; of other reviews nothing else leaves. */
export function writeEvents(db: ReadDb, reviewId: ReviewId): string {
  const lines: string[] = [];
  for (const { seq, prevHash, bodyHash, hash, body } of chainRows(db)) {
    const text = body && Buffer.from(body).toString("utf8");
    const event: BundleEvent = {
      seq,
      prevHash: hex(prevHash),
      bodyHash: hex(bodyHash),
      hash: hex(hash),
      ...(text !== null && isAbout(text, reviewId) ? { body: text } : {}),
    };
    lines.push(JSON.stringify(event));
  }
  return `${lines.join("\n")}\n`;
}

function isAbout(body: string, reviewId: ReviewId): boolean {
  // Stored by this app, as an object.
  return (JSON.parse(body) as { subject?: unknown }).subject === reviewId;
}

/** Throws where a line has not its form. */
export function readEvents(text: string): ChainRow[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { seq, prevHash, bodyHash, hash, body } = BundleEvent.parse(JSON.parse(line));
      return {
        seq,
        prevHash: Buffer.from(prevHash, "hex"),
        bodyHash: Buffer.from(bodyHash, "hex"),
        hash: Buffer.from(hash, "hex"),
        body: body === undefined ? null : Buffer.from(body),
      };
    });
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** What a Word file that somebody hands us claims to be. Nothing of it is believed; it is only looked up. */
import { ReviewId, Sha256 } from "#shared/ids";
import { readPart, readParts, type ReadBlock } from "./read-document.ts";
import { digestLabel } from "./part-sign-off.ts";

/** A foreign file may claim any size; a memo of 300 findings takes 2 MB. */
const mostBytes = 50_000_000;

/** Whether it is a Word file at all. */
export async function looksLikeMemo(bytes: Uint8Array): Promise<boolean> {
  return (await blocksOf(bytes)) !== undefined;
}

/** The review and the digest that the sign-off block names; undefined where it names none. */
export async function reviewDigestInMemo(
  bytes: Uint8Array,
): Promise<{ reviewId: ReviewId; digest: string } | undefined> {
  const texts = ((await blocksOf(bytes)) ?? []).flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : [],
  );
  const at = texts.findLastIndex((text) => text.startsWith(digestLabel));
  const digest = Sha256.safeParse(texts[at]?.slice(digestLabel.length));
  const reviewId = ReviewId.safeParse(/\trv-[a-z0-9]{12}(?=,)/.exec(texts[at - 1] ?? "")?.[0].trim());
  return digest.success && reviewId.success ? { reviewId: reviewId.data, digest: digest.data } : undefined;
}

async function blocksOf(bytes: Uint8Array): Promise<ReadBlock[] | undefined> {
  try {
    const document = (await readParts(bytes, mostBytes)).get("word/document.xml");
    return document && readPart(document).blocks;
  } catch {
    // Not a zip, or a damaged one: no Word file, which is the answer.
    return undefined;
  }
}

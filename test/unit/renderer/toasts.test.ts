import { describe, expect, it } from "vitest";
import { ReviewId } from "#shared/ids";
import { staysFor, withToast } from "../../../renderer/ui/toast-list.ts";
import { whyClosed } from "../../../renderer/features/review/why-closed.ts";

describe("messages", () => {
  const done = { id: 1, says: "Saved.", kind: "done" } as const;

  it("stay as long as they take to read, and no shorter than three seconds", () => {
    expect(staysFor("Saved.")).toBe(3_000);
    expect(staysFor("x".repeat(100))).toBeGreaterThan(6_000);
  });

  it("that are on the screen are not said twice", () => {
    const [once] = withToast([], done);
    expect(once).toEqual({ ...done, times: 1 });
    expect(withToast(once ? [once] : [], { ...done, id: 2 })).toEqual([{ ...done, times: 2 }]);
  });

  it("make room for the next one, but for failures", () => {
    const failed = { id: 1, says: "It failed.", kind: "failed" } as const;
    let all = withToast([], failed);
    all = withToast(all, { ...done, id: 2 });
    all = withToast(all, { ...done, id: 3, says: "Another." });
    expect(all.map(({ says }) => says)).toEqual(["It failed.", "Another."]);
  });
});

describe("a key that changes a signed review", () => {
  const head = {
    reviewId: ReviewId.parse("rv-000000000001"),
    signed: {
      digest: "0".repeat(64),
      signedAt: "2026-11-02T10:00:00.000Z",
      by: "R. Lindqvist",
      countersignatures: { asked: 1, made: 0 },
    },
  };
  // Only these fields of the head are read.
  const signed = { head, discarded: false } as unknown as Parameters<typeof whyClosed>[0];

  it("says that it is signed, and what to do", () => {
    expect(whyClosed(signed, "score")).toContain("signed");
    expect(whyClosed(signed, "score")).toContain("Start a new revision");
    const revised = { ...signed, head: { ...signed.head, nextReviewId: head.reviewId } };
    expect(whyClosed(revised, "finding")).toContain("newer revision");
  });

  it("says nothing where it only walks, or where the review is open", () => {
    expect(whyClosed(signed, "next")).toBeUndefined();
    const { signed: _, ...unsigned } = signed.head;
    expect(whyClosed({ head: unsigned, discarded: false }, "score")).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { PacketVersionId, ReviewId } from "#shared/ids";
import { hrefOf, parseHash, type Route } from "../../../renderer/routes.ts";

const reviewId = ReviewId.parse("rv-abc123def456");
const packetVersionId = PacketVersionId.parse("pv-abc123def456");

const routes: Route[] = [
  { page: "reviews" },
  { page: "review", reviewId, item: undefined },
  { page: "review", reviewId, item: "boundary.trigger" },
  { page: "decision", reviewId },
  { page: "print", reviewId, copy: undefined },
  { page: "print", reviewId, copy: "vendor" },
  { page: "packets" },
  { page: "import" },
  { page: "packet", packetVersionId, section: "files", file: "evidence/ä b?#&.pdf" },
  { page: "checklists" },
  { page: "checklist", id: "my/list", version: "1.0.0+build.1" },
  { page: "packet", packetVersionId, section: "data", field: "data.flows[2].retention" },
  { page: "prechecks", rule: "data.no-retention" },
  { page: "verify" },
  { page: "receipts", seq: 12, subject: "rv-abc123def456" },
  { page: "profiles" },
  { page: "settings" },
];

describe("routes", () => {
  it.each(routes)("an address leads back to its route: $page", (route) => {
    expect(parseHash(hrefOf(route))).toEqual(route);
  });

  it("an empty address is the first screen", () => {
    expect(parseHash("")).toEqual({ page: "reviews" });
    expect(parseHash("#/")).toEqual({ page: "reviews" });
  });

  it.each(["#/nonsense", "#/reviews/rv-1", "#/reviews/rv-abc123def456/else", "#/packets/../x", "#/%E0%A4%A"])(
    "an address that leads nowhere is said to: %s",
    (hash) => {
      expect(parseHash(hash).page).toBe("unknown");
    },
  );

  it("a receipt number that is none is left out", () => {
    expect(parseHash("#/receipts?seq=-3")).toEqual({ page: "receipts", seq: undefined, subject: undefined });
  });
});

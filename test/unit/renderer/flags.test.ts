import { describe, expect, it } from "vitest";
import { noEntries } from "#shared/formats/record-entries";
import type { ReviewFlag } from "#shared/formats/review";
import type { Flag } from "#shared/prechecks/flag";
import {
  flagInHand,
  flagsOfItem,
  nextFlag,
  openFlags,
  openFlagsOfItem,
  openFlagsOfSection,
  sortFlags,
} from "../../../renderer/features/review/flag-order.ts";
import { openFlagWords } from "../../../renderer/features/review/flag-words.ts";
import { aReview, type Respond, type Sent } from "./review-builders.ts";

function aFlag(id: string, part: Partial<Flag> = {}, more: Partial<ReviewFlag> = {}): ReviewFlag {
  const flag: Flag = {
    id,
    rule: "actions.never-class",
    family: "actions",
    severity: "concern",
    says: `${id} is so.`,
    why: "It matters.",
    quotes: [{ path: "actions[0].action", text: "pay" }],
    items: ["a.1"],
    settles: "Say more.",
    ...part,
  };
  return { flag, fate: "open", reason: "", ...more };
}

const flags = {
  shared: aFlag("shared", { items: ["a.1", "b.1"] }),
  worst: aFlag("worst", { severity: "blocker" }),
  dealt: aFlag("dealt", { severity: "blocker" }, { fate: "dismissed", reason: "No." }),
  later: aFlag("later", { severity: "blocker", items: ["elsewhere", "b.2"] }),
  homeless: aFlag("homeless", { severity: "note", items: ["elsewhere"], family: "evidence" }),
};

/** Answers as the core does: the flag gets its fate. */
function core(from: Record<string, ReviewFlag>): Respond {
  return ({ input }: Sent) => {
    const id = String(input["flagId"]);
    const before = from[id];
    if (!before) throw new Error(`no flag ${id}`);
    const reason = typeof input["reason"] === "string" ? input["reason"] : "";
    // The store sends a fate of the contract.
    const fate = input["fate"] as ReviewFlag["fate"];
    return [{ kind: "flag", id, body: { ...before, fate, reason } }];
  };
}

const withFlags = (respond: Respond = core(flags), from: Record<string, ReviewFlag> = flags) =>
  aReview({ respond, entries: { ...noEntries, flag: from } });

describe("the flags of a review", () => {
  it("stand beside every item that they bear on, the worst first", () => {
    expect(flagsOfItem(flags, "a.1")).toEqual(["dealt", "worst", "shared"]);
    expect(flagsOfItem(flags, "b.1")).toEqual(["shared"]);
    expect(flagsOfItem(flags, "a.2")).toEqual([]);
  });

  it("are counted while they are open, once for each section", () => {
    const { store } = withFlags();
    const [first, second] = store.getState().checklist.sections;
    expect(openFlags(flags)).toEqual({ open: 4, blockers: 2, asked: 0 });
    expect(openFlagsOfItem(flags, "a.1")).toEqual({ open: 2, blockers: 1, asked: 0 });
    expect(first && openFlagsOfSection(flags, first)).toEqual({ open: 2, blockers: 1, asked: 0 });
    expect(second && openFlagsOfSection(flags, second)).toEqual({ open: 2, blockers: 1, asked: 0 });
    expect(openFlagWords({ open: 2, blockers: 1, asked: 0 })).toBe("2 to deal with, 1 blocker");
    expect(openFlagWords({ open: 2, blockers: 2, asked: 1 })).toBe(
      "2 to deal with, 2 blockers, 1 blocker asked",
    );
    expect(openFlagWords({ open: 0, blockers: 0, asked: 0 })).toBe("none to deal with");
  });

  it("are listed as they are wanted, also where the checklist does not have their items", () => {
    const { order } = withFlags().store.getState();
    const any = { family: "", severity: "", fate: "" } as const;
    expect(sortFlags(flags, any, order)).toEqual(["dealt", "worst", "later", "shared", "homeless"]);
    expect(sortFlags(flags, { ...any, fate: "open", severity: "blocker" }, order)).toEqual([
      "worst",
      "later",
    ]);
    expect(sortFlags(flags, { ...any, family: "evidence" }, order)).toEqual(["homeless"]);
  });
});

describe("walking the flags", () => {
  it("goes through the open ones of an item, then on to items and at last to the list of all", () => {
    const { store } = withFlags();
    const step = () => {
      const next = nextFlag(store.getState());
      if (next !== undefined) store.actions.showFlag(next);
      const { view, itemId } = store.getState();
      return `${view} ${itemId} ${next}`;
    };
    expect(flagInHand(store.getState())).toBe("worst");
    expect([step(), step(), step()]).toEqual([
      "item a.1 shared",
      "item b.2 later",
      // Round the end: what is met at a.1 is not met at b.1 again.
      "item a.1 worst",
    ]);
  });

  it("shows what belongs to no item of the checklist in the list of all flags", () => {
    const { store } = withFlags(core(flags), { homeless: flags.homeless });
    const next = nextFlag(store.getState());
    store.actions.showFlag(next ?? "");
    expect(store.getState()).toMatchObject({ view: "flags", flagId: "homeless" });
  });

  it("goes to blockers alone where they are wanted", () => {
    const { store } = withFlags();
    expect(nextFlag(store.getState(), { blockers: true })).toBe("later");
    store.actions.showFlag("later");
    expect(store.getState().itemId).toBe("b.2");
    expect(nextFlag(store.getState(), { blockers: true })).toBe("worst");
  });
});

describe("dealing with flags", () => {
  it("brings the next one to hand at once, so that keys can follow each other", async () => {
    const { store, sent } = withFlags();
    const first = store.actions.dealWithFlag("worst", "confirmed");
    expect(flagInHand(store.getState())).toBe("shared");
    const again = store.actions.dealWithFlag("worst", "asked");
    const second = store.actions.dealWithFlag("shared", "asked");
    expect(flagInHand(store.getState())).toBeUndefined();
    expect(await Promise.all([first, again, second])).toEqual([true, false, true]);
    expect(sent.map(({ input }) => `${String(input["flagId"])} ${String(input["fate"])}`)).toEqual([
      "worst confirmed",
      "shared asked",
    ]);
    expect(store.getState()).toMatchObject({ dealing: {}, refused: undefined });
    expect(openFlags(store.getState().entries.flag)).toEqual({ open: 2, blockers: 1, asked: 0 });
  });

  it("keeps the form of a dismissal to its flag, and stores the reason", async () => {
    const { store } = withFlags();
    store.actions.askReason("worst");
    store.actions.takeInHand("shared");
    expect(store.getState().dismissing).toBeUndefined();
    store.actions.askReason("worst");
    expect(flagInHand(store.getState())).toBe("worst");
    await store.actions.dealWithFlag("worst", "dismissed", "A test ledger.");
    expect(store.getState().dismissing).toBeUndefined();
    expect(store.getState().entries.flag["worst"]).toMatchObject({
      fate: "dismissed",
      reason: "A test ledger.",
    });
  });

  it("does not overrule another window that was faster, and says so", async () => {
    let elsewhere: Record<string, ReviewFlag> = flags;
    const { store, sent } = aReview({
      respond: core(flags),
      entries: { ...noEntries, flag: flags },
      get: () => ({ entries: { ...noEntries, flag: elsewhere }, signed: false }),
    });
    elsewhere = { ...flags, worst: { ...flags.worst, fate: "asked" } };
    store.actions.reviewsChanged();
    expect(await store.actions.dealWithFlag("worst", "confirmed")).toBe(false);
    expect(sent.some(({ name }) => name === "flag.deal")).toBe(false);
    expect(store.getState().refused).toMatch(
      /^Another window dealt with this flag meanwhile: it is asked now\./,
    );
    expect(store.getState().entries.flag["worst"]?.fate).toBe("asked");
  });

  it("changes nothing in a signed review", async () => {
    const { store, sent } = aReview({
      respond: core(flags),
      entries: { ...noEntries, flag: flags },
      signed: true,
    });
    expect(await store.actions.dealWithFlag("worst", "confirmed")).toBe(false);
    store.actions.askReason("worst");
    await store.actions.runPrechecks();
    expect(store.getState().dismissing).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it("opens the place of a quotation beside the item, and beside the flag in the list", () => {
    const { store } = withFlags();
    store.actions.openQuote({ path: "actions[0].action", text: "pay" });
    expect(store.getState()).toMatchObject({
      view: "item",
      side: "section",
      quoted: { path: "actions[0].action" },
    });
    store.actions.showFlags({ fate: "open" });
    expect(store.getState().quoted).toBeUndefined();
    store.actions.openQuote({ path: "evidence[0]", file: "evidence/tools.json", line: 3, text: "x" });
    const { view, openFile, quoted } = store.getState();
    expect({ view, ref: openFile?.ref, quoted }).toEqual({
      view: "flags",
      ref: "evidence/tools.json",
      quoted: undefined,
    });
    expect(openFile?.location).toContain("line 3");
  });
});

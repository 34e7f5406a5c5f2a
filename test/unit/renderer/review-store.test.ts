import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "#shared/errors";
import { noEntries } from "#shared/formats/record-entries";
import type { Finding } from "#shared/formats/review";
import { sortFindings } from "../../../renderer/features/review/finding-order.ts";
import { formKey } from "../../../renderer/features/review/new-entry.ts";
import { hasUnsaved } from "../../../renderer/features/review/review-state.ts";
import { aFinding, anAnswer, aReview, type Respond, type Sent } from "./review-builders.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers as the core does: lays the given fields over what it has. */
function core(): Respond {
  const answers: Record<string, ReturnType<typeof anAnswer>> = {};
  return ({ input }: Sent) => {
    const id = String(input["itemId"]);
    const before = answers[id] ?? anAnswer();
    const after = { ...before };
    if (typeof input["key"] === "string") {
      delete after.na;
      after.key = input["key"];
    }
    if (typeof input["na"] === "string") {
      delete after.key;
      after.na = input["na"];
    }
    if (typeof input["note"] === "string") after.note = input["note"];
    answers[id] = after;
    return [{ kind: "answer", id, body: after }];
  };
}

const notes = (sent: readonly Sent[]) => sent.map(({ input }) => input["note"]);

describe("scoring", () => {
  it("shows the key as on its way, and counts it once the core has stored it", async () => {
    const { store } = aReview({ respond: core() });
    const done = store.actions.score("3", "a.1");
    expect(store.getState().pending).toEqual({ "a.1": "3" });
    expect(store.getState().card.open).toHaveLength(4);
    await done;
    expect(store.getState().pending).toEqual({});
    expect(store.getState().card.open).toEqual(["a.2", "b.1", "b.2"]);
    expect(store.getState().announcement).toBe("a.1 scored 3, Level 3");
    expect(store.getState().savedAt).toBe("2026-11-02T10:00:01.000Z");
  });

  it("of the next item shows at once while the one before is on its way, and neither hides the other", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const answer = core();
    const { store } = aReview({
      respond: async (sent) => {
        await held;
        return answer(sent);
      },
    });
    void store.actions.score("1", "a.1");
    void store.actions.score("3", "a.1");
    void store.actions.score("3", "a.1");
    store.actions.select("a.2");
    void store.actions.score("2", "a.2");
    expect(store.getState().pending).toEqual({ "a.1": "3", "a.2": "2" });
    release();
    await vi.runAllTimersAsync();
    const { entries, pending, itemId, refused } = store.getState();
    expect(entries.answer["a.1"]?.key).toBe("3");
    expect(entries.answer["a.2"]?.key).toBe("2");
    expect({ pending, itemId, refused }).toEqual({ pending: {}, itemId: "a.2", refused: undefined });
  });

  it("leaves the other entries the same objects, so that only what changed is drawn again", async () => {
    const answer = anAnswer({ key: "1" });
    const { store } = aReview({ respond: core(), entries: { ...noEntries, answer: { "b.1": answer } } });
    const before = store.getState().entries;
    await store.actions.score("2", "a.1");
    expect(store.getState().entries.answer["b.1"]).toBe(before.answer["b.1"]);
    expect(store.getState().entries.finding).toBe(before.finding);
  });

  it("says what the core refused and keeps the score that was there", async () => {
    const respond: Respond = () => {
      throw new AppError("conflict", "Refused by a rule.", { reason: "x" });
    };
    const { store } = aReview({ respond });
    await store.actions.score("3", "a.1");
    expect(store.getState().refused).toBe("Refused by a rule.");
    expect(store.getState().entries.answer["a.1"]).toBeUndefined();
    expect(store.getState().pending).toEqual({});
  });

  it("does nothing in a signed review", async () => {
    const { store, sent } = aReview({ respond: core(), signed: true });
    await store.actions.score("3", "a.1");
    store.actions.type({ of: "note", id: "a.1" }, "x");
    await store.actions.undo();
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(store.getState().drafts).toEqual({});
  });
});

describe("typing", () => {
  it("commits at most every 400 ms, the newest text last", async () => {
    const { store, sent } = aReview({ respond: core() });
    const target = { of: "note", id: "a.1" } as const;
    for (let i = 1; i <= 10; i += 1) {
      store.actions.type(target, "x".repeat(i));
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.runAllTimersAsync();
    expect(notes(sent)).toEqual(["xxxx", "xxxxxxxx", "xxxxxxxxxx"]);
    expect(store.getState().entries.answer["a.1"]?.note).toBe("xxxxxxxxxx");
    expect(hasUnsaved(store.getState())).toBe(false);
  });

  it("never shows the older text when a reply comes late", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const answer = core();
    const { store } = aReview({
      respond: async (sent) => {
        if (sent.input["note"] === "first") await gate;
        return answer(sent);
      },
    });
    const target = { of: "note", id: "a.1" } as const;
    store.actions.type(target, "first");
    store.actions.flush();
    store.actions.type(target, "first and second");
    release();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState().drafts["note:a.1"]?.value).toBe("first and second");
    await vi.runAllTimersAsync();
    expect(store.getState().entries.answer["a.1"]?.note).toBe("first and second");
    expect(store.getState().drafts).toEqual({});
  });

  it("commits at once when the person goes to another item", async () => {
    const { store, sent } = aReview({ respond: core() });
    store.actions.type({ of: "note", id: "a.1" }, "kept");
    store.actions.select("a.2");
    await vi.advanceTimersByTimeAsync(0);
    expect(notes(sent)).toEqual(["kept"]);
  });

  it("keeps the text where the disk is full, says so, and saves it on retry", async () => {
    let broken = true;
    const answer = core();
    const { store } = aReview({
      respond: (sent) => {
        if (broken) throw new AppError("storage", "The disk is full.", { cause: "full", where: "workspace" });
        return answer(sent);
      },
    });
    store.actions.type({ of: "note", id: "a.1" }, "precious");
    await vi.runAllTimersAsync();
    expect(store.getState().queue).toMatchObject({ state: "stuck", error: { message: "The disk is full." } });
    store.actions.type({ of: "note", id: "a.1" }, "precious and more");
    await vi.runAllTimersAsync();
    expect(store.getState().drafts["note:a.1"]?.value).toBe("precious and more");
    broken = false;
    store.actions.retry();
    await vi.runAllTimersAsync();
    expect(store.getState().entries.answer["a.1"]?.note).toBe("precious and more");
    expect(hasUnsaved(store.getState())).toBe(false);
  });

  it("keeps a text that the core refuses, with the reason", async () => {
    const respond: Respond = () => {
      throw new AppError("invalid-input", "Too long.", { problems: [] });
    };
    const { store } = aReview({ respond });
    store.actions.type({ of: "note", id: "a.1" }, "long");
    await vi.runAllTimersAsync();
    expect(store.getState().drafts["note:a.1"]).toMatchObject({ value: "long", problem: "Too long." });
  });

  it("undoes after what was typed has been saved", async () => {
    const { store, sent } = aReview({ respond: core() });
    store.actions.type({ of: "note", id: "a.1" }, "typed");
    const undone = store.actions.undo();
    await vi.runAllTimersAsync();
    await undone;
    expect(sent.map(({ name }) => name)).toEqual(["review.answer", "review.undo"]);
  });
});

describe("not applicable", () => {
  it("sends no blank reason, says that one is needed, and gives it up on the way to another item", async () => {
    const { store, sent } = aReview({ respond: core() });
    store.actions.openForm("na");
    store.actions.type({ of: "na", id: "a.1" }, "  ");
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(store.getState().drafts["na:a.1"]?.problem).toContain("reason");
    store.actions.select("b.1");
    expect(store.getState().drafts).toEqual({});
  });

  it("makes the item N/A with its reason", async () => {
    const { store } = aReview({ respond: core() });
    store.actions.type({ of: "na", id: "a.1" }, "No e-mail is sent");
    await vi.runAllTimersAsync();
    expect(store.getState().card.notApplicable).toEqual(["a.1"]);
  });

  it("is refused for a gate that does not allow it", () => {
    const { store } = aReview({ respond: core() });
    store.actions.select("a.2");
    store.actions.openForm("na");
    expect(store.getState().form).toBeUndefined();
    expect(store.getState().refused).toContain("does not allow N/A");
  });
});

describe("waivers and links", () => {
  it("offers a waiver for a failed gate only", async () => {
    const { store } = aReview({ respond: core() });
    store.actions.select("a.2");
    store.actions.openForm("waiver");
    expect(store.getState().form).toBeUndefined();
    await store.actions.score("1", "a.2");
    expect(store.getState().gates["a.2"]).toBe("failed");
    store.actions.openForm("waiver");
    expect(store.getState().form).toBe("waiver");
  });

  it("adds the link to those that are there, and the same link once", async () => {
    const link = { from: "packet", ref: "evidence/a.pdf", location: "p. 3" } as const;
    const entries = { ...noEntries, answer: { "a.1": anAnswer({ links: [link] }) } };
    const { store, sent } = aReview({ respond: () => [], entries });
    await store.actions.addLink(link, "a.1");
    expect(sent).toEqual([]);
    await store.actions.addLink({ ...link, location: "p. 4" }, "a.1");
    expect(sent[0]?.input["links"]).toEqual([link, { ...link, location: "p. 4" }]);
  });
});

/** The id of the form that is open. */
function opened(store: ReturnType<typeof aReview>["store"]): string {
  const [id] = Object.keys(store.getState().newEntries);
  if (id === undefined) throw new Error("no form is open");
  return id;
}

describe("findings", () => {
  it("starts from the item, its evidence, and the weight of a failed gate", async () => {
    const link = { from: "packet", ref: "a.txt", location: "" } as const;
    const entries = { ...noEntries, answer: { "a.2": anAnswer({ key: "0", links: [link] }) } };
    const { store, sent } = aReview({ respond: () => [], entries });
    store.actions.raiseFinding("a.2");
    store.actions.type({ of: "finding", id: opened(store), field: "title" }, "No stop");
    await vi.runAllTimersAsync();
    expect(sent[0]?.input["finding"]).toMatchObject({
      item: "a.2",
      severity: "high",
      status: "open",
      title: "No stop",
      links: [link],
    });
  });

  it("leave nothing behind where their form is left untouched", async () => {
    const { store, sent } = aReview({ respond: () => [] });
    store.actions.raiseFinding("a.1");
    store.actions.askVendor("a.1");
    expect(Object.keys(store.getState().newEntries)).toHaveLength(1);
    expect(hasUnsaved(store.getState())).toBe(false);
    store.actions.select("a.2");
    store.actions.show("findings");
    await vi.runAllTimersAsync();
    expect(store.getState().newEntries).toEqual({});
    expect(sent).toEqual([]);
  });

  it("are stored once, with the first words, and what is typed meanwhile goes to the same one", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const stored: Record<string, Finding> = {};
    const { store, sent } = aReview({
      respond: async ({ input }) => {
        await held;
        const part = input["finding"] as Partial<Finding>; // what the store sends in finding.save
        const body = (stored["fi-1"] = { ...(stored["fi-1"] ?? aFinding()), ...part });
        return [{ kind: "finding", id: "fi-1", body }];
      },
    });
    store.actions.raiseFinding("a.1");
    const id = opened(store);
    store.actions.type({ of: "finding", id, field: "title" }, "No");
    await vi.advanceTimersByTimeAsync(500);
    store.actions.type({ of: "finding", id, field: "title" }, "No stop");
    store.actions.type({ of: "finding", id, field: "why" }, "Because");
    await vi.advanceTimersByTimeAsync(500);
    release();
    await vi.advanceTimersByTimeAsync(1);
    // The field may not have been drawn again yet.
    store.actions.type({ of: "finding", id, field: "title" }, "No stop at all");
    await vi.runAllTimersAsync();
    expect(sent.filter(({ input }) => input["findingId"] === undefined)).toHaveLength(1);
    expect(stored["fi-1"]).toMatchObject({ item: "a.1", title: "No stop at all", why: "Because" });
    expect(store.getState().drafts).toEqual({});
    expect(store.getState().newEntries).toEqual({});
    expect(formKey(store.getState().stored, "fi-1")).toBe(id);
  });

  it("are closed without a word to the core where they are removed before they are stored", async () => {
    const { store, sent } = aReview({ respond: () => [] });
    store.actions.raiseFinding("a.1");
    const id = opened(store);
    store.actions.type({ of: "finding", id, field: "why" }, "x");
    await store.actions.removeFinding(id);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(hasUnsaved(store.getState())).toBe(false);
  });

  it("stand by severity, then as the checklist goes, then as they were made", () => {
    const { store } = aReview({ respond: () => [] });
    const of = (severity: Finding["severity"], item?: string) => ({
      ...aFinding(),
      severity,
      ...(item === undefined ? {} : { item }),
    });
    const findings = {
      "fi-5": of("low", "b.1"),
      "fi-4": of("high"),
      "fi-3": of("high", "a.1"),
      "fi-2": of("high", "b.1"),
      "fi-1": of("high", "a.1"),
    };
    const all = sortFindings(findings, { severity: "", status: "" }, store.getState().order);
    expect(all).toEqual(["fi-1", "fi-3", "fi-2", "fi-4", "fi-5"]);
  });

  it("takes a link to evidence later, beside those that it has, and gives it up again", async () => {
    const [first, second] = (["p. 1", "p. 2"] as const).map(
      (location) => ({ from: "packet", ref: "a.pdf", location }) as const,
    );
    if (!first || !second) throw new Error("two links were made");
    const finding = { ...aFinding(), links: [first] };
    const { store, sent } = aReview({
      respond: ({ input }) => {
        const given = input["finding"] as object; // what the store sends in finding.save
        return [{ kind: "finding", id: "fi-1", body: { ...finding, ...given } }];
      },
      entries: { ...noEntries, finding: { "fi-1": finding } },
    });
    await store.actions.linkFinding("fi-1", first);
    expect(sent).toEqual([]);
    await store.actions.linkFinding("fi-1", second);
    expect(store.getState().entries.finding["fi-1"]?.links).toEqual([first, second]);
    await store.actions.unlinkFinding("fi-1", first);
    expect(store.getState().entries.finding["fi-1"]?.links).toEqual([second]);
  });
});

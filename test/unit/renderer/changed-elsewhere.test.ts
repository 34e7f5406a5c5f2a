/** Two windows on one review. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "#shared/errors";
import type { EntryChange } from "#shared/contract/review-calls";
import { noEntries } from "#shared/formats/record-entries";
import type { ReviewEntries } from "#shared/formats/review";
import { hasUnsaved, isClosed } from "../../../renderer/features/review/review-state.ts";
import { aFinding, anAnswer, aReview, reviewId, type Sent } from "./review-builders.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const note = { of: "note", id: "a.1" } as const;

/** A review in this window, and a core that another window can change. Each command is echoed after its reply. */
function twoWindows(start: Partial<ReviewEntries> = {}) {
  const core = { entries: { ...noEntries, ...start }, signed: false, discarded: false };
  let onCommand: () => void | Promise<void> = () => undefined;
  const respond = async ({ name, input }: Sent): Promise<EntryChange[]> => {
    if (name !== "review.answer") return [];
    await onCommand();
    const id = String(input["itemId"]);
    const before = core.entries.answer[id] ?? anAnswer();
    for (const [field, seen] of Object.entries(input["expected"] ?? {})) {
      if ((Object.entries(before).find(([name]) => name === field)?.[1] ?? null) !== seen)
        throw new AppError("conflict", "Changed in another window.", { reason: "changed-elsewhere" });
    }
    const body = {
      ...before,
      ...(typeof input["note"] === "string" ? { note: input["note"] } : {}),
      ...(typeof input["key"] === "string" ? { key: input["key"] } : {}),
    };
    core.entries = { ...core.entries, answer: { ...core.entries.answer, [id]: body } };
    setTimeout(() => here.store.actions.reviewsChanged());
    return [{ kind: "answer", id, body }];
  };
  const here = aReview({
    respond,
    entries: core.entries,
    get: () => {
      if (core.discarded)
        throw new AppError("not-found", "No such review.", { what: "review", id: reviewId });
      return { entries: core.entries, signed: core.signed };
    },
  });
  return {
    ...here,
    core,
    state: () => here.store.getState(),
    holdCommands: (wait: () => void | Promise<void>) => (onCommand = wait),
    /** The other window stores something; the core tells this one. */
    elsewhere: async (change: Partial<ReviewEntries>) => {
      core.entries = { ...core.entries, ...change };
      here.store.actions.reviewsChanged();
      await vi.advanceTimersByTimeAsync(0);
    },
    reads: () => here.sent.filter(({ name }) => name === "review.get").length,
  };
}

describe("a change made in another window", () => {
  it("is laid over at once where nothing is typed", async () => {
    const { elsewhere, state } = twoWindows();
    await elsewhere({ answer: { "a.1": anAnswer({ note: "theirs", key: "3" }) } });
    expect(state().entries.answer["a.1"]?.note).toBe("theirs");
    expect(state().card.open).toEqual(["a.2", "b.1", "b.2"]);
    expect(hasUnsaved(state())).toBe(false);
  });

  it("is laid over right after a command of our own, whose echo is told from it", async () => {
    const { elsewhere, state, store, reads } = twoWindows();
    store.actions.type(note, "mine");
    await vi.advanceTimersByTimeAsync(500);
    expect(reads()).toBe(0);
    await elsewhere({ answer: { "a.1": anAnswer({ note: "mine, and theirs" }) } });
    expect(state().entries.answer["a.1"]?.note).toBe("mine, and theirs");
    expect(reads()).toBe(1);
  });

  it("leaves the text that is typed here, sends none of it, and says what is stored", async () => {
    const { elsewhere, state, store, core } = twoWindows();
    store.actions.type(note, "mine");
    await elsewhere({ answer: { "a.1": anAnswer({ note: "theirs" }), "a.2": anAnswer({ note: "other" }) } });
    store.actions.type(note, "mine and more");
    store.actions.flush();
    await vi.runAllTimersAsync();
    expect(core.entries.answer["a.1"]?.note).toBe("theirs");
    expect(state().drafts["note:a.1"]).toEqual({ target: note, value: "mine and more", stored: "theirs" });
    expect(state().entries.answer["a.2"]?.note).toBe("other");
    expect(hasUnsaved(state())).toBe(true);
    await expect(store.actions.whenSaved()).rejects.toThrow("note was changed in another window");
  });

  it("is overwritten once the person keeps theirs, and not before", async () => {
    const { elsewhere, state, store, core } = twoWindows();
    store.actions.type(note, "mine");
    await elsewhere({ answer: { "a.1": anAnswer({ note: "theirs" }) } });
    store.actions.insistOnDraft(note);
    await vi.runAllTimersAsync();
    expect(core.entries.answer["a.1"]?.note).toBe("mine");
    expect(state().drafts).toEqual({});
  });

  it("takes the place of the draft once the person takes it", async () => {
    const { elsewhere, state, store, core } = twoWindows();
    store.actions.type(note, "mine");
    await elsewhere({ answer: { "a.1": anAnswer({ note: "theirs" }) } });
    store.actions.discardDraft(note);
    await vi.runAllTimersAsync();
    expect(core.entries.answer["a.1"]?.note).toBe("theirs");
    expect(state().entries.answer["a.1"]?.note).toBe("theirs");
    expect(hasUnsaved(state())).toBe(false);
  });

  it("does not disturb a draft of another field, nor one of the same words", async () => {
    const { elsewhere, state, store } = twoWindows();
    store.actions.type(note, "the same");
    store.actions.type({ of: "note", id: "b.1" }, "elsewhere untouched");
    await elsewhere({ answer: { "a.1": anAnswer({ note: "the same" }) } });
    expect(state().drafts).toEqual({
      "note:b.1": { target: { of: "note", id: "b.1" }, value: "elsewhere untouched" },
    });
  });

  it("is read before a command that waits, so that a list is not stored without their part", async () => {
    const { elsewhere, store, sent, holdCommands } = twoWindows();
    let release = () => {};
    holdCommands(() => new Promise<void>((resolve) => (release = resolve)));
    void store.actions.setEvidenceLevel("documented", "b.1");
    const link = { from: "packet", ref: "a.pdf", location: "" } as const;
    void store.actions.addLink({ ...link, location: "p. 2" }, "a.1");
    await elsewhere({ answer: { "a.1": anAnswer({ links: [link] }) } });
    // Two events during one command: one of them is its echo, whichever it is.
    store.actions.reviewsChanged();
    holdCommands(() => undefined);
    release();
    await vi.runAllTimersAsync();
    expect(sent.findLast(({ name }) => name === "review.answer")?.input["links"]).toContainEqual(link);
  });
});

describe("another window that was faster than its event", () => {
  /** The core has it; nobody has told this window. */
  const silently = (here: ReturnType<typeof twoWindows>, change: Partial<ReviewEntries>) =>
    (here.core.entries = { ...here.core.entries, ...change });

  it("is not overwritten by a text: both are shown, and the person chooses", async () => {
    const here = twoWindows();
    here.store.actions.type(note, "mine");
    silently(here, { answer: { "a.1": anAnswer({ note: "theirs" }) } });
    here.store.actions.flush();
    await vi.runAllTimersAsync();
    expect(here.core.entries.answer["a.1"]?.note).toBe("theirs");
    expect(here.state().drafts["note:a.1"]).toEqual({ target: note, value: "mine", stored: "theirs" });
    here.store.actions.insistOnDraft(note);
    await vi.runAllTimersAsync();
    expect(here.core.entries.answer["a.1"]?.note).toBe("mine");
    expect(hasUnsaved(here.state())).toBe(false);
  });

  it("is no conflict where it stored the same words", async () => {
    const here = twoWindows();
    here.store.actions.type(note, "the same");
    silently(here, { answer: { "a.1": anAnswer({ note: "the same" }) } });
    await vi.runAllTimersAsync();
    expect(here.state().drafts).toEqual({});
  });

  it("is not overwritten by a score: what it scored is shown, and said", async () => {
    const here = twoWindows();
    silently(here, { answer: { "a.1": anAnswer({ key: "1" }) } });
    await here.store.actions.score("3", "a.1");
    expect(here.core.entries.answer["a.1"]?.key).toBe("1");
    expect(here.state().entries.answer["a.1"]?.key).toBe("1");
    expect(here.state().refused).toContain("it is 1 now. Your 3 is not saved");
    expect(here.state().pending).toEqual({});
    await here.store.actions.score("3", "a.1");
    expect(here.core.entries.answer["a.1"]?.key).toBe("3");
    expect(here.state().refused).toBeUndefined();
  });

  it("is not overwritten by a score that waits behind the reading of it", async () => {
    const here = twoWindows();
    let release = () => {};
    here.holdCommands(() => new Promise<void>((resolve) => (release = resolve)));
    void here.store.actions.setEvidenceLevel("documented", "b.1");
    const scored = here.store.actions.score("3", "a.1");
    await here.elsewhere({ answer: { "a.1": anAnswer({ key: "1" }) } });
    here.store.actions.reviewsChanged();
    here.holdCommands(() => undefined);
    release();
    await vi.runAllTimersAsync();
    await scored;
    expect(here.core.entries.answer["a.1"]?.key).toBe("1");
  });
});

describe("one window that works fast", () => {
  it("never stands in its own way, whatever is on its way while it types and scores", async () => {
    const here = twoWindows();
    here.holdCommands(() => new Promise<void>((resolve) => setTimeout(resolve, 700)));
    const { actions } = here.store;
    for (let n = 1; n <= 20; n += 1) {
      actions.type(note, "x".repeat(n));
      if (n % 3 === 0) actions.flush(note);
      void actions.score(String(n % 4), "a.1");
      await vi.advanceTimersByTimeAsync(90);
    }
    await vi.runAllTimersAsync();
    expect(here.core.entries.answer["a.1"]).toMatchObject({ note: "x".repeat(20), key: "0" });
    expect(here.state().refused).toBeUndefined();
    expect(here.state().drafts).toEqual({});
    expect(hasUnsaved(here.state())).toBe(false);
  });
});

describe("what can no longer be stored", () => {
  it("shows at once that the review was discarded, and keeps what was typed in sight", async () => {
    const { core, elsewhere, state, store, sent } = twoWindows();
    store.actions.type(note, "mine");
    core.discarded = true;
    await elsewhere({});
    expect(state().discarded).toBe(true);
    expect(isClosed(state())).toBe(true);
    expect(state().lost).toEqual([{ what: "note", text: "mine" }]);
    await store.actions.score("3", "a.1");
    store.actions.type(note, "more");
    await vi.runAllTimersAsync();
    expect(sent.filter(({ name }) => name === "review.answer")).toEqual([]);
    expect(hasUnsaved(state())).toBe(false);
  });

  it("shows at once that the review was signed", async () => {
    const { core, elsewhere, state } = twoWindows();
    core.signed = true;
    await elsewhere({});
    expect(state().head.signed?.by).toBe("R. Lindqvist");
  });

  it("keeps the text of a finding that was removed in sight", async () => {
    const { elsewhere, state, store } = twoWindows({ finding: { "fi-1": aFinding() } });
    store.actions.type({ of: "finding", id: "fi-1", field: "why" }, "because");
    await elsewhere({ finding: {} });
    expect(state().lost).toEqual([{ what: "text of a finding", text: "because" }]);
    store.actions.forgetLost();
    expect(state().lost).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { readPress, scoreKeys } from "../../../renderer/features/review/key-map.ts";

const press = (key: string, part: Partial<{ ctrl: boolean; shift: boolean; alt: boolean }> = {}) => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...part,
});
const scaleOf = (...keys: string[]) => keys.map((key, points) => ({ key, label: `Is ${key}`, points }));

describe("keys that score", () => {
  it("are the scale's own keys where they are single characters", () => {
    expect([...scoreKeys(aiAgentReview.scale)]).toEqual(["0", "1", "2", "3", "4"].map((key) => [key, key]));
  });

  it("are first letters for words, and never a key that the screen needs", () => {
    const keys = scoreKeys(scaleOf("poor", "okay", "nice", "excellent"));
    expect(keys.get("poor")).toBe("p");
    expect(keys.get("okay")).toBe("o");
    // n and e walk and set the evidence level.
    expect(keys.get("nice")).toBe("i");
    expect(keys.get("excellent")).toBe("1");
  });

  it("are all different", () => {
    const given = [...scoreKeys(scaleOf("pass", "partial", "poor", "p")).values()];
    expect(new Set(given).size).toBe(4);
  });
});

describe("reading a press", () => {
  const byPress = new Map([["3", "3"]]);

  it("scores, walks, undoes", () => {
    expect(readPress(press("3"), byPress)).toEqual({ do: "score", key: "3" });
    expect(readPress(press("j"), byPress)).toEqual({ do: "next" });
    expect(readPress(press("u"), byPress)).toEqual({ do: "undo" });
    expect(readPress(press("U", { shift: true }), byPress)).toEqual({ do: "redo" });
    expect(readPress(press("z", { ctrl: true }), byPress)).toEqual({ do: "undo" });
    expect(readPress(press("Z", { ctrl: true, shift: true }), byPress)).toEqual({ do: "redo" });
  });

  it("leaves keys with other modifiers, and keys that mean nothing, to the browser", () => {
    expect(readPress(press("c", { ctrl: true }), byPress)).toBeUndefined();
    expect(readPress(press("j", { alt: true }), byPress)).toBeUndefined();
    expect(readPress(press("9"), byPress)).toBeUndefined();
    expect(readPress(press("?"), byPress)).toBeUndefined();
  });
});

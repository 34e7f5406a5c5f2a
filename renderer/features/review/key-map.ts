/** Which key does what on the review screen. Keys are plain: no modifier, and never while a person types. */
import type { ScaleEntry } from "#shared/formats/checklist";

export type ReviewCommand =
  | { do: "score"; key: string }
  | { do: "next" }
  | { do: "previous" }
  | { do: "nextOpen" }
  | { do: "nextGate" }
  | { do: "nextSection" }
  | { do: "previousSection" }
  | { do: "evidenceLevel" }
  | { do: "note" }
  | { do: "notApplicable" }
  | { do: "finding" }
  | { do: "question" }
  | { do: "waive" }
  | { do: "confirmFlag" }
  | { do: "askFlag" }
  | { do: "dismissFlag" }
  | { do: "nextFlag" }
  | { do: "nextBlocker" }
  | { do: "link" }
  | { do: "undo" }
  | { do: "redo" }
  | { do: "grid" }
  | { do: "matrix" }
  | { do: "decision" };
export type CommandName = Exclude<ReviewCommand["do"], "score">;

/** In the order in which the help lists them. */
export const commandKeys: readonly { keys: readonly string[]; command: CommandName; says: string }[] = [
  { keys: ["j", "ArrowDown"], command: "next", says: "Next item" },
  { keys: ["k", "ArrowUp"], command: "previous", says: "Previous item" },
  { keys: ["n"], command: "nextOpen", says: "Next open item" },
  { keys: ["g"], command: "nextGate", says: "Next gate" },
  { keys: ["]"], command: "nextSection", says: "Next section" },
  { keys: ["["], command: "previousSection", says: "Previous section" },
  { keys: ["e"], command: "evidenceLevel", says: "Evidence level: the next one" },
  { keys: ["c"], command: "note", says: "Write the note" },
  { keys: ["x"], command: "notApplicable", says: "Not applicable, with a reason" },
  { keys: ["l"], command: "link", says: "Link evidence" },
  { keys: ["f"], command: "finding", says: "Raise a finding" },
  { keys: ["q"], command: "question", says: "Ask the vendor" },
  { keys: ["w"], command: "waive", says: "Waive a failed gate" },
  { keys: ["m"], command: "nextFlag", says: "Next flag to deal with" },
  { keys: ["b"], command: "nextBlocker", says: "Next blocker to deal with" },
  { keys: ["t"], command: "confirmFlag", says: "Confirm the flag as a finding" },
  { keys: ["r"], command: "askFlag", says: "Ask the vendor about the flag" },
  { keys: ["s"], command: "dismissFlag", says: "Dismiss the flag, with a reason" },
  { keys: ["u"], command: "undo", says: "Undo (also Ctrl+Z)" },
  { keys: ["U"], command: "redo", says: "Redo (also Ctrl+Shift+Z)" },
  { keys: ["v"], command: "grid", says: "All items as a table, and back" },
  { keys: ["y"], command: "matrix", says: "The matrix of the actions, and back" },
  { keys: ["d"], command: "decision", says: "Go to the decision" },
];

/** `?` shows the keys everywhere in the app. */
const taken = new Set(["?"].concat(commandKeys.flatMap(({ keys }) => keys)));

/**
 * The key that scores with each entry of a scale. A key of one character is itself; a longer one gets its first free
 * letter, then one of its label. Keys that the screen needs for itself are never given away: then it is a free digit.
 */
export function scoreKeys(scale: readonly ScaleEntry[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const used = new Set(taken);
  const give = (entry: ScaleEntry, candidates: Iterable<string>) => {
    if (given.has(entry.key)) return;
    for (const candidate of candidates) {
      if (used.has(candidate) || !/^[\p{L}\p{N}]$/u.test(candidate)) continue;
      used.add(candidate);
      given.set(entry.key, candidate);
      return;
    }
  };
  for (const entry of scale) if (Array.from(entry.key).length === 1) give(entry, [entry.key.toLowerCase()]);
  for (const entry of scale) give(entry, firstOf(entry.key));
  for (const entry of scale) give(entry, firstOf(entry.label));
  for (const entry of scale) give(entry, "1234567890");
  return given;
}

const firstOf = (text: string) => Array.from(text.toLowerCase()).slice(0, 1);

export type Press = { key: string; ctrl: boolean; shift: boolean; alt: boolean };

/** What a key press means; undefined where it means nothing here. */
export function readPress(press: Press, byScoreKey: ReadonlyMap<string, string>): ReviewCommand | undefined {
  if (press.alt) return undefined;
  if (press.ctrl) {
    const key = press.key.toLowerCase();
    if (key === "z") return { do: press.shift ? "redo" : "undo" };
    return key === "y" && !press.shift ? { do: "redo" } : undefined;
  }
  const command = commandKeys.find(({ keys }) => keys.includes(press.key));
  if (command) return { do: command.command };
  const scored = byScoreKey.get(press.key.toLowerCase());
  return scored === undefined || press.shift ? undefined : { do: "score", key: scored };
}

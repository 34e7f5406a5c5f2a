/** One text may say what two or three fields ask for: parts it where the parts show by themselves what they are. */
import { accountOf } from "./values.ts";
import { plain } from "./words.ts";

export type Part = { readonly path: string; readonly text: string };

const unit =
  "(?:s|sec(?:ond)?s?|min(?:ute)?s?|h|hrs?|hours?|days?|weeks?|months?|years?|quarters?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)";
const amount = "(?:\\d+(?:[.,]\\d+)?|one|two|three|five|ten|fifteen|thirty|sixty|ninety|a few|an?)";
const duration = new RegExp(
  `^(?:spätestens\\s+|at the latest\\s+)?(?:(?:effective|takes effect|works|wirkt|is effective)\\s+)?(?:(?:with)?in|after|under|about|every|each|innerhalb(?: von)?|nach|alle|jede[nrs]?)?\\s*(?:spätestens |at the latest |no later than |less than |at most |max\\.? |under )?${amount}?\\s*${unit}\\b\\.?$`,
  "i",
);
const soon =
  /^(?:immediately|at once|instantly|straight away|sofort|right away|monthly|yearly|annually|quarterly|weekly|daily)$/i;

/** A length of time and nothing else: "within 5 minutes", "every 90 days", "at once". */
export const isDuration = (text: string) => duration.test(plain(text)) || soon.test(plain(text));

/** The whole text under its own path, unless its parts say more. */
export function splitValue(path: string, text: string): readonly Part[] {
  const whole = [{ path, text }];
  if (path === "identity.principal" || path === "identity.account") return splitAccount(text) ?? whole;
  if (path.startsWith("identity.rotation.")) return splitRotation(text) ?? whole;
  if (path.startsWith("failure.stop.")) return splitStop(text) ?? whole;
  if (path === "receipts.where" || path === "receipts.retention") return splitLog(text) ?? whole;
  return whole;
}

/** "svc-x (service account)", "service account svc-x". */
function splitAccount(text: string): Part[] | undefined {
  const said = plain(text);
  const inBrackets = /^(\S+)\s*(?:\((.+)\)|[,;–—-]\s+(.+))$/.exec(said);
  const after = /^(.+?)[:,]?\s+["'`“]?([\w.-]*[@_\\-][\w.@\\-]+|[A-Z]{2,}[A-Z0-9_]+)["'`”]?\.?$/.exec(said);
  const [name, kind] = inBrackets
    ? [inBrackets[1], inBrackets[2] ?? inBrackets[3]]
    : [after?.[2], after?.[1]];
  if (name === undefined || kind === undefined || accountOf(kind) === undefined) return undefined;
  return [
    { path: "identity.principal", text: name },
    { path: "identity.account", text: kind },
  ];
}

/** "Retail IT, every 45 days", "every 90 days by the platform team". */
function splitRotation(text: string): Part[] | undefined {
  const parts = plain(text)
    .split(/\s*[,;]\s*(?:by\s+)?|\s+by\s+|\s+durch\s+/i)
    .filter((part) => part !== "");
  if (parts.length !== 2) return undefined;
  const [first = "", second = ""] = parts;
  const every = [first, second].filter(isDuration);
  const [only] = every;
  if (every.length !== 1 || only === undefined) return undefined;
  const owner = only === first ? second : first;
  // "90 days, automatically" names nobody.
  if (owner.split(" ").length > 7 || /^(?:automatic|manual)/i.test(owner)) return undefined;
  return [
    { path: "identity.rotation.every", text: only },
    { path: "identity.rotation.owner", text: owner },
  ];
}

/** "Archive database of the hub, 5 years". */
function splitLog(text: string): Part[] | undefined {
  const [, where = "", long = ""] =
    /^([^,;\n]{4,80})[,;] (?:for |kept )?([^,;\n]{2,30})$/.exec(plain(text)) ?? [];
  if (where === "" || !isDuration(long) || isDuration(where)) return undefined;
  return [
    { path: "receipts.where", text: where },
    { path: "receipts.retention", text: long },
  ];
}

/** "Desk supervisor, red button in the queue screen, effective in 1 minute". */
function splitStop(text: string): Part[] | undefined {
  const parts = plain(text)
    .split(/\s*[,;]\s*|\s+[–—]\s+/)
    .filter((part) => part !== "");
  const times = parts.filter(isDuration);
  if (times.length === parts.length) return [{ path: "failure.stop.within", text: plain(text) }];
  const [within] = times;
  if (times.length !== 1 || within === undefined || parts.length < 2 || parts.length > 4) return undefined;
  const [who = "", ...how] = parts.filter((part) => part !== within);
  const found = [{ path: "failure.stop.within", text: within }];
  if (how.length === 0)
    return isPost(who)
      ? [...found, { path: "failure.stop.who", text: who }]
      : [...found, { path: "failure.stop.how", text: who }];
  if (!isPost(who)) return [...found, { path: "failure.stop.how", text: [who, ...how].join(", ") }];
  return [
    ...found,
    { path: "failure.stop.who", text: who },
    { path: "failure.stop.how", text: how.join(", ") },
  ];
}

/** A person or a post: few words, and none of a thing that is pressed. */
const isPost = (text: string) =>
  text.split(" ").length <= 6 &&
  !/\b(?:button|switch|console|screen|command|click|press|toggle|pause|portal|script|flag|disable|call|key|schalter|knopf)\b/i.test(
    text,
  );

/** Names of tools that read, whatever act stands among what is read: `list_open_orders`, `rollback_points`. */
import type { Operation } from "../../evidence-document.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { verbsOf } from "./interface-words.ts";

const reading = /^(?:read|check|classify|summarise|extract|show|export)$/;

/** The description must say nothing else, and the name is not plain already. */
export function readsByName(
  { name, method, path, readOnly, destructive }: Operation,
  { named, told }: { named: ReadonlySet<string>; told: readonly string[] },
  lexicon: Lexicon,
): boolean {
  return (
    name !== `${method ?? ""} ${path ?? ""}` &&
    ![...named].every((verb) => reading.test(verb)) &&
    told.every((verb) => reading.test(verb)) &&
    (isReadingName(wordsOf(name), told.length > 0, lexicon) ||
      (readOnly === true && destructive !== true && isStateOf(wordsOf(name))))
  );
}

/** `deaccession_status`, said to be read-only: how an act stands is no act, whatever it is called after. */
function isStateOf(words: readonly Word[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  return (
    words.length > 1 && first !== undefined && !altering.has(first.folded) && told.has(last?.folded ?? "")
  );
}

function isReadingName(words: readonly Word[], isTold: boolean, lexicon: Lexicon): boolean {
  const [first, second] = words;
  const last = words.at(-1);
  if (!first || !second || !last) return false;
  if (words.some(({ folded }) => folded === "and" || folded === "or" || folded === "then")) return false;
  if (asking.has(first.folded)) return true;
  if (leading.has(first.folded) || (isTold && first.folded === "report")) {
    // `list_add`, `read_mark`; but `list_open_orders`, `list_assigned`.
    const acts = verbsOf(last, lexicon) !== undefined && !/(?:ed|ing|s)$/.test(last.folded);
    return !particles.has(second.folded) && (!acts || oftenThings.has(last.folded));
  }
  // `barred_get`, `orders_query`
  if (lastReads.has(last.folded) && !(last.folded === "read" && /^(?:mark|set|flag)$/.test(first.folded)))
    return true;
  // `reports_open`, `bins_low`: things, and which of them.
  if (/[^s]s$/.test(first.folded) && which.has(last.folded)) return true;
  if (!told.has(last.folded) || (altered.has(last.folded) && altering.has(first.folded))) return false;
  // `set_status` sets; `lock_state` and `closing_balance` tell.
  return (
    /(?:ing|ed)$/.test(first.folded) || oftenThings.has(first.folded) || verbsOf(first, lexicon) === undefined
  );
}

/** "Tells whether a refund is due": to whoever asks. */
export function tellsOf([first, second]: readonly Word[]): boolean {
  return (
    first !== undefined &&
    /^(?:tell|say|state|show|report|return|indicate|answer|find|check|know)s?$/.test(first.folded) &&
    /^(?:whether|if|which|what|how|who|where|when|that)$/.test(second?.folded ?? "")
  );
}

/** "wire.items — Items of the wires since an hour": no verb at all says what comes back. */
export function isThingReturned(
  { says, readOnly, destructive, method }: Operation,
  told: ReadonlySet<string>,
): boolean {
  return (
    told.size === 0 &&
    readOnly !== false &&
    destructive !== true &&
    (method === undefined || method === "GET") &&
    /^\W*(?:\p{L}+[\s-]+){0,3}\p{L}+s?\s+(?:of|for|from|in|on|at|by|with|since|between|over|waiting|held|per)\s/iu.test(
      says,
    )
  );
}

const altered = new Set(
  "state states status statuses details rules options times calendar availability list queue".split(" "),
);
const altering = new Set("set change start stop open close share call update".split(" "));
const lastReads = new Set("get read find lookup query search fetch view show".split(" "));
const which = new Set(
  "open closed low high free due late unread pending new today recent waiting overdue left changed latest current missing failed blocked held".split(
    " ",
  ),
);
const asking = new Set("who what where which when why how is are has have does can was".split(" "));
const leading = new Set(
  "get list find search read fetch query lookup view show count describe check validate verify compare preview calc calculate compute retrieve inspect browse peek see match estimate".split(
    " ",
  ),
);
const particles = new Set("in out off".split(" "));
const oftenThings = new Set(
  (
    "transfer order report hold post note invoice move lock block rollback release reset record change update log file book register message mail ticket charge credit refund payment booking schedule " +
    "draft export import print request review reserve swap switch stop start run load ship share set wire tag label comment alert text call process open close return renewal status match"
  ).split(" "),
);
/** What is told, at the end of a name. */
const told = new Set(
  (
    "history histories state states status statuses balance balances points tracking dates eligibility view check length list lists lookup events audit rules reasons options slots summary stats " +
    "statistics details times calendar availability queue positions figures totals trend preview calculator calculation forecast"
  ).split(" "),
);

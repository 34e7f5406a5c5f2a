/** Permissions to delete, to pay and to let in: they need an act of that kind. */
import type { ActionFact } from "../../facts.ts";
import { fold, wordsOf } from "../../text/words.ts";

/** Verbs of scopes that need an act of the same kind, wherever else the packet speaks of the same things. */
const kinds: readonly (readonly [RegExp, readonly string[], RegExp])[] = [
  [
    /\b(?:delet\w*|remov\w*|purg\w*|destroy\w*|eras\w*|wipe|losch\w*|loesch\w*|supprim\w*|borrar|eliminar)\b/,
    ["delete", "cancel", "revoke"],
    /\b(?:delet|remov|purg|destroy|eras|wip|take|clear|discard|drop|strike|bin|tak|withdraw|void|cancel|expir|clean|tid|throw|archiv)/,
  ],
  [
    /\b(?:refunds?|pay|payments?|payout|disburse)\b/,
    ["pay", "approve"],
    /\b(?:refund|pay|settle|credit|reimburs|goodwill|money|compensat|giv\w* .*\bback\b)/,
  ],
  [
    /\b(?:grant|invite|impersonat\w*|permissions?|entitle\w*)\b/,
    ["grant", "send", "revoke"],
    /\b(?:grant|invit|admit|let|rais|give|allow|access|right)/,
  ],
];

/** Whether an action needs what such a permission opens; nothing where it opens nothing of the kind. */
export function needsGrave(scope: string, why: string, actions: readonly ActionFact[]): boolean | undefined {
  const kind = kinds.find(([pattern]) => pattern.test(scope));
  if (!kind) return undefined;
  const [grave, verbs, words] = kind;
  if (doesMoreThan(grave, scope)) return actions.length > 0;
  return (
    saysWhichAct(why, actions) ||
    actions.some(({ act, text }) => verbs.includes(act.verb) || words.test(fold(text)))
  );
}

/** "create, edit and remove own comments": the one permission has milder uses as well. */
function doesMoreThan(grave: RegExp, scope: string): boolean {
  return scope.split(" ").some((word) => milder.has(word) && !grave.test(word));
}
const milder = new Set("create edit update add append comment write upload insert amend".split(" "));

/** "why: bounce and restart (a pod is restarted by removing it)": the act of a row, in its own word. */
function saysWhichAct(why: string, actions: readonly ActionFact[]): boolean {
  const words = new Set(wordsOf(why).flatMap(({ lemmas }) => lemmas));
  return actions.some(({ act }) => act.effect === "write" && act.said.length > 3 && words.has(act.said));
}

/** `visits.book` for "book a technician", `messages.send` for "tell the agent": the very act of a row. */
export function allowsAct(scope: string, actions: readonly ActionFact[]): boolean {
  const words = new Set(wordsOf(scope).flatMap(({ lemmas }) => lemmas));
  const sends = messages.some((word) => words.has(word));
  return actions.some(
    ({ act }) =>
      act.effect === "write" &&
      ((words.has(act.said) && !sayingLittle.has(act.said)) || (sends && act.verb === "send")),
  );
}
const messages = ["message", "mail", "sms", "letter", "notification", "notice", "chat", "outbox"];
const sayingLittle = new Set(
  "create update write edit delete read manage set change add remove make put send submit".split(" "),
);

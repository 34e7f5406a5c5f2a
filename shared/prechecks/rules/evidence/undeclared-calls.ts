/** Tools, operations and skills that the packet does not declare. */
import { quoteField, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { RuleHit } from "../../rule.ts";
import { fold, wordsOf } from "../../text/words.ts";
import type { Call } from "./calls.ts";
import { stemOf, verbsOf } from "./interface-words.ts";
import { isGrave, matchCalls, type Matching } from "./matching.ts";
import type { RowRead } from "./rows.ts";
import { vocabularyOf } from "./vocabulary.ts";

export function undeclaredCalls(facts: Facts): RuleHit[] {
  const matching = matchCalls(facts);
  return matching.calls.flatMap((call) => {
    const forbidding = forbiddenBy(call, matching);
    if (forbidding) return [contradiction(call, forbidding)];
    return isDeclared(call, facts, matching) ? [] : [undeclared(call, facts, matching)];
  });
}

/** The row that never may happen, where it fits better than any that may. */
function forbiddenBy(call: Call, { allowed, never }: Matching): RowRead | undefined {
  const bad = never.get(call);
  if (!bad || bad.strength < 2) return undefined;
  // What is never written may well be read.
  if (call.effect === "read" && bad.row.fact.act.effect !== "read" && !isExport(call)) return undefined;
  return bad.strength > (allowed.get(call)?.strength ?? 0) ? bad.row : undefined;
}

function isDeclared(call: Call, facts: Facts, matching: Matching): boolean {
  // Without a matrix there is nothing to hold a call against; its absence is said elsewhere.
  if (facts.actions.length === 0) return !changes(call);
  if (call.power) return (matching.allowed.get(call)?.strength ?? 0) === 3;
  if (
    speaksForOthers(call) &&
    !matching.rows.some(({ never, fact }) => !never && inAnothersName.test(fact.text))
  )
    return false;
  if (matching.allowed.has(call)) return !doesMore(call, matching);
  if (call.effect === "write") return matching.excused.has(call);
  if (matching.excused.has(call)) return true;
  if (isExport(call)) return false;
  return isKnown(call, facts);
}

/** "Sends a message as any user of the organisation" is more than to send a message. */
function speaksForOthers({ operation, effect }: Call): boolean {
  return effect !== "read" && asAnybody.test(operation.says);
}
const asAnybody =
  /\b(?:as|on behalf of|in the name of|from the (?:account|mailbox) of|from|under the name of|impersonat\w+) (?:any|every|another|other|arbitrary|whichever|all) (?:\p{L}+ )?(?:users?|persons?|people|employees?|colleagues?|staff|members?|accounts?|mailbox(?:es)?|addresse?s?|identit(?:y|ies)|agents?|senders?|customers?)\b/iu;
const inAnothersName =
  /\b(?:on behalf|in the name of|impersonat\w*|as (?:any|another|other|the \p{L}+|a \p{L}+))\b/iu;

/** "Creates, amends or deletes": the grave one among them needs a row of its own. */
function doesMore(call: Call, { rows }: Matching): boolean {
  if (call.effect !== "write" && call.effect !== "unknown") return false;
  return [...call.alsoVerbs].some(
    (verb) =>
      isGrave(verb) &&
      !call.verbs.has(verb) &&
      [...call.alsoVerbs].filter(isGrave).length === 1 &&
      (verb === "delete" || verb === "grant" || verb === "pay" || verb === "approve") &&
      !rows.some((row) => !row.never && row.verbs.has(verb)),
  );
}

/** Whether the packet speaks of what the call reads. */
function isKnown(call: Call, facts: Facts): boolean {
  const words = vocabularyOf(facts);
  const is = (thing: string) => words.has(stemOf(thing));
  const sensitive = sensitiveWords(call, facts);
  if (sensitive.length > 0 && !sensitive.some((word) => is(word))) return false;
  const { things, saidThings, operation } = call;
  if (things.length === 0 && saidThings.length === 0) return true;
  // "object_get" where the packet speaks of objects.
  if (
    things.length === 0 &&
    wordsOf(operation.name).some((word) => verbsOf(word, facts.lexicon) === undefined && word.lemmas.some(is))
  )
    return true;
  const head = things.at(-1);
  if (head !== undefined && is(head)) return true;
  const said = saidThings.slice(0, 6);
  const part = said.filter(is).length / Math.max(said.length, 1);
  if (things.some(is)) return said.length === 0 || part >= 0.3;
  return part >= (things.length === 0 ? 0.3 : 0.5);
}

/** Words of the name that stand for health, money or credentials. */
function sensitiveWords({ operation }: Call, { lexicon }: Facts): string[] {
  const name = wordsOf(operation.name)
    .map(({ folded }) => folded)
    .join(" ");
  const plain = lexicon.terms("fields.plain").find(name);
  return (["fields.health", "fields.financial", "fields.credentials"] as const)
    .flatMap((list) => lexicon.terms(list).find(name))
    .filter(({ from, to }) => !plain.some((hit) => hit.from <= from && to <= hit.to))
    .flatMap(({ start, end }) =>
      wordsOf(name.slice(start, end)).map(({ lemmas, folded }) => lemmas.at(-1) ?? folded),
    );
}

function isExport({ verbs }: Call): boolean {
  return verbs.has("export");
}
function changes(call: Call): boolean {
  return call.power || call.effect === "write";
}

const kinds = {
  "mcp-tools": "tool",
  "mcp-server": "tool",
  "a2a-card": "skill",
  openapi: "operation",
  "agent-config": "tool",
} as const;

function kindOf({ file }: Call): string {
  return file.document?.kind === "operations" ? kinds[file.document.source] : "tool";
}

function contradiction(call: Call, { fact }: RowRead): RuleHit {
  return {
    subject: fold(call.operation.name),
    says: `The ${kindOf(call)} “${call.operation.name}” can do what the matrix says never happens: “${fact.text}”.`,
    severity: call.effect === "read" ? "concern" : "blocker",
    quotes: [
      inFile(call),
      quoteField(`${fact.path}.action`, fact.text),
      quoteField(`${fact.path}.policy`, fact.row.policy),
    ],
  };
}

function undeclared(call: Call, { actions }: Facts, { near }: Matching): RuleHit {
  const related = near.get(call) ?? [];
  return {
    subject: fold(call.operation.name),
    says: `${changes(call) ? "It can change things with" : "It can use"} the ${kindOf(call)} “${call.operation.name}”, and no action of the matrix declares it.`,
    severity: changes(call) ? "blocker" : "concern",
    quotes: [
      inFile(call),
      ...(related.length > 0
        ? related.map(({ fact }) => quoteField(`${fact.path}.action`, fact.text))
        : actions.slice(0, 3).map(({ path, text }) => quoteField(`${path}.action`, text))),
      ...(actions.length === 0 ? [{ path: "actions.rows" }] : []),
    ],
  };
}

function inFile({ file, operation }: Call): Quote {
  return { file: file.path, path: "evidence", line: operation.line, text: operation.quote };
}

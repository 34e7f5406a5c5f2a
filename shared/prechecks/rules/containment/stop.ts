import { quoteField, said, type Facts } from "../../facts.ts";
import { hasPost, isWithVendor, isYetToBeNamed, personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";
import { isMereMachine } from "./common.ts";

export const noStopPerson: Rule = {
  id: "failure.no-stop-person",
  family: "containment",
  title: "Nobody is named who can stop it",
  rationale:
    "In the minute it goes wrong somebody must know that stopping it is their task, and be able to do it without the vendor and without the agent.",
  settles: "The buyer's person or post that can stop it at any hour.",
  severity: "blocker",
  items: ["failure.stop"],
  refs: ["NIST-AI-RMF:1.0:MANAGE 2.4", "OWASP-AISVS:1.0:9.6.1", "OWASP-ASI:2026:ASI10"],
  examples: {
    fires: [
      {
        says: "No one.",
        sections: { failure: { stop: { how: "toggle in the console", within: "5 minutes" } } },
      },
      {
        says: "Only the vendor.",
        sections: { failure: { stop: { who: "our support team", within: "5 minutes" } } },
      },
      {
        says: "The agent itself.",
        sections: { failure: { stop: { who: "the system", within: "5 minutes" } } },
      },
    ],
    quiet: [
      { says: "A post.", sections: { failure: { stop: { who: "Duty manager", within: "5 minutes" } } } },
      { says: "A name.", sections: { failure: { stop: { who: "Ines Aalto or her deputy" } } } },
    ],
  },
  check: (facts) => {
    const { stop, text } = facts.packet.sections.failure ?? {};
    const who = isProcess(stop?.who)
      ? { ...personOf(stop?.who, facts), kind: "machine" as const }
      : isYetToBeNamed(stop?.who)
        ? { ...personOf(stop?.who, facts), kind: "nobody" as const }
        : personOf(stop?.who, facts);
    if (who.kind === "person" && !isOnlyVendor(facts, stop?.who)) return [];
    if (who.kind === "machine" && !who.atVendor && !isProcess(stop?.who) && !isMereMachine(stop?.who, facts))
      return [];
    if (who.kind === "team" && !who.atVendor && !isVagueTeam(facts, stop?.who)) return [];
    if (who.kind === "nobody" && [stop?.how, text].some((words) => namesStopper(facts, words))) return [];
    return [
      {
        subject: "",
        says:
          who.kind === "nobody"
            ? "Nobody is named who can stop the workflow."
            : who.atVendor
              ? `Only the vendor (“${stop?.who ?? ""}”) can stop the workflow.`
              : `“${stop?.who ?? ""}” is no person or post of the buyer who can stop the workflow.`,
        quotes: [quoteField("failure.stop.who", stop?.who)],
      },
    ];
  },
};

export const noStopTime: Rule = {
  id: "failure.no-stop-time",
  family: "containment",
  title: "No time is named within which it stops",
  rationale:
    "How far a mistake gets is its speed times the time until it is stopped. Without the time nobody can tell.",
  settles: "The longest time from the decision to stop until nothing runs any more.",
  severity: "concern",
  items: ["failure.stop-time"],
  refs: ["NIST-AI-RMF:1.0:MANAGE 2.4", "OWASP-AISVS:1.0:9.6.1"],
  examples: {
    fires: [
      { says: "No time.", sections: { failure: { stop: { who: "Duty manager" } } } },
      {
        says: "A word for soon.",
        sections: { failure: { stop: { who: "Duty manager", within: "promptly" } } },
      },
    ],
    quiet: [
      { says: "Minutes.", sections: { failure: { stop: { who: "Duty manager", within: "five minutes" } } } },
      {
        says: "The time stands with the way.",
        sections: { failure: { stop: { who: "Duty manager", how: "console switch, takes 30 s" } } },
      },
    ],
  },
  check: (facts) => {
    const stop = facts.packet.sections.failure?.stop;
    if (namesTime(facts, stop?.within) || namesTime(facts, stop?.how)) return [];
    return [
      {
        subject: "",
        says:
          said(stop?.within) === undefined
            ? "No time is named within which it stops."
            : `“${stop?.within ?? ""}” is no time that can be measured.`,
        quotes: [quoteField("failure.stop.within", stop?.within)],
      },
    ];
  },
};

/** A number with a unit of time, or a unit alone: "within the hour", "one shift". */
export function namesTime({ lexicon }: Pick<Facts, "lexicon">, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return false;
  if (/\d:\d\d/.test(text)) return true;
  if (/\d\s?(?:ms|s|sec|min|h|hrs?|d|m|std|["″'′’])(?:\b|$|\W)/i.test(text)) return true;
  if (
    /\b(?:a few|some|several|a matter of|matter of|normally|usually|typically|hopefully|in (?:the )?(?:best|most) cases?|best effort|as (?:few|little))\b/i.test(
      text,
    ) &&
    !/\d/.test(text)
  )
    return false;
  return lexicon
    .terms("time.units")
    .find(text)
    .some(({ term }) => term.length > 2);
}

function isOnlyVendor(facts: Facts, who: string | undefined): boolean {
  const isVendors = (part: string | undefined) => {
    const person = personOf(part, facts);
    return person.atVendor || isWithVendor(person, part ?? "", facts);
  };
  if (!isVendors(who)) return false;
  // "Duty manager, or the vendor's desk": one of them is enough.
  const parts = (who ?? "").split(/,|;|\/|\bor\b|\band\b/i).filter((part) => wordsOf(part).length > 0);
  return parts.every((part) => isVendors(part) || personOf(part, facts).kind !== "person");
}

function isVagueTeam(facts: Facts, who: string | undefined): boolean {
  const { lexicon } = facts;
  return (
    /\b(tbd|tbc|tba)\b/i.test(who ?? "") ||
    lexicon.terms("people.vendors").says(who ?? "") ||
    /\b(ai|ml|automation|bot)\b/i.test(who ?? "") ||
    wordsOf(who ?? "").length < 2
  );
}

/** "The shift lead turns it off": a post beside a word for stopping. */
function namesStopper({ lexicon }: Facts, text: string | undefined): boolean {
  return (text ?? "")
    .split(/(?<=[.;\n])/)
    .some((sentence) => hasPost(sentence, { lexicon }) && lexicon.terms("failure.pausing").says(sentence));
}

/** "The agent's own supervisor process": a program that bears the name of a post, and nobody beside it. */
function isProcess(who: string | undefined): boolean {
  const parts = (who ?? "").split(
    /;|\/|\bor\b|\band\b|,(?! (?:when|if|as soon as|once|where|which|that)\b)/iu,
  );
  return parts.every((part) => process.test(part));
}
const process =
  /\b(?:supervisor|controller|monitor|guardian|manager|operator|scheduler|dispatcher|orchestrator|handler|planner|warden|inspector|keeper|governor|sentinel|coordinator|overseer|watchdog|guard|officer) (?:process|daemon|service(?! (?:desk|team|manager|owner))|module|component|thread|script|routine|loop|job|program(?:me)?|software|agent|bot|function|container|model|layer|logic|algorithm)\b/iu;

import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actTables, type ActTables } from "../../text/act-tables.ts";
import { actsOfRow, objectsIn, type Act } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { alikeOf, areVerbsAlike, receiversOf } from "./alike.ts";
import { houses } from "./houses.ts";
import { outputAct } from "./output-acts.ts";
import { isOtherKind, isOtherWay, waysOf } from "./message-ways.ts";
import { final, reachesOthers, toldActs, type ToldAct } from "./told-acts.ts";

export const undeclaredAct: Rule = {
  id: "actions.undeclared-act",
  family: "actions",
  title: "An act that the matrix does not list",
  rationale: "What the prose promises and the matrix leaves out is in no bucket: nobody has decided on it.",
  settles: "A row for the act, or the sentence without it.",
  severity: "concern",
  items: ["actions.one-bucket", "boundary.agreement"],
  refs: ["OWASP-AISVS:1.0:9.3.7", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "The statement promises more.",
        sections: {
          boundary: { statement: "The agent reads bookings and cancels flights that nobody checked in for." },
          actions: [{ action: "read bookings", policy: "automatic" }],
        },
      },
      {
        says: "High risk, and in no row.",
        sections: {
          boundary: { highRiskActions: ["overwrite the planting plan"] },
          actions: [{ action: "read sensors", policy: "automatic" }],
        },
      },
      {
        says: "An output that somebody gets.",
        sections: {
          boundary: { outputs: ["SMS to the driver"] },
          actions: [{ action: "assign a dock", policy: "automatic" }],
        },
      },
    ],
    quiet: [
      {
        says: "Listed in other words.",
        sections: {
          boundary: { statement: "The agent e-mails the guest a confirmation." },
          actions: [{ action: "send confirmation to guest", policy: "automatic" }],
        },
      },
      {
        says: "A person does it.",
        sections: {
          boundary: { statement: "The agent drafts a letter. A clerk posts it and deletes the draft." },
          actions: [{ action: "draft letter", policy: "automatic" }],
        },
      },
      {
        says: "Denied.",
        sections: {
          boundary: {
            statement: "It never pays invoices and does not delete records.",
            outOfScope: ["refunds"],
          },
          actions: [{ action: "match invoice", policy: "automatic" }],
        },
      },
    ],
  },
  check: (facts) => {
    if (facts.actions.length === 0) return [];
    const rows = declared(facts);
    return facts.passages.flatMap((passage): RuleHit[] =>
      actsOfPassage(passage, facts)
        .filter((act) => !isKnown(act, passage, rows, facts))
        .map((act) => ({
          subject: `${act.kin} ${[...act.main].sort().join(" ")}`.trim(),
          says: `The packet says that the agent does this: “${passage.text.slice(act.start, act.end).trim()}”. No row of the matrix lists it.`,
          quotes: [
            isList(passage.path)
              ? quoteField(passage.path, passage.text)
              : quotePlace(passage, act.start, act.end),
            { path: "actions" },
          ],
        })),
    );
  },
};

const asked =
  /^(summary|boundary\.(statement|text|outputs\[\d+\]|highRiskActions\[\d+\])|(data|actions|failure|receipts|ownership|identity)\.text|failure\.)/;
function isList(path: string): boolean {
  return path.endsWith("]");
}

function actsOfPassage(passage: Passage, facts: Facts): readonly ToldAct[] {
  const { path, text } = passage;
  if (!asked.test(path) || said(text) === undefined) return [];
  // What an operator does and what goes to a person is no act of the agent.
  if (/^failure\.(operatorControls|exceptions|pauseConditions)/.test(path)) return [];
  // How a thing is undone is no act of its own, but for what reaches people outside the house.
  if (path === "failure.rollback")
    return toldActs(passage, facts).filter((act) => reachesOthers(act) || final.has(act.kin));
  if (path.startsWith("boundary.highRiskActions")) return riskyAct(text, facts);
  if (path.startsWith("boundary.outputs")) return outputAct(text, facts);
  return toldActs(passage, facts);
}

/** An entry of the list of risky actions is read as a row is. */
function riskyAct(text: string, { lexicon }: Facts): ToldAct[] {
  if (/^\s*(none|no\b|not\b|nothing|n\/?a\b|-|keine)/iu.test(text)) return [];
  return actsOfRow(text, lexicon)
    .filter(({ verb, effect, negated }) => verb !== "" && effect === "write" && !negated)
    .slice(0, 1)
    .map((act) => ({ ...act, start: 0, end: text.length }));
}

function isKnown(act: ToldAct, { path, text }: Passage, rows: readonly Declared[], facts: Facts): boolean {
  if (isList(path) && act.verb === "send" && isToStrangers(act, rows)) return false;
  if (act.loose === true && isSpokenOf(act, rows, facts)) return true;
  if (isList(path) && faulty.test(text) && isDoneWrongly(act, rows, facts)) return true;
  if (!isList(path)) {
    const isAside = path.startsWith("failure.");
    return isCovered(act, rows, facts) || (!isAside && isListedOtherwise(act, rows, facts));
  }
  const others = act.verb === "send" ? rows.filter((row) => !isOnlyToTheSame(act, row, facts)) : rows;
  return isCovered(act, others, facts) || isMeant(act, others, facts);
}

/** A reply is no reminder. */
function sortsOf(words: Iterable<string>): Set<string> {
  return new Set([...words].flatMap((word) => /^(?:remind|repl|invit)/.exec(word)?.[0] ?? []));
}

/** A reply to the guest and a tax receipt for the guest have nothing in common but who gets them. */
function isOnlyToTheSame(act: ToldAct, row: Declared, { lexicon }: Facts): boolean {
  if (row.act.verb !== "send") return false;
  const [sort, sorts] = [sortsOf(act.words ?? []), sortsOf(row.words)];
  if (sort.size > 0 && sorts.size > 0 && ![...sort].some((one) => sorts.has(one))) return true;
  const tables = actTables(lexicon);
  const receivers = receiversOf(lexicon);
  const contents = (things: ReadonlySet<string>) =>
    [...things].map((thing) => alikeOf(thing, lexicon)).filter((thing) => !receivers.has(thing));
  const own = contents(thingsOf(act, act.main, tables));
  // Two texts to one person are taken for one.
  const ways = waysOf(act.words ?? []);
  if ([...waysOf(row.words)].some((way) => ways.has(way))) return false;
  return own.length > 0 && contents(row.main).length > 0 && !own.some((thing) => row.alike.has(thing));
}

/** "Reserving the wrong size": a listed act gone wrong, whatever it is then done to. */
const faulty =
  /\b(?:(?:that|who|which) (?:is|are|was|were|has|have|had|should|needs?|cannot|did|does|lacks?|asked)|different|in the middle|before|during|under an? (?:ban|hold|investigation|dispute)|wrong\w*|incorrect\w*|mistak\w+|erroneous\w*|false\w*|misleading|inaccurate\w*|outdated|too|twice|double|duplicate\w*|missed|unintended\w*|in error)\b/iu;
function isDoneWrongly(act: ToldAct, rows: readonly Declared[], { lexicon }: Facts): boolean {
  return rows.some(
    (row) =>
      row.act.effect === "write" &&
      (areVerbsAlike(act, row.act, lexicon) ||
        row.words.has(fold(act.said)) ||
        (act.verb === "grant" &&
          act.objects.some((thing) => row.words.has(thing) || row.act.verb === "send"))),
  );
}

/** "Figures mailed to the regulator", where no row names one. */
function isToStrangers(act: ToldAct, rows: readonly Declared[]): boolean {
  const told = act.objects.filter((thing) => houses.has(thing));
  return told.length > 0 && !rows.some((row) => told.some((thing) => row.words.has(thing)));
}

/** What may be mere bookkeeping is an act of its own only where no row speaks of what it is done to. */
function isSpokenOf(act: Act, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const things = [...strip(act.main, actTables(lexicon))];
  const named = new Set(rows.flatMap((row) => [...row.words]));
  if (act.objects.some((thing) => houses.has(thing) && !named.has(thing))) return false;
  if (things.every((thing) => own.has(thing))) return true;
  if (act.verb === "route" && act.objects.some((thing) => hands.has(thing))) return true;
  // "Marks the earlier quote as lapsed" is more than to look at quotes, or to make them.
  const isEnding = act.verb === "update" && act.objects.some((thing) => states.has(thing));
  return rows.some((row) =>
    things.some(
      (thing) =>
        !(isEnding && (row.act.effect !== "write" || row.act.verb === "create")) &&
        (row.main.has(thing) ||
          row.system.has(thing) ||
          row.named.has(alikeOf(thing, lexicon)) ||
          // "puts the hold on it"
          row.act.kin === thing ||
          row.act.said === thing),
    ),
  );
}
const states = new Set(
  "lapsed paid closed cancelled canceled void dead deceased inactive resolved approved expired settled withdrawn refused rejected dormant obsolete superseded terminated lost delivered signed".split(
    " ",
  ),
);
/** Whose hands an agent gives its work to. */
const hands = new Set(
  "team desk officer clerk operator manager supervisor department lead leader coordinator handler person user expert specialist office human planner dispatcher nurse adviser advisor editor".split(
    " ",
  ),
);
/** The books that an agent keeps, and its hands. */
const own = new Set(
  "log journal ledger receipt trail audit line protocol queue tray inbox task step run work result output reason exception hand note control switch job batch file ticket score class category label mark list sheet person team desk officer clerk operator manager supervisor draft proposal rest time form gap machine asset hold follow ups".split(
    " ",
  ),
);

type Declared = {
  readonly act: Act;
  readonly things: ReadonlySet<string>;
  readonly main: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** What it is done to, as groups of things that are alike, and the system's name. */
  readonly named: ReadonlySet<string>;
  readonly system: ReadonlySet<string>;
  /** All that the row speaks of, as groups of things that are alike. */
  readonly alike: ReadonlySet<string>;
};

function declared({ actions, lexicon, systemOf }: Facts): Declared[] {
  const tables = actTables(lexicon);
  return actions.flatMap(({ text, row }) => {
    const words = wordsOf(text);
    const system = new Set(objectsIn(wordsOf(systemOf(row.system)?.label ?? row.system ?? ""), lexicon));
    const all = new Set([...objectsIn(words, lexicon), ...system, ...words.map(({ folded }) => folded)]);
    return actsOfRow(text, lexicon).map((act) => ({
      act,
      things: strip(act.objects, tables),
      main: strip(act.main, tables),
      words: all,
      system,
      named: new Set(act.main.map((thing) => alikeOf(thing, lexicon))),
      alike: new Set([...all].map((thing) => alikeOf(thing, lexicon))),
    }));
  });
}

function strip(objects: readonly string[], tables: ActTables): Set<string> {
  return new Set(objects.filter((word) => !tables.weak.has(word) && !generic.has(word)));
}

/** What an act is done to. A message at day 5, or on Thursday morning, is about no day. */
function thingsOf(act: Act, of: readonly string[], tables: ActTables): Set<string> {
  const things = strip(of, tables);
  if (act.verb !== "send") return things;
  return new Set([...things].filter((word) => !moments.has(word) && !/^\d/.test(word)));
}
const moments = new Set(
  "day week month quarter year hour minute second night morning evening noon midnight afternoon today tomorrow monday tuesday wednesday thursday friday saturday sunday weekday weekend am pm time once twice soon first last next end start".split(
    " ",
  ),
);
const generic = new Set(
  "e-mail record reminder confirmation notice thing one other another rest result outcome change update agent automatically directly also them it him her us they both everybody everyone those chosen agree agreed".split(
    " ",
  ),
);

function isCovered(act: Act, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const tables = actTables(lexicon);
  const things = thingsOf(act, act.objects, tables);
  const main = thingsOf(act, act.main, tables);
  const receivers = receiversOf(lexicon);
  const own = [...main].filter((thing) => !receivers.has(thing));
  const named = new Set(rows.flatMap((row) => [...row.words]));
  // "Enters the amendment" amends.
  const noun = kinOfNoun(act, tables);
  return rows.some((row) => {
    if (noun !== undefined && row.act.kin === noun) return true;
    const share = [...things].some((thing) => row.things.has(thing) || row.words.has(thing));
    const shareMain = [...main].some((thing) => row.words.has(thing));
    const empty = things.size === 0 || row.things.size === 0;
    if (row.act.verb === "send" && act.verb === "send") {
      if (isOtherWay([act.said, ...act.objects], row.words)) return false;
      if (main.size === 0 && isOtherKind(act.main, row.words)) return false;
      // "Answers in the chat" tells whoever is in it.
      if (answers.test(act.said) && answers.test(row.act.said)) return true;
      if (isToAnyone(row, lexicon) && [...main].every((thing) => receivers.has(thing))) return true;
      if (!shareMain && [...things].some((thing) => houses.has(thing) && !named.has(thing))) return false;
    }
    if (row.act.kin === act.kin || (row.act.verb === act.verb && (share || things.size === 0)))
      if (share || empty || isSameMessage(row, act, main)) return true;
    // To tell the lead and to escalate to the lead: the same person hears of it.
    if (passing.has(row.act.verb) && passing.has(act.verb) && main.size > 0)
      if (row.act.effect === "write" && [...main].every((thing) => row.words.has(thing))) return true;
    // "The donor's salutation" is no donor.
    if (ordinary.has(row.act.verb) && ordinary.has(act.verb) && !isOnlyPrepared(row.act, act))
      return (own.length > 0 ? own : [...main]).some((thing) => row.main.has(thing));
    // "adds pause months" and "extend the term by up to three pause months".
    if (row.act.effect === "write" && main.size > 1 && !undoing.has(act.verb) && !undoing.has(row.act.verb))
      return [...main].every((thing) => row.words.has(thing));
    // A row that says the verb in passing, or its noun.
    return shareMain && row.words.has(fold(act.said));
  });
}
/** The same act upon the same thing, as far as classes of verbs and things tell: "books it" and "rebook a late truck". */
function isListedOtherwise(act: Act, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const tables = actTables(lexicon);
  const receivers = receiversOf(lexicon);
  const named = [...thingsOf(act, act.main, tables)].map((thing) => alikeOf(thing, lexicon));
  const own = named.filter((thing) => !receivers.has(thing));
  const asked = own.length > 0 ? own : named;
  return rows.some(
    (row) =>
      row.act.effect === "write" &&
      act.verb !== "send" &&
      areVerbsAlike(act, row.act, lexicon) &&
      asked.some((thing) => row.alike.has(thing)),
  );
}
function kinOfNoun({ main, verb }: Act, tables: ActTables): string | undefined {
  const noun = ordinary.has(verb) ? tables.nouns(wordsOf(main.at(-1) ?? ""), 0)?.value : undefined;
  return noun !== undefined && noun !== "send" && noun !== "create" ? tables.kinOf(noun) : undefined;
}
const passing = new Set(["send", "route"]);
const pronouns = new Set("them it him her us they both everybody everyone each all".split(" "));
/** "Sends a reminder with a link to the page": what comes with it is no other message. */
function isSameMessage(row: Declared, act: Act, main: ReadonlySet<string>): boolean {
  return (
    act.verb === "send" &&
    row.act.verb === "send" &&
    main.size === 0 &&
    (act.main.every((thing) => pronouns.has(thing)) ||
      act.main.some((thing) => thing !== "e-mail" && row.words.has(thing)))
  );
}
const answers = /^(?:answer|reply|respond)/;
function isToAnyone(row: Declared, lexicon: Lexicon): boolean {
  return (
    /^(?:answer|reply|respond)/.test(row.act.said) &&
    ![...row.words].some((word) => receiversOf(lexicon).has(word))
  );
}

/** What is prepared is neither sent nor handed on. */
function isOnlyPrepared(row: Act, act: Act): boolean {
  return row.effect === "draft" && (act.verb === "route" || act.verb === "send");
}
const undoing = new Set(["delete", "pay", "revoke", "reset", "cancel", "approve", "grant", "send"]);

/** An entry of a list is short: a row that writes and speaks of its thing is the one that is meant. */
function isMeant(act: ToldAct, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const tables = actTables(lexicon);
  const receivers = receiversOf(lexicon);
  const named = (objects: readonly string[]) =>
    [...strip(objects, tables)].map((thing) => alikeOf(thing, lexicon));
  const all = named(act.objects);
  const own = named(act.main).filter((thing) => !receivers.has(thing));
  const writing = rows.filter((row) => row.act.effect === "write");
  // "Texts to callers" names nothing but who gets them.
  if (own.length === 0 && act.verb === "send")
    return writing.some(
      (row) =>
        row.act.verb === "send" &&
        !isOtherWay(act.words ?? [], row.words) &&
        (all.some((thing) => row.alike.has(thing)) || ![...row.alike].some((thing) => receivers.has(thing))),
    );
  const asked = own.length > 0 ? own : all;
  // A change of a thing may be any act that is done to it; "confirmation mail" is sent.
  const isMessage = named(act.main).length < act.main.length || messages.test(act.main.join(" "));
  return writing.some(
    (row) =>
      asked.some((thing) => row.alike.has(thing)) &&
      (act.verb === "update" ||
        row.act.said === "" ||
        areVerbsAlike(act, row.act, lexicon) ||
        (isMessage && row.act.verb === "send")),
  );
}

const messages = /\b(?:e-mail|reminder|confirmation|notice|invitation|message|letter)\b/;

const ordinary = new Set(
  "create update route send draft deploy schedule extract classify pay in revoke reset approve"
    .split(" ")
    .filter((verb) => !["pay", "in", "revoke", "reset"].includes(verb)),
);

/** What the pre-checks raised, with its proof, and what became of each flag. */
import { flagSeverities, type FlagSeverity, type Quote } from "#shared/prechecks/flag";
import {
  familyWords,
  confirmedAs,
  fateLines,
  findingOf,
  flagSeverityWords,
  numberedFlags,
  prechecksTitle,
  quotation,
  toneOfFate,
  type NumberedFlag,
} from "./flag-words.ts";
import {
  body,
  cell,
  column,
  fact,
  findingRef,
  heading,
  mono,
  muted,
  strong,
  table,
  toned,
} from "./memo-blocks.ts";
import type { Block, Cell, MemoInput, Run } from "./memo-types.ts";
import { count, moment, orBlank } from "./memo-words.ts";

export function prechecksPart({ record }: MemoInput): Block[] {
  const flags = numberedFlags(record);
  return [
    heading(1, prechecksTitle),
    body(
      "Rules compare the sections of the packet with each other and with the evidence. What they raise is a flag: it advises the reviewer, enters no score and decides nothing. Quotations are the packet's own words at their place.",
    ),
    ...howTheyRan(record),
    ...(record.prechecks ? [body(summary(flags))] : []),
    ...flagSeverities.flatMap((severity) => flagTable(record, flags, severity)),
  ];
}

function howTheyRan({ prechecks }: MemoInput["record"]): Block[] {
  if (!prechecks) return [body("The pre-checks did not run in this review.")];
  const { ranAt, rules, policy, switchedOff, changes } = prechecks;
  return [
    fact("Ran last", `${moment(ranAt)}, ${count(rules, "rule")}`),
    ...(policy
      ? [
          fact("Policy", `${policy.id}, version ${policy.version}`),
          fact("Its digest", mono(policy.digest)),
          fact("Switched off", switchedOff.length === 0 ? "no rule" : mono(switchedOff.join(", "))),
          ...(changes ? policyChanges(changes) : []),
        ]
      : [fact("Policy", "none: the built-in rules as they come")]),
  ];
}

/** A rule that is off or weighs otherwise is a choice of the organisation, and a reader must see it with its reason. */
function policyChanges({
  tuned,
  lists,
  detectionDays,
  ownRules,
}: NonNullable<NonNullable<MemoInput["record"]["prechecks"]>["changes"]>): Block[] {
  return [
    fact("Word lists changed", lists.length === 0 ? "none" : mono(lists.join(", "))),
    ...(detectionDays === undefined
      ? []
      : [fact("A wrong result may go unnoticed", `${detectionDays} days, where the packet names no time`)]),
    fact("Rules of its own", ownRules.length === 0 ? "none" : mono(ownRules.join(", "))),
    table({
      caption: "Built-in rules that the policy switches off or weighs otherwise",
      columns: [column("Rule", 34), column("By the policy", 22), column("Its reason", 44)],
      rows: tuned.map(({ rule, off, severity, reason }) => [
        cell(mono(rule)),
        toned("fair", strong(off ? "switched off" : `every flag a ${severity ?? "note"}`)),
        cell(reason ?? "none given"),
      ]),
      none: "The policy switches off no built-in rule and weighs none otherwise.",
    }),
  ];
}

function summary(flags: readonly NumberedFlag[]): string {
  if (flags.length === 0) return "No rule raised anything.";
  return flagSeverities
    .map((severity) => {
      const own = flags.filter(({ flag }) => flag.severity === severity);
      const open = own.filter(({ fate }) => fate === "open").length;
      return `${flagSeverityWords[severity].many}: ${own.length}${open > 0 ? `, of which ${open} open` : ""}`;
    })
    .join(" · ");
}

function flagTable(
  record: MemoInput["record"],
  flags: readonly NumberedFlag[],
  severity: FlagSeverity,
): Block[] {
  const own = flags.filter(({ flag }) => flag.severity === severity);
  if (own.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `${flagSeverityWords[severity].many} of the pre-checks, and what became of them`,
      columns: [
        column("Flag", 7),
        column("What is so", 34),
        column("The packet's words, and where", 35),
        column("What became of it", 24),
      ],
      rows: own.map((flag) => [
        cell(String(flag.number)),
        cell(
          strong(orBlank(flag.flag.says)),
          muted(familyWords[flag.flag.family]),
          mono(orBlank(flag.flag.rule)),
        ),
        quotations(flag.flag.quotes),
        fateCell(record, flag),
      ]),
    },
  ];
}

function quotations(quotes: readonly Quote[]): Cell {
  if (quotes.length === 0) return cell("no words to quote");
  return cell(...quotes.map(quoteRuns));
}

function quoteRuns(quote: Quote): Run[] {
  const { place, said } = quotation(quote);
  return [muted(place), { text: said }];
}

/** What is open is told with what would settle it; a finding or a question says that itself. */
function fateCell(record: MemoInput["record"], flag: NumberedFlag): Cell {
  const [line = "", ...more] = fateLines(record, flag);
  const settles =
    flag.fate === "open" && flag.flag.severity !== "note"
      ? [muted(`What would settle it: ${flag.flag.settles}`)]
      : [];
  const number = findingOf(record, flag);
  const fate =
    number === undefined
      ? strong(line)
      : [strong(confirmedAs), { ...findingRef(number), look: "strong" as const }];
  return toned(toneOfFate(flag), fate, ...more, ...settles);
}

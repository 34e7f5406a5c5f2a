import { said, type ActionFact, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { actsOfRow } from "../../text/acts.ts";
import { isSameAct, receiversOf, sensesOf, type Sense } from "./alike.ts";
import { isLooselySame, looseSenseOf, type LooseSense } from "./alike-loose.ts";
import { called, quoteRow } from "./common.ts";

export const twoBuckets: Rule = {
  id: "actions.two-buckets",
  family: "actions",
  title: "One act in two buckets",
  rationale: "The same act is automatic here and gated there. The agent will take the easier way.",
  settles: "One row for the act, or the limit that parts the two.",
  severity: "concern",
  items: ["actions.one-bucket"],
  refs: ["OWASP-AISVS:1.0:9.2.3", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "The same words.",
        sections: {
          actions: [
            { action: "reply to tenant by e-mail", policy: "automatic" },
            { action: "Reply to tenant by e-mail", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
      {
        says: "Other words.",
        sections: {
          actions: [
            { action: "file the ticket", policy: "automatic" },
            { action: "open a ticket", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
      {
        says: "The trade's words.",
        sections: {
          actions: [
            { action: "take a pupil out of the course", policy: "approval", approver: "Registrar" },
            { action: "remove someone from a class list", policy: "automatic" },
          ],
        },
      },
      {
        says: "A noun for the verb.",
        sections: {
          actions: [
            { action: "cancel customer appointment", policy: "never" },
            { action: "cancellation of client bookings", policy: "automatic" },
          ],
        },
      },
    ],
    quiet: [
      {
        says: "A limit parts them.",
        sections: {
          actions: [
            { action: "rebook tours of one day", policy: "automatic" },
            { action: "rebook tours of several days", policy: "approval", approver: "Dispatcher" },
          ],
        },
      },
      {
        says: "Other systems.",
        sections: {
          actions: [
            { action: "update address", system: "crm", policy: "automatic" },
            { action: "update address", system: "erp", policy: "approval", approver: "Clerk" },
          ],
        },
      },
      {
        says: "Drafting is not sending.",
        sections: {
          actions: [
            { action: "draft reply to tenant", policy: "automatic" },
            { action: "send reply to tenant", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
    ],
  },
  check: (facts) => {
    const senses = facts.actions.flatMap((action): Told[] =>
      action.policy === undefined || said(action.text) === undefined ? [] : sensesOfRow(action, facts),
    );
    const { found, unasked } = clusters(senses, receiversOf(facts.lexicon));
    const hits = found.map((rows): RuleHit => {
      const [first] = rows;
      const other = rows.find(({ action }) => action.policy !== first?.action.policy);
      const names = [...new Set(rows.map(({ name }) => name))].sort();
      return {
        subject: `${rows.map(({ action }) => action.key).find((key) => key !== "") ?? ""}|${names.join(" / ")}`,
        says: `${spoken(first)}, and ${spoken(other)}: they are the same act.`,
        quotes: rows.flatMap(({ action }) => quoteRow(action)),
      };
    });
    return unasked === undefined ? hits : [...hits, partlyCompared(unasked)];
  },
};

/** Told, so that silence about so many rows is never taken for a clean bill. */
function partlyCompared({ action }: Told): RuleHit {
  return {
    subject: "not compared",
    severity: "note",
    says: `More than ${manyRows} rows speak of one thing: each was compared with the ${mostCompared} likest alone.`,
    quotes: quoteRow(action),
  };
}

function spoken(told: Told | undefined): string {
  return told === undefined ? "" : `${called(told.action)} is ${told.action.policy ?? ""}`;
}

/** A row as it is compared with others: by what its words say, or by what they are likely to mean on its system. */
type Told = {
  readonly action: ActionFact;
  readonly name: string;
  readonly things: readonly string[];
  readonly sense?: Sense;
  readonly loose?: LooseSense;
};

function sensesOfRow(action: ActionFact, facts: Facts): Told[] {
  const acts = actsOfRow(action.text, facts.lexicon);
  // Of "classify and file the letter" the first is no act of its own.
  const told = acts
    .filter(({ effect, kin }) => kin !== "" && (acts.length === 1 || effect === "write"))
    .flatMap((act) => sensesOf(action, act, acts.length === 1, facts))
    .map((sense): Told => ({ action, name: sense.name, things: [...sense.things], sense }));
  const loose = action.policy === "never" || action.key === "" ? undefined : looseSenseOf(action, facts);
  const likely = loose && {
    action,
    name: loose.name,
    things: loose.items.flatMap(({ groups }) => Array.from(groups, (group) => `${action.key}|${group}`)),
    loose,
  };
  return likely ? [...told, likely] : told;
}

/** Above so many rows of one thing, pairs of rows are too many to be compared, and neighbours are. */
const manyRows = 500;
const mostCompared = 60;

type Clusters = { readonly found: readonly Told[][]; readonly unasked?: Told };

/** Rows that are one act under several policies, put together; each row stands once, in the packet's order. */
function clusters(told: readonly Told[], receivers: ReadonlySet<string>): Clusters {
  const root = told.map((_, at) => at);
  const find = (at: number): number => {
    const up = root[at] ?? at;
    return up === at ? at : (root[at] = find(up));
  };
  // Only rows with a thing in common can be the same act.
  const byThing = Map.groupBy(
    told.flatMap(({ things }, at) => Array.from(new Set(things), (thing) => ({ thing, at }))),
    ({ thing }) => thing,
  );
  let unasked: Told | undefined;
  for (const holders of byThing.values()) {
    const places = holders.map(({ at }) => at);
    const many = places.length > manyRows;
    if (many) {
      unasked ??= told[places[0] ?? 0];
      // The likest stand side by side.
      places.sort((a, b) => compare(told[a]?.name ?? "", told[b]?.name ?? "") || a - b);
    }
    for (const [index, a] of places.entries()) {
      const end = many ? Math.min(places.length, index + 1 + mostCompared) : places.length;
      for (let next = index + 1; next < end; next += 1) {
        const b = places[next] ?? a;
        const [one, two] = [told[a], told[b]];
        if (!one || !two || one.action.policy === two.action.policy || one.action === two.action) continue;
        if (one.action.key !== two.action.key && one.action.key !== "" && two.action.key !== "") continue;
        if (find(a) === find(b)) continue;
        if (one.sense && two.sense ? isSameAct(one.sense, two.sense) : areLikely(one, two, receivers))
          root[find(b)] = find(a);
      }
    }
  }
  const byAction = new Map<ActionFact, number>();
  told.forEach(({ action }, at) => {
    const before = byAction.get(action);
    if (before === undefined) byAction.set(action, at);
    else if (told[at]?.loose) root[find(at)] = find(before);
  });
  const groups = new Map<number, Map<ActionFact, Told>>();
  told.forEach((one, at) => {
    const rows = groups.get(find(at)) ?? new Map<ActionFact, Told>();
    if (!rows.has(one.action)) groups.set(find(at), rows.set(one.action, one));
  });
  const found = Array.from(groups.values(), (rows) => [...rows.values()]).filter(
    (rows) => new Set(rows.map(({ action }) => action.policy)).size > 1,
  );
  return { found, ...(unasked && { unasked }) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function areLikely({ loose: one }: Told, { loose: other }: Told, receivers: ReadonlySet<string>): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    (isLooselySame(one, other, receivers) || isLooselySame(other, one, receivers))
  );
}

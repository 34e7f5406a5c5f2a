import { ownerDuties } from "../../../formats/packet.ts";
import { said, type Facts } from "../../facts.ts";
import { hasName, hasPost, isUnit, personOf, type Person } from "../../people.ts";

export type Duty = (typeof ownerDuties)[number];
export const dutyWords: Readonly<Record<Duty, { called: string; item: string }>> = {
  workflow: { called: "the workflow", item: "ownership.workflow" },
  runtime: { called: "runtime health", item: "ownership.runtime" },
  exceptions: { called: "the exception queue", item: "failure.queue-owner" },
  incidents: { called: "incidents", item: "ownership.incidents" },
  changes: { called: "changes", item: "ownership.changes" },
  shutdown: { called: "switching it off", item: "ownership.drift" },
};

export type OwnerFact = {
  readonly duty: Duty;
  readonly path: string;
  /** Name, role and contact as one text. */
  readonly words: string;
  readonly contact: string | undefined;
  readonly person: Person;
  /** The name is there and left blank: a role beside it does not fill it. */
  readonly isBlank: boolean;
};

/** The six owners as far as the packet says anything of them. */
export function ownersOf(facts: Facts): readonly OwnerFact[] {
  const { ownership } = facts.packet.sections;
  return ownerDuties.map((duty) => {
    const { name, role, contact } = ownership?.[duty] ?? {};
    const words = [name, role].filter((part) => said(part) !== undefined).join(", ");
    const named = said(name) === undefined ? undefined : personOf(name, facts);
    const whole = personOf(words === "" ? contact : words, facts);
    // A name is a person's, whatever department stands behind it.
    const kind = named?.kind === "person" ? (isUnit(name ?? "", facts) ? "team" : named.kind) : whole.kind;
    const person = { ...whole, kind };
    const atVendor = person.atVendor || personOf(contact, facts).atVendor;
    return {
      duty,
      path: `ownership.${duty}`,
      words,
      contact: said(contact),
      isBlank: said(name) === undefined && (name !== undefined || isUnfilled(duty, person, facts)),
      person: { ...person, atVendor },
    };
  });
}

/** The others have names; here stands only a role, and no post that one after the other holds on duty. */
function isUnfilled(duty: Duty, { kind }: Person, facts: Facts): boolean {
  const { ownership } = facts.packet.sections;
  const role = said(ownership?.[duty]?.role);
  if (role === undefined || kind !== "person" || hasName(role, facts)) return false;
  if (
    hasPost(role, facts) &&
    /\b(?:duty|shift|watch|on[- ]call|rota|round the clock|24\s?[/x]\s?7)\b/iu.test(role)
  )
    return false;
  return ownerDuties.filter((other) => said(ownership?.[other]?.name) !== undefined).length >= 4;
}

/** Quotes what is there of an owner. */
export function quoteOwner({ path }: OwnerFact, facts: Facts) {
  const [, duty] = path.split(".");
  const owner = ownerDuties.find((one) => one === duty);
  const { name, role, contact } = (owner && facts.packet.sections.ownership?.[owner]) ?? {};
  const there = Object.entries({ name, role, contact }).filter(([, text]) => said(text) !== undefined);
  return there.length === 0
    ? [{ path }]
    : there.map(([field, text]) => ({ path: `${path}.${field}`, text: text ?? "" }));
}

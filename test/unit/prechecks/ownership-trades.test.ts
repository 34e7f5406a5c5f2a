/** Who owns a duty, and what only sounds like somebody, in the words of many trades. */
import { describe, expect, test } from "vitest";
import { missingOwner, vagueOwner } from "#shared/prechecks/rules/ownership/named";
import { allVendor, onePerson, unreachableShutdown } from "#shared/prechecks/rules/ownership/together";
import { factsOfExample } from "../../support/example-packet.ts";

type Owner = { name?: string; role?: string; contact?: string };
const duties = ["workflow", "runtime", "exceptions", "incidents", "changes", "shutdown"] as const;
const people: readonly Owner[] = [
  { name: "Mira Solberg", role: "Claims manager", contact: "ext. 1201" },
  { name: "Ola Brandt", role: "IT operations", contact: "ext. 1202" },
  { name: "Tova Lindahl", role: "Desk lead", contact: "ext. 1203" },
  { name: "Kofi Brandes", role: "Security officer", contact: "ext. 1204" },
  { name: "Ines Aalto", role: "Change manager", contact: "ext. 1205" },
  { name: "Jo Ortiz", role: "Duty manager", contact: "ext. 1206" },
];
const facts = (owners: readonly Owner[]) =>
  factsOfExample({
    says: "",
    top: {
      vendor: { name: "Skylattice Ground", product: "Robin", contact: "Ada Finch, x@skylattice.example" },
      buyer: { name: "Norrvik Insurance" },
    },
    sections: { ownership: Object.fromEntries(duties.map((duty, at) => [duty, owners[at] ?? {}])) },
  });
const cases =
  (change: (text: string) => string) =>
  (owner: Owner): Owner =>
    Object.fromEntries(Object.entries(owner).map(([key, text]) => [key, change(text)]));
const letters = [
  (owner: Owner) => owner,
  cases((text) => text.toLowerCase()),
  cases((text) => text.toUpperCase()),
];
const found = (owner: Owner) =>
  [missingOwner, vagueOwner].flatMap((rule) =>
    rule
      .check(facts([...people.slice(0, 3), owner, ...people.slice(4)]))
      .map(({ subject }) => `${rule.id} ${subject}`),
  );

describe("an owner that is nobody", () => {
  test.each([
    "The vendor",
    "Skylattice Ground",
    "Skylattice support",
    "AI team",
    "TBD",
    "support",
    "support@norrvik.example",
    "IT",
    "Operations",
    "The business",
    "IT department",
    "Customer Happiness Heroes",
    "Digital Enablement Team",
    "Center of Excellence for Automation",
    "Automation CoE",
    "the platform team",
    "Shared Services",
    "our engineers",
    "Our on-call team",
    "Service Desk",
    "DevOps",
    "Claims department",
    "Various",
    "not yet decided",
    "to be nominated by the client",
    "Will be named at kick-off",
    "Vacant",
    "the agent",
    "Robin",
    "self-service portal",
    "Governance board",
    "ops channel in chat",
    "Product squad",
    "Data & AI guild",
    "somebody from IT",
    "whoever is on",
    "External contractor",
    "Managed service provider",
    "the usual people",
    "noch zu benennen",
    "por definir",
    "à nommer",
    "Innovation lab",
    "Enterprise Architecture",
    "Cloud Foundations",
    "Group Technology",
  ])("%s", (name) => {
    for (const change of letters)
      expect(found(change({ name, contact: "ext. 7" }))).toEqual(["ownership.vague-owner incidents"]);
  });
});

describe("an owner", () => {
  test.each([
    { name: "Ana Pires", role: "head of claims", contact: "ext. 7" },
    { name: "R. Eskola-Dahm", role: "IT", contact: "ext. 7" },
    { name: "Mr J. Bramwell", role: "Records Partner", contact: "ext. 7" },
    { name: "Wren Calloway", contact: "ext. 7" },
    { name: "Theo Banks", role: "AI team", contact: "ext. 7" },
    { name: "Carys Blunt", role: "automation", contact: "ext. 7" },
    { name: "Yusuf Tanrıverdi", role: "operations", contact: "ext. 7" },
    { name: "Zhang Wei", role: "support", contact: "ext. 7" },
    { name: "Pekka Rantala", role: "DevOps", contact: "ext. 7" },
    { name: "Odd-Erik Baptiste", role: "business", contact: "ext. 7" },
    { name: "Duty pharmacist", role: "rota", contact: "ext. 7" },
    { name: "Head of Shared Services", contact: "ext. 7" },
    { name: "IT service desk lead", contact: "ext. 7" },
    { name: "Night porter", contact: "ext. 7" },
    { name: "The Deputy Registrar on call", contact: "ext. 7" },
    { name: "Schichtführer Leitwarte", contact: "ext. 7" },
    { name: "AI operations duty officer", contact: "ext. 7" },
    { name: "Sønke Reimers", role: "Leitstelle", contact: "Durchwahl 7" },
    { name: "Hrubá Z.", role: "projects", contact: "ext. 7" },
    { name: "M. Gaspard Lenoir", role: "chiffre", contact: "poste 7" },
    { name: "Chief information security officer", contact: "ext. 7" },
    { name: "Platform on-call", role: "rota", contact: "ext. 7" },
    { name: "Rosa Maria Talarn", role: "sistemas", contact: "ext. 7" },
    { name: "Mrs Dunleavy", role: "office", contact: "ext. 7" },
    { name: "Vendor manager, procurement", contact: "ext. 7" },
    { name: "Nkechi Sarpong", role: "Customer success manager", contact: "ext. 7" },
    { name: "Station master", contact: "ext. 7" },
    { name: "Product owner claims", contact: "ext. 7" },
  ])("%j", (owner) => {
    for (const change of letters) expect(found(change(owner))).toEqual([]);
  });
});

test.each([{}, { name: "" }, { role: "Security officer", contact: "ext. 9" }, { contact: "" }])(
  "missing: %j",
  (owner) => expect(found(owner)).toEqual(["ownership.missing-owner incidents"]),
);

describe("one person", () => {
  const six = (...names: readonly string[]) =>
    onePerson.check(
      facts(duties.map((_duty, at) => ({ name: names[at % names.length] ?? "", contact: "ext. 7" }))),
    ).length;
  test.each([
    ["Mira Solberg"],
    ["Mira Solberg", "M. Solberg"],
    ["Mira Solberg", "Ms Solberg", "Solberg, Mira"],
    ["Mira Solberg, claims manager", "mira solberg"],
    ["Dr Mira Solberg (claims)", "Mira Solberg"],
  ])("%s %s", (...names) => expect(six(...names.filter((name) => name !== undefined))).toBe(1));
  test.each([
    ["Mira Solberg", "Ola Brandt"],
    ["Mira Solberg", "Jonas Solberg"],
    ["Mira Solberg", "Mira Brandt"],
  ])("two: %s, %s", (...names) => expect(six(...names)).toBe(0));
});

describe("all at the vendor", () => {
  const count = (owners: readonly Owner[]) => allVendor.check(facts(owners)).length;
  test("is seen by address, by name, by what is said", () => {
    expect(count(people.map(({ name = "" }, at) => ({ name, contact: `p${at}@skylattice.example` })))).toBe(
      1,
    );
    expect(
      count(people.map(({ name = "" }) => ({ name, role: "Skylattice engineer", contact: "ext. 7" }))),
    ).toBe(1);
    expect(count(people.map(() => ({ name: "Vendor on-call", contact: "ext. 7" })))).toBe(1);
    expect(count(people.map(({ name = "" }) => ({ name: `${name} (Skylattice)`, contact: "ext. 7" })))).toBe(
      1,
    );
    expect(count(people.map(() => ({ name: "our support team", contact: "ext. 7" })))).toBe(1);
  });
  test("is not said where one is the buyer's", () => {
    expect(count(people)).toBe(0);
    expect(
      count([
        ...people.slice(0, 5).map(({ name = "" }) => ({ name, contact: "a@skylattice.example" })),
        people[5] ?? {},
      ]),
    ).toBe(0);
  });
});

describe("who switches it off", () => {
  const unreachable = (owner: Owner) =>
    unreachableShutdown.check(facts([...people.slice(0, 5), owner])).length;
  test.each([
    { name: "Jo Ortiz", role: "Duty manager" },
    { name: "Jo Ortiz", contact: "" },
    { name: "Jo Ortiz", contact: "tbd" },
    { name: "Jo Ortiz", contact: "n/a" },
    { name: "Jo Ortiz", contact: "-" },
    { name: "Jo Ortiz", contact: "to follow" },
    { name: "Jo Ortiz", contact: "office hours only, 555 0100" },
    { name: "Jo Ortiz", contact: "in person" },
    { name: "Jo Ortiz", contact: "known to all" },
    { name: "Jo Ortiz", contact: "see directory" },
    { name: "Jo Ortiz", contact: "will be shared after go-live" },
    { name: "Jo Ortiz", contact: "555 0100, Monday to Friday, nine to five" },
    { name: "Jo Ortiz", contact: "on leave until spring, no deputy" },
  ])("cannot be reached: %j", (owner) => expect(unreachable(owner)).toBe(1));
  test.each([
    { name: "Jo Ortiz", contact: "ext. 1206" },
    { name: "Jo Ortiz", contact: "j.ortiz@norrvik.example" },
    { name: "Jo Ortiz", contact: "+47 555 0100, day and night" },
    { name: "Jo Ortiz", contact: "bleep 22" },
    { name: "Jo Ortiz", contact: "VHF 12" },
    { name: "Jo Ortiz", contact: "radio channel 1" },
    { name: "Jo Ortiz", contact: "DDI 7003" },
    { name: "Jo Ortiz", contact: "Durchwahl -210" },
    { name: "Jo Ortiz", contact: "front desk, manned day and night" },
    { name: "Jo Ortiz", contact: "0555 299, weekdays and weekends" },
    { name: "Jo Ortiz (ext. 4410)" },
    { name: "Jo Ortiz", contact: "pager 9" },
    { name: "Jo Ortiz", contact: "opening hours 555 0100, otherwise county duty officer 555 0199" },
  ])("can be reached: %j", (owner) => expect(unreachable(owner)).toBe(0));
});

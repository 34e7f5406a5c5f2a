import { expect, test } from "vitest";
import { missingOwner, vagueOwner } from "#shared/prechecks/rules/ownership/named";
import { factsOfExample } from "../../support/example-packet.ts";

const mira = { name: "Mira Solberg", role: "Claims manager", contact: "ext. 1201" };
const flags = (incidents: Record<string, string>) => {
  const facts = factsOfExample({
    says: "",
    top: { vendor: { name: "Skylattice Ground", product: "Robin", contact: "x@skylattice.example" } },
    sections: {
      ownership: {
        workflow: mira,
        runtime: mira,
        exceptions: mira,
        changes: mira,
        shutdown: mira,
        incidents,
      },
    },
  });
  return [missingOwner, vagueOwner].flatMap((rule) => rule.check(facts).map(() => rule.id));
};

test.each([
  { name: "", role: "responsable securite", contact: "poste 15" },
  { role: "papers and stamps", contact: "ext. 15" },
  {},
])("nobody: %j", (owner) => expect(flags(owner)).toEqual(["ownership.missing-owner"]));

test.each([
  "the clever folk upstairs",
  "Project office",
  "Robin's flock at Skylattice",
  "such officer as shall be nominated prior to commencement",
  "someone yet to be named",
  "the wizards downstairs",
  "steering group",
  "whoever happens to be on",
  "AI team",
])("no person: %s", (name) => expect(flags({ name, contact: "ext. 7" })).toEqual(["ownership.vague-owner"]));

test.each([
  { name: "Jens Haverkate", role: "Airline IT security", contact: "ext 7900" },
  { name: "jens haverkate", role: "airline it security", contact: "ext 7900" },
  { name: "Regulator on duty", role: "PC pistes", contact: "poste 18" },
  { name: "Brewer on watch", role: "rota on the cellar door", contact: "ext. 7" },
  { role: "Duty manager", contact: "ext. 7" },
  { name: "Solenne Pralong", role: "informatique", contact: "poste 31" },
])("a person or a post: %j", (owner) => expect(flags(owner)).toEqual([]));

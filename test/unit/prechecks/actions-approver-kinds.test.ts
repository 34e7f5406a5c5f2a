import { expect, test } from "vitest";
import { approverNotHuman, noApprover } from "#shared/prechecks/rules/actions/approver";
import { dependsBucket } from "#shared/prechecks/rules/actions/depends";
import { factsOfExample } from "../../support/example-packet.ts";

const kinds = (approver: string) => {
  const facts = factsOfExample({
    says: "",
    top: {
      vendor: {
        name: "Skylattice Ground Software",
        product: "CrewAssist 3.1",
        contact: "m@skylattice.example",
      },
      buyer: { name: "Corran Field" },
    },
    sections: { actions: [{ action: "move the berth", policy: "approval", approver }] },
  });
  return [approverNotHuman, noApprover, dependsBucket].flatMap((rule) =>
    rule.check(facts).map(() => rule.id),
  );
};

test.each([
  "CrewAssist legality gate, score 0.95 and up",
  "tolerance check R7 (variance under 2 %)",
  "Whoever holds the night desk at Skylattice, Pune",
  "CrewAssist, upon attaining a concordance of 0.92 between two runs",
  "three-way match",
  "Validation suite, all green",
  "confidence ≥ 0.9",
  "score above 80",
  "the matching engine",
  "our on-call engineer",
  "our delivery manager's desk",
  "quality gate 3",
  "second model run",
  "plausibility test of the ledger",
  "Skylattice duty engineer",
  "policy engine v2",
  "rule R-12",
  "the pricing calculator",
  "similarity over 95 %",
  "the ERP",
  "CrewAssist",
  "watchdog timer",
  "consensus of three models",
  "reconciliation script",
])("no person: %s", (approver) => expect(kinds(approver)).toEqual(["actions.approver-not-human"]));

test.each([
  "Duty crew controller",
  "Crew manager",
  "Gerda Ohm",
  "Gerda",
  "The competent permits officer",
  "Senior QS, Bronagh Tiernan",
  "Brewer on watch, initials BW on the slate",
  "Le regulateur de service, PC pistes",
  "Le chef de secteur, visa by radio call sign",
  "Agent Liaison Examiner (post 14), or post 15 in absence",
  "Sales office, the desk that marked the order (A. Crabbe or W. Lusty)",
  "Forwarder who owns the job",
  "Fee-earner having conduct of the account",
  "Receptionist on duty in the house concerned",
  "Quality control manager",
  "Test lead",
  "Gatekeeper on shift",
  "Check-in supervisor",
  "Credit controller",
  "Yves Rostaing in person",
  "Clerk in charge of the matter (initials on the file cover)",
  "Production coordinator of the week",
  "Controller above 1,000, team lead below",
  "Ward sister; nothing is sent unless she has signed",
  "The registrar who marked the bundle, or in absence Philippa Oduya, senior registrar",
  "Approval may never be dispensed with: Duty manager",
  "Head of limits and controls",
])("a person: %s", (approver) => expect(kinds(approver)).toEqual([]));

test.each([
  "The competent permits officer, whose consent may be dispensed with in matters of a routine nature",
  "Royalties manager, Gwendolyn Farr; dispensed with for backlist authors in weeks of heavy closing work",
  "Floor walker on the Norwatt row, though on a quiet night Buddy needn't bother them",
  "Duty vet, who need not be woken for small animals",
  "Shift lead; may be skipped at month end",
  "Head nurse, but on busy wards her yes is taken as read",
  "Planner, though he isn't asked for runs under an hour",
  "Foreman (waived when it rains)",
  "Bar manager, time permitting",
  "Team lead, subject to workload",
  "Site manager save on Sundays",
  "Registrar, and in simple cases the assistant goes ahead by itself",
  "Sexton; his consent may be presumed in August",
  "Purser, but there is no need to ask her for regulars",
])("not always asked: %s", (approver) => expect(kinds(approver)).toEqual(["actions.depends"]));

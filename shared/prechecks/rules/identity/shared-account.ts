import { quoteField, quotePlace, type Facts } from "../../facts.ts";
import { personOf } from "../../people.ts";
import { peoplesPlaces } from "./peoples-accounts.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";

export const sharedAccount: Rule = {
  id: "identity.shared-account",
  family: "identity",
  title: "A shared or a personal account",
  rationale:
    "What the agent did and what a person did cannot be told apart, and the account can be neither narrowed nor closed without hitting people.",
  settles: "An account of its own for the agent.",
  severity: "concern",
  items: ["identity.service-account", "identity.inherited"],
  refs: ["NIST-800-53:r5:IA-4", "OWASP-AISVS:1.0:9.4.1", "OWASP-ASI:2026:ASI03"],
  examples: {
    fires: [
      { says: "Said in the field.", sections: { identity: { account: "shared", principal: "desk" } } },
      {
        says: "A person's address.",
        sections: { identity: { account: "service", principal: "j.miller@buyer.example" } },
      },
      {
        says: "A manager's login.",
        sections: {
          identity: { account: "delegated-user", principal: "Runs under the login of the office manager" },
        },
      },
    ],
    quiet: [
      {
        says: "Its own account.",
        sections: { identity: { account: "service", principal: "svc-intake@buyer.example" } },
      },
      {
        says: "The rights of who signed in, for the session.",
        sections: {
          identity: { account: "delegated-user", principal: "token of the signed-in clerk, for the session" },
        },
      },
    ],
  },
  check: (facts) => {
    const { account, principal, text, leastPrivilege } = facts.packet.sections.identity ?? {};
    const quotes = [
      ...(isSharedKind(account) ? [quoteField("identity.account", account)] : []),
      ...(principal !== undefined && isPersons(facts, principal)
        ? [quoteField("identity.principal", principal)]
        : []),
      ...[
        { path: "identity.principal", text: principal ?? "" },
        { path: "identity.text", text: text ?? "" },
        { path: "identity.leastPrivilege", text: leastPrivilege ?? "" },
      ].flatMap((passage) =>
        peoplesPlaces(passage.text, facts).map(({ start, end }) => quotePlace(passage, start, end)),
      ),
    ];
    return quotes.length === 0
      ? []
      : [{ subject: "", says: "The agent uses a shared or a personal account.", quotes }];
  },
};

function isSharedKind(account: string | undefined): boolean {
  return /\b(?:shared|common|communal|pooled|group|team|generic|personal|private|sammel\w*|gruppen\w*|partage\w*|commun|compartid\w*|condivis\w*)\b/i.test(
    account ?? "",
  );
}

/** "j.miller@…", "Marta Lind": an address or a name like a person's, with no word for a machine in it. */
function isPersons(facts: Facts, principal: string): boolean {
  const local = (principal.trim().split(/[@(,;]/)[0] ?? "").trim().split(/[\\/]/).at(-1) ?? "";
  const words = wordsOf(local).map(({ folded }) => folded);
  const { vendor, title } = facts.packet;
  const own = new Set(
    wordsOf(`${vendor?.product ?? ""} ${vendor?.name ?? ""} ${title ?? ""}`).map(({ folded }) => folded),
  );
  if (words.some((word) => machineWords.test(word) || own.has(word))) return false;
  if (/[@\\]/.test(principal) && /^\p{L}{1,20}[._]\p{L}{2,30}$/u.test(local)) return true;
  return (
    /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Frau|Herr|Mme|Sra?)\.? )?(?:\p{Lu}\.|\p{Lu}\p{Ll}+) (?:\p{Lu}\. |(?:van|von|de|da|di|der) )*\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?$/u.test(
      local,
    ) &&
    personOf(local, facts).kind === "person" &&
    !personOf(local, facts).atVendor
  );
}
const machineWords =
  /^(svc|srv|sa|service|services|agent|assistant|bot|robot|app|api|system|sys|machine|automation|auto|integration|int|client|connector|worker|runner|job|noreply|daemon|proxy|gateway|matcher|router|intake|sp|spn|mi|identity|role|account|acct|prod|test|uat|dev|ai|ki|user|desk|queue|reader|writer|sync|scan|log|data|process|batch|feed|hub|tool|technical|tech|triage|classifier|planner|scheduler|orders?|mail|inbox|register|registry|portal|office|ops|dienst|konto|rpa|flow|workflow|pilot)$|\d/;

import { said } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { allAtVendor } from "./together.ts";
import { dutyWords, ownersOf, quoteOwner } from "./owners.ts";

const refs = ["NIST-AI-RMF:1.0:GOVERN 2.1", "ISO-42001:2023:A.3.2", "NIST-800-53:r5:PS-9"];
const mira = { name: "Mira Solberg", role: "Claims manager", contact: "ext. 1201" };

export const missingOwner: Rule = {
  id: "ownership.missing-owner",
  family: "ownership",
  title: "A duty has no owner",
  rationale: "What nobody owns, nobody does. After launch each of the six duties needs one person or post.",
  settles: "The person or post, and how to reach them.",
  severity: "concern",
  items: ["ownership.named"],
  refs,
  examples: {
    fires: [{ says: "One duty is left out.", sections: { ownership: { workflow: mira } } }],
    quiet: [
      {
        says: "All six.",
        sections: {
          ownership: {
            workflow: mira,
            runtime: mira,
            exceptions: mira,
            incidents: mira,
            changes: mira,
            shutdown: mira,
          },
        },
      },
    ],
  },
  check: (facts) =>
    ownersOf(facts)
      .filter(({ words, contact, isBlank }) => (words === "" && contact === undefined) || isBlank)
      .map((owner): RuleHit => ({
        subject: owner.duty,
        says: `Nobody is named who owns ${dutyWords[owner.duty].called}.`,
        quotes: [{ path: owner.path }],
        items: ["ownership.named", dutyWords[owner.duty].item],
      })),
};

export const vagueOwner: Rule = {
  id: "ownership.vague-owner",
  family: "ownership",
  title: "An owner that is no person and no post",
  rationale:
    "“The AI team” cannot be rung at night. A duty that belongs to a team, a vendor or an address belongs to nobody when it matters.",
  settles: "The name or the post behind it, inside the buyer.",
  severity: "concern",
  items: ["ownership.named"],
  refs,
  examples: {
    fires: [
      { says: "A team.", sections: { ownership: { runtime: { name: "AI team" } } } },
      { says: "To be named.", sections: { ownership: { shutdown: { name: "TBD" } } } },
      {
        says: "An address alone.",
        sections: { ownership: { incidents: { contact: "help@buyer.example" } } },
      },
    ],
    quiet: [
      {
        says: "A post.",
        sections: { ownership: { runtime: { role: "AI operations duty officer", contact: "ext. 7" } } },
      },
      { says: "A name.", sections: { ownership: { runtime: mira } } },
    ],
  },
  check: (facts) => {
    if (allAtVendor(facts)) return [];
    return ownersOf(facts)
      .filter(({ words, contact, isBlank }) => (words !== "" || contact !== undefined) && !isBlank)
      .filter(
        ({ person, words }) =>
          person.kind !== "person" ||
          (person.atVendor && isNobodyByName(person.key)) ||
          ofTheVendor.test(words),
      )
      .map((owner): RuleHit => ({
        subject: owner.duty,
        says: `“${said(owner.words) ?? owner.contact ?? ""}” owns ${dutyWords[owner.duty].called}: that is neither a person nor a post.`,
        quotes: quoteOwner(owner, facts),
        items: ["ownership.named", dutyWords[owner.duty].item],
      }));
  },
};

/** "Our on-call team", in a packet that the vendor writes. */
const ofTheVendor =
  /^\W*our (?:own )?(?:[\p{L}-]+ ){0,2}(?:team|desk|crew|people|staff|engineers|support|on[- ]call)\b/iu;

/** "The vendor's engineers": posts of the vendor in the plural name no one. */
function isNobodyByName(key: string): boolean {
  return (
    /(engineers|developers|operators|specialists|managers|experts|people)$/.test(key) ||
    /^(?:external |outside |delivery |hosting |implementation |our )?(?:partners?|contractors?|consultants?|consultancy|agency|integrators?)$/.test(
      key,
    )
  );
}

import { isFieldPath, parseFieldPath, valueAt } from "../../../formats/packet-fields.ts";
import { packetSectionIds, type Packet } from "../../../formats/packet.ts";
import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fold } from "../../text/words.ts";
import { fileNamed, pathKey } from "./paths.ts";

/** A claim of a section, with the place where it stands. */
export type ClaimFact = {
  readonly path: string;
  readonly field: string | undefined;
  readonly evidence: string | undefined;
  readonly note: string | undefined;
};

export function claimsOf({ packet }: Pick<Facts, "packet">): ClaimFact[] {
  return packetSectionIds.flatMap((id) =>
    (packet.sections[id]?.claims ?? []).map((claim, at) => ({
      path: `${id}.claims[${at}]`,
      field: said(claim.field)?.trim(),
      evidence: said(claim.evidence)?.trim(),
      note: said(claim.note),
    })),
  );
}

const claim = (field: string, evidence: string) => ({ boundary: { claims: [{ field, evidence }] } });

export const noSuchEvidence: Rule = {
  id: "evidence.no-such-evidence",
  family: "evidence",
  title: "A claim points to a file that is not in the packet",
  rationale: "The claim looks proved, and the proof cannot be read.",
  settles: "The file, or the claim with the file that does prove it.",
  severity: "concern",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:CA-2"],
  examples: {
    fires: [
      {
        says: "No file of that name.",
        sections: claim("boundary.trigger", "evidence/trigger.png"),
        files: [{ path: "evidence/tools.json", text: "x" }],
      },
      {
        says: "The sample receipt was left out.",
        sections: { receipts: { sample: "samples/receipt-17.json" } },
        files: [{ path: "samples/receipt-16.json", text: "x" }],
      },
      {
        says: "A page on the web is no file of the packet.",
        sections: claim("boundary.trigger", "https://wiki.vendor.example/trigger"),
      },
    ],
    quiet: [
      {
        says: "The same path in other words.",
        sections: claim("boundary.trigger", "./evidence/Trigger.PNG#page=2"),
        files: [{ path: "evidence/trigger.png" }],
      },
      {
        says: "Listed and missing is said elsewhere.",
        sections: { receipts: { sample: "r.json" } },
        top: { evidence: [{ path: "r.json" }] },
        files: [{ path: "r.json", state: "missing" }],
      },
      {
        says: "A claim that names no file.",
        sections: { boundary: { claims: [{ field: "boundary.trigger" }] } },
      },
    ],
  },
  check: (facts) => {
    const sample = said(facts.packet.sections.receipts?.sample)?.trim();
    const named = claimsOf(facts).flatMap(({ path, evidence }) =>
      evidence === undefined ? [] : [{ path: `${path}.evidence`, name: evidence }],
    );
    // A sample that is no file name is prose about one: the receipts' own rules read it.
    if (sample !== undefined && /^\S+$|\.[A-Za-z0-9]{2,5}$|\//.test(sample))
      named.push({ path: "receipts.sample", name: sample });
    return named
      .filter(({ name }) => fileNamed(name, facts) === undefined)
      .map(({ path, name }): RuleHit => ({
        subject: pathKey(name),
        says: `The packet points to “${name}”, and no such file is in it.`,
        quotes: [
          quoteField(
            path,
            facts.packet.sections.receipts?.sample && path === "receipts.sample"
              ? facts.packet.sections.receipts.sample
              : name,
          ),
        ],
      }));
  },
};

export const unknownField: Rule = {
  id: "evidence.unknown-field",
  family: "evidence",
  title: "A claim is about a field that does not exist",
  rationale: "A claim that hits no field proves nothing, and a reader takes it for proof.",
  settles: "The path of the field that is meant.",
  severity: "note",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:CA-2"],
  examples: {
    fires: [
      { says: "No such field.", sections: claim("boundary.kickoff", "a.txt"), files: [{ path: "a.txt" }] },
      {
        says: "A row beyond the last.",
        sections: { actions: { rows: [{ action: "read mail", policy: "automatic" }] } },
        top: { evidence: [{ path: "a.txt", supports: ["actions[4].approver"] }] },
        files: [{ path: "a.txt" }],
      },
      {
        says: "A list item written with a dot.",
        top: { evidence: [{ path: "a.txt", supports: ["data.flows.0.retention"] }] },
        files: [{ path: "a.txt" }],
      },
    ],
    quiet: [
      {
        says: "Both ways to write a section's field.",
        sections: {
          boundary: {
            trigger: "new form",
            claims: [{ field: "sections.boundary.trigger", evidence: "a.txt" }],
          },
        },
        files: [{ path: "a.txt" }],
      },
      {
        says: "A section as a whole, and the vendor's own field.",
        sections: { failure: { drills: "monthly" } },
        top: { evidence: [{ path: "a.txt", supports: ["failure.drills", "identity"] }] },
        files: [{ path: "a.txt" }],
      },
    ],
  },
  check: (facts) => {
    const named = [
      ...claimsOf(facts).flatMap(({ path, field }) =>
        field === undefined ? [] : [{ path: `${path}.field`, field }],
      ),
      ...(facts.packet.evidence ?? []).flatMap(({ supports }, at) =>
        (supports ?? []).flatMap((field, nth) =>
          said(field) === undefined
            ? []
            : [{ path: `evidence[${at}].supports[${nth}]`, field: field.trim() }],
        ),
      ),
    ];
    return named
      .filter(({ field }) => !isThere(field, facts.packet))
      .map(({ path, field }): RuleHit => ({
        subject: fold(field),
        says: `“${field}” is no field of this packet.`,
        quotes: [quoteField(path, field)],
      }));
  },
};

/** Known to the format and within the lists of the packet, or a field that the vendor added. */
export function isThere(field: string, packet: Packet): boolean {
  const steps = parseFieldPath(field);
  if (steps === undefined || steps.length === 0) return false;
  if (valueAt(packet, field) !== undefined) return true;
  if (!isFieldPath(field)) return false;
  const index = steps.findLastIndex((step) => typeof step === "number");
  if (index === -1) return true;
  const item = valueAt(packet, asPath(steps.slice(0, index + 1)));
  return item !== undefined;
}

function asPath(steps: readonly (string | number | symbol)[]): string {
  return steps
    .map((step, at) =>
      typeof step === "number" ? `[${step}]` : typeof step === "symbol" ? "[]" : at === 0 ? step : `.${step}`,
    )
    .join("");
}

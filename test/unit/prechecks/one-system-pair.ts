import { twoBuckets } from "#shared/prechecks/rules/actions/two-buckets";
import { factsOfExample } from "../../support/example-packet.ts";

/** The flags on two rows of one system, the one automatic and the other gated: "file a claim = submit a claim". */
export function flagsOfPair(pair: string) {
  const [one = "", other = ""] = pair.split(" = ");
  return twoBuckets.check(
    factsOfExample({
      says: "",
      sections: {
        boundary: { systems: [{ id: "desk", name: "Desk" }] },
        actions: [
          { action: one, policy: "automatic", system: "desk" },
          { action: other, policy: "approval", approver: "Shift lead", system: "desk" },
        ],
      },
    }),
  );
}

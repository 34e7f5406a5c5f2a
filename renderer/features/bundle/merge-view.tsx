import { Button, Radio } from "@mantine/core";
import type { BundlePlan, ClashView } from "#shared/contract/bundle-calls";
import { StateBadge } from "../../ui/state-badge.tsx";
import { ReceiptValue } from "../receipts/receipt-value.tsx";
import { entries, written } from "./bundle-words.ts";

type Merge = NonNullable<BundlePlan["merge"]>;
type Side = "mine" | "theirs";
export type Choices = Record<string, Side>;

/** Where both sides wrote: side by side, and one is chosen. What only the other side wrote comes in by itself. */
export function MergeView({
  merge: { by, adds, clashes, kept },
  choices,
  onChoose,
}: {
  merge: Merge;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}) {
  const all = (side: Side) => onChoose(Object.fromEntries(clashes.map(({ entry }) => [entry, side])));
  return (
    <div className="bd-merge">
      {clashes.length > 0 && (
        <section aria-labelledby="clashes">
          <div className="cs-block-head">
            <h3 id="clashes">Both of you wrote: whose word stands?</h3>
            <div className="cs-row">
              <Button size="compact-sm" variant="default" onClick={() => all("mine")}>
                All as here
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => all("theirs")}>
                All from <span className="cs-vendor">&nbsp;{by}</span>
              </Button>
            </div>
          </div>
          <p className="cs-dim">The other word is kept, too: in the review’s record and in its memo.</p>
          <ul className="bd-clashes">
            {clashes.map((clash) => (
              <li key={clash.entry}>
                <Clash
                  clash={clash}
                  by={by}
                  chosen={choices[clash.entry]}
                  onChoose={(side) => onChoose({ ...choices, [clash.entry]: side })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {adds.length > 0 && (
        <details className="bd-details" open={adds.length <= 8}>
          <summary>
            {entries(adds.length)} from <span className="cs-vendor">{by}</span>{" "}
            {adds.length === 1 ? "comes" : "come"} in
          </summary>
          <ul>
            {adds.map(({ entry, title, changes, after }) => (
              <li key={entry}>
                <p>
                  <StateBadge tone={changes ? "info" : "good"} quiet>
                    {changes ? "changed" : "new"}
                  </StateBadge>{" "}
                  <span className="cs-vendor" dir="auto">
                    {title}
                  </span>
                </p>
                <ReceiptValue value={written(after)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {kept.length > 0 && (
        <details className="bd-details">
          <summary>{entries(kept.length)} stay, though they were taken away or emptied there</summary>
          <ul>
            {kept.map(({ entry, title }) => (
              <li key={entry} className="cs-vendor" dir="auto">
                {title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Clash({
  clash: { title, mine, theirs },
  by,
  chosen,
  onChoose,
}: {
  clash: ClashView;
  by: string;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
}) {
  const sides: [Side, string, unknown][] = [
    ["mine", "As here", mine],
    ["theirs", `From ${by}`, theirs],
  ];
  return (
    <Radio.Group
      value={chosen ?? ""}
      onChange={(side) => onChoose(side === "theirs" ? "theirs" : "mine")}
      label={title}
      classNames={{ label: "cs-vendor" }}
    >
      <div className="bd-sides">
        {sides.map(([side, label, body]) => (
          <div key={side} className={`bd-side${chosen === side ? " bd-side-chosen" : ""}`}>
            <Radio value={side} label={label} classNames={{ label: "cs-vendor" }} />
            <ReceiptValue value={written(body)} />
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}

import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { tellBlastRadius } from "#shared/blast-radius/picture";
import type { ToPlace } from "./flag-card.tsx";
import { PrechecksState } from "./prechecks-state.tsx";
import { RadiusDetail } from "./radius-detail.tsx";
import { RadiusPicture } from "./radius-picture.tsx";
import { RadiusTable } from "./radius-table.tsx";
import type { Prechecked, Prechecks } from "./use-prechecks.ts";
import "./prechecks.css";

type Way = "picture" | "table";

/** How far a mistake of the agent reaches: as a picture, and as the same in tables. */
export function RadiusPart({ prechecks, toPlace }: { prechecks: Prechecks; toPlace: ToPlace }) {
  const [way, setWay] = useState<Way>("picture");
  return (
    <section className="cs-block" aria-labelledby="part">
      <div className="cs-block-head">
        <h2 id="part">Blast radius</h2>
        <SegmentedControl
          size="xs"
          aria-label="How to show the blast radius"
          data={[
            { value: "picture", label: "Picture" },
            { value: "table", label: "Table" },
          ]}
          value={way}
          onChange={(value) => setWay(value === "table" ? "table" : "picture")}
        />
      </div>
      <PrechecksState prechecks={prechecks}>
        {({ radius }) => (
          <>
            <p id="radius-told" className="cs-measure cs-vendor" dir="auto">
              {tellBlastRadius(radius)}
            </p>
            {way === "table" ? (
              <RadiusTable radius={radius} toPlace={toPlace} />
            ) : (
              <PictureWithDetail radius={radius} toPlace={toPlace} />
            )}
          </>
        )}
      </PrechecksState>
    </section>
  );
}

function PictureWithDetail({ radius, toPlace }: { radius: Prechecked["radius"]; toPlace: ToPlace }) {
  const [chosen, setChosen] = useState<string>();
  return (
    <div className={chosen === undefined ? "" : "cs-radius-beside"}>
      <RadiusPicture radius={radius} describedBy="radius-told" chosen={chosen} onChoose={setChosen} />
      {chosen !== undefined && (
        <RadiusDetail
          radius={radius}
          chosen={chosen}
          toPlace={toPlace}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

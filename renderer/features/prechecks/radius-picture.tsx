import { ActionIcon, Button } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { BlastRadius, ReachedSystem } from "#shared/blast-radius/blast-radius";
import { drawBlastRadius, radiusWidths, type RadiusLayout, type Shape } from "#shared/blast-radius/picture";
import { usePageKeys, type KeyGroup } from "../../ui/page-offers.tsx";
import { inGroups, Shapes } from "./radius-shapes.tsx";
import { usePull, useZoom } from "./use-zoom.ts";

/** The least size at which the wide picture is still read without effort. */
const LEGIBLE = 0.92;

const keys: KeyGroup = {
  title: "The picture of the blast radius",
  keys: [
    { keys: ["+"], does: "Larger" },
    { keys: ["-"], does: "Smaller" },
    { keys: ["0"], does: "Show all of it" },
    { keys: ["←", "↑", "↓", "→"], does: "Move about in it" },
    { keys: ["Enter"], does: "Show what is known of the system that has the focus" },
    { keys: ["Esc"], does: "Close what is known of it" },
  ],
};

/**
 * The picture, in a box that scrolls. Each system and each undeclared reach is a button; `chosen` is the one whose
 * particulars stand beside it.
 */
export function RadiusPicture({
  radius,
  describedBy,
  chosen,
  onChoose,
}: {
  radius: BlastRadius;
  describedBy: string;
  chosen: string | undefined;
  onChoose: (mark: string | undefined) => void;
}) {
  usePageKeys(keys);
  const [layout, setLayout] = useState<RadiusLayout>("wide");
  const { picture, groups } = useMemo(() => {
    const drawn = drawBlastRadius(radius, layout);
    return { picture: drawn, groups: inGroups(drawn.shapes) };
  }, [radius, layout]);
  const { box, zoom, room, by, fit } = useZoom(picture);
  // Columns that stand closer are read more easily than letters that are drawn smaller.
  const fitting = room !== undefined && room < radiusWidths.wide * LEGIBLE ? "narrow" : "wide";
  if (room !== undefined && layout !== fitting) setLayout(fitting);
  const pull = usePull(box);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") by(1);
    else if (event.key === "-" || event.key === "_") by(-1);
    else if (event.key === "0") fit("whole");
    else if (event.key === "Escape" && chosen !== undefined) onChoose(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div className="cs-radius-frame">
      <div className="cs-row cs-radius-tools" role="group" aria-label="Size of the picture">
        <ActionIcon variant="default" aria-label="Smaller" title="Smaller (-)" onClick={() => by(-1)}>
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <span className="cs-radius-zoom" role="status">
          {Math.round(zoom * 100)} %
        </span>
        <ActionIcon variant="default" aria-label="Larger" title="Larger (+)" onClick={() => by(1)}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => fit("width")}>
          Fit the width
        </Button>
        <Button variant="default" onClick={() => fit("whole")}>
          Show all
        </Button>
      </div>
      {/* Scrolls with the arrow keys, and hears the keys of the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className="cs-radius-box"
        role="region"
        aria-label="Picture of the blast radius"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...pull}
      >
        <svg
          width={Math.round(picture.width * zoom)}
          height={Math.round(picture.height * zoom)}
          viewBox={`-1 -1 ${picture.width + 2} ${picture.height + 2}`}
          role="group"
          aria-label="Systems"
          aria-describedby={describedBy}
          className="cs-radius"
        >
          {groups.map(({ of, shapes }, at) =>
            of === undefined ? (
              // oxlint-disable-next-line react/no-array-index-key
              <g key={at} aria-hidden>
                <Shapes shapes={shapes} />
              </g>
            ) : (
              <g
                key={of}
                className="cs-radius-button"
                role="button"
                tabIndex={0}
                aria-label={nameOf(radius, of, shapes)}
                aria-pressed={chosen === of}
                onClick={() => onChoose(chosen === of ? undefined : of)}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" && event.key !== " ") return;
                  event.preventDefault();
                  onChoose(chosen === of ? undefined : of);
                }}
              >
                <Shapes shapes={shapes} />
              </g>
            ),
          )}
        </svg>
      </div>
    </div>
  );
}

/** The system of a mark such as "system erp". */
export function systemOfMark(radius: BlastRadius, mark: string | undefined): ReachedSystem | undefined {
  return radius.systems.find(({ key }) => mark === `system ${key}`);
}

/** The undeclared reach of a mark such as "reach 3". */
export function reachOfMark(radius: BlastRadius, mark: string | undefined) {
  return radius.undeclared.find((_, at) => mark === `reach ${at}`);
}

/** What stands in the picture, in its order, and what the drawing alone says. */
function nameOf(radius: BlastRadius, mark: string, shapes: readonly Shape[]): string {
  const shown = shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])).join(" ");
  const system = systemOfMark(radius, mark);
  const whole = system?.label ?? reachOfMark(radius, mark)?.says ?? "";
  return [
    shown,
    ...(shown.includes("…") ? [whole] : []),
    ...(system?.declared === true ? [] : ["not declared"]),
    ...(system && system.actions.length === 0 ? ["no action"] : []),
  ].join(", ");
}

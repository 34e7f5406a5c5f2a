import type { ReactNode } from "react";
import type { Shape } from "#shared/blast-radius/picture";

/** The shapes of the picture as SVG: roles become classes, so that each scheme has its own colours. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }): ReactNode {
  return shapes.map((shape, at) => (
    // Shapes have no identity but their place in the drawing.
    // oxlint-disable-next-line react/no-array-index-key
    <OneShape key={at} shape={shape} />
  ));
}

function OneShape({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "box":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={4}
          className={classOf("box", shape.tone, shape.dashed)}
        />
      );
    case "line":
      return (
        <polyline
          points={shape.points.map((point) => point.join(",")).join(" ")}
          strokeWidth={shape.wide}
          className={classOf("line", shape.tone, shape.dashed)}
        />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.strong ? 650 : 450}
          textAnchor={shape.anchor}
          className={classOf("text", shape.tone, false)}
        >
          {/* The space keeps the lines apart where they are read one after the other. */}
          {`${shape.text} `}
        </text>
      );
  }
}

function classOf(kind: string, tone: string, dashed: boolean | undefined): string {
  return `cs-radius-${kind} cs-radius-${kind}-${tone}${dashed ? " cs-radius-dashed" : ""}`;
}

/** Shapes that follow one another and belong to the same thing are one group; what belongs to nothing stands alone. */
export type ShapeGroup = { readonly of: string | undefined; readonly shapes: Shape[] };

export function inGroups(shapes: readonly Shape[]): ShapeGroup[] {
  const groups: ShapeGroup[] = [];
  for (const shape of shapes) {
    const of = markOf(shape);
    const last = groups.at(-1);
    if (last && last.of === of) last.shapes.push(shape);
    else groups.push({ of, shapes: [shape] });
  }
  return groups;
}

function markOf({ system, reach }: Shape): string | undefined {
  if (system !== undefined) return `system ${system}`;
  return reach === undefined ? undefined : `reach ${reach}`;
}

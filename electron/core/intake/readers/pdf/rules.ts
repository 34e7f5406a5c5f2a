/** The straight lines that a page draws, level or upright: the borders of its tables among them. */

import { asMatrix, times, type Matrix } from "./matrix.ts";

/** `at` is the height of a level line, or how far right an upright one stands; it goes `from` … `to`. */
export type Rule = {
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
};
type Point = readonly [number, number];
type Ops = Readonly<
  Record<
    | "save"
    | "restore"
    | "transform"
    | "constructPath"
    | "paintFormXObjectBegin"
    | "paintFormXObjectEnd"
    | "stroke"
    | "closeStroke"
    | "fill"
    | "eoFill"
    | "fillStroke"
    | "eoFillStroke"
    | "closeFillStroke"
    | "closeEOFillStroke",
    number
  >
>;

/** More than this is a drawing, not a table. */
const [most, mostCorners] = [20_000, 500];
/** A filled shape that is no thicker than this is a line, in points. */
const thin = 2.5;

export function pathRules(
  drawn: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  { ops, shown }: { ops: Ops; shown: Matrix },
): Rule[] {
  const strokes = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  const fills = new Set([ops.fill, ops.eoFill]);
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let now = shown;
  for (const [index, op] of drawn.fnArray.entries()) {
    const args = drawn.argsArray[index];
    if (op === ops.save || op === ops.paintFormXObjectBegin) saved.push(now);
    if (op === ops.restore || op === ops.paintFormXObjectEnd) now = saved.pop() ?? now;
    if (!Array.isArray(args)) continue;
    if (op === ops.transform) now = times(now, asMatrix(args));
    if (op === ops.paintFormXObjectBegin && isList(args[0])) now = times(now, asMatrix(args[0]));
    if (op !== ops.constructPath) continue;
    const [paint, path]: unknown[] = args;
    const stroked = strokes.has(Number(paint));
    if (!stroked && !fills.has(Number(paint))) continue;
    const steps: unknown = Array.isArray(path) ? path[0] : undefined;
    if (!(steps instanceof Float32Array)) continue;
    for (const shape of shapes(steps, now))
      if (shape.length <= mostCorners) rules.push(...(stroked ? sides(shape) : thinShape(shape)));
    if (rules.length > most) return [];
  }
  return rules;
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || value instanceof Float32Array;

/** The corners of each shape of a path; those with a curve in them are left out. */
function shapes(steps: Float32Array, now: Matrix): Point[][] {
  const found: Point[][] = [];
  let shape: Point[] = [];
  let at = 0;
  const point = (): Point => {
    const [x, y] = [steps[at] ?? 0, steps[at + 1] ?? 0];
    at += 2;
    return [now[0] * x + now[2] * y + now[4], now[1] * x + now[3] * y + now[5]];
  };
  const end = () => {
    if (shape.length > 1) found.push(shape);
    shape = [];
  };
  while (at < steps.length) {
    const step = steps[at];
    at += 1;
    if (step === 0) {
      end();
      shape.push(point());
    } else if (step === 1) shape.push(point());
    else if (step === 4) {
      const [first] = shape;
      if (first) shape.push(first);
    } else {
      at += step === 2 ? 4 : 2;
      const behind = point();
      end();
      shape = [behind];
    }
  }
  end();
  return found;
}

function sides(shape: readonly Point[]): Rule[] {
  const rules: Rule[] = [];
  for (const [index, [x, y]] of shape.entries()) {
    const next = shape[index + 1];
    if (!next) break;
    rules.push(...rule([x, y], next));
  }
  return rules;
}

function thinShape(shape: readonly Point[]): Rule[] {
  const xs = shape.map(([x]) => x);
  const ys = shape.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
  if (bottom - top <= thin && right - left > bottom - top) return rule([left, midY], [right, midY]);
  return right - left <= thin ? rule([midX, top], [midX, bottom]) : [];
}

function rule([x1, y1]: Point, [x2, y2]: Point): Rule[] {
  const [wide, high] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (wide < 1 && high > 3)
    return [{ upright: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  if (high < 1 && wide > 3)
    return [{ upright: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  return [];
}

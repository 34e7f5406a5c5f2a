/** Straight lines that a page draws, along and across: the frames of its tables. By the operators of pdf.js. */

/** In points, from the lower left corner of the page. Across: `at` is y and it goes from x to x; down: the reverse. */
export type Ruling = { across: boolean; at: number; from: number; to: number };
type Matrix = readonly [number, number, number, number, number, number];
type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** Borders are drawn as strokes, or as boxes this thin. */
const thin = 2.5;
const most = 20_000;

export function rulingsOf(
  { fnArray, argsArray }: Operators,
  ops: Readonly<Record<string, number>>,
  origin: { left: number; bottom: number },
): Ruling[] {
  const found: Ruling[] = [];
  const strokes = new Set([ops["stroke"], ops["closeStroke"]]);
  const both = new Set([
    ops["fillStroke"],
    ops["eoFillStroke"],
    ops["closeFillStroke"],
    ops["closeEOFillStroke"],
  ]);
  const fills = new Set([ops["fill"], ops["eoFill"]]);
  let matrix: Matrix = [1, 0, 0, 1, -origin.left, -origin.bottom];
  const kept: Matrix[] = [];
  for (const [at, operator] of fnArray.entries()) {
    if (found.length > most) return found;
    const args = argsArray[at];
    if (operator === ops["save"] || operator === ops["paintFormXObjectBegin"]) {
      kept.push(matrix);
      if (operator === ops["paintFormXObjectBegin"] && Array.isArray(args)) matrix = times(matrix, args[0]);
    } else if (operator === ops["restore"] || operator === ops["paintFormXObjectEnd"])
      matrix = kept.pop() ?? matrix;
    else if (operator === ops["transform"]) matrix = times(matrix, args);
    else if (operator === ops["constructPath"] && Array.isArray(args)) {
      const [paint, data] = args;
      const path: unknown = Array.isArray(data) ? data[0] : data;
      const numbers = ArrayBuffer.isView(path) && path instanceof Float32Array ? path : undefined;
      if (!numbers || typeof paint !== "number") continue;
      const stroked = strokes.has(paint) || both.has(paint);
      if (stroked || fills.has(paint))
        for (const shape of shapesOf(numbers, matrix)) tellShape(shape, stroked, found);
    }
  }
  return found;
}

function times([a, b, c, d, e, f]: Matrix, by: unknown): Matrix {
  const given =
    Array.isArray(by) || (ArrayBuffer.isView(by) && by instanceof Float32Array) ? Array.from(by, Number) : [];
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = given;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

type Point = { x: number; y: number };

/** Parts of a path as their corners; a path with a curve is no frame. Numbers of operators as pdf.js packs them. */
function shapesOf(numbers: Float32Array, [a, b, c, d, e, f]: Matrix): Point[][] {
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  const point = (at: number): Point => {
    const [x = 0, y = 0] = [numbers[at], numbers[at + 1]];
    return { x: a * x + c * y + e, y: b * x + d * y + f };
  };
  for (let at = 0; at < numbers.length;) {
    const operator = numbers[at];
    if (operator === 0) {
      shape = [point(at + 1)];
      shapes.push(shape);
      at += 3;
    } else if (operator === 1) {
      shape.push(point(at + 1));
      at += 3;
    } else if (operator === 4) {
      const [first] = shape;
      if (first) shape.push(first);
      at += 1;
    } else return [];
  }
  return shapes;
}

function tellShape(shape: readonly Point[], stroked: boolean, found: Ruling[]): void {
  const xs = shape.map(({ x }) => x);
  const ys = shape.map(({ y }) => y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), low: Math.min(...ys), high: Math.max(...ys) };
  const [width, height] = [box.right - box.left, box.high - box.low];
  if (height <= thin && width > thin * 2)
    found.push({ across: true, at: (box.low + box.high) / 2, from: box.left, to: box.right });
  else if (width <= thin && height > thin * 2)
    found.push({ across: false, at: (box.left + box.right) / 2, from: box.low, to: box.high });
  else if (stroked)
    for (const [at, end] of shape.entries()) {
      const start = shape[at - 1];
      if (!start) continue;
      if (Math.abs(start.y - end.y) < 1)
        found.push({ across: true, at: end.y, from: Math.min(start.x, end.x), to: Math.max(start.x, end.x) });
      else if (Math.abs(start.x - end.x) < 1)
        found.push({
          across: false,
          at: end.x,
          from: Math.min(start.y, end.y),
          to: Math.max(start.y, end.y),
        });
    }
}

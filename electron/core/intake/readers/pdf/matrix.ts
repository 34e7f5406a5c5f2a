/** How a PDF moves, turns and scales: the six numbers of an affine matrix. */
export type Matrix = readonly [number, number, number, number, number, number];

export function asMatrix(value: ArrayLike<unknown>): Matrix {
  const at = (index: number) => Number(value[index]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** First `t`, then `m`. */
export function times(m: Matrix, t: Matrix): Matrix {
  return [
    m[0] * t[0] + m[2] * t[1],
    m[1] * t[0] + m[3] * t[1],
    m[0] * t[2] + m[2] * t[3],
    m[1] * t[2] + m[3] * t[3],
    m[0] * t[4] + m[2] * t[5] + m[4],
    m[1] * t[4] + m[3] * t[5] + m[5],
  ];
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  ceilDiv,
  compare,
  div,
  floorDiv,
  fromDecimal,
  inProportion,
  mul,
  rational,
  reduced,
  toNumber,
  toPercentText,
} from "#shared/rules/rational";

test.each([
  [0.1, 1n, 10n],
  [0.7, 7n, 10n],
  [10, 10n, 1n],
  [1e-7, 1n, 10_000_000n],
  [1.5e21, 1_500_000_000_000_000_000_000n, 1n],
  [-0.25, -1n, 4n],
  [0, 0n, 1n],
  [5e-324, 5n, 10n ** 324n],
])("%d is the decimal that JSON prints", (value, num, den) => {
  expect(compare(fromDecimal(value), { num, den })).toBe(0);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d has no exact value", (value) => {
  expect(() => fromDecimal(value)).toThrow(RangeError);
});

test("a tenth and two tenths are exactly three tenths", () => {
  expect(compare(add(fromDecimal(0.1), fromDecimal(0.2)), fromDecimal(0.3))).toBe(0);
});

test("adds, multiplies, divides and reduces", () => {
  expect(reduced(add(rational(1n, 6n), rational(1n, 3n)))).toEqual({ num: 1n, den: 2n });
  expect(reduced(mul(rational(2n, 3n), rational(3n, 4n)))).toEqual({ num: 1n, den: 2n });
  expect(reduced(div(rational(1n, 2n), rational(-3n, 4n)))).toEqual({ num: -2n, den: 3n });
  expect(reduced(rational(0n, 7n))).toEqual({ num: 0n, den: 1n });
  expect(() => div(rational(1n), rational(0n))).toThrow(RangeError);
});

test("whole-number division rounds down and up on both sides of zero", () => {
  expect([floorDiv(7n, 2n), floorDiv(-7n, 2n), floorDiv(7n, -2n), floorDiv(-6n, 2n)]).toEqual([
    3n,
    -4n,
    -4n,
    -3n,
  ]);
  expect([ceilDiv(7n, 2n), ceilDiv(-7n, 2n), ceilDiv(7n, -2n), ceilDiv(6n, 2n)]).toEqual([4n, -3n, -3n, 3n]);
});

test("weights become whole numbers in the same proportion", () => {
  expect(inProportion([0.1, 0.25, 3])).toEqual([10n, 25n, 300n]);
});

test.each([
  [{ num: 1n, den: 8n }, "12.5%"],
  [{ num: 7445n, den: 10_000n }, "74.5%"],
  [{ num: 7_444_999n, den: 10_000_000n }, "74.4%"],
  [{ num: 1235n, den: 100_000n }, "1.2%"],
  [{ num: 125n, den: 100_000n }, "0.1%"],
  [{ num: 5n, den: 10_000n }, "0.1%"],
  [{ num: 9995n, den: 10_000n }, "100.0%"],
  [{ num: 0n, den: 1n }, "0.0%"],
  [{ num: -5n, den: 10_000n }, "0.0%"],
  [{ num: -15n, den: 10_000n }, "-0.1%"],
])("%o is shown as %s: half up, one decimal", (value, text) => {
  expect(toPercentText(value)).toBe(text);
});

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

test("every double survives the way there and back, the smallest ones too", () => {
  fc.assert(
    fc.property(anyDouble, fc.bigInt({ min: 1n, max: 10n ** 400n }), (value, blowUp) => {
      const exact = fromDecimal(value);
      expect(toNumber({ num: exact.num * blowUp, den: exact.den * blowUp })).toBe(value === 0 ? 0 : value);
    }),
    { numRuns: 2_000 },
  );
});

test("a quotient becomes the nearest double, ties to even", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 53n }),
      fc.bigInt({ min: 1n, max: 2n ** 53n }),
      (num, den) => {
        // Both are doubles, so IEEE division is the nearest double of the quotient by definition.
        expect(toNumber({ num, den })).toBe(Number(num) / Number(den));
      },
    ),
    { numRuns: 2_000 },
  );
  expect(toNumber({ num: 2n ** 53n + 1n, den: 1n })).toBe(2 ** 53);
  expect(toNumber({ num: 2n ** 53n + 3n, den: 1n })).toBe(2 ** 53 + 4);
  expect(toNumber({ num: (2n ** 53n + 1n) * 10n ** 60n + 1n, den: 10n ** 60n })).toBe(2 ** 53 + 2);
  expect(toNumber({ num: 10n ** 5_000n + 1n, den: 3n * 10n ** 5_000n })).toBe(1 / 3);
  expect(toNumber({ num: 1n, den: 2n ** 1075n })).toBe(0);
  expect(toNumber({ num: 3n, den: 2n ** 1075n })).toBe(2 ** -1073);
  expect(toNumber({ num: 10n ** 400n, den: 1n })).toBe(Number.POSITIVE_INFINITY);
});

/**
 * Exact fractions on bigint. A score decides about a threshold, so 0.1 is one tenth here and never the double
 * nearest to it. Fractions are not kept in lowest terms: comparing and converting do not need it, and reducing
 * after every step is what makes exact sums slow. `reduced` does it where a fraction is shown or stored.
 */
export type Rational = { readonly num: bigint; readonly den: bigint };

export const ZERO: Rational = { num: 0n, den: 1n };

/** The denominator comes out positive; zero is refused. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError("a fraction with the denominator 0");
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

/** The number as JSON prints it: 0.1 is one tenth, 1e-7 is one ten-millionth. */
export function fromDecimal(value: number): Rational {
  const { digits, decimals } = decimalOf(value);
  return decimals >= 0
    ? { num: digits, den: 10n ** BigInt(decimals) }
    : { num: digits * 10n ** BigInt(-decimals), den: 1n };
}

/** Whole numbers in exactly the proportion of the given ones, so that sums over them need no fractions. */
export function inProportion(values: readonly number[]): bigint[] {
  const parts = values.map(decimalOf);
  const decimals = parts.reduce((most, part) => Math.max(most, part.decimals), 0);
  return parts.map((part) => part.digits * 10n ** BigInt(decimals - part.decimals));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function mul(a: Rational, b: Rational): Rational {
  return { num: a.num * b.num, den: a.den * b.den };
}

export function div(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive, as a sort wants it. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The same value in lowest terms. */
export function reduced(value: Rational): Rational {
  let a = value.num < 0n ? -value.num : value.num;
  let b = value.den;
  while (b !== 0n) [a, b] = [b, a % b];
  return { num: value.num / a, den: value.den / a };
}

/** The quotient rounded down to a whole number, also below zero. */
export function floorDiv(num: bigint, den: bigint): bigint {
  const { num: n, den: d } = rational(num, den);
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** The quotient rounded up to a whole number, also below zero. */
export function ceilDiv(num: bigint, den: bigint): bigint {
  return -floorDiv(-num, den);
}

const MANTISSA_BITS = 53;
const LOWEST_EXPONENT = -1074;

/** The double nearest to the quotient, ties to even, however long its terms are. */
export function toNumber(value: Rational): number {
  if (value.num < 0n) return -toNumber({ num: -value.num, den: value.den });
  if (value.num === 0n) return 0;
  let exponent = bitLength(value.num) - bitLength(value.den);
  if (shifted(value.num, -exponent) < shifted(value.den, exponent)) exponent -= 1;
  // The value is now in [2^exponent, 2^(exponent+1)); near zero the doubles are a fixed step apart.
  const step = Math.max(exponent - (MANTISSA_BITS - 1), LOWEST_EXPONENT);
  const num = shifted(value.num, -step);
  const den = shifted(value.den, step);
  let steps = num / den;
  const twice = 2n * (num - steps * den);
  if (twice > den || (twice === den && steps % 2n === 1n)) steps += 1n;
  return Number(steps) * 2 ** step;
}

/** As per cent, rounded half up to one decimal: "74.5%". For showing only; comparisons use the exact value. */
export function toPercentText(value: Rational): string {
  const tenths = floorDiv(2000n * value.num + value.den, 2n * value.den);
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? "-" : ""}${size / 10n}.${size % 10n}%`;
}

/** A finite number as `digits / 10 ** decimals`, read from its shortest decimal form. */
function decimalOf(value: number): { digits: bigint; decimals: number } {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`${value} is not a number that JSON can hold`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  return { digits: BigInt(sign + whole + fraction), decimals: fraction.length - Number(exponent) };
}

/** `value << bits` for positive bits, unchanged otherwise: scales one side of a fraction by a power of two. */
function shifted(value: bigint, bits: number): bigint {
  return bits > 0 ? value << BigInt(bits) : value;
}

function bitLength(value: bigint): number {
  const hex = value.toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)));
}

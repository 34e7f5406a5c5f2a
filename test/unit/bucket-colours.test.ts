import { describe, expect, test } from "vitest";
import { buckets } from "#shared/blast-radius/blast-radius";
import { bucketColours, bucketColoursOnDark } from "#shared/blast-radius/bucket-colours";

/** WCAG 2.2: the relative luminance of a colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe("the colours of the buckets", () => {
  test.each([
    ["light", bucketColours, "#ffffff"],
    ["dark", bucketColoursOnDark, "#15191b"],
  ] as const)("can be read on their fill and beside it, %s", (_scheme, colours, page) => {
    for (const bucket of buckets) {
      const { fill, edge, text } = colours[bucket];
      expect(contrast(text, fill)).toBeGreaterThan(4.5);
      expect(contrast(text, page)).toBeGreaterThan(4.5);
      expect(contrast(edge, page)).toBeGreaterThan(3);
    }
  });
});

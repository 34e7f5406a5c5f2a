import { expect, test } from "vitest";
import { hasText, visibleText } from "#shared/formats/visible-text";

test.each(["a", " ä ", "0", ".", "\u200b-\u200b", "中", "👩‍👩‍👧", "\u0301e"])("%j can be read", (text) =>
  expect(hasText(text)).toBe(true),
);

test.each([
  "",
  " \t\r\n\u00a0\u2003\u3000\ufeff",
  "\u200b\u200c\u200d\u2060",
  "\u202e\u2066\u2069",
  "\u00ad\u0000\u001b\u0085",
  "\ufe0f\u034f\u3164\u115f\uffa0\u2800",
  "\u{e0041}",
])("%j shows nothing", (text) => expect(hasText(text)).toBe(false));

test("text is kept without the white space around it", () => {
  expect(visibleText(10).parse("  R. Stone\n")).toBe("R. Stone");
  expect(visibleText(10).safeParse(" \u200b ").success).toBe(false);
});

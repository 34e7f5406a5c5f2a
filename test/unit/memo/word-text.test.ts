import { expect, test } from "vitest";
import { asRead } from "#core/memo/expected-document";
import { byDirection, readsRightToLeft, wordText } from "#core/memo/word-text";
import { nastyTexts } from "../../support/nasty-texts.ts";

test("what XML cannot hold becomes U+FFFD, and line ends become one kind", () => {
  expect(wordText("a\u0000b\u0008c\uFFFEd\uFFFFe")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  expect(wordText("lone \uD83D and \uDE00 halves")).toBe("lone \uFFFD and \uFFFD halves");
  expect(wordText("one\r\ntwo\rthree\nfour\tfive")).toBe("one\ntwo\nthree\nfour\tfive");
  expect(wordText("😀 é שלום 漢字")).toBe("😀 é שלום 漢字");
});

test("a text cannot turn the order of what stands beside it", () => {
  expect(wordText("invoice\u202Excod.exe\u2066 \u2069")).toBe("invoice\uFFFDxcod.exe\uFFFD \uFFFD");
});

test.each(nastyTexts.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
  "writer and reader agree on %s",
  (_, text) => {
    expect(asRead(text)).toBe(wordText(text));
  },
);

test("the first letter decides on the direction; digits and signs do not", () => {
  expect(readsRightToLeft("12. שלום, world")).toBe(true);
  expect(readsRightToLeft("world, שלום")).toBe(false);
  expect(readsRightToLeft("123 …")).toBe(false);
});

test("a mixed text is cut where the direction turns, and nothing is lost", () => {
  const pieces = byDirection("The name is שרה לוי, of مكتب الأمن.");
  expect(pieces.map((piece) => piece.rightToLeft)).toEqual([false, true, false, true]);
  expect(pieces.map((piece) => piece.text).join("")).toBe("The name is שרה לוי, of مكتب الأمن.");
});

import { expect, test } from "vitest";
import { cssText } from "../../../renderer/features/print/css-text.ts";

test("no text ends the string that it stands in, or begins anything else", () => {
  expect(cssText("Confidential, page 1")).toBe('"Confidential, page 1"');
  expect(cssText('a";}*{color:red')).toBe('"a\\22 ;\\7d \\2a \\7b color:red"');
  expect(cssText("\\ — \n</style>👍")).not.toMatch(/[^\x20-\x7e]|[<>\n]/);
  for (const text of ['"', "\\", "\n", "\r", "\f", "\0"]) expect(cssText(text)).toMatch(/^"\\[0-9a-f]+ "$/);
});

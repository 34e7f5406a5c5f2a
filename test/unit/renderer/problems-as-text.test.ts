import { expect, test } from "vitest";
import { problemsAsText } from "../../../renderer/ui/problems-as-text.ts";

test("problems become a plain list that can be sent: place, what is wrong, what is expected", () => {
  const text = problemsAsText("“packet.yaml” cannot be imported: it has 2 problems.", [
    {
      file: "packet.yaml",
      line: 8,
      path: "boundary.inputs",
      says: "boundary.inputs is the text “form”.",
      expected: "a list",
    },
    { file: "packet.zip", says: "There is no manifest in it." },
  ]);
  expect(text).toBe(
    [
      "“packet.yaml” cannot be imported: it has 2 problems.",
      "",
      "1. packet.yaml, line 8, boundary.inputs",
      "   boundary.inputs is the text “form”.",
      "   Expected: a list",
      "",
      "2. packet.zip",
      "   There is no manifest in it.",
      "",
    ].join("\n"),
  );
});

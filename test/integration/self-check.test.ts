/** What a reviewer hands to a vendor before the review: the same findings as the app's own, in Word and as a page. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "parse5";
import { readPart, readParts } from "#core/memo/read-document";
import { createTestCore } from "../support/core-fixture.ts";
import { aPacket } from "../support/packet-builder.ts";

test("says what is missing, what the pre-checks ask, and which files are not there", async () => {
  const { call, core, given } = await createTestCore();
  const packetVersionId = await given.packet({
    ...aPacket({ title: "Matcher <b>&amp; co" }),
    "packet.yaml": String(aPacket({ title: "Matcher <b> & co" })["packet.yaml"]).replace(
      "evidence/policy.md",
      "evidence/gone.md",
    ),
  });
  const { flags } = await call("precheck.packet", { packetVersionId });
  expect(flags.length).toBeGreaterThan(0);

  const word = await call("precheck.selfCheck", { packetVersionId, as: "docx" });
  const { blocks } = readPart(
    (await readParts(await readFile(core().producedFiles.get(word.produced).path))).get("word/document.xml"),
  );
  const cells = blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat(2) : [block.text]));
  const all = cells.join("\n");
  expect(cells).toContain("How half-done work is undone");
  expect(cells).toContain("evidence/gone.md");
  for (const { says } of flags) expect(all).toContain(says);

  const page = await call("precheck.selfCheck", { packetVersionId, as: "html" });
  const html = await readFile(core().producedFiles.get(page.produced).path, "utf8");
  expect(html).toContain("Matcher &lt;b&gt; &amp; co");
  expect(html).not.toMatch(/<script|<link|<img|https?:/);
  expect(
    JSON.stringify(parse(html), (key, value: unknown) => (key === "parentNode" ? undefined : value)),
  ).toContain("How half-done work is undone");
  expect(page.name).toMatch(/\.html$/);
});

import { readFileSync } from "node:fs";
import { readFileForIntake } from "#core/intake/read-file";
import { mapDocument } from "#shared/intake/map-documents";
const file = process.argv[2] ?? "";
const { document } = await readFileForIntake({ bytes: readFileSync(file), file });
for (const b of document.blocks) {
  if (b.kind === "heading") console.log(`#${b.level}(${b.by}) ${b.text}`);
  else if (b.kind === "paragraph") console.log(`P ${b.text}`);
  else if (b.kind === "list") for (const i of b.items) console.log(`  - ${i.ticked ?? ""} ${i.text}`);
  else {
    console.log(`TABLE hdr=${b.headerRows} ${b.caption ?? ""}`);
    for (const r of b.rows)
      console.log(
        "   | " +
          r
            .map((c) => (c.ticked === undefined ? "" : `[${c.ticked}]`) + c.text.replaceAll("\n", "⏎"))
            .join(" | "),
      );
  }
}
if (process.argv[3]) {
  const m = mapDocument(document);
  for (const v of m.values) console.log(v.path, "=", v.value, "   <-", v.why);
  console.log("TRAY");
  for (const p of m.tray) console.log("  ", p.kind, p.text.slice(0, 120));
}

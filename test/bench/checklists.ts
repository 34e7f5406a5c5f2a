/** Checklists of other makers with 1,200 items: from bytes to a checklist, against parsing the same text alone. */
import { parseAnyChecklist } from "#core/checklist/parse-any-checklist";
import { median, print, rounds, timed } from "./support/report.ts";

const count = 1_200;
const many = <T>(make: (n: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1));
const words = "The agent must not do more than what was written down and agreed. ".repeat(20);

const csv = `Id,Section,Question,Guidance,Severity\n${many((n) => `R-${n},Part ${n % 40},"Is point ${n} bounded, and by whom?","${words}",high`).join("\n")}\n`;
const oscal = JSON.stringify({
  catalog: {
    metadata: { title: "Catalog", version: "1" },
    groups: [
      {
        id: "g",
        title: "Group",
        controls: many((n) => ({
          id: `c-${n}`,
          title: `Control ${n}`,
          params: [{ id: `p-${n}`, label: "how often" }],
          parts: [
            {
              name: "statement",
              prose: `${words} {{ insert: param, p-${n} }}`,
              parts: many((m) => m)
                .slice(0, 8)
                .map((m) => ({ name: "item", prose: `${m}: ${words.slice(0, 200)}` })),
            },
            { name: "guidance", prose: words },
          ],
        })),
      },
    ],
  },
});
const xccdf = `<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.1" id="B"><title>Guide</title><version>1</version>${many((n) => `<Group id="V-${n}"><title>SRG-${n}</title><Rule id="SV-${n}" severity="medium"><title>Point ${n} must be bounded.</title><description>&lt;VulnDiscussion&gt;${words}&lt;/VulnDiscussion&gt;</description><fixtext>${words}</fixtext><check><check-content>${words}</check-content></check></Rule></Group>`).join("")}</Benchmark>`;

for (const [name, file, text, floorWhat, floorOf] of [
  [
    "a table (CSV)",
    "a.csv",
    csv,
    "splitting the text into lines",
    () => csv.split("\n").map((line) => line.split(",")),
  ],
  ["an OSCAL catalog", "a.json", oscal, "JSON.parse of the same text", (): unknown => JSON.parse(oscal)],
  [
    "an XCCDF benchmark",
    "a.xml",
    xccdf,
    "decoding and finding each tag by a pattern",
    () => xccdf.match(/<[^>]+>/g),
  ],
] as const) {
  const bytes = Buffer.from(text);
  const values: number[] = [];
  const floors: number[] = [];
  for (const _ of rounds({ most: 9, least: 3, budgetMs: 8_000 })) {
    floors.push(await timed(floorOf));
    values.push(await timed(() => parseAnyChecklist({ bytes, file })));
  }
  print({
    figure: `1,200 items from ${name}, ${(bytes.length / 1e6).toFixed(1)} MB`,
    value: median(values),
    unit: "ms",
    n: values.length,
    floor: median(floors),
    floorWhat,
    aim: { atMost: 1_000 },
  });
}

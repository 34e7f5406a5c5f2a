/** A small checklist of each other maker, as its files are. */
import { cell, row, workbook } from "./ooxml-maker.ts";

const sheet = (rows: readonly (readonly string[])[]) =>
  rows
    .map((texts, at) => row(at + 1, texts.map((text, n) => cell(`${"ABCDEF"[n]}${at + 1}`, text)).join("")))
    .join("");

export const foreignChecklists: readonly { file: string; bytes: Uint8Array }[] = (
  [
    [
      "table.csv",
      `Id,Section,Question,Guidance,Level1,Level2,CWE\nA-1,Access,"Who, in a word, may stop it?",Ask.,x,x,285\nA-2,,Is each login its own?,,,x,\n`,
    ],
    [
      "table.xlsx",
      workbook([
        {
          name: "Access",
          xml: sheet([
            ["Ref", "Requirement", "Severity"],
            ["1", "Who may stop it?", "high"],
          ]),
        },
        {
          name: "Logs",
          xml: sheet([
            ["DOCU-01", "Are logs kept for a year?"],
            ["DOCU-02", "Who may read the logs?"],
            ["DOCU-03", "Who may delete the logs?"],
            ["DOCU-04", "Where do the logs stand?"],
            ["DOCU-05", "When are the logs read?"],
          ]),
        },
      ]),
    ],
    [
      "tree.json",
      JSON.stringify({
        Name: "Standard",
        ShortName: "ASVS",
        Version: "5.0.0",
        Requirements: [
          {
            Shortcode: "V1",
            Name: "Design",
            Items: [
              {
                Shortcode: "V1.1",
                Name: "Cycle",
                Items: [{ Shortcode: "V1.1.1", Description: "Verify it.", L: "1", CWE: [116] }],
              },
            ],
          },
        ],
      }),
    ],
    [
      "library.yaml",
      "urn: urn:made:library\nref_id: L\nname: Library\nversion: 2\nobjects:\n  framework:\n    name: Frame\n    requirement_nodes:\n    - {urn: 'urn:a', assessable: false, ref_id: A, name: Data}\n    - {urn: 'urn:b', assessable: true, parent_urn: 'urn:a', ref_id: A.1, name: Input, description: Say it, implementation_groups: [M]}\n",
    ],
    [
      "vsaq.json",
      '// rights\n{"questionnaire":[{"type":"block","text":"Form","items":[{"type":"info","text":"<b>Read</b> on"},{"type":"radiogroup","text":"Over TLS?","choices":[{"tls_yes":"Yes"},{"tls_no":"No"}]},{"type":"tip","cond":"tls_no","warn":"yes","severity":"high","text":"Use it"}]}]}',
    ],
    [
      "oscal.json",
      JSON.stringify({
        catalog: {
          metadata: { title: "Catalog", version: "1.1" },
          groups: [
            {
              id: "ac",
              title: "Access",
              controls: [
                {
                  id: "ac-1",
                  title: "Policy",
                  params: [{ id: "p", select: { choice: ["{{ insert: param, p }}", "b"] } }],
                  parts: [
                    { name: "statement", parts: [{ name: "item", prose: "Do {{ insert: param, p }}." }] },
                  ],
                },
              ],
            },
          ],
        },
      }),
    ],
    [
      "guide-xccdf.xml",
      '<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.1" id="G"><title>Guide</title><plain-text id="release-info">Release: 3 Benchmark Date: 1 Jan 2026</plain-text><version>2</version><Group id="V-1"><title>SRG-1</title><Rule id="SV-1" severity="high"><version>A-1</version><title>It must stop.</title><description>&lt;VulnDiscussion&gt;Why.&lt;/VulnDiscussion&gt;</description><ident system="cci">CCI-1</ident><fixtext>Fix.</fixtext><check><check-content>Look.</check-content></check></Rule></Group></Benchmark>',
    ],
    [
      "host.ckl",
      "<CHECKLIST><STIGS><iSTIG><STIG_INFO><SI_DATA><SID_NAME>title</SID_NAME><SID_DATA>Guide</SID_DATA></SI_DATA></STIG_INFO><VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE><ATTRIBUTE_DATA>V-1</ATTRIBUTE_DATA></STIG_DATA><STIG_DATA><VULN_ATTRIBUTE>Rule_Title</VULN_ATTRIBUTE><ATTRIBUTE_DATA>It must stop.</ATTRIBUTE_DATA></STIG_DATA><STATUS>Open</STATUS></VULN></iSTIG></STIGS></CHECKLIST>",
    ],
    [
      "host.cklb",
      JSON.stringify({
        stigs: [
          {
            stig_name: "Guide",
            stig_id: "G",
            version: 1,
            rules: [
              {
                group_id: "V-1",
                rule_id_src: "SV-1",
                rule_title: "It must stop.",
                severity: "low",
                ccis: ["CCI-1"],
              },
            ],
          },
        ],
      }),
    ],
  ] as const
).map(([file, content]) => ({ file, bytes: typeof content === "string" ? Buffer.from(content) : content }));

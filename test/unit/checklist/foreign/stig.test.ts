import { describe, expect, test } from "vitest";
import { itemsOf, outline, read } from "./read.ts";

const description = (said: string) =>
  `&lt;VulnDiscussion&gt;${said}&lt;/VulnDiscussion&gt;&lt;FalsePositives&gt;&lt;/FalsePositives&gt;&lt;Documentable&gt;false&lt;/Documentable&gt;`;

const benchmark = `<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet type='text/xsl' href='STIG_unclass.xsl'?>
<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.1" xmlns:dc="http://purl.org/dc/elements/1.1/" id="Agent_STIG" xml:lang="en">
<status date="2026-02-01">accepted</status><title>Agent gateway guide</title><description>For gateways.</description>
<plain-text id="release-info">Release: 3 Benchmark Date: 19 Jul 2026</plain-text><version>2</version>
<Profile id="MAC-1"><title>I</title><select idref="V-1" selected="true" /></Profile>
<Group id="V-97041"><title>SRG-APP-000019</title><description>&lt;GroupDescription&gt;&lt;/GroupDescription&gt;</description>
<Rule id="SV-106179r1_rule" severity="high" weight="10.0"><version>AGW-01-000040</version>
<title>The gateway must refuse what is not listed.</title>
<description>${description("What is not listed may do harm.")}</description>
<reference><dc:title>Target</dc:title></reference><ident system="http://cyber.mil/cci">CCI-001414</ident>
<fixtext fixref="F-1_fix">List what is allowed.</fixtext><fix id="F-1_fix" />
<check system="C-1_chk"><check-content-ref name="M" href="a.xml" /><check-content>Look at the list.

If there is none, this is a finding.</check-content></check></Rule></Group>
<Group id="V-97043"><title>SRG-APP-000041</title><Rule id="SV-106181r1_rule" severity="low"><version>AGW-01-000110</version><title>The gateway must say who runs it.</title><description>${description("People ask.")}</description></Rule></Group>
</Benchmark>`;

describe("XCCDF", () => {
  test("as DISA writes it: a rule in each group, discussion, check and fix", async () => {
    const found = await read("U_Agent_STIG_V2R3_Manual-xccdf.xml", benchmark);
    expect(found.foreign).toMatchObject({
      kind: "xccdf",
      edition: "V2R3, 19 Jul 2026",
      levels: [
        { level: "high", items: 1 },
        { level: "low", items: 1 },
      ],
    });
    expect(found.checklist).toMatchObject({
      id: "agent_stig",
      version: "2.3.0",
      title: "Agent gateway guide (V2R3, 19 Jul 2026)",
    });
    expect(outline(found)).toEqual([[found.checklist.title, "V-97041", "V-97043"]]);
    expect(itemsOf(found)[0]).toMatchObject({
      prompt: "The gateway must refuse what is not listed.",
      guidance:
        "What is not listed may do harm.\n\nCheck: Look at the list.\n\nIf there is none, this is a finding.\n\nFix: List what is allowed.",
      refs: ["SV-106179r1_rule", "AGW-01-000040", "SRG-APP-000019", "CCI-001414"],
      levels: ["high"],
      gate: false,
    });
    const gated = await read("a.xml", benchmark, { gates: ["high"] });
    expect(itemsOf(gated).map(({ gate }) => gate)).toEqual([true, false]);
  });

  test("1.2 with a prefix, groups of several rules, and markup in texts", async () => {
    const found = await read(
      "ds.xml",
      `<ds:data-stream-collection xmlns:ds="http://scap.nist.gov/schema/scap/source/1.2" xmlns:xccdf="http://checklists.nist.gov/xccdf/1.2" xmlns:h="http://www.w3.org/1999/xhtml"><ds:component><xccdf:Benchmark id="xccdf_org.made_benchmark_agents"><xccdf:title>Agents</xccdf:title><xccdf:version>0.1.72</xccdf:version>
<xccdf:Group id="xccdf_org.made_group_access"><xccdf:title>Access</xccdf:title>
<xccdf:Rule id="xccdf_org.made_rule_a" severity="medium"><xccdf:title>Set it to <xccdf:sub idref="xccdf_org.made_value_days"/> days</xccdf:title><xccdf:rationale>So <h:b>be</h:b> it.</xccdf:rationale></xccdf:Rule>
<xccdf:Rule id="xccdf_org.made_rule_b" severity="unknown"><xccdf:title>Close it</xccdf:title></xccdf:Rule></xccdf:Group>
</xccdf:Benchmark></ds:component></ds:data-stream-collection>`,
    );
    expect(found.checklist).toMatchObject({ id: "agents", version: "0.1.72" });
    expect(outline(found)).toEqual([["Access", "a", "b"]]);
    expect(itemsOf(found)).toMatchObject([
      { prompt: "Set it to [days] days", guidance: "So be it.", levels: ["medium"] },
      { prompt: "Close it" },
    ]);
  });

  test("entities, document types and other XML are refused", async () => {
    const bomb = `<!DOCTYPE b [<!ENTITY a "aaaa">]><Benchmark>&a;</Benchmark>`;
    await expect(read("b.xml", bomb)).rejects.toMatchObject({ code: "malformed-file" });
    await expect(read("b.xml", "<html><p>1</p></html>")).rejects.toMatchObject({
      details: { problems: [{ says: expect.stringMatching(/no checklist that is known/) }] },
    });
    await expect(read("b.xml", benchmark.slice(0, 900))).rejects.toMatchObject({ code: "malformed-file" });
  });
});

describe("STIG Viewer", () => {
  const data = (values: Record<string, string>) =>
    Object.entries(values)
      .map(
        ([name, value]) =>
          `<STIG_DATA><VULN_ATTRIBUTE>${name}</VULN_ATTRIBUTE><ATTRIBUTE_DATA>${value}</ATTRIBUTE_DATA></STIG_DATA>`,
      )
      .join("");
  const info = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([name, value]) => `<SI_DATA><SID_NAME>${name}</SID_NAME><SID_DATA>${value}</SID_DATA></SI_DATA>`)
      .join("");
  const stig = (title: string) =>
    `<iSTIG><STIG_INFO>${info({ version: "1", stigid: "Agent_STIG", releaseinfo: "Release: 4 Benchmark Date: 1 Jan 2026", title })}</STIG_INFO>
<VULN>${data({ Vuln_Num: "V-1", Severity: "medium", Group_Title: "SRG-1", Rule_ID: "SV-1r1_rule", Rule_Ver: "AG-1", Rule_Title: "It must stop.", Vuln_Discuss: "Else it runs on.", Check_Content: "Stop it.", Fix_Text: "Add a stop.", CCI_REF: "CCI-1" })}<STATUS>Open</STATUS><FINDING_DETAILS>secret host</FINDING_DETAILS></VULN></iSTIG>`;
  const ckl = (...stigs: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a tool -->\n<CHECKLIST><ASSET><HOST_NAME>srv-1</HOST_NAME></ASSET><STIGS>${stigs.join("")}</STIGS></CHECKLIST>`;

  test("CKL gives the questions and none of the answers", async () => {
    const found = await read("host.ckl", ckl(stig("Agent guide")));
    expect(found.checklist).toMatchObject({ title: "Agent guide (V1R4, 1 Jan 2026)", version: "1.4.0" });
    expect(itemsOf(found)).toMatchObject([
      {
        id: "V-1",
        prompt: "It must stop.",
        guidance: "Else it runs on.\n\nCheck: Stop it.\n\nFix: Add a stop.",
        refs: ["SV-1r1_rule", "AG-1", "SRG-1", "CCI-1"],
        levels: ["medium"],
      },
    ]);
    expect(JSON.stringify(found.checklist)).not.toMatch(/secret host|srv-1/);
    expect(found.foreign?.notes.join(" ")).toMatch(/^One rule has an answer/);
  });

  test("several guides in one file are sections, and ids that come twice are told", async () => {
    const found = await read("host.ckl", ckl(stig("First"), stig("Second")));
    expect(outline(found)).toEqual([
      ["Agent_STIG First (V1R4, 1 Jan 2026)", "V-1"],
      ["Agent_STIG Second (V1R4, 1 Jan 2026)", "V-1-2"],
    ]);
    expect(itemsOf(found)[1]).toMatchObject({ sourceId: "V-1" });
  });

  test("CKLB likewise", async () => {
    const found = await read("host.cklb", {
      title: "host",
      target_data: { host_name: "srv-1" },
      stigs: [
        {
          stig_name: "Agent guide",
          stig_id: "Agent_STIG",
          version: 2,
          release_info: "Release: 1 Benchmark Date: 2 Feb 2026",
          rules: [
            {
              group_id: "V-9",
              group_tree: [{ id: "V-9", title: "SRG-9" }],
              rule_id_src: "SV-9r1_rule",
              rule_version: "AG-9",
              rule_title: "It must log.",
              severity: "low",
              discussion: "Why.",
              check_content: "Look.",
              fix_text: "Log.",
              ccis: ["CCI-9"],
              status: "not_reviewed",
              comments: "",
            },
          ],
        },
      ],
    });
    expect(found.checklist).toMatchObject({ id: "agent_stig", version: "2.1.0" });
    expect(itemsOf(found)).toMatchObject([
      { id: "V-9", refs: ["SV-9r1_rule", "AG-9", "SRG-9", "CCI-9"], levels: ["low"] },
    ]);
    expect(found.foreign?.notes).toEqual([]);
  });
});

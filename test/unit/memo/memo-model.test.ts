import { expect, test } from "vitest";
import { memoModel } from "#core/memo/memo-model";
import { Packet } from "#shared/formats/packet";
import { findTable, linesOf, rescored, tableNamed } from "../../support/memo-content.ts";
import { aMemoInput } from "../../support/memo-input.ts";

test("page one answers the six first questions, each with its verdict and the packet's own line", () => {
  const rows = tableNamed(aMemoInput(), /six first questions/);
  expect(rows.map(([question]) => question)).toEqual([
    "What can it touch?",
    "What can it read?",
    "What can it do without approval?",
    "What happens when it is wrong?",
    "Who can stop it?",
    "Where is the audit trail?",
  ]);
  expect(rows.map(([, verdict]) => verdict)).toEqual(Array.from({ length: 6 }, () => "Met"));
  expect(rows[0]?.[2]).toContain("Finance ERP");
  expect(rows[4]?.[2]).toContain("Femi Adeyanju");
});

test("a packet with no answers is said to say nothing, question by question", () => {
  const bare = Packet.parse({ format: "countersign.packet/1", id: "bare", sections: {} });
  const rows = tableNamed(aMemoInput({ packet: bare }), /six first questions/);
  expect(rows.map(([, , says]) => says)).toEqual(Array.from({ length: 6 }, () => "The packet does not say."));
});

test("a decision that differs from the recommendation shows both, and the reason", () => {
  const input = aMemoInput();
  const lines = linesOf(memoModel(input).blocks);
  expect(lines).toContain("Decision: Approved with conditions");
  expect(lines.find((line) => line.startsWith("Checklist recommends"))).toContain(
    "approve for a bounded test",
  );
  expect(lines.find((line) => line.startsWith("The reviewer decided otherwise"))).toContain("one scope more");
});

test("without a decision the memo says that nothing is approved", () => {
  const input = aMemoInput({ draft: true });
  const record = {
    ...input.record,
    decision: { reason: "", scope: "", excluded: [], conditions: [], stoppedBy: "", reviewAgain: "" },
  };
  const lines = linesOf(memoModel({ ...input, record }).blocks);
  expect(lines).toContain("Decision: not decided yet");
  expect(lines).toContain("The reviewer has not decided. Nothing is approved.");
  expect(lines.some((line) => line.startsWith("Approved"))).toBe(false);
});

test("every item stands in one row with its score, evidence level, note and links", () => {
  const input = aMemoInput();
  const [section] = input.checklist.sections;
  const rows = tableNamed(input, `Answers: ${section?.title}`);
  expect(rows).toHaveLength(section?.items.length ?? -1);
  section?.items.forEach((item, i) => {
    const answer = input.record.answers[item.id];
    const row = rows[i]?.join("\n") ?? "";
    expect(row).toContain(item.prompt);
    expect(row).toContain(answer?.na ?? input.checklist.scale.find(({ key }) => key === answer?.key)?.label);
    expect(row).toContain(answer?.note);
    for (const link of answer?.links ?? []) expect(row).toContain(`Packet: ${link.ref}, ${link.location}`);
  });
});

test("a failed gate and its waiver are told with who, why and until when", () => {
  const input = aMemoInput();
  const gate = input.card.gates[0]?.item ?? "";
  const answer = { key: "0", evidenceLevel: "declared" as const, note: "Nothing.", links: [] };
  const waiver = {
    item: gate,
    by: "Marit Oskarsdal",
    reason: "Covered by the firewall rule 14.",
    until: "2027-01-31",
  };
  const failed = rescored(input, { answers: { ...input.record.answers, [gate]: answer } });
  expect(tableNamed(failed, "Gates and waivers")[0]?.slice(1)).toEqual(["Absent (0)", "Failed"]);
  const row = tableNamed(rescored(failed, { waivers: [waiver] }), "Gates and waivers")[0];
  expect(row?.[2]).toBe("Failed, waived");
  expect(row?.[3]).toBe("Marit Oskarsdal\nCovered by the firewall rule 14.\nuntil 31 January 2027");
});

test("findings come worst first, and each in full", () => {
  const rows = tableNamed(aMemoInput({ findings: 6 }), "Findings by severity");
  expect(rows.map(([, severity]) => severity)).toEqual([
    "Critical",
    "High",
    "Medium",
    "Medium",
    "Low",
    "Information",
  ]);
  const lines = linesOf(memoModel(aMemoInput({ findings: 6 })).blocks);
  for (const label of ["What: ", "Why it matters: ", "Recommendation: "])
    expect(lines.filter((line) => line.startsWith(label))).toHaveLength(6);
});

test("evidence is listed with state and full hash, the reviewer's own apart; what is odd is a warning", () => {
  const input = aMemoInput();
  const files = tableNamed(input, "Files of the packet");
  input.files.forEach((file, i) => {
    expect(files[i]?.[0]).toContain(file.path);
    expect(files[i]?.[2]).toContain(file.sha256 ?? "no content");
  });
  expect(files.map(([, state]) => state)).toEqual(
    expect.arrayContaining(["Altered", "Not listed", "Missing", "Manifest"]),
  );
  expect(tableNamed(input, "Files added by the reviewer")[0]?.join()).toMatch(
    /stop-demo.*Reviewer's own.*[0-9a-f]{64}/s,
  );
  expect(tableNamed(input, /odd about the packet/).map(([where]) => where)).toEqual([
    "Packet",
    "evidence/runbook-pause-and-exceptions.md",
    "evidence/old-runbook.md",
    "evidence/pen-test.pdf",
  ]);
});

test("there is a line for ink for the reviewer and for each countersigner that the checklist asks for", () => {
  const input = aMemoInput();
  const asked = { ...input.checklist, policy: { ...input.checklist.policy, countersignatures: 2 } };
  expect(tableNamed({ ...input, checklist: asked }, /in ink/).map(([as]) => as)).toEqual([
    "Reviewer",
    "Countersigner 1",
    "Countersigner 2",
  ]);
});

test("an action outside the three buckets is shown, with the vendor's own word", () => {
  const packet = Packet.parse({
    format: "countersign.packet/1",
    id: "odd",
    sections: { actions: [{ action: "close ticket", policy: "it depends" }, { action: "send mail" }] },
  });
  const rows = tableNamed(aMemoInput({ packet }), "In no bucket");
  expect(rows.map(([action]) => action)).toEqual([
    "close ticket\nPolicy: it depends",
    "send mail\nPolicy: not stated",
  ]);
});

test("a finding has a line for what was stated, and none for what was left blank", () => {
  const input = aMemoInput({ findings: 1 });
  for (const finding of input.record.findings)
    Object.assign(finding, { why: " ", recommendation: "", owner: "", due: "", links: [], item: undefined });
  const lines = linesOf(memoModel(input).blocks);
  const from = lines.findIndex((line) => line.startsWith("Finding 1."));
  expect(lines.slice(from + 1, from + 4)).toEqual([
    "High · Open",
    expect.stringMatching(/^What: The access export/),
    "Pre-checks",
  ]);
});

test("the list of findings has a column for the status, and for owner and day where any is stated", () => {
  const names = (input: ReturnType<typeof aMemoInput>) =>
    findTable(input, "Findings by severity")?.columns.map(({ name }) => name);
  const input = aMemoInput({ findings: 6 });
  expect(names(input)).toEqual(["No.", "Severity", "Finding", "Owner", "Due", "Status"]);
  expect(tableNamed(input, "Findings by severity").map((row) => row.slice(-2))).toContainEqual([
    "20 November 2026",
    "Fixed",
  ]);
  for (const finding of input.record.findings) Object.assign(finding, { owner: "", due: "" });
  expect(names(input)).toEqual(["No.", "Severity", "Finding", "Status"]);
});

test("items without an answer are named together, apart from those that have one", () => {
  const input = aMemoInput();
  const [section] = input.checklist.sections;
  const [first, second, third] = section?.items ?? [];
  if (!section || !first || !second || !third) throw new Error("three items are needed");
  const { [first.id]: _, ...answers } = input.record.answers;
  delete answers[second.id]?.key;
  const open = rescored(input, {
    answers: { ...answers, [third.id]: { evidenceLevel: "declared", note: "Ask again.", links: [] } },
  });
  const rows = tableNamed(open, `Not answered: ${section.title} (1 of ${section.items.length})`);
  expect(rows).toEqual([[first.id, expect.stringContaining(first.prompt)]]);
  const answered = tableNamed(open, `Answers: ${section.title}`);
  expect(answered).toHaveLength(section.items.length - 1);
  expect(answered.find(([item]) => item?.startsWith(third.id))?.slice(1)).toEqual([
    "Open",
    "—",
    "Ask again.",
  ]);
});

test("what the packet says stands on page one letter by letter", () => {
  const packet = Packet.parse({
    format: "countersign.packet/1",
    id: "crm-helper",
    sections: {
      boundary: { systems: [{ id: "crm" }] },
      failure: { stop: { who: "duty desk, ext. 40!", how: "iPad, red button" } },
    },
  });
  const said = tableNamed(aMemoInput({ packet }), /six first questions/).map(([, , says]) => says);
  expect(said[0]).toBe("crm.");
  expect(said[4]).toBe("duty desk, ext. 40! How: iPad, red button.");
});

test("numbers that are compared stand to the right", () => {
  const columns = findTable(aMemoInput(), "Score by section")?.columns ?? [];
  expect(columns.map(({ align }) => align)).toEqual([undefined, ...Array.from({ length: 6 }, () => "right")]);
});

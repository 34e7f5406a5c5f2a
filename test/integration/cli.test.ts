/** The command line as a script sees it: one JSON value on stdout, and an exit code. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract, type Output } from "#shared/contract/contract";
import { runCli, type Ran } from "../support/run-cli.ts";

let folder: string;
const passphrase = { env: { COUNTERSIGN_PASSPHRASE: "correct horse battery staple" } };
const run = (...args: string[]) => runCli(folder, [...args, "--json"]);
const runWith = (more: Parameters<typeof runCli>[2], ...args: string[]) =>
  runCli(folder, [...args, "--json"], more);
const field = (ran: Ran, name: string) => String((ran.json as Record<string, unknown>)[name]);

const manifest = {
  format: "countersign.packet/1",
  id: "northwind-router",
  version: "3",
  title: "Lead router",
  sections: { boundary: { statement: "Routes leads.", trigger: "A new row" } },
};

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "countersign-cli-"));
  writeFileSync(path.join(folder, "packet.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "bad.json"), "{}");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("before there is a workspace", () => {
  test("reading verbs see an empty one, and make none", () => {
    expect(run("packets")).toMatchObject({ code: 0, json: { packets: [] } });
    expect(run("checklists").json).toMatchObject({ checklists: [{ id: "ai-agent-review" }] });
    expect(run("schema", "packet")).toMatchObject({ code: 0, json: { type: "object" } });
    expect(existsSync(path.join(folder, "workspace"))).toBe(false);
  });

  test("verify has nothing to say", () => {
    expect(run("verify")).toMatchObject({ code: 2, json: { error: { code: "not-found" } } });
  });
});

describe("precheck on a folder, as a vendor's own checks run it", () => {
  test("by a bare name: blockers are 1, none is 0, and nothing is stored", () => {
    mkdirSync(path.join(folder, "ours"));
    const write = (policy: string) =>
      writeFileSync(
        path.join(folder, "ours", "packet.json"),
        JSON.stringify({
          ...manifest,
          sections: {
            ...manifest.sections,
            actions: { rows: [{ action: "pay supplier invoices", policy }] },
          },
        }),
      );
    const never = (ran: Ran) =>
      (ran.json as Output<"precheck.file">).flags.filter(({ rule }) => rule === "actions.never-class");
    write("automatic");
    const found = run("precheck", "ours");
    expect(found.code).toBe(1);
    expect(never(found)).toMatchObject([
      { severity: "blocker", quotes: [{ path: "actions[0].action" }, {}] },
    ]);
    write("never");
    expect(never(run("precheck", "ours"))).toEqual([]);
    expect(
      run("precheck", path.resolve(import.meta.dirname, "../../samples/ostermere-invoice-matcher")),
    ).toEqual(expect.objectContaining({ code: 0 }));
    expect(run("precheck", "theirs")).toMatchObject({ code: 2, json: { error: { code: "not-found" } } });
    expect(existsSync(path.join(folder, "workspace"))).toBe(false);
  });
});

describe("the whole job", () => {
  test("from the packet to the signed memo, and what is refused on the way", () => {
    const imported = run("import", "packet.json");
    expect(imported).toMatchObject({
      code: 0,
      json: {
        packetId: "northwind-router",
        version: "3",
        alreadyImported: false,
        files: [{ path: "packet.json", state: "manifest", why: null }],
      },
    });
    expect(run("import", "./packet.json").json).toMatchObject({
      packetVersionId: field(imported, "packetVersionId"),
      alreadyImported: true,
    });

    const byEachName = [
      "northwind-router",
      "northwind-router@3",
      field(imported, "packetVersionId"),
      "./packet.json",
    ];
    const reviews = byEachName.map((packet) => run("review", "start", packet));
    const reviewIdOfDraft = String(reviews.map((review) => field(review, "reviewId"))[0]);
    for (const review of reviews) expect(review.json).toMatchObject({ checklist: { id: "ai-agent-review" } });
    const reviewId = field(
      run("review", "start", "northwind-router", "--checklist", "ai-agent-review@1.0.0"),
      "reviewId",
    );

    expect(run("score", reviewId)).toMatchObject({
      code: 0,
      json: { recommendation: "incomplete", overall: null },
    });
    const answered = run(
      "review",
      "answer",
      reviewId,
      "boundary.trigger",
      "3",
      "--note",
      "p. 1",
      "--level",
      "documented",
    );
    expect(answered).toMatchObject({ code: 0, json: { reviewId, applied: 1 } });
    expect(run("review", "answer", reviewId, "boundary.trigger", "9")).toMatchObject({ code: 2 });
    expect(run("review", "answer", reviewId, "boundary.trigger", "3", "--na", "both")).toMatchObject({
      code: 2,
      json: { error: { code: "usage" } },
    });

    writeFileSync(path.join(folder, "answers.json"), JSON.stringify(fullAnswers()));
    expect(run("review", "apply", reviewId, "answers.json")).toMatchObject({
      code: 0,
      json: { reviewId, open: 0 },
    });

    const profile = runWith(passphrase, "profile", "create", "Ann Lee");
    expect(profile).toMatchObject({ code: 0, json: { name: "Ann Lee" } });
    expect(runWith(passphrase, "profile", "create", "Ann Lee")).toMatchObject({ code: 1 });
    expect(run("profiles").json).toMatchObject({ profiles: [{ name: "Ann Lee" }] });

    expect(run("memo", reviewId, "--out", "draft.docx")).toMatchObject({
      code: 0,
      json: { signed: false, signatures: [] },
    });
    expect(run("verify", "draft.docx")).toMatchObject({ code: 1, json: { verdict: "not-enough" } });

    expect(runWith(passphrase, "sign", reviewId, "--as", "Anne Lee")).toMatchObject({
      code: 2,
      json: { error: { code: "not-found" } },
    });
    expect(run("profiles").json).toMatchObject({ profiles: [{ name: "Ann Lee" }] });
    expect(run("sign", reviewId, "--as", "Ann Lee")).toMatchObject({
      code: 2,
      json: { error: { code: "usage" } },
    });
    const wrong = runWith({ input: "wrong\n" }, "sign", reviewId, "--as", "Ann Lee", "--passphrase-fd", "0");
    expect(wrong).toMatchObject({ code: 2, json: { error: { code: "passphrase" } } });
    const signed = runWith(passphrase, "sign", reviewId, "--as", "Ann Lee");
    expect(signed).toMatchObject({ code: 0, json: { reviewId, fingerprint: field(profile, "fingerprint") } });

    expect(run("review", "answer", reviewId, "boundary.trigger", "0")).toMatchObject({
      code: 1,
      json: { error: { code: "signed", details: { reviewId } } },
    });

    const memo = run("memo", reviewId, "--out", "memo.docx");
    const beside = ["memo.statement-1.json", "memo.statement-1.json.sig"].map((name) =>
      path.join(folder, name),
    );
    expect(memo).toMatchObject({
      code: 0,
      json: { file: path.join(folder, "memo.docx"), signed: true, signatures: beside },
    });
    expect(run("memo", reviewId, "--out", "memo.docx")).toMatchObject({ code: 0 });
    const draft = run("memo", reviewIdOfDraft, "--out", "memo.docx");
    expect(draft).toMatchObject({ code: 1, json: { error: { code: "conflict" } } });
    expect(draft.stdout).toContain("memo.statement-1.json, memo.statement-1.json.sig");
    expect(run("verify", "memo.docx").json).toMatchObject({ verdict: "not-enough", signers: [{}] });
    const elsewhere = ["--workspace", "another"];
    expect(run("verify", "memo.docx", ...elsewhere)).toMatchObject({
      code: 1,
      json: { signers: [{ name: "Ann Lee", known: false }] },
    });
    expect(run("trust", "add", field(profile, "publicKey"), "--name", "Ann Lee", ...elsewhere)).toMatchObject(
      {
        code: 0,
      },
    );
    expect(run("verify", "memo.docx", ...elsewhere).json).toMatchObject({
      signers: [{ name: "Ann Lee", known: true }],
    });

    expect(run("memo", reviewId, "--out", "vendor.docx", "--vendor")).toMatchObject({
      code: 0,
      json: { signed: true, signatures: [] },
    });
    expect(run("bundle", "export", reviewId, "--out", "b.zip")).toMatchObject({
      code: 0,
      json: { signed: true, encrypted: false, file: path.join(folder, "b.zip") },
    });
    const third = ["--workspace", "third"];
    const looked = run("bundle", "import", "b.zip", "--look", ...third);
    expect(looked).toMatchObject({ code: 0, json: { plan: { way: "new" } } });
    expect(run("reviews", ...third).json).toEqual({ reviews: [] });
    const sealed = runWith(passphrase, "bundle", "export", reviewId, "--out", "b.zip.age", "--encrypt");
    expect(sealed).toMatchObject({ code: 0, json: { encrypted: true } });
    expect(readFileSync(path.join(folder, "b.zip.age")).toString("latin1")).toMatch(
      /^age-encryption\.org\/v1\n/,
    );
    expect(runWith(passphrase, "bundle", "import", "b.zip.age", ...third)).toMatchObject({
      code: 0,
      json: { imported: { reviewId, way: "new" } },
    });
    expect(run("bundle", "import", "b.zip", ...third).json).toMatchObject({ imported: { way: "known" } });
    expect(run("verify", "b.zip", ...third)).toMatchObject({ code: 1, json: { verdict: "not-enough" } });

    const bytes = readFileSync(path.join(folder, "memo.docx"));
    bytes.writeUInt8(bytes.readUInt8(10) ^ 2, 10);
    writeFileSync(path.join(folder, "memo.docx"), bytes);
    expect(run("verify", "memo.docx")).toMatchObject({ code: 3, json: { verdict: "altered" } });

    expect(run("verify")).toMatchObject({ code: 0, json: { verdict: "good" } });
    expect(run("backup", "--out", "backup.zip")).toMatchObject({
      code: 0,
      json: { file: path.join(folder, "backup.zip") },
    });
  }, 120_000);
});

describe("exit codes", () => {
  const expected: Record<string, [string[], number, string]> = {
    "an unknown verb": [["bogus"], 2, "usage"],
    "an unknown call": [["call", "no.such"], 2, "unknown-call"],
    "an input that is not JSON": [["call", "packet.list", "{"], 2, "usage"],
    "an input that does not fit": [["call", "packet.list", '{"more":1}'], 2, "invalid-input"],
    "a packet that is not there": [["review", "start", "nobody"], 2, "not-found"],
    "a file that is not there": [["import", "nobody.zip"], 2, "not-found"],
    "a malformed packet": [["import", "bad.json"], 2, "malformed-file"],
    "a file that verify does not check": [["verify", "bad.json"], 2, "malformed-file"],
    "a folder that is not there": [["backup", "--out", "nowhere/b.zip"], 2, "not-found"],
    "a review id that is none": [["score", "x"], 2, "usage"],
  };
  test.each(Object.entries(expected))("say what %s is", (_, [args, code, error]) => {
    const ran = run(...args);
    expect(ran).toMatchObject({ code, json: { error: { code: error, details: {} } } });
    expect(ran.stdout.trim().split("\n")).toHaveLength(1);
  });

  test("without --json the message is on stderr, and stdout stays empty", () => {
    const ran = runCli(folder, ["import", "bad.json"]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("bad.json:1:format");
  });

  test("a workspace that cannot be opened is 3", () => {
    writeFileSync(path.join(folder, "file"), "");
    const ran = runCli(folder, ["import", "packet.json", "--json", "--workspace", "file"]);
    expect(ran.code).toBe(3);
    for (const place of ["file", "file/below"]) {
      const reading = runCli(folder, ["packets", "--json", "--workspace", place]);
      expect(reading).toMatchObject({ code: 3, json: { error: { code: "storage" } } });
      expect(reading.stdout).toContain("there is a file where the folder should be");
    }
  });

  test.runIf(process.platform === "linux")("a place where no folder can be made is 3, at once", () => {
    const ran = runCli(folder, ["import", "packet.json", "--json", "--workspace", "/proc/countersign/x"]);
    expect(ran).toMatchObject({ code: 3, json: { error: { code: "storage" } } });
    expect(ran.stdout).toContain("no folder can be made at this place");
  });

  test("an empty argument is 2", () => {
    expect(run("import", "")).toMatchObject({ code: 2, json: { error: { code: "usage" } } });
    expect(run("backup", "--out=")).toMatchObject({ code: 2, json: { error: { code: "usage" } } });
    expect(run("packets", "--workspace=")).toMatchObject({ code: 2, json: { error: { code: "usage" } } });
  });
});

test("a memo template: begun, checked, imported, listed, removed; a broken one ends with 1 and 2", () => {
  const file = path.join(folder, "template.docx");
  expect(run("memo-template", "starting", "--out", file)).toMatchObject({ code: 0 });
  expect(run("memo-template", "check", file)).toMatchObject({
    code: 0,
    json: { usable: true, problems: [] },
  });
  const digest = field(run("memo-template", "import", file), "digest");
  expect(run("memo-template", "list")).toMatchObject({
    code: 0,
    json: { templates: [{ digest, reviews: 0 }] },
  });
  expect(run("memo-template", "remove", digest.slice(0, 8))).toMatchObject({ code: 0 });
  expect(run("memo-template", "remove", digest.slice(0, 8))).toMatchObject({ code: 2 });
  const bad = path.join(folder, "bad.json");
  expect(run("memo-template", "check", bad)).toMatchObject({ code: 1, json: { usable: false } });
  expect(run("memo-template", "import", bad)).toMatchObject({
    code: 2,
    json: { error: { code: "malformed-file" } },
  });
}, 60_000);

test("every other form of a review is written where it should be, with the SHA-256 that is told", () => {
  const other = mkdtempSync(path.join(folder, "outputs-"));
  writeFileSync(path.join(other, "packet.json"), JSON.stringify(manifest));
  const cli = (...args: string[]) => runCli(other, [...args, "--json"]);
  cli("import", "packet.json");
  const reviewId = field(cli("review", "start", "northwind-router"), "reviewId");
  const title = '=HYPERLINK("http://example.invalid") <b>leads</b>';
  writeFileSync(
    path.join(other, "answers.json"),
    JSON.stringify({ answers: {}, findings: [{ severity: "high", title }] }),
  );
  expect(cli("review", "apply", reviewId, "answers.json")).toMatchObject({ code: 0 });
  const written = (as: string) => {
    const file = path.join(other, `review.${as}`);
    const ran = cli("output", reviewId, "--as", as, "--out", file);
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(ran).toMatchObject({ code: 0, json: { file, sha256 } });
    return bytes;
  };
  expect(written("markdown").toString()).toContain("\\<b\\>leads");
  expect(written("csv").toString()).toContain("\"'=HYPERLINK(");
  expect(written("xlsx").subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(JSON.parse(written("json").toString())).toMatchObject({ reviewId, findings: [{ title }] });
  for (const as of ["pdf", "docx", "toString"]) {
    const refused = cli("output", reviewId, "--as", as, "--out", "never");
    expect(refused).toMatchObject({ code: 2, json: { error: { code: "usage" } } });
    expect(existsSync(path.join(other, "never"))).toBe(false);
  }
}, 60_000);

test("a memo has the ending of a Word file", () => {
  const ran = run("memo", "rv-abcdefabcdef", "--out", "decision.txt");
  expect(ran).toMatchObject({ code: 2, json: { error: { code: "usage" } } });
  expect(existsSync(path.join(folder, "decision.txt"))).toBe(false);
});

test("help is one JSON value, too", () => {
  expect(run("help")).toMatchObject({ code: 0, json: { verbs: expect.any(Array) as unknown } });
  const memo = {
    verb: "memo",
    args: ["REVIEW"],
    flags: [{ flag: "--out", value: "FILE.docx" }, { flag: "--vendor" }],
  };
  expect(run("memo", "--help")).toMatchObject({ code: 0, json: { verbs: [memo] } });
});

test("call makes any call, with files by --file and results by --out", () => {
  expect(run("call", "packet.preview", "--file", "pickedFile=packet.json")).toMatchObject({
    code: 0,
    json: { packetId: "northwind-router" },
  });
  expect(run("call", "app.diagnostics", "--out", "diagnostics.json")).toMatchObject({ code: 0 });
  expect(existsSync(path.join(folder, "diagnostics.json"))).toBe(true);
});

/** Everything answered with the best key, and an approval: enough to sign. */
function fullAnswers() {
  const got = run("call", "checklist.get", JSON.stringify({ id: "ai-agent-review", version: "1.0.0" }));
  const { checklist }: Output<"checklist.get"> = contract["checklist.get"].output.parse(got.json);
  const items = checklist.sections.flatMap((section) => section.items);
  return {
    answers: Object.fromEntries(items.map(({ id }) => [id, { key: "4" }])),
    decision: {
      decision: "approve",
      scope: "As submitted.",
      excluded: [],
      conditions: [],
      stoppedBy: "Duty manager",
      reviewAgain: "2030-01-01",
    },
  };
}

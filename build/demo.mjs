/**
 * `npm run demo`: the main job with no window, on a sample packet and recorded answers. Everything goes through the
 * command line, as a script of yours would; what comes of it lies in out/.
 */
import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  SetUpError,
  ensureInstalled,
  main,
  onStderr,
  projectEnvironment,
  projectNode,
  root,
} from "./set-up.mjs";

const sample = "ostermere-invoice-matcher";
const out = path.join(root, "out");
const workspace = path.join(out, "workspace");
const shown = (file) => path.relative(root, file);

/** One verb; its JSON, or the end of the demo with what it said. `fine` lists exit codes that are an answer too. */
function cli(args, { passphrase, fine = [0] } = {}) {
  const env = { ...projectEnvironment(), INIT_CWD: root };
  if (passphrase !== undefined) env.COUNTERSIGN_PASSPHRASE = passphrase;
  console.log(`\n$ npm run -s cli -- ${args.map(quoted).join(" ")}`);
  const all = [path.join(root, "electron", "cli.ts"), ...args, "--workspace", workspace, "--json"];
  const { status, stdout, stderr } = spawnSync(projectNode, all, { cwd: root, env, encoding: "utf8" });
  if (!fine.includes(status))
    throw new SetUpError(`This failed with exit code ${status}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

const quoted = (word) => (/^[\w./@:=-]+$/.test(word) ? word : `'${word}'`);
const tell = (...lines) => console.log(lines.map((line) => `  ${line}`).join("\n"));

await main(async () => {
  await ensureInstalled(onStderr);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const packet = cli(["import", `samples/${sample}`]);
  tell(
    `${packet.packetId}, version ${packet.version}: ${packet.files.length} files`,
    `digest ${packet.digest}`,
  );

  // 1 where blockers stand. Nothing is stored for a packet that is only looked at.
  const counted = (flags) =>
    ["blocker", "concern", "note"]
      .map((name) => `${flags.filter(({ severity }) => severity === name).length} ${name}s`)
      .join(", ");
  const { flags } = cli(["precheck", `samples/${sample}`], { fine: [0, 1] });
  tell(`pre-checks of this one: ${counted(flags)}`);
  const sideways = cli(["precheck", "samples/brightsurge-tenant-autopilot"], { fine: [1] });
  tell(
    `pre-checks of the other sample: ${counted(sideways.flags)}; the first three:`,
    ...sideways.flags.slice(0, 3).map(({ severity, says }) => `${severity.padEnd(8)} ${says}`),
  );

  const { reviewId, checklist } = cli(["review", "start", packet.packetVersionId]);
  tell(`${reviewId} with ${checklist.id} ${checklist.version}`);

  const { applied, open } = cli(["review", "apply", reviewId, `samples/answers/${sample}.json`]);
  tell(`${applied} items answered, ${open} open`);

  const score = cli(["score", reviewId]);
  tell(
    `${score.overall.toFixed(1)} % overall, recommendation: ${score.recommendation}`,
    `gates failed: ${score.gatesFailed.join(", ") || "none"}, waived: ${score.waived.join(", ") || "none"}`,
    ...Object.entries(score.sections).map(([id, value]) => `${id.padEnd(10)} ${value?.toFixed(1) ?? "–"} %`),
  );

  const passphrase = randomBytes(12).toString("base64url");
  const name = "Demo Reviewer";
  const profile = cli(["profile", "create", name, "--role", "Security engineer"], { passphrase });
  tell(`${profile.fingerprint}`, `passphrase, made for this demo alone: ${passphrase}`);
  cli(["trust", "add", profile.publicKey, "--name", name]);

  const signed = cli(["sign", reviewId, "--as", name], { passphrase });
  tell(`digest ${signed.digest}`);

  const memo = cli(["memo", reviewId, "--out", "out/memo.docx"]);
  tell(shown(memo.file), ...memo.signatures.map(shown), `SHA-256 ${memo.sha256}`);

  // 1: genuine, but it would need a countersignature, which this checklist asks of a second person.
  const verified = cli(["verify", "out/memo.docx"], { fine: [0, 1] });
  writeFileSync(path.join(out, "verify.json"), `${JSON.stringify(verified, null, 2)}\n`);
  tell(verified.says, ...verified.checks.map(({ what, result }) => `${result.padEnd(10)} ${what}`));

  // The control: one bit turned round, in the time of the first part, which no reader would notice, must not pass.
  const altered = readFileSync(memo.file);
  altered[10] ^= 2;
  writeFileSync(path.join(out, "altered.docx"), altered);
  for (const file of memo.signatures) {
    writeFileSync(path.join(out, path.basename(file).replace(/^memo\./, "altered.")), readFileSync(file));
  }
  const refused = cli(["verify", "out/altered.docx"], { fine: [3] });
  tell(`the same with one bit turned round: ${refused.says}`);

  const whole = cli(["verify"]);
  tell(whole.says);

  console.log(`\nDone. The memo is ${shown(memo.file)}, what verify found is out/verify.json.`);
  return 0;
});

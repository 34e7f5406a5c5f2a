/**
 * LibreOffice's own word on the signatures inside memos: valid as they leave, with one signer and with two, and broken
 * after every change of what such a signature covers. Needs soffice and Debian's python3-uno.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportMemo } from "#core/memo/export-memo";
import { readTemplate } from "#core/template/read-template";
import { exportTemplatedMemo } from "#core/template/templated-memo";
import { makeCertificate } from "#core/word-signature/certificate";
import { readPackage, writePackage } from "#core/word-signature/package-parts";
import { signPackage } from "#core/word-signature/sign-package";
import { verifyPackage } from "#core/word-signature/verify-package";
import { sampleMemo } from "../support/memo-flags.ts";

type Wanted = "valid" | "broken" | "unsigned";
const folder = mkdtempSync(path.join(tmpdir(), "countersign-word-signatures-"));
const wanted = new Map<string, Wanted>();
const file = (name: string, bytes: Uint8Array, want: Wanted) => {
  writeFileSync(path.join(folder, name), bytes);
  wanted.set(name, want);
};

const now = new Date("2026-11-22T12:00:00Z");
const signer = async (name: string, role: string) => ({
  ...(await makeCertificate(name, now)),
  role,
  comments: "Approve with conditions",
  signedAt: now,
});
const [ines, ada] = [
  await signer("Inés Hälvorsen & “team” <x>", "Security"),
  await signer("Ada Ruiz", "CISO"),
];
const { bytes: memo } = await exportMemo(sampleMemo("ostermere-invoice-matcher"));
const started = performance.now();
const one = await signPackage(memo, ines);
const signing = performance.now() - started;
file("unsigned.docx", memo, "unsigned");
file("one.docx", one, "valid");
file("two.docx", await signPackage(one, ada), "valid");

// In every template of an organisation the memo is signed like any other.
const templates = path.resolve(import.meta.dirname, "../fixtures/templates");
for (const name of readdirSync(templates).filter((one) => one.endsWith(".docx"))) {
  const { template } = await readTemplate(readFileSync(path.join(templates, name)));
  if (!template) continue;
  const { bytes } = await exportTemplatedMemo(sampleMemo("ostermere-invoice-matcher"), template);
  file(`template-${name}`, await signPackage(await signPackage(bytes, ines), ada), "valid");
}

const signature = "_xmlsignatures/sig1.xml";
const edits: [string, string, string | RegExp, string][] = [
  ["text", "word/document.xml", "Ostermere", "Ostermore"],
  ["space", "word/document.xml", "</w:t>", " </w:t>"],
  ["header", "word/header1.xml", "</w:t>", "x</w:t>"],
  ["footer", "word/footer1.xml", "</w:t>", "x</w:t>"],
  ["style", "word/styles.xml", "</w:styles>", '<w:style w:type="paragraph" w:styleId="X"/></w:styles>'],
  ["settings", "word/settings.xml", "</w:settings>", " </w:settings>"],
  ["relationship", "word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="settings.xml"'],
  ["time", signature, "12:00:00Z</mdssi:Value>", "13:00:00Z</mdssi:Value>"],
  ["role", signature, "Security", "Chief"],
  ["purpose", signature, "Approve with conditions", "Approve"],
  ["value", signature, /(<SignatureValue>)..../, "$1AAAA"],
  ["digest", signature, /(styles\.xml\?.*?<DigestValue>)..../, "$1AAAA"],
  ["reference", signature, /<Reference URI="\/word\/styles\.xml.*?<\/Reference>/, ""],
];
for (const [name, part, from, to] of edits) {
  const parts = new Map(await readPackage(one));
  const before = String(parts.get(part));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing was changed for ${name}`);
  parts.set(part, Buffer.from(after));
  const bytes = writePackage(parts);
  const { signatures } = await verifyPackage(bytes);
  if (signatures.every(({ state }) => state === "good")) throw new Error(`our own check missed ${name}`);
  file(`altered-${name}.docx`, bytes, "broken");
}

const pipe = `countersign-${process.pid}`;
const office = spawn(
  "soffice",
  [
    `-env:UserInstallation=file://${folder}/profile`,
    "--headless",
    "--norestore",
    "--nologo",
    `--accept=pipe,name=${pipe};urp`,
  ],
  { stdio: "ignore" },
);
let failed = 0;
try {
  const script = path.join(import.meta.dirname, "support", "libreoffice-signatures.py");
  const names = [...wanted.keys()];
  const said = execFileSync(
    "/usr/bin/python3",
    [script, pipe, ...names.map((name) => path.join(folder, name))],
    {
      encoding: "utf8",
      timeout: 300_000,
    },
  );
  const verdicts = said.trim().split("\n");
  for (const [at, name] of names.entries()) {
    if (verdicts[at] === wanted.get(name)) continue;
    failed += 1;
    console.log(
      `${name}: LibreOffice says ${verdicts[at] ?? "nothing"}, and it should be ${wanted.get(name) ?? ""}.`,
    );
  }
} finally {
  office.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(
  `${wanted.size} Word files, ${failed} of them judged otherwise by LibreOffice; one signature took ${signing.toFixed(0)} ms.`,
);
process.exitCode = failed === 0 ? 0 : 1;

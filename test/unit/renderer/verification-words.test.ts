import { describe, expect, it } from "vitest";
import { checkedWords, signersWords } from "../../../renderer/features/verify/verification-words.ts";

const signer = {
  name: "Ada Reviewer",
  fingerprint: "SHA256:x",
  publicKey: "ssh-ed25519 x",
  role: "reviewer",
  signedAt: "2026-11-02T10:00:00.000Z",
  known: true,
};
const check = (what: string, result: "good" | "altered" | "not-enough") => ({ what, result, says: "…" });
const verification = (part: Partial<Parameters<typeof signersWords>[0]>) => ({
  verdict: "altered" as const,
  says: "…",
  subject: "memo.docx",
  signers: [],
  checks: [],
  ...part,
});

describe("the line below the verdict", () => {
  const files = ["memo.docx", "memo.statement-1.json", "memo.statement-1.json.sig"];

  it("says no name that the sentence has, and counts the signature files", () => {
    expect(checkedWords({ says: "memo.docx is as it was signed.", subject: "memo.docx" }, files)).toBe(
      "Checked with 2 signature files.",
    );
    expect(checkedWords({ says: "One signature is missing.", subject: "memo.docx" }, files)).toBe(
      "memo.docx, with 2 signature files",
    );
    expect(checkedWords({ says: "x", subject: "memo.docx" }, files.slice(0, 1))).toBe("memo.docx");
    expect(
      checkedWords({ says: "memo.docx is a draft.", subject: "memo.docx" }, ["memo.docx"]),
    ).toBeUndefined();
  });
});

describe("the words about the signers", () => {
  const said = (part: Parameters<typeof verification>[0], files = ["memo.docx"]) =>
    signersWords(verification(part), files);

  it("never say that nobody signed what is altered", () => {
    expect(said({ signers: [signer], checks: [check("memo.docx", "altered")] })).toBe(
      "They signed it as it was then, not as it is now.",
    );
    expect(said({ checks: [check("memo.docx", "altered")] })).toMatch(/^No signature that holds/);
  });

  it("say it where there is no signature at all, and nothing where all is in the table", () => {
    expect(said({ checks: [check("memo.docx", "not-enough")] })).toMatch(/^No signature was found/);
    expect(said({ signers: [signer], checks: [check("memo.docx", "good")] })).toBeUndefined();
    expect(said({ subject: "" }, [])).toBe("No signature that holds was found.");
  });
});

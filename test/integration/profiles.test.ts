import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createTestCore } from "../support/core-fixture.ts";
import { aProfileFile, PASSPHRASE } from "../support/profile-builder.ts";

describe("a profile", () => {
  test("is made, exported under its passphrase, and imported on another machine", async () => {
    const { call, core, refused, secret } = await createTestCore();
    await refused("invalid-input", "profile.create", { name: "Ada", role: "", secret: secret("short") });
    const made = await call("profile.create", { name: " Ada ", role: "Reviewer", secret: secret() });
    expect(made).toMatchObject({ name: "Ada", fingerprint: expect.stringMatching(/^SHA256:/) });
    expect((await call("profile.list", {})).profiles).toEqual([made]);
    const { produced, name } = await call("profile.export", { profileId: made.profileId });
    expect(name).toMatch(/\.countersign-profile\.json$/);
    const bytes = await readFile(core().producedFiles.get(produced).path);
    expect(bytes.includes(PASSPHRASE)).toBe(false);

    const other = await createTestCore();
    const pickedFile = await other.pickBytes("ada.json", bytes);
    await other.refused("passphrase", "profile.import", {
      pickedFile,
      secret: other.secret("wrong passphrase"),
    });
    const imported = await other.call("profile.import", { pickedFile, secret: other.secret() });
    expect(imported.fingerprint).toBe(made.fingerprint);
    const again = { pickedFile, secret: other.secret() };
    expect((await other.refused("conflict", "profile.import", again)).details.reason).toBe("key-exists");
  });

  test("is the actor of what its passphrase did, whoever is chosen in the settings", async () => {
    const core = await createTestCore();
    const { call, given, secret } = core;
    const other = await call("profile.create", { name: "Olga Other", role: "", secret: secret() });
    const whoDid = async (kind: string) =>
      (await call("receipt.list", { limit: 1, kind })).receipts.map(({ who }) => who);
    expect(await whoDid("profile.created")).toEqual(["Olga Other"]);
    const { reviewId } = await given.signed();
    expect(await whoDid("profile.imported")).toEqual(["Ada Reviewer"]);
    expect(await whoDid("review.signed")).toEqual(["Ada Reviewer"]);
    expect(await whoDid("review.started")).toEqual(["this laptop"]);
    await call("app.saveSettings", { signerProfileId: other.profileId });
    const { reviewId: next } = await call("review.revise", { reviewId });
    expect(await whoDid("review.revised")).toEqual(["Olga Other"]);
    const { profiles } = await call("profile.list", {});
    const ada = profiles.find(({ name }) => name === "Ada Reviewer");
    if (!ada) throw new Error("Ada is gone");
    await call("review.sign", { reviewId: next, profileId: ada.profileId, secret: secret() });
    expect(await whoDid("review.signed")).toEqual(["Ada Reviewer"]);
  });

  test("has a name that nobody else has, however it is spelled", async () => {
    const { refused, given, secret, pickBytes } = await createTestCore();
    await given.profile("Ada Reviewer");
    const input = { name: "ADA  reviewer", role: "", secret: secret() };
    expect((await refused("conflict", "profile.create", input)).details.reason).toBe("name-taken");
    const file = (await aProfileFile("Other")).replace('"Other"', '"ada reviewer"');
    const taken = { pickedFile: await pickBytes("p.json", file), secret: secret() };
    expect((await refused("conflict", "profile.import", taken)).details.reason).toBe("name-taken");
  });

  test("has a name that cannot pass for another", async () => {
    const { call, refused, given, secret, pickBytes } = await createTestCore();
    await given.profile("Ann Reviewer");
    const cyrillicA = "\u0410";
    for (const name of [
      "Ann Reviewer\u200B",
      "Ann\u202E Reviewer",
      "Ann\u00ADB",
      "x\ny",
      "\u3164",
      "A\u2060n",
    ]) {
      const error = await refused("invalid-input", "profile.create", { name, role: "", secret: secret() });
      expect(error.message).toMatch(/no control characters and none that are invisible/);
      const file = (await aProfileFile("Other")).replace('"Other"', JSON.stringify(name));
      const picked = { pickedFile: await pickBytes("p.json", file), secret: secret() };
      const imported = await refused("malformed-file", "profile.import", picked);
      expect(imported.message).toMatch(/none that are invisible/);
    }
    const mixed = { name: `${cyrillicA}nn Reviewer`, role: "", secret: secret() };
    expect((await refused("invalid-input", "profile.create", mixed)).message).toMatch(
      /mixes Latin, Cyrillic/,
    );
    await given.profile("Cop");
    const twin = { name: "\u0421\u043E\u0440", role: "", secret: secret() };
    expect((await refused("conflict", "profile.create", twin)).details.reason).toBe("name-taken");
    const [profile] = (await call("profile.list", {})).profiles;
    const publicKey = profile?.publicKey ?? "";
    const error = await refused("conflict", "trust.add", { publicKey, name: twin.name });
    expect(error.message).toBe(
      "This name looks like Cop, who is known here, but has other letters. Choose another.",
    );
    await refused("invalid-input", "trust.add", { publicKey, name: "Ann\u200BReviewer" });
  });

  test("has single spaces, and letters of any one alphabet in each word", async () => {
    const { call, secret } = await createTestCore();
    const names = ["Анна Смирнова", "Ελένη O'Brien", "Zoë van der Bäck-Łoś", "田中 さくら"];
    for (const name of names)
      await call("profile.create", { name: name.replace(" ", " \u00A0 "), role: "", secret: secret() });
    const { profiles } = await call("profile.list", {});
    expect(profiles.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  test("is retired once, with a reason", async () => {
    const { call, refused, given, clock } = await createTestCore();
    const profileId = await given.profile();
    await refused("invalid-input", "profile.retire", { profileId, reason: " " });
    const { retired } = await call("profile.retire", { profileId, reason: "Lost the laptop." });
    expect(retired).toEqual({ at: clock.now, reason: "Lost the laptop." });
    await refused("conflict", "profile.retire", { profileId, reason: "Again." });
  });

  test("is not read out of a file that is none", async () => {
    const { refused, pickBytes, secret } = await createTestCore();
    for (const text of ["{}", "no json", JSON.stringify({ format: "countersign.profile/1" })]) {
      const pickedFile = await pickBytes("p.json", text);
      const error = await refused("malformed-file", "profile.import", { pickedFile, secret: secret() });
      expect(error.message).toMatch(/^p\.json is not a Countersign profile/);
    }
  });

  test("that is chosen in the settings is named in receipts from then on", async () => {
    const { call, refused, given } = await createTestCore();
    const profileId = await given.profile();
    await refused("not-found", "app.saveSettings", { signerProfileId: "pr-unknown" });
    await call("app.saveSettings", { signerProfileId: profileId });
    await given.packet();
    await call("profile.retire", { profileId, reason: "Lost." });
    await given.packet();
    const { receipts } = await call("receipt.list", { limit: 4 });
    expect(receipts.map(({ who }) => who)).toEqual([
      "this laptop",
      "Ada Reviewer",
      "Ada Reviewer",
      "this laptop",
    ]);
  });
});

test("known signers are added by their public key, once, and forgotten", async () => {
  const { call, refused, given } = await createTestCore();
  await given.profile();
  const [profile] = (await call("profile.list", {})).profiles;
  const publicKey = `${profile?.publicKey ?? ""} a comment`;
  const added = await call("trust.add", { publicKey, name: "Ada" });
  expect(added.fingerprint).toBe(profile?.fingerprint);
  expect((await call("trust.list", {})).signers).toEqual([added]);
  await refused("conflict", "trust.add", { publicKey, name: "Ada again" });
  await refused("invalid-input", "trust.add", { publicKey: "ssh-rsa AAAA", name: "X" });
  await call("trust.remove", { fingerprint: added.fingerprint });
  await refused("not-found", "trust.remove", { fingerprint: added.fingerprint });
});

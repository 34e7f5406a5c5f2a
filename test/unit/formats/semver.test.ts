import { describe, expect, test } from "vitest";
import { compareVersions, highestVersion, isPreRelease, SEMVER } from "#shared/formats/semver";

describe("a version", () => {
  test.each([
    "0.0.0",
    "1.0.0",
    "1.10.0",
    "1.0.0-rc.1",
    "1.0.0-0a.x-y",
    "1.0.0-alpha--",
    "1.0.0+001.a",
    "99999999999999999999.0.0",
  ])("%s is one", (version) => expect(version).toMatch(SEMVER));

  test.each([
    "01.0.0",
    "1.00.0",
    "1.0",
    "1.0.0.0",
    "v1.0.0",
    "1.0.0-",
    "1.0.0-01",
    "1.0.0-a..b",
    "1.0.0+",
    "1.0.0 ",
    "",
  ])("%j is none", (version) => expect(version).not.toMatch(SEMVER));
});

describe("the order of versions", () => {
  const inOrder = [
    "0.9.10",
    "1.0.0-1",
    "1.0.0-2",
    "1.0.0-10",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.9.0",
    "1.10.0",
    "2.0.0",
    "9007199254740993.0.0",
    "9007199254740994.0.0",
  ];

  test("is that of their numbers, with pre-releases before their release", () => {
    for (const [i, a] of inOrder.entries()) {
      for (const [j, b] of inOrder.entries()) {
        expect([a, b, Math.sign(compareVersions(a, b))]).toEqual([a, b, Math.sign(i - j)]);
      }
    }
  });

  test("does not know what follows a plus", () => {
    expect(compareVersions("1.0.0+b", "1.0.0+a-1")).toBe(0);
    expect(isPreRelease("1.0.0+a-1")).toBe(false);
    expect(isPreRelease("1.0.0-a+1")).toBe(true);
  });

  test("gives the highest release, and a pre-release only where there is nothing else", () => {
    const highest = (...versions: string[]) =>
      highestVersion(versions.map((version) => ({ version })))?.version;
    expect(highest("1.10.0", "1.9.0", "2.0.0-rc.1")).toBe("1.10.0");
    expect(highest("2.0.0-rc.1", "2.0.0-rc.11", "2.0.0-rc.2")).toBe("2.0.0-rc.11");
    expect(highest("1.0.0+first", "1.0.0+second")).toBe("1.0.0+first");
    expect(highest()).toBeUndefined();
  });
});

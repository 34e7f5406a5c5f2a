import { expect, test } from "vitest";
import type { FileState, PacketFileView } from "#shared/contract/packet-calls";
import { fileCountWords, inFileOrder } from "../../../renderer/features/packet/file-order.ts";

const file = (state: FileState, path: string): PacketFileView => ({ state, path, supports: [] });

test("files stand in one order, however they come: the manifest, what wants a look, the rest by name", () => {
  const files = [
    file("ignored", ".DS_Store"),
    file("listed", "evidence/a10.md"),
    file("listed", "evidence/a9.md"),
    file("unlisted", "evidence/z.md"),
    file("missing", "evidence/b.md"),
    file("altered", "evidence/c.md"),
    file("manifest", "packet.yaml"),
  ];
  const wanted = [
    "packet.yaml",
    "evidence/c.md",
    "evidence/b.md",
    "evidence/z.md",
    "evidence/a9.md",
    "evidence/a10.md",
    ".DS_Store",
  ];
  expect(inFileOrder(files).map(({ path }) => path)).toEqual(wanted);
  expect(inFileOrder(files.toReversed()).map(({ path }) => path)).toEqual(wanted);
});

test("the count says what is odd, and nothing of what is not", () => {
  expect(fileCountWords([file("manifest", "packet.yaml"), file("listed", "a")])).toBe("2 taken");
  const odd = (["altered", "missing", "unlisted", "ignored", "missing"] as const).map((state, at) =>
    file(state, String(at)),
  );
  expect(fileCountWords([file("manifest", "packet.yaml"), ...odd])).toBe(
    "3 taken, 1 altered, 2 missing, 1 unlisted, 1 ignored",
  );
});

import { expect, test } from "vitest";
import { isAppError } from "#shared/errors";
import { diskError } from "#core/packet/disk";

/** What the file system throws; as root no file denies access, so the errors are made by hand. */
const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: "open" });

test.each(["ENOENT", "EACCES", "EPERM"])("%s while a packet is opened is a sentence, not a code", (code) => {
  const error = diskError(systemError(code), "packet.zip");
  if (!isAppError(error, "not-found")) throw error;
  expect(error.message).toMatch(/“packet\.zip” .*pick (it|the packet) again/);
});

test("a stick that is pulled out is trouble with the storage", () => {
  const error = diskError(systemError("EIO"), "packet.zip");
  if (!isAppError(error, "storage")) throw error;
  expect(error.details).toEqual({ cause: "io", where: "packet.zip" });
});

test("what is no error of the system is passed through", () => {
  const mistake = new TypeError("x is not a function");
  expect(diskError(mistake, "packet.zip")).toBe(mistake);
});

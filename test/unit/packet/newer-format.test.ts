import { expect, test } from "vitest";
import { parseManifest } from "#core/packet/parse-manifest";

const parse = (format: string) =>
  parseManifest({
    bytes: new TextEncoder().encode(JSON.stringify({ format, id: "a", sections: {} })),
    file: "packet.json",
    maxBytes: 10_000,
  });

test.each(["2", "999999999", "9999999999", "1".padEnd(500, "0"), "002"])(
  "a packet of the format number %s is of a newer format",
  (number) => {
    expect(() => parse(`countersign.packet/${number}`)).toThrow(
      expect.objectContaining({ code: "newer-format" }),
    );
  },
);

test.each(["0", "01", "1.0", "x"])("a packet of the format number %s is malformed", (number) => {
  expect(() => parse(`countersign.packet/${number}`)).toThrow(
    expect.objectContaining({ code: "malformed-file" }),
  );
});

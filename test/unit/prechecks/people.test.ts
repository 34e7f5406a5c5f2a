import { expect, test } from "vitest";
import { isWithVendor, personOf } from "#shared/prechecks/people";
import { factsOfExample } from "../../support/example-packet.ts";

const facts = factsOfExample({
  says: "",
  top: { vendor: { name: "Quillon Robotics", contact: "Ines Varga, i.varga@quillon.example" } },
  sections: { ownership: { runtime: { name: "Jo Ortiz", contact: "jo@quillon.example" } } },
});

test.each([
  ["Quillon duty engineer", true],
  ["Robotics cell supervisor", false],
  ["Vendor's on-call engineer", true],
  ["Vendor master data lead", false],
  ["Supplier quality manager", false],
  ["Lotte Hagen, vendor office manager", false],
  ["vendor office clerk on duty", false],
  ["Supplier desk lead", false],
  ["the Supplier's continuity desk", true],
  ["Licensor support", true],
  ["our operations team", true],
  ["duty@quillon.example", true],
])("%s at the vendor: %s", (text, expected) => expect(personOf(text, facts).atVendor).toBe(expected));

test.each([
  ["Ines Varga", true],
  ["Jo Ortiz", true],
  ["Ana Varga", false],
  ["Shift lead", false],
])("%s, known as the vendor's: %s", (text, expected) =>
  expect(isWithVendor(personOf(text, facts), text, facts)).toBe(expected),
);

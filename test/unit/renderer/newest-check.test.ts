import { expect, test } from "vitest";
import type { HealthCheck } from "#shared/contract/app-calls";
import { newestChainCheck } from "../../../renderer/features/receipts/newest-check.ts";

const at = (time: string) => `2026-11-02T12:00:${time}Z`;
const head: HealthCheck = { what: "chain-head", state: "good", says: "The end.", at: at("00.000") };
const database: HealthCheck = { what: "database", state: "good", says: "Sound.", at: at("09.000") };

test("of the checks of the chain only the newest shows", () => {
  const waiting: HealthCheck = { what: "chain", state: "waiting", says: "Under way." };
  expect(newestChainCheck([head, waiting, database])).toBe(head);
  const whole: HealthCheck = { what: "chain", state: "bad", says: "Broken.", at: at("01.000") };
  expect(newestChainCheck([head, whole, database])).toBe(whole);
  expect(newestChainCheck([head, { ...whole, at: head.at ?? "" }])?.what).toBe("chain");
  expect(newestChainCheck([database])).toBeUndefined();
});

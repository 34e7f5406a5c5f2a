import { approverNotCaptured, missingReceiptPart, noSample, notCaptured } from "./captured.ts";
import { selfWritable, shortRetention } from "./kept.ts";
import { sampleLacks } from "./sample.ts";

export const receiptRules = [
  notCaptured,
  approverNotCaptured,
  missingReceiptPart,
  shortRetention,
  selfWritable,
  noSample,
  sampleLacks,
];

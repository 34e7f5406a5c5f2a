import { classTooMild } from "./class-too-mild.ts";
import { noDestination, noRetention, unrecognised } from "./flows.ts";
import { dataMissing, systemNotMapped, undeclaredSystem, writeNotDeclared } from "./systems.ts";

export const dataRules = [
  dataMissing,
  systemNotMapped,
  undeclaredSystem,
  classTooMild,
  noDestination,
  noRetention,
  writeNotDeclared,
  unrecognised,
];

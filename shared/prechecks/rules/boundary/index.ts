import { autonomy } from "./autonomy.ts";
import { benchmark } from "./benchmark.ts";
import { hype } from "./hype.ts";
import { missingPart } from "./missing-part.ts";
import { noLimit } from "./no-limit.ts";
import { vaguePart } from "./vague-part.ts";
import { vagueScope } from "./vague-scope.ts";

export const boundaryRules = [missingPart, vaguePart, vagueScope, noLimit, hype, autonomy, benchmark];

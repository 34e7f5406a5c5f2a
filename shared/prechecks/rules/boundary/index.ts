import { hype } from "./hype.ts";
import { missingPart } from "./missing-part.ts";

export const boundaryRules = [missingPart, hype];

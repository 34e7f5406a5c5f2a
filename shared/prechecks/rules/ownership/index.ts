import { missingOwner, vagueOwner } from "./named.ts";
import { allVendor, onePerson, unreachableShutdown } from "./together.ts";

export const ownershipRules = [missingOwner, vagueOwner, onePerson, allVendor, unreachableShutdown];

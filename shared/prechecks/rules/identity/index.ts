import { noAccount, noRotation } from "./account.ts";
import { noRevocation, vendorRevocation } from "./revocation.ts";
import { sharedAccount } from "./shared-account.ts";
import { actionWithoutScope, noScopes, unneededScope, wildcardScope } from "./scopes.ts";
import { unrecognisedAccount } from "./unrecognised.ts";

export const identityRules = [
  noAccount,
  sharedAccount,
  noScopes,
  wildcardScope,
  unneededScope,
  actionWithoutScope,
  noRotation,
  noRevocation,
  vendorRevocation,
  unrecognisedAccount,
];

/** The element of a flag that takes the focus when a key goes to it. */
export function flagElementId(flagId: string): string {
  return `rv-flag-${flagId}`;
}

/** The row of a flag in the list of all flags. */
export function flagRowId(flagId: string): string {
  return `rv-flag-row-${flagId}`;
}

/** The part of an item that holds its flags. */
export const ITEM_FLAGS = "rv-item-flags";

/** The element of a flag that takes the focus when a key goes to it. */
export function flagElementId(flagId: string): string {
  return `rv-flag-${flagId}`;
}

/** The row of a flag in the list of all flags. */
export function flagRowId(flagId: string): string {
  return `rv-flag-row-${flagId}`;
}

let opener: HTMLElement | undefined;

/** The quotation whose place was opened: closing it leads back there. */
export function leaveQuote(element: HTMLElement): void {
  opener = element;
}

export function backToQuote(flagId: string | undefined): void {
  const element = opener?.isConnected ? opener : document.getElementById(flagElementId(flagId ?? ""));
  opener = undefined;
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

/** The part of an item that holds its flags. */
export const ITEM_FLAGS = "rv-item-flags";

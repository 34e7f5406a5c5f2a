/** The names under which the preload script and the main process meet. The preload is bundled with this file alone. */
export const channels = {
  call: "countersign:call",
  pick: "countersign:pick",
  dropped: "countersign:dropped",
  secret: "countersign:secret",
  save: "countersign:save",
  printToPdf: "countersign:print-to-pdf",
  guardClose: "countersign:guard-close",
  event: "countersign:event",
} as const;

/** A pasted file has no path, so its bytes travel; more than this is picked from a folder instead. */
export const MAX_PASTED_BYTES = 64_000_000;

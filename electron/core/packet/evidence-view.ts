/**
 * What can be shown of an evidence file: text, rows, or just its kind. Nothing is executed, nothing is fetched, and
 * what a safe reader refuses stays opaque, with the reason.
 */
import type { EvidenceView } from "#shared/contract/packet-calls";
import { isAppError } from "#shared/errors";
import { recognise, type EvidenceKind } from "./evidence-kind.ts";
import type { EvidenceStore } from "./evidence-store.ts";
import { inWords } from "./limits.ts";
import { runInWorker, type WorkerLimits } from "./in-worker.ts";

/** Above this a file stays opaque. */
export const largestViewBytes = 50_000_000;
/** As much of a text as is shown. */
export const shownTextBytes = 2_000_000;

export type ViewOptions = {
  signal?: AbortSignal | undefined;
  workerLimits?: Partial<WorkerLimits> | undefined;
};

/** Reads a stored file as far as it is shown. `name` is the one that the packet gives it. */
export async function viewEvidence(
  store: EvidenceStore,
  { sha256, name, ...options }: { sha256: string; name: string } & ViewOptions,
): Promise<EvidenceView> {
  const size = store.size(sha256);
  return viewBytes(store.read(sha256, 0, shownTextBytes), { name, size, sha256, ...options });
}

/** The same for bytes at hand: `head` is the beginning of a file of `size` bytes, or all of it. */
export async function viewBytes(
  head: Uint8Array,
  { name, size, sha256, signal, workerLimits }: { name: string; size: number; sha256: string } & ViewOptions,
): Promise<EvidenceView> {
  const { kind, mediaType, why } = recognise(head, name);
  const about = { name, sha256, size, truncated: false };
  if (kind === "opaque") return { ...about, kind, mediaType, ...reasons(why) };
  if (size > largestViewBytes) {
    const tooBig = `It has ${inWords(size)}; files of up to ${inWords(largestViewBytes)} are shown.`;
    return { ...about, kind: "opaque", mediaType, why: tooBig };
  }
  if (kind === "image" || kind === "pdf") return { ...about, kind, mediaType };

  const truncated = head.length < size;
  const decoded = decode(head, truncated);
  if (!decoded) {
    return {
      ...about,
      kind: "opaque",
      mediaType: "application/octet-stream",
      why: "It is neither text nor a kind of file that is shown.",
    };
  }
  const { text, note } = decoded;
  const shown = (as: EvidenceKind, ...notes: (string | undefined)[]): EvidenceView => ({
    ...about,
    kind: as,
    mediaType: as === kind ? mediaType : "text/plain",
    text,
    truncated,
    ...reasons(why, note, ...notes),
  });
  if (kind !== "csv") return shown(kind);
  try {
    // The last line of a cut text is half a row.
    const whole = truncated ? text.slice(0, text.lastIndexOf("\n") + 1) : text;
    const { rows, cut } = await runInWorker(
      "table",
      { text: whole, file: name },
      { ...workerLimits, signal },
    );
    return { ...about, kind, mediaType, rows, truncated: truncated || cut, ...reasons(note) };
  } catch (error) {
    if (!isAppError(error, "malformed-file")) throw error;
    return shown("text", "It cannot be read as a table, and is shown as text.");
  }
}

function reasons(...notes: (string | undefined)[]): { why?: string } {
  const given = notes.filter((note) => note !== undefined);
  return given.length === 0 ? {} : { why: given.join(" ") };
}

/** UTF-8, UTF-16 that says so, or Windows-1252 with a note; `undefined` for what is no text. */
function decode(bytes: Uint8Array, truncated: boolean): { text: string; note?: string } | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  try {
    // A text that is cut may end in the middle of a character, which `stream` leaves out.
    const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes, { stream: truncated });
    return isBinary(text) ? undefined : { text };
  } catch {
    if (utf16) return undefined;
    const text = new TextDecoder("windows-1252").decode(bytes);
    return isBinary(text)
      ? undefined
      : { text, note: "It is not UTF-8; it is shown as Windows-1252, and some characters may be wrong." };
  }
}

/** Control characters that no text has; a form feed, or an escape for colours, a log may have. */
function isBinary(text: string): boolean {
  if (text.includes("\u0000")) return true;
  const start = text.slice(0, 100_000);
  const controls =
    start.match(/\p{Cc}/gu)?.filter((character) => !"\t\n\v\f\r\u001b\u0085".includes(character)) ?? [];
  return controls.length > start.length / 100;
}

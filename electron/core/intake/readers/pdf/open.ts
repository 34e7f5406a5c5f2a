/** Opens a PDF without a browser, without a network and without running anything in it. */
import type { PDFDocumentProxy } from "pdfjs-dist";
import { UnreadableFile, type ReadLimits } from "#shared/intake/document";

export type OpenPdf = {
  readonly pdf: PDFDocumentProxy;
  /** The same file, opened so that a page with a damaged part fails instead of coming out short. */
  readonly strict: PDFDocumentProxy;
  readonly close: () => Promise<void>;
};

/** Throws `UnreadableFile` for what is damaged or encrypted with a password. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const pdf = await open(bytes, { stopAtErrors: false });
  try {
    const strict = await open(bytes, { stopAtErrors: true });
    return {
      pdf,
      strict,
      close: async () => {
        await Promise.all([pdf.loadingTask.destroy(), strict.loadingTask.destroy()]);
      },
    };
  } catch (error) {
    await pdf.loadingTask.destroy();
    throw error;
  }
}

/** A file is searched as text that has a character for each byte. */
export function asLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Throws `UnreadableFile` for what is no whole PDF, or too large a one. */
export function refuseAtSight(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length === 0) throw new UnreadableFile("The file is empty: send it again.");
  if (bytes.length > limits.bytes)
    throw new UnreadableFile(
      `The file is larger than ${Math.round(limits.bytes / 1_000_000)} MB: send it in parts.`,
    );
  const start = asLatin1(bytes.subarray(0, 1_024));
  if (!start.includes("%PDF-"))
    throw new UnreadableFile("The file is not a PDF, whatever its name says: send it as what it is.");
  // A file made for the web says its own length at its start.
  const linearized = /\/Linearized[^>]{0,200}?\/L\s{1,5}(\d{1,12})/.exec(start);
  const cutOff = linearized ? bytes.length < Number(linearized[1]) : false;
  if (cutOff || !endsWhole(bytes)) throw new UnreadableFile("The file is cut off: send it again.");
}

/** The mark of the end is there, and no further version begins after it. */
function endsWhole(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = whole.lastIndexOf("%%EOF");
  if (at < 0) return false;
  const after = asLatin1(whole.subarray(at, at + 4_096));
  return !/\d \d{1,5} obj\b/.test(after);
}

async function open(
  bytes: Uint8Array,
  { stopAtErrors }: { stopAtErrors: boolean },
): Promise<PDFDocumentProxy> {
  // pdf.js wants these of a browser, though it draws nothing here; without them it would look for a native library.
  for (const name of ["DOMMatrix", "Path2D"])
    if (!Reflect.has(globalThis, name)) Reflect.set(globalThis, name, Object);
  // Found by pdf.js under its global name, in place of a worker of its own.
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const options = {
    // It takes the bytes over, so it gets a copy.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Releases of pdf.js that could compile parts of a font to code know this option; the others have no such part.
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    // The names of the fonts come with these: bold print is known by them.
    fontExtraProperties: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    // Pictures are not looked at: none is decoded.
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors,
  };
  try {
    return await getDocument(options).promise;
  } catch (error) {
    throw new UnreadableFile(
      error instanceof Error && error.name === "PasswordException"
        ? "The file is encrypted with a password: send it without one."
        : "The file is damaged and cannot be opened: send it again.",
    );
  }
}

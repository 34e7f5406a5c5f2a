/** What kind of thing a file is: by its content first, by its name only among texts. */
export type EvidenceKind = "text" | "markdown" | "json" | "yaml" | "csv" | "image" | "pdf" | "opaque";
export type Recognised = { kind: EvidenceKind; mediaType: string; why?: string };

/** Looks at the first bytes of a file, and at its name. */
export function recognise(head: Uint8Array, name: string): Recognised {
  const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const start = Buffer.from(head.subarray(0, 16)).toString("latin1");
  const known = signatures.find(({ bytes, at = 0 }) => start.startsWith(bytes, at));
  if (known?.kind === "container") return insideContainer(extension);
  if (known)
    return { kind: known.kind, mediaType: known.mediaType, ...(known.why ? { why: known.why } : {}) };
  return texts.get(extension) ?? { kind: "text", mediaType: "text/plain" };
}

type Signature = {
  bytes: string;
  at?: number;
  kind: EvidenceKind | "container";
  mediaType: string;
  why?: string;
};

const program = "A program is kept, not opened.";
const archive = "An archive inside the packet is kept as it is, and not opened.";
const office = "Word, Excel and other Office files are kept, not opened.";
const opaque = "application/octet-stream";

const signatures: readonly Signature[] = [
  { bytes: "\x89PNG\r\n\x1a\n", kind: "image", mediaType: "image/png" },
  { bytes: "\xff\xd8\xff", kind: "image", mediaType: "image/jpeg" },
  { bytes: "GIF87a", kind: "image", mediaType: "image/gif" },
  { bytes: "GIF89a", kind: "image", mediaType: "image/gif" },
  { bytes: "WEBP", at: 8, kind: "image", mediaType: "image/webp" },
  { bytes: "%PDF-", kind: "pdf", mediaType: "application/pdf" },
  { bytes: "PK\x03\x04", kind: "container", mediaType: "application/zip" },
  { bytes: "PK\x05\x06", kind: "container", mediaType: "application/zip" },
  {
    bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    kind: "opaque",
    mediaType: "application/x-ole-storage",
    why: office,
  },
  { bytes: "{\\rtf", kind: "opaque", mediaType: "application/rtf", why: office },
  { bytes: "\x1f\x8b", kind: "opaque", mediaType: "application/gzip", why: archive },
  { bytes: "7z\xbc\xaf\x27\x1c", kind: "opaque", mediaType: "application/x-7z-compressed", why: archive },
  { bytes: "Rar!\x1a\x07", kind: "opaque", mediaType: "application/vnd.rar", why: archive },
  { bytes: "\x7fELF", kind: "opaque", mediaType: opaque, why: program },
  { bytes: "MZ\x90\x00", kind: "opaque", mediaType: opaque, why: program },
];

// Both hold scripts and links: they are read as source, and never drawn.
const source = (what: string): Recognised => ({
  kind: "text",
  mediaType: "text/plain",
  why: `${what} is shown as its source, never drawn.`,
});
const texts: ReadonlyMap<string, Recognised> = new Map<string, Recognised>(
  Object.entries({
    md: { kind: "markdown", mediaType: "text/markdown" },
    markdown: { kind: "markdown", mediaType: "text/markdown" },
    json: { kind: "json", mediaType: "application/json" },
    yaml: { kind: "yaml", mediaType: "application/yaml" },
    yml: { kind: "yaml", mediaType: "application/yaml" },
    csv: { kind: "csv", mediaType: "text/csv" },
    tsv: { kind: "csv", mediaType: "text/tab-separated-values" },
    svg: source("SVG"),
    html: source("HTML"),
    htm: source("HTML"),
    xhtml: source("HTML"),
  }),
);

function insideContainer(extension: string): Recognised {
  const isOffice = /^(doc|dot|xls|xlt|ppt|pot|pps)[xm]?$|^xlsb$|^od[tspg]$/.test(extension);
  return { kind: "opaque", mediaType: "application/zip", why: isOffice ? office : archive };
}

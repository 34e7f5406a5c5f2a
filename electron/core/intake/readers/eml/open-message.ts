/** A message taken apart: its headers, its text and the files that came with it. */
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { UnreadableFile, type ReadLimits } from "#shared/intake/document";
import { foldCase } from "../../../packet/entry-names.ts";

export type MessageFile = { name: string; mediaType: string; bytes: Uint8Array };
export type Message = {
  email: Email;
  files: MessageFile[];
  signed: boolean;
  /** Files over the limits, which were left in the message. */
  left: string[];
  /** Its last part does not end. */
  cutOff: boolean;
};

const mostFiles = 500;
const encrypted = "The message is encrypted: ask for it, and for what came with it, without that.";
const wrapped =
  "The message is wrapped into its signature (S/MIME): ask for it as plain text, or for what came with it.";
const signatures = new Set([
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-signature",
]);

/** Throws `UnreadableFile`. */
export async function openMessage(bytes: Uint8Array, limits: ReadLimits): Promise<Message> {
  const email = await parse(bytes);
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? "";
  if (
    !["from", "subject", "date", "received", "mime-version", "message-id"].some((name) => header(name) !== "")
  )
    throw new UnreadableFile("It is no message, or its beginning is missing: ask for it again.");
  const type = header("content-type").trim().toLowerCase();
  if (/^application\/(?:x-)?pkcs7-mime/.test(type))
    throw new UnreadableFile(/smime-type\s*=\s*"?signed-data/.test(type) ? wrapped : encrypted);
  if (type.startsWith("multipart/encrypted") || email.text?.includes("-----BEGIN PGP MESSAGE-----"))
    throw new UnreadableFile(encrypted);
  const others = email.attachments.filter(({ mimeType }) => !signatures.has(mimeType));
  const { files, left } = kept(others, limits);
  return {
    email,
    files,
    left,
    signed: others.length < email.attachments.length,
    cutOff: isCutOff(header("content-type"), bytes),
  };
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    // A message within a message is a file that came with it: it has a sender and a date of its own.
    return await PostalMime.parse(bytes, { maxNestingDepth: 50, forceRfc822Attachments: true });
  } catch {
    throw new UnreadableFile(
      "Its parts lie too deep in one another, or its headers do not end: it may be a trap.",
    );
  }
}

function kept(attachments: readonly Attachment[], limits: ReadLimits): Pick<Message, "files" | "left"> {
  const files: MessageFile[] = [];
  const left: string[] = [];
  const taken = new Set<string>();
  let room = limits.inflated;
  for (const [at, { filename, mimeType, content }] of attachments.entries()) {
    const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
    const name = freeName(safeName(filename ?? "", `attachment-${at + 1}${endings[mimeType] ?? ""}`), taken);
    if (files.length >= mostFiles || bytes.length > room) {
      left.push(name);
      continue;
    }
    room -= bytes.length;
    files.push({ name, mediaType: mimeType, bytes });
  }
  return { files, left };
}

const endings: Partial<Record<string, string>> = {
  "message/rfc822": ".eml",
  "text/html": ".html",
  "text/plain": ".txt",
  "text/csv": ".csv",
  "application/pdf": ".pdf",
  "application/json": ".json",
  "image/png": ".png",
  "image/jpeg": ".jpg",
};

/** The last part of what the sender says, without what cannot be seen or leads elsewhere. */
function safeName(said: string, otherwise: string): string {
  const name = said
    .toWellFormed()
    .normalize("NFC")
    .slice(-1000)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .split(/[\\/:]/)
    .at(-1)
    ?.trim()
    .replace(/[. ]+$/, "");
  if (name === undefined || name === "" || /^\.+$/.test(name)) return otherwise;
  return name.length > 120 ? name.slice(-120).trimStart() : name;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
  for (let times = 2; taken.has(foldCase(free)); times++)
    free = `${name.slice(0, dot)} (${times})${name.slice(dot)}`;
  taken.add(foldCase(free));
  return free;
}

function isCutOff(type: string, bytes: Uint8Array): boolean {
  if (!/^\s*multipart\//i.test(type)) return false;
  const [, quoted, bare] = /boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return false;
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(`--${boundary}--`);
}

/** `Ada Byron <ada@v.example>, …` */
export function addressText(addresses: readonly Address[]): string {
  return addresses
    .map(({ name, address, group }) => {
      if (group) return `${name}: ${addressText(group)}`;
      return name === "" || name === address ? (address ?? "") : `${name} <${address ?? ""}>`;
    })
    .join(", ");
}

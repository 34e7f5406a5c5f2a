/** Messages as mail programs save them: who wrote what to whom, the text, and the files that came with it. */
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { buildDocument, type DocumentBuilder } from "../build-document.ts";
import { addressText, openMessage, type Message, type MessageFile } from "./eml/open-message.ts";
import { tellHtml } from "./html/tell-html.ts";
import { tellText } from "./text/tell-text.ts";

/** Throws `UnreadableFile`. */
export async function readEml(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): Promise<ReadResult> {
  const message = await openMessage(bytes, limits);
  const { email, files } = message;
  const build = buildDocument(file, "eml", limits);
  const subject = email.subject ?? "";
  build.heading(subject, { level: 1, by: "style" });
  tellHeaders(build, message);
  tellBody(build, message, limits);
  note(build, message);
  const document = build.finish(subject);
  const quotes = document.blocks.some((block) => block.kind === "paragraph" && block.text.startsWith(">"));
  if (quotes) build.note("changed", "It quotes earlier messages: their lines are read, and begin with >.");
  return { document, attached: files.map(({ name, bytes }) => ({ path: `${file}/${name}`, bytes })) };
}

/** The files that came with a message. Throws `UnreadableFile`. */
export async function attachmentsOf(
  bytes: Uint8Array,
  limits: ReadLimits = readLimits,
): Promise<MessageFile[]> {
  return (await openMessage(bytes, limits)).files;
}

function tellHeaders(build: DocumentBuilder, { email }: Message): void {
  const date = email.headers.find(({ key }) => key === "date")?.value ?? "";
  const rows = [
    ["From", email.from ? addressText([email.from]) : ""],
    ["To", addressText(email.to ?? [])],
    ["Cc", addressText(email.cc ?? [])],
    ["Reply to", addressText(email.replyTo ?? [])],
    ["Date", date],
  ].filter(([, text]) => text !== "");
  if (rows.length > 0) build.table(rows.map((row) => row.map((text) => ({ text }))));
}

/** The page, if there is one: it has the tables and headings that the plain text lost. */
function tellBody(build: DocumentBuilder, { email }: Message, limits: ReadLimits): void {
  const before = build.room();
  // The subject stands above all headings of the text.
  const below: DocumentBuilder = {
    ...build,
    heading: (text, { level, ...rest }) => build.heading(text, { ...rest, level: level + 1 }),
  };
  if (email.html !== undefined) tellHtml(below, email.html, limits, { quote: "> " });
  if (build.room() === before && email.text !== undefined) tellText(below, email.text);
}

function note(build: DocumentBuilder, { email, files, signed, left, cutOff }: Message): void {
  if (email.html === undefined && email.text === undefined && files.length === 0 && left.length === 0)
    throw new UnreadableFile("The message holds no text, and no file came with it.");
  if (cutOff)
    build.note("unread", "It breaks off before its last part ends: something is missing. Ask for it again.");
  if (signed) build.note("unread", "It is signed: the signature was not checked.");
  if (files.length > 0)
    build.note(
      "changed",
      `${files.length === 1 ? "A file" : `${files.length.toLocaleString("en")} files`} came with it: each is read by itself.`,
    );
  if (left.length > 0) {
    const names = left.slice(0, 5).map((name) => `“${name}”`);
    const more = left.length > 5 ? ` and ${left.length - 5} more` : "";
    build.note("unread", `Too many or too large files came with it. Not read: ${names.join(", ")}${more}.`);
  }
}

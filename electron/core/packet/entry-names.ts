/**
 * Which names a packet's files may have. No file is ever written to disk under such a name; the rules keep a name
 * from meaning another file, or another thing, on the next machine, and from looking like a name that it is not.
 */
import { AppError } from "#shared/errors";
import type { ReadLimits } from "./limits.ts";

export type RefusalRule =
  | "absolute"
  | "backslash"
  | "checksum"
  | "climbing"
  | "drive-letter"
  | "duplicate-name"
  | "empty-name"
  | "encrypted"
  | "invisible-characters"
  | "link"
  | "local-header"
  | "method"
  | "name-encoding"
  | "name-too-long"
  | "not-a-packet"
  | "overlap"
  | "prefix"
  | "ratio"
  | "reserved-name"
  | "size"
  | "special-file"
  | "structure"
  | "too-big"
  | "too-deep"
  | "too-many-entries"
  | "trailing-dot-or-space"
  | "truncated"
  | "unstable";

/** The refusal of a whole container: one sentence that names the entry and the rule. */
export function refuse(rule: RefusalRule, file: string, says: string): AppError<"refused-file"> {
  return new AppError("refused-file", `${says} The packet is refused whole; nothing was stored.`, {
    file: visible(file.slice(0, 1_000)),
    rule,
  });
}

/** A foreign name for a sentence: in quotes, cut, with what cannot be seen written out. */
export function quoted(name: string): string {
  return `“${visible(name.length > 120 ? `${name.slice(0, 117)}…` : name)}”`;
}

function visible(name: string): string {
  return name
    .toWellFormed()
    .replaceAll(invisibles, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The name of a file that stands alone: it leads nowhere, so it only has to be a name that can be seen. */
export function nameAlone(name: string): string {
  if (name.search(invisibles) !== -1) {
    throw refuse(
      "invisible-characters",
      name,
      `The name ${quoted(name)} holds characters that cannot be seen.`,
    );
  }
  return name.normalize("NFC");
}

/** The names met so far in one container. */
export type NameRegister = {
  /** Checks a name (without a slash at its end) and gives it in NFC; throws `refused-file`. */
  add: (name: string, kind: "file" | "folder") => string;
};

export function nameRegister(limits: Pick<ReadLimits, "nameBytes" | "depth">): NameRegister {
  const explicit = new Map<string, string>();
  const files = new Set<string>();
  /** Each folder as it is spelled, by its folded name: an archive need not have an entry for it. */
  const folders = new Map<string, string>();
  return {
    add(name, kind) {
      checkName(name, limits);
      const path = name.normalize("NFC");
      const folded = foldCase(path);
      const twin = explicit.get(folded);
      if (twin !== undefined) throw refuse("duplicate-name", path, duplicateSays(path, twin));
      explicit.set(folded, path);
      if (kind === "file") files.add(folded);
      const parts = kind === "folder" ? [...ancestors(name), name] : ancestors(name);
      for (const folder of parts) {
        const spelled = folders.get(foldCase(folder)) ?? folder;
        if (spelled !== folder) throw refuse("duplicate-name", path, duplicateSays(folder, spelled));
        folders.set(foldCase(folder), folder);
      }
      const clash =
        kind === "file" && folders.has(folded) ? folded : ancestors(folded).find((above) => files.has(above));
      if (clash !== undefined) {
        throw refuse(
          "duplicate-name",
          path,
          `The name ${quoted(clash)} is a file in one place and a folder in another.`,
        );
      }
      return path;
    },
  };
}

/** One form for names that differ only by capitals or by how an accent is encoded. */
export function foldCase(path: string): string {
  // Upper case first brings together what lower case alone keeps apart, such as ß and ss, or the two small sigmas.
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

// Control and format characters (bidirectional overrides and zero-width ones among them), line separators, lone
// surrogates, and letters that fonts draw as nothing.
const invisibles =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{34f}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{3164}\u{ffa0}]/gu;
// Devices that Windows finds in every folder, whatever follows the first dot.
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i;

function checkName(name: string, limits: Pick<ReadLimits, "nameBytes" | "depth">): void {
  const called = quoted(name);
  const bytes = Buffer.byteLength(name.normalize("NFC"));
  if (bytes > limits.nameBytes || Buffer.byteLength(name) > limits.nameBytes) {
    throw refuse(
      "name-too-long",
      name,
      `The name ${called} has ${bytes} bytes; ${limits.nameBytes} are allowed.`,
    );
  }
  if (name === "") throw refuse("empty-name", name, "A file in it has no name.");
  if (name.search(invisibles) !== -1) {
    throw refuse("invisible-characters", name, `The name ${called} holds characters that cannot be seen.`);
  }
  if (name.includes("\\")) throw refuse("backslash", name, `The name ${called} holds a backslash.`);
  if (name.startsWith("/")) throw refuse("absolute", name, `The name ${called} is an absolute path.`);
  if (name.includes(":")) {
    throw refuse(
      "drive-letter",
      name,
      `The name ${called} holds a colon, which names a drive or a hidden stream on Windows.`,
    );
  }
  const parts = name.split("/");
  if (parts.length > limits.depth) {
    throw refuse(
      "too-deep",
      name,
      `The name ${called} lies ${parts.length} levels deep; ${limits.depth} are allowed.`,
    );
  }
  for (const part of parts) {
    if (part === "" || part === "." || part === "..") {
      throw refuse("climbing", name, `The name ${called} climbs out of its folder or has an empty part.`);
    }
    if (/[. ]$/.test(part)) {
      throw refuse(
        "trailing-dot-or-space",
        name,
        `A part of the name ${called} ends in a dot or a space, which Windows drops.`,
      );
    }
    if (deviceName.test(part)) {
      throw refuse("reserved-name", name, `A part of the name ${called} is the name of a device on Windows.`);
    }
  }
}

function duplicateSays(path: string, twin: string): string {
  return path === twin
    ? `The name ${quoted(path)} is in it twice.`
    : `The names ${quoted(twin)} and ${quoted(path)} are one name on many machines.`;
}

function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) found.push(path.slice(0, at));
  return found;
}

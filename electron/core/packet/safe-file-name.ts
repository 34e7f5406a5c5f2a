const LONGEST = 120;

/**
 * A name to suggest for a file that a packet named: no folders, nothing that cannot be seen or turns text around, and
 * nothing that a system gives a meaning. The ending stays what it is, so that nobody mistakes what the file is.
 */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .toWellFormed()
    .replace(/^[\s.~-]+/, "")
    .replace(/[\s.]+$/, "");
  if (plain === "") return "evidence";
  const short = shorten(plain);
  // Windows takes these for devices, whatever follows the first dot.
  return /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i.test(short) ? `_${short}` : short;
}

function shorten(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? "";
  const room = LONGEST - Array.from(ending).length - 1;
  return `${letters.slice(0, room).join("").trimEnd()}…${ending}`;
}

/**
 * Names of people who sign. A name is all that a reader of a memo sees of a key, so one name must not pass for another:
 * it holds nothing invisible, and no word of it mixes alphabets whose letters look alike.
 */
import { z } from "zod";

/** Control and format characters, what is drawn as nothing, halves of characters, and line breaks. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/u;

const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** Whether all of a name can be seen. */
export const isPlainName = (name: string): boolean => !invisible.test(name);

function isOfOneAlphabet(name: string): boolean {
  const words = name.normalize("NFKC").split(/[\s\p{Pd}]+/u);
  return words.every((word) => alphabets.filter((letters) => letters.test(word)).length <= 1);
}

/** Trimmed and with single spaces; the form in which a name is stored and shown. */
export const PersonName = z
  .string()
  .max(1_000)
  .trim()
  .refine(isPlainName, "A name has no control characters and none that are invisible: type it again by hand.")
  .refine(
    isOfOneAlphabet,
    "One word of this name mixes Latin, Cyrillic or Greek letters that look alike: type it again in one alphabet.",
  )
  .overwrite((name) => name.replaceAll(/\s+/g, " "))
  .min(1)
  .max(200);

/** Small letters, Cyrillic and Greek, that have the shape of a Latin one in some common type, small or capital. */
const twins = new Map(
  Object.entries({
    a: "аα",
    b: "вβ",
    c: "сϲ",
    e: "еεё",
    h: "нηһ",
    i: "іιı",
    j: "јϳ",
    k: "кκ",
    m: "мμ",
    n: "ν",
    o: "оο",
    p: "рρ",
    s: "ѕ",
    t: "тτ",
    x: "хχ",
    y: "уүυ",
    z: "ζ",
  }).flatMap(([latin, others]) => Array.from(others, (other): [string, string] => [other, latin])),
);

/** Two names with the same key look alike to a reader who is not careful. Not for showing. */
export function lookAlikeKey(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().trim().replaceAll(/\s+/g, " ");
  return Array.from(plain, (letter) => twins.get(letter) ?? letter).join("");
}

/** Two names are one person's where they differ in case, spacing or Unicode form only. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

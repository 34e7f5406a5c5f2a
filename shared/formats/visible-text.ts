import { z } from "zod";

/**
 * Whether somebody can read anything there. White space shows nothing, and neither do control and format characters
 * (a zero-width space), fillers and selectors (Default_Ignorable_Code_Point), and the empty Braille cell.
 */
export function hasText(text: string): boolean {
  return /[^\s\u2800\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

const NOTHING_TO_READ = {
  error: "nothing that can be read is written here",
  params: { expected: "words that can be read" },
};

/** Text that says something, without the white space around it. */
export function visibleText(max: number) {
  return z.string().trim().max(max).refine(hasText, NOTHING_TO_READ);
}

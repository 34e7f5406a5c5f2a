/** As a CSS string: whatever is not a plain letter or digit is written by its number, so that nothing ends the string. */
export function cssText(text: string): string {
  return `"${text.replaceAll(/[^A-Za-z0-9 .,:;-]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`;
}

/** Which letters a TrueType font has, by its `cmap` table of format 4: the letters of the basic plane. */

export function fontLetters(font: Uint8Array): (code: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = unicodeTable(view);
  if (table === undefined) return () => false;
  const segments = view.getUint16(table + 6) / 2;
  const [ends, starts] = [table + 14, table + 16 + segments * 2];
  const [shifts, offsets] = [starts + segments * 2, starts + segments * 4];
  return (code) => {
    if (code > 0xfffe) return false;
    for (let at = 0; at < segments; at += 1) {
      if (code > view.getUint16(ends + at * 2)) continue;
      const start = view.getUint16(starts + at * 2);
      if (code < start) return false;
      const shift = view.getUint16(shifts + at * 2);
      const offset = view.getUint16(offsets + at * 2);
      // The offset counts from the place where it stands itself.
      const glyph = offset === 0 ? code : view.getUint16(offsets + at * 2 + offset + (code - start) * 2);
      return glyph !== 0 && ((glyph + shift) & 0xffff) !== 0;
    }
    return false;
  };
}

function unicodeTable(view: DataView): number | undefined {
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    if (view.getUint32(at) !== 0x636d6170) continue;
    const cmap = view.getUint32(at + 8);
    for (let entry = 0; entry < view.getUint16(cmap + 2); entry += 1) {
      const table = cmap + view.getUint32(cmap + 8 + entry * 8);
      if (view.getUint16(table) === 4) return table;
    }
  }
  return undefined;
}

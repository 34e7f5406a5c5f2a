/** Sets the time of every entry of a zip that we wrote ourselves, so that the same content gives the same bytes. */

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/** 1 January 1980, the earliest time that a zip can hold: no reader takes it for a real one. */
const dosTime = 0;
const dosDate = 0x21;

export function stampZip(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  // Written without a comment, so its end record is the last 22 bytes.
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endMark) throw new RangeError("not a zip without a comment");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== entryMark || view.getUint32(local, true) !== localMark)
      throw new RangeError("the zip's directory does not match its entries");
    stamp(view, at + 12);
    stamp(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

function stamp(view: DataView, at: number) {
  view.setUint16(at, dosTime, true);
  view.setUint16(at + 2, dosDate, true);
}

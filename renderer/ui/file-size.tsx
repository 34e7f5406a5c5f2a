const units = ["kB", "MB", "GB"] as const;

/** A size for people; the title gives the bytes. */
export function FileSize({ bytes }: { bytes: number }) {
  return (
    <span className="cs-size" title={`${bytes.toLocaleString("en")} bytes`}>
      {sizeText(bytes)}
    </span>
  );
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit: string = "B";
  for (const next of units) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

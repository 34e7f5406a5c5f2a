import { sizeText } from "./size-text.ts";

/** A size for people; the title gives the bytes. */
export function FileSize({ bytes }: { bytes: number }) {
  return (
    <span className="cs-size" title={`${bytes.toLocaleString("en")} bytes`}>
      {sizeText(bytes)}
    </span>
  );
}

import { labelOf } from "#shared/formats/field-labels";
import { fileNamed, unrecognisedAt, valueAt, type OpenFile, type PacketDocument } from "./packet-document.ts";
import { Unrecognised, VendorText, VendorValue } from "./vendor-value.tsx";

/** Fields that are text, lists of text or small mappings, each under its name; a gap is said in its place. */
export function Facts({
  packet,
  paths,
  onOpenFile,
}: {
  packet: PacketDocument;
  paths: readonly string[];
  onOpenFile?: OpenFile | undefined;
}) {
  return (
    <dl className="cs-facts">
      {paths.map((path) => (
        <div key={path} data-field={path}>
          <dt>{labelOf(path)}</dt>
          <dd>
            {path === "receipts.sample" ? (
              <FileName packet={packet} name={textAt(packet, path)} onOpenFile={onOpenFile} />
            ) : (
              <VendorValue value={valueAt(packet, path)} />
            )}
            {unrecognisedAt(packet, path).map((entry) => (
              <Unrecognised key={entry.value} allowed={entry.allowed} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textAt(packet: PacketDocument, path: string): string | undefined {
  const value = valueAt(packet, path);
  return typeof value === "string" ? value : undefined;
}

/** A file that the vendor names: a button that opens it where it came along, plain words where it did not. */
export function FileName({
  packet,
  name,
  location,
  onOpenFile,
}: {
  packet: PacketDocument;
  name: string | undefined;
  location?: string | undefined;
  onOpenFile?: OpenFile | undefined;
}) {
  if (name === undefined) return <VendorText>{name}</VendorText>;
  const file = fileNamed(packet, name);
  if (!file)
    return (
      <span>
        <VendorText>{name}</VendorText> <span className="cs-gap">not in the packet</span>
      </span>
    );
  if (!onOpenFile) return <VendorText>{name}</VendorText>;
  return (
    <button type="button" className="cs-link cs-vendor" dir="auto" onClick={() => onOpenFile(file, location)}>
      {name}
    </button>
  );
}

import type { PacketFileView } from "#shared/contract/packet-calls";
import { StateBadge } from "../../ui/state-badge.tsx";
import { inFileOrder } from "./file-order.ts";

/** So many are named; the list of files has all of them. */
const NAMED = 5;

/** Says which files a packet lists and did not bring as listed, and what to do. Nothing where all is well. */
export function FileTroubles({
  files,
  onOpen,
  allFiles,
}: {
  files: readonly PacketFileView[];
  /** Opens an altered file; before an import nothing can be opened. */
  onOpen?: ((file: PacketFileView) => void) | undefined;
  /** A link to the whole list, where that stands elsewhere. */
  allFiles?: React.ReactNode;
}) {
  const inOrder = inFileOrder(files);
  const altered = inOrder.filter(({ state }) => state === "altered");
  const missing = inOrder.filter(({ state }) => state === "missing");
  const count = altered.length + missing.length;
  if (count === 0) return null;
  return (
    <section className="cs-note cs-note-bad cs-troubles" aria-label="Files that are not as listed">
      <h2>
        {count === 1
          ? "One file is not as the packet lists it"
          : `${count} files are not as the packet lists them`}
      </h2>
      {altered.length > 0 && (
        <Group
          word="altered"
          files={altered}
          onOpen={onOpen}
          says="Another file than the one whose SHA-256 the packet lists. Ask the vendor which of the two is meant, and do not rely on it until then."
        />
      )}
      {missing.length > 0 && (
        <Group
          word="missing"
          files={missing}
          says="Listed, but not there. Ask the vendor for what is missing; until then, what it should prove is only claimed."
        />
      )}
      <p>
        A packet cannot be mended here: what the vendor sends instead is imported as a packet of its own,
        beside this one. {count > NAMED && allFiles}
      </p>
    </section>
  );
}

function Group({
  word,
  files,
  says,
  onOpen,
}: {
  word: "altered" | "missing";
  files: readonly PacketFileView[];
  says: string;
  onOpen?: ((file: PacketFileView) => void) | undefined;
}) {
  const more = files.length - NAMED;
  return (
    <div>
      <p className="cs-troubles-what">
        <StateBadge tone="bad" quiet>
          {`${files.length} ${word}`}
        </StateBadge>
        <span>{says}</span>
      </p>
      <ul>
        {files.slice(0, NAMED).map((file) => (
          <li key={file.path}>
            {onOpen ? (
              <button type="button" className="cs-link cs-vendor" dir="auto" onClick={() => onOpen(file)}>
                {file.path}
              </button>
            ) : (
              <span className="cs-vendor" dir="auto">
                {file.path}
              </span>
            )}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </div>
  );
}

import { SegmentedControl } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import type { EvidenceView, FileState } from "#shared/contract/packet-calls";
import { useTask } from "../../api/use-task.ts";
import { Digest } from "../../ui/digest.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { LoadBoundary } from "../../ui/load-boundary.tsx";
import { Loading, QueryView } from "../../ui/query-view.tsx";
import { FileStateBadge } from "./file-state-badge.tsx";
import { ImageView } from "./image-view.tsx";
import { Markdown } from "./markdown.tsx";
import { SaveCopy } from "./save-copy.tsx";
import { RowsView } from "./rows-view.tsx";
import { TextView } from "./text-view.tsx";
import { isAsWritten, lineOf } from "./place-words.ts";

const DocumentTable = lazy(async () => ({
  default: (await import("../prechecks/document-table.tsx")).DocumentTable,
}));
const PdfView = lazy(async () => ({ default: (await import("./pdf-view.tsx")).PdfView }));

/** A file to be read: one of the packet, or one that the reviewer added. Without `sha256` there is nothing to read. */
export type EvidenceFile = {
  name: string;
  sha256?: string | undefined;
  size?: number | undefined;
  state?: FileState | undefined;
  why?: string | undefined;
};

/**
 * Shows a file inside the app: never executed, never fetched. `location` is where to look, in the words of a link
 * ("p. 3", "line 12"); `onLocation` tells where the reader is, so that a link can say it.
 */
export function EvidenceViewer({
  file,
  location,
  onLocation,
  actions,
}: {
  file: EvidenceFile;
  location?: string | undefined;
  onLocation?: ((location: string) => void) | undefined;
  actions?: ReactNode;
}) {
  return (
    <section className="cs-evidence" aria-label={`File ${file.name}`}>
      <header className="cs-evidence-head">
        <h3 className="cs-vendor" dir="auto">
          {file.name}
        </h3>
        <p className="cs-evidence-facts">
          {file.state !== undefined && <FileStateBadge state={file.state} />}
          {file.size !== undefined && <FileSize bytes={file.size} />}
          {file.sha256 !== undefined && <Digest value={file.sha256} label="SHA-256" />}
          {location !== undefined && <span className="cs-dim cs-vendor">See: {location}</span>}
          {actions}
        </p>
        {file.why !== undefined && <p className="cs-dim cs-vendor">{file.why}</p>}
      </header>
      {file.sha256 === undefined ? (
        <NothingToShow why={file.why ?? "The packet names this file, but did not bring it."} />
      ) : (
        <Content
          key={file.sha256}
          file={{ name: file.name, sha256: file.sha256 }}
          location={location}
          onLocation={onLocation}
        />
      )}
    </section>
  );
}

type ContentProps = {
  location: string | undefined;
  onLocation: ((location: string) => void) | undefined;
};

function Content({ file, ...rest }: ContentProps & { file: { name: string; sha256: string } }) {
  const view = useTask("evidence.view", file);
  return (
    <QueryView query={view} what="the file">
      {(value) => (
        <>
          {value.truncated && (
            <div className="cs-note cs-note-act">
              <p>
                Only the beginning is shown: the file is larger than what the app lays out. Its hash covers
                all of it.
              </p>
              <SaveCopy name={value.name} sha256={value.sha256} />
            </div>
          )}
          {value.kind !== "opaque" && value.why !== undefined && (
            <p className="cs-note cs-vendor">{value.why}</p>
          )}
          {value.size === 0 ? (
            <NothingIn />
          ) : mayBeDocument.has(value.kind) ? (
            <DocumentOrText view={value} {...rest} />
          ) : (
            <Kinds view={value} {...rest} />
          )}
        </>
      )}
    </QueryView>
  );
}

const mayBeDocument = new Set<EvidenceView["kind"]>(["text", "yaml", "json", "markdown"]);

/** What a machine can read is a table first, and its text on request; everything else is what it was. */
function DocumentOrText({ view, ...rest }: ContentProps & { view: EvidenceView }) {
  const recognised = useTask("precheck.document", { sha256: view.sha256, name: view.name });
  if (recognised.state === "loading") return <Loading what="the file" />;
  const text = <Kinds view={view} {...rest} />;
  // What cannot be recognised, for whatever reason, can still be read.
  if (recognised.state === "failed" || recognised.value.document === null) return text;
  const table = (
    <LoadBoundary what="The table" place={view.sha256}>
      <Suspense fallback={<Loading what="the table" />}>
        <DocumentTable document={recognised.value.document} onLocation={rest.onLocation} />
      </Suspense>
    </LoadBoundary>
  );
  return (
    <TwoWays
      first={["Table", table]}
      second={["Text", text]}
      begin={lineOf(rest.location) === undefined ? "Table" : "Text"}
    />
  );
}

function Kinds({ view, location, onLocation }: ContentProps & { view: EvidenceView }) {
  const place = { location, onLocation };
  switch (view.kind) {
    case "text":
    case "yaml":
      return <TextView text={view.text ?? ""} {...place} />;
    case "json":
      return (
        <TextView text={isAsWritten(location) ? (view.text ?? "") : prettyJson(view.text ?? "")} {...place} />
      );
    case "markdown":
      return (
        <TwoWays
          first={["Laid out", <Markdown key="laid-out" text={view.text ?? ""} />]}
          second={["As written", <TextView key="as-written" text={view.text ?? ""} {...place} />]}
        />
      );
    case "csv":
      return view.rows === undefined ? (
        <TextView text={view.text ?? ""} {...place} />
      ) : (
        <RowsView rows={view.rows} onLocation={onLocation} />
      );
    case "image":
      return <ImageView sha256={view.sha256} size={view.size} mediaType={view.mediaType} name={view.name} />;
    case "pdf":
      return (
        <LoadBoundary what="The PDF viewer" place={view.sha256}>
          <Suspense fallback={<Loading what="the PDF viewer" />}>
            <PdfView sha256={view.sha256} size={view.size} {...place} />
          </Suspense>
        </LoadBoundary>
      );
    case "opaque":
      return (
        <NothingToShow
          why={view.why ?? "The app has no safe reader for this kind of file."}
          wayOn={<SaveCopy name={view.name} sha256={view.sha256} />}
        />
      );
  }
}

function TwoWays({
  first,
  second,
  begin = first[0],
}: {
  first: [string, ReactNode];
  second: [string, ReactNode];
  begin?: string;
}) {
  const [shown, setShown] = useState(begin);
  return (
    <div className="cs-two-ways">
      <SegmentedControl
        size="xs"
        aria-label="How to show the file"
        data={[first[0], second[0]]}
        value={shown}
        onChange={setShown}
      />
      {shown === first[0] ? first[1] : second[1]}
    </div>
  );
}

function NothingToShow({ why, wayOn }: { why: string; wayOn?: ReactNode }) {
  return (
    <div className="cs-opaque">
      <IconFileOff size={22} stroke={1.6} aria-hidden />
      <div>
        <p>
          <strong>This file cannot be shown.</strong>
        </p>
        <p className="cs-dim cs-vendor">{why}</p>
        {wayOn}
      </div>
    </div>
  );
}

function NothingIn() {
  return (
    <p className="cs-note">
      This file is empty: it has not one byte. What it should prove, it does not prove.
    </p>
  );
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

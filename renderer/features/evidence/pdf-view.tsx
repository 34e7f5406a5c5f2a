import { Button, SegmentedControl } from "@mantine/core";
import { AnnotationMode, getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Loading } from "../../ui/query-view.tsx";
import { MOST_BYTES, readBytes } from "./read-bytes.ts";
import { TextView } from "./text-view.tsx";
import { pageOf } from "./place-words.ts";

GlobalWorkerOptions.workerSrc = workerUrl;
const data = (name: string) => new URL(`/pdf/${name}/`, document.baseURI).href;

/**
 * A PDF, a page at a time: drawn on a canvas, or as its text. Annotations, forms and scripts are never looked at:
 * the drawing layer is all that is used, XFA is off, and this pdf.js evaluates no code at all. Fonts, character maps
 * and decoders come with the app.
 */
export function PdfView({
  sha256,
  size,
  location,
  onLocation,
}: {
  sha256: string;
  size: number;
  location: string | undefined;
  onLocation: ((location: string) => void) | undefined;
}) {
  const { pdf, failure } = usePdf(sha256, size);
  const [page, setPage] = useState(() => pageOf(location) ?? 1);
  const [way, setWay] = useState("Pages");
  useEffect(() => {
    const wanted = pageOf(location);
    if (wanted !== undefined) setPage(wanted);
  }, [location]);
  const last = pdf?.numPages ?? 1;
  const shown = Math.min(page, last);
  const go = (to: number) => {
    const next = Math.min(last, Math.max(1, to));
    setPage(next);
    onLocation?.(`p. ${next}`);
  };
  return (
    <div className="cs-pdf">
      <div className="cs-row cs-pdf-bar">
        <SegmentedControl
          size="xs"
          aria-label="How to show the file"
          data={["Pages", "Text"]}
          value={way}
          onChange={setWay}
        />
        <Button variant="default" onClick={() => go(shown - 1)} disabled={shown <= 1}>
          Previous page
        </Button>
        <span role="status">
          Page {shown} of {last}
        </span>
        <Button variant="default" onClick={() => go(shown + 1)} disabled={shown >= last}>
          Next page
        </Button>
      </div>
      {failure !== undefined ? (
        <ErrorPanel error={failure} />
      ) : !pdf ? (
        <Loading what="the pages" />
      ) : way === "Text" ? (
        <PageText key={shown} pdf={pdf} page={shown} />
      ) : (
        <PageCanvas pdf={pdf} page={shown} />
      )}
    </div>
  );
}

function usePdf(sha256: string, size: number) {
  const client = useClient();
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let wanted = true;
    let close: (() => Promise<void>) | undefined;
    const open = async () => {
      if (size > MOST_BYTES) throw new Error("The file is too large for its pages to be drawn here.");
      const bytes = await readBytes(client, sha256, { size, wanted: () => wanted });
      if (!bytes || !wanted) return;
      const task = getDocument({
        data: bytes,
        enableXfa: false,
        useSystemFonts: false,
        disableAutoFetch: true,
        standardFontDataUrl: data("standard_fonts"),
        cMapUrl: data("cmaps"),
        cMapPacked: true,
        wasmUrl: data("wasm"),
        iccUrl: data("iccs"),
        maxImageSize: 50_000_000,
      });
      close = () => task.destroy();
      const opened = await task.promise;
      if (wanted) setPdf(opened);
    };
    open().catch((error: unknown) => {
      if (wanted) setFailure(error);
    });
    return () => {
      wanted = false;
      close?.().catch(() => undefined);
    };
  }, [client, sha256, size]);
  return { pdf, failure };
}

const MOST_PIXELS = 16_000_000;

function PageCanvas({ pdf, page }: { pdf: PDFDocumentProxy; page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failure, setFailure] = useState<unknown>();
  const [width, setWidth] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (!target || width < 50) return undefined;
    let wanted = true;
    let stop: (() => void) | undefined;
    const draw = async () => {
      const drawn = await pdf.getPage(page);
      if (!wanted) return;
      const natural = drawn.getViewport({ scale: 1 });
      const fitted = (Math.min(width, 1100) / natural.width) * Math.min(2, window.devicePixelRatio || 1);
      const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height));
      const viewport = drawn.getViewport({ scale: Math.min(fitted, most) });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = drawn.render({ canvas: target, viewport, annotationMode: AnnotationMode.DISABLE });
      stop = () => task.cancel();
      await task.promise;
    };
    setFailure(undefined);
    draw().catch((error: unknown) => {
      if (wanted) setFailure(error);
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [pdf, page, width]);
  return (
    // Scrolls with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={frame} className="cs-pdf-frame" role="region" aria-label={`Page ${page}`} tabIndex={0}>
      {failure !== undefined && <ErrorPanel error={failure} />}
      <canvas
        ref={canvas}
        className="cs-pdf-page"
        role="img"
        aria-label={`Page ${page}, drawn. Its words are under Text.`}
      />
    </div>
  );
}

function PageText({ pdf, page }: { pdf: PDFDocumentProxy; page: number }) {
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const content = await (await pdf.getPage(page)).getTextContent();
      const words = content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""));
      if (wanted) setText(words.join(""));
    };
    read().catch((error: unknown) => {
      if (wanted) setFailure(error);
    });
    return () => {
      wanted = false;
    };
  }, [pdf, page]);
  if (failure !== undefined) return <ErrorPanel error={failure} />;
  if (text === undefined) return <Loading what="the text of this page" />;
  if (text.trim() === "") return <p className="cs-note">This page holds no text; it may be a picture.</p>;
  return <TextView text={text} />;
}

import { useEffect, useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Loading } from "../../ui/query-view.tsx";
import { MOST_BYTES, readBytes } from "./read-bytes.ts";

/** Only kinds that a browser draws without running anything; SVG is not among them. */
const drawn = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"]);

export function ImageView({
  sha256,
  size,
  mediaType,
  name,
}: {
  sha256: string;
  size: number;
  mediaType: string;
  name: string;
}) {
  const client = useClient();
  const [url, setUrl] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [broken, setBroken] = useState(false);
  const [real, setReal] = useState(false);
  const tooLarge = size > MOST_BYTES;
  const unknown = !drawn.has(mediaType);
  useEffect(() => {
    if (tooLarge || unknown) return undefined;
    let wanted = true;
    let made: string | undefined;
    readBytes(client, sha256, { size, wanted: () => wanted }).then(
      (bytes) => {
        if (!wanted || !bytes) return;
        made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
        setUrl(made);
      },
      (error: unknown) => {
        if (wanted) setFailure(error);
      },
    );
    return () => {
      wanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [client, sha256, size, mediaType, tooLarge, unknown]);

  if (tooLarge) return <p className="cs-note">The picture is too large to be drawn here.</p>;
  if (unknown) return <p className="cs-note">Pictures of the kind {mediaType} are not drawn.</p>;
  if (failure !== undefined) return <ErrorPanel error={failure} />;
  if (broken) return <p className="cs-note">The file says that it is a picture, but it cannot be drawn.</p>;
  if (url === undefined) return <Loading what="the picture" />;
  return (
    <button
      type="button"
      className={`cs-image${real ? " cs-image-real" : ""}`}
      aria-pressed={real}
      title={real ? "Show it fitted to the pane" : "Show it in its own size"}
      onClick={() => setReal(!real)}
    >
      <img src={url} alt={name} onError={() => setBroken(true)} />
    </button>
  );
}

import { ActionIcon, Button } from "@mantine/core";
import { IconFile, IconUser, IconX } from "@tabler/icons-react";
import type { EvidenceLink } from "#shared/formats/review";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";

const none: readonly EvidenceLink[] = [];

/** The files that prove the answer, each with the place in it. */
export function ItemLinks({ itemId }: { itemId: string }) {
  const links = useReview((state) => state.entries.answer[itemId]?.links ?? none);
  const signed = useSigned();
  const { openForm, removeLink } = useReviewActions();
  return (
    <section className="rv-part" aria-label="Linked evidence">
      <div className="rv-part-head">
        <h3>Linked evidence {links.length > 0 && links.length}</h3>
        {!signed && (
          <Button variant="subtle" aria-keyshortcuts="l" onClick={() => openForm("link")}>
            Link evidence <kbd className="rv-kbd">L</kbd>
          </Button>
        )}
      </div>
      {signed && links.length === 0 && <p className="cs-dim cs-small">None.</p>}
      <LinkList links={links} onRemove={(link) => void removeLink(link, itemId)} />
    </section>
  );
}

/** The links, each with a way to take it off while the review is not signed. */
export function LinkList({
  links,
  onRemove,
}: {
  links: readonly EvidenceLink[];
  onRemove: (link: EvidenceLink) => void;
}) {
  const signed = useSigned();
  if (links.length === 0) return null;
  return (
    <ul className="rv-links">
      {links.map((link) => (
        <li key={`${link.from} ${link.ref} ${link.location}`}>
          <LinkWords link={link} />
          {!signed && (
            <ActionIcon
              color="gray"
              aria-label={`Remove the link to ${link.ref}${link.location === "" ? "" : `, ${link.location}`}`}
              onClick={() => onRemove(link)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A link as a button that opens the file at its place. */
export function LinkWords({ link }: { link: EvidenceLink }) {
  const own = useReview((state) => (link.from === "reviewer" ? state.entries.evidence[link.ref] : undefined));
  const { openFile } = useReviewActions();
  const name =
    link.from === "packet" ? link.ref : own === undefined ? `${link.ref} (removed)` : own.title || own.name;
  return (
    <span className="rv-link-words">
      {link.from === "reviewer" ? (
        <span className="rv-own" title="Added by the reviewer">
          <IconUser size={14} aria-hidden />{" "}
          <span className="cs-visually-hidden">Added by the reviewer:</span>
        </span>
      ) : (
        <IconFile size={14} aria-hidden />
      )}
      <button type="button" className="cs-link cs-vendor" onClick={() => openFile(link)}>
        {name}
      </button>
      {link.location !== "" && <span className="cs-dim cs-vendor">{link.location}</span>}
    </span>
  );
}

import { Button } from "@mantine/core";
import { useRef, useState } from "react";

/** A long list in pages, so that no more is drawn than a person can look through. */
export type Paged<T> = {
  readonly shown: readonly T[];
  readonly first: number;
  readonly count: number;
  readonly turn: ((by: -1 | 1) => void) | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** `wanted` brings its page up whenever it becomes another one; the person may turn away from it. */
export function usePaged<T>(all: readonly T[], size: number, wanted?: T): Paged<T> {
  const [page, setPage] = useState(0);
  const [followed, setFollowed] = useState<T>();
  const place = wanted === undefined || wanted === followed ? -1 : all.indexOf(wanted);
  if (place >= 0) {
    setFollowed(wanted);
    setPage(Math.floor(place / size));
  }
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const here = Math.min(page, last);
  return {
    shown: all.slice(here * size, (here + 1) * size),
    first: here * size,
    count: all.length,
    turn: last === 0 ? undefined : (by) => setPage(Math.max(0, Math.min(last, here + by))),
    isFirst: here === 0,
    isLast: here === last,
  };
}

/**
 * Which part of the list is in sight, and the way to the parts beside it; nothing where the list fits one page. It
 * stands before the list and stays in sight while the list is scrolled.
 */
export function Pager({ paged, what }: { paged: Paged<unknown>; what: string }) {
  const { turn, first, shown, count } = paged;
  const box = useRef<HTMLDivElement>(null);
  if (!turn) return null;
  const go = (by: -1 | 1) => {
    turn(by);
    // A page is read from its beginning; it follows the pager.
    requestAnimationFrame(() => box.current?.nextElementSibling?.scrollIntoView({ block: "start" }));
  };
  return (
    <div ref={box} className="cs-pager" role="group" aria-label={`Pages of the ${what}`}>
      <Button
        variant="default"
        aria-label={`Previous ${what}`}
        aria-disabled={paged.isFirst}
        data-disabled={paged.isFirst}
        onClick={() => go(-1)}
      >
        Previous
      </Button>
      <span role="status">
        {first + 1}–{first + shown.length} of {count}
      </span>
      <Button
        variant="default"
        aria-label={`Next ${what}`}
        aria-disabled={paged.isLast}
        data-disabled={paged.isLast}
        onClick={() => go(1)}
      >
        Next
      </Button>
    </div>
  );
}

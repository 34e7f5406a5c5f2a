import { Suspense, useEffect, useRef } from "react";
import type { Settings } from "#shared/contract/app-calls";
import { useRoute } from "../routes.ts";
import { KeysHelp } from "../ui/keys-help.tsx";
import { LoadBoundary } from "../ui/load-boundary.tsx";
import { Loading } from "../ui/query-view.tsx";
import { LockScreen } from "./lock-screen.tsx";
import { PageOf } from "./page-of.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";

/** The frame of every page: the rail at the left, the page, and what is in reach everywhere. */
export function Shell({ settings }: { settings: Settings }) {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = placeOf(route);
  const last = useRef(place);
  // A new page starts at its top, and the keyboard starts there too. The open item of a review is no new page.
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [place]);
  return (
    <div className="cs-shell">
      <a
        className="cs-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <Rail route={route} />
      <main id="main" ref={main} tabIndex={-1} className={`cs-main cs-main-${route.page}`}>
        <LoadBoundary what="The page" place={place}>
          <Suspense fallback={<Loading what="the page" />}>
            <PageOf route={route} />
          </Suspense>
        </LoadBoundary>
      </main>
      <Palette />
      <KeysHelp />
      <LockScreen afterMinutes={settings.lockAfterMinutes} />
    </div>
  );
}

function placeOf(route: ReturnType<typeof useRoute>): string {
  switch (route.page) {
    case "review":
    case "decision":
    case "print":
      return `${route.page} ${route.reviewId}`;
    case "packet":
      return `packet ${route.packetVersionId}`;
    case "checklist":
      return `checklist ${route.id} ${route.version}`;
    default:
      return route.page;
  }
}

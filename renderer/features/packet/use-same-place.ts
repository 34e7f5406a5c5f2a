import { useCallback, useLayoutEffect, useRef } from "react";

/** Free above and below what comes back into sight. */
const edge = 72;

/**
 * What is read becomes narrower when a file opens beside it, and wider when it closes, and moves on the page each time.
 * Keeps the link that opened the file where it was on the screen, and gives it the focus back once the file is closed.
 */
export function useSamePlace(opened: string | undefined) {
  const link = useRef<HTMLElement>(undefined);
  const top = useRef<number>(undefined);
  const before = useRef(opened);
  const leave = useCallback((element: Element | null) => {
    const isLink = element instanceof HTMLElement && element !== document.body;
    // A file that is opened out of another one comes back to where the first was opened.
    if (!isLink || element.closest(".cs-beside-file")) return;
    link.current = element;
    top.current = element.getBoundingClientRect().top;
  }, []);
  const close = useCallback(() => {
    top.current = link.current?.getBoundingClientRect().top;
  }, []);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = opened;
    const element = link.current;
    if (was === opened || !element?.isConnected) return;
    const page = element.closest("main");
    const wanted = top.current;
    top.current = undefined;
    if (page) {
      const { top: now, height } = element.getBoundingClientRect();
      const least = page.getBoundingClientRect().top + edge;
      const most = window.innerHeight - edge - height;
      page.scrollTop += now - Math.min(most, Math.max(least, wanted ?? (least + most) / 2));
    }
    if (opened === undefined) element.focus({ preventScroll: true });
  }, [opened]);
  return { leave, close };
}

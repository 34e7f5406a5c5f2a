import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

type Fit = "width" | "whole";
type Size = { readonly width: number; readonly height: number };
/** A point of the picture, and where in the box it stands. */
type Anchor = { readonly at: readonly [number, number]; readonly seen: readonly [number, number] };

const least = 0.2;
const most = 4;
/** Below this the words of the picture are too small to read; it is scrolled instead. */
const leastFitted = 0.8;
/** Left free around the picture. */
const margin = 32;
/** Larger than this, fitting would blow a small picture up. */
const mostFitted = 1.15;
const step = 1.25;

export type Zoom = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly zoom: number;
  /** The width that the picture has; undefined until it is measured. */
  readonly room: number | undefined;
  readonly by: (steps: number, seen?: readonly [number, number]) => void;
  readonly fit: (to: Fit) => void;
};

/** How large a picture is drawn in a box that scrolls. What stands in the middle, or under the pointer, stays there. */
export function useZoom(picture: Size): Zoom {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>();
  const [wish, setWish] = useState<Fit | number>("width");
  const anchor = useRef<Anchor>(undefined);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () =>
      setRoom({ width: element.clientWidth, height: Math.max(window.innerHeight * 0.7, 320) });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const zoom = zoomOf(wish, picture, room);
  useLayoutEffect(() => {
    const held = anchor.current;
    anchor.current = undefined;
    if (!held || !box.current) return;
    box.current.scrollLeft = held.at[0] * zoom - held.seen[0];
    box.current.scrollTop = held.at[1] * zoom - held.seen[1];
  }, [zoom]);

  const by = useCallback<Zoom["by"]>(
    (steps, seen) => {
      const element = box.current;
      if (!element) return;
      const [x, y] = seen ?? [element.clientWidth / 2, element.clientHeight / 2];
      anchor.current = {
        at: [(element.scrollLeft + x) / zoom, (element.scrollTop + y) / zoom],
        seen: [x, y],
      };
      setWish(Math.min(most, Math.max(least, zoom * step ** steps)));
    },
    [zoom],
  );

  // React listens to the wheel passively, and the browser would zoom the whole page.
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      by(event.deltaY < 0 ? 0.5 : -0.5, [event.clientX - left, event.clientY - top]);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [by]);

  const inside = room && room.width > 0 ? room.width - margin : undefined;
  return { box, zoom, room: inside, by, fit: setWish };
}

function zoomOf(wish: Fit | number, picture: Size, room: Size | undefined): number {
  if (typeof wish === "number") return wish;
  if (!room || room.width === 0) return 1;
  const wide = Math.min(mostFitted, (room.width - margin) / picture.width);
  if (wish === "width") return Math.max(leastFitted, wide);
  return Math.max(least, Math.min(wide, (room.height - margin) / picture.height));
}

/** How far a press may move and still be a click. */
const slack = 4;

/** Pulls the content of a box about with the pointer; a press that pulled is no click. */
export function usePull(box: RefObject<HTMLElement | null>) {
  const from = useRef<{ x: number; y: number; left: number; top: number; pulled: boolean }>(undefined);
  return {
    onPointerDown: (event: React.PointerEvent) => {
      const element = box.current;
      // Touch scrolls by itself.
      if (!element || event.button !== 0 || event.pointerType === "touch") return;
      from.current = {
        x: event.clientX,
        y: event.clientY,
        left: element.scrollLeft,
        top: element.scrollTop,
        pulled: false,
      };
    },
    onPointerMove: (event: React.PointerEvent) => {
      const start = from.current;
      const element = box.current;
      if (!start || !element || event.buttons !== 1) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!start.pulled && Math.hypot(dx, dy) < slack) return;
      if (!start.pulled) element.setPointerCapture(event.pointerId);
      start.pulled = true;
      element.scrollLeft = start.left - dx;
      element.scrollTop = start.top - dy;
    },
    onClickCapture: (event: React.MouseEvent) => {
      if (from.current?.pulled) event.stopPropagation();
      from.current = undefined;
    },
  };
}

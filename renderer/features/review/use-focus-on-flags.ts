import { useEffect, useRef } from "react";
import { flagElementId, ITEM_FLAGS } from "./flag-elements.ts";

/** A button goes with the flag that it dealt with; the focus goes on to the flag that comes to hand. */
export function useFocusOnFlags(inHand: string | undefined): void {
  const before = useRef(inHand);
  useEffect(() => {
    const left = before.current;
    before.current = inHand;
    if (left === undefined || left === inHand) return;
    const focused = document.activeElement;
    const wasThere = focused?.closest(`#${CSS.escape(flagElementId(left))}`) !== null;
    if (focused !== document.body && !wasThere) return;
    const next = document.getElementById(flagElementId(inHand ?? "")) ?? document.getElementById(ITEM_FLAGS);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }, [inHand]);
}

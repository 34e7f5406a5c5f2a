/** What stands in the margins of every printed page reaches the style sheet as custom properties. */
import { useEffect } from "react";
import type { PrintedMemo } from "#shared/contract/print-calls";
import { cssText } from "./css-text.ts";

export function usePageMargins({ marking, heading, footer, draft }: PrintedMemo): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const properties = {
      "--pr-marking": cssText(marking),
      "--pr-heading": cssText(heading),
      "--pr-footer": cssText(footer),
      "--pr-marking-colour": draft ? "#b3261e" : "#1b2430",
    };
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return () => {
      for (const name of Object.keys(properties)) style.removeProperty(name);
    };
  }, [marking, heading, footer, draft]);
}

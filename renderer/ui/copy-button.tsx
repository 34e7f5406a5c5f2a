import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { copyText } from "./copy-text.ts";

/** Puts a text on the clipboard, and says on itself whether that worked. */
export function CopyButton({ text, children }: { text: () => string; children: ReactNode }) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <Button
        variant="default"
        leftSection={
          outcome === "copied" ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
        }
        onClick={() => {
          void copyText(text()).then((done) => setOutcome(done ? "copied" : "failed"));
        }}
      >
        {children}
      </Button>
      <span role="status" className="cs-dim">
        {outcome === "copied" && "Copied"}
        {outcome === "failed" && "The clipboard refused it. Mark the list and copy it by hand."}
      </span>
    </>
  );
}

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text.ts";

/** A hash or fingerprint: shortened for the eye, whole in its title, and copied whole. */
export function Digest({ value, label, whole = false }: { value: string; label: string; whole?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const says = copied ? "Copied" : `Copy ${label}`;
  return (
    <span className="cs-digest">
      <span className={whole ? "cs-mono" : "cs-mono cs-nowrap"} title={value}>
        {whole || value.length <= 20 ? value : `${value.slice(0, 12)}…`}
      </span>
      <Tooltip label={says}>
        <ActionIcon
          aria-label={says}
          color="gray"
          onClick={() => {
            void copyText(value).then(setCopied);
          }}
        >
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

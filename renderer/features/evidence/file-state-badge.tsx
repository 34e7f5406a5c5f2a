import {
  IconFile,
  IconFileAlert,
  IconFileCheck,
  IconFileDescription,
  IconFileMinus,
  IconFileUnknown,
  type Icon,
} from "@tabler/icons-react";
import type { FileState } from "#shared/contract/packet-calls";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";

const states: Record<FileState, { tone: Tone; word: string; says: string; icon: Icon }> = {
  manifest: {
    tone: "neutral",
    word: "manifest",
    says: "Holds the vendor's answers",
    icon: IconFileDescription,
  },
  listed: { tone: "neutral", word: "listed", says: "Listed by the packet and there", icon: IconFileCheck },
  unlisted: {
    tone: "warn",
    word: "unlisted",
    says: "There, but the packet does not list it",
    icon: IconFileUnknown,
  },
  missing: { tone: "bad", word: "missing", says: "Listed by the packet, but not there", icon: IconFileMinus },
  altered: {
    tone: "bad",
    word: "altered",
    says: "Not the file whose SHA-256 the packet lists",
    icon: IconFileAlert,
  },
  ignored: { tone: "neutral", word: "ignored", says: "Not taken", icon: IconFile },
};

/** What became of a file of a packet, as icon and word. */
export function FileStateBadge({ state }: { state: FileState }) {
  const { tone, word, says, icon } = states[state];
  return (
    <StateBadge tone={tone} icon={icon} title={says} quiet={tone === "neutral"}>
      {word}
    </StateBadge>
  );
}

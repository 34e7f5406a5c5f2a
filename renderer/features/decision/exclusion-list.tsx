import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { ChangedElsewhere } from "../review/changed-elsewhere.tsx";
import { readExcluded } from "../review/drafts.ts";
import { useReview, useSigned } from "../review/review-session.tsx";
import { useDraft } from "../review/use-draft.ts";

/** What the approval does not cover, or covers behind a gate only. */
export function ExclusionList() {
  const draft = useDraft({ of: "excluded" });
  const signed = useSigned();
  const lines = useMemo(() => readExcluded(draft.value), [draft.value]);
  const suggested = useSuggested(lines);
  const box = useRef<HTMLUListElement>(null);
  const put = (next: readonly string[]) => draft.setValue(JSON.stringify(next));
  const add = (more: readonly string[]) => {
    put([...lines, ...more]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  return (
    <div className="dc-list">
      <div className="rv-part-head">
        <h3 id="dc-excluded">Excluded or gated</h3>
        {!signed && (
          <div className="cs-row">
            {suggested.length > 0 && (
              <Button variant="subtle" onClick={() => add(suggested)}>
                Add what the packet rules out ({suggested.length})
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => add([""])}
            >
              Add an exclusion
            </Button>
          </div>
        )}
      </div>
      {lines.length === 0 && <p className="cs-dim">Nothing is excluded.</p>}
      <ul ref={box} aria-labelledby="dc-excluded">
        {lines.map((line, index) => (
          // Lines have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <TextInput
              aria-label={`Exclusion ${index + 1}`}
              dir="auto"
              value={line}
              readOnly={signed}
              onChange={(event) => put(lines.with(index, event.currentTarget.value))}
              onBlur={() => {
                if (line.trim() === "" && !signed) put(lines.toSpliced(index, 1));
                draft.save();
              }}
            />
            {!signed && (
              <ActionIcon
                color="gray"
                aria-label={`Remove exclusion ${index + 1}`}
                onClick={() => {
                  put(lines.toSpliced(index, 1));
                  draft.save();
                }}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <ChangedElsewhere draft={draft} />
      {draft.problem !== undefined && <p className="rv-refused">{draft.problem}</p>}
    </div>
  );
}

/** What the packet itself puts out of scope or under never, and is not on the list yet. */
function useSuggested(lines: readonly string[]): string[] {
  const sections = useReview((state) => state.packet.packet.sections);
  const never = (sections.actions?.rows ?? [])
    .filter((row) => row.policy === "never")
    .map((row) => row.action ?? "");
  const all = [...(sections.boundary?.outOfScope ?? []), ...never].map((text) => text.trim()).filter(Boolean);
  const there = new Set(lines.map((line) => line.trim()));
  return [...new Set(all)].filter((text) => !there.has(text));
}

import { ActionIcon, Button, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import type { Condition } from "#shared/formats/review";
import { DateField } from "../../ui/date-field.tsx";
import { growing } from "../review/draft-fields.tsx";
import { ChangedElsewhere } from "../review/changed-elsewhere.tsx";
import { readConditions } from "../review/drafts.ts";
import { useReview, useSigned } from "../review/review-session.tsx";
import { useDraft } from "../review/use-draft.ts";

/** What must be met, by whom and by when. */
export function ConditionList() {
  const draft = useDraft({ of: "conditions" });
  const signed = useSigned();
  const needed = useReview(
    (state) => state.entries.decision["decision"]?.decision === "approve-with-conditions",
  );
  const conditions = useMemo(() => readConditions(draft.value), [draft.value]);
  const box = useRef<HTMLOListElement>(null);
  const put = (next: readonly Condition[]) => draft.setValue(JSON.stringify(next));
  const change = (index: number, part: Partial<Condition>) => {
    const before = conditions[index];
    if (before) put(conditions.with(index, { ...before, ...part }));
  };
  const add = () => {
    put([...conditions, { text: "", owner: "", due: "" }]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("li:last-child textarea")?.focus());
  };
  return (
    <div className="dc-list">
      <div className="rv-part-head">
        <h2 id="dc-conditions">Conditions</h2>
        {!signed && (
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a condition
          </Button>
        )}
      </div>
      {conditions.length === 0 && (
        <p className={needed ? "dc-warn" : "cs-dim"}>
          {needed ? "An approval with conditions needs at least one." : "There are no conditions."}
        </p>
      )}
      <ol ref={box} aria-labelledby="dc-conditions" className="dc-conditions">
        {conditions.map((condition, index) => (
          // Conditions have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Textarea
              label={`Condition ${index + 1}`}
              dir="auto"
              classNames={{ input: growing(1) }}
              value={condition.text}
              readOnly={signed}
              onBlur={draft.save}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
            />
            <TextInput
              label="Owner"
              dir="auto"
              value={condition.owner}
              readOnly={signed}
              onBlur={draft.save}
              onChange={(event) => change(index, { owner: event.currentTarget.value })}
            />
            <DateField
              label="Due"
              value={condition.due}
              readOnly={signed}
              onBlur={draft.save}
              onChange={(due) => change(index, { due })}
            />
            {!signed && (
              <ActionIcon
                color="gray"
                aria-label={`Remove condition ${index + 1}`}
                onClick={() => {
                  put(conditions.toSpliced(index, 1));
                  draft.save();
                }}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      <ChangedElsewhere draft={draft} />
      {draft.problem !== undefined && <p className="rv-refused">{draft.problem}</p>}
    </div>
  );
}

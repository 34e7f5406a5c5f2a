import { Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { DateField } from "../../ui/date-field.tsx";
import { ChangedElsewhere } from "./changed-elsewhere.tsx";
import type { DraftTarget } from "./drafts.ts";
import { useDraft } from "./use-draft.ts";

type FieldProps = {
  target: DraftTarget;
  label: string;
  description?: ReactNode;
  placeholder?: string;
  id?: string;
  required?: boolean;
  maxLength?: number;
  /** Takes the focus when it appears. */
  fresh?: boolean;
};

/** Grows with its text from so many lines on; CSS does it, since measuring in script costs a layout for each item. */
export function growing(rows: number): string {
  return `rv-grow rv-grow-${Math.min(4, rows)}`;
}

/** A line of text that saves itself. Escape leaves the field, for the keys of the page to work again. */
export function LineField({ target, label, fresh, ...rest }: FieldProps) {
  const draft = useDraft(target);
  const ref = useFreshFocus<HTMLInputElement>(fresh);
  const field = (
    <TextInput
      ref={ref}
      label={label}
      dir="auto"
      value={draft.value}
      error={draft.problem}
      readOnly={draft.readOnly}
      onChange={(event) => draft.setValue(event.currentTarget.value)}
      onBlur={draft.save}
      {...rest}
    />
  );
  return <WithElsewhere draft={draft}>{field}</WithElsewhere>;
}

/** A day that saves itself. */
export function DayField({ target, label }: Pick<FieldProps, "target" | "label">) {
  const draft = useDraft(target);
  const field = (
    <DateField
      label={label}
      value={draft.value}
      error={draft.problem}
      readOnly={draft.readOnly}
      onChange={draft.setValue}
      onBlur={draft.save}
    />
  );
  return <WithElsewhere draft={draft}>{field}</WithElsewhere>;
}

/** Text over several lines that saves itself. */
export function ProseField({ target, label, fresh, rows = 2, ...rest }: FieldProps & { rows?: number }) {
  const draft = useDraft(target);
  const ref = useFreshFocus<HTMLTextAreaElement>(fresh);
  const field = (
    <Textarea
      ref={ref}
      label={label}
      dir="auto"
      classNames={{ input: growing(rows) }}
      value={draft.value}
      error={draft.problem}
      readOnly={draft.readOnly}
      onChange={(event) => draft.setValue(event.currentTarget.value)}
      onBlur={draft.save}
      {...rest}
    />
  );
  return <WithElsewhere draft={draft}>{field}</WithElsewhere>;
}

/** One element around both, whether or not there is a choice to make: a field that moves would lose the focus. */
function WithElsewhere({ draft, children }: { draft: ReturnType<typeof useDraft>; children: ReactNode }) {
  return (
    <div className="rv-field">
      {children}
      <ChangedElsewhere draft={draft} />
    </div>
  );
}

/** Puts the focus on a field that has just appeared on the person's wish. */
export function useFreshFocus<E extends HTMLElement>(fresh: boolean | undefined) {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (!fresh) return;
    ref.current?.focus();
    ref.current?.closest("section, form")?.scrollIntoView({ block: "nearest" });
  }, [fresh]);
  return ref;
}

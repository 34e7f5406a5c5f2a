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

type Draft = ReturnType<typeof useDraft>;

/** What every field shows of its draft. */
const shown = ({ value, problem, readOnly, save }: Draft) => ({
  value,
  error: problem,
  readOnly,
  onBlur: save,
});

/** A line of text that saves itself. Escape leaves the field, for the keys of the page to work again. */
export function LineField({ target, label, fresh, ...rest }: FieldProps) {
  const draft = useDraft(target);
  const ref = useFreshFocus<HTMLInputElement>(fresh);
  const field = (
    <TextInput
      ref={ref}
      label={label}
      dir="auto"
      onChange={(event) => draft.setValue(event.currentTarget.value)}
      {...shown(draft)}
      {...rest}
    />
  );
  return <WithElsewhere draft={draft}>{field}</WithElsewhere>;
}

/** A day that saves itself. */
export function DayField({ target, label }: Pick<FieldProps, "target" | "label">) {
  const draft = useDraft(target);
  const field = <DateField label={label} onChange={draft.setValue} {...shown(draft)} />;
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
      onChange={(event) => draft.setValue(event.currentTarget.value)}
      {...shown(draft)}
      {...rest}
    />
  );
  return <WithElsewhere draft={draft}>{field}</WithElsewhere>;
}

/** One element around both, whether or not there is a choice to make: a field that moves would lose the focus. */
function WithElsewhere({ draft, children }: { draft: Draft; children: ReactNode }) {
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

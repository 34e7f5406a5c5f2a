import { ActionIcon, TextInput } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useRef, useState, type ReactNode, type Ref } from "react";
import { dayProblem } from "./day.ts";

/**
 * A day, written and shown as everywhere else in the app: yyyy-mm-dd, whatever the language of the machine. A text that
 * is no day stays in the field, which says so once it is left, and is never handed on. The calendar is the browser's.
 */
export function DateField({
  label,
  value,
  onChange,
  onBlur,
  error,
  description,
  required = false,
  readOnly = false,
  ref,
}: {
  label: string;
  /** A day, or nothing. */
  value: string;
  onChange: (day: string) => void;
  onBlur?: () => void;
  error?: ReactNode;
  description?: ReactNode;
  required?: boolean;
  readOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
}) {
  // What is typed, as long as it is no day, and the day that was there when it began: another one takes its place.
  const [typed, setTyped] = useState<{ text: string; over: string }>();
  const [left, setLeft] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const text = typed?.over === value ? typed.text : value;
  const put = (next: string) => {
    setLeft(false);
    const day = next.trim();
    if (dayProblem(day) !== undefined) return setTyped({ text: next, over: value });
    setTyped(undefined);
    return onChange(day);
  };
  return (
    <div className="cs-date">
      <TextInput
        {...(ref === undefined ? {} : { ref })}
        label={label}
        description={description}
        required={required}
        readOnly={readOnly}
        placeholder="yyyy-mm-dd"
        maxLength={20}
        autoComplete="off"
        value={text}
        error={(left ? dayProblem(text.trim()) : undefined) ?? error}
        onChange={(event) => put(event.currentTarget.value)}
        onBlur={() => {
          setLeft(true);
          onBlur?.();
        }}
        rightSection={
          readOnly ? undefined : (
            <ActionIcon
              color="gray"
              variant="subtle"
              aria-label="Open the calendar"
              onClick={() => calendar.current?.showPicker()}
            >
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          )
        }
      />
      <input
        ref={calendar}
        type="date"
        className="cs-date-calendar"
        tabIndex={-1}
        aria-hidden
        value={value}
        onChange={(event) => put(event.currentTarget.value)}
      />
    </div>
  );
}

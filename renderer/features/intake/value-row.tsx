import { ActionIcon, Button, NativeSelect, Textarea } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { IntakeValueView } from "#shared/contract/intake-calls";
import { placeWords } from "#shared/intake/build-packet";
import type { IntakeEdit } from "#shared/intake/intake-state";
import { StateBadge } from "../../ui/state-badge.tsx";
import { DropTarget } from "./drop-target.tsx";
import { isYesNo, knownWords, valueLabel } from "./field-choices.ts";
import type { IntakeWork } from "./use-intake.ts";

const wordsOf = (value: string | boolean) => (typeof value === "boolean" ? (value ? "yes" : "no") : value);

/** A value with where it is from and how sure that is; accepted, corrected or taken out in place. */
export function ValueRow({ value, work }: { value: IntakeValueView; work: IntakeWork }) {
  const [editing, setEditing] = useState(false);
  const { path, sources, confidence, why, state } = value;
  const label = valueLabel(path);
  return (
    <DropTarget
      as="li"
      label={label}
      className={`cs-intake-value cs-intake-${state}`}
      onPassage={(passage) => work.sendToField(passage, path)}
    >
      <div className="cs-intake-what">
        <span className="cs-intake-label">{label}</span>
        {state === "mapped" && (
          <StateBadge tone={confidence === "sure" ? "info" : "warn"} title={why} quiet>
            {confidence === "sure" ? "read" : "likely"}
          </StateBadge>
        )}
        {state === "proposed" && (
          <StateBadge tone="warn" title={why} quiet>
            proposed
          </StateBadge>
        )}
        {state === "accepted" && (
          <StateBadge tone="good" quiet>
            {value.proposed ? "accepted, from evidence" : "accepted"}
          </StateBadge>
        )}
        {state === "written" && (
          <StateBadge tone="good" quiet>
            by you
          </StateBadge>
        )}
      </div>
      {editing ? (
        <ValueForm
          path={path}
          label={label}
          before={wordsOf(value.value)}
          work={work}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <p className="cs-vendor cs-intake-words" dir="auto">
            {wordsOf(value.value)}
          </p>
          <div className="cs-row cs-intake-sources">
            {sources.slice(0, 4).map(({ place }, at) => {
              const words = [place.file.split("/").at(-1), placeWords(place)].filter(Boolean).join(", ");
              return (
                // Two sources may stand in one place.
                <button
                  key={at}
                  type="button"
                  className="cs-link cs-small"
                  title={why}
                  aria-label={`${words}: show where ${label} is from`}
                  onClick={() => work.show(place)}
                >
                  {words}
                </button>
              );
            })}
            {sources.length > 4 && <span className="cs-dim cs-small">and {sources.length - 4} more</span>}
          </div>
          <span className="cs-intake-acts">
            {(state === "mapped" || state === "proposed") && (
              <ActionIcon
                variant="subtle"
                aria-label={`Accept ${label}`}
                title="Accept"
                onClick={() => work.edit(acceptOf(value))}
              >
                <IconCheck size={16} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              aria-label={`Correct ${label}`}
              title="Correct"
              onClick={() => setEditing(true)}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={`Take out ${label}`}
              title={
                state === "proposed"
                  ? "Take out: it stays in its file"
                  : "Take out: its words go back to what is left over"
              }
              onClick={() => work.edit({ kind: "clear", path })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </span>
        </>
      )}
    </DropTarget>
  );
}

/** A proposal is accepted with all of its row: a scope and the system that it is for. */
const acceptOf = ({ path, state }: IntakeValueView): IntakeEdit =>
  state === "proposed"
    ? { kind: "accept", path: path.replace(/\]\.[^\]]*$/, "]"), proposed: true }
    : { kind: "accept", path };

/** A field of which nothing is known: written by hand, dropped on, or said to be a gap. */
export function BlankRow({
  label,
  path,
  fill,
  isGap,
  work,
}: {
  label: string;
  path: string;
  fill: string;
  isGap: boolean;
  work: IntakeWork;
}) {
  const [editing, setEditing] = useState(false);
  const inSection = path.includes(".") || path === "actions";
  return (
    <DropTarget
      as="li"
      label={label}
      className={`cs-intake-value cs-intake-blank${isGap ? " cs-intake-gap" : ""}`}
      onPassage={(passage) => work.sendToField(passage, fill)}
    >
      <span className="cs-intake-label">{label}</span>
      {editing ? (
        <ValueForm path={fill} label={label} before="" work={work} onClose={() => setEditing(false)} />
      ) : (
        <span className="cs-row">
          <span className="cs-gap cs-small">
            {isGap ? "a gap: the vendor does not say" : "nothing found"}
          </span>
          <button
            type="button"
            className="cs-link cs-small"
            aria-label={`Write it: ${label}`}
            onClick={() => setEditing(true)}
          >
            Write it
          </button>
          {inSection && (
            <button
              type="button"
              className="cs-link cs-small"
              aria-label={`${isGap ? "Not a gap" : "It is a gap"}: ${label}`}
              onClick={() => work.edit({ kind: "gap", path, is: !isGap })}
            >
              {isGap ? "Not a gap" : "It is a gap"}
            </button>
          )}
        </span>
      )}
    </DropTarget>
  );
}

function ValueForm({
  path,
  label,
  before,
  work,
  onClose,
}: {
  path: string;
  label: string;
  before: string;
  work: IntakeWork;
  onClose: () => void;
}) {
  const words = knownWords(path);
  const [text, setText] = useState(before === "" && words ? (words[0] ?? "") : before);
  const save = () => {
    const said = text.trim();
    if (said !== "" && said !== before)
      work.edit({ kind: "set", path, value: isYesNo(path) ? said === "yes" : said });
    onClose();
  };
  return (
    <form
      className="cs-stack-gap"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {words ? (
        <NativeSelect
          aria-label={label}
          data-autofocus
          value={text}
          // A word of the vendor that the format does not know may stay.
          data={words.includes(text) ? [...words] : [text, ...words]}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          aria-label={label}
          autosize
          maxRows={12}
          value={text}
          ref={(field) => {
            if (field && document.activeElement === document.body) field.focus();
          }}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onClose();
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
          }}
        />
      )}
      <span className="cs-row">
        <Button type="submit" size="compact-sm">
          Save
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

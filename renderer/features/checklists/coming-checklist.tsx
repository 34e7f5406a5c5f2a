import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { ChecklistPreview } from "#shared/contract/checklist-calls";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";
import { SEMVER } from "#shared/formats/semver";
import type { Picked } from "#shared/contract/door";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { ComingColumns, ComingLevels, ComingSections } from "./coming-parts.tsx";

export type Coming = { picked: Picked; preview: ChecklistPreview };
type Foreign = NonNullable<ChecklistPreview["foreign"]>;

/** A checklist of another maker: how it was read, what can be chosen, and what it becomes, before anything is stored. */
export function ComingChecklist({
  coming,
  onImport,
  onCancel,
}: {
  coming: Coming;
  onImport: (choices: ForeignChoices) => Promise<void>;
  onCancel: () => void;
}) {
  const [choices, setChoices] = useState<ForeignChoices>({});
  const { preview, error, reading } = usePreview(coming, choices);
  const [faulty, setFaulty] = useState(false);
  const action = useAction();
  const { foreign } = preview;
  if (!foreign) return null;
  const choose = (more: ForeignChoices) => setChoices((before) => ({ ...before, ...more }));
  const name = (more: ForeignChoices, isFaulty: boolean) => {
    setFaulty(isFaulty);
    choose(more);
  };
  return (
    <div className="cs-blocks">
      <section className="cs-block" aria-labelledby="coming">
        <div className="cs-block-head">
          <h2 id="coming" ref={focusOnShow} tabIndex={-1} className="cs-vendor" dir="auto">
            {coming.picked.name}
          </h2>
          <div className="cs-row">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button
              loading={action.busy}
              disabled={faulty || reading || error !== undefined || preview.stands !== "new"}
              onClick={() => void action.run(() => onImport(choices))}
            >
              Import {countWords(preview.items, "item")}
            </Button>
          </div>
        </div>
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        {error !== undefined && <ErrorPanel error={error} />}
        <p>
          Read as {foreign.words}
          {foreign.edition !== "" && (
            <>
              , edition <b className="cs-vendor">{foreign.edition}</b>
            </>
          )}
          . <Standing preview={preview} />
        </p>
        <Names key={coming.picked.token} preview={coming.preview} choose={name} />
        <p className="cs-dim">
          Answers are scored as in the built-in checklist. To change weights, gates or thresholds, save the
          imported checklist as a file, alter it, and import that under another version.
        </p>
        <Notes foreign={foreign} />
      </section>
      {foreign.levels.length > 0 && (
        <ComingLevels levels={foreign.levels} choices={choices} choose={choose} />
      )}
      {foreign.columns.length > 0 && (
        <ComingColumns columns={foreign.columns} choices={choices} choose={choose} />
      )}
      <section className="cs-block" aria-labelledby="becomes">
        <div className="cs-block-head">
          <h2 id="becomes">
            Becomes {countWords(preview.items, "item")} in {countWords(preview.sections.length, "section")},{" "}
            {countWords(preview.gates, "gate")}
          </h2>
          <SegmentedControl
            size="xs"
            aria-label="Sections are"
            data={[
              { value: "outer", label: "Outermost headings" },
              { value: "inner", label: "Innermost headings" },
            ]}
            value={choices.sections ?? "outer"}
            onChange={(value) => choose({ sections: value === "inner" ? "inner" : "outer" })}
          />
        </div>
        <ComingSections sections={preview.sections} />
      </section>
    </div>
  );
}

const plural = (count: number, what: string) => (count === 1 ? what : `${what}s`);
const countWords = (count: number, what: string) => `${count.toLocaleString("en")} ${plural(count, what)}`;

/** The preview of the choices as they stand; the one before stays on the screen until the next is there. */
function usePreview(coming: Coming, choices: ForeignChoices) {
  const client = useClient();
  const [shown, setShown] = useState<{ preview: ChecklistPreview; error?: unknown }>(coming);
  const [reading, setReading] = useState(false);
  const newest = useRef(0);
  const key = JSON.stringify(choices);
  const token = coming.picked.token;
  useEffect(() => {
    if (key === "{}") return undefined;
    const ticket = ++newest.current;
    setReading(true);
    const settle = (
      next: (before: { preview: ChecklistPreview }) => { preview: ChecklistPreview; error?: unknown },
    ) => {
      if (ticket !== newest.current) return;
      setShown(next);
      setReading(false);
    };
    // A name is typed letter by letter.
    const timer = setTimeout(() => {
      client
        .call("checklist.preview", { pickedFile: token, choices: JSON.parse(key) as ForeignChoices })
        .then(
          (preview) => settle(() => ({ preview })),
          (error: unknown) => settle(({ preview }) => ({ preview, error })),
        );
    }, 200);
    return () => clearTimeout(timer);
  }, [client, token, key]);
  return { ...shown, reading };
}

function Standing({ preview: { stands, id, version } }: { preview: ChecklistPreview }) {
  if (stands === "same") return <StateBadge tone="info">already imported</StateBadge>;
  if (stands === "other")
    return (
      <StateBadge tone="warn">
        {id} {version} is there already with other content: give it another version or id
      </StateBadge>
    );
  return null;
}

const faults = {
  title: (value: string) => (value === "" ? "A title is missing." : undefined),
  id: (value: string) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)
      ? undefined
      : "Letters, digits and . _ - alone, such as house-rules.",
  version: (value: string) => (SEMVER.test(value) ? undefined : "Three numbers, such as 1.0.0."),
};
const nameFields = [
  { name: "title", label: "Title", flex: "3 1 280px", most: 500 },
  { name: "id", label: "Id", flex: "2 1 180px", most: 100 },
  { name: "version", label: "Version", flex: "1 1 110px", most: 100 },
] as const;

function Names({
  preview,
  choose,
}: {
  preview: ChecklistPreview;
  choose: (more: ForeignChoices, faulty: boolean) => void;
}) {
  const [names, setNames] = useState({ title: preview.title, id: preview.id, version: preview.version });
  const set = (name: keyof typeof faults, value: string) => {
    const next = { ...names, [name]: value };
    setNames(next);
    const faulty = nameFields.some((field) => faults[field.name](next[field.name].trim()) !== undefined);
    choose(faulty ? {} : { [name]: value.trim() }, faulty);
  };
  return (
    <div className="cs-form-row cs-form-top">
      {nameFields.map(({ name, label, flex, most }) => (
        <TextInput
          key={name}
          label={label}
          value={names[name]}
          error={faults[name](names[name].trim())}
          onChange={(event) => set(name, event.currentTarget.value)}
          style={{ flex }}
          maxLength={most}
        />
      ))}
    </div>
  );
}

function Notes({ foreign }: { foreign: Foreign }) {
  if (foreign.notes.length === 0) return null;
  return (
    <div className="cs-note" role="note" aria-label="What to know">
      <ul className="cs-vendor-list">
        {foreign.notes.map((says) => (
          <li key={says} className="cs-vendor" dir="auto">
            {says}
          </li>
        ))}
      </ul>
    </div>
  );
}

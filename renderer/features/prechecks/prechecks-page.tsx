import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { flagFamilies, type FlagFamily } from "#shared/prechecks/flag";
import type { RuleView as Rule } from "#shared/contract/precheck-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { usePaletteEntries } from "../../ui/page-offers.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { families } from "./flag-words.ts";
import { PolicyPart } from "./policy-part.tsx";
import { RuleCard } from "./rule-card.tsx";
import { StartingPolicy } from "./starting-policy.tsx";
import "./prechecks.css";

/** Every rule of the pre-checks with its reasons and examples, and the organisation's policy for them. */
export function PrechecksPage({ rule }: { rule: string | undefined }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [starting, setStarting] = useState(false);
  const rules = useQuery("precheck.rules", {}, ["prechecks", "settings"]);
  const { run } = action;
  const importOne = useMemo(
    () => () =>
      void run(async () => {
        const [picked] = await client.door.pick({
          title: "Policy of the pre-checks",
          what: "file",
          endings: ["yaml", "yml", "json"],
        });
        if (!picked) return;
        const stored = await client.call("precheck.importPolicy", { pickedFile: picked.token });
        const name = { id: stored.id, version: stored.version };
        const use = async () => {
          await client.call("precheck.choosePolicy", { policy: name });
          toasts.done(`The pre-checks use ${name.id} ${name.version} from now on.`);
        };
        toasts.done(
          `${name.id} ${name.version} ${stored.alreadyImported ? "was imported before" : "is imported"}. It is not in use by that.`,
          { label: "Use it now", run: () => void use().catch(toasts.failed) },
        );
      }),
    [client, run, toasts],
  );
  usePaletteEntries(
    useMemo(
      () => [
        { id: "import policy", label: "Import a policy of the pre-checks", run: importOne },
        { id: "start policy", label: "Show a policy to start from", run: () => setStarting(true) },
      ],
      [importOne],
    ),
  );
  return (
    <>
      <PageHeader
        title="Pre-checks"
        below="What is looked for in every packet before a person reads it. A flag shows its proof and advises; it scores and decides nothing."
        actions={
          <>
            <Button variant="default" onClick={() => setStarting(true)}>
              A policy to start from
            </Button>
            <Button
              leftSection={<IconFileImport size={16} aria-hidden />}
              loading={action.busy}
              onClick={importOne}
            >
              Import a policy
            </Button>
          </>
        }
      />
      <div className="cs-blocks">
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        <PolicyPart />
        <QueryView query={rules} what="the rules">
          {(value) => <Rules rules={value.rules} wanted={rule} />}
        </QueryView>
      </div>
      <StartingPolicy opened={starting} onClose={() => setStarting(false)} />
    </>
  );
}

function Rules({ rules, wanted }: { rules: readonly Rule[]; wanted: string | undefined }) {
  const [words, setWords] = useState("");
  const [onlyOff, setOnlyOff] = useState(false);
  const anyOff = rules.some(({ off }) => off);
  const found = rules.filter((rule) => (!onlyOff || rule.off) && isAbout(rule, words));
  const shown = flagFamilies.filter((family) => found.some((rule) => rule.family === family));
  useEffect(() => {
    if (wanted !== undefined) show(`rule-${wanted}`);
  }, [wanted]);
  return (
    <section className="cs-block" aria-labelledby="rules">
      <h2 id="rules">
        Rules <span className="cs-dim">{rules.length}</span>
      </h2>
      <div className="cs-form-row cs-rule-search">
        <TextInput
          label="Find a rule"
          description="Words of its title, reasons, items, references or examples"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {anyOff && (
          <Checkbox
            label="Only those that are switched off"
            checked={onlyOff}
            onChange={(event) => setOnlyOff(event.currentTarget.checked)}
          />
        )}
        <p className="cs-dim cs-small" role="status">
          {found.length === rules.length ? "" : `${found.length} of ${rules.length} rules`}
        </p>
      </div>
      {found.length === 0 ? (
        <p className="cs-dim">No rule has these words. Try fewer, or another word for the same.</p>
      ) : (
        <div className="cs-two-panes">
          <FamilyLinks shown={shown} rules={found} />
          <div className="cs-blocks">
            {shown.map((family) => (
              <section key={family} aria-labelledby={`family-${family}`}>
                <h3 id={`family-${family}`} tabIndex={-1} className="cs-rule-family">
                  {families[family]}
                </h3>
                {found
                  .filter((rule) => rule.family === family)
                  .map((rule) => (
                    <RuleCard key={rule.id} rule={rule} open={rule.id === wanted} />
                  ))}
              </section>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

function FamilyLinks({ shown, rules }: { shown: readonly FlagFamily[]; rules: readonly Rule[] }) {
  return (
    <nav aria-label="Families of rules">
      <ul className="cs-side-nav">
        {shown.map((family) => (
          <li key={family}>
            <a
              href={`#family-${family}`}
              onClick={(event) => {
                event.preventDefault();
                show(`family-${family}`);
              }}
            >
              {families[family]}{" "}
              <span className="cs-dim">{rules.filter((rule) => rule.family === family).length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function show(id: string): void {
  const element = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

/** Every word must be somewhere in what the page says of the rule. */
function isAbout(rule: Rule, words: string): boolean {
  const text = JSON.stringify([rule, families[rule.family]]).toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, type Icon } from "@tabler/icons-react";
import { useState } from "react";
import type { Verification } from "#shared/contract/signing-calls";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { KnowSigner } from "./know-signer.tsx";
import { checkedWords, signersWords } from "./verification-words.ts";

type Verdict = Verification["verdict"];
type Signer = Verification["signers"][number];
type Check = Verification["checks"][number];

const verdicts: Record<Verdict, { tone: "good" | "warn" | "bad"; word: string; icon: Icon }> = {
  good: { tone: "good", word: "Genuine", icon: IconCircleCheck },
  "not-enough": { tone: "warn", word: "Genuine as far as it goes, but not enough", icon: IconAlertTriangle },
  altered: { tone: "bad", word: "Altered", icon: IconCircleX },
};
const results: Record<Verdict, { tone: Tone; word: string }> = {
  good: { tone: "good", word: "good" },
  "not-enough": { tone: "warn", word: "not enough" },
  altered: { tone: "bad", word: "altered" },
};

/** The verdict first, then who signed, then each thing that was checked. */
export function VerificationView({
  result,
  files = [],
  onTrusted,
}: {
  result: Verification;
  files?: readonly string[];
  onTrusted?: (() => void) | undefined;
}) {
  const { tone, word, icon: Shape } = verdicts[result.verdict];
  const checked = checkedWords(result, files);
  const before = signersWords(result, files);
  return (
    <div className="cs-blocks">
      <section className={`cs-verdict cs-verdict-${tone}`} aria-label="Verdict" role="status">
        <Shape size={32} stroke={1.8} aria-hidden />
        <div>
          <h2 ref={focusOnShow} tabIndex={-1}>
            {word}
          </h2>
          <p className="cs-vendor">{result.says}</p>
          {checked !== undefined && <p className="cs-vendor cs-dim">{checked}</p>}
        </div>
      </section>
      <section className="cs-block" aria-labelledby="signers">
        <h2 id="signers">Signers</h2>
        {before !== undefined && <p>{before}</p>}
        {result.signers.length > 0 && (
          <DataTable
            caption="Signers"
            stack
            columns={signerColumns(onTrusted)}
            rows={result.signers}
            rowKey={(signer) => `${signer.fingerprint} ${signer.role}`}
          />
        )}
      </section>
      <section className="cs-block" aria-labelledby="checks">
        <h2 id="checks">What was checked</h2>
        <DataTable
          caption="What was checked"
          stack
          columns={checkColumns}
          rows={[...result.checks].sort((a, b) => order[a.result] - order[b.result])}
          rowKey={(check, index) => `${check.what} ${index}`}
        />
      </section>
    </div>
  );
}

/** What is wrong comes first. */
const order: Record<Verdict, number> = { altered: 0, "not-enough": 1, good: 2 };

const checkColumns: Column<Check>[] = [
  {
    key: "result",
    head: "Result",
    width: "130px",
    cell: (check) => <StateBadge tone={results[check.result].tone}>{results[check.result].word}</StateBadge>,
  },
  {
    key: "what",
    head: "What",
    width: "26%",
    names: true,
    cell: (check) => <span className="cs-vendor">{check.what}</span>,
  },
  { key: "says", head: "What was found", cell: (check) => <span className="cs-vendor">{check.says}</span> },
];

function signerColumns(onTrusted: (() => void) | undefined): Column<Signer>[] {
  return [
    {
      key: "name",
      head: "Name",
      names: true,
      cell: (signer) => <span className="cs-vendor">{signer.name}</span>,
    },
    { key: "role", head: "As", cell: (signer) => <span className="cs-vendor">{signer.role}</span> },
    { key: "at", head: "Signed", cell: (signer) => <When at={signer.signedAt} /> },
    {
      key: "fingerprint",
      head: "Fingerprint",
      width: "38%",
      cell: (signer) => <Digest value={signer.fingerprint} label={`fingerprint of ${signer.name}`} whole />,
    },
    { key: "known", head: "Known to you", cell: knownCell(onTrusted) },
  ];
}

function knownCell(onTrusted: (() => void) | undefined) {
  return (signer: Signer) =>
    signer.known ? (
      <StateBadge tone="good">known</StateBadge>
    ) : (
      <UnknownSigner signer={signer} onTrusted={onTrusted} />
    );
}

function UnknownSigner({ signer, onTrusted }: { signer: Signer; onTrusted: (() => void) | undefined }) {
  const [opened, setOpened] = useState(false);
  return (
    <span className="cs-row">
      <StateBadge tone="warn">unknown</StateBadge>
      {onTrusted && (
        <Button
          variant="default"
          aria-label={`Add ${signer.name} to the known signers`}
          onClick={() => setOpened(true)}
        >
          Add
        </Button>
      )}
      {onTrusted && (
        <KnowSigner opened={opened} signer={signer} onClose={() => setOpened(false)} onAdded={onTrusted} />
      )}
    </span>
  );
}

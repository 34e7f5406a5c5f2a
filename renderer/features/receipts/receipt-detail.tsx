import { CloseButton } from "@mantine/core";
import type { ReceiptView } from "#shared/contract/app-calls";
import { kindInWords } from "#shared/receipt-words";
import { Digest } from "../../ui/digest.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { ReceiptValue } from "./receipt-value.tsx";

export function ReceiptDetail({
  receipt,
  onClose,
  onSubject,
}: {
  receipt: ReceiptView;
  onClose: () => void;
  onSubject: () => void;
}) {
  return (
    <section className="cs-receipt-detail" aria-label={`Receipt ${receipt.seq}`}>
      <div className="cs-row cs-row-between">
        <h2>Receipt {receipt.seq}</h2>
        <CloseButton aria-label="Close the receipt" onClick={onClose} />
      </div>
      <p className="cs-vendor" dir="auto">
        {receipt.says}
      </p>
      <dl className="cs-facts">
        <div>
          <dt>When</dt>
          <dd>
            <When at={receipt.at} seconds />
          </dd>
        </div>
        {receipt.clock !== undefined && (
          <div>
            <dt>Clock</dt>
            <dd>
              <StateBadge tone="warn">{receipt.clock}</StateBadge>
            </dd>
          </div>
        )}
        <div>
          <dt>Who</dt>
          <dd className="cs-vendor" dir="auto">
            {receipt.who}
          </dd>
        </div>
        <div>
          <dt>Kind</dt>
          <dd>{kindInWords(receipt.kind)}</dd>
        </div>
        <div>
          <dt>About</dt>
          <dd>
            <button type="button" className="cs-link cs-mono cs-vendor" onClick={onSubject}>
              {receipt.subject}
            </button>
          </dd>
        </div>
        <div>
          <dt>Hash</dt>
          <dd>
            <Digest value={receipt.hash} label="hash of the receipt" />
          </dd>
        </div>
      </dl>
      <Value title="Before" value={receipt.before} />
      <Value title="After" value={receipt.after} />
    </section>
  );
}

function Value({ title, value }: { title: string; value: unknown }) {
  return (
    <div className="cs-part">
      <h4>{title}</h4>
      {value === undefined || value === null ? (
        <p className="cs-dim">Nothing</p>
      ) : (
        <ReceiptValue value={value} />
      )}
    </div>
  );
}

import { receiptQuestions } from "#shared/formats/packet";
import { StateBadge } from "../../../ui/state-badge.tsx";
import { labelOf } from "#shared/formats/field-labels";
import type { PacketDocument } from "./packet-document.ts";
import { VendorText } from "./vendor-value.tsx";

type Question = (typeof receiptQuestions)[number];

/** The seven things that a receipt must hold, each with the vendor's yes, no or silence. */
export function ReceiptQuestions({
  packet,
  questions = receiptQuestions,
}: {
  packet: PacketDocument;
  questions?: readonly Question[];
}) {
  const captured = packet.packet.sections.receipts?.captured;
  return (
    <ul className="cs-captured">
      {questions.map((question) => (
        <li key={question} data-field={`receipts.captured.${question}`}>
          <span>{labelOf(`receipts.captured.${question}`)}</span>
          <Said value={captured?.[question]} />
        </li>
      ))}
    </ul>
  );
}

function Said({ value }: { value: boolean | string | undefined }) {
  if (value === true) return <StateBadge tone="good">recorded</StateBadge>;
  if (value === false) return <StateBadge tone="bad">not recorded</StateBadge>;
  if (value === undefined || value === "")
    return <StateBadge tone="warn">the packet does not say</StateBadge>;
  return (
    <StateBadge tone="warn">
      <VendorText>{value}</VendorText>
    </StateBadge>
  );
}

export function isReceiptQuestion(name: string): name is Question {
  return receiptQuestions.some((question) => question === name);
}

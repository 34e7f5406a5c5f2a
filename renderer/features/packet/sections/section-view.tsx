import type { ReactNode } from "react";
import type { PacketSectionId } from "#shared/formats/packet";
import { Markdown } from "../../evidence/markdown.tsx";
import { ActionMatrix } from "./action-matrix.tsx";
import { Facts, FileName } from "./facts.tsx";
import { labelOf, sectionTitles } from "#shared/formats/field-labels";
import { OwnerCards } from "./owner-cards.tsx";
import { isBlank, unknownIn, type OpenFile, type PacketDocument } from "./packet-document.ts";
import { ReceiptQuestions } from "./receipt-questions.tsx";
import { RecordTable } from "./record-table.tsx";
import { Gap, VendorText, VendorValue } from "./vendor-value.tsx";

type SectionProps = { packet: PacketDocument; onOpenFile?: OpenFile | undefined };

const bodies: Record<PacketSectionId, (props: SectionProps) => ReactNode> = {
  boundary: ({ packet }) => (
    <>
      <Facts packet={packet} paths={["boundary.statement", "boundary.trigger", "boundary.inputs"]} />
      <Part title={labelOf("boundary.systems")}>
        <RecordTable packet={packet} path="boundary.systems" />
      </Part>
      <Facts
        packet={packet}
        paths={[
          "boundary.outputs",
          "boundary.highRiskActions",
          "boundary.outOfScope",
          "boundary.untrustedInputs",
        ]}
      />
    </>
  ),
  data: ({ packet }) => (
    <Part title={labelOf("data.flows")}>
      <RecordTable packet={packet} path="data.flows" />
    </Part>
  ),
  actions: ({ packet }) => <ActionMatrix packet={packet} />,
  identity: ({ packet }) => (
    <>
      <Facts packet={packet} paths={["identity.account", "identity.principal"]} />
      <Part title={labelOf("identity.scopes")}>
        <RecordTable packet={packet} path="identity.scopes" />
      </Part>
      <Facts
        packet={packet}
        paths={[
          "identity.rotation.owner",
          "identity.rotation.every",
          "identity.leastPrivilege",
          "identity.revocation",
        ]}
      />
    </>
  ),
  failure: ({ packet }) => (
    <>
      <Facts packet={packet} paths={["failure.stop.who", "failure.stop.how", "failure.stop.within"]} />
      <Facts packet={packet} paths={["failure.pauseConditions", "failure.detection", "failure.rollback"]} />
      <Part title={labelOf("failure.exceptions")}>
        <Facts
          packet={packet}
          paths={["failure.exceptions.what", "failure.exceptions.owner", "failure.exceptions.evidence"]}
        />
      </Part>
      <Part title={labelOf("failure.operatorControls")}>
        <Facts
          packet={packet}
          paths={[
            "failure.operatorControls.override",
            "failure.operatorControls.retry",
            "failure.operatorControls.cancel",
          ]}
        />
      </Part>
    </>
  ),
  receipts: ({ packet, onOpenFile }) => (
    <>
      <Part title={labelOf("receipts.captured")}>
        <ReceiptQuestions packet={packet} />
      </Part>
      <Facts
        packet={packet}
        onOpenFile={onOpenFile}
        paths={["receipts.where", "receipts.retention", "receipts.tamperProtection", "receipts.sample"]}
      />
    </>
  ),
  ownership: ({ packet }) => (
    <>
      <OwnerCards packet={packet} />
      <Facts packet={packet} paths={["ownership.reviewTriggers"]} />
    </>
  ),
};

/** One section of a packet, rendered as what it is. A section that is not there at all is one plain sentence. */
export function SectionView({ packet, section, onOpenFile }: SectionProps & { section: PacketSectionId }) {
  const content = packet.packet.sections[section];
  if (isBlank(content))
    return (
      <p className="cs-gap">
        The packet has no section “{sectionTitles[section]}”. Everything under it is a gap.
      </p>
    );
  const Body = bodies[section];
  return (
    <div className="cs-section">
      <Body packet={packet} onOpenFile={onOpenFile} />
      <SectionWords packet={packet} section={section} />
      <Claims packet={packet} section={section} onOpenFile={onOpenFile} />
      <UnknownFields packet={packet} section={section} />
    </div>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="cs-part" aria-label={title}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

export function SectionWords({ packet, section }: { packet: PacketDocument; section: PacketSectionId }) {
  const text = packet.packet.sections[section]?.text;
  if (text === undefined || isBlank(text)) return null;
  return (
    <Part title="In the vendor's words">
      <div data-field={`${section}.text`}>
        <Markdown text={text} keepLines />
      </div>
    </Part>
  );
}

function Claims({ packet, section, onOpenFile }: SectionProps & { section: PacketSectionId }) {
  const claims = packet.packet.sections[section]?.claims ?? [];
  if (claims.length === 0) return null;
  return (
    <Part title="Evidence that the vendor names">
      <ul className="cs-claims">
        {claims.map((claim, index) => (
          // Two claims may be the same words.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-field={`${section}.claims[${index}]`}>
            <span className="cs-claim-field" title={claim.field}>
              <VendorText>{claim.field === undefined ? undefined : labelOf(claim.field)}</VendorText>
            </span>
            <FileName packet={packet} name={claim.evidence} location={claim.note} onOpenFile={onOpenFile} />
            {claim.note !== undefined && (
              <span className="cs-dim">
                <VendorText>{claim.note}</VendorText>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function UnknownFields({ packet, section }: { packet: PacketDocument; section: PacketSectionId }) {
  const unknown = unknownIn(packet, section);
  if (unknown.length === 0) return null;
  return (
    <Part title="Fields that the format does not know">
      <UnknownList unknown={unknown} />
    </Part>
  );
}

export function UnknownList({ unknown }: { unknown: PacketDocument["unknown"] }) {
  if (unknown.length === 0) return <Gap />;
  return (
    <dl className="cs-facts">
      {unknown.map(({ path, value }) => (
        <div key={path} data-field={path.replace(/^sections\./, "")}>
          <dt className="cs-mono cs-vendor">{path}</dt>
          <dd>
            <VendorValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

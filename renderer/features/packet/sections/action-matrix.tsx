import { IconBan, IconBolt, IconHelpCircle, IconUserCheck, type Icon } from "@tabler/icons-react";
import type { ActionRow } from "#shared/formats/packet";
import { SystemName } from "./record-table.tsx";
import { unrecognisedAt, type PacketDocument } from "./packet-document.ts";
import { Gap, Unrecognised, VendorText, YesNoMark } from "./vendor-value.tsx";

type Bucket = { key: string; title: string; says: string; icon: Icon };

const buckets: readonly Bucket[] = [
  { key: "automatic", title: "Automatic", says: "without asking anyone", icon: IconBolt },
  { key: "approval", title: "Approval", says: "a person says yes first", icon: IconUserCheck },
  { key: "never", title: "Never", says: "not at all", icon: IconBan },
];
const noBucket: Bucket = {
  key: "",
  title: "In no bucket",
  says: "no policy that the format knows",
  icon: IconHelpCircle,
};

type Placed = { row: ActionRow; index: number };

/** Every action under its policy, side by side where there is room. */
export function ActionMatrix({ packet }: { packet: PacketDocument }) {
  const rows = (packet.packet.sections.actions?.rows ?? []).map((row, index): Placed => ({ row, index }));
  if (rows.length === 0) return <Gap />;
  const inBucket = (key: string) => rows.filter(({ row }) => row.policy === key);
  const stray = rows.filter(({ row }) => !buckets.some((bucket) => bucket.key === row.policy));
  return (
    <div className="cs-matrix-box">
      <div className="cs-matrix">
        {buckets.map((bucket) => (
          <BucketColumn key={bucket.key} packet={packet} bucket={bucket} rows={inBucket(bucket.key)} />
        ))}
      </div>
      {stray.length > 0 && <BucketColumn packet={packet} bucket={noBucket} rows={stray} />}
    </div>
  );
}

function BucketColumn({
  packet,
  bucket,
  rows,
}: {
  packet: PacketDocument;
  bucket: Bucket;
  rows: readonly Placed[];
}) {
  const Shape = bucket.icon;
  return (
    <section
      className={`cs-bucket cs-bucket-${bucket.key || "none"}`}
      aria-label={`${bucket.title}: ${bucket.says}`}
    >
      <h4>
        <Shape size={16} stroke={2} aria-hidden /> {bucket.title}{" "}
        <span className="cs-dim">{rows.length}</span>
      </h4>
      <p className="cs-dim cs-small">{bucket.says}</p>
      {rows.length === 0 ? (
        <p className="cs-gap">No action is listed here</p>
      ) : (
        <ul>
          {rows.map(({ row, index }) => (
            <li key={index} data-field={`actions[${index}]`}>
              <ActionEntry packet={packet} row={row} index={index} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ActionEntry({ packet, row, index }: { packet: PacketDocument; row: ActionRow; index: number }) {
  const odd = unrecognisedAt(packet, `actions[${index}].policy`);
  return (
    <>
      <p className="cs-action-name">
        <VendorText>{row.action}</VendorText>
      </p>
      <dl className="cs-action-facts">
        <Small
          name="System"
          value={row.system === undefined ? undefined : <SystemName packet={packet} id={row.system} />}
        />
        {/* An approver of what is automatic or never done is a contradiction worth seeing. */}
        <Small name="Approver" value={textOf(row.approver)} always={row.policy === "approval"} />
        {odd.length > 0 && (
          <Small
            name="Policy"
            value={
              <>
                <VendorText>{row.policy}</VendorText> <Unrecognised allowed={odd[0]?.allowed ?? []} />
              </>
            }
          />
        )}
        <Small name="Risk" value={textOf(row.risk)} />
        <Small
          name="Reversible"
          value={row.reversible === undefined ? undefined : <YesNoMark value={row.reversible} />}
        />
        <Small name="Approval shows" value={textOf(row.approvalShows)} />
        <Small name="Without an answer" value={textOf(row.approvalTimeout)} />
        <Small name="Receipt" value={textOf(row.receipt)} />
        <Small name="Rollback" value={textOf(row.rollback)} />
      </dl>
    </>
  );
}

function textOf(value: string | undefined) {
  return value === undefined ? undefined : <VendorText>{value}</VendorText>;
}

function Small({ name, value, always = false }: { name: string; value: React.ReactNode; always?: boolean }) {
  if (value === undefined && !always) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? <Gap />}</dd>
    </div>
  );
}

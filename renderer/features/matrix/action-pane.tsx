import { Button, NativeSelect } from "@mantine/core";
import { IconArrowBackUp, IconArrowsDiff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import {
  actionTexts,
  bucketOf,
  type ActionText,
  type Correctable,
  type MatrixRow,
  type RowFlag,
} from "#shared/rules/matrix";
import { actionPolicies } from "#shared/formats/packet";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import type { PacketDocument } from "../packet/sections/packet-document.ts";
import { SystemName } from "../packet/sections/record-table.tsx";
import { Gap, VendorText, YesNoMark } from "../packet/sections/vendor-value.tsx";
import { LineField, ProseField } from "../review/draft-fields.tsx";
import { MarkBadge } from "../review/marks.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";
import { ItemLink } from "../review/why-popover.tsx";
import { fateMarks, flagMarks } from "../review/words.ts";
import { bucketWords, fieldWords } from "./matrix-words.ts";

/** For the keys to put the focus there. */
export const FIELD = { first: "mx-approver", note: "mx-note", bucket: "mx-choose-bucket" } as const;

/** The marked row: all that the vendor says of it, its flags, and the reviewer's version to write. */
export function ActionPane({ row, packet }: { row: MatrixRow; packet: PacketDocument }) {
  return (
    <aside className="mx-pane" aria-label="The marked action">
      <ScrollBox label="All of the marked action" className="mx-pane-body">
        <p className="cs-dim">
          {rowWords(row.path)} <code>{row.path}</code>
        </p>
        <h2>
          <VendorText>{row.row.action}</VendorText>
        </h2>
        <VendorFacts row={row} packet={packet} />
        <RowFlags flags={row.flags} />
        <YourVersion row={row} />
      </ScrollBox>
    </aside>
  );
}

/** "Row 6" of `actions[5]`: people count from one. */
function rowWords(path: string): string {
  const at = /\[(\d+)\]/.exec(path)?.[1];
  return at === undefined ? "" : `Row ${Number(at) + 1}`;
}

/** What the vendor says beyond what can be corrected. */
function VendorFacts({ row: { row }, packet }: { row: MatrixRow; packet: PacketDocument }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      "System",
      row.system === undefined ? (
        <Gap key="system" />
      ) : (
        <SystemName key="system" packet={packet} id={row.system} />
      ),
    ],
    ...(["risk", "approvalShows", "approvalTimeout"] as const).flatMap((field) => {
      const words = { risk: "Risk", approvalShows: "Approval shows", approvalTimeout: "Without an answer" };
      return row[field] === undefined
        ? []
        : [[words[field], <VendorText key={field}>{row[field]}</VendorText>] as const];
    }),
  ];
  return (
    <dl className="mx-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RowFlags({ flags }: { flags: readonly RowFlag[] }) {
  const order = useReview((state) => state.order);
  if (flags.length === 0) return null;
  return (
    <section aria-label="Flags on this action" className="mx-flags">
      <h3>Flags</h3>
      <ul>
        {flags.map(({ id, flag, fate }) => {
          const item = flag.items.find((one) => order.byId.has(one));
          return (
            <li key={id} className={fate === "dismissed" ? "mx-flag mx-flag-dismissed" : "mx-flag"}>
              <span className="cs-row">
                <MarkBadge mark={flagMarks[flag.severity]} quiet={fate === "dismissed"} />
                <MarkBadge mark={fateMarks[fate]} quiet />
              </span>
              <p className="cs-vendor" dir="auto">
                {flag.says}
              </p>
              {item !== undefined && (
                <p className="cs-small cs-dim">
                  bears on <ItemLink itemId={item} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function YourVersion({ row }: { row: MatrixRow }) {
  const signed = useSigned();
  const { takeCorrectionBack } = useReviewActions();
  return (
    <section aria-label="Your version" className="mx-version">
      <div className="mx-version-head">
        <h3>Your version</h3>
        {row.corrected && !signed && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            aria-keyshortcuts="t"
            onClick={() => void takeCorrectionBack(row.id)}
          >
            Take back <kbd className="rv-kbd">T</kbd>
          </Button>
        )}
        <p className="mx-version-says">
          {row.corrected ? (
            <span className="mx-own">
              {row.differs.length === 0 ? "Corrected: a note alone" : `Corrected: ${wordsOf(row.differs)}`}
            </span>
          ) : (
            <span className="cs-dim">
              {signed ? "The same as the vendor’s" : "The same as the vendor’s so far"}
            </span>
          )}
        </p>
      </div>
      <BucketChoice row={row} />
      {row.yours.policy === undefined ? (
        <NoBucketYet row={row} />
      ) : (
        <>
          <ReversibleChoice row={row} />
          {actionTexts.map((field) => (
            <LineField
              key={field}
              id={`mx-${field}`}
              target={targetOf(row, field)}
              label={fieldWords[field]}
              description={<VendorsText row={row} field={field} />}
            />
          ))}
          <ProseField
            id={FIELD.note}
            target={targetOf(row, "note")}
            label="Note"
            description="Why it should be so. The memo prints it beside both versions."
            rows={2}
          />
        </>
      )}
    </section>
  );
}

function targetOf({ id, path, row }: MatrixRow, field: ActionText | "note") {
  return { of: "action", id, path, row, field } as const;
}

const wordsOf = (fields: readonly Correctable[]) =>
  fields.map((field) => fieldWords[field].toLowerCase()).join(", ");

/** The bucket as three keys, the vendor's one marked. */
function BucketChoice({ row }: { row: MatrixRow }) {
  const signed = useSigned();
  const { correctAction } = useReviewActions();
  const vendors = bucketOf(row.vendor);
  return (
    <div className="mx-field">
      <span className="mx-label" id="mx-bucket-label">
        {fieldWords.policy}
      </span>
      <p className="mx-description">
        <VendorsLine differs={row.differs.includes("policy")}>
          {row.row.policy === undefined || vendors !== "none" ? (
            bucketWords[vendors].word
          ) : (
            <>
              “<VendorText>{row.row.policy}</VendorText>”, a word that the format does not know
            </>
          )}
        </VendorsLine>
      </p>
      <div className="mx-choice" role="group" aria-labelledby="mx-bucket-label">
        {actionPolicies.map((policy, place) => {
          const { word, says, icon: Shape, key } = bucketWords[policy];
          return (
            <button
              key={policy}
              id={place === 0 ? FIELD.bucket : undefined}
              type="button"
              className={`mx-choice-key mx-in-${policy}`}
              aria-pressed={row.yours.policy === policy}
              aria-keyshortcuts={`${key} ${place + 1}`}
              disabled={signed}
              title={`${word}: ${says}`}
              onClick={() => void correctAction(row.id, { policy })}
            >
              <span className="mx-choice-word">
                <Shape size={15} stroke={2} aria-hidden /> {word}
              </span>{" "}
              <kbd className="rv-kbd">{key?.toUpperCase()}</kbd>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function ReversibleChoice({ row }: { row: MatrixRow }) {
  const signed = useSigned();
  const { correctAction } = useReviewActions();
  const { reversible } = row.yours;
  return (
    <NativeSelect
      label={
        <>
          {fieldWords.reversible} <kbd className="rv-kbd">R</kbd>
        </>
      }
      aria-label={fieldWords.reversible}
      aria-keyshortcuts="r"
      description={
        <VendorsLine differs={row.differs.includes("reversible")}>
          <YesNoMark value={row.row.reversible} />
        </VendorsLine>
      }
      disabled={signed}
      value={reversible === undefined ? "" : String(reversible)}
      data={[
        { value: "", label: "Not said" },
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]}
      onChange={({ currentTarget: { value } }) =>
        void correctAction(row.id, { reversible: value === "" ? null : value === "true" })
      }
    />
  );
}

/** Before there is a bucket there is no version to write: the vendor's words alone are shown. */
function NoBucketYet({ row: { row } }: { row: MatrixRow }) {
  return (
    <>
      <p className="cs-note">Choose a bucket first. Then you can write the rest of your version.</p>
      <dl className="mx-facts">
        <div>
          <dt>{fieldWords.reversible}</dt>
          <dd>
            <YesNoMark value={row.reversible} />
          </dd>
        </div>
        {actionTexts.map((field) => (
          <div key={field}>
            <dt>{fieldWords[field]}</dt>
            <dd>
              <VendorText>{row[field]}</VendorText>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function VendorsText({ row, field }: { row: MatrixRow; field: ActionText }) {
  return (
    <VendorsLine differs={row.differs.includes(field)}>
      <VendorText>{row.row[field]}</VendorText>
    </VendorsLine>
  );
}

/** The vendor's words above the field in which the reviewer's stand. */
function VendorsLine({ differs, children }: { differs: boolean; children: ReactNode }) {
  return (
    <span className="mx-vendor-line">
      <span className="cs-dim">Vendor:</span> {children}
      {differs && (
        <span className="mx-differs">
          <IconArrowsDiff size={13} stroke={2} aria-hidden /> yours differs
        </span>
      )}
    </span>
  );
}

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Quote } from "#shared/prechecks/flag";
import { correctionId } from "#shared/rules/matrix";
import { isPacketSection, valueAt } from "../packet/sections/packet-document.ts";
import { recordLists } from "#shared/formats/record-lists";
import { SectionView } from "../packet/sections/section-view.tsx";
import { Gap, VendorValue } from "../packet/sections/vendor-value.tsx";
import { placeWords } from "../prechecks/flag-words.ts";
import { backToQuote } from "./flag-elements.ts";
import { useReview, useReviewActions } from "./review-session.tsx";

/** A field of the packet with the quoted words marked in it, the row in which it stands, and its whole section. */
export function QuotedPlace({ quote, closable = false }: { quote: Quote; closable?: boolean }) {
  const packet = useReview((state) => state.packet);
  const { closeQuote, show, markAction } = useReviewActions();
  const flagId = useReview((state) => state.flagId);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [quote]);
  const { path } = quote;
  const [, list, index] = /^([^[]+)\[(\d+)\]\.?/.exec(path) ?? [];
  const fields = recordLists.find((candidate) => candidate.path === list)?.fields;
  const row = fields === undefined ? undefined : valueAt(packet, `${list}[${index}]`);
  const section = path.split(/[.[]/, 1)[0];
  return (
    <>
      <section ref={box} className="rv-quoted" aria-label={`Quoted place: ${placeWords({ path })}`}>
        <div className="rv-part-head">
          <h3>{placeWords({ path })}</h3>
          {closable && (
            <Tooltip label="Close it">
              <ActionIcon
                color="gray"
                aria-label="Close the quoted place"
                onClick={() => {
                  closeQuote();
                  backToQuote(flagId);
                }}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        <p className="rv-quoted-words">
          <Marked value={valueAt(packet, path)} text={quote.text} />
        </p>
        <p className="cs-dim cs-small">
          <code className="cs-vendor">{path}</code>
        </p>
        {list === "actions" && row !== undefined && (
          <p className="cs-small">
            <button
              type="button"
              className="cs-link"
              onClick={() => {
                show("matrix");
                markAction(correctionId(`actions[${index}]`));
              }}
            >
              Show row {Number(index) + 1} in the matrix
            </button>
          </p>
        )}
        {fields !== undefined && isRow(row) && (
          <dl className="cs-facts rv-quoted-row" aria-label="The row in which it stands">
            {Object.entries(row).map(([name, value]) => (
              <div
                key={name}
                className={path.startsWith(`${list}[${index}].${name}`) ? "rv-quoted-here" : ""}
              >
                <dt>{fields[name] ?? name}</dt>
                <dd>
                  <VendorValue value={value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {isPacketSection(section) && <SectionView packet={packet} section={section} />}
    </>
  );
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of the field, with the quotation marked where it stands in it. */
function Marked({ value, text }: { value: unknown; text: string | undefined }) {
  if (value === undefined) return <Gap />;
  const whole = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  const at = typeof whole === "string" && text !== undefined ? whole.indexOf(text) : -1;
  if (typeof whole !== "string" || text === undefined || at < 0) return <VendorValue value={value} />;
  return (
    <span className="cs-vendor" dir="auto">
      {whole.slice(0, at)}
      <mark>{text}</mark>
      {whole.slice(at + text.length)}
    </span>
  );
}

import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { StateBadge } from "../../../ui/state-badge.tsx";
import { isBlank } from "./packet-document.ts";

/** Said wherever a field is absent; the same words everywhere, so that gaps are found by eye and by search. */
export const GAP = "The packet does not say";

export function Gap() {
  return <span className="cs-gap">{GAP}</span>;
}

/** A vendor's text, as text: long words break, its own direction is kept, nothing in it is interpreted. */
export function VendorText({ children }: { children: string | undefined }) {
  if (children === undefined || isBlank(children)) return <Gap />;
  return (
    <span className={longWord.test(children) ? "cs-vendor" : "cs-vendor cs-whole-words"} dir="auto">
      {children}
    </span>
  );
}

/** Such a word is broken where the room ends; shorter ones stay whole, also in a narrow column. */
const longWord = /[^\s-]{18}/;

export function VendorList({ values }: { values: readonly string[] | undefined }) {
  if (values === undefined || values.length === 0) return <Gap />;
  return (
    <ul className="cs-vendor-list">
      {values.map((value, index) => (
        // Two entries may be the same words.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <VendorText>{value}</VendorText>
        </li>
      ))}
    </ul>
  );
}

/** Yes, no, or the vendor's own word where it is neither. */
export function YesNoMark({ value }: { value: boolean | string | undefined }) {
  if (value === undefined || value === "") return <Gap />;
  if (typeof value === "string")
    return (
      <span className="cs-yesno">
        <IconQuestionMark size={14} aria-hidden />
        <VendorText>{value}</VendorText> <span className="cs-dim">(neither yes nor no)</span>
      </span>
    );
  return (
    <span className="cs-yesno">
      {value ? (
        <IconCheck size={15} stroke={2.2} aria-hidden />
      ) : (
        <IconX size={15} stroke={2.2} aria-hidden />
      )}
      {value ? "Yes" : "No"}
    </span>
  );
}

/** Marks a word that the format does not know; `word` where it stands among others. */
export function Unrecognised({ allowed, word }: { allowed: readonly string[]; word?: string | undefined }) {
  return (
    <StateBadge tone="warn" title={`Known words: ${allowed.join(", ")}`}>
      unrecognised{word === undefined ? "" : `: ${word}`}
    </StateBadge>
  );
}

/** Any value of a manifest, whatever its shape: what no format describes is still shown whole. */
export function VendorValue({ value }: { value: unknown }) {
  if (isBlank(value)) return <Gap />;
  if (typeof value === "boolean") return <YesNoMark value={value} />;
  if (typeof value === "string" || typeof value === "number") return <VendorText>{String(value)}</VendorText>;
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== "object")) return <VendorList values={value.map(String)} />;
    return (
      <ol className="cs-vendor-list">
        {value.map((entry, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <VendorValue value={entry} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value !== "object" || value === null) return <VendorText>{String(value)}</VendorText>;
  return (
    <dl className="cs-facts cs-facts-nested">
      {Object.entries(value).map(([name, member]) => (
        <div key={name}>
          <dt className="cs-vendor">{name}</dt>
          <dd>
            <VendorValue value={member} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

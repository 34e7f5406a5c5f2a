import { fieldInWords } from "#shared/receipt-words";

/** What a receipt keeps of before or after: fields by their words, lists one below the other, text as it was written. */
export function ReceiptValue({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="cs-dim">none</span>;
    return (
      <ul className="cs-kept-list">
        {value.map((one, i) => (
          // A receipt never changes, and so neither does the order of what it keeps.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <ReceiptValue value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value);
    if (fields.length === 0) return <span className="cs-dim">none</span>;
    return (
      <dl className="cs-kept">
        {fields.map(([field, under]) => (
          <div key={field}>
            <dt>{fieldInWords(field)}</dt>
            <dd>
              <ReceiptValue value={under} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (value === null || value === undefined || value === "") return <span className="cs-dim">nothing</span>;
  if (typeof value === "boolean") return <span>{value ? "yes" : "no"}</span>;
  return (
    <span className="cs-vendor" dir="auto">
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
}

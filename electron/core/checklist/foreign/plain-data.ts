/** Parsed JSON or YAML of another maker: nothing is known of its shape until it is looked at. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  // Own fields alone are read, by `valueAt`.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function valueAt(value: unknown, ...names: readonly string[]): unknown {
  const fields = fieldsOf(value);
  for (const name of names) if (Object.hasOwn(fields, name) && fields[name] !== null) return fields[name];
  return undefined;
}

/** Text, number or yes/no as text without what is around it; of a list of them, each in a line; else empty. */
export function textAt(value: unknown, ...names: readonly string[]): string {
  return asText(valueAt(value, ...names));
}

export function asText(value: unknown): string {
  if (typeof value === "string") return value.replaceAll("\r\n", "\n").trim();
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  if (Array.isArray(value))
    return value
      .map(asText)
      .filter((text) => text !== "")
      .join("\n");
  return "";
}

export const textsAt = (value: unknown, ...names: readonly string[]): string[] => {
  const found = valueAt(value, ...names);
  return (Array.isArray(found) ? found.map(asText) : [asText(found)]).filter((text) => text !== "");
};

/** So deep lists and fields of such files are followed. */
export const deepest = 40;

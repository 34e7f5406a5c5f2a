/** By which way a message goes, and of which kind it is: another way or kind is another message. */

/** A reminder is no confirmation. */
export function isOtherKind(a: readonly string[], b: ReadonlySet<string>): boolean {
  const kinds = messageKinds.filter((kind) => a.includes(kind));
  return kinds.length > 0 && !kinds.some((kind) => b.has(kind)) && messageKinds.some((kind) => b.has(kind));
}
const messageKinds = ["reminder", "confirmation", "invitation"];

/** A letter is no text message. */
export function isOtherWay(a: Iterable<string>, b: Iterable<string>): boolean {
  const [own, others] = [waysOf(a), waysOf(b)];
  return own.size > 0 && others.size > 0 && ![...own].some((way) => others.has(way));
}

export function waysOf(words: Iterable<string>): Set<string> {
  return new Set([...words].flatMap((word) => ways.get(word) ?? []));
}
const ways: ReadonlyMap<string, string> = new Map(
  [
    "sms text texts texted whatsapp push",
    "letter letters post paper",
    "call calls phone phones ring",
    "email e",
  ].flatMap((names) => names.split(" ").map((name): [string, string] => [name, names])),
);

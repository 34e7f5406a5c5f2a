/** What would settle a flag, as something that a vendor can be asked. Rules say it as a thing or as a clause. */

/** Clauses that follow "tell us" as they stand: "how access is removed", "who of the buyer looks at results". */
const clause = /^(what|who|whom|whose|where|when|why|which|how|whether)\b/i;

/** "The kind of account, and its name." → "Can you provide the kind of account, and its name?" */
export function questionToSettle(settles: string): string {
  const words = settles.trim().replace(/[.?!;:\s]+$/u, "");
  if (words === "") return "Can you tell us how this is meant?";
  const [first = ""] = words.split(/\s/, 1);
  // Capitals within a word are a name's own: "ISO", "GitHub".
  const inside = /^\p{Lu}[\p{Ll}’']*[,:]?$/u.test(first)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
  return clause.test(words) ? `Can you tell us ${inside}?` : `Can you provide ${inside}?`;
}

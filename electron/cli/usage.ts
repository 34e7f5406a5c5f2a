import { verbs } from "#shared/contract/verbs";
import { table, type Verb } from "#shared/contract/verbs/define-verb";

const everywhere = `Everywhere:
  --workspace DIR     the workspace folder (default: the user-data folder)
  --json              print exactly one JSON value; a failure as { "error": { code, message, details } }
  --passphrase-fd N   read the passphrase from an open file descriptor (or set COUNTERSIGN_PASSPHRASE)
  --help              what the verb takes

Exit codes: 0 done · 1 refused by a rule · 2 bad usage or bad input · 3 storage or integrity trouble
verify: 0 good, every signer known · 1 genuine, but not enough · 2 not a file that it checks · 3 altered`;

export function usageOf(verb: Verb): string {
  const flags = Object.entries(verb.flags);
  const lines = flags.map(([name, { value, doc }]) => [`  --${name}${value ? ` ${value}` : ""}`, doc]);
  return [
    `Usage: ${[verb.words, ...verb.args].join(" ")}`,
    verb.doc,
    ...(lines.length > 0 ? [table(lines)] : []),
  ].join("\n");
}

/** The same for a script. */
export function usageAsJson(verb: Verb | undefined): { verbs: readonly object[] } {
  const described = ({ words, args, doc, flags }: Verb) => ({
    verb: words,
    args,
    doc,
    flags: Object.entries(flags).map(([name, flag]) => ({
      flag: `--${name}`,
      value: flag.value ?? null,
      doc: flag.doc,
      many: flag.many ?? false,
    })),
  });
  return { verbs: (verb ? [verb] : verbs).map(described) };
}

export function usage(verb: Verb | undefined): string {
  if (verb) return `${usageOf(verb)}\n\n${everywhere}`;
  const rows = verbs.map(({ words, args, doc }) => [`  ${[words, ...args].join(" ")}`, doc]);
  return `Countersign, on the command line: npm run -s cli -- VERB …\n\n${table(rows)}\n
PACKET is a packetVersionId, a packet id (its newest import), id@version, or a path.\n\n${everywhere}`;
}

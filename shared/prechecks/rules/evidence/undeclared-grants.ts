/** Permissions of a policy or a token that neither identity, matrix nor data map declares. */
import type { Grant } from "../../evidence-document.ts";
import { quoteField, type Facts, type FileFact, type ScopeFact } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { RuleHit } from "../../rule.ts";
import { jointVerb } from "../../scope-verbs.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { stemOf } from "./interface-words.ts";
import { vocabularyOf } from "./vocabulary.ts";

type Opening = {
  readonly text: string;
  /** What it lets one do: read, write, send, delete, admin, approve, pay; none where the name has no verb. */
  readonly kinds: ReadonlySet<string>;
  readonly everything: boolean;
  /** The first part of the name: service or system. */
  readonly service: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
};

export function undeclaredGrants(facts: Facts): RuleHit[] {
  const grants = facts.files.flatMap((file) =>
    file.document?.kind === "grants"
      ? file.document.grants.filter(({ effect }) => effect === "allow").map((grant) => ({ file, grant }))
      : [],
  );
  if (grants.length === 0) return [];
  const { lexicon } = facts;
  const declared = facts.scopes.map((scope) => openDeclared(scope, facts));
  const same = new Set(
    facts.scopes.flatMap(({ text }) => [compact(text), ...text.split(/[\s,;]+/).map(compact)]),
  );
  return grants.flatMap(({ file, grant }): RuleHit[] => {
    if (isPlain(grant.scope, lexicon)) return [];
    const opening = openingOf(grant.scope, grant.resource, lexicon);
    if (isUnknownPlace(grant, facts)) return [hit(file, grant, opening, facts)];
    if (same.has(compact(grant.scope))) return [];
    if (declared.some((one) => covers(one, opening))) return [];
    if (isNeeded(opening, facts)) return [];
    return [hit(file, grant, opening, facts)];
  });
}

/** `table/client-trading-limits`, where the scopes name their own places and nothing in the packet speaks of this one. */
function isUnknownPlace({ scope, resource = "" }: Grant, facts: Facts): boolean {
  const [service = ""] = scope.toLowerCase().split(":");
  if (!/^arn:/i.test(resource) || service === "") return false;
  const place = resource
    .split(":")
    .slice(5)
    .join(":")
    .split("/")
    .filter((part) => /\p{L}/u.test(part));
  const name = (place.length > 1 && !/[-_.]/.test(place[0] ?? "") ? place[1] : place[0]) ?? "";
  const words = wordsOf(name).filter(({ folded }) => folded.length > 2);
  const head = words.at(-1);
  if (words.length < 2 || head === undefined || name.includes("*")) return false;
  const named = facts.scopes.filter(({ text }) => text.toLowerCase().includes(`${service}:`));
  if (named.length === 0 || !named.every(({ text }) => placeName.test(text))) return false;
  const { packet, systems } = facts;
  const texts = [
    ...facts.scopes.flatMap(({ text, scope: { why } }) => [text, why ?? ""]),
    ...systems.flatMap(({ system }) => [system.id ?? "", system.name ?? "", system.notes ?? ""]),
    packet.sections.receipts?.where ?? "",
    packet.sections.identity?.principal ?? "",
    packet.sections.identity?.leastPrivilege ?? "",
  ];
  if (texts.some((text) => compact(text).includes(compact(name)))) return false;
  const spoken = vocabularyOf(facts);
  return !head.lemmas.some((lemma) => spoken.has(stemOf(lemma)));
}
/** "… on kyc-desk-cases", "…:stavely-documents/*". */
const placeName = /(?:\s(?:on|in|to|for|at)\s+|[/\s])[\p{L}\d]+(?:[-_.][\p{L}\d]+)+/u;

function hit(file: FileFact, grant: Grant, opening: Opening, { scopes }: Facts): RuleHit {
  const heavy = isHeavy(opening);
  const near = scopes
    .filter(({ text }) =>
      wordsOf(text).some(
        ({ folded }) => opening.service.has(stemOf(folded)) || opening.things.has(stemOf(folded)),
      ),
    )
    .slice(0, 3);
  return {
    subject: fold(grant.scope),
    says: `The credentials open “${grant.scope}”, and the packet does not declare it.`,
    severity: heavy ? "blocker" : "concern",
    quotes: [
      { file: file.path, path: "evidence", line: grant.line, text: grant.quote },
      ...(near.length > 0 ? near : scopes.slice(0, 3)).map(({ path, text }) =>
        quoteField(`${path}.scope`, text),
      ),
      ...(scopes.length === 0 ? [{ path: "identity.scopes" }] : []),
    ],
  };
}

function isHeavy({ kinds, everything }: Opening): boolean {
  if (everything) return kinds.size === 0 || [...kinds].some((kind) => kind !== "read");
  return [...kinds].some((kind) => kind !== "read");
}

const verbMaps = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

function scopeVerbs(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = verbMaps.get(lexicon);
  if (known) return known;
  const map = new Map(
    lexicon.entries("evidence.scope-verbs").map((entry) => {
      const [verb = "", kind = ""] = entry.split(":");
      return [fold(verb), kind.trim()] as const;
    }),
  );
  verbMaps.set(lexicon, map);
  return map;
}

function openingOf(scope: string, resource: string | undefined, lexicon: Lexicon): Opening {
  const bare = scope.replace(/^(https?|api):\/\/[^/]+\/(?:auth\/)?/i, "");
  const verbs = scopeVerbs(lexicon);
  const kinds = new Set<string>();
  const things = new Set<string>();
  const words = wordsOf(bare);
  for (const word of words) {
    // `register.residence.inquire`: in front a word that may be a thing is one.
    const isThing =
      word !== words.at(-1) &&
      lexicon.terms("scopes.things").has(word.folded) &&
      !/^(?:send|post|publish)$/.test(word.folded);
    const joint = jointVerb(word.folded);
    const kind =
      word.lemmas.map((lemma) => verbs.get(lemma)).find((one) => one !== undefined) ??
      (joint === undefined ? undefined : verbs.get(joint));
    // "admin" and "owner" in the middle are things: `accounts.owner.update`.
    if (
      kind !== undefined &&
      !isThing &&
      !(kind === "admin" && word !== words.at(-1) && /^(admin|owner|permissions)$/.test(word.folded))
    )
      kinds.add(kind);
    else if (!smallWords.has(word.folded) && !isGeneric(word.folded, lexicon))
      addThing(things, word.lemmas, lexicon);
  }
  if (
    /readwrite|read_write|read-write|\brw\b|fullaccess|full_access|full access/i.test(
      bare.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ""),
    )
  )
    kinds.add("write").add("read");
  // "s3:PutObject on bucket/*" is about a folder: a star behind a slash bounds what a verb before it may touch.
  const star = kinds.size > 0 ? /(?:^|[.:_-])\*/.test(bare) : /(?:^|[.:/_-])\*|^\*$/.test(bare);
  const wholeService =
    /^https:\/\/(www\.googleapis\.com\/auth|mail\.google\.com)/i.test(scope) && kinds.size === 0;
  if (wholeService) kinds.add("read").add("write");
  if (kinds.has("admin")) kinds.add("read").add("write").add("delete").add("send");
  for (const { lemmas, folded } of wordsOf(resource ?? ""))
    if (!/^(arn|aws|\d+|eu|us|west|east|central|north|south)$/.test(folded) && !isGeneric(folded, lexicon))
      addThing(things, lemmas, lexicon);
  const [first] = words;
  return {
    text: scope,
    kinds,
    everything:
      (star && !/[a-z]\*$/i.test(bare)) ||
      /^(\*|\*:\*|admin|root|full_access)$/i.test(bare) ||
      isBroadRole(bare),
    service: new Set(first ? first.lemmas.map(stemOf) : []),
    things,
  };
}

function isBroadRole(scope: string): boolean {
  return /^(roles\/)?(owner|editor|admin|administrator|contributor|user access administrator|administratoraccess|poweruseraccess)$/i.test(
    scope,
  );
}

function addThing(things: Set<string>, lemmas: readonly string[], lexicon: Lexicon): void {
  const groups = lexicon.groups("acts.objects");
  for (const lemma of lemmas) {
    things.add(stemOf(lemma));
    const alias = aliases.get(lemma);
    if (alias !== undefined) things.add(alias);
    const group = groups.get(lemma);
    if (group !== undefined) things.add(stemOf(group));
  }
}

/** What products and languages call the same thing. */
const aliases = new Map(
  [
    "mail mailbox mailboxes postfach posteingang inbox outlook gmail imap smtp exchange correo courriel messagerie post",
    "calendar calendars kalender agenda diary freebusy calendrier",
    "file files drive sharepoint onedrive folder folders share ordner dateien dossier",
    "sheet sheets spreadsheet spreadsheets tabelle",
    "contact contacts address addressbook people directory",
    "chat teams slack channel channels",
  ].flatMap((line) => {
    const [head = "", ...others] = line.split(" ");
    return [head, ...others].map((word) => [word, `~${head}`] as const);
  }),
);

function isGeneric(word: string, lexicon: Lexicon): boolean {
  return word.length < 2 || lexicon.terms("evidence.generic").has(word);
}

function openDeclared(scope: ScopeFact, facts: Facts): Opening {
  const own = openingOf(scope.text, undefined, facts.lexicon);
  const label = facts.systemOf(scope.scope.system)?.label ?? "";
  const named = wordsOf(`${scope.scope.system ?? ""} ${label}`);
  const system = named.flatMap(({ lemmas }) =>
    lemmas.flatMap((lemma) => [stemOf(lemma), aliases.get(lemma) ?? stemOf(lemma)]),
  );
  const why = wordsOf(scope.scope.why ?? "").filter(
    ({ folded }) => !smallWords.has(folded) && !isGeneric(folded, facts.lexicon),
  );
  const things = new Set(own.things);
  // Words of the reason count where the name itself tells nothing.
  if ([...own.things].every((thing) => own.service.has(thing)))
    for (const { lemmas } of why) for (const lemma of lemmas) things.add(stemOf(lemma));
  return { ...own, service: new Set([...own.service, ...system]), things };
}

/** Whether what is declared opens what was found: the same kind of access to the same thing. */
function covers(declared: Opening, found: Opening): boolean {
  if (found.everything) return declared.everything && meet(declared.service, found.service);
  const sameService = meet(declared.service, found.service);
  const colon = /^[a-z0-9-]+:[A-Z]/.test(found.text) && /^[a-z0-9-]+:[A-Z]/.test(declared.text);
  const sameThing =
    meet(declared.things, found.things) ||
    meet(declared.service, found.things) ||
    meet(declared.things, found.service);
  const [serviceOnly] = [[...found.things].every((thing) => found.service.has(thing))];
  if (!(colon ? sameService : sharesThing({ declared, found, sameService, sameThing, serviceOnly })))
    return false;
  if (declared.everything) return true;
  if (declared.kinds.size === 0)
    return found.kinds.size === 0 || [...found.kinds].every((kind) => kind === "read");
  return [...found.kinds].every(
    (kind) =>
      declared.kinds.has(kind) ||
      (kind === "read" && !declared.kinds.has("delete")) ||
      (kind === "send" && declared.kinds.has("write") && sameThing),
  );
}

function sharesThing({
  declared,
  found,
  sameService,
  sameThing,
  serviceOnly,
}: {
  declared: Opening;
  found: Opening;
  sameService: boolean;
  sameThing: boolean;
  serviceOnly: boolean;
}): boolean {
  if (!sameService) return sameThing;
  // Within one system the thing decides: `crm.contacts.read` is not `crm.billing.read`.
  const own = [...found.things].filter((thing) => !found.service.has(thing) && !declared.service.has(thing));
  const theirs = [...declared.things].filter((thing) => !declared.service.has(thing));
  if (serviceOnly || own.length === 0 || theirs.length === 0) return true;
  return own.some((thing) => declared.things.has(thing));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

/** What rows and flows need, where identity names no permission of that system. */
function isNeeded(found: Opening, facts: Facts): boolean {
  if (found.everything || found.kinds.has("admin") || found.kinds.has("delete")) return false;
  const listed = new Set(facts.scopes.map(({ key }) => key));
  const isOf = (key: string, texts: readonly string[]) => {
    if (listed.has(key) && facts.scopes.length > 0) return false;
    const words = new Set<string>();
    for (const { lemmas, folded } of wordsOf(texts.join(" ")))
      if (!smallWords.has(folded) && !isGeneric(folded, facts.lexicon))
        addThing(words, lemmas, facts.lexicon);
    return meet(words, found.things) || meet(words, found.service);
  };
  const label = (key: string) => `${key} ${facts.systemOf(key)?.label ?? ""}`;
  const writes = [...found.kinds].some((kind) => kind !== "read");
  const byAct = facts.actions.some(
    ({ key, text, policy, act }) =>
      policy !== "never" && (!writes || act.effect === "write") && isOf(key, [text, label(key)]),
  );
  if (byAct || writes) return byAct;
  return facts.flows.some(({ key, flow }) => isOf(key, [...(flow.fields ?? []), label(key)]));
}

function isPlain(scope: string, lexicon: Lexicon): boolean {
  const spaced = wordsOf(scope)
    .map(({ folded }) => folded)
    .join(" ");
  return lexicon
    .entries("evidence.plain-scopes")
    .some((plain) => plain.replaceAll(" ", "") === spaced.replaceAll(" ", ""));
}

function compact(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}*]+/gu, "");
}

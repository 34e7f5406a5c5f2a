/** Tells a person or a post from what only sounds like one, and the buyer's people from the vendor's. */
import { ownerDuties } from "../formats/packet.ts";
import { said, type Facts } from "./facts.ts";
import { smallWords } from "./text/acts.ts";
import { isUnitOnly, namesIn } from "./text/names.ts";
import { fold, wordsOf } from "./text/words.ts";

export type PersonKind =
  /** Blank, or a word for nobody. */
  | "nobody"
  /** The agent, a system, a rule. */
  | "machine"
  /** An address or a channel, and nobody behind it. */
  | "mailbox"
  /** A team without a name or a post. */
  | "team"
  /** A name or a post. */
  | "person";
export type Person = {
  readonly kind: PersonKind;
  /** At the vendor, as far as the words or the address say so. */
  readonly atVendor: boolean;
  /** Folded, without addresses and small words: the same person written twice has the same key. */
  readonly key: string;
};

type Asked = Pick<Facts, "lexicon" | "packet">;

const address = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;

/** Reads words such as "R. Lindqvist, duty manager", "the AI team" or "ops@buyer.example". */
export function personOf(text: string | undefined, facts: Asked): Person {
  const words = (said(text) ?? "").normalize("NFKC");
  const bare = words.replaceAll(address, " ").replaceAll(/[#@][\p{L}\p{N}_-]+/gu, " ");
  const kind = kindOf(bare, words, facts);
  return { kind, atVendor: isAtVendor(words, bare, facts), key: keyOf(bare, words) };
}

function kindOf(bare: string, whole: string, facts: Asked): PersonKind {
  const { lexicon } = facts;
  const tokens = wordsOf(bare);
  const isAll = (name: "people.nobody" | "people.machines" | "people.teams" | "people.mailboxes") => {
    const hits = lexicon.terms(name).find(bare);
    if (hits.length === 0) return false;
    const held = tokens.map(() => false);
    for (const { from, to } of hits) held.fill(true, from, to);
    return tokens.every(
      ({ folded }, at) => smallWords.has(folded) || held[at] === true || belongsToTeam(folded),
    );
  };
  const belongsToTeam = (word: string) => lexicon.terms("people.teams").has(word);
  if (tokens.length === 0) return /[@#]/.test(whole) ? "mailbox" : "nobody";
  if (/\d{3,}/.test(bare) && lexicon.terms("people.nobody").size > 0) return "person";
  if (isAll("people.nobody") || isYetToBeNamed(bare)) return "nobody";
  if (noOne.test(bare) && !hasPost(bare, facts) && !hasName(bare, facts) && !isAtVendor(whole, bare, facts))
    return "nobody";
  if (namesProduct(bare, facts) && isProduct(bare, facts)) return "machine";
  if (hasPost(bare, { lexicon }) && !isAll("people.machines")) return "person";
  if (hasName(bare, facts)) return "person";
  if (lexicon.terms("people.mailboxes").says(bare)) return "mailbox";
  if (isAll("people.teams")) return "team";
  if (lexicon.terms("people.machines").says(bare)) return "machine";
  return lexicon.terms("people.teams").says(bare) ? "team" : "person";
}

/** Begins with a word for nobody or for anybody: "whoever picks it up", "nobody in particular". */
const noOne =
  /^\W*(?:nobody|no one|noone|no-one|none|any ?one|any ?body|every ?one|every ?body|whoever|whosoever|whomever|some ?body|some ?one|unspecified|unclear|undefined|varies|it varies|(?:does|do|is|are) not|not (?:foreseen|planned|needed|applicable|required|defined|provided|specified|named|relevant|set|clear|decided|known)|see (?:the |our )?(?:org\p{L}*|intranet|wiki|contract|annex|appendix|list|directory|handbook|rota|below|above|chart|schedule|attachment)|no (?:owner|person|need|single|dedicated|specific|particular|named)|not an?)(?!\p{L})/iu;

/** The product and nothing beside it but words for machines: "Mooring Mate itself". */
function isProduct(text: string, { lexicon, packet }: Asked): boolean {
  const product = new Set(plainWords(packet.vendor?.product));
  const machines = lexicon.terms("people.machines");
  return plainWords(text).every(
    (word) => product.has(word) || smallWords.has(word) || machines.has(word) || word === "by",
  );
}

/** A post: "duty manager", "head of automation". A machine with a post's name ("supervisor agent") is none. */
export function hasPost(text: string, { lexicon }: Pick<Asked, "lexicon">): boolean {
  const machines = lexicon.terms("people.machines").find(text);
  return lexicon
    .terms("people.posts")
    .find(text)
    .some((post) => !machines.some(({ from, to }) => from <= post.from && post.to <= to && to - from > 1));
}

/** "R. Lindqvist", "Jo Ortiz", "Dr Ana de Wit". */
export const fullName =
  /(?:\p{Lu}\.|\p{Lu}\p{Ll}+)(?:[ -](?:(?:de|van|von|der|den|da|di|el|al|bin|ibn|le|la|du|dos|ter|ten|zu)[ -])*(?:\p{Lu}\.|\p{Lu}['’]?\p{L}*\p{Ll}+))+/u;

/** A person's name, in whatever letters. Firms and products of the packet are no persons. */
export function hasName(text: string, facts: Asked): boolean {
  return namesIn(text, facts.lexicon, firmWords(facts.packet)).length > 0;
}

/** Words for units, things and firms, with neither a post nor a name among them: "Shared Services". */
export function isUnit(text: string, facts: Asked): boolean {
  const bare = text.replaceAll(address, " ");
  return !hasPost(bare, facts) && isUnitOnly(bare, facts.lexicon, firmWords(facts.packet));
}

const firms = new WeakMap<Asked["packet"], ReadonlySet<string>>();
function firmWords(packet: Asked["packet"]): ReadonlySet<string> {
  const made = firms.get(packet);
  if (made) return made;
  const words = new Set([packet.vendor?.name, packet.vendor?.product].flatMap((name) => plainWords(name)));
  firms.set(packet, words);
  return words;
}

/** "Such officer as shall be nominated", "to be agreed", "named after go-live": an answer that puts the answer off. */
export function isYetToBeNamed(text: string | undefined): boolean {
  const clauses = (text ?? "").split(/[;,(]|\bor\b/u).filter((clause) => /\p{L}/u.test(clause));
  return (
    clauses.some((clause) => yetToBe.test(clause)) &&
    clauses.every((clause) => yetToBe.test(clause) || !/\p{L}{2,}.*\p{L}{2,}/u.test(clause))
  );
}
const settled = String.raw`(?:nominated|appointed|named|designated|determined|agreed|assigned|chosen|decided|confirmed|identified|defined|selected|announced|communicated|advised|settled|elected|clarified|specified|arranged|found|recruited|hired|fixed|told|written|documented|notified|allocated|filled(?: in)?|supplied|provided|proposed|put forward|entered|inserted|stated|given|created|established|worked out|put in place|described|detailed|outlined|drafted|elaborated|completed|discussed|sorted(?: out)?)`;
const yetToBe = new RegExp(
  String.raw`(?<!\p{L})(?:(?:(?:shall|will|must|may)\s+(?:(?:yet|still|be|been|have|later|then|also)\s+){1,4}|(?:(?:yet|still|remains?|has|have|is|are)\s+)?to (?:still )?be\s+|not (?:yet )?(?:been )?)${settled}|vacant|unfilled|t\.?\s?b\.?\s?[adcn]\b\.?|pending (?:appointment|nomination|recruitment|decision|approval|the \p{L}+)|open (?:post|position|vacancy)|post (?:is )?open|recruitment (?:under way|underway|running|in progress|ongoing)|after (?:the )?(?:pilot|go-?live|launch|roll-?out|contract|signature|signing|kick-?off|trial|tender|award|reorgani[sz]ation|restructur\p{L}+|migration|budget round)$|under discussion|in discussion|being (?:recruited|hired|sought|appointed|decided)|names? follows?|to follow|coming soon|(?:we|you|they|buyer|client|customer) (?:will|shall|are to|is to) (?:nominate|appoint|name|designate|decide|choose|tell|confirm)|noch (?:offen|zu|nicht)|wird (?:noch )?(?:benannt|bestimmt)|zu (?:benennen|bestimmen)|steht noch|à (?:définir|désigner|nommer|préciser|confirmer)|sera (?:désigné|nommé|communiqué)\p{L}*|da (?:definire|nominare)|(?:por|a|sin) (?:definir|designar|determinar|nombrar)|pendiente|nog (?:te|niet)|te bepalen)(?!\p{L})`,
  "iu",
);

function isAtVendor(words: string, bare: string, { lexicon, packet }: Asked): boolean {
  const { vendor, buyer } = packet;
  // "Vendor master data lead", "supplier quality manager" are posts of the buyer.
  const others = bare.replaceAll(workWithSuppliers, " ");
  if (lexicon.terms("people.vendors").says(others) || sellers.test(others) || ours.test(others)) return true;
  const buyers = new Set(plainWords(buyer?.name));
  const wordsIn = (name: string | undefined) =>
    plainWords(name).filter((word) => word.length > 3 && !buyers.has(word) && !commonInNames.has(word));
  // "Quillon Robotics" is known by its first word; the others name a trade that the buyer has, too. A product of
  // several words is called after its trade more often than not ("Claims Copilot"), and must be named whole.
  const product = wordsIn(vendor?.product);
  const names = [
    ...wordsIn(vendor?.name).slice(0, 1),
    ...(plainWords(vendor?.product).length === 1 ? product : []),
  ].filter((word) => !isTradeWord(word, lexicon));
  const tokens = plainWords(bare);
  if (names.some((name) => tokens.includes(name)) || namesProduct(bare, { packet, lexicon })) return true;
  const vendorDomain = /@([\p{L}\p{N}.-]+)/u.exec(vendor?.contact ?? "")?.[1];
  return vendorDomain !== undefined && fold(words).includes(`@${fold(vendorDomain)}`);
}

/** A vendor writes the packet: "our operations team" is the vendor's. */
const ours =
  /(?<!\p{L})our (?:own )?(?:[\p{L}-]+ ){0,2}(?:team|desk|noc|soc|operations|ops|support|engineers?|engineering|staff|people|on[- ]call|centre|center|hotline|helpdesk|specialists?|experts?|operators?|sre|consultants?|success|delivery|side|end|crew|squad|office)(?!\p{L})/iu;

/** Who sells or runs the agent, by the name that contracts give them: "the Supplier's continuity desk", "Licensor". */
const sellers =
  /(?<!\p{L})(?:licensor|supplier|vendor|provider|contractor|processor|integrator|reseller|subcontractor|outsourcer|manufacturer|publisher|implementer|seller|maker|hoster|lieferant|auftragnehmer|anbieter|hersteller|dienstleister|prestataire|fournisseur|editeur|éditeur|proveedor|leverancier|fornitore)(?:s['’](?!\p{L})|['’ʼ]s(?!\p{L})|en?s?(?=\s*(?:$|[,;.()]))|s?(?=\s*(?:$|[,;.()]|on[- ]call|support|engineers?|staff|personnel|team|desk|hotline|helpdesk|help desk|service desk|operations cent|noc|soc|side|at )))/iu;

/** Words as they are written: a name such as "CrewAssist" is one. */
function plainWords(text: string | undefined): string[] {
  return fold(text ?? "")
    .replaceAll(/'s?\b/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !/^\d/.test(word));
}

/** "Harbour Systems" makes no harbour master the vendor's. */
export function isTradeWord(word: string, lexicon: Asked["lexicon"]): boolean {
  return (
    lexicon.terms("people.posts").has(word) ||
    lexicon.terms("people.teams").has(word) ||
    lexicon.groups("acts.objects").has(word)
  );
}

/** Whether the text names the product that is reviewed. */
export function namesProduct(text: string, { packet, lexicon }: Asked): boolean {
  const product = plainWords(packet.vendor?.product).filter((word) => word.length > 2);
  const [first] = product;
  if (first === undefined || (product.length === 1 && isTradeWord(first, lexicon))) return false;
  return ` ${plainWords(text).join(" ")} `.includes(` ${product.join(" ")} `);
}

const workWithSuppliers =
  /\b(?:vendor|supplier|provider|manufacturer|third[- ]party) (?:office|clerk|portal|engagement|enrolment|enrollment|master|management|manager|relations?|relationships?|data|onboarding|risk|payments?|accounts?|invoices?|quality|liaison|coordinators?|register|desk|performance|contracts?|services|network|assurance|governance|audit|development|compliance|enablement|invoices?|orders?|deliveries|records?|file|(?:office|desk|team|unit|cell|section|department) (?:managers?|clerks?|leads?|leaders?|head|officers?|assistants?|supervisors?|coordinators?)|managers?|clerks?|coordinators?|officers?|auditors?|buyers?|helpdesk lead|support lead|support manager)\b/giu;

/** The person whom the packet names as the vendor's contact, or as an owner who is reached at the vendor. */
export function isWithVendor(person: Person, text: string, { packet, lexicon }: Asked): boolean {
  const { vendor } = packet;
  const contact = namesIn((vendor?.contact ?? "").replaceAll(address, " "), lexicon);
  if (contact.length > 0 && namesIn(text, lexicon).some((name) => contact.includes(name))) return true;
  const [, mailbox, domain] =
    /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+-]+)@([\p{L}\p{N}.-]+)/u.exec(vendor?.contact ?? "") ?? [];
  if (domain === undefined) return false;
  // "petr.malina@": the address has the name.
  const tokens = plainWords(text);
  if (
    contact.length === 0 &&
    plainWords(mailbox).some((word) => tokens.includes(word) && isSurname(word, lexicon))
  )
    return true;
  return ownerDuties.some((duty) => {
    const owner = packet.sections.ownership?.[duty];
    if (!owner || !fold(owner.contact ?? "").includes(`@${fold(domain)}`)) return false;
    return [owner.name, owner.role].some(
      (words) => said(words) !== undefined && keyOf(words ?? "", "") === person.key,
    );
  });
}

/** No word for a post, a team or a thing. */
function isSurname(word: string, lexicon: Asked["lexicon"]): boolean {
  return word.length > 3 && !isTradeWord(word, lexicon) && !commonInMailboxes.has(word);
}
const commonInMailboxes = new Set(
  "info contact contracts sales hello office legal compliance security privacy account accounts service services team support packets packet enquiries bids tenders partner partners".split(
    " ",
  ),
);

const commonInNames = new Set(
  (
    "systems system software group limited solutions services service company technologies technology labs digital automation data cloud health care city bank " +
    "agent assistant desk flow works work online global international partners consulting analytics logic mind soft tech platform"
  ).split(" "),
);

function keyOf(bare: string, whole: string): string {
  const words = wordsOf(bare)
    .map(({ folded }) => folded)
    .filter((word) => !smallWords.has(word));
  return words.length > 0 ? words.join(" ") : fold(whole);
}

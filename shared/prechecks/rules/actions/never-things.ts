/**
 * Things that no agent should touch, whatever the verb: read from the thing where no list knows the verb. Rows that only
 * read, write down, tell or hand on are left out by their first word.
 */
import { startsOfPattern } from "../../text/pattern-starts.ts";
import { wordsOf } from "../../text/words.ts";
import type { NeverKind } from "./never-kind.ts";

const any = (words: string) =>
  `(?:${words
    .trim()
    .replaceAll(/\s*\|\s*/g, "|")
    .replaceAll(/\s+/g, " ")})`;
/** The thing is the head of its phrase: no noun follows. */
const head = String.raw`(?=\s*$|\s*[,.;:)(–—]|\s+(?:to|for|from|of|in|into|on|onto|off|at|by|with|when|if|until|after|before|once|that|which|who|where|between|among|amongst|back|out|up|down|over|again|anew|afresh|now|at once|per|via|under|above|below|straight|directly|automatically|and|or|so|as|through|while|without|within|unless|because|during|this|next|each|every|whenever|a|an|the)\b)`;
const word = String.raw`(?:[^\s,;:()]+ )`;
/** Words between the verb and the thing, without a preposition that makes it another's. */
const direct = String.raw`(?:(?!(?:for|about|of|in|with|at|by|under|regarding|concerning|against|without|per|via|when|if|that|which|after|before|until|from|to|on|onto|into|off|and|or|as|over)\b)[^\s,;:()]+ ){0,6}`;
const onto = String.raw`(?:(?!(?:for|about|with|at|by|regarding|concerning|against|without|per|via|when|if|that|which|after|before|until|and|or|under)\b)[^\s,;:()]+ ){0,8}`;

const money = any(String.raw`
  money | monies | cash | dues | prizes? | prize money | wages? | wage advances? | salar(?:y|ies) | cheques? | grants? | compensation | refunds? | reimbursements? | free (?:month|week|year|nights?|stay|ticket|upgrade|meal) |
  (?:loyalty|store|service|goodwill|account) credits? | (?:late |storage |parking |library |joining |cancellation |booking |handling |admin |overdue )(?:fees?|fines?|charges?) | penalt(?:y|ies) | surcharges? | fines? | debts? | ticket price | fares? paid | deposits? | tips | gratuit(?:y|ies) |
  bonus(?:es)? | hedges? | direct debits? | standing orders? | remittances? | allowances? | stipends? | subsid(?:y|ies) | royalt(?:y|ies) | pensions? | dividends? | donations? back | winnings | payouts? | pay-outs? | loans? | overdrafts? | advances? | rebates? | instal+ments? due | payroll | ransom | bail | maintenance payments? | arrears | balance due | late fine | fine | escrow money | float | kitty | proceeds | premium refund`);
const bank = any(String.raw`
  ibans? | bank (?:account|details|data|particulars|coordinates|connection|record)s? | payout (?:account|coordinates|details|destination|address)s? | payees? | payee (?:account|details|record)s? | remit-to (?:address|account)s? | (?:receiving|beneficiary|settlement|nominated|crediting|salary|wage|pension|payment|refund|remittance) accounts? |
  account for (?:the )?(?:[^\s,;:()]+ )?(?:payments?|payouts?|wages|salar(?:y|ies)|refunds?|pensions?|royalties|rent|benefits?) | sort codes? | card on file | cards? for the (?:direct )?debits? | (?:remittances|payments|payouts|wages|salary|rent|royalties|refunds|pension|dues) to (?:a|an|the|another|his|her|their|its) (?:[^\s,;:()]+ )?(?:account|iban|bank|card|wallet)`);
const secrets = any(String.raw`
  pass ?words? | pass ?phrases? | pass ?codes? | pins? | log ?ins? | log-?ons? | sign-?ins? | (?:door|gate|alarm|entry|access|safe|locker|key box|keybox|lock) codes? | badges? | fobs? | key ?cards? | authenticators? | passkeys? | (?:dormant|locked|sleeping|frozen|closed|suspended|disabled|blocked|barred|old|staff|user|leaver['’]?s|employee|network|domain|e-?mail) accounts? |
  keys (?:of|to|for) (?:the |a |an )?[^\s,;:()]+ | remote (?:access|entry|sessions?) | security (?:questions?|tokens?|keys?) | all (?:[^\s,;:()]+ )?(?:devices|sessions) | recovery (?:e-?mail|phone|address|codes?|number)s? | two-?factor | mfa | 2fa | single sign-?on`);
const roles = any(String.raw`
  approvers? | signator(?:y|ies) | editors? | admin(?:istrator)?s? | (?:co-?)?owners? | super ?users? | power users? | readers? of | moderators? | key ?holders? | delegates? | rights | authority | privileges? | permissions? | permission level | access level | access rights? | (?:read|write|edit|full|guest|temporary|admin) access | clearance | signing power | limits? of authority | approval limits? | spending limits? | [^\s,;:()]+ (?:team|group|partner|director|board)['’]s (?:folder|workspace|drive|channel|room|mailbox) | what (?:[^\s,;:()]+ ){1,3}(?:may|can|is allowed to) (?:see|do|edit|open|approve|change|sign)`);
const contract = any(String.raw`
  prices? | fares? | leases? | tenanc(?:y|ies) | contracts? | agreements? | charters? | tariffs? | premiums? | excess(?:es)? | (?:agreed |monthly |ground |weekly |yearly |annual )?rents? | agreed [^\s,;:()]+ | payment terms | delivery terms | credit terms | contract terms | loan terms | longer terms? | terms and conditions | notice periods? | notice (?:a|an|the|which|that) [^\s,;:()]+ (?:must|has to|shall) give | commission(?: of [^,;:()]+)? | fee (?:band|level|scale|step|tier|schedule)s? | pay (?:band|grade|scale|step)s? | price (?:band|list|level|step)s? | discounts? (?:rate|level|tier)s? | (?:yearly|annual|monthly|premium|basic|cheaper|dearer|longer|shorter|family|business) (?:plan|contract|tariff|subscription|package)s? | interest rates? | credit limits? | sums? insured | cover(?:age)? | tenders? | bids? won | completion dates? | retainers? | service levels? | warrant(?:y|ies) | addend(?:um|a) | day rates? | hourly rates? | freight rates? | (?:season|rate|fee|price) schedules? | policy terms | polic(?:y|ies) at renewal`);

const alters = any(String.raw`
  lengthen | shorten | cap | uncap | trade up | trade | shift | alter | lower | raise | change | amend | edit | update | adjust | revise | vary | modify | correct | set | re-?set | re-?rate | re-?price | re-?fix | re-?negotiate | negotiate | accept | agree(?: to)? | concede | grant | give | offer | award | waive | cut | trim | slash | bump | lift | nudge | step up | step down | prolong | extend | renew | roll over | roll | terminate | end | cancel | call off | break | rescind | void | annul | suspend | sign | countersign | initial | seal | conclude | strike | enter into | commit | put | move | switch | swap | transfer | migrate | convert | upgrade | downgrade | reduce | increase | double | halve | freeze | unfreeze | loosen | tighten | relax | widen | narrow | take (?:[^\s,;:()]+ ){1,4}off | knock (?:[^\s,;:()]+ ){1,4}off | replace | rewrite | redraft | reword | override | let (?:[^\s,;:()]+ ){1,4}out of | release (?:[^\s,;:()]+ ){1,4}from | bind | place | uprate | uplift | mark up | mark down | impose | drop | bring forward | push back | postpone | defer`);
const gives = any(String.raw`
  draw | pass | make over | make | put through | put | issue | cover | let | write | strike | top | book back | book out | give | apply | split | share out | share | divide | buy | place | convert | stop | set up | hand | push | shift | sweep | move | send | pay | release | reverse | return | refund | reimburse | forward | wire | transfer | waive | forgive | drop | lift | cancel | credit | debit | charge | collect | take | call in | advance | lend | grant | award | bestow | allot | distribute | spread | dish out | deal out | deduct | withhold | dock | garnish | claw back | settle | clear | honou?r | authori[sz]e | approve | okay | trigger | run | start | launch | fire off | let go | top up | load | impose | levy | add | remit | knock | excuse | quash`);
const changes = any(String.raw`
  change | amend | edit | update | adjust | correct | replace | reroute | re-?route | redirect | divert | accept | switch | swap | key in | enter | save | record | put in | put | overwrite | point | set | re-?set | add | register | take over | take | adopt | move | fill in | store | note | load | exchange | alter | modify | confirm | approve | make | turn`);
const lets = any(String.raw`
  make | let | give | hand(?: out| over)? | send | issue | reset | re-?set | clear | swap | change | update | replace | wake | revive | re-?open | open | unlock | unblock | enable | disable | switch on | switch off | turn on | turn off | take | pull | cut | kill | close | shut | freeze | lock | block | bar | sign | force | renew | roll | rotate | cancel | withdraw | restore | bring back | put back | lift | generate | mint | create | set up | set | strip | recall | extend | grant | activate | deactivate | re-?activate | sort out | release | expire | revoke`);
const empowers = any(String.raw`
  make | name | appoint | nominate | add | turn | let | give | grant | lend | put | set | raise | widen | extend | broaden | lift | assign | promote | bump | elevate | upgrade | take away | take | share | open | move | hand(?: over)? | confer | delegate | tick | switch on | change | edit | adjust | create | restore | approve | enable | stretch | copy | transfer | swap | loosen`);

const stale = any(String.raw`
  older than | superseded | lapsed | stale | out-?dated | expired | obsolete | unused | duplicate | redundant | finished | closed | completed | resolved | rejected | declined | inactive | former | last (?:year|month|season|week)['’]?s? | previous | ancient | historic(?:al)? | no longer (?:needed|used|wanted) | past | orphaned | abandoned | dormant | test | for good | permanently | irrevocably | after (?:\d+|[^\s,;:()]+) (?:days|weeks|months|years|seasons)`);
const clears = any(String.raw`
  expire | age out | roll off | reap | garbage[- ]collect | clear out | clear away | clear down | clear | weed out | weed | prune | scrap | cull | wipe | tidy away | tidy up | tidy | get rid of | throw away | throw out | dispose of | drop | discard | remove | empty | thin out | sweep out | sweep | flush | overwrite | bin | dump | take down | strip | clean out | clean up | clean | ditch | chuck | let go of | cut`);

const from = (verb: string, between: string, thing: string) =>
  new RegExp(
    `^${verb}\\b(?: (?:up|out|on|over|down|back|off|away|through|in|to|into))? ?${between}${thing}${head}`,
  );

const patterns: readonly (readonly [NeverKind, RegExp])[] = [
  ["bank", from(changes, direct, bank)],
  ["money", from(gives, direct, money)],
  ["permission", from(empowers, `${word}{0,5}(?:into |to |as |on |onto |in )?(?:an? |the |our )?`, roles)],
  ["access", from(lets, `${word}{0,5}(?:into |to |out of |of |in )?(?:an? |the |all )?`, secrets)],
  [
    "money",
    from(
      any("take | collect | charge | levy | post | impose | reverse | debit | keep | lift | pull"),
      direct,
      any(
        String.raw`(?:[^\s,;:()]+[ -])?(?:fees?|charges?|fares?|dues) | deposits? | premiums due | rents? due`,
      ),
    ),
  ],
  [
    "access",
    /^(?:let|allow|help|get|have) (?:[^\s,;:()]+ ){1,4}(?:log|sign|get|come|back) (?:in|on|into|back in)\b/,
  ],
  [
    "access",
    /^(?:open|unlock|unbolt) (?:the |a )?(?:building|office|store|warehouse|archive|gate|door|lab|laboratory|plant|vault|cabinet|room|hall)\b.* (?:to|for) (?!(?:an? |the )?(?:[^\s,;:()]+ )?(?:lorr(?:y|ies)|trucks?|vans?|cars?|vehicles?|trains?|buses|bus|barges?|forklifts?|trolleys?|deliver(?:y|ies)|airing|ventilation)\b)(?:an? |the )?[^\s,;:()]+/,
  ],
  [
    "access",
    /^(?:send|text|mail|e-?mail|give) (?:[^\s,;:()]+ ){1,4}(?:an? )?(?:link|code|way) to (?:set|choose|pick|reset|make) (?:an? )?(?:new )?(?:[^\s,;:()]+ )?(?:pass\w+|pin|login|authenticator)/,
  ],
  [
    "money",
    /^pay (?!attention|heed|respects?|a visit|for itself)(?:out |into |off |back |over )?(?:an? |the |any |our |its )?[^\s,;:()]+/,
  ],
  [
    "money",
    /^charge (?:[^\s,;:()]+ ){1,4}to (?:an? |the |their |his |her )?(?:[^\s,;:()]+ ){0,2}(?:card|account|room|tab|folio|customer|guest|skier|tenant|member|client|patient|passenger|player|budget|driver|owner|shipper|carrier)\b/,
  ],
  [
    "access",
    /^(?:add|remove|create|change|set up|drop|disable|enable) (?:or (?:add|remove|change|delete|disable|drop) )?(?:users?|log-?ins?|accounts? for (?:staff|users|colleagues))(?=\s*$|\s+(?:or|and|to|from|in|of|for)\b)/,
  ],
  [
    "permission",
    /^(?:change|alter|widen|set|decide|edit|adjust|extend|restrict|control) (?:who|what (?:[^\s,;:()]+ ){1,4}) ?(?:may|can|is allowed to|gets to)\b/,
  ],
  [
    "permission",
    /^tick the box (?:that|which) lets\b|^(?:tick|switch on|turn on|set) (?:[^\s,;:()]+ ){1,4}(?:that|which) lets (?:[^\s,;:()]+ ){1,4}(?:see|edit|override|approve|sign|read|change)\b/,
  ],
  ["deletion", new RegExp(`^${clears} (?=.*\\b${stale})${word}{1,8}`)],
  ["deletion", /^forget (?:an? |the |all about |every |old )?(?:[^\s,;:()]+ ){0,3}[^\s,;:()]+/],
  [
    "deletion",
    /(?:,|\b(?:and|then|by|while)) (?:dropping|binning|ditching|scrapping|discarding|deleting|erasing|purging|destroying|shredding|throwing (?:away|out)|removing) (?:the |any |all |its |their )?(?:[^\s,;:()]+ )?(?:old|older|other|former|earlier|second|spare|spares|duplicates?|originals?|rest|remaining|losing|records?|files?|entr(?:y|ies)|cards?|documents?|accounts?|profiles?)\b/,
  ],
  [
    "deletion",
    /\b(?:and|then) (?:drop|bin|ditch|scrap|discard|delete|lose|burn|shred|throw away|forget) (?:the )?(?:old|older|other|former|earlier|second|spare|duplicate|original|rest|remaining|losing)\b/,
  ],
  ["contract", from(alters, onto, contract)],
  [
    "contract",
    /^add (?:an? |the )?(?:[^\s,;:()]+ )?(?:hours?|days?|weeks?|months?|years?|clauses?|riders?|services?|lines?|users?|sites?|seats?) (?:to|into|in|on) (?:[^\s,;:()]+ ){0,4}(?:contract|lease|agreement|policy|subscription|plan|tenancy|charter)\b/,
  ],
];

const rules = patterns.map(([kind, pattern]) => ({
  kind,
  pattern,
  starts: pattern.source.startsWith("^") ? startsOfPattern(pattern) : undefined,
}));

/** Objects that stand beside such a thing and touch it not: "put a note on the contract". */
const beside =
  /^[^\s,;:()]+(?: up| down| out)? (?:an? |the |this |its |his |her |their |new )?(?:[^\s,;:()]+ ){0,2}(?:notes?|remarks?|comments?|flags?|marks?|labels?|tags?|copies|copy|scans?|files?|documents?|reminders?|entr(?:y|ies)|ticks?|links?|stamps?|numbers?|tasks?|tickets?|messages?|letters?|requests?|questions?|appointments?|holds?|photos?|pictures?|attachments?|drafts?|summar(?:y|ies)|reports?|quer(?:y|ies)|status(?:es)?|priorit(?:y|ies)|quer(?:y|ies)|cases?|proposals?|suggestions?|templates?|calculations?|worksheets?|checks?|reviews?|icons?|colou?rs?|fonts?|layout|words?|wording|texts?|e-?mails?|calls?|notices?|invoice dates?|due dates?|alerts?|alarms?|lamps?|timers?|clock|temperature|pressure|valves?|pumps?)\b(?!-| (?:period|term))/;

/** What the thing itself says, where the row's first word neither reads, tells nor hands on. */
export function touchedKind(text: string, isScrap: boolean): NeverKind | undefined {
  const trimmed = text.trim().toLowerCase();
  const first = wordsOf(trimmed)[0];
  if (!first) return undefined;
  const rest = trimmed.slice(first.end);
  const forms = [...new Set([trimmed, ...first.lemmas.map((lemma) => `${lemma}${rest}`)])];
  if (forms.some((form) => beside.test(form))) return undefined;
  return rules.find(({ kind, pattern, starts }) => {
    if (kind === "deletion" && isScrap) return false;
    return forms.some(
      (form) => starts?.every((letters) => !form.startsWith(letters)) !== true && pattern.test(form),
    );
  })?.kind;
}

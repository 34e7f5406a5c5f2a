/** The words of which turns of phrase are made, and how they are put together. */
import type { NeverKind } from "./never-kind.ts";

/** Up to so many words between two parts, without a full stop. */
export const gap = (most: number) => String.raw`(?:[^\s;:()]+ ){0,${most}}`;
export const any = (words: string) =>
  `(?:${words
    .trim()
    .replaceAll(/\s*\|\s*/g, "|")
    .replaceAll(/\s+/g, " ")})`;

export const staff = any(
  `users? | employees? | colleagues? | staff(?: members?)? | workers? | operators? | persons? | people | someone | somebody | anyone | anybody | others | another | outsiders? |
  seasonals? | newcomers? | new hires? | new starters? | starters? | joiners? | trainees? | temps? | temporary | apprentices? | interns? | volunteers? | contractors? | subcontractors? | freelancers? | helpers? |
  counsel | attorneys? | leaders? | leads? | managers? | clerks? | nurses? | doctors? | teachers? | tutors? | porters? | drivers? | engineers? | technicians? | analysts? | officers? | assistants? | auditors? | consultants? | locums? | partners? |
  fitters? | cashiers? | dispatchers? | planners? | registrars? | supervisors? | agents? | brokers? | third part(?:y|ies) | visitors? | cooks? | chefs? | guides? | editors? | reviewers? | hands? | crew | shift | deput(?:y|ies) | stewards? |
  researchers? | developers? | accountants? | solicitors? | lawyers? | paralegals? | lecturers? | caretakers? | wardens? | pharmacists? | adjusters? | handlers? | coaches | coach | him | her | them`,
);
export const anyone = any(
  `${staff} | customers? | clients? | guests? | members? | players? | students? | pupils? | patients? | parents? | tenants? | suppliers? | vendors? | passengers? | applicants? | donors? | growers? | residents? | callers? | bidders? | tenderers? | investors? | buyers? | sellers? | landlords? | claimants? | firms? | agenc(?:y|ies) | part(?:y|ies) | subsidiar(?:y|ies) | outside counsel | the press | the other side`,
);
export const rooms = any(
  `consoles? | systems? | portals? | panels? | dashboards? | workspaces? | databases? | registers? | apps? | back office | admin area | control desk | networks? | servers? | folders? | drives? | channels? | tenant | cockpit |
  archives? | ledgers? | stores? | vaults? | records | repositor(?:y|ies) | files? | matters? | groups? | mailbox(?:es)? | platform | cluster | intranet | index | screens? | tool | software | books | case files? | boards?(?! (?:meetings?|games?|of|minutes)) | data room | accounts`,
);
export const to = any(`on ?to | onto | on | into | in | inside | behind | to | through to`);
export const rise = any(
  `raise | lift | bump(?: up)? | step(?: up)? | promote | elevate | upgrade | push(?: up)? | make | turn | set | bring | put | switch | move(?: up)? | take | advance | swap`,
);
export const standing = any(
  `level | tier | rights? | roles? | access | privileges? | profile | clearance | authority | permissions? | super ?users? | power users? | admin(?:istrator)?s? | key ?holders? | signator(?:y|ies) | approvers? | (?:co-?)?owners? | editors? | moderators?`,
);

export const secrets = any(
  `pass ?words? | pass ?codes? | pass ?phrases? | pins? | pin codes? | log ?ins? | sign-?ins? | log-?ons? | credentials? | authenticators? | second factors? | mfa | 2fa | tokens? | door codes? | gate codes? | access codes? | key ?cards? | badges? | fobs? | passkeys? | access keys?`,
).concat(
  String.raw`(?! (?:caches?|reports?|reminders?|requests?|tickets?|pages?|forms?|guides?|polic(?:y|ies)|instructions|counts?|budgets?|limits?|usage|holders?|stock|readers?|questions?)\b)`,
);
export const books = any(
  `index | register | files? | ledger | books? | log | archives? | records | card index | database | directory | catalogue | catalog | history | journal | rolls? | roll | system | registry | chart | dossier | folder | tree | stock book | herd book | studbook | inventory`,
);
export const papers = any(
  `records? | dossiers? | entr(?:y|ies) | cards? | files? | documents? | papers? | lines? | rows? | recordings? | footage | photographs? | photos? | images? | pictures? | messages? | logs? | accounts? | profiles? | cases? | tickets? | notes? | histor(?:y|ies) | submissions? | applications? | copies | transcripts? | readings? | samples? | datasets? | data | scans? | tapes? | statements? | claims? | contacts? | mails? | e-?mails? | letters? | backups? | versions? | duplicates? | twins? | orders? | bookings? | books | accounts`,
);

export const sums = any(
  `[£€$]\\s?\\d[\\d.,]* | \\d[\\d.,]*\\s?(?:pounds?|euros?|dollars?|quid|kr|eur|gbp|usd|chf|crowns?|francs?)\\b | (?:one|two|three|four|five|ten|fifteen|twenty|thirty|forty|fifty|hundred)[- ](?:pounds?|euros?|dollars?|quid|francs?|crowns?)\\b | fiver | tenner | an? (?:goodwill|gesture of goodwill)`,
);
export const tabs = any(
  `account | tab | bill | card | wallet | folio | statement | balance | order | fare | policy | rent | invoice | fees? | charges? | price | purse | meter | subscription | phone | membership`,
);
export const held = any(
  `retention(?! (?:period|rule|label|class|hold|policy|schedule|date|time|tag|mark))| retention money | hold-?back | earnest money | surety | bail | (?:performance |bid |surety )?bonds? | guarantee sum | security deposit | escrow | caution money | winnings | prize money | prize | pre-?authori[sz]ation | kitty | stakes? | proceeds | stage payment | milestone payment | tranche | instal+ment of the grant | grant money | bursary | stipend | pension | allowance | dividend | subsidy | bonus | commission | royalt(?:y|ies) | compensation | lump sum`,
).concat(
  String.raw`(?! (?:statements?|reports?|reminders?|notices?|letters?|forms?|calculations?|slips?|certificates?|figures?|quer(?:y|ies)|questions?|requests?|leaflets?|pages?|e-?mails?|messages?|summar(?:y|ies)|overviews?|tables?|terms|draw|list)\b)`,
);
export const duesWords = any(
  `fees? | fines? | charges? | penalt(?:y|ies) | surcharges? | interest | excess | arrears | debts? | demurrage | tolls? | dues | levy | levies | rent | deductible | shortfall | balance due | overdraft | detention | storage`,
);

export const plans = any(
  `arrears | instal+ments? | payment plans? | repayment plans? | payment arrangements? | agreed arrangements? | repayments? | repayment schedule | amorti[sz]ation | loan term | mortgage term | debts? | loans?(?! (?:of|period)) | repayment terms?`,
);
export const figures = any(
  `figures? | rates? | prices? | terms? | fees? | premiums? | rents? | tariffs? | percentages? | margins? | discounts? | mark-?ups? | tolls? | caps? | multipliers? | royalt(?:y|ies) | surcharges? | amounts? | sums? | charges? | volumes? | quantit(?:y|ies) agreed | clauses? | dates of expiry | expiry | end dates? | durations? | notice | conditions?`,
);
export const deals = any(
  `agreements? | contracts? | leases? | polic(?:y|ies) | deals? | charters? | charter part(?:y|ies) | tenanc(?:y|ies) | licen[cs]es? | frameworks? | mandates? | subscriptions? | engagement letters? | retainers? | concessions? | covenants? | deeds? | slas? | statements? of work | purchase agreements? | supply agreements?`,
);
export const alter = any(
  `re-?fix | fix | re-?set | set | move | nudge | shift | bump | lift | raise | drop | change | amend | alter | adjust | edit | modify | correct | re-?draw | rework | redraft | re-?word | re-?write | re-?calculate | re-?arrange | re-?age | re-?cast | re-?cut | re-?base | re-?strike | re-?price | re-?negotiate | update | revise | vary | tweak | touch up | stretch | shorten | lengthen | extend | prolong | trim | cut | re-?state | replace | swap | overwrite | re-?phase | re-?profile | step up | step down | index | uprate | re-?rate`,
);
export const schemes = any(
  `tariffs? | plans?(?! of\\b) | contracts? | terms | rates? | deals? | packages? | price (?:band|group|list|level)s? | subscriptions? | scheme | concession | fixed rate | variable rate | dearer | cheaper | cash[- ]before[- ]delivery | cash[- ]on[- ]delivery | cash in advance | pre-?payment | pro[- ]forma | open account | fibre \\d+ | gold | silver | platinum | premium | unlimited | annual billing | monthly billing | yearly billing`,
);

/** What flows to an account. */
export const flows = any(
  `royalt(?:y|ies) | payments? | payouts? | salar(?:y|ies) | wages? | pay | rents? | refunds? | dividends? | pensions? | fees? | commissions? | proceeds | rebates? | benefits? | grants? | incomes? | money | funds? | premiums? | settlements? | takings | remittances? | disbursements? | maintenance | interest | winnings`,
);

export const turn = (...parts: readonly string[]) =>
  new RegExp(`\\b${parts.join("")}(?=$|[\\s.,;:!?'"’”)(/–—-])`);

export type Turns = readonly (readonly [NeverKind, readonly RegExp[]])[];

/** Turns of phrase for what is never an agent's to do: verb, what it is done to and where to, in each trade's own words. */
import { wordsOf } from "../../text/words.ts";
import type { NeverKind } from "./never-kinds.ts";

/** Up to so many words between two parts, without a full stop. */
const gap = (most: number) => String.raw`(?:[\p{L}\p{N}'’£€$%.-]+,? ){0,${most}}`;
const any = (words: string) =>
  `(?:${words
    .trim()
    .replaceAll(/\s*\|\s*/g, "|")
    .replaceAll(/\s+/g, " ")})`;

const staff = any(
  `users? | employees? | colleagues? | staff(?: members?)? | workers? | operators? | persons? | people | someone | somebody | anyone | anybody | others | another | outsiders? |
  seasonals? | newcomers? | new hires? | new starters? | starters? | joiners? | trainees? | temps? | temporary | apprentices? | interns? | volunteers? | contractors? | subcontractors? | freelancers? | helpers? |
  counsel | attorneys? | leaders? | leads? | managers? | clerks? | nurses? | doctors? | teachers? | tutors? | porters? | drivers? | engineers? | technicians? | analysts? | officers? | assistants? | auditors? | consultants? | locums? | partners? |
  fitters? | cashiers? | dispatchers? | planners? | registrars? | supervisors? | agents? | brokers? | third part(?:y|ies) | visitors? | cooks? | chefs? | guides? | editors? | reviewers? | hands? | crew | shift | deput(?:y|ies) | stewards? |
  researchers? | developers? | accountants? | solicitors? | lawyers? | paralegals? | lecturers? | caretakers? | wardens? | pharmacists? | adjusters? | handlers? | coaches | coach | him | her | them`,
);
const anyone = any(
  `${staff} | customers? | clients? | guests? | members? | players? | students? | pupils? | patients? | parents? | tenants? | suppliers? | vendors? | passengers? | applicants? | donors? | growers? | residents? | callers?`,
);
const rooms = any(
  `consoles? | systems? | portals? | panels? | dashboards? | workspaces? | databases? | registers? | apps? | back office | admin area | control desk | networks? | servers? | folders? | drives? | channels? | tenant | cockpit |
  archives? | ledgers? | stores? | vaults? | records | repositor(?:y|ies) | files? | matters? | groups? | mailbox(?:es)? | platform | cluster | intranet | index | screens? | tool | software | books | case files? | data room | accounts`,
);
const to = any(`on ?to | onto | on | into | in | inside | behind | to | through to`);
const rise = any(
  `raise | lift | bump(?: up)? | step(?: up)? | promote | elevate | upgrade | push(?: up)? | make | turn | set | bring | put | switch | move(?: up)? | take | advance | swap`,
);
const standing = any(
  `level | tier | rights? | roles? | access | privileges? | profile | clearance | authority | permissions? | super ?users? | power users? | admin(?:istrator)?s? | key ?holders? | signator(?:y|ies) | approvers? | (?:co-?)?owners? | editors? | moderators?`,
);

const secrets = any(
  `pass ?words? | pass ?codes? | pass ?phrases? | pins? | pin codes? | log ?ins? | sign-?ins? | log-?ons? | credentials? | authenticators? | second factors? | mfa | 2fa | tokens? | door codes? | gate codes? | access codes? | key ?cards? | badges? | fobs? | passkeys? | access keys?`,
).concat(
  String.raw`(?! (?:caches?|reports?|reminders?|requests?|tickets?|pages?|forms?|guides?|polic(?:y|ies)|instructions|counts?|budgets?|limits?|usage|holders?|stock|readers?|questions?)\b)`,
);
const books = any(
  `index | register | files? | ledger | books? | log | archives? | records | card index | database | directory | catalogue | catalog | history | journal | rolls? | roll | system | registry | chart | dossier | folder | tree | stock book | herd book | studbook | inventory`,
);
const papers = any(
  `records? | entr(?:y|ies) | cards? | files? | documents? | papers? | lines? | rows? | recordings? | footage | photographs? | photos? | images? | pictures? | messages? | logs? | accounts? | profiles? | cases? | tickets? | notes? | histor(?:y|ies) | submissions? | applications? | copies | transcripts? | readings? | samples? | datasets? | data | scans? | tapes? | statements? | claims? | contacts? | mails? | e-?mails? | letters? | backups? | versions? | duplicates? | twins? | orders? | bookings? | books | accounts`,
);

const sums = any(
  `[£€$]\\s?\\d[\\d.,]* | \\d[\\d.,]*\\s?(?:pounds?|euros?|dollars?|quid|kr|eur|gbp|usd|chf|crowns?|francs?)\\b | (?:one|two|three|four|five|ten|fifteen|twenty|thirty|forty|fifty|hundred)[- ](?:pounds?|euros?|dollars?|quid|francs?|crowns?)\\b | fiver | tenner | an? (?:goodwill|gesture of goodwill)`,
);
const tabs = any(
  `account | tab | bill | card | wallet | folio | statement | balance | order | fare | policy | rent | invoice | fees? | charges? | price | purse | meter | subscription | phone | membership`,
);
const held = any(
  `retention(?! (?:period|rule|label|class|hold|policy|schedule|date|time|tag|mark))| retention money | hold-?back | earnest money | surety | bail | (?:performance |bid |surety )?bonds? | guarantee sum | security deposit | escrow | caution money | winnings | prize money | prize | pre-?authori[sz]ation | kitty | stakes? | proceeds | stage payment | milestone payment | tranche | instal+ment of the grant | grant money | bursary | stipend | pension | allowance | dividend | subsidy | bonus | commission | royalt(?:y|ies) | compensation | lump sum`,
);
const duesWords = any(
  `fees? | fines? | charges? | penalt(?:y|ies) | surcharges? | interest | excess | arrears | debts? | demurrage | tolls? | dues | levy | levies | rent | deductible | shortfall | balance due | overdraft`,
);

const plans = any(
  `arrears | instal+ments? | payment plans? | repayment plans? | payment arrangements? | agreed arrangements? | repayments? | repayment schedule | amorti[sz]ation | loan term | mortgage term | debts? | loans?(?! (?:of|period)) | repayment terms?`,
);
const figures = any(
  `figures? | rates? | prices? | terms? | fees? | premiums? | rents? | tariffs? | percentages? | margins? | discounts? | mark-?ups? | tolls? | caps? | multipliers? | royalt(?:y|ies) | surcharges? | amounts? | sums? | charges? | volumes? | quantit(?:y|ies) agreed | clauses? | dates of expiry | expiry | end dates? | durations? | notice | conditions?`,
);
const deals = any(
  `agreements? | contracts? | leases? | polic(?:y|ies) | deals? | charters? | charter part(?:y|ies) | tenanc(?:y|ies) | licen[cs]es? | frameworks? | mandates? | subscriptions? | engagement letters? | retainers? | concessions? | covenants? | deeds? | slas? | statements? of work | purchase agreements? | supply agreements?`,
);
const alter = any(
  `re-?fix | fix | re-?set | set | move | nudge | shift | bump | lift | raise | drop | change | amend | alter | adjust | edit | modify | correct | re-?draw | rework | redraft | re-?word | re-?write | re-?calculate | re-?arrange | re-?age | re-?cast | re-?cut | re-?base | re-?strike | re-?price | re-?negotiate | update | revise | vary | tweak | touch up | stretch | shorten | lengthen | extend | prolong | trim | cut | re-?state | replace | swap | overwrite | re-?phase | re-?profile | step up | step down | index | uprate | re-?rate`,
);
const schemes = any(
  `tariffs? | plans?(?! of\\b) | contracts? | terms | rates? | deals? | packages? | price (?:band|group|list|level)s? | subscriptions? | scheme | concession | fixed rate | variable rate | dearer | cheaper`,
);

const turn = (...parts: readonly string[]) => new RegExp(`\\b${parts.join("")}(?![\\p{L}\\p{N}])`, "iu");

type Turns = readonly (readonly [NeverKind, readonly RegExp[]])[];
const turns: Turns = [
  [
    "bank",
    [
      turn(String.raw`accounts?(?: numbers?| details)? (?:in|on)?to which`),
      turn(
        String.raw`(?:where|which account|accounts? that|accounts? where) `,
        gap(4),
        any(
          `money | refunds? | sums? | proceeds | salar(?:y|ies) | wages? | rebates? | payments? | royalt(?:y|ies) | rent | pension | fees? | grants? | benefits? | payouts? | settlements? | dividends? | commissions? | they | she | he | it`,
        ),
        " ",
        gap(2),
        any(
          `goes | go | (?:is|are|gets?|shall be|will be|must be|should be|to be) (?:to be )?(?:paid|sent|wired|credited|remitted) | lands? | takes? | receives?`,
        ),
      ),
      turn(any(`bank(?:ing)? | account | giro | payee | payment`), " ", any(`particulars | coordinates`)),
      turn(
        any(
          `pay | paying | payee | payout | salary | wages? | refund | pension | royalt(?:y|ies) | benefit | payroll | rebate | dividend | commission | receiving | beneficiary | creditor`,
        ),
        "[- ]?(?:in )?",
        any(`account | bank | iban | account number | bank details`),
      ),
      turn(
        any(`change | swap | switch | replace | update | move | new | another | different | other`),
        " ",
        gap(4),
        any(`iban | bank | sort code | bic | routing number | account number | bankers`),
      ),
    ],
  ],
  [
    "money",
    [
      turn(
        any(
          `pop | put | drop | slip | add | give | stick | bung | chuck | place | hand | apply | grant | offer | award | book | post | credit | send | load | throw in | toss | shave | knock | take | allow`,
        ),
        " ",
        gap(2),
        sums,
      ),
      turn(
        any(
          `pop | put | drop | slip | add | stick | bung | place | apply | book | post | give | grant | issue | offer | pay | award | credit`,
        ),
        " ",
        gap(3),
        String.raw`(?:goodwill(?! (?:letter|note|message|text|e-?mail))|gesture of goodwill|ex[- ]gratia)`,
      ),
      turn(
        any(
          `release | pay | free | let go(?: of)? | hand over | hand back | return | pay over | disburse | forward | remit | unlock | give back | send`,
        ),
        " ",
        gap(4),
        held,
      ),
      turn(
        any(`hand | give | put | send | return | pay | push | pass | transfer | get`),
        " ",
        gap(4),
        any(
          `money | cash | fares? | deposits? | fees? | prices? | sums? | amounts? | excess | premiums? | charges? | postage | stakes? | rent | ticket price | purchase price | bond`,
        ),
        " (?:straight )?back",
      ),
      turn(
        any(`give | hand | send | pay | put | return | refund`),
        " back ",
        gap(4),
        any(
          `money | cash | fares? | deposits? | fees? | price | sum | amount | excess | premiums? | charges? | postage | stake | bond | to the card`,
        ),
      ),
      turn(
        any(`knock | take | shave | strike | lop | dock | let | drop | write`),
        " ",
        gap(5),
        "off ",
        gap(4),
        tabs,
      ),
      turn(
        any(
          `forgive | excuse | cancel | drop | lift | waive | scrap | quash | spare | remit | forgo | write down | wipe | let [\\p{L} ]{1,20} off`,
        ),
        " ",
        gap(4),
        duesWords,
      ),
      turn(
        any(
          `make (?:good|up) | square(?: up)? | foot | honou?r | stump up | cough up | bear | meet | settle up | see to`,
        ),
        " ",
        gap(3),
        any(
          `loss(?:es)? | shortfalls? | difference | damage | bills? | costs? | claims? | invoices? | tab | accounts? | fees? | cheques? | debts? | demand`,
        ),
      ),
      turn(
        any(`take | draw | collect | pull | raise | call in`),
        " ",
        gap(3),
        any(
          `payments?(?! (?:reminders?|requests?|notes?|quer|details?|advice|messages?|dates?|terms?|plans?|files?)) | direct debits? | card payments? | deposits? from | money | fees? from | the (?:rent|fare|instal+ment) from`,
        ),
      ),
      turn(
        any(`top up | recharge | fill up | load up | reload`),
        " ",
        gap(3),
        any(`cards? | wallets? | meters? | purses? | gift cards? | balances? | prepay\\w* | credit`),
      ),
      turn(
        any(`draw (?:on|down) | call (?:on|in)`),
        " ",
        gap(3),
        any(`guarantee | bond | credit line | loan | facility | overdraft | deposit`),
      ),
      turn(
        any(`buy | sell | trade | place`),
        " ",
        gap(3),
        any(`shares | securities | bonds | currency | stocks? | futures | units of the fund | a bet | bets`),
      ),
      turn(any(`settle up | square up | pay up | see (?:[\\p{L}-]+ ){1,3}right`)),
    ],
  ],
  [
    "permission",
    [
      turn(
        any(
          `let | allow | admit | bring | put | wave | usher | have | get | invite | sign | place | set(?: up)? | add | enrol+`,
        ),
        " ",
        gap(3),
        staff,
        " ",
        gap(3),
        to,
        " ",
        gap(3),
        rooms,
      ),
      turn(rise, " ", gap(3), staff, " (?:up )?(?:to|into|as|onto) ", gap(3), standing),
      turn(
        any(`lift | raise | bump up | widen | loosen | stretch | upgrade | step up`),
        " ",
        gap(3),
        staff,
        "(?:['’]s?)? ",
        gap(2),
        any(`access | rights? | limits? | authority | clearance | permissions? | profile | level`),
      ),
      turn(
        any(`make | appoint | name | nominate`),
        " ",
        gap(2),
        staff,
        " ",
        any(`an? | the | our`),
        "? ?",
        gap(1),
        any(
          `(?:co-?)?owner | admin(?:istrator)? | approver | editor | moderator | super ?user | signatory | key ?holder | delegate`,
        ),
      ),
      turn(
        any(`open(?: up)? | throw open | unlock | expose | unseal`),
        " ",
        gap(4),
        any(`${rooms} | agreements | documents | rooms? | sites? | calendars? | boards?`),
        " (?:up )?(?:to|for) ",
        gap(3),
        anyone,
      ),
      turn(
        any(`give | grant | hand | lend | confer | award | get | offer`),
        " ",
        gap(3),
        anyone,
        " ",
        gap(3),
        any(
          `sight of | the run of | the right to | the rights? | a right | a say over | a way into | an? look into | the keys? (?:to|of) | rights | entry to | edit rights | a seat in | sign-?off | signing power | control (?:of|over) | a view into | the freedom of`,
        ),
      ),
      turn(
        any(`add | put | enter | write | place | include | set`),
        " ",
        gap(4),
        any(`on | to | onto | among | into | in`),
        " (?:the )?(?:list|rota|circle|register|roll|group|set|number) of ",
        gap(2),
        any(
          `signatories | approvers | key ?holders | those who | people who | admins | editors | authori[sz]ed | allowed | owners | users`,
        ),
      ),
      turn(
        any(`let | allow | permit | enable | have`),
        " ",
        gap(3),
        staff,
        " (?:to )?",
        any(`see | read | view | edit | change | approve | sign off | sign | write to | open | enter`),
        " ",
        gap(3),
        any(
          `${rooms} | salaries | payroll | files | notes | charts? | grades | every [\\p{L}]+ | all [\\p{L}]+ | everything | orders | invoices | payments`,
        ),
      ),
      turn(
        any(`tick | switch on | flip | turn on | set | check`),
        " ",
        gap(3),
        any(`approver | admin | manager | edit | editor | owner | supervisor | signatory | super ?user`),
        " ",
        gap(2),
        any(`box | flag | bit | right | switch | tick | role`),
      ),
    ],
  ],
  [
    "access",
    [
      turn(
        any(`let | get | bring | put | help | allow`),
        " ",
        gap(4),
        any(`${anyone} | their account | locked[- ]out [\\p{L}]+`),
        " ",
        gap(2),
        "back (?:in|into|on|onto|inside)",
      ),
      turn(
        any(`shut | lock | freeze | throw | cut | keep | turn | bar | boot`),
        " ",
        gap(4),
        anyone,
        "(?:['’]s? [\\p{L}]+)? (?:out|off)",
        String.raw`(?! of (?:the )?(?:list|queue|draw|running))`,
      ),
      turn(
        any(`take | strike | drop | pull | cross | scratch | remove`),
        " ",
        gap(3),
        staff,
        " ",
        gap(2),
        any(`off | from | out of`),
        " ",
        gap(3),
        any(
          `access list | directory | console | users | user list | key ?holders? list | permissions? | admins? | system | portal | network | logins? | vpn`,
        ),
      ),
      turn(
        any(
          `send | text | mail | hand | give | set | issue | mint | generate | roll | cut | make | pick | choose | cook up | assign | hand out | dish out`,
        ),
        " ",
        gap(4),
        any(`new | fresh | temporary | one-?time | another | replacement | initial | interim`),
        " ",
        gap(1),
        secrets,
      ),
      turn(
        any(
          `clear | un-?pair | re-?pair | pair | detach | re-?register | wipe | swap | re-?link | reset | re-?issue | unlock | unblock | sort out | refresh | lift`,
        ),
        " ",
        gap(4),
        any(`${secrets} | phone for the codes | lock-?out | login lock`),
      ),
      turn(
        any(`clear | lift | take off | undo | remove`),
        " ",
        gap(4),
        any(`lock-?out | lock on (?:[\\p{L}'’]+ ){0,2}(?:account|login|profile) | login lock | account lock`),
      ),
      turn(
        any(
          `pull | cut | kill | shut off | switch off | stop | withdraw | retire | close down | freeze | park`,
        ),
        " ",
        gap(4),
        any(`leavers?['’]? [\\p{L}]+ | ${secrets} | user accounts? | staff accounts? | access`),
      ),
    ],
  ],
  [
    "deletion",
    [
      turn(
        any(`let | allow | have | make`),
        " ",
        gap(6),
        any(`drop | fall | slip | lapse | vanish | disappear | fade | roll | go | age`),
        " ",
        any(`out | off | away | from | for good`),
        ".{0,3}",
        gap(3),
        any(`${books} | ${papers}`),
      ),
      turn(
        any(`let | allow | have | make`),
        " ",
        gap(4),
        papers,
        " ",
        gap(2),
        any(
          `drop (?:out|off|away) | fall (?:out|off|away) | slip (?:out|off|away) | vanish | disappear | expire | age out | run out | time out | go away | lapse for good`,
        ),
      ),
      turn(
        any(
          `take | strike | cross | rub | blot | weed | sweep | drop | throw | cast | chuck | toss | cut | knock | scratch | lift | clear`,
        ),
        " ",
        gap(6),
        any(`out of | off | from | out from`),
        " (?:the |our |its )?",
        gap(2),
        books,
      ),
      turn(
        any(
          `rub out | blot out | scratch out | cross out | throw out | chuck(?: out| away)? | toss(?: out)? | ditch | burn | pulp | zero out | blank out | clear down | age out | thin out | root out | clear away | clean down | do away with | dump | scrap | jettison | kill off | bin`,
        ),
        " ",
        gap(4),
        papers,
      ),
      turn(
        any(`send | put | tip | drop | move | consign | feed | throw`),
        " ",
        gap(4),
        papers,
        " ",
        gap(2),
        any(`to | in | into`),
        " the ",
        any(
          `bin | shredder | trash | skip | waste ?basket | recycle bin | rubbish | paper mill | bit bucket`,
        ),
      ),
    ],
  ],
  [
    "contract",
    [
      turn(
        any(`${alter} | spread | re-?spread | re-?schedule | smear | postpone | defer | freeze`),
        " ",
        gap(4),
        plans,
      ),
      turn(
        alter,
        " ",
        gap(5),
        figures,
        " ",
        gap(1),
        any(`on | in | of | under | for | within`),
        " ",
        gap(5),
        deals,
      ),
      turn(
        alter,
        " ",
        gap(4),
        any(
          `per-[\\p{L}]+ (?:figure|rate|price|fee|charge) | day fees? | placement fees? | agreed (?:[\\p{L}]+ ){0,2}(?:prices?|rates?|fees?|salary|terms?|price|figure|volumes?|dates?|arrangement|excess|rent) | pay (?:step|band|point|grade) | grade of pay | sum insured | credit limits? | notice period | notice periods`,
        ),
      ),
      turn(
        any(
          `swap | move | switch | put | shift | transfer | flip | migrate | bring | take | roll | carry | step | convert`,
        ),
        " ",
        gap(4),
        any(
          `customers? | clients? | members? | tenants? | subscribers? | accounts? | lines? | households? | policy ?holders? | growers? | suppliers? | them | buyers? | callers? | somebody | someone | players? | shops? | carriers? | borrowers? | employees?`,
        ),
        "(?:['’]s?(?: [\\p{L}]+)?)? ",
        any(`to | onto | on to | on | into | over to`),
        " ",
        gap(3),
        schemes,
      ),
      turn(
        any(`let | allow`),
        " ",
        gap(3),
        deals,
        " ",
        gap(1),
        any(`run on | lapse | roll(?: over| on)? | renew | expire | go`),
      ),
      turn(
        any(`give | serve | hand in`),
        " notice ",
        any(
          `on | of termination | to quit | to (?:a |the )?(?:tenant|supplier|landlord|employee|customer|contractor|carrier|insurer)`,
        ),
      ),
      turn(
        any(`add | strike | drop | insert | take | slip | write | delete | put`),
        " ",
        gap(3),
        any(`clauses? | riders? | addend(?:um|a) | exclusions? | endorsements? | break clauses? | options?`),
        " ",
        gap(1),
        any(`to | into | in | out of | from | on`),
        " ",
        gap(3),
        deals,
      ),
      turn(
        any(`agree | grant | concede | allow | accept | give | award`),
        " ",
        gap(4),
        any(
          `price cuts? | concessions? | payment holidays? | longer payment terms? | longer to pay | better terms | days of grace | price reductions? | rebates? on | extensions? of (?:the )?(?:lease|contract|term|loan|policy)`,
        ),
      ),
      turn(
        any(`sign | initial | seal | conclude | close | take up | strike | enter into | commit (?:us )?to`),
        " ",
        gap(3),
        any(`contracts? | deals? | agreements? | leases? | charters? | term sheets? | deeds? | order forms?`),
      ),
    ],
  ],
];

/** What a turn of phrase says is done. The turn begins an act: "notice of a change of terms" changes none. */
export function turnOf(text: string, { telling }: { readonly telling: boolean }): NeverKind | undefined {
  const forms = formsOf(text);
  return turns.find(
    ([kind, patterns]) =>
      !(telling && kind === "bank") &&
      patterns.some((pattern) =>
        forms.some((form) => {
          const match = pattern.exec(form);
          return match !== null && (kind === "bank" || begins.test(form.slice(0, match.index)));
        }),
      ),
  )?.[0];
}

const begins =
  /(?:^\W*|[,;:–—(/]\s*|\b(?:and|or|then|plus|also|auto|automatically|directly|immediately|silently|agent|bot|assistant|will|can|may|once approved|on approval) )(?:to )?$/iu;

/** The words as they stand, and with the first one in each form that it may be an inflection of. */
function formsOf(text: string): string[] {
  const first = wordsOf(text)[0];
  if (!first) return [text];
  const rest = text.slice(first.end);
  return [...new Set([text, ...first.lemmas.map((lemma) => `${lemma}${rest}`)])];
}

/** Turns of phrase for money, bank details, records and agreements. */
import {
  gap,
  any,
  books,
  papers,
  sums,
  tabs,
  held,
  duesWords,
  plans,
  figures,
  deals,
  alter,
  schemes,
  turn,
  type Turns,
} from "./never-turn-words.ts";

export const turnsOfThings: Turns = [
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
          `forgive | excuse | cancel | drop | lift | waive | scrap | quash | spare | remit | forgo | write down | wipe | let [^,;:()]{1,20} off`,
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
      turn(any(`settle up | square up | pay up | see (?:[^\\s,;:()]+ ){1,3}right`)),
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
          `per-[^\\s,;:()]+ (?:figure|rate|price|fee|charge) | day fees? | placement fees? | agreed (?:[^\\s,;:()]+ ){0,2}(?:prices?|rates?|fees?|salary|terms?|price|figure|volumes?|dates?|arrangement|excess|rent) | pay (?:step|band|point|grade) | grade of pay | sum insured | credit limits? | notice period | notice periods`,
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
        "(?:['’]s?(?: [^\\s,;:()]+)?)? ",
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

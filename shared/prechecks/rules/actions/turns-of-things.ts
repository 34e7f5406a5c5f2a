/** Turns of phrase for money, bank details and records. */
import {
  gap,
  any,
  books,
  papers,
  sums,
  tabs,
  held,
  duesWords,
  flows,
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
      turn(
        any(`redirect | divert | re-?route | re-?point | point | send | steer | switch | move | pay`),
        " ",
        gap(4),
        flows,
        " ",
        gap(3),
        any(`to | into | onto`),
        " ",
        any(`an? | another | the new | the other | his | her | their | its | somebody else's`),
        " ",
        gap(2),
        any(`account(?! (?:managers?|teams?|handlers?|queue|exec)) | iban | wallet | bank | card`),
      ),
      turn(
        any(`change | swap | replace | update | switch | alter | edit | set`),
        " ",
        gap(3),
        any(`accounts? | cards? | bank | wallet`),
        " ",
        gap(2),
        any(
          `(?:that|which) (?:is|are|gets?) (?:billed|charged|debited|credited|paid) | ${flows} (?:goes|go|is paid|are paid|lands?|runs?|flows?) (?:in)?to`,
        ),
      ),
      turn(
        any(
          `change | swap | replace | update | switch | alter | edit | set | choose | enter | re-?key | register`,
        ),
        " ",
        gap(3),
        any(`accounts? | wallets? | e-?wallets? | cards?`),
        " for (?:the |a |his |her |their )?",
        gap(2),
        flows,
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
        any(
          `hand | give | put | send | return | pay | push | pass | transfer | get | let | allow | have | see`,
        ),
        " ",
        gap(8),
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
      turn(
        any(`transfer | move | send | sweep | pay | release | forward | remit | wire | push | book | shift`),
        " ",
        gap(2),
        any(
          `balances? | proceeds | takings | remainder | surplus | sums?(?! insured) | amounts? | funds? | money | difference | excess cash | collateral | margin`,
        ),
        " ",
        gap(2),
        any(`to | into | between | onto | over to`),
      ),
      turn(
        any(
          `bill | debit | hit | credit | charge | fund | pre-?fund | load | feed | replenish | refill | recharge`,
        ),
        " ",
        gap(3),
        any(`cards? | wallets? | accounts? | folios? | tabs? | purses? | floats? | escrow`),
        String.raw`(?! (?:managers?|teams?|holders?|quer(?:y|ies)|numbers?|stations?|readers?|names?|index|pages?))`,
      ),
      turn(
        any(`execute | settle | place | unwind | roll | close out | fill`),
        " ",
        gap(2),
        any(`trades? | fx [^\\s,;:()]+ | positions? | hedges? | forwards?`),
      ),
      turn(
        any(`cover | pay for | stand | foot`),
        " ",
        gap(3),
        any(`taxis?(?! (?:rank|desk)) | cabs? | fares? | hotel bills? | tickets? home | costs? | expenses`),
      ),
      turn(
        any(`cash in | draw on | call`),
        " ",
        gap(3),
        any(`bonds? | guarantees? | deposits? | surety | collateral`),
      ),
      turn(
        any(`put | load | add | place | give`),
        " ",
        gap(2),
        any(`credit | funds? | money | value`),
        " ",
        any(`on | onto | to | into`),
        " ",
        gap(3),
        any(`meters? | cards? | wallets? | accounts? | phones? | sims? | purses? | balances?`),
      ),
      turn(
        any(`enter | key in | post | book | apply | set | put in | grant | give | allow`),
        " ",
        gap(3),
        any(`waivers? | write-?offs? | remissions? | rebates? | goodwill`),
        String.raw`(?! (?:letters?|requests?|forms?|notes?|cases?|reports?|codes?|texts?|quer(?:y|ies)))`,
      ),
      turn(
        any(`route | send | place | submit | enter | release`),
        " ",
        gap(2),
        any(`orders?`),
        " ",
        any(`to | on | at`),
        " (?:the )?",
        any(`market | exchange | floor | venue | trading floor`),
        String.raw`(?! (?:stall|hall|research|team|place|square))`,
      ),
      turn(
        any(`grant | give | issue | apply | add | post | book | offer | award`),
        " ",
        gap(3),
        String.raw`(?<!photo |picture |image |course |study |ects |film |photo-|tax )credits?(?! (?:checks?|requests?|limits?|cards?|scores?|reports?|points?|lines?|days?|hours?|terms?|ratings?|titles?|holds?|blocks?|controls?|status|notes?|memos?|applications?|codes?))`,
      ),
      turn("let ", gap(3), "off (?:the |a |its |their |his |her )?", gap(2), duesWords),
      turn(any(`buy | purchase | issue | hand out | give out | send out`), " ", gap(3), `gift cards?`),
      turn(
        any(`buy | book | order | purchase | pay | get | hire | rent`),
        " ",
        gap(6),
        "on (?:the |our |a )?",
        any(
          `company | corporate | office | firm['’]s | house | credit | business | purchasing | guest['’]s | customer['’]s`,
        ),
        " card",
      ),
      turn(any(`settle up | square up | pay up | see (?:[^\\s,;:()]+ ){1,3}right`)),
    ],
  ],
  [
    "deletion",
    [
      turn(
        any(`remove | drop | delete | take | strike | wipe | clear`),
        " ",
        gap(2),
        any(
          `guests? | players? | owners? | passengers? | donors? | members? | customers? | clients? | patients? | suppliers? | vendors? | residents? | voters? | pupils? | students? | subscribers?`,
        ),
        " ",
        any(`from | off | out of`),
        " (?:the |our |its )?",
        gap(1),
        any(
          `database | register | master data | books | system | directory | crm | records | registry | roll | customer base | supplier base`,
        ),
      ),
      turn(
        any(`take | pull | lift | wipe | clear | get | strip | remove`),
        " ",
        gap(3),
        papers,
        " ",
        gap(2),
        any(`off | out of | from`),
        " (?:the |our |its )?",
        gap(2),
        any(
          `server | disk | drive | cloud | storage | bucket | mailbox | device | phone | laptop | memory card`,
        ),
      ),
      turn(
        any(`overwrite | write over | tape over | record over`),
        " ",
        gap(2),
        any(`original | old | older | earlier | previous | historic(?:al)? | last | past | raw | existing`),
        " ",
        gap(2),
        papers,
      ),
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
];

/** Turns of phrase for agreements and agreed prices. */
import { gap, any, plans, figures, deals, alter, schemes, turn, type Turns } from "./never-turn-words.ts";

export const turnsOfDeals: Turns = [
  [
    "contract",
    [
      turn(
        any(`[^\\s,;:()]+`),
        " ",
        gap(5),
        "from ",
        any(`the | a | an | its`),
        "? ?",
        any(`contract(?:ed)? | agreed | list | net | fixed | frame(?:work)? | quoted | negotiated | old`),
        " ",
        any(`rate | price | tariff | fee | terms`),
        "s? to",
      ),
      turn(
        any(`[^\\s,;:()]+`),
        " ",
        gap(8),
        any(`in place of | instead of | over | rather than`),
        " (?:the |a )?",
        any(`one | price | rate | fee | terms | figure | sum | amount | tariff | conditions`),
        "s? ",
        any(`agreed | contracted | negotiated | signed | in the (?:contract|agreement)`),
      ),
      turn(
        any(
          `reinstate | revive | lapse | void | avoid | novate | surrender | rewrite | rescind | roll | re-?new | terminate`,
        ),
        " ",
        gap(3),
        any(
          `polic(?:y|ies) | cover | leases? | contracts? | agreements? | subscriptions? | tenanc(?:y|ies) | memberships? | deals?`,
        ),
      ),
      turn(
        any(`lengthen | shorten | prolong | cut short | extend | stretch`),
        " ",
        gap(3),
        any(
          `hires? | rentals? | charters? | leases? | tenanc(?:y|ies) | memberships? | subscriptions? | polic(?:y|ies) | warrant(?:y|ies)`,
        ),
      ),
      turn(
        any(`add | remove | put | take | delete | insert`),
        " ",
        gap(3),
        any(
          `drivers? | vehicles? | cars? | vans? | spouse | partner | tenants? | dependants? | child | property | location | cover | riders? | premises | insured`,
        ),
        " ",
        any(`to | from | on | off | onto`),
        " ",
        gap(3),
        any(`polic(?:y|ies) | lease | tenancy | mortgage | insurance | cover`),
      ),
      turn(
        any(`accept | agree(?: to)? | take up`),
        " (?!slot|shift|appointment)",
        gap(4),
        any(
          `(?<!(?:slot|shift|swap|seat|loan|library|volunteer|help)\\s)offers?(?! of (?:(?:an?|the)\\s)?(?:books?|loan|lift|help|place|seat|slot|bed|shift|swap|time|callback|call|visit)\\b) | estimates? | quotes? | quotations? | bids? | (?<!(?:invitation|invitations|call|request) (?:to|for)\\s)tenders? | counter-?offers? | counter-?bids?`,
        ),
      ),
      turn(
        "award ",
        gap(2),
        any(`jobs? | works? | lots? | orders? | tenders? | contracts? | projects? | business | packages?`),
      ),
      turn(
        any(`grant | give | allow | agree`),
        " ",
        gap(4),
        any(
          `credit days | days of credit | payment days | (?:more|longer|extra) time to pay | longer to pay`,
        ),
      ),
      turn(
        any(`match | beat | undercut`),
        " ",
        gap(1),
        any(`rival | competitor | other shop | other dealer`),
        "(?:['’]s?)? ",
        gap(1),
        any(`quotes? | prices? | offers? | rates?`),
      ),
      turn(
        any(`give | grant | take | knock | allow | offer | apply`),
        " ",
        gap(3),
        String.raw`\d+ ?(?:%|percent|per cent) (?:off|discount|reduction)`,
      ),
      turn(
        any(`re-?band | re-?tier`),
        " ",
        gap(3),
        any(`subscriptions? | customers? | members? | accounts? | clients? | polic(?:y|ies)`),
      ),
      turn(
        alter,
        " ",
        gap(2),
        any(`amounts? | sums?(?! insured) | rates?`),
        " of ",
        gap(2),
        any(`standing | regular | monthly | recurring | direct debit | yearly | pledged`),
      ),
      turn(
        any(`serve | give | issue | send | post | deliver`),
        " ",
        gap(2),
        any(
          `eviction notices? | notices? (?:to leave | to quit | to vacate | of termination | of eviction | seeking possession) | termination letters? | notices? of dismissal`,
        ),
      ),
      turn(
        any(`sign | countersign | execute | initial`),
        " ",
        gap(3),
        any(
          `(?:grant|award|offer|side|commitment|mandate|engagement) letters? | letters? of (?:intent|comfort|credit) | heads of terms | undertakings? | guarantees? | instruments? of`,
        ),
      ),
      turn("endorse ", gap(3), any(`polic(?:y|ies) | cover | certificate of insurance`)),
      turn(
        any(`re-?rate | re-?price | re-?tariff | re-?quote`),
        " ",
        gap(4),
        any(
          `consignments? | shipments? | waybills? | awbs? | orders? | bookings? | contracts? | polic(?:y|ies) | lines? | jobs? | renewals? | subscriptions? | leases? | members? | customers? | clients? | accounts? | risks? at renewal | freight | loads? | invoices? | deals?`,
        ),
      ),
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

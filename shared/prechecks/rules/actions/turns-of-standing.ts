/** Turns of phrase for people taken in with a standing, and for sums kept back or let off. */
import { any, anyone, gap, sums, turn, type Turns } from "./never-turn-words.ts";

const takeIn = any(
  `invite | add | enrol | enroll | register | on-?board | bring | set up | create | put | join | admit | book in | sign up | let | connect | include | welcome`,
);
const rights = any(
  `write | writing | edit | editing | editor | admin | administrator | owner | full | read and write | read-write | approval | approver | publisher | publishing | contributor | maintainer | moderator | manager | elevated | root | super ?user`,
);
const posts = any(
  `approvers? | admin(?:istrator)?s? | editors? | (?:co-)?owners? | moderators? | maintainers? | super ?users? | signator(?:y|ies) | publishers? | releasers?`,
);
const parts = any(`ten | five | fifteen | twenty | thirty | fifty | \\d[\\d.,]*`);
const pay = any(`deposit | bond | pay(?:out)? | wages? | salary | bonus | commission`).concat(
  String.raw`(?! (?:slips?|hours|sheets?|runs?|lists?|records?|terminals?|stations?|files?|statements?|reports?|desk|register|queue|inbox|folder)\b)`,
);

export const turnsOfStanding: Turns = [
  [
    "permission",
    [
      turn(
        takeIn,
        " ",
        gap(10),
        "with ",
        gap(1),
        rights,
        " ",
        any(`roles? | access | rights? | permissions? | privileges?`),
      ),
      turn(
        takeIn,
        " ",
        gap(3),
        anyone,
        " ",
        gap(4),
        "as ",
        any(`an? | the | another | second`),
        "? ?",
        posts,
      ),
    ],
  ],
  [
    "money",
    [
      turn(
        any(`take | deduct | subtract | cut | dock | retain | keep`),
        " ",
        gap(5),
        any(`out of | from`),
        " ",
        gap(2),
        pay,
      ),
      turn(
        "withhold ",
        gap(3),
        any(
          `instal+ments? | payments? | payouts? | commissions? | bonus(?:es)? | wages? | salar(?:y|ies) | deposits?`,
        ),
      ),
    ],
  ],
  [
    "contract",
    [
      turn(
        any(`accept | approve | agree(?: to)? | confirm | sign(?: off)? | take`),
        " ",
        gap(3),
        any(`price | rate | tariff | fee`),
        " ",
        any(`increases? | rises? | changes? | cuts? | adjustments? | reductions? | uplifts?`),
        String.raw`(?! (?:letters?|notices?|lists?|requests?|forms?|mails?|tickets?)\b)`,
      ),
      turn(
        any(`give | grant | allow | offer | promise`),
        " ",
        gap(4),
        any(`${parts} ?(?:percent|per cent|%) | ${sums}`),
        " ?off",
      ),
      turn(
        any(`promise | guarantee | agree`),
        " ",
        any(`an? | the`),
        "? ?",
        gap(1),
        any(`price | rate | discount`),
        " ",
        any(`to | with`),
        " ",
        gap(2),
        anyone,
      ),
    ],
  ],
];

import { praiseRule } from "./praise.ts";

export const autonomy = praiseRule({
  id: "boundary.autonomy-claim",
  list: "boundary.autonomy",
  plain: "boundary.autonomy.plain",
  also: alone,
  title: "A boast that it works without people",
  saysOf: (words) => `The packet boasts that no person is needed (“${words}”).`,
  rationale:
    "A reviewer looks for the points where a person decides, stops or corrects. A promise that nobody is needed says that these points are missing, or that the packet does not speak of them.",
  settles: "Where a person approves, where a person can stop it, and who that is.",
  items: ["boundary.statement", "actions.approval"],
  refs: ["OWASP-LLM:2025:LLM06", "NIST-AI-RMF:1.0:MAP 3.5"],
  examples: {
    fires: [
      {
        says: "It runs alone.",
        sections: { boundary: { statement: "Books the slots fully autonomously." } },
      },
      {
        says: "People are called needless.",
        top: { summary: "Claims are closed with no human in the loop." },
      },
    ],
    quiet: [
      {
        says: "Autonomy is denied.",
        sections: { boundary: { statement: "It is not autonomous: a dispatcher confirms each plan." } },
      },
    ],
  },
});

const does =
  "runs?|minds?|works?|carr(?:y|ies) on|keeps? (?:going|at it|on)|looks? after|handles?|closes?|does|answers?|decides?|gets? on|manages?|copes?|takes? care|ticks? along|hums? along|chugs? along|holds? the fort|steers?|drives?|sorts?|solves?|plods? on|soldiers? on|goes|go";
const byItself =
  "(?:all )?by itself|(?:all )?on its own|all alone|quite alone|unaided|unassisted|unattended|unsupervised|unwatched|under its own steam|without (?:us|you|them|help|a soul|anyone|anybody|a minder|people|staff|hands)";
const people =
  "(?:everybody|everyone|the (?:team|staff|crew|shift|lot|night shift)|your (?:team|staff|people|crew|night shift)|them|people|the desk|the humans)";
const alones: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${does})\b[^.;!?]{0,45}\b(?:${byItself})\b`, "giu"),
  new RegExp(
    String.raw`\b(?:send|let|give) ${people} (?:go )?(?:home|to bed|the (?:night|day|week|weekend) off|sleep)\b`,
    "giu",
  ),
  /\b(?:lock up|switch off the lights|turn off the lights|dim the lights|close the office|shut the office|clock off|knock off)\b[^.;!?]{0,40}\b(?:home|bed|holiday|pub|beach|leave)\b/giu,
  /\b(?:nobody|no one|not a soul|no human|no person|no clerk|no operator|no member of staff|none of your people) (?:even )?(?:has|have|needs?|need|ever has|ever needs?|must|is needed|is required|is wanted) (?:to )?\p{L}+/giu,
  /\b(?:no|without|zero|not one|free of) (?:a |any |more )?(?:minders?|minding|babysitters?|babysitting|watching over|hand-?holding|nannying|nanny|overseers?|chaperones?|human hands?|pair of eyes|human eyes|human touch)\b/giu,
  /\b(?:leave|leaving) (?:it|him|her|the (?:agent|assistant|bot|system|machine)) (?:to it|to get on with it|running|alone|be)\b/giu,
  /\b(?:forget|forgetting) (?:about )?(?:it|the (?:queue|desk|inbox|whole thing))\b(?= (?:exists|is there|altogether|entirely)|[.!])/giu,
  /\b(?:while|whilst|as) (?:everyone|everybody|the (?:team|staff|office|house|town|city|world)|you|they|the humans) (?:is |are |'re )?(?:sleeps?|asleep|in bed|at home|at lunch|away|on holiday)\b/giu,
  /\bwho needs (?:people|staff|humans|clerks|a (?:night )?shift|a team|operators)\b/giu,
];

/** "Send everybody home", "minds the shop by itself": that nobody is needed, said without the word. */
function alone(text: string): { start: number; end: number }[] {
  return alones.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        ({ 0: words, index }) =>
          !denied.test(text.slice(Math.max(0, index - 40), index)) &&
          !/\b(?:not|never|nothing|cannot|doesn['’]t|does not)\b/iu.test(words.replace(/^not a soul/iu, "")),
      )
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
const denied =
  /\b(?:not|never|nothing|cannot|can['’]t|doesn['’]t|won['’]t|no part|neither|nor|isn['’]t|nobody|no one|none|only)\b[^.;!?]*$/iu;

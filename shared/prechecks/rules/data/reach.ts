import type { ActionFact, Facts, FlowFact, ScopeFact, SystemFact } from "../../facts.ts";
import { reachOf } from "../../scopes.ts";
import type { Act } from "../../text/acts.ts";
import { fold } from "../../text/words.ts";
import { marksRecord, onlyLooks, surelyChanges } from "./looking.ts";

/** Acts that surely change a record of the system that their row names. */
const changing = new Set([
  "update",
  "delete",
  "pay",
  "grant",
  "revoke",
  "reset",
  "cancel",
  "schedule",
  "renew",
  "create",
]);
/** Of the other groups only these: to route, to approve and to run may as well happen outside. */
const changingWords = new Set(
  (
    "assign reassign re-assign allocate reallocate move transfer relocate archive enqueue waive approve endorse countersign restart deploy scale migrate install reconfigure reboot reverse lift tighten loosen relax widen redeem impose award " +
    "bounce flash drain cordon uncordon taint failover reconnect recalibrate activate toggle switch energise energize kill forgive apply import sign certify ratify " +
    "reject decline accept confirm"
  )
    .split(" ")
    .concat([
      "turn on",
      "turn off",
      "switch on",
      "switch off",
      "power on",
      "power off",
      "shut down",
      "start up",
    ]),
);
/** "Assign a category" is a judgement. */
const judgements = new Set(
  "category class grade score code priority label topic severity risk rating rank type bucket verdict cluster intent theme tag level confidence weight value".split(
    " ",
  ),
);
/** What is agreed or turned down in a record. */
const requests = new Set(
  "application request order timesheet leave quote claim booking return offer invoice appointment reservation change swap bid ticket contract expense registration submission".split(
    " ",
  ),
);
/** What is made for a person to use or throw away, or out of looking. */
const preparations = new Set(
  (
    "report draft proposal suggestion recommendation list packet preview score forecast estimate analysis alert overview text answer plan sheet view comparison " +
    "inquiry enquiry query check search lookup call measurement extract snapshot transcript translation classification summary digest table chart map graph label " +
    "prediction calculation ranking match picture image thumbnail embedding hash checklist schedule shortlist candidate hint note reply question prompt scan test"
  ).split(" "),
);
/** Even when it is entered it is only asked, warned of or put forward. */
const asked = new Set(
  "inquiry enquiry query question search check lookup alert hint test proposal suggestion recommendation preview draft prompt scan forecast".split(
    " ",
  ),
);
/** Whatever it is, it stands in the record then. */
const attaching = new Set("attach upload append".split(" "));
const placing = new Set(
  "save store attach upload enter log record register file post append add insert key-in write put note document".split(
    " ",
  ),
);
/** Verbs that make as little as much: "make a comparison", "open the page", "process the mail". */
const weak = new Set(
  "make generate produce build draw open process handle perform carry-out do effect conduct arrange begin start load-into index".split(
    " ",
  ),
);
const looked = new Set(
  "website document file page attachment mail e-mail message image photo picture form folder letter record".split(
    " ",
  ),
);
/** "… on the case", "… to the record": where it stands for good. */
const intoRecord =
  /\b(?:on|to|in|onto|into|against|under) (?:the |a |an |its |his |her |their |each |every )?(?:\S+ )?(?:case|record|file|ticket|account|chart|order|claim|card|log|register|crm|ledger|book|diary|matter|job|profile|journal|history|timeline|folder|system|database|tracker|board)\b/;

export function changesRecord({ policy, act, key, text }: ActionFact, facts: Facts): boolean {
  if (policy === "never" || act.negated || isComputing(facts.systemOf(key))) return false;
  if (inquiring.test(text) || onlyLooks(text, act, facts.lexicon)) return false;
  if (marksRecord(text)) return true;
  if (act.verb === "" || act.effect !== "write") return surelyChanges(text, facts.lexicon);
  if (changingWords.has(act.said)) return isDoneToRecord(act);
  if (!changing.has(act.verb)) return surelyChanges(text, facts.lexicon);
  if (act.verb !== "create") return true;
  const said = act.said.replaceAll(" ", "-");
  if (empty.has(said)) return false;
  const [first] = act.main;
  if (act.said === "open" && first !== undefined && looked.has(first)) return false;
  const made = weak.has(said) ? act.objects : act.main;
  if (!made.some((object) => preparations.has(object))) return true;
  return (
    placing.has(said) &&
    (attaching.has(said) || !made.some((object) => asked.has(object))) &&
    (said !== "write" || intoRecord.test(fold(text)))
  );
}
/** They say that something is done, and not what. */
const empty = new Set("process handle perform carry-out do effect conduct begin".split(" "));

function isDoneToRecord({ said, main, objects }: Act): boolean {
  if (/^(?:assign|allocate|move)$/.test(said)) return !main.some((object) => judgements.has(object));
  if (/^(?:reject|decline|accept|confirm)$/.test(said)) return objects.some((object) => requests.has(object));
  return true;
}

/** "Make an inquiry", "run a search", "place a query with the register". */
export const inquiring =
  /^\W*(?:make|place|put|run|raise|start|issue|do|perform|carry out|open|send|lodge|file)s?\s+(?:an?\s+|the\s+)?(?:\p{L}+[ -])?(?:inquir|enquir|quer(?:y|ies)|search|look-?up|check|comparison|retrieval|query|test|reading|plausibility|count)/iu;

/** Acts that change what was there, whatever may be said of them: no sending, no making, no holding of a place. */
export function overwritesRecord(action: ActionFact, facts: Facts): boolean {
  return (
    changesRecord(action, facts) &&
    ["update", "delete", "pay", "grant", "reset", "revoke"].includes(action.act.verb) &&
    !/^(?:hold|place on hold|put on hold|freeze|mark|set|tag|flag|block)/.test(action.act.said)
  );
}

/** Acts that hand something to the outside or to a person: a flow that forwards covers them, too. */
export function handsOver({ policy, act, key, text }: ActionFact, facts: Facts): boolean {
  if (isComputing(facts.systemOf(key)) || onlyLooks(text, act, facts.lexicon)) return false;
  return (
    policy !== "never" &&
    act.effect === "write" &&
    ["send", "route"].includes(act.verb) &&
    !["ask", "call", "report to"].includes(act.said) &&
    !(act.said === "request" && !act.objects.some((object) => parties.has(object)))
  );
}
const parties = new Set(
  "customer patient student applicant tenant passenger citizen parent carrier donor driver supplier user guest client agent".split(
    " ",
  ),
);

/** A service that is given something and gives an answer: a model, a converter. What is sent there changes nothing in it. */
export function isComputing(system: SystemFact | undefined): boolean {
  if (!system) return false;
  const { id = "", name = "", kind = "" } = system.system;
  return computing.test(fold(`${id} ${name} ${kind}`).replaceAll(/[_-]/g, " "));
}
const computing =
  /\b(?:(?:language|image|vision|speech|ai|ki|ml|text|local|hosted|foundation|embedding|matching|ranking|scoring|translation|classification|prediction|forecast|voice|chat|ocr|vlm) ?(?:model|models|modell|modelle|service|engine|node|endpoint|gateway|host|server|cluster|api|hub)|model|models|modell|sprachmodell\w*|bildmodell\w*|ki dienst|llms?|lms?|slm|gpt\w*|inference|inferenz\w*|classifier|klassifi\w+|embeddings?|transcriber|transkri\w+|transcription|speech to text|text to speech|translator|ubersetzer|traducteur|traductor|traduction|ocr|texterkennung|solver|optimi[sz]er|modele|modelo|modello|bedrock|sagemaker|vertex|openai|azure ai|mistral|llama|ollama|hugging ?face|vision|gpu)\b/;

/** Rows by the system that they name. */
export function bySystem<T extends { readonly key: string }>(
  facts: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const fact of facts) {
    if (fact.key === "") continue;
    const group = groups.get(fact.key);
    if (group) group.push(fact);
    else groups.set(fact.key, [fact]);
  }
  return groups;
}

export function writesByFlow({ flow }: FlowFact): boolean {
  return (flow.access ?? []).some((access) => access === "write" || access === "store");
}

export function writesByScope({ text }: ScopeFact, facts: Facts): boolean {
  return reachOf(text, facts).writes;
}

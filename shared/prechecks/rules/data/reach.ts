import type { ActionFact, Facts, FlowFact, ScopeFact, SystemFact } from "../../facts.ts";
import { reachOf } from "../../scopes.ts";
import { fold } from "../../text/words.ts";

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
/** What is made for a person to use or throw away, or out of looking. */
const preparations = new Set(
  (
    "report draft proposal suggestion recommendation list packet preview score forecast estimate analysis alert overview text answer plan sheet view comparison " +
    "inquiry enquiry query check search lookup call measurement extract snapshot transcript translation classification summary digest table chart map graph label " +
    "prediction calculation ranking match picture image thumbnail embedding hash checklist schedule shortlist candidate hint note reply question prompt scan test"
  ).split(" "),
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

export function changesRecord({ policy, act, key, text }: ActionFact, facts?: Facts): boolean {
  if (policy === "never" || act.effect !== "write" || !changing.has(act.verb)) return false;
  if (inquiring.test(text)) return false;
  if (facts && isComputing(facts.systemOf(key))) return false;
  if (act.verb !== "create") return true;
  const [first] = act.main;
  if (act.said === "open" && first !== undefined && looked.has(first)) return false;
  const made = weak.has(act.said.replaceAll(" ", "-")) ? act.objects : act.main;
  return !made.some((object) => preparations.has(object));
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
export function handsOver({ policy, act, key }: ActionFact, facts?: Facts): boolean {
  if (facts && isComputing(facts.systemOf(key))) return false;
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

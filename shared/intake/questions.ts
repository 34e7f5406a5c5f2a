/**
 * Which field a question asks for, by the verb and the thing in it. Labels are told by their words
 * (`match-label.ts`); a question has many more, and the same ones in another order ask for something else.
 */
import { plain } from "./words.ts";

const it = "(?:it|this|they|the [\\p{L}-]+(?: [\\p{L}-]+)?|your [\\p{L}-]+(?: [\\p{L}-]+)?)";
const record = "(?:records?|logs?|entries|receipts?|audit trail|audit log)";
const secret = "(?:passwords?|keys?|secrets?|tokens?|credentials?)";

/** The first that fits counts. */
const questions: readonly (readonly [path: string, RegExp])[] = [
  [
    "failure.stop.who",
    ask("\\bwho\\b.*\\b(?:stop|switch|halt|pause|shut|turn|kill)(?:s|es)?\\b(?!.*\\bfor good\\b)"),
  ],
  ["failure.stop.within", ask("\\bhow (?:quickly|fast|soon|long)\\b.*\\b(?:stop|stops|effect|halt)\\b")],
  ["failure.stop.how", ask(`\\bhow\\b.*\\b(?:stopped|switched off|halted|shut down|stop ${it})\\b`)],
  [
    "identity.rotation.owner",
    ask(`\\bwho\\b.*\\b(?:chang|rotat|renew|reset|look after|looks after)\\w*\\b.*\\b${secret}\\b`),
  ],
  [
    "identity.rotation.every",
    ask(`\\bhow often\\b.*\\b(?:chang|rotat|renew|reset)\\w*|\\b${secret}\\b.*\\bhow often\\b`),
  ],
  [
    "identity.revocation",
    ask(
      "\\bhow\\b.*\\b(?:logins?|access|account|permissions?)\\b.*\\b(?:taken away|withdrawn?|removed?|revoked?|ended?|cut|take)\\b|\\bhow\\b.*\\b(?:withdraw|remove|revoke|take away|cut)\\b.*\\b(?:logins?|access|account|permissions?)\\b",
    ),
  ],
  [
    "identity.principal",
    ask(
      "\\b(?:whose|which|what)\\b.*\\b(?:login|account|user)\\b|\\b(?:own|borrow)\\b.*\\b(?:login|account)\\b",
    ),
  ],
  [
    "identity.leastPrivilege",
    ask(
      "\\bwhy\\b.*\\b(?:rights|permissions?|access|role|scopes?)\\b|\\b(?:fewer|smaller|less|narrower)\\b.*\\b(?:rights|permissions?|access|role)\\b",
    ),
  ],
  ["boundary.untrustedInputs", ask("\\b(?:untrusted|strangers?|outsiders?)\\b")],
  [
    "boundary.trigger",
    ask(
      `\\bwhat\\b.*\\b(?:sets? ${it} off|sets off|starts?|triggers?|kicks? ${it}? ?off|wakes?)\\b|\\bwhat makes ${it} (?:start|run)\\b|\\bwhen does ${it} (?:start|run|begin)\\b`,
    ),
  ],
  [
    "boundary.inputs",
    ask(
      "\\b(?:what|which)\\b.*\\b(?:information|data|documents?|inputs?|files?)?\\b.*\\b(?:work from|works from|take in|takes in|receives?|start from|go in|goes in|is it given)\\b|\\bwhat does it read\\b",
    ),
  ],
  [
    "boundary.outputs",
    ask(`\\bwhat\\b.*\\b(?:produces?|delivers?|hands? back|gives? back|returns?|comes? out|creates?)\\b`),
  ],
  [
    "boundary.outOfScope",
    ask(
      "\\b(?:not meant for|outside|excluded|left out|leave out|out of scope|not covered|not be used for|not intended for|does it not do|will it not do)\\b",
    ),
  ],
  [
    "boundary.systems",
    ask("\\bwhich\\b.*\\bsystems?\\b.*\\b(?:connect|touch|reach|access|get into|work with)\\w*"),
  ],
  [
    "failure.pauseConditions",
    ask(`\\bwhen does ${it} (?:stop|pause|halt|wait|hold)\\b|\\bwhat makes ${it} (?:stop|pause|wait)\\b`),
  ],
  ["failure.detection", ask("\\b(?:how|who)\\b.*\\b(?:notic|detect|spot|discover|find out)\\w*")],
  [
    "failure.rollback",
    ask("\\b(?:put right|undone|undo|rolled back|roll back|reversed|taken back|corrected afterwards)\\b"),
  ],
  [
    "failure.exceptions.what",
    ask(
      "\\b(?:what happens to|where do|what becomes of)\\b.*\\b(?:cannot|can[’']t|doubtful|unclear|exceptions?|odd|left over)\\b",
    ),
  ],
  [
    "failure.exceptions.owner",
    ask(
      "\\bwho\\b.*\\b(?:looks? after|works? through|owns?|clears?|handles?|picks? up)\\b.*\\b(?:queue|list|folder|exceptions?|doubtful|unclear|that up)\\b|\\bwho picks that up\\b",
    ),
  ],
  [
    "receipts.tamperProtection",
    ask(
      `\\b(?:can|could|who)\\b.*\\b(?:chang|alter|edit|delet|tamper)\\w*\\b.*\\b${record}\\b|\\b${record}\\b.*\\b(?:chang|alter|edit|delet|tamper)\\w*`,
    ),
  ],
  ["receipts.where", ask(`\\bwhere\\b.*\\b${record}\\b`)],
  ["receipts.retention", ask(`\\bhow long\\b.*\\b${record}\\b`)],
  [
    "ownership.shutdown",
    ask("\\bwho\\b.*\\b(?:switch|shut|turn|take)\\w*\\b.*\\b(?:for good|permanently|out of service)\\b"),
  ],
  ["ownership.incidents", ask("\\bwho(?:m)?\\b.*\\bincidents?\\b")],
  ["ownership.changes", ask("\\bwho(?:m)?\\b.*\\bchanges?\\b(?!.*\\b(?:password|key|secret|log|record)\\b)")],
  [
    "ownership.runtime",
    ask("\\bwho\\b.*\\b(?:keeps?|looks? after)\\b.*\\b(?:running|technical|uptime|server|up)\\b"),
  ],
  [
    "ownership.workflow",
    ask("\\bwho\\b.*\\b(?:owns?|is responsible for|answers for)\\b.*\\b(?:process|workflow|service|work)\\b"),
  ],
  [
    "ownership.reviewTriggers",
    ask(
      "\\bwhen\\b.*\\b(?:review|assess|look at|ask)\\w*\\b.*\\bagain\\b|\\bwhat\\b.*\\b(?:new|another|fresh) review\\b",
    ),
  ],
  [
    "boundary.statement",
    ask(
      `\\b(?:what ${it} (?:does|will do|is for)|what does ${it} do|in (?:plain words|a few (?:lines|words|sentences)|one sentence))\\b`,
    ),
  ],
];

function ask(source: string): RegExp {
  return new RegExp(source, "iu");
}

/** Undefined where it fits none, or is no question. */
export function askedFor(text: string): string | undefined {
  const said = plain(text);
  const asks = said.endsWith("?") || /^(?:please |describe|tell|explain|list|name|state|say)\b/i.test(said);
  if (!asks || said.length > 300) return undefined;
  return questions.find(([, pattern]) => pattern.test(said))?.[0];
}

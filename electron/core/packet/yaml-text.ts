/**
 * YAML 1.2 as far as a manifest needs it: block and flow collections and scalars. What lets a short file stand for a
 * huge one, or for something else than it shows, is refused: aliases, anchors, merge keys, tags, several documents.
 */
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event } from "js-yaml";
import type { PathStep } from "#shared/formats/packet-fields";
import { expectedAt } from "./expected-words.ts";
import {
  lineCounter,
  maxDepth,
  memberCollector,
  textNode,
  type TextNode,
  type TextProblem,
  type TextTree,
} from "./manifest-text.ts";

export function parseYaml(text: string): TextTree {
  const problems: TextProblem[] = [];
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { root: undefined, problems: [syntaxProblem(error)] };
  }
  const lineAt = lineCounter(text);
  let next = 0;

  function lineOf(event: Event): number {
    if (event.type === EVENT_ID.SCALAR)
      return lineAt(Math.max(event.valueStart, event.tagStart, event.anchorStart, 0));
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return lineAt(event.start);
    return event.type === EVENT_ID.ALIAS ? lineAt(event.anchorStart) : 1;
  }

  /** Builds the node that begins at the next event; `line` stands in where nothing is written. */
  function build(line: number, path: readonly PathStep[]): TextNode {
    const event = events[next];
    next += 1;
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
      return { kind: "empty", line };
    if (event.type === EVENT_ID.ALIAS) {
      problems.push({
        line: lineOf(event),
        path,
        says: "A word with * in front of it stands for text elsewhere in the file.",
        expected: "the text itself, or quotes around a text that begins with *",
      });
      return { kind: "empty", line };
    }
    refuseMarks(event, path);
    if (event.type === EVENT_ID.SCALAR) {
      if (event.style === SCALAR_STYLE.PLAIN) {
        const written = event.valueStart < 0 ? "" : getScalarValue(text, event);
        const at = event.valueStart < 0 ? line : lineAt(event.valueStart);
        return /^(~|null|Null|NULL|)$/.test(written)
          ? { kind: "empty", line: at }
          : textNode(written, at, path, problems, true);
      }
      return textNode(getScalarValue(text, event), lineAt(event.valueStart), path, problems);
    }
    const start = lineAt(event.start);
    return event.type === EVENT_ID.SEQUENCE ? buildList(start, path) : buildMapping(start, path);
  }

  function buildList(line: number, path: readonly PathStep[]): TextNode {
    const items: TextNode[] = [];
    while (!closes()) items.push(build(line, [...path, items.length]));
    next += 1;
    return { kind: "list", line, items };
  }

  function buildMapping(line: number, path: readonly PathStep[]): TextNode {
    const members = memberCollector(line, path, problems);
    while (!closes()) {
      const keyEvent = events[next];
      const key = build(line, path);
      const keyText = key.kind === "text" ? key.value : key.kind === "empty" ? "" : undefined;
      const value = build(key.line, keyText === undefined ? path : [...path, keyText]);
      if (keyText === undefined) {
        problems.push({
          line: key.line,
          path,
          says: `The name of a field ${key.kind === "list" ? "is a list" : "has fields of its own"}.`,
          expected: "one text",
        });
      } else if (
        keyText === "<<" &&
        keyEvent?.type === EVENT_ID.SCALAR &&
        keyEvent.style === SCALAR_STYLE.PLAIN
      ) {
        problems.push({
          line: key.line,
          path,
          says: "With << fields are taken over from elsewhere in the file.",
          expected: "the fields themselves, written out",
        });
      } else {
        members.add({ key: keyText, line: key.line, value });
      }
    }
    next += 1;
    return members.node();
  }

  function closes(): boolean {
    const event = events[next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  function refuseMarks(event: Event, path: readonly PathStep[]): void {
    if (!("tagStart" in event)) return;
    if (event.tagStart >= 0) {
      const tag = text.slice(event.tagStart, Math.min(event.tagEnd, event.tagStart + 60));
      problems.push({
        line: lineAt(event.tagStart),
        path,
        says: `A word with ! in front of it (${tag}) changes what the value is.`,
        expected: "the value alone, or quotes around a text that begins so",
      });
    }
    if (event.anchorStart >= 0) {
      problems.push({
        line: lineAt(event.anchorStart),
        path,
        says: "A word with & in front of it gives the value a name.",
        expected: "the value alone, or quotes around a text that begins so",
      });
    }
  }

  const starts = events.flatMap((event, at) => (event.type === EVENT_ID.DOCUMENT ? [at] : []));
  const [first, second] = starts;
  if (first === undefined)
    return {
      root: undefined,
      problems: [
        { line: 1, says: "The file is empty.", expected: expectedAt([], { found: undefined, json: false }) },
      ],
    };
  next = first + 1;
  const root = build(1, []);
  if (second !== undefined) {
    const event = events[second + 1];
    problems.push({
      line: event === undefined ? 1 : lineOf(event),
      says: "A second document begins, most often with a line ---.",
      expected: "one document in the file",
    });
  }
  return { root, problems };
}

function syntaxProblem(error: YAMLException): TextProblem {
  const line = (error.mark?.line ?? 0) + 1;
  if (error.reason.includes("maxDepth")) {
    return {
      line,
      says: `Lists and fields lie more than ${maxDepth} levels deep in one another.`,
      expected: `at most ${maxDepth} levels`,
    };
  }
  const known = plainReasons.find(({ reason }) => reason.test(error.reason));
  if (known) return { line, says: known.says, expected: known.expected };
  return { line, says: `This cannot be read as YAML: ${error.reason}.`, expected: "valid YAML" };
}

/** What the parser says most often, for people who have never read a parser's words. */
const plainReasons: readonly { reason: RegExp; says: string; expected: string }[] = [
  {
    reason: /^tab characters/,
    says: "A tab moves this line in.",
    expected: "spaces",
  },
  {
    reason: /indentation of a (mapping|sequence) entry|deficient indentation/,
    says: "This line begins further in or further out than those that it belongs to, or holds a colon that does not end a name.",
    expected: "the same number of spaces before each field of a group, and quotes around a text with a colon",
  },
  {
    reason: /within a (single|double) quoted scalar/,
    says: "A text in quotes does not end.",
    expected: "a second quote of the same kind at its end",
  },
  {
    reason: /within a flow collection/,
    says: "A bracket is opened and not closed.",
    expected: "] for each [ and } for each {",
  },
  {
    reason: /missed comma|found ','/,
    says: "A comma is missing between two entries in brackets, or one is too many.",
    expected: "one comma between two entries",
  },
  {
    reason: /expected ':' after|implicit key|after the key-value separator/,
    says: "The name of a field has no colon and blank after it.",
    expected: "name: value",
  },
  {
    reason: /end of the stream or a document separator/,
    says: "Here begins something that belongs to none of the lines above.",
    expected: "a field, as name: value, or a list entry, as - value",
  },
  {
    reason: /non-printable|null byte|valid JSON character/,
    says: "The text holds a character that cannot be seen.",
    expected: "text that was saved by a text editor",
  },
  {
    reason: /escape sequence|hexadecimal/,
    says: "A backslash in double quotes stands before a letter that has no meaning there.",
    expected: "two backslashes for one, or single quotes",
  },
];

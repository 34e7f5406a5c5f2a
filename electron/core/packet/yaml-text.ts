/**
 * YAML 1.2 as far as a manifest needs it: block and flow collections and scalars. What lets a short file stand for a
 * huge one, or for something else than it shows, is refused: aliases, anchors, merge keys, tags, several documents.
 */
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event } from "js-yaml";
import type { PathStep } from "#shared/formats/packet-fields";
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
        says: "An alias (*) is used.",
        expected: "the text itself, written out",
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
          says: `A key is ${key.kind === "list" ? "a list" : "a mapping"}.`,
          expected: "text",
        });
      } else if (
        keyText === "<<" &&
        keyEvent?.type === EVENT_ID.SCALAR &&
        keyEvent.style === SCALAR_STYLE.PLAIN
      ) {
        problems.push({
          line: key.line,
          path,
          says: "A merge key (<<) is used.",
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
        says: `A tag (${tag}) is used.`,
        expected: "the value alone",
      });
    }
    if (event.anchorStart >= 0) {
      problems.push({
        line: lineAt(event.anchorStart),
        path,
        says: "An anchor (&) is used.",
        expected: "the value alone",
      });
    }
  }

  const starts = events.flatMap((event, at) => (event.type === EVENT_ID.DOCUMENT ? [at] : []));
  const [first, second] = starts;
  if (first === undefined)
    return { root: undefined, problems: [{ line: 1, says: "The file is empty.", expected: "a mapping" }] };
  next = first + 1;
  const root = build(1, []);
  if (second !== undefined) {
    const event = events[second + 1];
    problems.push({
      line: event === undefined ? 1 : lineOf(event),
      says: "A second document begins.",
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
      says: `Lists and mappings lie more than ${maxDepth} levels deep.`,
      expected: `at most ${maxDepth} levels`,
    };
  }
  return { line, says: `This cannot be read as YAML: ${error.reason}.`, expected: "valid YAML" };
}

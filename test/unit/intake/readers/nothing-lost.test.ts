/** Whatever a vendor strings together: each word of it is somewhere in the document. */
import { array, check, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "#core/intake/readers/html";
import { readMarkdown } from "#core/intake/readers/markdown";
import { readText } from "#core/intake/readers/text";
import { UnreadableFile, type ReadResult } from "#shared/intake/document";

/** `w` stands for a word. */
const lines =
  "w;w w;;- w;  * w;1. w;| w | w |;w\tw;w  w  w;+---+---+;|w|;|---|---|;----;====;# w;> w;W: w;W ABCD;2.1 w;w?;   w;[x] w;**w**;---  w;+ w;|;| w  w".split(
    ";",
  );
const tags =
  "w;<p>w;</p>;<ul><li>w;</ul>;<table><tr><td>w;<td>w;<tr>w;</table>;<dl><dt>w;<dd>w;</dl>;<h2>w</h2>;<b>w</b>;<br>;<nav>w</nav>;<a href=x>w</a>;<a href=#x>w;<blockquote>w;<div hidden>w</div>;<input value=w>;<caption>w;<th rowspan=3 colspan=2>w;<summary>w;<template>w</template>;</div>;<option>w;<col>w;<svg><text>w</text></svg>".split(
    ";",
  );

/** The parts that lose one, if any do. */
const losing = (
  parts: readonly string[],
  between: string,
  read: (input: { bytes: Uint8Array; file: string }) => ReadResult,
) =>
  check(
    property(array(constantFrom(...parts), { minLength: 1, maxLength: 12 }), (chosen) => {
      let count = 0;
      const text = chosen.join(between).replaceAll(/\b[wW]\b/g, (word) => `${word}${count++}q`);
      const words = Array.from({ length: count }, (_, at) => `w${at}q`);
      try {
        const told = JSON.stringify(read({ bytes: Buffer.from(text), file: "a" }).document).toLowerCase();
        return words.every((word) => told.includes(word));
      } catch (error) {
        return error instanceof UnreadableFile && count === 0;
      }
    }),
    { numRuns: 500, seed: 5 },
  ).counterexample;

describe("no word is lost", () => {
  test("of a text", () => expect(losing(lines, "\n", readText)).toBeNull());
  test("of Markdown", () => expect(losing(lines, "\n", readMarkdown)).toBeNull());
  test("of a page", () => expect(losing(tags, "", readHtml)).toBeNull());
});

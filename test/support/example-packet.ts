import { recogniseDocument } from "#core/packet/documents/recognise-document";
import { Packet } from "#shared/formats/packet";
import { gatherFacts, type Facts } from "#shared/prechecks/facts";
import { makeLexicon } from "#shared/prechecks/lexicon/lexicon";
import type { RuleExample } from "#shared/prechecks/rule";

const lexicon = makeLexicon();

/** The facts of a rule's example. */
export function factsOfExample({ sections = {}, top = {}, files = [], swapped = false }: RuleExample): Facts {
  const packet = Packet.parse({ format: "countersign.packet/1", id: "example", ...top, sections });
  const given = files.map(({ path, text, state = "listed" as const, unread }) => {
    const document = text === undefined ? undefined : recogniseDocument(text);
    return {
      path,
      state,
      ...(text === undefined ? {} : { text }),
      ...(document === undefined ? {} : { document }),
      ...(unread === undefined ? {} : { unread }),
    };
  });
  return gatherFacts({ packet, files: given, lexicon, swapped });
}

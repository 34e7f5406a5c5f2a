import { readTemplate } from "./read-template.ts";
import type { FoundPlaceholder, TemplateProblem } from "./template-types.ts";

export type CheckedTemplate = {
  usable: boolean;
  problems: TemplateProblem[];
  placeholders: FoundPlaceholder[];
};

/** What a template is told after a look at it: foreign bytes, so called in a worker only. */
export async function checkTemplate(bytes: Uint8Array): Promise<CheckedTemplate> {
  const { template, problems, placeholders } = await readTemplate(bytes);
  return { usable: template !== undefined, problems, placeholders };
}

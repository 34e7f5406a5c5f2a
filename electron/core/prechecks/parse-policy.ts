/** Bytes of a pre-check policy file → the policy, or every problem at once. Runs in the worker. */
import { CORE_SCHEMA, load } from "js-yaml";
import { faultsOf } from "#shared/formats/issue-words";
import { PrecheckPolicy } from "#shared/prechecks/policy";
import { parseJson } from "../packet/json-text.ts";
import { decodeText, findNode } from "../packet/manifest-text.ts";
import { malformed } from "../packet/parse-manifest.ts";
import { parseYaml } from "../packet/yaml-text.ts";

export function parsePolicy({ bytes, file }: { bytes: Uint8Array; file: string }): PrecheckPolicy {
  const decoded = decodeText(bytes);
  if (!("text" in decoded))
    throw malformed(file, [
      { line: decoded.badLine, says: "The text is not UTF-8.", expected: "text in UTF-8" },
    ]);
  const isJson = /\.json$/i.test(file);
  const { root, problems } = isJson ? parseJson(decoded.text) : parseYaml(decoded.text);
  if (root === undefined || problems.length > 0) throw malformed(file, problems);
  const value: unknown = isJson ? JSON.parse(decoded.text) : load(decoded.text, { schema: CORE_SCHEMA });
  const parsed = PrecheckPolicy.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, value));
  throw malformed(
    file,
    faults.slice(0, 2_000).map((fault) => ({ line: findNode(root, fault.path).line, ...fault })),
  );
}

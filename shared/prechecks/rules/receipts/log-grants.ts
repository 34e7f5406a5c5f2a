/** Rights, in scopes and role documents, to change what lies where the receipts are. */
import { quoteField, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import { homesOf, isGuarded } from "./log-places.ts";

/** The receipts lie at a path to which the agent may write, and nothing keeps a file there from being replaced. */
export function pathGrants(facts: Facts): Quote[] {
  const { where, tamperProtection } = facts.packet.sections.receipts ?? {};
  if (isGuarded(facts)) return [];
  const names = namesOfPlaces(where ?? "");
  if (names.length === 0) return [];
  const isIn = (words: string) => names.some((name) => words.toLowerCase().includes(name));
  const scopes = facts.scopes
    .filter(({ text: scope }) => replacing.test(scope) && isIn(scope))
    .map(({ path, text: scope }) => quoteField(`${path}.scope`, scope));
  const grants = facts.files.flatMap(({ path, document }) =>
    document?.kind === "grants"
      ? document.grants
          .filter(
            ({ effect, scope, resource = "" }) =>
              effect === "allow" && replacing.test(scope) && isIn(resource),
          )
          .slice(0, 2)
          .map(({ line, quote }) => ({ file: path, path: "evidence", line, text: quote }))
      : [],
  );
  const found = [...scopes, ...grants];
  return found.length === 0
    ? []
    : [
        quoteField("receipts.where", where),
        quoteField("receipts.tamperProtection", tamperProtection),
        ...found,
      ];
}
const replacing = /put|write|upload|modify|update|contribut|store|edit/iu;

/** Names such as "fab12-excursions" or "audit.trail_2": words that hold together. */
function namesOfPlaces(text: string): readonly string[] {
  return (text.toLowerCase().match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)+/gu) ?? []).filter(
    (name) => name.length > 5 && (/[\d_.]/.test(name) || text.toLowerCase().includes(`${name}/`)),
  );
}

/** A role document that lets the agent delete or replace what lies where the receipts are. */
export function logGrants(facts: Facts): Quote[] {
  const { receipts } = facts.packet.sections;
  const homes = homesOf(facts);
  const names = new Set(
    [
      receipts?.where ?? "",
      ...facts.scopes.filter(({ key }) => homes.some((home) => home.key === key)).map(({ text }) => text),
    ]
      .flatMap(
        (text) => text.toLowerCase().match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)+/gu) ?? [],
      )
      .filter((name) => name.length > 5),
  );
  return facts.files.flatMap(({ path, document }) =>
    document?.kind === "grants"
      ? document.grants
          .filter(
            ({ effect, scope, resource = "" }) =>
              effect === "allow" &&
              /delete|\*|putlifecycle|bypass|overwrite|purge|truncate/i.test(scope) &&
              [...names].some((name) => resource.toLowerCase().includes(name)),
          )
          .slice(0, 2)
          .map(({ line, quote }) => ({ file: path, path: "evidence", line, text: quote }))
      : [],
  );
}

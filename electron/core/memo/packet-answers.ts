/** What the packet itself answers to each of the six first questions, in a line. */
import type { FirstQuestion } from "#shared/formats/checklist";
import type { Packet } from "#shared/formats/packet";
import { clip } from "./memo-words.ts";

/** `most` letters for each answer. */
export function packetAnswers(packet: Packet, most = 200): Record<FirstQuestion, string> {
  const answers: Record<FirstQuestion, string> = {
    touch: touch(packet),
    read: read(packet),
    act: act(packet),
    wrong: wrong(packet),
    stop: stop(packet),
    trail: trail(packet),
  };
  // `fromEntries` loses that every question is there.
  return Object.fromEntries(
    Object.entries(answers).map(([question, line]) => [
      question,
      line === "" ? "The packet does not say." : clip(line, most),
    ]),
  ) as Record<FirstQuestion, string>;
}

/** The name that the packet gives to a system, for the id by which actions and flows refer to it. */
export function systemName(packet: Packet, id: string | undefined): string {
  if (id === undefined) return "";
  const system = packet.sections.boundary?.systems?.find((candidate) => candidate.id === id);
  return system?.name ?? id ?? "";
}

function touch(packet: Packet): string {
  const boundary = packet.sections.boundary;
  const systems = (boundary?.systems ?? []).map((system) => system.name ?? system.id ?? "");
  const risky = boundary?.highRiskActions ?? [];
  return sentences([list(systems), risky.length > 0 && `High-risk actions: ${list(risky)}`]);
}

function read(packet: Packet): string {
  const flows = packet.sections.data?.flows ?? [];
  const seen = new Map<string | undefined, Set<string>>();
  for (const { system, classes, fields } of flows)
    seen.set(system, new Set([...(seen.get(system) ?? []), ...(classes ?? fields ?? [])]));
  const leaving = flows.filter((flow) => flow.leavesBoundary === true);
  return sentences([
    [...seen].map(([system, what]) => `${systemName(packet, system)}: ${list([...what])}`).join("; "),
    leaving.length > 0 &&
      `Leaves the boundary: ${list(leaving.map((flow) => flow.destination ?? systemName(packet, flow.system)))}`,
  ]);
}

function act(packet: Packet): string {
  const rows = packet.sections.actions?.rows ?? [];
  const automatic = rows.filter((row) => row.policy === "automatic").map((row) => row.action ?? "");
  if (rows.length > 0 && automatic.length === 0) return "Nothing is listed as automatic.";
  return list(automatic, "; ");
}

function wrong(packet: Packet): string {
  const failure = packet.sections.failure;
  const owner = failure?.exceptions?.owner;
  return sentences([
    failure?.pauseConditions?.length && `Pauses on: ${list(failure.pauseConditions, "; ")}`,
    owner && `Exceptions go to ${owner}`,
    failure?.rollback && `Rollback: ${failure.rollback}`,
  ]);
}

function stop(packet: Packet): string {
  const { who, how, within } = packet.sections.failure?.stop ?? {};
  return sentences([who, how && `How: ${how}`, within && `Within ${within}`]);
}

function trail(packet: Packet): string {
  const receipts = packet.sections.receipts;
  const captured = Object.entries(receipts?.captured ?? {});
  const kept = captured.filter(([, value]) => value === true).length;
  return sentences([
    receipts?.where,
    receipts?.retention && `Kept ${receipts.retention}`,
    captured.length > 0 && `${kept} of 7 receipt questions captured`,
  ]);
}

function list(parts: readonly string[], between = ", "): string {
  return parts.filter((part) => part.trim() !== "").join(between);
}

/** The vendor's words as they are; one that ends without a stop gets one, to part it from the next. */
function sentences(parts: readonly (string | false | 0 | undefined)[]): string {
  return parts
    .filter((part) => typeof part === "string")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (/[\p{P}]$/u.test(part) && !/[)\]"'”’»]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

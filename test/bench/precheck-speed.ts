/** The pre-checks of a packet with 500 actions, 100 systems and 2,000 tools in its evidence, against parsing that evidence. */
import { parseJson } from "#core/packet/json-text";
import { precheckPacket } from "#core/prechecks/precheck-packet";
import { largePacket } from "../support/large-packet.ts";
import { median, print, rounds, timed } from "./support/report.ts";

const input = largePacket({ actions: 500, systems: 100, tools: 2_000 });
const text = new TextDecoder().decode(input.files.find(({ bytes }) => bytes)?.bytes);

const first = await timed(() => precheckPacket(input));
const whole: number[] = [];
const floors: number[] = [];
for (const _ of rounds({ most: 11, least: 5, budgetMs: 15_000 })) {
  floors.push(await timed(() => JSON.parse(text)));
  whole.push(await timed(() => precheckPacket(input)));
}
const trees: number[] = [];
for (const _ of rounds({ most: 5, least: 3, budgetMs: 3_000 }))
  trees.push(await timed(() => parseJson(text)));

const floor = { floor: median(floors), floorWhat: "JSON.parse of the same tool list" };
print({
  figure: "Pre-checks of 500 actions, 100 systems, 2,000 tools",
  value: median(whole),
  unit: "ms",
  n: whole.length,
  ...floor,
  aim: { atMost: 300 },
});
print({
  figure: "  the first time in a new process, where nothing is compiled yet",
  value: first,
  unit: "ms",
  n: 1,
  ...floor,
});
print({
  figure: "  of it: reading the tool list with its lines",
  value: median(trees),
  unit: "ms",
  n: trees.length,
  ...floor,
});

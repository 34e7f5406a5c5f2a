/**
 * `import-once.ts ZIP WORKSPACE`: one import in a process of its own, so that its memory is its own. Prints the time of
 * preview and import, and by how much memory rose above what the open core needs.
 */
import { openCore } from "#core/open-core";
import { measured } from "./measured-memory.ts";

const [zip = "", folder = ""] = process.argv.slice(2);
const core = await openCore({
  folder,
  host: "command-line",
  version: "0.1.0",
  samplesFolder: folder,
  verifierFile: "",
});
const call = async (name: string, input: unknown) => {
  const reply = await core.dispatch(name, input);
  if (reply.ok) return reply.value;
  throw new Error(`${name}: ${reply.error.message}`);
};
await call("packet.list", {});
const result = await measured(async () => {
  const preview = await call("packet.preview", { pickedFile: core.pickedFiles.add(zip) });
  // What packet.preview answers with.
  const { previewId } = preview as { previewId: string };
  await call("packet.import", { previewId });
});
await core.close();
console.log(JSON.stringify(result));

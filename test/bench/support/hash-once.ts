/** `hash-once.ts FILE`: the least that reading a file takes in Node, measured as import-once.ts measures an import. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { measured } from "./measured-memory.ts";

const [file = ""] = process.argv.slice(2);
const result = await measured(async () => {
  const hash = createHash("sha256");
  // The stream of a file without an encoding gives buffers.
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  hash.digest();
});
console.log(JSON.stringify(result));

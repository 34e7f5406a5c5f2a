import { z } from "zod";
import { contract, isCallName } from "../contract.ts";
import { argument, demanded, UsageError, verb, type Verb, type VerbDoor } from "./define-verb.ts";

const formats = ["packet", "checklist", "bundle"] as const;

function inputOf(text: string | undefined): Record<string, unknown> {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text ?? "{}"));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below.
  }
  throw new UsageError('The input is a JSON object, such as \'{"reviewId":"rv-…"}\'.');
}

/** The fields that a call takes, by name; a call that is not there has none, and the core says so. */
function fieldsOf(name: string): Record<string, unknown> {
  if (!isCallName(name)) return {};
  const { input } = contract[name];
  return input instanceof z.ZodObject ? input.shape : {};
}

function addFiles(
  input: Record<string, unknown>,
  name: string,
  files: readonly string[],
  door: VerbDoor,
): void {
  const fields = fieldsOf(name);
  for (const file of files) {
    const [, field, path] = /^([^=]+)=(.+)$/s.exec(file) ?? [];
    if (field === undefined || path === undefined) throw new UsageError("--file is written field=PATH.");
    const before = Array.isArray(input[field]) ? input[field] : [];
    input[field] = fields[field] instanceof z.ZodArray ? [...before, door.pick(path)] : door.pick(path);
  }
}

/** The first produced file of an answer: the answer itself, or one of its fields. */
function producedOf(value: unknown): string | undefined {
  const Made = z.looseObject({ produced: z.string() });
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return [value, ...Object.values(fields)].flatMap((part) => Made.safeParse(part).data?.produced ?? [])[0];
}

export const appVerbs: readonly Verb[] = [
  verb({
    words: "schema",
    doc: "Prints the JSON Schema of an interchange format.",
    args: [formats.join("|")],
    reads: true,
    async run(given, door) {
      const format = formats.find((name) => name === argument(given, 0));
      if (!format) throw new UsageError(`There are schemas of ${formats.join(", ")}.`);
      return (await door.call("schema.print", { format })).schema;
    },
    print: (schema) => JSON.stringify(schema, null, 2),
  }),
  verb({
    words: "backup",
    doc: "Writes one file with everything in the workspace, evidence included.",
    flags: { out: { value: "FILE", doc: "where to write it" } },
    async run(given, door) {
      const out = demanded(given, "out");
      const { produced, sha256, size } = await door.call("backup.create", {});
      return { file: await door.save(produced, out), sha256, size };
    },
    print: ({ file, sha256, size }) => `Wrote ${file}, ${size} bytes.\nSHA-256 ${sha256}`,
  }),
  {
    words: "serve",
    doc: "Opens the app in a browser of this machine, or prints a one-use address.",
    args: [],
    flags: {
      port: { value: "N", doc: "the port on 127.0.0.1; any free one where none is named" },
      "no-browser": { doc: "print the address, open nothing" },
    },
    reads: () => false,
    needsWorkspace: () => false,
    host: "serve",
    run: () => Promise.reject(new Error("serve is run by the command line itself")),
  },
  verb({
    words: "call",
    doc: "Makes any call of the contract, by name.",
    args: ["NAME", "[JSON]"],
    reads: ({ args: [name = ""] }) => isCallName(name) && contract[name].kind === "query",
    flags: {
      file: { value: "field=PATH", doc: "a file for a field of the input", many: true },
      out: { value: "FILE", doc: "where to write the file that the call makes" },
    },
    async run(given, door) {
      const name = argument(given, 0);
      const input = inputOf(given.args[1]);
      addFiles(input, name, given.flags("file"), door);
      if ("secret" in fieldsOf(name) && input["secret"] === undefined) {
        input["secret"] = await door.secret(`the call ${name}`, { twice: false });
      }
      const value = await door.callByName(name, input);
      const [out, produced] = [given.flag("out"), producedOf(value)];
      if (out === undefined) return value;
      if (produced === undefined)
        throw new UsageError(`The call ${name} makes no file, so --out has nothing to write.`);
      await door.save(produced, out);
      return value;
    },
    print: (value) => JSON.stringify(value, null, 2),
  }),
];

/** The loopback host: the app in a browser of the machine, where Electron's binary cannot be had. */
import path from "node:path";
import { parseArgs } from "node:util";
import { defaultFolder } from "./default-folder.ts";
import { runServe, type ServeOptions } from "./serve/run-serve.ts";

const usage = `serve [--workspace DIR] [--port N] [--no-browser]
  Opens the app in Chromium, Chrome or Edge, or prints an address where there is none, or no display.`;

function readOptions(): ServeOptions {
  const { values } = parseArgs({
    options: {
      workspace: { type: "string" },
      port: { type: "string", default: "0" },
      "no-browser": { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port.`);
  const standing = process.env["INIT_CWD"] ?? process.cwd();
  const workspace =
    values.workspace === undefined ? defaultFolder() : path.resolve(standing, values.workspace);
  return { workspace, port, wantsBrowser: !values["no-browser"] };
}

async function main(): Promise<number> {
  let options: ServeOptions;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  return runServe(options, { say: console.log, complain: console.error });
}

process.exit(await main());

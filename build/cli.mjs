/** `npm run -s cli -- VERB …`: sets up what is missing, its noise on stderr, then runs the command line. */
import path from "node:path";
import {
  ensureBuilt,
  ensureInstalled,
  main,
  onStderr,
  projectEnvironment,
  projectNode,
  root,
  run,
} from "./set-up.mjs";

await main(async () => {
  await ensureInstalled(onStderr);
  const args = process.argv.slice(2);
  if (args[0] === "serve") await ensureBuilt(onStderr);
  return run(projectNode, [path.join(root, "electron", "cli.ts"), ...args], {
    env: projectEnvironment(),
    cwd: process.cwd(),
  });
});

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
  // A bundle carries the verifier, which is built with the screen.
  if (args[0] === "serve" || args[0] === "bundle") await ensureBuilt(onStderr);
  return run(projectNode, [path.join(root, "electron", "cli.ts"), ...args], {
    env: projectEnvironment(),
    cwd: process.cwd(),
  });
});

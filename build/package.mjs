/** `npm run package`: sets up what is missing, then packs; `package.ts` says what can be asked for. */
import path from "node:path";
import { findElectron } from "./electron-binary.mjs";
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
  await ensureBuilt(onStderr);
  const electron = findElectron();
  const args = electron ? ["--electron", electron] : [];
  return run(projectNode, [path.join(root, "build", "package.ts"), ...args, ...process.argv.slice(2)], {
    env: projectEnvironment(),
  });
});

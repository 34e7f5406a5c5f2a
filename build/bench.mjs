/** `npm run bench [NAME …]`: runs the programs of test/bench; each prints its figures beside their floors. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ensureChromium } from "./chromium.mjs";
import {
  SetUpError,
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
  const folder = path.join(root, "test", "bench");
  const wanted = process.argv.slice(2);
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".bench.ts"))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  if (files.length === 0) throw new SetUpError("There is no such file in test/bench (NAME.bench.ts).");
  await ensureInstalled(onStderr);
  await ensureBuilt(onStderr);
  await ensureChromium(onStderr);
  let worst = 0;
  for (const name of files) {
    const code = await run(projectNode, ["--expose-gc", path.join(folder, name)], {
      env: projectEnvironment(),
    });
    worst = Math.max(worst, code);
  }
  return worst;
});

/** A Chromium for the end-to-end tests: Playwright's own, the system's, or, as root on Debian, one that apt installs. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { SetUpError, projectNode, root, run } from "./set-up.mjs";

export async function ensureChromium({ say }) {
  if (findChromium()) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/etc/debian_version") && spawnSync("apt-get", ["--version"]).status === 0) {
    say("Installing Debian's chromium, for the end-to-end tests (apt-get install chromium).");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => run("apt-get", ["-qq", "-y", ...args], { env, outputTo: "stderr" });
    await apt("update");
    await apt("install", "--no-install-recommends", "chromium");
    if (findChromium()) return;
  }
  throw new SetUpError(
    "The end-to-end tests need a browser, and no Chromium, Chrome or Edge was found. " +
      "Install Chromium from your system's packages, or run: npx playwright install chromium",
  );
}

function findChromium() {
  const support = pathToFileURL(path.join(root, "test", "e2e", "support", "chromium.ts")).href;
  const script = `import { chromiumFile } from ${JSON.stringify(support)}; process.stdout.write(chromiumFile());`;
  const found = spawnSync(projectNode, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  return found.status === 0 ? found.stdout : undefined;
}

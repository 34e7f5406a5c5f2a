/** `npm start`: sets up what is missing, then opens the app: in Electron, or in a browser where that can't be had. */
import { obtainElectron } from "./electron-binary.mjs";
import {
  ensureBuilt,
  ensureInstalled,
  main,
  onStderr,
  projectEnvironment,
  root,
  run,
  serve,
} from "./set-up.mjs";

await main(async () => {
  await ensureInstalled(onStderr);
  await ensureBuilt(onStderr);
  const args = process.argv.slice(2);
  const wantsServe = args.includes("--no-browser") || args.some((arg) => arg.startsWith("--port"));
  const electron = wantsServe ? { why: undefined } : await obtainElectron(onStderr);
  if (electron.file) return run(electron.file, [root, ...args], { env: projectEnvironment() });
  if (electron.why) {
    onStderr.say(
      `Electron is not on this machine, since ${electron.why}: the app opens in a browser instead.`,
    );
  }
  return serve(args);
});

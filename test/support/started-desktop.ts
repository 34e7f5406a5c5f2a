import { startDesktop } from "#shell/start";
import { aBuiltApp, aCore, electronStandIn, type StandInOptions } from "./electron-stand-in.ts";

/** The desktop app, started against the stand-in as `main.ts` starts it. */
export async function startedDesktop(
  options: StandInOptions & { jobs?: string[]; built?: ReturnType<typeof aBuiltApp>; argv?: string[] } = {},
) {
  const built = options.built ?? aBuiltApp();
  const electron = electronStandIn({ appPath: built.appPath, ...options });
  const core = aCore(options.jobs ? { jobs: options.jobs } : {});
  const opened: unknown[] = [];
  await startDesktop(electron.pieces, {
    openCore: async (coreOptions) => {
      opened.push(coreOptions);
      return core.core;
    },
    mainFolder: built.mainFolder,
    resourcesFolder: "/opt/Countersign/resources",
    argv: ["/opt/Countersign/countersign", ...(options.argv ?? [])],
    currentFolder: "/home/ada",
    platform: "linux",
    arch: "x64",
  });
  return { ...electron, built, core, opened };
}
export type Started = Awaited<ReturnType<typeof startedDesktop>>;

/** The window, which must be there. */
export function theWindow(started: Started) {
  const [window, ...more] = started.windows;
  if (!window || more.length > 0) throw new Error(`There are ${started.windows.length} windows, not one.`);
  return window;
}

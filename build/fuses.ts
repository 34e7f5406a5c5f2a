import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire, type FuseConfig } from "@electron/fuses";

/** What is set in Electron's binary when it is packed, each with what it closes. */
export const fuseConfig = {
  version: FuseVersion.V1,
  /** A fuse that a later Electron adds breaks the packing instead of keeping its default. */
  strictlyRequireAllFuses: true,
  /** The binary cannot be used as a bare Node. */
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  /** NODE_OPTIONS and NODE_EXTRA_CA_CERTS are ignored. */
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  /** No --inspect, no SIGUSR1. */
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  /** The archive is checked against its hash in the binary (macOS and Windows). */
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  /** No app folder beside the archive is loaded in its place. */
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** file:// is a stranger like any other. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;

/** Reads the fuses back and says which are not as they should be. */
export async function problemsWithFuses(binary: string): Promise<string[]> {
  const read = await fuseStates(binary);
  const wanted = new Map(Object.entries(fuseConfig).filter(([key]) => /^\d+$/.test(key)));
  const problems: string[] = [];
  for (const [key, on] of wanted) {
    const name = FuseV1Options[Number(key)] ?? key;
    if (read.get(key) !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
      problems.push(`The fuse ${name} is not ${on ? "on" : "off"}.`);
    }
  }
  if (read.size !== wanted.size)
    problems.push(`The binary has ${read.size} fuses; ${wanted.size} are known.`);
  return problems;
}

async function fuseStates(binary: string): Promise<Map<string, unknown>> {
  const wire = Object.entries(await getCurrentFuseWire(binary));
  return new Map<string, unknown>(wire.filter(([key]) => /^\d+$/.test(key)));
}

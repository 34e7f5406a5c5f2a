/** What is locked before Electron is ready: switches, sandbox, network, scheme. Runs once, first of all. */
import type { App, Protocol } from "electron";
import { appScheme } from "./app-protocol.ts";

/** EX_CONFIG: the app was started in a way that it does not accept. */
export const EXIT_DENIED_SWITCH = 78;

/**
 * Switches that open the app to a debugger, weaken a wall, or lead traffic elsewhere. No fuse covers them; this code
 * runs before Chromium acts on them. The packaged app refuses to start with any of them.
 */
export const deniedSwitches = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "js-flags",
  "no-sandbox",
  "disable-setuid-sandbox",
  "disable-gpu-sandbox",
  "single-process",
  "disable-web-security",
  "disable-site-isolation-trials",
  "allow-file-access-from-files",
  "allow-running-insecure-content",
  "ignore-certificate-errors",
  "load-extension",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "gpu-launcher",
  "host-rules",
  "host-resolver-rules",
  "proxy-server",
  "proxy-pac-url",
  "proxy-auto-detect",
  "log-net-log",
  "user-data-dir",
] as const;

/** Set by the app itself. The resolver rule makes every host unknown, addresses written as numbers included. */
export const ownSwitches = [
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["no-proxy-server", undefined],
  ["disable-background-networking", undefined],
  ["disable-http-cache", undefined],
] as const;

/** Answers false where the app must not go on: the exit was asked for already. */
export function lockProcess({ app, protocol }: { app: App; protocol: Protocol }): boolean {
  if (app.isPackaged && deniedSwitches.some((name) => app.commandLine.hasSwitch(name))) {
    app.exit(EXIT_DENIED_SWITCH);
    return false;
  }
  app.enableSandbox();
  for (const [name, value] of ownSwitches) app.commandLine.appendSwitch(name, value);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  protocol.registerSchemesAsPrivileged([appScheme]);
  return true;
}

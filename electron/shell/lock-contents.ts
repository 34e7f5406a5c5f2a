/** No content may leave its page, open another, or find a way past the session. */
import type { App, WebContents } from "electron";

export function lockContents(contents: WebContents): void {
  contents.on("will-navigate", (details) => details.preventDefault());
  contents.on("will-frame-navigate", (details) => details.preventDefault());
  contents.on("will-redirect", (details) => details.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  // Neither a content security policy nor the resolver rule stops WebRTC from sending to an address.
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}

/** Locks whatever content ever comes to be, and refuses every question that a server could ask. */
export function lockApp(app: App): void {
  app.on("web-contents-created", (_event, contents) => lockContents(contents));
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on("select-client-certificate", (event) => event.preventDefault());
  app.on("login", (event) => event.preventDefault());
}

/** What can only be set once Electron is ready: no DNS over https, no resolver of Chromium's own, no proxy. */
export async function lockNetwork(app: App): Promise<void> {
  app.configureHostResolver({
    secureDnsMode: "off",
    enableBuiltInResolver: false,
    enableAdditionalDnsQueryTypes: false,
  });
  await app.setProxy({ mode: "direct" });
}

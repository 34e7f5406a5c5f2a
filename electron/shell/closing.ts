import type { App, BrowserWindow, Dialog } from "electron";

/** How long a last save may take before the person is asked about it. */
const SETTLE_MS = 1000;
const STEP_MS = 50;

/** Asks before the window closes while something would be lost. `busy` says what, or nothing. */
export function guardClosing(
  window: BrowserWindow,
  dialog: Dialog,
  busy: () => Promise<string | undefined>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): void {
  let state: "open" | "asking" | "agreed" = "open";
  const settled = async () => {
    let reason = await busy();
    for (let waited = 0; reason !== undefined && waited < SETTLE_MS; waited += STEP_MS) {
      await pause(STEP_MS);
      reason = await busy();
    }
    return reason;
  };
  const agree = async () => {
    const reason = await settled();
    if (reason === undefined) return true;
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: "Close Countersign now?",
      detail: reason,
      buttons: ["Keep it open", "Close anyway"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  };
  window.on("close", (event) => {
    if (state === "agreed") return;
    event.preventDefault();
    if (state === "asking") return;
    state = "asking";
    void (async () => {
      state = (await agree()) ? "agreed" : "open";
      if (state === "agreed") window.close();
    })();
  });
}

/** Ends the app with its window, and lets the core finish before the process ends. */
export function closeWith(app: App, close: () => Promise<void>): void {
  let state: "running" | "closing" | "closed" = "running";
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", (event) => {
    if (state === "closed") return;
    event.preventDefault();
    if (state === "closing") return;
    state = "closing";
    void (async () => {
      try {
        await close();
      } finally {
        state = "closed";
        app.quit();
      }
    })();
  });
}

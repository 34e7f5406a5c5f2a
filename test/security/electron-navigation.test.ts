/** Twelve ways by which a page could leave the app or take something out, each with every wall that stands before it. */
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "#transport/built-files";
import { anEvent } from "../support/electron-stand-in.ts";
import { startedDesktop, theWindow } from "../support/started-desktop.ts";

const started = await startedDesktop();
const window = theWindow(started);
const OUTSIDE = "https://example.com/?secret=1";

/** A wall answers true where it holds. */
type Wall = () => boolean;

const contentsEvent =
  (event: string, url: string): Wall =>
  () => {
    const details = anEvent({ url });
    return window.contents.recording.emit(event, details) > 0 && details.defaultPrevented;
  };
const noNewWindow =
  (url: string): Wall =>
  () => {
    const [handler] = window.contents.recording.only("setWindowOpenHandler");
    // The handler was typed by Electron where it was set.
    return (handler as (details: { url: string }) => { action: string })({ url }).action === "deny";
  };
const requestCancelled =
  (url: string): Wall =>
  () => {
    const [handler] = started.ours.webRequest.recording.only("onBeforeRequest");
    let cancelled: boolean | undefined;
    // As above.
    (handler as (details: { url: string }, answer: (answer: { cancel: boolean }) => void) => void)(
      { url },
      (answer) => {
        cancelled = answer.cancel;
      },
    );
    return cancelled === true;
  };
const policySays =
  (directive: string): Wall =>
  () =>
    contentSecurityPolicy("n").split("; ").includes(directive);
const sessionPrevents =
  (event: string): Wall =>
  () => {
    const details = anEvent();
    return started.ours.recording.emit(event, details) > 0 && details.defaultPrevented;
  };
const windowHas =
  (name: "navigateOnDragDrop" | "webviewTag"): Wall =>
  () =>
    window.options.webPreferences?.[name] === false;

const attempts: [string, Wall[]][] = [
  ["location = …", [contentsEvent("will-navigate", OUTSIDE), requestCancelled(OUTSIDE)]],
  ["<meta http-equiv=refresh>", [contentsEvent("will-frame-navigate", OUTSIDE), requestCancelled(OUTSIDE)]],
  [
    "<form action>",
    [policySays("form-action 'none'"), contentsEvent("will-navigate", OUTSIDE), requestCancelled(OUTSIDE)],
  ],
  ["<a target=_blank>", [noNewWindow(OUTSIDE), requestCancelled(OUTSIDE)]],
  ["window.open()", [noNewWindow(OUTSIDE), noNewWindow("about:blank"), requestCancelled(OUTSIDE)]],
  [
    "<iframe>",
    [
      policySays("frame-src 'none'"),
      contentsEvent("will-frame-navigate", OUTSIDE),
      requestCancelled(OUTSIDE),
    ],
  ],
  [
    "a file dropped on the window",
    [
      windowHas("navigateOnDragDrop"),
      contentsEvent("will-navigate", "file:///etc/passwd"),
      requestCancelled("file:///etc/passwd"),
    ],
  ],
  ["a click with the middle button", [noNewWindow(OUTSIDE), noNewWindow("app://bundle/")]],
  [
    "view-source:",
    [
      contentsEvent("will-navigate", "view-source:app://bundle/"),
      requestCancelled("view-source:app://bundle/"),
    ],
  ],
  [
    "a page from a blob",
    [
      contentsEvent("will-navigate", "blob:app://bundle/1"),
      noNewWindow("blob:app://bundle/1"),
      policySays("frame-src 'none'"),
    ],
  ],
  [
    "javascript:",
    [
      policySays("script-src 'self'"),
      noNewWindow("javascript:alert(1)"),
      requestCancelled("javascript:alert(1)"),
    ],
  ],
  ["a download", [sessionPrevents("will-download"), requestCancelled(OUTSIDE)]],
];

test("there are twelve attempts", () => {
  expect(new Set(attempts.map(([attempt]) => attempt)).size).toBe(12);
});

test.each(attempts)("%s ends nowhere", (_, walls) => {
  expect(walls.length).toBeGreaterThan(1);
  expect(walls.map((wall) => wall())).toEqual(walls.map(() => true));
});

test("nothing but style elements is let in by a nonce, and no script by a word", () => {
  const policy = contentSecurityPolicy("n");
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|\*|https?:|wasm-unsafe-eval/);
  expect(policy.match(/'nonce-/g)).toHaveLength(1);
  expect(policy).toContain("style-src 'self' 'nonce-n'");
});

test("a wall that nothing builds is noticed", () => {
  expect(contentsEvent("will-do-as-it-likes", OUTSIDE)()).toBe(false);
  expect(requestCancelled("app://bundle/")()).toBe(false);
});

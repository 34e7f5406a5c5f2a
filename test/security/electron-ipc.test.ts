import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Reply } from "#shared/errors";
import { channels } from "#transport/channels";
import { safeName } from "#transport/ipc-transport";
import { aFrame, aMessage, type StandInOptions } from "../support/electron-stand-in.ts";
import { startedDesktop, theWindow, type Started } from "../support/started-desktop.ts";

/** Sends as our own screen does. */
async function send(started: Started, channel: string, ...args: unknown[]): Promise<Reply> {
  const window = theWindow(started);
  return sendAs(started, channel, aMessage(window.contents.object, window.mainFrame), ...args);
}
async function sendAs(
  started: Started,
  channel: string,
  message: unknown,
  ...args: unknown[]
): Promise<Reply> {
  const handler = started.handlers.get(channel);
  if (!handler) throw new Error(`Nothing listens on ${channel}.`);
  // What a handler answers was typed where it was registered.
  return (await handler(message, ...args)) as Reply;
}
const start = (answers: StandInOptions["answers"] = {}) => startedDesktop({ answers });

const asked = [
  channels.call,
  channels.pick,
  channels.dropped,
  channels.secret,
  channels.save,
  channels.printToPdf,
  channels.guardClose,
];
const fitting: Record<string, unknown> = {
  [channels.call]: { name: "app.about", input: {} },
  [channels.pick]: { title: "Packet", what: "file" },
  [channels.dropped]: [],
  [channels.secret]: { text: "a long passphrase" },
  [channels.save]: { produced: "produced-x", name: "memo.docx" },
  [channels.printToPdf]: {},
  [channels.guardClose]: {},
};

test("these channels are all there are, each by invoke, none by send", async () => {
  const started = await start();
  expect([...started.handlers.keys()].toSorted()).toEqual(asked.toSorted());
  expect(new Set(started.ipcMain.recording.order)).toEqual(new Set(["handle"]));
});

describe.each(asked)("%s", (channel) => {
  test("answers our own screen", async () => {
    expect(await send(await start(), channel, fitting[channel])).toHaveProperty("ok");
  });

  test("refuses every other sender", async () => {
    const started = await start();
    const window = theWindow(started);
    const other = theWindow(await start());
    const ours = window.contents.object;
    const frames = {
      gone: null,
      ofAnotherWindow: other.mainFrame,
      inside: aFrame({ parent: window.mainFrame }),
      equalButNotOurs: aFrame({}),
    };
    for (const frame of Object.values(frames)) {
      await expect(sendAs(started, channel, aMessage(ours, frame), fitting[channel])).rejects.toThrow(
        "Refused",
      );
    }
    const elsewhere = aMessage(other.contents.object, window.mainFrame);
    await expect(sendAs(started, channel, elsewhere, fitting[channel])).rejects.toThrow("Refused");
    expect(started.core.dispatched).toEqual([]);
  });

  test.each([
    ["another page", { url: "https://example.com/" }],
    ["another host", { url: "app://other/" }],
    ["a host that begins like ours", { url: "app://bundle.example.com/" }],
    ["a file", { url: "file:///app/index.html" }],
    ["no address", { url: "" }],
    ["a blob of our own", { url: "blob:app://bundle/1" }],
    ["nothing, being detached", { detached: true }],
  ])("refuses our main frame while it shows %s", async (_, fields) => {
    const started = await start();
    const window = theWindow(started);
    Object.assign(window.mainFrame, fields);
    await expect(send(started, channel, fitting[channel])).rejects.toThrow("not the app's own screen");
  });

  test("refuses our main frame once the window is gone", async () => {
    const started = await start();
    theWindow(started).object.close();
    await expect.poll(() => theWindow(started).object.isDestroyed()).toBe(true);
    await expect(send(started, channel, fitting[channel])).rejects.toThrow("not the app's own screen");
  });

  test("takes exactly one argument", async () => {
    const started = await start();
    await expect(send(started, channel)).rejects.toThrow("does not fit");
    await expect(send(started, channel, fitting[channel], {})).rejects.toThrow("does not fit");
    expect(started.core.dispatched).toEqual([]);
  });

  test.each([
    ["null", null],
    ["text", "app.about"],
    [
      "an unknown field",
      { name: "app.about", input: {}, title: "x", what: "file", text: "x", path: "/etc/passwd" },
    ],
    ["a list of what it takes not", [{ path: "" }, { name: "x", bytes: [1] }, {}]],
  ])("refuses %s", async (_, message) => {
    const started = await start();
    await expect(send(started, channel, message)).rejects.toThrow("does not fit");
    expect(started.core.dispatched).toEqual([]);
  });
});

describe("a call", () => {
  test("reaches the core as it came: the door knows none by name", async () => {
    const started = await start();
    await send(started, channels.call, { name: "no.such-call", input: { any: ["thing"] }, jobId: "job-7" });
    expect(started.core.dispatched).toEqual([["no.such-call", { any: ["thing"] }, "job-7"]]);
  });
});

describe("an event", () => {
  test("goes to the window, and to nobody once the window is closed", async () => {
    const started = await start();
    const window = theWindow(started);
    started.core.emit({ type: "changed", topic: "packets" });
    expect(window.contents.recording.calls("send")).toEqual([
      [channels.event, { type: "changed", topic: "packets" }],
    ]);
    window.object.close();
    await expect.poll(() => started.core.listeners.size).toBe(0);
  });
});

describe("picking", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-pick-"));
  const file = path.join(folder, "packet.zip");
  writeFileSync(file, "12345");

  test("gives the screen a token, a name and a size, never a path", async () => {
    const started = await start({ open: [file] });
    const reply = await send(started, channels.pick, { title: "Packet", what: "file", endings: ["zip"] });
    expect(reply).toEqual({
      ok: true,
      value: [{ token: expect.stringMatching(/^picked-/), name: "packet.zip", size: 5 }],
    });
    expect(JSON.stringify(reply)).not.toContain(folder);
    const [picked] = reply.ok ? (reply.value as { token: string }[]) : [];
    expect(started.core.core.pickedFiles.get(picked?.token ?? "")).toEqual({
      path: file,
      name: "packet.zip",
    });
  });

  test.each([
    ["file", ["openFile", "dontAddToRecent"]],
    ["files", ["openFile", "multiSelections", "dontAddToRecent"]],
    ["folder", ["openDirectory", "dontAddToRecent"]],
  ])("%s asks the system for that, on top of the window", async (what, properties) => {
    const started = await start({ open: [folder] });
    await send(started, channels.pick, { title: "Packet", what });
    const [window, options] = started.dialog.recording.only("showOpenDialog");
    expect(window).toBe(theWindow(started).object);
    expect(options).toMatchObject({ title: "Packet", properties });
  });

  test("nothing where the person cancelled", async () => {
    expect(await send(await start(), channels.pick, { title: "Packet", what: "file" })).toEqual({
      ok: true,
      value: [],
    });
  });

  test("says so where the file is gone again", async () => {
    const started = await start({ open: [path.join(folder, "gone.zip")] });
    const reply = await send(started, channels.pick, { title: "Packet", what: "file" });
    expect(reply).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  test("refuses what is neither file nor folder", async () => {
    const reply = await send(await start(), channels.dropped, [{ path: "/dev/null" }]);
    expect(reply).toMatchObject({ ok: false, error: { code: "refused-file" } });
  });
});

describe("dropping and pasting", () => {
  test("a dropped folder is picked by its path, a pasted picture by its bytes", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-drop-"));
    const inside = path.join(folder, "evidence");
    mkdirSync(inside);
    const started = await start();
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const reply = await send(started, channels.dropped, [{ path: inside }, { name: "../shot.png", bytes }]);
    expect(reply).toMatchObject({
      ok: true,
      value: [
        { name: "evidence", size: 0 },
        { name: "shot.png", size: 4 },
      ],
    });
    const [, pasted] = reply.ok ? (reply.value as { token: string }[]) : [];
    const kept = started.core.core.pickedFiles.get(pasted?.token ?? "");
    expect(new Uint8Array(readFileSync(kept.path))).toEqual(bytes);
    expect(path.relative(path.join(started.core.folder, "produced"), kept.path)).not.toMatch(/^\.\.|shot/);
  });
});

describe("a passphrase", () => {
  test("becomes a token that works once", async () => {
    const started = await start();
    const reply = await send(started, channels.secret, { text: "open sesame" });
    const token = reply.ok ? String(reply.value) : "";
    expect(token).toMatch(/^secret-/);
    expect(started.core.core.secrets.take(token)).toBe("open sesame");
    expect(() => started.core.core.secrets.take(token)).toThrow("Type it again");
    expect(started.core.dispatched).toEqual([]);
  });
});

describe("saving", () => {
  test("writes where the person said, and tells the screen only the name", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-save-"));
    const destination = path.join(folder, "my memo.docx");
    const started = await start({ save: destination });
    const { produced } = await started.core.core.producedFiles.addBytes(
      new TextEncoder().encode("memo"),
      "memo.docx",
    );
    const reply = await send(started, channels.save, { produced, name: "memo.docx" });
    expect(reply).toEqual({ ok: true, value: { saved: true, name: "my memo.docx" } });
    expect(readFileSync(destination, "utf8")).toBe("memo");
  });

  test("writes nothing where the person cancelled, or the token is unknown", async () => {
    const started = await start();
    const { produced } = await started.core.core.producedFiles.addBytes(new Uint8Array(1), "memo.docx");
    expect(await send(started, channels.save, { produced, name: "memo.docx" })).toEqual({
      ok: true,
      value: { saved: false },
    });
    expect(await send(started, channels.save, { produced: "produced-?", name: "x" })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    expect(started.dialog.recording.calls("showSaveDialog")).toHaveLength(1);
  });

  test.each([
    ["memo.docx", "memo.docx"],
    ["../../.bashrc", ".bashrc"],
    ["C:\\Windows\\system.ini", "system.ini"],
    ["/etc/cron.d/x", "x"],
    ["a\u0000b\nc.docx", "a_b_c.docx"],
    ["memo\u202excod.exe", "memo_xcod.exe"],
    ["..", "file"],
    ["", "file"],
    ["folder/", "file"],
  ])("suggests %j as %j", async (name, suggested) => {
    expect(safeName(name)).toBe(suggested);
    const started = await start();
    const { produced } = await started.core.core.producedFiles.addBytes(new Uint8Array(1), "memo.docx");
    await send(started, channels.save, { produced, name });
    expect(started.dialog.recording.only("showSaveDialog")[1]).toMatchObject({ defaultPath: suggested });
  });
});

describe("printing to a PDF", () => {
  test("prints what the window shows on the paper of the style sheet, and gives the screen a token", async () => {
    const started = await start();
    const reply = await send(started, channels.printToPdf, {});
    expect(reply).toEqual({
      ok: true,
      value: { token: expect.stringMatching(/^picked-/), name: "printed.pdf", size: 8 },
    });
    const { recording } = theWindow(started).contents;
    expect(recording.only("printToPDF")).toEqual([
      {
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: false,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      },
    ]);
    const { token } = reply.ok ? (reply.value as { token: string }) : { token: "" };
    const kept = started.core.core.pickedFiles.get(token);
    expect(readFileSync(kept.path, "utf8")).toBe("%PDF-1.7");
    expect(path.relative(started.core.folder, kept.path)).toMatch(/^produced/);
    expect(started.core.dispatched).toEqual([]);
  });

  test("says so where the printing fails, without a path", async () => {
    const started = await start();
    Object.assign(theWindow(started).contents.object, {
      printToPDF: () => Promise.reject(new Error("/home/ada/x: the printer is gone")),
    });
    const reply = await send(started, channels.printToPdf, {});
    expect(reply).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(reply)).not.toContain("/home");
  });
});

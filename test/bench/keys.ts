/**
 * From the press of a score key to the frame that says "Saved", on a review of 2,000 items in a workspace with 10,000
 * answers. The floor is a page that does no more than a page must: paint a word, ask the door, paint another.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { ChecklistFile } from "#shared/formats/checklist";
import type { ReviewId } from "#shared/ids";
import { builtIn } from "../support/answers-builder.ts";
import { serve } from "../e2e/support/door.ts";
import { seedWorkspace } from "../e2e/support/seed.ts";
import { launch, newPage } from "./support/page.ts";
import { print, quantile, rounds } from "./support/report.ts";

type Press = { painted: number; answered: number; saved: number };

/** The first presses meet code that has never run, and are not counted. */
const warmUp = 10;
const itemCount = 2_000;
const reviews = 5;
const sample = path.resolve(import.meta.dirname, "../../samples/ostermere-invoice-matcher");
const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-bench-"));
const workspace = path.join(folder, "workspace");

try {
  const reviewId = await fill();
  const host = await serve(workspace);
  const browser = await launch();
  try {
    const page = await newPage(browser);
    await page.goto(host.address);
    await page.getByRole("heading", { name: "Reviews" }).waitFor();
    const origin = new URL(page.url()).origin;

    const floor = await pressOnBarePage(page, origin);
    const pressed = await pressOnReview(page, `${origin}/#/reviews/${reviewId}`);
    report(pressed, floor);
  } finally {
    await browser.close();
    await host.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(pressed: readonly Press[], floor: readonly Press[]): void {
  const all = {
    unit: "ms",
    n: pressed.length,
    floorWhat: "a bare page that asks the same door for its jobs",
  };
  const at = (part: number, which: keyof Press) => ({
    value: quantile(
      pressed.map((press) => press[which]),
      part,
    ),
    floor: quantile(
      floor.map((press) => press[which]),
      part,
    ),
    ...all,
  });
  print({ figure: "Key press to painted and saved, p50", ...at(0.5, "saved") });
  print({ figure: "Key press to painted and saved, p95", ...at(0.95, "saved"), aim: { atMost: 50 } });
  print({ figure: "  of it: to the choice painted, p50", ...at(0.5, "painted") });
  print({ figure: "  of it: to the choice painted, p95", ...at(0.95, "painted") });
  print({ figure: "  of it: to the door's answer, p50", ...at(0.5, "answered") });
  print({ figure: "  of it: to the door's answer, p95", ...at(0.95, "answered") });
}

/** Reviews of one packet with a long checklist, all of it answered; gives the review to press keys on. */
function fill(): Promise<ReviewId> {
  const checklist = longChecklist();
  const items = checklist.sections.flatMap((section) => section.items.map(({ id }) => id));
  const key = checklist.scale.at(-1)?.key ?? "";
  return seedWorkspace(workspace, async ({ call, packet, pickBytes }) => {
    const pickedFile = await pickBytes("long.json", JSON.stringify(checklist));
    const { id, version } = await call("checklist.import", { pickedFile });
    const packetVersionId = await packet(sample);
    const started: ReviewId[] = [];
    for (let i = 0; i < reviews; i++) {
      const { reviewId } = await call("review.start", { packetVersionId, checklist: { id, version } });
      const answers = Object.fromEntries(
        items.map((item, n) => [item, { key, note: n % 3 === 0 ? `Seen on page ${n} of the runbook.` : "" }]),
      );
      await call("review.applyAnswers", { reviewId, file: { answers } });
      started.push(reviewId);
    }
    const [first] = started;
    if (first === undefined) throw new Error("no review was started");
    return first;
  });
}

/** The built-in checklist, each item so many times that there are 2,000. */
function longChecklist(): ChecklistFile {
  const sections = builtIn.sections.map((section) => ({ ...section, items: [...section.items] }));
  for (let copy = 1, count = sections.reduce((sum, { items }) => sum + items.length, 0); ; copy++) {
    for (const [at, section] of sections.entries()) {
      for (const item of builtIn.sections[at]?.items ?? []) {
        if (count === itemCount) return { ...builtIn, id: "long", title: "A long checklist", sections };
        section.items.push({ ...item, id: `${item.id}-${copy}`, gate: false });
        count++;
      }
    }
  }
}

async function pressOnReview(page: Page, address: string): Promise<Press[]> {
  await page.goto(address);
  await page.locator(".rv-saved .cs-save-saved").waitFor();
  await page.evaluate(watchReview);
  const last = builtIn.scale.length - 1;
  return pressKeys(page, async (n) => {
    // Another item each time, and now and then another section: nothing is measured of the way there.
    await page.keyboard.press(n % 25 === 24 ? "]" : "j");
    await page.waitForTimeout(60);
    return builtIn.scale[n % last]?.key ?? "";
  });
}

async function pressOnBarePage(page: Page, origin: string): Promise<Press[]> {
  const address = `${origin}/bare`;
  await page.route(address, (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>0</p><p>Saved</p>" }),
  );
  await page.goto(address);
  // A route that stands would take every request through the test's own process.
  await page.unrouteAll();
  await page.evaluate(watchBarePage);
  return pressKeys(page, async () => {
    await page.waitForTimeout(60);
    return "1";
  });
}

async function pressKeys(page: Page, prepare: (n: number) => Promise<string>): Promise<Press[]> {
  const measured: Press[] = [];
  for (const n of rounds({ most: warmUp + 150, least: warmUp + 60, budgetMs: 30_000 })) {
    const key = await prepare(n);
    const [press] = await Promise.all([page.evaluate(nextPress), page.keyboard.press(key)]);
    if (n >= warmUp) measured.push(press);
  }
  return measured;
}

/** Runs in the page: what the next press took. */
function nextPress(): Promise<Press> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("a press was not saved within ten seconds")), 10_000);
    window.addEventListener(
      "pressed",
      (event) =>
        // Sent by the two functions below.
        resolve((event as CustomEvent<Press>).detail),
      {
        once: true,
      },
    );
  });
}

/**
 * Runs in the page. A press begins when the browser got the key (`timeStamp`), and each part of it ends after the next
 * frame was painted: a task that is posted from the frame's own callback runs behind the painting.
 */
function watchReview(): void {
  let from: number | undefined;
  let painted = 0;
  let answered = 0;
  const whenPainted = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", then, { once: true });
    port1.start();
    requestAnimationFrame(() => port2.postMessage(0));
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (!/^\d$/.test(event.key)) return;
      from = event.timeStamp;
      painted = 0;
      // The choice is painted at once, before the core has answered.
      const start = from;
      whenPainted(() => (painted = performance.now() - start));
    },
    { capture: true },
  );
  const mark = document.querySelector(".rv-saved");
  if (!mark) throw new Error("the review has no mark that says what is saved");
  let saving = false;
  new MutationObserver(() => {
    if (from === undefined) return;
    const saved = mark.querySelector(".cs-save-saved") !== null;
    if (!saved) saving = true;
    if (!saved || !saving) return;
    const start = from;
    [from, saving] = [undefined, false];
    answered = performance.now() - start;
    whenPainted(() => {
      const now = performance.now() - start;
      window.dispatchEvent(
        new CustomEvent("pressed", { detail: { painted: painted || now, answered, saved: now } }),
      );
    });
  }).observe(mark, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Runs in the page: the same measurements of a page that has nothing but two words. */
function watchBarePage(): void {
  const [count, mark] = document.querySelectorAll("p");
  if (!count || !mark) throw new Error("the bare page is not there");
  const whenPainted = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", then, { once: true });
    port1.start();
    requestAnimationFrame(() => port2.postMessage(0));
  };
  let presses = 0;
  window.addEventListener("keydown", (event) => {
    const from = event.timeStamp;
    let painted = 0;
    count.textContent = String(++presses);
    mark.textContent = "Saving …";
    whenPainted(() => (painted = performance.now() - from));
    void (async () => {
      const response = await fetch("/call", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-countersign-token": sessionStorage.getItem("countersign.token") ?? "",
        },
        body: JSON.stringify({ name: "job.list", input: {} }),
      });
      const reply: unknown = await response.json();
      if (typeof reply !== "object" || reply === null || !("ok" in reply && reply.ok))
        throw new Error("refused");
      mark.textContent = "Saved";
      const answered = performance.now() - from;
      whenPainted(() => {
        const now = performance.now() - from;
        window.dispatchEvent(
          new CustomEvent("pressed", { detail: { painted: painted || now, answered, saved: now } }),
        );
      });
    })();
  });
}

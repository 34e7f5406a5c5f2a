/**
 * From nothing to the first screen that answers, on a workspace of 200 packets: the loopback host is started, then a
 * browser, then the page. The floor is the same browser that gets one sentence from a host that runs already.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { serve } from "../e2e/support/door.ts";
import { seedWorkspace } from "../e2e/support/seed.ts";
import { allAnswered } from "../support/answers-builder.ts";
import { launch, newPage } from "./support/page.ts";
import { median, print, rounds } from "./support/report.ts";

type Start = { whole: number; host: number; browser: number; page: number };

const packets = 200;
const underReview = 40;
const sample = path.resolve(import.meta.dirname, "../../samples/ostermere-invoice-matcher/packet.yaml");
const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-bench-"));
const workspace = path.join(folder, "workspace");

try {
  await fill();
  const starts: Start[] = [];
  const floors: number[] = [];
  // The first time the programs are read from the disk.
  await startBareBrowser();
  await startApp();
  for (const _ of rounds({ most: 7, least: 3, budgetMs: 40_000 })) {
    floors.push(await startBareBrowser());
    starts.push(await startApp());
  }
  const of = (part: keyof Start) => ({
    value: median(starts.map((start) => start[part])),
    unit: "ms",
    n: starts.length,
  });
  print({
    figure: "Start to the first interactive screen, 200 packets",
    ...of("whole"),
    floor: median(floors),
    floorWhat: "the bare browser opening an empty page of the same host",
    aim: { above: 1_500 },
  });
  print({ figure: "  of it: the host, until it gives its address", ...of("host") });
  print({ figure: "  of it: the browser, until it has a page", ...of("browser") });
  print({ figure: "  of it: the page, until its list answers", ...of("page") });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** 200 packets, each its own; a part of them under review, as the first screen shows both. */
async function fill(): Promise<void> {
  const text = readFileSync(sample, "utf8");
  mkdirSync(folder, { recursive: true });
  await seedWorkspace(workspace, async ({ call, packet }) => {
    for (let i = 0; i < packets; i++) {
      const file = path.join(folder, "packet.yaml");
      writeFileSync(
        file,
        text.replace(/^id: .*$/m, `id: agent-${i}`).replace(/^title: .*$/m, `title: Agent number ${i}`),
      );
      const packetVersionId = await packet(file);
      if (i % (packets / underReview) !== 0) continue;
      const { reviewId } = await call("review.start", { packetVersionId });
      await call("review.applyAnswers", { reviewId, file: allAnswered() });
    }
  });
}

async function startApp(): Promise<Start> {
  const from = performance.now();
  const host = await serve(workspace);
  try {
    const hostAt = performance.now();
    const browser = await launch();
    try {
      const page = await newPage(browser);
      const browserAt = performance.now();
      await page.goto(host.address, { waitUntil: "commit" });
      await page
        .getByRole("link", { name: /^Agent number/ })
        .first()
        .waitFor();
      // It answers once a frame with the list was painted and the page takes its next task.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
      );
      const now = performance.now();
      return { whole: now - from, host: hostAt - from, browser: browserAt - hostAt, page: now - browserAt };
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop();
  }
}

async function startBareBrowser(): Promise<number> {
  const host = await serve(workspace);
  try {
    const from = performance.now();
    const browser = await launch();
    try {
      const page = await newPage(browser);
      await page.goto(new URL("/bare", host.address).href, { waitUntil: "commit" });
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
      );
      return performance.now() - from;
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop();
  }
}

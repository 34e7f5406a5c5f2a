/**
 * `npm run screenshots`: opens the app on the sample packets and takes a picture of every page, in both themes and
 * two sizes, into out/screenshots; the four of the README are copied to docs/screenshots.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { chromiumFile, launchFlags } from "../e2e/support/chromium.ts";
import { serve } from "../e2e/support/door.ts";
import { fuzzyPacket, largePacket } from "../e2e/support/precheck-packets.ts";
import type { PacketFiles } from "../support/packet-builder.ts";
import { seedSamples } from "../support/seed-samples.ts";

const root = path.resolve(import.meta.dirname, "../..");
const out = path.join(root, "out", "screenshots");
const workspace = path.join(root, "out", "screenshots-workspace");

type Shot = { name: string; hash: string; act?: (page: Page) => Promise<unknown> };

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

rmSync(out, { recursive: true, force: true });
rmSync(workspace, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const ids = await seedSamples(workspace, [
  folderOf("large", largePacket()),
  folderOf("fuzzy", fuzzyPacket()),
]);
const [large, fuzzy] = ids.others;

/** The files of a packet, as a folder to import. */
function folderOf(name: string, files: PacketFiles): string {
  const folder = path.join(out, `../screenshots-packets/${name}`);
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return folder;
}

const shots: Shot[] = [
  { name: "reviews", hash: "#/reviews" },
  { name: "packets", hash: "#/packets" },
  { name: "import", hash: "#/packets/import" },
  { name: "intake", hash: `#/intake/${ids.intakeId}` },
  {
    name: "intake-document",
    hash: `#/intake/${ids.intakeId}`,
    act: (page) =>
      page
        .getByRole("button", { name: /show where/ })
        .nth(3)
        .click(),
  },
  { name: "questions", hash: `#/reviews/${ids.open}?view=questions` },
  { name: "packet", hash: `#/packets/${ids.well}?section=actions` },
  { name: "packet-data", hash: `#/packets/${ids.well}?section=data` },
  { name: "packet-sideways", hash: `#/packets/${ids.sideways}?section=actions` },
  { name: "packet-prechecks", hash: `#/packets/${ids.sideways}?section=prechecks` },
  { name: "packet-radius", hash: `#/packets/${ids.sideways}?section=radius` },
  { name: "packet-radius-large", hash: `#/packets/${large}?section=radius` },
  { name: "packet-evidence-tools", hash: `#/packets/${fuzzy}?section=evidence&file=evidence%2Ftools.json` },
  {
    name: "packet-evidence-policy",
    hash: `#/packets/${fuzzy}?section=evidence&file=evidence%2Fpolicy.json`,
  },
  { name: "prechecks", hash: "#/prechecks" },
  { name: "precheck", hash: "#/prechecks?rule=actions.two-buckets" },
  { name: "review", hash: `#/reviews/${ids.open}?item=actions.approval` },
  { name: "review-gate", hash: `#/reviews/${ids.rejected}?item=failure.stop` },
  {
    name: "review-why",
    hash: `#/reviews/${ids.rejected}?item=failure.stop`,
    act: (page) => page.getByRole("button", { name: /why/i }).first().click(),
  },
  {
    name: "review-grid",
    hash: `#/reviews/${ids.open}?item=actions.approval`,
    act: (page) => page.keyboard.press("v"),
  },
  {
    name: "review-flags",
    hash: `#/reviews/${ids.rejected}?item=actions.approval`,
    act: (page) => page.keyboard.press("m"),
  },
  {
    name: "review-matrix",
    hash: `#/reviews/${ids.rejected}?item=actions.approval`,
    act: (page) => page.keyboard.press("y"),
  },
  { name: "decision-flags", hash: `#/reviews/${ids.rejected}/decision` },
  { name: "decision", hash: `#/reviews/${ids.open}/decision` },
  { name: "decision-signed", hash: `#/reviews/${ids.signed}/decision` },
  {
    name: "print",
    hash: `#/reviews/${ids.signed}/print`,
    act: (page) => page.getByRole("article", { name: "Memo" }).waitFor(),
  },
  {
    name: "decision-outputs",
    hash: `#/reviews/${ids.signed}/decision`,
    act: (page) => page.getByRole("button", { name: "Print or save as PDF" }).scrollIntoViewIfNeeded(),
  },
  { name: "checklists", hash: "#/checklists" },
  { name: "checklist", hash: "#/checklists/ai-agent-review/1.0.0" },
  { name: "verify", hash: "#/verify", act: verifyMemo },
  { name: "receipts", hash: "#/receipts" },
  { name: "profiles", hash: "#/profiles" },
  { name: "settings", hash: "#/settings" },
  {
    name: "settings-templates",
    hash: "#/settings",
    act: (page) => page.getByRole("heading", { name: "Memo templates" }).scrollIntoViewIfNeeded(),
  },
];

async function verifyMemo(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page
      .getByRole("button", { name: /pick|choose/i })
      .first()
      .click(),
  ]);
  await chooser.setFiles(ids.memoFiles);
  await page
    .getByText(/signed as/i)
    .first()
    .waitFor();
}

const host = await serve(workspace);
const browser = await chromium.launch({ executablePath: chromiumFile(), args: launchFlags() });
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(host.address);
try {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const { name, hash, act } of shots) {
        await page.evaluate((to) => {
          location.hash = to;
        }, hash);
        await page.waitForTimeout(500);
        await act?.(page);
        await page.waitForTimeout(400);
        await page.screenshot({ path: path.join(out, `${name}-${colorScheme}-${size.width}.png`) });
        await page.keyboard.press("Escape");
      }
    }
  }
} finally {
  await browser.close();
  await host.stop();
}

mkdirSync(path.join(root, "docs", "screenshots"), { recursive: true });
const ofReadme = { review: "review-flags", decision: "decision", radius: "packet-radius", verify: "verify" };
for (const [name, shot] of Object.entries(ofReadme)) {
  copyFileSync(
    path.join(out, `${shot}-light-1280.png`),
    path.join(root, "docs", "screenshots", `${name}.png`),
  );
}
console.log(`Pictures: ${path.relative(root, out)}, and four of them in docs/screenshots.`);

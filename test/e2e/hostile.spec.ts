import { chromium, type Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { chromiumFile, launchFlags } from "./support/chromium.ts";
import { FLAG, hostileFiles, IMAGE, OVERRIDE, SCRIPT } from "./support/hostile-packet.ts";
import { zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { segment } from "./support/review-page.ts";
import { seedWorkspace } from "./support/seed.ts";

/** What would show that something of the packet ran, was asked for, or was about to be. */
function watch(page: Page): { seen: () => string[] } {
  const seen: string[] = [];
  const origin = new URL(page.url()).origin;
  page.on("dialog", (opened) => {
    seen.push(`dialog: ${opened.message()}`);
    opened.dismiss().catch(() => undefined);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("blob:")) {
      seen.push(`request: ${request.url().slice(0, 100)}`);
    }
  });
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) seen.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("popup", (popup) => seen.push(`popup: ${popup.url()}`));
  page.on("download", (download) => seen.push(`download: ${download.url()}`));
  return { seen: () => seen };
}

/** Nothing of it may have run, nor stand in the page as anything but text. */
async function expectHarmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate((flag) => {
    const bad =
      'a[href^="javascript:" i], a[href^="data:text" i], a[href*="127.0.0.1:9"], iframe, object, embed';
    const pictures = [...document.querySelectorAll("img")].filter((img) => !img.src.startsWith("blob:"));
    const handlers = [...document.querySelectorAll("main *, aside *")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    );
    return {
      ran: flag in window || flag in {},
      elements: [...document.querySelectorAll(bad), ...pictures, ...handlers].map(
        (element) => element.outerHTML,
      ),
      scripts: document.querySelectorAll("main script").length,
    };
  }, FLAG);
  expect.soft(found, where).toEqual({ ran: false, elements: [], scripts: 0 });
}

test("a hostile packet is imported, read and reviewed without doing anything", async ({ page, app }) => {
  test.slow();
  const watched = watch(page);
  await page.getByRole("link", { name: "Import a packet" }).click();
  const zip = await zipOf(hostileFiles());
  await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
  const title = page.getByRole("heading", { name: /^Hostile / });
  await expect(title).toContainText(IMAGE);
  await expectHarmless(page, "preview");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const parts = page.getByRole("navigation", { name: "Parts of the packet" });
  for (const link of await parts.getByRole("link").all()) {
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "true");
    await expectHarmless(page, (await link.textContent()) ?? "");
  }
  await parts.getByRole("link", { name: "Workflow boundary" }).click();
  await expect(page.getByText(SCRIPT).first()).toBeVisible();

  await test.step("its files are shown as text, or not at all", async () => {
    await parts.getByRole("link", { name: "Files" }).click();
    const open = async (name: string) => {
      await page.getByRole("button", { name: `evidence/${name}`, exact: true }).click();
      return page.getByRole("region", { name: `File evidence/${name}` });
    };
    const html = await open("page.html");
    await expect(html).toContainText("HTML is shown as its source, never drawn.");
    await expect(html).toContainText(SCRIPT);
    await expectHarmless(page, "HTML");
    const svg = await open("drawing.svg");
    await expect(svg).toContainText("<svg xmlns");
    await expectHarmless(page, "SVG");
    const notes = await open("notes.md");
    await expect(notes.getByRole("heading", { name: /^Hostile/ })).toContainText(SCRIPT);
    await expect(notes).toContainText("<iframe src=");
    await expect(notes.getByRole("link")).toHaveCount(0);
    await expect(notes.getByRole("img")).toHaveCount(0);
    await expectHarmless(page, "Markdown");
    const rows = await open("rows.csv");
    await expect(rows.getByRole("cell", { name: "=cmd|' /C calc'!A0" })).toBeVisible();
    await expect(rows.getByRole("cell", { name: SCRIPT })).toBeVisible();
    await expectHarmless(page, "CSV");
    const json = await open("data.json");
    await expect(json).toContainText("__proto__");
    await expectHarmless(page, "JSON");
    const text = await open("x.txt");
    await expect(text).toContainText("exe");
    await expectHarmless(page, "text");
  });

  await test.step("a PDF that wants scripts run and addresses opened is only drawn", async () => {
    await page.getByRole("button", { name: "evidence/opens.pdf", exact: true }).click();
    const pdf = page.getByRole("region", { name: "File evidence/opens.pdf" });
    await expect(pdf.getByRole("img", { name: /^Page 1, drawn/ })).toBeVisible();
    await pdf.getByRole("img", { name: /^Page 1, drawn/ }).click();
    await segment(pdf, "How to show the file", "Text").click();
    await expect(pdf).toContainText("Words of the first page");
    await expectHarmless(page, "PDF");
  });

  await test.step("the review screen and the lists show it as text too", async () => {
    await page.getByRole("button", { name: /^Start a review/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Start the review" }).click();
    await expect(page.getByRole("group", { name: "How the review stands" })).toBeVisible();
    await expectHarmless(page, "review, answer");
    await page.getByRole("tab", { name: "Section" }).click();
    await expect(page.getByRole("tabpanel", { name: "Section" })).toContainText(SCRIPT);
    await expectHarmless(page, "review, section");
    for (const place of ["Packets", "Receipts", "Reviews"]) {
      await goToPlace(page, place);
      await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
      await expect(page.getByText(/Hostile|hostile/).first()).toBeVisible();
      await expectHarmless(page, place);
    }
  });
  expect(watched.seen()).toEqual([]);
});

test("control: the same text, put into a bare page as markup, does run", async () => {
  const browser = await chromium.launch({ executablePath: chromiumFile(), args: launchFlags() });
  try {
    const page = await browser.newPage();
    const watched = watch(page);
    await page.setContent(`<h1>${IMAGE}</h1><iframe src="http://127.0.0.1:9/frame"></iframe>`);
    await expect.poll(() => watched.seen().map((text) => text.split(":")[0])).toContain("dialog");
    expect(watched.seen().some((text) => text.startsWith("request: http://127.0.0.1:9/frame"))).toBe(true);
    expect(await page.evaluate((flag) => flag in window, FLAG)).toBe(true);
  } finally {
    await browser.close();
  }
});

test.describe("words that reach as far as they can", () => {
  test.use({
    seed: {
      fill: async (workspace: string) => {
        await seedWorkspace(workspace, async ({ packet }) => packet(await zipOf(hostileFiles())));
      },
    },
  });

  test("huge words break, and directional overrides reverse nothing but themselves", async ({ page }) => {
    await page.getByRole("link", { name: /^Hostile / }).click();
    const parts = page.getByRole("navigation", { name: "Parts of the packet" });
    for (const link of await parts.getByRole("link").all()) {
      await link.click();
      await expect(link).toHaveAttribute("aria-current", "true");
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, (await link.textContent()) ?? "").toBeLessThanOrEqual(1);
    }
    await parts.getByRole("link", { name: "Workflow boundary" }).click();
    const main = page.getByRole("main");
    await expect(main).toContainText("txt.exe");
    const reversed = await main.evaluate(
      (element, override) =>
        element.textContent.includes(override) ? element.innerHTML.includes("dir=") : true,
      OVERRIDE,
    );
    expect(reversed).toBe(true);
  });
});

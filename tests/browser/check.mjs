// What the HTML report promises, looked at in Chromium. Called by `run` beside it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import * as interaction from "./interaction.mjs";
import { AUDIENCES, writeReports } from "./reports.mjs";

const [root, work, screenshots] = process.argv.slice(2);
const require = createRequire(join(work, "package.json"));
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];

mkdirSync(screenshots, { recursive: true });
const pages = [];
for (const name of writeReports(root, work)) {
  const began = performance.now();
  const audience = AUDIENCES.includes(name) ? ["--audience", name] : [];
  const [from, to] = ["json", "html"].map((ending) => join(work, `${name}.${ending}`));
  execFileSync(process.env.GRADEBOX, ["report", from, "--format", "html", "--output", to, ...audience]);
  if (name === "large") {
    const mebibytes = (statSync(join(work, "large.html")).size / 1048576).toFixed(1);
    console.log(`large: rendered in ${Math.round(performance.now() - began)} ms, ${mebibytes} MiB`);
  }
  pages.push(name);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

const failures = [];

/** Opens a page; it has failed if it said or asked for anything by the end. */
async function look(name, options, see) {
  const { hash = "", width = 1440, scheme = "light", script = true, expected = null } = options;
  const page = await browser.newPage();
  const address = pathToFileURL(join(work, `${name}.html`)).href;
  const noise = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const asked = request.url().split("#")[0];
    if (asked !== address && !asked.startsWith("data:,")) noise.push(`request: ${asked}`);
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.log(`policy: ${event.violatedDirective}`));
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: width < 500 ? 780 : 1000 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(address + hash, { waitUntil: "load" });
  try {
    await see(page);
    assert.deepEqual(noise.filter((one) => !expected?.test(one)), []);
  } catch (error) {
    failures.push(`${name}${hash}, ${width} px, ${scheme}: ${error.message}\n${noise.join("\n")}`);
  }
  await page.close();
}

/** Nothing sticks out to the side, and axe finds nothing that keeps somebody out. */
async function accessible(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide`);
  // Not as an element: the page's policy would not let it run.
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  assert.deepEqual(grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" ")}`), []);
}

async function screenshot(page, name) {
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

let views = 0;
for (const name of pages) {
  const hashes = ["single", "single-submission", "nobody"].includes(name) ? [""] : ["", "#candidate-2-1"];
  for (const hash of hashes) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        await look(name, { hash, width, scheme }, async (page) => {
          await screenshot(page, `${name}${hash.slice(0, 10)}-${width}-${scheme}`.replace("#", "-"));
          if (name !== "large") await accessible(page);
        });
        views += 1;
      }
    }
  }
}
console.log(`${views} views looked at`);

for (const [name, { report, options, check }] of Object.entries(interaction.checks)) {
  await look(report, options ?? {}, (page) => check(page, assert));
  console.log(`checked: ${name}`);
}

await look("friendly", {}, async (page) => {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.pdf({ path: join(screenshots, "friendly.pdf"), preferCSSPageSize: true });
});
await look("friendly", { hash: "#candidate-2" }, async (page) => {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.pdf({ path: join(screenshots, "friendly-candidate.pdf"), preferCSSPageSize: true });
});
await browser.close();
for (const failure of failures) console.error(`\nFAILED ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

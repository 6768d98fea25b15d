// What a browser sees: node browser.cjs BASE PAGE... prints findings as JSON.
// Each page in light, dark, 320 px and print: axe, sideways scroll, errors, foreign requests;
// and whether the first tab stop is a skip link that works.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const AXE = fs.readFileSync(path.join(__dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  print: { viewport: { width: 794, height: 1123 }, colorScheme: 'light' },
};
const [base, ...pages] = process.argv.slice(2);
const findings = [];

async function look(context, view, page) {
  const tab = await context.newPage();
  const note = (what) => findings.push(`${view} ${page}: ${what}`);
  tab.on('pageerror', (error) => note(`script: ${error.message}`));
  tab.on('request', (request) => { if (!request.url().startsWith(base)) note(`asks for ${request.url()}`); });
  tab.on('response', (response) => { if (response.status() >= 400) note(`${response.status()} ${response.url()}`); });
  await tab.goto(base + page, { waitUntil: 'load' });
  if (view === 'print') await tab.emulateMedia({ media: 'print' });
  await tab.evaluate(AXE);
  const only = view === 'print' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: TAGS };
  const result = await tab.evaluate((options) => window.axe.run(document, options), { runOnly: only });
  for (const found of result.violations) note(`${found.id}: ${found.nodes[0].html.slice(0, 120)}`);
  const [wide, room] = await tab.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  if (wide > room + 1) note(`${wide} px wide in ${room}`);
  if (view === 'light') await skipLink(tab, note);
  await tab.close();
}

async function skipLink(tab, note) {
  await tab.keyboard.press('Tab');
  const target = await tab.evaluate(() => document.activeElement.getAttribute('href'));
  if (!target || !target.startsWith('#')) { note('the first tab stop is no skip link'); return; }
  await tab.keyboard.press('Enter');
  const there = await tab.evaluate((id) => Boolean(document.getElementById(id).closest('main')), target.slice(1));
  if (!there) note('the skip link does not lead to the main part');
}

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  for (const [view, options] of Object.entries(VIEWS)) {
    const context = await browser.newContext({ ...options, bypassCSP: true, reducedMotion: 'reduce' });
    for (const page of pages) await look(context, view, page);
    await context.close();
  }
  await browser.close();
  console.log(JSON.stringify(findings));
})().catch((error) => { console.error(error); process.exit(2); });

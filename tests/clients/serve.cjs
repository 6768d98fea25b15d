// What a browser sees of `referat serve`: node serve.cjs ADDRESS PAGE FILE [PICTURE]
// Edits FILE (a meeting with the item »Sommerfest«) and prints what the page did, as JSON.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const AXE = fs.readFileSync(path.join(__dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');
const [address, page, file, picture] = process.argv.slice(2);
const PATIENCE = { timeout: 30000 };
const original = fs.readFileSync(file, 'utf8');
const seen = { errors: [], axe: [] };

async function violations(browser, dark) {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce',
    viewport: { width: dark ? 1280 : 320, height: 800 }, colorScheme: dark ? 'dark' : 'light' });
  const tab = await context.newPage();
  await tab.goto(address + page);
  await tab.waitForSelector('#referat-panel', PATIENCE);
  await tab.evaluate(AXE);
  const result = await tab.evaluate(() => window.axe.run('#referat-panel'));
  seen.axe.push(...result.violations.map((found) => found.id));
  if (picture) await tab.screenshot({ path: picture.replace('.png', dark ? '-dark.png' : '-narrow.png') });
  await context.close();
}

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => seen.errors.push(error.message));
  tab.on('console', (line) => { if (line.type() === 'error') seen.errors.push(line.text()); });
  await tab.goto(address + page);
  seen.before = await tab.locator('#referat-panel').count();

  fs.writeFileSync(file, original.replace('Sommerfest', 'Julefrokost'));
  await tab.getByText('Julefrokost').first().waitFor(PATIENCE);
  seen.changed = await tab.getByText('Sommerfest').count();

  fs.writeFileSync(file, original.replace('titel: Sommerfest', 'titell: Sommerfest'));
  const panel = tab.getByRole('alert', { name: 'Fund i møderne' });
  await panel.waitFor(PATIENCE);
  seen.panel = await panel.innerText();
  seen.old = await tab.getByRole('main').getByText('Julefrokost').count() > 0;
  await violations(browser, false);
  await violations(browser, true);
  if (picture) await tab.screenshot({ path: picture });
  await tab.locator('#referat-panel summary').click();
  seen.folded = await tab.locator('#referat-panel .besked').isHidden();

  fs.writeFileSync(file, original);
  await tab.getByText('Sommerfest').first().waitFor(PATIENCE);
  seen.after = await tab.locator('#referat-panel').count();
  await browser.close();
  console.log(JSON.stringify(seen));
})().catch((error) => { console.error(error); process.exit(2); });

// What a citizen does, in headless Chromium: node citizen.cjs SCENARIO BASE [ARGUMENT...]
// Prints what was seen as JSON; the tests say what should have been.
'use strict';
const { chromium } = require('playwright-core');

const [scenario, base, ...rest] = process.argv.slice(2);
const text = (tab, selector) => tab.locator(selector).first().innerText();
const focused = (tab) => tab.evaluate(() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  return { text: here.innerText || here.getAttribute('aria-label') || '', href: here.getAttribute('href') || '', tag: here.tagName,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
});

async function tabTo(tab, wanted, key = 'Tab') {
  const seen = [];
  for (let press = 0; press < 150; press += 1) {
    await tab.keyboard.press(key);
    const here = await focused(tab);
    seen.push(here);
    if (wanted(here)) return seen;
  }
  throw new Error(`never reached by keyboard: ${seen.map((s) => s.text).join(' | ')}`);
}

const scenarios = {
  // Types a word in the front page's search field, and follows the first result to an item.
  async search(tab, words) {
    await tab.goto(base);
    await tab.locator('header input[type=search]').first().fill(words);
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('#resultater > li');
    const titles = await tab.locator('#resultater > li').allInnerTexts();
    const status = await text(tab, '#soegestatus');
    await tab.locator('#resultater > li a[href*="#"]').first().click();
    await tab.waitForSelector('main h1');
    const landed = await tab.evaluate(() => ({ page: location.pathname, body: document.querySelector('main').innerText,
      target: location.hash ? Boolean(document.getElementById(decodeURIComponent(location.hash.slice(1)))) : true }));
    return { status, titles, ...landed };
  },
  // Asks the search page for each of some words: how many results, and the first one's title.
  async ask(tab, ...words) {
    const answers = {};
    for (const word of words) {
      await tab.goto(`${base}soeg.html?q=${encodeURIComponent(word)}`);
      await tab.waitForFunction(() => /\d|[Ii]ngen/.test(document.getElementById('soegestatus').textContent));
      answers[word] = await tab.locator('#resultater > li').allInnerTexts();
    }
    return answers;
  },
  // From a body's page to its feed and its calendar, as a reader would find them.
  async subscribe(tab, page) {
    await tab.goto(base + page);
    const feed = await tab.evaluate(() => document.querySelector('link[rel=alternate][type="application/atom+xml"]').href);
    const calendar = await tab.evaluate(() => [...document.querySelectorAll('main a')].map((a) => a.href).find((href) => /^https?:.*\.ics$/.test(href)));
    const get = async (url) => (await tab.request.get(base + new URL(url, base).pathname.split('/').slice(-2).join('/'))).text();
    return { feed: await get(feed), calendar: await get(calendar) };
  },
  // From the front page to an item, with the keyboard alone; every stop must show where it is.
  async keyboard(tab, body, meeting) {
    await tab.goto(base);
    const stops = await tabTo(tab, (here) => here.text.includes(body) && here.href.includes('index.html'));
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/klima/);
    stops.push(...await tabTo(tab, (here) => here.href.includes(meeting)));
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => url.pathname.includes(meeting));
    stops.push(...await tabTo(tab, (here) => here.tag === 'A' && /^#./.test(here.href) && !here.href.startsWith('#_')));
    await tab.keyboard.press('Enter');
    const there = await tab.evaluate(() => Boolean(document.querySelector(':target')));
    return { there, title: await tab.title(), withoutRing: stops.filter((stop) => !stop.ring).map((stop) => `${stop.tag} ${stop.text}`) };
  },
  // Every page given, without JavaScript: its heading, and how many words and links it has.
  async plain(tab, ...pages) {
    const seen = {};
    for (const page of pages) {
      await tab.goto(base + page);
      seen[page] = { h1: await text(tab, 'main h1'), words: (await text(tab, 'main')).split(/\s+/).length,
        links: await tab.locator('main a[href]').count() };
    }
    return seen;
  },
};

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ javaScriptEnabled: scenario !== 'plain', viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(`script: ${error.message}`));
  tab.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  tab.on('response', (response) => { if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`); });
  const seen = await scenarios[scenario](tab, ...rest);
  await browser.close();
  console.log(JSON.stringify({ ...seen, errors }));
})().catch((error) => { console.error(error); process.exit(2); });

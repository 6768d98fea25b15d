// Søgesiden: læser adressen, spørger indekset og skriver resultaterne. Skriver aldrig HTML som tekst.
(() => {
  'use strict';
  const form = document.getElementById('soegning');
  const box = form.elements.q;
  const status = document.getElementById('soegestatus');
  const section = document.getElementById('soegeresultat');
  const list = document.getElementById('resultater');
  const more = document.getElementById('flere');
  const help = document.getElementById('soegehjaelp');
  const choices = [...form.querySelectorAll('select')];
  const filters = choices.filter((choice) => choice.dataset.filter);
  const root = new URL(form.dataset.rod, document.baseURI);
  const AT_ONCE = 10;
  const PAIRS = [['aa', 'å'], ['ae', 'æ'], ['oe', 'ø']];
  let index = null;
  let found = [];
  let shown = 0;
  let turn = 0;
  let pause = 0;

  function load() {
    index ??= import(new URL(form.dataset.indeks, document.baseURI).href).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 28 });
      await pagefind.init();
      return pagefind;
    });
    return index;
  }

  // »Aabenraa« og »Åbenrå« er det samme: hvert ord søges på alle sine skrivemåder.
  function spellings(word) {
    const all = new Set([word]);
    for (const [two, one] of PAIRS) {
      for (const known of [...all]) {
        all.add(known.replaceAll(two, one));
        all.add(known.replaceAll(one, two));
      }
    }
    return [...all];
  }

  function variants(query) {
    let all = [''];
    for (const word of query.toLowerCase().split(/\s+/)) {
      const next = [];
      for (const start of all) for (const form of spellings(word)) next.push(`${start} ${form}`.trim());
      all = next.slice(0, 12);
    }
    return [...new Set(all)];
  }

  async function search(query) {
    const pagefind = await load();
    const wanted = {};
    for (const choice of filters) if (choice.value) wanted[choice.dataset.filter] = choice.value;
    const newest = form.elements.orden.value === 'nyeste';
    const options = newest ? { filters: wanted, sort: { dag: 'desc' } } : { filters: wanted };
    const answers = [];
    for (const variant of variants(query)) {
      const { results } = await pagefind.search(variant, options);
      if (results.length) answers.push(results);
    }
    if (answers.length < 2) return answers.flat();
    const best = new Map();
    for (const result of answers.flat()) {
      if (!(best.get(result.id)?.score >= result.score)) best.set(result.id, result);
    }
    const merged = [...best.values()];
    return newest ? byDay(merged) : merged.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  async function byDay(results) {
    const days = await Promise.all(results.map(async (result) => (await result.data()).meta.dag));
    const day = new Map(results.map((result, at) => [result, days[at]]));
    return results.sort((a, b) => (day.get(a) < day.get(b) ? 1 : -1));
  }

  function element(tag, className, ...content) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...content);
    return node;
  }

  // Uddraget er HTML med <mark>; kun ordene og mærkerne tages med.
  function excerpt(html) {
    const parsed = new DOMParser().parseFromString(html, 'text/html').body;
    const line = element('p', 'uddrag');
    for (const node of parsed.childNodes) {
      line.append(node.nodeName === 'MARK' ? element('mark', '', node.textContent) : node.textContent);
    }
    return line;
  }

  // Et punkts overskrift hedder »budget_titel«; punktets egen, blivende adresse er »budget«.
  function address(path) {
    const [file, anchor = ''] = path.replace(/^\//, '').split('#');
    const url = new URL(!file || file.endsWith('/') ? `${file}index.html` : file, root);
    url.hash = anchor.replace(/_titel$/, '');
    return url.href;
  }

  function link(text, path) {
    const node = element('a', '', text);
    node.href = address(path);
    return node;
  }

  function row(data) {
    const { meta } = data;
    const url = data.raw_url || data.url;
    const item = element('li', 'resultat', element('h3', '', link(meta.title, url)));
    const about = [meta.slags, meta.udvalg, meta.dato].filter((part) => part && part !== meta.title);
    item.append(element('p', 'om', about.join(' · ')));
    const parts = data.sub_results.filter((part) => part.anchor && part.anchor.id.endsWith('_titel'));
    if (!parts.length) item.append(excerpt(data.excerpt));
    const inner = element('ul', '');
    const most = [...parts].sort((a, b) => b.locations.length - a.locations.length).slice(0, 4);
    for (const part of parts.filter((one) => most.includes(one))) {
      inner.append(element('li', '', link(part.title, `${url.split('#')[0]}#${part.anchor.id}`), excerpt(part.excerpt)));
    }
    if (parts.length) item.append(inner);
    return item;
  }

  async function showMore(mine, focus) {
    const next = found.slice(shown, shown + AT_ONCE);
    const rows = await Promise.all(next.map(async (result) => row(await result.data())));
    if (mine !== turn) return;
    shown += next.length;
    list.append(...rows);
    more.hidden = shown >= found.length;
    if (focus && rows.length) rows[0].querySelector('a').focus();
  }

  function say(text) { status.textContent = text; }

  function told(count, query) {
    if (count === 0) return `Ingen resultater for »${query}«. Prøv færre eller andre ord, eller fjern en afgrænsning.`;
    return `${count === 1 ? '1 resultat' : `${count.toLocaleString('da')} resultater`} for »${query}«`;
  }

  async function run() {
    const mine = ++turn;
    const query = box.value.trim();
    remember(query);
    if (!query) {
      list.replaceChildren();
      section.hidden = true;
      help.hidden = false;
      say('');
      return;
    }
    if (!index) say('Søger …');
    try {
      const results = await search(query);
      if (mine !== turn) return;
      found = results;
      shown = 0;
      list.replaceChildren();
      section.hidden = !found.length;
      help.hidden = found.length > 0;
      await showMore(mine, false);
      if (mine === turn) say(told(found.length, query));
    } catch {
      index = null;
      section.hidden = true;
      help.hidden = false;
      say(location.protocol === 'file:'
        ? 'Søgningen virker kun, når siden ligger på en webserver. Find det, du leder efter, her under.'
        : 'Søgningen kunne ikke hentes. Prøv igen om lidt, eller find det, du leder efter, her under.');
    }
  }

  function remember(query) {
    const words = new URLSearchParams();
    if (query) words.set('q', query);
    for (const choice of choices) if (choice.value) words.set(choice.name, choice.value);
    const text = words.toString();
    history.replaceState(null, '', text ? `?${text}` : location.pathname);
    document.title = (query ? `${query} – ` : '') + title;
  }

  const title = document.title;
  const given = new URLSearchParams(location.search);
  box.value = given.get('q') || '';
  for (const choice of choices) {
    const value = given.get(choice.name) || '';
    if ([...choice.options].some((option) => option.value === value)) choice.value = value;
  }
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(pause); run(); });
  box.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(run, 250); });
  box.addEventListener('focus', () => { load().catch(() => { index = null; }); }, { once: true });
  for (const choice of choices) choice.addEventListener('change', () => { clearTimeout(pause); run(); });
  more.addEventListener('click', () => showMore(turn, true));
  if (box.value) run();
})();

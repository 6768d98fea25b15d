// Listens for news from `referat serve`: reloads the page when it has been built again, and
// shows what is wrong above it. Only ever served, never written into a file of the site.
(() => {
  "use strict";
  const built = document.currentScript.dataset.bygning;
  const look = `
    :host { all: initial; display: block; position: sticky; top: 0; z-index: 2147483647; }
    section { font: 1rem/1.5 system-ui, sans-serif; box-sizing: border-box; max-height: 50vh;
      overflow: auto; padding: 0.75rem 1.25rem; color: #1d1d1d; background: #fff4d6;
      border-bottom: 4px solid #8a6100; }
    section.fejl { background: #fbecee; border-color: #8a1c2b; }
    summary { font-weight: 700; cursor: pointer; }
    section:focus-visible, summary:focus-visible { outline: 3px solid #0a4a6b; outline-offset: 2px; }
    ol { margin: 0.5rem 0 0; padding-left: 1.25rem; }
    li { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
    p { margin: 0; }
    .sted, code { font-family: ui-monospace, monospace; font-size: 0.9375rem; font-weight: 700; }
    @media (prefers-color-scheme: dark) {
      section { color: #f2f2f2; background: #352a0c; border-color: #ffd982; }
      section.fejl { background: #3a1a20; border-color: #ffb0b9; }
      section:focus-visible, summary:focus-visible { outline-color: #8fcbec; }
    }
    @media print { :host { display: none; } }`;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // A message writes what stands in a file between backticks.
  const worded = (name, text, className) => {
    const made = element(name, "", className);
    text.split(/`([^`]+)`/).forEach((part, number) => {
      made.append(number % 2 ? element("code", part) : part);
    });
    return made;
  };

  let host = null;
  let shown = "";

  function listed(found) {
    const entry = element("li");
    entry.append(
      element("p", `${found.sted}: ${found.alvor}`, "sted"),
      worded("p", found.besked, "besked"),
    );
    if (found.hjaelp) entry.append(worded("p", `Hjælp: ${found.hjaelp}`, "hjaelp"));
    return entry;
  }

  function show(news) {
    if (!host) {
      host = element("div");
      host.id = "referat-panel";
      host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(look);
      host.shadowRoot.adoptedStyleSheets = [sheet];
      document.body.prepend(host);
    }
    const failed = news.fund.some((found) => found.alvor === "fejl");
    const section = element("section", "", failed ? "fejl" : "");
    section.setAttribute("role", failed ? "alert" : "status");
    section.setAttribute("aria-label", "Fund i møderne");
    section.tabIndex = 0;
    const details = element("details");
    details.open = failed;
    const list = element("ol");
    list.append(...news.fund.map(listed));
    const tail = failed ? " Siden herunder er den, der blev bygget sidst." : "";
    details.append(element("summary", news.overskrift + (news.bygning ? tail : "")), list);
    section.append(details);
    host.shadowRoot.replaceChildren(section);
  }

  function take(news) {
    if (news.bygning !== built) {
      location.reload();
      return;
    }
    const now = JSON.stringify(news.fund);
    if (now === shown) return;
    shown = now;
    if (news.fund.length) show(news);
    else if (host) {
      host.remove();
      host = null;
    }
  }

  // A page out of sight lets go of its connection: a browser has few for each address.
  let source = null;
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/_referat/nyt");
      source.onmessage = (event) => take(JSON.parse(event.data));
    }
  }
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  listen();
})();

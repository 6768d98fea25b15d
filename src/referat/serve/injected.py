"""What the server adds to a page on its way out, and never to a file: the script that listens
for news, and leave for it in the page's content security policy (CSP level 3).
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from referat.diagnostics import Diagnostic, in_order
from referat.report import hidden, summary
from referat.serve.board import News

OWN = "/_referat/"
SCRIPT = OWN + "panel.js"
EVENTS = OWN + "nyt"
_ALLOWED = {"script-src": "'self'", "connect-src": "'self'"}
_POLICY = re.compile(
    rb"""(<meta\s+http-equiv=["']?content-security-policy["']?\s+content=)("[^"]*"|'[^']*')""",
    re.IGNORECASE,
)
_WAITING = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8">
<title>Hjemmesiden kan ikke bygges endnu</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"></head>
<body><main><h1>Hjemmesiden kan ikke bygges endnu</h1>
<p>Ret det, der står øverst. Siden kommer af sig selv, når det er rettet.</p></main></body></html>
"""


def with_script(page: bytes, build: str) -> bytes:
    """A page of the site as it is served: with the script, and allowed to run it."""
    page = _POLICY.sub(_relaxed, page, count=1)
    tag = f'<script src="{SCRIPT}" data-bygning="{html.escape(build)}" defer></script>'.encode()
    end = page.lower().rfind(b"</body>")
    return page + tag if end < 0 else page[:end] + tag + page[end:]


def _relaxed(match: re.Match[bytes]) -> bytes:
    quoted = match[2].decode("utf-8", "replace")
    policy = allow(html.unescape(quoted[1:-1]))
    escaped = html.escape(policy, quote=False).replace('"', "&quot;")
    return match[1] + f'"{escaped}"'.encode()


def allow(policy: str) -> str:
    """`policy` with leave for the server's own script and events. A directive that is not
    there falls back on `default-src`, so what that allows is kept.
    """
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)
    if not directives:
        return policy
    for name, source in _ALLOWED.items():
        fallback = directives.get(name, directives.get("default-src"))
        if fallback is None:
            continue  # nothing is forbidden
        kept = [old for old in fallback if old.lower() != "'none'" and old != source]
        directives[name] = [*kept, source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def waiting_page() -> bytes:
    """What is shown as long as nothing could be built."""
    return _WAITING.encode()


def as_event(news: News) -> bytes:
    """The news as a server-sent event (WHATWG HTML, 9.2)."""
    told = {
        "bygning": news.build,
        "overskrift": summary(list(news.findings)) if news.findings else "",
        "fund": [_told(finding) for finding in in_order(list(news.findings))],
    }
    return f"id: {news.number}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n".encode()


def _told(finding: Diagnostic) -> dict[str, str]:
    finding = hidden(finding)
    where = str(finding.path or "referat")
    if finding.place:
        where += f":{finding.place.line}:{finding.place.column}"
    return {
        "alvor": finding.severity.danish,
        "sted": where,
        "besked": finding.message,
        "hjaelp": finding.hint,
        "kode": finding.code,
    }


def script() -> bytes:
    """The script that the pages load."""
    return Path(__file__).with_name("panel.js").read_bytes()

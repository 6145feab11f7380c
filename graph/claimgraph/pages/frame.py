"""The page as one HTML file: style and script are inlined, and allowed by their hashes only."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from claimgraph.pages import cards, document, layers, matrix
from claimgraph.pages.view import View
from claimgraph.render import markup
from claimgraph.results import counted

OPEN = 200
"""With more claims than this the graph and the table begin folded, and a browser that runs the
script reads them as mere text until somebody begins to use the page."""


@cache
def asset(name: str) -> str:
    """Return a shipped file of the page, without indentation, blank lines and lines of comment."""
    whole = files("claimgraph").joinpath("pages", "assets", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in whole.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith(("// ", "/* ")))
    return re.sub(r";\s(?=})| ?([{};:,>])\s", r"\1", kept) if name.endswith(".css") else kept


def frame(view: View, title: str) -> str:
    """Return the page; its policy lets nothing load and only this style and this script run."""
    style, script = asset("page.css"), asset("page.js") + "\n" + _begun(view)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{markup.attribute(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
{_header(view, title)}
<main>
{_tools()}
<div class="sheet">
<article id="text" aria-label="The text">{_texts(view)}</article>
<aside id="sources" aria-labelledby="h-sources"><h2 id="h-sources">Sources</h2>
<p class="hint" hidden>Point at a source to see its claims; press its button to take it away.</p>
{cards.cards_html(view)}</aside>
</div>
{_section(view, "graph", "What each claim rests on", layers.layers_html(view))}
{_section(view, "table", "Claims and sources", matrix.matrix_html(view))}
</main>
<footer>{_footer()}</footer>
<script type="application/json" id="data">{markup.data(layers.edges(view))}</script>
<script>{script}</script>
</body>
</html>
"""


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_pin(style)}; script-src {_pin(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _pin(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _header(view: View, title: str) -> str:
    return (
        f'<header><h1 dir="auto">{markup.label(title)}</h1>'
        f'<p class="lead">{cards.coverage_line(view)}</p>'
        f"{cards.legend_html(view)}{cards.strip_html(view)}</header>"
    )


def _tools() -> str:
    marks = (("actors", "Actors"), ("figures", "Figures"), ("speakers", "Speakers"))
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{key}"> {name}</label>' for key, name in marks
    )
    return (
        f'<div class="tools"><fieldset class="show"><legend>Also mark</legend>{boxes}</fieldset>'
        '<div class="search" role="search" hidden><label for="find">Search</label>'
        '<output id="hits" for="find"></output>'
        '<input type="search" id="find" autocomplete="off" spellcheck="false"></div></div>'
        '<div id="verdict" role="status"></div>'
    )


def _texts(view: View) -> str:
    if len(view.documents) == 1:
        return document.text_html(view, view.documents[0])
    return "".join(
        f'<h2 dir="auto">{markup.label(one.label)}</h2>{document.text_html(view, one, 3)}'
        for one in view.documents
    )


def _begun(view: View) -> str:
    """Return what starts the script: at once, or on a long page when somebody begins to use it."""
    return asset("waking.js") if len(view.claims) > OPEN else "start();"


def _section(view: View, name: str, heading: str, body: str) -> str:
    if len(view.claims) <= OPEN:
        return f'<section id="{name}"><h2>{heading}</h2>{body}</section>'
    count = counted(len(view.claims), "claims")
    return (
        f'<section id="{name}"><details><summary><h2>{heading}</h2> {count}</summary>'
        f"<noscript>{body}</noscript></details></section>"
    )


def _footer() -> str:
    return (
        "<p>Made by claimgraph. A claim relies on a source only where the text shows it or a "
        "person accepted it; a title that matches is a candidate and saves nothing.</p>"
    )

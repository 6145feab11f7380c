"""The pages: a query and its answer, the questions as forms, the documents. No script needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from claimgraph.patterns import regex
from claimgraph.questions import PARAMETERS, questions
from claimgraph.rdf.vocabulary import DATA, PREFIXES
from claimgraph.render import markup

EXAMPLE = """\
SELECT ?claim ?text ?title {
  ?claim a cg:Claim ; schema:text ?text ; cito:cites ?source .
  ?source schema:headline ?title .
}
LIMIT 50"""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What a browser may load and send for these pages: only what comes from here."""
SHOWN = 500
"""Rows of a query's answer that a page shows; the links beside it lead to all of them."""
_FILES = {"json": "JSON", "spreadsheet": "CSV", "spreadsheet-tsv": "TSV", "xml": "XML"}
_GRAPH_FILES = {"turtle": "Turtle", "ntriples": "N-Triples", "jsonld": "JSON-LD"}


def page(title: str, body: str, home: bool = False) -> str:
    """Return a whole page."""
    name = "claimgraph" if home else f"{title} – claimgraph"
    back = "" if home else '<a href="/">All questions and documents</a>'
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{markup.attribute(name)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/site.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Site">{back}</nav><h1>{markup.label(title)}</h1></header>
<main id="main">
{body}
</main>
</body>
</html>
"""


def home(documents: Mapping[str, Any], query: str = EXAMPLE) -> str:
    """Return the first page: the query, the questions, and the documents."""
    return page(
        "Ask this archive",
        editor(query)
        + f'<section aria-labelledby="h-questions"><h2 id="h-questions">Questions</h2>'
        f"<ul>{''.join(map(_question_link, questions().values()))}</ul></section>"
        + documents_section(documents),
        home=True,
    )


def _question_link(question: Any) -> str:
    first = question.asks.partition("?")[0] + "?"
    return f'<li><a href="/questions/{quote(question.name)}">{markup.text(first)}</a></li>'


def editor(query: str) -> str:
    """Return the form to write a query in, with the prefixes that are bound."""
    names = "".join(
        f"<dt><code>{markup.text(name)}:</code></dt><dd><code>{markup.text(iri)}</code></dd>"
        for name, iri in sorted(PREFIXES.items())
    )
    return (
        '<section aria-labelledby="h-query"><h2 id="h-query">A query in SPARQL</h2>'
        '<form action="/query" method="get" id="ask">'
        '<p><label for="query">The query</label></p>'
        '<textarea id="query" name="query" rows="12" spellcheck="false" autocomplete="off" '
        f'aria-describedby="keys">{markup.text(query)}</textarea>'
        '<p id="keys" class="hint">The prefixes below are bound. Ctrl + Enter asks; '
        "Ctrl + Space offers terms, and questions to begin with.</p>"
        '<p><button type="submit">Ask</button></p></form>'
        f"<details><summary>Prefixes</summary><dl>{names}</dl></details></section>"
        '<script src="/assets/known.js" defer></script>'
        '<script src="/assets/editor.js" defer></script>'
    )


@lru_cache(maxsize=1)
def known() -> str:
    """Return the script that tells the editor what it can complete: terms, prefixes, questions."""
    asked = [(one.name, one.asks, one.text) for one in questions().values()]
    terms = {term for *_, text in asked for term in _TERM.findall(text)}
    told = {
        "prefixes": dict(sorted(PREFIXES.items())),
        "terms": sorted(term for term in terms if term.partition(":")[0] in PREFIXES),
        "questions": asked,
    }
    return f"window.claimgraph = {json.dumps(told)};\n"


_TERM = regex(r"\b[a-z]\w*:[A-Za-z]\w*")


def documents_section(found: Mapping[str, Any]) -> str:
    """Return a part of the list of documents, with links to the others."""
    rows = "".join(
        f'<tr><td><a href="/documents/{quote(row["id"])}">{markup.label(row["text"])}</a></td>'
        f"<td>{row.get('claims', '')}</td></tr>"
        for row in found["rows"]
    )
    return (
        '<section aria-labelledby="h-documents"><h2 id="h-documents">Documents</h2>'
        f'<p class="hint">{_extent(found)}</p><table><thead><tr><th scope="col">document</th>'
        f'<th scope="col">claims</th></tr></thead><tbody>{rows}</tbody></table>'
        f"{_turning('/documents', {}, found)}</section>"
    )


def answer(query: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], graph: bool) -> str:
    """Return the page of a query and its answer."""
    files = _GRAPH_FILES if graph else _FILES
    links = ", ".join(_file_link(query, key, name) for key, name in files.items())
    more = f"; the first {SHOWN} are shown" if len(rows) > SHOWN else ""
    head = (
        '<section aria-labelledby="h-answer"><h2 id="h-answer">What was found</h2>'
        f'<p role="status">{len(rows)} {"row" if len(rows) == 1 else "rows"}{more}. '
        f"All of them as {links}.</p>"
    )
    return page("Answer", head + table(columns, rows[:SHOWN]) + "</section>" + editor(query))


def _file_link(query: str, key: str, name: str) -> str:
    there = markup.attribute(urlencode({"query": query, "format": key}))
    return f'<a href="/query?{there}">{name}</a>'


def failed(query: str, message: str) -> str:
    """Return the page of a query that has no answer."""
    told = (
        '<section aria-labelledby="h-answer"><h2 id="h-answer">What is wrong</h2>'
        f'<pre role="alert" id="problem">{markup.text(message)}</pre></section>'
    )
    return page("No answer", told + editor(query))


BACK = '<nav aria-label="Archive"><a href="/">All questions and documents</a></nav>'
"""The way back from the page of a document, which is one of its own."""


def refused(message: str) -> str:
    """Return the page of something that is not there or cannot be had now."""
    return page("Not here", f'<p role="alert" class="problem">{markup.text(message)}</p>')


def question(
    asked: Any, values: Mapping[str, str], found: Mapping[str, Any] | None, problem: str = ""
) -> str:
    """Return the page of a named question: its form, and its answer where it was asked."""
    names = list(asked.parameters)
    if "document" not in names:
        names.append("document")
    fields = "".join(_field(name, values.get(name, "")) for name in names)
    body = (
        f"<p>{markup.text(asked.asks)}</p>"
        f'<form method="get" action="/questions/{quote(asked.name)}">{fields}'
        '<p><button type="submit" name="ask" value="1">Ask</button></p></form>'
    )
    if problem:
        body += f'<p role="alert" class="problem">{markup.text(problem)}</p>'
    if found is not None:
        columns = list(found["columns"])
        columns += [c for row in found["rows"][:1] for c in row if c not in columns]
        cells = [[row.get(column) for column in columns] for row in found["rows"]]
        path = f"/questions/{quote(asked.name)}"
        body += f'<p role="status">{_extent(found)}</p>{table(columns, cells)}'
        body += _turning(path, {**values, "ask": "1"}, found)
    return page(asked.name.replace("-", " ").capitalize(), body)


def _field(name: str, value: str) -> str:
    told = PARAMETERS.get(name)
    means = told.means if told else ""
    hint = f' <span class="hint" id="hint-{name}">{markup.text(means)}</span>' if means else ""
    by = f' aria-describedby="hint-{name}"' if means else ""
    head = f'<p><label for="in-{name}">{name}</label>{hint}<br>'
    choices = list(told.choices or ()) if told else []
    if choices and value in ("", *choices):
        options = "".join(
            f"<option{' selected' if one == value else ''}>{markup.text(one)}</option>"
            for one in choices
        )
        first = '<option value="">any</option>'
        return f'{head}<select id="in-{name}" name="{name}"{by}>{first}{options}</select></p>'
    typed = f'value="{markup.attribute(value)}" autocomplete="off"{by}'
    return f'{head}<input id="in-{name}" name="{name}" {typed}></p>'


def table(columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as a table that can be scrolled by the keyboard too."""
    head = "".join(f'<th scope="col">{markup.label(str(c))}</th>' for c in columns)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return (
        '<div class="wide" role="region" aria-label="The rows" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    text = str(value)
    name = text.removeprefix(DATA)
    if name.startswith("document-"):
        return f'<td><a href="/documents/{quote(name)}">{markup.text(name)}</a></td>'
    if _NODE.fullmatch(name):
        there = urlencode({"query": f"DESCRIBE <{DATA}{name}>"})
        return f'<td><a href="/query?{markup.attribute(there)}">{markup.text(name)}</a></td>'
    return f"<td>{markup.link(text, markup.label(text))}</td>"


_NODE = regex(r"(?:actor|claim|event|figure|passage|source|voicing|reference)-[0-9a-f]{8,}")
"""The id of a node; the page tells all that is said of it."""


def _extent(found: Mapping[str, Any]) -> str:
    start, shown, total = found["start"], len(found["rows"]), found["total"]
    if shown == total:
        return f"{total} in all."
    return f"{start + 1} to {start + shown} of {total}."


def _turning(path: str, values: Mapping[str, str], found: Mapping[str, Any]) -> str:
    if found["next"] is None:
        return ""
    there = markup.attribute(urlencode({**values, "start": found["next"]}))
    return f'<p><a href="{path}?{there}">The next ones</a></p>'

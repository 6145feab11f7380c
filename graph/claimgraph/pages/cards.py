"""The cards of a page: its sources, the legend with its counts, and the coverage strip."""

from __future__ import annotations

from collections import Counter

from claimgraph.model import Status, choices
from claimgraph.pages.rows import SourceRow
from claimgraph.pages.view import View
from claimgraph.render import markup
from claimgraph.render.highlights import WORDS
from claimgraph.results import counted


def legend_html(view: View) -> str:
    """Return the count of claims for each status; each box shows or hides its marks."""
    counts = Counter[str](row.status for row in view.claims)
    boxes = "".join(
        f'<label class="box {status}"><input type="checkbox" checked>'
        f'<span class="count"> {counts[status]}</span> '
        f"<b>{status}</b> <small>{WORDS[status]}</small></label>"
        for status in choices(Status)
    )
    return f'<fieldset class="legend"><legend>Claims by status</legend>{boxes}</fieldset>'


def strip_html(view: View) -> str:
    """Return one cell for each claim and each sentence that makes none, in reading order."""
    cells = "".join(
        f'<a class="{row.status}" href="#{row.handle}" '
        f'aria-label="{row.handle[1:]} {row.status}"></a>'
        for row in view.claims
    )
    size = "many" if len(view.claims) > 160 else "few"
    name = "Coverage: every claim, in reading order"
    return f'<nav class="strip {size}" aria-label="{name}">{cells}</nav>'


def coverage_line(view: View) -> str:
    """Return how many sentences make claims and how many make none, in words."""
    wanted = {document.id for document in view.documents}
    sentences = [s for s in view.kb.sentences() if s.document in wanted]
    states = Counter(view.kb.state(s) in choices(Status) for s in sentences)
    if not sentences:
        return ""
    making = f"{states[True]} of {counted(len(sentences), 'sentences')}"
    rest = f"; {states[False]} make none and stand unmarked" if states[False] else ""
    return f"{making} make {counted(len(view.claims), 'claims')}{rest}. Nothing is left out."


def cards_html(view: View) -> str:
    """Return the source cards."""
    if not view.sources:
        return '<p class="none">This text lists no source.</p>'
    cards = "".join(_card(view, row) for row in view.sources)
    return f'<ol class="cards">{cards}</ol>'


def _card(view: View, row: SourceRow) -> str:
    source = row.source
    shown = markup.link(source.url, markup.label(source.label))
    details = [markup.label(source.publisher)] if source.publisher else []
    details += [markup.text(source.published)] if source.published else []
    details += [f'<b class="notice">{markup.text(notice.label)}</b>' for notice in row.notices]
    details += [markup.label(markup.site(source.url))] if markup.site(source.url) else []
    copies = [view.sources[i] for i in row.copies]
    details += [f'copies <a href="#{c.handle}">{markup.text(c.tag)}</a>' for c in copies]
    about = f'<p class="about">{" · ".join(details)}</p>' if details else ""
    return (
        f'<li class="card" id="{row.handle}">'
        f'<b class="n">{markup.label(row.tag)}</b><div><cite>{shown}</cite>{about}'
        f'<p class="use">{_use(row)}</p><button type="button" disabled>'
        f"Without it: {_loss(row)}</button></div></li>"
    )


def _use(row: SourceRow) -> str:
    relying = len(row.relying)
    if not relying:
        hoped = len(row.candidates)
        return "No claim relies on it" + (
            f"; its title may back {counted(hoped, 'claims')}." if hoped else "."
        )
    alone = {0: "none of them on it alone", relying: "on nothing else"}.get(
        row.alone, f"{row.alone} of them on nothing else"
    )
    verb = "relies" if relying == 1 else "rely"
    return f"<b>{counted(relying, 'claims')}</b> {verb} on it, {alone}."


def _loss(row: SourceRow) -> str:
    """Return what its loss would do, in words; the same that the button shows in colour."""
    loss = row.loss
    hoped = f" ({_told(loss.candidates, 'has', 'have')} a candidate)" if loss.candidates else ""
    told = (
        _told(loss.falls, "falls", "fall") + hoped,
        _told(loss.in_question, "is in question", "are in question"),
        _told(loss.survives, "survives", "survive"),
    )
    return ", ".join(filter(None, told)) or "nothing changes"


def _told(claims: tuple[int, ...], one: str, many: str) -> str:
    return f"{len(claims)} {one if len(claims) == 1 else many}" if claims else ""

"""The table of claims and sources: a column for each source, or one of numbers for many."""

from __future__ import annotations

from claimgraph.model import clip
from claimgraph.pages.layers import entity_name
from claimgraph.pages.rows import ClaimRow
from claimgraph.pages.view import View
from claimgraph.render import markup

WIDEST = 30
"""More sources than this share one column, as the table would outgrow the page and its size."""


def matrix_html(view: View) -> str:
    """Return the table; every row is the place a claim's glyph in the text leads to."""
    none = '<p class="none">No source is listed, so there is nothing to cross.</p>'
    return _table(view) if view.sources else none + _table(view)


def _table(view: View) -> str:
    wide = 0 < len(view.sources) <= WIDEST
    heads = _source_heads(view) if wide else '<th scope="col">Sources</th>'
    rows = "".join(_row(view, row, wide) for row in view.claims)
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Claims and sources">'
        '<table class="matrix"><caption>● relies on it · ◌ a candidate: nothing shows the link'
        '</caption><thead><tr><th scope="col">Claim</th>'
        f'<th scope="col">Status</th>{heads}<th scope="col">Said by</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _source_heads(view: View) -> str:
    return "".join(
        f'<th scope="col" class="x"><a href="#{row.handle}">{markup.text(row.tag)}</a></th>'
        for row in view.sources
    )


def _row(view: View, row: ClaimRow, wide: bool) -> str:
    cells = _cells(view, row) if wide else f"<td>{_numbers(view, row)}</td>"
    said = ", ".join(markup.label(entity_name(view.entities[i].entity)) for i in row.speakers)
    said = said or markup.label(clip(row.unnamed, 40)) if row.unnamed else said
    return (
        f'<tr class="{row.status}" id="k{row.handle[1:]}">'
        f'<th scope="row"><a href="#{row.handle}">'
        f"{row.handle} {markup.label(clip(row.claim.text))}</a></th>"
        f"<td>{', '.join(filter(None, (row.status, row.put)))}</td>{cells}"
        f"<td>{said}</td></tr>"
    )


def _cells(view: View, row: ClaimRow) -> str:
    """Return a cell for each source that a claim relies on, and one for each run of others."""
    signs = dict.fromkeys(row.candidates, "◌") | dict.fromkeys(row.relies, "●")
    found, after = "", 0
    for place in (*sorted(signs), len(view.sources)):
        if place > after:
            found += f'<td colspan="{place - after}"></td>'
        if place in signs:
            tag = markup.attribute(view.sources[place].tag)
            found += f'<td class="x" data-n="{tag}">{signs[place]}</td>'
        after = place + 1
    return found


def _numbers(view: View, row: ClaimRow) -> str:
    tags = [markup.text(view.sources[i].tag) for i in row.relies]
    tags += [f"◌{markup.text(view.sources[i].tag)}" for i in row.candidates]
    return " ".join(tags)

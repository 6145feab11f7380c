"""From the figures found in a text to nodes of the graph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimgraph.model import Claim, Document, Figure, Marker, Node, Passage, Reference
from claimgraph.reading.figures.spans import FigureSpan, find_figures

_WITHOUT = frozenset({"heading", "chatter", "contents", "boilerplate", "listing"})
"""Asides whose figures are not the text's."""


def figure_nodes(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes of a reader with the figures its claims state added.

    Figures are read from sentences, questions and fragments; those of headings, of other asides
    and of the source list are not the text's figures. Markers and documents in other languages
    than English are passed over. Each figure is mentioned in a passage of its own words, and
    every claim whose words hold it gets it.

    >>> from claimgraph.reading.parse import read_text
    >>> nodes = figure_nodes(read_text("The Netherlands sent 300 troops [1]. It rained."))
    >>> [n.label for n in nodes if n.noun == "figure"]
    ['300 troops']
    """
    nodes = list(nodes)
    documents = [n for n in nodes if isinstance(n, Document) and _is_english(n)]
    added: list[Node] = []
    stated: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        added += _of_document(document, nodes, stated)
    known = {node.id for node in nodes}
    return [
        *(_with_figures(node, stated) for node in nodes),
        *(node for node in added if node.id not in known),
    ]


def _is_english(document: Document) -> bool:
    return (document.language or "en").partition("-")[0] == "en"


def _with_figures(node: Node, stated: dict[str, list[str]]) -> Node:
    if not isinstance(node, Claim) or node.id not in stated:
        return node
    return node.model_copy(update={"figures": tuple(sorted({*node.figures, *stated[node.id]}))})


def _of_document(
    document: Document, nodes: Sequence[Node], stated: dict[str, list[str]]
) -> Iterator[Node]:
    """Yield the passages and figures of one document, noting which claim states which."""
    mine = [n for n in nodes if isinstance(n, Passage) and n.document == document.id]
    skipped = sorted((n.start, n.end) for n in mine if isinstance(n, (Marker, Reference)))
    starts = [start for start, _ in skipped]
    claims = _claims_by_sentence(mine, [n for n in nodes if isinstance(n, Claim)])
    for sentence in mine:
        if "sentence" not in sentence.roles or sentence.aside in _WITHOUT:
            continue
        first, last = bisect_left(starts, sentence.start), bisect_right(starts, sentence.end)
        found = find_figures(
            document.text, sentence.start, sentence.end, skip_spans=skipped[first:last]
        )
        made: dict[int, Figure] = {}
        for span in found:
            passage = document.cut(span.start, span.end, part_of=sentence.id)
            yield passage
            yield (figure := _figure(document, passage, span, made))
            for claim, words in claims.get(sentence.id, ()):
                if words.start <= span.start and span.end <= words.end:
                    stated[claim.id].append(figure.id)


def _claims_by_sentence(
    passages: Iterable[Passage], claims: Iterable[Claim]
) -> dict[str, list[tuple[Claim, Passage]]]:
    """Return the claims of each sentence with the passages they are expressed in."""
    by_id = {passage.id: passage for passage in passages}
    found: dict[str, list[tuple[Claim, Passage]]] = defaultdict(list)
    for claim in claims:
        if (words := by_id.get(claim.passage)) is not None:
            holder = words.id if "sentence" in words.roles else words.part_of
            found[holder or words.id].append((claim, words))
    return found


_AGE, _PART = 0.93, 0.83
"""Shares of implied units that are right: 12 of 12 ages beside names and 9 of 10 others, counted
by hand in news, reports and articles; a case more of either kind is added (rule of succession)."""


def _figure(
    document: Document, passage: Passage, span: FigureSpan, made: dict[int, Figure]
) -> Figure:
    restated = None if span.restates is None else made[span.restates]
    figure = made[span.start] = Figure(
        document=document.id,
        value=span.value,
        upper=span.upper,
        comparator=span.comparator,
        unit_code=span.unit_code,
        unit_text=span.unit_text,
        what=span.what,
        restates=restated.id if restated else None,
        mentioned_in=(passage.id,),
        **_ground(span),
    )
    return figure


def _ground(span: FigureSpan) -> dict[str, Any]:
    """Return why a unit that does not stand beside its number is taken for it, and how surely."""
    if not span.implied_unit:
        return {}
    if span.what == "age":
        return {"basis": "inferred", "confidence": _AGE, "note": "Taken for an age in years."}
    why = "The unit is taken from the figure before it."
    return {"basis": "inferred", "confidence": _PART, "note": why}

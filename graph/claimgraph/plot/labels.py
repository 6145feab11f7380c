"""What a picture calls each node: short, on one line, in the words of the text."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from claimgraph.graph import ClaimGraph
from claimgraph.model import COMPARATOR_SIGNS, SHARE, Document, Figure, Node, Reference, Source
from claimgraph.plot.text_layout import clean

BLANK = "(no text)"
_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)


def label_of(node: Node, tags: dict[str, str]) -> str:
    """Return what a picture writes for a node: a source's with its number before it."""
    text = figure_label(node) if isinstance(node, Figure) else node.label
    return f"{tags[node.id]} {clean(text)}".strip() if node.id in tags else clean(text) or BLANK


def title_of(kb: ClaimGraph, title: str | None) -> str:
    """Return the title asked for, or that of the one document held."""
    documents = kb.all(Document)
    own = documents[0].title if len(documents) == 1 else None
    return (own or "") if title is None else title


def source_tags(kb: ClaimGraph) -> dict[str, str]:
    """Return each source's tag: its numbers in the list, "[3]"; its handle where they mean several.

    >>> sorted(source_tags(cg.example("eastern-flank")).values())[:2]
    ['[1]', '[2]']
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for entry in kb.all(Reference):
        if entry.number is not None:
            numbers[entry.source].add(entry.number)
    plain = len(kb.all(Document)) <= 1
    return {
        source.id: f"[{', '.join(map(str, sorted(numbers[source.id])))}]"
        if plain and numbers[source.id]
        else f"[{kb.handle(source)}]"
        for source in kb.all(Source)
    }


def figure_label(figure: Figure) -> str:
    """Return a figure in symbols and words, large round numbers spelled with their scale.

    >>> figure_label(Figure(document="d", value=2_500_000, comparator="atLeast", unit_code="EUR"))
    '≥ 2.5 million EUR'
    """
    if figure.unit_code == SHARE:
        return " ".join(filter(None, [figure.label, figure.what and f"of {figure.what}"]))
    values = [v for v in (figure.value, figure.upper) if v is not None]
    scale, word = next(
        ((s, w) for s, w in _SCALES if all(_round(v / s) and abs(v) >= s for v in values)),
        (Decimal(1), ""),
    )
    amount = "–".join(f"{(v / scale).normalize():,f}" for v in values)
    unit = figure.printed_unit or figure.what
    return " ".join(filter(None, [COMPARATOR_SIGNS[figure.comparator], amount, word, unit]))


def _round(value: Decimal) -> bool:
    return value == round(value, 3)

"""CG401 and CG402: figures of a claim that its source contradicts or does not hold.

A title's figure that any figure of the claim agrees with is not a contradiction: "from 100 to 300"
fits a title that says 300.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimgraph.errors import MissingExtra
from claimgraph.model import Claim, clip
from claimgraph.patterns import regex
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held
from claimgraph.report.same_fact import is_number, may_be_same_fact, same_fact

if TYPE_CHECKING:
    from claimgraph.reading.quantities import QuantitySpan

_AGREE = ("entails", "consistent")
_WORD = regex(r"[^\W_]+")


def differing(held: Held) -> Iterator[Finding]:
    """CG401: a figure that contradicts the one in the title of a cited or matched source.

    Only where claim and title differ in nothing else: see ``same_fact``.
    """
    cited = ((c, s) for c in held.claims for s in _sources(c, held))
    for claim, source in cited:
        start, end = held.span(claim.passage)
        said, title = held.document.text[start:end], held.source(source).title or ""
        if not _counts(title) or not may_be_same_fact(said, title):
            continue  # what reads figures takes long to load
        printed_there, stated = _figures(title), _figures(said)
        if not (printed_there and stated and same_fact(said, stated, title, printed_there)):
            continue
        against = list(_contradictions(stated, printed_there))
        for figure, printed in against if len(against) == 1 else ():
            message = (
                f"the claim says “{_words(held, start, figure)}”, the title of "
                f"{held.named(source)} says “{title[printed.start : printed.end]}”"
            )
            span = (start + figure.start, start + figure.end)
            yield held.finding("CG401", message, claim, span)


@lru_cache(maxsize=512)
def _counts(title: str) -> bool:
    """Whether a title may state a figure: it holds a digit, or a word for a number."""
    return any(map(is_number, _WORD.findall(title.lower())))


def not_found(held: Held) -> Iterator[Finding]:
    """CG402: figures of cited claims that no given text of their sources holds."""
    for claim in held.claims if held.texts else ():
        cited = held.cited(claim.id)
        if not cited or not all(source in held.texts for source in cited):
            continue
        start, end = held.span(claim.passage)
        for figure in _figures(held.document.text[start:end]):
            there = [f for source in sorted(cited) for f in _figures(held.texts[source])]
            if not any(f.value == figure.value or _agrees(figure, f) for f in there):
                where = " or ".join(map(held.named, sorted(cited)))
                message = f"“{_words(held, start, figure)}” is not in {where}"
                span = (start + figure.start, start + figure.end)
                yield held.finding("CG402", message, claim, span)


def _sources(claim: Claim, held: Held) -> list[str]:
    found = held.citations.get(claim.id, ())
    return list(dict.fromkeys(c.source for c in found if c.asserted or c.basis == "headlineMatch"))


def _contradictions(
    stated: tuple[QuantitySpan, ...], printed: tuple[QuantitySpan, ...]
) -> Iterator[tuple[QuantitySpan, QuantitySpan]]:
    """Yield each figure of a title that figures of the claim contradict, and the first of those."""
    alone = len(stated) == len(printed) == 1
    for there in printed:
        verdicts = [(_verdict(here, there, alone=alone), here) for here in stated]
        if any(verdict in _AGREE for verdict, _ in verdicts):
            continue
        against = [
            here for verdict, here in verdicts
            if verdict == "contradicts" and here.unit_code == there.unit_code
        ]  # fmt: skip  # another unit may be rounded: "90 metres", "300 feet"
        if against:
            yield against[0], there


def _agrees(one: QuantitySpan, other: QuantitySpan) -> bool:
    return _verdict(one, other) in _AGREE


def _verdict(one: QuantitySpan, other: QuantitySpan, *, alone: bool = False) -> str:
    """Compare two figures; "troops sent" and "troops" are one thing, as headlines say less.

    ``alone`` says that two texts of one fact have no other figures: where only one of them names
    what is measured ("Rents rose by 8 percent", "Rents rise by 6 percent"), both mean that.
    """
    mine, theirs = _measured(one), _measured(other)
    what = mine & theirs
    a, b = one.quantity, other.quantity
    if alone and bool(mine) != bool(theirs) and one.unit_code:
        a, b = replace(a, what=None), replace(b, what=None)
    if what and what in (mine, theirs):
        name = " ".join(sorted(what))
        a, b = replace(a, what=name), replace(b, what=name)
    try:
        return a.compare(b).verdict
    except MissingExtra:  # units that only an optional library converts: nothing to conclude
        return "incomparable"


def _measured(figure: QuantitySpan) -> frozenset[str]:
    """Return the words that name what a figure measures."""
    from claimgraph.quantity import what_key

    counted = "" if figure.unit_code else figure.unit_text or ""
    words = (figure.what or counted).split()
    return frozenset(what_key(word) for word in words) - {""}


@lru_cache(maxsize=512)
def _figures(text: str) -> tuple[QuantitySpan, ...]:
    from claimgraph.reading.quantities import find_quantities

    return tuple(find_quantities(text))


def _words(held: Held, start: int, figure: QuantitySpan) -> str:
    return clip(held.document.text[start + figure.start : start + figure.end], 60)

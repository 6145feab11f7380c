"""Lists of which each thing has its own marker: "sold in Orr [1], Velm [2] and Lund [3]"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.statements.enumerations import TOGETHER, with_items
from claimgraph.reading.statements.phrases import phrase_start, without_brackets
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    behind_marker,
    borrowed,
    open_places,
)

_BARRED = frozenset({"between", "both", "either", "neither", "or", "from", "are", "were"})
_THING = frozenset({"DET", "POSS", "NUM", "ADJ", "NOUN", "NAME", "ADV", "ING"})
_HEADS = ("NOUN", "NAME", "ING")


def cited_items(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of each thing of a list that ends a clause, where each has its own marker.

    The writer says by the markers that each holds by itself, which words alone seldom tell.
    """
    w, main = clause.words, clause.main
    if main is None or main.start == 0 or not any(x.cited for x in w):
        return None
    barred = not _BARRED.isdisjoint(clause.signs) or any(negates(x.lower) for x in w)
    if barred or not TOGETHER.isdisjoint(lemmas(w[main.head].lower, "VERB")):
        return None
    joints = [i for i in open_places(w, main.end + 1, len(w) - 1) if _joins(w, i)]
    if not joints or not all(behind_marker(w, i) for i in joints):
        return None
    if not any(x.lower == "and" for x in w[joints[-1] : joints[-1] + 2]):
        return None
    items = [w[i + 1 + (w[i + 1].lower == "and") : end] for i, end in _ends(joints, len(w))]
    if not all(items):
        return None
    start = _first(w, main, joints[0], items)
    if start is None or not all(_alike(w[start : joints[0]], item) for item in items):
        return None
    opening = without_brackets(borrowed(w[:start], "context"))
    return with_items(clause, w[: joints[0]], [(*opening, *item) for item in items])


def _joins(w: Sequence[Word], i: int) -> bool:
    """Whether a comma or an "and" without one before it stands somewhere."""
    return w[i].text == "," or (w[i].lower == "and" and w[i - 1].text != ",")


def _ends(joints: Sequence[int], last: int) -> list[tuple[int, int]]:
    """Return where each thing but the first begins and ends, its joint included."""
    return list(zip(joints, [*joints[1:], last], strict=True))


def _first(
    w: Sequence[Word], main: VerbGroup, end: int, items: Sequence[Sequence[Word]]
) -> int | None:
    """Return where the first thing begins; None where what it shares with the others is not sure.

    "in Norway [1], in Sweden [2]" repeats its preposition.
    """
    if main.form == "be" and main.end < end and all(map(_is_adjective, w[main.end : end])):
        return main.end  # "is old [1] and large [2]"
    start = phrase_start(w, end)
    links = [i + 1 for i in range(start, end - 1) if w[i].tag == "PREP" and w[i].lower != "of"]
    if links and all(_is_name(words) for words in (w[links[-1] : end], *items)):
        return links[-1]  # "offices in Norway [1] and Sweden [2]", but not "and shops [2]"
    repeated = [item[0].lower for item in items if item[0].tag == "PREP"]
    if repeated:
        alike = len(repeated) == len(items) and {*repeated} == {w[start - 1].lower}
        return start - 1 if alike and main.end < start < end else None
    return start if main.end <= start < end else None


def _alike(first: Sequence[Word], item: Sequence[Word]) -> bool:
    """Whether things are of one kind: both phrases with their noun, or both plain adjectives."""
    inner = item[1:] if item[0].tag == "PREP" else item
    own = first[1:] if first[0].tag == "PREP" else first
    plain = all(x.tag in _THING or x.lower == "of" for x in (*own, *inner)) and own and inner
    if not plain:
        return False
    if all(map(_is_adjective, own)) and own[-1].text.islower():
        return all(map(_is_adjective, inner)) or own[-1].tag == inner[-1].tag
    return all(words[-1].tag in _HEADS or words[-1].text[0].isupper() for words in (own, inner))


def _is_name(words: Sequence[Word]) -> bool:
    return all(word.tag == "NAME" for word in words)


def _is_adjective(word: Word) -> bool:
    return word.tag in ("ADJ", "ADV") or "ADJ" in parts_of_speech(word.lower)

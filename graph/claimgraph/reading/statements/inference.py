"""What follows from what, where the text shows it: "This demonstrates …", "As a result, …".

A statement that opens with "this" or "these moves" and a verb that draws a conclusion rests on what
the sentence before states; one behind "therefore" as well. A judgement that opens a sentence rests
on what it judges, and a measure given with "with" bears out the clause before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.lang.en.connectives import CONCLUDING, CONCLUSIONS
from claimgraph.reading.lang.en.dictionary import is_plural, lemmas
from claimgraph.reading.layers import Drawn, Statement
from claimgraph.reading.places import Places, Span

_POINTING = frozenset({"this", "these", "that", "those"})
_GOES_WITH = frozenset({"come", "coincide", "follow", "be"})
"""Verbs whose clause has another side: "These moves come as …", "These talks matter as …"."""
_BE = frozenset({"is", "are", "was", "were"})
_LIKELY = 0.6


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The statements of one sentence, by their places in the list of all."""

    span: Span
    block: int | None
    statements: tuple[int, ...]


def inferences_of(
    text: str, statements: Sequence[Statement], quantities: Places[Span]
) -> list[Drawn]:
    """Return which statements the text draws from which others, in reading order.

    Args:
        text: the document.
        statements: its statements, in order.
        quantities: where quantities are stated.
    """
    sentences = list(_sentences(statements))
    found: list[Drawn] = []
    for n, sentence in enumerate(sentences):
        before = sentences[n - 1] if n and sentences[n - 1].block == sentence.block else None
        found += _within(statements, sentence, quantities)
        if before is not None:
            found += _from_before(text, statements, before, sentence)
    return [one for one in found if one.claim not in one.premises]


def _sentences(statements: Sequence[Statement]) -> Iterator[_Sentence]:
    held: dict[Span, list[int]] = {}
    for n, statement in enumerate(statements):
        held.setdefault(statement.sentence, []).append(n)
    for span in sorted(held):
        yield _Sentence(span, statements[held[span][0]].block, tuple(held[span]))


def _within(
    statements: Sequence[Statement], sentence: _Sentence, quantities: Places[Span]
) -> Iterator[Drawn]:
    """Yield what the parts of one sentence bear out of each other."""
    first, *others = sentence.statements
    for n in others:
        made_by = statements[n].construction
        measured = any(True for _ in quantities.within(*statements[n].span))
        if made_by == "with_clause" and measured:
            yield Drawn(first, (n,), _LIKELY, "a measure given with “with” bears it out")
        if made_by == "which_means":
            yield Drawn(n, (first,), None, "“which means” draws it from the clause before")
    if statements[first].construction == "judged" and others:
        yield Drawn(first, (others[0],), _LIKELY, "it judges what the clause behind it tells")


def _from_before(
    text: str, statements: Sequence[Statement], before: _Sentence, sentence: _Sentence
) -> Iterator[Drawn]:
    """Yield what a sentence draws from the one before."""
    first = sentence.statements[0]
    words = text[sentence.span[0] : sentence.span[0] + 200].lower().replace(",", " ").split()
    led = next((c for c in CONCLUSIONS if tuple(words[: len(c)]) == c), None)
    if led is not None:
        told = f"“{' '.join(led)}” draws it from the sentence before"
        yield Drawn(first, before.statements, None, told)
        return
    if not words or words[0] not in _POINTING:
        return
    at = next((i for i in range(1, min(4, len(words))) if _concludes(words, i)), None)
    if at is None:
        return
    noun = words[at - 1] if at > 1 else ""
    told = f"“{' '.join(words[:at])}” is what the sentence before tells"
    goes_with = set(lemmas(words[at], "VERB")) & _GOES_WITH or words[at] in _BE
    sides = [n for n in sentence.statements[1:] if goes_with and _is_side(statements[n])]
    premises = (*_meant(statements, before, noun), *sides)
    yield Drawn(first, tuple(dict.fromkeys(premises)), _LIKELY if sides else None, told)


def _concludes(words: Sequence[str], i: int) -> bool:
    verb = set(lemmas(words[i], "VERB")) & CONCLUDING
    return bool(verb) or (words[i] in _BE and i > 1)


def _meant(statements: Sequence[Statement], before: _Sentence, noun: str) -> Sequence[int]:
    """Return the statements that "this", "this stance" or "these moves" stands for."""
    held = before.statements
    if noun and is_plural(noun):
        return [n for n in held if statements[n].construction not in _DESCRIBING]
    return held[:1] if noun else held[-1:]


_DESCRIBING = frozenset(
    {"apposition", "named_description", "relative_clause", "postnominal_participle", "judged"}
)


def _is_side(statement: Statement) -> bool:
    """Whether a part of the sentence is the other side of a linkage, or its reason."""
    return statement.construction in ("trailing_clause", "decided")

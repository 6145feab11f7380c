"""What follows from what, where the text shows it: "This demonstrates …", "As a result, …".

A statement that opens with "this" or "these moves" and a verb that draws a conclusion rests on what
the sentence before states; one behind "therefore" as well. A judgement that opens a sentence rests
on what it judges, and a measure given with "with" bears out the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_plural, lemmas
from claimgraph.reading.lang.en.lexicon import (
    CONCLUDING,
    CONCLUSIONS,
    EVALUATIVE,
    EVIDENCE,
    SUMMING,
)
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Drawn, Statement
from claimgraph.reading.places import Places, Span
from claimgraph.reading.statements.words import DRAWN

_POINTING = frozenset({"this", "these", "that", "those"})
_GOES_WITH = frozenset({"come", "coincide", "follow", "be"})
"""Verbs whose clause has another side: "These moves come as …", "These talks matter as …"."""
_BE = frozenset({"is", "are", "was", "were"})


class _Sentence(NamedTuple):
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
        first = n
        while first and n - first < _REACH and sentences[first - 1].block == sentence.block:
            first -= 1
        before = sentences[first:n]
        found += _within(text, statements, sentence, quantities)
        if before:
            found += _from_before(text, statements, before, sentence, quantities)
    return [_beside_marker(statements, one) for one in found if one.claim not in one.premises]


def _beside_marker(statements: Sequence[Statement], one: Drawn) -> Drawn:
    """Return what is drawn, as a candidate where a marker gives the claim a source of its own.

    "Rents rose [1]. Therefore families left [2]": without [2] nothing is shown for the second.
    """
    claim = statements[one.claim]
    cited = claim.own or claim.shared
    return one._replace(confidence=DRAWN["cited"]) if cited and one.confidence is None else one


_REACH = 6
"""Sentences of its paragraph that "taken together" may sum up."""


def _sentences(statements: Sequence[Statement]) -> Iterator[_Sentence]:
    held: dict[Span, list[int]] = {}
    for n, statement in enumerate(statements):
        held.setdefault(statement.sentence, []).append(n)
    for span in sorted(held):
        yield _Sentence(span, statements[held[span][0]].block, tuple(held[span]))


def _within(
    text: str, statements: Sequence[Statement], sentence: _Sentence, quantities: Places[Span]
) -> Iterator[Drawn]:
    """Yield what the parts of one sentence bear out of each other."""
    first, *others = sentence.statements
    for before, n in pairwise(sentence.statements):
        led = _led(text, statements[n].start, sentence.span[0])
        aimed = led == "so" and _PURPOSE.match(statements[n].text)
        if led and not aimed:
            yield Drawn(n, (before,), None, f"“{led}” draws it from the clause before")
    for n in others:
        made_by = statements[n].construction
        measured = any(True for _ in quantities.within(*statements[n].span))
        if made_by == "with_clause" and measured and _ranks(statements[first].text):
            told = "a measure given with “with” bears it out"
            yield Drawn(first, (n,), DRAWN["measure"], told)
        if made_by == "which_means":
            yield Drawn(n, (first,), None, "“which means” draws it from the clause before")
    if (
        statements[first].construction == "judged"
        and others
        and not _holds(statements[first], statements[others[0]])
    ):
        told = "it judges what the clause behind it tells"
        yield Drawn(first, (others[0],), DRAWN["judged"], told)


def _led(text: str, start: int, low: int) -> str:
    """Return the "so" or "therefore" by which a part of a sentence begins."""
    words = text[max(low, start - 14) : start].lower().replace(",", " ").split()
    if words and words[-1] in _THUS:
        return words[-1]
    own = text[start : start + 12].lower().split()
    return own[0] if own and own[0] in _OPENING else ""


def _ranks(claim: str) -> bool:
    """Whether a claim says how great or good something is, which a measure can bear out."""
    judged = not EVALUATIVE.isdisjoint(claim.lower().rstrip(".").split())
    return judged or _RANKED.search(claim) is not None


def _holds(one: Statement, other: Statement) -> bool:
    """Whether one statement says another word for word, and more."""
    return other.text.rstrip(".").lower() in one.text.lower()


_PURPOSE = regex(r"(?:\w+ ){1,4}(?:can|could|may|might) |that\b", re.IGNORECASE)
"""What is meant to be, as behind "so they can leave" and "so that"."""
_RANKS = "|".join(word_list("en/connectives.txt", "ranked"))
_RANKED = regex(rf"\b(?:\w{{3,}}est|most|least|{_RANKS})\b", re.IGNORECASE)
"""Words that a measure behind "with" bears out: "Velm is the largest port, with 40 cranes"."""
_THUS = frozenset({"so", "therefore", "thus", "hence", "consequently"})
_OPENING = _THUS - {"so"}
_IN_CLAUSE = regex(
    r"(?<!\band )(?<!\bor )(?<!\bbut )(?<!\()\b(?:therefore|thus|hence|consequently)\b",
    re.IGNORECASE,
)
"""Such a word within a sentence; behind "and" it draws on the words before it alone."""


def _from_before(
    text: str,
    statements: Sequence[Statement],
    near: Sequence[_Sentence],
    sentence: _Sentence,
    quantities: Places[Span],
) -> Iterator[Drawn]:
    """Yield what a sentence draws from the one before, or from all of its paragraph."""
    first, before = sentence.statements[0], near[-1]
    said = text[slice(*sentence.span)]
    words = said[:200].lower().replace(",", " ").split()
    if words[:2] == ["either", "way"]:
        yield from _either(text, near, first, quantities)
        return
    summed = next((c for c in SUMMING if tuple(words[: len(c)]) == c), None)
    if summed is not None and (summed[0] != "all" or _tells_what_follows(words, len(summed))):
        told = f"“{' '.join(summed)}” sums up the sentences before"
        summed_up = tuple(n for one in near for n in one.statements)
        yield Drawn(first, summed_up, DRAWN["summed"], told)
        return
    led = next((c for c in CONCLUSIONS if tuple(words[: len(c)]) == c), None)
    lower = said.lower()
    inner = _IN_CLAUSE.search(said) if any(word in lower for word in _OPENING) else None
    if led is None and inner and inner.end() < statements[first].end - sentence.span[0]:
        led = (inner[0].lower(),)
    if led is not None:
        told = f"“{' '.join(led)}” draws it from the sentence before"
        yield Drawn(first, before.statements, None, told)
        return
    if not words or not (words[0] in _POINTING or _is_evidence(words)):
        return
    at = next((i for i in range(1, min(4, len(words))) if _concludes(words, i)), None)
    if at is None or words[at - 1] in _SUPPOSED or words[at : at + 2] == ["makes", "sense"]:
        return
    if not _BE.isdisjoint(words[1:at]) or words[1] in _OF_THE_TEXT:
        return  # "this list was made", "this post explains"
    noun = words[at - 1] if at > 1 else ""
    told = f"“{' '.join(words[:at])}” is what the sentence before tells"
    goes_with = set(lemmas(words[at], "VERB")) & _GOES_WITH or words[at] in _BE
    sides = [n for n in sentence.statements[1:] if goes_with and _is_side(statements[n])]
    premises = (*_meant(statements, before, noun), *sides)
    likely = DRAWN["pointed"] if sides or words[0] == "the" else None
    yield Drawn(first, tuple(dict.fromkeys(premises)), likely, told)


def _tells_what_follows(words: Sequence[str], at: int) -> bool:
    """Whether "all this" is told to show something, and not only to take place."""
    return any(set(lemmas(word, "VERB")) & CONCLUDING for word in words[at : at + 2])


_OF_THE_TEXT = frozenset({"post", "article", "report", "list", "section", "paper", "page", "guide"})
_SUPPOSED = frozenset({"would", "could", "might", "may"})
_REASONED = frozenset({"why", "evidence", "proof"})
"""Words behind "is" that make "this step is" a conclusion: all others tell what it is."""


def _is_evidence(words: Sequence[str]) -> bool:
    """Whether a sentence opens as "The pattern points to …" does."""
    return words[0] == "the" and len(words) > 3 and words[1] in EVIDENCE and words[2] not in _BE


def _either(
    text: str, near: Sequence[_Sentence], claim: int, quantities: Places[Span]
) -> Iterator[Drawn]:
    """Yield what "either way" follows from: each of two sentences with an amount of one kind."""
    told = [(one.statements[0], _units(text, one.span, quantities)) for one in near]
    last, units = told[-1]
    other = next((n for n, found in reversed(told[:-1]) if found & units), None)
    if other is not None:
        note = "“either way”: each of the two amounts is enough by itself"
        yield Drawn(claim, (other,), DRAWN["either"], note)
        yield Drawn(claim, (last,), DRAWN["either"], note)


def _units(text: str, span: Span, quantities: Places[Span]) -> set[str]:
    """Return the words of the amounts of a sentence that are no numbers."""
    return {
        w
        for q in quantities.within(*span)
        for w in text[slice(*q)].lower().split()
        if w.isalpha() and len(w) > 3
    }


def _concludes(words: Sequence[str], i: int) -> bool:
    verb = set(lemmas(words[i], "VERB")) & CONCLUDING
    told = words[i + 1 : i + 3]
    because = told[:1] == ["because"]
    reasoned = words[i] in _BE and (because or not _REASONED.isdisjoint(told))
    return bool(verb) or (reasoned and i > 1)


def _meant(statements: Sequence[Statement], before: _Sentence, noun: str) -> Sequence[int]:
    """Return the statements that "this", "this stance" or "these moves" stands for."""
    held = before.statements
    if noun and is_plural(noun):
        return [n for n in held if statements[n].construction not in _DESCRIBING]
    return held[:1] if noun else held[-1:]


_DESCRIBING = frozenset({"apposition", "relative_clause", "postnominal_participle", "judged"})


def _is_side(statement: Statement) -> bool:
    """Whether a part of the sentence is the other side of a linkage, or its reason."""
    return statement.construction in ("trailing_clause", "decided")

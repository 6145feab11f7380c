"""Enumerations of what somebody is: "Lind is a poet, critic and teacher" states three things."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import ROLES
from claimgraph.reading.lang.en.verb_groups import VerbGroup
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.statements.phrases import subject, without_brackets
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut, supplied

_MOST = 12


def predicates(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of what somebody is, most items a trade or office."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main)
    if main is None or opening is None:
        return None
    items = _items(w, main.end)
    if not 1 < len(items) < _MOST or any(x.lower == "or" for x in w[main.end :]):
        return None
    if not all(_is_noun(w[a:b]) for a, b in items):
        return None
    if 2 * sum(_is_trade(w[a:b]) for a, b in items) <= len(items):
        return None
    article = w[main.end].lower
    said = ((*opening, *_article(w, a, article), *w[a:b]) for a, b in items[1:])
    return cut(clause, w[: items[0][1]], *said)


def nationality(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Lind is a Norwegian poet" in two: that she is Norwegian, and a poet."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main)
    if main is None or opening is None or len(w) < main.end + 3:
        return None
    at = main.end + 1
    if w[main.end].lower not in ("a", "an") or w[at].tag != "ADJ" or not demonym(w[at].text):
        return None
    if not _is_trade(w[at + 1 :]):
        return None
    own = tuple(x._replace(ground=None) for x in opening)
    rest = (*opening, *_article(w, at + 1, "a"), *w[at + 1 :])
    return cut(clause, (*own, w[at]), rest)


def _opening(clause: Clause, main: VerbGroup | None) -> tuple[Word, ...] | None:
    """Return "Lind is", when a clause says what somebody is."""
    found = subject(clause, main) if main else None
    w = clause.words
    if main is None or found is None or main.form != "be" or w[main.head].tag != "AUX":
        return None
    if main.end >= len(w):
        return None
    who = without_brackets(borrowed(w[found[0] : found[1]], "subject"))
    return (*who, *borrowed(w[main.start : main.end], "verb"))


def _article(w: Sequence[Word], at: int, first: str) -> tuple[Word, ...]:
    """Return the article that an item shares with the first: "a poet and [a] critic"."""
    if w[at].tag in ("DET", "POSS") or first not in ("a", "an", "the"):
        return ()
    vowel = w[at].lower[:1] in "aeiou"
    word = "the" if first == "the" else "an" if vowel else "a"
    return supplied(word, "DET", "inflection", w[at].start)


def _items(w: Sequence[Word], start: int) -> list[tuple[int, int]]:
    """Return the items of a list that runs to the end of the words."""
    found, at = [], start
    for i in range(start, len(w)):
        if w[i].held or w[i].text == "-":  # "Oslo- and Bergen-based" shares its second half
            return []
        if w[i].text == "," or w[i].lower == "and":
            if i > at:
                found.append((at, i))
            at = i + 1
    return [*found, (at, len(w))] if at < len(w) else found


def _is_noun(phrase: Sequence[Word]) -> bool:
    head = _head(phrase)
    if not head or head[-1].tag == "NAME":
        return False
    return not any(x.tag in ("VERB", "AUX", "MODAL", "ING", "REL") for x in head)


def _is_trade(phrase: Sequence[Word]) -> bool:
    """Whether an item names a trade or office, perhaps with what it is of."""
    head = _head(phrase)
    last = head[-1].lower if head else ""
    return last in ROLES or last.rsplit("-", 1)[-1] in ROLES or last.endswith(_TRADES)


_TRADES = phrase_list("en/statements.txt", "trades")
"""Endings of nouns for what people do; only asked in "somebody is a …"."""


def _head(phrase: Sequence[Word]) -> Sequence[Word]:
    """Return an item's words before what it is of: "professor" of "professor of law in Oslo"."""
    link = next((i for i, x in enumerate(phrase) if x.tag in ("PREP", "REL", "PAST", "SUB")), None)
    return phrase[:link]

"""What somebody is: "Lind is a Norwegian poet, critic and teacher" states four things."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import ROLES
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.phrases import subject, without_brackets
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut, supplied

_MOST = 16
_OWN = frozenset({"DET", "POSS"})


def predicates(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of what somebody is, most items a trade or office."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main)
    if main is None or opening is None:
        return None
    items = _colon_items(w, main.end)
    if not 1 < len(items) < _MOST or any(x.lower == "or" for x in w[main.end :]):
        return None
    if not all(_is_bare_noun(w[a:b]) for a, b in items):
        return None
    if 2 * sum(_is_trade(w[a:b]) for a, b in items) <= len(items):
        return None
    article = w[main.end].lower
    if any(_may_be_of_both(w[slice(*items[0])], w[a]) for a, _ in items[1:]):
        return None
    said = ((*opening, *_article(w, a, article), *w[a:b]) for a, b in items[1:])
    return cut(clause, w[: items[0][1]], *said)


def _may_be_of_both(first: Sequence[Word], second: Word) -> bool:
    """Whether an item may be joined to what the first is of: "the child of a clerk and a cook"."""
    link = len(_head(first))
    inner = first[link + 1 :]
    child = any(x.lower in KIN for x in first[:link])
    alike = second.lower == inner[0].lower if inner else False
    alike = (alike and (child or second.lower != first[0].lower)) or second.tag not in _OWN
    return alike and (child or _is_trade(inner))


def nationality(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Lind is a Norwegian poet" in two: that she is Norwegian, and a poet."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main)
    if main is None or opening is None or len(w) < main.end + 3:
        return None
    if w[main.end].lower not in ("a", "an"):
        return None
    at = main.end + 1
    at += not demonym(w[at].text) and not demonym(f"{w[at].text} {w[at + 1].text}")
    if at + 1 >= len(w):
        return None
    size = 2 if demonym(f"{w[at].text} {w[at + 1].text}") else 1
    if (
        (size == 1 and not demonym(w[at].text))
        or w[at].tag == "NOUN"
        or not _is_trade(w[at + size :])
    ):
        return None
    before = w[main.end + 1 : at]
    if any(x.tag not in ("ADJ", "NUM") for x in before):
        return None
    rest = (*before, *w[at + size :])
    article = supplied(
        "an" if rest[0].lower[:1] in "aeiou" else "a", "DET", "inflection", rest[0].start
    )
    return cut(clause, (*w[: main.end], *w[at : at + size]), (*opening, *article, *rest))


def _opening(clause: Clause, main: VerbGroup | None) -> tuple[Word, ...] | None:
    """Return "Lind is", when a clause says what somebody is."""
    w = clause.words
    if main is None or main.form != "be" or w[main.head].tag != "AUX" or main.end >= len(w):
        return None
    if (found := subject(clause, main)) is None:
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


def _colon_items(w: Sequence[Word], start: int) -> list[tuple[int, int]]:
    """Return the items of a list that runs to the end of the words."""
    found, at = [], start
    for i in range(start, len(w)):
        if w[i].text == "-" or w[i].tag == "QUOTE":  # "Oslo- and Bergen-based" share a half
            return []
        if w[i].held:
            continue
        if w[i].text == "," or w[i].lower == "and":
            if i > at:
                found.append((at, i))
            at = i + 1
    return [*found, (at, len(w))] if at < len(w) else found


def _is_bare_noun(phrase: Sequence[Word]) -> bool:
    head = _head(phrase)
    if not head or head[-1].tag == "NAME":
        return False
    if head[-1].tag == "ADJ" and head[-1].lower not in ROLES:
        return False  # "cheaper and safer than" ends as trades do
    return not any(x.tag in ("VERB", "AUX", "MODAL", "ING", "REL") for x in head)


def _is_trade(phrase: Sequence[Word]) -> bool:
    """Whether an item names a trade or office, perhaps with what it is of."""
    last = head[-1].lower if (head := _head(phrase)) else ""
    return last in ROLES or last.rsplit("-", 1)[-1] in ROLES or last.endswith(_TRADES)


_TRADES = phrase_list("en/statements.txt", "trades")
"""Endings of nouns for what people do; only asked in "somebody is a …"."""


def _head(phrase: Sequence[Word]) -> Sequence[Word]:
    """Return an item's words before what it is of: "professor" of "professor of law in Oslo"."""
    link = next((i for i, x in enumerate(phrase) if x.tag in ("PREP", "REL", "PAST", "SUB")), None)
    return phrase[:link]

"""Enumerations of what somebody is: "Lind is a poet, critic and teacher" states three things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import ROLES
from claimgraph.reading.lang.en.verb_groups import VerbGroup
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.statements.phrases import has_noun, subject, without_brackets
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut, supplied

_EXAMPLES = frozenset({"as", "including", "like"})
_KNOWN = frozenset({"known", "noted", "famous", "remembered"})
_OF_EACH = frozenset(["in", "at", "for", "to", "on"])
_MOST = 16


def listed_names(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of names that ends a clause, behind "such as" or a verb's preposition."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for at in range(main.end, len(w) - 3):
        if w[at].held or not _opens(w, at, main.end):
            continue
        known = w[main.head].lower in _KNOWN and w[at].lower == "for"
        items = _items(w, at + 1, _is_noun if known else _is_name)
        if items is None:
            continue
        opening = without_brackets(borrowed(w[: at + 1], "context"))
        first = (*w[: items[0][1]],)
        return cut(clause, first, *((*opening, *w[a:b]) for a, b in items[1:]))
    return None


def _opens(w: Sequence[Word], at: int, verb_end: int) -> bool:
    """Whether a word opens examples, or tells where or for what the verb holds of each."""
    if w[at].lower == "as":
        return any(x.lower == "such" for x in w[max(0, at - 4) : at])
    if w[at].lower in _EXAMPLES and w[at].tag == "PREP":
        return w[at - 1].tag == "NOUN" or w[at - 1].text == ","
    return w[at].lower in _OF_EACH and w[at].tag == "PREP" and at == verb_end


def _items(
    w: Sequence[Word], start: int, fits: Callable[[Sequence[Word]], bool]
) -> list[tuple[int, int]] | None:
    """Return the items of a list that runs to the end; None when one of them does not fit."""
    found, at = [], start
    joined = False
    for i in range(start, len(w)):
        if not w[i].held and (w[i].text == "," or w[i].lower == "and"):
            joined |= w[i].lower == "and"
            if i > at:
                found.append((at, i))
            at = i + 1
    if at < len(w):
        found.append((at, len(w)))
    alike = all(fits(w[a:b]) for a, b in found)
    return found if joined and alike and 1 < len(found) < _MOST else None


def _is_noun(words: Sequence[Word]) -> bool:
    """Whether an item is a noun phrase without a verb."""
    return has_noun(words) and not any(
        x.held
        or x.tag in ("VERB", "AUX", "MODAL", "SUB", "REL", "PAST", "PRON", "PREP", "TO")
        or (x.tag == "ING" and x is words[0] and (len(words) < 2 or words[1].tag != "NOUN"))
        for x in words
    )


def _is_name(words: Sequence[Word]) -> bool:
    """Whether an item is a name or title, perhaps with brackets behind it."""
    said = [x for x in words if not x.held]
    quoted = any(x.held and x.tag == "QUOTE" for x in words)
    if quoted and len(said) <= 2:
        return True
    capital = bool(said) and (said[-1].tag == "NAME" or said[-1].text[0].isupper())
    plain = all(
        x.tag in ("NAME", "DET", "NOUN", "NUM", "POSS", "PREP", "ADJ") or x.text in ":!&'’"
        for x in said
    )
    return capital and plain and said[0].text[0].isupper() | (said[0].tag == "DET")


_MOST_ENUMERATIONS = 12


def predicates(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of what somebody is, most items a trade or office."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main)
    if main is None or opening is None:
        return None
    items = _colon_items(w, main.end)
    if not 1 < len(items) < _MOST_ENUMERATIONS or any(x.lower == "or" for x in w[main.end :]):
        return None
    if not all(_is_bare_noun(w[a:b]) for a, b in items):
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


def _colon_items(w: Sequence[Word], start: int) -> list[tuple[int, int]]:
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


def _is_bare_noun(phrase: Sequence[Word]) -> bool:
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

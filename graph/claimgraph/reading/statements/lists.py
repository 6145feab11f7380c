"""Lists of names that are stated alike: "films such as A and B", "She lived in A, B and C"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimgraph.reading.statements.phrases import has_noun, without_brackets
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut

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

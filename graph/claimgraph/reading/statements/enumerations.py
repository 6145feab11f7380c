"""Enumerations of what somebody is: "Lind is a poet, critic and teacher" states three things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import ROLES
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.phrases import (
    is_name_or_title,
    is_plain_noun,
    is_year,
    phrase_start,
    subject,
    without_brackets,
)
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    plural,
    supplied,
    trimmed,
)  # fmt: skip

_EXAMPLES = frozenset({"as", "including", "like", ":"})
_KNOWN = frozenset({"known", "noted", "famous", "remembered"})
_OF_EACH = frozenset({"in", "at", "for", "to", "on"})
_BELONGING = frozenset({"member", "fellow", "citizen"})
_NONE = frozenset({"no", "few", "any", "neither", "or"})
_SOME = frozenset({"many", "some", "most", "several", "one", "two", "three", "all"})
_REST = frozenset({"more", "others", "many", "among", "other", "etc"})
_MOST = 16
_OWN = frozenset({"DET", "POSS"})
_MIXING = frozenset({"CONJ", "PAST", "ING", "REL", "SUB"})  # "films with songs, and events such as"


def examples(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She made films such as A and B" in three: that she made films, that A, that B."""
    w, main = clause.words, clause.main
    if main is None or any(negates(x.lower) or x.lower in _NONE for x in w):
        return None
    for at in range(main.end + 1, len(w) - 1):
        if w[at].held or w[at].lower not in _EXAMPLES:
            continue
        kind = _kind(w, at, main.end)
        items = _items(w, at + 1, is_name_or_title)
        if kind is None or items is None:
            continue
        start, end = kind
        mixed = any(x.tag in _MIXING or x.text == "," for x in w[main.end : end])
        if mixed or any(x.tag == "NUM" and not is_year(x) for x in w[main.end : start]):
            return None  # "raised 60 million from investors including": together, not each
        if start > 2 and w[start - 1].lower == "of" and w[start - 2].lower in _SOME:
            start -= 2  # "many of her songs, including": not "many of" each
        before = without_brackets(borrowed(w[:start], "context"))
        said = [(*before, *w[a:b]) for a, b in items]
        if end - start > 1:  # "several films"; of "films" alone nothing is told
            return _with_items(clause, trimmed(w[:end]), said)
        return _with_items(clause, (*w[:start], *w[slice(*items[0])]), said[1:])
    return None


def _with_items(
    clause: Clause, first: Sequence[Word], said: Sequence[Sequence[Word]]
) -> tuple[Clause, ...]:
    """Return what holds of the first or all of a list, and of each other item, which stay whole."""
    main, *others = cut(clause, first, *said)
    return (main, *(replace(other, final=True) for other in others))


def _kind(w: Sequence[Word], at: int, verb_end: int) -> tuple[int, int] | None:
    """Return where the noun phrase stands of which examples follow: "several films such as"."""
    end = at
    if w[at].lower == "as":
        if w[at - 1].lower != "such":
            return None
        end = at - 1
    end -= w[end - 1].text == ","
    if w[end - 1].tag != "NOUN":
        return None
    stop = end
    while stop > verb_end:
        start = phrase_start(w, stop)
        links = [i for i in range(start, stop) if w[i].tag == "PREP"]
        if links and _is_one(w, start, links[-1], at):
            return None
        near = plural(w[links[-1] + 1 : stop]) if links else False
        far = plural(w[start : links[0] if links else stop])
        if near and (w[at].lower == "as" or not far):
            return links[-1] + 1, end
        if start >= verb_end and far and not near:
            return start, end
        if near:
            return None  # "honours for her journeys, including": of which of the two?
        if start <= verb_end or w[start - 1].tag != "PREP":
            return None
        stop = start - 1  # "many awards in her career, including …"
    return None


def _is_one(w: Sequence[Word], start: int, link: int, at: int) -> bool:
    """Whether examples are of one thing: "a chain of shops, including", "to a planet, such as"."""
    chain = w[link].lower == "of" and w[link - 1].lower not in _SOME and not plural(w[start:link])
    return (chain and w[at].lower == "including") or w[link + 1].lower in ("a", "an")


def listed_names(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of names that ends a clause, behind a verb or its preposition."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for at in range(main.end - 1, len(w) - 3):
        if w[at].held or not _opens(w, at, main):
            continue
        known = w[main.head].lower in _KNOWN and w[at].lower == "for"
        items = _items(w, at + 1, is_plain_noun if known else is_name_or_title)
        if items is None or len(items) < (3 if at < main.end else 2):
            continue
        if any(map(_links, w[slice(*items[0])])):
            continue  # "the towns of Orr, Velm and Lund"
        if len(items) == 2 and any(map(_links, w[at + 1 :])):
            continue  # "at the Faculty of Law and Trade"
        if w[-1].text.islower() and all(w[b - 1].text[0].isupper() for _, b in items[:-1]):
            continue  # "a few Kannada, Odia and Tamil films"
        opening = without_brackets(borrowed(w[: at + 1], "context"))
        return _with_items(clause, w[: items[0][1]], [(*opening, *w[a:b]) for a, b in items[1:]])
    return None


def _links(word: Word) -> bool:
    """Whether a word tells what a thing is of, also within a name: "the School of Arts"."""
    return word.tag == "PREP" or word.lower in ("of", "for")


def _opens(w: Sequence[Word], at: int, main: VerbGroup) -> bool:
    """Whether a word opens a list of what a verb holds of, each alike."""
    if w[main.head].lower in ("born", "died"):
        return False  # "in Orr, Tarn County": the one is in the other
    if at < main.end:
        return at == main.end - 1 and w[at].tag in ("VERB", "PAST")
    if w[at].lower == "of":
        return w[at - 1].lower in _BELONGING and w[at - 1].tag == "NOUN"
    return w[at].lower in _OF_EACH and w[at].tag == "PREP" and at == main.end


def _items(
    w: Sequence[Word], start: int, fits: Callable[[Sequence[Word]], bool]
) -> list[tuple[int, int]] | None:
    """Return the items of a list that runs to the end; None when one of them does not fit.

    Where items end in brackets, as films with their years do, only what stands behind brackets
    parts them: "The Salt and the Sea (1967)" is one.
    """
    closed = [i for i in range(start, len(w)) if w[i].text == ")"]
    found, at = [], start
    joined = False
    for i in range(start, len(w)):
        if w[i].held or not (w[i].text == "," or w[i].lower == "and"):
            continue
        if len(closed) > 1 and w[i - 1].text not in "),":
            continue
        joined |= w[i].lower == "and"
        if i > at:
            found.append((at, i))
        at = i + 1
    if at < len(w):
        found.append((at, len(w)))
    if found and all(x.lower in _REST for x in w[slice(*found[-1])]):
        found.pop()
    alike = bool(found) and all(fits(w[a:b]) for a, b in found)
    whole = joined or len(found) == 1 or len(closed) > 1
    return found if alike and whole and len(found) < _MOST else None


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
    own = tuple(replace(x, ground=None) for x in opening)
    rest = (*before, *w[at + size :])
    article = supplied(
        "an" if rest[0].lower[:1] in "aeiou" else "a", "DET", "inflection", rest[0].start
    )
    return cut(clause, (*own, *w[at : at + size]), (*opening, *article, *rest))


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

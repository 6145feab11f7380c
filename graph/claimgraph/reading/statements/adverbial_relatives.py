"""Relative clauses that tell where or when, or stand behind a preposition or a count: "until 1950,
when he left", "after which it fell", "one of whom left"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.lexicon import BOUND_WORDS, CALENDAR
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list, word_pairs
from claimgraph.reading.statements.antecedents import antecedent, is_person
from claimgraph.reading.statements.phrases import (
    SPANS,
    dated,
    is_year,
    phrase_start,
    without_brackets,
)
from claimgraph.reading.statements.words import (
    NOMINAL,
    SHARES,
    Word,
    borrowed,
    plural,
    supplied,
)

_COUNTS = frozenset({"half", "none", "neither", "each", "most"})
_SOME = _COUNTS | SHARES
THEN = frozenset({"after", "before", "during", "since", "following", "upon"})
"""Prepositions before "which" that tell when: what follows was so by itself."""
_PLACES = word_pairs("en/statements.txt", "places")
_PLACE_WORDS = word_pairs("en/statements.txt", "places by what they are")
_ADJUNCTS = word_list("en/statements.txt", "adjuncts")
_NEVER = frozenset({"of", "than", "without", "because", "by"})
_BEHIND = frozenset({"PREP", "MARK", "NUM", "ADV"})


def counted(w: Sequence[Word], comma: int) -> int | None:
    """Return where the relative of ", two of whom" stands."""
    near = range(comma + 2, min(comma + 6, len(w) - 1))
    of = next((i for i in near if w[i].lower == "of"), None)
    if of is None or w[of + 1].lower not in ("whom", "which"):
        return None
    first, share = w[comma + 1], w[comma + 2 : of]
    if len(share) > 1 and SHARES.isdisjoint(x.lower for x in share):
        return None
    counts = first.tag in ("NUM", "PRON", "DET", "ADV") or first.lower in _COUNTS
    return of + 1 if counts else None


def some_of(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Say ", two of whom were hurt" of those whom it counts: "two of the crew were hurt"."""
    start = phrase_start(w, comma)
    listed = start and w[start - 1].text == "," and any(x.tag == "CONJ" for x in w[start:comma])
    head = next((k for k in range(start, comma) if w[k].tag in ("PREP", "TO")), comma)
    mixed = not is_person(w[start:head]) and is_person(w[head:comma])  # "hands of nine judges"
    mixed = mixed and w[relative].lower == "whom"
    shared = not SHARES.isdisjoint(x.lower for x in w[comma + 1 : relative])
    one = not (shared or plural(w[start:comma])) or head == start or mixed
    if start and (listed or one or w[start - 1].lower in ("than", "as")):
        return None  # "fell to fewer than 700, most of whom"
    aside = _aside_end(w, relative, own)
    made = any(x.tag in NOMINAL for x in w[aside : own.start])  # "some of which they made"
    if made or any(x.tag in ("PREP", "SUB") and x.lower != "of" for x in w[start + 1 : comma]):
        return None  # "refunds to suppliers, some of which"
    if start == comma:
        return None
    who = _those(w, start, comma)
    return (*w[comma + 1 : relative], *who, *w[relative + 1 : end])


def _those(w: Sequence[Word], start: int, comma: int) -> tuple[Word, ...]:
    """Return a phrase as what some are of: "the crew" for "crew", but "output" for "output"."""
    bare = w[start].tag in ("NOUN", "ADJ") and plural(w[start:comma])
    counted = bare or w[start].tag == "NUM"  # "about 40 people"
    the = supplied("the", "DET", "antecedent", w[start].start) if counted else ()
    if not start and w[0].tag in ("NOUN", "ADJ"):
        first = replace(w[0], text=w[0].lower)
        return (*the, *without_brackets(borrowed((first, *w[1:comma]), "antecedent")))
    start -= counted and start > 0 and w[start - 1].lower in BOUND_WORDS
    return (*the, *without_brackets(borrowed(w[start:comma], "antecedent")))


def _aside_end(w: Sequence[Word], relative: int, own: VerbGroup) -> int:
    """Return where an aside ends right behind a relative: "one of whom, a clerk, was hurt"."""
    if w[relative + 1].text != "," or w[own.start - 1].text != ",":
        return relative + 1
    return own.start


def share_of(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Say ", of whom fewer than half survived" of them: "Fewer than half of the crew survived".

    Of one thing only a share can be told: ", of which 70% is left".
    """
    start = phrase_start(w, comma)
    share = w[relative + 1 : own.start]
    head = next((k for k in range(start, comma) if w[k].tag in ("PREP", "TO")), comma)
    counts = [x for x in share if x.tag == "NUM" or x.lower in _SOME]
    plain = all(x.tag in ("NUM", "ADV", "PREP", "DET", "ADJ") or x in counts for x in share)
    several = plural(w[start:comma]) or any(x.lower in SHARES for x in share)
    if not counts or not plain or start == comma or not several or head < comma:
        return None
    of = borrowed((w[comma + 1],), "preposition")
    return (*share, *of, *_those(w, start, comma), *w[own.start : end])


def behind_preposition(
    w: Sequence[Word],
    comma: int,
    relative: int,
    own: VerbGroup,
    end: int,
    place: Sequence[Word] = (),
) -> Sequence[Word] | None:
    """Say "after which it fell" by itself, and "from which he came" of what it refers to."""
    link = w[comma + 1]
    who = w[relative + 1 : own.start]
    if not any(x.tag in NOMINAL for x in who):
        return None
    if link.lower in THEN:
        denied = link.lower != "after" and any(negates(x.lower) for x in w[own.start : own.end])
        return None if denied or w[relative].lower != "which" else w[relative + 1 : end]
    follows = w[own.end].tag if own.end < end else "MARK"
    if link.lower in _NEVER or follows not in _BEHIND or w[own.head].tag not in ("PAST", "VERB"):
        return None
    named = bool(place) and all(x.text[0].isupper() for x in place)  # "a post at Orr College"
    found = place if named else antecedent(w, comma, w[relative].lower == "whom", None)
    named = bool(found) and not any(x.tag in ("PREP", "CONJ") for x in found)
    if not named or any(x.tag == "CONJ" for x in w[own.end : end]):
        return None  # "from which he came and to which he returned"
    behind = (*borrowed((link,), "preposition"), *without_brackets(borrowed(found, "antecedent")))
    return (*who, *w[own.start : own.end], *behind, *w[own.end : end])


def where(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Say "where she studied" as "In Bergen, she studied"."""
    start = phrase_start(w, comma)
    if own.start == relative + 1:
        return None
    while start > 1 and w[start - 1].text == "," and any(x.tag == "CONJ" for x in w[start:comma]):
        start = phrase_start(w, start - 1)  # "in Orr, Velm and Brack, where"
    links = [i for i in range(start, comma) if w[i].lower in _PLACES and w[i].tag == "PREP"]
    before = w[start - 1].lower if start else ""
    last = w[links[-1]].lower if len(links) > 1 or (links and before in _PLACES) else ""
    if last == "near" or (last == "of" and not is_person(w[start:comma])):
        links = links[:-1]  # "in a house near Orr, where", "in the age of steam, where"
    if links:
        start, before = links[-1] + 1, w[links[-1]].lower
    found = w[start:comma]
    if not any(x.tag in NOMINAL for x in found) or is_year(found[-1]):
        return None
    if found[-1].lower in CALENDAR:
        return None  # "flown to Orr on Sunday, where"
    named = next((_PLACE_WORDS[x.lower] for x in found if x.lower in _PLACE_WORDS), "in")
    word = w[comma + 1].lower if relative > comma + 1 else _PLACES.get(before, "in")
    word = named if word == "in" else word
    shared = word == "with" and w[relative].lower == "whom"  # "Lind, with whom she had a son"
    odd = word not in _ADJUNCTS or (word == "during" and not dated(found))
    if relative > comma + 1 and odd and not shared:
        return behind_preposition(w, comma, relative, own, end, found)
    opening = supplied(word, "PREP", "preposition", w[relative].start)
    mark = supplied(",", "MARK", "preposition", w[relative].start)
    place = without_brackets(borrowed(found, "antecedent"))
    return (*opening, *place, *mark, *w[relative + 1 : end])


def when(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Return "in 1950, he left" of "until 1950, when he left"."""
    if own.start == relative + 1:
        return None
    start = comma
    while start and (
        w[start - 1].tag == "NUM"
        or w[start - 1].lower in _TIMES
        or (w[start - 1].tag in ("NOUN", "NAME") and w[start - 1].text[0].isupper())
    ):
        start -= 1
    if w[comma - 1].lower == "ago" and w[comma - 2].lower.removesuffix("s") in SPANS:
        start = comma - 2
        while start and (w[start - 1].tag in ("NUM", "ADJ") or w[start - 1].lower in BOUND_WORDS):
            start -= 1
        opening: Sequence[Word] = ()
    elif w[start - 1].lower not in _UNTIL or not dated(w[start:comma]):
        return None
    else:
        link = "on" if w[start - 1].lower == "on" else "in"
        opening = supplied(link, "PREP", "preposition", w[relative].start)
    mark = supplied(",", "MARK", "preposition", w[relative].start)
    return (*opening, *borrowed(w[start:comma], "antecedent"), *mark, *w[relative + 1 : end])


_UNTIL = frozenset({"in", "to", "on", "until", "from", "since"})
_TIMES = word_list("en/statements.txt", "times") - _UNTIL - {"and"}
"""Words within what says when: "the early winter of"."""

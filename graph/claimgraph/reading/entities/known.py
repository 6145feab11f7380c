"""What the whole text tells of the names in one sentence: surnames, acronyms of things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.entities.acronyms import LONGEST_EXPANSION, acronyms_of_things
from claimgraph.reading.entities.context_rules import ARTEFACTS
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import FOREIGN_ARTICLES, NameKind, Words
from claimgraph.reading.entities.names import Name, is_sure
from claimgraph.reading.entities.openings import is_opening
from claimgraph.reading.entities.short_forms import OF_TOWNS, plain_form
from claimgraph.reading.entities.small_words import HYPHENED
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.en.tokens import Token

_FIRM = COMPANY_HEADS | {"group", "holdings", "company", "industries", "technologies"}
_FIRM -= OF_TOWNS
"""Last words of bodies that are called by their first word alone."""
_TO_PEOPLE = frozenset({"to", "from", "between", "towards", "toward", "through"})
"""Prepositions of places that people stand behind as well."""
_OF_PLACES_ALONE = lx.PLACE_PREPOSITIONS - _TO_PEOPLE
_LIFE = regex(r"\s*\([^()\n]{0,60}\b1\d{3} ?[–-] ?[^()\n]{0,30}\d{4}\)")
"""When somebody lived, behind a name: "(3 April 1871 – 1944)"."""
_MARKS = tuple('"“‘*_')
_NAMING = (" as ", " name ", " named ", " call ", " called ", " dubbed ", " as the ")
_KNOWN_AS = regex(
    r"(\w+),?(?: that| which)?(?: (?:they|he|she|it|also|better|more|is|was|\w+ly))*"
    r" (?:known (?:\w+ ){0,2}as|named?|call(?:ed)?|dubbed) (?:the )?[\"“‘*_]?$"
)
_NEAR = 60  # code points before a name in which it is said what else that is called
_ALSO_CALLED = (
    lx.EVENT_HEADS | lx.STORMS | lx.words("operation project programme program scheme plan")
)
"""Storms, events and undertakings that have a second name."""
_BIRTH = 30
"""Code points behind a name within which a birth makes a text its bearer's life."""


def known_names(
    text: str, sentences: Sequence[Words], found: Sequence[Sequence[Name]]
) -> dict[str, NameKind | None]:
    """Return the names that a text makes sure of, with their kinds where these are sure too."""
    inner: dict[str, NameKind | None] = dict.fromkeys(_inner_names(text, sentences, found))
    held = [n for names in found for n in names]
    surnames = _surnames(text, held) | _reused(text, held)
    bodies = _short_bodies(text, held, surnames)
    bodies |= dict.fromkeys(_called_by_end(text, held), "organisation")
    storms: dict[str, NameKind] = dict.fromkeys(_storms(text, held), "event")
    things: dict[str, NameKind] = {
        a: "thing" for words in sentences for a in acronyms_of_things(words)
    }
    things |= _other_names(text, held)
    return inner | bodies | surnames | storms | things | _subjects(text, sentences, found)


class Gain:
    """Tells of which sentences what is known of a text may change the names."""

    def __init__(self, known: Mapping[str, NameKind | None]) -> None:
        self._known = known
        self._firsts = {name.split()[0] for name in known}
        self._families = {f"{name}s" for name, kind in known.items() if kind == "person"}

    def is_possible(self, words: Words, names: Sequence[Name]) -> bool:
        """Return whether what is known may change what a sentence names."""
        if words.title_case or words.label:
            return True
        held = {token.text for token in words.tokens}
        if not self._families.isdisjoint(held):
            return True  # the Orrs
        known = self._known
        told = [t for t in words.tokens if t.text in known] if known.keys() & held else []
        if any(known[t.text] for t in told) and any(_adds(words, names, known, t) for t in told):
            return True
        begun = {n.start for n in names}
        return not self._firsts.isdisjoint(held) and any(
            t.text in self._firsts and t.start not in begun and is_opening(words.tokens, i)
            for i, t in enumerate(words.tokens)
        )


def _adds(
    s: Words, names: Sequence[Name], known: Mapping[str, NameKind | None], word: Token
) -> bool:
    """Whether a known word tells more than the name it is in; "Lind" in "Ann Lind" does not."""
    name = next((n for n in names if n.start <= word.start < n.end), None)
    kind = known[word.text]
    if name is None or kind is None:
        return name is None
    held = [t.lower for t in s.tokens if name.start <= t.start < name.end]
    full = len(held) > 1 and "and" not in held and name.basis != "list"
    return not (full and name.kind == kind == "person" and is_sure(kind, name.basis))


def _inner_names(
    text: str, sentences: Sequence[Words], found: Sequence[Sequence[Name]]
) -> Iterator[str]:
    """Yield the names that have their capitals within a sentence, not only where one begins."""
    for words, names in zip(sentences, found, strict=True):
        if words.title_case:
            continue
        begun, pairs = {n.start for n in names}, pairwise(words.tokens)
        inner = {b.start for a, b in pairs if b.start in begun and a.text[0].islower()}
        several = {n.start for n in names if " " in text[n.start : n.end]}
        yield from (text[n.start : n.end] for n in names if n.start in inner | several)


def _surnames(text: str, names: Sequence[Name]) -> dict[str, NameKind]:
    """Return the single words that surely name a person here: surnames of full names."""
    known: dict[str, NameKind] = {}
    for name in names:
        words = text[name.start : name.end].split()
        full = len(words) > 1 or name.basis == "title"
        sure = is_sure(name.kind, name.basis) or name.basis == "agent"
        if name.kind == "person" and full and sure:
            surname = words[-1]
            town = is_known_place(surname)
            if surname[0].isupper() and len(surname) > 2 and not (town and country(surname)):
                known[surname] = "person"
            known |= _given_name(words[0])
            if len(words) == 3 and HYPHENED.fullmatch(surname) and is_surname(words[1]):
                known[words[1]] = "person"  # Jo Liu Ming-ho
    alone = [n for n in names if text[n.start : n.end] in known]
    held = Counter(text[n.start : n.end] for n in alone)
    located = Counter(text[n.start : n.end] for n in alone if _is_located(text, n))
    towns = {n for n in located if is_known_place(n) and located[n] * 4 > held[n]}
    return {n: kind for n, kind in known.items() if n not in towns}


def _subjects(
    text: str, sentences: Sequence[Words], found: Sequence[Sequence[Name]]
) -> dict[str, NameKind | None]:
    """Return who begins a sentence and is "he" or "she" in the next, and the family name.

    Nobody else whom the pronoun could mean is named in the first.
    """
    known: dict[str, NameKind | None] = {}
    for words, names, after in zip(sentences, found, sentences[1:], strict=False):
        named = names[:1] if after.word(0) in ("he", "she") and not words.title_case else []
        for name in named:
            bearer = text[name.start : name.end].split()
            told = name.kind is None and name.start == words.tokens[0].start
            alone = all(n.kind != "person" for n in names) and not is_word(bearer[-1])
            if told and alone and len(bearer) in (2, 3) and not bearer[0].isupper():
                known |= {" ".join(bearer): "person", bearer[-1]: "person"}
    return known


def _given_name(word: str) -> dict[str, NameKind]:
    """Return the given name of somebody named in full, which names nothing else by itself."""
    borne = is_first_name(word) and len(word) > 2 and not (is_word(word) or is_known_place(word))
    return {word: "person"} if borne and not (country(word) or demonym(word)) else {}


def _reused(text: str, names: Sequence[Name]) -> dict[str, NameKind]:
    """Return the last words of names of nothing known that the text uses alone: surnames.

    English shortens a person's name to its last word, a body's or place's to its first.
    """
    forms = {text[n.start : n.end] for n in names}
    alone = {f for f in forms if " " not in f and not f.isupper() and not is_word(f)}
    apart = [
        n
        for n in names
        if _is_located(text, n) or text[max(0, n.start - 4) : n.start].lower() == "the "
    ]
    alone -= {text[n.start : n.end] for n in apart}
    alone -= {
        text[n.start : n.end].split()[-1] for n in names if n.kind in ("organisation", "event")
    }
    unknown = (text[n.start : n.end].split() for n in names if n.kind is None)
    return {
        last: "person"
        for words in unknown
        if len(words) in (2, 3) and words[0][0].isupper()
        if words[0].lower() not in FOREIGN_ARTICLES | {"al"}  # Al Ora, a club or a town
        if not (words[0].isupper() or demonym(words[0]))
        if not is_word(words[0]) or is_surname(words[-1])
        for last in words[1:]
        if last in alone and (last == words[-1] or is_surname(last)) and not is_known_place(last)
    }


def _storms(text: str, names: Iterable[Name]) -> Iterator[str]:
    """Yield what storms are called for short: "Ciaran" for "Storm Ciaran"."""
    for name in names:
        *before, last = text[name.start : name.end].split()
        if name.kind == "event" and before and before[-1].lower() in lx.STORMS:
            yield last


def _other_names(text: str, names: Sequence[Name]) -> Iterator[tuple[str, NameKind]]:
    """Yield what storms, ships and works are also called: "Storm Ora, known locally as Bek"."""
    for before, name in zip((None, *names), names, strict=False):
        near, end = max(0, name.start - _NEAR), name.start
        end -= text[end - 1 : end] in _MARKS and end > 0
        told = text.endswith(_NAMING, near, end)
        known = _KNOWN_AS.search(text, near, name.start) if told else None
        if known is None:
            continue
        noun = known[1].lower()
        if noun in ARTEFACTS or noun in _ALSO_CALLED:
            yield text[name.start : name.end], "thing"
        elif before and before.end == known.end(1) and before.kind in ("event", "work", "thing"):
            yield text[name.start : name.end], before.kind


def _is_located(text: str, name: Name) -> bool:
    before = text[max(0, name.start - LONGEST_EXPANSION) : name.start].split()
    return bool(before) and before[-1].lower() in _OF_PLACES_ALONE


def _short_bodies(text: str, names: Sequence[Name], people: Collection[str]) -> dict[str, NameKind]:
    """Return the first words of bodies' names, where these are nothing else by themselves."""
    found: dict[str, NameKind] = {}
    alone = {text[n.start : n.end] for n in names}
    for name in names:
        words = text[name.start : name.end].split()
        if name.kind == "organisation" and len(words) > 1 and is_sure(name.kind, name.basis):
            first = words[0]
            named = is_known_place(first) or demonym(first) is not None
            firm = words[1].lower() in _FIRM or words[-1].lower() in _FIRM
            firm = firm and OF_TOWNS.isdisjoint(word.lower() for word in words[1:])
            named = named or not firm  # a town's council or port is not called by the town
            if not (named or is_word(first) or first in people or first.endswith(".")):
                found[first] = "organisation"
            last = words[-1]
            town = len(words) == 2 or is_known_place(" ".join(words[:-1]))
            club = name.basis == "gazetteer" and town and last in alone
            club = club and not (is_known_place(last) or last in people)
            if club and last.lower() not in lx.ORGANISATION_HEADS:
                found[last] = "organisation"  # Villa, of Aston Villa
    return found


def _called_by_end(text: str, names: Sequence[Name]) -> Iterator[str]:
    """Yield the last words by which bodies of two words are called here.

    A team's, "the Rockets" of "Vela Rockets", and those of whom the text says what they are.
    """
    alone = {text[n.start : n.end] for n in names}
    articled = {text[n.start : n.end] for n in names if _has_article(text, n)}
    for name in names:
        words = text[name.start : name.end].split()
        if len(words) != 2 or words[1] not in alone or name.kind not in (None, "organisation"):
            continue
        team = words[1] in articled and words[1].endswith("s") and is_place(words[0])
        if team or (name.basis == "copula" and not (is_word(words[1]) or is_place(words[1]))):
            yield words[1]


def _has_article(text: str, name: Name) -> bool:
    return text[max(0, name.start - 4) : name.start].lower() == "the "


def whose_life(text: str, names: Sequence[Name]) -> str | None:
    """Return whose life a text tells: the name that it begins with, and a birth."""
    first = next((n for n in names if n.kind == "person"), None)
    told = first is not None and (
        "born" in text[first.end : first.end + _BIRTH] or _LIFE.match(text, first.end)
    )
    if first is None or not told:
        return None
    return plain_form(text[first.start : first.end])

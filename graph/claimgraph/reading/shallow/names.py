"""Names of people, bodies and places, by titles, lists and capitals; a kind only with a ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention, share
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_surname
from claimgraph.reading.lang.word_lists import look_up
from claimgraph.reading.places import Span
from claimgraph.reading.shallow.coreference import (
    ACRONYM,
    LONGEST,
    Name,
    defined_end,
    identified,
    is_given,
    may_be_persons,
)
from claimgraph.reading.shallow.folder import BEGINNINGS, Folder, Token, folder, tokens_of

_FEDERAL = regex(
    r"(?:Bundes|Landes)(?!amt\Z)\w{0,30}(?:ministerium|amt|gericht|gerichtshof|bank|rat|tag|anstalt|agentur)\Z"
)
"""German bodies that are named by one word."""
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "nis")
_BLANKS, _AND = (" ", "\xa0", "\n"), ("y", "e", "et")


def names_in(text: str, sentences: Sequence[Span], language: str) -> list[Mention]:
    """Return who and what is named in the sentences of a text, in order; never overlapping.

    Short forms ("Weber" behind "Anna Weber", "OMS" behind "… (OMS)") go by the fullest name.

    Args:
        text: the document.
        sentences: where its sentences are (code points, end excluded).
        language: the tag of a language that has a folder.
    """
    words = folder(language)
    found = [n for span in sentences for n in _Sentence(text, span, words).names()]
    return [
        Mention(n.start, n.end, n.kind, n.text, n.ground, share(n.kind, n.ground))
        for n in identified(text, found)
    ]


class _Sentence:
    """One sentence: its tokens, and the names that a run of capitals holds."""

    def __init__(self, text: str, span: Span, words: Folder) -> None:
        self.text, self.words = text, words
        self.tokens = list(tokens_of(text, span))
        self.joined = [
            before.end == after.start or self.text[before.end : after.start] in _BLANKS
            for before, after in pairwise(self.tokens)
        ]

    def names(self) -> Iterator[Name]:
        at = 0
        while at < len(self.tokens):
            end = self._run(at)
            found = list(self._of(at, end))
            yield from found
            at = max(end, at + 1)
            while found and at < len(self.tokens) and self.tokens[at].start < found[-1].end:
                at += 1  # a listed body goes on behind its capitals

    def _run(self, first: int) -> int:
        """Return where a run of capitals and particles that begins at a token ends."""
        end, at = first, first
        while at < len(self.tokens) and at - first < LONGEST:
            token = self.tokens[at]
            end = at + 1 if token.is_capital else end
            if not token.is_capital and (at == first or not self._links(first, token)):
                break
            if at >= len(self.joined) or not self.joined[at]:
                break
            at += 1
        return end

    def _links(self, first: int, token: Token) -> bool:
        """Whether a small word may stand inside a name; "and" only inside that of a body."""
        if token.text in _AND:
            behind = self.tokens[first + 1 : first + LONGEST]
            if any(t.text in self.words.legal_forms for t in behind if t.start > token.start):
                return True  # Vela Indústria e Comércio Ltda
            opening = [t.text.lower() for t in self.tokens[first : first + 2]]
            return token.text in self.words.particles and not self.words.fields.isdisjoint(opening)
        return token.text in self.words.particles

    def _of(self, first: int, end: int) -> Iterator[Name]:
        """Yield the names of a run: what its titles, lists and own words show it to be."""
        titled = first < end and self._is_title(self._word_before(first))
        while first < end and self._is_title(self.tokens[first].text):
            first, titled = first + 1, True
        if first == end:
            return
        if body := self._body(first, end):
            yield self._name(*body, "organisation", "shallowBody")
            return
        if first < end and not self._is_listed(self._text(first, end)):
            while first < end and self._opens(first, end):
                first += 1
        while first + 1 < end and self._is_capital_title(first):
            first, titled = first + 1, True
        if first == end:
            return
        if self.words.nouns_are_capital:
            yield from self._among_nouns(first, end, titled)
        else:
            town = self._town_of_office(first, end)
            parts = [(first, town, False), (town, end, True)] if town else [(first, end, titled)]
            yield from filter(None, (self._judged(*part) for part in parts))

    def _town_of_office(self, first: int, end: int) -> int | None:
        """Return where the town of an office ends before a name: "alcalde de Vela Juan Orr"."""
        ends = range(end - 2, first if self._linked(first)[1] in self.words.titles else end, -1)
        towns = (at for at in ends if self._place(self._text(first, at)))
        return next((at for at in towns if self._is_given(self.tokens[at].text, end)), None)

    def _is_capital_title(self, at: int) -> bool:
        """Whether a title is written with a capital: "o Presidente Lula"."""
        word = self.tokens[at].text.lower()
        person = self.tokens[at + 1].is_capital and word not in self.words.heads
        return not self.words.nouns_are_capital and person and word in self.words.titles

    def _body(self, first: int, end: int) -> tuple[int, int] | None:
        """Return where a listed body of several words is that a run begins or is."""
        for at in (first - 1, first, first + 1):
            for stop in range(min(end + 2, len(self.tokens)), end - 1, -1):
                if 0 <= at < stop and self._text(at, stop) in self.words.long_bodies:
                    return at, stop
        return None

    def _is_title(self, word: str) -> bool:
        return word in self.words.titles or f"{word.rstrip('.')}." in self.words.titles

    def _is_listed(self, name: str) -> bool:
        known = name in self.words.bodies or self.words.territory(name) is not None
        return known or (" " in name and self._place(name) is not None)

    def _begins(self, first: int) -> bool:
        """Whether a word is capital because a sentence or a quotation begins with it."""
        return first == 0 or self.tokens[first - 1].text in BEGINNINGS

    def _opens(self, first: int, end: int) -> bool:
        """Whether a run's first word is no part of the name, as "Die" and "Hier" are."""
        word = self.tokens[first].text
        if not word[0].isupper() or (len(word) == 1 and end == first + 1):
            return True
        if word.lower() in self.words.heads and end > first + 1:
            return False
        if word in self.words.openers or word.rstrip("’'") in self.words.openers:
            return True
        alone = self._begins(first) and end == first + 1 and not ACRONYM.match(word)
        if not self.words.nouns_are_capital and alone:
            return not (self._place(word) or word in self.words.bodies)
        return False

    def _judged(self, first: int, end: int, titled: bool) -> Name | None:
        """Return what a run names where only names are capital."""
        first = self._last_head(first, end)
        name = self._text(first, end)
        opening = self.tokens[first].text
        head, linked = self._linked(first)
        if linked in self.words.heads - self.words.capital_heads:
            return self._name(head, end, "organisation", "shallowHead")
        if opening.lower() in self.words.heads:
            whole = defined_end(self.tokens, end)
            known = whole > end or end > first + 1
            return self._name(first, whole, "organisation", "shallowHead") if known else None
        if self.tokens[end - 1].text in self.words.legal_forms and end > first + 1:
            return self._name(first, end, "organisation", "shallowForm")
        if name in self.words.bodies:
            return self._name(first, end, "organisation", "shallowBody")
        if kind := self._country(name):
            return self._name(first, end, kind, "shallowCountry")
        if titled:
            return self._name(first, end, "person", "shallowTitle")
        if end > first + 1 and self._is_given(opening, end) and self._is_persons(first + 1, end):
            return self._name(first, end, "person", "shallowGiven")
        if self._place(name) and self._word_before(first) in self.words.place_prepositions:
            return self._name(first, end, "place", "shallowPlace")
        article = self._word_before(first).lower() in self.words.articles
        known = self._place(name) in ("known", "other") and not may_be_persons(name)
        if known and not article:
            return self._name(first, end, "place", "shallowPlace")
        opens = self._begins(first) and not ACRONYM.match(name)
        plain = opens or linked in self.words.titles or name.lower() in self.words.titles
        plain = plain or self.text[self.tokens[end - 1].end :][:1].isdecimal()  # Rac1
        return None if plain else self._name(first, end, None, "shallowCapitals")

    def _among_nouns(self, first: int, end: int, titled: bool) -> Iterator[Name]:
        """Yield the names of a run in a language where every noun is capital."""
        at = first
        while at < end:
            stop, kind, ground = self._listed(at, end, titled and at == first)
            if stop > at:
                yield self._name(at, stop, kind, ground)
            at = max(stop, at + 1)

    def _listed(self, at: int, end: int, titled: bool) -> tuple[int, ActorKind | None, str]:
        """Return where a name that a list or title shows ends, its kind and ground."""
        word, before = self.tokens[at].text, self._word_before(at)
        for stop in range(min(end, at + 4), at, -1):
            if kind := self._country(self._text(at, stop)):
                return stop, kind, "shallowCountry"
            if self._text(at, stop) in self.words.long_bodies:
                return stop, "organisation", "shallowBody"
        if word in self.words.bodies:
            return at + 1, "organisation", "shallowBody"
        if end > at + 1 and self.tokens[end - 1].text in self.words.legal_forms and end - at <= 4:
            return end, "organisation", "shallowForm"
        if word.lower() in self.words.heads and end > at + 1 and self._is_name(at + 1):
            return at + 2, "organisation", "shallowHead"
        if _FEDERAL.match(word):
            return at + 1, "organisation", "shallowHead"
        listed = word not in self.words.openers and not may_be_persons(word)
        if before in self.words.place_prepositions and listed and self._place(word):
            return at + 1, "place", "shallowPlace"
        given = self._is_given(word, end) and before not in self.words.articles
        double = word.partition("-")[2][:1].isupper()  # Frau Orr-Lind
        if titled and (given or double or is_surname(word)):
            return self._person(at, end), "person", "shallowTitle"
        if given and at + 1 < end and self._is_name(at + 1):
            return self._person(at, end), "person", "shallowGiven"
        return at, None, ""

    def _person(self, at: int, end: int) -> int:
        """Return where somebody's name ends: at its first family name, else at the run's end."""
        stop = at + 1
        while stop < end and (self._is_name(stop) or not self.tokens[stop].is_capital):
            stop += 1
            if self.tokens[stop - 1].is_capital and not is_first_name(self.tokens[stop - 1].text):
                break
        while not self.tokens[stop - 1].is_capital:
            stop -= 1
        return stop

    def _is_name(self, at: int) -> bool:
        """Whether a capital word may be somebody's last name: not plainly a noun."""
        word = self.tokens[at].text
        if not word[0].isupper():
            return word in self.words.particles and at + 1 < len(self.tokens)
        plain = word in self.words.openers or word.lower().endswith(_NOUN_ENDINGS)
        return is_surname(word) or is_first_name(word) or not plain

    def _last_head(self, first: int, end: int) -> int:
        """Return where the body begins that a run ends with: "Painel … do Ministério da Saúde"."""
        heads = (
            at
            for at in range(end - 1, first + 1, -1)
            if self.tokens[at].text.lower() in self.words.heads and at + 1 < end
        )
        return next((at for at in heads if not self.tokens[at - 1].is_capital), first)

    def _is_persons(self, at: int, end: int) -> bool:
        """Whether what stands behind a given name may be the rest of somebody's name."""
        words = [token.text for token in self.tokens[at:end]]
        if words[0][0].isupper():
            return self.words.territory(self._text(at - 1, at)) is None
        return any(is_surname(word) for word in words)

    def _linked(self, first: int) -> tuple[int, str]:
        """Return the word that small words lead back to, and where: "ministre" of "de l’Est"."""
        at = first - 1
        while at > 0 and self.tokens[at].text.lower() in self.words.particles and at > first - 4:
            at -= 1
        return (at, self.tokens[at].text.lower()) if 0 <= at < first - 1 else (first, "")

    def _is_given(self, word: str, end: int) -> bool:
        """Whether a word begins somebody's name; not so "Al Haq" and, by its end, "Asia Times"."""
        last = self.tokens[end - 1].text
        brand = is_word(last) and not (is_surname(last) or is_first_name(last))
        brand = brand and (last.endswith("s") or is_word(word))
        return word not in self.words.no_given_names and not brand and is_given(word)

    def _country(self, name: str) -> ActorKind | None:
        code = self.words.territory(name)
        return None if code is None else "place" if code.isdecimal() else "country"

    def _place(self, name: str) -> str | None:
        return look_up("data/places.tsv", name)

    def _word_before(self, at: int) -> str:
        return self.tokens[at - 1].text if at and self.joined[at - 1] else ""

    def _text(self, first: int, end: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def _name(self, first: int, end: int, kind: ActorKind | None, ground: str) -> Name:
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        if self.text[stop - 1] == "." and self.tokens[end - 1].text not in self.words.legal_forms:
            stop -= 1
        return Name(start, stop, self.text[start:stop], kind, ground)

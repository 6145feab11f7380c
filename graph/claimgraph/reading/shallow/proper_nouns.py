"""Names where only names are capital, as in French, Spanish and Portuguese: what a run names."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import gender, is_first_name, is_surname
from claimgraph.reading.shallow.capital_nouns import Found
from claimgraph.reading.shallow.coreference import (
    ACRONYM,
    LONGEST,
    defined_end,
    is_given,
    may_be_persons,
)
from claimgraph.reading.shallow.folder import Sentence

_MARKS = frozenset("«“„\"'*_")
_NEAR = 24
"""Code points before a name in which an age stands."""
_APPOSED = regex(r",\s(\w[\w-]*)")
_AGED = regex(r",\s(?:de\s)?\d{1,2}\s(?:ans|años|anos)\b|\s?\(\d{1,2}\)")
_AT_AGE = regex(r"\b(?:[Aa]os|[Aa]\sl[eo]s|[Àà]|[Cc]on)\s\d{1,2}\s(?:ans|años|anos),\s\Z")


def names(sentence: Sentence, first: int, end: int, titled: bool) -> Iterator[Found]:
    """Yield the names of a run of capitals, with kind and ground.

    Args:
        sentence: the sentence of the run.
        first: the token that it begins with.
        end: the token behind it.
        titled: whether a title stands before it.
    """
    reader = _Run(sentence)
    cut = reader.name_behind_office(first, end)
    parts = [(first, cut, False), (cut, end, True)] if cut else [(first, end, titled)]
    yield from filter(None, (reader.judged(*part) for part in parts))


class _Run:
    """What the runs of capitals of a sentence name."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.words = sentence, sentence.words
        self.tokens, self.text = sentence.tokens, sentence.text

    def name_behind_office(self, first: int, end: int) -> int | None:
        """Return where somebody's name begins behind an office and what it is of.

        "alcalde de Vela Juan Orr", "ministre de l'Intérieur Anne Roux"
        """
        office = self._linked(first)[1]
        if office not in self.words.titles:
            return None
        for at in range(end - 2, first, -1):
            of = self.sentence.printed(first, at)
            known = office in self.words.field_offices or self.sentence.place(of)
            if self._is_given(self.tokens[at].text, end) and (known or self.sentence.country(of)):
                return at
        return None

    def judged(self, first: int, end: int, titled: bool) -> Found | None:
        """Return what a run names where only names are capital."""
        first = self._last_head(first, end)
        name = self.sentence.printed(first, end)
        opening = self.tokens[first].text
        before, (head, linked) = self.sentence.before(first), self._linked(first)
        if name.lower() in self.words.units or (not titled and self._is_thing(first, end, linked)):
            return None
        if linked in self.words.heads - self.words.capital_heads:
            return head, end, "organisation", "shallowHead"
        if opening.lower() in self.words.heads:
            whole = max(defined_end(self.tokens, end), self._complemented(end))
            known = whole > end or end > first + 1
            return (first, whole, "organisation", "shallowHead") if known else None
        if self.tokens[end - 1].text in self.words.legal_forms and end > first + 1:
            return first, end, "organisation", "shallowForm"
        if name in self.words.bodies:
            return first, end, "organisation", "shallowBody"
        if kind := self.sentence.country(name):
            return first, end, kind, "shallowCountry"
        if titled:
            return first, end, "person", "shallowTitle"
        if not self.words.place_nouns.isdisjoint((before, self.tokens[head].text)):
            return first, end, "place", "shallowNoun"
        if end > first + 1 and self._is_given(opening, end) and self._is_persons(first + 1, end):
            return first, end, "person", "shallowGiven"
        if before in self.words.body_nouns:
            return first, self._goes_on(end), "organisation", "shallowNoun"
        if self.sentence.place(name) and before.lower() in self.words.place_prepositions:
            return first, end, "place", "shallowPlace"
        sure = ("known", "other", "province") if " " in name else ("known", "other")
        known = self.sentence.place(name) in sure and not may_be_persons(name)
        if known and (name in self.words.places or before.lower() not in self.words.articles):
            return first, end, "place", "shallowPlace"
        if self._is_apposed(first, end):
            return first, end, "person", "shallowNoun"
        if self._is_plain(first, end, head):
            return None
        whole = self._past(end, self.words.body_adjectives) if end == first + 1 else end
        return first, whole, None, "shallowCapitals"  # "la Sécurité sociale"

    def _is_plain(self, first: int, end: int, head: int) -> bool:
        """Whether a capital shows no name: of a sentence's first word, of a ministry's field."""
        name = self.sentence.printed(first, end)
        opens = self.sentence.begins(first) and end == first + 1 and not ACRONYM.match(name)
        offices = {token.text.lower() for token in self.tokens[max(0, head - 1) : head + 1]}
        field = head < first and not offices.isdisjoint(self.words.field_offices)
        common = not {name.lower()}.isdisjoint(self.words.titles | self.words.place_nouns)
        return opens or field or common or self.sentence.behind(end)[:1].isdecimal()  # Rac1

    def _is_thing(self, first: int, end: int, linked: str) -> bool:
        """Whether a run names a war, a law, a work or a ship, or those who live somewhere.

        "film « Orr »", "Première Guerre", "les Lillois"
        """
        words = [token.text.lower() for token in self.tokens[first:end]]
        second = words[1:2] if not is_given(self.tokens[first].text) else []
        things = {linked, self._word_outside(first), words[0], *second}
        people = end == first + 1 and self.sentence.before(first).lower() in self.words.articles
        return not things.isdisjoint(self.words.thing_nouns) or (
            people and words[0].endswith(tuple(self.words.people_endings))
        )

    def _word_outside(self, at: int) -> str:
        """Return the word before a token and the marks around it: "film" of "film « Orr »"."""
        while at > 0 and self.tokens[at - 1].text in _MARKS:
            at -= 1
        return self.tokens[at - 1].text.lower() if at else ""

    def _is_apposed(self, first: int, end: int) -> bool:
        """Whether a name stands beside an office or an age: "Ana Ruiz, 43 años".

        It has two words at least; behind the office a comma or stop ends it.
        """
        behind = _APPOSED.match(self.sentence.behind(end))
        office = behind and behind[1].islower() and self.words.is_title(behind[1])
        start = self.tokens[first].start
        aged = _AGED.match(self.sentence.behind(end)) or _AT_AGE.search(
            self.text, max(0, start - _NEAR), start
        )
        if (office or aged) and end > first + 1:
            return True
        closed = self.sentence.behind(end).lstrip()[:1] in (",", ".", "(")
        if not closed or end == first + 1 or first < 2 or self.tokens[first - 1].text != ",":
            return False
        for at in range(first - 2, max(-1, first - LONGEST - 2), -1):
            token = self.tokens[at]
            if self.words.is_title(token.text):
                article = self.tokens[at - 1].text.lower() in self.words.articles
                return article or at == 0
            small = token.text == "&" or token.text.lower() in self.words.particles
            if not (small or token.is_capital):
                return False
        return False

    def _complemented(self, end: int) -> int:
        """Return where a body's name ends that goes on in small letters, as French writes them.

        "Autorité de la concurrence", "Ligue nationale de rugby"
        """
        if not self.words.body_adjectives:
            return end
        stop = self._past(end, self.words.body_adjectives)
        of = self._past(stop, self.words.particles - {"et", "le", "les"})
        last = of + 1 if stop < of < len(self.tokens) and self._is_noun(of) else stop
        return self._past(last, self.words.body_adjectives)

    def _goes_on(self, end: int) -> int:
        """Return where a body's name ends whose aim is part of it: "Jueces por la Democracia"."""
        at = self._past(self._past(end, self.words.aims), self.words.articles)
        aims = at > end and self.tokens[end].text in self.words.aims
        named = self.tokens[at : at + 1] if aims else []
        return at + 1 if named and named[0].is_capital and len(named[0].text) > 2 else end

    def _past(self, at: int, among: frozenset[str]) -> int:
        while (
            at < len(self.tokens) and self.tokens[at].text in among and self.sentence.joined[at - 1]
        ):
            at += 1
        return at

    def _is_noun(self, at: int) -> bool:
        word = self.tokens[at].text
        return word.islower() and word not in self.words.no_complements | self.words.articles

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
        given, words = self.tokens[at - 1].text, [token.text for token in self.tokens[at:end]]
        if words[0][0].isupper():
            return self.words.territory(given) is None
        places = (given, self.sentence.printed(at - 1, end))
        sure = gender(given) is not None and not any(map(self.sentence.place, places))
        return sure or any(is_surname(word) for word in words)

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

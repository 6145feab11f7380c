"""Names where every noun is capital, as in German: lists, titles and a few shapes tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_surname
from claimgraph.reading.shallow.coreference import ACRONYM, Name, is_given, may_be_persons
from claimgraph.reading.shallow.folder import Sentence

_FEDERAL = regex(
    r"(?:Bundes|Landes)(?!amt\Z)\w{0,30}(?:ministerium|amt|gericht|gerichtshof|bank|rat|tag|anstalt|agentur)\Z"
)
"""German bodies that are named by one word."""
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "nis")
_FOR, _AND, _FROM = "für", ("und", ","), "von"
Found = tuple[int, int, ActorKind | None, str]
"""A name from one token to another, its kind, and the rule that tells it."""


def names(sentence: Sentence, first: int, end: int, titled: bool) -> Iterator[Found]:
    """Yield the names of a run of capitals, with kind and ground.

    Args:
        sentence: the sentence of the run.
        first: the token that it begins with.
        end: the token behind it.
        titled: whether a title stands before it.
    """
    reader, at = _Run(sentence, end), first
    while at < end:
        stop, kind, ground = reader.named(at, titled and at == first)
        if stop > at:
            yield at, stop, kind, ground
        at = max(stop, at + 1)


def repeated(sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
    """Return the names with those that stand alone elsewhere: last names, and towns once shown.

    A noun may look the same ("der Koch", "das Essen"), so that no article may stand before.
    """
    last = {n.text.split()[-1]: n for n in reversed(found) if n.kind == "person"}
    towns = {n.text: n for n in reversed(found) if n.kind == "place" and " " not in n.text}
    taken = {at for n in found for at in range(n.start, n.end)}
    added = [
        Name(token.start, token.end, token.text, known.kind, "sameName")
        for sentence in sentences
        for at, token in enumerate(sentence.tokens)
        if token.start not in taken
        and (known := last.get(token.text) or towns.get(token.text))
        and sentence.before(at).lower() not in sentence.words.determiners
        and (token.text in towns or not sentence.words.is_title(token.text))
    ]
    return sorted([*found, *added])


class _Run:
    """The run of capitals that ends before a token."""

    def __init__(self, sentence: Sentence, end: int) -> None:
        self.sentence, self.end = sentence, end
        self.tokens, self.words = sentence.tokens, sentence.words

    def named(self, at: int, titled: bool) -> tuple[int, ActorKind | None, str]:
        """Return where the name that begins at a token ends, its kind and ground."""
        word, before = self.tokens[at].text, self.sentence.before(at)
        for stop in range(min(self.end, at + 4), at, -1):
            if kind := self.sentence.country(self.sentence.printed(at, stop)):
                return stop, kind, "shallowCountry"
            if self.sentence.printed(at, stop) in self.words.long_bodies:
                return stop, "organisation", "shallowBody"
        if word in self.words.bodies:
            return at + 1, "organisation", "shallowBody"
        if body := self._body(at):
            return body
        if self._is_place(at):
            return at + 1, "place", "shallowPlace"
        given = self._is_given(word) and before.lower() not in self.words.articles
        double = word.partition("-")[2][:1].isupper()  # Frau Orr-Lind
        if titled and (given or double or is_surname(word) or self._is_addressed(at)):
            return self._person(at), "person", "shallowTitle"
        if given and at + 1 < self.end and self._is_name(at + 1):
            return self._person(at), "person", "shallowGiven"
        if ACRONYM.match(word) and before.lower() in self.words.determiners:
            return at + 1, None, "shallowCapitals"
        return at, None, ""

    def _body(self, at: int) -> tuple[int, ActorKind | None, str] | None:
        """Return where a body's name ends by its head or its legal form, and on what ground."""
        word, last = self.tokens[at].text, self.tokens[self.end - 1].text
        if word.lower().endswith(tuple(self.words.body_nouns)):
            return None  # Küchenbauer Orr AG
        if self.end > at + 1 and last in self.words.legal_forms and self.end - at <= 4:
            return self.end, "organisation", "shallowForm"
        if self.sentence.before(at).lower() in self.words.indefinite:
            return None  # "ein Institut für Meeresforschung"
        head = at + (word in self.words.name_adjectives or self._is_of_town(at))
        if head >= self.end:
            return None
        noun = self.tokens[head].text
        inner, _, own = noun.rpartition("-")
        heads = self.words.named_heads if inner else self.words.heads
        if own.lower() in heads and (inner or head > at):
            return self._whole(head), "organisation", "shallowHead"
        if noun.lower() in self.words.heads:
            whole = self._whole(head)
            if whole == head + 1 and head + 1 < self.end and self._is_name(head + 1):
                whole += 1
            return (whole, "organisation", "shallowHead") if whole > head + 1 else None
        return (self._whole(at), "organisation", "shallowHead") if _FEDERAL.match(word) else None

    def _is_of_town(self, at: int) -> bool:
        """Whether a town's adjective is part of a name: "die Kasseler Sparkasse"."""
        word, behind = self.tokens[at].text, self.tokens[at + 1 : self.end][:1]
        named = behind and behind[0].text.lower() in self.words.named_heads
        return bool(named and word.endswith("er") and self.sentence.place(word[:-2]))

    def _whole(self, head: int) -> int:
        """Return where the name of a body ends by its head: "Institut für Weltmeere"."""
        tokens, at = self.tokens, head + 1
        if at < len(tokens) and tokens[at].is_capital and self.sentence.place(tokens[at].text):
            return at + 1  # Technische Universität Graz
        if at + 1 < len(tokens) and tokens[at].text == _FOR:
            at += 2 if tokens[at + 1].is_capital else 3
            if at <= len(tokens) and tokens[at - 1].is_capital:
                joined = at + 1 < len(tokens) and tokens[at].text == "und"
                return at + 2 if joined and tokens[at + 1].is_capital else at
        return head + 1

    def _is_place(self, at: int) -> bool:
        """Whether a word is a listed place where places stand: behind "in", also in a list."""
        word = self.tokens[at].text
        if word in self.words.places:
            return True
        if word in self.words.openers or may_be_persons(word) or not self.sentence.place(word):
            return False
        while at > 1 and self.tokens[at - 1].text in _AND and self.tokens[at - 2].is_capital:
            if self.sentence.place(self.tokens[at - 2].text) is None:
                return False
            at -= 2
        before = self.sentence.before(at)
        if before == _FROM and at > 1:
            office = self.tokens[at - 2].text
            mayor = office.lower().endswith((*self.words.place_nouns, "lich"))  # nördlich von
            plain = not (self.words.is_title(office) or is_given(office))
            return mayor or (self.tokens[at - 2].is_capital and plain)
        listed = self.tokens[at + 1 : at + 3]
        between = before == "zwischen" and len(listed) == 2 and listed[0].text == "und"
        return not {before, before.lower()}.isdisjoint(self.words.place_prepositions) or (
            between and self.sentence.place(listed[1].text) is not None
        )

    def _is_addressed(self, at: int) -> bool:
        """Whether a form of address without an article stands before: "Herr Orr", no "die Frau"."""
        form = at - 1
        while form > 0 and self.tokens[form].text == ".":
            form -= 1
        known = self.tokens[form].text.rstrip(".") in self.words.address
        article = self.sentence.before(form).lower() in self.words.determiners
        return known and not article and self.tokens[at].text not in self.words.openers

    def _person(self, at: int) -> int:
        """Return where somebody's name ends: at its first family name, else at the run's end."""
        stop = at + 1
        while stop < self.end and (self._is_name(stop) or not self.tokens[stop].is_capital):
            stop += 1
            word = self.tokens[stop - 1]
            if word.is_capital and not is_first_name(word.text):
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

    def _is_given(self, word: str) -> bool:
        """Whether a word begins somebody's name; not so "Al Haq" and, by its end, "Asia Times"."""
        last = self.tokens[self.end - 1].text
        brand = is_word(last) and not (is_surname(last) or is_first_name(last))
        brand = brand and (last.endswith("s") or is_word(word))
        return word not in self.words.no_given_names and not brand and is_given(word)

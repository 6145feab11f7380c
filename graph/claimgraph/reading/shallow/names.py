"""Names of people, bodies and places, by titles, lists and capitals; a kind only with a ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention, share
from claimgraph.reading.places import Span
from claimgraph.reading.shallow import capital_nouns, proper_nouns
from claimgraph.reading.shallow.capital_nouns import Found
from claimgraph.reading.shallow.coreference import (
    ACRONYM,
    LONGEST,
    Name,
    defined_end,
    identified,
    is_given,
    short_form,
)
from claimgraph.reading.shallow.folder import Sentence, folder

_AND = ("y", "e", "et")
_NUMERAL = regex(r"[IVXLCDM]+(?:e|er|ème|º|ª)?\Z")
_ADVERB = regex(r"\w{3}mente?\Z")
_LISTING = regex(r",?\s+(?:y|e|et|und|oder|ou|o)\s+|,\s+")
_DATELINE = regex(r"\s?(?:\([^)\n]{2,12}\)|,\s(?:den|le|el|em)?\s?\d|\.-|\s?[–-]\s)")


def names_in(text: str, sentences: Sequence[Span], language: str) -> list[Mention]:
    """Return who and what is named in the sentences of a text, in order; never overlapping.

    Short forms ("Weber" behind "Anna Weber", "OMS" behind "… (OMS)") go by the fullest name.

    Args:
        text: the document.
        sentences: where its sentences are (code points, end excluded).
        language: the tag of a language that has a folder.
    """
    words = folder(language)
    read = [Sentence(text, span, words) for span in sentences]
    found = [name for sentence in read for name in _listed_together(text, _Names(sentence).all())]
    if words.nouns_are_capital:
        found = capital_nouns.repeated(read, found)
    return [
        Mention(n.start, n.end, n.kind, n.text, n.ground, share(n.kind, n.ground))
        for n in identified(text, found)
    ]


def _listed_together(text: str, names: Iterator[Name]) -> list[Name]:
    """Return the names of a sentence; those listed behind a place, up to an "and", are places."""
    held = list(names)
    at = 0
    while at < len(held):
        end, closed = at + 1, at + 1
        while end < len(held):
            joint = _LISTING.fullmatch(text, held[end - 1].end, held[end].start)
            if joint is None or held[end].kind not in (None, "place"):
                break
            end += 1
            closed = closed if joint[0].strip() == "," else end
        if held[at].kind == "place":
            for n in range(at + 1, closed):
                if held[n].kind is None:
                    held[n] = held[n]._replace(kind="place", ground="shallowPlace")
        at = max(closed, at + 1)
    return held


class _Names:
    """The names of one sentence: what its runs of capitals hold."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.words = sentence, sentence.words
        self.tokens, self.text = sentence.tokens, sentence.text

    def all(self) -> Iterator[Name]:
        """Yield the names, in order."""
        at = 0
        while at < len(self.tokens):
            end = self._run(at)
            found = [self._name(*part) for part in self._of(at, end)]
            yield from found
            if found and (short := short_form(self.text, found[-1])):
                yield short
                found.append(short)
            at = max(end, at + 1)
            while found and at < len(self.tokens) and self.tokens[at].start < found[-1].end:
                at += 1  # a body goes on behind its capitals

    def _run(self, first: int) -> int:
        """Return where a run of capitals and small words that begins at a token ends."""
        end, at, joined = first, first, self.sentence.joined
        while at < len(self.tokens) and at - first < LONGEST:
            token = self.tokens[at]
            end = at + 1 if token.is_capital else end
            if not token.is_capital and (at == first or not self._links(first, at)):
                break
            if at >= len(joined) or not joined[at]:
                break
            at += 1
        return end

    def _links(self, first: int, at: int) -> bool:
        """Whether a small word may stand inside a name; "and" only inside that of a body.

        An article does so behind a preposition: "Fernando de la Rúa", not "Leyó la Ley".
        """
        word, before = self.tokens[at].text, self.tokens[at - 1]
        if word == "&":
            return True
        if word in _AND:
            behind = self.tokens[first + 1 : first + LONGEST]
            if any(t.text in self.words.legal_forms for t in behind if t.start > before.start):
                return True  # Vela Indústria e Comércio Ltda
            opening = [t.text.lower() for t in self.tokens[first : first + 2]]
            return word in self.words.particles and not self.words.fields.isdisjoint(opening)
        bare = word in self.words.articles and before.is_capital
        return word in self.words.particles and not (bare and not self.words.nouns_are_capital)

    def _of(self, first: int, end: int) -> Iterator[Found]:
        """Yield the names of a run: what its titles, lists and own words show it to be."""
        sentence = self.sentence
        titled = first < end and self.words.is_title(sentence.before(first))
        while first < end and self.words.is_title(self.tokens[first].text):
            first, titled = first + 1, True
        while first < end and self.tokens[first].text in self.words.legal_forms:
            first += 1
        if first == end:
            return
        if body := self._body(first, end):
            yield *body, "organisation", "shallowBody"
            return
        if self._is_dateline(first, end):
            yield first, end, "place", "shallowPlace"
            return
        if not self._is_listed(sentence.printed(first, end)):
            while first < end and self._opens(first, end):
                titled = titled and self.tokens[first].text in self.words.name_particles
                first += 1
        while first + 1 < end and self._is_capital_title(first):
            first, titled = first + 1, True
        printed = sentence.printed(first, end) if first < end else ""
        if not printed or _NUMERAL.match(printed) or (" " in printed and printed.isupper()):
            return  # nothing, "XIVe", or a heading
        kinds = capital_nouns if self.words.nouns_are_capital else proper_nouns
        yield from kinds.names(sentence, first, end, titled)

    def _is_dateline(self, first: int, end: int) -> bool:
        """Whether a place begins a report: "Kassel (dpa)", "Lyon, le 3 mars"."""
        start = self.tokens[first].start
        begins = start == 0 or self.text[start - 1] == "\n"
        listed = self.sentence.place(self.sentence.printed(first, end))
        return begins and bool(listed and _DATELINE.match(self.sentence.behind(end)))

    def _is_capital_title(self, at: int) -> bool:
        """Whether a title is written with a capital: "o Presidente Lula"."""
        word = self.tokens[at].text.lower()
        person = self.tokens[at + 1].is_capital and word not in self.words.heads
        return not self.words.nouns_are_capital and person and word in self.words.titles

    def _body(self, first: int, end: int) -> tuple[int, int] | None:
        """Return where a listed organisation of several words stands, of which a run is a part."""
        for at in (first - 1, first, first + 1):
            for stop in range(min(end + 2, len(self.tokens)), end - 1, -1):
                if 0 <= at < stop and self.sentence.printed(at, stop) in self.words.long_bodies:
                    return at, stop
        return None

    def _is_listed(self, name: str) -> bool:
        known = name in self.words.bodies or self.words.territory(name) is not None
        return known or (" " in name and self.sentence.place(name) is not None)

    def _opens(self, first: int, end: int) -> bool:
        """Whether a run's first word is no part of the name, as "Die" and "Hier" are."""
        word = self.tokens[first].text
        begins = self.sentence.begins(first)
        if word in self.words.capital_articles and not begins and end > first + 1:
            return not self.tokens[first + 1].is_capital  # "dans Le Progrès": part of the name
        if not word[0].isupper() or (len(word) == 1 and end == first + 1):
            return True
        if word.lower() in self.words.heads and end > first + 1:
            return False
        if word in self.words.openers or word.rstrip("’'") in self.words.openers:
            # only German writes months with a capital: "por Julio Orr"
            return begins or self.words.nouns_are_capital or not self._is_month(first, end)
        if (word in self.words.not_alone and end == first + 1) or _ADVERB.search(word):
            return True
        if begins and word.endswith(tuple(self.words.verb_endings)) and not is_given(word):
            return True  # "Habló Ana Ruiz"
        alone = begins and end == first + 1 and not ACRONYM.match(word)
        if not self.words.nouns_are_capital and alone:
            kept = self.sentence.place(word) or word in self.words.bodies
            return not (kept or defined_end(self.tokens, end) > end)
        return False

    def _is_month(self, first: int, end: int) -> bool:
        """Whether a name of several words begins as a month does: "Julio Orr"."""
        return end > first + 1 and self.tokens[first].text.lower() in self.words.months

    def _name(self, first: int, end: int, kind: ActorKind | None, ground: str) -> Name:
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        if self.text[stop - 1] == "." and self.tokens[end - 1].text not in self.words.legal_forms:
            stop -= 1
        return Name(start, stop, self.text[start:stop], kind, ground)

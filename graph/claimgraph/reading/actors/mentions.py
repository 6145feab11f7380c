"""Who is named where: every mention of an actor, with the one name it goes by in the document.

Names come first, then adjectives that act for a country ("Polish authorities"), then descriptions
that can only mean one of the actors already named ("the Baltic nation"). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimgraph.model import ActorKind
from claimgraph.reading.actors.identity import Identities
from claimgraph.reading.actors.names import Name, NameFinder
from claimgraph.reading.actors.roles import Role, role_of
from claimgraph.reading.actors.words import NameKind
from claimgraph.reading.grammar import lexicon as lx
from claimgraph.reading.grammar.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_known_place,
    parts_of_speech,
)
from claimgraph.reading.grammar.tokens import Token, tokenize

Span = tuple[int, int]
_LAND_NOUNS = lx.words("nation country republic state kingdom")
_WITHIN = 4
"""How many sentences back a description may reach."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at a place in the text (code points, end excluded).

    ``name`` is what the actor goes by in this document; ``acts_for`` and ``affiliation`` are such
    names too. ``basis`` says why it was taken for one, ``confidence`` how sure that is, 0 to 1.
    """

    start: int
    end: int
    kind: ActorKind
    name: str
    basis: str
    confidence: float
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None


def find_mentions(text: str, sentences: Sequence[Span]) -> list[Mention]:
    """Return the mentions of actors in a document, in reading order.

    Args:
        text: the document.
        sentences: where its sentences are (code points, end excluded), in order.

    >>> text = "Estonia will vote. The Baltic nation asked Danish officials for help."
    >>> for m in find_mentions(text, [(0, 18), (19, 69)]):
    ...     print(text[m.start:m.end], "→", m.kind, m.name)
    Estonia → country Estonia
    The Baltic nation → country Estonia
    Danish → country Denmark
    Danish officials → group Danish officials
    """
    return mentions_of(text, sentences, named_in(text, sentences))


def mentions_of(
    text: str, sentences: Sequence[Span], named: Sequence[Sequence[Name]]
) -> list[Mention]:
    """Return the mentions of actors, given the names that ``named_in`` finds in each sentence."""
    identities = Identities.of(text, [n for names in named for n in names])
    found: list[Mention] = []
    for span, names in zip(sentences, named, strict=True):
        sentence = _Sentence(text, tokenize(text, *span), names, identities)
        found += sentence.mentions()
    found += _descriptions(text, sentences, found)
    return sorted(found, key=lambda m: (m.start, m.end))


def named_in(text: str, sentences: Sequence[Span]) -> list[list[Name]]:
    """Return the names of each sentence; what one sentence makes sure helps the others."""
    tokens = [tokenize(text, *span) for span in sentences]
    first = [NameFinder(words, {}).names() for words in tokens]
    known = _known_words(text, (n for names in first for n in names))
    return [
        NameFinder(words, known).names() if any(t.text in known for t in words) else names
        for words, names in zip(tokens, first, strict=True)
    ]


def _known_words(text: str, names: Iterable[Name]) -> Mapping[str, NameKind]:
    """Return the single words that surely name a person here: surnames of full names."""
    known: dict[str, NameKind] = {}
    for name in names:
        words = text[name.start : name.end].split()
        if name.kind == "person" and name.confidence >= 0.7:
            surname = words[-1]
            if surname[0].isupper() and len(surname) > 2 and not is_known_place(surname):
                known[surname] = "person"
    return known


class _Sentence:
    """One sentence and its names, under the reading of who is meant."""

    def __init__(
        self, text: str, tokens: Sequence[Token], names: Sequence[Name], identities: Identities
    ) -> None:
        self.text, self.tokens, self.names, self.identities = text, tokens, names, identities
        self.index = {t.start: i for i, t in enumerate(tokens)}
        self.inside = {i for n in names for i, t in enumerate(tokens) if n.start <= t.start < n.end}

    def mentions(self) -> list[Mention]:
        """Return the mentions in this sentence."""
        groups = [*self._groups(), *self._bare_groups()]
        taken = {(m.start, m.end) for m in groups}
        named = [m for n in self.names for m in self._named(n) if (m.start, m.end) not in taken]
        return [*named, *groups]

    def _named(self, name: Name) -> Iterator[Mention]:
        if name.kind in ("event", "work"):
            return
        kind, canonical = self.identities.resolve(self.text[name.start : name.end], name.kind)
        role = self._role(name) if kind == "person" else None
        yield Mention(
            name.start,
            name.end,
            kind,
            canonical,
            name.basis,
            name.confidence,
            role=self._office(role) if role else None,
            affiliation=self._affiliation(role, name) if role else None,
        )
        if role:
            yield from self._lands(range(*role.tokens), "role")

    def _role(self, name: Name) -> Role | None:
        first = self.index[name.start]
        last = max(i for i, t in enumerate(self.tokens) if t.start < name.end) + 1
        return role_of(self.text, self.tokens, first, last)

    def _office(self, role: Role) -> str:
        """Return a title without the country or body it belongs to."""
        first, last = role.tokens
        while first < last - 1 and (first in self.inside or self._demonym_end(first)):
            first += 1
        if self.tokens[first].lower in lx.ROLES | lx.ROLE_MODIFIERS:
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            return " ".join(self.text[start:end].split())
        return role.text

    def _affiliation(self, role: Role, name: Name) -> str | None:
        """Return the body or, failing that, the country that a title belongs to."""
        span = self.tokens[role.tokens[0]].start, self.tokens[role.tokens[1] - 1].end
        within = [n for n in self.names if span[0] <= n.start and n.end <= span[1] and n != name]
        bodies = [n for n in within if n.kind == "organisation"] or within
        if bodies and bodies[-1].kind not in ("event", "work", "person"):
            return self.identities.resolve(
                self.text[bodies[-1].start : bodies[-1].end], bodies[-1].kind
            )[1]
        return next((m.name for m in self._lands(range(*role.tokens), "role")), None)

    def _lands(self, positions: Iterable[int], basis: str) -> Iterator[Mention]:
        """Yield the countries whose adjectives stand at these places, outside of names."""
        for i in positions:
            if i in self.inside:
                continue
            last = self._demonym_end(i)
            if last:
                land = demonym(self._words(i, last)) or ""
                kind: ActorKind = "country" if country(land) else "place"
                start, end = self.tokens[i].start, self.tokens[last - 1].end
                yield Mention(start, end, kind, land, basis, 0.8)

    def _demonym_end(self, i: int) -> int | None:
        for last in (i + 2, i + 1):
            if last <= len(self.tokens) and demonym(self._words(i, last)):
                return last
        return None

    def _groups(self) -> Iterator[Mention]:
        """Yield "Polish authorities" and what acts or is meant in "Ruritanian aggression"."""
        i = 0
        while i < len(self.tokens):
            last = self._adjective_end(i)
            if not last:
                i += 1
                continue
            head = self._head(last)
            word = self.tokens[head].lower if head is not None else ""
            if head is not None and word in lx.GROUP_HEADS:
                yield from self._group(i, last, head)
            elif word in lx.DEEDS and i not in self.inside:
                yield from self._lands([i], "adjective")
            i = last

    def _adjective_end(self, i: int) -> int | None:
        """Return the end of a country's adjective, or of its name used as one, beginning here."""
        end = self._demonym_end(i)
        if end and i not in self.inside:
            return end
        for name in self.names:
            if name.start == self.tokens[i].start and name.kind in ("country", "place"):
                words = self.text[name.start : name.end]
                last = next(j for j in range(i, len(self.tokens)) if self.tokens[j].end >= name.end)
                return last + 1 if demonym(words) or name.kind == "country" else None
        return None

    def _head(self, start: int) -> int | None:
        """Return the noun that an adjective before it belongs to, at most three words on."""
        for j in range(start, min(start + 3, len(self.tokens))):
            token = self.tokens[j]
            if token.text in "\"“‘«'":
                continue
            if not token.is_word or token.is_capital or token.lower in lx.FUNCTION_WORDS:
                return None
            following = self.tokens[j + 1] if j + 1 < len(self.tokens) else None
            if token.lower in lx.GROUP_HEADS | lx.DEEDS and not self._goes_on(following):
                return j
            if not parts_of_speech(token.lower) & {"ADJ", "NOUN"}:
                return None
        return None

    def _goes_on(self, token: Token | None) -> bool:
        """Whether the noun phrase goes on, so that a noun before is not its head."""
        return token is not None and token.lower in lx.GROUP_HEADS | lx.DEEDS

    def _group(self, first: int, last: int, head: int) -> Iterator[Mention]:
        start, end = self.tokens[first].start, self.tokens[head].end
        adjective = self._words(first, last)
        known = country(adjective)
        land = known.name if known else demonym(adjective) or adjective
        body = self.tokens[head].lower in lx.BODIES
        state = country(land) is not None
        if first not in self.inside:
            yield from self._lands([first], "adjective")
        yield Mention(
            start,
            end,
            "organisation" if body else "group",
            self.text[start:end],
            "adjective",
            0.85,
            acts_for=land if state else None,
        )

    def _bare_groups(self) -> Iterator[Mention]:
        """Yield "41 countries", and "allies", whose alliance the text leaves open."""
        for i, token in enumerate(self.tokens):
            before = self.tokens[i - 1] if i else None
            counted = before is not None and before.text.isdecimal() and int(before.text) < 300
            if token.text in lx.COUNTED_GROUPS and counted and before is not None:
                name = self.text[before.start : token.end]
                yield Mention(before.start, token.end, "group", name, "counted", 0.7)
            elif token.text == "allies" and not (before and self._specifies(before)):
                yield Mention(token.start, token.end, "group", "allies", "plainNoun", 0.6)

    def _specifies(self, before: Token) -> bool:
        """Whether a word before "allies" says whose: "Trump's allies", "its allies"."""
        return before.is_capital or before.lower in {"'s", "’s", "his", "her", "its", "their", "my"}

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.text for t in self.tokens[first:last])


def _descriptions(
    text: str, sentences: Sequence[Span], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield "the Baltic nation" where one country alone, named shortly before, can be meant."""
    for n, span in enumerate(sentences):
        tokens = tokenize(text, *span)
        for the, noun in _definite_lands(tokens):
            adjective = " ".join(t.text for t in tokens[the + 1 : noun])
            possible = countries_of_region(adjective)
            since = sentences[max(0, n - _WITHIN)][0]
            near = {
                m.name
                for m in found
                if m.kind == "country" and since <= m.start < tokens[the].start
            } & possible
            if len(near) == 1:
                start, end = tokens[the].start, tokens[noun].end
                yield Mention(start, end, "country", near.pop(), "description", 0.75)


def _definite_lands(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for the in (i for i, t in enumerate(tokens) if t.lower == "the"):
        for noun in range(the + 2, min(the + 4, len(tokens))):
            if tokens[noun].lower in _LAND_NOUNS:
                yield the, noun
                break


def without_nested(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions without those that stand within the one before: one for each place.

    >>> without_nested([])
    []
    """
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    nested = {b for a, b in pairwise(ordered) if b.start < a.end}
    return [m for m in ordered if m not in nested]


def with_kind(mention: Mention, kind: ActorKind) -> Mention:
    """Return the mention as one of another kind of actor."""
    return replace(mention, kind=kind)

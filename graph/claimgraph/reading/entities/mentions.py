"""Who is named where: every mention of an actor, with the one name it goes by in the document.

Names come first, then adjectives that act for a country ("Polish authorities"), then descriptions
that can only mean one of the actors already named ("the Baltic nation"). Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimgraph.memory import made_once
from claimgraph.model import ActorKind
from claimgraph.reading.entities.coreference import Identities
from claimgraph.reading.entities.demonyms import Groups
from claimgraph.reading.entities.known import Gain, known_names
from claimgraph.reading.entities.name_words import words_of
from claimgraph.reading.entities.names import NON_ACTOR_KINDS, Mention, Name, names_of, share
from claimgraph.reading.entities.titles import Role, role_of
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_base_form, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import countries_of_region
from claimgraph.reading.lang.en.tokens import Token, tokenize
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_LAND_NOUNS = word_list("en/entities.txt", "land nouns")
_NO_BODIES = NON_ACTOR_KINDS | {"person"}
_OF_OFFICE = lx.ROLES | lx.ROLE_MODIFIERS
_WITHIN = 4
"""How many sentences back a description may reach."""
_VAGUE = word_list("en/entities.txt", "vague")
"""Nouns that are more often something else than whoever was named with them."""


def descriptions(
    sentences: Sequence[Sequence[Token]], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the descriptions that mean one actor alone.

    "The Baltic nation" is the only country of the region named in the sentences before. "The
    minister" is the only one named so far with such a title, "the party" the only one with such a
    head word, and no other person or body was named since.
    """
    before = _Before(deque(sorted(found, key=lambda m: m.start)))
    starts = [tokens[0].start if tokens else 0 for tokens in sentences]
    for n, tokens in enumerate(sentences):
        since = starts[max(0, n - _WITHIN)]
        for the in (i for i, t in enumerate(tokens) if t.lower == "the"):
            before.read_to(tokens[the].start)
            yield from before.meant(tokens, the, since)


@dataclass(slots=True)
class _Before:
    """What was named before some place in the text."""

    coming: deque[Mention]
    countries: deque[Mention] = field(default_factory=deque)
    described: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    """For each noun, the actors that it describes, and the words that describe them."""
    last: dict[ActorKind, Mention] = field(default_factory=dict)
    """The last person and the last body."""

    def read_to(self, place: int) -> None:
        """Take in what is named before a place."""
        while self.coming and self.coming[0].start < place:
            mention = self.coming.popleft()
            if mention.kind == "country":
                self.countries.append(mention)
            if mention.kind in ("person", "organisation"):
                self.last[mention.kind] = mention
                words = _description(mention)
                if words:
                    known = self.described.setdefault(words[-1], {})
                    known[mention.name] = known.get(mention.name, frozenset()) | set(words)

    def meant(self, tokens: Sequence[Token], the: int, since: int) -> Iterator[Mention]:
        """Yield the one actor that the description after an article can mean."""
        places = range(the + 1, min(the + 4, len(tokens)))
        noun = next((i for i in places if self._heads(tokens, i)), None)
        if noun is None or not _closes(tokens, noun + 1):
            return
        start, end = tokens[the].start, tokens[noun].end
        words = [t.lower for t in tokens[the + 1 : noun + 1]]
        if words[-1] in _LAND_NOUNS and len(words) > 1:
            adjective = " ".join(t.text for t in tokens[the + 1 : noun])
            while self.countries and self.countries[0].start < since:
                self.countries.popleft()
            near = {m.name for m in self.countries} & countries_of_region(adjective)
            if len(near) == 1:
                yield _mention(start, end, "description", "country", near.pop())
            return
        known = self.described.get(words[-1], {})
        for kind, last in self.last.items():
            if (
                list(known) == [last.name]
                and since <= last.start
                and set(words) <= known[last.name]
            ):
                yield _mention(start, end, "anaphor", kind, last.name)

    def _heads(self, tokens: Sequence[Token], i: int) -> bool:
        return tokens[i].lower in _LAND_NOUNS or (
            tokens[i].text in self.described and tokens[i].text not in _VAGUE
        )


def _mention(start: int, end: int, ground: str, kind: ActorKind, name: str) -> Mention:
    return Mention(start, end, kind, name, ground, share(kind, ground))


def _description(mention: Mention) -> list[str]:
    """Return the words an actor may be described by later: a title, or a body's head word."""
    words = (mention.role if mention.kind == "person" else mention.name) or ""
    listed = words.lower().split()
    stop = next((i for i, w in enumerate(listed) if w in ("of", "for", "in", "at") and i), None)
    heads = lx.ROLES if mention.kind == "person" else lx.ORGANISATION_HEADS
    listed = listed[:stop]
    return listed if listed and listed[-1] in heads else []


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase ends here: no complement follows, and no further noun or name."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    word = tokens[at].lower
    if word in ("of", "for", "'s", "’s") or tokens[at].is_capital:
        return word in ("'s", "’s")
    past = not is_base_form(word) and not word.endswith(("s", "ing"))
    noun = bool(parts_of_speech(word) & {"NOUN", "ADJ"}) and not (past and lemmas(word, "VERB"))
    return word in lx.FUNCTION_WORDS or not noun


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
    tokens = [tokenize(text, *span) for span in sentences]
    return mentions_of(text, tokens, named_in(text, tokens))


def mentions_of(
    text: str, tokens: Sequence[Sequence[Token]], named: Sequence[Sequence[Name]]
) -> list[Mention]:
    """Return the mentions of actors, given the names that ``named_in`` finds in each sentence.

    Args:
        text: the document.
        tokens: the tokens of each sentence, in order.
        named: the names in each.
    """
    identities = Identities.of(text, [n for names in named for n in names])
    found: list[Mention] = []
    for words, names in zip(tokens, named, strict=True):
        found += _Sentence(text, words, names, identities).mentions()
    found += descriptions(tokens, found)
    return sorted(found, key=lambda m: (m.start, m.end))


def named_in(text: str, tokens: Sequence[Sequence[Token]]) -> list[list[Name]]:
    """Return the names of each sentence; what one sentence makes sure helps the others.

    Args:
        text: the document.
        tokens: the tokens of each sentence, in order.
    """
    words = [words_of(text, sentence) for sentence in tokens]
    first = [names_of(w) for w in words]
    known = known_names(text, words, first)
    gain = Gain(known)
    return [
        names_of(w.knowing(known)) if gain.is_possible(w, names) else names
        for w, names in zip(words, first, strict=True)
    ]


class _Sentence:
    """One sentence and its names, as mentions of actors."""

    def __init__(
        self, text: str, tokens: Sequence[Token], names: Sequence[Name], identities: Identities
    ) -> None:
        self.text, self.tokens, self.names, self.identities = text, tokens, names, identities
        self.groups = Groups(text, tokens, names)

    @made_once
    def starts(self) -> list[int]:
        """Where each of its tokens begins."""
        return [t.start for t in self.tokens]

    def mentions(self) -> list[Mention]:
        """Return the mentions in this sentence."""
        groups = self.groups.found()
        taken = {(m.start, m.end) for m in groups}
        named = [m for n in self.names for m in self._named(n) if (m.start, m.end) not in taken]
        return [*named, *groups]

    def _named(self, name: Name) -> Iterator[Mention]:
        """Yield the mention of a name as the whole text knows it, and the country of its role."""
        found = self.identities.resolve(self.text[name.start : name.end])
        if name.kind in NON_ACTOR_KINDS or found is None:
            return
        kind, canonical = found
        role = self._role(name) if kind == "person" else None
        ground = name.basis if kind == name.kind else "sameName"
        yield Mention(
            name.start, name.end, kind, canonical, ground, share(kind, ground),
            role=self._office(role) if role else None,
            affiliation=self._affiliation(role, name) if role else None,
        )  # fmt: skip
        if role:
            yield from self.groups.lands(range(*role.tokens), "role")

    def _role(self, name: Name) -> Role | None:
        first = bisect_right(self.starts, name.start) - 1  # the name may end a compound
        last = bisect_left(self.starts, name.end)
        return role_of(self.text, self.tokens, first, last)

    def _office(self, role: Role) -> str:
        """Return a title without the country or body it belongs to."""
        first, last = role.tokens
        while first < last - 1 and (first in self.groups.inside or self.groups.demonym_end(first)):
            first += 1
        if self.tokens[first].lower in _OF_OFFICE:
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            return " ".join(self.text[start:end].split())
        return role.text

    def _affiliation(self, role: Role, name: Name) -> str | None:
        """Return the body or, failing that, the country that a title belongs to."""
        span = self.tokens[role.tokens[0]].start, self.tokens[role.tokens[1] - 1].end
        within = [n for n in self.names if span[0] <= n.start and n.end <= span[1] and n != name]
        bodies = [n for n in within if n.kind == "organisation"] or within
        if bodies and bodies[-1].kind not in _NO_BODIES:
            found = self.identities.resolve(self.text[bodies[-1].start : bodies[-1].end])
            return found[1] if found else None
        return next((m.name for m in self.groups.lands(range(*role.tokens), "role")), None)

"""Nominal anaphora: "the Baltic nation", "the minister", when they can mean one actor only."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimgraph.model import ActorKind
from claimgraph.reading.entities.confidence import share
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import countries_of_region
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

_LAND_NOUNS = word_list("en/entities.txt", "land nouns")
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
    past = word not in lemmas(word, "VERB") and not word.endswith(("s", "ing"))
    noun = bool(parts_of_speech(word) & {"NOUN", "ADJ"}) and not (past and lemmas(word, "VERB"))
    return word in lx.FUNCTION_WORDS or not noun

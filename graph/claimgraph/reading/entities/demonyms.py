"""Demonyms: who is meant by "Polish authorities" or "Ruritanian aggression"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimgraph.memory import made_once
from claimgraph.model import ActorKind
from claimgraph.reading.entities.names import Mention, Name, share
from claimgraph.reading.entities.nobody import REGIONS
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import parts_of_speech
from claimgraph.reading.lang.en.gazetteer import country, demonym, demonym_openers
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import within

_BARE = lx.COUNTED_GROUPS | {"allies"}
_ACTING = lx.BODIES | lx.SERVANTS
_FIRMS = lx.words("firm firms company companies contractor contractors startup consultancy")
"""Who is no state, whatever its trade: "a Polish security firm"."""
_LOCATIVE = word_list("en/entities.txt", "locative") | {"on", "from", "to"}


class Groups:
    """The groups and countries that a sentence tells of without naming them."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        self.text, self.tokens, self.names = text, tokens, names
        self.lands_named = {n.start: n for n in names if n.kind in ("country", "place")}

    @made_once
    def inside(self) -> set[int]:
        """The tokens that begin within names."""
        starts = [token.start for token in self.tokens]
        return set(within(starts, ((name.start, name.end) for name in self.names)))

    def found(self) -> list[Mention]:
        """Return the groups named by what they are, and the countries they act for."""
        return [*self._groups(), *self._bare_groups()]

    def lands(self, positions: Iterable[int], basis: str) -> Iterator[Mention]:
        """Yield the countries whose adjectives stand at these places, outside of names."""
        for i in positions:
            if i in self.inside:
                continue
            last = self.demonym_end(i)
            if last:
                land = demonym(self._words(i, last)) or ""
                kind: ActorKind = "country" if country(land) else "place"
                start, end = self.tokens[i].start, self.tokens[last - 1].end
                yield Mention(start, end, kind, land, basis, share(kind, basis))

    def demonym_end(self, i: int) -> int | None:
        """Return the end of a country's adjective that begins here; None when none does."""
        before = self.tokens[i - 1] if i else None
        part = before is not None and before.is_capital and before.lower in REGIONS
        if part or self.tokens[i].text not in demonym_openers():
            return None  # African American voters
        for last in (i + 2, i + 1):
            if last <= len(self.tokens) and demonym(self._words(i, last)):
                return last
        return None

    def _groups(self) -> Iterator[Mention]:
        """Yield "Polish authorities" and what acts or is meant in "Ruritanian aggression"."""
        past, openers, named = 0, demonym_openers(), self.lands_named
        for i in [i for i, t in enumerate(self.tokens) if t.text in openers or t.start in named]:
            last = self._adjective_end(i) if i >= past else None
            if not last:
                continue
            head = self._head(last)
            word = self.tokens[head].lower if head is not None else ""
            if word == "side" and self._is_located(i):
                pass  # on the Polish side
            elif head is not None and word in lx.GROUP_HEADS:
                yield from self._group(i, last, head)
            elif word in lx.DEEDS and i not in self.inside:
                yield from self.lands([i], "demonym")
            past = last

    def _adjective_end(self, i: int) -> int | None:
        """Return the end of a country's adjective, or of its name used as one, beginning here."""
        end = self.demonym_end(i)
        if end and i not in self.inside:
            return end
        name = self.lands_named.get(self.tokens[i].start)
        if name is None:
            return None
        words = self.text[name.start : name.end]
        last = next(j for j in range(i, len(self.tokens)) if self.tokens[j].end >= name.end)
        return last + 1 if demonym(words) or name.kind == "country" else None

    def _head(self, start: int) -> int | None:
        """Return the noun that an adjective before it belongs to, at most three words on."""
        for j in range(start, min(start + 3, len(self.tokens))):
            token = self.tokens[j]
            if token.text in "\"“‘«'":
                continue
            if not token.is_word or token.is_capital or token.lower in lx.FUNCTION_WORDS:
                return None
            following = self.tokens[j + 1] if j + 1 < len(self.tokens) else None
            if token.lower in lx.GROUP_HEADS_OR_DEEDS and not self._goes_on(following):
                return j
            if not parts_of_speech(token.lower) & {"ADJ", "NOUN"}:
                return None
        return None

    def _goes_on(self, token: Token | None) -> bool:
        """Whether the noun phrase goes on, so that a noun before is not its head."""
        if token is None or token.is_capital:
            return False
        return token.lower in lx.GROUP_HEADS_OR_DEEDS or token.lower in _FIRMS

    def _group(self, first: int, last: int, head: int) -> Iterator[Mention]:
        """Yield "Norwegian officials": a group or a body, and the country that it may act for."""
        start, end = self.tokens[first].start, self.tokens[head].end
        adjective = self._words(first, last)
        known = country(adjective)
        land = known.name if known else demonym(adjective) or adjective
        noun = self.tokens[head].lower
        kind: ActorKind = "organisation" if noun in lx.BODIES else "group"
        acts = noun in _ACTING and country(land) is not None
        if first not in self.inside:
            yield from self.lands([first], "demonym")
        yield Mention(
            start, end, kind, " ".join(self.text[start:end].split()), "adjective",
            share(kind, "adjective"), acts_for=land if acts else None,
        )  # fmt: skip

    def _bare_groups(self) -> Iterator[Mention]:
        """Yield "41 countries", and "allies", whose alliance the text leaves open."""
        for i, token in [(i, t) for i, t in enumerate(self.tokens) if t.text in _BARE]:
            before = self.tokens[i - 1] if i else None
            counted = before is not None and before.text.isdecimal() and int(before.text) < 300
            counted = counted and not self._is_located(i - 1)  # sites in 14 countries
            if token.text in lx.COUNTED_GROUPS and counted and before is not None:
                name = self.text[before.start : token.end]
                yield self._group_of(before.start, token.end, name, "counted")
            elif token.text == "allies" and not (before and self._specifies(before)):
                yield self._group_of(token.start, token.end, "allies", "plainNoun")

    def _is_located(self, i: int) -> bool:
        """Whether a preposition of place stands before, an article between or not."""
        at = i - 2 if i > 1 and self.tokens[i - 1].lower == "the" else i - 1
        return at >= 0 and self.tokens[at].lower in _LOCATIVE

    def _group_of(self, start: int, end: int, name: str, basis: str) -> Mention:
        return Mention(start, end, "group", " ".join(name.split()), basis, share("group", basis))

    def _specifies(self, before: Token) -> bool:
        """Whether a word before "allies" says whose: "Trump's allies", "its allies"."""
        return before.is_capital or before.lower in {"'s", "’s", "his", "her", "its", "their", "my"}

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.text for t in self.tokens[first:last])

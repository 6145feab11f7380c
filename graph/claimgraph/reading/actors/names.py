"""Finds names in running text and says what each is: person, organisation, place, event.

Names are runs of capitalised words, joined by the small words that names hold ("of", "for the",
"von"), cut where a title or a second name begins, and typed by their own words first, then by
gazetteers, then by what stands around them. Works on one sentence at a time; pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.model import ActorKind
from claimgraph.reading.actors.acronyms import stands_for
from claimgraph.reading.actors.grounds import is_sure, share
from claimgraph.reading.actors.kinds import NameTyper
from claimgraph.reading.actors.words import Judgement, NameKind, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.tokens import tokenize

Typed = tuple[Run, Judgement | None]
_LISTED_KINDS = {"person", "organisation", "place"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its place, what it is (None when nothing tells), and on what ground."""

    start: int
    end: int
    kind: NameKind | None
    basis: str

    @property
    def confidence(self) -> float:
        """How often that ground proves right, 0 to 1."""
        return share(self.kind, self.basis)


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at a place in the text (code points, end excluded).

    ``name`` is what the actor goes by in this document; ``acts_for`` and ``affiliation`` are such
    names too. ``basis`` says why it was taken for one, ``confidence`` how sure that is, 0 to 1.
    """

    start: int
    end: int
    kind: ActorKind | None
    name: str
    basis: str
    confidence: float
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None


def names_in(
    text: str,
    start: int = 0,
    end: int | None = None,
    known: Mapping[str, NameKind | None] | None = None,
) -> list[Name]:
    """Return the names in a sentence, in order, never overlapping.

    ``known`` holds what the rest of the text shows to be names, with their kinds where sure.

    >>> text = "Governor Ann Petrov of Ohio met the Liberal Party of Norway in Riga."
    >>> [(text[n.start:n.end], n.kind) for n in names_in(text)]
    [('Ann Petrov', 'person'), ('Ohio', 'place'),
     ('Liberal Party of Norway', 'organisation'), ('Riga', 'place')]
    """
    tokens = tokenize(text, start, end)
    return NameFinder(tokens, known or {}).names()


class NameFinder(NameTyper):
    """One sentence under the reading of names."""

    def names(self) -> list[Name]:
        """Return the names, in order."""
        pieces = [p for run in self._runs() for p in self._cut(run)]
        typed = [(p, self._type(p)) for p in pieces]
        return [self._name(p, *t) for p, t in self._agree(self._defined(typed)) if t]

    def _name(self, run: Run, kind: NameKind | None, basis: str) -> Name:
        return Name(self.tokens[run.first].start, self.tokens[run.last - 1].end, kind, basis)

    def _defined(self, typed: list[Typed]) -> list[Typed]:
        """Give an acronym the kind of the name beside it that it stands for."""
        out = list(typed)
        for i, (run, found) in enumerate(typed):
            if found is None or not self._is_short(run, found):
                continue
            for j in (i - 1, i + 1):
                long, other = typed[j] if 0 <= j < len(typed) else (run, None)
                if other and other[0] not in (None, "person") and self._defines(long, run):
                    out[i] = (run, (other[0], "defined"))
        return out

    def _is_short(self, run: Run, found: Judgement) -> bool:
        return (
            run.last - run.first == 1
            and self.tokens[run.first].is_acronym
            and (found[0] != "country")
        )

    def _defines(self, long: Run, short: Run) -> bool:
        name, acronym = self._text(long), self.tokens[short.first].text
        left, right = (long, short) if long.first < short.first else (short, long)
        after = self.tokens[right.last].text if right.last < len(self.tokens) else ""
        return stands_for(acronym, name, self._text(Run(left.last, right.first)), after)

    def _agree(self, typed: list[Typed]) -> list[Typed]:
        """Let an unsure name in a list take the kind of its sure neighbours."""
        out = list(typed)
        for step in (1, -1):
            order = range(len(out)) if step == 1 else range(len(out) - 1, -1, -1)
            for i in order:
                j = i - step
                if not (0 <= j < len(out)):
                    continue
                (run, found), (neighbour, other) = out[i], out[j]
                if not (found and other and is_sure(*other) and not is_sure(*found)):
                    continue
                kind = "place" if other[0] == "country" else other[0]
                fits = {"organisation"} if found == (None, "acronym") else _LISTED_KINDS
                if kind in fits and self._listed(neighbour, run, step):
                    out[i] = run, (kind, "list")
        return out

    def _listed(self, neighbour: Run, run: Run, step: int) -> bool:
        left, right = (neighbour, run) if step == 1 else (run, neighbour)
        between = self._lower(left.last, right.first)
        if between[-1:] == ["the"] and self.tokens[right.last - 1].lower in lx.ORGANISATION_HEADS:
            between.pop()
        return bool(between) and all(w in (",", "and", "or", "&") for w in between)

"""Finds names in running text and says what each is: person, organisation, place, event.

Names are runs of capitalised words, joined by the small words that names hold ("of", "for the",
"von"), cut where a title or a second name begins, and typed by their own words first, then by
gazetteers, then by what stands around them. Works on one sentence at a time; pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.reading.actors.kinds import NameTyper
from claimgraph.reading.actors.words import Judgement, NameKind, Run
from claimgraph.reading.grammar.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its place, what it is, why, and how sure that is (0 to 1)."""

    start: int
    end: int
    kind: NameKind
    basis: str
    confidence: float


def names_in(
    text: str, start: int = 0, end: int | None = None, known: Mapping[str, NameKind] | None = None
) -> list[Name]:
    """Return the names in a sentence, in order, never overlapping.

    ``known`` holds single words that the rest of the text shows to be names, with their kinds.

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
        return [self._name(p, *t) for p, t in self._agree(typed) if t]

    def _name(self, run: Run, kind: NameKind, basis: str, confidence: float) -> Name:
        return Name(
            self.tokens[run.first].start, self.tokens[run.last - 1].end, kind, basis, confidence
        )

    def _agree(
        self, typed: list[tuple[Run, Judgement | None]]
    ) -> list[tuple[Run, Judgement | None]]:
        """Let an unsure name in a list take the kind of its sure neighbours."""
        out = list(typed)
        for step in (1, -1):
            order = range(len(out)) if step == 1 else range(len(out) - 1, -1, -1)
            for i in order:
                j = i - step
                if not (0 <= j < len(out)):
                    continue
                (run, found), (neighbour, other) = out[i], out[j]
                if (
                    found
                    and other
                    and found[2] <= 0.6 < other[2]
                    and self._listed(neighbour, run, step)
                ):
                    kind: NameKind = "place" if other[0] == "country" else other[0]
                    if kind in ("person", "organisation", "place"):
                        out[i] = (run, (kind, "list", 0.65))
        return out

    def _listed(self, neighbour: Run, run: Run, step: int) -> bool:
        left, right = (neighbour, run) if step == 1 else (run, neighbour)
        between = self._lower(left.last, right.first)
        return bool(between) and all(w in (",", "and", "or", "&") for w in between)

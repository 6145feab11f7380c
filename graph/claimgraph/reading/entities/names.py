"""Finds names in running text and says what each is: person, organisation, place, event.

Names are runs of capitalised words, joined by the small words that names hold ("of", "for the",
"von"), cut where a title or a second name begins, and typed by their own words first, then by
gazetteers, then by what stands around them. Works on one sentence at a time; pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.model import ActorKind
from claimgraph.reading.entities.acronyms import stands_for
from claimgraph.reading.entities.boundaries import candidates_of
from claimgraph.reading.entities.confidence import is_sure, share
from claimgraph.reading.entities.segmentation import names_within
from claimgraph.reading.entities.typing_rules import judge
from claimgraph.reading.entities.unlisted import PLAIN
from claimgraph.reading.entities.words import Candidate, Judgement, NameKind, Words, words_of
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.tokens import tokenize

Typed = tuple[Candidate, Judgement | None]
NO_ACTORS = frozenset({"event", "work", "thing"})
"""Kinds of names that are not actors."""
_LIST_MARKS = (",", "and", "or", "&")
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
    return names_of(words_of(text, tokenize(text, start, end)).knowing(known or {}))


def names_of(s: Words) -> list[Name]:
    """Return the names, in order."""
    pieces = [p for run in candidates_of(s) for p in names_within(s, run)]
    typed = [(p, judge(s, p)) for p in pieces]
    judged = _agree(s, _defined(s, typed))
    return [_placed(s, p, *t) for p, t in judged if t and t != (None, PLAIN)]


def _placed(s: Words, run: Candidate, kind: NameKind | None, basis: str) -> Name:
    return Name(s.tokens[run.first].start, s.tokens[run.last - 1].end, kind, basis)


def _defined(s: Words, typed: list[Typed]) -> list[Typed]:
    """Give an acronym the kind of the name beside it that it stands for."""
    out = list(typed)
    for i, (run, found) in enumerate(typed):
        if found is None or not _is_short(s, run, found):
            continue
        for j in (i - 1, i + 1):
            long, other = typed[j] if 0 <= j < len(typed) else (run, None)
            if other and other[0] not in (None, "person") and _defines(s, long, run):
                out[i] = (run, (other[0], "defined"))
    return out


def _is_short(s: Words, run: Candidate, found: Judgement) -> bool:
    return run.last - run.first == 1 and s.tokens[run.first].is_acronym and (found[0] != "country")


def _defines(s: Words, long: Candidate, short: Candidate) -> bool:
    name, acronym = s.text(long), s.tokens[short.first].text
    left, right = (long, short) if long.first < short.first else (short, long)
    after = s.tokens[right.last].text if right.last < len(s.tokens) else ""
    return stands_for(acronym, name, s.text(Candidate(left.last, right.first)), after)


def _agree(s: Words, typed: list[Typed]) -> list[Typed]:
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
            if kind in fits and _listed(s, neighbour, run, step):
                out[i] = run, (kind, "list")
    return out


def _listed(s: Words, neighbour: Candidate, run: Candidate, step: int) -> bool:
    left, right = (neighbour, run) if step == 1 else (run, neighbour)
    between = s.lower(left.last, right.first)
    if s.word(right.last) in ("'s", "’s"):
        return False
    goes_on = s.word(right.last) in _LIST_MARKS or s.word(left.first - 1) == ","
    if between == [","] and not goes_on:
        return False
    if between[-1:] == ["the"] and s.tokens[right.last - 1].lower in lx.ORGANISATION_HEADS:
        between.pop()
    placed = s.word(left.first - 1) in ("at", "in", "near", "from") and between == [","]
    return bool(between) and not placed and all(w in _LIST_MARKS for w in between)

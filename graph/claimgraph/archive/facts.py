"""What an archive looks up of one document: its claims in order, who relies on what, its names.

Facts are made from the nodes of a document when it is written, and kept beside the store. They say
nothing that the store does not say, so they can be made again from it.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claimgraph.errors import ArchiveDamaged
from claimgraph.graph.relations import in_time

ASKED = (
    "claims-relying-on",
    "claims-relying-on-counting-candidates",
    "claims-citing",
    "claims-only-source",
    "claims-with-status",
    "claims-of-kind",
    "claims-voiced-by",
    "claims-voiced-in-words",
    "claims-mentioning",
    "claims-about",
)
"""The questions for claims that facts answer."""
NAMED = {"claims-voiced-by": "actor", "claims-mentioning": "actor", "claims-about": "event"}
"""Those asked for what belongs to a document, which is named by what it is called."""
LISTED = ("actor", "event", "figure")
"""The other nouns of which facts hold the nodes, in reading order."""
TIED = {
    "events-involving": ("event", "actor"),
    "figures-with-unit": ("figure", ""),
    "figures-of": ("figure", "claim"),
}
"""The questions for these that facts answer: what is asked for, and by what it is asked."""
DATED = "events-dated"
"""The question for events in time; its ties are an event and its dates, parted by "/"."""
MADE = "made-by"
"""Who made what is listed, as entries say it; its ties are a name, folded, and a source."""
PARTED = "\x1f"
"""Stands between a question and a value in a term; no name that people use has it."""

Pairs = list[tuple[int, str]]


@dataclass(frozen=True)
class Facts:
    """The facts of one document.

    ``claims`` are ids in reading order, and ``passages`` where each stands; the pairs of a question
    are the place of a claim and a value. ``citations`` and ``inferences`` are what loss analysis
    reads of each link: its id, the place of its claim, its basis, its confidence, and what it
    needs.
    """

    claims: list[str]
    passages: list[str]
    pairs: Mapping[str, Pairs]
    names: dict[str, list[tuple[str, str]]]
    citations: list[tuple[str, int, str, str | None, str, list[str]]]
    inferences: list[tuple[str, int, str, str | None, list[str]]]
    placed: dict[str, list[str]]
    """Of each other noun the nodes that the text names or lists somewhere, in reading order."""
    loose: dict[str, list[str]]
    """Those that it names nowhere, by id: they come after all others, also of other documents."""
    ties: dict[str, list[tuple[str, str]]]
    """The pairs of the questions of ``TIED`` and ``DATED``, and those of ``MADE``."""
    origin: str | None = None
    _found: dict[str, dict[str, list[int]]] = field(default_factory=dict, repr=False, compare=False)

    # -- asked ----------------------------------------------------------------------------------

    def places(self, question: str, values: Iterable[str]) -> set[int]:
        """Return the places of the claims that a question gives for some values."""
        if question not in self._found:
            by_value: dict[str, list[int]] = defaultdict(list)
            for claim, value in self.pairs.get(question, ()):
                by_value[value].append(claim)
            self._found[question] = by_value
        found = self._found[question]
        return {place for value in values for place in found.get(value, ())}

    def called(self, noun: str, said: Iterable[str]) -> list[str]:
        """Return the ids of the nodes of a noun that have one of some names."""
        names = set(said)
        return list(dict.fromkeys(node for name, node in self.names.get(noun, ()) if name in names))

    @cached_property
    def own(self) -> frozenset[str]:
        """The ids of the claims."""
        return frozenset(self.claims)

    @cached_property
    def premises(self) -> dict[str, list[str]]:
        """The claims that each claim follows from, by one inference or another."""
        found: dict[str, list[str]] = defaultdict(list)
        for _, place, _, _, premises in self.inferences:
            found[self.claims[place]] += premises
        return found

    def resting_on(self, sources: Container[str], others: Container[str]) -> set[str]:
        """Return the claims that rest on some sources or claims, directly or not, on any ground."""
        found = {self.claims[c[1]] for c in self.citations if c[4] in sources}
        following: dict[str, list[str]] = defaultdict(list)
        for claim, premises in self.premises.items():
            for premise in premises:
                following[premise].append(claim)
                if premise in others:
                    found.add(claim)
        waiting = list(found)
        while waiting:
            new = [claim for claim in following.get(waiting.pop(), ()) if claim not in found]
            found.update(new)
            waiting += new
        return found

    def terms(self) -> Counter[str]:
        """Return how many claims each question gives for each value, in words, not in ids.

        ``premise`` terms count the inferences that need a claim of another document, ``words``
        terms the citations that rest on words of one source.
        """
        found: Counter[str] = Counter()
        for question, pairs in self.pairs.items():
            if noun := NAMED.get(question):
                known: dict[str, list[str]] = defaultdict(list)
                for said, node in self.names.get(noun, ()):
                    known[node].append(said)
                told = {(claim, said) for claim, node in pairs for said in known[node]}
                found.update(f"{question}{PARTED}{said}" for _, said in told)
            else:
                found.update(f"{question}{PARTED}{value}" for _, value in pairs)
        for question in TIED:
            found.update(self._tied_terms(question, self.ties.get(question, ())))
        for _, dates in self.ties.get(DATED, ()):
            found.update(dated_terms(dates))
        found.update(made_by(*tie) for tie in self.ties.get(MADE, ()))
        found.update(f"sources-in{PARTED}{source}" for source in self.placed.get("source", ()))
        found.update(f"{noun}s-in{PARTED}" for noun, ids in self._all_listed() for _ in ids)
        found.update(f"placed{PARTED}{noun}" for noun, ids in self.placed.items() for _ in ids)
        speaking = {actor for _, actor in self.pairs.get("claims-voiced-by", ())}
        found.update(f"claims-voiced-by{PARTED}" for _ in speaking)
        for *_, source, evidence in self.citations:
            if evidence:
                found[f"words{PARTED}{source}"] += 1
        found.update(f"premise{PARTED}{premise}" for premise in self.leaving())
        return found

    def _tied_terms(self, question: str, ties: Iterable[tuple[str, str]]) -> Iterator[str]:
        by = TIED[question][1]
        if by == "claim":
            return  # a claim is asked for by its id, which tells its document
        if by:
            known = defaultdict(list)
            for said, node in self.names.get(by, ()):
                known[node].append(said)
            told = {(one, said) for one, other in ties for said in known[other]}
        else:
            told = set(ties)
        yield from (f"{question}{PARTED}{value}" for _, value in told)

    def _all_listed(self) -> Iterator[tuple[str, list[str]]]:
        for noun in LISTED:
            yield noun, [*self.placed.get(noun, ()), *self.loose.get(noun, ())]

    def nodes(self, question: str, noun: str, values: Collection[str]) -> set[str]:
        """Return the ids of the nodes of another noun that a question gives for some values.

        Values are ids or units; of "claims-voiced-by" none stands for all claims.
        """
        if question == DATED:
            parameter, day = values
            dated = ((one, *dates.split("/")) for one, dates in self.ties.get(DATED, ()))
            return {one for one, s, e in dated if in_time(parameter, day, s or None, e or None)}
        if question in TIED:
            return {one for one, value in self.ties.get(question, ()) if value in values}
        if question in NAMED:
            pairs = self.pairs.get(question, ())
            return {v for claim, v in pairs if not values or self.claims[claim] in values}
        return {*self.placed.get(noun, ()), *self.loose.get(noun, ())}

    def leaving(self) -> Iterator[str]:
        """Yield the premises that are claims of other documents."""
        for *_, premises in self.inferences:
            yield from (premise for premise in premises if premise not in self.own)

    # -- kept -----------------------------------------------------------------------------------

    def encode(self) -> bytes:
        """Return the facts as bytes that ``decode`` takes."""
        values = dict.fromkeys(value for found in self.pairs.values() for _, value in found)
        places = {value: place for place, value in enumerate(values)}
        pairs = {
            name: [[claim for claim, _ in found], [places[value] for _, value in found]]
            for name, found in self.pairs.items()
        }
        told = [self.claims, self.passages, pairs, self.names, self.citations, self.inferences]
        more = [self.placed, self.loose, self.ties, self.origin, list(values)]
        text = json.dumps([*told, *more], ensure_ascii=False)
        return zlib.compress(text.encode(), 1)

    @classmethod
    def decode(cls, kept: bytes) -> Facts:
        """Return the facts that ``encode`` gave.

        Raises:
            ArchiveDamaged: they are not what was written.
        """
        try:
            told = json.loads(zlib.decompress(kept))
            claims, passages, pairs, names, citations, inferences, *more = told
            placed, loose, ties, origin, values = more
            return cls(
                claims,
                passages,
                _Coded(pairs, values),
                {noun: [(said, node) for said, node in found] for noun, found in names.items()},
                [tuple(citation) for citation in citations],
                [tuple(inference) for inference in inferences],
                placed,
                loose,
                {name: [(one, other) for one, other in found] for name, found in ties.items()},
                origin,
            )
        except (ValueError, TypeError, KeyError, IndexError, zlib.error) as error:
            raise ArchiveDamaged(f"the index of a document is damaged ({error})") from error


class _Coded(Mapping[str, Pairs]):
    """The pairs of each question as they are kept, made when they are asked for."""

    def __init__(self, kept: Mapping[str, tuple[list[int], list[int]]], values: list[str]) -> None:
        self._kept, self._values = kept, values

    def __getitem__(self, question: str) -> Pairs:
        kept = self._kept[question]
        try:
            return [(c, self._values[v]) for c, v in zip(*kept, strict=True)]
        except (ValueError, TypeError, IndexError) as error:
            raise ArchiveDamaged(f"the index of a document is damaged ({error})") from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def made_by(name: str, source: str) -> str:
    """Return the term of a source that somebody made, by a name that is folded."""
    return f"{MADE}{PARTED}{name}{PARTED}{source}"


def dated_terms(dates: str) -> Iterator[str]:
    """Yield the terms under which an event is found by the years of its dates."""
    for edge, day in zip(("starts", "ends"), dates.split("/"), strict=True):
        if day:
            yield f"{DATED}{PARTED}{edge}{PARTED}{day[:4]}"


def name_counts(facts: Facts) -> Mapping[tuple[str, str], int]:
    """Return how many nodes of one document have each name, by noun and name."""
    return Counter((noun, said) for noun, names in facts.names.items() for said, _ in names)

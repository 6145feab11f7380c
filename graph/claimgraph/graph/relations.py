"""The shipped questions as relations: pairs read off the nodes, so that no triple store is built.

The ``.rq`` files stay the definition of each question; tests compare the two on generated graphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial

from claimgraph.graph.indexes import Indexes
from claimgraph.model import (
    EXPLICIT,
    Actor,
    Citation,
    Claim,
    Event,
    Figure,
    Node,
    Passage,
    Reference,
    Source,
    Voicing,
)

Pairs = Iterable[tuple[str, str]]
Ids = tuple[str, ...]
"""Ids in reading order, each once."""
Ranks = Mapping[str, int]
"""The place of each node in reading order."""


class Relation:
    """The pairs that answer one question, looked up by either column.

    Args:
        pairs: what stands in the two columns; a value may be a word, not an id.
        ranks: return the place of each node of a column in reading order, column by column.
    """

    def __init__(
        self, pairs: Pairs, ranks: tuple[Callable[[], Ranks], Callable[[], Ranks]]
    ) -> None:
        self._pairs, self._ranks = dict.fromkeys(pairs), ranks

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)

    @cached_property
    def _firsts(self) -> dict[str, Ids]:
        return _grouped(((second, first) for first, second in self._pairs), self._ranks[0]())

    @cached_property
    def _seconds(self) -> dict[str, Ids]:
        return _grouped(self._pairs, self._ranks[1]())

    @cached_property
    def _all_firsts(self) -> Ids:
        return _ordered(dict.fromkeys(first for first, _ in self._pairs), self._ranks[0]())

    @cached_property
    def _all_seconds(self) -> Ids:
        return _ordered(dict.fromkeys(second for _, second in self._pairs), self._ranks[1]())

    def firsts(self, second: str | None = None) -> Ids:
        """Return the first column of the pairs that have a second, or of all pairs."""
        if second is None:
            return self._all_firsts
        return self._firsts.get(second, ())

    def seconds(self, first: str | None = None) -> Ids:
        """Return the second column of the pairs that have a first, or of all pairs."""
        if first is None:
            return self._all_seconds
        return self._seconds.get(first, ())


def _grouped(pairs: Pairs, rank: Ranks) -> dict[str, Ids]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: _ordered(values, rank) for key, values in found.items()}


def _ordered(values: Iterable[str], rank: Ranks) -> Ids:
    return tuple(sorted(values, key=lambda value: rank.get(value, -1)))


class Relations:
    """The relations of one graph, each made when it is first asked for."""

    def __init__(self, held: Mapping[str, Node], indexes: Indexes) -> None:
        self._held, self._indexes = held, indexes
        self._made: dict[str, Relation] = {}

    def answer(self, name: str, column: str, parameter: str, value: str | None) -> Ids | None:
        """Return one column of a question's answer; None for a question that has no relation.

        Args:
            name: of the question.
            column: which column; one of its two in ``RELATIONS``.
            parameter: what is bound, if anything.
            value: what it is bound to: an id or a word.
        """
        if name == "events-dated":
            return self._dated(parameter, value or "")
        if name not in RELATIONS:
            return None
        (first, _), _ = RELATIONS[name]
        relation = self[name]
        if parameter == "words":
            value = described(value or "")
        return relation.firsts(value) if column == first else relation.seconds(value)

    def __getitem__(self, name: str) -> Relation:
        found = self._made.get(name)
        if found is None:
            columns, pairs = RELATIONS[name]
            first, second = (partial(self._indexes.rank_of, noun) for noun in columns)
            found = self._made[name] = Relation(pairs(self._indexes, self._held), (first, second))
        return found

    def _dated(self, parameter: str, value: str) -> Ids:
        """Return the events that surely lie during, after or before a year, month or day."""
        events = (node for node in self._indexes.all(Event) if node.start_date or node.end_date)
        return tuple(e.id for e in events if in_time(parameter, value, e.start_date, e.end_date))


def described(words: str) -> str:
    """Return a description in lower case without its article, as ``claims-voiced-in-words`` does.

    >>> described("A senior official")
    'senior official'
    """
    return re.sub("^(a|an|the)[ ]+", "", words.lower())


# -- in time ------------------------------------------------------------------------------------


def _first(day: str) -> str:
    """Return the first day of a year, month or day."""
    return f"{day}-01-01"[:10]


def _last(day: str) -> str:
    """Return the last day of a year, month or day; day 31 also of months that have none."""
    return (day + "-12-31"[len(day) - 4 :])[:10]


def in_time(parameter: str, day: str, start: str | None, end: str | None) -> bool:
    """Return whether what has a start and an end is surely during, after or before a day.

    >>> in_time("during", "2026", "2026-03", "2026-04"), in_time("after", "2026-03", "2026", None)
    (True, False)
    """
    if parameter == "after":
        return start is not None and _first(start) > _last(day)
    if parameter == "before":
        return end is not None and _last(end) < _first(day)
    if start is None or end is None:
        return False
    return _first(start) >= _first(day) and _last(end) <= _last(day)


# -- what each question pairs -------------------------------------------------------------------


def _relying(indexes: Indexes, _: Mapping[str, Node]) -> Pairs:
    return ((c.claim, c.source) for c in indexes.all(Citation) if c.asserted)


def _only(indexes: Indexes, held: Mapping[str, Node]) -> Pairs:
    sources: dict[str, set[str]] = defaultdict(set)
    for claim, source in _relying(indexes, held):
        sources[claim].add(source)
    return ((claim, min(found)) for claim, found in sources.items() if len(found) == 1)


def _in_words(indexes: Indexes, held: Mapping[str, Node]) -> Pairs:
    for voicing in indexes.all(Voicing):
        if voicing.speaker and not voicing.actor:
            speaker = held[voicing.speaker]
            if isinstance(speaker, Passage):
                yield voicing.claim, described(speaker.exact)


def _units(indexes: Indexes, _: Mapping[str, Node]) -> Pairs:
    for figure in indexes.all(Figure):
        for unit in (figure.unit_code, figure.unit_text):
            if unit is not None:
                yield figure.id, unit


def _used(indexes: Indexes, held: Mapping[str, Node]) -> Pairs:
    return ((source, "") for source in {source for _, source in _relying(indexes, held)})


def _unused(indexes: Indexes, held: Mapping[str, Node]) -> Pairs:
    used = {source for _, source in _relying(indexes, held)}
    return ((source.id, "") for source in indexes.all(Source) if source.id not in used)


RELATIONS: dict[str, tuple[tuple[str, str], Callable[[Indexes, Mapping[str, Node]], Pairs]]] = {
    "claims-relying-on": (("claim", "source"), _relying),
    "claims-relying-on-counting-candidates": (
        ("claim", "source"),
        lambda i, _: ((c.claim, c.source) for c in i.all(Citation)),
    ),
    "claims-citing": (
        ("claim", "source"),
        lambda i, _: ((c.claim, c.source) for c in i.all(Citation) if c.basis in EXPLICIT),
    ),
    "claims-only-source": (("claim", "source"), _only),
    "claims-with-status": (("claim", "status"), lambda i, _: i.statuses.items()),
    "claims-voiced-by": (
        ("claim", "actor"),
        lambda i, _: ((v.claim, v.actor) for v in i.all(Voicing) if v.actor is not None),
    ),
    "claims-voiced-in-words": (("claim", "words"), _in_words),
    "claims-mentioning": (
        ("claim", "actor"),
        lambda i, _: ((c.id, a) for c in i.all(Claim) for a in c.mentions),
    ),
    "claims-about": (
        ("claim", "event"),
        lambda i, _: ((c.id, e) for c in i.all(Claim) for e in c.about),
    ),
    "claims-of-kind": (("claim", "kind"), lambda i, _: ((c.id, c.kind) for c in i.all(Claim))),
    "claims-proposed-by": (
        ("claim", "proposer"),
        lambda i, _: ((c.id, c.proposed_by) for c in i.all(Claim) if c.proposed_by is not None),
    ),
    "claims-in": (("claim", "document"), lambda i, _: ((c.id, c.document) for c in i.all(Claim))),
    "sources": (("source", ""), lambda i, _: ((s.id, "") for s in i.all(Source))),
    "sources-in": (
        ("source", "document"),
        lambda i, _: ((r.source, r.document) for r in i.all(Reference)),
    ),
    "sources-used": (("source", ""), _used),
    "sources-unused": (("source", ""), _unused),
    "figures-with-unit": (("figure", "unit"), _units),
    "figures-of": (
        ("figure", "claim"),
        lambda i, _: ((f, c.id) for c in i.all(Claim) for f in c.figures),
    ),
    "figures-in": (
        ("figure", "document"),
        lambda i, _: ((f.id, f.document) for f in i.all(Figure)),
    ),
    "actors-in": (("actor", "document"), lambda i, _: ((a.id, a.document) for a in i.all(Actor))),
    "events-involving": (
        ("event", "actor"),
        lambda i, _: (
            (e.id, a) for e in i.all(Event) for a in (*e.agents, *e.participants, *e.places)
        ),
    ),
    "events-in": (("event", "document"), lambda i, _: ((e.id, e.document) for e in i.all(Event))),
}
"""The two columns of each question that is a relation, "" where it has only one, and its pairs."""

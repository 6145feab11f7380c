"""Readings of a text's citations that compete: each is scored on how much of the text it explains.

A reading is a set of source lists and the markers that lead to them. Every reading is made of the
same blocks and marks, so that scoring counts labels and entries and looks at no words again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from typing import Literal, NamedTuple, get_args

from claimgraph.reading.citations.marked_text import MarkedText, SourceList
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.citations.resolve import folded

Kind = Literal["printed", "learned", "loose", "links"]
"""How citations are read: by labels of the usual shapes; by labels learned from the text's own
lists; by lists that only the markers prove; by links alone, as if no source list stood there."""
KINDS: tuple[str, ...] = get_args(Kind)

_CLOSE = 0.05
"""Two readings whose scores differ by less are hard to tell apart."""
_POOR = 0.6
"""A list that explains less may be none at all."""
_CERTAIN = 0.97
"""A reading that explains so much is taken without making another."""
_CITING = frozenset(("number", "name", "linked", "token", "proven", "key"))


class Grounds(NamedTuple):
    """What a reading explains, counted.

    Attributes:
        bound: markers whose labels all denote entries.
        led: those of them that a link of the text leads to their entry.
        dangling: labels in the text that denote nothing.
        entries: entries of source lists.
        unused: those of them that no marker denotes, where others are denoted.
        gaps: places where the numbers of a list skip some.
        odd: entries that are not like the others: without an address where most have one.
        leftovers: lines that begin as entries do and are of no list.
    """

    bound: int = 0
    led: int = 0
    dangling: int = 0
    entries: int = 0
    unused: int = 0
    gaps: int = 0
    odd: int = 0
    leftovers: int = 0

    @property
    def explained(self) -> int:
        """How many markers and entries find each other; one that a link leads to counts thrice."""
        return self.bound + 2 * self.led + self.entries - self.unused

    def score(self, most: int = 0) -> float:
        """Return the share that is explained, from 0 to 1.

        Args:
            most: how much the reading explains that explains most; what a reading does not even
                see counts against it.
        """
        wrong = (
            2 * self.dangling + 0.5 * self.unused + 0.5 * self.gaps + 0.5 * self.odd
            + 2 * self.leftovers
        )  # fmt: skip
        whole = max(self.explained, most) + wrong
        return max(0, self.explained) / whole if whole > 0 else 1.0

    def __str__(self) -> str:
        said = (
            f"markers that lead to an entry: {self.bound}", f"entries: {self.entries}",
            f"markers that lead nowhere: {self.dangling}", f"entries never cited: {self.unused}",
            f"gaps in the numbers: {self.gaps}",
            f"lines that look like entries and are none: {self.leftovers}",
        )  # fmt: skip
        return "; ".join(said[:2] + tuple(one for one in said[2:] if not one.endswith(": 0")))


class Reading(NamedTuple):
    """A way to read the citations of a text: its marks and lists, and what it explains."""

    kind: Kind
    marked: MarkedText
    lists: Sequence[SourceList]
    marks: Sequence[Mark]
    grounds: Grounds


class ReadingChoice(NamedTuple):
    """Which reading was taken, on what grounds, and what came second.

    ``runner_up`` is None when the first reading left nothing open, so that no other was made.
    """

    chosen: Kind
    score: float
    grounds: Grounds
    runner_up: Kind | None = None
    runner_up_score: float = 0.0
    forced: bool = False

    @property
    def margin(self) -> float:
        """How far the runner-up is behind."""
        return self.score - self.runner_up_score

    @property
    def close(self) -> bool:
        """Whether another reading explains the text nearly as well."""
        return self.runner_up is not None and not self.forced and self.margin < _CLOSE


def choose(
    makers: Sequence[tuple[Kind, Callable[[Sequence[Reading]], Reading]]],
    forced: str | None = None,
) -> tuple[Reading, ReadingChoice]:
    """Return the reading that explains a text best, and how it was chosen.

    Readings are made in the order given, and none after one that leaves nothing open; of equal ones
    the earlier is taken.

    Args:
        makers: for each kind what makes the reading; it is given those made before.
        forced: the kind to take whatever the others explain.
    """
    made: list[Reading] = []
    for kind, make in makers:
        if kind == forced or (forced is None and _worth_making(kind, made)):
            made.append(make(made))
            if _scores(made)[-1] >= _CERTAIN:
                break
    scores = _scores(made)
    best = scores.index(max(scores))
    others = [at for at, reading in enumerate(made) if _differ(reading, made[best])]
    second = max(others, key=scores.__getitem__, default=None)
    choice = ReadingChoice(
        made[best].kind, scores[best], made[best].grounds,
        made[second].kind if second is not None else None,
        scores[second] if second is not None else 0.0, forced is not None,
    )  # fmt: skip
    return made[best], choice


def _scores(made: Sequence[Reading]) -> list[float]:
    most = max(reading.grounds.explained for reading in made)
    return [reading.grounds.score(most) for reading in made]


def _worth_making(kind: Kind, made: Sequence[Reading]) -> bool:
    """Say whether a reading could explain what those made so far leave open."""
    if kind not in ("loose", "links") or not made:
        return True
    open_ones = any(reading.grounds.dangling or reading.grounds.leftovers for reading in made)
    if kind == "loose":
        return open_ones
    return max(_scores(made)) < _POOR and any(reading.lists for reading in made)


def _differ(one: Reading, other: Reading) -> bool:
    entries = [[e.start for found in r.lists for e in found.entries] for r in (one, other)]
    return entries[0] != entries[1] or len(one.marks) != len(other.marks)


def weigh(marked: MarkedText, lists: Sequence[SourceList], marks: Iterable[Mark]) -> Grounds:
    """Return what a reading explains.

    Args:
        marked: the text laid out, with the blocks that the lists take up.
        lists: the source lists.
        marks: the markers, those in the lists included.
    """
    inside = {block for one in lists for block in one.taken}
    spans = [(marked.blocks[i].start, marked.blocks[i].end) for i in sorted(inside)]
    body = list(_outside((m for m in marks if m.shape in _CITING or m.labels), spans))
    defined = _labels(lists)
    cited = {folded(label) for mark in body for label in mark.labels}
    dangling = {
        folded(n) for m in body if m.url is None and m.target is None and m.shape in _PLAIN
        for n in m.labels
    } - defined  # fmt: skip
    bound = sum(
        1
        for m in body
        if m.url
        or m.target
        or (m.labels and dangling.isdisjoint(map(folded, m.labels)) and _held(m, defined))
    )
    entries = sum(len(one.entries) for one in lists)
    printed = {n for one in lists for n in _entry_labels(one)}
    return Grounds(
        bound=bound,
        led=sum(1 for mark in body if mark.target is not None),
        dangling=len(dangling),
        entries=entries,
        unused=len(printed - cited) if cited & printed else 0,
        gaps=sum(_gaps(one) for one in lists),
        odd=sum(_odd(one) for one in lists),
        leftovers=_leftovers(marked, inside, cited),
    )


def _held(mark: Mark, defined: Set[str]) -> bool:
    """Whether a list holds a key or token; where none does, any of the readings will do."""
    return mark.shape not in ("key", "token") or any(
        folded(label) in defined for label in mark.labels
    )


_PLAIN = frozenset(("number", "name"))
"""Shapes whose labels a list must hold; proven ones are held by one, and tokens never are."""


def _outside(marks: Iterable[Mark], spans: Sequence[tuple[int, int]]) -> Iterable[Mark]:
    at = 0
    for mark in marks:
        while at < len(spans) and spans[at][1] <= mark.start:
            at += 1
        if at == len(spans) or mark.start < spans[at][0]:
            yield mark


def _entry_labels(one: SourceList) -> set[str]:
    ordered = one.numbering == "order" and one.owner is None
    labels = (
        entry.label or (str(at) if ordered else "") for at, entry in enumerate(one.entries, 1)
    )
    return {folded(label) for label in labels if label}


def _labels(lists: Sequence[SourceList]) -> set[str]:
    named = {folded(name) for one in lists for entry in one.entries for name in entry.also}
    return named.union(*(_entry_labels(one) for one in lists))


def _gaps(one: SourceList) -> int:
    numbers = {int(entry.label) for entry in one.entries if entry.label.isdecimal()}
    return sum(1 for n in numbers if n + 1 not in numbers) - 1 if numbers else 0


def _odd(one: SourceList) -> int:
    without = sum(1 for entry in one.entries if entry.url is None)
    return without if 2 * without < len(one.entries) else 0


def _leftovers(marked: MarkedText, inside: set[int], cited: set[str]) -> int:
    """Count lines that begin as entries do, and hold an address or are what markers would cite."""
    lines = [
        index for index, block in enumerate(marked.blocks)
        if index not in inside and block.label and block.style not in ("bullet", "led", "")
        and block.kind in ("prose", "item")
    ]  # fmt: skip
    linked = [index for index in lines if marked.has_url([index])]
    closing = lines[-1:] == [len(marked.blocks) - 1] and len(lines) > 1
    raised = [
        i
        for i in lines
        if closing and folded(marked.blocks[i].label) in cited | marked.raised_counts.keys()
    ]
    return max(len(linked), len(raised) if len(raised) == len(lines) else 0)

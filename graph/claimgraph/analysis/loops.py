"""Circular sourcing: claims and sources that rest on each other, and where to cut.

A claim rests on the sources it cites and on its premises; a copy rests on its originals; a source
whose text is held rests on what that text claims. A loop is *certain* when it runs through one
claim repeated: through claims joined by ``alternate_of`` or told in the same words. Otherwise whole
works cite each other, perhaps on different things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.analysis.holder import Holder
from claimgraph.analysis.origins import copies_up
from claimgraph.analysis.propositions import propositions
from claimgraph.analysis.rule_base import Link
from claimgraph.model import Citation, Claim, Inference, Node, Source
from claimgraph.questions import Counting
from claimgraph.results import Result
from claimgraph.support.components import components, shortest
from claimgraph.support.csr import ints


@dataclass(frozen=True)
class Tie:
    """One node rests on another, by a link; None from a source to what its own text claims."""

    tail: Node
    head: Node
    link: Link | None


@dataclass(frozen=True)
class Loop:
    """Nodes that each rest on the next, the last on the first; the earliest dated one is first.

    ``cut`` is the link to take away: the one by which an earlier work rests on a later one, or the
    weakest. ``dates`` are those of the works, by node id.
    """

    ties: tuple[Tie, ...]
    cut: Tie
    certain: bool
    dates: Mapping[str, str]
    named: Callable[[str], str]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The claims and sources of the loop, in order."""
        return tuple(tie.tail for tie in self.ties)

    @property
    def earliest(self) -> Node | None:
        """The node that was published first; None when no date is known."""
        dated = [node for node in self.nodes if node.id in self.dates]
        return min(dated, key=lambda node: self.dates[node.id], default=None)

    def __str__(self) -> str:
        return " → ".join(self._told(node) for node in (*self.nodes, self.nodes[0]))

    def _told(self, node: Node) -> str:
        date = f" ({self.dates[node.id]})" if node.id in self.dates else ""
        return self.named(node.id) + date

    @property
    def advice(self) -> str:
        """What to cut and why, in words."""
        link = self.cut.link
        verb = "copies" if isinstance(link, Source) else "follows from"
        head = self.cut.head.id
        if isinstance(link, Citation):
            verb, head = "cites", link.source
        told = f"{self.named(self.cut.tail.id)} {verb} {self.named(head)}"
        if _gap(self.cut, self.dates) > ("", ""):
            return f"{told}, which is later"
        return told


_COLUMNS = ("loop", "earliest", "cut", "same claim")


def loops(
    kb: Holder, *, counting: Counting = "explicit", min_confidence: float = 0.0, limit: int = 100
) -> Result[Loop]:
    """Return the loops, each with the link to cut, until nothing circles or the limit is met."""
    whole = list(_ties(kb, counting, min_confidence))
    dates = _dates(kb)
    found = list(_found(kb, _same_claim(kb, whole), dates, limit, certain=True))
    cut = {id(loop.cut.link) for loop in found}
    rest = [tie for tie in whole if tie.link is None or id(tie.link) not in cut]
    found += _found(kb, rest, dates, limit, certain=False)
    return Result(found[:limit], _row, "loops", _COLUMNS)


def _row(loop: Loop) -> Mapping[str, object]:
    earliest = loop.earliest
    return {
        "loop": str(loop),
        "earliest": earliest and loop.named(earliest.id),
        "cut": loop.advice,
        "same claim": "yes" if loop.certain else "perhaps",
    }


def _ties(kb: Holder, counting: Counting, min_confidence: float) -> Iterator[Tie]:
    """Yield who rests on whom: by the links that count, and sources on what they claim."""
    rule_base = kb.rule_base
    nodes: dict[str, Node] = {n.id: n for n in (*rule_base.sources, *rule_base.claims)}
    for link in rule_base.indexed(counting, min_confidence).links:
        match link:
            case Citation():
                yield Tie(nodes[link.claim], nodes[link.source], link)
            case Inference():
                for premise in link.premises:
                    yield Tie(nodes[link.claim], nodes[premise], link)
            case Source():
                for original in link.copy_of:
                    yield Tie(link, nodes[original], link)
    for claim in rule_base.claims:
        for source in sorted(rule_base.texts.get(claim.document, ())):
            yield Tie(nodes[source], claim, None)


def _same_claim(kb: Holder, ties: Iterable[Tie]) -> list[Tie]:
    """Return the ties that carry one claim on: a source rests only on the claim it is cited for.

    Each claim that cites a source, itself or through copies, leads on to the same claim there.
    """
    said = propositions(kb.rule_base.claims)
    held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in kb.rule_base.claims:
        for source in kb.rule_base.texts.get(claim.document, ()):
            held[source, said[claim.id]].append(claim)
    kept = []
    for tie in ties:
        if isinstance(tie.link, Citation):
            for source in copies_up(kb, tie.link.source):
                kept += [Tie(tie.tail, c, tie.link) for c in held[source, said[tie.tail.id]]]
        elif tie.link is not None:
            kept.append(tie)
    return kept


def _dates(kb: Holder) -> dict[str, str]:
    """Return when each source, and the work that makes each claim, was published."""
    found = {s.id: s.published for s in kb.rule_base.sources if s.published}
    for claim in kb.rule_base.claims:
        held = [found[s] for s in kb.rule_base.texts.get(claim.document, ()) if s in found]
        if held:
            found[claim.id] = min(held)
    return found


def _found(
    kb: Holder, ties: list[Tie], dates: Mapping[str, str], limit: int, *, certain: bool
) -> Iterator[Loop]:
    """Yield loops: of each knot a shortest one through its earliest node; then cut, and again."""
    number = kb.rule_base.number
    edges = [(number[tie.tail.id], number[tie.head.id]) for tie in ties]
    waiting, count = [list(range(len(ties)))], 0
    while waiting and count < limit:
        places = waiting.pop()
        tails, heads = (ints([edges[p][end] for p in places]) for end in (0, 1))
        for knot in components(len(kb.rule_base.ids), tails, heads):
            held = set(knot)
            inner = [p for p in places if edges[p][0] in held and edges[p][1] in held]
            start = min(knot, key=lambda n: (dates.get(kb.rule_base.ids[n], "9999"), n))
            path = tuple(ties[inner[at]] for at in shortest([edges[p] for p in inner], start))
            cut = _weakest(path, dates)
            yield Loop(path, cut, certain, dates, kb.spoken)
            count += 1
            waiting.append([p for p in inner if not _severed(ties[p], cut)])


def _severed(tie: Tie, cut: Tie) -> bool:
    """Whether a tie goes with a cut: an inference or a citation goes whole, a copy one by one."""
    return tie is cut if isinstance(cut.link, Source) else tie.link is cut.link


def _weakest(ties: tuple[Tie, ...], dates: Mapping[str, str]) -> Tie:
    """Return the tie to cut: an older work on a later one, else the least sure, else the last."""
    linked = [tie for tie in ties if tie.link is not None]
    later = [tie for tie in linked if _gap(tie, dates) > ("", "")]
    if later:
        return min(later, key=lambda tie: _gap(tie, dates))
    return min(reversed(linked), key=_sureness)


def _gap(tie: Tie, dates: Mapping[str, str]) -> tuple[str, str]:
    """Return the dates of a work and of the later one it rests on; empty when it is not later."""
    tail, head = dates.get(tie.tail.id, ""), dates.get(tie.head.id, "")
    return (tail, head) if tail and tail < head[: len(tail)] else ("", "")


def _sureness(tie: Tie) -> float:
    link = tie.link
    if isinstance(link, Citation | Inference):
        return 1.0 if link.confidence is None else link.confidence
    return 1.0

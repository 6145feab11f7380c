"""Plug-in extractors as stages of reading: what the text bears out joins the layers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from claimgraph.errors import ExtractorFailed
from claimgraph.extractors.locating import Located, Refused, located
from claimgraph.extractors.proposals import Extractor
from claimgraph.reading.attribution import Attribution
from claimgraph.reading.entities import Mention
from claimgraph.reading.entities.names import SHOWN
from claimgraph.reading.places import Span
from claimgraph.reading.text import Stage, Text

_STRETCH = 6_000
"""Code points that an extractor is given at once, at most, cut between paragraphs."""
_NEAR = 8
"""Places before another that are looked at for one that reaches over it."""
_LAYERS = ("mentions", "events", "attributions", "proposed")


def stage(extractor: Extractor, refused: list[Refused]) -> Stage:
    """Return an extractor as a stage of reading.

    It adds actors, events and attributions to those that the stages before it found, and statements
    beside those that the rules make. What is there stays as it is: a proposed name that overlaps
    one of them gives way, and one of the same name takes its kind. Where an extractor says how sure
    both are together (``agreement``, by kind), an inferred actor that both find is as sure.

    Args:
        extractor: what proposes.
        refused: takes in what the text does not bear out.

    >>> from claimgraph.extractors import ProposedActor, Proposals
    >>> class Reeds:
    ...     name = "reeds"
    ...
    ...     def propose(self, texts):
    ...         reed = ProposedActor(kind="person", quotes=("Reed",), role=None, confidence=0.8)
    ...         return [Proposals(actors=(reed,)) for _ in texts]
    >>> from claimgraph.reading import read_text
    >>> nodes = read_text("Reed won.", plugins=[stage(Reeds(), refused := [])])
    >>> [n.label for n in nodes if isinstance(n, cg.Actor)], refused
    (['Reed'], [])
    """

    def run(text: Text) -> None:
        found = proposed(extractor, text)
        refused.extend(found.refused)
        kinds = {m.name: m.kind for m in reversed(text.mentions)}
        names = [
            replace(m, kind=kinds.get(m.name, m.kind)) for m in apart(found.mentions, text.mentions)
        ]
        sure = getattr(extractor, "agreement", {})
        held = confirmed(text.mentions, found.mentions, sure)
        text.mentions = sorted([*held, *names], key=lambda m: m.start)
        text.events = [*text.events, *apart(found.events, text.events)]
        text.attributions = [*text.attributions, *_unheard(found.attributions, text.attributions)]
        text.proposed = [*text.proposed, *found.claims]

    return Stage(f"proposals of {extractor.name}", ("prose", *_LAYERS), _LAYERS, run)


def proposed(extractor: Extractor, text: Text) -> Located:
    """Return what an extractor proposes for a text, each quote looked up in its own stretch.

    The sentences of the text must be set (``prose``).

    Raises:
        ExtractorFailed: it gave no answer, or not one for each stretch of text.
    """
    stretches = list(_stretches(text.source))
    replies = list(extractor.propose([text.source[a:b] for a, b in stretches]))
    if len(replies) != len(stretches):
        raise ExtractorFailed(
            f"{extractor.name} answered {len(replies)} of {len(stretches)} stretches of text; "
            "propose() returns one answer for each"
        )
    return located(text.source, stretches, replies, prose=text.prose, name=extractor.name)


def confirmed(
    held: Sequence[Mention], proposals: Sequence[Mention], sure: Mapping[str, float]
) -> list[Mention]:
    """Return mentions; where a proposal is of the same words and kind, as sure as both are.

    What the text itself shows is as sure as can be, and stays. A country is a place, too.

    Args:
        held: what the rules found.
        proposals: what an extractor found.
        sure: by kind, how often a name that the rules infer and the extractor finds too is right.

    >>> from claimgraph.reading.entities import Mention
    >>> oslo = Mention(0, 4, "place", "Oslo", "gazetteer", 0.8)
    >>> [m.confidence for m in confirmed([oslo], [oslo], {"place": 0.95})]
    [0.95]
    """
    places = {(m.start, m.end): m.kind for m in proposals}
    return [
        replace(m, confidence=max(m.confidence, sure[_broad(m.kind)]))
        if m.kind is not None
        and m.basis not in SHOWN
        and _broad(m.kind) in sure
        and _broad(m.kind) == _broad(places.get((m.start, m.end)))
        else m
        for m in held
    ]


def _broad(kind: str | None) -> str:
    return "place" if kind == "country" else kind or ""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def apart(proposals: Iterable[P], held: Iterable[P]) -> Iterator[P]:
    """Yield those of some proposals that overlap nothing that is held.

    >>> from claimgraph.reading.entities import Mention
    >>> lind = Mention(0, 8, "person", "Ida Lind", "title", 1.0)
    >>> again = [Mention(4, 8, "place", "Lind", "extractor", 0.5),
    ...          Mention(20, 24, "place", "Oslo", "extractor", 0.5)]
    >>> [m.name for m in apart(again, [lind])]
    ['Oslo']
    """
    places = sorted((one.start, one.end) for one in held)
    for one in proposals:
        before = bisect_left(places, (one.end, 0))
        if not any(end > one.start for _, end in places[max(0, before - _NEAR) : before]):
            yield one


def _unheard(proposals: Sequence[Attribution], held: Sequence[Attribution]) -> list[Attribution]:
    """Return the proposed attributions of words that nobody who is named says yet."""
    said = sorted(span for one in held if one.source for span in one.content)
    found = []
    for one in proposals:
        start, end = one.content[0]
        before = bisect_left(said, (end, 0))
        if not any(stop > start for _, stop in said[max(0, before - _NEAR) : before]):
            found.append(one)
    return found


def _stretches(text: str) -> Iterator[Span]:
    """Yield the text in stretches of whole paragraphs, each as long as may be."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _STRETCH)
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end))
            end = cut + 1 if cut > start else end
        if text[start:end].strip():
            yield start, end
        start = end

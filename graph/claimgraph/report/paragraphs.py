"""What each paragraph rests on: its claims, those without a source, the sources of the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.model import Claim, Node, Passage, Source, Status, clip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the heading above it, and what its claims rest on."""

    passage: Passage
    heading: str
    claims: tuple[Claim, ...]
    uncited: tuple[Claim, ...]
    """Its claims that have no source and are nobody's words."""
    sources: tuple[Source, ...]

    @property
    def single_source(self) -> Source | None:
        """The source on which all the claims with a source rest, where there are several."""
        cited = len(self.claims) - len(self.uncited)
        return self.sources[0] if len(self.sources) == 1 and cited > 1 else None

    def row(self) -> Mapping[str, object]:
        """Return the paragraph as a row for people."""
        only = self.single_source
        return {
            "heading": self.heading,
            "claims": len(self.claims),
            "uncited": len(self.uncited),
            "sources": len(self.sources),
            "single_source": only.label if only else None,
            "text": clip(self.passage.exact),
        }


def paragraphs(
    held: Mapping[str, Node],
    status: Callable[[Claim], Status],
    sources: Callable[[Claim], Sequence[Source]],
) -> list[Paragraph]:
    """Return the paragraphs that hold a claim, in reading order."""
    claims = _by_paragraph(held)
    headings = _places(held, "heading")
    starts = {document: [p.start for p in found] for document, found in headings.items()}

    def above(passage: Passage) -> str:
        place = bisect_right(starts.get(passage.document, ()), passage.start) - 1
        return clip(headings[passage.document][place].exact) if place >= 0 else ""

    return [
        Paragraph(
            passage,
            above(passage),
            tuple(found),
            tuple(one for one in found if status(one) == "uncited"),
            tuple(dict.fromkeys(source for one in found for source in sources(one))),
        )
        for passage, found in claims
    ]


def asking(text: str, ends: Iterable[int], template: str) -> str:
    """Return a text with a template at the ends of what has no source."""
    pieces, done = [], 0
    for end in sorted(set(ends)):
        pieces += [text[done:end], template]
        done = end
    return "".join([*pieces, text[done:]])


def _by_paragraph(held: Mapping[str, Node]) -> list[tuple[Passage, list[Claim]]]:
    places = _places(held, "paragraph")
    starts = {document: [p.start for p in found] for document, found in places.items()}
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in held.values():
        if not isinstance(claim, Claim):
            continue
        words, among = held[claim.passage], places[claim.document]
        assert isinstance(words, Passage)  # its link was checked
        place = bisect_right(starts.get(claim.document, ()), words.start) - 1
        if place >= 0 and words.start < among[place].end:
            grouped[among[place].id].append(claim)
    found = [p for one in places.values() for p in one if p.id in grouped]
    return [(passage, grouped[passage.id]) for passage in found]


def _places(held: Mapping[str, Node], role: str) -> dict[str, list[Passage]]:
    """Return the passages of a role, by document and in the order of the text."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for node in held.values():
        if isinstance(node, Passage) and role in node.roles:
            found[node.document].append(node)
    for passages in found.values():
        passages.sort(key=lambda passage: passage.start)
    return found

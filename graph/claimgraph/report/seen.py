"""What the reader saw in a document and what it decided, as facts in words and numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from claimgraph.invisible import counted_invisible
from claimgraph.model import Actor, Event, Figure, Passage, Reference, Status
from claimgraph.nodes.status import sentence_of, strongest
from claimgraph.patterns import regex
from claimgraph.reading.pipeline import left_out
from claimgraph.report.held import Held, gives_author_and_year, label
from claimgraph.report.readings import told
from claimgraph.results import counted

_SHORT = 12
"""Characters of the longest marker that is a number or a few, not a title."""
_NUMBER = regex(r"\d+")
_STOPS = frozenset(".!?。！？…")
_CLOSERS = "\"'”’»)]】"


@dataclass(frozen=True)
class Bound:
    """An entry of the source list: its label, on what grounds it is bound, and by how many markers.

    ``overlap`` is the share of its title, 0 to 1, that the sentences citing it state; None when
    nothing cites it, it has no title, or it is a link and needs no ground in words. ``disagrees``
    says that they state another entry's title much better.
    """

    label: str
    ground: str
    markers: int
    overlap: float | None
    disagrees: bool
    title: str
    url: str | None


@dataclass(frozen=True)
class Seen:
    """What one document is taken to be, and how all of it is accounted for.

    ``decision`` says what file it was taken from and why; ``sentences`` and ``claims`` count states
    and statuses; ``markers`` counts the shapes of markers, as in {"[n]": 5}; ``after_stop`` is how
    many of them stand behind the full stop. ``reading`` says how the citations were read, on what
    grounds, and which reading came second, by how much. ``invisible`` counts controls, direction
    overrides and other characters that hide or reorder words, as in {"U+202E": 2}. ``left_out`` is
    what is not looked for in texts of the language, such as "events".
    """

    document: str
    name: str
    media_type: str
    decision: str
    language: str
    characters: int
    sentences: dict[str, int]
    claims: dict[str, int]
    markers: dict[str, int]
    after_stop: int
    list_style: str
    numbering: str
    entries: tuple[Bound, ...]
    reading: str
    invisible: dict[str, int]
    left_out: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return the facts as short lines for people."""
        shapes = ", ".join(f"{shape} × {n}" for shape, n in self.markers.items()) or "none"
        behind = f", {self.after_stop} behind the full stop" if self.after_stop else ""
        numbering = f", numbered {self.numbering}" if self.numbering else ""
        entries = f"{len(self.entries)} in it{numbering}: " if self.entries else ""
        unsought = " or ".join(self.left_out)
        return [
            f"read as {self.decision or self.media_type}",
            f"{counted(sum(self.sentences.values()), 'sentences')}: {_listed(self.sentences)}",
            f"{counted(sum(self.claims.values()), 'claims')}: {_listed(self.claims)}",
            f"markers: {shapes}{behind}",
            f"source list: {entries}{self.list_style}",
            f"citations: {self.reading}",
            *([f"language {self.language}: no {unsought} are looked for"] if unsought else []),
            *([f"invisible characters: {_listed(self.invisible)}"] if self.invisible else []),
        ]


def seen(held: Held) -> Seen:
    """Return what a document is and how it is accounted for."""
    document = held.document
    markers = Counter(
        "author and year" if gives_author_and_year(m) else _shape(m.exact) for m in held.markers
    )
    return Seen(
        document=document.id,
        name=document.origin or document.title or document.id,
        media_type=document.media_type,
        decision=document.note or "",
        language=document.language or "",
        characters=len(document.text),
        sentences=dict(sorted(_states(held).items())),
        claims=dict(Counter(held.statuses[c.id] for c in held.claims)),
        markers=dict(markers.most_common()),
        after_stop=sum(_after_stop(document.text, m.start) for m in held.markers),
        list_style=_style(held),
        numbering="" if held.by_author_and_year else _numbering(held.references),
        entries=_entries(held),
        reading=told(held),
        invisible=counted_invisible(document.text),
        left_out=_left_out(held),
    )


def _left_out(held: Held) -> tuple[str, ...]:
    """Return what the rules have no words for in the language, of which the graph has nothing."""
    tag = held.document.language or "en"
    if tag.partition("-")[0] == "en":
        return ()
    nouns = {"actors": Actor, "events": Event, "figures": Figure}
    has = {type(node) for node in held.nodes.values()}
    return tuple(noun for noun in left_out(tag) if nouns[noun] not in has)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {what}" for what, n in counts.items()) or "none"


def _shape(printed: str) -> str:
    """Return a marker with its numbers as n, its words as "title" and its url as "url".

    >>> _shape("[12]"), _shape("[Rain in May](https://example.org/r)"), _shape("https://example.org")
    ('[n]', '[title](url)', 'url')
    """
    head, bracket, _ = printed[:200].partition("](")
    shown = _NUMBER.sub("n", head)
    if bracket:
        return ("[title" if len(shown.strip("[]^n, –-")) else shown) + "](url)"
    return "url" if "://" in head else shown if len(shown) <= _SHORT else "title"


def _after_stop(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip().rstrip(_CLOSERS)
    return before[-1:] in _STOPS and bool(before)


def _states(held: Held) -> Counter[str]:
    """Count the states of the sentences: the strongest status of their claims, or why none."""
    spans = [n for n in held.nodes.values() if isinstance(n, Passage)]
    parents = {p.id: p.part_of for p in spans}
    sentences = {p.id for p in held.sentences}
    found: dict[str, list[Status]] = defaultdict(list)
    for claim in held.claims:
        sentence = sentence_of(claim.passage, parents, sentences)
        if sentence:
            found[sentence].append(held.statuses[claim.id])
    return Counter(
        strongest(found[p.id]) if p.id in found else p.aside or "fragment" for p in held.sentences
    )


def _style(held: Held) -> str:
    bound = "give author and year" if held.by_author_and_year else "bound by order"
    says = {
        "printedNumber": "numbers printed before the entries",
        "listOrder": f"no numbers, markers {bound}",
        "inlineLink": "no list, links in the running text",
    }
    kinds = Counter(r.basis for r in held.references)
    linked = kinds.pop("inlineLink", 0) if len(kinds) > 1 else 0
    besides = f", and {counted(linked, 'links')} in the running text" if linked else ""
    return (" and ".join(says[basis] for basis, _ in kinds.most_common()) or "none") + besides


def _numbering(references: list[Reference]) -> str:
    """Return the numbers in use, gaps shown, such as "1–4, 7–9"."""
    numbers = sorted({r.number for r in references if r.number is not None})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _entries(held: Held) -> tuple[Bound, ...]:
    used = Counter(key for marker in held.markers for key in marker.denotes)
    found = []
    for place, reference in enumerate(held.references, 1):
        grounds = {
            "printedNumber": "its number is printed",
            "listOrder": "markers give its author and year"
            if held.by_author_and_year
            else f"it is number {place} of {len(held.references)} in order",
            "inlineLink": "a link in the text leads to it",
        }
        title = reference.title or held.source(reference.source).label
        binding = held.bindings.get(reference.id)
        found.append(
            Bound(
                label=label(reference),
                ground=grounds[reference.basis],
                markers=used[reference.id],
                overlap=binding.overlap if binding else None,
                disagrees=binding is not None and binding.disagrees,
                title=title,
                url=reference.url,
            )
        )
    return tuple(found)

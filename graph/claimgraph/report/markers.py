"""Rules about markers and the source list: CG101 to CG107."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimgraph.model import Marker, Reference, clip
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held, author_and_year, entry, label, same_url


def dangling(held: Held) -> Iterator[Finding]:
    """CG101: labels of markers that no entry answers to."""
    for marker in held.markers:
        lost = unanswered(marker, held)
        if not lost:
            continue
        printed = ", ".join(lost)
        why = _range(held.references) if held.references else "the text has no source list"
        message = f"marker {clip(marker.exact, 30)}: no source is listed under {printed}; {why}"
        yield held.finding("CG101", message, marker, (marker.start, marker.end))


def unanswered(marker: Marker, held: Held) -> list[str]:
    """Return the labels of a marker that no entry answers to."""
    if (marker.denotes and marker.url) or len(marker.denotes) >= len(marker.labels):
        return []
    denoted = [r for key in marker.denotes if isinstance(r := held.nodes[key], Reference)]
    known = {label(reference) for reference in denoted}
    return [
        found
        for found in marker.labels
        if found not in known and _plain(found) not in known
        and not any(_has_author_and_year(reference, found) for reference in denoted)
    ]  # fmt: skip


def _has_author_and_year(reference: Reference, printed: str) -> bool:
    """Say whether an entry has what a label such as "ortega2007a" names."""
    author, year = author_and_year(printed) or ("", "")
    words = reference.exact.casefold()
    return (
        bool(author) and author.split()[0] in words and year in words.replace("in press", "inpress")
    )


def _plain(printed: str) -> str:
    return str(int(printed)) if printed.isascii() and printed.isdecimal() else printed


def _range(references: list[Reference]) -> str:
    numbers = [r.number for r in references if r.number is not None]
    if not numbers:
        return f"the list has {len(references)} entries without numbers"
    return f"the list runs from {min(numbers)} to {max(numbers)}"


def unused(held: Held) -> Iterator[Finding]:
    """CG102: listed sources that no marker denotes and no claim relies on."""
    denoted = {key for marker in held.markers for key in marker.denotes}
    used = {r.source for r in held.references if r.id in denoted}
    links = [c for found in held.citations.values() for c in found]
    asserted = {c.source for c in links if c.asserted}
    grounds = {c.source: c.basis for c in sorted(links, key=lambda c: c.basis, reverse=True)}
    seen: set[str] = set()
    for reference in held.references:
        source = reference.source
        if source in used or source in asserted or source in seen:
            continue
        seen.add(source)
        message = (
            f"{held.named(source)} is cited nowhere{_MAY_BACK.get(grounds.get(source, ''), '')}"
        )
        yield held.finding("CG102", message, reference, (reference.start, reference.end))


_MAY_BACK = {
    "headlineMatch": "; its title states a claim that has no marker",
    "proposal": "; its marker backs words of which a program made a claim",
    "paragraphScope": "; it is listed under a section that has no markers",
}
"""What is known of a source that no marker shows, by the ground of its candidates."""


def repeated_numbers(held: Held) -> Iterator[Finding]:
    """CG103: one number, or one author and year, before entries that are different sources."""
    first: dict[str, Reference] = {}
    told: set[str] = set()
    for reference in held.references:
        printed = label(reference)
        if not printed or not _prints(reference, printed):
            continue
        earlier = first.setdefault(printed, reference)
        if earlier.source != reference.source:
            message = (
                f"number {printed} stands before two sources: "
                f"“{clip(held.source(earlier.source).label, 40)}” and "
                f"“{clip(held.source(reference.source).label, 40)}”"
            )
            span = (reference.start, reference.end)
            told |= {earlier.id, reference.id}
            yield held.finding("CG103", message, reference, span, [entry(earlier)])
    yield from _of_several(held, told)


def _of_several(held: Held, told: set[str]) -> Iterator[Finding]:
    """Yield the markers that mean one of several works, "(Lund, 2019)", if those are not told."""
    by_id = {reference.id: reference for reference in held.references}
    works: dict[str | None, set[str]] = defaultdict(set)
    for found in held.citations.values():
        for citation in found:
            if citation.basis == "oneOfSeveral":
                works[citation.marker].add(citation.source)
    for marker in held.markers:
        denoted = [by_id[one] for one in marker.denotes if one in by_id]
        named = {one.source: one for one in denoted if one.source in works[marker.id]}
        if len(named) < 2 or told.issuperset(one.id for one in named.values()):
            continue
        titles = " and ".join(f"“{clip(held.source(one).label, 40)}”" for one in named)
        message = f"{clip(marker.exact, 40)} may mean one of {len(named)} sources: {titles}"
        span = (marker.start, marker.end)
        yield held.finding("CG103", message, marker, span, map(entry, named.values()))


def _prints(reference: Reference, printed: str) -> bool:
    """Say whether an entry begins with its label; a further source of one note does not."""
    return reference.basis != "printedNumber" or printed in reference.exact[: len(printed) + 12]


def repeated_sources(held: Held) -> Iterator[Finding]:
    """CG104: one source under several numbers."""
    listed: dict[str, list[Reference]] = defaultdict(list)
    for reference in held.references:
        if label(reference):
            listed[reference.source].append(reference)
    for source, references in listed.items():
        numbers = list(dict.fromkeys(map(label, references)))
        if len(numbers) > 1:
            last = references[-1]
            what = held.source(source).url or held.source(source).label
            message = f"numbers {', '.join(numbers)} are one source: {clip(what, 80)}"
            related = map(entry, references[:-1])
            yield held.finding("CG104", message, last, (last.start, last.end), related)


def disagreeing_links(held: Held) -> Iterator[Finding]:
    """CG105: linked markers whose url is not that of the entry they name."""
    by_label: dict[str, list[Reference]] = defaultdict(list)
    for reference in held.references:
        if reference.url and reference.basis != "inlineLink":
            by_label[label(reference)].append(reference)
    for marker in held.markers:
        if not marker.url:
            continue
        for printed in marker.labels:
            entries = by_label.get(_plain(printed), [])
            if entries and not any(same_url(marker.url, r.url or "") for r in entries):
                message = (
                    f"marker {clip(marker.exact, 30)} leads to {clip(marker.url, 70)}, "
                    f"but entry {printed} is {clip(entries[0].url or '', 70)}"
                )
                span = (marker.start, marker.end)
                yield held.finding("CG105", message, marker, span, map(entry, entries))


def gaps(held: Held) -> Iterator[Finding]:
    """CG106: numbers that a list skips."""
    before: Reference | None = None
    printed = {reference.number for reference in held.references}
    for reference in held.references:
        if reference.number is None or reference.basis != "printedNumber":
            continue
        if (
            before is not None
            and before.number is not None
            and (missing := sorted(set(range(before.number + 1, reference.number)) - printed))
        ):
            skipped = _span(missing[0], missing[-1])
            message = f"the list skips {skipped} between {before.number} and {reference.number}"
            span = (reference.start, reference.end)
            yield held.finding("CG106", message, reference, span, [entry(before)])
        before = reference


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def out_of_order(held: Held) -> Iterator[Finding]:
    """CG107: entries whose title what cites them does not state, while it states another's."""
    if held.by_author_and_year:
        return
    for binding in held.bindings.values():
        reference, rival = held.nodes[binding.reference], held.nodes.get(binding.rival or "")
        if not binding.disagrees or not isinstance(reference, Reference):
            continue
        if binding.basis != "listOrder":
            continue
        related = []
        message = f"{held.named(reference.source)} is bound by its place in the list"
        if isinstance(rival, Reference):
            title = rival.title or held.source(rival.source).label
            message += f", but what cites it states “{clip(title, 60)}”"
            related = [entry(rival)]
        span = (reference.start, reference.end)
        yield held.finding("CG107", message, reference, span, related)

"""Prints the briefing as the reader sees it against the same briefing curated by hand.

    python benchmarks/briefing.py

What the curator has and the reader has not is missed; the other way round it is extra. Actors and
figures are compared by name, voices by speaker and shared reporting words, events by shared words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import claimgraph as cg


def main() -> None:
    """Print the comparison, kind by kind, with recall and precision."""
    curated = cg.example("eastern-flank")
    read = cg.parse(curated.document.text)
    compare("actors", actors(curated), actors(read))
    compare("actors with kind", kinds(curated), kinds(read))
    compare("voices", voices(curated), alike(curated, read))
    compare("figures", figures(curated), figures(read))
    compare_events(curated, read)


def compare(what: str, expected: Iterable[Hashable], found: Iterable[Hashable]) -> None:
    """Print how much of one set the other holds, and what is missed and extra."""
    gold, ours = set(expected), set(found)
    shared = gold & ours
    recall, precision = len(shared) / len(gold), len(shared) / max(1, len(ours))
    print(f"{what}: recall {recall:.2f}, precision {precision:.2f} ({len(gold)} curated)")
    for name, rest in (("missed", gold - ours), ("extra", ours - gold)):
        for one in sorted(map(str, rest)):
            print(f"  {name}: {one}")


def actors(kb: cg.ClaimGraph) -> list[str]:
    """Return the names of the actors."""
    return [a.name for a in kb.actors()]


def kinds(kb: cg.ClaimGraph) -> list[tuple[str, str]]:
    """Return the names of the actors with what they are."""
    return [(a.name, a.kind) for a in kb.actors()]


def voices(kb: cg.ClaimGraph) -> list[tuple[str, str]]:
    """Return who speaks in which reporting words."""
    return [
        (kb[v.actor].label if v.actor else "", kb[v.cue].label if v.cue else "")
        for v in kb.all(cg.Voicing)
    ]


def alike(curated: cg.ClaimGraph, read: cg.ClaimGraph) -> list[tuple[str, str]]:
    """Return who speaks in which words as read, in the curator's words where they share some."""
    theirs = [(v, spans(curated, (v.cue or "",))) for v in curated.all(cg.Voicing)]
    found = []
    for voicing, row in zip(read.all(cg.Voicing), voices(read), strict=True):
        same = (
            voices(curated)[n]
            for n, (_, cue) in enumerate(theirs)
            if any(a < d and c < b for a, b in spans(read, (voicing.cue or "",)) for c, d in cue)
        )
        words = next(same, row)[1]
        found.append((row[0], words))
    return found


def figures(kb: cg.ClaimGraph) -> list[str]:
    """Return the figures in symbols."""
    return [f.label for f in kb.figures()]


def compare_events(curated: cg.ClaimGraph, read: cg.ClaimGraph) -> None:
    """Print which events are found: those whose passages share words."""
    theirs = {e.name: spans(read, e.mentioned_in) for e in read.events()}
    matched: set[str] = set()
    missed = []
    for event in curated.events():
        near = [
            n
            for n, s in theirs.items()
            if any(a < d and c < b for a, b in s for c, d in spans(curated, event.mentioned_in))
        ]
        matched |= set(near)
        if not near:
            missed.append(event.name)
    count = len(curated.events())
    print(f"events: recall {1 - len(missed) / count:.2f}, precision "
          f"{len(matched) / max(1, len(theirs)):.2f} ({count} curated)")  # fmt: skip
    for name in missed:
        print(f"  missed: {name}")
    for name in sorted(set(theirs) - matched):
        print(f"  extra: {name}")


def spans(kb: cg.ClaimGraph, passages: Iterable[str]) -> list[tuple[int, int]]:
    """Return where some passages stand."""
    held = (kb[p] for p in passages)
    return [(p.start, p.end) for p in held if isinstance(p, cg.Passage)]


if __name__ == "__main__":
    main()

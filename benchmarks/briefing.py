"""Prints the briefing as the reader sees it against the same briefing curated by hand.

    python benchmarks/briefing.py

The curator wrote down what a careful person finds in the text; the reader has no model. Recall is
the share of the curated things that the reader finds, precision the share of the reader's that are
curated; every one that is missed or extra is named. The reader's rules were made with this text in
view, so what it finds here says little about other texts; what it misses it would miss elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import claimgraph as cg


def main() -> None:
    """Print the comparison, kind by kind, then what is missed and what is extra."""
    curated = cg.example("eastern-flank")
    read = cg.parse(curated.document.text)
    print(f"{'':38}{'curated':>8}{'read':>6}{'shared':>8}{'recall':>8}{'precision':>11}")
    rest = [compare(what, of(curated), of(read)) for what, of in KINDS.items()]
    said = (voices(curated), alike(curated, read))
    rest.append(compare("voices (speaker, cue words in common)", *said))
    rest.append(compare("events (words in common)", *events(curated, read)))
    for what, missed, extra in rest:
        for name, ones in (("missed", missed), ("extra", extra)):
            for one in ones:
                print(f"{name}, {what}: {one}")


def compare(
    what: str, expected: Iterable[Hashable], found: Iterable[Hashable]
) -> tuple[str, list[str], list[str]]:
    """Print how much of one set the other holds; return what is missed and what is extra."""
    gold, ours = set(expected), set(found)
    shared = gold & ours
    recall, precision = len(shared) / max(1, len(gold)), len(shared) / max(1, len(ours))
    print(f"{what:38}{len(gold):8}{len(ours):6}{len(shared):8}{recall:8.2f}{precision:11.2f}")
    return what.partition(" (")[0], shown(gold - ours), shown(ours - gold)


def shown(ones: Iterable[Hashable]) -> list[str]:
    """Return things as people read them, in order."""
    return sorted(" · ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in ones)


def actors(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return the names of the actors."""
    return [a.name for a in kb.actors()]


def kinds(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return the actors with what they are."""
    return [(a.name, a.kind or "kind left open") for a in kb.actors()]


def offices(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return whose office is told, and for whom somebody acts."""
    held = [(a.name, "is", a.role) for a in kb.actors() if a.role]
    return [*held, *((a.name, "acts for", kb[a.acts_for].label) for a in kb.actors() if a.acts_for)]


def figures(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return the figures in symbols."""
    return [f.label for f in kb.figures()]


def measured(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return the figures with what they measure."""
    return [(f.label, f"of {f.what}" if f.what else "of nothing named") for f in kb.figures()]


def speakers(kb: cg.ClaimGraph) -> list[Hashable]:
    """Return who is said to say something."""
    return [kb[v.actor].label for v in kb.all(cg.Voicing) if v.actor]


def voices(kb: cg.ClaimGraph) -> list[tuple[str, str]]:
    """Return who speaks in which reporting words."""
    return [
        (kb[v.actor].label if v.actor else "nobody named", kb[v.cue].label if v.cue else "no cue")
        for v in kb.all(cg.Voicing)
    ]


def alike(curated: cg.ClaimGraph, read: cg.ClaimGraph) -> list[Hashable]:
    """Return who speaks in which words as read, in the curator's words where they share some."""
    cues = {v.id: spans(curated, (v.cue or "",)) for v in curated.all(cg.Voicing)}
    told = dict(zip(cues, voices(curated), strict=True))
    found: list[Hashable] = []
    for voicing, row in zip(read.all(cg.Voicing), voices(read), strict=True):
        mine = spans(read, (voicing.cue or "",))
        words = [told[v][1] for v, cue in cues.items() if overlap(mine, cue)]
        found.append((row[0], (words or [row[1]])[0]))
    return found


KINDS: dict[str, Callable[[cg.ClaimGraph], list[Hashable]]] = {
    "actors (by name)": actors,
    "actors and kinds (by both)": kinds,
    "offices (role, and acting for)": offices,
    "figures (value, bound and unit)": figures,
    "measures (figure and what it is of)": measured,
    "speakers (by name)": speakers,
}


def events(curated: cg.ClaimGraph, read: cg.ClaimGraph) -> tuple[list[Hashable], list[Hashable]]:
    """Return the events of both, the reader's by the curated name where they share words."""
    told = {e.name: spans(curated, e.mentioned_in) for e in curated.events()}
    found: list[Hashable] = []
    for event in read.events():
        mine = spans(read, event.mentioned_in)
        found += [n for n, s in told.items() if overlap(mine, s)] or [event.name]
    return list(told), found


def spans(kb: cg.ClaimGraph, passages: Iterable[str]) -> list[tuple[int, int]]:
    """Return where some passages stand."""
    return [(p.start, p.end) for p in map(kb.get, passages) if isinstance(p, cg.Passage)]


def overlap(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> bool:
    """Whether two places share words."""
    return any(a < d and c < b for a, b in left for c, d in right)


if __name__ == "__main__":
    main()

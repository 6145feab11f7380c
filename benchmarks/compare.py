"""Print what the machine reads of an example beside what a person curated from the same text.

    python benchmarks/compare.py [EXAMPLE ...]

For each kind of node: how many both have, what the machine misses, what it adds, and where the two
differ though they mean the same. An actor is the same when a name or an alias is, in any case; a
figure when comparator, value and unit are; a voicing when the speaker is and the claims overlap; an
event when the words that tell of it overlap. Claims differ in size: a person splits clauses where
the machine often keeps the sentence, so each curated claim is looked up in the claim of the machine
whose words are most like its own, and what both say of it is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import claimgraph as cg
from claimgraph.model import clip

TEXTS = {"eastern-flank": "briefing.txt", "harbour-audit": "answer.md"}
"""The file that each example was curated from."""
N = TypeVar("N", bound=cg.Actor | cg.Event | cg.Figure | cg.Voicing)
Same = Callable[[N, N], bool]
Words = Callable[[cg.ClaimGraph, N], str]
Spans = list[tuple[int, int]]


def main(names: Sequence[str]) -> None:
    """Print the comparison of some examples, or of all."""
    for name in names or TEXTS:
        machine = cg.read(str(cg.resource(f"data/{name}/{TEXTS[name]}")))
        print(f"== {name} ==")
        for part in compare(machine, cg.example(name)):
            print(part)
        print()


@dataclass(frozen=True)
class Compared:
    """One kind of thing: what both have, what only one has, and what both have but unlike."""

    noun: str
    both: int
    missed: tuple[str, ...]
    added: tuple[str, ...]
    unlike: tuple[str, ...] = ()

    @property
    def recall(self) -> float | None:
        """The share of what was curated that the machine has; None when nothing was."""
        return _share(self.both, len(self.missed))

    @property
    def precision(self) -> float | None:
        """The share of what the machine has that was curated; None when it has nothing."""
        return _share(self.both, len(self.added))

    def __str__(self) -> str:
        found = self.both + len(self.added)
        lines = [
            f"{self.noun}: {self.both + len(self.missed)} curated, {found} read, {self.both} both"
            f" (recall {_percent(self.recall)}, precision {_percent(self.precision)})"
        ]
        for says, items in (("misses", self.missed), ("adds", self.added), ("unlike", self.unlike)):
            lines += [f"  {says:6}  {item}" for item in items]
        return "\n".join(lines)


def compare(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Iterator[Compared]:
    """Yield the comparison of each kind of node of two graphs of one text."""
    if machine.document.text != curated.document.text:
        raise ValueError("the graphs are of different texts")
    yield _sentences(machine, curated)
    yield _claims(machine, curated)
    yield _reliance(machine, curated)
    yield _voicings(machine, curated)
    yield _figures(machine, curated)
    yield _actors(machine, curated)
    yield _events(machine, curated)
    yield _inferences(machine, curated)


# -- sentences and claims ------------------------------------------------------------------------


def _sentences(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    """Compare where sentences begin and end, and the state of each."""
    ours = {(s.start, s.end): machine.state(s) for s in machine.sentences()}
    theirs = {(s.start, s.end): curated.state(s) for s in curated.sentences()}
    text = curated.document.text

    def words(span: tuple[int, int]) -> str:
        return clip(text[slice(*span)])

    both = [span for span in theirs if span in ours]
    return Compared(
        "sentences",
        len(both),
        tuple(words(span) for span in theirs if span not in ours),
        tuple(words(span) for span in ours if span not in theirs),
        tuple(
            f"{words(span)}: curated {theirs[span]}, read {ours[span]}"
            for span in both
            if theirs[span] != ours[span]
        ),
    )


def _claims(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    """Compare claims: the machine has one of its own for each, a larger one, or none."""
    holders = _holders(machine, curated)
    shared = _groups(holders)
    alone = [c for c, holder in holders.items() if holder and len(shared[holder]) == 1]
    missed = [
        f"{curated.handle(c)} {_label(curated, c)}"
        + (f" (inside its {machine.handle(held)})" if (held := holders[c]) else " (nowhere)")
        for c in holders
        if c not in alone
    ]
    owned = {holders[c] for c in alone}
    return Compared(
        "claims of their own",
        len(alone),
        tuple(missed),
        tuple(
            f"its {machine.handle(c)} {clip(c.label)}"
            + (f" (covers {len(shared[c.id])})" if c.id in shared else " (covers none)")
            for c in machine.claims()
            if c.id not in owned
        ),
        tuple(
            f"{curated.handle(c)} {_label(curated, c)}: curated {curated.status(c)}, "
            f"read {machine.status(held)}"
            for c in alone
            if (held := holders[c]) and curated.status(c) != machine.status(held)
        ),
    )


def _reliance(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    """Compare which curated claims rest on which source, taking the machine's claim around each."""
    theirs = {(c.id, n) for c in curated.claims() for n in _numbers(curated, c.id)}
    holders = _holders(machine, curated)
    ours = {(c, n) for c, held in holders.items() if held for n in _numbers(machine, held)}

    def told(pairs: Iterable[tuple[str, int]]) -> tuple[str, ...]:
        placed = sorted(pairs, key=lambda pair: (list(holders).index(pair[0]), pair[1]))
        return tuple(f"{curated.handle(c)} on [{n}]: {_label(curated, c)}" for c, n in placed)

    return Compared(
        "claim relies on source", len(ours & theirs), told(theirs - ours), told(ours - theirs)
    )


def _holders(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> dict[str, str | None]:
    """Return for each curated claim the claim of the machine whose words are most like its own."""
    spans = [(_span(machine, c.passage), c.id) for c in machine.claims()]
    found: dict[str, str | None] = {}
    for claim in curated.claims():
        start, end = _span(curated, claim.passage)
        found[claim.id] = None
        best = 0.0
        for (first, last), holder in spans:
            shared = min(end, last) - max(start, first)
            likeness = shared / (max(end, last) - min(start, first))
            if shared * 2 > min(end - start, last - first) and likeness > best:
                found[claim.id], best = holder, likeness
    return found


def _groups(holders: dict[str, str | None]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for claim, holder in holders.items():
        if holder:
            grouped.setdefault(holder, []).append(claim)
    return grouped


def _numbers(kb: cg.ClaimGraph, claim: str) -> set[int]:
    """Return the numbers under which a text lists the sources that a claim relies on."""
    cited = {c.source for c in kb.citations(claim) if c.asserted}
    listed = kb.all(cg.Reference)
    return {r.number for r in listed if r.source in cited and r.number is not None}


# -- nodes matched one to one --------------------------------------------------------------------


def _voicings(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    def same(ours: cg.Voicing, theirs: cg.Voicing) -> bool:
        first, second = _speaker(machine, ours), _speaker(curated, theirs)
        return bool(first & second) and _overlap(
            [_claim_span(machine, ours)], [_claim_span(curated, theirs)]
        )

    def words(kb: cg.ClaimGraph, voicing: cg.Voicing) -> str:
        cue = f", {_label(kb, voicing.cue)!r}" if voicing.cue else ""
        return f"{_who(kb, voicing)}{cue}: {_label(kb, voicing.claim)}"

    def unlike(ours: cg.Voicing, theirs: cg.Voicing) -> Iterator[tuple[str, object, object]]:
        yield "cue", _words(machine, ours.cue), _words(curated, theirs.cue)
        yield "quotes", _listed(machine, ours.quotes), _listed(curated, theirs.quotes)

    return _matched(cg.Voicing, machine, curated, "voicings", same, words, unlike)


def _figures(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    def words(kb: cg.ClaimGraph, figure: cg.Figure) -> str:
        return figure.label

    def unlike(ours: cg.Figure, theirs: cg.Figure) -> Iterator[tuple[str, object, object]]:
        yield "what", ours.what, theirs.what

    return _matched(
        cg.Figure, machine, curated, "figures", lambda a, b: a.label == b.label, words, unlike
    )


def _actors(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    def words(kb: cg.ClaimGraph, actor: cg.Actor) -> str:
        return f"{actor.name} ({actor.kind})"

    def unlike(ours: cg.Actor, theirs: cg.Actor) -> Iterator[tuple[str, object, object]]:
        yield "kind", ours.kind, theirs.kind
        yield "role", ours.role, theirs.role
        yield "acts for", _words(machine, ours.acts_for), _words(curated, theirs.acts_for)

    return _matched(
        cg.Actor,
        machine,
        curated,
        "actors",
        lambda a, b: bool(_names(a) & _names(b)),
        words,
        unlike,
    )


def _events(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    def same(ours: cg.Event, theirs: cg.Event) -> bool:
        return _overlap(_spans(machine, ours), _spans(curated, theirs))

    def words(kb: cg.ClaimGraph, event: cg.Event) -> str:
        return clip(event.name)

    def unlike(ours: cg.Event, theirs: cg.Event) -> Iterator[tuple[str, object, object]]:
        yield "status", ours.status, theirs.status
        yield "agents", _listed(machine, ours.agents), _listed(curated, theirs.agents)

    return _matched(cg.Event, machine, curated, "events", same, words, unlike)


def _matched(
    noun: type[N],
    machine: cg.ClaimGraph,
    curated: cg.ClaimGraph,
    name: str,
    same: Same[N],
    words: Words[N],
    unlike: Callable[[N, N], Iterator[tuple[str, object, object]]],
) -> Compared:
    """Pair each curated node with the first of the machine's that is the same and still free."""
    free, pairs, missed = list(machine.all(noun)), [], []
    for theirs in curated.all(noun):
        ours = next((one for one in free if same(one, theirs)), None)
        if ours is None:
            missed.append(words(curated, theirs))
        else:
            free.remove(ours)
            pairs.append((ours, theirs))
    told = (
        f"{words(curated, theirs)}: {field} curated {_shown(right)}, read {_shown(left)}"
        for ours, theirs in pairs
        for field, left, right in unlike(ours, theirs)
        if left != right
    )
    return Compared(
        name, len(pairs), tuple(missed), tuple(words(machine, one) for one in free), tuple(told)
    )


def _inferences(machine: cg.ClaimGraph, curated: cg.ClaimGraph) -> Compared:
    """Compare which claims follow from others, taking the machine's claims around each."""
    holders = _holders(machine, curated)
    ours = {(i.claim, i.premises): i for i in machine.all(cg.Inference)}

    def drawn(inference: cg.Inference) -> tuple[str, tuple[str, ...]]:
        premises = sorted({holders[premise] or "" for premise in inference.premises})
        return holders[inference.claim] or "", tuple(premises)

    def words(kb: cg.ClaimGraph, inference: cg.Inference) -> str:
        premises = (kb.handle(c) for c in kb.claims() if c.id in inference.premises)
        return f"{kb.handle(inference.claim)} from {', '.join(premises)}"

    theirs = [(drawn(i), words(curated, i)) for i in curated.all(cg.Inference)]
    found = {key for key, _ in theirs}
    return Compared(
        "inferences",
        sum(key in ours for key, _ in theirs),
        tuple(told for key, told in theirs if key not in ours),
        tuple(words(machine, i) for key, i in ours.items() if key not in found),
    )


# -- words and places ----------------------------------------------------------------------------


def _names(actor: cg.Actor) -> set[str]:
    return {_folded(name) for name in (actor.name, *actor.aliases)}


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _speaker(kb: cg.ClaimGraph, voicing: cg.Voicing) -> set[str]:
    actor = kb[voicing.actor] if voicing.actor else None
    return _names(actor) if isinstance(actor, cg.Actor) else {_folded(_who(kb, voicing))}


def _who(kb: cg.ClaimGraph, voicing: cg.Voicing) -> str:
    return _words(kb, voicing.actor) or _words(kb, voicing.speaker) or "somebody"


def _words(kb: cg.ClaimGraph, node: str | None) -> str:
    return _label(kb, node) if node else ""


def _label(kb: cg.ClaimGraph, node: str) -> str:
    return clip(kb[node].label)


def _shown(value: object) -> str:
    return f"“{value}”" if value else "none"


def _listed(kb: cg.ClaimGraph, nodes: Iterable[str]) -> str:
    return ", ".join(sorted(_label(kb, node) for node in nodes))


def _claim_span(kb: cg.ClaimGraph, voicing: cg.Voicing) -> tuple[int, int]:
    claim = kb[voicing.claim]
    assert isinstance(claim, cg.Claim)
    return _span(kb, claim.passage)


def _spans(kb: cg.ClaimGraph, event: cg.Event) -> Spans:
    return [_span(kb, passage) for passage in event.mentioned_in]


def _span(kb: cg.ClaimGraph, passage: str) -> tuple[int, int]:
    found = kb[passage]
    assert isinstance(found, cg.Passage)
    return found.start, found.end


def _overlap(first: Spans, second: Spans) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def _share(part: int, others: int) -> float | None:
    return part / (part + others) if part + others else None


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


if __name__ == "__main__":
    main(sys.argv[1:])

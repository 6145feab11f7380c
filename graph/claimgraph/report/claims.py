"""Rules about claims and what backs them: CG201 to CG203."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model import Actor, Claim, clip
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held


def unbacked(held: Held) -> Iterator[Finding]:
    """CG201, CG202, CG203: claims that no source is cited for, by what they have instead."""
    for claim in held.claims:
        status = held.statuses[claim.id]
        if status == "cited":
            continue
        code, says = {
            "uncited": ("CG201", "no source is cited for it and nobody is said to claim it"),
            "matched": ("CG202", f"no marker; {_titles(claim, held)} states it"),
            "voiced": ("CG203", f"only {_voices(claim, held)} says so; no source is cited"),
        }[status]
        message = f"“{clip(claim.text, 60)}”: {says}"
        yield held.finding(code, message, claim, held.span(claim.passage))


def _titles(claim: Claim, held: Held) -> str:
    found = [c.source for c in held.citations.get(claim.id, ()) if c.basis == "headlineMatch"]
    return "the title of " + " and ".join(map(held.named, dict.fromkeys(found)))


def _voices(claim: Claim, held: Held) -> str:
    actors = [held.nodes.get(v.actor or "") for v in held.voicings.get(claim.id, ())]
    names = [actor.name for actor in actors if isinstance(actor, Actor)]
    return " and ".join(dict.fromkeys(names)) or "somebody unnamed"

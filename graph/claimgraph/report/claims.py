"""Rules about claims and what backs them: CG201 to CG203."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.model import Actor, Claim, Marker, Passage, Voicing, clip
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held
from claimgraph.report.markers import unanswered


def unbacked(held: Held) -> Iterator[Finding]:
    """CG201, CG202, CG203: claims that no source is cited for, by what they have instead.

    A claim whose own marker points nowhere is CG101's.
    """
    behind = _markers_behind(held)
    pointing = {c for c, marks in behind.items() if any(unanswered(m, held) for m in marks)}
    for claim in held.claims:
        status = held.statuses[claim.id]
        if status == "cited" or (status == "uncited" and claim.id in pointing):
            continue
        if claim.kind == "absence" or claim.proposed_by:
            continue  # what a text did not find has no source; what a program says is not the text
        code, says = {
            "uncited": (
                "CG201",
                f"no source is cited for it{_unvoiced(claim)}{_opposed(claim, behind)}",
            ),
            "matched": ("CG202", f"no marker; {_titles(claim, held)} states it"),
            "voiced": ("CG203", f"{_voiced(claim, held)}; no source is cited"),
        }[status]
        message = f"“{clip(claim.text, 60)}”: {says}"
        yield held.finding(code, message, claim, held.span(claim.passage))


def _markers_behind(held: Held) -> dict[str, list[Marker]]:
    """Return the markers of its sentence that follow each claim and none behind it."""
    told: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for claim in held.claims:
        words = held.passage(claim.passage)
        told[words.id if "sentence" in words.roles else words.part_of].append(
            (words.start, claim.id)
        )
    found: dict[str, list[Marker]] = defaultdict(list)
    for marker in held.markers:
        before = [claim for start, claim in told.get(marker.part_of, ()) if start <= marker.start]
        if before:
            found[before[-1]].append(marker)
    return found


def _opposed(claim: Claim, behind: Mapping[str, Sequence[Marker]]) -> str:
    """Return that a marker beside it is named in contrast: "contrary to [3]"."""
    markers = behind.get(claim.id, ())
    named = " and ".join(dict.fromkeys(clip(marker.exact, 20) for marker in markers))
    return f"; {named} is named in contrast to it" if named else ""


def _titles(claim: Claim, held: Held) -> str:
    found = [c.source for c in held.citations.get(claim.id, ()) if c.basis == "headlineMatch"]
    return "the title of " + " and ".join(map(held.named, dict.fromkeys(found)))


def _unvoiced(claim: Claim) -> str:
    """Return that nobody says it, where voices were looked for: then the modality is known."""
    return " and nobody is said to claim it" if claim.modality else ""


def _voiced(claim: Claim, held: Held) -> str:
    """Return whose words a claim is, as actors or as the text names them, and how it was put."""
    names = [_speaker(voicing, held) for voicing in held.voicings.get(claim.id, ())]
    named = " and ".join(dict.fromkeys(filter(None, names)))
    does = {"denied": "denied by", "asked": "only a question of"}
    return f"{does.get(claim.modality or '', 'only the words of')} {named}"


def _speaker(voicing: Voicing, held: Held) -> str:
    actor = held.nodes.get(voicing.actor or "")
    words = held.nodes.get(voicing.speaker or "")
    if isinstance(actor, Actor):
        return actor.name
    return f"“{clip(words.exact, 40)}”" if isinstance(words, Passage) else ""

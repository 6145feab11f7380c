"""An ``Impact`` told: in words, one line or a table for each outcome; in HTML; as triples.

In RDF it is an activity of PROV, with a Web Annotation on each claim that it touches.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph import rdf
from claimgraph.model import Claim, node_id
from claimgraph.rdf.vocabulary import expand
from claimgraph.results import Result, counted, html_table, table_lines

if TYPE_CHECKING:
    from claimgraph.analysis.impact import Impact

TOLD = 240
"""Code points of a path that a table shows."""


def title(lost: Sequence[str]) -> str:
    """Return what was lost.

    >>> title(["source 1"])
    'Impact of losing source 1'
    """
    shown = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
    return f"Impact of losing {shown or 'nothing'}"


def printed(impact: Impact) -> str:
    """Return the impact as text, with a table for each outcome that claims have."""
    lines = [f"<{impact.summary}>"]
    for title, group in _groups(impact):
        lines += [f" {title}:", *table_lines(group.shown(), TOLD), *group.rest()]
    return "\n".join(lines)


def rendered(impact: Impact) -> str:
    """Return the impact as HTML, with a table for each outcome that claims have."""
    parts = [f"<p>{html.escape(impact.summary)}</p>"]
    for title, group in _groups(impact):
        parts.append(html_table(group.shown(), caption=f"{title}: {len(group)}"))
        parts += [f"<p>{html.escape(line.strip())}</p>" for line in group.rest()]
    return "".join(parts)


def _groups(impact: Impact) -> list[tuple[str, Result[Claim]]]:
    named = [
        ("falls", impact.falls),
        ("in question", impact.in_question),
        ("survives", impact.survives),
        ("unresolved", impact.unresolved),
    ]
    return [(title, group) for title, group in named if len(group)]


def census(impact: Impact) -> str:
    """Return how many claims have which outcome."""
    falls, survives = len(impact.falls), len(impact.survives)
    parts = [
        f"{counted(falls, 'claims')} fall{'s' * (falls == 1)}",
        f"{survives} survive{'s' * (survives == 1)}",
        f"{len(impact.untouched)} untouched",
        f"{len(impact.unsupported)} unsupported",
    ]
    if impact.candidates:
        parts.insert(1, f"{len(impact.candidates)} of them with a candidate")
    if impact.in_question:
        parts.insert(1, f"{len(impact.in_question)} in question")
    if impact.unresolved:
        parts.append(f"{len(impact.unresolved)} unresolved")
    return ", ".join(parts)


def triples(impact: Impact, title: str, base: str) -> Iterator[rdf.Triple]:
    """Yield an impact as triples, under a title; names of nodes begin with ``base``."""
    name = node_id("impact", impact.counting, impact.min_confidence, *impact.withdrawn)
    activity = rdf.iri(name, base)
    yield rdf.Triple(activity, rdf.RDF_TYPE, expand("prov:Activity"))
    yield rdf.Triple(activity, rdf.LABEL, rdf.Literal(title))
    for node in impact.withdrawn:
        yield rdf.Triple(activity, expand("prov:invalidated"), rdf.iri(node, base))
    for claim in [*impact.falls, *impact.in_question, *impact.survives]:
        note = rdf.iri(node_id("outcome", name, claim.id), base)
        told: list[tuple[str, str | rdf.Literal]] = [
            ("rdf:type", expand("oa:Annotation")),
            ("rdfs:label", rdf.Literal(impact.outcome(claim))),
            ("oa:hasTarget", rdf.iri(claim.id, base)),
            ("oa:bodyValue", rdf.Literal(impact.path(claim))),
            ("prov:wasGeneratedBy", activity),
            *(("prov:wasDerivedFrom", rdf.iri(n.id, base)) for n in impact.witness(claim)),
        ]
        yield from (rdf.Triple(note, expand(term), value) for term, value in told)

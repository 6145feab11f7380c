"""Statements that came about twice made one: a report of words and the statement of the same words.

"Schools being closed" is no sentence; "Schools are being closed", made of it, is one and takes the
report over. A part that only reports gives way to what it reports, as a whole sentence does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimgraph.reading.attribution.reporting_clauses import Attributed
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span

Key = tuple[Span, str]
Found = Mapping[Key, Statement]
Said = Sequence[tuple[Key, Report]]


def joined(
    found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> tuple[list[Statement], list[Report]]:
    """Return statements, each once and in reading order, and the reports that tell them.

    Args:
        found: the statements by place and text.
        said: the reports, each with the statement it tells.
        told: which stretches are somebody's words.
        quantities: where quantities are stated.
    """
    found, said = _handed_over(found, said)
    dropped = _said_again(found, said) | _only_reporting(found, said, told, quantities)
    kept = {key: one for key, one in found.items() if key not in dropped}
    ordered = sorted(kept.items(), key=lambda pair: (pair[1].start, -pair[1].end))
    places = {key: n for n, (key, _) in enumerate(ordered)}
    reports = [replace(report, statement=places[key]) for key, report in said]
    return [one for _, one in ordered], sorted(reports, key=lambda r: r.attribution)


def _handed_over(found: Found, said: Said) -> tuple[Found, Said]:
    """Hand reports of words that are no sentence to the statement made of the same words."""
    made = {
        (one.sentence, part): key
        for key, one in found.items()
        for part in (one.parts if one.inserted else ())
    }
    heirs = {}
    for key, report in said:
        one = found[key]
        spans = (one.span, *report.content)
        hull = min(start for start, _ in spans), max(end for _, end in spans)
        heir = made.get((one.sentence, hull), key)
        if heir != key and not one.parts:
            heirs[key] = heir
    kept = {key: one for key, one in found.items() if key not in heirs}
    handed = [
        (heirs[key], replace(report, words=kept[heirs[key]].span))
        if key in heirs
        else (key, report)
        for key, report in said
    ]
    return kept, handed


def _said_again(found: Found, said: Said) -> set[Key]:
    """Return the statements that a reported one of their sentence says in the same words."""
    reported = {key for key, _ in said}
    texts = {(found[key].sentence, found[key].text) for key in reported}
    return {
        key
        for key, one in found.items()
        if key not in reported and (one.sentence, one.text) in texts
    }


def _only_reporting(
    found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> set[Key]:
    """Return the parts of sentences for which what they report stands, with all its quantities."""
    within: dict[Span, list[Span]] = defaultdict(list)
    for key, _ in said:
        within[found[key].sentence].append(found[key].span)
    reported = {key for key, _ in said}
    dropped = set()
    for key, one in found.items():
        turned = any(put.ground in ("verb", "inflection") for put in one.inserted)
        if key in reported or turned or len(one.parts) != 1:
            continue
        heirs = [s for s in within[one.sentence] if one.start <= s[0] and s[1] <= one.end + 2]
        if not heirs or not told.is_all_of(*one.span):
            continue
        taken = {q for span in heirs for q in quantities.within(*span)}
        if taken.issuperset(quantities.within(*one.span)):
            dropped.add(key)
    return dropped

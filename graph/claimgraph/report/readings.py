"""The rule about how citations were read: CG108."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.citations.hypotheses import ReadingChoice
from claimgraph.reading.citations.readings import choice_of as read_choice
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held

_SPELLED_OUT = ("text/plain", "text/markdown")
"""Texts that show all their links, so that they can be read again as they were."""
_SAID = {
    "learned": "by labels learned from its lists",
    "printed": "by numbers and names in brackets",
    "loose": "by lists that only the markers prove",
    "links": "by links alone, with no source list",
}


def close(held: Held) -> Iterator[Finding]:
    """CG108: another reading of the citations explains the text nearly as well."""
    choice = choice_of(held)
    if choice is None or not choice.close or choice.runner_up is None:
        return
    message = (
        f"citations are read {_SAID[choice.chosen]} ({choice.score:.2f}: {choice.grounds}); "
        f"{_SAID[choice.runner_up]} the text is explained nearly as well "
        f"({choice.runner_up_score:.2f}); citations={choice.runner_up!r} reads it so"
    )
    yield held.finding("CG108", message, held.document, (0, min(1, len(held.document.text))))


def choice_of(held: Held) -> ReadingChoice | None:
    """Return how the reading of a document's citations was chosen; None when it left nothing open.

    The text is read again only where a marker denotes nothing or an entry is not cited.
    """
    denoted = {key for marker in held.markers for key in marker.denotes}
    dangling = any(not marker.denotes for marker in held.markers)
    unused = any(r.id not in denoted for r in held.references)
    if held.document.media_type not in _SPELLED_OUT or not (dangling or unused):
        return None
    return read_choice(held.document.text)


def told(held: Held) -> str:
    """Return how a document's citations were read, on what grounds, and what came second."""
    choice = choice_of(held)
    if choice is None:
        leading = sum(1 for marker in held.markers if marker.denotes)
        left_open = leading < len(held.markers)
        tried = "" if left_open else "; nothing was left open, so that no other reading was tried"
        return f"{leading} of {len(held.markers)} markers lead to an entry{tried}"
    said = f"read {_SAID[choice.chosen]} ({choice.score:.2f}: {choice.grounds})"
    if choice.runner_up is None:
        return f"{said}; no other reading differs"
    second = f"{_SAID[choice.runner_up]} ({choice.runner_up_score:.2f})"
    return f"{said}; next, {choice.margin:.2f} behind, {second}"

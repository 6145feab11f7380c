"""Status of claims and state of sentences: every sentence has one.

A claim is *cited* when it relies on a source (a marker shows it, or a person accepted the link),
*matched* when only a listed source's title states it, or a marker backs only the words of which a
plug-in made it, *voiced* when only somebody inside the text,
named or described, says it ("it is believed that" is nobody), and *uncited* otherwise.
A sentence has the strongest status among its claims; one without claims is an *aside*, with its
reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from claimgraph.model import Citation, Claim, Node, Status, Voicing, choices

STRENGTH: tuple[str, ...] = choices(Status)
"""The statuses of a claim, strongest first."""
_STATUSES: tuple[Status, ...] = get_args(Status)
_CITED, _MATCHED, _VOICED, _UNCITED = range(4)
"""Their places."""


def statuses(nodes: Iterable[Node]) -> dict[str, Status]:
    """Return the status of each claim, by claim id.

    >>> statuses([Claim(document="d", passage="p", text="It rained.", id="claim-1")])
    {'claim-1': 'uncited'}
    """
    found: dict[str, int] = {}
    claims = []
    for node in nodes:
        if isinstance(node, Claim):
            claims.append(node.id)
            continue
        if isinstance(node, Citation):
            rank = _CITED if node.asserted else _MATCHED
            if rank == _MATCHED and node.basis == "paragraphScope":
                continue
        elif isinstance(node, Voicing) and (node.actor or node.speaker):
            rank = _VOICED
        else:
            continue
        if rank < found.get(node.claim, _UNCITED):
            found[node.claim] = rank
    return {claim: _STATUSES[found.get(claim, _UNCITED)] for claim in claims}


def strongest(found: Iterable[Status]) -> Status:
    """Return the strongest of some statuses; of none, ``uncited``.

    >>> strongest({"voiced", "cited"})
    'cited'
    """
    present = set(found)
    return next((s for s in choices(Status) if s in present), "uncited")


def sentence_of(passage: str, parents: Mapping[str, str | None], sentences: set[str]) -> str | None:
    """Return the sentence that holds a passage, climbing ``part_of``; None when none does."""
    seen: set[str] = set()
    current: str | None = passage
    while current is not None and current not in seen:
        if current in sentences:
            return current
        seen.add(current)
        current = parents.get(current)
    return None

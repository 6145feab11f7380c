"""The markers of the statements that a sentence is made of: which backs which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite, stands_within
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Span
from claimgraph.reading.statements.statement import Stated


def marked(
    text: str, statement: Statement, pieces: Sequence[Stated]
) -> list[tuple[tuple[Cite, ...], tuple[Cite, ...]]]:
    """Return for each piece the markers behind its own words, and those it shares."""
    cites = sorted((*statement.own, *statement.shared), key=lambda c: c.start)
    own: list[list[Cite]] = [[] for _ in pieces]
    put_in: list[list[Cite]] = [[] for _ in pieces]
    behind: list[Cite] = []
    for cite in cites:
        start, end = cite.linked_words or (cite.start, cite.start + 1)
        held = [n for n, p in enumerate(pieces) if any(a < end and start < b for a, b in p.parts)]
        if (cite.subject or cite.inline) and held:  # "consistent with [2]": a word of it
            own[held[0]].append(cite)
            opens = cite.subject and cite.start - statement.start < _OPENING
            titled = pieces[held[0]].kind == "headline"  # its link is for what is told below it
            behind += [cite] * (opens or titled)
            for n, piece in enumerate(pieces):
                put_in[n] += [cite] * any(i.start < end and start < i.end for i in piece.inserted)
            continue
        behind.append(cite)
        ends = [max((b for _, b in p.parts if b <= cite.start), default=-1) for p in pieces]
        nearest = max(range(len(pieces)), key=lambda n: (ends[n], -n))
        if ends[nearest] >= 0:
            own[nearest].append(cite)
    found: list[tuple[tuple[Cite, ...], tuple[Cite, ...]]] = []
    for n, piece in enumerate(pieces):
        if len(pieces) == 1:
            found.append((statement.own, statement.shared))
        elif own[n]:  # a marker within the words backs a part of them only
            inside = stands_within(own[n], piece.parts[-1][1])
            found.append(((), tuple(own[n])) if inside else (tuple(own[n]), ()))
        else:
            shared = _shared(behind, piece)
            closed = shared and _closes(text, shared[-1], piece, pieces)
            found.append(((), tuple(put_in[n]) if closed or not shared else shared))
    return found


_OPENING = 30
"""Code points at the beginning of a statement in which a marker is for all of it: "In [7], …"."""
_GOES_ON = regex(
    r"[\s)]*;|[\s,.)]*(?:and|but|yet|while|whereas|although|though|nor)\b", re.IGNORECASE
)


def _closes(text: str, cite: Cite, piece: Stated, pieces: Sequence[Stated]) -> bool:
    """Whether a marker ends one clause and another goes on behind it: "It sank [1]; nobody …"."""
    begin = piece.parts[0][0]
    ended = any(0 <= cite.start - other.parts[-1][1] <= 3 for other in pieces)
    return ended and cite.end <= begin and _GOES_ON.match(text, cite.end, begin + 1) is not None


def _shared(cites: Sequence[Cite], piece: Stated) -> tuple[Cite, ...]:
    """Return the cluster of markers that follows a piece, or else the last one before it."""
    last = piece.parts[-1][1]
    after = [c for c in cites if c.start >= last]
    if not after:
        return tuple(cites[-1:])
    cluster = [after[0]]
    for cite in after[1:]:
        if cite.start - cluster[-1].end > 2:
            break
        cluster.append(cite)
    return tuple(cluster)


def markup(statement: Statement) -> Iterator[Span]:
    """Yield the markers within a statement, which are no words of it."""
    for cite in (*statement.own, *statement.shared):
        if not cite.subject and cite.linked_words is None:
            yield cite.start, cite.end


def with_marker(text: str, piece: Statement) -> Statement:
    """Return a statement with the marker that is its last word: "We refute those of [1]."."""
    end = piece.parts[-1][1] if piece.parts else piece.end
    for cite in (*piece.own, *piece.shared):
        marker = text[cite.start : cite.end]
        if cite.subject and 0 <= cite.start - end <= 1 and marker not in piece.text:
            said = f"{piece.text.rstrip('.')} {marker}."
            return piece._replace(end=max(piece.end, cite.end), text=said)
    return piece

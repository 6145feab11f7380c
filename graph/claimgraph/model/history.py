"""What became of the graph and its sources: notices of sources, and edits by hand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimgraph.model.base import Node
from claimgraph.model.fields import Date, Id, Link, Moment, Ratio, Several, Text, Words
from claimgraph.model.kinds import CitationBasis, NoticeKind


class Notice(Node):
    """What became of a source, or of the passages named, on a date (ISO 8601, at best a day)."""

    noun = "notice"
    identity = ("source", "kind", "date", "passages")

    source: Annotated[str, Link("source")]
    kind: NoticeKind
    date: Date
    passages: Annotated[Several, Link("passage")] = ()

    @property
    def label(self) -> str:
        """What happened, and when."""
        return f"{self.kind} {self.date}"


class Edit(Node):
    """A person attached a citation or detached one: who, when and why, and what undoes it.

    ``order`` counts the edits of a graph from 0; ``at`` is an ISO 8601 time with its zone, kept in
    UTC to the microsecond, so that one moment has one id. The other fields are those of the
    citation.
    """

    noun = "edit"
    identity = ("order", "action", "citation", "by", "at")

    action: Literal["attach", "detach"]
    order: Annotated[int, Field(ge=0)]
    by: Words
    why: Words
    at: Moment
    citation: Annotated[Id, Field(min_length=1)]
    claim: Annotated[str, Link("claim")]
    source: Annotated[str, Link("source")]
    basis: CitationBasis
    confidence: Ratio | None = None
    marker: Annotated[str | None, Link("marker")] = None
    evidence: Annotated[Several, Link("passage")] = ()
    citation_note: Text | None = None

    @property
    def label(self) -> str:
        """Who did what, when and why."""
        return f"{self.by} {self.action}ed it on {self.at[:10]}: {self.why}"

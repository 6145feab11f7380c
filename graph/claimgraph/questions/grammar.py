"""The grammar of questions: plural noun + keyword filters, a sequence in reading order.

``Questions`` is shared by everything that holds a graph. Each filter is one question of
``ontology/queries/``; filters combine by intersection.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, overload

from claimgraph.errors import InvalidQuery, UnknownNode
from claimgraph.model import (
    Actor,
    Claim,
    ClaimKind,
    Event,
    Figure,
    Source,
    Status,
    choices,
    is_date,
)
from claimgraph.questions.asking import Asking, Name
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.nodes.context import Context
    from claimgraph.nodes.contradictions import Conflict

Counting = Literal["explicit", "candidates"]


class Questions(Asking):
    """The questions that a graph in memory and an archive on disk answer alike."""

    def claims(
        self,
        *,
        relying_on: Name | None = None,
        counting: Counting = "explicit",
        citing: Name | None = None,
        only_source: Name | None = None,
        status: Status | None = None,
        voiced_by: Name | None = None,
        mentioning: Name | None = None,
        about: Name | None = None,
        kind: ClaimKind | None = None,
        proposed_by: str | bool | None = None,
        document: Name | None = None,
    ) -> Result[Claim]:
        """Return the claims that pass all filters.

        Args:
            relying_on: backed by this source: a marker shows it, or a person accepted the link.
            counting: "candidates" also counts, in ``relying_on``, title matches, paragraph scope
                and what backs proposed claims.
            citing: a marker in the text shows this source.
            only_source: relies on this source and no other.
            status: cited, matched, voiced or uncited.
            voiced_by: said inside the text by this actor, or by a speaker whom it only describes in
                these words, such as "a senior official".
            mentioning: names this actor.
            about: is about this event.
            kind: fact, evaluation, normative, linkage or absence.
            proposed_by: made by this program or model; True for those of any, False for those that
                none made.
            document: stands in this document; also says whose source numbers are meant.

        >>> kb = cg.example("eastern-flank")
        >>> kb.claims(relying_on=5) == kb.claims(citing=5)
        True

        Raises:
            UnknownNode: a filter names nothing; the nearest names are suggested.
        """
        relying, ids = _relying(counting), self._ids
        return self._result(
            "claims",
            "claims-in",
            None if relying_on is None
            else ids(relying, "claim", "source", relying_on, document),
            None if citing is None else ids("claims-citing", "claim", "source", citing, document),
            None if only_source is None
            else ids("claims-only-source", "claim", "source", only_source, document),
            None if status is None else ids("claims-with-status", "claim", "status", status),
            None if voiced_by is None else self._voiced_by(voiced_by, document),
            None if mentioning is None
            else ids("claims-mentioning", "claim", "actor", mentioning, document),
            None if about is None else ids("claims-about", "claim", "event", about, document),
            None if kind is None else ids("claims-of-kind", "claim", "kind", kind),
            None if proposed_by is None else self._proposed_by(proposed_by),
            None if document is None else ids("claims-in", "claim", "document", document),
        )  # fmt: skip

    def _proposed_by(self, proposer: str | bool) -> Collection[str]:
        """Return the claims of a program or model, of any (True), or of none (False)."""
        if isinstance(proposer, str):
            return self._ids("claims-proposed-by", "claim", "proposer", proposer)
        found = self._ids("claims-proposed-by", "claim")
        return found if proposer else set(self._ids("claims-in", "claim")).difference(found)

    def _voiced_by(self, speaker: Name, document: Name | None) -> Collection[str]:
        """Return the claims of an actor or, where none is called so, of who is so described."""
        try:
            return self._ids("claims-voiced-by", "claim", "actor", speaker, document)
        except UnknownNode:
            if not isinstance(speaker, str):
                raise
            described = self._ids("claims-voiced-in-words", "claim", "words", speaker)
            if not described:
                raise
            return described

    def sources(
        self,
        *,
        of: Name | None = None,
        counting: Counting = "explicit",
        unused: bool | None = None,
        document: Name | None = None,
    ) -> Result[Source]:
        """Return the sources that pass all filters.

        Args:
            of: this claim relies on them.
            counting: "candidates" also counts title matches and paragraph scope in ``of``.
            unused: True for those that no claim relies on, False for those that some claim does.
            document: listed in this document.
        """
        if unused not in (None, True, False):
            raise InvalidQuery(f"unused={unused!r:.40}: it is True, False or None")
        usage = {None: None, True: "sources-unused", False: "sources-used"}[unused]
        relying, ids = _relying(counting), self._ids
        return self._result(
            "sources",
            "sources",
            None if of is None else ids(relying, "source", "claim", of, document),
            None if document is None else ids("sources-in", "source", "document", document),
            None if usage is None else ids(usage, "source"),
        )

    @overload
    def figures(
        self, *, unit: str | None = ..., of: Name | None = ..., document: Name | None = ...
    ) -> Result[Figure]: ...
    @overload
    def figures(
        self,
        *,
        unit: str | None = ...,
        of: Name | None = ...,
        document: Name | None = ...,
        conflicting: Literal[True],
    ) -> Result[Conflict]: ...
    def figures(
        self,
        *,
        unit: str | None = None,
        of: Name | None = None,
        document: Name | None = None,
        conflicting: bool = False,
    ) -> Result[Any]:
        """Return the figures that pass all filters, or the pairs that cannot both hold.

        Args:
            unit: an ISO 4217 or UCUM code, or a counted noun, as in "EUR" or "troops".
            of: stated by this claim.
            document: stated in this document.
            conflicting: return pairs of figures of one thing whose bounds exclude each other, of
                which one at least passes the other filters, the lower figure first. Units are
                converted, rounding is allowed for, and what claims say of whom, where and when is
                compared (``claimgraph.nodes.context``), which ``figures-conflicting.rq`` cannot.

        >>> [figure.label for figure in cg.example("eastern-flank").figures(unit="EUR")]
        ['≥ 309,000,000,000 EUR']
        """
        ids = self._ids
        passing: Result[Figure] = self._result(
            "figures",
            "figures-in",
            None if unit is None else ids("figures-with-unit", "figure", "unit", unit),
            None if of is None else ids("figures-of", "figure", "claim", of, document),
            None if document is None else ids("figures-in", "figure", "document", document),
        )
        return self._conflicting(passing) if conflicting else passing

    def _conflicting(self, passing: Result[Figure]) -> Result[Conflict]:
        from claimgraph.nodes.contradictions import conflicts
        from claimgraph.questions.conflict_rows import CONFLICT, conflict_row

        everything: Result[Figure] = self.figures()
        found = conflicts(everything, self._contexts(list(everything)))
        pairs = found if len(passing) == len(everything) else found.among(f.id for f in passing)
        row = conflict_row(
            lambda: self._nodes(self._ids("figures-of", "claim")),
            lambda document: self._nodes([document]),
            lambda claim: self.sources(of=claim),
        )
        return Result(pairs, row, "conflicting pairs", CONFLICT)

    def _contexts(self, figures: Sequence[Figure]) -> dict[str, Context | None]:
        """Return what the claims that state some figures say around them."""
        from claimgraph.nodes.context import contexts

        claims: Sequence[Claim] = self._nodes(self._ids("figures-of", "claim"))
        named = {actor for claim in claims for actor in claim.mentions}
        told = {event for claim in claims for event in claim.about}
        speakers: dict[str, set[str]] = defaultdict(set)
        for claim, actor in self._both("claims-voiced-by", "claim", "actor"):
            speakers[claim].add(actor)
        actors, events = ({node.id: node for node in self._nodes(ids)} for ids in (named, told))
        return contexts(figures, claims, actors, events, speakers)

    def actors(
        self,
        *,
        in_claim: Name | None = None,
        voicing: Name | bool | None = None,
        document: Name | None = None,
    ) -> Result[Actor]:
        """Return the actors that pass all filters.

        Args:
            in_claim: named by this claim.
            voicing: who says this claim; True for all who say anything.
            document: named in this document.
        """
        speaking = None if isinstance(voicing, bool) else voicing
        ids = self._ids
        return self._result(
            "actors",
            "actors-in",
            None if in_claim is None
            else ids("claims-mentioning", "actor", "claim", in_claim, document),
            None if speaking is None
            else ids("claims-voiced-by", "actor", "claim", speaking, document),
            ids("claims-voiced-by", "actor") if voicing is True else None,
            None if document is None else ids("actors-in", "actor", "document", document),
        )  # fmt: skip

    def events(
        self,
        *,
        involving: Name | None = None,
        during: date | str | None = None,
        after: date | str | None = None,
        before: date | str | None = None,
        document: Name | None = None,
    ) -> Result[Event]:
        """Return the events that pass all filters.

        Those of time pass what is surely so: an event of "2026" is not during March 2026, nor
        after February; one without dates is never given.

        Args:
            involving: this actor acts in it, takes part, or is its place.
            during: all of it lies in this year, month or day (ISO 8601, such as "2026-03").
            after: it begins after this year, month or day is over.
            before: it ends before this year, month or day begins.
            document: told in this document.

        >>> kb = cg.parse("Oslo will host a summit in May.", published="2026-03-11")
        >>> [kb[p].label for event in kb.events(during="2026") for p in event.dated_by]
        ['in May']

        Raises:
            InvalidQuery: a filter of time is not a date.
        """
        ids = self._ids
        return self._result(
            "events",
            "events-in",
            None if involving is None
            else ids("events-involving", "event", "actor", involving, document),
            *(
                ids("events-dated", "event", name, day)
                for name, value in (("during", during), ("after", after), ("before", before))
                if (day := _day(name, value)) is not None
            ),
            None if document is None else ids("events-in", "event", "document", document),
        )  # fmt: skip


def _day(name: str, value: date | str | None) -> str | None:
    """Return a year, month or day as ISO 8601, refused when there is none such."""
    text = value.isoformat()[:10] if isinstance(value, date) else value
    if text is not None and not is_date(text):
        raise InvalidQuery(f"{name}: {value!r} is not a date; write 2026, 2026-03 or 2026-03-11")
    return text


def _relying(counting: str) -> str:
    """Return the question of who relies on whom, on grounds that count."""
    if counting not in choices(Counting):
        raise UnknownNode("counting", counting, choices(Counting))
    stem = "claims-relying-on"
    return stem if counting == "explicit" else f"{stem}-counting-candidates"

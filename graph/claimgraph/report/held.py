"""The nodes of one document, sorted the way the rules ask for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import urlsplit

from claimgraph.model import (
    Citation,
    Claim,
    Document,
    Marker,
    Node,
    Passage,
    Reference,
    Source,
    Status,
    Voicing,
    clip,
)
from claimgraph.nodes.status import statuses
from claimgraph.patterns import regex
from claimgraph.report.binding_evidence import Binding, bindings
from claimgraph.report.finding import Finding, Related, place


class Held:
    """One document's nodes, and what they lead to; ``texts`` are full texts of sources, by id."""

    def __init__(
        self, document: Document, nodes: Iterable[Node], texts: Mapping[str, str] | None = None
    ) -> None:
        self.document, self.texts = document, dict(texts or {})
        self.nodes = {node.id: node for node in nodes}

    @cached_property
    def markers(self) -> list[Marker]:
        """The markers, in reading order."""
        found = [n for n in self.nodes.values() if isinstance(n, Marker)]
        return sorted(found, key=lambda m: (m.start, m.end))

    @cached_property
    def references(self) -> list[Reference]:
        """The entries of the source list, in reading order."""
        found = [n for n in self.nodes.values() if isinstance(n, Reference)]
        return sorted(found, key=lambda r: (r.start, r.end))

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims, in reading order."""
        found = [n for n in self.nodes.values() if isinstance(n, Claim)]
        return sorted(found, key=lambda c: (*self.span(c.passage), c.id))

    @cached_property
    def sentences(self) -> list[Passage]:
        """The sentences, in reading order."""
        found = [n for n in self.nodes.values() if isinstance(n, Passage) and "sentence" in n.roles]
        return sorted(found, key=lambda p: p.start)

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """The status of each claim."""
        return statuses(self.nodes.values())

    @cached_property
    def citations(self) -> dict[str, list[Citation]]:
        """The citations of each claim."""
        grouped: dict[str, list[Citation]] = defaultdict(list)
        for node in self.nodes.values():
            if isinstance(node, Citation):
                grouped[node.claim].append(node)
        return grouped

    def cited(self, claim: str) -> list[str]:
        """Return the sources that a claim relies on, each once, in order."""
        found = (c.source for c in self.citations.get(claim, ()) if c.asserted)
        return list(dict.fromkeys(found))

    @cached_property
    def voicings(self) -> dict[str, list[Voicing]]:
        """The voicings of each claim."""
        grouped: dict[str, list[Voicing]] = defaultdict(list)
        for node in self.nodes.values():
            if isinstance(node, Voicing):
                grouped[node.claim].append(node)
        return grouped

    @cached_property
    def by_author_and_year(self) -> bool:
        """Whether markers find the entries of a list without numbers by author and year."""
        shown = {r.id for r in self.references if r.basis == "listOrder"}
        finding = [m for m in self.markers if not shown.isdisjoint(m.denotes)]
        return bool(finding) and all(gives_author_and_year(marker) for marker in finding)

    @cached_property
    def bindings(self) -> dict[str, Binding]:
        """On what grounds each entry of the list is bound, by entry."""
        return {binding.reference: binding for binding in bindings(self.nodes.values())}

    @cached_property
    def numbers(self) -> dict[str, list[str]]:
        """The numbers or names under which each source is listed."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for reference in self.references:
            grouped[reference.source].append(label(reference))
        return grouped

    def source(self, key: str) -> Source:
        """Return a source by id."""
        found = self.nodes[key]
        assert isinstance(found, Source)  # links were checked when the graph was made
        return found

    def span(self, passage: str) -> tuple[int, int]:
        """Return where a passage stands."""
        found = self.passage(passage)
        return found.start, found.end

    def passage(self, key: str) -> Passage:
        """Return a passage by id."""
        found = self.nodes[key]
        assert isinstance(found, Passage)  # links were checked when the graph was made
        return found

    def named(self, source: str) -> str:
        """Return how to speak of a source: its numbers and its title."""
        numbers = ", ".join(n for n in self.numbers.get(source, ()) if n)
        title = clip(self.source(source).label, 60)
        return f"source {numbers} (“{title}”)" if numbers else f"“{title}”"

    def finding(
        self,
        code: str,
        message: str,
        node: Node,
        span: tuple[int, int],
        related: Iterable[Related] = (),
    ) -> Finding:
        """Return a finding about a node, at a span of the document's text."""
        start, end = span
        line, column = place(self.document.text, start)
        words = self.document.text[start:end]
        return Finding(
            code,
            message,
            self.document.id,
            start,
            end,
            line,
            column,
            words,
            node.id,
            tuple(related),
        )


def label(reference: Reference) -> str:
    """Return the number or the name an entry goes by; "" when it has neither."""
    return str(reference.number) if reference.number is not None else reference.name or ""


def entry(reference: Reference) -> Related:
    """Return an entry as a related place."""
    return Related(reference.start, reference.end, f"entry {label(reference)}".strip())


_TRACKING = regex(r"(?:utm_[a-z]+|fbclid|gclid|ref|source)=[^&]*&?", re.I)


def same_url(one: str, other: str) -> bool:
    """Whether two urls lead to one page: scheme, "www.", a last slash and tracking do not count.

    >>> same_url("http://www.example.org/a/", "https://example.org/a?utm_source=x#top")
    True
    """
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = _TRACKING.sub("", parts.query).rstrip("&")
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{query}".rstrip("?")


def gives_author_and_year(marker: Marker) -> bool:
    """Whether a marker names its entries as "Lind, 2024" does, and not by a number."""
    return bool(marker.labels) and all(author_and_year(label) for label in marker.labels)


def author_and_year(label: str) -> tuple[str, str] | None:
    """Return what a label such as "harbour board2007a" names; None for a number or a title.

    >>> author_and_year("harbour board2007a"), author_and_year("7")
    (('harbour board', '2007a'), None)
    """
    named = _AUTHOR_YEAR.fullmatch(label)
    return (named[1], named[2]) if named else None


_AUTHOR_YEAR = regex(r"([^\W\d].*?)((?:1[6-9]|20)\d\d[a-z]?|n\.d\.|inpress|forthcoming)")

"""Which format to answer in, by what the other side accepts (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from claimgraph.store import GRAPHS, RESULTS

HTML = "text/html"
_ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
    "application/x-turtle": "text/turtle",
}
"""Names that are not those of the standards and mean a format of ours."""
SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "spreadsheet": "text/csv",
    "spreadsheet-tsv": "text/tab-separated-values",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""What a person may write for a format in a link."""
SPREADSHEETS = ("spreadsheet", "spreadsheet-tsv")
"""Those in which no cell is a formula."""


def accepted(header: str) -> list[tuple[float, str]]:
    """Return the media types of an Accept header with their quality, best first.

    >>> accepted("text/turtle;q=0.5, text/csv")
    [(1.0, 'text/csv'), (0.5, 'text/turtle')]
    """
    found = []
    for part in header[:4096].split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        if kind:
            found.append((_quality(parameters), kind.lower()))
    return sorted(found, key=lambda one: -one[0]) or [(1.0, "*/*")]


def _quality(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def best(header: str, formats: Iterable[str]) -> str | None:
    """Return the format of some that suits an Accept header best; None where none does.

    >>> best("text/*", ["application/json", "text/csv"])
    'text/csv'
    """
    known = list(formats)
    for quality, kind in accepted(header):
        if quality <= 0:
            continue
        kind = kind if kind in known else _ALSO.get(kind, kind)
        if kind == "*/*":
            return known[0]
        if kind in known:
            return kind
        if kind.endswith("/*"):
            begins = [one for one in known if one.startswith(kind[:-1])]
            if begins:
                return begins[0]
    return None


@lru_cache(maxsize=256)
def wanted(header: str) -> Mapping[str, str | None]:
    """Return the formats for rows and for triples, each None where none is accepted.

    >>> dict(wanted("text/turtle"))
    {'results': None, 'graph': 'text/turtle'}
    """
    return MappingProxyType({"results": best(header, RESULTS), "graph": best(header, GRAPHS)})


@lru_cache(maxsize=256)
def prefers_html(header: str) -> bool:
    """Whether a person is looking: a browser asks for HTML before anything else."""
    for quality, kind in accepted(header):
        if quality > 0:
            return kind in (HTML, "application/xhtml+xml")
    return False


def typed(kind: str) -> str:
    """Return a media type as a header tells it.

    >>> typed("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

"""Where triples live and SPARQL runs: in memory, on disk, or behind a SPARQL endpoint.

The only package that knows Oxigraph, and the only one that talks to a server. Text in, text and
plain terms out.
"""

from typing import TYPE_CHECKING

from claimgraph.rdf import Quad
from claimgraph.store.answers import GRAPHS, RESULTS, Written
from claimgraph.store.aside import ANSWERING, Answering, ask, ended_by_limits, limit_of, read_answer
from claimgraph.store.base import Change, Store, Table
from claimgraph.store.file import FileStore
from claimgraph.store.formats import (
    FORMATS,
    dataset_start,
    graph_text,
    natural,
    parse_quads,
    parse_rdf,
    write_rdf,
)
from claimgraph.store.guard import guard
from claimgraph.store.limits import Limits
from claimgraph.store.loading import Loading
from claimgraph.store.oxigraph import DiskStore, MemoryStore
from claimgraph.store.unread_terms import unread_terms

if TYPE_CHECKING:
    from claimgraph.store.endpoint import EndpointStore
    from claimgraph.store.web import Address

__all__ = [
    "ANSWERING",
    "FORMATS",
    "GRAPHS",
    "RESULTS",
    "Address",
    "Answering",
    "Change",
    "DiskStore",
    "EndpointStore",
    "FileStore",
    "Limits",
    "Loading",
    "MemoryStore",
    "Quad",
    "Store",
    "Table",
    "Written",
    "ask",
    "dataset_start",
    "ended_by_limits",
    "graph_text",
    "guard",
    "limit_of",
    "natural",
    "parse_quads",
    "parse_rdf",
    "read_answer",
    "unread_terms",
    "write_rdf",
]


def __getattr__(name: str) -> object:
    """Return what talks to a server; imported here, as Python's HTTP and TLS take long to load."""
    if name == "EndpointStore":
        from claimgraph.store.endpoint import EndpointStore

        return EndpointStore
    if name == "Address":
        from claimgraph.store.web import Address

        return Address
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

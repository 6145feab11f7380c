"""Where triples live and SPARQL runs: in memory, on disk, or behind a SPARQL endpoint.

The only package that knows Oxigraph, and the only one that talks to a server. Text in, text and
plain terms out.
"""

from claimgraph.store.base import Change, Quad, Store, Table
from claimgraph.store.formats import FORMATS, natural, parse_quads, parse_rdf, write_rdf
from claimgraph.store.guard import guard
from claimgraph.store.oxigraph import DiskStore, MemoryStore

__all__ = [
    "FORMATS",
    "Change",
    "DiskStore",
    "MemoryStore",
    "Quad",
    "Store",
    "Table",
    "guard",
    "natural",
    "parse_quads",
    "parse_rdf",
    "write_rdf",
]

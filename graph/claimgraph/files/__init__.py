"""Files in and out: ``read`` cited text, ``load`` and ``save`` graphs, ``example`` graphs.

The only modules that open a user's file for a graph. A string is always text and a path is always a
path: ``parse`` takes the one, ``read`` and ``load`` the other.
"""

from claimgraph.files.graphs import (
    WRITABLE,
    dumps,
    example,
    file_format,
    load,
    loads,
    save,
    writable_format,
    write_whole,
)
from claimgraph.files.texts import parse, read, read_bytes
from claimgraph.intake import GRAPH_ENDINGS

__all__ = [
    "GRAPH_ENDINGS",
    "WRITABLE",
    "dumps",
    "example",
    "file_format",
    "load",
    "loads",
    "parse",
    "read",
    "read_bytes",
    "save",
    "writable_format",
    "write_whole",
]

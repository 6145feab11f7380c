"""Files in and out: ``read`` cited text, ``load`` and ``save`` graphs, ``example`` graphs.

The only modules that open a user's file for a graph. A string is always text and a path is always a
path: ``parse`` takes the one, ``read`` and ``load`` the other.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimgraph.intake import GRAPH_ENDINGS

if TYPE_CHECKING:
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

_OF_TEXTS = ("parse", "read", "read_bytes")


def __getattr__(name: str) -> Any:
    """Return what a module here offers; whoever reads a text has no need of what writes graphs."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "texts" if name in _OF_TEXTS else "graphs"
    return getattr(import_module(f"claimgraph.files.{home}"), name)


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

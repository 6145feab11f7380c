"""From layers to nodes: each node of a document is made here, once, when its layers are whole."""

from claimgraph.reading.build.nodes import build

__all__ = ["build"]

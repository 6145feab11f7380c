"""``ClaimGraph``, the graph held in memory; its indexes; what a name means in it."""

from claimgraph.graph.graph import ClaimGraph

__all__ = ["ClaimGraph"]

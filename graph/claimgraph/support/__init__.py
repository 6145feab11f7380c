"""Loss analysis on plain arrays: what stands, what falls and why, without a graph library."""

from claimgraph.support.index import Support
from claimgraph.support.rows import Rows
from claimgraph.support.sweep import Loss

__all__ = ["Loss", "Rows", "Support"]

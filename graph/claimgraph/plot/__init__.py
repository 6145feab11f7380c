"""Pictures of a graph, as functions that take ``ax=`` and return the Axes.

``layered`` shows what each claim rests on; the others are its summaries. ``artists`` finds what was
drawn by node id, ``save`` writes the same bytes for the same picture. This package is loaded, and
matplotlib with it, when ``cg.plot`` is first used.
"""

from claimgraph.plot.canvas import artists, save
from claimgraph.plot.layers import layered
from claimgraph.plot.nodelink import network

__all__ = ["artists", "layered", "network", "save"]

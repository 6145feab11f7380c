"""Pictures of a graph, as functions that take ``ax=`` and return the Axes.

``layered`` shows what each claim rests on; the others are its summaries. ``artists`` finds what was
drawn by node id, ``save`` writes the same bytes for the same picture. This package is loaded, and
matplotlib with it, when ``cg.plot`` is first used.
"""

from claimgraph.plot.bars import impact
from claimgraph.plot.canvas import artists, save
from claimgraph.plot.cells import strip
from claimgraph.plot.dates import timeline
from claimgraph.plot.grid import matrix
from claimgraph.plot.layers import layered
from claimgraph.plot.lineage import origins
from claimgraph.plot.nodelink import network

__all__ = [
    "artists",
    "impact",
    "layered",
    "matrix",
    "network",
    "origins",
    "save",
    "strip",
    "timeline",
]

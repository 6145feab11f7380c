"""Pictures of a graph, as functions that take ``ax=`` and return the Axes.

``layered`` shows what each claim rests on; the others are its summaries. ``artists`` finds what was
drawn by node id, ``save`` writes the same bytes for the same picture. This package is loaded, and
matplotlib with it, when ``cg.plot`` is first used.
"""

from claimgraph.plot.canvas import artists, save
from claimgraph.plot.impact import impact
from claimgraph.plot.layered import layered
from claimgraph.plot.matrix import matrix
from claimgraph.plot.network import network
from claimgraph.plot.origins import origins
from claimgraph.plot.strip import strip
from claimgraph.plot.timeline import timeline

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

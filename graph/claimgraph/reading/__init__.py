"""Reads cited text: a string in, nodes out, no input or output.

``pipeline`` is the way in: a list of stages, each of which adds layers of spans to one ``Text``,
and one builder (``build``) that makes each node once, from the layers, at the end.
"""

from claimgraph.reading.pipeline import ClaimSize, read_text
from claimgraph.reading.places import Hyperlink

__all__ = ["ClaimSize", "Hyperlink", "read_text"]

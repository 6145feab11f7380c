"""From layers to nodes: each node of a document is made here, once, when its layers are whole.

- ``nodes``: calls the others and makes the claims.
- ``passages``: notes the stretches of text that nodes link to, and makes them at the end.
- ``citations``: markers, references, sources and citations.
- ``entities``: actors, events and figures.
- ``attributions``: voicings; loaded for texts in which somebody speaks.
"""

from claimgraph.reading.build.nodes import build

__all__ = ["build"]

"""Voices: who says it inside the text, in which words, and the nodes for them."""

from claimgraph.reading.attribution.detect import Attribution, find_voices
from claimgraph.reading.attribution.joining import voicing_nodes, with_voicings

__all__ = ["Attribution", "find_voices", "voicing_nodes", "with_voicings"]

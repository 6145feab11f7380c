"""Attribution: who says it inside the text, in which words."""

from claimgraph.reading.attribution.detect import Attribution, find_attributions

__all__ = ["Attribution", "find_attributions"]

"""Reads cited text: a string in, nodes out, no input or output.

``read_text`` puts the steps together: structure (paragraphs, sentences, list), markers, claims.
"""

from claimgraph.reading.hyperlinks import Hyperlink
from claimgraph.reading.parse import read_text

__all__ = ["Hyperlink", "read_text"]

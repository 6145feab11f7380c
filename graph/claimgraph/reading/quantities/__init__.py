"""Quantities in English text: how much, how many, of what, and with which bound."""

from claimgraph.reading.quantities.detect import QuantitySpan, find_quantities

__all__ = ["QuantitySpan", "find_quantities"]

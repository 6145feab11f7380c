"""Figures as quantities: intervals with a unit and a what, and what they say about each other.

>>> from decimal import Decimal
>>> troops = Quantity.stated("equal", Decimal(300), unit_text="troops")
>>> troops.compare(Quantity.stated("moreThan", Decimal(100), unit_text="troops"))
Comparison(verdict='entails', reason='every value of 300 is one of (100, ∞)')
"""

from claimgraph.quantity.algebra import Comparison, Quantity, Verdict
from claimgraph.quantity.conflicts import Bounds, comparable, contradictions
from claimgraph.quantity.wording import what_key

__all__ = [
    "Bounds",
    "Comparison",
    "Quantity",
    "Verdict",
    "comparable",
    "contradictions",
    "what_key",
]

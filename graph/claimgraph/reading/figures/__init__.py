"""Quantities in English text: how much, how many, of what, and with which bound."""

from claimgraph.reading.figures.spans import FigureSpan, find_figures

__all__ = ["FigureSpan", "find_figures"]

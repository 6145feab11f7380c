"""Figures in English text: how much, how many, of what, and with which bound."""

from claimgraph.reading.figures.nodes import figure_nodes
from claimgraph.reading.figures.spans import FigureSpan, find_figures

__all__ = ["FigureSpan", "figure_nodes", "find_figures"]

"""Analyses over a graph: impact of a loss, support, origins, loops, differences, edits."""

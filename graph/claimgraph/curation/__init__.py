"""Graphs curated by hand: a YAML file and the text it models become a graph."""

from claimgraph.curation.curated_graph import curate, from_yaml

__all__ = ["curate", "from_yaml"]

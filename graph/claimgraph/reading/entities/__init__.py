"""Entities: who is named in a text, under which name each goes, and the nodes for them."""

from claimgraph.reading.entities.joining import actor_nodes, with_actors
from claimgraph.reading.entities.mentions import Mention, find_mentions, mentions_of, named_in

__all__ = ["Mention", "actor_nodes", "find_mentions", "mentions_of", "named_in", "with_actors"]

"""Entities: who is named in a text, and under which name each goes."""

from claimgraph.reading.entities.mentions import Mention, find_mentions, mentions_of, named_in

__all__ = ["Mention", "find_mentions", "mentions_of", "named_in"]

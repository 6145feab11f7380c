"""Temporal expressions: the words that say when, and the days they mean."""

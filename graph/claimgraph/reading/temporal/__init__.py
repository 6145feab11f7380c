"""Temporal expressions: the words that say when, and the days they mean.

- ``expressions``: where such words stand, and of which form they are.
- ``normalise``: what days they mean; ``relative`` counts from a day ("last week").
- ``calendar``: periods and steps between them, and the day that a text counts from.
"""

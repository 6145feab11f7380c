"""Finds the extractors that installed packages offer, by entry point."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points

from claimgraph.errors import UnknownNode
from claimgraph.extractors.proposals import Extractor

GROUP = "claimgraph.extractors"


def installed() -> Mapping[str, EntryPoint]:
    """Return the extractors that installed packages offer, by name; none is loaded yet."""
    return {point.name: point for point in entry_points(group=GROUP)}


def load(name: str, *arguments: object, **options: object) -> Extractor:
    """Return an extractor by the name its package gave it, made with these arguments.

    Raises:
        UnknownNode: no installed package offers one of that name.
        TypeError: what the package offers is not an extractor.
    """
    known = installed()
    if name not in known:
        raise UnknownNode("extractor", name, known)
    made = known[name].load()(*arguments, **options)
    if not isinstance(made, Extractor):
        raise TypeError(f"{known[name].value} makes no Extractor: it lacks name or propose()")
    return made

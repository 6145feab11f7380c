"""Finds the files that claimgraph ships: ``ontology/`` and ``data/``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def resource(path: str) -> Traversable:
    """Return a shipped file or folder, in a wheel, an editable install and a bare checkout alike.

    >>> resource("ontology/claimgraph.ttl").is_file()
    True

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    from importlib.resources import files  # it imports twenty modules, and few processes ask

    packaged = files("claimgraph").joinpath(path)
    if packaged.is_file() or packaged.is_dir():
        return packaged
    beside = Path(__file__).parents[2].joinpath(path)  # a checkout: ontology/ lies beside graph/
    if beside.exists():
        return beside
    raise FileNotFoundError(f"claimgraph ships no {path!r}; look in ontology/ and data/")

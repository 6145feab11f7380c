"""What the algebra of quantities says of two figures, and which of many cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from claimgraph.model import Figure


def compare(figure: Figure, other: Figure) -> tuple[str, str]:
    """Return what a figure says of another: entails, contradicts or the like; and why."""
    found = _quantity(figure).compare(_quantity(other))
    return str(found.verdict), str(found.reason)


def contradictions(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures that cannot both hold."""
    found = _algebra().contradictions([_quantity(figure) for figure in figures])
    yield from ((figures[one], figures[other]) for one, other in found)


def _quantity(figure: Figure) -> Any:
    return _algebra().Quantity.stated(
        figure.comparator,
        figure.value,
        figure.upper,
        unit_code=figure.unit_code,
        unit_text=figure.unit_text,
        what=figure.what,
    )


def _algebra() -> Any:
    return import_module("claimgraph.quantity")  # a lower row that another branch builds

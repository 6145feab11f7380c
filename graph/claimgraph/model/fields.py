"""The shapes that fields of the nouns have, each checked on construction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field


@dataclass(frozen=True)
class Link:
    """Says that a field holds the id of a node, or of several, and which noun they are."""

    noun: str


def sorted_unique(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return values each once, in order: a set that compares and prints as a tuple."""
    return tuple(sorted(set(values)))


def _canonical(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponents, so that equal values print and hash alike."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


Id = Annotated[str, Field(pattern=r'^[^\x00-\x20<>"{}|\\^`]*$')]
Amount = Annotated[
    Decimal, Field(ge=-(10**30), le=10**30, decimal_places=30), AfterValidator(_canonical)
]
Several = Annotated[tuple[str, ...], AfterValidator(sorted_unique)]
Ratio = Annotated[float, Field(ge=0, le=1)]
Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
Url = Annotated[str, Field(pattern=r"^(https?://|ftp://|doi:|urn:)[^\s<>\"]+$")]
Words = Annotated[str, Field(min_length=1)]

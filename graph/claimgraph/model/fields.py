"""Types of the fields of nouns, each checked on construction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from claimgraph.patterns import regex


@dataclass(frozen=True)
class Link:
    """Says that a field holds the id of a node, or of several, and which noun they are."""

    noun: str


def sorted_unique(values: Sequence[str]) -> tuple[str, ...]:
    """Return values each once, in order: a set that compares and prints as a tuple."""
    return tuple(values) if len(values) < 2 else tuple(sorted(set(values)))


def _canonical(value: Decimal) -> Decimal:
    """Drop trailing zeros, exponents and the sign of zero, so equal values print and hash alike."""
    text = f"{value or Decimal(0):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _real_date(value: str) -> str:
    """Refuse a day or month that no calendar has, as RDF stores do."""
    date.fromisoformat((value + "-01-01")[:10])
    return value


def _in_utc(value: str) -> str:
    """Return a moment in one way of writing: UTC, to the microsecond, no trailing zeros."""
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("the moment lies before the year 1 or after 9999 in UTC") from error
    text = moment.replace(tzinfo=None).isoformat()
    return (text.rstrip("0") if "." in text else text) + "Z"


def _to_15_digits(value: float) -> float:
    """Round a share to what every SPARQL engine keeps of a decimal."""
    return round(value, 15)


def is_date(value: object) -> bool:
    """Return whether a value is a year, month or day in ISO 8601.

    >>> is_date("2026-02"), is_date("2026-02-30")
    (True, False)
    """
    try:
        return isinstance(value, str) and bool(re.fullmatch(_DATE, value) and _real_date(value))
    except ValueError:
        return False


_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_MOMENT = r"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$"
_URL = r"^(https?://|ftp://|doi:|urn:)[^\s<>\"]+$"
WRITTEN = {
    _DATE: "write 2026, 2026-03 or 2026-03-11",
    _MOMENT: "write a time with its zone, as in 2026-03-11T09:30:00Z",
    _URL: "write an http, https, ftp, doi or urn address, without blanks",
}
"""What to write, for each pattern that a field has."""

_PLANES = "".join(f"\\U{n:04x}0000-\\U{n:04x}fffd" for n in range(1, 14))
_PLAIN = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
_LETTER = rf"(?:{_PLAIN}|[\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd])"
_PLAIN_ID = regex(f"{_PLAIN}*(?:#{_PLAIN}*)?")
_ID = regex(f"{_LETTER}*(?:#{_LETTER}*)?")
"""An id of letters of all scripts: costly to compile, and most ids are ASCII."""
_ABSOLUTE = regex(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:(?!//)|//(?:[^/?#@]*@)?[^/?#@:]*(?::[0-9]*)?(?![^/?#])).*", re.S
)


def _as_iri(value: str) -> str:
    """Refuse an id that is not an IRI (RFC 3987), nor one behind the base of a graph."""
    absolute = "://" in value or value.startswith("urn:")
    allowed = _PLAIN_ID if value.isascii() else _ID
    if not allowed.fullmatch(value) or (absolute and not _ABSOLUTE.fullmatch(value)):
        raise ValueError(f"{value[:60]!r} cannot be part of an IRI; percent-encode it")
    return value


Text = Annotated[str, Field(min_length=0)]
"""Characters that UTF-8 can write: half a surrogate pair is refused."""
Id = Annotated[Text, AfterValidator(_as_iri)]
Amount = Annotated[
    Decimal, Field(ge=-(10**30), le=10**30, decimal_places=30), AfterValidator(_canonical)
]
Several = Annotated[tuple[Text, ...], AfterValidator(sorted_unique)]
Ratio = Annotated[float, Field(ge=0, le=1), AfterValidator(_to_15_digits)]
Date = Annotated[str, Field(pattern=_DATE), AfterValidator(_real_date)]
Moment = Annotated[str, Field(pattern=_MOMENT), AfterValidator(_in_utc)]
Url = Annotated[str, Field(pattern=_URL)]
Words = Annotated[str, Field(min_length=1)]

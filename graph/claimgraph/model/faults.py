"""Validation errors in words: what is wrong with a node that could not be made."""

from __future__ import annotations

from pydantic import ValidationError

from claimgraph.model.base import clip
from claimgraph.model.fields import WRITTEN


def problem(error: ValueError) -> str:
    """Return the first thing wrong with a node in one line: the field, why, and what was found."""
    field, why = faults(error)[0]
    return f"{field}: {why}" if field else why


def faults(error: ValueError) -> list[tuple[str, str]]:
    """Return what a noun refused to be made of: the field, and what is wrong with it.

    >>> try:
    ...     cg.Actor(document="d", name="Ada", kind="poet")
    ... except ValueError as error:
    ...     faults(error)
    [('kind', "Input should be 'person', ... or 'group' (found 'poet')")]
    """
    if not isinstance(error, ValidationError):
        return [("", str(error))]
    found = []
    for one in error.errors():
        message = one["msg"].removeprefix("Value error, ")
        message = WRITTEN.get(str(one.get("ctx", {}).get("pattern")), message)
        if one["type"] not in ("missing", "value_error"):
            message += f" (found {clip(repr(one['input']))})"
        found.append((".".join(map(str, one["loc"])), message))
    return found

"""Organisations known by name, and what is written like a name but acts for nobody.

The lists are text files beside this module, one name a line, for anybody to edit.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _listed(file: str) -> frozenset[str]:
    """Return the lines of a list without its comments."""
    lines = resources.files(__package__).joinpath("data", file).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_known_organisation(name: str) -> bool:
    """Return whether a name is that of an organisation most readers know.

    >>> is_known_organisation("UNICEF"), is_known_organisation("CPI")
    (True, False)
    """
    return name in _listed("organisations.txt")


def is_company(name: str) -> bool:
    """Return whether a name is that of a company that is listed as one.

    >>> is_company("Nokia"), is_company("UNICEF")
    (True, False)
    """
    return name in _companies()


@cache
def _companies() -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", "organisations.txt").read_text("utf-8")
    section = text.partition("# Companies\n")[2].partition("\n#")[0]
    return frozenset(section.split("\n"))


def is_thing(name: str) -> bool:
    """Return whether a name or acronym is known to be that of a thing: "GDP", "Grade II".

    >>> is_thing("GDP"), is_thing("UNICEF")
    (True, False)
    """
    return name in _listed("things.txt")

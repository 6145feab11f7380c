"""People's names: given names, family names, and the pronoun a given name goes with.

The lists are Faker's, of every language it knows, loaded when first asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ.'’ -]+\Z")
_LISTS = ("first_names", "last_names", "names_male", "names_female", "names_nonbinary")
Gender = Literal["she", "he"]


@cache
def _first_names() -> dict[str, frozenset[Gender]]:
    found: dict[str, set[Gender]] = {}
    for attribute, names in _name_lists():
        if attribute.startswith("first_names"):
            _add_names(found, names, attribute)
    return {name: frozenset(genders) for name, genders in found.items()}


@cache
def _surnames() -> frozenset[str]:
    lists = (names for attribute, names in _name_lists() if attribute.startswith("last_names"))
    return frozenset(n for names in lists if isinstance(names, Iterable) for n in names)


@cache
def _name_lists() -> tuple[tuple[str, object], ...]:
    """Return the lists of people's names of every language, each with what it is called."""
    package = importlib.import_module("faker.providers.person")
    lists: list[tuple[str, object]] = []
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        lists += [(a, getattr(provider, a)) for a in dir(provider) if a.endswith(_LISTS)]
    return tuple(lists)


def _add_names(found: dict[str, set[Gender]], names: object, attribute: str) -> None:
    genders: set[Gender] = set()
    if attribute.endswith("_female"):
        genders = {"she"}
    elif attribute.endswith("_male"):
        genders = {"he"}
    for name in names if isinstance(names, (tuple, list, dict, set)) else ():
        if _LATIN.match(name) and len(name) > 1:
            found.setdefault(name, set()).update(genders)


def is_first_name(word: str) -> bool:
    """Return whether a word is a given name somewhere.

    >>> is_first_name("Jeremy"), is_first_name("Parliament")
    (True, False)
    """
    return word in _first_names()


def is_surname(word: str) -> bool:
    """Return whether a word is a family name somewhere.

    >>> is_surname("Richardson"), is_surname("Parliament")
    (True, False)
    """
    return word in _surnames()


def gender(name: str) -> Gender | None:
    """Return the pronoun a given name goes with, when it goes with one only.

    >>> gender("Jeremy"), gender("Quill")
    ('he', None)
    """
    found = _first_names().get(name, frozenset())
    return next(iter(found)) if len(found) == 1 else None

"""Organisations known by name, and what is written like a name but acts for nobody.

The lists are ``organisations.txt`` and ``things.txt`` beside this module.
"""

from __future__ import annotations

from functools import cache

from claimgraph.reading.lang.word_lists import phrase_list

_COMPANIES = "companies"
_ORGANISATIONS = (
    "international organisations and alliances", "states", "armed and political movements",
    _COMPANIES, "media", "learning", "sport",
)  # fmt: skip
_THINGS = (
    "measures", "medicine", "technique", "offices", "faith", "law and rules", "prizes and contests",
)  # fmt: skip


@cache
def _listed(file: str, sections: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for section in sections for name in phrase_list(file, section))


def is_known_organisation(name: str) -> bool:
    """Return whether a name is that of an organisation most readers know.

    >>> is_known_organisation("UNICEF"), is_known_organisation("CPI")
    (True, False)
    """
    return name in _listed("en/organisations.txt", _ORGANISATIONS)


def is_company(name: str) -> bool:
    """Return whether a name is that of a company that is listed as one.

    >>> is_company("Nokia"), is_company("UNICEF")
    (True, False)
    """
    return name in _listed("en/organisations.txt", (_COMPANIES,))


def is_thing(name: str) -> bool:
    """Return whether a name or acronym is known to be that of a thing: "GDP", "Grade II".

    >>> is_thing("GDP"), is_thing("UNICEF")
    (True, False)
    """
    return name in _listed("en/things.txt", _THINGS)

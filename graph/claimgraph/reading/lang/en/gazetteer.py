"""Countries, demonyms, regions and places by name; people's names, and nouns for people.

The data are compiled tables. Only facts that their sources lack are written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.word_lists import (
    every_row,
    look_up,
    phrase_list,
    word_list,
    word_table,
)

_REMEMBERED = 20_000
"""How many names' answers are kept at hand."""
_COMPANIES = "companies"
_ORGANISATIONS = (
    "international organisations and alliances", "states", "armed and political movements",
    _COMPANIES, "media", "learning", "sport",
)  # fmt: skip
_THINGS = (
    "measures", "medicine", "technique", "offices", "faith", "law and rules", "prizes and contests",
    "software", "goods",
)  # fmt: skip
_PRODUCTS = ("technique", "software", "goods")


@cache
def _listed(file: str, *sections: str) -> frozenset[str]:
    return frozenset(name for section in sections for name in phrase_list(file, section))


@lru_cache(_REMEMBERED)
def is_known_organisation(name: str) -> bool:
    """Return whether a name is that of an organisation most readers know.

    >>> is_known_organisation("UNICEF"), is_known_organisation("CPI")
    (True, False)
    """
    return name in _listed("en/organisations.txt", *_ORGANISATIONS)


@lru_cache(_REMEMBERED)
def is_company(name: str) -> bool:
    """Return whether a name is that of a company that is listed as one.

    >>> is_company("Nokia"), is_company("UNICEF")
    (True, False)
    """
    return name in _listed("en/organisations.txt", _COMPANIES)


@lru_cache(_REMEMBERED)
def is_thing(name: str) -> bool:
    """Return whether a name or acronym is known to be that of a thing: "GDP", "Grade II".

    >>> is_thing("GDP"), is_thing("UNICEF")
    (True, False)
    """
    return name in _listed("en/things.txt", *_THINGS)


@lru_cache(_REMEMBERED)
def is_product(name: str) -> bool:
    """Return whether a name is that of a technique, a program or a brand of goods.

    >>> is_product("Kubernetes"), is_product("Jupiter")
    (True, False)
    """
    return name in _listed("en/things.txt", *_PRODUCTS)


_PLACES = "data/places.tsv"
_REGIONS = frozenset(phrase_list("en/places.txt", "regions"))
_COMPASS = word_list("en/places.txt", "sides")


@dataclass(frozen=True)
class Country:
    """A country: the name it goes by here, and the part of the world it lies in."""

    name: str
    region: str


def _named(section: str) -> dict[str, str]:
    """Return what a section of names says of each: lines "name, name = name"."""
    pairs = (line.split(" = ") for line in phrase_list("en/countries.txt", section))
    return {name: meant for names, meant in pairs for name in names.split(", ")}


@cache
def _countries() -> dict[str, Country]:
    known: dict[str, Country] = {}
    aliases: dict[str, Country] = {}
    for name, subregion, region, *spellings in every_row("en/data/countries.tsv"):
        country = known[name] = Country(name, f"{subregion}|{region}")
        aliases |= dict.fromkeys(spellings, country)
    named = _named("countries").items()
    extra = {alias: known.get(name) or Country(name, "") for alias, name in named}
    return aliases | known | extra


@cache
def _demonyms() -> dict[str, str]:
    rows = every_row("en/data/demonyms.tsv")
    found = {d: name for d, name in rows if d not in _countries()} | _named("demonyms")
    return found | {d + "s": c for d, c in found.items() if not d.endswith(("s", "h", "ese", "."))}


@lru_cache(_REMEMBERED)
def country(name: str) -> Country | None:
    """Return the country a name or a spelling of it means; None when there is none.

    >>> country("The Netherlands").name
    'Netherlands'
    """
    table = _countries()
    return table.get(name) or (table.get(name[4:]) if name[:4] in ("The ", "the ") else None)


@lru_cache(_REMEMBERED)
def demonym(word: str) -> str | None:
    """Return the country or continent that an adjective or a people's name belongs to.

    >>> demonym("Dutch"), demonym("Polish"), demonym("polish")
    ('Netherlands', 'Poland', None)
    """
    return _demonyms().get(word)


@cache
def demonym_openers() -> frozenset[str]:
    """Return the words that ``demonym`` knows, and the first of several that it knows.

    >>> "South" in demonym_openers(), "Sofa" in demonym_openers()
    (True, False)
    """
    return frozenset(words.partition(" ")[0] for words in _demonyms())


def countries_of_region(adjective: str) -> frozenset[str]:
    """Return the countries that a regional adjective can mean; none when it is not known.

    >>> sorted(countries_of_region("Baltic"))
    ['Estonia', 'Latvia', 'Lithuania']
    """
    if adjective[:1].islower():
        return frozenset()
    return _regions().get(adjective.lower(), frozenset())


@cache
def _regions() -> dict[str, frozenset[str]]:
    """Return the countries of each regional adjective, in lower case."""
    found: dict[str, set[str]] = {}
    for land in _countries().values():
        for adjective in _adjectives_of(land.region):
            found.setdefault(adjective, set()).add(land.name)
    for adjective, names in word_table("en/places.txt", "countries of adjectives").items():
        lands = {name.replace("_", " ") for name in names}
        found |= dict.fromkeys((adjective, *(f"{s} {adjective}" for s in _COMPASS)), lands)
    return {adjective: frozenset(names) for adjective, names in found.items()}


def _adjectives_of(region: str) -> set[str]:
    words = {w.lower() for w in region.replace("|", " ").split()}
    named = {"europe": "european", "africa": "african", "asia": "asian", "americas": "american"}
    return {f"{side} {named[land]}" for land in words & named.keys() for side in words & _COMPASS}


def _kind(name: str) -> str | None:
    """Return whether a place is "known", another name of one that is, a "province" or "town"."""
    return "known" if name in _REGIONS or name in _countries() else look_up(_PLACES, name)


@lru_cache(_REMEMBERED)
def is_place(name: str) -> bool:
    """Return whether a name is that of a country, region, state, province or town.

    >>> is_place("Warsaw"), is_place("Northern Syria"), is_place("Sunak")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    kind = _kind(name)
    if kind == "known" or (kind and not is_word(name)):
        return True
    return bool(rest and first.lower() in _COMPASS and is_place(rest))


def is_word_and_place(name: str) -> bool:
    """Return whether a plain word is the name of a town as well: "Bath".

    >>> is_word_and_place("Bath"), is_word_and_place("Warsaw")
    (True, False)
    """
    return is_word(name) and _kind(name) is not None


def is_region(name: str) -> bool:
    """Return whether a name is that of a part of the world across or within countries.

    >>> is_region("West Bank"), is_region("World Bank")
    (True, False)
    """
    return name in _REGIONS


def is_other_name(name: str) -> bool:
    """Return whether a name is a rarer one of a large town, as other things may bear it too.

    >>> is_other_name("Warsaw")
    False
    """
    return _kind(name) == "other"


def is_province(name: str) -> bool:
    """Return whether a name is that of a province or region of a country.

    >>> is_province("Queensland"), is_province("Shipley")
    (True, False)
    """
    return _kind(name) == "province"


@lru_cache(_REMEMBERED)
def is_known_place(name: str) -> bool:
    """Return whether a name is that of a country, region, state or large town.

    >>> is_known_place("Warsaw"), is_known_place("Richardson")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    kind = _kind(name)
    if kind == "known" or (kind == "other" and not is_word(name)):
        return True
    return bool(rest and first.lower() in _COMPASS and is_known_place(rest))


_PEOPLE = "data/people.tsv"
_NOUNS = "en/data/person_nouns.tsv"
Gender = Literal["she", "he"]
_GIVEN = frozenset({"given", *get_args(Gender)})


@lru_cache(_REMEMBERED)
def _kinds(name: str) -> frozenset[str]:
    """Return what a name is: family, given, or given and the pronouns it goes with."""
    return frozenset((look_up(_PEOPLE, name) or "").split())


@lru_cache(_REMEMBERED)
def is_first_name(word: str) -> bool:
    """Return whether a word is a given name somewhere.

    >>> is_first_name("Jeremy"), is_first_name("Parliament")
    (True, False)
    """
    return not _GIVEN.isdisjoint(_kinds(word))


@lru_cache(_REMEMBERED)
def is_surname(word: str) -> bool:
    """Return whether a word is a family name somewhere.

    >>> is_surname("Richardson"), is_surname("Parliament")
    (True, False)
    """
    return "family" in _kinds(word)


def is_person_noun(word: str) -> bool:
    """Return whether a lower-case noun is one for a person, by what they do or are.

    >>> is_person_noun("geologist"), is_person_noun("glacier")
    (True, False)
    """
    return look_up(_NOUNS, word) is not None


def gender(name: str) -> Gender | None:
    """Return the pronoun a given name goes with, when it goes with one only.

    >>> gender("Jeremy"), gender("Quill")
    ('he', None)
    """
    found: list[Gender] = [pronoun for pronoun in get_args(Gender) if pronoun in _kinds(name)]
    return found[0] if len(found) == 1 else None

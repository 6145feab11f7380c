"""Countries, demonyms, regions and places by name.

The data are compiled tables. Only facts that their sources lack are written here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.tables import every_row, look_up

_PLACES = "data/places.tsv"
_EXTRA_DEMONYMS = {
    "Argentine": "Argentina", "Spaniard": "Spain", "Briton": "United Kingdom",
    "Philippine": "Philippines", "Icelandic": "Iceland", "Saudi": "Saudi Arabia",
    "Kazakh": "Kazakhstan", "Uzbek": "Uzbekistan", "Tajik": "Tajikistan", "Kyrgyz": "Kyrgyzstan",
    "Slovenian": "Slovenia", "Finn": "Finland", "Dane": "Denmark", "Pole": "Poland",
    "Swede": "Sweden", "Turk": "Turkey", "Serb": "Serbia", "Croat": "Croatia",
    "Luxembourgish": "Luxembourg", "Botswanan": "Botswana", "Bosnian": "Bosnia and Herzegovina",
    "Monégasque": "Monaco", "Scot": "Scotland", "Nepali": "Nepal", "Sudanese": "Sudan",
    "Gambian": "The Gambia", "English": "England", "Northern Irish": "Northern Ireland",
    "U.S.": "United States", "US": "United States", "UK": "United Kingdom",
    "U.K.": "United Kingdom", "European": "Europe", "African": "Africa", "Asian": "Asia",
    "EU": "European Union", "Soviet": "Soviet Union", "Yugoslav": "Yugoslavia",
    "Czechoslovak": "Czechoslovakia", "Prussian": "Prussia", "Ottoman": "Ottoman Empire",
    "Korean": "Korea", "Catalan": "Catalonia", "Bavarian": "Bavaria", "Flemish": "Flanders",
    "Quebecois": "Quebec", "Kurdish": "Kurdistan", "Macedonian": "North Macedonia",
}  # fmt: skip
_EXTRA_COUNTRIES = {
    "America": "United States", "U.S.": "United States", "U.S.A.": "United States",
    "Britain": "United Kingdom", "U.K.": "United Kingdom", "UAE": "United Arab Emirates",
    "North Macedonia": "North Macedonia", "Macedonia": "North Macedonia",
    "Czechia": "Czech Republic",
    "Eswatini": "Swaziland", "Cabo Verde": "Cape Verde", "Türkiye": "Turkey",
    "Bosnia": "Bosnia and Herzegovina", "Congo": "Democratic Republic of the Congo",
    "England": "England", "Scotland": "Scotland", "Wales": "Wales",
    "Northern Ireland": "Northern Ireland", "Soviet Union": "Soviet Union", "USSR": "Soviet Union",
    "Yugoslavia": "Yugoslavia", "Czechoslovakia": "Czechoslovakia", "East Germany": "East Germany",
    "West Germany": "West Germany", "Prussia": "Prussia", "Ottoman Empire": "Ottoman Empire",
    "Korea": "Korea", "Kosovo": "Kosovo", "Burma": "Myanmar", "Holland": "Netherlands",
    "Gambia": "The Gambia", "Bahamas": "The Bahamas", "Côte d'Ivoire": "Ivory Coast",
    "Vatican": "Vatican City State", "Vatican City": "Vatican City State",
}  # fmt: skip
_REGIONS = frozenset({
    "Europe", "Africa", "Asia", "America", "Americas", "Oceania", "Antarctica", "Eurasia",
    "North America", "South America", "Central America", "Latin America", "Middle East",
    "Far East", "Near East", "Caribbean", "Scandinavia", "Balkans", "Baltics", "Arctic",
    "Caucasus", "Crimea", "Donbas", "Siberia", "Kashmir", "Gaza", "Gaza Strip", "West Bank",
    "Sahara", "Sahel", "Maghreb", "Levant", "Mesopotamia", "Anatolia", "Iberia",
    "Balkan Peninsula", "British Isles", "Benelux", "Himalayas", "Alps", "Andes", "Catalonia",
    "Kurdistan", "Tibet", "Manchuria", "Bavaria", "Saxony", "Tuscany", "Normandy", "Flanders",
    "Wallonia", "Mediterranean", "Atlantic", "Pacific", "Pearl Harbor", "New England", "Midwest",
    "Silicon Valley", "Cornwall", "Hollywood", "Manhattan", "Brooklyn", "Yorkshire", "Lancashire",
    "Ulster", "Palestine",
})  # fmt: skip
_COMPASS = words(
    "north south east west northern southern eastern western central northeastern northwestern "
    "southeastern southwestern upper lower greater inner outer mainland"
)
_REGION_ADJECTIVES = {
    "baltic": frozenset({"Estonia", "Latvia", "Lithuania"}),
    "nordic": frozenset({"Denmark", "Finland", "Iceland", "Norway", "Sweden"}),
    "scandinavian": frozenset({"Denmark", "Norway", "Sweden"}),
    "iberian": frozenset({"Portugal", "Spain"}),
}


@dataclass(frozen=True)
class Country:
    """A country: the name it goes by here, and the part of the world it lies in."""

    name: str
    region: str


@cache
def _countries() -> dict[str, Country]:
    known: dict[str, Country] = {}
    aliases: dict[str, Country] = {}
    for name, subregion, region, *spellings in every_row("en/data/countries.tsv"):
        country = known[name] = Country(name, f"{subregion}|{region}")
        aliases |= dict.fromkeys(spellings, country)
    extra = {
        alias: known.get(name) or Country(name, "") for alias, name in _EXTRA_COUNTRIES.items()
    }
    return aliases | known | extra


@cache
def _demonyms() -> dict[str, str]:
    rows = every_row("en/data/demonyms.tsv")
    found = {demonym: name for demonym, name in rows if demonym not in _countries()}
    found |= _EXTRA_DEMONYMS
    return found | {d + "s": c for d, c in found.items() if not d.endswith(("s", "h", "ese", "."))}


def country(name: str) -> Country | None:
    """Return the country a name or a spelling of it means; None when there is none.

    >>> country("The Netherlands").name
    'Netherlands'
    """
    table = _countries()
    return table.get(name) or table.get(re.sub(r"^[Tt]he ", "", name))


def demonym(word: str) -> str | None:
    """Return the country or continent that an adjective or a people's name belongs to.

    >>> demonym("Dutch"), demonym("Polish"), demonym("polish")
    ('Netherlands', 'Poland', None)
    """
    return _demonyms().get(word)


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
    return {a: frozenset(names) for a, names in found.items()} | _REGION_ADJECTIVES


def _adjectives_of(region: str) -> set[str]:
    words = {w.lower() for w in region.replace("|", " ").split()}
    named = {"europe": "european", "africa": "african", "asia": "asian", "americas": "american"}
    continents = [named[w] for w in words if w in named]
    compass = [w for w in words if w in _COMPASS]
    return {f"{side} {c}" for c in continents for side in compass}


def _kind(name: str) -> str | None:
    """Return whether a place is "known" well, the "other" name of one that is, or a "town"."""
    return "known" if name in _REGIONS or name in _countries() else look_up(_PLACES, name)


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


def is_region(name: str) -> bool:
    """Return whether a name is that of a part of the world across or within countries.

    >>> is_region("West Bank"), is_region("World Bank")
    (True, False)
    """
    return name in _REGIONS


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

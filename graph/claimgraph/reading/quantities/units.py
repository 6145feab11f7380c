"""Units as English prints them: percent and physical units, by name and by symbol.

Names and abbreviations are CLDR's, American and British; symbols are those of the SI brochure with
their prefixes. Each gives the UCUM code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claimgraph.reading.lang.word_lists import (
    every_row,
    phrase_pairs,
    word_list,
    word_pairs,
    word_table,
)
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens


class Unit(NamedTuple):
    """A unit: its ISO 4217 or UCUM code, or the words for one that has none, and its family.

    Two expressions of one quantity, such as "5 km (3 miles)", are of one family.
    """

    code: str | None
    text: str | None
    family: str


PERCENT = Unit("%", None, "share")
YEAR = Unit("a", None, "duration")
FOOT = Unit("[ft_i]", None, "length")


def unit_after(tokens: QuantityTokens, at: int) -> tuple[Unit, int] | None:
    """Return the unit that starts at a token, and where it ends; None when none does."""
    opening = _BRACKETS.get(tokens[at].text)
    start = at + (opening is not None or tokens.hyphen(at))
    if tokens.word(start) == "pc" and not tokens[start].spaced and start == at:
        return PERCENT, start + 1  # "2.5pc"; apart from the number it may be a parsec
    both = (_symbol(tokens, start), _name(tokens, start))
    found = max(filter(None, both), key=lambda unit: unit[1], default=None)  # "fl oz", not "fl"
    if found and opening:
        return (found[0], found[1] + 1) if tokens[found[1]].text == opening else None
    return found


_BRACKETS = {"[": "]", "{": "}"}

# -- names -----------------------------------------------------------------------------------------

_PREFIXES = {
    "peta": "P", "tera": "T", "giga": "G", "mega": "M", "kilo": "k", "hecto": "h", "deci": "d",
    "centi": "c", "milli": "m", "micro": "u", "nano": "n", "pico": "p", "femto": "f", "": "",
}  # fmt: skip
_METRIC = word_pairs("en/quantities.txt", "units with prefixes")
_OTHERS = word_pairs("en/quantities.txt", "units without prefixes")
"""CLDR's units that take no prefix, and their UCUM codes."""
_NOUNS = frozenset((word,) for word in word_list("en/quantities.txt", "no names of units"))


@cache
def _names() -> dict[tuple[str, ...], Unit]:
    """Return the units by the words that name them, in lower case."""
    names: dict[tuple[str, ...], Unit] = {}
    for printed, listed in every_row("en/data/units.tsv"):
        words = tuple(printed.split())
        if len("".join(words)) > 2 and words not in _NOUNS:
            for named in listed.split():  # the later wins: a gallon is American unless it says so
                family, _, unit = named.partition("-")
                if code := ucum(unit):
                    names[words] = Unit(code, None, _FAMILY_OF.get(family, family))
    names |= {words: Unit(code, None, family) for words, code, family in _spelled_metric()}
    for name, told in phrase_pairs("en/quantities.txt", "other names of units").items():
        code, family = told.split()
        names[tuple(name.split())] = Unit(code, None, family)
    return names | {tuple(alias.split()): unit for alias, unit in _ALIASES.items()}


def _spelled_metric() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the names of metric units with each prefix, singular and plural: "kilometres"."""
    for prefix, sign in _PREFIXES.items():
        for name, code in _METRIC.items():
            spellings = {name, name.replace("meter", "metre").replace("liter", "litre")}
            for spelling in spellings:
                for end in ("", "s"):
                    words = (prefix + spelling + end,)
                    if words not in _NOUNS:
                        yield words, sign + code, _FAMILIES.get(code, code)


@cache
def ucum(unit: str) -> str | None:
    """Return the UCUM code of a unit by its CLDR name; None for one that is left out.

    >>> ucum("square-kilometer"), ucum("mile-per-hour"), ucum("jigger")
    ('km2', '[mi_i]/h', None)
    """
    if unit in _OTHERS:
        return _OTHERS[unit]
    above, per, below = unit.partition("-per-")
    if per:
        codes = ucum(above), ucum(below)
        return f"{codes[0]}/{codes[1]}" if all(codes) else None
    for power, name in (("2", "square-"), ("3", "cubic-")):
        if unit.startswith(name) and (code := ucum(unit.removeprefix(name))):
            return code + power
    for prefix, sign in _PREFIXES.items():
        if (code := _METRIC.get(unit.removeprefix(prefix))) and unit.startswith(prefix):
            return sign + code
    return None


_FAMILIES = {
    "m": "length", "g": "mass", "t": "mass", "s": "duration", "L": "volume", "K": "temperature",
    "W": "power", "J": "energy", "eV": "energy", "cal": "energy", "Pa": "pressure",
    "bar": "pressure", "Hz": "frequency", "By": "digital", "bit": "digital",
}  # fmt: skip
_DEGREES = Unit(None, "degrees", "temperature")
"""Degrees of nothing named: of which scale, or of an angle, is not said."""
_BASIS = Unit(None, "basis points", "points")
_ALIASES = {
    "percentage point": Unit(None, "percentage points", "points"),
    "percentage points": Unit(None, "percentage points", "points"),
    "degree": _DEGREES, "degrees": _DEGREES, "deg": _DEGREES,
    **{f"{degree}{name}": Unit(code, None, "temperature")
       for code, names in {"Cel": "c celsius celcius centigrade", "[degF]": "f fahrenheit"}.items()
       for name in names.split() for degree in ("", "deg ", "degree ", "degrees ")
       if degree or len(name) > 1},
    "bps": _BASIS, "basis point": _BASIS, "basis points": _BASIS,
}  # fmt: skip


def _name(tokens: QuantityTokens, at: int) -> tuple[Unit, int] | None:
    for words, end in tokens.names(at, 5):
        if unit := _names().get(words):
            return _per(tokens, unit, end)
    return None


def _per(tokens: QuantityTokens, unit: Unit, at: int) -> tuple[Unit, int]:
    """Read "per hour" after the name of a unit."""
    slash = tokens[at].text == "/" or tokens.word(at) in ("per", "an")
    for words, end in tokens.names(at + 1, 2) if slash and unit.code else ():
        below = _names().get(words) or _symbols().get(" ".join(words))
        if below and below.code and not (tokens.word(at) == "an" and below.code != "h"):
            return Unit(f"{unit.code}/{below.code}", None, "rate"), end
    return unit, at


# -- symbols ---------------------------------------------------------------------------------------

_SYMBOLS = word_table("en/quantities.txt", "symbols of units")
_NEVER_ALONE = frozenset({"a", "M", "S", "B", "T", "bps"})
_UCUM_PREFIX = {"µ": "u", "μ": "u", "K": "k"}


@cache
def _symbols() -> dict[str, Unit]:
    """Return units by their symbols, with the prefixes that each may have: "km"."""
    found: dict[str, Unit] = {}
    for symbol, (code, *prefixes) in _SYMBOLS.items():
        family = _FAMILIES.get(code, _FAMILY_OF.get(code, code))
        for prefix in ("", *"".join(prefixes)):
            if prefix or symbol not in _NEVER_ALONE:
                found.setdefault(
                    prefix + symbol, Unit(_UCUM_PREFIX.get(prefix, prefix) + code, None, family)
                )
    return found


_FAMILY_OF = {
    "speed": "rate", "consumption": "rate", "concentr": "share",
    "[ft_i]": "length", "[in_i]": "length", "[mi_i]": "length", "[yd_i]": "length",
    "[nmi_i]": "length", "[lb_av]": "mass", "[stone_av]": "mass", "[oz_av]": "mass",
    "[gal_us]": "volume", "[bbl_us]": "volume", "Cel": "temperature",
    "[degF]": "temperature", "[mi_i]/h": "rate", "[kn_i]": "rate", "[psi]": "pressure",
    "mm[Hg]": "pressure", "[in_i'Hg]": "pressure",
    "atm": "pressure", "min": "duration", "h": "duration", "a": "duration", "har": "area",
    "%": "share", "[HP]": "power", "W.h": "energy",
}  # fmt: skip


@cache
def _openings() -> frozenset[str]:
    """Return the letters that symbols begin with: what no other word is made of."""
    return frozenset("".join(takewhile(str.isalpha, symbol)) for symbol in _symbols())


@cache
def _expression() -> re.Pattern[str]:
    """Return the pattern of symbols with exponents: "km", "m²", "km/h", "g m−2", "mg/kg"."""
    symbol = "|".join(map(re.escape, sorted(_symbols(), key=len, reverse=True)))
    power = r"(?:[²³⁴]|⁻[¹²³⁴]|\^?[-−–]?[1-4](?![\d.,]\d|\d))"
    down = r"(?:⁻[¹²³⁴]|\^?[-−–][1-4])"
    joined = rf"[ \u00a0\u2009\u202f·⋅](?:{symbol}){down}|[/·⋅](?:{symbol}){power}?"
    return re.compile(rf"(?:{symbol}){power}?(?:{joined}){{0,3}}(?![^\W_]|[°%])")


@cache
def _term() -> re.Pattern[str]:
    symbol = "|".join(map(re.escape, sorted(_symbols(), key=len, reverse=True)))
    return re.compile(rf"([/·⋅\s]?)({symbol})([\^²³⁴⁻¹\d−–-]*)")


_POWER = str.maketrans(
    {"²": "2", "³": "3", "⁴": "4", "¹": "1", "⁻": "-", "−": "-", "–": "-", "^": ""}
)


def _symbol(tokens: QuantityTokens, at: int) -> tuple[Unit, int] | None:
    """Read the symbol of a unit: "5 km", "20 °C"; not the letter of "100 F-35 jets"."""
    token = tokens[at]
    spelled = token.kind == "word" and token.text.isalpha()
    may_be = token.kind != "gap" and not (spelled and token.text not in _openings())
    match = _expression().match(tokens.text, token.start) if may_be else None
    if match is None:
        return _degree_sign(tokens, at)
    end = tokens.after(at, match.end())
    if len(match.group()) == 1 and end and token.text.isupper():
        if tokens.hyphen(end) or (tokens[end].text == "+" and not tokens[end].spaced):
            return None  # "100 F-35 jets", "77 and above is a C+"
        if tokens.text[match.end() : match.end() + 2].strip(".").isdecimal():
            return None  # "81 F.4th 1102": a volume of reports
        near = {tokens.word(i) for i in range(at - 6, end + 2)}
        if token.text == "F" and _CAPACITORS.isdisjoint(near):
            return Unit("[degF]", None, "temperature"), end
    if end is None or (match.group() == "in" and not _is_inch(tokens, end)):
        return None
    if match.group() == "st" and tokens[end].kind != "number":
        return None  # "11 st 4 lb", but not "the 21 st"
    return _decoded(match.group()), end


def _decoded(printed: str) -> Unit:
    """Return the unit of a printed expression: "km/h", "m²"."""
    terms = list(_term().finditer(printed))
    first = _symbols()[terms[0][2]]
    code = ""
    for sign, symbol, power in (term.groups() for term in terms):
        joint = "/" if sign == "/" else "." if code else ""
        code += joint + str(_symbols()[symbol].code) + power.translate(_POWER)
    if len(terms) > 1:
        return Unit(code, None, "rate" if "/" in code else code)
    powers = {"": first.family, "2": "area", "3": "volume"}
    return Unit(code, None, powers.get(code.removeprefix(str(first.code)), code))


def _degree_sign(tokens: QuantityTokens, at: int) -> tuple[Unit, int] | None:
    """Read "°" alone, and "° C" with a space."""
    if tokens[at].text not in ("°", "º"):
        return None
    word = tokens.word(at + 1)
    scale = "Cel" if word in ("c", "celsius") else "[degF]" if word in ("f", "fahrenheit") else None
    return (Unit(scale, None, "temperature"), at + 2) if scale else (_DEGREES, at + 1)


def _is_inch(tokens: QuantityTokens, after: int) -> bool:
    """Whether "in" after a number is the unit, not the preposition: nothing follows it."""
    token = tokens[after]
    behind = tokens.text[token.start : token.start + 3].lstrip()
    dated = token.kind == "gap" and behind[:1].isalnum()
    follows = token.kind in ("sign", "gap") or tokens.word(after) in _MEASURED
    return token.kind != "number" and follows and not dated  # not "14,200 in April 2025"


_CAPACITORS = frozenset({"capacitor", "capacitors", "capacitance"})
_MEASURED = word_list("en/quantities.txt", "words around symbols")

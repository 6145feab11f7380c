"""Physical units by their UCUM codes; pint knows them and converts between them."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from claimgraph.errors import MissingExtra
from claimgraph.patterns import regex

if TYPE_CHECKING:
    import pint
    from pint.facets.plain import PlainUnit


def is_currency(code: str) -> bool:
    """Whether a code is of ISO 4217: no UCUM code in use is three capitals."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


@lru_cache(maxsize=1024)
def physical(code: str | None) -> PlainUnit | None:
    """Return the unit of a UCUM code; None for currencies, counted nouns and unknown codes.

    Raises:
        MissingExtra: pint is not installed.
    """
    if not code or is_currency(code):
        return None
    registry = _registry()
    unit: PlainUnit = registry.Unit("dimensionless")
    if code == "1":  # UCUM's unity, the unit of shares
        return unit
    at = 0
    for match in _ATOM.finditer(code[:60]):
        sign, atom, power = match.groups()
        name = _pint_name(registry, atom)
        if match.start() != at or name is None:
            return None
        step = registry.Unit(name) ** int(power or 1)
        unit, at = (unit / step if sign == "/" else unit * step), match.end()
    return unit if at == len(code) else None


def base(unit: PlainUnit) -> tuple[PlainUnit, str]:
    """Return the SI base unit of a unit's dimension, and a name for it."""
    based = _registry().get_base_units(unit)[1]
    return based, f"{based:~}" or "1"


def convert(value: Decimal, source: PlainUnit, target: PlainUnit) -> Decimal:
    """Return a value in another unit of the same dimension, rounded to 20 digits."""
    if not value.is_finite():
        return value
    return _ROUNDED.plus(_registry().convert(value, source, target))


_ROUNDED = Context(prec=20)
"""So that 212 °F is 373.15 K although 5/9 has no last digit."""

_ATOM = regex(r"([./]?)(\[[^\[\]]{1,12}\]|mm?\[Hg\]|%|'{1,2}|[A-Za-zµμ]{1,12})(-?\d)?")

_PINT = {
    "Cel": "degC", "[degF]": "degF", "[in_i]": "inch", "[ft_i]": "foot", "[yd_i]": "yard",
    "[mi_i]": "mile", "[nmi_i]": "nautical_mile", "[kn_i]": "knot", "[lb_av]": "pound",
    "[oz_av]": "ounce", "[oz_tr]": "troy_ounce", "[stone_av]": "stone", "[ston_av]": "short_ton",
    "[gr]": "grain", "[car_m]": "carat", "[gal_us]": "gallon", "[gal_br]": "imperial_gallon",
    "[qt_us]": "quart", "[pt_us]": "pint", "[foz_us]": "fluid_ounce", "[bbl_us]": "oil_barrel",
    "[bu_us]": "bushel", "[acr_us]": "acre", "har": "hectare", "[fth_i]": "fathom",
    "[fur_us]": "furlong", "[ly]": "light_year", "AU": "astronomical_unit", "[psi]": "psi",
    "[HP]": "horsepower", "[Btu]": "Btu", "[Cal]": "kilocalorie", "[lbf_av]": "force_pound",
    "[in_i'Hg]": "inHg", "mm[Hg]": "mmHg", "[ppm]": "ppm", "%": "percent", "a": "year",
    "mo": "month", "wk": "week", "d": "day", "h": "hour", "min": "minute", "deg": "degree",
    "'": "arcminute", "''": "arcsecond", "Ohm": "ohm", "Ao": "angstrom", "u": "dalton",
    "t": "metric_ton", "By": "byte", "bit": "bit", "cal": "calorie", "R": "roentgen",
    "Pa": "pascal", "cd": "candela", "bar": "bar", "[ppth]": "permille",
    "[ppb]": "part_per_billion",
}  # fmt: skip
"""UCUM atoms that pint calls something else, or that look like a prefix before another ("Pa": not
petayears); the others, such as km, mean the same in both."""
_PREFIXES = {
    "": "", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto",
    "d": "deci", "c": "centi", "m": "milli", "u": "micro", "n": "nano", "p": "pico", "f": "femto",
}  # fmt: skip
"""In full, as pint's "hbar" is a constant of physics and its "hectobar" is not."""


@cache
def _registry() -> pint.UnitRegistry[Any]:
    try:
        import pint
    except ImportError:
        raise MissingExtra("pint", "units") from None
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)
    registry.define("part_per_billion = 1e-9")
    return registry


def _pint_name(registry: pint.UnitRegistry[Any], atom: str) -> str | None:
    """Return what pint calls a UCUM atom, its prefix in full where it has one."""
    for cut in (0, 1):
        prefix, unit = _PREFIXES.get(atom[:cut]), _PINT.get(atom[cut:])
        if prefix is not None and unit is not None and prefix + unit in registry:
            return prefix + unit
    return atom if atom in registry else None

"""Short citations of wiki pages, such as ``{{sfn|Holm|1999|p=12}}``, and the works they lead to.

A short citation and a full one meet in an anchor of surnames and year, as MediaWiki's CITEREF does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimgraph.intake.templates import argument, name_of, unnamed
from claimgraph.patterns import regex

NOTES = frozenset({"sfn", "sfnp", "sfnm", "sfnmp", "snf", "odn"})
"""Templates that make a note of a short citation."""
IN_TEXT = frozenset({
    "harv", "harvnb", "harvtxt", "harvp", "harvs", "harvcol", "harvcoltxt", "harvcolnb", "harvsp"
})  # fmt: skip
"""Templates that print a short citation where they stand."""
_IDS = frozenset({"harvid", "sfnref"})
_YEAR = regex(r"(?:c\.\s?)?(?:\d{4}[a-z]?|n\.\s?d\.)", re.I)
_IN_DATE = regex(r"\b(\d{4})[a-z]?\b")
_MOST = 4
"""How many surnames count."""


@dataclass(frozen=True)
class Short:
    """One short citation: the surnames, the year and the place in the work, as they are printed."""

    names: tuple[str, ...]
    year: str
    where: str

    @property
    def who(self) -> str:
        """The surnames as one string."""
        first = self.names[:3]
        if len(self.names) > 3:
            return f"{first[0]} et al."
        return first[0] if len(first) < 2 else f"{', '.join(first[:-1])} & {first[-1]}"

    @property
    def anchors(self) -> tuple[str, str]:
        """Where the work may stand: by all surnames, and by the first one only."""
        return anchor(self.names, self.year), anchor(self.names[:1], self.year)


@dataclass(frozen=True)
class ShortNote:
    """What a note of short citations holds: its template and the citations read from it."""

    template: Any
    found: Sequence[Short]


@dataclass
class Works:
    """The works a page cites in full, by anchor."""

    exact: set[str] = field(default_factory=set)
    loose: dict[str, str] = field(default_factory=dict)

    def add(self, template: Any) -> None:
        """Note a full citation."""
        for known, first in _anchors_of(template):
            self.exact.add(known)
            if self.loose.setdefault(first, known) != known:
                self.loose[first] = ""  # several works of one surname and year

    def place(self, short: Short) -> str:
        """Return the place of the work that a short citation leads to; "" when it is not known."""
        known, first = short.anchors
        return known if known in self.exact else self.loose.get(first, "")


def anchor(names: tuple[str, ...], year: str) -> str:
    """Return where a work of some authors and a year stands.

    >>> anchor(("Holm", "de Ruiz"), "1999a")
    'cited holmderuiz1999a'
    """
    joined = "".join("".join(names[:_MOST]).split()).casefold().replace('"', "")
    return f"cited {joined}{year.casefold()}"


def place_of(template: Any) -> str:
    """Return the place where a full citation stands; "" when nothing short could lead to it."""
    return next((known for known, _ in _anchors_of(template)), "")


def _anchors_of(template: Any) -> Iterator[tuple[str, str]]:
    stated = template.get("ref").value if template.has("ref") else None
    for given in stated.filter_templates() if stated is not None else ():
        if name_of(given) in _IDS:
            short = _short(unnamed(given), "")
            yield short.anchors
    if stated is not None and (plain := str(stated).strip()).upper().startswith("CITEREF"):
        yield f"cited {plain[7:].casefold()}", ""
    names = tuple(_surnames(template))
    year = argument(template, "year", "année", "jahr", "año", "anno", "ano")
    dated = _IN_DATE.search(year or argument(template, "date", "datum", "fecha", "data"))
    if names and dated:
        yield anchor(names, dated.group()), anchor(names[:1], dated.group())


def _surnames(template: Any) -> Iterator[str]:
    for n in ("", *map(str, range(1, _MOST + 1))):
        name = argument(
            template, f"last{n}", f"surname{n}", f"author{n}", f"author-last{n}", f"nom{n}",
            f"apellido{n}", f"apellidos{n}", f"cognome{n}", f"autor{n}", f"nachname{n}",
            f"editor-last{n}", f"editor{n}-last", f"last-editor{n}",
        )  # fmt: skip
        if name:
            yield name.partition(",")[0].strip()
    if vancouver := argument(template, "vauthors"):
        yield from (part.strip().rpartition(" ")[0] for part in vancouver.split(",")[:_MOST])


def shorts(template: Any) -> list[Short]:
    """Return the short citations of a template: several for ``{{sfnm}}``, else one."""
    if name_of(template) in ("sfnm", "sfnmp"):
        return list(_several(template))
    where = _where(template, "")
    return [_short(unnamed(template), where)]


def _several(template: Any) -> Iterator[Short]:
    for n in range(1, 11):
        names = [argument(template, f"{n}a{k}") for k in range(1, _MOST + 1)]
        year = argument(template, f"{n}y")
        if any(names) or year:
            yield Short(tuple(filter(None, names)) or ("",), year, _where(template, str(n)))


def _short(given: list[str], where: str) -> Short:
    years = [part for part in given if _YEAR.fullmatch(part)]
    names = given[: given.index(years[0])] if years else given
    return Short(tuple(names) or ("",), years[0] if years else "", where)


def _where(template: Any, n: str) -> str:
    for sign, keys in (
        ("p. ", ("p", "page", "s", "с")),
        ("pp. ", ("pp", "pages")),
        ("", ("loc", "at")),
    ):
        if found := argument(template, *(n + key for key in keys)):
            return f", {sign}{found}"
    return ""


def printed(template: Any, short: Short) -> tuple[str, str, str]:
    """Return what stands before, within and behind the words that lead to the work.

    ``{{harvtxt}}`` prints "Holm (1999, p. 12)", ``{{harv}}`` "(Holm 1999, p. 12)".
    """
    name = name_of(template)
    if name in ("harvtxt", "harvcoltxt"):
        return "", f"{short.who} ({short.year}{short.where})", ""
    words = f"{short.who} {short.year}".strip()
    if name in ("harv", "harvcol", "harvsp"):
        return "(", words, f"{short.where})"
    return "", words, short.where

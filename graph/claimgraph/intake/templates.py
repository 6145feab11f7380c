"""Wiki templates that say something: citations, short citations, conversions, quotations.

What a template prints is written on its wiki, not in the page, so only those that many wikis share
are read; the others are left out and counted.
"""

from __future__ import annotations

import re
from typing import Any

LISTS = frozenset({
    "references", "reflist", "références", "listaref", "notelist", "einzelnachweise"
})  # fmt: skip
"""Templates where the notes are listed."""
SHORT = frozenset({"sfn", "sfnp", "sfnref", "harvnb", "harv", "harvtxt", "harvp", "harvcol"})
"""Templates of short citations: surnames and year of a work cited in full elsewhere."""
EXPLAIN = {"efn": "lower-alpha", "efn-lr": "lower-alpha", "efn-ua": "upper-alpha", "refn": ""}
QUOTES = frozenset({"quote", "blockquote", "cquote", "quotation", "block quote", "bq"})
PRINTS: dict[str, str] = {
    "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "ndash": "–", "–": "–", "mdash": "—",
    "nbsp": "\u00a0", "'": "'", "!": "|", "=": "=", "-": "",
    "citation needed": " [citation needed]", "cn": " [citation needed]",
    "fact": " [citation needed]",
}  # fmt: skip
FIRST = frozenset({
    "nowrap", "nobr", "abbr", "ill", "interlanguage link", "small", "big", "em", "strong", "nobold",
    "as of", "visible anchor", "vanchor"
})  # fmt: skip
"""Templates that print their first argument."""
LAST = frozenset({"lang", "langx", "transl", "transliteration"})
"""Templates that print their last unnamed argument."""
_MONEY = {"us$": "US$", "usd": "US$", "a$": "A$", "c$": "C$", "gbp": "£", "£": "£", "eur": "€",
          "€": "€", "inr": "₹", "₹": "₹", "jpy": "¥", "¥": "¥"}  # fmt: skip
_CITES = re.compile(
    r"(?:cite|citation|vcite|cita|citar|ouvrage|article|lien web|literatur|internetquelle)\b"
)
_YEAR = re.compile(r"\b(\d{4})[a-z]?\b")
_RELATED = (
    "website", "work", "newspaper", "journal", "magazine", "publisher", "agency",
    "périodique", "werk", "obra", "éditeur", "verlag", "editorial",
)  # fmt: skip


def name_of(template: Any) -> str:
    """Return a template's name in lower case, without its namespace."""
    name = " ".join(str(template.name).replace("_", " ").split()).lower()
    return name.removeprefix("template:")


def argument(template: Any, *names: str) -> str:
    """Return the first argument that has one of the names and is not empty."""
    for name in names:
        if template.has(name, ignore_empty=True):
            return str(template.get(name).value).strip()
    return ""


def unnamed(template: Any) -> list[str]:
    """Return the unnamed arguments."""
    return [str(p.value).strip() for p in template.params if not p.showkey]


def cites(template: Any) -> bool:
    """Whether a template is a full citation: it is named like one and gives a title or a url."""
    named = argument(template, "title", "titre", "titel", "título", "url")
    return bool(named and _CITES.match(name_of(template)))


def citation(template: Any) -> tuple[str, str, list[str]]:
    """Return the title, the url and the other particulars of a full citation, as markup."""
    title = argument(template, "title", "titre", "titel", "título", "chapter", "article")
    url = argument(template, "url", "chapter-url", "archive-url", "lire en ligne")
    if not url and (doi := argument(template, "doi")):
        url = f"https://doi.org/{doi}"
    where = argument(template, *_RELATED)
    rest = [authors(template), where, argument(template, "date", "year", "année", "datum", "fecha")]
    return title or url, url, [part for part in rest if part and part != title]


def authors(template: Any) -> str:
    """Return the authors as one string: "Last, First; Last, First"."""
    found = []
    for n in ("", *map(str, range(1, 5))):
        last = argument(template, f"last{n}", f"author{n}", f"nom{n}", f"nachname{n}", f"autor{n}")
        first = argument(template, f"first{n}", f"prénom{n}", f"vorname{n}")
        if last:
            found.append(f"{last}, {first}" if first else last)
    return "; ".join(found)


def key(template: Any) -> tuple[str, str] | None:
    """Return what a short citation would call a full one: first surname and year."""
    surname = argument(template, "last", "last1", "author", "author1", "editor-last", "nom1", "nom")
    year = _YEAR.search(argument(template, "date", "year", "année", "datum"))
    return (surname.casefold(), year.group(1)) if surname and year else None


def short(template: Any) -> tuple[str, tuple[str, str] | None]:
    """Return what a short citation prints, and the key of the work it leads to."""
    given = unnamed(template)
    years = [a for a in given if _YEAR.fullmatch(a)]
    names = given[: given.index(years[0])] if years else given
    printed = " & ".join(names[:2]) if len(names) < 3 else f"{names[0]} et al."
    page = (
        argument(template, "p", "page"),
        argument(template, "pp", "pages"),
        argument(template, "loc"),
    )
    where = next(
        (f", {sign}{p}" for sign, p in zip(("p. ", "pp. ", ""), page, strict=True) if p), ""
    )
    known = (names[0].casefold(), years[0][:4]) if names and years else None
    return f"{printed} {years[0] if years else ''}".strip() + where, known


def inline(template: Any) -> str | None:
    """Return what a small inline template prints, as markup; None when it is not known."""
    name, given = name_of(template), unnamed(template)
    if name in PRINTS:
        return PRINTS[name]
    if name in FIRST:
        return given[0] if given else ""
    if name in LAST:
        return given[-1] if given else ""
    if name in QUOTES:
        return (
            "\n\n" + (argument(template, "text", "quote") or (given[0] if given else "")) + "\n\n"
        )
    if name in ("convert", "cvt") and len(given) > 1:
        between = given[1] in ("to", "-", "–", "and") and len(given) > 3
        return (
            f"{given[0]} {given[1]} {given[2]} {given[3]}" if between else f"{given[0]} {given[1]}"
        )
    if name == "val" and given:
        return f"{given[0]} {argument(template, 'u', 'ul', 'up')}".strip()
    if name in _MONEY and given:
        return _MONEY[name] + given[0]
    return None

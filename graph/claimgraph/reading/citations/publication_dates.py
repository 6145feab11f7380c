"""Which date of an entry of a source list is the one when its work was published."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import access_rows
from claimgraph.reading.citations.entry_dates import DATE, STOP, TITLE, PrintedDate
from claimgraph.reading.citations.publisher_names import is_publisher, place_named
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_ARCHIVED = regex(r"(?i:\barchiv)[^.;]{0,50}$")
_RANGE = regex(r"[ ]?[–—/-][ ]?\d")
_COUNT = regex(r"(?i:\b(?:no|nos|nr|n|vol|bd|t|pp?|ss?|art|ch|issue))\.?[ ]?$|№[ ]?$")
"""What is numbered so: "no. 2010" is no year."""
_ENDS = regex(
    r"[ ]?[,.;，。；)\]\x01-\x04“”\"„«»|·]|[ ][(\[–—|·-]|\s*$|[ ]г\.|,?[ ]\d{1,2}[:.h]\d\d"
)
_PAGES = regex(r"[ ]?:[ ]?\d")
_VOLUME = regex(r"[ ]?;[ ]?\d")
_REPRINTED = regex(r"[ ]?[;,]?[ ]?repr(?:\.|int)", 2)
_OPENS = ',.;，。；([|·•\x01\x02\x03\x04”"“»'
_RANGE_BEFORE = ("–", "—", "-", "/")
_STRONG = regex(r"[.;()\[\]|\x01-\x04]")
_SEGMENTS = regex(r"[,.;:()\x01-\x04][ ]?")
_NAME = regex(r"[^\W\d_a-z][\w.’'-]*")
_PHRASE = regex(rf"[,;:(|\x02-\x04]|{STOP}")
_SENTENCE = regex(STOP)
_NEAR, _SLOT, _MOST = 80, 300, 40
_YEAR, _DAY = 4, 10
"""Code points of dates to the year and to the day."""


def stated(laid: str, found: Sequence[PrintedDate]) -> list[PrintedDate]:
    """Return the dates that stand where an entry prints when its work came out."""
    return [one for one in found if _is_of_publication(laid, one)]


def agreed_date(laid: str, dates: Sequence[PrintedDate]) -> str | None:
    """Return the date that all agree on, the most exact; the one behind the authors goes first."""
    first = next((one for one in dates if _behind_authors(laid, one)), None)
    return most_exact([one.iso for one in dates if first is None or one.iso.startswith(first.iso)])


def most_exact(days: Sequence[str]) -> str | None:
    """Return the most exact of some dates (ISO 8601) that all agree on; else None.

    >>> most_exact(["2022", "2022-05-03"]), most_exact(["2022-04", "2022-05-03"])
    ('2022-05-03', None)
    """
    exact = max(days, key=len, default=None)
    return exact if exact is not None and all(map(exact.startswith, days)) else None


def is_of_title(laid: str) -> bool:
    """Say whether the only date ends a phrase that may tell what happened then."""
    before = laid.partition(DATE)[0].rstrip(", ")
    if TITLE in laid or not before[-1:].isalpha() or _PHRASE.search(before):
        return False
    return not is_author(before)


def plain(words: str) -> str:
    """Return words in small letters between single blanks, without other signs."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "


_WORD = regex(r"[^\W_]+")


def _is_of_publication(laid: str, one: PrintedDate) -> bool:
    before, after = laid[: one.start].rstrip(), laid[one.end :]
    beside = laid[one.start - 1 : one.start]
    exact = len(one.iso)
    if beside in _RANGE_BEFORE or (not before and exact < _DAY) or _is_other(before, after):
        return False
    if not _ENDS.match(after) and not (after[:1] == ":" and exact > _YEAR):
        return _PAGES.match(after) is not None and before[-1:] in ".,;("
    if beside == "(" and after[:1] == ")" and exact == _YEAR:
        return _may_have_year(before[:-1].rstrip())
    if not before or before[-1] in _OPENS:
        return before[-1:] != "[" or exact > _YEAR
    return _stands_behind(before, after, exact)


def _is_other(before: str, after: str) -> bool:
    """Say whether a date is one of access or of another edition, or a number of something else."""
    if _RANGE.match(after) or _REPRINTED.match(after) or after.lstrip().startswith(_seen_behind()):
        return True
    near = before[-_NEAR:]
    if _ARCHIVED.search(near) or _COUNT.search(near):
        return True
    words = plain(near)
    if words.rstrip().endswith(("day", "tag")):  # "accessed on Monday, 3 May"
        words = words.rstrip().rpartition(" ")[0] + " "
    if words.endswith(_before_others()):
        return True
    lead = near[max((found.end() for found in _STRONG.finditer(near[:-1])), default=0) :]
    words = plain(lead) if len(lead) > _YEAR else ""
    return bool(words) and any(one in words for one in _seen())


def _may_have_year(before: str) -> bool:
    """Say whether a year in brackets may be of a work here: behind authors, pages or a title."""
    if not before or before[-1] in "\x01.,”)" or before[-1].isdigit():
        return True
    named = is_author(before) and not before.startswith("The ")  # "The Great Fire (1666)"
    return named or is_publisher(before, None)


def is_author(words: str) -> bool:
    """Say whether words are names alone, as those of authors that open an entry.

    >>> is_author("Orr, B. and Lund, A."), is_author("Treaty of Paris")
    (True, False)
    """
    names = [name for one in words.split() if (name := one.strip(",;.&()"))]
    joining = word_list("imprints.txt", "between authors")
    return 0 < len(names) <= _MOST and all(_NAME.fullmatch(n) or n in joining for n in names)


def _stands_behind(before: str, after: str, exact: int) -> bool:
    """Say whether a date may stand right behind these words: "The Guardian 3 May 2022"."""
    if before[-1] in "–—:-":
        return exact == _DAY or (exact > _YEAR and before[-1] != ":")
    if exact == _DAY and plain(before[-_NEAR:]).endswith(_before_publication()):
        return True
    segment = _SEGMENTS.split(before)[-1].strip()
    if exact == _DAY and segment[:1].isupper():
        return before.split()[-1][0].isupper()
    if _VOLUME.match(after):
        return True
    town = before.removesuffix(segment).rstrip()
    if town.endswith(":") and place_named(_SEGMENTS.split(town[:-1])[-1]):
        return True
    bracketed = "(" in before.rpartition(")")[2] and after[:1] == ")"
    return bool(segment) and (place_named(segment) or (bracketed and is_publisher(segment, None)))


def _behind_authors(laid: str, one: PrintedDate) -> bool:
    """Say whether a date stands where authors and date open an entry: "Orr, B. (2021). Title"."""
    before = laid[: one.start].rstrip()
    if not before or one.start > _SLOT or TITLE in before:
        return False
    if before[-1] == "(":
        return is_author(before[:-1].strip())
    stops = laid[one.end :][:1] == "." == before[-1]
    return stops and _SENTENCE.search(before) is None and is_author(before)


# -- words around dates ---------------------------------------------------------------------------


@cache
def _seen() -> tuple[str, ...]:
    """Return what leads to the day on which a page was read."""
    return tuple(plain(row[2]) for row in access_rows("before"))


@cache
def _seen_behind() -> tuple[str, ...]:
    return tuple(row[2] for row in access_rows("after"))


@cache
def _before_others() -> tuple[str, ...]:
    """Return what leads to a date that is none of publication: "first published"."""
    return (*_seen(), *map(plain, phrase_list("imprints.txt", "before other dates")))


@cache
def _before_publication() -> tuple[str, ...]:
    return tuple(map(plain, phrase_list("imprints.txt", "before days of publication")))

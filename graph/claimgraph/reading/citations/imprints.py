"""What an entry of a source list says of its work: who published it, and when.

Only what the entry states in a place where entries state it is taken: a date of access or of a
copy, a year in a title, a volume or the day of a case is no date of publication, and two dates
that differ are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import access_date, access_rows, clean
from claimgraph.reading.citations.entry_dates import (
    DATE,
    OTHER_DATE,
    TITLE,
    URL,
    dates_in,
    one_date,
)
from claimgraph.reading.citations.publication_dates import (
    agreed_date,
    is_of_title,
    most_exact,
    plain,
    stated,
)
from claimgraph.reading.citations.publishers import publisher_in
from claimgraph.reading.lang.word_lists import any_of, phrase_list
from claimgraph.urls import find_urls

_LONGEST = 700
_LINK = regex(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}(?:\([^()\s]*\)[^()\s]*)?\)")
_DOI = regex(r"(?i:\bdoi:?\s?10\.\d{4,9}/\S+)|\b10\.\d{4,9}/\S+")
_QUOTED = regex(r"„[^„“”\"\n]{3,300}[“”\"]|[“\"«][^“”\"«»\n]{3,300}[”\"»]|‘[^‘’\n]{12,300}’(?!\w)")
_LEADS = regex(rf"(?<!\w)(?:{any_of('title')}|{any_of('before address')})(?!\w)")
"""What leads to a title or an address."""
_LAW = regex(
    r"""(?<=[\w.])[ ]v\.?[ ](?=[A-Z])  # Orr v. Board
    |§|\bAct,?[ ](?:of[ ])?\(?(?:1[5-9]|20)\d\d
    |\b(?:Directive|Regulation)[ ](?:\(E[UC]\)[ ])?(?:No\.?[ ]?)?\d
    |\[(?:1[89]|20)\d\d\][ ](?:\d[ ])?[A-Z]  # [1994] 1 AC
    |^(?:In[ ]re|Ex[ ]parte)[ ]
    |\b[A-Z]\.[ ]?[A-Z]\.[ ]?(?:C\.[ ]?(?:[A-Z]\.[ ]?)?)?\d  # 16 U.S.C. 12
    """,
    re.VERBOSE,
)
"""What cases and statutes have: their dates are of what was decided."""


class Imprint(NamedTuple):
    """Who published a work and when (ISO 8601), as an entry states; None where it does not."""

    publisher: str | None = None
    published: str | None = None


def imprint(
    words: str, label: str = "", title: str | None = None, url: str | None = None
) -> Imprint:
    """Return what an entry says about its publication.

    Args:
        words: the entry as it is printed.
        label: its label, which may stand before it.
        title: the title that was found in it.
        url: where it leads; a name that the entry prints is surer where the address has it too.

    >>> imprint("“Grain leaves Odesa”, The Guardian, 3 May 2022 (accessed 4 June 2023)")
    Imprint(publisher='The Guardian', published='2022-05-03')
    >>> imprint("Tides, first published 1859. Retrieved 3 May 2021")
    Imprint(publisher=None, published=None)
    """
    if words.lstrip().startswith("@") and "{" in words:
        return _of_bibtex(words)
    laid = _laid_out(_without_label(words[:_LONGEST], label), title)
    if not any(map(str.isalpha, laid)) or _is_unpublished(laid):
        return Imprint()
    found = [*dates_in(laid)]
    dates = stated(laid, found)
    published = agreed_date(laid, dates)
    for one in reversed(found):
        meant = published is not None and one in dates and published.startswith(one.iso[:4])
        laid = laid[: one.start] + (DATE if meant else OTHER_DATE) + laid[one.end :]
    if OTHER_DATE in laid:
        laid = _seen_on().sub(OTHER_DATE, laid)
    publisher = publisher_in(laid, url, published)
    if publisher is None and is_of_title(laid):
        return Imprint()
    return Imprint(publisher, published)


_FIELD = regex(
    r"\b(journal|journaltitle|publisher|institution|school|date|year|month)[ ]{0,8}=[ ]{0,8}"
    r"(?:\{((?:[^{}]|\{[^{}]{0,200}\}){1,300})\}|\"([^\"\n]{1,300})\"|(\w{3,9}))",
    re.IGNORECASE,
)
_PUBLISHERS = ("journal", "journaltitle", "publisher", "institution", "school")


def _of_bibtex(words: str) -> Imprint:
    """Return what an entry of BibTeX says in its fields."""
    said = {
        found[1].lower(): clean(_BRACES.sub("", found[2] or found[3] or found[4]))
        for found in _FIELD.finditer(words)
    }
    publisher = next((said[name] for name in _PUBLISHERS if name in said), None)
    year = said.get("year", "")
    dates = (said.get("date", ""), f"{said.get('month', '')} {year}", year)
    return Imprint(publisher, next((day for one in dates if (day := one_date(one))), None))


_BRACES = regex(r"[{}]")


def agreed(said: Sequence[Imprint]) -> Imprint:
    """Return what several entries of one work say; where they differ, nothing.

    >>> agreed([Imprint("Reuters", "2022"), Imprint(None, "2022-05-03"), Imprint("Reuters", None)])
    Imprint(publisher='Reuters', published='2022-05-03')
    """
    names = {one.publisher for one in said if one.publisher}
    days = [one.published for one in said if one.published]
    return Imprint(names.pop() if len(names) == 1 else None, most_exact(days))


def _without_label(words: str, label: str) -> str:
    if label:
        words = re.sub(rf"^[\s\[(*_^>#-]*{re.escape(label)}[\])\s.:*_^-]+", "", words, count=1)
    return words.lstrip("^↑ \t")


def _laid_out(words: str, title: str | None) -> str:
    """Return an entry with a sign for its title and for each address, without marks."""
    words = clean(_LINK.sub(r"\1", words))
    for start, end in reversed([*find_urls(words)]):
        words = words[:start] + URL + words[end:]
    words = _DOI.sub(URL, words)
    if title and len(title) > 3 and (at := words.find(title)) >= 0:
        end = at + len(title)
        if not any(q.start() <= at < q.end() for q in _QUOTED.finditer(words)):
            rest = words[:at] + words[end:]
            quoted = _QUOTED.search(title) is not None
            if _tells_more(rest) and not quoted:
                words = words[:at] + TITLE + words[end:]
    return _QUOTED.sub(TITLE, words)


def _tells_more(rest: str) -> bool:
    """Say whether more than an address and its day of access stands beside a title."""
    seen = access_date(rest.rstrip(URL + " .)"))
    told = rest[: seen.start()] if seen else rest
    return any(map(str.isalpha, _LEADS.sub("", told)))


def _is_unpublished(laid: str) -> bool:
    """Say whether an entry is of a conversation, a case, a law or a talk."""
    words = plain(laid)
    return any(one in words for one in _unpublished()) or _LAW.search(laid) is not None


@cache
def _unpublished() -> tuple[str, ...]:
    return tuple(map(plain, phrase_list("imprints.txt", "not published")))


@cache
def _seen_on() -> re.Pattern[str]:
    """Return the pattern of a day on which a page was read, with what leads to it."""
    words = (row[2] for row in access_rows("before"))
    seen = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(
        rf"(?<!\w)(?:{seen})[\s:：]{{0,3}}{OTHER_DATE}(?:,? (?:from|at))?", re.IGNORECASE
    )

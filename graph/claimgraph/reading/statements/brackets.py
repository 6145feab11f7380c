"""What brackets behind a name tell: "Ada Lind (1921-1998)" when she was born and died.

So do "(born 3 May 1961)" and "(Bergen, Norway, 3 May 1961)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import be
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.statements.antecedents import is_person
from claimgraph.reading.statements.phrases import is_year
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    plural,
    supplied,
    trimmed,
)


def brackets(clause: Clause) -> tuple[Clause, ...] | None:
    """State what brackets behind a name tell: "(born 3 May 1961)", "(1921-1998)"."""
    w = clause.words
    for at in range(1, len(w) - 3):
        if w[at].text != "(" or w[at - 1].tag != "NAME":
            continue
        close = next((i for i in range(at + 2, len(w)) if w[i].text == ")"), None)
        start = at
        while start and w[start - 1].tag == "NAME":
            start -= 1
        if close is None:
            continue
        named = borrowed(w[start:at], "antecedent")
        told = tuple(replace(x, held=False) for x in w[at + 1 : close])
        rest = (*w[:at], *w[close + 1 :])
        if told[0].lower == "born":
            return cut(clause, rest, *((*named, *said) for said in _born(told, plural(named))))
        if told[0].lower == "died":
            return cut(clause, rest, (*named, *told))
        if start or not _is_somebody(w, close):
            continue
        lived = _lived(told)
        if lived is None and w[close + 1].lower == "is":
            kept, lived = _birth(told) if is_person(w[close + 2 : close + _FAR]) else (0, None)
            rest = (*w[: at + 1 + kept], *w[close:]) if kept else rest
        if lived is not None:
            return cut(clause, rest, *((*named, *said) for said in lived))
    return None


def _born(told: Sequence[Word], several: bool) -> list[tuple[Word, ...]]:
    """Return "was born 3 May 1961" and "died in 1998" for "born 3 May 1961, died in 1998"."""
    verb = supplied(be("past", plural=several), "AUX", "verb", told[0].start)
    dates = next((i for i, x in enumerate(told) if x.text == ";"), len(told))
    died = next((i for i, x in enumerate(told) if x.lower == "died"), len(told))
    lived = _lived(told) if dates < died else None
    ends = lived or ([tuple(told[died:])] if died < len(told) else [])
    return [(*verb, *trimmed(told[: dates if lived else died])), *ends]


def _lived(told: Sequence[Word]) -> list[tuple[Word, ...]] | None:
    """Return "was born in 1921" and "died in 1998" for what brackets tell of a life."""
    last = max((i for i, x in enumerate(told) if x.text == ";"), default=-1)
    dates = told[last + 1 :]
    dash = [i for i, x in enumerate(dates) if x.text in "–—-"]
    if len(dash) != 1:
        return None
    halves = dates[: dash[0]], dates[dash[0] + 1 :]
    if not all(_is_date(half) for half in halves):
        return None
    birth, death = halves
    return [(*_was_born(birth[0].start), *_on(birth)),
            (*supplied("died", "PAST", "verb", death[0].start), *_on(death))]  # fmt: skip


def _birth(told: Sequence[Word]) -> tuple[int, list[tuple[Word, ...]] | None]:
    """Return where and when somebody who lives was born, as "(Bergen, Norway, 3 May 1961)" and
    "(German: Jan Orr, 3 May 1961 -)" tell; and how many words tell something else."""
    lives = told[-1].text in "–—-"
    told = told[:-1] if lives else told
    date = next((i for i in range(len(told)) if _is_date(told[i:])), len(told))
    before = trimmed(told[:date])
    if date == len(told) or not (before or lives):
        return 0, None
    born = _was_born(told[0].start)
    when = (*born, *_on(told[date:]))
    if not before or (before[1:2] and before[1].text == ":"):  # how the name is written elsewhere
        return len(before), [when]
    last = max((i + 1 for i, x in enumerate(before) if x.text == ","), default=0)
    if not is_place(" ".join(x.text for x in before[last:])):
        return 0, None
    return 0, [(*born, *supplied("in", "PREP", "preposition", told[0].start), *before), when]


_FAR = 9
"""Words behind "is" among which somebody's trade stands."""


def _was_born(at: int) -> tuple[Word, ...]:
    was, born = supplied("was born", "PAST", "verb", at)
    return replace(was, tag="AUX"), born


def _on(date: Sequence[Word]) -> tuple[Word, ...]:
    """Return a date with its preposition: "in 1961", "on 3 May 1961"."""
    link = "on" if len(date) > 1 else "in"
    return (*supplied(link, "PREP", "preposition", date[0].start), *date)


def _is_date(words: Sequence[Word]) -> bool:
    named = all(x.tag == "NUM" or x.lower in CALENDAR or x.text == "," for x in words)
    return named and any(is_year(x) for x in words) and words[0].text != ","


def _is_somebody(w: Sequence[Word], close: int) -> bool:
    """Whether brackets are followed by what somebody is: "(1921-1998) was a Danish poet"."""
    told = w[close + 1 : close + 3]
    return len(told) == 2 and told[0].lower in ("was", "is") and told[1].tag == "DET"

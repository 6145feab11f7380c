"""Numbers as continental Europe prints them: "1.234,5", "300 000", "3,5 Millionen Euro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimgraph.patterns import regex
from claimgraph.reading.places import Span, Stretches
from claimgraph.reading.quantities.detect import QuantitySpan
from claimgraph.reading.shallow.folder import Folder, any_of, folder

_BLANK = "[ \xa0\u202f]"
_DIGITS = rf"(?:\d{{1,3}}(?:(?:[.’']|{_BLANK})\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{{1,2}})"
_YEAR = regex(r"1[5-9]\d\d|20\d\d")
_GROUPED = regex(rf"(?:[.’']|{_BLANK})(?=\d{{3}})")
_WORD = regex(rf"{_BLANK}?([^\W\d_][\w’'-]*)")
_SCALES = {"k": 10**3, "m": 10**6, "mio": 10**6, "md": 10**9, "mds": 10**9, "mrd": 10**9}
"""Letters between a number and the sign of its money: "2,3 M€"."""


def figures_in(text: str, span: Span, language: str, skipped: Stretches) -> list[QuantitySpan]:
    """Return the figures of a sentence, in order.

    A number is a figure where a unit, a multiplier or a counted noun stands with it. Days of
    dates, years, times, ordinals and numbers within other words are none, and a comma or stop that
    may part thousands as well as decimals gives none.

    Args:
        text: the document.
        span: where the sentence is (code points, end excluded).
        language: the tag of a language that has a folder.
        skipped: stretches that are not the text's own words, such as markers.
    """
    words = folder(language)
    found: list[QuantitySpan] = []
    for match in _pattern(language).finditer(text, *span):
        if not skipped.across(match.start("stated"), match.end("stated")):
            found += _figure(text, match, words)
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of figures in a language, made of its word list."""
    words = folder(language)
    units = any_of(unit for unit in words.units if unit[0].isalpha())
    signs = any_of(unit for unit in words.units if not unit[0].isalpha())
    money = any_of(unit for unit in words.units if unit[-1] in "€$£")
    number = rf"(?:{_DIGITS}|{_spelled(language)})"
    joint = r"(?(between)(?:et|und|y|e)\b|(?:[-–]|(?:bis|à|a)(?!\w)))"
    return re.compile(
        rf"(?<![\w.,:/§№#+-])(?:(?P<bound>{any_of(words.comparators)}){_BLANK}*)?"
        rf"(?P<between>(?:entre|zwischen){_BLANK})?"
        rf"(?P<stated>(?:(?P<sign>{money}){_BLANK}?)?(?P<minus>[−–-](?=\d))?(?P<number>{number})"
        rf"(?:(?:{_BLANK}?%(?={_BLANK}?{joint}{_BLANK}?{number}{_BLANK}?%))?"
        rf"{_BLANK}?{joint}{_BLANK}?(?P<upper>{number}))?"
        rf"(?![\d:/°hªº]|[.,]\d|\.{_BLANK}|er\b|e\b|ème\b)"
        rf"(?P<times>(?:{_BLANK}(?:{any_of(words.multipliers)})(?!\w))*)"
        rf"(?:(?<=mil|lle){_BLANK}(?:[ey]{_BLANK})?(?P<rest>{_spelled(language)}))?"
        rf"(?P<scale>{_BLANK}?(?:{any_of(_SCALES)})(?=[€$£]))?)"
        rf"(?P<of>{_BLANK}(?:de{_BLANK}|d['’]))?"
        rf"(?P<unit>{_BLANK}?(?:(?:{units})(?!\w)|{signs}))?",
        re.IGNORECASE,
    )


@cache
def _spelled(language: str) -> str:
    """Return the pattern of numbers below a thousand in words: "treinta y dos", "deux cents"."""
    known = folder(language).number_words
    small, tens, hundreds = (
        any_of(word for word, value in known.items() if low <= value < high)
        for low, high in ((1, 20), (20, 100), (100, 1000))
    )
    joined = rf"(?:{_BLANK}|-)(?:(?:y|e|et)(?:{_BLANK}|-))?"
    below = rf"(?:(?:{tens})(?:{joined}(?:{small}|{_ONE}))?|(?:{small}))"
    return rf"(?:(?:(?:{small}){_BLANK})?(?:{hundreds})(?:{joined}(?:{below}|{_ONE}))?|{below})\b"


_ONE = r"(?:une?|un[oa]|uma?)\b"
_JOINS = frozenset({"y", "e", "et"})


def _in_words(printed: str, words: Folder) -> int | None:
    """Return the value of a number in words."""
    total = 0
    known = re.findall(any_of(words.number_words), printed.lower())
    for value in (words.number_words[word] for word in known):
        total = total * 100 if value == 100 and 1 < total < 10 else total + value
    ones = len(re.findall(rf"[\s-]{_ONE}", printed.lower()))
    return total + ones if known else None


def _goes_on(before: str, words: Folder) -> bool:
    """Whether a number in words is the end of another: "mil quinientos", "treinta y dos"."""
    last = [w for w in before.split()[-2:] if w not in _JOINS][-1:]
    return bool(last) and (last[0] in words.number_words or last[0] in words.multipliers)


def _figure(text: str, match: re.Match[str], words: Folder) -> Iterator[QuantitySpan]:
    """Yield the figure of a match, unless it is a date, a score, an article or an hour."""
    printed = " ".join((match["unit"] or match["sign"] or "").lower().split())
    code = words.units.get(printed)
    noun = None if code else _counted(text, match, words)
    factor = _factor(match["times"], words) * _SCALES.get((match["scale"] or "").strip().lower(), 1)
    measured = code is not None or factor > 1
    value = _number(match["number"], measured, words)
    if value is None or not (code or noun) or (not code and _is_date(text, match, words)):
        return
    before = text[max(0, match.start() - _NEAR) : match.start()].lower()
    if not code and before.split()[-1:] and before.split()[-1].rstrip(".") in words.numbered:
        return  # "Art. 2 Abs. 1"
    if code == "h" and before.rstrip().endswith(words.before_clocks):
        return  # "à 6 heures"
    if before.endswith(_AFTER_ONE) or (
        match["number"][0].isalpha() and not before[-1:].isalnum() and _goes_on(before, words)
    ):
        return  # the upper end of "ein bis zwei Tage"; the last word of "treinta y dos"
    if code == "USD" and _OTHER_DOLLARS.match(text, match.end()):
        code, noun = None, match["unit"].split()[-1]  # "dollars canadiens", "dollars de Taïwan"
    upper = _number(match["upper"] or "", measured, words)
    ranges = upper is not None and upper > value
    if upper is not None and (words.changes(text[max(0, match.start() - _CHANGE) : match.start()])):
        value, ranges = upper, False  # "passe de 18 à 22 millions"
    elif match["upper"] and not ranges:
        return  # "2-1" is a score
    if not words.nouns_are_capital and _NAMES.match(text, match.start("number")):
        return  # "Cent Ans", "Trois Mousquetaires": of a name
    if match["minus"]:
        value = -value if code and not match["upper"] else None
    if value is None:
        return
    rest = _in_words(match["rest"], words) if match["rest"] else 0
    bound = words.comparators.get(" ".join((match["bound"] or "").lower().split()))
    yield QuantitySpan(
        match.start(),
        match.end() if match["unit"] else match.end("stated"),
        _plain(value * factor + (rest or 0)),
        upper=_plain(upper * factor) if ranges and upper is not None else None,
        comparator="between" if ranges else bound or "equal",
        unit_code=code,
        unit_text=noun,
        printed_unit=printed or None,
    )


_NEAR = 12
_MILLIONS = regex(r"(?:n|s|ão)\Z")
"""Of words for millions and more, which are nouns: "millón", "milliards", "bilhão"; not "mil"."""
_NAMES = regex(r"[A-ZÀ-Þ]\w+ [A-ZÀ-Þ][a-zà-ÿ]")
_CHANGE = 40
"""Code points before "from 5 to 7" in which a verb of change makes the second the figure."""
_AFTER_ONE = ("ein bis ", "eine bis ", "un à ", "une à ", "un ou ", "une ou ", "um ou ", "uma ou ")
_OTHER_DOLLARS = regex(r" (?:de [A-ZÁÉÍÓÚÂÊÔÀ]|(?:canad|austral|austr|taïwan|taiwan)[a-zéá]+)")


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value:f}".rstrip("0").rstrip(".")) if "." in f"{value:f}" else value


def _factor(times: str, words: Folder) -> int:
    factor = 1
    for word in times.lower().split():
        factor *= words.multipliers[word]
    return factor


def _counted(text: str, match: re.Match[str], words: Folder) -> str | None:
    """Return what a number counts: the word behind it, which German writes with a capital.

    In the other languages it is a plural, which ends in "s" or "x"; a verb there does not.
    """
    if not (words.nouns_are_capital or match["of"]) and _MILLIONS.search(match["times"]):
        return None  # "8 milliards prévus": a noun would stand behind "de"
    start = match.end("of") if match["of"] else match.end("stated")
    for _ in range(3):
        found = _WORD.match(text, start)
        word = found[1].lower() if found else ""
        if found is None or word in words.not_counted or word in words.months:
            return None
        if not words.nouns_are_capital and word not in words.passed_over:
            one = match["number"] == "1"
            return found[1] if one or word.endswith(("s", "x")) else None
        if words.nouns_are_capital and found[1][0].isupper():
            return found[1]
        if words.nouns_are_capital and not word.endswith(("e", "en")):
            return None  # no adjective: "mit fünfzig sprach er"
        start = found.end()
    return None


def _number(printed: str, measured: bool, words: Folder) -> Decimal | None:
    """Return the value of a number; None where a sign may part thousands as well as decimals."""
    if printed and not printed[0].isdigit():
        spelled = _in_words(printed, words)
        return None if spelled is None else Decimal(spelled)
    whole, comma, part = _GROUPED.sub("", printed).partition(",")
    unsure = (comma and len(part) == 3) or "." in whole
    if not printed or (unsure and not measured):
        return None
    return Decimal(f"{whole}.{part}" if comma else whole)


def _is_date(text: str, match: re.Match[str], words: Folder) -> bool:
    """Whether digits without a unit are a year, or stand behind a month."""
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    behind_month = bool(before) and before[-1].strip(".") in words.months
    return not match["bound"] and (behind_month or bool(_YEAR.fullmatch(match["number"])))

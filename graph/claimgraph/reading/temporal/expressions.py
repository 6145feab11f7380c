"""Words that say when: where they stand, of which form they are, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.lexicon import WEEKDAYS
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_numbers

MONTHS = phrase_list("en/temporal.txt", "months")
NUMBERS = {"a": 1, "an": 1}
NUMBERS |= {word: n for word, n in word_numbers("en/numbers.txt", "ones").items() if 0 < n < 13}

MONTH = (
    "(?-i:(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_YEAR = r"(?:1\d|20)\d\d(?![\d-]|/\d)"
_OF_YEAR = r"(?:,?\s(?:of\s)?(?P<yr>last|this|next)\syear\b)?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_TO = r"(?:\s(?:and|to|until|till|through)\s|\s?[-–]\s?)"
_NUMBER = "(?:" + "|".join(NUMBERS) + r"|\d{1,3})"
_UNIT = "(?:day|week|weekend|fortnight|month|quarter|year|decade)"
_PART = (
    r"(?:early|mid|late|(?:the\s)?(?:start|beginning|middle|end|close|early\sdays|rest)\sof)"
)  # fmt: skip
_BOUND = "(?:in|during|throughout|through|over|since|from|after|before|by|until|till|of)"
_DAYTIME = r"(?:\s(?:morning|afternoon|evening|night))?\b"
_HOUR = r"(?:(?:early|late|overnight)\s(?:on\s)?)?"
_VAGUE = r"(?:more\sthan|less\sthan|over|under|about|around|some|nearly|almost|roughly|at\sleast)"

_FORMS: dict[str, str] = {
    "iso": r"(?P<y>\d{4})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b",
    "days": rf"(?:(?:between|from)\s)?(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})\s(?:of\s)?"
    rf"(?P<m>{MONTH})(?:,?\s(?P<y>{_YEAR}))?",
    "days_after": rf"(?:(?:between|from)\s)?(?P<m>{MONTH})\s(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})"
    rf"(?:,?\s(?P<y>{_YEAR}))?",
    "dates": rf"(?:(?:between|from)\s)?(?P<d>{_DAY})\s(?P<m>{MONTH})(?:\s(?P<y>{_YEAR}))?{_TO}"
    rf"(?P<d2>{_DAY})\s(?P<m2>{MONTH})(?:,?\s(?P<y2>{_YEAR}))?",
    "dates_after": rf"(?:(?:between|from)\s)?(?P<m>{MONTH})\s(?P<d>{_DAY})(?:,\s(?P<y>{_YEAR}))?"
    rf"{_TO}(?P<m2>{MONTH})\s(?P<d2>{_DAY})(?:,?\s(?P<y2>{_YEAR}))?",
    "day": rf"{_HOUR}(?:{_WEEKDAY},?\s)?(?:the\s)?(?P<d>{_DAY})\s(?:of\s)?(?P<m>{MONTH})"
    rf"(?:,?\s(?P<y>{_YEAR}))?{_OF_YEAR}",
    "day_after": rf"{_HOUR}(?:{_WEEKDAY},?\s)?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{_DAY})"
    rf"(?:,?\s(?P<y>{_YEAR}))?{_OF_YEAR}",
    "months": rf"(?:between|from|in)\s(?P<m>{MONTH})(?:\s(?P<y>{_YEAR}))?\s(?:and|to|until|through)"
    rf"\s(?:{_PART}\s)?(?P<m2>{MONTH})(?:\s(?P<y2>{_YEAR}))?",
    "month_year": rf"(?:{_PART}[-\s])?(?P<m>{MONTH}),?\s(?:of\s)?(?P<y>{_YEAR})",
    "week_of": r"(?:in\s|during\s|over\s)?(?:the\s)?(?P<n>first|second|third|fourth|final|last)"
    rf"\sweek\s(?:of|in)\s(?P<m>{MONTH})(?:,?\s(?P<y>{_YEAR}))?",
    "month": rf"(?:(?P<which>last|this|next|the\sfollowing)\s"
    rf"|(?:{_BOUND}\s)?{_PART}[-\s]|{_BOUND}\s)"
    rf"(?P<m>{MONTH})(?!\s(?:\d|of\s(?:\d|that|the)|(?:and|or)\s{MONTH})){_OF_YEAR}",
    "years_listed": rf"in\s(?P<y>{_YEAR})(?:,\s{_YEAR}){{0,9}},?\s(?:and|or)\s(?P<y2>{_YEAR})\b",
    "years": rf"(?:between|from)\s(?P<y>{_YEAR})\s(?:and|to|until|through)\s(?P<y2>{_YEAR})",
    "years_joined": r"(?:in\s)?(?P<y>(?:1\d|20)\d\d)(?:\s?[-–]\s?|(?P<slash>/))"
    r"(?P<y2>(?:1\d|20)?\d\d)\b(?![-–/])",
    "part": r"(?:the\s)?(?P<n>first|second|third|fourth|final|last)\s(?P<what>quarter|half)\sof\s"
    rf"(?:(?P<y>{_YEAR})|(?P<which>the|this|last|next)\syear\b)",
    "quarter": rf"Q(?P<n>[1-4])(?:,?\s|/)(?:of\s)?(?P<y>{_YEAR})",
    "season": r"(?P<which>last|this|next)\s(?P<s>spring|summer|autumn|fall|winter)\b",
    "season_year": r"(?:the\s)?(?P<s>spring|summer|autumn|fall|winter)\s(?:of\s)?"
    r"(?P<y>(?:1\d|20)\d\d)(?:[-–/](?P<y2>\d\d))?(?![\d-]|/\d)",
    "decade": r"(?:the\s)?(?:(?P<of>early|mid|late)[-\s])?(?P<y>(?:1\d|20)\d0)['’]?s\b",
    "deictic": r"(?:the\sday\s(?P<far>before\syesterday|after\stomorrow)"
    rf"|(?P<near>yesterday|today|tomorrow){_DAYTIME}|(?P<night>tonight|last\snight"
    r"|overnight(?!\s(?:on|into|to)\s(?:[A-Z]|\d)))"
    r"|(?P<now>this\s(?:morning|afternoon|evening)))\b",
    "weekdays": rf"(?:between|from)\s(?P<w>{_WEEKDAY}){_DAYTIME}\s(?:and|to|until|till|through)"
    rf"\s(?P<w2>{_WEEKDAY}){_DAYTIME}",
    "weekday": rf"{_HOUR}(?:(?P<which>last|this|next|this\spast|this\scoming|the\sfollowing)\s)?"
    rf"(?P<w>{_WEEKDAY}){_DAYTIME}(?:\s(?P<of>last|this|next)\sweek\b|\s(?P<odd>week|fortnight)\b)?",
    "weekend": r"(?:at|over|during)\sthe\s(?P<u>weekend)\b",
    "unit": rf"(?:(?:earlier|later|early|late|{_PART})\s)?(?<!the\s)(?P<which>last|this|next)"
    rf"\s(?P<u>{_UNIT})\b",
    "unit_end": rf"(?P<part>{_PART})\sthe\s(?P<u>week|month|quarter|year|decade)\b(?!\sof)",
    "ago": rf"(?:(?P<vague>{_VAGUE})\s)?(?P<n>{_NUMBER})\s(?P<u>{_UNIT})s?\sago\b"
    rf"(?:\s(?P<today>today)\b|\s(?:on\s)?(?P<odd>{_WEEKDAY}|yesterday|tomorrow))?",
    "vague": rf"(?:{_VAGUE}\s)?(?:{_NUMBER}|\d[\d.,]*)\s"
    r"(?:hundred|thousand|million|billion)\syears\sago\b"
    rf"|(?:(?:several|many|some|(?:a\s)?few|a\scouple\sof)\s)?{_UNIT}s\sago\b"
    rf"|this\stime\s(?:last|next)\s{_UNIT}\b"
    rf"|in\srecent\s{_UNIT}s\b|recently\b|(?:last|this|next)\s(?:season|term|century)\b",
    "span": r"(?:in|over|during|within|for)\s(?:the\s|(?=past|coming)"
    rf"|(?=(?:last|next)\s(?:{_NUMBER}\s|{_UNIT}s)))(?P<which>past|last|next|coming)\s"
    rf"(?:(?P<n>{_NUMBER})\s)?(?P<u>{_UNIT})(?P<many>s)?\b(?!\sof)",
    "within": rf"within\s(?P<n>{_NUMBER})\s(?P<u>{_UNIT})s?\b",
    "time": rf"in\s(?P<n>{_NUMBER})\s(?P<u>{_UNIT})s?[’']?\stime\b",
    "later": rf"(?:(?P<vague>{_VAGUE})\s)?(?P<n>{_NUMBER})\s(?P<u>{_UNIT})s?\s"
    r"(?P<dir>later|earlier|afterwards?)\b",
    "anaphor": r"(?:the\s(?P<which>following|next|previous|same)|(?P<that>that)(?:\ssame)?)\s"
    r"(?P<u>day|morning|afternoon|evening|night|week|month|year)\b",
    "lead": rf"(?:^|(?<=\n)|(?<=\*)|(?<=[-•*]\s))(?P<y>{_YEAR})"
    r"(?=\s?[:–—]|\s-\s|,\s(?:the\s|an?\s|(?-i:[A-Z]))|\*|$)",
    "year": rf"(?:{_BOUND}\s(?:{_PART}[-\s])?|{_PART}[-\s])(?P<y>{_YEAR})\b"
    r"(?!\s(?:fiscal|financial|school|academic|tax)\b)",
}


@cache
def _form(kind: str) -> re.Pattern[str]:
    """Return the pattern of one form, which few texts have all of."""
    return re.compile(_FORMS[kind], re.IGNORECASE)


_NAMED = regex(r"\?P<\w+>")
_ANY = regex(
    r"\b(?:"
    + "|".join(f"(?P<{kind}>{_NAMED.sub('?:', form)})" for kind, form in _FORMS.items())
    + ")",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?:\b(since|from|after|following|before|until|till|by|no later than|in|on|at)\s+)"
    r"(?:(?:about|around|late|early|the)\s+)?$",
    re.IGNORECASE,
)
_RELATIONS = {
    "since": "since", "from": "since", "after": "after", "following": "after", "before": "before",
    "until": "until", "till": "until", "by": "by", "no later than": "by",
}  # fmt: skip
_WHOLE = word_list("en/temporal.txt", "whole")
"""Forms that give both ends themselves."""
_FEAST = regex(
    r"\b(?:Easter|Whit|Shrove|Ash|Maundy|Holy|Good|Black|Palm|Cyber|Bloody"
    r"|(?:on\s+)?(?i:that|every|each|any|one|an?|some|most|only))\s+$|\($"
)
"""What stands before a day of the week that is not the nearest one: "Easter", "that", "("."""


_END = regex(r"\b(?:end|close)\sof\b|\b(?:end|close)\sthe\b")


class TimeExpression(NamedTuple):
    """Words that say when: their place (code points, end excluded), their form and its parts.

    ``relation`` is "since", "after", "before", "until" or "by" where the time only bounds the
    event.
    """

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]
    relation: str | None = None
    listed: bool = False
    """Whether "in" stands before two months: "in May and June"."""

    def number(self, part: str, default: int = 1) -> int:
        """Return a part that is a number, in digits or letters."""
        word = self.parts.get(part, "").lower()
        return NUMBERS.get(word) or int(re.sub(r"\D", "", word) or default)

    @property
    def month(self) -> int:
        """The month, from 1."""
        return month_number(self.parts["m"])


def month_number(word: str) -> int:
    """Return the number of a month, given in digits or by its name.

    >>> month_number("Sept."), month_number("03")
    (9, 3)
    """
    return int(word) if word.isdecimal() else 1 + MONTHS.index(word[:3].lower())


def time_expressions(
    text: str, start: int = 0, end: int | None = None, openings: Sequence[int] | None = None
) -> Iterator[TimeExpression]:
    """Yield the words that say when in a stretch of text, in reading order.

    ``openings`` are the only places (code points) where such words may begin, as ``may_open`` gives
    them; all places where it is not given.

    >>> [w.kind for w in time_expressions("On 3 May, two days ago, in the 1990s, it may march.")]
    ['day', 'ago', 'decade']
    """
    stop = len(text) if end is None else end
    if openings is None:
        matches: Iterable[re.Match[str]] = _ANY.finditer(text, start, stop)
    else:
        matches = _matches(text, openings, stop)
    for match in matches:
        kind = match.lastgroup or ""
        found = _form(kind).match(text, match.start(), match.end())
        parts = {k: v for k, v in found.groupdict().items() if v} if found else {}
        yield _told(text, match, kind, parts)


def _matches(text: str, openings: Sequence[int], stop: int) -> Iterator[re.Match[str]]:
    past = 0
    for at in openings:
        match = _ANY.match(text, at, stop) if at >= past else None
        if match:
            yield match
            past = match.end()


_FARTHEST = 8
"""How many tokens before a word of time the expression that holds it may begin."""


def may_open(tokens: Sequence[Token]) -> list[int]:
    """Return the places in a sentence where words that say when may begin, in order.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> may_open(tokenize("in mid-May")), may_open(tokenize("in Mali"))
    ([0, 3, 7], [])
    """
    found: dict[int, None] = {}
    for n, token in enumerate(tokens):
        if token.lower in _TELLING or (not token.text.isalpha() and _tells(token)):
            first = n
            while first > max(0, n - _FARTHEST) and _may_belong(tokens[first - 1]):
                first -= 1
            for near in tokens[first : n + 1]:
                if near.lower in _OPENERS or (near.is_word and not near.text.isalpha()):
                    found[near.start] = None
                if not near.text.isalnum() and near.is_word:
                    inner = (i + 1 for i, c in enumerate(near.text) if not c.isalnum())
                    found.update(dict.fromkeys(near.start + i for i in inner))
    return sorted(found)


def openings_in(s: Sentence) -> list[int]:
    """Return the places in a sentence where words that say when may begin, worked out once."""
    found: list[int] | None = s.made.get(may_open)
    if found is None:
        found = s.made[may_open] = may_open(s.tokens)
    return found


def _tells(token: Token) -> bool:
    """Whether a token holds a year, or has a word of time behind a hyphen: "mid-May"."""
    if len(token.text) > 3 and any(map(str.isdecimal, token.text)):
        return True
    return "-" in token.text and not _TELLING.isdisjoint(token.lower.split("-"))


def _may_belong(token: Token) -> bool:
    """Whether a token is none that no form has, such as "harbour"."""
    return token.lower in _OF_FORMS or not token.text.isalpha()


_TELLING = word_list("en/temporal.txt", "telling").union(MONTHS, WEEKDAYS)
_OPENERS = word_list("en/temporal.txt", "openers") | _TELLING | NUMBERS.keys()
_STEMS = re.findall("[A-Za-z]+", re.sub(r"\\[a-zA-Z]|P<\w+>", " ", "".join(_FORMS.values())))
_OF_FORMS = _OPENERS | {word.lower() + end for word in _STEMS for end in ("", "s")}
"""Words that stand in a form."""


def _told(text: str, match: re.Match[str], kind: str, parts: dict[str, str]) -> TimeExpression:
    """Return the words with the preposition before them and what it makes of them."""
    first = match.group().split(maxsplit=1)[0].lower()
    before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
    start = before.start(1) if before else match.start()
    preposition = before[1].lower() if before else first
    if kind == "day_after" and preposition == "in" and "y" not in parts:
        cut = text.index(parts["m"], match.start()) + len(parts["m"])
        return TimeExpression(start, cut, "month", {"m": parts["m"]})  # "in March 20 people…"
    if kind == "weekday" and before and before[0].lower().endswith("the "):
        told = text[match.end() : match.end() + 7].lower()
        parts |= {"odd": "yes"} if told.startswith((" before", " after")) else {}
    named = kind == "weekday" and _FEAST.search(text, max(0, match.start() - 15), match.start())
    if named:
        parts["named"] = "yes"  # "Easter Monday", "that Monday" are no Monday of this week
        start = min(start, named.start() if named[0].islower() else start)
    relation = None if kind in _WHOLE else _RELATIONS.get(preposition)
    if relation == "before" and _END.search(match.group()):
        relation = "by"  # "before the end of the year"
    listed = kind == "months" and first == "in"
    return TimeExpression(start, match.end(), kind, parts, relation, listed)

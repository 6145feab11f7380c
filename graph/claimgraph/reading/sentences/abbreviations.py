"""Stops behind words that abbreviate, as in "M. Roux" and "im 15. Jahrhundert", or only look so;
and signs that end a title, not its sentence."""

from __future__ import annotations

import re
from functools import cache

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import optional_phrases, phrase_list, word_list

_LISTED = frozenset(phrase_list("languages.txt", "abbreviations"))
_JOINED = "-–º°ª"
"""Signs that no sentence begins with."""
_WHOLE_WORD = regex(
    r"\b(?:March|April|May|June|July|(?:on|to|post|via) X)(?=\.\s+[A-Z])"
    r"|(?:(?<=[A-Z] to )|(?<=[A-Z] or ))[A-Z](?=\.\s+[A-Z][a-z])"
    r"|(?:^|(?<=\?\s)|(?<=\?\s{3}))No(?=\.\s+(?!(?:One|Two|Three|Ten)\b)[A-Z][a-z]+ )"
    r"|(?<![.\w])(?:(?!MRS?\.|MS\.|DR\.|ST\.|NO\.|VS\.|PT\.)[A-Z]{2,3}|\d{1,2}\.x)"
    r"(?=\.\s+[A-Z][a-z]{2,})"
)
"""Months, a site, answers, initials and versions: a sentence may end in them."""
_HOUR = regex(r"\d\s?(?:[ap]\.m|[AP]\.M)\.\s*$")
_INITIALS = regex(r"\b(?!(?:an?|the|his|her|their|my|and|or)\b)[a-z]{2,} [A-Z]\.[A-Z]\.\s*$")
_FAMILY_NAME = regex(r"[A-Z][a-z]+\b")
"""Initials that stand for a degree elsewhere, too: "led by M.S. Orr", not "earned an M.S."."""
_OF_THE_HOUR = regex(
    rf"(?:{'|'.join(sorted(word_list('en/calendar.txt', 'time zones')))})\b"
    rf"|(?:{'|'.join(map(str.title, phrase_list('en/calendar.txt', 'weekdays')))})\b"
    r"(?! (?:is|was|will|would|has|had|saw|brought|marks|marked)\b)"
    rf"|(?:{'|'.join(map(str.title, sorted(word_list('en/calendar.txt', 'months'))))}) \d"
)
"""What says of which zone or day an hour is: "9 a.m. ET", "9 a.m. Monday", "9 a.m. May 3"."""
_MAY_BE_WHOLE = regex(r"(?:[A-Z]|March|April|May|June|July|[.]x|No)[.]\s")
"""How each of them ends, looked for faster."""


def goes_on(language: str, before: str, after: str) -> bool:
    """Return whether a sentence goes on over a stop, as its language abbreviates.

    English sentences may begin in a small letter, as those of chats do; those of others do not.

    Args:
        language: its tag; in one without a list of abbreviations nothing goes on.
        before: the end of what stands before the place, its blanks included.
        after: what follows.

    >>> goes_on("fr", "a dit M. ", "Roux"), goes_on("fr", "Il mesure 5 m. ", "Elle part")
    (True, False)
    >>> goes_on("en", "It left at 9 a.m. ", "Monday"), goes_on("en", "It left at 9 a.m. ", "We ran")
    (True, False)
    >>> goes_on("en", "led by M.S. ", "Orr"), goes_on("en", "She has an M.S. ", "Orr has none")
    (True, False)
    >>> goes_on("en", "The board thanked Ms. ", "Lind"), goes_on("en", "under Sch. ", "2")
    (True, True)
    >>> goes_on("en", "She sang in Go! ", "(1999) and so on."), goes_on("en", "Go! ", "We left")
    (True, False)
    """
    if after.startswith("(") and _YEAR.match(after):
        return True
    if after[:1].islower() and _TOLD_OF.match(after) and _IN_TITLE.search(before):
        return True
    if language not in _LISTED or not before.rstrip().endswith("."):
        return False
    first = after[:1]
    if language == "en":
        if _HOUR.search(before) and _OF_THE_HOUR.match(after):
            return True
        if _INITIALS.search(before) and _FAMILY_NAME.match(after):
            return True
    elif first.islower() or first in _JOINED:
        return True
    names, numbers, ordinals = _endings(language)
    said = before.rstrip()[:-1]
    wanted = numbers if first.isdecimal() or first == "(" else names
    if said.endswith(wanted):  # few do, and only then the costlier question is asked
        whole = (said[: -len(word)] for word in wanted if said.endswith(word))
        return any(not (rest[-1:].isalnum() or rest[-1:] == "_") for rest in whole)
    return bool(ordinals and first.isupper() and ordinals.search(before))


_YEAR = regex(r"\(\d{4}(?:\s?[–-]\s?\d{2,4})?\)")
_IN_TITLE, _TOLD_OF = regex(r"\b[A-Z][a-z]{1,20}!\s*$"), regex(r"(?:is|was|has|had|won|and|or)\b")
"""A title may end in a sign of its own, behind which its year stands or its sentence goes on."""


@cache
def _endings(language: str) -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str] | None]:
    """Return behind which words, with their stop, a sentence goes on with a name, and with a
    number, and behind which ordinals it goes on."""
    file = f"{language}/abbreviations.txt"
    names = tuple(sorted(word_list(file, "before names")))
    numbers = tuple(sorted(word_list(file, "before numbers")))
    lists = " ".join(optional_phrases(file, "before ordinals")).split()
    ordinals = rf"(?<!\w)(?:{'|'.join(map(re.escape, lists))})\s\d{{1,3}}\.\s*$"
    return names, (*numbers, *names), re.compile(ordinals, re.IGNORECASE) if lists else None


def whole_words_hidden(words: str) -> str:
    """Return the words, those that only look abbreviated replaced by letters; the length stays.

    >>> whole_words_hidden("It was moved by RS. Two left.")
    'It was moved by éé. Two left.'
    """
    if not _MAY_BE_WHOLE.search(words):
        return words
    return _WHOLE_WORD.sub(lambda word: "é" * len(word[0]), words)


def ends(words: str, cited: str | None = None) -> bool:
    """Say whether words end in the stop of a sentence, with quotation marks and brackets.

    Args:
        words: the end of what stands before the place.
        cited: the sign that follows behind a marker. Nobody cites between "J." and a name, so that
            "vitamin D.[1] Supplements" are two sentences.

    >>> ends("The ship sank. (Post)"), ends("It rose by 4 m."), ends("It was led by J.")
    (True, True, False)
    >>> ends("It needs vitamin D.", "S")
    True
    """
    if cited is not None and "A" <= cited <= "Z" and _SHORT.search(words):
        return True
    said = (NOTED.sub("", words) if words[-1:] == ")" else words).rstrip("\"”’')]")
    before = said.rstrip(".!?")
    stopped = before != said and _BEFORE_STOP.search(before, max(0, len(before) - 4)) is not None
    return stopped or words.endswith(("。", "！", "？"))


_BEFORE_STOP = regex(r"(?:[a-z]{2}|\w{3}|\d(?:[ \xa0][a-zµ°]{1,2})?|[)\]%\"”’'])\Z")
"""What a stop ends a sentence behind: a word or an amount; "J." and "m." alone abbreviate."""
_SHORT = regex(r"(?<!\w)(?:\w\.)?\w\.[\"”’)]?\Z")
"""An initial, a unit or "U.S."."""
NOTED = regex(r"(?<=[.!?])\s\([^().!?\n]{2,40}\)$")
"""What is noted of a sentence behind its stop: "It sank. (Post)"."""

"""The answers of an interview, which stand below its questions or behind "A:".

Who answers is told before the first question: "We spoke to Ada Lund". Where the text names several,
or nobody, somebody whom it does not name answers; where nothing shows that somebody is asked, as in
a list of common questions, the answers are the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.attribution.turns import BREAK, Said, Turn
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import ANSWERED, ASKED

_FEWEST = 2
"""Answers from which questions and answers are an interview."""
_ANSWER = regex(rf"(?m)^[ \t>*_]{{0,4}}{ANSWERED}(?=\S)")
_LETTERED = regex(rf"(?m)^[ \t>*_]{{0,4}}{ASKED}(?=\S)")
_QUESTION = regex(
    rf"(?m)^[ \t>]{{0,4}}(?:\#{{1,6}}[ ]+)?(?:\*\*|__|[*_])?(?:{ASKED})?"
    r"[^\W\d_a-z][^\n]{6,400}(?P<asked>\?)[\"”*_ \t]{0,6}$"
)
"""A line that asks something, at its end."""
_TITLE = regex(r"\n[ \t]{0,4}\#{1,6}[ ]+[^\n]{1,300}[^?\n]\n|\n[ \t]{0,4}(?:[-*_–—][ ]?){3,}\n")
"""A heading that asks nothing, or a rule: what is asked and answered ends before it."""
_TALK = regex(
    r"\b(?:interview(?:s|ed)?(?:[ ]with)?|(?:we|I)[ ](?:met|asked|interviewed)"
    r"|in[ ]conversation[ ]with"
    r"|(?P<both>spoke|speaks|talked|talks|sat[ ]down|talking|speaking)[ ](?:to|with)"
    r"|questions[ ](?:for|to)|Q[ ]?&[ ]?A[ ]with|(?:guest|interviewee)[ ]?:)[ ](?!by\b)",
    re.IGNORECASE,
)
"""How a text tells whom it interviews: "We spoke to Ada Lund", "Ten questions for Orr"."""
_HAS_TALKED = regex(
    r"\b(?:[Ww]e|I|[Hh]e|[Ss]he|[Tt]hey) (?:met|asked|interviewed|spoke|speaks?|talked|talks?)\b"
)
"""How the lead of an interview says outright that it is one."""
_FIRST_PERSON = regex(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|me|us)\b")
_ONE_PERSON = regex(r"\b(?:I|[Mm]y|me)\b")
_ADDRESSES = regex(r"\b[Yy]our?s?\b")
_REACH = 160
"""Code points behind words of an interview in which whoever gives it is named."""


class _Answer(NamedTuple):
    """Where the sign before an answer stands, its line begins, and its words begin and end."""

    sign: Span
    line: int
    begun: int
    end: int


def interview(text: str, said: Said, mentions: Sequence[Mention]) -> Iterator[Turn]:
    """Yield answers to questions, said by whom the text says that it interviews."""
    letters = list(_ANSWER.finditer(text))
    answers = list(_lettered(text, letters) if letters else _below_questions(text))
    if len(answers) < _FEWEST:
        return
    asked = _QUESTION.search(text) or _LETTERED.search(text)
    begun = min(asked.start() if asked else len(text), answers[0].line)
    lead = text[:begun].rstrip()
    talked = _HAS_TALKED.search(lead, lead.rfind("\n\n") + 1) is not None
    spoken = _any(_FIRST_PERSON, text, answers)
    if not (letters or talked or spoken):
        return
    who = _answering(text, mentions, begun, alone=bool(letters))
    talked = talked or (spoken and _TALK.search(lead) is not None)
    if who is None and not (talked or _is_personal(text, answers, lettered=bool(letters))):
        return
    for sign, line, start, end in answers:
        if told := said.within(line, start, end):
            yield Turn(who, sign, told)


def _any(pattern: re.Pattern[str], text: str, answers: Sequence[_Answer]) -> bool:
    return any(pattern.search(text, one.begun, one.end) for one in answers)


def _is_personal(text: str, answers: Sequence[_Answer], *, lettered: bool) -> bool:
    """Whether one person answers, who is asked as "you": no firm that answers its readers."""
    starts = (text.rfind("\n", 0, one.sign[0]) + 1 for one in answers)
    addressed = lettered or any(
        _ADDRESSES.search(text, start, one.sign[0])
        for start, one in zip(starts, answers, strict=True)
    )
    return addressed and _any(_ONE_PERSON, text, answers)


def _lettered(text: str, letters: Sequence[re.Match[str]]) -> Iterator[_Answer]:
    """Yield each answer that a letter marks; it ends at the next question, and the last one with
    its paragraph."""
    for letter, following in pairwise([*letters, None]):
        if letter is None:
            continue
        ends = [m.start() for m in (_LETTERED.search(text, letter.end()), following) if m]
        closed = None if following else BREAK.search(text, letter.end())
        end = min([len(text), *ends, *([closed.start()] if closed else [])])
        yield _Answer(letter.span("colon"), letter.start(), letter.end(), end)


def _below_questions(text: str) -> Iterator[_Answer]:
    """Yield the answer below each question, whose sign of asking stands for the colon.

    What stands below the first paragraph of the last answer may be the editor's.
    """
    asked = [m.span("asked") for m in _QUESTION.finditer(text)]
    for n, sign in enumerate(asked):
        first = text.find("\n", sign[1])
        start = first + len(text[first:]) - len(text[first:].lstrip()) if first >= 0 else len(text)
        last = n + 1 == len(asked)
        end = len(text) if last else text.rfind("\n", 0, asked[n + 1][0])
        closed = BREAK.search(text, start, end) if last else None
        titled = _TITLE.search(text, sign[1], end)
        end = min([end, *(m.start() for m in (closed, titled) if m)])
        if start < end:
            yield _Answer(sign, start, start, end)


def _answering(text: str, mentions: Sequence[Mention], begun: int, *, alone: bool) -> Span | None:
    """Return where the one is named whom the text interviews; None where that is not told.

    With ``alone``, whoever is the only person named before the first question is that one. Who
    wrote it down is no choice: "Interview by Tom Orr".
    """
    people = [m for m in mentions if m.kind == "person" and m.end <= begun]
    people = [m for m in people if text[max(0, m.start - 3) : m.start].lower() != "by "]
    named = {m.name: (m.start, m.end) for m in reversed(people)}
    led = list(_TALK.finditer(text, 0, begun))
    if not led:
        return next(iter(named.values())) if alone and len(named) == 1 else None
    told = {
        m.name: (m.start, m.end)
        for talk in led
        for m in people
        if talk.end() <= m.start <= talk.end() + _REACH and "\n\n" not in text[talk.end() : m.start]
    }
    talk = led[-1]
    who = (
        text[max(0, talk.start() - 12) : talk.start()].lower().split()[-1:] if talk["both"] else []
    )
    found = told or named
    if who and who[0] in ("he", "she", "they"):  # "She spoke to Tom Orr", who asks
        found = {name: at for name, at in named.items() if name not in told}
    elif who and any(m.end == talk.start() - 1 for m in people):
        found = named  # "Lund spoke to Orr": either may ask
    return next(iter(found.values())) if len(found) == 1 else None

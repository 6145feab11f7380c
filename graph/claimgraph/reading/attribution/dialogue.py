"""Whose turn it is: in a transcript, whose turns open with a name or an office and a colon, and in
an interview, whose answers stand below questions.

Who answers the questions of an interview is told outside of it: "We spoke to Ada Lund". Where the
text names several, or nobody, no answer has a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.lang.en.dictionary import is_past_only, is_word
from claimgraph.reading.lang.en.gazetteer import is_first_name
from claimgraph.reading.lang.en.lexicon import HONORIFICS, ROLES
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import ANSWERED, ASKED, CLOCK, SENT

_OFFICER = (
    r"(?P<officer>(?:(?:Mr|Mrs|Ms|Dr)\.|The|Senator|Representative|Chair(?:man|woman)?)"
    r" [A-Z][A-Z’'-]{2,20})(?P<stop>\.)"
)
"""How records of parliaments name who speaks: "Senator LUND."."""
_TURN = regex(
    rf"^[ \t>*_]{{0,4}}(?P<sent>{SENT})?(?:{CLOCK})?[*_]{{0,2}}(?:{_OFFICER}|"
    r"(?P<act>(?:Answered|Asked|Answer|Question) by(?= [A-Z]))?[ ]?"
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr)\.[ ](?=[A-Z]))?[^\W\d_][^\n:*.?!\"“]{1,80}?\.?)"
    r"(?: on \d{1,2} \w{3,9} \d{4})?\**(?P<colon>:)\**)"
    r"[ \t]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_BRACKET = regex(r"\(([^()]*)\)")
_SMALL = frozenset({"of", "for", "the", "and"})
_FEWEST = 3
"""Turns from which lines are a transcript."""
_LONGEST = 8
"""Words of the longest label."""
_BREAK = regex(r"\n[ \t]*\n[ \t\n]*")
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
    r"|(?:spoke|speaks|talked|talks|sat[ ]down|talking|speaking)[ ](?:to|with)"
    r"|questions[ ](?:for|to)|Q[ ]?&[ ]?A[ ]with|(?:guest|interviewee)[ ]?:)[ ](?!by\b)",
    re.IGNORECASE,
)
"""How a text tells whom it interviews: "We spoke to Ada Lund", "Ten questions for Orr"."""
_FIRST_PERSON = regex(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|me|us)\b")
_REACH = 160
"""Code points behind words of an interview in which whoever gives it is named."""


class Turn(NamedTuple):
    """The words of one turn, sentence by sentence, and where its speaker and colon stand.

    Below a question the sign of asking stands for the colon.
    """

    speaker: Span
    colon: Span
    said: tuple[Span, ...]


def turns_of(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention] = ()
) -> list[Turn]:
    """Return the turns of a transcript or interview; none where a text is none.

    In a transcript some speaker has to speak twice, and another to answer. Questions state nothing.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "LUND: It fell.\\nORR: Did it?\\nLUND: It did."
    >>> lines = [Sentence(tokenize(text, *span)) for span in ((0, 14), (15, 27), (28, 41))]
    >>> [(text[slice(*t.speaker)], [text[a:b] for a, b in t.said]) for t in turns_of(text, lines)]
    [('LUND', ['It fell']), ('LUND', ['It did'])]
    """
    said = _Said(sentences)
    return list(_transcript(text, said, mentions)) or list(_interview(text, said, mentions))


class _Said:
    """The sentences of a text, found by place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = [s for s in sentences if s.tokens]
        self._starts = [s.tokens[0].start for s in self._sentences]

    def within(self, begin: int, begun: int, end: int) -> tuple[Span, ...]:
        """Return the words of each sentence that begins between two places, from ``begun`` on,
        without its stop; those that state nothing are left out."""
        near = self._sentences[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
        return tuple(span for one in near if (span := _stated(one, begun)))


def _stated(sentence: Sentence, begun: int) -> Span | None:
    """Return the part of a turn that states something; None for a question or a label."""
    first = next((i for i, t in enumerate(sentence.tokens) if t.start >= begun), sentence.end)
    states = any(
        sentence.tag(i) in FINITE or is_past_only(sentence.lower(i))
        for i in range(first, sentence.end)
    )
    asks = sentence.tokens[-1].text == "?" or (
        sentence.lower(first) == "to" and sentence.lower(first + 1) == "ask"
    )
    if not states or asks:
        return None
    return sentence.tokens[first].start, sentence.tokens[sentence.end - 1].end


# -- transcripts -----------------------------------------------------------------------------------


def _transcript(text: str, said: _Said, mentions: Sequence[Mention]) -> Iterator[Turn]:
    """Yield turns below labels: "MS LUND: …"; two speakers at least, and one twice."""
    people = {m.name.lower() for m in mentions if m.kind == "person"}
    found = [m for m in _TURN.finditer(text) if m["officer"] or _may_speak(m["label"], people)]
    names = Counter(text[slice(*_speaker(m))] for m in found)
    stopped = sum(m["said"].rstrip('*_"” ')[-1:] in ".?!…" for m in found)
    wrapped = sum(text[m.end() + 1 : m.end() + 2].strip() != "" for m in found)
    if len(found) < _FEWEST or len(names) in (1, len(found)):
        return
    if 2 * (stopped + wrapped) < len(found) and not found[0]["sent"]:
        return  # messages of a chat seldom have full stops
    for m, following in pairwise([*found, None]):
        if m is None:
            continue
        paragraph = _BREAK.search(text, m.end())
        ends = [following.start() if following else len(text)]
        ends += [paragraph.start()] if paragraph else []
        if told := said.within(m.start(), m.start("said"), min(ends)):
            cue = m.span("act" if m["act"] else "stop" if m["officer"] else "colon")
            yield Turn(_spelled_out(text, _speaker(m), mentions), cue, told)


def _may_speak(label: str, people: Collection[str]) -> bool:
    """Whether a label names somebody: "MS VARGA", "The Minister (Al Groat)", no "Location".

    ``people`` are those whom the text names, in small letters.
    """
    words = _BRACKET.sub(" ", label).replace(",", " ").split()
    if not 0 < len(words) <= _LONGEST or any(w[:1].islower() and w not in _SMALL for w in words):
        return False
    plain = [w.lower().rstrip(".") for w in words]
    if len(plain) == 1 and len(plain[0]) == 1:
        return False  # "Q:"
    office = plain[-1] in ROLES or (plain[0] == "the" and not ROLES.isdisjoint(plain))
    several = len(words) > 1
    seated = several and label.endswith(")")  # "Piers Gale (Holm) (Con)"
    first = several and is_first_name(words[0].title()) and not is_word(plain[0])
    named = first or seated or " ".join(plain) in people or not any(map(is_word, plain))
    return office or named or plain[0] in HONORIFICS


def _speaker(turn: re.Match[str]) -> Span:
    """Return whose turn it is: of "The Minister (Al Groat)" the name, not so of "Ed Lay (Lab)"."""
    if turn["officer"]:
        return turn.span("officer")
    start, label = turn.start("label"), turn["label"].partition(", ")[0]
    polite, _, name = label.partition(" ")
    if polite.lower() in HONORIFICS and name.isupper() and not polite.isupper():
        start, label = start + len(polite) + 1, name  # Mr. LUND
    bracket = _BRACKET.search(label)
    if bracket is None:
        return start, start + len(label.rstrip())
    if label.startswith("The ") and len(bracket[1].split()) > 1:
        return start + bracket.start(1), start + bracket.end(1)
    return start, start + len(label[: bracket.start()].rstrip())


def _spelled_out(text: str, speaker: Span, mentions: Sequence[Mention]) -> Span:
    """Return where the one person is named whose initials a label is: "AL" for Ada Lund."""
    label = text[slice(*speaker)]
    if not (label.isupper() and label.isalpha() and len(label) in (2, 3)):
        return speaker
    named = {m.name: (m.start, m.end) for m in reversed(mentions) if m.kind == "person"}
    found = [at for name, at in named.items() if "".join(w[0] for w in name.split()) == label]
    return found[0] if len(found) == 1 else speaker


# -- interviews ------------------------------------------------------------------------------------


def _interview(text: str, said: _Said, mentions: Sequence[Mention]) -> Iterator[Turn]:
    """Yield answers to questions, said by whom the text says that it interviews."""
    lettered = list(_ANSWER.finditer(text))
    answers = list(_lettered(text, lettered) if lettered else _below_questions(text))
    if len(answers) < _FEWEST - 1:
        return
    spoken = any(_FIRST_PERSON.search(text, begun, end) for _, _, begun, end in answers)
    if not lettered and not spoken:
        return
    asked = _QUESTION.search(text) or _LETTERED.search(text)
    begun = min(asked.start() if asked else len(text), answers[0][1])
    who = _answering(text, mentions, begun, alone=bool(lettered))
    for sign, start, begun, end in answers if who else ():
        told = said.within(start, begun, end)
        if who and told:
            yield Turn(who, sign, told)


def _lettered(text: str, letters: Sequence[re.Match[str]]) -> Iterator[tuple[Span, int, int, int]]:
    """Yield the colon of each answer that a letter marks, where its line and words begin, and where
    it ends: at the next question, and the last one with its paragraph."""
    for letter, following in pairwise([*letters, None]):
        if letter is None:
            continue
        ends = [m.start() for m in (_LETTERED.search(text, letter.end()), following) if m]
        closed = None if following else _BREAK.search(text, letter.end())
        end = min([len(text), *ends, *([closed.start()] if closed else [])])
        yield letter.span("colon"), letter.start(), letter.end(), end


def _below_questions(text: str) -> Iterator[tuple[Span, int, int, int]]:
    """Yield the sign of each question that is answered, and where its answer begins and ends.

    What stands below the first paragraph of the last answer may be the editor's.
    """
    asked = [m.span("asked") for m in _QUESTION.finditer(text)]
    for n, sign in enumerate(asked):
        first = text.find("\n", sign[1])
        start = first + len(text[first:]) - len(text[first:].lstrip()) if first >= 0 else len(text)
        last = n + 1 == len(asked)
        end = len(text) if last else text.rfind("\n", 0, asked[n + 1][0])
        closed = _BREAK.search(text, start, end) if last else None
        titled = _TITLE.search(text, sign[1], end)
        end = min([end, *(m.start() for m in (closed, titled) if m)])
        if start < end:
            yield sign, start, start, end


def _answering(text: str, mentions: Sequence[Mention], begun: int, *, alone: bool) -> Span | None:
    """Return where the one is named whom the text interviews; None where that is not told.

    With ``alone``, whoever is the only person named before the first question is that one.
    """
    people = [m for m in mentions if m.kind == "person" and m.end <= begun]
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
    found = told or named
    return next(iter(found.values())) if len(found) == 1 else None

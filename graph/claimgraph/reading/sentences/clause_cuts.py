"""Where a marker shows that a clause of a sentence ends, so that the next has its own source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.word_lists import phrase_list, word_list
from claimgraph.reading.sentences.next_clauses import next_clause
from claimgraph.reading.sentences.segmentation import SentenceSpan

_BOUNDARY = regex(
    r"[ ]?(?:;\s+(?:(?:and|but|while|whereas|or)\s)?"
    r"|,\s+(?:while|whereas|but|although|though|and|yet|so)\s+)"
)
_BOUNDS = word_list("en/numbers.txt", "approximators").union(
    word_list("en/numbers.txt", "bounding words"),
    phrase_list("en/numbers.txt", "bounds of two words"),
)
_SEVERAL_OF = word_list("en/clauses.txt", "plural words")
_SUBJECT = regex(
    r"(?:the|a|an|this|that|it|he|she|others?|all|its|their|his|her|there|no|each|every|more|another"
    rf"|neither|nobody|nothing|none|everybody|everyone|{'|'.join(sorted(_SEVERAL_OF))}"
    rf"|(?:(?:{'|'.join(sorted(_BOUNDS))})[ ])?\d[\d,.]*)[ ]"
    r"|[A-Z\"“]"
)
_TIME = regex(
    r"(?:by|in|on|within|after|since|until|during|at)[ ](?:[a-z\d-]+[ ]){0,4}?"
    rf"(?:(?i:{'|'.join(sorted(word_list('en/calendar.txt', 'months')))})|(?:1\d|20)\d\d"
    r"|(?:week|month|year|decade|hour|day|night)s?|noon),?[ ]"
)
"""A time that opens a clause: "by June the city was shut"."""
CLAUSE_VERB = regex(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|may|might|must|shall|should|will"
    r"|would|says?|said|rose|fell|grew|found|won|lost|made|took|began|became|led|left|held|kept|put"
    r"|told|went|died|used|came|gave|got|saw|set|argues?|believes?|shows?|remains?|[^\W\d_]{3,}ed)(?![^\W¹²³⁰⁴-⁹])",
    re.IGNORECASE,
)
"""Verb forms that make a clause, the commonest of English; raised numbers may be glued to them."""
_AGAINST = frozenset({"but", "although", "though", "yet"})
_SEVERAL = regex(
    r"(?:[a-z][\w-]+[ ]){0,2}(?!always|perhaps|sometimes|besides|thus)[a-z][\w-]{2,}s[ ]"
)
"""A plural without an article before its verb: "but scat studies show"."""
_IN_PRESENT = regex(
    r"(?:the|an?|its|their|his|her|this|that)[ ][\w-]+(?:[ ][\w-]+)?[ ][a-z]{3,}s[ ]"
    r"(?:the|an?|no|its?|their|him|her|them|\d)"
    r"|(?:@[\w:.-]+(?:[ ]\[[^\[\]]*\])?|\[\d+\])[ ][a-z]{3,}s[ ][a-z\d]",
    re.IGNORECASE,
)
"""A clause in the present: "the port puts the number at 640", "[3] doubts the sample"."""
_BOLD_LABEL = regex(r"\W{0,6}\*\*[^*:\n]{1,60}(?::\*\*|\*\*:)\s")
_SHORTEST = 2
"""A clause of its own has at least so many words."""


def cuts(text: str, sentence: SentenceSpan) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends after its marker, and where the next begins, if both can stand."""
    label = _BOLD_LABEL.match(text, sentence.start, sentence.end)
    begin = label.end() if label else sentence.start
    if len(sentence.cites) > 40 or _has_colon(text, begin, sentence):
        return
    for at, cite in enumerate(sentence.cites):
        led = _led_by(text, begin, cite) if at else None
        if (
            led
            and stands_alone(text[begin : led.start()])
            and ("whereas" in led[0] or stands_alone(text[led.end() : sentence.end]))
        ):
            yield led.start(), led.end()
            begin = led.end()
        if cite.inline:
            continue
        following = _english(text, begin, cite, sentence.end)
        following = following or next_clause(text, begin, cite, sentence.end)
        behind = sentence.cites[at + 1].start if at + 1 < len(sentence.cites) else sentence.end
        if following and following <= behind:  # the joint is no part of the next marker
            yield cite.end, following
            begin = following


def _has_colon(text: str, begin: int, sentence: SentenceSpan) -> bool:
    """Say whether a colon stands among the words of a sentence, those of its markers left out."""
    if ":" not in text[begin : sentence.end]:
        return False
    ends = [begin, *(cite.end for cite in sentence.cites)]
    starts = [*(cite.start for cite in sentence.cites), sentence.end]
    return any(":" in text[end:start] for end, start in zip(ends, starts, strict=True))


def _english(text: str, begin: int, cite: Cite, end: int) -> int:
    """Return where a further clause begins behind a marker in English; 0 where none surely does."""
    joint = _joint(text, cite, end)
    if joint is None:
        return 0
    words, following = joint
    left, right = text[begin : cite.start], text[following:end]
    opening = time.end() if (time := _TIME.match(right)) else 0
    told = ";" in words or words in ("while", "whereas") or bool(_SUBJECT.match(right, opening))
    told = told or (words in _AGAINST and _opens_with_several(right))
    whole = stands_alone(right) or (words in ("while", "whereas") and _names_subject(right))
    return following if told and stands_alone(left) and whole else 0


def _names_subject(words: str) -> bool:
    """Whether words behind "while" name who does something: no "while at sea", "while running"."""
    return _SUBJECT.match(words) is not None and len(words.split()) > _SHORTEST


def _joint(text: str, cite: Cite, end: int) -> tuple[str, int] | None:
    """Return what joins the next clause to a marker, and where that clause begins.

    The comma stands behind the marker, "fell [1], but", before it, as in "fell,1 but", or nowhere.
    """
    sign = text[cite.end : cite.end + 2].lstrip(" ")[:1]
    if sign in _JOINTS and (found := _BOUNDARY.match(text, cite.end, end)):
        return found[0].strip(" ,\n"), found.end()
    if found := _PLAIN_JOINT.match(text, cite.end, end):
        return "", found.end()
    if (found := _DASH.match(text, cite.end, end)) and not _DASH.search(text, found.end(), end):
        return "–", found.end()
    mark = text[max(0, cite.start - 1) : cite.start]
    found = _BEHIND_MARK.match(text, cite.end, end) if mark in _JOINTS else None
    if found is None or (mark == "," and not found[1]):
        return None
    return (";" if mark == ";" else found[1]), found.end()


_JOINTS = (",", ";")
_PLAIN_JOINT = regex(
    r"[ ](?:while|whereas|although|though|but"
    r"|and(?=[ ](?:it|he|she|they|we|there)[ ](?:[a-z]{2,12}ly[ ])?[a-z]))[ ]"
)
"""A joint that needs no comma, as a marker parts the clauses: "fell [1] while that of Orr rose".

Behind "and" a pronoun shows that a clause begins: "fell [1] and it rose", not "the mill [1] and the
shed".
"""
_DASH = regex(r"[ ][–—][ ]|(?<=[\])])—(?=\w)")
"""A dash behind a marker; two enclose what is put in."""
_BEHIND_MARK = regex(r"\s+(?:(while|whereas|but|although|though|and|yet|so)\s+)?")


def _opens_with_several(words: str) -> bool:
    found = _SEVERAL.match(words)
    return found is not None and CLAUSE_VERB.match(words, found.end()) is not None


def _led_by(text: str, begin: int, cite: Cite) -> re.Match[str] | None:
    """Return the joint before a clause that opens with a name and its marker, or a marker alone.

    "Orr (2019) found an effect, but Lund (2020) found none", "[3] needs a pump, whereas [4] has".
    """
    if cite.inline or not _VERB_FOLLOWS.match(text, cite.end):
        return None
    return _LED.search(text, max(begin, cite.start - 90), cite.start)


_LED = regex(
    r"(?:,\s(?:and|but|while|whereas|although|though|yet)|;(?:\s(?:and|but|while|whereas))?)\s"
    r"(?=(?:[^\W\d_a-z][\w’'.-]*(?:[ ](?:[^\W\d_a-z][\w’'.-]*|and|&|et|al\.|of|the)){0,6}[ ]?)?$)"
)
_VERB_FOLLOWS = regex(r"(?:, (?:on the other hand|however|by contrast|in turn),)?[ ][a-z]")


def stands_alone(words: str) -> bool:
    """Say whether words can be a sentence of their own."""
    first = words.split(None, 1)[0] if words.split() else ""
    return (
        len(words.split()) >= _SHORTEST
        and not first.endswith("ing")
        and (CLAUSE_VERB.search(words) or _IN_PRESENT.match(words)) is not None
    )

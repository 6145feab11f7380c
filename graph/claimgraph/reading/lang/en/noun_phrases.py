"""Noun phrases of one tagged sentence: who or what stands before a word, and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.closed_classes import STANDALONE
from claimgraph.reading.lang.en.dictionary import is_past_only, parts_of_speech
from claimgraph.reading.lang.en.lexicon import CALENDAR, ROLES
from claimgraph.reading.lang.en.sentence import Range, Sentence, remembered
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import phrase_list, word_list

NOMINAL = frozenset({"NOUN", "NAME", "NUM"})
_DESCRIBED = NOMINAL | {"ADJ"}
OBJECTS = NOMINAL | {"ADJ", "DET", "POSS", "PRON"}
"""Classes of words that can open the object of a verb."""
INSIDE = NOMINAL | {"ADJ", "DET", "POSS", "QUOTE"}
_OF = word_list("en/noun_phrases.txt", "complements")
_SOME = frozenset({"many", "most", "some", "several", "few", "others", "those"})
_OCCASIONS = word_list("en/noun_phrases.txt", "occasions")
_SET_PHRASES = word_list("en/noun_phrases.txt", "ends of set phrases")
NEAR_TIMES = frozenset({"this", "last", "next"})
_WHEN = frozenset({"in", "by", "since", "until", "from", "on", "during"})
_DEEDS = phrase_list("en/noun_phrases.txt", "endings of deeds")
_LONGEST = 24


def closes_date(words: Sequence[str]) -> bool:
    """Whether words in lower case end in the year of a date, which no name behind it goes on with.

    >>> closes_date(["on", "may", "3", ",", "2024"]), closes_date(["the", "may", "2024"])
    (True, False)
    """
    if not words or not has_four_digits(words[-1]):
        return False
    before = words[:-1]
    if before[-1:] == [","]:
        day = before[-2] if len(before) > 2 else ""
        return day.isdecimal() and before[-3] in CALENDAR
    if before and before[-1] in CALENDAR:
        day = before[-2] if len(before) > 1 else ""
        return not day or day in _WHEN or day.isdecimal()
    return bool(before) and before[-1] in _WHEN


@remembered
def phrase_before(s: Sentence, end: int) -> Range | None:
    """Return the noun phrase whose last token stands right before ``end``."""
    last = end - 1
    if s.tag(last) == "PRON":
        return last, end
    if s.tag(last) == "QUOTE" and s.tag(last - 1) in NOMINAL:
        last -= 1
    if s.lower(last) in STANDALONE and s.tag(last) == "DET":
        return last, end  # "another said"
    if s.tag(last) not in _DESCRIBED and not _ends_possessive(s, last):
        return None
    start = _chunk_start(s, last)
    start = _with_complements(s, start)
    start = _after_occasion(s, start, end)
    start = _after_deed(s, start, end)
    return (start, end) if any(s.tag(i) in _DESCRIBED for i in range(start, end)) else None


def _ends_possessive(s: Sentence, last: int) -> bool:
    owner = s.tag(last - 1) in NOMINAL or s.lower(last - 1) == "of"  # "a friend of his"
    return s.tag(last) == "POSS" and owner


def _chunk_start(s: Sentence, last: int) -> int:
    """Return where the words "the former prime minister Jo Doe" begin, given the last."""
    start = last
    while start > 0 and last - start < _LONGEST:
        before = s.tag(start - 1)
        if before in INSIDE and not (before == "QUOTE" and s.tag(start - 2) not in INSIDE):
            other = s.lower(start) == "other" and before in ("NUM", "POSS")
            if s.tag(start) == "DET" and before != "DET" and not other:
                break
            if before == "NUM" and closes_date([s.lower(j) for j in range(start - 5, start)]):
                break  # "On May 3, 2024 Orr"
            if s.tag(start) == "POSS" and s.tokens[start].is_word and _owner(s, start, before):
                break
            start -= 1
        elif (
            _joined(s, start - 1)
            or (s.lower(start - 1) in ("and", "&") and _coordinates(s, start - 1))
            or (before == "ADV" and s.tag(start - 2) in ("DET", "POSS"))
            or (before in ("ING", "PAST") and s.tag(start - 2) in ("DET", "POSS", "NUM"))
            or (before == "ING" and s.tag(start - 2) in ("ADJ", "ADV") and s.tag(start) == "NOUN")
        ):
            start -= 1
        else:
            break
    while start < last and s.tag(start) == "QUOTE":
        start += 1
    least = s.lower(start) in ("least", "most") and s.lower(start - 1) == "at"
    return start - 1 if least else start


def _owner(s: Sentence, start: int, before: str) -> bool:
    """Whether "her" or "its" begins a phrase, so that a noun before it is of another one."""
    return s.lower(start) not in ("'s", "’s", "'", "’") and before in ("NOUN", "NAME", "NUM")


def _joined(s: Sentence, j: int) -> bool:
    """Whether a token is the hyphen within "61-year-old", or the stop of "Orr.com"."""
    if s.tokens[j].text not in ("-", ".") or not 0 < j < len(s.tokens) - 1:
        return False
    return s.tokens[j - 1].end == s.tokens[j].start and s.tokens[j].end == s.tokens[j + 1].start


def _coordinates(s: Sentence, conj: int) -> bool:
    """Whether "and" joins two subjects: the first begins the clause."""
    if s.lower(conj) == "&" and s.tag(conj + 1) == "NAME":
        return s.tag(conj - 1) in NOMINAL  # "Lund & Co"
    if s.tag(conj - 1) == "ADJ" == s.tag(conj + 1) and s.tag(conj - 2) in ("DET", "POSS"):
        return True  # "the Danish and Swedish ministries"
    left = conj
    while left > 0 and s.tag(left - 1) in INSIDE:
        left -= 1
    begins = (
        left == 0
        or s.tokens[left - 1].text in ",;:(—–"
        or s.tag(left - 1) in ("SUB", "QUOTE")
        or (s.tag(left - 1) == "CONJ" and s.lower(left - 2) == ",")
    )
    return left < conj and begins and s.tag(conj - 1) in NOMINAL


def _with_complements(s: Sentence, start: int) -> int:
    """Take in what comes before "of", "for", "in": the head of the phrase."""
    while start > 1:
        before = start - 1
        if s.tag(before) not in ("PREP", "TO") or s.lower(before) not in _OF:
            break
        head = before - 1
        told = s.tag(head) == "PAST" and is_past_only(s.lower(head))  # "it came in light of Orr"
        if s.tag(head) in ("PAST", "ING") and s.tag(head - 1) in ("NOUN", "NUM") and not told:
            head -= 1
        if s.lower(head) in _SOME:
            return head  # "many in Orr"
        if s.tag(head) not in _DESCRIBED or _adverbial(s, head):
            break
        if s.tag(head) == "ADJ" and s.tag(head - 1) not in NOMINAL:
            break
        start = _chunk_start(s, head if s.tag(head) != "ADJ" else head - 1)
    return start


def _adverbial(s: Sentence, head: int) -> bool:
    """Whether a noun is of time, so that what follows does not complete it."""
    alone = s.tag(head - 1) == "PREP" and s.lower(head) in _SET_PHRASES
    return _in_calendar(s, head) or s.tag(head) == "NUM" or alone


def _in_calendar(s: Sentence, i: int) -> bool:
    """Whether a word is a day or month, and not the "June" of somebody's name."""
    return s.lower(i) in CALENDAR and s.tag(i) != "NAME"


def is_of_time(s: Sentence, head: int) -> bool:
    """Whether a noun is of time or of an occasion to speak."""
    return _adverbial(s, head) or s.lower(head) in _OCCASIONS


def _after_occasion(s: Sentence, start: int, end: int) -> int:
    """Cut "In a statement Smith" and "On Monday the mayor" down to who speaks."""
    first = start
    for i in range(start, end - 1):
        dated = _in_calendar(s, i)
        occasion = (
            dated or s.lower(i) in _OCCASIONS or (s.tag(i) == "NUM" and _in_calendar(s, i - 1))
        )
        opens = s.tag(i + 1) in ("NAME", "DET", "PRON", "POSS", "ADJ", "NOUN")
        if occasion and opens and s.tag(start - 1) in ("PREP", "MARK", "SUB", "CONJ"):
            name = s.tag(i + 1) in ("NAME", "DET") or dated
            first = i + 1 if name and s.lower(i + 1) not in ("'s", "’s") else first
    return first


def _after_deed(s: Sentence, start: int, end: int) -> int:
    """Cut "after legal consultation Norway" down to the name: a deed describes nobody."""
    if s.tag(start - 1) != "PREP" and s.lower(start - 1) not in ("after", "before"):
        return start
    deeds = (i for i in range(start, end - 1) if s.lower(i).endswith(_DEEDS))
    named = (i + 1 for i in deeds if s.tag(i) == "NOUN" and s.tag(i + 1) == "NAME")
    return next(named, start)


def head_of(s: Sentence, phrase: Range) -> int:
    """Return the last word of a phrase before its first preposition: "a fall | in sales"."""
    inner = (j for j in range(*phrase) if s.tag(j) in ("PREP", "TO"))
    return next(inner, phrase[1]) - 1


def phrase_after(s: Sentence, start: int, limit: int | None = None) -> Range | None:
    """Return the noun phrase that begins at ``start``, with complements after "of" and such."""
    return _phrase(s, start, min(s.end, limit)) if limit else _phrase_to_end(s, start)


@remembered
def _phrase_to_end(s: Sentence, start: int) -> Range | None:
    return _phrase(s, start, s.end)


def _phrase(s: Sentence, start: int, stop: int) -> Range | None:
    i = start
    if s.tag(i) == "PRON":
        return i, i + 1
    while i < stop and i - start < _LONGEST:
        here = s.tag(i)
        if (
            (here in INSIDE and not (here == "QUOTE" and s.tag(i + 1) not in INSIDE))
            or (here == "PREP" and i > start and _completes(s, i))
            or (s.lower(i) in ("and", "&") and i > start and _goes_on(s, start, i + 1))
            or (
                here in ("ADV", "ING", "PAST")
                and s.tag(i - 1) in ("DET", "POSS", "ADV")
                and i > start
            )
            or (i > start and s.tag(i - 1) == "NUM" and s.lower(i) in ("earlier", "later"))
            or (here == "ING" and (_modifies(s, start, i) or _is_head(s, start, i)))
            or (s.tokens[i].text in "’'" and i > start)
            or (s.tokens[i].text in "-‑" and i > start and s.tag(i - 1) == "NUM")  # "28-year-old"
            or (s.tokens[i].text == "." and i > start and _joined(s, i))  # "Orr.com"
            or _joined_adjective(s, start, i)
            or (here == "ING" and i == start and s.lower(i + 1) in ROLES)  # "swimming teacher Bell"
        ):
            i += 1
        else:
            break
    alone = i == start + 1 and s.lower(start) in STANDALONE
    return (start, i) if alone or any(s.tag(j) in NOMINAL for j in range(start, i)) else None


def _completes(s: Sentence, i: int) -> bool:
    """Whether a preposition goes on with a phrase: not "Lund in May", "Lund in an email"."""
    if s.lower(i) not in _OF or s.tag(i + 1) not in INSIDE:
        return False
    head = i + 1 + (s.tag(i + 1) == "DET")
    timely = s.lower(head) in CALENDAR or s.lower(head) in _OCCASIONS
    return not (s.tag(i - 1) == "NAME" and timely and s.lower(i) != "of")


def _modifies(s: Sentence, start: int, i: int) -> bool:
    """Whether an -ing tells of the noun behind it: "six missing men", "a global warming trend"."""
    return i > start and s.tag(i - 1) in ("NUM", "ADJ") and s.tag(i + 1) == "NOUN"


def _is_head(s: Sentence, start: int, i: int) -> bool:
    """Whether an -ing is the noun: "of dangerous driving", "an Internet posting made in May"."""
    ends = s.tag(i + 1) in ("MARK", "PREP", "AUX", "PAST")
    made = s.tag(start) == "DET" and s.tag(i - 1) in ("NOUN", "NAME") and s.tag(i + 1) == "PAST"
    return i > start and ((s.tag(i - 1) == "ADJ" and ends) or made)


def _goes_on(s: Sentence, start: int, i: int) -> bool:
    return s.tag(i) in INSIDE or _joined_adjective(s, start, i)


def _joined_adjective(s: Sentence, start: int, i: int) -> bool:
    """Whether a participle goes on with a phrase: "of troops and advanced systems"."""
    joined = i > start and s.lower(i - 1) == "and" and s.tag(start - 1) == "PREP"
    adjective = s.tag(i) == "PAST" and "ADJ" in parts_of_speech(s.lower(i))
    return joined and adjective and s.tag(i + 1) in ("NOUN", "ADJ", "NAME")

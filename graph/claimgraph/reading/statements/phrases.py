"""Noun phrases of a clause's words: the subject of a verb, what a comma or relative refers to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import APPROXIMATORS, CALENDAR, TIME_WORDS, TIMES_OF_DAY
from claimgraph.reading.lang.en.noun_phrases import closes_date
from claimgraph.reading.lang.en.subjects import PERSONAL_PRONOUNS
from claimgraph.reading.lang.en.tokens import VerbGroup, has_four_digits
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.words import NOMINAL, Clause, Word, is_subtitled

_INSIDE = NOMINAL | {"ADJ", "DET", "POSS", "QUOTE"}
_IN_PHRASES = frozenset({"NOUN", "NAME", "NUM", "ADJ", "DET", "POSS", "PREP"})
_BEFORE_LINKS = NOMINAL | {"QUOTE"}
_BEFORE = frozenset({"SUB", "CONJ", "REL", "QUOTE", "ADV"})
_BEFORE_COUNTS = frozenset({"only", "too", "far", "so"})
"""Adverbs that belong to a subject: "far too many shops", "only Orr"."""
_ASKING = word_list("en/statements.txt", "asking")
AMOUNTS = word_list("en/statements.txt", "amounts")
_BEFORE_AMOUNTS = APPROXIMATORS | {"$", "€", "£", "over", "more", "at", "up"}
INCLUDING = word_list("en/statements.txt", "verbs of inclusion")
_LINKS = word_list("en/statements.txt", "links")
IN_TITLES = frozenset({"of", "the", "in", "and", "a", "to", "for", "on", "'s", "’s", ":"})
"""Small words and marks within the titles of works."""
SPANS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})
"""Spans of time."""
_TIMES = TIME_WORDS | TIMES_OF_DAY


def has_noun(words: Sequence[Word]) -> bool:
    """Whether some words hold a noun, name, number or pronoun."""
    return any(w.tag in NOMINAL for w in words)


def is_phrase(words: Sequence[Word]) -> bool:
    """Whether words look like a noun phrase and nothing else: they open as one, without a verb."""
    if not words or not has_noun(words):
        return False
    opens = words[0].tag in _INSIDE or (words[0].tag == "ADV" and len(words) > 1)
    opens |= words[0].lower in _BEFORE_AMOUNTS
    return opens and not any(
        w.tag in ("SUB", "REL", "AUX", "MODAL") or w.lower in (";", ":") for w in words
    )


def is_of_noun(clause: Clause) -> bool:
    """Whether a clause tells of the noun before it: "ways we can save", not "last week we"."""
    at = clause.main.start - 1 if clause.main else 0
    if at < 1 or clause.words[at].lower not in SUBJECT_PRONOUNS:
        return False
    before = clause.words[:at]
    plain = before[0].tag in ("DET", "POSS", "ADJ", "NOUN", "NUM") and is_phrase(before)
    marks = any(x.text == "," or x.tag in ("PREP", "CONJ", "PAST") for x in before)
    timed = dated(before) or names_time(before[-1])
    return before[-1].tag == "NOUN" and plain and not (marks or timed)


def subject(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """Return the places of the subject of a main verb: the last noun phrase before it.

    What stands between commas behind it is left out: "Lind, who won, said" gives "Lind".
    """
    known = clause.subjects
    if group.start not in known:
        known[group.start] = _subject(clause, group)
    return known[group.start]


def _subject(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    w = clause.words
    aged = _aged(clause, group)
    if aged:
        return aged
    end = group.start
    while end and (w[end - 1].tag in ("ADV", "NOT") or w[end - 1].text in ",)–—"):
        if w[end - 1].tag in ("ADV", "NOT"):
            end -= 1
        else:
            at = opened(w, end - 1)
            if at is None:
                return None
            end = at
    start = with_participle(w, clause.groups, phrase_start(w, end))
    if start > 1 and is_subtitled(w, start - 1, group.end):
        return 0, end
    while start and start < end and w[start - 1].lower in _BEFORE_COUNTS:
        start -= 1
    deed = start > 2 and w[start - 2].tag == "TO" and w[start - 1].tag == "VERB"
    if deed and w[start - 3].tag == "NOUN":  # "the plan to build a dam"
        start = phrase_start(w, start - 2)
    opens = start == 1 and (w[0].tag == "ING" or w[0].lower in ("that", "this", "these", "those"))
    start = 0 if opens else start  # "Visiting coach Falk", "That wall"
    rate = end - start == 2 and w[start].lower in ("a", "an") and w[start - 1].tag == "NOUN"
    if start and rate and w[end - 1].lower in SPANS:  # "three ships a day"
        start = phrase_start(w, start)
    if any(x.lower == "and" for x in w[start:end]):  # "Norway, Sweden and Denmark"
        first = start
        while first > 1 and w[first - 1].text == "," and phrase_start(w, first - 1) < first - 1:
            first = phrase_start(w, first - 1)
        start = first if not first or w[first - 1].lower in ("that", "as") else start
    if start > 2 and w[start - 1].lower == "as" and w[start - 2].lower == "such":
        start = phrase_start(w, start - 2)  # "drugs such as aspirin and ibuprofen"
    if start < end and w[start].tag == "QUOTE" and sum(x.tag == "QUOTE" for x in w[start:end]) == 1:
        start += 1  # the end of what is quoted: "“It burned,” Lind said, …"
        return (start, end) if has_noun(w[start:end]) else None
    marks = [x.text for x in w[start:end]]
    if marks.count("(") != marks.count(")"):
        return None
    if start > 1 and w[start - 1].tag == "CONJ" and not any(g.end < start for g in clause.groups):
        return None  # "Lind, a clerk, and Moe left": the subject begins before
    whole = not start or w[start - 1].tag in _BEFORE or w[start - 1].text in ",;:()–—"
    whole = whole or is_year(w[start - 1]) or w[start].lower in SUBJECT_PRONOUNS
    if not whole and start and w[0].tag == "PREP":
        start = _second_phrase(w, start, end)
        whole = w[start].tag == "DET"
    if not whole and _is_one_phrase(w[:end]):
        start, whole = 0, True
    return (start, end) if whole and start < end and has_noun(w[start:end]) else None


def _is_one_phrase(w: Sequence[Word]) -> bool:
    """Whether words that open a sentence are one phrase: "a force of 7,000 under General Ruuth"."""
    if w[0].tag not in ("DET", "POSS") or any(x.tag not in _IN_PHRASES for x in w):
        return False
    timed = any(map(names_time, w))
    again = (b for a, b in pairwise(w) if b.tag in ("DET", "POSS") and a.tag != "PREP")
    return not timed and all(x.lower in ("'s", "’s") for x in again)


def _aged(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """Return the name that opens "Ada Lind, 52, of Mill Road, Orr, was fined"."""
    w = clause.words
    comma = next((i for i in range(group.start) if w[i].text == ","), 0)
    named = comma and all(x.tag in ("NAME", "NOUN", "ADJ") for x in w[:comma])
    if not named or w[comma - 1].tag != "NAME" or w[comma + 1].tag != "NUM":
        return None
    closed = w[comma + 2].text == "," and w[group.start - 1].text == ","
    plain = all(x.tag in ("NAME", "NOUN", "NUM", "PREP", "DET", "ADJ", "MARK")
                for x in w[comma:group.start])  # fmt: skip
    return (0, comma) if closed and plain else None


def _second_phrase(w: Sequence[Word], start: int, end: int) -> int:
    """Return where the last phrase begins of "during its construction a storm"; else the start."""
    within = range(start + 1, end)
    opening = [i for i in within if w[i].tag == "DET" and w[i - 1].tag in ("NOUN", "NAME")]
    before = w[1:start]
    plain = all(x.tag in ("DET", "POSS", "ADJ") for x in before)
    return opening[-1] if opening and plain else start


def with_participle(w: Sequence[Word], groups: Sequence[VerbGroup], start: int) -> int:
    """Return where a phrase begins that ends in a participle: "a trial involving 40 people"."""
    verb = start - 1 - (start > 1 and w[start - 1].tag == "PREP")
    if verb < 1 or w[verb].tag not in ("ING", "PAST") or w[verb - 1].tag not in ("NOUN", "NAME"):
        return start
    return start if any(g.start == verb for g in groups) else phrase_start(w, verb)


def opened(w: Sequence[Word], closing: int) -> int | None:
    """Return the mark that a bracket, comma or dash closes: ", who won,"."""
    mark = {")": "(", ",": ",", "–": "–", "—": "—"}[w[closing].text]
    for i in range(closing - 1, 0, -1):
        inside = mark == "," and (_in_date(w, i) or w[i].held is not w[closing].held)
        if w[i].text == mark and not inside:
            return i
    return None


def _in_date(w: Sequence[Word], i: int) -> bool:
    """Whether a comma stands in "June 1, 1970"."""
    return i + 1 < len(w) and w[i - 1].tag == "NUM" and is_year(w[i + 1])


def phrase_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase that ends at ``end`` begins, with "of" and such inside."""
    start = end
    while start:
        before = w[start - 1]
        if start < end and w[start].lower in SUBJECT_PRONOUNS:
            break  # "in the 1830s it"
        if start < end and w[start].tag in ("DET", "POSS") and names_time(before):
            break  # "by June the city", "within a week its owner"
        if before.tag == "NUM" and start < end and w[start].tag in ("DET", "POSS", "PRON"):
            break  # "by 1900 the yard", "in 1971 she"
        decade = before.lower == "s" and start > 1 and is_year(w[start - 2])
        if decade and start < end and w[start].tag == "NAME":
            break  # "in the 1970s Ada Lund"
        dates = start < end and before.tag == "NUM"
        if dates and closes_date([x.lower for x in w[max(0, start - 5) : start]]):
            break  # "in 2008 Lind"
        if (
            before.tag in _INSIDE
            or before.held
            or before.text in "/&'’$€£%-‑"
            or (
                before.lower in ("and", "or")
                and start > 1
                and w[start - 2].tag in _INSIDE | {"PREP", "PAST"}
            )
        ):
            start -= 1
        elif before.tag == "PREP" and before.lower in _LINKS and start < end:
            if start < 2 or w[start - 2].tag not in _BEFORE_LINKS or is_year(w[start - 2]):
                break
            decade = w[start - 2].lower == "s" and start > 2 and is_year(w[start - 3])
            if decade or (w[start - 2].lower in PERSONAL_PRONOUNS and before.lower != "of"):
                break  # "in the 1770s by Lind", "wrapped it in paper"
            start -= 1
        elif (
            before.tag in ("PAST", "ING", "ADV")
            and start < end
            and w[start].tag not in ("DET", "POSS")
            and _describes(w, start - 1)
        ):
            start -= 1
        else:
            break
    while start < end and w[start].lower in ("and", "or", ","):
        start += 1
    return start


def dated(words: Sequence[Word]) -> bool:
    """Whether words name a year, month or day of the week."""
    return any(w.lower in CALENDAR or is_year(w) for w in words)


def names_time(word: Word) -> bool:
    """Whether a word names a month, a day of the week or a stretch of time."""
    return word.lower in CALENDAR or word.lower.removesuffix("s") in _TIMES


def is_year(word: Word) -> bool:
    """Whether a word is a number of four digits."""
    return word.tag == "NUM" and has_four_digits(word.text)


def is_named(word: Word) -> bool:
    """Whether a word is a name, or written as one."""
    return word.tag == "NAME" or (word.tag == "NOUN" and word.text[0].isupper())


def parts_adjectives(w: Sequence[Word], start: int, comma: int) -> bool:
    """Whether a comma stands between adjectives of one noun: "an old, blind poet"."""
    first = comma == start + 3 and w[start + 1].tag == "DET"
    follows = [x.tag for x in w[comma + 1 : comma + 3]]
    noun = follows in (["ADJ", "NOUN"], ["NOUN", "NOUN"], ["ADJ", "ADJ"], ["ADV", "ADJ"])
    noun = noun or ("-" in w[comma + 1].text and follows[-1] in ("ADJ", "NOUN", "NAME"))
    return first and noun and "ADJ" in parts_of_speech(w[comma - 1].lower)


def _describes(w: Sequence[Word], i: int) -> bool:
    """Whether a participle or adverb stands before its noun: "the newly built bridge"."""
    if i > 1 and w[i - 1].tag == "CONJ" and w[i - 2].tag == "PAST":
        return _describes(w, i - 2)
    return (
        i > 0
        and w[i - 1].tag in ("DET", "POSS", "ADJ", "ADV", "NUM", "PREP")
        and not (w[i - 1].tag == "ADV" and not _describes(w, i - 1))
    )


def without_brackets(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without what stands in round brackets: it is said once, not with each part."""
    found, depth = [], 0
    for word in words:
        depth += word.text == "("
        if not depth:
            found.append(word)
        depth -= word.text == ")" and depth > 0
    return tuple(found)


def infinitive_start(w: Sequence[Word], main: VerbGroup) -> int:
    """Return where the "to" stands that a verb and its object lead to; 0 where there is none.

    "Urged the council to close the road and to build a wall" asks for two things.
    """
    at = main.end
    while at < len(w) and w[at].tag in ("DET", "ADJ", "NOUN", "NAME", "NUM", "POSS", "PRON"):
        at += 1
    wants = set(lemmas(w[main.head].lower, "VERB")) & _ASKING
    return at if wants and at < len(w) and w[at].tag == "TO" else 0


def is_plain_noun(words: Sequence[Word]) -> bool:
    """Whether an item is a noun phrase without a verb."""
    return has_noun(words) and not any(
        x.held
        or x.tag in ("VERB", "AUX", "MODAL", "SUB", "REL", "PAST", "PRON", "PREP", "TO")
        or (x.tag == "ING" and x is words[0] and (len(words) < 2 or words[1].tag != "NOUN"))
        for x in words
    )

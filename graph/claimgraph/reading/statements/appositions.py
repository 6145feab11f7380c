"""Appositions: "Lind, an engineer in Oslo, …" states that Lind is an engineer in Oslo."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import be
from claimgraph.reading.lang.en.lexicon import CALENDAR, ROLES
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.phrases import phrase_start, subject
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    tense_of,
    trimmed,
)


def born_and_died(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She was born on 3 May 1961 in Bergen" into the day and the place."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].lower not in ("born", "died"):
        return None
    found = subject(clause, main)
    pieces = _adjuncts(w, main.end)
    if found is None or pieces is None or len(pieces) != 2:
        return None
    (a, b), (c, d) = pieces
    if _dated(w[a:b]) == _dated(w[c:d]):
        return None
    opening = borrowed(w[found[0] : main.end], "subject")
    return cut(clause, w[:b], (*opening, *w[c:d]))


def _dated(words: Sequence[Word]) -> bool:
    return any(x.lower in CALENDAR or (x.text.isdecimal() and len(x.text) == 4) for x in words)


def _adjuncts(w: Sequence[Word], start: int) -> list[tuple[int, int]] | None:
    """Return the phrases "on 3 May" and "in Bergen" behind a verb; None when there is more."""
    starts = [
        i for i in range(start, len(w)) if w[i].lower in ("on", "in", "at") and w[i].tag == "PREP"
    ]
    if not starts or starts[0] != start:
        return None
    if any(
        x.tag in ("SUB", "REL", "ING", "PAST", "TO", "CONJ", "VERB") or x.held for x in w[start:]
    ):
        return None
    ends = [*starts[1:], len(w)]
    spans = [
        (a, b - 1 if b < len(w) and w[b - 1].text == "," else b)
        for a, b in zip(starts, ends, strict=True)
    ]
    return _merged(w, spans)


def _merged(w: Sequence[Word], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a phrase with the one before it where both tell when, or both where."""
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and _dated(w[slice(*merged[-1])]) == _dated(w[slice(*span)]):
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged


def brackets(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of brackets that open with "born"."""
    w = clause.words
    for at in range(1, len(w) - 3):
        if w[at].text != "(" or w[at + 1].lower != "born":
            continue
        close = next((i for i in range(at + 2, len(w)) if w[i].text == ")"), None)
        start = at
        while start and w[start - 1].tag == "NAME":
            start -= 1
        named = w[start:at]
        if close is None or not named or w[at - 1].tag != "NAME":
            continue
        verb = supplied(be("past", plural=plural(named)), "AUX", "verb", w[at + 1].start)
        told = tuple(x._replace(held=False) for x in w[at + 1 : close])
        said = (*borrowed(named, "antecedent"), *verb, *told)
        return cut(clause, (*w[:at], *w[close + 1 :]), said)
    return None


_OPENERS = word_list("en/statements.txt", "openers")
_LONGEST = 25
_NO_PART = frozenset({"AUX", "MODAL", "VERB", "SUB", "PRON", "CONJ"})


def apposition(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of a description behind a name: between commas, or at the end."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for comma in open_places(w, 1, len(w) - 2):
        if w[comma].text != ",":
            continue
        end = _end(w, comma)
        if end is None or not _describes(w, comma + 1, end):
            continue
        start = _name_start(w, comma) if _is_named(w[comma - 1]) else _subject_start(w, comma)
        if start == comma or (not _is_named(w[comma - 1]) and main.start != end + 1):
            continue
        named = w[start:comma]
        if _is_list(w, start, end):
            continue
        tense = tense_of(w, main)
        word = be("present" if tense == "perfect" else tense, plural=plural(named))
        verb = supplied(word, "AUX", "verb", w[comma].start)
        rest = (*w[:comma], *w[_resumed(w, end) :])
        said = (*borrowed(named, "antecedent"), *verb, *w[comma + 1 : end])
        return cut(clause, trimmed(rest), said)
    return None


def _resumed(w: Sequence[Word], end: int) -> int:
    """Return where a clause goes on behind a description; a relative keeps its comma."""
    return end if end + 1 < len(w) and w[end + 1].tag == "REL" else end + 1


def named_description(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Her son, Jon Lind, left" in two: who that is, and what he did."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for comma in open_places(w, 1, len(w) - 1):
        end = comma + 1
        while end < len(w) and w[end].tag == "NAME":
            end += 1
        closed = end == len(w) or w[end].text == ","
        if w[comma].text != "," or end == comma + 1 or not closed or _is_list(w, comma, end):
            continue
        start = phrase_start(w, comma)
        described = w[start:comma]
        if end + 1 < len(w) and w[end + 1].lower in _OPENERS:
            continue
        if (
            not described
            or described[0].tag not in ("POSS", "NAME")
            or w[comma - 1].lower not in ROLES
        ):
            continue
        if described[0].tag == "NAME" and not any(x.tag == "POSS" for x in described):
            continue
        tense = tense_of(w, main)
        word = be("present" if tense == "perfect" else tense, plural=False)
        verb = supplied(word, "AUX", "verb", w[comma].start)
        rest = (*w[:comma], *w[end + 1 :]) if end < len(w) else w[:comma]
        return cut(
            clause, trimmed(rest), (*borrowed(described, "antecedent"), *verb, *w[comma + 1 : end])
        )
    return None


def _name_start(w: Sequence[Word], comma: int) -> int:
    start = comma
    while start and (_is_named(w[start - 1]) or w[start - 1].text in "&-'’"):
        start -= 1
    return start


def _subject_start(w: Sequence[Word], comma: int) -> int:
    """Return where a noun phrase that opens the clause begins; the comma, where none does."""
    start = phrase_start(w, comma)
    opens = start == 0 and w[0].tag in ("DET", "POSS", "NUM", "ADJ", "NOUN", "PRON")
    return 0 if opens else comma


def _is_named(word: Word) -> bool:
    return word.tag == "NAME" or (word.tag == "NOUN" and word.text[0].isupper())


def _end(w: Sequence[Word], comma: int) -> int | None:
    """Return where a description ends: at the next comma, or with the last word."""
    for i in open_places(w, comma + 1, min(len(w), comma + _LONGEST)):
        if w[i].text == ",":
            return _past_list(w, i)
        if w[i].text in ";:–—":
            return None
    return len(w) if len(w) - comma < _LONGEST else None


def _past_list(w: Sequence[Word], comma: int) -> int | None:
    """Return where "a poet, critic and teacher" ends; the comma itself when it is not a list."""
    joined = next(
        (i for i in open_places(w, comma + 1, min(len(w), comma + 14)) if w[i].lower == "and"), None
    )
    if joined is None or joined == comma + 1:
        return comma if joined is None or w[comma + 2 : comma + 3] else None
    if any(x.tag not in ("NOUN", "ADJ", "MARK") for x in w[comma + 1 : joined]):
        return comma
    end = joined + 1
    while end < len(w) and w[end].tag in ("NOUN", "ADJ"):
        end += 1
    return end if end == len(w) or w[end].text == "," else None


def _describes(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether words are one description: an article or title first, and no clause."""
    words = w[start:end]
    if len(words) < 2 or any(x.tag in _NO_PART and x.lower != "and" for x in words):
        return False
    titled = words[0].lower in ROLES and any(x.tag == "PREP" for x in words)
    opens = words[0].lower in _OPENERS or titled
    return opens and any(x.tag == "NOUN" or x.lower in ROLES for x in words)


def _is_list(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name and what follows it are items of a list: "Oslo, the fjord and Bergen"."""
    after = [x.lower for x in w[end + 1 : end + 2]] if end < len(w) else []
    inside = any(x.tag == "CONJ" for x in w[start:end])
    before = start and (w[start - 1].text == "," or w[start - 1].tag == "CONJ")
    listed = before and start > 1 and w[start - 2].tag in ("NAME", "NOUN")
    return bool(after and after[0] in ("and", "or")) or inside or bool(listed)

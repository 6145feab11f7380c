"""Of what kind works are and of which year, which a sentence that lists them takes for granted:
"films such as Boat (1972) and Tug (1980)", "starred in Boat (1972) and Tug (1980)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import Tense, be, is_plural, lemmas
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.lists import list_items
from claimgraph.reading.statements.naming import is_name_or_title
from claimgraph.reading.statements.phrases import IN_TITLES, is_year
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import Clause, Word, borrowed, supplied

KINDS_OF_WORKS = word_list("en/statements.txt", "works")
PROFESSIONS = word_list("en/statements.txt", "professions")
UNFIT = word_list("en/statements.txt", "not of a kind")
LONGEST = 14
"""The most words of a title."""
_COUNTING = word_list("en/statements.txt", "counting a kind")
_OF_WORKS = KINDS_OF_WORKS | word_list("en/statements.txt", "what is done in works")
_LISTED = KINDS_OF_WORKS | PROFESSIONS
_LISTING = frozenset({"as", "including", "like", ":"})
_PLAIN = frozenset({"ADJ", "NOUN"})
_WITHIN = frozenset({"in", "as", "by", "with"})
_LEADING = frozenset({"in", "include", "includes", "included", "with", "as"})
_TWO = 2


def of_works(clause: Clause, main: VerbGroup) -> Iterator[Sequence[Word]]:
    """Yield of what kind each of several is, and of which year each work is."""
    w = clause.words
    years = [i for i in range(main.end, len(w) - 2) if _closes(w, i)]
    told = set[int]()
    for at in range(2, len(w) - 1) if years or not _LISTING.isdisjoint(clause.signs) else ():
        kind = _kind(w, at, main.end)
        if kind is None:
            continue
        for start, end in _items(w, at + 1):
            person = kind[-1].lower in PROFESSIONS
            yield is_of_kind(w[start:end], kind, tense_of(w, main) if person else "present")
            yield from of_year(w, start, end)
            told.add(end)
    done = (lemmas(x.lower, "VERB") + lemmas(x.lower, "NOUN") for x in w[main.start :])
    if len(years) >= _TWO and not _OF_WORKS.isdisjoint([base for bases in done for base in bases]):
        first = _title_start(w, years[0], main.end)
        led = w[first - 1].lower in _LEADING
        for start, end in _run(w, first, least=_TWO) if led else ():
            if end not in told:
                yield from of_year(w, start, end)


def is_of_kind(name: Sequence[Word], kind: Sequence[Word], tense: Tense) -> Sequence[Word]:
    """Say that something named is of a kind."""
    word = be("past" if tense == "past" else "present", plural=False)
    verb = supplied(word, "AUX", "verb", kind[0].start)
    article = "an" if kind[0].lower[:1] in "aeiou" else "a"
    owned = kind[0].tag == "POSS"
    opens = () if owned else supplied(article, "DET", "inflection", kind[0].start)
    *others, noun = kind
    plain = replace(noun, text=noun.lower)  # "Actor Jon Lund left"
    return (*borrowed(name, "antecedent"), *verb, *opens, *others, plain)


def of_year(w: Sequence[Word], start: int, end: int) -> Iterator[Sequence[Word]]:
    """Yield of what year a work is, which stands in brackets behind its title."""
    if end + 2 < len(w) and _is_year_in_brackets(w, end):
        verb = supplied("dates from", "VERB", "verb", w[end + 1].start)
        yield (*borrowed(w[start:end], "antecedent"), *verb, replace(w[end + 1], held=False))


def _closes(w: Sequence[Word], at: int) -> int:
    """Return where brackets close that hold years and open here: "(2013-2014)"; 0 without such."""
    close = next((i for i in range(at + 2, min(at + 6, len(w))) if w[i].text == ")"), 0)
    return close if w[at].text == "(" and any(is_year(x) for x in w[at + 1 : close]) else 0


def _is_year_in_brackets(w: Sequence[Word], at: int) -> bool:
    return w[at].text == "(" and is_year(w[at + 1]) and w[at + 2].text == ")"


def _kind(w: Sequence[Word], at: int, verb_end: int) -> Sequence[Word] | None:
    """Return the kind of what is listed behind a word: "films such as", "such films as", "the films
    Boat (1972) and Tug (1980)", "three films: Boat (1972)"."""
    head = at
    if w[at].lower in _LISTING:
        if w[at].held or (w[at].lower == "as" and not _such(w, at)):
            return None
        head = at - 1 - (w[at - 1].lower == "such" or w[at - 1].text == ",")
    elif not w[at + 1].text[0].isupper() or at < verb_end:
        return None
    noun = next(iter(lemmas(w[head].lower, "NOUN")), "")
    people = w[at].lower in _LISTING and w[at].text != ":"
    if not is_plural(w[head].lower) or noun not in (_LISTED if people else KINDS_OF_WORKS):
        return None
    start = head
    while start and w[start - 1].tag in _PLAIN and w[start - 1].lower not in _COUNTING:
        start -= 1
    if start and (w[start - 1].tag == "CONJ" or any(x.lower in UNFIT for x in w[start:head])):
        return None
    return (*w[start:head], replace(w[head], text=noun, lower=noun, ground="inflection"))


def _such(w: Sequence[Word], at: int) -> bool:
    """Whether "as" goes with "such": "films such as", "such early films as"."""
    return any(x.lower == "such" for x in w[max(0, at - 4) : at])


def _items(w: Sequence[Word], at: int) -> list[Range]:
    """Return the titles or names of a list that runs to the end, or of which each has its year."""
    named = w[at - 1].lower in _LISTING and list_items(w, at, is_name_or_title)
    if not named:
        return _run(w, at, least=1 if w[at - 1].lower in _LISTING else _TWO)
    ends = [next((k for k in range(i + 1, b) if w[k].text == "("), b) for i, b in named]
    return [(i, end) for (i, _), end in zip(named, ends, strict=True)]


def _run(w: Sequence[Word], at: int, *, least: int) -> list[Range]:
    """Return where titles stand that each have a year: "Boat (1972), The Tug (1980) and"."""
    found: list[Range] = []
    while at < len(w) - 2 and w[at].text[0].isupper():
        near = range(at + 1, min(at + LONGEST, len(w) - 2))
        end = next((k for k in near if w[k].text == "("), 0)
        title, close = w[at:end], _closes(w, end) if end else 0
        if not close or not is_name_or_title(w[at : close + 1]):
            break
        if any(x.text == "," or x.lower in _WITHIN for x in title):
            break
        found.append((at, end))
        at = close + 1
        at += at < len(w) and w[at].text == ","
        at += at < len(w) and w[at].lower == "and"
    return found if len(found) >= least else []


def _title_start(w: Sequence[Word], end: int, verb_end: int) -> int:
    """Return where a title begins before its year."""
    start = end
    while start > verb_end and (w[start - 1].text[0].isupper() or w[start - 1].lower in IN_TITLES):
        start -= 1
    while start < end and w[start].text[0].islower():
        start += 1
    return start

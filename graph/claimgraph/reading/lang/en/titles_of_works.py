"""Titles of works: words in quotation marks or italics that all have capitals.

A title is one thing, whatever stands in it: its words act for nobody, its verb says nothing, and no
statement ends at its comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_place
from claimgraph.reading.lang.en.tokens import Token, token_of, tokenize
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_QUOTED = regex(
    r"[“\"]([^“”\"\n]{4,90})[”\"]|(?<![*\w])\*([^*\n]{4,90})\*(?!\w)|(?<![_\w])_([^_\n]{4,90})_(?!\w)"
)
_QUOTES = ("“", '"', "*", "_")
"""Each title opens with one of these; most sentences have none, and need no costly search."""
WORKS = word_list("en/entities.txt", "works")
_SONGS = word_list("en/entities.txt", "songs")
_TITLED = WORKS | _SONGS
_ENTITLED = _TITLED | word_list("en/entities.txt", "what has a title")
_MAKING = word_list("en/entities.txt", "verbs of making works")
_NAMING = word_list("en/entities.txt", "words that name")
_WORD = regex(r"[^\W\d_][\w’'-]*")
_FEW = 3
_SHORT = 4
"""Letters of words that may have no capital within a title: "with"."""
_NEAR = 4
"""Words before one among which what has a title, or a verb that names, is looked for."""
_SMALL_WORDS = lx.FUNCTION_WORDS - {"us", "it", "no", "i"}


def works_in(words: str) -> Iterator[Span]:
    """Yield where titles of works stand in a sentence, with their marks.

    >>> list(works_in('Her novel "Salt, Bread and Wine" sold well.'))
    [(10, 32)]
    """
    for match, title in _quoted(words):
        several = len(_WORD.findall(title)) > 1
        led = words[: match.start()].rstrip(" ,").rpartition(" ")[2].lower()
        if match[1] and led in _TITLED and title[0].isupper():
            yield match.span()
            continue
        bare = _WORD.findall(title)[-1].lower() if several else ""
        paper = match[1] is None and bare in lx.ORGANISATION_HEADS
        beside = words[match.end() :].lstrip(" ,").removeprefix("and ")[:1]
        begun = words[: match.start()].rstrip(" ,").removesuffix(" and").endswith(("”", ",”"))
        listed = match[1] is not None and (begun or beside in ("“", '"'))
        closed = title.endswith((".", ",")) and not listed
        if several and not paper and is_title_case(title) and (not closed or _is_slogan(title)):
            yield match.span()


def tokenize_sentence(
    text: str, start: int = 0, end: int | None = None, left_out: Sequence[Span] = ()
) -> list[Token]:
    """Return the tokens of a sentence without some stretches; the title of a work is one.

    >>> [t.text for t in tokenize_sentence('In "Come In, Sit Down" she')]
    ['In', '"', 'Come', 'In', ',', 'Sit', 'Down', '"', 'she']
    >>> [t.text for t in tokenize_sentence('The film "Come In, Sit Down" won')]
    ['The', 'film', '"Come In, Sit Down"', 'won']
    """
    end = len(text) if end is None else end
    titles = {(start + a, start + b) for a, b in titles_in(text[start:end])}
    outside = [out for out in left_out if not any(a <= out[0] < b for a, b in titles)]
    found: list[Token] = []
    for stretch in sorted([*titles, *outside]):
        if stretch[0] < start:
            continue  # signs of emphasis within the address of a link
        found += tokenize(text, start, stretch[0])
        if stretch in titles:
            found.append(token_of(text[slice(*stretch)], *stretch))
        start = stretch[1]
    return found + tokenize(text, start, end)


def titles_in(words: str) -> Iterator[Span]:
    """Yield the titles that are surely no saying and no stress: each is one word of the sentence.

    Quotation marks are part of it; those of italics are not, as no claim shows them.

    Before one stands what has a title, a verb of making works, or another title of the same list.

    >>> list(titles_in('Her novel "He Said, She Said" sold well. "No Way Out", said Lund.'))
    [(10, 29)]
    """
    last = -1
    for match, title in _quoted(words):
        listed = last >= 0 and _LISTED.fullmatch(words, last, match.start())
        sure = listed or _is_led(words[max(0, match.start() - 80) : match.start()])
        long = [word for word in _WORD.findall(title) if len(word) > _SHORT]
        capital = all(word[0].isupper() for word in (title, *long))
        if sure and capital and not title.endswith((".", ",")):
            last = match.end()
            yield match.span(0 if match[1] else match.lastindex or 0)


def _quoted(words: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what stands in quotation marks or italics, and the same without its marks."""
    if any(sign in words for sign in _QUOTES):
        for match in _QUOTED.finditer(words):
            yield match, next(group for group in match.groups() if group)


_LISTED = regex(r",?[ ](?:and[ ]|or[ ]|&[ ])?")


def _is_led(before: str) -> bool:
    """Whether the words before a quotation say that it is a title.

    Not so in "critics called the film “Dull and Long”", which somebody says of it.
    """
    led = [word.lower() for word in _WORD.findall(before)]
    if not led or before.rstrip()[-1:] in (":", ".", "”", '"'):
        return False
    *others, last = led
    if last in _NAMING:
        return any(map(_has_title, others[-_NEAR:]))
    made = not before.rstrip().endswith(",") and not _MAKING.isdisjoint(lemmas(last, "VERB"))
    return made or (_has_title(last) and _NAMING.isdisjoint(others[-_NEAR:]))


def _has_title(word: str) -> bool:
    return any(noun in _ENTITLED for noun in (word, *lemmas(word, "NOUN")))


def _is_slogan(title: str) -> bool:
    """Whether a title with a stop has its small words, too: “Red for Ed,” and not “Jo Lund.”"""
    return any(w.lower() in _SMALL_WORDS for w in _WORD.findall(title)[1:])


def is_title_case(words: str) -> bool:
    """Return whether all words that matter have capitals, as in a heading; no list of names has.

    >>> is_title_case("What the Council Did Next"), is_title_case("Council acts in Oslo")
    (True, False)
    """
    if words.count(",") > _FEW - 1 and "and" not in words.split():
        return False  # a list of names
    content = [w for w in _WORD.findall(words) if w.lower() not in lx.FUNCTION_WORDS]
    small = sum(w[0].islower() for w in content)
    plain = sum(is_plain_word(w) for w in content)
    return bool(content) and small * 6 <= len(content) and plain * 5 >= len(content) * 2


def is_plain_word(word: str) -> bool:
    """Whether a word is a plain one rather than somebody's name or a place's."""
    plain = is_word(word.partition("’")[0].partition("'")[0])
    return plain and not (is_place(word) or is_first_name(word))

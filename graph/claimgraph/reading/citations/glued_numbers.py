"""Numbers glued to words, which only a source list can prove: "errors.5", "at 62.3 Two"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark, expand, in_a_row
from claimgraph.reading.lang.word_lists import word_list

COUNTING = word_list("en/citations.txt", "words that a number counts by")
NUMBERED_WORDS = word_list("en/citations.txt", "numbered words")
_FUNCTION_WORDS = word_list("en/function_words.txt", "function words")
_NUMBER = r"\d{1,3}"
_GLUED = regex(
    r"\d(?:"  # the digit first, as the rest is then tried at few places
    rf"(?<![\d\s].)(?P<rest>\d{{0,2}}(?:(?:, ?|[–-]){_NUMBER}){{0,10}})"
    r"(?=[\s,;:)”]|[.](?:\s|$)|$|\(pp?\.?[ ]?\d)"
    r"|(?<=[\u3040-\u30ff\u4e00-\u9fff].)\d{0,2}(?:[,、]\d{1,3}){0,9}(?=[)）]?[。！？])"
    r"|(?<=[\])”\"\u3040-\u30ff\u4e00-\u9fff][ ].)\d{0,2}(?:[,、][ ]?\d{1,3}){0,9}"
    r"(?=[,.;:。！？](?:\s|$|[\u3040-\u9fff])|$))"
)
_PLACE_BEHIND = regex(r"\(pp?\.?[ ]?\d[\d, –-]{0,12}\)")
"""The page behind a number, as the AMA prints it: "8(p12)"."""
_BEFORE_GLUED = regex(
    r"(?:(?P<word>[^\W\d_]{1,30})|[)\]”\"’'%]|(?<!\d)(?:1[5-9]|20)\d\d)\\?[.!?,;:。！？，；：、][”\"’)」』）]?$"
    r"|[)\]”\"’%]$|(?<![^\W_])(?:[a-zß-öø-ÿ]{4,30}|(?P<short>[a-zß-öø-ÿ]{2,3}))$"
)


def glued(body: str) -> Iterator[Mark]:
    """Yield what is glued to words, and numbers in unsure places that the row of them lacks."""
    found = list(glued_to_words(body))
    yield from found
    yield from _unsure(body, found)
    if len(found) != 1:
        yield from _spaced(body, found)


def behind_stops(body: str) -> Iterator[Mark]:
    """Yield the numbers glued to the end of a sentence: "It fell.5 It rose."."""
    for mark in glued_to_words(body) if _AT_STOP.search(body) else ():
        if body[mark.start - 1] in '.!?”"' and _SENTENCE_ENDS.match(body, mark.end):
            yield mark


_AT_STOP = regex(r"[^\W\d_][.!?][”\"]?\d{1,3}[ \n]")
_SENTENCE_ENDS = regex(r"[ ]+[A-ZÀ-Þ“\"*]|[ ]*(?:\n|\Z)")


def _unsure(body: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the row of numbers in an unsure place that goes on where the marks before it end.

    The first number that is new behind it goes on where the row ends: "at 62.3–4 Two" stands
    between 2 and 5. Behind the last mark only a word of the language or the end of
    a line may hold one: "none at all6.", "It cost £900.4".
    """
    labels = [[*map(int, filter(str.isdecimal, mark.labels))] for mark in found]
    highest, begin = 0, 0
    for at, mark in enumerate([*found, None] if found else ()):
        rows = []
        for one in _UNSURE.finditer(body, begin, mark.start if mark else len(body)):
            row = sorted(map(int, expand(one[2])))
            if row != [*range(highest + 1, row[-1] + 1)]:
                continue
            later = itertools.chain.from_iterable(itertools.islice(labels, at, at + _NEAR))
            fresh = next((n for n in later if n > row[-1]), None)
            word = one[1] or ""
            last = (
                word in _FUNCTION_WORDS
                or _WORD_OF_THREE.fullmatch(word)
                or (not word and _LINE_END.match(body, one.end()))
            )
            if fresh == row[-1] + 1 or (fresh is None and last):
                rows.append((one.span(2), row))
        if len(rows) == 1:
            (start, stop), row = rows[0]
            yield Mark(start, stop, "proven", tuple(map(str, row)))
            highest = row[-1]
        if mark is not None:
            highest, begin = max([highest, *labels[at]]), mark.end


_NEAR = 200
"""Marks behind a number among which the next new one is looked for."""
_WORD_OF_THREE = regex(r"(?=[a-z]*[aeiouy])[a-z]{3}")
"""What is a word and no code, as "mp" of "mp3" is."""
_LINE_END = regex(r"[ ]*(?:\n|\Z)")


def _spaced(body: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """Yield numbers apart from the word before, "longlines cost less 4, but they break.5".

    Where others are glued, the next number of the row can stand so; then also one cited before.
    Where none is, all stand so and count from 1, as NotebookLM is copied.
    """
    apart = [
        one for one in _SPACED.finditer(body) if (one["word"] or "").casefold() not in COUNTING
    ]
    rows = [[*map(int, expand(one["number"]))] for one in apart]
    fresh = [*dict.fromkeys(itertools.chain(*rows))]
    if not found and (len(rows) < 2 or fresh != [*range(1, len(fresh) + 1)]):
        return
    highest, proven, after = 0, False, iter(found)
    held = next(after, None)
    for one, row in zip(apart, rows, strict=True):
        while held is not None and held.start < one.start():
            highest = max([highest, *map(int, filter(str.isdecimal, held.labels))])
            held = next(after, None)
        within = one["within"] is not None
        if not 0 < row[0] <= highest + 1 or (within and not _may_cite(one, row, highest)):
            continue
        if row[0] == highest + 1 or proven:
            proven = True
            highest = max(highest, row[-1])
            yield Mark(*one.span("number"), "proven", tuple(map(str, row)))


_SPACED = regex(
    r"(?:(?<![\w.,’'-])(?P<word>[a-z]{3,30}|(?:1[5-9]|20)\d\d)|(?<=\w)[)”\"])[ ]"
    rf"(?P<number>{in_a_row(_NUMBER, '(?:,[ ]|[–-])', 10)})"
    r"(?=[,;](?:\s|$)|[.](?:\s+[A-Z“\"]|\s*$)"
    r"|(?P<within>[ ](?:and|but|while|whereas|because)[ ][a-z]))",
    re.MULTILINE,
)


def _may_cite(one: re.Match[str], row: Sequence[int], highest: int) -> bool:
    """Say whether a number before "and" is the next to be cited: "fell in two years 5 and"."""
    return row == [highest + 1] and (one["word"] or "to") not in _FUNCTION_WORDS


_UNSURE = regex(
    rf"(?:(?<=\d)[.](?={_NUMBER}[\d,–-]*(?:[ ]+[A-Z“\"]|[ ]*(?:\n|$)))"
    r"|(?<![^\W_])([^\W\d_]{1,3}))"
    rf"({in_a_row(_NUMBER, '[,–-]', 6)})(?=[.,;:]?(?:\s|$))"
)
"""Numbers behind a figure's full stop or glued to a short word: "at 62.3 Two", "too2."."""


def glued_to_words(body: str) -> Iterator[Mark]:
    """Yield "errors.5" and "[Lavender] 3,", but no decimal, no version and no "COVID19"."""
    for found in _GLUED.finditer(body):
        start, end = found.span()
        before = _BEFORE_GLUED.search(body, max(0, start - 34), start)
        several = not found[0].isdecimal()  # "too4–6", but not "mp3"
        named = before is not None and (before["word"] or "").casefold() in NUMBERED_WORDS
        if found["rest"] is None or (before and not named and (several or not before["short"])):
            end = place.end() if (place := _PLACE_BEHIND.match(body, end)) else end
            if not {"(", "（"}.intersection(body[max(0, start - 80) : start]):
                end += body[end : end + 1] in (")", "）")  # as Korean and Japanese notes, "1)"
            yield Mark(start, end, "proven", expand(found[0]))

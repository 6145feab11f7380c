"""Labels that a list prints and its text uses, and how words in brackets are read with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.lines import SIGNS, Line

SPLIT_LABELS = regex(r"[,;；，]\s?")
LEAD = regex(rf"^(?:but |and )?{any_of('see')}\s", re.IGNORECASE)
LOCATOR = regex(
    rf"(?:{any_of('place')}|at|[§¶]{{1,2}})"
    r"[ \xa0]{0,2}(?:\(?[\w.–-]{0,12}\d[\w.–-]{0,12}\)?|[ivxlc]{1,6}|[A-Z])"
    r"(?:[ ]?(?:[页頁章节]|об\.?))?"
    r"|\d{1,5}(?:[–-]\d{1,5})?",
    re.IGNORECASE,
)
"""What follows a label and says where in the work: "p. 12", "§ 4", "Fig. 3", "14–16"."""
_SHAPES = ((regex(r"[A-Z]+"), "A"), (regex(r"[a-z]+"), "a"), (regex(r"\d+"), "0"))
_DIGITS = regex(r"\d+")
_LONGEST_ITEM = 60
_GRADE = regex(r"[A-F][1-6]")
"""How far a source and what it says are trusted, in the code of the Admiralty: "S1, B2"."""

_KEY = regex(
    r"""(?:\*\*|__)?(?:
      \\?(?P<bracket>[\[(（])(?P<key>(?!cite_start\])[^\[\]()（）\n]{1,60})\\?[\])）](?!\(|\[)
        (?P<colon>[.:：]?)(?=[\s*_]|$)
    | (?:（(?=[注註]))?(?P<worded>(?:WORDS)[ \xa0]?\#?(?P<count>\d{1,4}))
        (?:[:：.)）](?=\s)|[ ][–—-](?=[ ])|(?<=[注註주]\d)[ \u3000]+|）(?=\w))
    | (?P<kome>[※＊📄📎📚📰🔖]\d{1,3})[:：.．]?(?=[\s\u3000]?\w)
    | (?P<hash>\#\d{1,3})(?:[:：.)](?=\s)|(?=[ \t]+\w))
    | (?P<named>(?:LETTERED)[ \xa0](?-i:[A-Z]{1,2})|(?:COUNTED)[ \xa0](?-i:[A-Z]|\d{1,3})
        |(?-i:[A-Za-z]{1,4}[.-]?\d{1,4}|[A-Z]))
        (?:(?:\*\*)?[ ]?[:：.)–—-](?=[ *])(?:\*\*)?|(?=[ ]{2}|\t))
    | (?P<outlet>(?-i:[^\W\d_a-zSIGNS])[^\n:：*\[\]()]{1,40}?)(?:\*\*)?
        (?:[:：](?:\*\*)?(?=[ ]+\S)|[ ]?[:：–—-](?:\*\*)?(?=[ ]+(?:https?://|["“])))
    | (?P<roman>[ivxlc]{1,6}|[IVXLC]{1,6})
        (?:[.)](?=[ \t\xa0])|(?-i:(?<=[ivxlc])(?=[ \t\xa0]+(?:[A-Z“"]|https?://))))
    | (?:\^|<sup>)?(?P<letter>[a-z])
        (?:(?<=\^.)\^?(?=[ ]\S)|(?<=>.)</sup>(?=[ ]?\S)|[.)](?=[ \t\xa0]))
    | (?P<sign>[SIGNS]{1,3})(?=[ ]?[^\s*SIGNS])
    | (?P<bare>\d{1,3})
        (?::(?=[ ]\S)|(?=[ \t\xa0]+(?:[^\W\d_]|[“"«„‘'][^\W\d_]|§)|[ \t\xa0]*https?://|\t))
    )(?:\*\*|__)?[ \t\xa0\u3000]*(?:\n[ \t]+)?""".replace(
        "WORDS", f"{any_of('label')}|{any_of('note')}"
    )
    .replace("LETTERED", any_of("lettered"))
    .replace("COUNTED", any_of("lettered or counted"))
    .replace("SIGNS", SIGNS),
    re.VERBOSE | re.IGNORECASE,
)
"""What may be a label of a list that prints labels of its own; the text must prove it."""
_CELL = regex(r"\|[ \t]*[*`\[]{0,3}(?P<cell>[A-Za-z]{1,5}[-_ ]?\d{1,4})[*`\]]{0,3}[ \t]*\|")
"""The first cell of a row, where it may be a label: "| S1 |"."""


_LABEL_SIGN = regex(r"\b(?:[A-Z]|\d{1,3})\b")
_SEVERAL = regex(
    r"(?P<word>[^\W\d_]{2,12})\.?[ \xa0]"
    r"(?P<signs>(?:[A-Z]|\d{1,3})"
    r"(?:(?:,|,?[ ](?:and|und|et|y|e)\b|[ ]?&)[ ](?:[A-Z]|\d{1,3})){1,9})"
)
"""A word with several letters or numbers: "Annexes 3 and 4", "Exs. A, C"."""


def _stems(word: str) -> tuple[str, ...]:
    """Return a word and what it may be the plural of."""
    return word, word.removesuffix("s"), word.removesuffix("es")


@dataclass(frozen=True, slots=True)
class LearnedLabels:
    """The labels that lists of a text print and its words use: folded → as printed.

    ``shapes`` are those of labels with a number: one that the list does not hold, such as "[Ort06]"
    beside "[Ort07]", is a marker, too. ``signs`` says that labels such as "†" or "ii" stand raised.
    """

    printed: dict[str, str] = field(default_factory=dict)
    shapes: frozenset[str] = frozenset()
    raised: bool = False

    def __bool__(self) -> bool:
        return bool(self.printed)

    def read(self, inner: str) -> tuple[str, ...] | None:
        """Return the labels that words in brackets print; None when some of them are none.

        >>> LearnedLabels({"ort07": "Ort07"}).read("see Ort07, p. 3")
        ('Ort07',)
        """
        whole = self._one(inner.strip())
        if whole:
            return (whole,)
        if row := self._row(inner.strip()):
            return row
        found: list[str] = []
        named = ""
        for item in SPLIT_LABELS.split(inner):
            printed = LEAD.sub("", item.strip(), count=1).strip("^ ")
            words = printed.strip("# ")
            label = self._one(printed) or self._one(words) or self._one(without_locator(words))
            graded = found and _GRADE.fullmatch(words) and words.casefold() not in self.printed
            if label and not graded:
                found.append(label)
            elif words and not found and not named and len(words) <= _LONGEST_ITEM:
                named = words  # what the source is, before its label: "lease, Ex. A"
            elif not (
                found and (graded or LOCATOR.fullmatch(words) or self._remarked(found, words))
            ):
                return None
        if named and not all(" " in label for label in found):
            return None
        return tuple(dict.fromkeys(found)) or None

    def _row(self, words: str) -> tuple[str, ...]:
        """Return the labels of "Annexes 3 and 4" or "Exs. A, C"; none where one is not listed."""
        several = _SEVERAL.fullmatch(words)
        if several is None:
            return ()
        signs = _LABEL_SIGN.findall(several["signs"])
        for stem in _stems(several["word"]):
            labels = [
                self.printed.get(f"{stem}{dot} {n}".casefold()) for n in signs for dot in ("", ".")
            ]
            known = tuple(label for label in labels if label)
            if len(known) == len(signs):
                return known
        return ()

    def _remarked(self, found: list[str], words: str) -> bool:
        """Whether words only say something about the source before them: "S2; rated E5"."""
        counted = any(sign.isdecimal() or sign == " " for sign in found[-1])
        return counted and found[-1].casefold() in self.printed and len(words) <= _LONGEST_ITEM

    def _one(self, words: str) -> str | None:
        if len(words) > _LONGEST_ITEM or not words:
            return None
        known = self.printed.get(words.casefold())
        return known or (words if self.shapes and shape(words) in self.shapes else None)


NOTHING_LEARNED = LearnedLabels()


def shape(label: str) -> str:
    """Return the shape of a label: kinds of letters in a row, and numbers.

    >>> shape("Ort07"), shape("doc 1")
    ('Aa0', 'a 0')
    """
    for pattern, sign in _SHAPES:
        label = pattern.sub(sign, label)
    return label


def without_locator(words: str) -> str:
    """Return a label without what says where in the work, "" where nothing does: "2, p. 3"."""
    for at, sign in enumerate(words):
        if sign == " " and LOCATOR.fullmatch(words[at:].strip()):
            return words[:at]
    return ""


class LabelCandidate(NamedTuple):
    """What may be a label: the line it begins, its words, its kind, where the words behind begin.

    ``kind`` is the bracket around it, with ":" where a colon follows ("[:"), or how it looks:
    worded ("Source 3"), kome ("※1"), hash ("#1"), named ("S1"), outlet ("Reuters"), roman ("iv."),
    letter, sign ("†"), bare ("1") or cell."""

    place: int
    label: str
    kind: str
    body: int

    @property
    def number(self) -> int:
        """The number in the label of a list that counts."""
        found = _DIGITS.search(self.label)
        return int(found[0]) if found else 0

    @property
    def printed(self) -> str:
        """The label of the entry: a number alone where a word or "#" stands before it."""
        return str(self.number) if self.kind in ("worded", "hash", "kome") else self.label


def keyed(text: str, line: Line) -> tuple[str, str, int] | None:
    """Return the label that may begin a line, its kind, and where the words behind it begin.

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "[Ort07] Kilns of the coast"
    >>> keyed(text, next(lines(text)))
    ('Ort07', '[', 8)
    """
    if line.kind == "row":
        cell = _CELL.match(text, line.start, line.end)
        return (cell["cell"], "cell", cell.end()) if cell else None
    behind_number = line.style == "ordered"
    if line.label and not behind_number and line.style != "bullet":
        return None
    at = line.body if behind_number else line.start
    found = _KEY.match(text, at, line.end)
    if found is None or found.end() >= line.end:
        return None
    kind = found["bracket"] or found.lastgroup or ""
    if kind in "[(（":
        kind += ":" if found["colon"] else ""
        return found["key"].strip().lstrip("^#"), kind, found.end()
    if behind_number:
        return None
    if found["worded"]:
        return found["worded"], "worded", found.end()
    return found[kind], kind, found.end()


_STAR_GLUED = regex(r"(?<=[\w.,;:!?)”\"])(?P<stars>\*{1,4})(?=[\s.,;:)]|$)", re.MULTILINE)
_EMPHASIS = regex(r"(?:^|[\s(])\*{1,3}(?=[^\s*])", re.MULTILINE)
_STARRED = regex(r"(\*{2,4})[ ](?=\S)")


def stars(text: str, found: Sequence[Line], signs: Set[int]) -> Iterator[LabelCandidate]:
    """Yield the line with "*" that stands above one with "†", and notes told by stars alone.

    These are a lone line "* …", or lines "* …", "** …" one below the other, where stars are glued
    to words above and set nothing in italics. ``signs`` are the lines that begin with other signs.
    """
    points = [at for at, line in enumerate(found) if line.label == "*" and line.style == "bullet"]
    yield from (
        LabelCandidate(at, "*", "sign", found[at].start) for at in points if at + 1 in signs
    )
    at = points[-1] if points else -1
    if at < 0 or at + 1 in signs or (len(points) > 1 and not found[at].gap):
        return  # points of the text begin with "*", too, and stand closer
    run = [LabelCandidate(at, "*", "sign", found[at].start)]
    for line in found[at + 1 :]:
        starred = _STARRED.match(text, line.start) if line.kind == "plain" else None
        if starred is None or len(starred[1]) != len(run) + 1:
            break
        run.append(LabelCandidate(at + len(run), starred[1], "sign", starred.end()))
    begin = found[at].start - 2
    glued = {one["stars"] for one in _STAR_GLUED.finditer(text, 0, begin)}
    if glued == {c.label for c in run} and not _EMPHASIS.search(text, 0, begin):
        yield from run

"""Markers of author and page, or title and page, as the MLA has them, and "(ibid.)" in the text.

And works that a text names by author and year beside others, and that no list has.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.author_names import names_in
from claimgraph.reading.citations.author_year import A_NAME, DASHES, TIME, YEARS, plain_year
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.marker_labels import YEAR, Mark
from claimgraph.reading.lang.word_lists import any_of

_PAGES = r"(?:\d{1,3}[:.])?\d{1,4}(?:[–-]\d{1,4})?(?:,[ ]\d{1,4}(?:[–-]\d{1,4})?){0,4}"
_PAGED = regex(
    rf"(?:{any_of('see')}[ ]|qtd\. in )?(?P<name>[^\W\d_a-z][\w’'-]{{1,30}})"
    r"(?:(?:,[ ][A-Z][\w’'-]{1,30}){0,4},?[ ](?:and|&|et al\.)(?:[ ][A-Z][\w’'-]{1,30})?)?"
    rf"(?:,[ ](?P<title>[^;\d]{{3,60}}?))?,?[ ](?:(?:pp?\.[ ])?{_PAGES}|loc\.[ ]?cit\.|passim)"
)
_TITLED = regex(
    r"(?:[“\"](?P<quoted>[^“”\"\n]{4,80})[”\"]"
    rf"|[*_]?(?P<plain>[^\W\d_a-z][\w’' -]{{2,60}}?)[*_]?(?=[ ]\d))"
    rf"(?:[ ]{_PAGES})?"
)
_ROUND = regex(r"\(([^()\n]{1,160})\)")
_PAGES_ONLY = regex(rf"(?!(?:1[5-9]|20)\d\d\b){_PAGES}")
_SENTENCE = regex(r"[.!?][”\"’)]?\s+(?=[A-Z“\"])")
_NAME = regex(r"[^\W\d_a-z][\w’-]{1,40}")
_WORDS = regex(r"\w+")
_AFTER_AUTHORS = regex(r"(?<![ ,][A-Z])\.[”\"]?\s+[“\"*_]{0,2}([^.“”\"*_\n]{2,120})")
_MOST = 50
"""Works of one author that are told apart."""
_FAR = 400
"""Code points before a marker in which its sentence begins."""
_TITLE = "“"
"""Stands before the words of a title where they are a label."""


def author_page_keys(entries: Iterable[Entry], text: str) -> dict[str, list[Entry]]:
    """Return entries by their first author, and by the words of their titles behind "“"."""
    keys: dict[str, list[Entry]] = {}
    before: list[str] = []
    for entry in entries:
        words = text[entry.start : min(entry.end, entry.start + 200)].lstrip(" *•")
        title = words[1:].partition("”" if words[0] == "“" else '"')[0] if words[:1] in '“"' else ""
        if not title:
            if not DASHES.match(words):
                before = list(dict.fromkeys(name for name in names_in(words) if name))
            for name in before:
                keys.setdefault(name, []).append(entry)
            named = _AFTER_AUTHORS.search(words)
            title = named[1] if named else ""
        if said := _said(title.partition(":")[0]):
            keys.setdefault(_TITLE + said, []).append(entry)
    return keys


def _said(title: str) -> str:
    return " ".join(_WORDS.findall(title.casefold()))


def author_page_marks(text: str, end: int, keys: Mapping[str, Sequence[Entry]]) -> Iterator[Mark]:
    """Yield "(Ortega 44)", "("Rain in June")" and, behind a name, "(44)".

    A name that several works have is told by a title in its sentence, and dangles where none is.

    Args:
        text: the whole text.
        end: where the list of works begins.
        keys: the entries by author, and by their titles.
    """
    titles = sorted(key for key in keys if key[0] == _TITLE)
    works = _Works(keys, titles, {entry.start: t for t in titles for entry in keys[t]})
    read = []
    for found in _ROUND.finditer(text, 0, end):
        start = _begin(text, found.start())
        said = text[start : found.start()]
        read.append(
            (found, start, said, [works.label(p.strip(), said) for p in found[1].split(";")])
        )
    shown = any(all(labels) for *_, labels in read)
    last: Mark | None = None
    for found, start, said, labels in read:
        if all(labels):
            last = Mark(found.start(), found.end(), "proven", tuple(dict.fromkeys(labels)))
            yield last
        elif shown and _PAGES_ONLY.fullmatch(found[1]):
            named = (works.of_author(n.casefold(), said) for n in reversed(_NAME.findall(said)))
            label = next((one for one in named if one), "")
            again = last.labels if last is not None and last.start >= start else ()
            if label or again:
                yield Mark(found.start(), found.end(), "proven", (label,) if label else again)


def _begin(text: str, at: int) -> int:
    """Return where the sentence of a marker begins."""
    ends = [m.end() for m in _SENTENCE.finditer(text, max(0, at - _FAR), at)]
    line = text.rfind("\n\n", max(0, at - _FAR), at)
    return max([*ends[-1:], line + 2 if line >= 0 else max(0, at - _FAR)])


@dataclass(frozen=True, slots=True)
class _Works:
    """The works of a list: by author and title, their titles in order, and the title of each."""

    keys: Mapping[str, Sequence[Entry]]
    titles: Sequence[str]
    of: Mapping[int, str]

    def label(self, part: str, said: str) -> str:
        """Return the label of one work in a marker; "" where it is no marker."""
        paged = _PAGED.fullmatch(part)
        name = paged["name"].casefold() if paged else ""
        if paged and name in self.keys:
            short = _TITLE + _said(paged["title"] or "")
            titles = {self.of.get(entry.start, "") for entry in self.keys[name][:_MOST]}
            begun = [one for one in titles if short != _TITLE and f"{one} ".startswith(f"{short} ")]
            return begun[0] if len(begun) == 1 else self.of_author(name, said) or part
        titled = _TITLED.fullmatch(part)
        return self.titled(_said(titled["quoted"] or titled["plain"])) if titled else ""

    def of_author(self, name: str, said: str) -> str:
        """Return the label of an author's one work, or of that whose title some words hold."""
        works = self.keys.get(name, ())
        if len(works) == 1:
            return name
        words = f" {_said(said)} "
        titles = (self.of[entry.start] for entry in works[:_MOST] if entry.start in self.of)
        held = {title for title in titles if f" {title.removeprefix(_TITLE)} " in words}
        return held.pop() if len(held) == 1 else ""

    def titled(self, said: str) -> str:
        """Return the label of the one work whose title begins with some words."""
        at = bisect_left(self.titles, _TITLE + said)
        held = [key for key in self.titles[at : at + 2] if f"{key} ".startswith(f"{_TITLE}{said} ")]
        return held[0] if said and len(held) == 1 and len(self.keys[held[0]]) == 1 else ""


_AGAIN_THERE = regex(
    rf"[(\[]{any_of('same')}\.?(?:[,:]?[ ]?[^()\[\]\n;]{{1,40}})?(?:;[ ][^()\[\]\n]{{3,160}})?[)\]]"
)
_NAME_BEFORE = regex(r"([^\W\d_a-z][\w’'-]{1,40}?)(?:[’']s?)?(?:[ ]et[ ]al\.)?[ ]$")


def marks_again(
    text: str, end: int, marks: Sequence[Mark], keys: Collection[str]
) -> Iterator[Mark]:
    """Yield "(ibid., p. 4)" in the text, which cites what the marker before it cites.

    "Chen (ibid.: 12)" cites the work of Chen that was cited last, "(ibid., p. 4; Moe 2020)" both.
    """
    for found in _AGAIN_THERE.finditer(text, 0, end):
        before = bisect_left(marks, found.start(), key=lambda mark: mark.start) - 1
        named = _NAME_BEFORE.search(text, max(0, found.start() - 60), found.start())
        name = named[1].casefold() if named else ""
        if any(key.startswith(name) for key in keys if name):
            whose = (at for at in range(before, -1, -1) if _of(marks[at], name))
            before = next(whose, -1)
        if before >= 0 and found.start() - marks[before].end < 3000:
            labels = tuple(n for n in marks[before].labels if n.startswith(name))
            if labels := labels or marks[before].labels:
                beside = [m.labels for m in marks[before + 1 :][:1] if m.start == found.start()]
                labels = tuple(dict.fromkeys(itertools.chain(labels, *beside)))
                yield Mark(found.start(), found.end(), "proven", labels)


def _of(mark: Mark, name: str) -> bool:
    return any(label.startswith(name) for label in mark.labels)


def with_unlisted(
    text: str, end: int, marks: Sequence[Mark], keys: Collection[str]
) -> Iterator[Mark]:
    """Yield markers, and those in brackets that name a work in the same way which is not listed.

    Something shows that a work is meant: a letter behind the year, further authors, a page, a work
    or an author of the list beside it. A bare "(Moss, 2020)" shows it in a text that cites often.

    >>> listed = [Mark(12, 26, "proven", ("lund2019",))]
    >>> text = "Boats left. (Lund, 2019) They sank (Evans, 2020a)."
    >>> [mark.labels for mark in with_unlisted(text, 50, listed, {"lund2019"})]
    [('lund2019',), ('evans2020a',)]
    """
    listed = {mark.start: mark for mark in marks}
    authors = {_YEAR_BEHIND.sub("", key) for key in keys}
    for found in _IN_BRACKETS.finditer(text, 0, end) if marks else ():
        works = [_CITED.fullmatch(part.strip()) for part in found[1].split(";")]
        held = listed.get(found.start())
        if not all(works) or (held and held.end != found.end()):
            continue
        labels = list(held.labels) if held else []
        before = text[max(0, found.start() - 50) : found.start()]
        shown = bool(held) or (len(marks) > 2 and not _CAPITAL_BEFORE.search(before))
        for work in filter(None, works):
            name = work["name"].casefold()
            years = [plain_year(year) for year in YEARS.findall(work["years"])]
            shown = shown or bool(work["more"] or work["place"] or name in authors)
            shown = shown or any(year[-1].isalpha() for year in years)
            labels += [name + year for year in years if not _among(name, year, labels)]
        if shown and len(labels) > len(held.labels if held else ()):
            listed[found.start()] = Mark(found.start(), found.end(), "proven", tuple(labels))
    yield from sorted(listed.values(), key=lambda mark: mark.start)


def _among(name: str, year: str, labels: Iterable[str]) -> bool:
    """Say whether a label names a work of this year by somebody of this name."""
    return any(label.endswith(year) and name.split()[-1] in label for label in labels)


_IN_BRACKETS = regex(r"\(([^()\n]{6,200})\)")
_CITED = regex(
    rf"(?:{any_of('signal')}[ ])?(?P<name>(?!(?i:{TIME})\b){A_NAME}(?:[ ]{A_NAME}){{0,2}})"
    rf"(?P<more>,?[ ]et[ ]al\.?|,?[ ](?:and|&)[ ]{A_NAME})?,?[ ]"
    rf"(?P<years>{YEAR}(?:,[ ]{YEAR}){{0,4}})"
    r"(?P<place>[,:][ ]?(?:pp?\.[ ]?)?\d{1,4}(?:[–-]\d{1,4})?)?"
)
_YEAR_BEHIND = regex(rf"{YEAR}$")
_CAPITAL_BEFORE = regex(r"[A-Z][\w.’-]{0,40}[ ]$")


def in_links(marks: Sequence[Mark], dated: Sequence[Mark]) -> list[Mark]:
    """Return the marks; a link to another program whose words name a work is a marker of it.

    So notes of Zotero are exported: "[Lund, 2011, p. 9](zotero://select/…)".
    """
    within = {
        at: mark for mark in dated
        if (at := bisect_right(marks, mark.start, key=lambda m: m.start) - 1) >= 0
        and marks[at].shape == "editorial" and marks[at].words and mark.end <= marks[at].end
    }  # fmt: skip
    return [
        replace(m, shape="proven", labels=within[at].labels, words=None) if at in within else m
        for at, m in enumerate(marks)
    ]


def beside_led(marks: Sequence[Mark], dated: Iterable[Mark]) -> list[Mark]:
    """Return the markers of author and year in which no link leads to the entry of a work."""
    led = [mark.start for mark in marks if mark.target is not None]
    return [m for m in dated if bisect_left(led, m.start) == bisect_left(led, m.end)]

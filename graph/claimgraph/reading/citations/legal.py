"""Citations of law as briefs print them: a sentence of its own behind what it backs.

"Notice must be written. Marlow v. Board, 412 U.S. 110, 118 (1973). It must be clear. Id. at 120."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.places import Span

_PARTY = (
    r"[A-Z][\w.’'&-]{0,30}(?:,? (?:[A-Z&][\w.’'&-]{0,30}|of|the|and|for|ex rel\.|et al\.)){0,9}"
)
_PAGES = r"(?:,? (?:at )?[\dn]{1,5}(?:[–-]\d{1,5})?(?: n\.\d{1,3})?){0,4}"
_REPORTER = (
    r"(?P<volume>\d{1,4}) (?P<reporter>(?:[A-Z][A-Za-z]{0,8}\. ?){1,4}(?:(?:2d|3d|4th) ?)?)"
    r"(?:\(\d\d\) )?"
)
_COURT = r"(?: \((?:[^()\n]{2,40} )?(?:1[6-9]|20)\d\d\))?(?: \((?:[a-z][^()\n]{2,140})\))?"
_CASE = regex(rf"(?:In re |Ex parte )?{_PARTY} v\. {_PARTY}, {_REPORTER}\d{{1,5}}{_PAGES}{_COURT}")
_SHORT = regex(rf"(?:{_PARTY}, )?{_REPORTER}(?:, )?at \d{{1,5}}{_PAGES}")
_AGAIN = regex(r"[Ii]d\.(?:,? at [\dn]{1,5}(?:[–-]\d{1,5})?)?" + _PAGES)
_STATUTE = regex(
    r"(?:\d{1,3} (?:U\.S\.C\.|C\.F\.R\.)(?: ?§{1,2})? ?[\w().–-]*\w|Pub\. L\. No\. [\d–-]+"
    r"|Fed\. R\. (?:Civ|Crim|App)\. P\. [\w().]*\w)(?:, §{1,2} ?[\w().–-]*\w)?"
    rf"(?:, \d{{1,4}} Stat\. \d{{1,5}})?{_COURT}"
)
_RECORD = regex(
    r"(?:(?:Opp['’]n|Reply|Opening|Pl\.|Def\.|Resp\.|Pet\.|Appellant['’]?s?|Appellee['’]?s?)"
    r"(?:['’]?s)? (?:Br\.|Mem\.|Mot\.)|ECF No\.|Tr\.|Compl\.|Decl\.)(?: ¶{1,2})?(?: at)? "
    r"\d{1,4}(?:[:–-]\d{1,4})?(?: at \d{1,4})?"
)
_SIGNAL = regex(
    r"(?:(?:[Ss]ee|[Aa]ccord|[Cc]f\.|[Bb]ut see|[Bb]ut cf\.|[Cc]ontra|[Cc]ompare)(?: also)?"
    r"(?:,? e\.g\.,)? )?"
)
_BEGINS = regex(r"(?:(?<=[.!?][ \n])|(?<=[.!?][”\"’)][ \n])|(?<=\d\)[.][ \n]))(?=[A-Z\d])")
_WITHIN = regex(r", id\. at \d{1,5}(?:[–-]\d{1,5})?(?=[,.;])")
_WRAPPED = regex(r"\n(?!\n)(?<!\n\n)")
"""The end of a line within a paragraph."""
_HINT = regex(r" v\. [A-Z][^\n]{1,120}?, \d{1,4} [A-Z]")


def legal_marks(text: str) -> Iterator[Mark]:
    """Yield the citations of law of a text that names a case in full, as notes in the text.

    >>> text = "It binds. Orr v. Lund, 4 U.S. 2 (1901). It is old. Id. at 3."
    >>> [text[mark.start : mark.end] for mark in legal_marks(text)]
    ['Orr v. Lund, 4 U.S. 2 (1901).', 'Id. at 3.']
    >>> {text[slice(*mark.note)] for mark in legal_marks(text)}
    {'Orr v. Lund, 4 U.S. 2 (1901)'}
    """
    if " v." not in text and "\nv." not in text:
        return
    text = _WRAPPED.sub(" ", text)
    if not _HINT.search(text):
        return
    full: dict[str, Span] = {}
    last: Span | None = None
    at = 0
    begins = [found.start() for found in _BEGINS.finditer(text)]
    places = sorted(
        [(b, False) for b in begins] + [(m.start(), True) for m in _WITHIN.finditer(text)]
    )
    for begin, within in places:
        if begin < at:
            continue
        if within:
            if last is not None:
                end = _WITHIN.match(text, begin).end()  # type: ignore[union-attr]
                yield Mark(begin, end, "note", note=last)
            continue
        for mark in _sentence(text, begin, full, last):
            last, at = mark.note, mark.end
            yield mark


def _sentence(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return the citations of a sentence that holds nothing else; ``full`` takes in its cases."""
    found: list[Mark] = []
    at = begin
    while True:
        signal = _SIGNAL.match(text, at + 2 if found else at)
        start = signal.end() if signal else at
        read = _one(text, start, full, last)
        if read is None:
            return []
        end, last = read
        found.append(Mark(at, end, "note", note=last))
        if text[end : end + 2] != "; ":
            break
        at = end
    if text[end : end + 1] == ".":
        found[-1] = found[-1]._replace(end=end + 1)
    elif text[end - 1] != ".":
        return []
    return found if text[found[-1].end : found[-1].end + 1] in ("", " ", "\n") else []


def _one(text: str, at: int, full: dict[str, Span], last: Span | None) -> tuple[int, Span] | None:
    """Return where a citation ends, and the words that name its work in full."""
    if case := _CASE.match(text, at):
        full[_key(case)] = case.span()
        return case.end(), case.span()
    if last is not None and (again := _AGAIN.match(text, at)):
        return again.end(), last
    if short := _SHORT.match(text, at):
        return short.end(), full.get(_key(short), short.span())
    for pattern in (_STATUTE, _RECORD):
        if named := pattern.match(text, at):
            return named.end(), named.span()
    return None


def _key(found: re.Match[str]) -> str:
    """Return what full and short forms of a case share: volume and reporter."""
    return found["volume"] + "".join(found["reporter"].split())

"""Citations of law as briefs print them: a sentence of its own behind what it backs.

"Notice must be written. Marlow v. Board, 412 U.S. 110, 118 (1973). It must be clear. Id. at 120."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_PARTY = (
    r"[A-Z][\w.’'&-]{0,30}(?:,? (?:[A-Z&][\w.’'&-]{0,30}|of|the|and|for|ex rel\.|et al\.)){0,9}"
)
_PAGES = r"(?:,? (?:at )?\*?[\dn]{1,5}(?:[–-]\d{1,5})?(?: n\.\d{1,3})?){0,4}"
_REPORTER = (
    r"(?P<volume>\d{1,4}) (?P<reporter>(?:[A-Z][A-Za-z]{0,8}\. ?){1,4}(?:App[’']x ?)?"
    r"(?:(?:2d|3d|4th|5th) ?)?|WL |LEXIS )(?:\(\d\d\) )?"
)
_COURT = (
    r"(?: \((?:[^()\n]{2,40} )?(?:1[6-9]|20)\d\d\))?"
    r"(?: \((?:[a-z](?:[^()\n]|\([^()\n]{2,40}\)){2,140})\)){0,3}"
)
_LATER = (
    r"(?:, (?:aff[’']d|rev[’']d|cert\. denied|vacated)[\w ]{0,30}, "
    rf"{_REPORTER}\d{{1,5}}{_COURT})?"
)
_LEADS = "As|In(?! re )|Under|Per|Since|Unlike|Like|Following|But|And|See|Yet|With"
"""Words that begin a sentence and are no part of a party's name."""
_PARTIES = (
    rf"(?!(?:{_LEADS})[ ])"
    rf"(?:(?:In re|Ex parte|Matter of) {_PARTY}"
    rf"|(?:In re |Ex parte )?(?:{_PARTY}|R \([\w ,.&’'-]{{2,60}}\)) v\.? {_PARTY})"
)
_DOCKET = r"(?:(?:Case|Civ\.|Crim\.|Cause) )?Nos?\. [\w:-]{3,25}"
_YEARBOOK = (
    r"[\[(](?:1[6-9]|20)\d\d[\])] (?:\d{1,3} )?[A-Z][A-Za-z]{1,9}(?: [A-Z][A-Za-z]{1,9})?"
    r"(?: \([A-Z][A-Za-z]{1,8}\))? \d{1,5}(?: \([A-Z][A-Za-z]{1,8}\))?"
    r"(?:,? (?:at )?\[\d{1,3}\](?:[–-]\[?\d{1,3}\])?)?"
)
"""A report or a neutral citation of English law: "[2001] 2 AC 10", "[2010] EWHC 12 (Ch) [14]"."""
_CASE = regex(
    rf"{_PARTIES}(?P<cited>,? )(?:(?P<yearbook>{_YEARBOOK})(?:, {_YEARBOOK}){{0,2}}"
    r"|(?<=, )(?P<neutral>(?:1[6-9]|20)\d\d [A-Z]{2,6}(?: [A-Z]{2,5})? \d{1,5})"
    r"(?:,? at paras?\.? [\d–, -]*\d)?"
    rf"|(?<=, )(?:{_DOCKET}, )?{_REPORTER}\d{{1,8}}{_PAGES}{_COURT}"
    rf"|(?<=, )(?P<docket>{_DOCKET})"
    rf"(?:,? (?:at \d{{1,4}}|slip op\.(?: at \d{{1,4}})?))?(?= \(){_COURT})"
    + re.sub(r"\?P<\w+>", "?:", _LATER)
)
SHORT_CASE = regex(rf"(?:{_PARTY}, )?{_REPORTER}(?:, )?at \*?\d{{1,5}}{_PAGES}")
_AGAIN = regex(r"[Ii]d\.(?:,? at \*?[\dn]{1,5}(?:[–-]\d{1,5})?)?" + _PAGES)
_SECTION = r"§{1,2} ?[\w.:–-]*\w(?:\(\w{1,4}\)){0,5}"
_CODE = r"[A-Z][\w.’']{0,12}(?: (?:[A-Z][\w.’']{0,12}|&|of|and|amend\.|art\.|tit\.|ch\.)){0,8}"
_STATUTE = regex(
    rf"(?:\d{{1,3}} (?:U\.S\.C\.|C\.F\.R\.)(?: ?§{{1,2}})? ?[\w.–-]*\w(?:\(\w{{1,4}}\)){{0,5}}"
    r"|Pub\. L\. No\. [\d–-]+"
    r"|Fed\. R\. (?:Civ|Crim|App)\. P\. [\w().]*\w"
    rf"|(?:\d{{1,3}} )?{_CODE},? {_SECTION})"
    rf"(?:, {_SECTION})?(?:, \d{{1,4}} Stat\. \d{{1,5}})?{_COURT}"
)
_RECORD = regex(
    r"(?:(?:Opp['’]n|Reply|Opening|Pl\.|Def\.|Resp\.|Pet\.|Appellant['’]?s?|Appellee['’]?s?)"
    r"(?:['’]?s)? (?:Br\.|Mem\.|Mot\.|App\.)"
    r"|ECF No\.|Dkt\.(?: No\.)?|Doc\.|Tr\.|R\.|J\.A\.|App\.|Ex\."
    r"|(?:[A-Z][a-z]{2,15} )?(?:Compl|Decl|Dep|Aff)\.)(?: ¶{1,2})?(?: at)? "
    r"(?:\d{1,4}(?:-\d{1,3})?a?|[A-Z])(?:[:–-]\d{1,4})?"
    r"(?:,? (?:at|¶{1,2}) \d{1,4}(?:[:–-]\d{1,4})?)?"
)
_SIGNAL = regex(
    r"(?:(?:[Ss]ee|[Aa]ccord|[Cc]f\.|[Bb]ut see|[Bb]ut cf\.|[Cc]ontra|[Cc]ompare)(?: also)?"
    r"(?:,? e\.g\.,)? )?"
)
_BEGINS = regex(r"(?:(?<=[.!?][ \n])|(?<=[.!?][”\"’)][ \n])|(?<=\d\)[.][ \n]))(?=[A-Z\d])")
_WITHIN = regex(r", id\. at \d{1,5}(?:[–-]\d{1,5})?(?=[,.;])")
_TOLD_BY = word_list("en/citations.txt", "verbs behind a marker")
_WRAPPED = regex(r"\n(?!\n)(?<!\n\n)")
"""The end of a line within a paragraph."""
_HINT = regex(
    rf"(?: v\.|\b(?:In re|Ex parte|Matter of)) [A-Z][^\n]{{1,120}}?,"
    rf" (?:(?:{_DOCKET}, )?\d{{1,4}} [A-Z]|{_DOCKET}[^\n]{{0,30}} \()"
    r"| v\.? [A-Z][^\n]{1,120}?(?:,? [\[(]\d{4}[\])] (?:\d{1,3} )?|, \d{4} )[A-Z]"
)
_ASIDE = regex(r"(?<=\S )\((?=[A-Z\d]|[Ii]d\.|see )")
_JOINT = regex(r"; |,? with (?=\d|[A-Z])")
_BEHIND_COMMA, _ENDS = regex(r"[,.;]"), regex(r"[.;]?(?:\s|$)")


def legal_marks(text: str) -> Iterator[Mark]:
    """Yield the citations of law of a text that names a case in full, as notes in the text.

    >>> text = "It binds. Orr v. Lund, 4 U.S. 2 (1901). It is old. Id. at 3. (Tr. 14.)"
    >>> [text[mark.start : mark.end] for mark in legal_marks(text)]
    ['Orr v. Lund, 4 U.S. 2 (1901).', 'Id. at 3.', '(Tr. 14.)']
    >>> {text[slice(*mark.note)] for mark in legal_marks(text)} == {text[10:38], "Tr. 14"}
    True
    """
    if not any(hint in text for hint in (" v.", " v ", "\nv", "In re ", "Ex parte ", "Matter of ")):
        return
    text = _WRAPPED.sub(" ", text)
    if not _HINT.search(text):
        return
    full: dict[str, Span] = {}
    last: Span | None = None
    at = 0
    for begin, read in _places(text):
        if begin < at:
            continue
        for mark in read(text, begin, full, last):
            last, at = mark.note, mark.end
            if mark.labels != _NAMED:
                yield mark


_NAMED = ("",)
"""The labels of a case that is words of its sentence; "Id." behind it names it."""
_Reader = Callable[[str, int, dict[str, Span], "Span | None"], list[Mark]]


def _places(text: str) -> list[tuple[int, _Reader]]:
    """Return where citations may begin, and what reads them there."""
    places: list[tuple[int, _Reader]] = [(m.start(), _sentence) for m in _BEGINS.finditer(text)]
    places += [(m.start(), _again) for m in _WITHIN.finditer(text)]
    places += [(m.start(), _aside) for m in _ASIDE.finditer(text)]
    places += [(m.start(), _in_words) for m in _CASE.finditer(text)]
    places += [(m.start(), _code_in_words) for m in _SECTION_WITHIN.finditer(text)]
    return sorted(places, key=lambda place: place[0])


def _again(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return ", id. at 5" within a sentence."""
    end = _WITHIN.match(text, begin).end()  # type: ignore[union-attr]
    return [] if last is None else [Mark(begin, end, "note", note=last)]


def _in_words(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return a case that a sentence names, as words of it where it says nothing.

    Between commas it is a marker. Where the case tells what the sentence says, as in "Orr v. Lund,
    4 U.S. 2 (1901), held that", its name is a word and where it is printed the marker.
    """
    case = _CASE.match(text, begin)
    assert case is not None
    full[_key(case)] = case.span()
    before = text[begin - 2 : begin]
    if (before == ", " and _BEHIND_COMMA.match(text, case.end())) or (
        before == ": " and _ENDS.match(text, case.end())
    ):
        return [Mark(begin - 2, case.end(), "note", note=case.span())]
    told = _TELLS.match(text, case.end())
    if told and told[2] in _TOLD_BY:
        return [Mark(case.start("cited"), told.end("comma"), "note", note=case.span())]
    if _FRAME.search(text, max(0, begin - 20), begin) and text[case.end() : case.end() + 1] == ",":
        return [Mark(case.start("cited"), case.end(), "note", note=case.span())]
    return [Mark(begin, case.end(), "note", _NAMED, note=case.span())]


_TELLS = regex(r"(?P<comma>,?) ([a-z]{3,12})\b")
_FRAME = regex(r"(?:^|[.!?][”\"’)]?[ \n])(?:As|In|Under|Per)[ ](?:in[ ])?$")
"""What leads to a case that says what the sentence says: "In Lund v. Vale, …, the court found"."""


def _code_in_words(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return a section that stands between commas: "it needs evidence, 5 U.S.C. § 706, which"."""
    code = _SECTION_WITHIN.match(text, begin)
    assert code is not None
    return [Mark(begin, code.end(), "note", note=code.span(1))]


_SECTION_WITHIN = regex(r", (\d{1,3} (?:U\.S\.C\.|C\.F\.R\.) ?§{1,2} ?[\w().–-]*[\w)])(?=[,.;])")


def _aside(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return the citations that parentheses hold and nothing else: "(Tr. 14; R. 115.)"."""
    found, at = _row(text, begin + 1, full, last)
    at += text[at : at + 1] == "."
    if not found or text[at : at + 1] != ")":
        return []
    at += 1 + (text[at + 1 : at + 2] == "." and text[begin - 2] not in '.!?”"')
    found[0] = replace(found[0], start=begin)
    found[-1] = replace(found[-1], end=at - (text[at - 1] == "."))
    return found


def _sentence(text: str, begin: int, full: dict[str, Span], last: Span | None) -> list[Mark]:
    """Return the citations of a sentence that holds nothing else; ``full`` takes in its cases."""
    found, end = _row(text, begin, full, last)
    if not found:
        return []
    if text[end : end + 1] == ".":
        found[-1] = replace(found[-1], end=end + 1)
    elif text[end - 1] != ".":
        return []
    return found if text[found[-1].end : found[-1].end + 1] in ("", " ", "\n") else []


def _row(text: str, begin: int, full: dict[str, Span], last: Span | None) -> tuple[list[Mark], int]:
    """Return the citations that stand in a row, parted by semicolons, and where they end."""
    found: list[Mark] = []
    at = begin
    while True:
        signal = _SIGNAL.match(text, at)
        read = _one(text, signal.end() if signal else at, full, last)
        if read is None:
            return [], at
        start = found[-1].end if found else begin
        end, last = read
        found.append(Mark(start, end, "note", note=last))
        joint = _JOINT.match(text, end)
        if joint is None:
            return found, end
        at = joint.end()


def _one(text: str, at: int, full: dict[str, Span], last: Span | None) -> tuple[int, Span] | None:
    """Return where a citation ends, and the words that name its work in full."""
    if case := _CASE.match(text, at):
        full[_key(case)] = case.span()
        return case.end(), case.span()
    if last is not None and (again := _AGAIN.match(text, at)):
        return again.end(), last
    if short := SHORT_CASE.match(text, at):
        return short.end(), full.get(_key(short), short.span())
    for pattern in (_STATUTE, _RECORD):
        if named := pattern.match(text, at):
            return named.end(), named.span()
    return None


def _key(found: re.Match[str]) -> str:
    """Return what full and short forms of a case share: volume and reporter, or its docket."""
    held = found.groupdict()
    printed = found["volume"] and found["volume"] + found["reporter"]
    return "".join(
        (printed or held.get("docket") or held.get("yearbook") or held["neutral"]).split()
    )

"""Layout in a sentence: addresses, labels, headings, bylines and datelines, which name nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_base_form, is_third_person, verb_share
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.titles_of_works import is_plain_word, is_title_case, works_in
from claimgraph.reading.lang.en.tokens import Token

_PREFIX = 40
"""Code points before a sentence in which its line may begin with list marks, "#" and the like."""
_FEW = 3
_SMALL_WORDS = lx.FUNCTION_WORDS - {"us", "it", "no", "i"}
_LONGEST_HEADING = 160
_ADDRESS = regex(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*"  # urls, mail
    r"|(?<![\w@#])[@#][A-Za-z_][\w.-]*|(?<![\w/])/?[ru]/\w+"  # @handle, #tag, r/forum
    r"|`[^`\n]+`"
    r"|(?<![\w/])[A-Z]{1,6}(?:/[\w.]+){2,}"  # A/RES/70/1
    r"|(?<![\w/])\d{2,4}(?:/\w{2,8}){2,}"  # 25/0047/FUL
    r"|(?<![\w.])[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|io|dev|info|co\.uk)\b(?:/\S*)?"
    r"|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:py|js|ts|cpp|hpp|rs|go|md|txt|pdf|docx?|xlsx?|csv|json|xml"
    r"|ya?ml|html?|zip|exe|dll|sh|png|jpe?g|gif|svg|mp[34])\b"
)
_MAY_ADDRESS = regex(r"[@#`/]|\.\w|www\.")
"""What each of the addresses holds."""
_PARTY_TAG = regex(
    r"\((?:R|D|I|L|DFL|GOP)(?:[-–][A-Z][\w. ]{0,14})?\)"
    r"|\((?:Lab|Con|LD|Lib ?Dem|Ind|Grn|Dem|Rep)(?=[,)])"
    r"|(?<![\w-])[RDI][-–](?!Day)[A-Z](?:[A-Za-z]{1,9}\.?|\.[A-Z][a-z]?\.)(?=[\s,;)])"
)
"""What stands behind a politician's name: "(R-La.)", ", D-Ohio,", "(Lab, Hill Ward)"."""
_AUTHORS = regex(r"[A-ZÀ-Þ][\w’'-]+(?:,? (?:and|&) [A-ZÀ-Þ][\w’'-]+)? et al\b\.?")
"""Authors cited as "Nakamura et al."."""
_CITED_AUTHOR = r"[A-ZÀ-Þ][\w’'-]+(?: [A-Z]\.)*(?: et al\.?)?"
_CITED_WORK = rf"{_CITED_AUTHOR}(?:,? (?:and |& )?{_CITED_AUTHOR}){{0,9}},? (?:1[89]|20)\d\d[a-z]?"
_CITED = regex(
    rf"\((?:see |e\.g\.,? |cf\. )?{_CITED_WORK}(?:, p+\. ?[\d–-]+)?(?:[;,] {_CITED_WORK})*\)"
)
"""Authors and years of works cited in brackets: "(Ora & Falk, 2010; Lund et al., 2012)"."""
_TICKER = regex(
    r"\((?:[A-Z]{2,7}|(?:Nasdaq|Euronext|Xetra|OTC)(?: [A-Z]\w+)?)\s?:\s?[A-Z0-9][A-Z0-9.\-]{0,7}"
    r"(?:[,;/] ?[A-Z]{2,7}\s?:\s?[A-Z0-9.]{1,8})*\)"
)
"""Where a company's shares are traded, and under which sign: "(NYSE: VLT)"."""
_LAW_REPORT = regex(
    r"[\[(](?:1[89]|20)\d\d[\])] (?:\d{1,2} )?[A-Z][A-Za-z.]{1,9}"
    r"(?: (?:[A-Z][a-z]{0,4}|\([A-Z]\w+\)))?"
    r" \d{1,5}\b(?: \([A-Z]\w+\))?"
)
"""Where a judgment is printed: "[2019] EWCA Civ 12", "(1998) 2 AC 57"."""
_BYLINE = regex(
    r"[*_ ]*(?:By|BY|(?:Reporting|Written|Story|Words|Edited|Photos?|Photographs?) by)\s+"
    r"(?=[A-ZÀ-Þ])"
    r"[^.!?:;]*(?:\b[A-Z]\.[^.!?:;]*)*[*_ ]*"
)
_CREDIT = regex(
    r"[*_(\[ ]*(?:Additional )?(?:Reporting|Writing|Editing|Photography|Graphics) by"
    r" [^.\n]{2,120}[)\]*_. ]*"
    r"|[*_(\[ ]*(?:Additional )?(?:[Rr]eporting|Writing|Editing|[Pp]hotos?|Photography|Graphics"
    r"|Words|Reporters?|Authors?|Analysts?|Editors?|Reviewed|Reviewers?|Translation)"
    r"[*_]{0,2}:[*_]{0,2} [^.!?\n]{0,120}(?:\b[A-Z]\.[^.!?\n]*)*[)\]*_. ]*"
    r"|[*_ ]*(?:[A-Z][a-z]+ly |Fact-)?"
    r"(?i:reviewed|compiled|edited|posted|published|translated|checked|curated|produced|updated) by"
    r"(?:,? (?:[A-ZÀ-Þ\d][\w.’'-]*|the|of|and|for|on|in|at))+[.*_ ]*"
)
"""Who made a text, on a line or in a sentence of its own: "*Reviewed by Ann Ora, MD.*"."""
_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ.'’-]{2,}){0,3}"
_DATELINE = regex(
    rf"[*_ ]*(?:{_CITY}(?:, [^—–\n(]{{2,40}})?(?:\s*\([^()\n]{{2,30}}\))?"
    r"|[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?(?:, [^—–\n(]{2,40})?\s*\([^()\n]{2,30}\))"
    r"[*_ ]*\s?(?:[—–]|--?)\s"
)
"""Where and by whom a report was filed, before its first sentence: "OSLO, May 3 (Reuters) —"."""
_LABEL = regex(
    r"[*_]{0,3}[A-ZÀ-Þ\d][^*_:.!?\n]{1,60}[*_]{0,3}:(?=[*_\s])|[*_]{2,3}[^*\n]{2,70}?[.:!?]?[*_]{2,3}[.:]?(?=\s)"
)
_LINKED = regex(r"[*_]{0,3}\[[^\[\]\n]{12,200}(?=\]\()")
"""A headline that is the link to its text."""
_PLAN = regex(r"\bto ([A-Z][a-z]{2,})\b")
_DASHED = regex(r"[A-ZÀ-Þ][^—–\n.!?:]{12,160}(?=[ ][—–][ ][A-ZÀ-Þ])")
"""A headline that a dash parts from its text."""
_VERBAL = 0.6
"""How often a word is a verb that is one between names."""
_HEADLINE = 4
"""Words of the shortest headline that may be a sentence."""
_LOOKED_AT = 12
"""Tokens of a sentence among which most words have capitals where it is a headline."""
_WORD = regex(r"[^\W\d_][\w’'-]*")
_LIST_MARKS = regex(r"[\s>#*_•·|~+.)(\]\[–—-]*(?:\d{1,3}[.)])?[\s>#*_•·|~+.)(\]\[–—-]*")


class Layout(NamedTuple):
    """What of a sentence is layout: stretches of no name, and how far capitals say nothing."""

    masked: tuple[tuple[int, int], ...]
    label_end: int
    """Where a label or lead-in before the sentence ends; its start when it has none."""
    title_case: bool
    """Whether every word of a heading has its capital."""
    headline_end: int
    """Where a headline with a capital for every word ends; the start of what is none."""


def layout_of(text: str, start: int, end: int) -> Layout:
    """Return the layout of a sentence of a text (code points, end excluded).

    >>> text = "Key Findings: The mill shut. See www.example.org"
    >>> found = layout_of(text, 0, len(text))
    >>> text[:found.label_end], [text[a:b] for a, b in found.masked]
    ('Key Findings:', ['www.example.org'])
    """
    start, end = _with_signs(text, start, end)
    words = text[start:end]
    masked = [*_addresses(words), *works_in(words)]
    opens = _opens_line(text, start)
    heading = opens and _closes_line(text, start, end)
    label_end = 0
    if heading and _is_shouted(words):
        masked += [m.span() for m in _WORD.finditer(words) if is_plain_word(m[0].capitalize())]
    front = _BYLINE.fullmatch(words) if heading else None
    front = front or _CREDIT.fullmatch(words) or (_DATELINE.match(words) if opens else None)
    masked += [front.span()] if front else []
    if label := _LABEL.match(words):
        label_end = label.end()
        town = label[0].isupper() and is_place(label[0].strip(" *:").title())
        opening = _WORD.search(label[0])
        speaker = opening is not None and opening[0].lower() in lx.TITLES  # SENATOR ORA:
        masked += [label.span()] if town or (_is_shouted(label[0]) and not speaker) else []
        rest = words[label_end:]
        heading = not rest.strip() or (heading and is_title_case(rest))
        if not is_title_case(label[0]) and len(label[0].split()) > 3:
            label_end = 0  # a headline, whose capitals do tell
    elif (led := _LINKED.match(words) or _DASHED.match(words)) and is_title_case(led[0]):
        label_end = led.end()
    titled = heading and (is_title_case(words) or _tells(words) or _is_one_word(text, start, words))
    title_case = titled or _is_shouting(words[label_end:])
    told = title_case or (heading and _is_plan(words))
    headline = len(words) if told else label_end
    return Layout(
        tuple((start + a, start + b) for a, b in masked),
        start + label_end,
        title_case,
        start + (headline if len(words[:headline].split()) >= _HEADLINE else 0),
    )


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a sentence with the signs and address of a link that opens or ends it."""
    closed = text.find(")", end) if text.startswith("](", end) else -1
    return start - (text[start - 1 : start] == "["), end if closed < 0 else closed + 1


def headline_end(text: str, tokens: Sequence[Token]) -> int:
    """Return up to where the capitals of a sentence are those of a headline; 0 for other ones.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "Council Approves Harbour Plan After Long Debate"
    >>> headline_end(text, tokenize(text)) == len(text)
    True
    """
    led = takewhile(lambda token: token.text not in ("—", "–"), tokens[:_LOOKED_AT])
    words = [token.is_capital for token in led if token.is_word]
    if len(words) < _HEADLINE or sum(words) * 2 < len(words):
        return 0
    return layout_of(text, tokens[0].start, tokens[-1].end).headline_end


def _is_one_word(text: str, start: int, words: str) -> bool:
    """Whether a heading that a mark shows has one word: "## Timeline"."""
    return (
        " " not in words
        and not is_place(words.title())
        and text[max(0, start - _HEADLINE) : start].rstrip().endswith("#")
    )


def _is_plan(words: str) -> bool:
    """Whether a headline of names says what they will do: "Orr Bank Head Ada Lind to Retire"."""
    planned = _PLAN.search(words)
    if planned is None or is_place(planned[1]) or not is_base_form(planned[1].lower()):
        return False
    content = (w for w in _WORD.findall(words) if w.lower() not in lx.FUNCTION_WORDS)
    return not any(w[0].islower() for w in content)


def _tells(words: str) -> bool:
    """Whether a line of names holds what is mostly a verb: "Lind Meets Orr in Velm"."""
    content = [w for w in _WORD.findall(words) if w.lower() not in lx.FUNCTION_WORDS]
    verbs = (w.lower() for w in content[1:-1] if is_third_person(w.lower()))
    return all(w[0].isupper() for w in content) and any(verb_share(w) >= _VERBAL for w in verbs)


def _is_shouting(words: str) -> bool:
    """Whether even the small words of a sentence have capitals: "Choose What Your Team Knows."."""
    if any(w[0][0].islower() for w in islice(_WORD.finditer(words), 1, None)):
        return False  # the second word, mostly
    inner = _WORD.findall(words)[1:]
    return len(inner) > _FEW and any(w.lower() in _SMALL_WORDS for w in inner)


def _is_shouted(label: str) -> bool:
    """Whether a label is in capitals that are no acronym's: "IN OTHER NEWS:"."""
    words = _WORD.findall(label)
    return label.isupper() and len(words) > 1


def _addresses(words: str) -> Iterator[tuple[int, int]]:
    if _MAY_ADDRESS.search(words):
        yield from (m.span() for m in _ADDRESS.finditer(words))
    if "(" in words or "-" in words or "–" in words:
        yield from (m.span() for m in _PARTY_TAG.finditer(words))
        yield from (m.span() for m in _TICKER.finditer(words))
        yield from (m.span() for m in _CITED.finditer(words) if not _is_dated(m[0]))
    if "[" in words or "(1" in words or "(2" in words:
        yield from (m.span() for m in _LAW_REPORT.finditer(words))
    if " et al" in words:
        yield from (m.span() for m in _AUTHORS.finditer(words))


def _is_dated(cited: str) -> bool:
    """Whether a month or town rather than an author stands before the year: "(March 2010)"."""
    names = _WORD.findall(cited)
    return any(w.lower() in lx.CALENDAR for w in names) or (len(names) == 1 and is_place(names[0]))


def _opens_line(text: str, start: int) -> bool:
    """Whether only list marks stand before a sentence on its line."""
    since = max(0, start - _PREFIX)
    line = text.rfind("\n", since, start) + 1
    if not line and since:
        return False
    return _LIST_MARKS.fullmatch(text, line, start) is not None


def _closes_line(text: str, start: int, end: int) -> bool:
    """Whether a sentence that has no full stop is all there is on its line."""
    if end - start > _LONGEST_HEADING or "\n" in text[start:end].strip():
        return False
    rest = text[end : end + 3].lstrip("*_# :")
    last = text[start:end].rstrip("*_ ")[-1:]
    return last not in (".", "!", ";", ",") and (not rest or rest[0] in "\r\n")

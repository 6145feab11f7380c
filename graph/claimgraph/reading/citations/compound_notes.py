"""Several works named together, in notes and markers, and those named as holding the opposite.

"See Lund 2019; Marsh 2020, p. 4; but cf. Orr 2018."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, entry, title_beside
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.lang.word_lists import any_of, citation_words, word_list
from claimgraph.reading.places import Span
from claimgraph.urls import find_urls, printed

_TOPIC = r"(?:(?:For|On|About|Regarding|Concerning|Zu|Zum|Zur|Sur|Pour)[ ][^;.()\n]{2,90},?[ ])?"
SIGNAL = regex(
    rf"(?:(?P<against>{any_of('but see')})(?<!\b[A-Z][a-z]{{3}})(?<!\bAnders)(?![ ]Costa)[,:]?"
    rf"|{_TOPIC}(?:and[ ])?{any_of('signal')}:?)[ ]"
)
"""What leads to a work in a note: "For the petitions, see", "cf.", "but see". "Pace" is a name."""
_TURN = "|".join(
    re.escape(words[0].upper() + words[1:])
    for use in ("but see", "signal")
    for words in citation_words(use)
)
_JOINTS = regex(rf"[ \t]*;\s+|(?<=[.”\"’')\d])[.]?\s+(?=(?:{_TURN})[ ])")
_WORK_LIKE = regex(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|[\w.,:”\"’'*_)][ ](?:[a-z]{1,4}\.[ ]?)?\d{1,4}\w{0,4}\.?$"
    r"|\d[–-]\d{1,4}\.?$|\d:\d|://|[“\"‘«][^“”\"«»]{6,200}[,.]?[”\"’»]"
)
"""What a work in a note has: a year, a page at its end, an address, a title in quotation marks."""
_NO_WORK = regex(
    rf"[^\w“\"‘«*_]*(?:[a-z\d]|(?:{any_of('place')})[ ]?[\dIVXA-Z]"
    r"|\w+[.:]?[ ]?(?!(?:1[5-9]|20)\d\d)[A-Z]?\d"
    r"|[A-Z][\w ]{2,25}: [^,:;]{2,40}, (?:1[5-9]|20)\d\d\W*$)"
)
"""How a part begins that is none: "12(3): 1", "Suppl 1: 22", "Table 3", "London: Cape, 1999"."""
_BEGINS_NONE = word_list("en/citations.txt", "words that begin no work")
_FIRST = regex(r"\W*(\w+)")
_AGAIN = regex(
    rf"(?:{any_of('same')}|{any_of('above')})[.,: ]|.{{0,60}}[, (]{any_of('note')} ?\d",
    re.IGNORECASE,
)
_LONGEST = 1500
_PARTS = regex(r"[ \t]*[;；|][ \t]*|[ \t\n]+(?=(?:https?://|www\.))|,[ ](?=https?://)")
_DEFANGED = regex(r"https?://[\w.-]{1,63}(?:[ ]dot[ ][\w.-]{1,63}){1,5}(?:/[^\s;,<>\"]{0,300})?")
_ARCHIVED = regex(r"\barchiv\w{0,5}(?: (?:at|from|here|copy|version|link))?:?$", re.IGNORECASE)
_DOT = regex(r"[ ]dot[ ]")


def works_named(text: str, one: Entry, body: int) -> Iterator[Entry]:
    """Yield an entry as it is, or one for each work where it names several.

    Each part has then an address of its own, or what works in notes have: a year, a page, a title
    in quotation marks. A work named as holding the opposite backs nothing.

    >>> note = "2. Lund, Tides, 14; but see Marsh, Kilns, 20."
    >>> [(e.title, e.backs) for e in works_named(note, Entry(0, len(note), "2", "", None), 3)]
    [('Lund, Tides, 14', True), ('Marsh, Kilns, 20.', False)]
    """
    found = list(by_address(text, one, body))
    yield from found if len(found) > 1 else _by_words(text, found[0], body)


def _by_words(text: str, one: Entry, body: int) -> Iterator[Entry]:
    """Yield the works of a note, each behind its signal: "See Orr 2019; but cf. Lund 2020"."""
    spans = _works(text, body, one.end) if one.end - body <= _LONGEST else []
    for place, (start, end) in enumerate(spans):
        signal = SIGNAL.match(text, start, end)
        begin = signal.end() if signal else start
        backs = not (signal and signal["against"])
        if len(spans) > 1:
            part = entry(text, one.start if place == 0 else start, end, begin, one.label, ())
            yield part._replace(backs=backs, also=one.also, further=place > 0)
        elif signal and one.url is None and _is_work(text[start:end]):
            made = entry(text, one.start, end, begin, one.label, ())
            yield one._replace(title=made.title, backs=backs)
        else:
            yield one
    if not spans:
        yield one


def _works(text: str, start: int, end: int) -> list[Span]:
    """Return where the works of a note stand; what is none goes with the one before it."""
    spans: list[Span] = []
    for begin, stop in _between_joints(text, start, end):
        if not spans or _is_work(text[begin:stop]):
            spans.append((begin, stop))
        else:
            spans[-1] = (spans[-1][0], stop)
    if len(spans) > 1 and not _is_work(text[slice(*spans[0])]):
        return [(start, end)]  # authors: "Smith, J.; Jones, K. Tides. 2019"
    return spans


def _between_joints(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a note between semicolons that stand in no brackets."""
    at = start
    for joint in _JOINTS.finditer(text, start, end):
        if joint.start() > at and not _inside(text[at : joint.start()]):
            yield at, joint.start()
            at = joint.end()
    if at < end:
        yield at, end


def _inside(before: str) -> bool:
    """Say whether a bracket or quotation is open at the end of these words: "Ban lifted; …"."""
    if before.count("(") > before.count(")") or before.count('"') % 2:
        return True
    return "„" not in before and before.count("“") > before.count("”")


def _is_work(words: str) -> bool:
    """Whether words name a work: "Orr, Kilns, 9" or "ibid.", but not "emphasis added"."""
    signal = SIGNAL.match(words)
    words = words[signal.end() :] if signal else words
    if _AGAIN.match(words):
        return True
    first = _FIRST.match(words)
    if first is None or first[1].casefold() in _BEGINS_NONE or _NO_WORK.match(words):
        return False
    return _WORK_LIKE.search(words) is not None


def by_address(text: str, one: Entry, body: int) -> Iterator[Entry]:
    """Yield an entry once for each address, "[1] https://example.org/a; https://example.org/b"."""
    spans = []
    defanged = _DEFANGED.search(text, body, one.end) if " dot " in text[body : one.end] else None
    if defanged:
        one = one._replace(
            url=_DOT.sub(".", defanged[0]),
            title=title_beside(text, body, one.end, defanged.span()),
        )
    if one.url and text.count("://", body, min(one.end, body + 20_000)) > 1:
        spans = list(_parts(text, body, one.end))
    found = [_addresses(text, *span) for span in spans]
    distinct = {text[slice(*url)] for urls in found for url in urls}
    if not 1 < len(distinct) == len(spans) or not all(len(urls) == 1 for urls in found):
        yield one
        return
    for place, ((begin, end), ((first, last),)) in enumerate(zip(spans, found, strict=True)):
        url = printed(_DOT.sub(".", text[first:last]))
        title = None if first == begin else title_beside(text, begin, end, (first, last))
        start = begin if place else one.start
        yield one._replace(start=start, end=end, url=url, title=title, further=place > 0)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of an entry; words before the first address are its title."""
    for joint in [*_PARTS.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        if joint and joint[0].isspace() and "://" not in text[start:stop]:
            continue
        if joint and _ARCHIVED.search(text, max(start, stop - 40), stop):
            continue  # a copy of the page before
        if text[start:stop].strip():
            yield start, stop
        start = joint.end() if joint else end


def _addresses(text: str, start: int, end: int) -> list[Span]:
    defanged = [m.span() for m in _DEFANGED.finditer(text, start, end)]
    return defanged or list(find_urls(text, start, end))


_NAMED_THERE = (
    r"(?:(?:[^\W\d_a-z][\w’'.-]{0,30}|and|&|et|al\.|of|the|findings|results)[ \xa0]){0,7}[\[(]?"
)
_BUT_SEE = regex(rf"[;,]?[ ][(\[]?{any_of('but see')}[ \xa0]{_NAMED_THERE}$")
_BUT_SEE_INSIDE = regex(rf"(?=\W{{0,3}}[^\W\d_])[;,]?[ ]?[(\[]?{any_of('but see')}\s")
_AGAINST = regex(rf"(?:^|[\s(;,]){any_of('against')}[ \xa0]{_NAMED_THERE}$")
_LAST = frozenset(
    words.casefold().split()[-1].rstrip(".")
    for words in (*citation_words("but see"), *citation_words("against"))
)
"""The last of all these words."""
_IN_NAMES = frozenset(("and", "et", "al", "of", "the", "findings", "results"))
_NEAR = 80
"""Code points before a marker in which the words stand that set it against its sentence."""


def set_against(text: str, start: int, end: int) -> int | None:
    """Return where a marker that is set against its sentence begins, with "but see" before it.

    None where it is not set against anything.

    >>> text = "It fell; but see [2]."
    >>> set_against(text, 17, 20), set_against("It fell [2].", 8, 11)
    (7, None)
    """
    if _may_be_against(text, start):
        low = max(0, start - _NEAR)
        if but_see := _BUT_SEE.search(text, low, start):
            return but_see.start()
        if _AGAINST.search(text, low, start):
            return start
    return start if _BUT_SEE_INSIDE.match(text, start, end) else None


def _may_be_against(text: str, at: int) -> bool:
    """Say whether the word before a marker, or before a name at it, may set it against something.

    Few words do, and to look for all that may stand before them takes many times as long.
    """
    at -= text[at - 1 : at] in ("(", "[")
    if text[at - 1 : at] not in (" ", "\xa0"):
        return False
    for word in reversed(text[max(0, at - _NEAR) : at].split()):
        last = word.lstrip("([;,").rstrip(".").casefold()
        if last in _LAST:
            return True
        if last not in _IN_NAMES and ("a" <= word[:1] <= "z" or word[:1].isdigit()):
            return False
    return False


def with_opposed_apart(
    text: str, mark: Mark, places: Mapping[str, int] | None = None
) -> Iterator[Mark]:
    """Yield a marker, as two where the second part is against the first.

    ``places`` says where each label is named, where the text does not print it as it is.

    >>> text = "[@orr; but see @lund]"
    >>> parts = with_opposed_apart(text, Mark(0, len(text), "key", ("orr", "lund")))
    >>> [(text[m.start : m.end], m.labels) for m in parts]
    [('[@orr', ('orr',)), ('; but see @lund]', ('lund',))]
    """
    turn = _TURN_WITHIN.search(text, mark.start, mark.end)
    if turn is None:
        yield mark
        return
    if places is None:
        after = tuple(n for n in mark.labels if text.find(n, turn.end(), mark.end) >= 0)
    else:
        after = tuple(n for n in mark.labels if places[n] > turn.start())
    before = tuple(n for n in mark.labels if n not in after)
    if not after or not before:
        yield mark
        return
    yield replace(mark, end=turn.start(), labels=before)
    yield replace(mark, start=turn.start(), labels=after)


_TURN_WITHIN = regex(rf"[;,][ ]{any_of('but see')}[ ]")

"""One entry of a source list taken apart: its title and its url.

Titles hold colons, dashes, bars and brackets, so they are never looked for: the url is found, and
the title is what stands before it (or after it, where the url comes first).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.lang.word_lists import any_of, citation_words, every_row
from claimgraph.reading.layout.lines import ICONS
from claimgraph.reading.places import Span
from claimgraph.urls import find_urls, is_url, printed

_BEFORE_URL = regex(
    rf"(?<!\w)(?:{any_of('before address')}|retrieved(?: [^,.]{{1,30}})? from)$", re.IGNORECASE
)
_NAMED_ARCHIVE = regex(r"[^\W\d_] archive$", re.IGNORECASE)  # "Harbour archive" is a name
_LEAD_IN = regex(r"^[\s\])）>,;.:：|/–—-]+")
_QUOTED = regex(r"[“\"«]([^“”\"«»\n]{3,300})[”\"»]")
_EDGES = " \t\r\n\xa0\u3000*_`|,，、;；:：–—-↩↑⤴\ufe0e\ufe0f" + ICONS
_ESCAPE = regex(r"\\([\\`*_{}\[\]()#+\-.!~>&|])")
_GENERIC = frozenset(citation_words("link"))
_TITLED = regex(rf"^[*_]{{0,2}}{any_of('title')}[ ]?[:：][*_]{{0,2}}[ ]{{0,2}}", re.IGNORECASE)
_TEX = regex(r"\\[a-zA-Z]{2,12}\{([^{}]*)\}")
_PLUS = regex(r"\s?\+\s?\d{1,2}$")
_CARET = regex(
    r"^(?:[\^↑]\s*(?:jump up(?: to)?:?\s*)?|jump up(?: to)?:?\s*)"
    r"(?:1\s2\s(?:\d{1,2}\s){0,10}|(?:\d{1,2}[.,]\d\s){2,12}|(?:(?:\^|[a-zа-я]{1,2})\s+){0,12})",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """What an entry of a source list says of its source, and the span it stands in.

    ``backs`` is false of a note that backs nothing: "but see Lund", a remark of the writer's.
    ``further`` is true of the second and each later work of one note, which prints no label.
    """

    start: int
    end: int
    label: str
    title: str | None
    url: str | None
    also: tuple[str, ...] = ()
    backs: bool = True
    further: bool = False


def entry(
    text: str,
    start: int,
    end: int,
    body: int,
    label: str,
    links: Sequence[Mark],
    title_end: int | None = None,
) -> Entry:
    """Return an entry whose words begin at ``body``; ``links`` are the links among them.

    ``title_end`` is where its first line ends, when details are itemised below it.

    >>> words = "[2] Rain: how much - Example: https://example.org/rain"
    >>> entry(words, 0, len(words), 4, "2", ()).title
    'Rain: how much - Example'
    """
    if title_end is not None:
        below = entry(text, title_end, end, title_end, label, links)
        return Entry(start, end, label, _plain_title(text[body:title_end]), below.url)
    if link := next((m for m in links if m.words and m.url), None):
        title = _linked_title(text, body, end, link)
        return Entry(start, end, label, title, link.url)
    linked = next((m for m in links if m.url and m.shape == "linked" and not m.note), None)
    if linked is not None:
        rest = max(linked.end, body) if linked.start <= body else body
        place = next(find_urls(text, rest, end), (end, end))
        return Entry(start, end, label, title_beside(text, rest, end, place), linked.url)
    bare = next((m for m in links if m.shape == "url" and m.start >= body), None)
    url = (bare.start, bare.end) if bare and text[bare.start] != "<" else None
    url = url or next(find_urls(text, body, end), None)
    if url is None:
        return Entry(start, end, label, _plain_title(text[body:end]), None)
    address = printed(text[slice(*url)])
    if bare and bare.url and url == (bare.start, bare.end):
        address = bare.url  # "(tide.com)" prints no scheme
    return Entry(start, end, label, title_beside(text, body, end, url), address)


def _linked_title(text: str, body: int, end: int, link: Mark) -> str | None:
    """Return the words of a link, or what stands before it when they say nothing."""
    assert link.words is not None
    words = clean(text[slice(*link.words)])
    lead = text[body : link.start]
    before = _plain_title(_without_lead_out(lead)) or ""
    if before and (quoted := _QUOTED.search(clean(lead))) and quoted[1].strip(" ,.") == before:
        return before
    if says_nothing(words):
        return before or _plain_title(text[link.end : end]) or words or None
    if len(before.split()) >= 3 and len(before) > 2 * len(words):
        return before
    return _unquoted(words) or before or None


def says_nothing(words: str) -> bool:
    """Say whether the words of a link tell nothing of its source: an address, "Read more"."""
    said = words.strip("[]()<>→ .:").casefold()
    wordless = not any(map(str.isalnum, said))  # "↗"
    return wordless or is_url(said) or ("." in said and " " not in said) or is_generic(said)


def is_generic(words: str) -> bool:
    """Say whether the words of a link only say that it is one, such as "Read more"."""
    return all(word in _GENERIC for word in words.casefold().strip("[]()<>→»… .:").split())


def without_count(words: str) -> str:
    """Return the words of a link without the count of further sources, as in "Post +2"."""
    return _PLUS.sub("", words) or words


def names_address(words: str, url: str | None) -> bool:
    """Say whether words name a publisher as its address does, such as "Reuters" and reuters.com.

    >>> names_address("Harbour Post", "https://harbourpost.example/a"), names_address("Rain", None)
    (True, False)
    """
    host = (url or "").partition("://")[2].partition("/")[0].replace("-", "").casefold()
    name = "".join(_PLUS.sub("", words).casefold().split()).replace(".", "")
    return len(name) > 1 and len(words.split()) <= 3 and name in host.replace(".", "")


def title_beside(text: str, body: int, end: int, url: Span) -> str | None:
    """Return the title before a url in an entry, or else behind it; None where there is none."""
    title = _plain_title(_without_lead_out(text[body : url[0]]))
    behind = _LEAD_IN.sub("", text[url[1] : end])
    if "://" in behind:  # a copy of the page
        behind = _without_lead_out(behind[: next(find_urls(behind), (len(behind), 0))[0]])
    title = title or _plain_title(behind)
    if title and text[url[1] : url[1] + 1] == ")" and title.count("(") == title.count(")") + 1:
        title += ")"  # "Rain (Harbour Post, https://…)"
    return title


def _without_lead_out(words: str) -> str:
    """Return the words before a url without what only leads to it, such as "Available at:"."""
    for _ in range(6):
        words = words.rstrip(_EDGES + "[(（<.{").removesuffix("\\url").removesuffix("\\href")
        at = max(0, len(words) - 70)
        found = _BEFORE_URL.search(words, at) or access_date(words)
        if found is None or _NAMED_ARCHIVE.search(words, at):
            break
        words = words[: found.start()]
    return words


def _without_access(words: str) -> str:
    """Return words without the day on which a page was seen, at their end."""
    seen = access_date(words)
    return words[: seen.start()] if seen else words


def _plain_title(words: str) -> str | None:
    """Return the title among some words: a quoted one where they name a publisher too."""
    words = _without_access(_CARET.sub("", words.strip(_EDGES))).strip(_EDGES)
    words = _TITLED.sub("", words, count=1)
    title = clean(words)
    quoted = _QUOTED.search(title)
    if quoted and _cites(title, quoted):
        title = quoted[1].rstrip(" ,.")
    edges = _EDGES if title.count("[") == title.count("]") else _EDGES + "[]()<>"
    return _unquoted(title.strip(edges)) or None


def _unquoted(title: str) -> str:
    """Return a title that stands in quotation marks as a whole without them."""
    whole = _QUOTED.fullmatch(title)
    return whole[1].strip(" ,") if whole else title


def _cites(title: str, quoted: re.Match[str]) -> bool:
    """Say whether quoted words are a title beside a publisher: Post, “Rain falls,” 2020."""
    before, after = title[: quoted.start()].rstrip(), title[quoted.end() :].lstrip()
    opens = not before or before[-1] in ",.;:"
    closes = quoted[1][-1] in ",.?!" or not after or after[0] in ".,(;"
    return opens and closes


def clean(words: str) -> str:
    """Return words without the marks of Markdown, on one line; code keeps its signs.

    >>> clean("The `_size` of *each* `**kwargs` is **set**")
    'The _size of each **kwargs is set'
    """
    words = _PAGE.sub(r"\1", words) if "[[" in words else words
    if "`" in words and ("_" in words or "*" in words):
        held = _CODE.sub(lambda code: code[0].translate(_HIDDEN), words)
        return _cleaned(held).translate(_SHOWN)
    return _cleaned(words)


_PAGE = regex(r"\[\[(?!\d|https?:)(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\](?!\()")
"""A link of notes to notes, which shows its last words: "[[Kilns 2004|kilns]]"."""
_CODE = regex(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,200}\1(?!`)")
_HIDDEN = {ord("*"): "\ue000", ord("_"): "\ue001"}
_SHOWN = {ord(hidden): chr(sign) for sign, hidden in _HIDDEN.items()}


def _cleaned(words: str) -> str:
    if "\\" in words:
        words = _TEX.sub(r"\1", _ESCAPE.sub(r"\1", words))
    if "[[" in words:
        words = words.replace("[[", "").replace("]]", "")
    if not ("*" in words or "_" in words or "`" in words or "~" in words):
        return " ".join(words.split())
    words = words.replace("**", "").replace("__", "").replace("`", "").replace("~~", "")
    words = re.sub(r"(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])", "", words)
    return " ".join(words.split())


_ACCESSED = regex(r"\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}[月年日]|\d[ ][^\W\d]{3}|[^\W\d]{3}\.?[ ]\d")
_LONGEST_NOTE = 70


def access_date(words: str) -> re.Match[str] | None:
    """Return what says when a page was seen, at the end of some words; None when nothing does.

    >>> access_date("Der Brand, Zugriff am Februar 22, 2031").start()
    10
    >>> access_date("He accessed the site") is None
    True
    """
    at = max(0, len(words) - _LONGEST_NOTE)
    found = _access_pattern().search(words, at) if _says_when(words[at:]) else None
    return found if found and _ACCESSED.search(found[0]) else None


@lru_cache(1_000)
def _says_when(words: str) -> bool:
    """Whether words for "seen on" and a date stand there: few entries need the whole pattern."""
    lower = words.lower()
    return bool(_ACCESSED.search(words)) and any(one in lower for one in _access_phrases())


@cache
def _access_phrases() -> tuple[str, ...]:
    return tuple(row[2].lower() for row in every_row("access_dates.tsv"))


@cache
def _access_pattern() -> re.Pattern[str]:
    """Return the pattern of when a page was read, in all languages: "accessed on 4 May 2021"."""
    before = "|".join(
        sorted((re.escape(r[2]) for r in access_rows("before")), key=len, reverse=True)
    )
    after = "|".join(re.escape(row[2]) for row in access_rows("after"))
    end = r"[\s.,;:)\]）。，、\\\[<*(]*$"
    return re.compile(
        rf"(?:^|[\s,.;:(\[（，。、])(?:(?:{before})[\s:：]{{0,3}}[^\n;“”\"<>()\[\]（）]{{0,18}}\d"
        rf"[^\n;“”\"<>()\[\]（）]{{0,24}}?|\d{{1,4}}[^\n;，]{{0,18}}?[ ]?(?:{after})){end}",
        re.IGNORECASE,
    )


def access_rows(place: str) -> list[list[str]]:
    """Return the rows of the words "before" or "after" the day on which a page was read."""
    return [row for row in every_row("access_dates.tsv") if row[1] == place]

"""What a reader of light markup does not see, blank in its place, so that all offsets stay.

Markdown strikes words out (``~~5~~ 6`` says 6), reStructuredText says what kind of thing words are
(``:mod:`json```), and AsciiDoc leads to pages by names that it gives them (``{home}[site]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.places import Hyperlink

_CODE = r"^[ ]{0,3}(?:```[\s\S]*?(?:```|\Z)|~~~[\s\S]*?(?:^[ ]{0,3}~~~|\Z))|`[^`\n]*+`"
_STRUCK = regex(
    rf"{_CODE}|(?<!~)"
    r"(?P<struck>~~(?![\s~])(?:[^~\n]|~(?!~)|\n(?![^\S\n]*(?:\n|\Z)))+(?<!\s)~~)(?!~)",
    re.M,
)
"""What is repeated is not possessive: up to Python 3.11.4 such a group matches nothing at all where
it fails within one of its alternatives."""


def without_struck(text: str) -> tuple[str, int]:
    """Return a Markdown text whose struck words are blank, and how many characters these have.

    Code is left alone. Takes linear time.

    >>> without_struck("It costs ~~5~~ 6; `a~~b~~`.")
    ('It costs       6; `a~~b~~`.', 5)
    """
    if "~~" not in text:
        return text, 0
    count = 0

    def blank(found: re.Match[str]) -> str:
        nonlocal count
        struck = found["struck"]
        if struck is None:
            return found[0]
        count += len(struck)
        return _blank(struck)

    return _STRUCK.sub(blank, text), count


def _blank(words: str) -> str:
    return re.sub(r"[^\r\n]", " ", words)


# -- reStructuredText ------------------------------------------------------------------------------

_ROLE = regex(
    r"(?<![\w`:]):(?!(?:foot)?cite)(?P<role>[A-Za-z][\w+.-]{0,40}(?::[\w+.-]{1,40}){0,3}):"
    r"`(?P<words>[^`\n<>]{1,200})(?P<target><[^`\n<>]{1,200}>)?`(?!`)"
)
_NUMBERED = ("pep", "rfc")
"""Roles that show their own name: "PEP 8"."""


def without_roles(text: str) -> str:
    """Return a reStructuredText text without its roles; those that cite are left alone.

    >>> without_roles("Use :mod:`json` or :ref:`this guide <guide>`, says :pep:`8`.")
    'Use      `json` or       this guide         , says  PEP `8`.'
    """
    return _ROLE.sub(_words_of_role, text) if ":`" in text else text


def _words_of_role(found: re.Match[str]) -> str:
    role, words = found["role"], found["words"].replace("~", " ").replace("!", " ")
    numbered = role in _NUMBERED and not found["target"]
    shown = f" {role.upper()} " if numbered else " " * (len(role) + 2)
    if found["target"] or " " in words.strip():
        return f"{shown} {words} " + " " * len(found["target"] or "")
    return f"{shown}`{words}`"


# -- AsciiDoc --------------------------------------------------------------------------------------

_ATTRIBUTE = regex(r":!?([\w-]{1,60})!?:(?:[ \t]+(.{0,2000}))?")
_UNSHOWN = regex(
    r"//(?!/).*|(?:ifn?def|ifeval|endif|include|toc|image|video|audio)::.*"
    r"|\[(?!\d{1,4}\])[^\]\n]{0,300}\]|\[\[[\w:.-]{1,80}\]\]"
    r"|(?:={4,}|\*{4,}|_{4,}|\+{4,}|--|[|,:!]={3,}|<<<|\+)"
)
"""Lines that a reader does not see: comments, attributes of blocks, and what parts these."""
_LISTING = regex(r"(-{4,}|\.{4,}|/{4,}|```)\s*")
_POINT = regex(r"(\*{1,5}|\.{1,5})(?=[ \t]+\S)")
_TERM = regex(r"(?<=\S)(::)(?=[ \t]|$)")
_LINK = regex(
    r"(?P<url>(?:link:)?(?:https?://[^\s\[\]<>]{1,1000}|\{[\w-]{1,60}\}[^\s\[\]<>]{0,200}))"
    r"\[(?P<words>[^\[\]\n]{0,300})\]"
    r"|(?:xref|mailto|kbd|btn|menu):[^\s\[\]]{0,300}\[(?P<shown>[^\[\]\n]{1,300})\]"
    r"|<<(?P<to>[^<>,\n]{1,100}),[ ]?(?P<named>(?!pp?\.|pages?\b|§|\d)[^<>\n]{1,200})>>"  # no place
    r"|(?:image|icon):[^\s\[\]]{1,300}\[[^\[\]\n]{0,300}\]"
)
_LONGEST = 2000
"""Code points of the longest value that a name stands for, as values may be made of values."""
_NAME = regex(r"\{([\w-]{1,60})\}")
_WORK = regex(r"\[\[\[([\w:.-]{1,60})")
"""The name of an entry of a bibliography: a reference to it is a marker, whatever it shows."""


def without_asciidoc(text: str) -> tuple[str, tuple[Hyperlink, ...]]:
    """Return the words that an AsciiDoc text shows, the signs of code and points as Markdown has
    them, and where its links lead.

    >>> text, links = without_asciidoc(":home: https://a.example\\n\\n. See the {home}/b[site].")
    >>> " ".join(text.split()), links[0].url
    ('- See the site .', 'https://a.example/b')
    """
    names: dict[str, str] = {}
    links: list[Hyperlink] = []
    works = frozenset(_WORK.findall(text))
    shown, at = [], 0
    for line, code in _lines(text):
        words = line if code else _shown(line, at, names, links, works)
        shown.append(words)
        at += len(line)
    return "".join(shown), tuple(links)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and whether each is code; a comment of several lines is blank."""
    opened = ""
    for line in text.splitlines(keepends=True):
        sign = _LISTING.fullmatch(line)
        if sign and (not opened or sign[1] == opened):
            opened = "" if opened else sign[1]
            fence = " " if sign[1][0] == "/" else "`"
            yield line.replace(sign[1], fence * len(sign[1])), True
        else:
            yield _blank(line) if opened[:1] == "/" else line, bool(opened)


def _shown(
    line: str, at: int, names: dict[str, str], links: list[Hyperlink], works: frozenset[str]
) -> str:
    words = line.rstrip("\r\n")
    if attribute := _ATTRIBUTE.fullmatch(words):
        value = _NAME.sub(lambda n: names.get(n[1], n[0]), attribute[2] or "").strip()
        names[attribute[1]] = value[:_LONGEST]
        return _blank(line)
    if _UNSHOWN.fullmatch(words.rstrip()):
        return _blank(line)
    if words.endswith(" +"):
        words = words[:-1] + " "
    if point := _POINT.match(words):
        sign = "*" if point[1][0] == "*" else "-"
        words = sign.rjust(len(point[1])) + words[point.end() :]
    elif words[:1] == "." and words[1:2].isalnum():
        words = " " + words[1:]  # the title of a block
    words = _TERM.sub(": ", words)

    def shown(found: re.Match[str]) -> str:
        part = next((p for p in ("words", "shown", "named") if found[p]), None)
        if part == "named" and found["to"] in works:
            return found[0]
        if part is None:
            return found[0] if found["url"] and found["url"][0] == "h" else _blank(found[0])
        start, end = found.start(part), found.end(part)
        url = _NAME.sub(lambda n: names.get(n[1], n[0]), found["url"] or "").removeprefix("link:")
        if url.startswith(("http://", "https://")):
            links.append(Hyperlink(at + start, at + end, url))
        return found[part].rjust(end - found.start()).ljust(found.end() - found.start())

    return _LINK.sub(shown, words) + line[len(line.rstrip("\r\n")) :]

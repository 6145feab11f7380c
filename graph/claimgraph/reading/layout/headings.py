"""What headings announce: a source list, a table of contents, matter that is not the text.

And what Markdown files state at their head, as static sites read it: YAML between lines of "---",
or TOML between lines of "+++". Facts of one line each are read here, so that no YAML library is
needed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import optional_phrases, phrase_list

_ORDINAL = regex(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6}|[a-z])[.)]?[ ]{1,3}(?=\D)|\d{1,2}[.、)]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[章节部分]{1,2}[ :：、]?"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）])[ ]?",
    re.IGNORECASE,
)
_OF_A_PART = regex(
    r"\b(?:to|for|of|in|from)[ ](?:the[ ])?"
    r"(?:chapters?|parts?|sections?|introduction|appendix|preface)\b.{0,60}$"
    r"|^(?:chapter|part|section)[ ]\w{1,5}[:.]?[ ](?=\w)",
    re.IGNORECASE,
)
"""What says that a list is of a part of the text: "Notes to Chapter 1"."""
_ATTRIBUTES = regex(r"[ ]?\{[^{}]{1,80}\}$")
"""What Pandoc notes of a heading: "{.unnumbered}"."""
_NOTED = regex(r"(?<=\w)[ ]\([^()\n]{1,60}\)$")
"""What a heading notes of itself: "Sources (fetched today)"."""
_UNSPACED = "\u2e80"
"""From here on stand the letters of scripts that do not part words by blanks."""
_SIGNS = regex(r"[#*_`=~\[\]【】<>〈〉《》「」📚🔗📖📎📄🗂️]+")
_INWARD = regex(r"\(#[^)\s]{0,200}\)")


def _everywhere(section: str) -> frozenset[str]:
    """Return the headings of a section in all languages whose headings are known."""
    languages = phrase_list("languages.txt", "headings")
    return frozenset(
        h.casefold()
        for code in languages
        for h in optional_phrases(f"{code}/headings.txt", section)
    )


_SOURCE_HEADINGS = _everywhere("sources")
_CONTENTS = _everywhere("contents")
_BACK_MATTER = _everywhere("back matter")
_BESIDE_OTHERS = sorted(_everywhere("words for sources"), key=len, reverse=True)
_SOURCE_WORDS = regex(
    "|".join(
        re.escape(word) if word >= _UNSPACED else rf"\b{re.escape(word)}\b"
        for word in _BESIDE_OTHERS
    ),
    re.IGNORECASE,
)


@lru_cache(1_000)
def plain(heading: str) -> str:
    """Return the bare words of a heading, folded: no signs, no ordinal, no colon.

    >>> plain("## **7. Sources:**")
    'sources'
    """
    words = _OF_A_PART.sub("", _ATTRIBUTES.sub("", heading[:200]))
    words = _INWARD.sub(" ", words) if "(#" in words else words
    words = _SIGNS.sub(" ", words).strip(" \t\xa0\u3000:：.-–—")
    words = _NOTED.sub("", words) if ")" in words[-2:] else words
    words = _ORDINAL.sub("", words, count=1).removesuffix(" edit")
    return " ".join(words.split()).strip(" :：").casefold()


def announces_sources(heading: str) -> bool:
    """Say whether a heading is one that source lists have, in any language known here.

    >>> [announces_sources(h) for h in ("## 六、参考来源", "**Works cited**", "Sources of error")]
    [True, True, False]
    """
    return plain(heading) in _SOURCE_HEADINGS


def mentions_sources(heading: str) -> bool:
    """Say whether a heading may announce sources, such as "Sources consulted (2024)"."""
    return len(heading) < 120 and _SOURCE_WORDS.search(heading) is not None


def announces_contents(heading: str) -> bool:
    """Say whether a heading announces a table of contents."""
    return plain(heading) in _CONTENTS


def announces_back_matter(heading: str) -> bool:
    """Say whether a heading announces navigation or other matter that is not the text."""
    return plain(heading) in _BACK_MATTER


# -- front matter ----------------------------------------------------------------------------------

_BLOCK = regex(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_FACT = regex(r"([A-Za-z_][\w-]{0,40})[ \t]*[:=](?:[ \t]+(\S.{0,600}))?[ \t]*")
_WITHIN = (" ", "\t", "-", "#", "[", "]", "}")
"""What a line begins with that goes on with the fact above it, or says nothing."""
_MOST_LINES = 200


class FrontMatter(NamedTuple):
    """Where a text begins behind its front matter, and what that states, by key in lower case."""

    end: int
    facts: dict[str, str]


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of a text; None when it has none.

    >>> front_matter("---\\ntitle: Tolls\\ndate: 2031-05-02\\n---\\nThey rose.")
    FrontMatter(end=38, facts={'title': 'Tolls', 'date': '2031-05-02'})
    """
    opened = _BLOCK.match(text)
    if opened is None:
        return None
    closing = (opened[1], "..." if opened[1] == "---" else "+++")
    facts: dict[str, str] = {}
    at = opened.end()
    for _ in range(_MOST_LINES):
        if at >= len(text):
            break
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip()
        if line in closing:
            return FrontMatter(min(end + 1, len(text)), facts) if facts else None
        if fact := _FACT.fullmatch(line):
            facts.setdefault(fact[1].lower(), fact[2] or "")
        elif line and not (facts and line.startswith(_WITHIN)) and line[:1] != "#":
            return None  # words: the text begins with a rule, and this is no front matter
        at = end + 1
    return None

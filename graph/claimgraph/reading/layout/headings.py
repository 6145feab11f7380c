"""What headings announce: a source list, a table of contents, matter that is not the text."""

from __future__ import annotations

import re

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
_SIGNS = regex(r"[#*_`=~\[\]【】<>〈〉《》「」📚🔗📖📎📄🗂️]+|\(#[^)\s]{0,200}\)")


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


def plain(heading: str) -> str:
    """Return the bare words of a heading, folded: no signs, no ordinal, no colon.

    >>> plain("## **7. Sources:**")
    'sources'
    """
    words = _OF_A_PART.sub("", _ATTRIBUTES.sub("", heading[:200]))
    words = _SIGNS.sub(" ", words).strip(" \t\xa0\u3000:：.-–—")
    words = _ORDINAL.sub("", _NOTED.sub("", words), count=1).removesuffix(" edit")
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

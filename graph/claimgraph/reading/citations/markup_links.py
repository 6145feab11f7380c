"""Links in markup other than Markdown: of forums, reStructuredText, HTML, and notes to notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark

_PAGE_LINK = regex(
    r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>(?!\d{1,4}\]|https?:|\^|@|cite|source)[^\[\]|\n]{1,200})\]\](?!\()",
    re.IGNORECASE,
)
_BBCODE = regex(
    r"\[url=[\"']?(?P<url>https?://[^\s\[\]<>\"']{1,2000})[\"']?\](?P<words>[^\[\]\n]{1,300})\[/url\]"
    r"|\[url\](?P<bare>https?://[^\s\[\]<>\"]{1,2000})\[/url\]",
    re.IGNORECASE,
)
_PIPED = regex(
    r"\[(?P<words>[^\[\]|\n]{1,200})\|(?P<url>https?://[^\s\[\]|<>]{1,2000})\]"
    r"|<(?P<there>https?://[^\s|<>]{1,2000})\|(?P<said>[^<>|\n]{1,200})>"
)
"""A link of Confluence and Jira, and one of Slack."""
_RST_LINK = regex(
    r"`(?P<words>[^`<>\n]{1,200}?)[ ]<(?P<url>https?://[^\s<>`]{1,2000})>`_{1,2}(?![\w_])"
)
_HTML_LINK = regex(
    r"<a\s(?:[^<>]{0,300}?\s)?href=[\"'](?P<url>https?://[^\s<>\"']{1,2000})[\"'][^<>]{0,300}>"
    r"[ ]?[\[(]?(?P<n>\d{1,4})[\])]?[ ]?</a>",
    re.IGNORECASE,
)


def links_of_other_markup(text: str) -> Iterator[Mark]:
    """Yield the links of forums, of reStructuredText, Confluence and Slack: "[words|https://…]"."""
    for found in _PIPED.finditer(text) if "|" in text and "://" in text else ():
        said = found.span("words" if found["words"] else "said")
        yield Mark(found.start(), found.end(), "link", (), found["url"] or found["there"], said)
    for found in _RST_LINK.finditer(text) if ">`_" in text else ():
        yield Mark(found.start(), found.end(), "link", (), found["url"], found.span("words"))
    for found in _BBCODE.finditer(text) if "[/" in text else ():
        words = found.span("words") if found["words"] else None
        yield Mark(found.start(), found.end(), "link", (), found["url"] or found["bare"], words)


def html_links(text: str) -> Iterator[Mark]:
    """Yield the numbers whose links Markdown spells in HTML: ``<a href="https://…">[1]</a>``.

    >>> text = 'It fell.<a href="https://a.example">[1]</a>'
    >>> [(mark.labels, mark.url) for mark in html_links(text)]
    [(('1',), 'https://a.example')]
    """
    for found in _HTML_LINK.finditer(text) if "<a " in text else ():
        yield Mark(found.start(), found.end(), "linked", (str(int(found["n"])),), found["url"])


def page_links(text: str) -> Iterator[Mark]:
    """Yield the links of notes to notes, "[[Kilns of the coast|kilns]]": words of the sentence."""
    for found in _PAGE_LINK.finditer(text) if "[[" in text else ():
        yield Mark(found.start(), found.end(), "editorial", words=found.span("words"))

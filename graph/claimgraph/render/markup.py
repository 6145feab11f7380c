"""Hostile text made safe for HTML: escaped, kept apart from its surroundings, links checked.

Invisible characters that could reorder or hide words (bidirectional overrides, tags, controls) stay
in the text, each alone in an isolated element that shows its code point.
"""

from __future__ import annotations

import html
import json
import re
from urllib.parse import urlsplit

from claimgraph.invisible import INVISIBLE


def text(value: str) -> str:
    """Return text for the content of an element.

    >>> text("<b> & \\u202e")
    '&lt;b&gt; &amp; <bdi class="odd" data-u="U+202E">\\u202e</bdi>'
    """
    return INVISIBLE.sub(_flag, html.escape(value, quote=False))


def _flag(odd: re.Match[str]) -> str:
    character = "\N{REPLACEMENT CHARACTER}" if odd[0] == "\x00" else odd[0]  # HTML has no NUL
    return f'<bdi class="odd" data-u="U+{ord(odd[0]):04X}">{character}</bdi>'


def label(value: str) -> str:
    """Return text of one name or title, its direction kept to itself.

    >>> label("A & B")
    '<bdi>A &amp; B</bdi>'
    """
    return f"<bdi>{text(value)}</bdi>"


def attribute(value: str) -> str:
    """Return text for a quoted attribute; odd characters are replaced, as nothing can isolate them.

    >>> attribute('say "hi"\\u202e')
    'say &quot;hi&quot;\N{REPLACEMENT CHARACTER}'
    """
    return html.escape(INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", value))


def quoted(value: str) -> str:
    """Return markup as it is for a quoted attribute that holds a document, such as ``srcdoc``."""
    return html.escape(value)


def link(url: str | None, content: str) -> str:
    """Return content, already safe, as a link where the url is http or https; else as it is.

    >>> link("javascript:alert(1)", "x")
    'x'
    """
    if not url or not _is_web(url):
        return content
    rel = "noopener nofollow noreferrer"
    return f'<a href="{attribute(url)}" rel="{rel}" target="_blank">{content}</a>'


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def site(url: str | None) -> str:
    """Return the host of a web address without "www.", or nothing.

    >>> site("https://www.example.org/a")
    'example.org'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.") if url and _is_web(url) else ""


def data(value: object) -> str:
    """Return plain values as JSON that no text in it can close or reopen as markup.

    >>> data({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

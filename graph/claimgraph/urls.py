"""Urls: where each begins and ends in running text, and which of them lead to one page.

One address identifies a work; one key compares pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimgraph.patterns import regex

_FRAGMENT = regex(r"#?:~:.*$")
_TRACKING = r"utm_\w{1,20}|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid"
"""Parameters that say by which link a reader came; the page is the same without them."""
_TRACKED = regex(rf"(?<=[?&])(?:{_TRACKING})=[^&#]*&?")
_IGNORED = regex(rf"{_TRACKING}|amp", re.IGNORECASE)
_HOST = regex(r"(?:www\d?|m|mobile|amp)\.")
_URL = regex(
    r"(?i:h(?:tt|xx)ps?://|ftp://|(?<![\w.@/])www\.(?=[\w-]{1,63}\.)|(?<!\w)doi:[ ]?(?=10\.\d))"
    r"(?:[^\s<>\"“”„«»|`^{}（）【】《》「」『』，。；！？、：\u3400-\u9fff\u3040-\u30ff]"
    r"|(?<=[/=_])[\u3400-\u9fff\u3040-\u30ff]{1,60}){2,2048}"
)
_HEADS = regex(r"[:wWdD](?:(?<=:)//|(?<=[wW])[wW]{2}\.|(?<=[dD])[oO][iI]:)")
_SCHEME = regex(r"(?:h(?:tt|xx)ps?|ftp)$", re.IGNORECASE)
_TRAILING = ".,;:!?'’…*~\\"
_ESCAPED = regex(r"\\([\\_~*\-.&()#+=\[\]])")
_PAIRS = {")": "(", "]": "["}
HINTS = ("://", "www.", "WWW.", "doi:", "DOI:")
"""A text without any of these holds no url."""


def find_urls(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each url between two offsets, sentence punctuation left out.

    >>> text = "See https://example.org/a_(b), or (https://example.org/c)."
    >>> [text[a:b] for a, b in find_urls(text)]
    ['https://example.org/a_(b)', 'https://example.org/c']
    """
    end = len(text) if end is None else end
    for begin in _heads(text, start, end):
        found = _URL.match(text, begin, end) if begin >= start else None
        if found is None:
            continue
        stop = found.start() + _length(found[0])
        if text[stop - 1] == "_" == text[found.start() - 1 : found.start()]:
            stop -= 1  # emphasis
        if not text[found.start() : stop].endswith("://"):  # brackets and stops were all it had
            yield found.start(), stop
        start = max(stop, found.start() + 4)


def _heads(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where urls may begin, in order: at their scheme, at "www." and at "doi:"."""
    for found in _HEADS.finditer(text, start, end):
        sign = found[0]
        if sign != "://":
            yield found.start()
        elif scheme := _SCHEME.search(text, max(start, found.start() - 5), found.start()):
            yield scheme.start()


def _length(url: str) -> int:
    """Return how much of the characters that could be a url is one."""
    if ")" in url or "]" in url:
        open_ones: list[str] = []
        for at, sign in enumerate(url):
            if sign in "([":
                open_ones.append(sign)
            elif sign in ")]":
                if open_ones and open_ones.pop() == _PAIRS[sign]:
                    continue
                url = url[:at]
                break
    return len(url.rstrip(_TRAILING))


def sites(url: str) -> tuple[str, ...]:
    """Return what people call the site of a url: its host, and the name in it.

    Nothing where the host is none, as in a url that lost a part.

    >>> sites("https://www.reuters.com/a"), sites("https://news.bbc.co.uk/a"), sites("http://[1")
    (('reuters.com', 'reuters'), ('news.bbc.co.uk', 'bbc'), ())
    """
    try:
        named = urlsplit(url).hostname or ""
    except ValueError:
        return ()
    host = _HOST.sub("", named.casefold(), count=1)
    parts = host.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return (host, parts[-1]) if parts else ()


_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
"""Names below a country's in which sites are registered: "bbc.co.uk"."""


def printed(url: str) -> str:
    """Return a url without the backslashes of Markdown, with its scheme, and as a link again.

    >>> printed("www.example.org/a\\\\_b"), printed("hxxps://example[.]org")
    ('https://www.example.org/a_b', 'https://example.org')
    """
    if url[1:3] in ("xx", "XX"):  # so that nobody follows it by mistake
        url = "http" + url[4:].replace("[.]", ".").replace("(.)", ".")
    url = _ESCAPED.sub(r"\1", url) if "\\" in url else url
    if url[:4].lower() == "www.":
        return "https://" + url
    scheme, sign, rest = url.partition(":")
    return scheme.lower() + sign + rest.lstrip(" ")


def is_url(words: str) -> bool:
    """Say whether some words are one url and nothing else."""
    found = _URL.match(words)
    return found is not None and found.end() >= len(words.rstrip())


def canonical(url: str) -> str:
    """Return what identifies the work behind a url: no text fragment, no tracking parameters.

    It is an address still, and leads where the url led.

    >>> canonical("https://example.org/a?utm_source=x&page=2#:~:text=rain")
    'https://example.org/a?page=2'
    """
    url = _FRAGMENT.sub("", url) if ":~:" in url else url
    url = _TRACKED.sub("", url).rstrip("?&") if "=" in url else url
    scheme, sign, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + sign + host.lower() + slash + path if sign else url


def site(url: str) -> str:
    """Return the host of a url as people know it, without "www."; "" where it has none.

    >>> site("https://www.example.org/a"), site("urn:isbn:1")
    ('example.org', '')
    """
    rest = url.partition("://")[2]
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].lower().removeprefix("www.")


def page_key(url: str) -> str:
    """Return what the canonical urls of one page share: no scheme, www, fragment or AMP.

    It is not an address; two urls with one key are taken for one page.

    >>> page_key("http://www.example.org/a/?utm_source=x&id=3#top")
    'example.org/a?id=3'
    """
    url = canonical(url)
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets of an address that is not one
        return url
    if not parts.netloc:
        return url
    host = _HOST.sub("", parts.netloc.lower().removesuffix(":80").removesuffix(":443"), count=1)
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    kept = sorted((k, v) for k, v in parse_qsl(parts.query) if not _IGNORED.fullmatch(k))
    return host + path + (f"?{urlencode(kept)}" if kept else "")

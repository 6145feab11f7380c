"""Which urls lead to one page: the address that identifies a work, and a key to compare by."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimgraph.patterns import regex

_FRAGMENT = regex(r"#?:~:.*$")
_TRACKING = r"utm_\w{1,20}|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid"
"""Parameters that say by which link a reader came; the page is the same without them."""
_TRACKED = regex(rf"(?<=[?&])(?:{_TRACKING})=[^&#]*&?")
_IGNORED = regex(rf"{_TRACKING}|amp", re.IGNORECASE)
_HOST = regex(r"(?:www\d?|m|mobile|amp)\.")


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

"""Finds what on an HTML page only leads on: lines that are links to other pages of the site.

"Related", "Top picks", share buttons and menus without a <nav> are such lines. Every pass is
linear.
"""

from __future__ import annotations

from collections import Counter

from claimgraph.intake.parts import BLOCKS, Part, Survey, host
from claimgraph.patterns import regex

_LINES = frozenset({"li", "p", "div", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "section"})
"""Elements that are a line of a page where no other block is in them."""
_SHARING = regex(
    r"(?:mailto|javascript|tel|sms|whatsapp):"
    r"|https?://[^/]+/(?:share|intent|sharer|pin/(?:create|find))\b"
)
_FEWEST = 8
"""Links to one host, more than to all others, that show it to be that of the page."""
_LEFT = 2
"""Letters beside its links that such a line may hold: a sign, a count."""
_SENTENCE = 6
"""Words from which a line with a full stop is a sentence, linked or not."""


def lines_that_lead_on(parts: list[Part], seen: Survey) -> list[int]:
    """Return the elements that hold links to other pages of the site and no other words.

    Items of numbered lists are not among them, as they may be sources, nor is what a note or a
    marker stands in, nor a sentence with its full stop.
    """
    linked = _linked(parts, seen)
    lists: list[str] = []
    starts = [i for i, p in enumerate(parts) if p.kind == "start" and p.name in BLOCKS]
    following = dict(zip(starts, [*starts, len(parts)][1:], strict=True))
    found, noted = [], -1
    for i, part in enumerate(parts):
        if i in seen.notes:
            noted = max(noted, seen.ends[i])
        if part.name in ("ol", "ul") and part.kind == "start":
            lists.append(part.name)
        elif part.name in ("ol", "ul") and part.kind == "end" and lists:
            lists.pop()
        elif part.kind == "start" and part.name in _LINES and seen.ends[i] <= following[i]:
            counted = part.name == "li" and lists[-1:] == ["ol"]
            if not counted and i > noted and _leads_on(parts, i, seen.ends[i], linked):
                found.append(i)
    return found


def _linked(parts: list[Part], seen: Survey) -> list[bool]:
    """Return for each part whether it stands within a link to another page of the site."""
    linked = [False] * len(parts)
    until, ours = -1, _site(host(seen.address)) or _commonest(parts, seen)
    for i, part in enumerate(parts):
        if part.name == "a" and part.kind == "start" and i > until:
            href = part.attributes.get("href", "").strip()
            if href.partition("#")[0] != seen.address and _is_way_on(href, ours):
                until = seen.ends[i]
        linked[i] = i <= until
    return linked


def _is_way_on(href: str, ours: str) -> bool:
    if not href or href[0] == "#":
        return False
    if _SHARING.match(href):
        return True
    return _site(host(href)) == ours if "//" in href[:8] else True


def _site(name: str) -> str:
    """Return the part of a host that a site's hosts share: "example.org" of "news.example.org"."""
    labels = name.split(".")
    size = 3 if len(labels) > 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-size:])


def _commonest(parts: list[Part], seen: Survey) -> str:
    """Return the site that most links of a page lead to, its menus among them.

    It is that of a page which does not name its address.
    """
    counts: Counter[str] = Counter()
    in_menus, until = set(), -1
    for i, part in enumerate(parts):
        if i in seen.skipped:
            until = max(until, seen.ends[i])
        if (
            part.name == "a"
            and part.kind == "start"
            and (name := host(part.attributes.get("href", "")))
        ):
            counts[_site(name)] += 1
            if i < until:
                in_menus.add(_site(name))
    site, times = counts.most_common(1)[0] if counts else ("", 0)
    told = times >= _FEWEST and 2 * times > counts.total() and site in in_menus
    return site if told else ""


def _leads_on(parts: list[Part], start: int, end: int, linked: list[bool]) -> bool:
    words, beside, leads = [], 0, False
    for part, within in zip(parts[start:end], linked[start:end], strict=True):
        if part.kind == "words":
            words.append(part.name)
            beside += 0 if within else len(part.name.strip())
            leads = leads or (within and bool(part.name.strip()))
    said = "".join(words).split()
    closed = bool(said) and said[-1][-1:] in ".。" and not said[-1].endswith("..")
    return leads and beside <= _LEFT and not (closed and len(said) >= _SENTENCE)

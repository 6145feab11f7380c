"""Looks over an HTML page before its text is written down: what is boilerplate, what its title is.

Every pass is linear.
"""

from __future__ import annotations

from collections import Counter

from claimgraph.intake.footnotes import find_notes
from claimgraph.intake.navigation import lines_that_lead_on
from claimgraph.intake.parts import BLOCKS, STRUCK, Part, Survey, letters, words_of

LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio",
    "video", "nav", "footer", "aside", "button", "select", "textarea", "dialog", "datalist", "map",
    "menu", "title",
})  # fmt: skip
"""Elements whose words are not the page's text."""
_TEXT = 3
"""Paragraphs of a cell that is a text."""
_MESSAGE = 600
"""Letters of the longest message to those who run no script."""
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar",
    "dialog", "alert", "alertdialog"
})  # fmt: skip
_CLASSES = frozenset({
    "mw-editsection", "mw-jump-link", "mw-cite-backlink", "mw-indicators", "navbox",
    "navbox-styles", "vertical-navbox", "toc", "catlinks", "printfooter", "noprint",
    "sistersitebox", "ambox", "sr-only", "visually-hidden", "screen-reader-text", "cookie-banner",
    "breadcrumb", "breadcrumbs", "social-share", "share-buttons", "comment-respond", "comment-form"
})  # fmt: skip
"""Class names, mostly MediaWiki's, that mark what is on a page and not part of its text."""


def survey(parts: list[Part]) -> Survey:
    """Return what there is to know before writing a page's text down."""
    seen = Survey(ends=_ends(parts))
    owners = _owners(parts)
    _find_head(parts, seen, owners)
    find_notes(parts, seen, owners)
    _find_boilerplate(parts, seen)
    _find_rows(parts, seen)
    _find_note_lists(parts, seen)
    seen.scope = _scope(parts, seen)
    return seen


def _ends(parts: list[Part]) -> dict[int, int]:
    ends: dict[int, int] = {}
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.kind == "start":
            open_.append(i)
        elif part.kind == "end" and open_:
            ends[open_.pop()] = i
    return ends | dict.fromkeys(open_, len(parts))


def _owners(parts: list[Part]) -> dict[str, int]:
    """Return the part at which each id or anchor name stands."""
    owners: dict[str, int] = {}
    for i, part in enumerate(parts):
        for key in ("id", "name") if part.name == "a" else ("id",):
            if part.kind == "start" and part.attributes.get(key):
                owners.setdefault(part.attributes[key], i)
    return owners


def _find_boilerplate(parts: list[Part], seen: Survey) -> None:
    kept = _holders(parts, {*seen.notes, *seen.places, *seen.markers, *seen.references})
    quotes = 0
    for i, part in enumerate(parts):
        if part.name == "blockquote":
            quotes += (part.kind == "start") - (part.kind == "end")
        credit = part.name == "footer" and quotes > 0  # it names whose words these are
        why = _why_left_out(part) if part.kind == "start" and not credit else ""
        if why == "noscript" and letters(parts, i, min(seen.ends[i], i + _MESSAGE)) > _MESSAGE:
            why = ""  # the article, as those read it who run no script
        if why and i not in kept:
            seen.skipped[i] = why
    for i in lines_that_lead_on(parts, seen):
        if i not in kept:
            seen.skipped.setdefault(i, "links to other pages of the site")


def _holders(parts: list[Part], wanted: set[int]) -> set[int]:
    """Return the elements that hold one of the wanted ones, and those themselves."""
    held: set[int] = set()
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.kind == "start":
            open_.append(i)
            if i in wanted:
                for j in reversed(open_):
                    if j in held:
                        break
                    held.add(j)
        elif part.kind == "end" and open_:
            open_.pop()
    return held


def _why_left_out(part: Part) -> str:
    attributes = part.attributes
    if part.name in LEFT_OUT:
        return part.name
    if part.name in STRUCK:
        return "struck out"
    if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and part.name != "img"):
        return "hidden"
    style = attributes.get("style", "")[:400].replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return "hidden"
    if attributes.get("role") in _ROLES:
        return attributes["role"]
    named = _CLASSES.intersection(attributes.get("class", "")[:400].split())
    return min(named) if named else ("toc" if attributes.get("id") == "toc" else "")


def _find_rows(parts: list[Part], seen: Survey) -> None:
    """Find table rows of two or more cells that hold nothing but words: rows of data.

    A cell with several paragraphs is a text, as councils set the items of their minutes.
    """
    open_: list[list[int]] = []  # start, cells, blocks, paragraphs of the cell
    for i, part in enumerate(parts):
        if part.name == "tr" and part.kind == "start":
            open_.append([i, 0, 0, 0])
        elif part.name == "tr" and part.kind == "end" and open_:
            start, cells, blocks, _ = open_.pop()
            if cells > 1 and not blocks:
                seen.rows.add(start)
            if open_:
                open_[-1][2] += 1
        elif open_ and part.kind == "start":
            cell = part.name in ("td", "th")
            open_[-1][1] += cell
            open_[-1][3] = 0 if cell else open_[-1][3] + (part.name == "p")
            open_[-1][2] += open_[-1][3] >= _TEXT
            open_[-1][2] += part.name in BLOCKS and part.name not in ("p", "div", "ul", "ol", "li")


def _find_note_lists(parts: list[Part], seen: Survey) -> None:
    """Find the lists that hold a note; all their items are entries of a source list."""
    held: dict[int, int] = {}  # item → its list
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.name in ("ol", "ul"):
            if part.kind == "start":
                open_.append(i)
            elif open_:
                open_.pop()
        elif part.name == "li" and part.kind == "start" and open_:
            held[i] = open_[-1]
            if i in seen.notes:
                seen.note_lists.add(open_[-1])
    for item, within in held.items():
        if within in seen.note_lists and parts[within].name == "ul" and item not in seen.notes:
            _number_item(parts, seen, item)


def _number_item(parts: list[Part], seen: Survey, item: int) -> None:
    """Take an item that no marker leads to for a note, by the number that it prints: "2–4"."""
    for i in range(item + 1, min(item + 6, seen.ends[item] - 1)):
        number = parts[i].name.strip("[](). \t\n") if parts[i].kind == "words" else ""
        if number and not (number.isdecimal() and parts[i + 1].kind == "end"):
            return
        if number and i - 1 > item:
            seen.notes[item] = (number, f"item {item}")
            seen.skipped[i - 1] = "back link"
            return


def _find_head(parts: list[Part], seen: Survey, owners: dict[str, int]) -> None:
    """Find the title and the address of the page: stated, or the one its links to itself share."""
    guesses: Counter[str] = Counter()
    base = ""
    for i, part in enumerate(parts):
        if part.kind != "start":
            continue
        href = part.attributes.get("href", "")
        if part.name == "title" and seen.title is None:
            seen.title = words_of(parts, i, seen.ends[i]) or None
        elif "://" not in href and not (href[:1] == "/" and "#" in href):
            continue
        elif part.name == "link" and part.attributes.get("rel") == "canonical":
            seen.address = href
        elif part.name == "base":
            base = href
        elif part.name == "a":
            address, _, place = href.partition("#")
            guesses[address] += place in owners
    guess, times = guesses.most_common(1)[0] if guesses else ("", 0)
    seen.address = seen.address or (guess if times else base)


def _scope(parts: list[Part], seen: Survey) -> tuple[int, int] | None:
    """Return the one ``main`` or ``article`` of the page, if all its notes lie within."""
    for wanted in ("main", "article"):
        starts = [
            i for i, p in enumerate(parts)
            if p.kind == "start" and (p.name == wanted or p.attributes.get("role") == wanted)
        ]  # fmt: skip
        if len(starts) == 1:
            start, end = starts[0], seen.ends[starts[0]]
            if all(start < note < end for note in seen.notes) and words_of(parts, start, end, 400):
                return start, end
    return None

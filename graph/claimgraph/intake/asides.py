"""Notes of an HTML page that no link joins to their markers: in the text, in attributes, raised.

LaTeXML, Tufte CSS, WordPress and Pressbooks write a note where it belongs; pop-ups keep it in an
attribute of its marker; old pages raise a letter in the text and again before the note.
"""

from __future__ import annotations

import re

from claimgraph.intake.parts import BLOCKS, Part, Survey, words_of
from claimgraph.patterns import regex

_ASIDES = frozenset({
    "ltx_note_content", "sidenote", "modern-footnotes-footnote__note", "footnote_tooltip"
})  # fmt: skip
_MARKS_OF_ASIDES = frozenset({
    "ltx_note_mark", "ltx_tag_note", "margin-toggle", "modern-footnotes-footnote",
    "footnote_plugin_tooltip_text", "footnotes_reference_container"
})  # fmt: skip
"""What repeats a note that stands within the text: its number, and a list of such notes."""
_NOTES = frozenset({"footnote", "endnote", "footnote-text", "note-text"})
"""Classes of an inline element that is a note, where it holds some words and no link to one."""
_LEAST = 3
"""Words that make a note of such an element; a bare number is a marker."""

_MARKERS = frozenset({"a", "span", "sup", "button"})
_KEPT_IN = (
    "title", "data-title", "data-original-title", "data-bs-title", "data-content", "data-note",
    "data-bs-content", "data-tippy-content", "data-tooltip", "data-footnote", "aria-label",
)  # fmt: skip
_ADDRESSES = ("data-url", "data-href", "data-source-url")
_LABEL = regex(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?")
_NUMBERED = regex(r"(?:[a-z]{4,12}\s)?\d{1,3}\s?[:.–-]\s+", re.IGNORECASE)
"""What some such notes begin with: "1: Rain in May", "Citation 1: Rain in May"."""
_TOLD = regex(r"(?=.{12})(?:[^\s]{1,60}\s){2}", re.DOTALL)
_NOWHERE = regex(r"(?:#[!0]?)?$|javascript:", re.IGNORECASE)
_ASKS = regex(
    r"(?:jump|back|return|go|see|view|show|open|click|read|scroll|page|(?:foot|end)?note)\b", re.I
)
"""What a title begins with that tells where the marker leads, and no work."""
_LETTERS = dict(
    zip(map(ord, "abcdefghijklmnoprstuvwxyz"), "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_RAISED = regex(r"[a-pr-z](?:\s?,\s?[a-pr-z]){0,5}")


def spelled(parts: list[Part]) -> list[Part]:
    """Return the parts of a page with the notes that it shows only when one points at them.

    Letters that a page raises in its text and again before its notes are raised letters of Unicode.
    """
    if any(part.name == "sup" for part in parts):
        parts = _with_raised_letters(parts)
    found: list[Part] = []
    i = 0
    while i < len(parts):
        part = parts[i]
        told, number, end = None, "", i + 1
        if part.kind == "start" and part.attributes and part.name in _MARKERS:
            told = _told(part)
            words, end = _inside(parts, i) if told else ("", i + 1)
            told = told if _LABEL.fullmatch(words) else None
            number, after = _cited(parts, i)
        if told:
            said = told.attributes.get("note", words)
            found += [told, Part("words", said), Part("end", told.name)]
            i = end
        elif number:
            found.append(Part("words", number))
            i = after
        else:
            found.append(part)
            i += 1
    return found


def _cited(parts: list[Part], start: int) -> tuple[str, int]:
    """Return the number that an element of a citation's class holds, in brackets, and its end.

    A page shows it as a raised sign or a chip. The number is "" for other elements.
    """
    marker = parts[start]
    if marker.name == "sup" or not _CITING.search(marker.attributes.get("class", "")):
        return "", start
    words, end = _inside(parts, start)
    alone = end == start + 3 and not marker.attributes.get("href")  # no link to a note in it
    number = words.strip("[]() ") if alone else ""
    return (f"[{number}]" if number.isdecimal() and len(number) <= 3 else ""), end


_CITING = regex(
    r"(?:^|[\s_-])(?:citations?|cited?)"
    r"(?:[_-]{1,2}(?:ref|link|marker|num|number|badge|chip|pill|index))?(?:\s|$)",
    re.IGNORECASE,
)


def _told(marker: Part) -> Part | None:
    """Return what a marker leads to: a link, or a note that an attribute keeps; None for others."""
    attributes = marker.attributes
    if not _NOWHERE.match(attributes.get("href", "")):
        return None
    address = next((attributes[key] for key in _ADDRESSES if attributes.get(key)), "")
    if address.startswith(("http://", "https://")):
        return Part("start", "a", {"href": address})
    for key in _KEPT_IN:
        kept = attributes.get(key, "").strip()
        said = _NUMBERED.sub("", kept, count=1)
        if (key != "aria-label" or said != kept) and _TOLD.match(said) and not _ASKS.match(said):
            return Part("start", "span", {"class": "sidenote", "note": said})
    return None


def _inside(parts: list[Part], start: int) -> tuple[str, int]:
    """Return the words of a short element and the index behind it; no words where it is long."""
    depth, words = 0, ""
    for i in range(start, min(start + 12, len(parts))):
        depth += {"start": 1, "end": -1}.get(parts[i].kind, 0)
        words += parts[i].name if parts[i].kind == "words" else ""
        if depth == 0:
            return words.strip(), i + 1
    return "", start + 1


def _with_raised_letters(parts: list[Part]) -> list[Part]:
    """Return the parts; letters that stand raised in the text and before a note are Unicode's."""
    raised: dict[int, str] = {}
    leading: set[int] = set()
    begins = True
    for i, part in enumerate(parts):
        if part.kind == "words":
            within = parts[i - 1].name == "sup" and parts[i - 1].kind == "start"
            letters = part.name.strip()
            if (
                within
                and parts[i + 1 : i + 2] == [Part("end", "sup")]
                and _RAISED.fullmatch(letters)
            ):
                raised[i] = letters
                leading |= {i} if begins else set()
            begins = begins and not letters
        elif part.name in BLOCKS or part.name in ("td", "th", "br"):
            begins = True
    noted = {raised[i] for i in leading}
    used = {n.strip() for i, said in raised.items() if i not in leading for n in said.split(",")}
    if not noted or not noted & used:
        return parts
    spelled = {
        i: letters.translate(_LETTERS).replace(" ", "") for i, letters in raised.items()
        if noted.issuperset(n.strip() for n in letters.split(","))
    }  # fmt: skip
    return [part._replace(name=spelled.get(i, part.name)) for i, part in enumerate(parts)]


def find_asides(parts: list[Part], seen: Survey) -> None:
    """Find the notes that stand within the text."""
    end = -1
    for i, part in enumerate(parts):
        named = part.attributes.get("class", "")[:400].split() if part.kind == "start" else ()
        if i < end:
            continue
        if _MARKS_OF_ASIDES.intersection(named):
            seen.skipped[i], end = "back link", seen.ends[i]
        elif _ASIDES.intersection(named) or (
            _NOTES.intersection(named) and _is_inline_note(parts, i, seen)
        ):
            number = len(seen.asides) + 1
            seen.asides[i] = (f"note {number}", f"aside {number}")


def _is_inline_note(parts: list[Part], i: int, seen: Survey) -> bool:
    inside = parts[i + 1 : seen.ends[i]]
    marked = any(p.attributes.get("href", "")[:1] == "#" for p in inside)
    said = len(words_of(parts, i, seen.ends[i]).split()) >= _LEAST
    return parts[i].name in ("span", "small", "i", "em") and said and not marked

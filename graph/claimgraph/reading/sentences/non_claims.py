"""Why sentences make no claim, from where they stand: headings, contents, navigation, code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.model import Aside
from claimgraph.reading.citations.page import Page
from claimgraph.reading.layout.headings import announces_back_matter, announces_contents
from claimgraph.reading.sentences.boilerplate import aside, is_boilerplate
from claimgraph.reading.sentences.clauses import FINITE
from claimgraph.reading.sentences.segmentation import Sentence


def reasons(page: Page, said: Sequence[Sentence]) -> Iterator[Aside | None]:
    """Yield for each sentence why it makes no claim; None for one that makes some."""
    first, last = _first_heading(page), _last_block(page)
    zones = _zones(page)
    for sentence in said:
        block = page.blocks[sentence.block]
        if sentence.block in page.loose:
            yield "heading" if sentence.block in page.heads else "listing"
        elif marks := [m for c in sentence.cites for m in c.marks if m.shape != "editorial"]:
            only_links = all(m.shape in ("link", "url") for m in marks)
            words = page.text[sentence.start : sentence.end].lstrip(" \t*_")
            yield "boilerplate" if only_links and is_boilerplate(words) else None
        elif block.kind == "heading":
            yield "heading"
        elif page.heads_table(sentence.block):
            yield "fragment"
        elif block.kind in ("code", "html"):
            yield "listing" if block.kind == "code" else "boilerplate"
        elif zones[sentence.block] is not None:
            yield zones[sentence.block]
        else:
            words = page.text[sentence.start : sentence.end]
            opening = sentence.block < first
            yield _titled(page, sentence) or aside(
                words, opening=opening, closing=sentence.block >= last
            )


def _titled(page: Page, sentence: Sentence) -> Aside | None:
    """Say whether a short line alone above a paragraph, or right above a list, is its heading."""
    index, block = sentence.block, page.blocks[sentence.block]
    words = page.text[block.start : min(block.end, block.start + 91)]
    below = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    short = block.kind == "prose" and len(words) <= 90 and len(words.split()) <= 12
    if not short or below is None or not block.gap or below.kind == "heading":
        return None
    if words[-1] in ".!?。！？,;:：；…" or words[0].islower():
        return None
    if not below.gap:
        return "heading" if below.kind == "item" and not FINITE.search(words) else None
    return "heading" if below.end - below.start > len(words) else None


def _first_heading(page: Page) -> int:
    """Return the block before which a model may talk of its task."""
    headed = [i for i, b in enumerate(page.blocks) if b.kind == "heading" and b.level <= 3]
    return headed[0] if headed and headed[0] > 0 else 2


def _last_block(page: Page) -> int:
    said = [
        i for i, b in enumerate(page.blocks) if b.kind in ("prose", "item") and i not in page.used
    ]
    return said[-min(2, len(said) - 1)] if len(said) > 1 else len(page.blocks)


def _zones(page: Page) -> list[Aside | None]:
    """Return for each block whether it lies in a table of contents or in back matter."""
    zone: Aside | None = None
    zones: list[Aside | None] = []
    for block in page.blocks:
        words = page.text[block.start : min(block.end, block.start + 120)]
        short = block.end - block.start < 80
        if short and block.kind in ("heading", "prose") and announces_contents(words):
            zone = "contents"
        elif short and block.kind in ("heading", "prose") and announces_back_matter(words):
            zone = "boilerplate"
        elif block.kind == "heading" or (zone == "contents" and block.kind != "item"):
            zone = None
        zones.append("contents" if zone is None and _points_inside(words) else zone)
    return zones


def _points_inside(words: str) -> bool:
    """Say whether a line is a link to a place in the same text, or a title with dots and a page."""
    return "](#" in words or ("...." in words and words.rstrip()[-1:].isdecimal())

"""Why sentences make no claim, from where they stand: headings, contents, mails, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.model import Aside
from claimgraph.patterns import regex
from claimgraph.reading.citations.marked_text import MarkedText
from claimgraph.reading.citations.marker_labels import YEAR, Mark
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.headings import announces_back_matter, announces_contents, plain
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import (
    ANSWERED,
    ASKED,
    aside,
    is_boilerplate,
)
from claimgraph.reading.sentences.clause_cuts import CLAUSE_VERB
from claimgraph.reading.sentences.segmentation import SentenceSpan, credit
from claimgraph.reading.sentences.table_rows import is_caption, names_sources, only_names_figure


def reasons(marked: MarkedText, said: Sequence[SentenceSpan]) -> Iterator[Aside | None]:
    """Yield for each sentence why it makes no claim; None for one that makes some."""
    first, last = _first_heading(marked), _last_block(marked)
    zones = _zones(marked)
    mail = _mail_matter(marked.text, marked.blocks)
    index, captions, asked = -1, False, False
    for sentence in said:
        if sentence.block != index:
            index, block = sentence.block, marked.blocks[sentence.block]
            captions = is_caption(marked.text, block)
            asked = _ASKED.match(marked.text, block.start) is not None and _answered(marked, index)
        if sentence.block in marked.loose:
            yield "heading" if sentence.block in marked.heads else "listing"
        elif sentence.block in mail:
            yield mail[sentence.block]
        elif captions and only_names_figure(marked.text, sentence):
            yield "heading"
        elif sentence.start == block.start and names_sources(marked.text, sentence):
            yield "listing"
        elif asked:
            yield "question"
        elif _DATA.match(marked.text, sentence.start):
            yield "listing"
        elif marks := [m for c in sentence.cites for m in c.marks if m.shape != "editorial"]:
            only_links = all(m.shape in ("link", "url") for m in marks)
            words = marked.text[sentence.start : sentence.end].lstrip(" \t*_([")
            points = _POINTING.match(words) and not _said(marked, sentence, marks)
            zone = zones[sentence.block]
            pointed = zone == "boilerplate" and block.kind == "item"
            named = pointed or (zone is not None and _only_names(marked, sentence, marks))
            only = only_links and (named or is_boilerplate(words))
            asks = only_links and _asks_in_link(marked.text, sentence, marks)
            yield "boilerplate" if points or only else "question" if asks else None
        elif block.kind == "heading":
            yield "heading"
        elif marked.heads_table(sentence.block):
            yield "fragment"
        elif block.kind == "item" and _OPEN_BOX.search(marked.text, *_front(marked, block)):
            yield "listing"  # a task that is open
        elif _is_entry(marked, sentence.block):
            yield "listing"
        elif block.kind in ("code", "html"):
            yield "listing" if block.kind == "code" else "boilerplate"
        elif zones[sentence.block] is not None:
            yield zones[sentence.block]
        else:
            words = marked.text[sentence.start : sentence.end]
            opening = sentence.block < first
            counts = block.kind == "row" and any(map(str.isdecimal, words))
            yield _titled(marked, sentence) or aside(
                words, opening=opening, closing=sentence.block >= last, clipped=counts
            )


def _answered(marked: MarkedText, index: int) -> bool:
    """Whether one of the next blocks begins with the letter of an answer."""
    below = marked.blocks[index + 1 : index + 4]
    return any(_ANSWER.match(marked.text, block.start) for block in below)


def _is_entry(marked: MarkedText, index: int) -> bool:
    """Whether a block is an entry of a list of works: journal and pages, or authors and a year."""
    block = marked.blocks[index]
    if block.end - block.start >= _LONGEST_ENTRY or block.kind not in ("prose", "item"):
        return False
    words = marked.words(index)
    if (";" in words or "ISBN" in words) and _CITED_WORK.search(words):
        return True
    return _AUTHORS.match(marked.text, block.start, block.end) is not None


def _front(marked: MarkedText, block: Block) -> Span:
    """Return the sign of a point and what stands with it, before its words."""
    return max(0, block.start - 12), block.start + (4 if marked.text[block.start] == "[" else 0)


def _only_names(marked: MarkedText, sentence: SentenceSpan, marks: Sequence[Mark]) -> bool:
    """Whether a sentence is one link and nothing else, whose words say nothing: a place to look."""
    mark = marks[0]
    around = marked.text[sentence.start : mark.start] + marked.text[mark.end : sentence.end]
    if len(marks) > 1 or mark.words is None or around.strip(" \t*-_•"):
        return False
    words = marked.text[slice(*mark.words)]
    return words[-1:].isalnum() and len(words) < 80 and CLAUSE_VERB.search(words) is None


def _asks_in_link(text: str, sentence: SentenceSpan, marks: Sequence[Mark]) -> bool:
    """Whether a line ends in a link whose words are a question: "More: [How did it fall?](…)"."""
    words, behind = marks[-1].words, text[marks[-1].end : sentence.end]
    return words is not None and not behind.strip(" *_") and text[words[1] - 1] == "?"


def _said(marked: MarkedText, sentence: SentenceSpan, marks: Sequence[Mark]) -> bool:
    """Whether a sentence that opens with "see" says more than where to look."""
    rest = marked.text[sentence.start : sentence.end]
    for mark in marks:
        rest = rest.replace(marked.text[mark.start : mark.end], " ")
    return _POINTER.fullmatch(rest.strip(" \t*_().,;")) is None


def _titled(marked: MarkedText, sentence: SentenceSpan) -> Aside | None:
    """Say whether a line is the heading of what is below: a short line alone above a paragraph,
    right above a list, or a point in bold above points of its own."""
    index, block = sentence.block, marked.blocks[sentence.block]
    words = marked.text[block.start : min(block.end, block.start + 181)]
    whole = block.end - block.start - (sentence.end - sentence.start) <= 4
    below = marked.blocks[index + 1] if index + 1 < len(marked.blocks) else None
    if not whole or below is None or below.kind == "heading" or credit(words, 0, len(words)):
        return None
    alone = block.gap or index == 0 or marked.blocks[index - 1].kind != "item"
    if block.kind == "item" and alone and _heads_prose(words, below):
        return "heading"
    if block.kind == "item":
        deeper = below.indent > block.indent and below.kind in ("item", "prose")
        return "heading" if deeper and _BOLD.fullmatch(words) else None
    short = block.kind == "prose" and len(words) <= 90 and len(words.split()) <= 12
    if not short or not block.gap or words[-1] in ".!?。！？,;:：；…" or words[0].islower():
        return None
    if not below.gap:
        return "heading" if below.kind == "item" and not CLAUSE_VERB.search(words) else None
    if index == 0 and CLAUSE_VERB.search(words.replace(" May", "")) is None:
        return "heading"
    return "heading" if _text_below(marked, index) > len(words) else None


def _heads_prose(words: str, below: Block) -> bool:
    """Whether a point with a capital for each word stands right above a paragraph of its own."""
    told = [word for word in words.split() if len(word) > 3 or word[0].isupper()]
    titled = len(told) > 1 and all(not word[0].islower() for word in told)
    prose = below.kind == "prose" and below.gap and below.end - below.start > 2 * len(words)
    return titled and prose and len(words.split()) <= 10 and words[-1] not in ".!?:;,"


def _text_below(marked: MarkedText, index: int) -> int:
    """Return how long the text below a line is, past one that says when and by whom it is."""
    blocks = marked.blocks[index + 1 : index + 3]
    words = marked.text[blocks[0].start : min(blocks[0].end, blocks[0].start + 91)]
    byline = blocks[0].kind == "prose" and len(words) <= 90 and _BYLINE.search(words) is not None
    below = blocks[-1] if byline else blocks[0]
    return below.end - below.start if below.kind in ("prose", "item") or not byline else 0


def _first_heading(marked: MarkedText) -> int:
    """Return the block before which a model may talk of its task."""
    headed = [i for i, b in enumerate(marked.blocks) if b.kind == "heading" and b.level <= 3]
    return headed[0] if headed and headed[0] > 0 else 2


def _last_block(marked: MarkedText) -> int:
    said = [
        i
        for i, b in enumerate(marked.blocks)
        if b.kind in ("prose", "item") and i not in marked.used
    ]
    return said[-min(2, len(said) - 1)] if len(said) > 1 else len(marked.blocks)


def _zones(marked: MarkedText) -> list[Aside | None]:
    """Return for each block whether it lies in a table of contents or in back matter."""
    zone: Aside | None = None
    zones: list[Aside | None] = []
    headings = {
        plain(marked.text[b.start : min(b.end, b.start + 120)])
        for b in marked.blocks if b.kind == "heading"
    }  # fmt: skip
    long = [b.kind == "prose" and b.gap and b.end - b.start > 2 * _SHORT for b in marked.blocks]
    headed = False
    for n, block in enumerate(marked.blocks):
        words = marked.text[block.start : min(block.end, block.start + 120)]
        short = block.end - block.start < _SHORT
        if short and block.kind in ("heading", "prose") and announces_contents(words):
            zone, headed = "contents", block.kind == "heading"
        elif short and block.kind in ("heading", "prose") and announces_back_matter(words):
            zone, headed = "boilerplate", block.kind == "heading"
        elif block.kind == "heading" or (zone == "contents" and block.kind != "item"):
            zone = None
        elif zone is not None and not headed and all(long[n : n + 2]):
            zone = None  # a plain line "Categories" above the text of an article
        listed = headings and block.kind == "item" and short and plain(words) in headings
        zones.append("contents" if zone is None and (listed or _points_inside(words)) else zone)
    return zones


def _points_inside(words: str) -> bool:
    """Say whether a line is a link to a place in the same text, or a title with dots and a page."""
    return "](#" in words or ("...." in words and words.rstrip()[-1:].isdecimal())


_ASKED = regex(rf"[*_]{{0,2}}{ASKED}")
_ANSWER = regex(rf"[*_]{{0,2}}{ANSWERED}")
_LONGEST_ENTRY, _SHORT = 500, 80
_AUTHORS = regex(
    r"[^\W\d_a-z][\w’'-]{1,30}(?:[ -][^\W\d_a-z][\w’'-]{1,30})?,[ ](?:[^\W\d_a-z]\.[ -]?){1,3}"
    rf"(?:,|&|and\b|\(|;|et\b|…)[^\n]{{0,240}}?(?<=[(,. ]){YEAR}[).,:;]"
)
"""Authors with their initials behind, and a year."""
_CITED_WORK = regex(
    r"\b(?:19|20)\d\d ?; ?\d+ ?(?:\(\d+|:)"
    r"|\bISBN[ :]?[\dX-]{10,17}(?![\dX-]|\)[.,]? [A-Za-z])"
)
"""Year, volume and pages as medical journals are cited, or the number of a book."""
_DATA = regex(r"[\[{\s]*\"[\w$ .-]{1,40}\"\s?:\s?(?:[\"\[{\d-]|true\b|false\b|null\b)")
"""How a line of data begins: a field in quotation marks and its value, as JSON has them."""
_OPEN_BOX = regex(r"\[ ?\][ \t]*$")
_BOLD = regex(r"(\*\*|__)[^*\n]{1,170}[^*.!?\n]\1[ ]?[:：]?")
_BYLINE = regex(r"[·|•].{0,40}\d|^[Bb]y [A-ZÀ-Þ]|\d{4}$|^[A-ZÀ-Þ][a-zà-þ]+ \d{1,2}$")
"""A line that says who published a text, or when: "Harbour Post · 3 May"."""
_POINTING = regex(r"(?:for\b[^,.;]{3,80}, )?(?:please )?(?:see|cf|compare)\b", re.IGNORECASE)
_POINTER = regex(
    r"(?:for\b[^,.;]{3,80}, )?(?:please )?(?:see|cf\.?|compare)(?: also)?(?:,? e\.g\.)?"
    r"(?:[ ,;.]|\band\b|\bor\b)*"
    r"(?:[\w ]{0,30}for (?:details?|examples?|(?:an?|the|more|further|additional) [\w -]{3,60}"
    r"|(?:full|detailed|comprehensive) [^.;:]{3,120}))?",
    re.IGNORECASE,
)
"""A sentence that only points to sources, without its markers: "See also [3] for details"."""


# -- mails -----------------------------------------------------------------------------------------

_FIELD = regex(
    r"\*{0,2}(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Return-Path|Message-I[Dd]|In-Reply-To"
    r"|Received|Delivered-To|MIME-Version|Content-[A-Z][\w-]+|X-[\w-]+|Attachments?"
    r"|Von|An|Betreff|Datum|Gesendet|De|À|Objet|Envoyé|Asunto|Fecha|Para)\*{0,2}:[ \t\xa0*]"
)
_SUBJECT = regex(r"\*{0,2}(?:Subject|Betreff|Objet|Asunto)\*{0,2}:")
_WROTE = regex(
    r"On [^\n]{4,60}\d{4}\b.{0,120}\bwrote:$|Am [^\n]{4,60}\bschrieb .{2,80}:$"
    r"|Le [^\n]{4,60}\ba écrit\s?:$|-{3,}[ ]?[A-Z][\w ]{3,40}[ ]?-{3,}$|Begin forwarded message:$",
    re.DOTALL,
)
_FEWEST = 3
"""Fields one below the other that make the head of a mail."""
_SIGNATURE = 12
"""Blocks of the longest signature, with what a firm has all its mails end in."""


def _mail_matter(text: str, blocks: Sequence[Block]) -> Mapping[int, Aside]:
    """Return the blocks that are of the form of a mail, by their places, each with the reason.

    >>> from claimgraph.reading.layout.blocks import blocks
    >>> text = "From: Ann\\nTo: Orr\\nSubject: It fell\\n\\nThe mill fell.\\n\\n--\\nAnn"
    >>> sorted(_mail_matter(text, blocks(text)[0]))
    [0, 1, 2, 4, 5]
    """
    found: dict[int, Aside] = {}
    words = [text[b.start : min(b.end, b.start + 240)] for b in blocks]
    head: list[int] = []
    for n, block in enumerate(blocks):
        if head and block.gap:
            head = []
        if _FIELD.match(words[n]) and block.kind in ("prose", "item"):
            head.append(n)
        if len(head) >= _FEWEST:
            found.update(
                (k, "heading" if _SUBJECT.match(words[k]) else "boilerplate") for k in head
            )
        if _WROTE.match(words[n]):
            found[n] = "boilerplate"
    for n in range(len(blocks) if found else 0):
        if words[n] in ("--", "—", "__"):
            found.update(dict.fromkeys(_signature(words, n), "boilerplate"))
    return dict(sorted(found.items()))


def _signature(words: Sequence[str], begin: int) -> range:
    """Return the blocks of a signature: to the end of a mail, or to what it answers."""
    for n in range(begin, min(len(words), begin + _SIGNATURE)):
        if _WROTE.match(words[n]) or _FIELD.match(words[n]):
            return range(begin, n)
    return range(begin, len(words) if len(words) <= begin + _SIGNATURE else begin)

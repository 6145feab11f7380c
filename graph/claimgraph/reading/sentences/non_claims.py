"""Why sentences make no claim, from where they stand: headings, contents, navigation, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.model import Aside
from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.citations.list_evidence import is_work
from claimgraph.reading.citations.marked_text import MarkedText
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.headings import announces_back_matter, announces_contents, plain
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import CHATTER, greets_or_leads_on, is_boilerplate
from claimgraph.reading.sentences.clause_cuts import FINITE
from claimgraph.reading.sentences.mails import mail_matter
from claimgraph.reading.sentences.segmentation import SentenceSpan, credit


def reasons(marked: MarkedText, said: Sequence[SentenceSpan]) -> Iterator[Aside | None]:
    """Yield for each sentence why it makes no claim; None for one that makes some."""
    first, last = _first_heading(marked), _last_block(marked)
    zones = _zones(marked)
    mail = mail_matter(marked.text, marked.blocks)
    for sentence in said:
        block = marked.blocks[sentence.block]
        if sentence.block in marked.loose:
            yield "heading" if sentence.block in marked.heads else "listing"
        elif sentence.block in mail:
            yield mail[sentence.block]
        elif _is_caption(marked.text, sentence, block):
            yield "heading"
        elif marks := [m for c in sentence.cites for m in c.marks if m.shape != "editorial"]:
            only_links = all(m.shape in ("link", "url") for m in marks)
            words = marked.text[sentence.start : sentence.end].lstrip(" \t*_([")
            points = _POINTING.match(words) and not _said(marked, sentence, marks)
            named = zones[sentence.block] is not None and _only_names(marked, sentence, marks)
            only = only_links and (named or is_boilerplate(words))
            if only_links and _QUESTION.search(words, max(0, len(words) - _TAIL)):
                yield "question"
            else:
                yield "boilerplate" if points or only else None
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


def _is_caption(text: str, sentence: SentenceSpan, block: Block) -> bool:
    """Whether a sentence only names a figure or table: "Fig. 2. Dots: surveyed twice."."""
    if _CAPTION.match(text, block.start, block.end) is None:
        return False
    words = text[sentence.start : sentence.end]
    return _PREDICATE.search(words) is None or words[-1:].isalnum()


def _is_entry(marked: MarkedText, index: int) -> bool:
    """Whether a block is an entry of a list of works: journal and pages, or authors and a year."""
    block = marked.blocks[index]
    if block.end - block.start >= _LONGEST_ENTRY or block.kind not in ("prose", "item"):
        return False
    if _CITED_WORK.search(marked.text, block.start, block.end):
        return True
    beside = [k for k in (index - 1, index + 1) if 0 <= k < len(marked.blocks)]
    own = _AUTHORS.match(marked.text, block.start, block.end) is not None
    return own or (
        is_work(marked, index)
        and any(_AUTHORS.match(marked.text, marked.blocks[k].start) is not None for k in beside)
    )


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
    return words[-1:].isalnum() and len(words) < 80 and FINITE.search(words) is None


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
    if block.kind == "item" and words.startswith("#"):
        return "heading"
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
        return "heading" if below.kind == "item" and not FINITE.search(words) else None
    if index == 0 and FINITE.search(words.replace(" May", "")) is None:
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
    for block in marked.blocks:
        words = marked.text[block.start : min(block.end, block.start + 120)]
        short = block.end - block.start < 80
        if short and block.kind in ("heading", "prose") and announces_contents(words):
            zone = "contents"
        elif short and block.kind in ("heading", "prose") and announces_back_matter(words):
            zone = "boilerplate"
        elif block.kind == "heading" or (zone == "contents" and block.kind != "item"):
            zone = None
        listed = headings and block.kind == "item" and short and plain(words) in headings
        zones.append("contents" if zone is None and (listed or _points_inside(words)) else zone)
    return zones


def _points_inside(words: str) -> bool:
    """Say whether a line is a link to a place in the same text, or a title with dots and a page."""
    return "](#" in words or ("...." in words and words.rstrip()[-1:].isdecimal())


_CAPTION = regex(
    r"[*_]{0,3}(?:Figure|Fig\.?|FIG\.?|Table|TABLE|Chart|Graph|Map|Exhibit|Plate|Scheme|Abbildung"
    r"|Tabelle)[ \xa0](?:[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVX]{1,5})[*_]{0,3}"
    r"(?:[.:|–—]|[ ][–—|-][ ]|$)"
)
"""How what stands under a figure or over a table begins."""
_PREDICATE = regex(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|rose|fell|grew|made|shows?"
    r"|remain(?:s|ed)?)\b"
)
_LONGEST_ENTRY = 500
_AUTHORS = regex(
    r"[^\W\d_a-z][\w’'-]{1,30}(?:[ -][^\W\d_a-z][\w’'-]{1,30})?,[ ](?:[^\W\d_a-z]\.[ -]?){1,3}"
    r"(?:,|&|and\b|\(|;|et\b|…)[^\n]{0,240}?(?<=[(,. ])(?:1[6-9]|20)\d\d[a-z]?[).,:;]"
)
"""Authors with their initials behind, and a year."""
_CITED_WORK = regex(r"\b(?:19|20)\d\d ?; ?\d+ ?(?:\(\d+|:)|\bISBN[ :]?[\dX-]{10}")
"""Year, volume and pages as medical journals are cited, or the number of a book."""
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
_COLUMNS = regex(r"[^\n]{1,60}?(?:[ ]{2,}[$€£]?[ ]?[(−–-]?\d[\d.,]*\)?[ ]?%?){2,}")
"""A row of a table that blanks align: "Cost of goods   1,210   1,175"."""
_COUNT = regex(r"^\d{1,2}/(?:\d{1,2})?[ ]+(?=[^\W\d_a-z])")
"""What counts the parts of a thread: "2/7 The dam broke"."""
_SEE = regex(
    r"(?:But )?(?:[Ss]ee|Cf\.?|Accord|Compare)(?:,? (?:also|generally|e\.g\.,?))* "
    r"(?=[*_]{0,2}(?:[A-Z\d§¶(]|(?:annex|appendix|section|chapter|notes?|tables?|figures?|fig|pages?|box"
    r"|above|below)\b))"
)
"""How a sentence opens that only points to a work or record: "See Record at 12."."""
_REPORTED = regex(r'["“][^"“”\n]{1,600}["”]\s{1,4}\w')
"""Words in quotation marks with others behind them, as in '"I will stay," she said'."""
_QUESTION = regex(r"[?？؟][\"'”’)）*_\s]*$")
_CJK = regex(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_CJK_PREDICATE = regex(
    r"[是在有了被将將已为為称稱说說]|[るたいすだうくむぶぬつぐ][)）\]」』\s]*$|다[.\s]*$"
)
"""Signs that a Chinese line has a predicate, and endings of Japanese and Korean ones."""
_MARK = r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u0dff\u0e31\u0e34-\u0e4e]"
"""Signs that stand on letters: vowels of Hebrew, Arabic, the scripts of India, and Thai."""
_WORD = regex(rf"(?:[^\W\d_]|{_MARK}){{2,}}")
_PLAIN_WORD = regex(r"[A-Za-z]{2,}")
_WORD_OR_SIGN = regex(rf"{_CJK.pattern}|(?:(?!{_CJK.pattern})[^\W\d_]|{_MARK}){{2,}}")
"""A word; where words are not parted by spaces, each character."""
_STOPPED = regex(r"[.!。！…;；।॥۔؛][\"'”’»)）\]*_\s]*$")
_TAIL = 24
"""Where a sentence ends is looked for in so many last characters."""
_LEADS_IN = regex(r"[:：][\"'*_\s]*$")


def aside(words: str, *, opening: bool, closing: bool, clipped: bool = False) -> Aside | None:
    """Return why a sentence without a marker makes no claim; None when it makes one.

    Args:
        words: the sentence.
        opening: whether it stands before the text proper, where a model talks of its task.
        closing: whether it stands at the end, where a model takes its leave.
        clipped: whether few words may tell something, as in a row of a table with figures.

    >>> aside("Let me search for more.", opening=True, closing=False)
    'chatter'
    >>> aside("It rained.", opening=False, closing=False)
    >>> aside('"I will stay," she said.', opening=True, closing=False)
    """
    reported = _REPORTED.match(words.lstrip()) is not None
    words = _COUNT.sub("", words.strip(' \t\n*_#>|"“'))
    if (opening or closing) and not reported and CHATTER.match(words):
        return "chatter"
    if greets_or_leads_on(words):
        return "chatter"
    if _QUESTION.search(words, max(0, len(words) - _TAIL)):
        return "question"
    if "  " in words and _COLUMNS.fullmatch(words):
        return "fragment"
    if is_boilerplate(words) or (_SEE.match(words) and not _PREDICATE.search(words)):
        return "boilerplate"
    return "fragment" if not clipped and _is_fragment(words) else None


def _is_fragment(words: str) -> bool:
    """Say whether words are too few or unfinished: a label, a number, a line that leads in."""
    wide = not words.isascii() and max(words) >= "\u3040"  # few texts need the costly patterns
    word = _WORD_OR_SIGN if wide else _PLAIN_WORD if words.isascii() else _WORD
    count = len(word.findall(words[:600]))
    tail = max(0, len(words) - _TAIL)
    if _LEADS_IN.search(words, tail):
        return count < 40
    stopped = _STOPPED.search(words, tail) is not None
    if wide and _CJK.search(words):
        return count < (4 if stopped else 5 if _CJK_PREDICATE.search(words) else 8)
    return count < 3 and not (count >= 2 and stopped)

"""Writes down the text of a PDF: lines joined to paragraphs, running heads and feet left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from statistics import quantiles

from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.intake.page import Page

_DIGITS = re.compile(r"\d+")
_BEGINS = re.compile(r"(?:\[\^?\w{1,6}\]|\(\d{1,3}\)|\d{1,3}[.)]\s|[-–•▪◦‣*]\s|#{1,6}\s)")
"""What begins a line of its own: a list sign, an entry's number."""
_ENDS = (".", "!", "?", ":", "。", "！", "？", "”", '"', "]", ")")


def from_pdf(data: bytes, name: str = "") -> Page:
    """Return the text of a PDF; a scan without a text layer has none.

    Raises:
        MissingExtra: pypdf is not installed.
        UnreadableInput: the file is damaged, encrypted, or holds no text.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise MissingExtra("pypdf", "pdf") from None
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:  # what a damaged file makes a parser raise is not documented
        raise UnreadableInput(f"{name or 'the file'}: no readable PDF ({error})") from error
    if not any(page.strip() for page in pages):
        raise UnreadableInput(
            f"{name or 'the file'}: no text layer; recognise its text (OCR) first"
        )
    lines, left_out = _without_running_lines(pages)
    return Page(reflow(lines), (), title or None, left_out)


def _without_running_lines(pages: list[str]) -> tuple[list[str], dict[str, int]]:
    """Drop heads and feet that most pages share, page numbers apart."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(shape for lines in split for shape in {_shape(x) for x in _edges(lines)})
    running = {s for s, n in edges.items() if s and n > 2 and n * 2 > len(pages)}
    kept: list[str] = []
    dropped = 0
    for lines in split:
        at_edge = set(_edges(lines))
        for line in lines:
            if line in at_edge and _shape(line) in running:
                dropped += len(line)
            else:
                kept.append(line)
    return kept, {"running heads and feet": dropped} if dropped else {}


def _edges(lines: list[str]) -> list[str]:
    full = [line for line in lines if line]
    return full[:1] + full[-1:]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def reflow(lines: list[str]) -> str:
    """Join lines that a page's width broke; a short line, or one before a list sign, ends there.

    >>> print(reflow(["The river rose three metres in a forti-", "fied town.", "- One", "- Two"]))
    The river rose three metres in a fortified town.
    - One
    - Two
    """
    lengths = [len(line) for line in lines if line]
    wide = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    pieces: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line:
            if pieces and pieces[-1] != "\n":
                pieces.append("\n")
            continue
        pieces += _joined(line, following, wide)
    return "".join(pieces).strip("\n")


def _joined(line: str, following: str, wide: float) -> tuple[str, str]:
    if not following or _BEGINS.match(following):
        return line, "\n"
    if len(line) > 2 and line[-1] == "-" and line[-2].isalpha() and following[:1].islower():
        return line[:-1], ""
    if len(line) < 0.7 * wide and (line.endswith(_ENDS) or following[:1].isupper()):
        return line, "\n"
    wordless = ord(line[-1]) > 0x2E80 and ord(following[0]) > 0x2E80  # no spaces in CJK scripts
    return line, "" if wordless else " "

"""Cited documents of every kind, and small changes that make them odd.

A mutated document may mean nothing; reading it must give a graph or an error of ours, nothing else.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from composed import compose, every_spec
from intake_files import docx, footnote, paragraph, pdf

_CASES = Path(__file__).parent / "cases"
_ODD = (
    "[", "]", "(", ")", "{{", "}}", "<ref>", "</ref>", "<sup>", "</p>", "<a href=#x>", "[^1]: ",
    "[1]", "[1]: ", "【1】", "¹", "①", "*", "#", "|", "`", "```", "~~~", "\\", "\t", "\n", "\n\n",
    "\r", "\u2028", "\u200f", "\ufeff", "\u0000", "\ue200cite\ue202turn0search0\ue201", "\ud800",
    "«", "“", "”", "'", "https://", "https://a.example.org/(x", "doi:10.1/", "ibid.", "1.", "i.",
    "a)", "- ", "> ", "---\n", "Sources:\n", "🧭", "e\u0301", "ß", "İ", "٣", "9" * 40, "&amp;",
    "&#0;", "{", '"', ",", ".", "!", "?", "§ 4", "pp. 3–4",
)  # fmt: skip
_MOST_COPIED = 60


def documents(seed: int) -> list[tuple[str, bytes]]:
    """Return documents to mutate, each with the ending that says its kind."""
    texts = [(".md", compose(spec).text.encode()) for spec in every_spec(40, seed)]
    pages = [
        (page.suffix, page.read_bytes())
        for page in sorted((_CASES / "pages").iterdir())
        if page.suffix != ".txt"
    ]
    cases = [
        (".txt", page.read_text(encoding="utf-8").split("`````")[1].encode())
        for page in sorted((_CASES / "reading").glob("*.md"))
    ]
    answer = {"answer": "Tolls rose [1].", "citations": ["https://a.example/t"]}
    message = {"type": "message", "content": [{"type": "text", "text": "It rose.", "citations": [
        {"url": "https://a.example/t", "title": "Tolls"}]}]}  # fmt: skip
    packed = [
        (".docx", docx(paragraph("Tolls rose.", 1), footnote(1, "Post, 3 May."))),
        (".pdf", pdf([[(72.0, 700.0, 12.0, "Tolls rose [1]."), (72.0, 600.0, 12.0, "[1] Post")]])),
    ]
    answers = [(".json", json.dumps(one, indent=1).encode()) for one in (answer, message)]
    return [*texts, *pages, *cases, *answers, *packed]


def mutated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many mutated documents; the same seed gives the same ones."""
    draw = random.Random(seed)
    whole = documents(seed)
    for _ in range(count):
        ending, data = draw.choice(whole)
        other = draw.choice(whole)[1]
        for _ in range(draw.randint(1, 6)):
            data = draw.choice(_CHANGES)(data, other, draw)
        yield ending, data


def _cut(data: bytes, other: bytes, draw: random.Random) -> bytes:
    start = draw.randint(0, len(data))
    return data[:start] + data[start + draw.randint(1, 30) :]


def _odd(data: bytes, other: bytes, draw: random.Random) -> bytes:
    at = _boundary(data, draw)
    return data[:at] + draw.choice(_ODD).encode("utf-8", "surrogatepass") + data[at:]


def _again(data: bytes, other: bytes, draw: random.Random) -> bytes:
    start, at = _boundary(data, draw), _boundary(data, draw)
    piece = data[start : start + draw.randint(1, _MOST_COPIED)]
    return data[:at] + piece * draw.choice((1, 1, 2, 30)) + data[at:]


def _splice(data: bytes, other: bytes, draw: random.Random) -> bytes:
    return data[: _boundary(data, draw)] + other[_boundary(other, draw) :]


def _swap(data: bytes, other: bytes, draw: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _byte(data: bytes, other: bytes, draw: random.Random) -> bytes:
    if not data:
        return data
    at = draw.randrange(len(data))
    return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]


def _boundary(data: bytes, draw: random.Random) -> int:
    """Return a place between two characters, most often."""
    at = draw.randint(0, len(data))
    while at < len(data) and data[at] & 0xC0 == 0x80:
        at += 1
    return at


_CHANGES: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _cut, _odd, _odd, _odd, _again, _splice, _swap, _byte
)  # fmt: skip

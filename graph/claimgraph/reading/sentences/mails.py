"""What of mails and chats is not their text: heads, signatures, when a message was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimgraph.model import Aside
from claimgraph.patterns import regex
from claimgraph.reading.layout.blocks import Block

SENT = (
    r"\u200e?\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \u202f][AaPp]\.?[Mm]\.?)?\]?(?: [–-])? \u200e?(?=[^\W\d_~])"
)
"""When a message of a chat was sent, before who sent it."""
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


def mail_matter(text: str, blocks: Sequence[Block]) -> Mapping[int, Aside]:
    """Return the blocks that are of the form of a mail, by their places, each with the reason.

    >>> from claimgraph.reading.layout.blocks import blocks
    >>> text = "From: Ann\\nTo: Orr\\nSubject: It fell\\n\\nThe mill fell.\\n\\n--\\nAnn"
    >>> sorted(mail_matter(text, blocks(text)[0]))
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

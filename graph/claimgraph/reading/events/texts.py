"""What participles tell of texts: "in a report released on Monday" is no event."""

from __future__ import annotations

from claimgraph.reading.events import extent
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.frames import is_reduced
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Range


def described(ctx: EventContext, i: int) -> Range | None:
    """Return the noun that a participle tells more of: "the motion, moved by Cllr Hart,"."""
    before = group_start(ctx.s, i)
    before -= ctx.s.lower(before - 1) == ","
    return phrase_before(ctx.s, before) if before > 0 else None


def tells_of_a_text(ctx: EventContext, i: int, deed: str) -> bool:
    """Whether a participle only tells of a text: "in a report released", "Posted by Jo Doe"."""
    s = ctx.s
    helped = any(s.tag(j) == "AUX" for j in range(group_start(s, i), i))
    if s.tag(i) not in ("PAST", "ADJ") or deed not in tr.MAKING_KNOWN or helped:
        return False
    if not any(s.tag(j) != "MARK" for j in range(i)):
        return s.lower(i + 1) == "by"
    text = described(ctx, i) if s.lower(i - 1) != "," else None
    if text is None:
        return False
    first = extent.premodifiers(ctx, text[1] - 1)
    source = s.lower(first - 1) in ("in", "to", "by", "from", "with")
    return source or (is_reduced(ctx, i) and s.lower(text[1] - 1) in tr.TEXTS)

"""A graph whose every field tries to break out of a page, and a helper to build small graphs."""

from __future__ import annotations

from decimal import Decimal

import claimgraph as cg
from claimgraph.model import Node

ATTACKS = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    '"><svg onload=window.hit=3>',
    "'-window.hit=4-'",
    "javascript:window.hit=5",
    "</style><style>*{display:none}</style>",
    "-->]]><!--",
    "a\u202eb\u2066c\U000e0041d\u200be",
    "&lt;b&gt;&#60;i&#62;",
    "</title></textarea></iframe>",
)


def hostile() -> cg.ClaimGraph:
    """Every text field of every noun holds an attack."""
    text = "\n".join(ATTACKS) + "\n\nSources\n" + "\n".join(ATTACKS)
    document = cg.Document(
        text=text, title=ATTACKS[0], language=ATTACKS[2], origin=ATTACKS[1], media_type=ATTACKS[1]
    )
    nodes: list[Node] = [document]
    begin = len(text) - len("\n".join(ATTACKS))
    for place, attack in enumerate(ATTACKS):
        start = text.index(attack)
        span = document.cut(start, start + len(attack), roles=("sentence",), note=attack)
        at = text.index(attack, begin)
        source = cg.Source(
            title=attack,
            publisher=attack,
            url=f"https://example.org/{place}?a='&b=%22",
            note=attack,
        )
        entry = cg.Reference(
            document=document.id, start=at, end=at + len(attack), exact=attack,
            source=source.id, number=place, title=attack, name=attack,
        )  # fmt: skip
        marker = cg.Marker(
            document=document.id, start=start, end=start + 1, exact=attack[0],
            labels=(attack,), denotes=(entry.id,),
        )  # fmt: skip
        actor = cg.Actor(
            document=document.id, name=attack, kind="person", role=attack, aliases=(attack,),
            mentioned_in=(span.id,),
        )  # fmt: skip
        event = cg.Event(document=document.id, name=attack, agents=(actor.id,))
        figure = cg.Figure(
            document=document.id, value=Decimal(place), unit_text=attack, what=attack,
            mentioned_in=(span.id,),
        )  # fmt: skip
        claim = cg.Claim(
            document=document.id, passage=span.id, text=attack, note=attack,
            mentions=(actor.id,), about=(event.id,), figures=(figure.id,),
        )  # fmt: skip
        ties = (
            cg.Citation(claim=claim.id, source=source.id, basis="sameClause", marker=marker.id),
            cg.Voicing(claim=claim.id, actor=actor.id, cue=span.id, quotes=(span.id,)),
        )
        nodes += [span, source, entry, marker, actor, event, figure, claim, *ties]
    return cg.ClaimGraph(nodes)


VALUES = (
    "=1+1", "+SUM(A1)", "-2+3", "@cmd", "a\x01b", "nul\x00x", "\ufffe", "a\r\nb", "\r", "\u2028",
    "\u202eevil\u2066", "</script><script>alert(1)</script>", '"><svg onload=1>', "]]>",
    "a,b;c\td|e",
    "say \"hi\" 'yo'", "\\back\\slash\\n", "100 %", "$5 and $10", "{{x}} ${y}", "👩‍👩‍👧 狼 שלום",
    "e\u0301", "0309", "1E2", "NaN", "None", "null", "\x85", "\x7f", "'", "\U0010ffff", "x" * 3000,
)  # fmt: skip


def graph_of(values: tuple[str, ...]) -> cg.ClaimGraph:
    """Return a graph in which each value is the text of a claim, a title, a name and a unit."""
    document = cg.Document(text="\n".join(values), title=values[0])
    nodes: list[Node] = [document]
    start = 0
    for number, value in enumerate(values):
        span = document.cut(start, start + len(value), roles=("sentence",), note=value)
        start += len(value) + 1
        source = cg.Source(title=value, url=f"https://data.example/{number}", note=value)
        actor = cg.Actor(
            document=document.id, name=value, kind="person", aliases=(value, "z"),
            mentioned_in=(span.id,),
        )  # fmt: skip
        figure = cg.Figure(
            document=document.id, value=Decimal("309.10"), unit_text=value, mentioned_in=(span.id,)
        )
        claim = cg.Claim(
            document=document.id, passage=span.id, text=value, mentions=(actor.id,),
            figures=(figure.id,),
        )  # fmt: skip
        link = cg.Citation(claim=claim.id, source=source.id, basis="curated")
        nodes += [span, source, actor, figure, claim, link]
    return cg.ClaimGraph(nodes)

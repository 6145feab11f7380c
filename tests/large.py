"""A graph as large as a long report: claims in reading order, sources and actors reused."""

from __future__ import annotations

import random

import claimgraph as cg
from claimgraph.model import Node

WORDS = [
    "border", "aid", "council", "troops", "grain", "river", "budget", "port", "treaty", "storm",
    "valley", "mayor", "union", "bank", "court", "farm", "bridge", "signal", "report", "ministry",
]  # fmt: skip


def large(count: int, sources: int = 200, actors: int = 600, seed: int = 7) -> cg.ClaimGraph:
    """``count`` claims of 14 words, three of five cited, each naming up to three nearby actors."""
    chance = random.Random(seed)
    lines = [" ".join(chance.choice(WORDS) for _ in range(14)).capitalize() for _ in range(count)]
    numbers = [chance.randrange(sources) + 1 if chance.random() < 0.6 else 0 for _ in lines]
    text, spans = "", []
    for place, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        spans.append((len(text), len(text) + len(line)))
        text += line + (f" [{number}]" if number else "") + (".\n\n" if place % 4 == 3 else ". ")
    begins = []
    for number in range(1, sources + 1):
        begins.append(
            (len(text) + len(f"{number}. "), f"Report {number} on the {WORDS[number % 20]}")
        )
        text += f"{number}. {begins[-1][1]}\n"
    document = cg.Document(text=text, title=f"{count} claims")
    listed = [_listed(document, i + 1, start, title) for i, (start, title) in enumerate(begins)]
    people = [
        cg.Actor(document=document.id, name=f"Person {i}", kind="person") for i in range(actors)
    ]
    nodes: list[Node] = [document, *people, *(node for pair in listed for node in pair)]
    claims: list[cg.Claim] = []
    for place, (start, end) in enumerate(spans):
        near = people[max(0, place * actors // count - 20) : place * actors // count + 20]
        span = document.cut(start, end, roles=("sentence",))
        named = tuple(person.id for person in chance.sample(near, chance.randrange(4)))
        claims.append(
            cg.Claim(document=document.id, passage=span.id, text=span.exact, mentions=named)
        )
        nodes += [span, claims[-1]]
        if numbers[place]:
            nodes += _cited(
                document, claims[-1], end, numbers[place], listed[numbers[place] - 1][1]
            )
        if place % 10 == 5:
            premises = (claims[-2].id, claims[-3].id)
            nodes.append(cg.Inference(claim=claims[-1].id, premises=premises))
    return cg.ClaimGraph(nodes)


def _listed(
    document: cg.Document, number: int, start: int, title: str
) -> tuple[cg.Source, cg.Reference]:
    source = cg.Source(title=title, url=f"https://example.org/{number}")
    entry = cg.Reference(
        document=document.id, start=start, end=start + len(title), exact=title,
        source=source.id, number=number,
    )  # fmt: skip
    return source, entry


def _cited(
    document: cg.Document, claim: cg.Claim, end: int, number: int, entry: cg.Reference
) -> list[Node]:
    words = f"[{number}]"
    marker = cg.Marker(
        document=document.id, start=end + 1, end=end + 1 + len(words), exact=words,
        labels=(str(number),), denotes=(entry.id,),
    )  # fmt: skip
    basis = cg.Citation(claim=claim.id, source=entry.source, basis="sameClause", marker=marker.id)
    return [marker, basis]

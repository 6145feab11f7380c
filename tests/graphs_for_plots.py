"""Graphs to draw: one written by hand, and any number made from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

import claimgraph as cg
from claimgraph.model import ActorKind, Node

HOSTILE = (
    " ",
    "x" * 400,
    "aid of $300m rising to $500m",
    r"$\foo$ and $\frac{",
    "line one\nline two\ttab",
    "مساعدات لأوكرانيا بقيمة كبيرة جدا",
    "\u202eoverride\u202c and \x07 bell",
    "same label",
    "same label",
    "https://example.org/a/very/long/path?with=many&" + "&".join(f"p{i}={i}" for i in range(30)),
    "Ужесточение границы на востоке",
    "é" * 5 + "e" + "\u0301" * 6,
    "_under_ ^caret^ #hash %s {x}",
    "One long sentence that goes on and on about a harbour, its cranes and its many masters " * 3,
)
_WORDS = [
    *("harbour", "council", "ferry", "tariff", "dock", "crane", "tide", "the", "a", "of", "and"),
    *("raised", "fell", "by", "month", "river", "port", "authority", "minister", "northern"),
    *("announced", "agreed", "blocked", "40", "per", "cent", "longshoremen"),
]
SENTENCES = (
    "The port of Elm raised its fees by 12 per cent [1].",
    "Ferries to Oak will stop in May [2].",
    '"This is a scandal," said Mayor Ash.',
    "The council votes on Monday.",
    "Traffic fell by a third after the strike [1][3].",
)
TITLES = (
    "Elm port fees go up",
    "Council of Elm to vote on Monday",
    "Strike empties the docks",
    "A history of Oak",
)


def harbour() -> cg.ClaimGraph:
    """Return a small graph by hand: every status and kind of edge, and a source nobody uses."""
    document = cg.Document(text=" ".join(SENTENCES), title="The harbour of Elm")
    sentences = [_sentence(document, words) for words in SENTENCES]
    sources = [cg.Source(id=f"source-{n}", title=title) for n, title in enumerate(TITLES, 1)]
    return cg.ClaimGraph([document, *sentences, *sources, *_claims_of_harbour(document, sentences)])


def _sentence(document: cg.Document, words: str) -> cg.Passage:
    start = document.text.index(words)
    return document.cut(start, start + len(words), roles=("sentence",))


def _claims_of_harbour(document: cg.Document, sentences: list[cg.Passage]) -> list[Node]:
    d = document.id
    port = cg.Actor(document=d, name="Port of Elm", kind="organisation")
    mayor = cg.Actor(document=d, name="Mayor Ash", kind="person")
    council = cg.Actor(document=d, name="the council", kind="group")
    strike = cg.Event(document=d, name="the strike", start_date="2024-03")
    vote = cg.Event(document=d, name="the vote", start_date="2024-04-08", status="planned")
    fees = cg.Figure(document=d, value=Decimal(12), unit_code="%", what="fees")
    first = document.text.index("[1]")
    marker = cg.Marker(document=d, start=first, end=first + 3, exact="[1]", labels=("1",))

    def claim(sentence: int, text: str, **links: tuple[str, ...]) -> cg.Claim:
        return cg.Claim(document=d, passage=sentences[sentence].id, text=text, **links)

    claims = [
        claim(
            0,
            "The port of Elm raised its fees by 12 per cent.",
            mentions=(port.id,),
            figures=(fees.id,),
        ),
        claim(1, "Ferries to Oak will stop in May.", mentions=(port.id,)),
        claim(2, "This is a scandal.", mentions=(mayor.id,)),
        claim(3, "The council votes on Monday.", mentions=(council.id,), about=(vote.id,)),
        claim(4, "Traffic fell by a third after the strike.", about=(strike.id,)),
        claim(4, "There was a strike.", about=(strike.id,)),
    ]
    shown = [(0, 1), (1, 2), (4, 1), (4, 3)]
    return [
        *(port, mayor, council, strike, vote, fees, *claims, marker),
        *(
            cg.Citation(
                claim=claims[c].id, source=f"source-{s}", basis="sameSentence", marker=marker.id
            )
            for c, s in shown
        ),
        cg.Citation(claim=claims[3].id, source="source-2", basis="headlineMatch", confidence=0.8),
        cg.Voicing(claim=claims[2].id, actor=mayor.id),
    ]


def made(seed: int, claims: int | None = None) -> cg.ClaimGraph:
    """Return a graph made from a seed: 0 to 60 claims, or as many as asked, some labels hostile."""
    random = Random(seed)
    count = random.choice((0, 1, 2, 5, 12, 25, 40, 60)) if claims is None else claims
    document = cg.Document(
        text="x" * (count + 2), title=random.choice((None, "", "A title", HOSTILE[2]))
    )
    pools = _entities(random, document, count)
    nodes: list[Node] = [document, *(node for pool in pools.values() for node in pool)]
    for number in range(count):
        nodes += _claim(random, document, number, pools)
    return cg.ClaimGraph(nodes)


def _entities(random: Random, document: cg.Document, count: int) -> dict[str, Sequence[Node]]:
    def named(noun: str, most: int) -> list[tuple[str, str]]:
        return [(f"{noun}-{i}", _label(random)) for i in range(random.randint(0, most))]

    d = document.id
    kinds: tuple[ActorKind, ...] = ("person", "country", "group")
    return {
        "source": [cg.Source(id=i, title=n) for i, n in named("source", count // 2 + 2)],
        "actor": [
            cg.Actor(id=i, document=d, name=n, kind=random.choice(kinds))
            for i, n in named("actor", count // 2 + 1)
        ],
        "event": [cg.Event(id=i, document=d, name=n) for i, n in named("event", count // 4 + 1)],
        "figure": [
            cg.Figure(id=i, document=d, value=Decimal(random.randint(0, 10**12)), unit_text=n)
            for i, n in named("figure", count // 5 + 1)
        ],
    }


def _claim(
    random: Random, document: cg.Document, number: int, pools: dict[str, Sequence[Node]]
) -> list[Node]:
    passage = document.cut(number, number + 1)

    def some(noun: str, most: int) -> tuple[str, ...]:
        pool = pools[noun]
        weights = [1 / (rank + 1) for rank in range(len(pool))]
        return (
            tuple(n.id for n in random.choices(pool, weights, k=random.randint(0, most)))
            if pool
            else ()
        )

    claim = cg.Claim(
        id=f"claim-{number}", document=document.id, passage=passage.id, text=_label(random),
        mentions=some("actor", 3), about=some("event", 2), figures=some("figure", 1),
    )  # fmt: skip
    nodes: list[Node] = [passage, claim]
    for source in set(some("source", 2)):
        basis, sure = random.choice(
            (("curated", None), ("headlineMatch", 0.6), ("paragraphScope", 0.4))
        )
        nodes.append(cg.Citation(claim=claim.id, source=source, basis=basis, confidence=sure))
    nodes += [
        cg.Voicing(claim=claim.id, actor=a) for a in some("actor", 1) if random.random() < 0.3
    ]
    return nodes


def _label(random: Random) -> str:
    if random.random() < 0.25:
        return random.choice(HOSTILE)
    return " ".join(random.choices(_WORDS, k=random.randint(1, 16)))


def half_lost() -> cg.ClaimGraph:
    """A claim with a marker inside it and one at its end, and one with both at its end."""
    return cg.parse(
        "Wheat rose in May [1] and in June [2]. Rye was flat [1, 2].\n\n"
        "[1] Wheat: https://a.example.org/w\n[2] Barley: https://b.example.org/b",
        only_citations=True,
    )

"""Hypothesis strategies: whole graphs of every noun, odd words included, that fit together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from claimgraph.graph import ClaimGraph
from claimgraph.model import (
    Actor,
    ActorKind,
    Aside,
    Citation,
    Claim,
    ClaimKind,
    Comparator,
    Document,
    Edit,
    Event,
    EventStatus,
    Figure,
    Inference,
    Marker,
    Modality,
    Node,
    Notice,
    NoticeKind,
    Passage,
    Polarity,
    Reference,
    Source,
    Voicing,
    VoicingStyle,
    choices,
)

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"])
    | st.sampled_from('"\\\n\r\t<>{}$«…\u202e'),
    min_size=1,
    max_size=12,
)
letters = st.text("abc XYZé漢\n.", min_size=30, max_size=120)
amounts = st.decimals(
    min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False
)
MOMENT = "2026-03-31T09:30:00.5+05:30"
urls = st.sampled_from([None, "https://example.org/a?b=1&c=%20#d", "doi:10.1/(x)"])
Draw = st.DrawFn


def some(draw: Draw, pool: list[Any], most: int = 3) -> tuple[str, ...]:
    """Draw the ids of a few nodes of a pool."""
    if not pool:
        return ()
    return tuple(n.id for n in draw(st.lists(st.sampled_from(pool), max_size=most)))


def one(draw: Draw, literal: object) -> Any:
    """Draw one of a Literal's values."""
    return draw(st.sampled_from(choices(literal)))


def perhaps(draw: Draw, literal: object) -> Any:
    """Draw one of a Literal's values, or None."""
    return draw(st.none() | st.sampled_from(choices(literal)))


def any_of(draw: Draw, pool: list[Any]) -> str | None:
    """Draw the id of a node of a pool, or None."""
    chosen: str | None = draw(st.sampled_from([None, *(n.id for n in pool)]))
    return chosen


@st.composite
def passages(draw: Draw, document: Document) -> Passage:
    """Any stretch of a document's text."""
    start = draw(st.integers(0, len(document.text) - 2))
    end = draw(st.integers(start + 1, min(len(document.text), start + 30)))
    return document.cut(start, end)


@st.composite
def documents(draw: Draw) -> list[Node]:
    """One document with everything that can stand in it."""
    document = Document(
        text=draw(letters), title=draw(st.none() | words),
        published=draw(st.sampled_from([None, "2026-03-11", "2026"])),
    )  # fmt: skip
    spans: dict[str, Passage] = {}
    for _ in range(draw(st.integers(1, 6))):
        span = draw(passages(document))
        aside = draw(st.none() | st.sampled_from(choices(Aside)))
        roles = tuple(draw(st.sets(st.sampled_from(["paragraph", "sentence"]))))
        spans[span.id] = span.model_copy(update={"roles": tuple(sorted(roles)), "aside": aside})
    held = list(spans.values())
    sources = draw(_sources(document))
    listed: dict[str, Reference] = {}
    for number, source in enumerate(sources):
        span = draw(passages(document))
        entry = Reference(
            **_span(span), source=source.id, number=number, title=draw(st.none() | words),
            name=draw(st.none() | words), url=draw(urls),
        )  # fmt: skip
        listed.setdefault(entry.id, entry)
    references = list(listed.values())
    marked: dict[str, Marker] = {}
    for _ in range(draw(st.integers(0, 3)) if references else 0):
        span = draw(passages(document))
        marker = Marker(
            **_span(span), labels=("1",), denotes=some(draw, references), url=draw(urls)
        )
        marked.setdefault(marker.id, marker)
    markers = list(marked.values())
    things = draw(_things(document, held))
    claims = draw(_claims(document, held, things))
    own = [s for s in sources if s.url is None]
    sources = [
        s.model_copy(update={"disputes": _set(some(draw, claims, 1))}) if s in own else s
        for s in sources
    ]
    ties = draw(_ties(claims, sources, markers, held, things))
    history = draw(_history(claims, sources, markers, held))
    return [document, *held, *sources, *references, *markers, *things, *claims, *ties, *history]


@st.composite
def _sources(draw: Draw, document: Document) -> list[Source]:
    """Sources of one document, copies of each other in circles too, and one that all share."""
    own = [
        Source(
            id=f"source-{document.id[9:]}-{i}",
            title=draw(words),
            publisher=draw(st.none() | words),
            published=draw(st.sampled_from([None, "2026", "2026-03", "2026-03-31"])),
        )
        for i in range(draw(st.integers(0, 4)))
    ]
    shared = [Source(url="https://example.org/shared", title="Shared")] * draw(st.integers(0, 1))
    return [s.model_copy(update={"copy_of": _set(some(draw, own, 1))}) for s in own] + shared


def _span(passage: Passage) -> dict[str, Any]:
    return {name: getattr(passage, name) for name in ("document", "start", "end", "exact")}


def _set(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _distinct(nodes: list[Any]) -> list[Any]:
    return list({node.id: node for node in nodes}.values())


@st.composite
def _things(draw: Draw, document: Document, spans: list[Passage]) -> list[Node]:
    actors = _distinct(
        [
            Actor(
                document=document.id, name=draw(words), kind=one(draw, ActorKind),
                aliases=tuple(draw(st.sets(words, max_size=2))), mentioned_in=some(draw, spans),
                role=draw(st.none() | words), wikidata=draw(st.sampled_from([None, "Q37", "Q55"])),
            )
            for _ in range(draw(st.integers(0, 4)))
        ]
    )  # fmt: skip
    bound = [
        a.model_copy(update={"affiliation": any_of(draw, actors), "acts_for": any_of(draw, actors)})
        for a in actors
    ]
    events = [draw(_event(document, spans, actors)) for _ in range(draw(st.integers(0, 2)))]
    return [*bound, *_distinct(events), *draw(_figures(document, spans))]


@st.composite
def _event(draw: Draw, document: Document, spans: list[Passage], actors: list[Actor]) -> Event:
    start = draw(st.sampled_from([None, "2026-03-01"]))
    end = draw(st.sampled_from([None, "2026-04", "2027"]))
    basis = draw(st.sampled_from([None, "explicit", "inferred"])) if start or end else None
    return Event(
        document=document.id, name=draw(words), status=one(draw, EventStatus),
        agents=some(draw, actors), participants=some(draw, actors), places=some(draw, actors),
        mentioned_in=some(draw, spans), start_date=start, end_date=end,
        dated_by=some(draw, spans), date_basis=basis,
        date_confidence=0.9 if basis == "inferred" else None,
    )  # fmt: skip


@st.composite
def _figures(draw: Draw, document: Document, spans: list[Passage]) -> list[Figure]:
    """Figures, some of which put another into their unit."""
    figures = _distinct([draw(_figure(document, spans)) for _ in range(draw(st.integers(0, 4)))])
    return [f.model_copy(update={"restates": any_of(draw, figures)}) for f in figures]


@st.composite
def _figure(draw: Draw, document: Document, spans: list[Passage]) -> Figure:
    comparator = one(draw, Comparator)
    value = draw(st.sampled_from([Decimal(1), Decimal(2), Decimal("2.5")]) | amounts)
    return Figure(
        document=document.id, value=value, comparator=comparator,
        upper=value + 1 if comparator == "between" else None,
        unit_code=draw(st.sampled_from([None, "EUR"])),
        unit_text=draw(st.sampled_from([None, None, "troops"])),
        what=draw(st.sampled_from([None, "aid", "é"])),
        mentioned_in=some(draw, spans),
    )  # fmt: skip


PROPOSERS: list[dict[str, Any]] = [
    {},
    {},
    {"proposed_by": "openai some-model", "basis": "inferred", "confidence": 0.6},
    {"proposed_by": "é", "basis": "inferred", "confidence": 0.123456789},
]
"""Who made a claim: mostly nobody but the text."""


@st.composite
def _claims(
    draw: Draw, document: Document, spans: list[Passage], things: list[Node]
) -> list[Claim]:
    of = {noun: [n for n in things if n.noun == noun] for noun in ("actor", "event", "figure")}
    claims = _distinct(
        [
            Claim(
                document=document.id, passage=draw(st.sampled_from(spans)).id, text=draw(words),
                kind=one(draw, ClaimKind), mentions=some(draw, of["actor"]),
                about=some(draw, of["event"]), figures=some(draw, of["figure"]),
                modality=perhaps(draw, Modality), polarity=perhaps(draw, Polarity),
                shown_by=some(draw, spans, 2), passages=some(draw, spans, 2),
                completed_by=some(draw, spans, 2), note=draw(st.none() | words),
                **draw(st.sampled_from(PROPOSERS)),
            )
            for _ in range(draw(st.integers(0, 5)))
        ]
    )  # fmt: skip
    fields = ("disputes", "alternate_of", "specialization_of")
    return [c.model_copy(update={f: _set(some(draw, claims, 1)) for f in fields}) for c in claims]


@st.composite
def _ties(
    draw: Draw, claims: list[Claim], sources: list[Source], markers: list[Marker],
    spans: list[Passage], things: list[Node],
) -> list[Node]:  # fmt: skip
    ties: list[Node] = []
    actors = [n for n in things if n.noun == "actor"]
    for claim in claims:
        for source in some(draw, sources, 2):
            ties.append(draw(_citations(claim, source, markers, spans)))
        if draw(st.booleans()):
            premises = some(draw, claims, 2)
            if premises:
                basis = draw(st.sampled_from(["curated", "inferred"]))
                confidence = 0.5 if basis == "inferred" else None
                ties.append(
                    Inference(claim=claim.id, premises=premises, basis=basis, confidence=confidence)
                )
    return [*_distinct(ties), *draw(_voicings(claims, actors, spans))]


@st.composite
def _voicings(
    draw: Draw, claims: list[Claim], actors: list[Node], spans: list[Passage]
) -> list[Voicing]:
    """Who says claims, named or not, some told within others, in circles too."""
    voicings = []
    for claim in some(draw, claims):
        sure = draw(st.booleans())
        voicing = Voicing(
            claim=claim, actor=any_of(draw, actors), cue=draw(st.sampled_from(spans)).id,
            speaker=any_of(draw, spans), content=some(draw, spans),
            quotes=some(draw, spans),
            style=perhaps(draw, VoicingStyle), basis="explicit" if sure else "inferred",
            confidence=None if sure else 0.25,
        )  # fmt: skip
        voicings.append(voicing)
    known = _distinct(voicings)
    return [v.model_copy(update={"within": any_of(draw, known)}) for v in known]


@st.composite
def _history(
    draw: Draw, claims: list[Claim], sources: list[Source], markers: list[Marker],
    spans: list[Passage],
) -> list[Node]:  # fmt: skip
    """What became of sources, and edits of citations that may be gone."""
    notices = [
        Notice(
            source=source, kind=one(draw, NoticeKind), passages=some(draw, spans, 2),
            date=draw(st.sampled_from(["2026", "2026-03", "2026-03-31"])),
        )
        for source in some(draw, sources, 2)
    ]  # fmt: skip
    edits = [
        Edit(
            action=draw(st.sampled_from(["attach", "detach"])), order=order, by=draw(words),
            why=draw(words), at=draw(st.sampled_from(["2026-03-31T09:30:00Z", MOMENT])),
            citation=f"citation-{order}", claim=claim, source=draw(st.sampled_from(sources)).id,
            basis="curated", confidence=draw(st.none() | st.floats(0, 1, allow_subnormal=False)),
            marker=any_of(draw, markers), evidence=some(draw, spans, 2),
            citation_note=draw(st.none() | words),
        )
        for order, claim in enumerate(some(draw, claims, 2) if sources else ())
    ]  # fmt: skip
    return [*_distinct(notices), *edits]


@st.composite
def _citations(
    draw: Draw, claim: Claim, source: str, markers: list[Marker], spans: list[Passage]
) -> Citation:
    bases = ["headlineMatch", "paragraphScope", "proposal", "curated"]
    basis = draw(
        st.sampled_from(bases + ["sameClause", "sameSentence", "oneOfSeveral"] * bool(markers))
    )
    shown = basis in ("sameClause", "sameSentence", "oneOfSeveral")
    return Citation(
        claim=claim.id, source=source, basis=basis,
        confidence=None if shown else draw(st.floats(0, 1, allow_subnormal=False)),
        marker=draw(st.sampled_from(markers)).id if shown else None,
        evidence=some(draw, spans, 1), note=draw(st.none() | words),
    )  # fmt: skip


@st.composite
def graphs(draw: Draw, most: int = 2) -> ClaimGraph:
    """A graph of one or a few documents, all links and spans sound."""
    held: dict[str, Node] = {}
    for _ in range(draw(st.integers(1, most))):
        nodes = draw(documents())
        if nodes[0].id not in held:  # the same text twice would be one document told in two ways
            held |= {node.id: node for node in nodes}
    return ClaimGraph(held.values())

"""The values a field may choose from, each a concept of the ontology."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["paragraph", "sentence", "heading"]
Aside = Literal["heading", "question", "chatter", "contents", "boilerplate", "listing", "fragment"]
Status = Literal["cited", "matched", "voiced", "uncited"]
ClaimKind = Literal["fact", "evaluation", "normative", "linkage", "absence"]
ActorKind = Literal["person", "organisation", "country", "place", "group"]
EventStatus = Literal["happened", "ongoing", "planned", "alleged", "denied", "hypothetical"]
CitationBasis = Literal[
    "sameClause",
    "sameSentence",
    "oneOfSeveral",
    "paragraphScope",
    "headlineMatch",
    "proposal",
    "curated",
]
ReferenceBasis = Literal["printedNumber", "listOrder", "inlineLink"]
Basis = Literal["explicit", "inferred", "curated"]
VoicingStyle = Literal["direct", "indirect", "mixed"]
Modality = Literal["asserted", "reported", "denied", "asked", "conditional", "planned"]
Polarity = Literal["positive", "negative"]
NoticeKind = Literal["withdrawn", "corrected", "superseded", "disputed", "restored"]
Comparator = Literal[
    "equal", "moreThan", "atLeast", "lessThan", "atMost", "approximately", "between"
]

EXPLICIT: frozenset[str] = frozenset({"sameClause", "sameSentence", "oneOfSeveral", "explicit"})
"""Bases the text itself shows."""
ASSERTED: frozenset[str] = EXPLICIT | {"curated"}
"""Bases that count as reliance: the text shows them, or a person accepted them."""
PLAIN: frozenset[str | None] = frozenset({None, "asserted"})
"""Modalities that need no telling: the document states it, or nobody looked."""


def choices(literal: object) -> tuple[str, ...]:
    """Return the values a Literal allows, such as those of ``Status``."""
    return get_args(literal)

"""The nouns of the graph: frozen values that validate themselves and name what is wrong.

Layers of attribution are separate nodes: a Passage holds words and offsets, a Claim is what they
say, a Voicing is who says it inside the text, a Citation is the source that backs it, shown by a
Marker that denotes a Reference (an entry of this document's list), which stands for a Source.

Offsets are 0-based code points of ``Document.text``, end excluded: ``text[start:end] == exact``.
Ids are content hashes, so reading the same text twice gives the same nodes. Links between nodes
are ids; a field that holds several is sorted, so that equal graphs are equal values.
"""

from __future__ import annotations

from claimgraph.model.base import (
    Node,
    clip,
    holds_several,
    links,
    merged,
    node_id,
    targets,
    unchecked,
)
from claimgraph.model.claims import Citation, Claim, Inference, Source, Voicing
from claimgraph.model.faults import faults, problem
from claimgraph.model.fields import Link, is_date
from claimgraph.model.history import Edit, Notice
from claimgraph.model.kinds import (
    ASSERTED,
    EXPLICIT,
    PLAIN,
    ActorKind,
    Aside,
    Basis,
    CitationBasis,
    ClaimKind,
    Comparator,
    EventStatus,
    Modality,
    NoticeKind,
    Polarity,
    ReferenceBasis,
    Role,
    Status,
    VoicingStyle,
    choices,
)
from claimgraph.model.text import Document, Marker, Passage, Reference, passage_id
from claimgraph.model.things import COMPARATOR_SIGNS, SHARE, Actor, Event, Figure

NOUNS: dict[str, type[Node]] = {
    cls.noun: cls
    for cls in (
        Document, Passage, Marker, Reference, Source, Claim,
        Citation, Voicing, Inference, Actor, Event, Figure, Notice, Edit,
    )
}  # fmt: skip

__all__ = [
    "ASSERTED",
    "COMPARATOR_SIGNS",
    "EXPLICIT",
    "NOUNS",
    "PLAIN",
    "SHARE",
    "Actor",
    "ActorKind",
    "Aside",
    "Basis",
    "Citation",
    "CitationBasis",
    "Claim",
    "ClaimKind",
    "Comparator",
    "Document",
    "Edit",
    "Event",
    "EventStatus",
    "Figure",
    "Inference",
    "Link",
    "Marker",
    "Modality",
    "Node",
    "Notice",
    "NoticeKind",
    "Passage",
    "Polarity",
    "Reference",
    "ReferenceBasis",
    "Role",
    "Source",
    "Status",
    "Voicing",
    "VoicingStyle",
    "choices",
    "clip",
    "faults",
    "holds_several",
    "is_date",
    "links",
    "merged",
    "node_id",
    "passage_id",
    "problem",
    "targets",
    "unchecked",
]

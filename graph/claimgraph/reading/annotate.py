"""Fills the graph's other nodes from the text: actors, events and voices, read together once."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model import Document, Node
from claimgraph.reading.entities.joining import with_actors
from claimgraph.reading.entities.mentions import mentions_of, named_in
from claimgraph.reading.events.finding import find_events
from claimgraph.reading.events.joining import with_events
from claimgraph.reading.passages import Passages
from claimgraph.reading.voices.attributions import find_voices
from claimgraph.reading.voices.joining import with_voicings

_ENGLISH = ("en",)


def annotated(document: Document, nodes: Sequence[Node]) -> list[Node]:
    """Return the reader's nodes with the actors, events and voices of an English document added.

    Nodes of other languages come back as they are: the grammar here is that of English.

    >>> document = Document(text="Norway said that the bridge was safe.", language="en")
    >>> sentence = document.cut(0, 37, roles=("sentence",))
    >>> sorted({n.noun for n in annotated(document, [document, sentence])})
    ['actor', 'claim', 'document', 'passage', 'voicing']
    """
    if document.language and document.language.partition("-")[0] not in _ENGLISH:
        return list(nodes)
    spans = Passages(document, nodes).spans
    names = named_in(document.text, spans)
    mentions = mentions_of(document.text, spans, names)
    places = [[(n.start, n.end) for n in found] for found in names]
    found = with_actors(document, nodes, mentions)
    events = find_events(document.text, spans, names, mentions, document.published)
    found = with_events(document, found, events)
    return with_voicings(document, found, find_voices(document.text, spans, places), mentions)

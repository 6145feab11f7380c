"""Events: what happens, with whom, where and when.

``detect`` calls the others, in this order:

- ``context``: a sentence with its names, times and statements.
- ``named_events``: events that have names.
- ``noun_events`` and ``verb_events``: what tells an event, by ``triggers`` (lists of words),
  ``frames`` and ``verb_forms``.
- ``extent``: how far its words go; ``arguments``: who takes part, and where.
- ``event_clauses`` and ``event_labels``: its name, cut from the statement that tells it;
  ``alone``: whom the "she" in it means.
- ``status``: whether it happened, is planned or only thought of; ``timing``: when.
- ``coreference``: which mentions are one event; the builder asks it.
"""

from claimgraph.reading.events.context import EventMention
from claimgraph.reading.events.detect import find_events

__all__ = ["EventMention", "find_events"]

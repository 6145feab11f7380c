"""Events: what happens, with whom, where and when, and the nodes for them."""

from claimgraph.reading.events.finding import find_events
from claimgraph.reading.events.happenings import Happening
from claimgraph.reading.events.joining import with_events

__all__ = ["Happening", "find_events", "with_events"]

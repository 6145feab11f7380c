"""Events: what happens, with whom, where and when."""

from claimgraph.reading.events.finding import find_events
from claimgraph.reading.events.happenings import Happening

__all__ = ["Happening", "find_events"]

"""Events: what happens, with whom, where and when."""

from claimgraph.reading.events.detect import find_events
from claimgraph.reading.events.mentions import EventMention

__all__ = ["EventMention", "find_events"]

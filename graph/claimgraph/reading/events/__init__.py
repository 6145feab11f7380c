"""Events: what happens, with whom, where and when."""

from claimgraph.reading.events.context import EventMention
from claimgraph.reading.events.detect import find_events

__all__ = ["EventMention", "find_events"]

"""Pictures of a graph: functions that draw on a matplotlib Axes and return it."""

"""Markers and links in the text, the source lists they lead to, and which entry each denotes."""

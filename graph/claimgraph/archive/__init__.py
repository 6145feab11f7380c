"""``Archive``: many documents, on disk, with the questions of a graph."""

from claimgraph.archive.archive import Archive
from claimgraph.archive.backup import snapshot
from claimgraph.archive.places import is_archive, is_url

__all__ = ["Archive", "is_archive", "is_url", "snapshot"]

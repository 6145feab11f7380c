"""``Archive``: many documents, on disk, with the questions of a graph."""

from claimgraph.archive.archive import Archive
from claimgraph.archive.backends import is_archive, is_url
from claimgraph.archive.backup import snapshot

__all__ = ["Archive", "is_archive", "is_url", "snapshot"]

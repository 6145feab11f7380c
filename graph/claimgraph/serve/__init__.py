"""An archive answered over HTTP: a read-only SPARQL endpoint, and a small page to ask in.

No query and no text of a stranger runs in the serving process: workers answer, over a copy of the
archive that nobody writes to.
"""

from claimgraph.serve.access import Access
from claimgraph.serve.app import application, guarded, run, server
from claimgraph.serve.service import Service

__all__ = ["Access", "Service", "application", "guarded", "run", "server"]

"""An archive answered over HTTP: a read-only SPARQL endpoint, and a small page to ask in.

No query and no text of a stranger runs in the serving process: workers answer, over a copy of the
archive that nobody writes to.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.serve.access import Access
    from claimgraph.serve.app import application, guarded, run, server
    from claimgraph.serve.service import Service

__all__ = ["Access", "Service", "application", "guarded", "run", "server"]
_WHERE = {"Access": "access", "Service": "service"}


def __getattr__(name: str) -> object:
    """Return a public name; imported here, as workers need none of the web framework."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE.get(name, 'app')}"), name)

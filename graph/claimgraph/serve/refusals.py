"""Which status and which headers each kind of error has."""

from __future__ import annotations

from claimgraph.errors import InvalidQuery, LimitExceeded, UnknownNode, WrongFormat
from claimgraph.serve.protocol import Refused
from claimgraph.workers import Busy

LIMIT = "claimgraph-limit"
"""The header that names the limit which ended a query, and how much was allowed."""
_STATUS = {"seconds": 503, "memory": 503, "depth": 400, "rows": 400, "bytes": 400}


def told(error: Exception) -> tuple[int, dict[str, str], str]:
    """Return the status, the headers and the words of an error.

    >>> told(LimitExceeded("rows", 10))[:2]
    (400, {'claimgraph-limit': 'rows 10'})
    >>> told(Refused(408, "too late"))[1]
    {'connection': 'close'}
    """
    headers: dict[str, str] = {}
    if isinstance(error, Refused):
        status = error.status
        if status == 405:
            headers["allow"] = "GET, HEAD, POST"
        if status == 408:
            headers["connection"] = "close"  # the rest of the request may still come
    elif isinstance(error, LimitExceeded):
        status = _STATUS[error.limit]
        headers[LIMIT] = f"{error.limit} {error.allowed:g}"
    elif isinstance(error, Busy):
        status, headers["retry-after"] = 503, "2"
    elif isinstance(error, WrongFormat):
        status = 406
    elif isinstance(error, UnknownNode):
        status = 404
    else:
        status = 400 if isinstance(error, InvalidQuery) else 500
    return status, headers, f"{error}\n"

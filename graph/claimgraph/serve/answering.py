"""The SPARQL endpoint as ASGI handlers: the protocol in, an answer or a plain refusal out."""

from __future__ import annotations

from collections.abc import Mapping

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import negotiation, protocol, refusals
from claimgraph.serve.service import Service
from claimgraph.spreadsheet import guarded
from claimgraph.store import GRAPHS, RESULTS, Limits

LARGEST = 4 << 20
"""Bytes of the largest request."""
_SLOWEST = 15.0
"""Seconds in which a request has to have arrived."""
_WHOLE = Limits(seconds=120, bytes=1 << 30)
"""For one document, whole, as the graph store protocol gives it."""
_DESCRIPTION = """\
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX formats: <http://www.w3.org/ns/formats/>
CONSTRUCT {{
  <{url}> a sd:Service ; sd:endpoint <{url}> ; sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ; sd:resultFormat {formats} ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
}} WHERE {{}}
"""


_TOO_LARGE = protocol.Refused(413, f"a request has at most {LARGEST >> 20} MiB")


async def body_of(receive: Receive, headers: Mapping[str, str]) -> bytes:
    """Return the body of a request; one that says it is too large is not waited for.

    Raises:
        Refused: it is too large, takes too long, or is never sent.
    """
    found = bytearray()
    announced = headers.get("content-length", "")
    if announced.isdecimal() and (len(announced) > 9 or int(announced) > LARGEST):
        raise _TOO_LARGE
    try:
        with anyio.fail_after(_SLOWEST):
            while True:
                message = await receive()
                found += message.get("body", b"")
                if len(found) > LARGEST:
                    raise _TOO_LARGE
                if not message.get("more_body", False):
                    return bytes(found)
    except TimeoutError:
        raise protocol.Refused(408, "the request did not arrive in time") from None


async def query(
    service: Service, scope: Scope, headers: Mapping[str, str], receive: Receive
) -> Response:
    """Answer a query, or describe the service where none is asked."""
    try:
        method, parameters = scope["method"], scope["query_string"]
        if method in ("GET", "HEAD") and not parameters:
            return await described(service, Request(scope))
        content = headers.get("content-type", "")
        asked = protocol.read(method, content, parameters, await body_of(receive, headers))
        return await answered(service, headers.get("accept", "*/*"), asked)
    except (protocol.Refused, ClaimGraphError) as error:
        return refusal(error)


async def answered(service: Service, accept: str, asked: protocol.Request) -> Response:
    """Return the answer to a query in the format that is accepted."""
    if asked.format is not None:
        accept = negotiation.SHORT.get(asked.format, asked.format)
    wanted = negotiation.wanted(accept)
    if not any(wanted.values()):
        known = ", ".join([*RESULTS, *GRAPHS])
        raise protocol.Refused(406, f"answers come as {known}")
    found = await run_in_threadpool(service.query, asked.query, {**wanted, **asked.dataset()})
    body = found.body
    if asked.format in negotiation.SPREADSHEETS and found.type == accept:
        body = await run_in_threadpool(guarded, body, found.type)
    return Response(body, media_type=negotiation.typed(found.type), headers={"vary": "accept"})


async def described(service: Service, request: Request) -> Response:
    """Return the service description, as the SPARQL 1.1 standard wants it."""
    accept = request.headers.get("accept", "*/*")
    kind = negotiation.best(accept, GRAPHS) or "text/turtle"
    url = str(request.url.replace(query=""))
    formats = ", ".join(f"<{_FORMATS}{name}>" for name in _FORMAT_NAMES)
    asking = _DESCRIPTION.format(url=url, formats=formats)
    found = await run_in_threadpool(service.query, asking, {"results": None, "graph": kind})
    return Response(
        found.body, media_type=negotiation.typed(found.type), headers={"vary": "accept"}
    )


_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


async def update(service: Service, request: Request) -> Response:
    """Say that nothing is written here."""
    return refusal(protocol.Refused(405, protocol.READ_ONLY))


async def graph(service: Service, request: Request) -> Response:
    """Return one named graph, as the graph store protocol reads it: ``?graph=IRI``."""
    try:
        if request.method not in ("GET", "HEAD"):
            raise protocol.Refused(405, protocol.READ_ONLY)
        names = request.query_params.getlist("graph")
        if len(names) != 1 or set(">\\") & set(names[0]):
            raise protocol.Refused(400, "name one graph, as ?graph=IRI")
        kind = negotiation.best(request.headers.get("accept", "*/*"), GRAPHS)
        if kind is None:
            raise protocol.Refused(406, f"graphs come as {', '.join(GRAPHS)}")
        asking = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        wanted = {"results": None, "graph": kind, "default_graph": names, "named_graphs": []}
        found = await run_in_threadpool(service.query, asking, wanted, _WHOLE)
        return Response(found.body, media_type=negotiation.typed(found.type))
    except (protocol.Refused, ClaimGraphError) as error:
        return refusal(error)


def refusal(error: Exception) -> Response:
    """Return an error as plain words, with the status of its kind."""
    status, headers, text = refusals.told(error)
    return PlainTextResponse(text, status, headers)

"""What people see: the pages as ASGI handlers, and the files they need."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from claimgraph.errors import ClaimGraphError
from claimgraph.questions import shipped
from claimgraph.serve import answering, negotiation, protocol, site
from claimgraph.serve.service import Service
from claimgraph.store import read_answer

_TYPES = {"css": "text/css", "js": "text/javascript"}
_ASSETS = ("site.css", "editor.js", "known.js")


def _shown(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status, {"content-security-policy": site.POLICY, "vary": "accept"})


async def home(service: Service, request: Request) -> Response:
    """Show the first page."""
    return await _answer(service, request, "documents", {}, site.home)


async def documents(service: Service, request: Request) -> Response:
    """Show the list of documents."""
    asked = {"start": _start(request)}

    def shown(found: Any) -> str:
        return site.page("Documents", site.documents_section(found))

    return await _answer(service, request, "documents", asked, shown)


async def _answer(
    service: Service, request: Request, job: str, asked: dict[str, Any], shown: Callable[[Any], str]
) -> Response:
    try:
        found = await run_in_threadpool(service.answer, job, **asked)
    except ClaimGraphError as error:
        return answering.refusal(error)
    accept = request.headers.get("accept", "*/*")
    if negotiation.best(accept, [negotiation.HTML, "application/json"]) == "application/json":
        return JSONResponse(found, headers={"vary": "accept"})
    return _shown(shown(found))


def _start(request: Request) -> int:
    text = request.query_params.get("start", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


async def document(service: Service, request: Request) -> Response:
    """Show one document, with what falls when a source is taken away."""
    try:
        name = request.path_params["document"]
        text = await run_in_threadpool(service.answer, "page", document=name)
    except ClaimGraphError as error:
        return _not_here(request, error)
    shown = text.replace("<header", f"{site.BACK}<header", 1)
    return HTMLResponse(shown, headers={"content-security-policy": "frame-ancestors 'none'"})


def _not_here(request: Request, error: ClaimGraphError) -> Response:
    """Say what cannot be had, to a person by a page."""
    told = answering.refusal(error)
    if negotiation.prefers_html(request.headers.get("accept", "*/*")):
        return _shown(site.refused(str(error)), told.status_code)
    return told


async def question(service: Service, request: Request) -> Response:
    """Show a named question, and its answer where it was asked; a program gets JSON."""
    try:
        asked = shipped(request.path_params["name"])
    except ClaimGraphError as error:
        return _not_here(request, error)
    given = {name: value for name, value in request.query_params.items() if value}
    values = {name: given[name] for name in (*asked.parameters, "document") if name in given}
    accept = request.headers.get("accept", "*/*")
    as_json = not negotiation.prefers_html(accept)
    if not (as_json or given.get("ask") or values):
        return _shown(site.question(asked, {}, None))
    bound = {name: _value(name, text) for name, text in values.items()}
    scope = None if "document" in asked.parameters else bound.pop("document", None)
    try:
        found = await run_in_threadpool(
            service.answer, "question", question=asked.name, bindings=bound, document=scope,
            start=_start(request),
        )  # fmt: skip
    except ClaimGraphError as error:
        refused = answering.refusal(error)
        if as_json:
            return refused
        return _shown(site.question(asked, values, None, str(error)), refused.status_code)
    return JSONResponse(found) if as_json else _shown(site.question(asked, values, found))


def _value(name: str, text: str) -> str | int:
    """Return a source's number as a number."""
    number = name == "source" and text.isascii() and text.isdecimal() and len(text) < 10
    return int(text) if number else text


async def person(service: Service, request: Request) -> Response:
    """Answer a person's query with a page."""
    if request.method == "GET" and "query" not in request.query_params:
        return await home(service, request)
    try:
        content = request.headers.get("content-type", "")
        body = await answering.body_of(request.receive, request.headers)
        asked = protocol.read(request.method, content, request.scope["query_string"], body)
    except protocol.Refused as error:
        return answering.refusal(error)
    return await _asked(service, asked)


async def _asked(service: Service, asked: protocol.Request) -> Response:
    wanted = {"results": "application/sparql-results+json", "graph": "application/n-triples"}
    try:
        found = await run_in_threadpool(service.query, asked.query, {**wanted, **asked.dataset()})
    except ClaimGraphError as error:
        status = answering.refusal(error).status_code
        return _shown(site.failed(asked.query, str(error)), status)
    graph = found.type == wanted["graph"]
    read = await run_in_threadpool(read_answer, found)
    rows = [[getattr(value, "text", value) for value in row] for row in read.rows]
    return _shown(site.answer(asked.query, read.columns, rows, graph))


async def no_icon(_: Service, __: Request) -> Response:
    """Answer what a browser asks beside a document's page, which may name no icon of its own."""
    return Response(status_code=204)


async def asset(_: Service, request: Request) -> Response:
    """Return a file that the pages need."""
    name = request.path_params["name"]
    kind = _TYPES.get(name.rpartition(".")[2])
    if kind is None or name not in _ASSETS:
        return PlainTextResponse("there is no such file\n", 404)
    if name == "known.js":
        return Response(site.known(), media_type=f"{kind}; charset=utf-8")
    text = files("claimgraph").joinpath("serve", "assets", name).read_bytes()
    return Response(text, media_type=f"{kind}; charset=utf-8")

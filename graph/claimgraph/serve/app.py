"""The web application: its routes, who is let in, and the server that runs it."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files
from typing import Any

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from claimgraph.errors import ClaimGraphError
from claimgraph.questions import shipped
from claimgraph.serve import answering, negotiation, protocol, site, wire
from claimgraph.serve.access import COOKIE, Access
from claimgraph.serve.lending import lending
from claimgraph.serve.service import Service
from claimgraph.store import read_answer

_WATCH = 1.0
"""Seconds between two looks at whether the archive has changed."""
_THREADS = 80
"""Requests that may wait for a worker at once."""
_TYPES = {"css": "text/css", "js": "text/javascript"}
_ASSETS = ("site.css", "editor.js", "known.js")
Handler = Callable[[Service, Request], Awaitable[Response]]


def application(service: Service, access: Access) -> ASGIApp:
    """Return the application that answers for a service."""

    def handled(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            return await handler(service, request)

        return handle

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_watch, service)
            yield
            tasks.cancel_scope.cancel()
        await run_in_threadpool(service.close)

    every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    routes = [
        Route("/", handled(_home)),
        Route("/query", handled(_person), methods=["GET", "POST"]),
        Route("/sparql", handled(_person), methods=["GET", "POST"]),
        Route("/store", handled(answering.graph), methods=every),
        Route("/update", handled(answering.update), methods=every),
        Route("/documents", handled(_documents)),
        Route("/documents/{document}", handled(_document)),
        Route("/questions/{name}", handled(_question)),
        Route("/assets/{name}", handled(_asset)),
        Route("/favicon.ico", handled(_no_icon)),
    ]
    return guarded(_Short(Starlette(routes=routes, lifespan=lifespan), service), access)


def guarded(app: ASGIApp, access: Access) -> ASGIApp:
    """Return an application that lets in only who may ask."""
    return _Door(app, access)


class _Door:
    """Lets in who may ask, before anything else is looked at."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): v.decode("latin-1") for name, v in scope["headers"]}
        refused = self._access.refusal(headers, scope.get("scheme", "http"))
        if refused is None:
            await self._app(scope, receive, _safely(send))
        elif refused[0] == 401 and (welcome := self._welcome(scope)):
            await welcome(scope, receive, send)
        else:
            await _refused(*refused)(scope, receive, send)

    def _welcome(self, scope: Scope) -> Response | None:
        """Return what turns a token in a link into a cookie, so that it leaves the address bar."""
        token = Request(scope).query_params.get("token")
        if token is None or not self._access.fits(token):
            return None
        response = Response(status_code=303, headers={"location": "/"})
        secure = scope.get("scheme") == "https"
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
        return response


def _refused(status: int, message: str) -> Response:
    response = PlainTextResponse(message + "\n", status, wire.SAFE)
    if status == 401:
        for scheme in ("Bearer", "Basic"):
            response.headers.append("www-authenticate", f'{scheme} realm="claimgraph"')
    return response


def _safely(send: Send) -> Send:
    async def sent(message: Any) -> None:
        if message["type"] == "http.response.start":
            message["headers"] += [(k.encode(), v.encode()) for k, v in wire.SAFE.items()]
        await send(message)

    return sent


class _Short:
    """Answers programs that ask in SPARQL, the shortest way; all else goes on to the pages."""

    def __init__(self, pages: ASGIApp, service: Service) -> None:
        self._pages, self._service = pages, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in ("/query", "/sparql"):
            await self._pages(scope, receive, send)
            return
        headers = {name.decode("latin-1"): v.decode("latin-1") for name, v in scope["headers"]}
        if _is_person(scope, headers.get("accept", "*/*")):
            await self._pages(scope, receive, send)
            return
        response = await answering.query(self._service, scope, headers, receive)
        await response(scope, receive, send)


def _is_person(scope: Scope, accept: str) -> bool:
    """Whether a browser asks for a page, and not for a file of a format."""
    asks = scope["method"] in ("GET", "POST") and b"format=" not in scope["query_string"]
    return asks and negotiation.prefers_html(accept)


async def _watch(service: Service) -> None:
    """Look again and again whether the archive has changed."""
    while True:
        await anyio.sleep(_WATCH)
        await run_in_threadpool(service.refresh)


# -- the pages -----------------------------------------------------------------------------------


def _shown(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status, {"content-security-policy": site.POLICY, "vary": "accept"})


async def _home(service: Service, request: Request) -> Response:
    return await _answer(service, request, "documents", {}, site.home)


async def _documents(service: Service, request: Request) -> Response:
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


async def _document(service: Service, request: Request) -> Response:
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


async def _question(service: Service, request: Request) -> Response:
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


async def _person(service: Service, request: Request) -> Response:
    """Answer a person's query with a page."""
    if request.method == "GET" and "query" not in request.query_params:
        return await _home(service, request)
    try:
        content = request.headers.get("content-type", "")
        body = await answering.body_of(request.receive)
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


async def _no_icon(_: Service, __: Request) -> Response:
    """Answer what a browser asks beside a document's page, which may name no icon of its own."""
    return Response(status_code=204)


async def _asset(_: Service, request: Request) -> Response:
    name = request.path_params["name"]
    kind = _TYPES.get(name.rpartition(".")[2])
    if kind is None or name not in _ASSETS:
        return PlainTextResponse("there is no such file\n", 404)
    if name == "known.js":
        return Response(site.known(), media_type=f"{kind}; charset=utf-8")
    text = files("claimgraph").joinpath("serve", "assets", name).read_bytes()
    return Response(text, media_type=f"{kind}; charset=utf-8")


def run(service: Service, access: Access, listening: socket.socket) -> None:
    """Answer on a socket until Ctrl-C."""
    server(service, access).run(sockets=[listening])


def server(service: Service, access: Access) -> uvicorn.Server:
    """Return a server that is not running yet."""
    config = uvicorn.Config(
        application(service, access),
        http=lending(service, access),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=20,
        limit_concurrency=400,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)

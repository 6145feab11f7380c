"""The web application: its routes, who is let in, and the server that runs it."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from claimgraph.serve import answering, browsing, negotiation, wire
from claimgraph.serve.access import COOKIE, Access
from claimgraph.serve.lending import lending
from claimgraph.serve.service import Service

_WATCH = 1.0
"""Seconds between two looks at whether the archive has changed."""
_THREADS = 80
"""Requests that may wait for a worker at once."""
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
        Route("/", handled(browsing.home)),
        Route("/query", handled(browsing.person), methods=["GET", "POST"]),
        Route("/sparql", handled(browsing.person), methods=["GET", "POST"]),
        Route("/store", handled(answering.graph), methods=every),
        Route("/update", handled(answering.update), methods=every),
        Route("/documents", handled(browsing.documents)),
        Route("/documents/{document}", handled(browsing.document)),
        Route("/questions/{name}", handled(browsing.question)),
        Route("/assets/{name}", handled(browsing.asset)),
        Route("/favicon.ico", handled(browsing.no_icon)),
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

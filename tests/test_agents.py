"""Tools for agents: made of the questions, small answers, nothing written unless allowed."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

import claimgraph as cg
from claimgraph import agents, serve
from claimgraph.agents.server import web_server
from claimgraph.agents.tools import CLIPPED, called
from claimgraph.questions import questions
from claimgraph.store import Limits

RAIN = "It rained in Velmar [1].\n\n[1] Rain: https://example.org/r\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked") / "news"
    with cg.Archive(folder) as held:
        held.add_many([cg.example("eastern-flank"), cg.example("harbour-audit")])
    return folder


@pytest.fixture(scope="module")
def service(archive: Path) -> Iterator[serve.Service]:
    made = serve.Service(archive, Limits(seconds=10, rows=1000))
    yield made
    made.close()


def test_every_question_is_a_tool_in_its_own_words() -> None:
    offered = agents.tools()
    for question in questions().values():
        tool = offered[question.name.replace("-", "_")]
        assert tool.description == question.asks
        assert {*question.parameters, "document", "start", "count"} == set(tool.properties)
        assert all(told["description"] for told in tool.properties.values())
    assert not any(tool.writes for tool in offered.values())
    assert [t for t in agents.tools(writing=True).values() if t.writes and t.name == "read_text"]


def test_the_tools_answer_what_the_archive_answers(service: serve.Service, archive: Path) -> None:
    offered = agents.tools()

    def ask(name: str, **given: Any) -> Any:
        return called(offered[name], service, given)

    with cg.Archive(archive, read_only=True) as held:
        document = next(d for d in held.documents() if "flank" in d.label)
        kb = held.get(document)
        claim = kb.claims(relying_on=5)[0]
        relying = {c.id for c in held.claims(relying_on=5, document=document)}
        falling = [c.id for c in held.without(sources=kb.sources()[0].id).falls]
    told = ask("claims_relying_on", source=5, document=document.id)
    assert {row["claim"] for row in told["rows"]} == relying
    assert all(row["text"] for row in told["rows"])
    fallen = ask("what_falls_without", source=kb.sources()[0].id)
    assert fallen["falls"] == len(falling)
    assert [r["id"] for r in fallen["rows"] if r["outcome"] == "falls"] == falling
    why = ask("why_a_claim_stands", claim=claim.id)
    assert (why["claim"], why["status"]) == (claim.id, "cited")
    assert "source 5" in str(why["support"])
    rows = ask("sparql", query="SELECT ?c { ?c a cg:Claim } ORDER BY ?c", start=40)
    assert (len(rows["rows"]), rows["total"], rows["next"]) == (1, 41, None)


def test_answers_are_small_and_go_on_where_they_ended(service: serve.Service) -> None:
    tool = agents.tools()["claims_with_status"]
    seen: list[str] = []
    start: int | None = 0
    while start is not None:
        part = called(tool, service, {"start": start, "count": 15})
        assert len(part["rows"]) <= 15
        seen += [row["claim"] for row in part["rows"]]
        start = part.get("next")
    assert len(seen) == len(set(seen)) == 41
    texts = called(
        agents.tools()["sparql"], service, {"query": f'SELECT ("{"a" * 999}" AS ?x) {{}}'}
    )
    assert len(texts["rows"][0]["x"]) == CLIPPED


def test_a_text_is_checked_and_not_kept(service: serve.Service, archive: Path) -> None:
    told = called(agents.tools()["check_answer"], service, {"text": "It rained. " + RAIN})
    assert any(row["name"] == "uncited-claim" for row in told["rows"])
    assert all(row["code"] and row["line"] for row in told["rows"])
    with cg.Archive(archive, read_only=True) as held:
        assert len(held) == 2


def test_a_text_that_is_read_can_be_asked_at_once(tmp_path: Path) -> None:
    tools = agents.tools(writing=True)
    with cg.Archive(tmp_path / "news") as held:
        held.add(cg.example("harbour-audit"))
    service = serve.Service(tmp_path / "news", Limits(seconds=10, rows=1000))
    done = called(tools["read_text"], service, {"text": RAIN})
    assert done["claims"] == 1
    assert called(tools["documents"], service, {})["total"] == 2
    again = called(tools["read_text"], service, {"text": RAIN})
    assert "unchanged" in again["written"]
    service.close()


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("claims_relying_on", {"sauce": 5}, "does not take 'sauce'; it takes source"),
        ("claims_with_status", {"status": "quoted"}, "no status is called 'quoted'"),
        ("claims_with_status", {"status": 7}, "status is 7, not a text"),
        ("documents", {"count": "many"}, "not a whole number"),
        ("why_a_claim_stands", {}, "needs claim"),
        ("why_a_claim_stands", {"claim": "claim-none"}, "no claim is called"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": "DROP ALL"}, "only reads"),
    ],
)
def test_what_cannot_be_done_is_said(
    service: serve.Service, name: str, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(cg.ClaimGraphError, match=says):
        called(agents.tools()[name], service, given)


def test_over_http_by_the_protocol(service: serve.Service) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    running = web_server(service, serve.Access(token="sesame-1"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    while not running.started:
        time.sleep(0.01)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/mcp"

    def send(method: str, headers: dict[str, str] | None = None, **params: Any) -> httpx.Response:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        accept = {
            "accept": "application/json, text/event-stream",
            "authorization": "Bearer sesame-1",
        }
        return httpx.post(url, json=body, headers={**accept, **(headers or {})}, timeout=60)

    try:
        told = send("tools/list").json()["result"]["tools"]
        assert len(told) == len(agents.tools())
        answer = send("tools/call", name="documents", arguments={}).json()["result"]
        assert answer["structuredContent"]["total"] == 2
        assert json.loads(answer["content"][0]["text"]) == answer["structuredContent"]
        wrong = send("tools/call", name="read_text", arguments={"text": RAIN}).json()["result"]
        assert wrong["isError"]
        assert send("tools/list", {"authorization": "Bearer else"}).status_code == 401
        assert send("tools/list", {"host": "evil.example"}).status_code == 421
        assert send("tools/list", {"origin": "https://evil.example"}).status_code == 403
    finally:
        running.should_exit = True
        thread.join()
        listening.close()


def test_over_standard_input_and_output(archive: Path) -> None:
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    command = StdioServerParameters(
        command=sys.executable, args=["-m", "claimgraph", "mcp", str(archive)], env=dict(os.environ)
    )

    async def talk() -> Any:
        async with stdio_client(command) as (source, sink), ClientSession(source, sink) as session:
            await session.initialize()
            listed = await session.list_tools()
            return listed, await session.call_tool("claims_with_status", {"status": "cited"})

    listed, answer = anyio.run(talk)
    assert {tool.name for tool in listed.tools} == set(agents.tools())
    assert answer.structured_content["total"] == 18

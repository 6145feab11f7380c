"""The endpoint with what a laptop may lack: a browser, clients from npm, two minutes of readers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from large import large
from servers import missing
from serving import Site, serving

import claimgraph as cg
from claimgraph import agents
from claimgraph.store import Limits

pytestmark = pytest.mark.slow
CLIENTS = Path(__file__).parent / "clients"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("@modelcontextprotocol/sdk@1.32.2", "fetch-sparql-endpoint@7.2.0")
CLAIMS = "SELECT ?c ?t { ?c a cg:Claim ; schema:text ?t } ORDER BY ?c"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "news"
    with cg.Archive(folder) as held:
        held.add_many([cg.example("eastern-flank"), cg.example("harbour-audit")])
    return folder


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the clients from npm; CLAIMGRAPH_NPM may name one that has them."""
    if given := os.environ.get("CLAIMGRAPH_NPM"):
        return Path(given)
    if shutil.which("npm") is None:
        missing("npm", "install Node.js")
    folder = tmp_path_factory.mktemp("npm")
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
    done = subprocess.run(command, capture_output=True, text=True, timeout=500)
    if done.returncode:
        pytest.skip(f"npm cannot fetch the clients here: {done.stderr.strip()[-200:]}")
    return folder


def run(script: str, *arguments: object) -> Any:
    """Run a script of Node and return the JSON that it prints."""
    command = ["node", str(CLIENTS / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout)


def test_a_client_from_npm_gets_the_same_rows(archive: Path, packages: Path) -> None:
    prefixes = "".join(
        f"PREFIX {name}: <{iri}>\n"
        for name, iri in cg.example("harbour-audit").to_rdf().namespaces()
    )
    with serving(archive) as site:
        found = run("rows.mjs", packages, site.url, prefixes + CLAIMS)
        assert [row["t"] for row in found] == [row["t"] for row in site.ask(CLAIMS).rows]
    assert len(found) == 41


def test_an_agent_with_another_sdk_uses_the_tools(packages: Path, tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "news") as held:
        held.add(cg.example("eastern-flank"))
    told = run("mcp_client.mjs", packages, sys.executable, tmp_path / "news")
    assert {tool["name"] for tool in told["tools"]} == set(agents.tools(writing=True))
    assert told["documents"]["structuredContent"]["total"] == 1
    assert len(told["cited"]["structuredContent"]["rows"]) == 5
    assert told["why"]["structuredContent"]["status"] == "cited"
    assert told["wrong"]["isError"]
    assert "does not take 'state'" in told["wrong"]["content"][0]["text"]
    assert told["read"]["structuredContent"]["claims"] == 1
    assert told["after"]["structuredContent"]["total"] == 2


# -- in a browser ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing("Chromium", "install chromium")
    with sync_playwright() as playwright:
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-sync"]
        running = playwright.chromium.launch(executable_path=found, args=switches)
        yield running
        running.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_for_everyone_and_keep_to_themselves(
    archive: Path, browser: Any, scheme: str
) -> None:
    with serving(archive) as site:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        root = f"http://{site.host}"
        for path in (
            "/", "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", "/documents",
            "/query?query=SELECT%20%3Fx%20%3F%3F", "/documents/none",
            "/questions/claims-relying-on",
            "/questions/claims-with-status?status=cited&ask=1",
        ):  # fmt: skip
            page.goto(root + path)
            page.add_script_tag(path=str(AXE))
            found = page.evaluate("() => axe.run()")
            assert [one["id"] for one in found["violations"]] == [], path
        page.goto(root)
        page.click("label[for=query]")
        page.keyboard.press("Control+a")
        page.keyboard.type("SELECT ?c ?t { ?c a cg:Cla")
        page.get_by_role("option", name="cg:Claim").click()
        page.keyboard.type(" ; schema:text ?t }")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#h-answer")
        assert page.locator(".wide tbody tr").count() == 41
        page.go_back()
        page.click("a[href^='/documents/']")
        assert page.locator("#sources").count() == 1
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("() => axe.run()")
        assert [one["id"] for one in found["violations"]] == []
        page.click("text=All questions and documents")
        assert page.url == root + "/"
        assert all(url.startswith(root) for url in asked)
        errors = [line for line in said if "400" not in line and "404" not in line]
        assert errors == []
        context.close()


def test_the_page_works_under_its_own_policy_and_shows_where_a_query_breaks(
    archive: Path, browser: Any
) -> None:
    with serving(archive) as site:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://{site.host}/query?query=SELECT%20%3Fx%20%7B%0A%20%3Fx%20%3B%20%7D")
        assert page.locator(".cm-problem").inner_text() == " ?x ; }"
        assert page.evaluate("document.activeElement.id") == "editor"
        assert (
            page.locator(".cm-line").first.evaluate("e => getComputedStyle(e).display") == "block"
        )
        assert [line for line in said if "400" not in line] == []
        page.close()


def test_a_question_is_a_query_to_begin_with(archive: Path, browser: Any) -> None:
    with serving(archive) as site:
        page = browser.new_page()
        page.goto(f"http://{site.host}/")
        page.click("label[for=query]")
        page.keyboard.press("Control+a")
        page.keyboard.type("sources-unu")
        page.get_by_role("option", name="sources-unused").click()
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#h-answer")
        assert "sources-unu" not in page.input_value("#query")
        assert page.locator("[role=status]").inner_text().endswith("JSON, CSV, TSV, XML.")
        page.close()


def test_the_page_works_without_a_script(archive: Path, browser: Any) -> None:
    with serving(archive) as site:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"http://{site.host}/")
        page.fill("#query", CLAIMS)
        page.click("button")
        assert page.locator(".wide tbody tr").count() == 41
        context.close()


# -- under load ------------------------------------------------------------------------------------

WHOLE = """
SELECT ?d (COUNT(?c) AS ?n) { GRAPH ?d { ?d schema:text ?t . ?c a cg:Claim } } GROUP BY ?d
"""


def test_fifty_readers_see_whole_documents_while_others_are_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    with cg.Archive(folder) as held:
        held.add(large(40, 8, seed=0))
    wrong: list[object] = []
    seen: set[int] = set()
    asked = [0]
    over = threading.Event()

    def read(site: Site) -> None:
        while not over.is_set():
            said = site.ask(WHOLE)
            if said.status != 200:
                wrong.append(said)
                continue
            counts = [int(row["n"]) for row in said.rows]
            asked[0] += 1
            seen.add(len(counts))
            wrong.extend(n for n in counts if n != 40)

    seconds = float(os.environ.get("CLAIMGRAPH_SOAK", "20"))
    with serving(folder) as site:
        readers = [threading.Thread(target=read, args=(site,)) for _ in range(50)]
        for reader in readers:
            reader.start()
        ends = time.monotonic() + seconds
        number = 1
        while time.monotonic() < ends:
            with cg.Archive(folder) as writer:
                writer.add_many(
                    (large(40, 8, seed=n) for n in range(number, number + 5)), progress=False
                )
            number += 5
            time.sleep(3)
        over.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert max(seen) > 1
    assert asked[0] > 100


# -- what hangs or ends other servers --------------------------------------------------------------

ALL = "?a{0} ?b{0} ?c{0} ."
HOSTILE = {
    "cross join": f"SELECT (COUNT(*) AS ?n) {{ {' '.join(ALL.format(n) for n in range(5))} }}",
    "sorted cross join": f"SELECT * {{ {' '.join(ALL.format(n) for n in range(3))} }} ORDER BY ?c0",
    "distinct cross join": f"SELECT DISTINCT * {{ {' '.join(ALL.format(n) for n in range(3))} }}",
    "path of paths": "SELECT (COUNT(*) AS ?n) { ?s ((<urn:p>|!<urn:p>)*)* ?o }",
    "growing text": 'SELECT ?x { BIND("0123456789abcdef" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(33))
    + " BIND(STRLEN(?x33) AS ?x) }",
    "one long text": 'SELECT (GROUP_CONCAT(?c0; separator="") AS ?x) {'
    + " ".join(ALL.format(n) for n in range(3))
    + "}",
    "product of values": "SELECT (COUNT(*) AS ?n) {"
    + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(100)))} }}" for n in range(6))
    + "}",
    "chain of patterns": "SELECT * {"
    + " ".join(f"?v{n} ?p{n} ?v{n + 1} ." for n in range(800))
    + "}",
    "nested groups": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "nested brackets": "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "unions": "SELECT * { {} " + "UNION {} " * 20_000 + "}",
    "alternatives": "SELECT * { FILTER(" + "||".join(["?x"] * 20_000) + ") }",
    "sums": "SELECT (" + "+".join(["1"] * 20_000) + " AS ?x) {}",
    "backtracking": f'SELECT (REGEX("{"a" * 40}b", "^(a+)+$") AS ?x) {{}}',
    "path steps": "SELECT * { ?s " + "/".join(["!<urn:p>"] * 400) + " ?o }",
}


@pytest.fixture(scope="module")
def site(archive: Path) -> Iterator[Site]:
    with serving(archive, Limits(seconds=2, rows=10_000)) as running:
        yield running


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_ends_in_time_and_the_next_is_answered(site: Site, name: str) -> None:
    said = site.ask(HOSTILE[name])
    assert said.status in (200, 400, 503)
    if said.status != 200:
        assert said.text.strip()
        assert "Traceback" not in said.text
    assert len(site.ask(CLAIMS).rows) == 41

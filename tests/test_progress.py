"""Bars are for people: on a terminal, when it takes long."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

import claimgraph as cg
from claimgraph import progress
from claimgraph.progress import tracked
from claimgraph.rdf.shacl import validate

PATH = str(Path(cg.__file__).parents[1])
SLOW = """
import time
from claimgraph import progress
from claimgraph.progress import tracked
for _ in tracked(range(4), "documents"): time.sleep({pause})
"""

STEPS = """
import time
from claimgraph.progress import steps
with steps() as tell:
    for n in range(4): tell(f"hop {{n}}"); time.sleep({pause})
"""

PAUSE = """
import time
import claimgraph as cg
from claimgraph.progress import working
with working("making a page"):
    with working("computing"): time.sleep({pause})
"""


def shown(pause: float, program: str = SLOW, columns: int = 80) -> str:
    """What a loop writes to a terminal."""
    pty = pytest.importorskip("pty", reason="a terminal takes a POSIX system")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24 if columns else 0, columns))
    command = [sys.executable, "-c", program.format(pause=pause)]
    env = {**os.environ, "PYTHONPATH": PATH}
    subprocess.run(command, stderr=theirs, check=True, env=env)
    os.set_blocking(ours, False)
    try:
        return os.read(ours, 1 << 16).decode()
    except BlockingIOError:  # nothing was written
        return ""
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.slow
def test_a_long_wait_shows_a_bar_on_a_terminal_and_a_short_one_none() -> None:
    assert "documents" in shown(0.5)
    assert shown(0.0) == ""
    assert "hop 3" in shown(0.5, STEPS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "pause", "says"),
    [(SLOW, 0.7, "documents"), (STEPS, 0.7, "hop 3"), (PAUSE, 2.2, "making a page")],
)
def test_a_terminal_that_does_not_say_how_wide_it_is_shows_bars_too(
    program: str, pause: float, says: str
) -> None:
    assert says in shown(pause, program, columns=0)


@pytest.mark.parametrize("program", [SLOW, STEPS])
def test_a_pipe_gets_nothing(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program.format(pause=0.4)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": PATH},
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_nothing_is_lost_on_the_way() -> None:
    assert list(tracked(range(3), "documents")) == [0, 1, 2]
    assert list(tracked(iter("ab"), "letters", shown=False)) == ["a", "b"]


LONG = """
import claimgraph as cg
from claimgraph import files
text = "It rained in Oslo [1]. " * 40_000 + "\\n\\n1. Rain: https://example.org/a"
kb = cg.parse(text, only_citations=True)
"""


@pytest.mark.slow
def test_whoever_waits_for_a_long_text_sees_how_far_it_is() -> None:
    assert "stages" in shown(0, LONG)


def test_a_notebook_shows_bars_though_its_stderr_is_not_a_terminal() -> None:
    program = "import sys; sys.modules['ipykernel'] = sys\n" + SLOW.format(pause=0.5)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": PATH},
    )
    assert "documents" in done.stderr


SLOW_QUERY = """
import claimgraph as cg
kb = cg.parse("It rained [1].\\n\\n1. Rain: https://example.org/r")
try: kb.sparql("SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . "
    "?m ?o ?p . ?q ?r ?s }}", timeout=3)
except cg.errors.ClaimGraphError: pass
"""


@pytest.mark.slow
def test_a_job_that_nobody_can_count_shows_its_time_on_a_terminal() -> None:
    assert re.search("making a page: 00:0[1-9]", shown(2.2, PAUSE))
    assert "computing" not in shown(2.2, PAUSE)
    assert shown(0.0, PAUSE) == ""
    assert re.search("asking: 00:0[1-9]", shown(0, SLOW_QUERY))


@pytest.mark.slow
def test_a_job_within_a_notebook_shows_its_time_and_in_a_pipe_nothing() -> None:
    for head, told in (("import sys; sys.modules['ipykernel'] = sys\n", "making"), ("", "")):
        program = head + PAUSE.format(pause=2.2)
        env = {**os.environ, "PYTHONPATH": PATH}
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
        assert told in done.stderr
        assert bool(told) == bool(done.stderr)


@pytest.mark.parametrize(
    ("job", "told"),
    [
        (lambda kb, folder: cg.save(kb, folder / "kb.ttl"), "writing"),
        (lambda kb, folder: cg.page(kb, folder / "kb.html"), "making a page"),
        (lambda kb, folder: cg.show(kb), "making a page"),
        (lambda kb, folder: kb.report(), "checking"),
        (lambda kb, folder: kb.sparql("ASK {}"), "asking"),
        (lambda kb, folder: kb.ask("figures"), "asking"),
        (lambda kb, folder: kb.claims().to_frame(), "making a table"),
        (lambda kb, folder: kb.without(sources=1), "computing"),
        (lambda kb, folder: kb.load_bearing(), "computing"),
        (lambda kb, folder: kb.origins(kb.claims()[0]), "computing"),
        (lambda kb, folder: kb.contradictions(), "computing"),
        (lambda kb, folder: kb.diff(kb), "comparing"),
        (lambda kb, folder: cg.ClaimGraph.from_rdf(kb.to_rdf()), "converting"),
        (lambda kb, folder: cg.ClaimGraph.from_networkx(kb.to_networkx()), "converting"),
        (lambda kb, folder: validate(rdflib.Graph()), "checking"),
        (lambda kb, folder: cg.Archive().optimize(), "merging files"),
        (lambda kb, folder: cg.plot.network(kb), "drawing"),
        (lambda kb, folder: cg.plot.save(cg.plot.layered(kb), folder / "kb.png"), "drawing"),
    ],
)
def test_what_may_take_long_tells_of_itself(
    job: Callable[[cg.ClaimGraph, Path], object],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kb = cg.example("harbour-audit")
    seen: list[str] = []
    monkeypatch.setattr(progress, "_somebody_looks", lambda: True)
    monkeypatch.setattr(progress, "_tell_time", lambda what, *_: seen.append(what))
    job(kb, tmp_path)
    assert set(seen) == {told}

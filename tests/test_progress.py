"""Bars are for people: on a terminal, when it takes long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.progress import tracked

PATH = str(Path(cg.__file__).parents[1])
SLOW = """
import time
from claimgraph.progress import tracked
for _ in tracked(range(4), "documents"): time.sleep({pause})
"""

STEPS = """
import time
from claimgraph.progress import steps
with steps() as tell:
    for n in range(4): tell(f"hop {{n}}"); time.sleep({pause})
"""


def shown(pause: float, program: str = SLOW) -> str:
    """What a loop writes to a terminal."""
    pty = pytest.importorskip("pty", reason="a terminal takes a POSIX system")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
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


def test_a_long_wait_shows_a_bar_on_a_terminal_and_a_short_one_none() -> None:
    assert "documents" in shown(0.5)
    assert shown(0.0) == ""
    assert "hop 3" in shown(0.5, STEPS)


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

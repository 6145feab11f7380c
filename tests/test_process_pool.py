"""Processes that share work: every item is done, whoever dies on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import deadly
import pytest

from claimgraph.engines.process_pool import share_out
from claimgraph.errors import IdCollision, WorkersFailed


def test_every_item_is_done_once_by_processes_that_die(tmp_path: Path) -> None:
    paths = [str(tmp_path / name) for name in "abc"]
    for path in paths[1:]:
        Path(path).with_suffix(".seen").touch()  # these kill nobody
    assert sorted(share_out(deadly.once, paths, 2)) == paths


def test_what_kills_every_process_is_given_up_or_ends_the_job() -> None:
    found = share_out(deadly.half, [4, 13, 6], 1, tries=1, lost=lambda number: -number)
    assert sorted(found) == [-13, 2, 3]
    with pytest.raises(WorkersFailed, match="1 processes died over one piece of work"):
        list(share_out(deadly.half, [13], 1, tries=1))


def test_errors_arrive_as_they_were_raised() -> None:
    with pytest.raises(IdCollision, match="claim-1 and claim-2 both have the number 7") as caught:
        list(share_out(deadly.half, [0], 1))
    assert caught.value.first == "claim-1"
    assert "deadly.py" in caught.value.__notes__[0]


def test_no_items_need_no_process() -> None:
    assert list(share_out(deadly.half, [], 2)) == []


STOPPED = """
import os, signal, sys, threading, time
from claimgraph.engines.process_pool import share_out
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    threading.Timer(float(sys.argv[1]), os.killpg, (0, signal.SIGINT)).start()
    list(share_out(time.sleep, [60, 60], 2))
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes")
@pytest.mark.parametrize("after", [0.1, 0.5, 1.0])
def test_ctrl_c_is_heard_by_the_owner_alone(after: float) -> None:
    """A terminal sends it to every process, also to those that are still starting."""
    command = [sys.executable, "-c", STOPPED, str(after)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=50, start_new_session=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "stopped\n", "")

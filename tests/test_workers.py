"""Disposable processes: ended in time, refused what they need not do, replaced when they crash."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from claimgraph.errors import ClaimGraphError, LimitExceeded, UnknownNode
from claimgraph.workers import Busy, Job, Pool, Stopped, Worker, lending
from claimgraph.workers.desk import Desk
from claimgraph.workers.worker import fork_server

HERE = "doing:Doing"


@pytest.fixture
def worker() -> Any:
    made = Worker(Job(HERE, memory=256 << 20))
    yield made
    made.end()


def test_a_worker_answers_job_after_job(worker: Worker) -> None:
    first = worker.ask({"do": "nothing"}, b"abc")
    large = os.urandom(3 << 20)
    assert first.body == b"cba"
    assert worker.ask({"do": "nothing"}, large).body == large[::-1]
    assert worker.ask({"do": "print"}, b"xy").body == b"yx"
    assert worker.ask({"do": "nothing"}).header == first.header
    assert first.header["pid"] != os.getpid()


def test_a_job_that_takes_too_long_is_ended_for_good(worker: Worker) -> None:
    pid = worker.ask({"do": "nothing"}).header["pid"]
    with pytest.raises(LimitExceeded, match=r"within 0.2 seconds") as caught:
        worker.ask({"do": "sleep", "for": 600}, seconds=0.2)
    assert caught.value.limit == "seconds"
    assert not worker.alive
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("by", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_is_told_by_its_signal(worker: Worker, by: int) -> None:
    with pytest.raises(Stopped) as caught:
        worker.ask({"do": "die", "by": by})
    assert caught.value.signal == by


def test_a_job_cannot_grow_without_bound_nor_open_anything(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    with pytest.raises(ClaimGraphError, match="Too many open files"):
        worker.ask({"do": "open", "path": str(tmp_path / "secret")})
    with pytest.raises(Stopped) as caught:
        worker.ask({"do": "grow", "size": 2 << 30})
    assert caught.value.signal == signal.SIGABRT


def test_errors_of_ours_come_back_as_they_are_and_mistakes_by_their_name(worker: Worker) -> None:
    with pytest.raises(UnknownNode) as caught:
        worker.ask({"do": "fail"})
    assert str(caught.value) == str(UnknownNode("source", "nobody", ["somebody"]))
    assert caught.value.noun == "source"
    with pytest.raises(ClaimGraphError, match="ZeroDivisionError: a mistake of ours"):
        worker.ask({"do": "break"})
    assert worker.ask({"do": "nothing"}, b"go on").body == b"no og"


def test_a_worker_whose_handler_cannot_start_says_why() -> None:
    worker = Worker(Job("claimgraph.store.aside:Answering", {"folder": "/not/there"}))
    with pytest.raises(ClaimGraphError, match="not/there"):
        worker.ready()


def test_a_pool_replaces_what_was_ended_and_answers_meanwhile() -> None:
    pool = Pool(Job(HERE), most=3, warm=2, patience=20)
    ended: list[BaseException] = []

    def hang() -> None:
        try:
            pool.ask({"do": "sleep", "for": 600}, seconds=1)
        except LimitExceeded as error:
            ended.append(error)

    hanging = [threading.Thread(target=hang) for _ in range(2)]
    for thread in hanging:
        thread.start()
    pids = {pool.ask({"do": "nothing"}, b"a").header["pid"] for _ in range(5)}
    assert len(ended) < 2 or pids
    for thread in hanging:
        thread.join()
    assert len(ended) == 2
    assert [pool.ask({"do": "nothing"}, b"ab").body for _ in range(6)] == [b"ba"] * 6
    pool.close()


def test_a_pool_that_is_full_says_so() -> None:
    pool = Pool(Job(HERE), most=1, patience=0.1)
    thread = threading.Thread(target=lambda: pool.ask({"do": "sleep", "for": 1}))
    thread.start()
    time.sleep(0.3)
    with pytest.raises(Busy, match="ask again later"):
        pool.ask({"do": "nothing"})
    thread.join()
    pool.close()


# -- lent connections ------------------------------------------------------------------------------


def lent(worker: Worker, header: dict[str, Any], seconds: float | None = 60.0) -> tuple[Any, bytes]:
    """Lend one end of a connection to a worker; return what it says, and what the other end got."""
    near, far = socket.socketpair()
    with near, far:

        async def lend() -> Any:
            return await lending.lend(worker, header, [lending.Loan(far, b"abc")], seconds)

        found = asyncio.run(lend())
        far.close()
        return found.header, near.recv(100)


@pytest.fixture(params=["started", "forked"])
def server(request: pytest.FixtureRequest) -> Any:
    job = Job(HERE, memory=256 << 20, lends=True, forks=request.param == "forked")
    forks = fork_server(job)
    assert (forks is not None) == (job.forks and sys.platform == "linux")
    made = Worker(job, forks)
    made.ready()
    yield made
    made.end()
    if forks:
        forks.close()


def test_a_worker_writes_to_a_connection_and_then_does_jobs_again(server: Worker) -> None:
    for _ in range(3):
        header, got = lent(server, {"do": "nothing"})
        assert (header["pid"] != os.getpid(), got) == (True, b"cba")
        assert server.ask({"do": "nothing"}, b"xy").body == b"yx"


def test_work_on_a_connection_can_open_nothing_and_has_its_time(
    server: Worker, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret")
    for _ in range(2):
        with pytest.raises(ClaimGraphError, match="Too many open files"):
            lent(server, {"do": "open", "path": str(tmp_path / "secret")})
    with pytest.raises(LimitExceeded, match=r"within 0.2 seconds"):
        lent(server, {"do": "sleep", "for": 600}, seconds=0.2)
    assert not server.alive


def test_a_crash_on_a_connection_is_told(server: Worker) -> None:
    with pytest.raises(Stopped) as caught:
        lent(server, {"do": "die", "by": signal.SIGSEGV})
    assert caught.value.signal == signal.SIGSEGV


def lent_each(
    worker: Worker, *each: dict[str, Any], seconds: float | None = 60.0
) -> list[tuple[str, bytes]]:
    """Lend a connection for each job; return what came of it, and what its other end got."""
    pairs = [socket.socketpair() for _ in each]

    async def lend() -> list[Any]:
        loans = [lending.Loan(far, b"abc") for _, far in pairs]
        with contextlib.suppress(ClaimGraphError):
            await lending.lend(worker, {"each": each}, loans, seconds)
        return await asyncio.gather(*(loan.back for loan in loans), return_exceptions=True)

    found = []
    for came, (near, far) in zip(asyncio.run(lend()), pairs, strict=True):
        far.close()
        with near:
            name = came.then if isinstance(came, lending.Returned) else type(came).__name__
            found.append((name, near.recv(100)))
    return found


NOTHING = {"do": "nothing"}
SLEEP = {"do": "sleep", "for": 1.0}


def test_connections_lent_together_are_answered_in_turn_and_open_nothing(
    server: Worker, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret")
    for count in (2, 32, 3):
        assert lent_each(server, *[NOTHING] * count) == [("keep", b"cba")] * count
        reading = {"do": "open", "path": str(tmp_path / "secret")}
        found = lent_each(server, *[NOTHING] * (count - 1), reading)
        assert found == [("keep", b"cba")] * (count - 1) + [("ClaimGraphError", b"")]


def test_those_behind_a_long_job_are_taken_back_at_once(server: Worker) -> None:
    taken: list[str] = []

    async def lend() -> None:
        pairs = [socket.socketpair() for _ in range(3)]
        loans = [lending.Loan(far, b"abc") for _, far in pairs]
        task = asyncio.create_task(
            lending.lend(server, {"each": [NOTHING, SLEEP, NOTHING]}, loans, 60)
        )
        for number in (0, 2):
            async with asyncio.timeout(0.9):
                taken.append((await loans[number].back).then)
        assert not loans[1].back.done()
        await task
        taken.append((await loans[1].back).then)
        for near, far in pairs:
            near.close()
            far.close()

    asyncio.run(lend())
    assert taken == ["keep", "lend", "keep"]


def test_only_the_one_at_hand_suffers_when_a_worker_ends(server: Worker) -> None:
    die = {"do": "die", "by": signal.SIGSEGV}
    told = [("keep", b"cba"), ("Stopped", b""), ("lend", b"")]
    assert lent_each(server, NOTHING, die, NOTHING) == told


@pytest.fixture
def forks() -> Any:
    if sys.platform != "linux":
        pytest.skip("workers are forked on Linux only")
    pool = Pool(Job(HERE, memory=256 << 20, lends=True, forks=True), most=2, warm=2)
    yield pool
    pool.close()


def test_forks_are_replaced_and_each_ending_is_told(forks: Pool) -> None:
    for by in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL):
        with pytest.raises(Stopped) as caught:
            forks.ask({"do": "die", "by": by})
        assert caught.value.signal == by
        assert forks.ask({"do": "nothing"}, b"abc").body == b"cba"
    with pytest.raises(LimitExceeded, match=r"within 0.1 seconds"):
        forks.ask({"do": "sleep", "for": 600}, seconds=0.1)
    assert forks.ask({"do": "nothing"}, b"ab").body == b"ba"


def test_forks_share_a_process_that_is_replaced_too(forks: Pool) -> None:
    parent = forks.ask({"do": "nothing"}).header["parent"]
    os.kill(parent, signal.SIGKILL)
    while forks.ask({"do": "nothing"}).header["parent"] == parent:
        with pytest.raises(Stopped):
            forks.ask({"do": "die", "by": signal.SIGABRT})
    assert forks.ask({"do": "nothing"}, b"ab").body == b"ba"


def test_nothing_of_one_fork_is_open_in_another(forks: Pool) -> None:
    alone = forks.ask({"do": "count"}).header["open"]
    held = [one for _ in range(2) if (one := forks.idle())]
    for one in held:
        forks.give_back(one)
    assert forks.ask({"do": "count"}).header["open"] == alone


@pytest.mark.parametrize(
    ("forks", "turns"),
    [
        pytest.param(False, 3, id="started"),
        pytest.param(True, 8, id="forked", marks=pytest.mark.slow),
        pytest.param(True, 300, id="forked very often", marks=pytest.mark.slow),
    ],
)
def test_a_pool_may_be_closed_while_its_workers_start(
    forks: bool, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_wrong: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", went_wrong.append)
    gc.collect()  # errors hold the frames that hold workers
    before = set(os.listdir("/dev/fd"))
    for turn in range(turns):
        pool = Pool(Job(HERE, lends=True, forks=forks), most=5, warm=5)
        asking = [threading.Thread(target=_ask_until_closed, args=(pool,)) for _ in range(2)]
        for thread in asking:
            thread.start()
        time.sleep(turn % 6 / 1000)
        pool.close()
        names = {thread.name for thread in threading.enumerate()}
        for thread in asking:
            thread.join()
        assert "claimgraph-pool" not in names
    assert not went_wrong
    gc.collect()
    assert set(os.listdir("/dev/fd")) == before


def _ask_until_closed(pool: Pool) -> None:
    """Ask until a pool is closed; what is asked then is answered, or refused in words of ours."""
    with contextlib.suppress(Busy, Stopped):
        for _ in range(5):
            pool.grow(2)
            assert pool.ask({"do": "nothing"}, b"ab", seconds=60).body == b"ba"


def test_a_fork_server_whose_handler_cannot_start_says_why() -> None:
    lane = "claimgraph.store.aside:Answering"
    job = Job(lane, {"folder": "/not/there", "copied": True}, lends=True, forks=True)
    with pytest.raises(ClaimGraphError, match="not/there"):
        Pool(job, most=1)


def test_a_connection_goes_to_who_came_first_and_comes_back_when_others_wait() -> None:
    pool = Pool(Job(HERE, lends=True), most=1, patience=20)
    desk = Desk(pool, 10)
    order: list[int] = []

    async def ask(number: int) -> None:
        near, far = socket.socketpair()
        with near, far:
            stays = {"do": "nothing", "stay": number < 3}  # until it is called back
            await desk.lend(lending.Loan(far, b"ab"), stays)
            assert near.recv(10) == b"ba"
        order.append(number)

    async def all_of_them() -> None:
        await asyncio.gather(*map(ask, range(4)))

    asyncio.run(all_of_them())
    assert order == [0, 1, 2, 3]
    assert pool.idle() is not None
    pool.close()


ORPHAN = """
import sys, time, threading
from claimgraph.workers import Job, Pool
pool = Pool(Job(sys.argv[1], lends=True, forks=sys.argv[2] == "forked"), most=1)
print(pool.ask({"do": "nothing"}).header["pid"], flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("how", ["started", "forked"])
def test_a_worker_ends_with_its_owner_however_that_ends(how: str) -> None:
    paths = os.pathsep.join(filter(None, sys.path))  # the worker imports this file's handler
    owner = subprocess.Popen(
        [sys.executable, "-c", ORPHAN, HERE, how],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert owner.stdout
    pid = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its owner")


_LENT = """
import os, socket
from claimgraph.workers.child import confine
from claimgraph.workers.clock import MOST
ours, theirs = socket.socketpair(socket.AF_UNIX)
held = [os.open(os.devnull, os.O_RDONLY) for _ in range(6)]
os.close(held[1])
door = confine(1 << 30, locked=True, lends=True)
door.open()
socket.send_fds(ours, [b"x"], [0] * MOST)
print(MOST - len(socket.recv_fds(theirs, 1, MOST)[1]))
"""


def test_all_that_is_lent_arrives_where_a_number_between_open_files_is_free() -> None:
    done = subprocess.run([sys.executable, "-c", _LENT], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"

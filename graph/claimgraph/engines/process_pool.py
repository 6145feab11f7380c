"""A pool of processes on this machine; when one dies, another one gets its item.

``concurrent.futures`` would end every process when one dies, whatever the others have in hand.
"""

from __future__ import annotations

import pickle
import signal
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context, resource_tracker
from typing import Any, Generic, NamedTuple, TypeVar

from claimgraph.errors import WorkersFailed

T = TypeVar("T")
R = TypeVar("R")
TRIES = 4
"""How many processes may die over one item, as many as Spark allows by default."""
_CONTEXT = get_context("spawn")  # one that is forked from a process with threads can hang


def share_out(
    work: Callable[[T], R],
    items: Iterable[T],
    size: int,
    *,
    tries: int = TRIES,
    lost: Callable[[T], R] | None = None,
) -> Iterator[R]:
    """Yield what a function makes of each item, as they are done, in processes that start afresh.

    Args:
        work: a function that can be imported by name; what it raises is raised here.
        items: each is sent to a process that has nothing else to do.
        size: how many processes.
        tries: how many processes may die over one item.
        lost: gives the result of such an item; the job ends unless given.

    Raises:
        WorkersFailed: ``tries`` processes died over one item.
    """
    crew = _Crew(work, list(items), size, tries, lost)
    try:
        while crew.fill():
            yield from crew.collect()
    finally:
        crew.dismiss()


class _Busy(NamedTuple):
    """A process, and the place of the item that it has in hand."""

    process: Any
    place: int


class _Crew(Generic[T, R]):
    def __init__(
        self,
        work: Callable[[T], R],
        items: list[T],
        size: int,
        tries: int,
        lost: Callable[[T], R] | None,
    ) -> None:
        self._work, self._items, self._size = work, items, size
        self._tries, self._lost = tries, lost
        self._waiting = deque(range(len(items)))
        self._deaths: Counter[int] = Counter()
        self._busy: dict[Any, _Busy] = {}

    def fill(self) -> bool:
        """Hire while there is more to do than hands; return whether anything is in hand."""
        while self._waiting and len(self._busy) < self._size:
            ours, theirs = _CONTEXT.Pipe()
            process = _CONTEXT.Process(target=_serve, args=(theirs, self._work))
            with _interrupts_held():
                process.start()
                theirs.close()  # so that ours ends when the process does
                self._give(ours, process)
        return bool(self._busy)

    def _give(self, pipe: Any, process: Any) -> None:
        place = self._waiting.popleft()
        self._busy[pipe] = _Busy(process, place)
        with suppress(BrokenPipeError):  # it died, which is seen when its result is awaited
            pipe.send(self._items[place])

    def collect(self) -> Iterator[R]:
        """Wait for some results, and yield them."""
        ready: list[Any] = connection.wait(list(self._busy))
        for pipe in ready:
            process, place = self._busy.pop(pipe)
            try:
                done, result = pickle.loads(pipe.recv_bytes())  # written by our own process
            except (EOFError, ConnectionResetError):
                yield from self._died(process, place)
                continue
            if self._waiting:
                self._give(pipe, process)
            else:
                _end(pipe, process)
            if not done:
                raise result
            yield result

    def _died(self, process: Any, place: int) -> Iterator[R]:
        process.join()
        self._deaths[place] += 1
        if self._deaths[place] < self._tries:
            self._waiting.appendleft(place)
        elif self._lost:
            yield self._lost(self._items[place])
        else:
            raise WorkersFailed(
                f"{self._tries} processes died over one piece of work, the last with exit code "
                f"{process.exitcode}; free some memory, or start with fewer workers"
            )

    def dismiss(self) -> None:
        """End what is still at work."""
        for pipe, busy in self._busy.items():
            busy.process.terminate()
            _end(pipe, busy.process)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Have Ctrl-C wait; what is started meanwhile never hears it, as its owner ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # to start it lets through what was held
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(pipe: Any, process: Any) -> None:
    pipe.close()
    process.join()


def _serve(pipe: Any, work: Callable[[Any], Any]) -> None:
    """Do, in a process, what comes through a pipe until it is closed."""
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        pipe.send_bytes(attempt(work, item))


def attempt(work: Callable[[Any], Any], item: Any) -> bytes:
    """Return whether a function ended well, and its result or its error, pickled."""
    try:
        return pickle.dumps((True, work(item)))
    except Exception as error:
        error.add_note("In a worker:\n" + traceback.format_exc())
        return pickle.dumps((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """Return an error, or its text when it is one that cannot be made again elsewhere."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever goes wrong in the code of others
        return WorkersFailed(f"{type(error).__name__}: {error}")
    return error

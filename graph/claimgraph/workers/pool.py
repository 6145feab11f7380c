"""Warm workers, some always ready; one that was ended is replaced while others answer."""

from __future__ import annotations

import threading
import time
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.worker import Job, Reply, Worker


class Busy(ClaimGraphError):
    """All workers are at work and none came free in time; ask again later."""


class Pool:
    """Up to so many workers for one kind of job, asked from any thread.

    Args:
        job: what they do.
        most: how many may be at work at once.
        warm: how many are ready beforehand, once one was asked.
        patience: seconds that a job may wait for one of them.
    """

    def __init__(self, job: Job, *, most: int, warm: int = 1, patience: float = 10.0) -> None:
        self._job, self._most = job, most
        self._warm = min(warm, most)
        self.patience = patience
        self._idle: list[Worker] = []
        self._held = 0
        self._closed = False
        self._changed = threading.Condition()
        self._filling = False
        self._fill(1)  # what is wrong with the job shows at once; others start when it is asked

    def ask(self, header: dict[str, Any], body: bytes = b"", seconds: float | None = None) -> Reply:
        """Have one job done by a worker, as ``Worker.ask`` does.

        Raises:
            Busy: none came free in time.
        """
        worker = self._take()
        try:
            return worker.ask(header, body, seconds)
        finally:
            self.give_back(worker)

    def idle(self) -> Worker | None:
        """Return a worker that is ready at once, to be given back; None where there is none."""
        self.grow()
        with self._changed:
            return self._first_idle()

    def grow(self, more: int = 0) -> None:
        """Have so many more workers started in the background, or those that are to be warm."""
        with self._changed:
            wanted = min(self._most, max(self._warm, self._held + more))
            if self._filling or self._closed or self._held >= wanted:
                return
            self._filling = True
        name = "claimgraph-pool"
        threading.Thread(target=self._refill, args=(wanted,), name=name, daemon=True).start()

    def close(self) -> None:
        """End the workers that are idle now, and the others when they have answered."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            self._held -= len(idle)
        for worker in idle:
            worker.end()

    # -- who is at work -------------------------------------------------------------------------

    def _take(self) -> Worker:
        deadline = time.monotonic() + self.patience
        self.grow()
        with self._changed:
            while True:
                if (worker := self._first_idle()) is not None:
                    return worker
                if self._held < self._most:
                    self._held += 1
                    break
                if not self._changed.wait(deadline - time.monotonic()):
                    raise Busy(f"all {self._most} workers are at work; ask again later")
        return self._started()

    def _first_idle(self) -> Worker | None:
        """Return the worker that was at work last; those that died meanwhile are let go."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            worker.end()
            self._held -= 1
        return None

    def give_back(self, worker: Worker) -> None:
        """Let others have a worker, or replace it where it was ended."""
        with self._changed:
            if not worker.ended and not self._closed:
                self._idle.append(worker)
                self._changed.notify()
                return
            self._held -= 1
            self._changed.notify()
        worker.end()
        self.grow()

    def _started(self) -> Worker:
        """Start a worker that counts as held already."""
        try:
            return Worker(self._job)
        except BaseException:
            with self._changed:
                self._held -= 1
                self._changed.notify()
            raise

    def _refill(self, wanted: int) -> None:
        try:
            self._fill(wanted)
        except ClaimGraphError:
            pass  # whoever asks next starts one, and hears what is wrong
        finally:
            self._filling = False

    def _fill(self, wanted: int) -> None:
        """Start workers until so many are held, and offer them when they are ready."""
        started: list[Worker] = []
        problems = []
        try:
            while self._hold(wanted):
                started.append(self._started())
        finally:
            for worker in started:
                try:
                    worker.ready()
                except ClaimGraphError as error:
                    problems.append(error)
                self.give_back(worker)
        if problems:
            raise problems[0]

    def _hold(self, wanted: int) -> bool:
        """Count one more as held, unless so many are."""
        with self._changed:
            more = self._held < wanted and not self._closed
            self._held += more
            return more

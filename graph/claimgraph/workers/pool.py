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
        warm: how many are ready beforehand.
        patience: seconds that a job may wait for one of them.
    """

    def __init__(self, job: Job, *, most: int, warm: int = 1, patience: float = 10.0) -> None:
        self._job, self._most, self._patience = job, most, patience
        self._warm = min(warm, most)
        self._idle: list[Worker] = []
        self._held = 0
        self._closed = False
        self._changed = threading.Condition()
        self._filling = False
        self._fill()
        self._idle[0].ready()  # what is wrong with the job shows at once

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
        with self._changed:
            while self._idle and not self._closed:
                worker = self._idle.pop()
                if worker.alive:
                    if worker.is_ready:
                        return worker
                    self._idle.insert(0, worker)
                    return None
                worker.end()
                self._held -= 1
        return None

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
        deadline = time.monotonic() + self._patience
        with self._changed:
            while True:
                while self._idle:
                    worker = self._idle.pop()
                    if worker.alive:
                        return worker
                    worker.end()
                    self._held -= 1
                if self._held < self._most:
                    self._held += 1
                    break
                if not self._changed.wait(deadline - time.monotonic()):
                    raise Busy(f"all {self._most} workers are at work; ask again later")
        return self._started()

    def give_back(self, worker: Worker) -> None:
        """Let others have a worker, or replace it where it was ended."""
        with self._changed:
            if not worker.ended and not self._closed:
                self._idle.append(worker)
                self._changed.notify()
                return
            self._held -= 1
            self._changed.notify()
            short = not self._closed and not self._filling and self._held < self._warm
            self._filling |= short
        worker.end()
        if short:
            threading.Thread(target=self._refill, name="claimgraph-pool", daemon=True).start()

    def _started(self) -> Worker:
        """Start a worker that counts as held already."""
        try:
            return Worker(self._job)
        except BaseException:
            with self._changed:
                self._held -= 1
                self._changed.notify()
            raise

    def _refill(self) -> None:
        try:
            self._fill()
        finally:
            self._filling = False

    def _fill(self) -> None:
        """Start workers until as many are held as are to be warm."""
        while True:
            with self._changed:
                if self._held >= self._warm or self._closed:
                    return
                self._held += 1
            worker = self._started()
            with self._changed:
                self._idle.append(worker)
                self._changed.notify()

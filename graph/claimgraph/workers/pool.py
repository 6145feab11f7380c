"""Warm workers, some always ready; one that was ended is replaced while others answer."""

from __future__ import annotations

import threading
import time
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.forkserver import ForkServer, Gone
from claimgraph.workers.worker import Job, Reply, Worker, fork_server


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
        self.job, self._most = job, most
        self._warm = min(warm, most)
        self.patience = patience
        self._idle: list[Worker] = []
        self._held = 0
        self._closed = False
        self._changed = threading.Condition()
        self._starting: list[Worker] = []
        self._filler: threading.Thread | None = None
        self._server = fork_server(job)
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

    @property
    def usual(self) -> int:
        """How many workers there are while none works for long."""
        return max(1, min(self._held, self._warm))

    def idle(self) -> Worker | None:
        """Return a worker that is ready at once, to be given back; None where there is none."""
        self.grow()
        with self._changed:
            return self._first_idle()

    def grow(self, more: int = 0) -> None:
        """Have those started in the background that are to be warm, and so many more."""
        with self._changed:
            wanted = min(self._most, self._warm + more)
            if self._filler or self._closed or self._held >= wanted:
                return
            name = "claimgraph-pool"
            filler = threading.Thread(target=self._refill, args=(wanted,), name=name, daemon=True)
            self._filler = filler
            filler.start()

    def close(self) -> None:
        """End the workers that are idle or just starting, and the others when they have answered.

        No thread of the pool runs any more when this returns.
        """
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            self._held -= len(idle)
            server, filler = self._server, self._filler
            for worker in self._starting:
                worker.kill()  # whoever waits for it hears so, and ends it
        for worker in idle:
            worker.end()
        if server:
            server.close()
        if filler:
            filler.join()

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
            server = self._server
            try:
                return Worker(self.job, server)
            except Gone:
                return Worker(self.job, self._server_after(server))
        except BaseException:
            with self._changed:
                self._held -= 1
                self._changed.notify()
            raise

    def _server_after(self, gone: ForkServer | None) -> ForkServer | None:
        """Return what forks workers now, in the place of one that has ended."""
        with self._changed:
            if self._closed:
                raise Busy("these workers are no more; ask again later")
            if self._server is gone:
                self._server = fork_server(self.job)
            server = self._server
        if gone:
            gone.close()
        return server

    def _refill(self, wanted: int) -> None:
        try:
            self._fill(wanted)
        except (ClaimGraphError, OSError):
            pass  # whoever asks next starts one, and hears what is wrong
        finally:
            self._filler = None

    def _fill(self, wanted: int) -> None:
        """Start workers until so many are held, and offer them when they are ready."""
        problems = []
        try:
            while self._hold(wanted):
                worker = self._started()
                with self._changed:
                    self._starting.append(worker)
                    if self._closed:
                        worker.kill()
        finally:
            for worker in self._starting:
                try:
                    worker.ready()
                except ClaimGraphError as error:
                    problems.append(error)
                self.give_back(worker)
            self._starting = []
        if problems:
            raise problems[0]

    def _hold(self, wanted: int) -> bool:
        """Count one more as held, unless so many are."""
        with self._changed:
            more = self._held < wanted and not self._closed
            self._held += more
            return more

"""Much text into a store at once: all of it or nothing, without ever holding it whole."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable

from claimgraph.memory import give_back

CHUNK, QUEUED = 1 << 20, 64 << 20
"""Bytes handed over at once, and those that may wait while the store is busy."""
GATHERED = 8 << 20
"""Up to this many bytes are gathered and written at once; beyond, they flow through a pipe."""


class Loading:
    """Text on its way into a store; it is held once ``finish`` returns, and not after ``abort``.

    A store that can read from a pipe does so in another thread, while the text is being made.
    After ``end`` it may hold the text at any moment: it writes while the next text is made.

    Args:
        write: writes little text, at once.
        read: reads much text from a path; None where a store cannot.
        after: what is to be read before; two read at once would take twice the memory.
    """

    def __init__(
        self,
        write: Callable[[bytes], None],
        read: Callable[[str], None] | None = None,
        after: Loading | None = None,
    ) -> None:
        self._write, self._read, self._after = write, read, after
        self._gathered: list[bytes] = []
        self._pipe: _Pipe | None = None
        self.size = 0

    def add(self, text: bytes) -> None:
        """Take some whole lines."""
        self.size += len(text)
        if self._pipe:
            self._pipe.write(text)
            return
        self._gathered.append(text)
        if self._read and self.size > GATHERED:
            self._pipe = _Pipe(self._read, self._after._pipe if self._after else None)
            self._after = None
            for one in self._gathered:
                self._pipe.write(one)
            self._gathered.clear()

    def end(self) -> None:
        """Say that this was all; returns at once where the store reads from a pipe."""
        if self._pipe:
            self._pipe.end()
        else:
            self._write(b"".join(self._gathered))

    def finish(self) -> None:
        """Return once the store holds everything, after ``end``."""
        if self._pipe:
            self._pipe.finish()

    def abort(self) -> None:
        """Have the store forget everything that has not ended."""
        if self._pipe:
            self._pipe.abort()
        self._gathered.clear()


class _Pipe:
    """A pipe that another thread reads and a third one fills, from a queue of limited length.

    What goes wrong in the reader is raised where the text is made.
    """

    def __init__(self, read: Callable[[str], None], after: _Pipe | None = None) -> None:
        self._out, self._into = os.pipe()
        _WRITING.add(self._into)
        self._read = read
        self._error: BaseException | None = None
        self._ended = False
        self._queue: queue.Queue[bytes | None] = queue.Queue(QUEUED // CHUNK)
        self._chunk = bytearray()
        self._before = after._threads if after else []
        self._threads: list[threading.Thread] = [
            threading.Thread(target=run, name="claimgraph-loading")
            for run in (self._take, self._fill)
        ]
        for thread in self._threads:
            thread.start()

    def write(self, text: bytes) -> None:
        self._chunk += text
        if len(self._chunk) >= CHUNK:
            self._queue.put(bytes(self._chunk))
            self._chunk.clear()
        if self._error:
            self.end()
            self.finish()

    def end(self) -> None:
        self._ended = True
        self._queue.put(bytes(self._chunk))
        self._queue.put(None)

    def finish(self) -> None:
        for thread in self._threads:
            thread.join()
        if self._error:
            raise self._error

    def abort(self) -> None:
        """End with a line that is no N-Quads: the reader refuses it, and with it all before."""
        if not self._ended:
            self._chunk[:] = b"\naborted\n"
            self.end()
            for thread in self._threads:
                thread.join()

    def _take(self) -> None:
        for thread in self._before:
            thread.join()
        try:
            self._read(f"/dev/fd/{self._out}")
        except BaseException as error:  # raised again where the text is made
            self._error = error
        finally:
            os.close(self._out)  # the filler is told by EPIPE
            give_back()  # before the next text is read, which takes as much again

    def _fill(self) -> None:
        """Move the queue into the pipe; once nobody reads, only empty it."""
        broken = False
        while (chunk := self._queue.get()) is not None:
            try:
                view = memoryview(chunk)
                while view and not broken:
                    view = view[os.write(self._into, view) :]
            except BrokenPipeError:
                broken = True
        _WRITING.discard(self._into)
        os.close(self._into)


_WRITING: set[int] = set()
"""Ends of pipes to write to; a forked child lets go of them, or the end would never be seen."""


def _let_go() -> None:
    for end in _WRITING:
        os.close(end)
    _WRITING.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)

"""Progress bars: on a terminal or in a notebook, for what takes longer than a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
_waiting = threading.Lock()


def tracked(
    items: Iterable[Item], unit: str, *, shown: bool = True, total: int | None = None
) -> Iterable[Item]:
    """Return the items; going through them shows a bar on stderr, for a person who waits."""
    if not (shown and _somebody_looks()):
        return items
    from tqdm import tqdm  # costs some 20 ms, and most calls need none

    count = len(items) if total is None and isinstance(items, Sized) else total
    bar: Iterable[Item] = tqdm(
        items, unit=f" {unit}", total=count, disable=_unseen(), delay=1, leave=False,
        **_width(),
    )  # fmt: skip
    return bar


def _in_notebook() -> bool:
    """Whether stderr is shown, although it is not a terminal."""
    return "ipykernel" in sys.modules


def _somebody_looks() -> bool:
    return _in_notebook() or (sys.stderr is not None and sys.stderr.isatty())


def _unseen() -> bool | None:
    """Return what tqdm takes: False in a notebook; where it is None, tqdm looks for a terminal."""
    return False if _in_notebook() else None


def _width() -> dict[str, Any]:
    """Return how wide tqdm draws: as wide as the terminal is; of one that says 0 nobody knows."""
    try:
        unknown = os.get_terminal_size(sys.stderr.fileno()).columns == 0
    except (OSError, ValueError, AttributeError):  # no terminal, such as a notebook
        unknown = False
    return {"ncols": 80, "nrows": 24} if unknown else {"dynamic_ncols": True}


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Lend what is told of each step of a job; it shows the last one on stderr, if a terminal."""
    from tqdm import tqdm

    bar: tqdm[Any] = tqdm(unit=" steps", disable=_unseen(), delay=1, leave=False, **_width())

    def tell(line: str) -> None:
        bar.set_description_str(line, refresh=False)
        bar.update()

    with bar:
        yield tell


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on stderr for how long a job goes on that nobody can count; for a person who waits.

    Also a decorator. Of jobs within jobs the outer one is shown.
    """
    if not _somebody_looks() or not _waiting.acquire(blocking=False):
        yield
        return
    done = threading.Event()
    clock = threading.Thread(target=_tell_time, args=(what, done, time.time()), daemon=True)
    try:
        clock.start()
        yield
    finally:
        done.set()
        clock.join()
        _waiting.release()


def _tell_time(what: str, done: threading.Event, began: float) -> None:
    if done.wait(1):
        return
    from tqdm import tqdm

    bar: tqdm[Any] = tqdm(
        desc=what, disable=_unseen(), leave=False, **_width(),
        bar_format="{desc}: {elapsed}",
    )  # fmt: skip
    bar.start_t = began
    with bar:
        while not done.wait(0.5):
            bar.refresh()

"""Progress bars: on a terminal, for what takes longer than a second."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from typing import TypeVar

Item = TypeVar("Item")


def tracked(
    items: Iterable[Item], unit: str, *, shown: bool = True, total: int | None = None
) -> Iterable[Item]:
    """Return the items; going through them shows a bar on stderr, if that is a terminal."""
    if not shown:
        return items
    from tqdm import tqdm  # costs some 20 ms, and most calls need none

    count = len(items) if total is None and isinstance(items, Sized) else total
    bar: Iterable[Item] = tqdm(
        items, unit=f" {unit}", total=count, disable=None, delay=1, leave=False, dynamic_ncols=True
    )
    return bar

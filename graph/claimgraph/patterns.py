"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = (
    "match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split",
    "groups", "groupindex", "flags",
)  # fmt: skip


class _Pattern:
    """Stands for a pattern until it is used; from then on it holds the pattern's own methods."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((one, getattr(compiled, one)) for one in _ASKED)
        return self.__dict__[name]


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as ``re.compile`` does, to be compiled at its first use.

    For patterns of modules: a text needs a quarter of them, and to compile the others took a third
    of the time in which a process reads its first short text.

    >>> regex(r"[a-z]+", re.IGNORECASE).match("Lind said")[0]
    'Lind'
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))

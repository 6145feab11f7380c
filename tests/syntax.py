"""The files of the package as syntax trees, parsed once for all tests that look at the code."""

from __future__ import annotations

import ast
import functools
import gc
from pathlib import Path

import claimgraph

PACKAGE = Path(claimgraph.__file__).parent
OURS = "claimgraph"


@functools.cache
def trees() -> dict[Path, ast.Module]:
    """Each file of the package, by its path within it."""
    gc.disable()  # looking through half a million new nodes again and again takes most of the time
    try:
        return {
            path.relative_to(PACKAGE): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(PACKAGE.rglob("*.py"))
        }
    finally:
        gc.enable()


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All there is in one file, in no order that matters."""
    return tuple(ast.walk(trees()[path]))


@functools.cache
def imported(path: Path) -> frozenset[str]:
    """Every module that an import statement of a file names, but those for type checkers only."""
    checked = {
        id(inner)
        for node in nodes(path)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for line in node.body
        for inner in ast.walk(line)
    }
    names: set[str] = set()
    for node in nodes(path):
        if id(node) in checked:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            joined = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= joined if node.module == OURS else {node.module}
    return frozenset(names)

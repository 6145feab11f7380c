"""The house: a module imports only from lower rows, and each library has one owner."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from syntax import OURS, PACKAGE, imported, nodes, trees

ARCHITECTURE = Path(__file__).parents[1] / "docs" / "architecture.md"
pytestmark = pytest.mark.skipif(
    not ARCHITECTURE.exists(), reason="docs/ is not shipped in the wheel"
)
ENGLISH = ("lang.en", "english", "attribution", "entities", "events", "figures", "quantities")
"""Rooms of reading that only a text in English needs."""


def rows() -> dict[str, tuple[int, set[str]]]:
    """The table of docs/architecture.md: module → its row, and the libraries it owns."""
    found = {}
    for line in ARCHITECTURE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0].isdigit():
            owned = set(re.findall(r"\w+", cells[3])) - {"–"}
            found[cells[1].strip("`")] = (int(cells[0]), owned)
    return found


def modules() -> Iterator[tuple[str, Path]]:
    """Each file of the package, after the first part of its module name."""
    for path in trees():
        yield path.with_suffix("").parts[0], path


def test_every_module_has_a_row() -> None:
    assert {name for name, _ in modules()} - {"__init__", "__main__"} == set(rows())


def test_no_module_is_too_long_to_read_at_once() -> None:
    long = {str(path): (PACKAGE / path).read_text(encoding="utf-8").count("\n") for path in trees()}
    assert not {path for path, lines in long.items() if lines > 300}


def test_imports_go_down_the_rows_only() -> None:
    table = rows()
    for name, path in modules():
        if name in ("__init__", "__main__"):
            continue
        for target in imported(path):
            parts = target.split(".")
            if parts[0] != OURS or len(parts) == 1 or parts[1] == name:
                continue
            assert parts[1] in table, f"{name} imports {target}"
            assert table[parts[1]][0] < table[name][0], f"{name} imports {target}, not a lower row"


def test_a_library_is_imported_only_where_the_table_says() -> None:
    table = rows()
    for name, path in modules():
        owned = table[name][1] if name in table else set()
        for target in imported(path):
            library = target.split(".")[0]
            if library not in sys.stdlib_module_names and library != OURS:
                assert library in owned, f"{name} imports {library}, which its row does not name"


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("rdflib", "networkx", "matplotlib", "pandas", "scipy", "pyshacl")
    code = "import sys, claimgraph as cg; cg.parse; cg.ClaimGraph; print(*sys.modules)"
    env = {"PYTHONPATH": str(PACKAGE.parent), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    assert not set(heavy) & set(done.stdout.split())


def test_reading_citations_alone_loads_no_english() -> None:
    code = (
        "import sys, claimgraph as cg\n"
        "cg.parse('It rained [1].\\n\\n1. Rain: https://example.org/r', only_citations=True)\n"
        "print(*sys.modules)"
    )
    env = {"PYTHONPATH": str(PACKAGE.parent), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    rooms = [f"claimgraph.reading.{room}" for room in ENGLISH]
    assert not [name for name in done.stdout.split() if name.startswith(tuple(rooms))]


def floors() -> dict[str, int]:
    """The table of the reader's rooms: room → its floor."""
    found = {}
    for line in ARCHITECTURE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].isdigit():
            found[cells[1].strip("`")] = int(cells[0])
    return found


def reader() -> list[Path]:
    return [path for path in trees() if path.parts[0] == "reading"]


def room(parts: tuple[str, ...]) -> str:
    """The room of a module of the reader: English is one of its own, other languages hold data."""
    return "lang.en" if parts[:2] == ("lang", "en") else parts[0]


def test_the_rooms_of_the_reader_import_from_lower_floors_only() -> None:
    table = floors()
    rooms = set()
    for path in reader():
        parts = path.with_suffix("").parts[1:]
        if parts == ("__init__",):
            continue
        here = room(parts)
        rooms.add(here)
        for target in imported(path):
            if not target.startswith("claimgraph.reading."):
                continue
            there = room(tuple(target.split(".")[2:]))
            above = here == "pipeline" and there == "english"  # loaded when it is needed
            assert there == here or above or table[there] < table[here], f"{path}: {target}"
    assert rooms == set(table)


def test_a_room_that_lists_its_modules_lists_all_of_them() -> None:
    listed = 0
    for path in reader():
        guide = ast.get_docstring(trees()[path]) or ""
        if path.name != "__init__.py" or "\n- ``" not in guide:
            continue
        listed += 1
        here = {other.stem for other in reader() if other.parent == path.parent}
        assert here - {"__init__"} == set(re.findall(r"``(\w+)``", guide)), path
    assert listed


def test_contributing_says_where_each_room_and_its_tests_are() -> None:
    guide = (ARCHITECTURE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`(test_[\w*.]+)`", guide)
    tests = [path.name for path in Path(__file__).parent.glob("test_*.py")]
    modules = {f"test_{path.stem}.py" for path in trees()}  # found by the name of their module
    assert not [name for name in tests if name not in modules and not _is_named(name, named)]
    assert not [name for name in named if not any(fnmatch(test, name) for test in tests)]
    folders = {path.parent for path in trees()}
    rooms = [f.name for f in folders if len(f.parts) == 1 or f.parent == Path("reading")]
    assert not [room for room in rooms if f"`{room}/" not in guide]


def _is_named(test: str, patterns: list[str]) -> bool:
    return any(fnmatch(test, pattern) for pattern in patterns)


def test_no_class_of_the_reader_inherits_from_another() -> None:
    classes: dict[str, list[str]] = {}
    for path in reader():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                classes.setdefault(node.name, []).extend(bases)
    inherited = {name: set(bases) & set(classes) for name, bases in classes.items()}
    assert not {name: bases for name, bases in inherited.items() if bases}


def test_no_modules_of_the_reader_need_each_other_not_even_for_types() -> None:
    needs: dict[str, set[str]] = {}
    for path in reader():
        parts = path.with_suffix("").parts
        body = trees()[path].body
        inner = [n for held in body if isinstance(held, ast.If) for n in held.body]
        froms = [n for n in (*body, *inner) if isinstance(n, ast.ImportFrom) and n.module]
        named = {f"{n.module}.{alias.name}" for n in froms for alias in n.names}
        name = ".".join(("claimgraph", *parts))
        needs[name] = named | {n.module for n in froms if n.module}
    graph = {name: wanted & set(needs) - {name} for name, wanted in needs.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the modules


def test_no_private_name_of_the_reader_is_left_unused() -> None:
    unused = []
    for path in reader():
        made = {name for node in trees()[path].body for name in _names(node)}
        read = {
            n.id for n in nodes(path) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
        }
        unused += [f"{path}: {name}" for name in made - read if name[0] == "_" != name[1:2]]
    assert not unused


def _names(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement of a module makes."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        held = (one for target in targets for one in ast.walk(target))
        yield from (one.id for one in held if isinstance(one, ast.Name))

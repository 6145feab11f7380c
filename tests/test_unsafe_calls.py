"""What the package never does: build a query from values, or run what a file says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from syntax import nodes, trees

QUERY = re.compile(
    r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|GRAPH|VALUES|FILTER|"
    r"OPTIONAL)\b[^.]*[{?$<]"
)
FILLS = {
    "archive/load.py": {""},
    "archive/names.py": {"_all", "_by_entries", "_saying"},
    "archive/rules.py": {"", "words_of"},
    "archive/server.py": {"entries"},
    "corpus/origins.py": {"_cite"},
    "corpus/similarity.py": {"near_titles"},
    "questions/queries.py": {"fill"},
    "rdf/shacl.py": {""},
    "serve/site.py": {"_cell"},
    "store/endpoint.py": {"match", "describe", "write", "_drop", "_put"},
    "store/oxigraph.py": {"_update"},
    "tables/merging.py": {"", "_refuse_collisions"},
}
"""Functions ("" for none) in which words of a query have holes. Look at a new one twice: only what
``object_text``, ``node`` and ``iri`` write, the id of a node and names of our own may fill them."""
RUNS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load"}
PICKLES = {"engines/process_pool.py", "engines/spark.py"}
"""Processes of one job tell each other results so; nothing of it lies in a file."""


def walk(tree: ast.AST, function: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield all there is below, each with the function it stands in."""
    for child in ast.iter_child_nodes(tree):
        inner = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
        name = child.name if inner else function  # type: ignore[attr-defined]
        yield name, child
        yield from walk(child, name)


def words(node: ast.AST) -> str:
    """Return the fixed words of a string that has holes, by whatever means; "" if it has none."""
    parts: list[ast.expr] = []
    match node:
        case ast.JoinedStr(values=values) if any(isinstance(v, ast.FormattedValue) for v in values):
            parts = values
        case ast.BinOp(left=left, op=ast.Mod() | ast.Add(), right=right):
            parts = [left, right]
        case ast.Call(func=ast.Attribute(value=ast.Constant() as told, attr="format" | "join")):
            parts = [told]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return " ".join(text for text in texts if isinstance(text, str))


def test_words_of_a_query_have_holes_only_where_terms_fill_them() -> None:
    found: dict[str, set[str]] = {}
    for path, tree in trees().items():
        for function, node in walk(tree):
            if QUERY.search(words(node)):
                found.setdefault(path.as_posix(), set()).add(function)
    assert found == FILLS


def test_nothing_that_a_file_says_is_run() -> None:
    for path in trees():
        file = path.as_posix()
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                assert ast.unparse(node.func) not in RUNS, file
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            told = {name.partition(".")[0] for name in names}
            assert not told & {"marshal", "shelve", "dill", "joblib", "cloudpickle"}, file
            assert "pickle" not in told or file in PICKLES, file


def test_the_test_sees_what_it_looks_for() -> None:
    for code in (
        'f"SELECT ?a {{ ?a ?b {x} }}"', '"SELECT * { ?s ?p %s }" % x', '"ASK { <" + x',
        '"INSERT DATA {{ {} }}".format(x)', '" DELETE WHERE { ".join(x)',
    ):  # fmt: skip
        tree = ast.parse(f"def f(x):\n    return {code}")
        assert [f for f, node in walk(tree) if QUERY.search(words(node))], code

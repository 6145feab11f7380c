"""The threat model: each promise names a test that is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MODEL = TESTS.parent / "docs" / "threat-model.md"
pytestmark = pytest.mark.skipif(not MODEL.exists(), reason="docs/ is not shipped in the wheel")


def test_each_promise_is_tied_to_a_test() -> None:
    rows = [
        line
        for line in MODEL.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not re.match(r"\| promise|\|---", line)
    ]
    named = [re.findall(r"`(test_\w+\.py)::(test_\w+)`", row) for row in rows]
    assert all(named), "a promise without a test"
    for file, test in (one for found in named for one in found):
        tree = ast.parse(TESTS.joinpath(file).read_text(encoding="utf-8"))
        assert test in {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}, test

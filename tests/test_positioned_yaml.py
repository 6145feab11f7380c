"""YAML with lines: values as written, errors that say where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.curation.positioned_yaml import parse
from claimgraph.errors import InvalidGraph, SyntaxProblem

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]))


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "null", "~", "1_000", "0o17", "2031-03-03", "1.50"]
)
def test_scalars_stay_as_written(scalar: str) -> None:
    assert parse(f"key: {scalar}", "note.yaml").text("key") == scalar


@given(st.dictionaries(WORDS, st.lists(WORDS), min_size=1))
def test_what_json_writes_is_read_back(mapping: dict[str, list[str]]) -> None:
    entry = parse(json.dumps(mapping, ensure_ascii=False), "note.yaml")
    assert {key: entry.texts(key) for key in mapping} == mapping


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6))
def test_a_key_is_refused_exactly_when_it_stands_twice(keys: list[str]) -> None:
    yaml = "".join(f"{key}: x\n" for key in keys)
    if len(set(keys)) == len(keys):
        assert list(parse(yaml, "note.yaml").values) == keys
        return
    twice = next(n for n, key in enumerate(keys) if key in keys[:n])
    with pytest.raises(SyntaxProblem, match=f"line {twice + 1}, column 1: the key"):
        parse(yaml, "note.yaml")


def test_the_place_of_a_problem_is_the_line_of_its_key() -> None:
    entry = parse("a:\n  b:\n    c: x\n", "note.yaml").entry("a").entry("b")
    assert str(entry.problem("is odd", "c")) == "note.yaml, line 3, a.b.c: is odd"
    assert str(entry.problem("is missing", "d")) == "note.yaml, line 3, a.b.d: is missing"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("a: [1", "line 1"),
        ("a: &x b\nc: *x", "alias"),
        ("a: b\n---\nc: d", "document"),
        ("[" * 5000, "nests too deeply"),
        ("a: \x07", "special characters"),
        ("? [a]\n: b", "a key should be a single value"),
    ],
    ids=["open bracket", "alias", "two documents", "deep", "control character", "list as key"],
)
def test_what_is_no_plain_yaml_is_a_syntax_problem(yaml: str, said: str) -> None:
    with pytest.raises(SyntaxProblem, match=said):
        parse(yaml, "note.yaml")


@pytest.mark.parametrize("yaml", ["", "- a", "just words", "# nothing"])
def test_what_is_no_mapping_is_told(yaml: str) -> None:
    with pytest.raises(InvalidGraph, match="should be a mapping"):
        parse(yaml, "note.yaml")


def test_the_line_shown_is_the_one_meant() -> None:
    text = "a: 'x\fy'\nb: 'one\u2028 two'\nc: 1\nc: 2\n"
    with pytest.raises(SyntaxProblem, match=r"line 5, column 1.*line 4 already\n  c: 2"):
        parse(text.replace("\f", " "), "graph.yaml")
    with pytest.raises(SyntaxProblem, match=r"line 2, column 1.*line 1 already\n  a: 2"):
        parse("a: 1\na: 2\x1d\n".replace("\x1d", ""), "graph.yaml")

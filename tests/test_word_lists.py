"""The word lists that people edit: well formed, explained, used, and none left inside the code."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import claimgraph
from claimgraph.reading.lang.word_lists import (
    optional_phrases,
    phrase_list,
    word_list,
    word_pairs,
    word_table,
)

READING = Path(claimgraph.__file__).parent / "reading"
LANG = READING / "lang"
FILES = sorted(
    f.relative_to(LANG).as_posix() for f in LANG.rglob("*.txt") if f.parent.name != "data"
)


MOST = 8
"""So many words may stand together in the code; more are a list that people want to edit."""
NO_WORDS = ("build/nodes.py", "citations/gathering.py")
"""Modules with tables of names of their own, which no text has."""
_WORD = re.compile(r"[a-z][a-z'’.-]*|['’][a-z]+")


def lines(file: str) -> list[str]:
    return (LANG / file).read_text(encoding="utf-8").splitlines()


def sections(file: str) -> list[str]:
    return [line[1:-1] for line in lines(file) if line.startswith("[")]


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_its_source_and_licence_and_what_each_section_means(file: str) -> None:
    held = lines(file)
    head = [line for line in held[: held.index("")] if line.startswith("# ")]
    assert any(line.startswith("# Source: ") and "Licence: " in line for line in head)
    for line, after in pairwise(held):
        assert not line.startswith("[") or after.startswith("# "), f"{file}: {line} has no comment"


@pytest.mark.parametrize("file", FILES)
def test_no_section_is_empty_or_comes_twice_and_no_line_does(file: str) -> None:
    assert sections(file)
    assert len(set(sections(file))) == len(sections(file))
    for section in sections(file):
        found = phrase_list(file, section)
        assert found, f"{file} [{section}] is empty"
        assert [p for p, n in Counter(found).items() if n > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_a_list_of_words_names_each_once(file: str) -> None:
    for section in sections(file):
        found = phrase_list(file, section)
        if not any(": " in phrase or " = " in phrase for phrase in found):
            phrases = found if all(len(p) < 60 for p in found) else " ".join(found).split()
            assert [w for w, n in Counter(phrases).items() if n > 1] == [], f"{file} [{section}]"


def test_each_section_is_read_somewhere() -> None:
    code = "".join(f.read_text(encoding="utf-8") for f in READING.parent.rglob("*.py"))
    unread = {(f, s) for f in FILES for s in sections(f) if f'"{s}"' not in code}
    assert unread == set()


def test_each_language_is_listed() -> None:
    folders = {file.split("/")[0] for file in FILES if file.endswith("/headings.txt")}
    assert set(phrase_list("languages.txt", "headings")) == folders
    guessed = {file.split("/")[0] for file in FILES if file.endswith("/common_words.txt")}
    assert set(phrase_list("languages.txt", "common words")) == guessed
    short = {file.split("/")[0] for file in FILES if file.endswith("/abbreviations.txt")}
    assert set(phrase_list("languages.txt", "abbreviations")) == short
    assert set(word_pairs("languages.txt", "other codes").values()) == folders


def test_a_missing_section_is_named() -> None:
    with pytest.raises(LookupError, match=r"en/roles.txt has no section \[wizards\]"):
        word_list("en/roles.txt", "wizards")
    assert optional_phrases("nl/headings.txt", "wizards") == ()


def test_a_word_on_several_lines_has_the_values_of_all() -> None:
    table = word_table("en/closed_classes.txt", "classes")
    assert {"he", "ourselves"} <= set(table["PRON"])


def lists_in(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """The strings and displays of a module that hold words only, docstrings and types left out."""
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
            skipped |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = node.value.split()
        elif isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
            held = node.keys if isinstance(node, ast.Dict) else node.elts
            found = [e.value for e in held if isinstance(e, ast.Constant) and type(e.value) is str]
        else:
            continue
        if found and all(map(_WORD.fullmatch, found)):
            yield node.lineno, found


def test_no_list_of_words_stands_in_the_code() -> None:
    for code in ("A = {'to': 1, 'and': 2, 'fro': 3}", 'A = words("to and fro")'):
        assert ["to", "and", "fro"] in [words for _, words in lists_in(ast.parse(code))]
    for file in READING.rglob("*.py"):
        if not file.as_posix().endswith(NO_WORDS):
            for line, words in lists_in(ast.parse(file.read_text(encoding="utf-8"))):
                assert len(words) <= MOST, (
                    f"{file}, line {line}: {len(words)} words ({' '.join(words[:4])} …) belong "
                    "into a file of reading/lang; CONTRIBUTING says how"
                )

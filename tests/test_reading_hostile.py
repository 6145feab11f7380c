"""Nothing a text can hold makes reading slow: time and memory grow with its length."""

from __future__ import annotations

import time

import pytest

from claimgraph.reading import read_text

UNITS = (
    "[", "]", "(", ")", "【", "】", "［", "^", "*", "_", "`", "\\", "<", ">", "|", "#", "•", "🔗",
    '"', "“", "'", "«", ".", "。", "!", "?", ":", ";", ",", "1", "¹", "†", "~", "=", "\n", "\t",
    "a", "\xa0", "[cite: " + "1" * 40 + "x]",
    "中", "[1]", "[1] ", "[[1]](http://a.b/", "[1](http://a(", "[a](", "](", "**", "(1)", "1.\n",
    "[1] x\n", "- a\n", "Sources:\n", "Sources: a; ", "[^1]: ", "# \n", "| a ", "|-|\n", "```\n",
    "http://", "http://a.b ", "www.a.", "<sup>", "。[1]", ".1 ", "(Smith, 2020) ", "a.[1]B", "[1, ",
    "[1–", "Sources\nfoo.\nbar.\nbaz.\n", "^ a b ", ".. [1] x\n", "[1]: http://a.b\n", "“a” ",
    " x [1], while y was z.", "[1][2]", "[a][1]", "Let me ", "**a**: b. ", ">>> a\n", "a. “",
    "🔗 http://a.b/c\n", "accessed ", "[edit]", "<!--", "!'",
    "It fell (tide.com). ", "@a{b,\n", "- http://a.b/c\n", "a.7 b.8\n\n7 Notices\n8 Log\n\n",
    "#1 a\n(#1) ", "あ※1。\n※1 x\n", "a((bcde ", '<a href="http://a.b">[1]</a> ',
    "a. B (http://a.b); ", "[1] Orr, Forts of it, 2.\n", "| S1 | http://a.b |\n", "[url=http://a",
)  # fmt: skip
FEW = 60_000
MANY = 1_000_000


def seconds(unit: str, size: int, end: str = "") -> float:
    text = (
        "It rained [1].\n"
        + unit * (size // len(unit))
        + end
        + "\n\n1. Rain: https://example.org/a\n"
    )
    start = time.process_time()
    assert read_text(text, only_citations=True)
    return time.process_time() - start


@pytest.mark.slow
def test_no_run_of_signs_is_slow() -> None:
    slow = {unit: taken for unit in UNITS if (taken := seconds(unit, FEW)) > 4}
    assert not slow


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_of_any_sign_takes_seconds(unit: str) -> None:
    assert seconds(unit, MANY) < 60  # half of that on a machine that nobody shares


@pytest.mark.slow
@pytest.mark.parametrize("end", ["[", '"', "*"])
@pytest.mark.parametrize("unit", ["[1]", " ", "a, ", "¹", "(1)"])
def test_a_run_that_ends_in_another_sign_is_not_slow(unit: str, end: str) -> None:
    assert seconds(unit, FEW, end) < 4


@pytest.mark.slow
def test_ten_megabytes_on_one_line_take_seconds() -> None:
    text = "It rained in Vilnius on that day and the river rose by 3 metres [1]. " * 145_000
    start = time.process_time()
    nodes = read_text(text, only_citations=True)
    assert len(nodes) > 145_000
    assert time.process_time() - start < 90

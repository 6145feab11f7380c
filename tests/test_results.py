"""Answers print, render in notebooks and become tables; hostile text stays text."""

from __future__ import annotations

import re

import pytest

import claimgraph as cg
from claimgraph.results import SHOWN, Result

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202eabc\n$x$"


def rows(count: int) -> Result[int]:
    return Result(range(count), lambda n: {"number": n, "text": HOSTILE}, "numbers")


def test_a_result_is_a_sequence() -> None:
    found = rows(3)
    assert list(found) == [0, 1, 2]
    assert list(found[1:]) == [1, 2]
    assert found == rows(3)
    assert found != rows(2)


def test_nothing_a_terminal_would_obey_is_printed() -> None:
    assert all(c.isprintable() or c == "\n" for c in repr(rows(2)))


def test_html_has_semantic_tags_only() -> None:
    text = rows(2)._repr_html_()
    assert "<script" not in text
    tags = set(re.findall(r"<(\w+)", text))
    assert tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "p"}
    assert " id=" not in text


def test_long_answers_are_counted_not_dumped() -> None:
    assert f"… and {40} more" in repr(rows(SHOWN + 40))
    assert f"… and {40} more" in rows(SHOWN + 40)._repr_html_()


def test_frames_have_the_columns_of_the_rows(briefing: cg.ClaimGraph) -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    frame = briefing.claims(relying_on=5).to_frame()
    assert list(frame.columns) == ["id", "status", "sources", "text"]
    assert len(frame) == len(briefing.claims(relying_on=5))


def test_sparql_rows_hold_plain_values(briefing: cg.ClaimGraph) -> None:
    row = briefing.sparql(
        "SELECT ?figure ?value ?none { ?figure schema:value ?value } ORDER BY ?value"
    )[0]
    assert row["value"] == 41
    assert row["none"] is None
    assert briefing[row["figure"]].noun == "figure"

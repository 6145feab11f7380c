"""Answers print, render in notebooks and become tables; hostile text stays text."""

from __future__ import annotations

import re
from typing import Any

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
    assert list(frame.columns) == ["id", "status", "modality", "proposed_by", "sources", "text"]
    assert len(frame) == len(briefing.claims(relying_on=5))


def test_frames_hold_data_of_types_of_their_own() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is an extra")
    kb = cg.parse(
        "The bridge cost between 3 and 4 million EUR [1]. Oslo hosted a summit in March 2031.\n\n"
        "[1] Bridge news: https://example.org/bridge",
        published="2031-05-06",
    )
    old = cg.Event(
        document=kb.all(cg.Document)[0].id, name="siege", start_date="1453", end_date="1453"
    )
    kb = kb.with_nodes(old)
    (figure,) = kb.figures(unit="EUR").to_frame().to_dict("records")
    assert (figure["value"], figure["upper"]) == (3e6, 4e6)
    assert (figure["comparator"], figure["unit"]) == ("between", "EUR")
    sources = kb.sources().to_frame()
    assert list(sources["url"]) == ["https://example.org/bridge"]
    events = kb.events().to_frame()
    for frame, names in ((sources, ["published"]), (events, ["start", "end"])):
        assert all(pd.api.types.is_datetime64_dtype(frame[name]) for name in names)
    days = {(str(row.start)[:10], str(row.end)[:10]) for row in events.itertuples()}
    assert days >= {("2031-03-01", "2031-03-31"), ("1453-01-01", "1453-12-31")}
    data = ["value", "upper", "comparator", "unit"]
    empty = cg.ClaimGraph().figures().to_frame()
    assert list(empty[data].dtypes) == list(kb.figures().to_frame()[data].dtypes)


def test_sparql_rows_hold_plain_values(briefing: cg.ClaimGraph) -> None:
    row = briefing.sparql(
        "SELECT ?figure ?value ?none { ?figure schema:value ?value } ORDER BY ?value"
    )[0]
    assert row["value"] == 41
    assert row["none"] is None
    assert briefing[row["figure"]].noun == "figure"


EMPTY = [
    lambda kb: kb.claims(),
    lambda kb: kb.sources(),
    lambda kb: kb.actors(),
    lambda kb: kb.events(),
    lambda kb: kb.figures(),
    lambda kb: kb.figures(conflicting=True),
    lambda kb: kb.sentences(),
    lambda kb: kb.ask("claims-relying-on"),
    lambda kb: kb.sparql("SELECT ?claim ?text { ?claim a cg:Claim ; schema:text ?text }"),
    lambda kb: kb.edits(),
    lambda kb: kb.loops(),
    lambda kb: kb.contradictions(),
    lambda kb: kb.without(sources=kb.sources()),
    lambda kb: kb.diff(cg.ClaimGraph()).changes,
    lambda kb: kb.diff(cg.ClaimGraph()).anchors,
]


@pytest.mark.parametrize("ask", EMPTY)
def test_an_empty_frame_has_the_columns_of_a_full_one(ask: Any) -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    kb = cg.example("harbour-audit")
    kb = kb.attach("c1", kb.sources()[0], by="Ada", why="seen")
    full, empty = ask(kb).to_frame(), ask(cg.ClaimGraph()).to_frame()
    assert list(empty.columns) == list(full.columns) != []
    assert len(empty) == 0


def test_how_a_claim_is_put_is_told_where_it_is_no_plain_assertion() -> None:
    kb = cg.parse(
        "Quay 4 will close in May [1]. The mayor denied that lorries block the road [1]. "
        "Rain fell [1].\n\n[1] Quay news: https://example.org/quay"
    )
    rows = {row["text"]: row["modality"] for row in kb.claims().rows()}
    assert rows["Quay 4 will close in May."] == "planned"
    assert rows["Rain fell."] == ""
    assert "denied" in repr(kb.claims())
    assert "denied" in kb.claims()._repr_html_()
    assert "modality" not in repr(cg.example("eastern-flank").claims())


def test_a_slice_makes_no_row_before_one_is_looked_at() -> None:
    made: list[int] = []

    def row(number: int) -> dict[str, object]:
        made.append(number)
        return {"number": number}

    some = Result([1, 2, 3], row, "numbers")[:2]
    assert (list(some), made) == ([1, 2], [])
    assert (some.columns, some[5:].columns) == (("number",), ("number",))

"""The benchmark of growth asks everything that people can ask."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.corpus import Corpus

GROWTH = Path(__file__).parents[1] / "benchmarks" / "growth.py"
pytestmark = pytest.mark.skipif(not GROWTH.exists(), reason="benchmarks/ is not in the wheel")
TEXT = GROWTH.read_text(encoding="utf-8") if GROWTH.exists() else ""
LOOKED_UP = {
    "all", "base", "batches", "close", "document", "foreign", "from_quads", "get", "items", "keys",
    "values",
}  # fmt: skip
"""What is held already, or is the way in of something that has a row."""
OF_ANALYSES = {
    "around", "claims_at", "documents_of_sources", "links_of_claims", "named", "nodes", "one",
    "rule_base", "rule_bases", "source_figures", "source_places", "source_texts", "spoken",
}  # fmt: skip
"""What a graph tells the analyses, each of which has a row."""


@pytest.mark.parametrize(
    ("holder", "called"),
    [(cg.ClaimGraph, r"(kb|ClaimGraph|both\[0\])"), (cg.Archive, r"(archive|Archive\(\))"),
     (Corpus, "held")],
)  # fmt: skip
def test_every_public_name_of_a_holder_has_a_row(holder: type, called: str) -> None:
    left_out = LOOKED_UP | (OF_ANALYSES if holder is cg.ClaimGraph else set())
    names = {name for name in dir(holder) if not name.startswith("_")} - left_out
    assert [n for n in sorted(names) if not re.search(rf"{called}\.{n}\b", TEXT)] == []


@pytest.mark.parametrize("picture", sorted({*cg.plot.__all__} - {"artists"}))
def test_every_picture_has_a_row(picture: str) -> None:
    assert f"cg.plot.{picture}" in TEXT

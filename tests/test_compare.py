"""The comparison of read and curated graphs counts what both have, and is honest about the rest."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimgraph as cg

FILE = Path(__file__).parents[1] / "benchmarks" / "compare.py"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="benchmarks/ is not in the wheel")


@pytest.fixture(scope="module")
def comparing() -> Callable[..., Any]:
    found: Callable[..., Any] = runpy.run_path(str(FILE), run_name="compare")["compare"]
    return found


@pytest.mark.parametrize("name", ["eastern-flank", "harbour-audit"])
def test_a_graph_beside_itself_misses_and_adds_nothing(
    comparing: Callable[..., Any], name: str
) -> None:
    kb = cg.example(name)
    parts = list(comparing(kb, kb))
    assert {p.noun: (*p.missed, *p.added, *p.unlike) for p in parts} == {p.noun: () for p in parts}
    assert {p.noun: p.both for p in parts}["actors"] == len(kb.actors())


def test_what_is_taken_away_is_missed_and_what_is_put_in_is_added(
    comparing: Callable[..., Any],
) -> None:
    kb = cg.parse("It rained in Oslo for 3 days [1].\n\n1. Rain: https://example.org/r")
    figure = kb.all(cg.Figure)[0]
    less = cg.ClaimGraph(
        n.model_copy(update={"figures": ()}) if isinstance(n, cg.Claim) else n
        for n in kb.values()
        if n != figure
    )
    found = {p.noun: p for p in comparing(less, kb)}["figures"]
    assert (found.missed, found.added) == ((figure.label,), ())
    assert (found.recall, found.precision) == (0.0, None)
    turned = {p.noun: p for p in comparing(kb, less)}["figures"]
    assert (turned.missed, turned.added) == ((), (figure.label,))
    assert str(turned).splitlines()[0].endswith("(recall –, precision 0%)")


def test_texts_that_differ_are_not_compared(comparing: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="different texts"):
        list(comparing(cg.parse("It rained."), cg.example("eastern-flank")))

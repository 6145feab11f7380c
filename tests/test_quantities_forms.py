"""Figures in forms that are easily taken for something else."""

from __future__ import annotations

import pytest

import claimgraph as cg


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The post got 5K likes.", [("5000", None, "likes")]),
        ("The bath is kept at 77K.", [("77", None, "K")]),
        ("The driver, 47, was unhurt.", [("47", None, "a")]),
        ("The victims were Jo Lund, 34, and Eva Lund, 29.", [("34", None, "a"), ("29", None, "a")]),
        ("Both boys, aged 9 and 12, swam.", [("9", None, "a"), ("12", None, "a")]),
        ("It has 12.4 deaths per 100,000 people.", [("12.4", None, "deaths")]),
        ("The star emits 1.5e12 watts.", [("1500000000000", None, "W")]),
        ("It weighs 3e-5 grams.", [("0.00003", None, "g")]),
        ("It fell by 3 to 5 percent.", [("3", "5", "%")]),
        ("It fell from 3 to 5 percent.", [("3", None, "%"), ("5", None, "%")]),
        ("A magnitude-6.8 quake struck.", [("6.8", None, None)]),
        ("The flaw is in OrbitMQ 3.8 through 4.1.", []),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = cg.parse(text, language="en").all(cg.Figure)
    assert [
        (f"{f.value:f}", None if f.upper is None else f"{f.upper:f}", f.unit) for f in found
    ] == expected

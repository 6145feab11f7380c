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
        ("The fund holds $1e400.", []),
        ("The weight is 1×10^400 kg.", []),
        ("The fund holds $1e6.", [("1000000", None, "USD")]),
        ("Three people were hurt, 1 critically.", [("3", None, "people")]),
        ("The camp lies at 51.22 N, 33.40 E.", []),
        ("A force of 51.22 N was measured.", [("51.22", None, "N")]),
        ("Boeing 737s were grounded.", []),
        ("Unemployment is up from 3% to 5%.", [("3", None, "%"), ("5", None, "%")]),
        ("The mill cost 50,000 pounds.", [("50000", None, "pounds")]),
        ("The stone weighs 50,000 pounds.", [("50000", None, "[lb_av]")]),
        ("The flaw is in OrbitMQ 3.8 through 4.1.", []),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = cg.parse(text, language="en").all(cg.Figure)
    assert [
        (f"{f.value:f}", None if f.upper is None else f"{f.upper:f}", f.unit) for f in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("There were 12 deaths per 1,000 births.", "deaths per 1,000 births"),
        ("The murder rate was 4.1 per 100,000 people.", "murder rate per 100,000 people"),
        ("Rents are €14.50 per square metre.", "Rents per square metre"),
    ],
)
def test_a_rate_is_no_count_of_the_same_thing(text: str, what: str) -> None:
    assert [f.what for f in cg.parse(text, language="en").all(cg.Figure)] == [what]

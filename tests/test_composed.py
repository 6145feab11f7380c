"""Composed documents are read as they were meant; what is known to fail is listed by name.

``cases/composed_known.txt`` names the documents below that are still read wrong. It is to shrink:
``benchmarks/composing.py --drop-mended`` takes out what is right now and adds nothing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from composed import LISTS, MARKERS, Spec, compose, every_spec, shrunk
from composed_scoring import outcome

KNOWN = frozenset(
    (Path(__file__).parent / "cases" / "composed_known.txt").read_text(encoding="utf-8").split("\n")
)
SPECS = list(every_spec(150, seed=2026))


def wrong(spec: Spec) -> bool:
    return not outcome(compose(spec)).right


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_a_composed_document_is_read_as_it_was_meant(spec: Spec) -> None:
    if wrong(spec):
        smallest = shrunk(spec, wrong)
        if spec.name in KNOWN:
            pytest.xfail(f"known; the smallest that fails: {smallest.name}")
        pytest.fail(f"{smallest.name}\n{compose(smallest).text}\n{outcome(compose(smallest))}")


def test_the_truth_of_a_document_is_what_it_prints() -> None:
    spec = Spec("[1][2]", "[n] title: url", sentences=5, entries=3, seed=4)
    document = compose(spec)
    body, _, listed = document.text.partition("## Sources")
    assert list(document.cited) == [
        sentence for sentence in sorted(document.cited, key=body.find) if sentence in body
    ]
    for said, numbers in document.cited.items():
        printed = "".join(f"[{n}]" for n in sorted(numbers))
        assert (f"{said} {printed}." if numbers else f"{said}.") in body
    assert listed.split("\n")[2:5] == [
        f"[{entry.number}] {entry.title}: {entry.url}" for entry in document.entries
    ]


def test_scoring_sees_a_link_that_is_lost_and_one_that_is_made_up() -> None:
    document = compose(Spec("[1][2]", "[n] title: url", sentences=4, entries=3))
    said = next(iter(document.cited))
    more = replace(document, cited=document.cited | {said: frozenset({1, 2, 3})})
    fewer = replace(document, cited=document.cited | {said: frozenset()})
    assert outcome(document).right
    right, read, true = outcome(more).links
    assert right == read < true
    right, read, true = outcome(fewer).links
    assert right == true < read


def test_a_failing_document_shrinks_to_what_makes_it_fail() -> None:
    spec = Spec("[1, 2]", "table", "none", "after", "de", "crlf", 9, 6, 77)
    assert shrunk(spec, lambda one: one.language == "de") == Spec(
        "[1, 2]", "table", language="de", sentences=4, entries=3
    )


def test_every_marker_names_lists_that_there_are() -> None:
    assert {name for marker in MARKERS.values() for name in marker.lists} == set(LISTS)

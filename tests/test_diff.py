"""Two versions of a text: what changed in claims, figures and sources, and where words are."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

import claimgraph as cg
from claimgraph.analysis.anchors import reanchor
from claimgraph.analysis.diff import Diff
from claimgraph.sketch import sketch

SENTENCES = (
    "The ferry to Lindhaven stops for three weeks.",
    "Divers examine the damaged pier from Monday.",
    "Mail to the outer islands goes by air.",
    "The harbour authority expects costs of 40 million euros.",
    "Fishermen may still use the northern basin.",
)


def briefing(*sentences: str, cites: dict[int, str] | None = None, **figures: Any) -> cg.ClaimGraph:
    """A document with one claim a sentence; ``cites`` names the source of some of them by title."""
    document = cg.Document(text=" ".join(sentences))
    nodes: list[Any] = [document]
    for number, sentence in enumerate(sentences):
        start = document.text.index(sentence)
        passage = document.cut(start, start + len(sentence), roles=("sentence",))
        figure = figures.get(f"figure_{number}")
        stated = [cg.Figure(document=document.id, **figure)] if figure else []
        claim = cg.Claim(
            document=document.id,
            passage=passage.id,
            text=sentence,
            figures=tuple(f.id for f in stated),
        )
        nodes += [passage, *stated, claim]
        if title := (cites or {}).get(number):
            source = cg.Source(id=f"source-{title}", title=title)
            nodes += [source, cg.Citation(claim=claim.id, source=source.id, basis="curated")]
    return cg.ClaimGraph(nodes)


def kinds(found: Diff) -> list[str]:
    return [change.kind for change in found.changes]


def words(claim: cg.Claim | None) -> str:
    return "" if claim is None else claim.text


def test_nothing_changes_from_a_text_to_itself() -> None:
    kb = briefing(*SENTENCES, cites={0: "a"})
    found = kb.diff(kb)
    assert not found.changes
    assert {anchor.state for anchor in found.anchors} == {"exact"}
    assert "nothing changed" in repr(found)


def test_claims_added_dropped_and_reworded() -> None:
    new = ("Ferries to Lindhaven stop for three whole weeks.", *SENTENCES[2:], "Snow fell in Oak.")
    found = briefing(*SENTENCES).diff(briefing(*new))
    assert sorted(kinds(found)) == ["added", "dropped", "reworded"]
    assert words(found.of("dropped")[0].old) == SENTENCES[1]
    assert words(found.of("added")[0].new) == new[-1]
    (reworded,) = found.of("reworded")
    assert (words(reworded.old), words(reworded.new)) == (SENTENCES[0], new[0])
    states = [anchor.state for anchor in found.anchors]
    assert states == ["altered", "lost", "moved", "moved", "moved"]


def test_sources_swapped_lost_gained_and_support_weakened() -> None:
    old = briefing(*SENTENCES, cites={0: "a", 1: "b", 3: "c"})
    new = briefing(*SENTENCES, cites={0: "z", 2: "d", 3: "c"})
    found = old.diff(new)
    told = {(change.kind, SENTENCES.index(words(change.old))) for change in found.changes}
    assert told == {
        ("source swapped", 0),
        ("source lost", 1),
        ("weakened", 1),
        ("source gained", 2),
        ("strengthened", 2),
    }


def test_fewer_independent_origins_weaken_a_claim() -> None:
    old = cg.ClaimGraph(sketch("c1 <- s1 | s2; s1; s2; s3"))
    new = cg.ClaimGraph(sketch("c1 <- s1 | s3; s3 <- s1; s2"))
    (swapped, weakened) = old.diff(new).changes
    assert swapped.kind == "source swapped"
    assert (weakened.kind, weakened.detail) == ("weakened", "2 → 1 independent origins")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ({"value": Decimal(45), "comparator": "equal"}, "contradicts"),
        ({"value": Decimal(40), "comparator": "atLeast"}, "is consistent with"),
    ],
)
def test_changed_figures_carry_the_verdict_of_the_algebra(new: dict[str, Any], says: str) -> None:
    money = {"unit_code": "EUR", "what": "costs"}
    sentence = "The harbour authority expects costs."
    old = briefing(sentence, figure_0={"value": Decimal(40), **money})
    (change,) = old.diff(briefing(sentence, figure_0=new | money)).changes
    assert change.kind == "figure changed"
    assert f"the new one {says} the old" in change.detail


def test_figures_that_appear_and_disappear() -> None:
    sentence = "The harbour authority expects costs."
    old = briefing(sentence, figure_0={"value": Decimal(40), "unit_text": "boats"})
    new = briefing(sentence, figure_0={"value": Decimal(3), "unit_text": "weeks"})
    assert [change.detail for change in old.diff(new).changes] == [
        "40 boats is no longer stated",
        "3 weeks is stated now",
    ]


def test_seeded_edits_of_each_class_are_told_apart() -> None:
    rng = random.Random(6)
    confused = 0
    for _ in range(100):
        old = cg.Document(text=" ".join(rng.sample(SENTENCES, 5)))
        sentence = rng.choice(SENTENCES)
        start = old.text.index(sentence)
        passage = old.cut(start, start + len(sentence))
        rest = [s for s in SENTENCES if s != sentence]
        split = sentence.split()
        altered = " ".join([*split[:2], "indeed", *split[3:]])
        before, after = old.text[:start], old.text[start + len(sentence) :]
        versions = {
            "exact": old.text + " More follows.",
            "moved": f"Late news. {old.text}",
            "altered": f"{before}{altered}{after}",
            "lost": " ".join(rest),
        }
        for state, text in versions.items():
            new = cg.Document(text=text)
            found = reanchor(passage, old, new)
            confused += found.state != state
            if state in ("exact", "moved"):
                assert new.text[found.start : found.end] == sentence
            if state == "altered" == found.state:
                assert new.text[found.start : found.end] == altered
    assert confused == 0


def test_context_chooses_among_the_same_words() -> None:
    old = cg.Document(text="Ash: yes. Oak: yes. Elm: no.")
    new = cg.Document(text="Elm: no. Oak: yes. Ash: yes.")
    passage = old.cut(15, 18)
    found = reanchor(passage, old, new)
    assert (found.state, found.start) == ("moved", 14)


def test_rewrapped_and_hostile_texts() -> None:
    old = cg.Document(text="The ferry stops for three weeks.")
    passage = old.cut(0, len(old.text))
    wrapped = cg.Document(text="The ferry\n  stops for\nthree weeks.")
    assert reanchor(passage, old, wrapped).end == len(wrapped.text)
    for text in ("", " ", "\n\n", "x", "(((((" * 50, "The " * 5000):
        assert reanchor(passage, old, cg.Document(text=text)).state == "lost"
    assert briefing("One thing.").diff(cg.ClaimGraph([])).of("dropped")
    assert cg.ClaimGraph([]).diff(briefing("One thing.")).of("added")

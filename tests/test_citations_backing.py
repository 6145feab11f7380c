"""Which sources a claim rests on, and what falls without one, where markers stand in the way."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.model import Citation, Inference, Reference, Voicing

LIST = "\n\n[1] https://a.example.org/1\n[2] https://a.example.org/2\n[3] https://a.example.org/3\n"
WORKS = """

References

Brand, O. (2011). Ice on the lake. *Winter Notes*, 3, 1–9.
Ferro, A., & Lunde, K. (2014). Thaw and flood. *River Review*, 8, 10–20.
Moe, T. (2018). A dry decade. *River Review*, 12, 4–9.
"""


def backed(text: str) -> dict[str, str]:
    """Return the numbers of the sources of each claim; "~" behind those that are unsure."""
    kb = cg.parse(text)
    number = {n.source: str(n.number) for n in kb.values() if isinstance(n, Reference)}
    said = {claim.id: claim.text for claim in kb.claims()}
    shown: dict[str, list[str]] = {text: [] for text in said.values()}
    for citation in (n for n in kb.values() if isinstance(n, Citation)):
        unsure = "~" if citation.basis == "sameSentence" else ""
        shown[said[citation.claim]].append(number[citation.source] + unsure)
    return {said: " ".join(sorted(found)) for said, found in shown.items()}


NUMBERED = [
    (
        "The method of [1] needs a pump, whereas the tank fills by itself [2].",
        {"The method of [1] needs a pump, whereas the tank fills by itself.": "1~ 2~"},
    ),
    (
        "Although [1] reports a leak, [2] found none.",
        {"Although [1] reports a leak, [2] found none.": "1~ 2~"},
    ),
    ("As [3] points out, two boats were lost.", {"As [3] points out, two boats were lost.": "3"}),
    ("Source [1] does not mention boats.", {"Source [1] does not mention boats.": "1"}),
    (
        "Our counts agree with [2] and contradict [3].",
        {"Our counts agree with [2].": "2", "Our counts contradict [3].": "3"},
    ),
    ("Unlike [3], the pump needs no oil.", {"Unlike [3], the pump needs no oil.": ""}),
    ("The lake froze in May [1], but see [2].", {"The lake froze in May.": "1"}),
    ("Contrary to [2], nobody fell in [1].", {"Contrary to [2], nobody fell in.": "1~"}),
    ("It is what they lived on [1].", {"It is what they lived on.": "1"}),
    ("# Piers\n\nThe pier [1] was closed in 1949.", {"The pier was closed in 1949.": "1~"}),
    (
        "The mill was said to be unsafe [1], but it opened [2].",
        {"The mill was said to be unsafe, but it opened.": "1~ 2~"},
    ),
    (
        "The price is expected to fall [1], while the rents are to rise [2].",
        {"The price is expected to fall.": "1", "The rents are to rise.": "2"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED, ids=[text[:40] for text, _ in NUMBERED])
def test_each_claim_has_the_sources_that_stand_for_it(text: str, expected: dict[str, str]) -> None:
    assert backed(text + LIST) == expected


NAMED = [
    (
        "Brand (2011) argued that the ice is thin, while later work has shown that it holds "
        "(Moe, 2018).",
        {"The ice is thin.": "1", "It holds.": "3"},
    ),
    (
        "Brand (2011) found a crack in the ice, but Moe (2018) saw none at all.",
        {"Brand found a crack in the ice.": "1~", "Moe saw none at all.": "3~"},
    ),
    (
        "The lake floods each spring (Ferro & Lunde, 2014; but see Moe, 2018).",
        {"The lake floods each spring.": "2"},
    ),
    (
        "Contrary to Brand (2011), Moe (2018) saw thick ice in May.",
        {"Contrary to Brand, Moe saw thick ice in May.": "3~"},
    ),
    (
        "The lake was dry (Moe, 2018), a result at odds with Brand (2011).",
        {"The lake was dry, a result at odds with Brand.": "3~"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:40] for text, _ in NAMED])
def test_works_named_in_the_words_back_what_is_theirs(text: str, expected: dict[str, str]) -> None:
    assert backed(text + WORKS) == expected


def test_numbers_in_parentheses_cite_within_a_sentence_and_count_nowhere() -> None:
    text = (
        "Frost is common in the north (1,2) and has been seen in June (3). Two farms (1,3) lost "
        "their crop. The plan has three parts: (1) digging, (2) sowing and (3) waiting (2)."
    )
    works = "".join(f"\n{n}. Work {n}. River Review. 201{n};3:1-9." for n in (1, 2, 3))
    assert backed(f"{text}\n\nReferences{works}\n") == {
        "Frost is common in the north.": "1 2",
        "Frost has been seen in June.": "3",
        "Two farms lost their crop.": "1~ 3~",
        "The plan has three parts: (1) digging, (2) sowing and (3) waiting.": "2",
    }


def test_grades_and_remarks_beside_a_label_are_no_labels() -> None:
    text = "Two ships left [S1, B2]. One sank (S2; rated E5).\n\n"
    entries = "[S1] Sea log. https://a.example.org/1\n[S2] Chat. https://a.example.org/2\n"
    assert backed(text + entries) == {"Two ships left.": "None", "One sank.": "None"}
    assert "CG101" not in {found.rule.code for found in cg.parse(text + entries).report()}


def voices(text: str) -> dict[str, int]:
    """Return how many voices each claim has."""
    kb = cg.parse(text)
    told = [n.claim for n in kb.values() if isinstance(n, Voicing)]
    return {claim.text: told.count(claim.id) for claim in kb.claims()}


def test_what_is_set_against_a_saying_behind_its_marker_is_the_writers() -> None:
    text = "The board insists that the pier is safe [1], but it has not shown the tests [2]."
    assert voices(text + LIST) == {"The pier is safe.": 1, "It has not shown the tests.": 0}
    joined = "A study found that tea helps the heart [1], and it also lowers the risk of gout [2]."
    assert voices(joined + LIST) == {
        "Tea helps the heart.": 1,
        "It also lowers the risk of gout.": 1,
    }


def test_a_claim_with_its_own_marker_does_not_survive_on_what_it_is_drawn_from() -> None:
    kb = cg.parse("Rents rose by a tenth [1]. Therefore many families left the town [2]." + LIST)
    drawn = next(n for n in kb.values() if isinstance(n, Inference))
    assert drawn.basis == "inferred"
    assert [claim.text for claim in kb.without(sources=2).falls] == [
        "Therefore many families left the town."
    ]


def test_no_answer_says_survives_where_two_markers_share_a_sentence() -> None:
    said = "Although [1] reports a leak, [2] found none in the whole of May."
    for lost in (1, 2):
        impact = cg.parse(said + LIST).without(sources=lost)
        assert not impact.survives
        assert [claim.text for claim in impact.in_question] == [said]

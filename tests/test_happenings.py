"""What "this decision", "the finding" and "the ban" mean that open a sentence."""

from __future__ import annotations

import pytest

import claimgraph as cg


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The council closed the school on Monday. The decision angered parents.",
            "The council’s decision to close the school angered parents.",
        ),
        (
            "The ministry has suspended imports of beef. This move hit farmers.",
            "The ministry’s move to suspend imports of beef hit farmers.",
        ),
        (
            "A study found that coffee lowers the risk of stroke. This finding surprised doctors.",
            "The finding that coffee lowers the risk of stroke surprised doctors.",
        ),
        (
            "Velm imposed a ban on fishing nets in May. The ban takes effect in June.",
            "The ban on fishing nets takes effect in June.",
        ),
        (
            "Lind signed a deal with the port of Velm. That deal runs for nine years.",
            "The deal with the port of Velm runs for nine years.",
        ),
    ],
)
def test_what_the_sentence_before_tells_alone_is_put_in(text: str, claim: str) -> None:
    claims = cg.parse(text).claims()
    assert claims[-1].text == claim
    assert claims[-1].completed_by
    assert "for a description" in (claims[-1].note or "")


@pytest.mark.parametrize(
    "text",
    [
        "Orr bought Velm Mining and sold its mill. The move surprised investors.",  # two deeds
        "The board said prices rose. The decision came late.",  # none
        "Prices rose by 3 percent in May. The move surprised banks.",  # nobody's
        "The council did not close the school. The decision pleased parents.",  # denied
        "Lind announced a deal with Rask and Orr. The deal is worth 3 crowns.",  # unclear end
        "Velm has a ban on nets and a ban on traps. The ban is old.",  # two of them
        "The firm admitted that it hid losses. The admission cost 3 crowns.",  # "it" is unclear
        "The council closed the school.\n\nThe decision angered parents.",  # another paragraph
        "The council closed the school. The decision of the court is final.",  # says which
    ],
)
def test_what_may_mean_more_than_one_thing_stays(text: str) -> None:
    last = cg.parse(text).claims()[-1].text
    assert text.endswith(last)

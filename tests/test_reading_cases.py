"""One format a case: the text as people get it, and every claim, aside and entry read from it."""

from __future__ import annotations

import pytest
import reading_cases as cases

NAMES = sorted(file.stem for file in cases.CASES.glob("*.md"))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_read_as_written_down(name: str) -> None:
    text, expected = cases.case(name)
    assert cases.rows(text) == expected


def test_there_are_cases_of_every_shape() -> None:
    assert len(NAMES) >= 50

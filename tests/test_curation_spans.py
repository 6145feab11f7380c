"""Where words stand: nothing of a paragraph is lost, whatever its sentences are."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from claimgraph.curation.positioned_yaml import YamlMapping, parse
from claimgraph.curation.spans import Span, Spans
from claimgraph.model import Document

CUTS = st.lists(st.integers(0, 40), min_size=2, max_size=10, unique=True).map(sorted)


def _entry(text: str, span: Span) -> YamlMapping:
    start, end = span
    return parse(f"words: {json.dumps(text[start:end])}\nat: [{start}, {end}]", "note.yaml")


@given(st.text("ab ", min_size=40, max_size=40), CUTS)
def test_what_is_left_out_is_what_a_count_of_characters_finds(text: str, cuts: list[int]) -> None:
    spans = Spans(Document(text=text))
    block = spans.block(_entry(text, (0, 40)))
    sentences = list(zip(cuts[::2], cuts[1::2], strict=False))
    for sentence in sentences:
        spans.sentence(_entry(text, sentence), block)
    covered = {place for start, end in sentences for place in range(start, end)}
    lost = any(text[place] != " " for place in range(40) if place not in covered)
    assert bool(spans.check_complete()) == lost


@given(st.text("ab ", min_size=40, max_size=40), CUTS, st.integers(0, 39), st.integers(1, 9))
def test_words_are_part_of_the_smallest_stretch_that_holds_them(
    text: str, cuts: list[int], start: int, length: int
) -> None:
    spans = Spans(Document(text=text))
    block = spans.block(_entry(text, (0, 40)))
    sentences = list(zip(cuts[::2], cuts[1::2], strict=False))
    for sentence in sentences:
        spans.sentence(_entry(text, sentence), block)
    end = min(start + length, 40)
    marker = spans.marker(_entry(text, (start, end)))
    holders = [s for s in [*sentences, (0, 40)] if s[0] <= start and end <= s[1]]
    holders = [s for s in holders if s != (start, end)]
    home = min(holders, key=lambda s: s[1] - s[0], default=None)
    wanted = home and f"{spans.document.id}#char={home[0]},{home[1]}"
    assert marker["part_of"] == wanted

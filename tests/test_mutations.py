"""Odd documents give a graph or an error of ours, and a report of every graph."""

from __future__ import annotations

import pytest
from mutations import mutated

import claimgraph as cg
from claimgraph.files import read_bytes


@pytest.mark.parametrize("seed", range(6))
def test_a_mutated_document_is_read_or_refused(seed: int) -> None:
    read = 0
    for ending, data in mutated(50, seed):
        try:
            kb = read_bytes(data, f"a{ending}", only_citations=True)
        except cg.UnreadableInput:
            continue
        read += 1
        kb.report()
        text = kb.document.text
        for passage in kb.all(cg.Passage):
            assert text[passage.start : passage.end] == passage.exact
    assert read > 20


@pytest.mark.slow
def test_a_mutated_document_is_read_in_full_or_refused() -> None:
    for ending, data in mutated(300, seed=99):
        try:
            read_bytes(data, f"a{ending}").report()
        except cg.UnreadableInput:
            continue


@pytest.mark.parametrize(
    "text", ["The **oldhttps://** mill [1].", "See https://).", "ftp://... [2]"]
)
def test_an_address_of_nothing_but_its_scheme_is_no_address(text: str) -> None:
    kb = cg.parse(text, only_citations=True)
    assert [source for source in kb.sources() if source.url] == []


def test_an_address_in_a_note_that_no_address_can_be_is_no_source() -> None:
    kb = cg.parse(
        "It burned.^[See [Post](https://</p>b.example.com/h), 3 May.]", only_citations=True
    )
    assert all("<" not in (source.url or "") for source in kb.sources())


def test_an_address_that_prints_no_scheme_has_one_in_its_source() -> None:
    listed = cg.parse("Sources\n1. Tide (tide.com)\n2. Post (post.org)", only_citations=True)
    short = "It rained.<ref>{{cite web|title=Rain|url=//a.example/r}}</ref>"
    wiki = read_bytes(short.encode(), "a.wiki", only_citations=True)
    found = [source.url for kb in (listed, wiki) for source in kb.sources()]
    assert found == ["https://tide.com", "https://post.org", "https://a.example/r"]


@pytest.mark.parametrize("text", [
    'It rained [url]https://b.exa"mple.org/june[/url].',
    'It rained (tide.com). It snowed (post.org, stalls.org/"june).',
])  # fmt: skip
def test_an_address_with_quotation_marks_in_it_is_none(text: str) -> None:
    kb = cg.parse(text, only_citations=True)
    assert all('"' not in (source.url or "") for source in kb.sources())


def test_a_quotation_sign_with_nothing_behind_it_ends_a_text() -> None:
    assert cg.parse("It rained [1].\n\n>", only_citations=True).document.text.endswith(">")

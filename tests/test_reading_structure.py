"""What holds for any text: offsets, full coverage, the same graph twice, and broken input."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import CodeType, FrameType
from typing import Any

import pytest
import reading_cases as cases
from hypothesis import given, settings
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.errors import UnreadableInput
from claimgraph.model import Node
from claimgraph.reading import Hyperlink, read_text
from claimgraph.reading.lang.word_lists import share
from claimgraph.text_similarity import coverage

PIECES = (
    "It rained [1]. ", "Prices rose in May [2], while wages fell in all regions [3].", "\n", "\r\n",
    "\n\n", "# Heading\n", "- item [1]\n", "1. Title: https://example.org/a\n", "[2] Other\n",
    "**Bold**: words. ", "`code[0]` ", "```\n", "[a](https://example.org/b)", "(Holm, 2020)",
    "【3】", "。", "今天下雨。", "“Quoted.” ", "\ufeff", "\xa0", "\t", "[^n]", "[^n]: note\n", "¹",
    "(1)", "| a | b |\n", "|---|---|\n", "Sources:\n", "Sources: a; b\n", "https://example.org/c ",
    "> ", "\x00", "U.S. ", "x",
    "[", "]", "<sup>1</sup>", "🔗 https://example.org/d\n", "\u2028", "\x85", "[edit]", "[0]",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
readable = texts.filter(lambda text: bool(text.strip()))


def read(text: str) -> list[Node]:
    return read_text(text, only_citations=True)


@given(readable)
@settings(max_examples=150, deadline=None)
def test_every_span_is_where_it_says_and_every_link_leads_somewhere(text: str) -> None:
    kb = cg.ClaimGraph(read(text))
    assert kb.document.text == text


@given(readable)
@settings(max_examples=150, deadline=None)
def test_every_letter_is_accounted_for(text: str) -> None:
    kb = cg.ClaimGraph(read(text))
    covered: set[int] = set()
    for passage in [*kb.sentences(), *kb.all(cg.Reference), *kb.all(cg.Marker)]:
        covered.update(range(passage.start, passage.end))
    labels = set("0123456789")  # a list number before an entry is no word
    assert not [
        s for i, s in enumerate(text) if s.isalpha() and i not in covered and s not in labels
    ]


@given(readable)
@settings(max_examples=60, deadline=None)
def test_sentences_do_not_overlap(text: str) -> None:
    spans = [(s.start, s.end) for s in cg.ClaimGraph(read(text)).sentences()]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@given(readable)
@settings(max_examples=30, deadline=None)
def test_reading_twice_gives_the_same_nodes(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("text", ["", " \n\t ", "\r\n"])
def test_an_empty_text_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        read(text)


def test_offsets_count_into_the_text_as_given() -> None:
    text = (
        "\ufeffIt rained\xa0hard [1].\r\n\r\n\tThe river rose [2].\r\n\r\n[1] Rain\r\n[2] River\r\n"
    )
    kb = cg.ClaimGraph(read(text))
    assert [s.exact for s in kb.sentences()] == ["It rained\xa0hard [1].", "The river rose [2]."]
    assert [m.start for m in kb.all(cg.Marker)] == [text.index("[1]"), text.index("[2]")]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The bridge over the Lenne was closed in May, after inspectors had found\n"
        "cracks in two of its piers [1]. It will be rebuilt, the county says, once\n"
        "the money has been found. Until then buses take the road over the pass\n"
        "and need forty minutes more.\n\n[1] Inspection: https://example.org/piers\n"
    )
    kb = cg.ClaimGraph(read(text))
    assert len([p for p in kb.all(cg.Passage) if "paragraph" in p.roles]) == 1
    assert len(kb.sentences()) == 3


def test_markers_without_a_list_dangle_and_keep_their_labels() -> None:
    kb = cg.ClaimGraph(read("Sales rose [1]. Costs fell [2, 3]."))
    assert [m.labels for m in kb.all(cg.Marker)] == [("1",), ("2", "3")]
    assert not any(m.denotes for m in kb.all(cg.Marker))


def test_links_of_a_page_are_markers() -> None:
    text = "It rained1 in Vilnius.\n\nNotes\n\n1. Weather office\n"
    start = text.index("1 in")
    link = Hyperlink(start, start + 1, target=text.index("Weather"))
    kb = cg.ClaimGraph(read_text(text, links=[link], only_citations=True))
    assert [c.text for c in kb.all(cg.Claim)] == ["It rained in Vilnius."]
    assert [kb[c.source].label for c in kb.citations()] == ["Weather office"]


def test_a_paragraph_that_cites_one_source_offers_it_to_its_other_claims() -> None:
    kb = cg.ClaimGraph(read("It rained. The river rose [1]. A dam broke.\n\n[1] Flood"))
    offered = [c for c in kb.citations() if c.basis == "paragraphScope"]
    room = "claimgraph.reading.citations"  # counted: 73 of 193 before the marker, 82 of 225 after
    assert [c.confidence for c in offered] == [share(room, "before"), share(room, "after")]
    assert [c.confidence for c in offered] == [0.38, 0.37]
    assert not any(c.asserted for c in offered)


def test_a_title_that_states_a_claim_is_a_candidate_with_its_words() -> None:
    text = "It rained [1]. The Lenne burst its banks at Orre.\n\n[1] Rain\n[2] Lenne bursts at Orre"
    kb = cg.ClaimGraph(read(text))
    (match,) = [c for c in kb.citations() if c.basis == "headlineMatch"]
    assert kb.status(match.claim) == "matched"
    assert match.note is not None
    assert "Lenne" in match.note


def test_tracking_and_text_fragments_do_not_part_a_source() -> None:
    text = (
        "It rained ([A](https://example.org/a?utm_source=x)). It snowed "
        "([A](https://example.org/a#:~:text=snow))."
    )
    kb = cg.ClaimGraph(read(text))
    assert [s.url for s in kb.all(cg.Source)] == ["https://example.org/a"]


def test_a_case_has_text_and_rows() -> None:
    text, rows = cases.case("clauses")
    assert text.startswith("Exports rose")
    assert rows[0] == "[s1] Exports rose in the first quarter."


WRAPPED = [
    "The minister of ports met with the\nFrench President on Monday",
    "The mayor met port workers, truck drivers,\nDutch officials and the press",
    "It was the first visit of a Dutch-\nGerman delegation to the quay",
    "Der Hafen gehört seit zehn Jahren der\nStadt und nicht mehr dem Land",
]


@pytest.mark.parametrize("words", WRAPPED)
def test_a_line_that_ends_where_no_sentence_can_runs_on(words: str) -> None:
    kb = cg.ClaimGraph(read(f"{words} [1].\n\n[1] Talks: https://example.org/t"))
    assert len(kb.claims(citing=1)) == len(kb.claims()) == 1


@pytest.mark.parametrize("line", ["Dear all,", "Quay 4 closed in May", "What the port is made of"])
def test_other_lines_before_a_capital_are_lines_of_their_own(line: str) -> None:
    kb = cg.ClaimGraph(read(f"{line}\nThe port lost trade [1].\n\n[1] A: https://example.org/t"))
    assert [c.text for c in kb.claims(citing=1)] == ["The port lost trade."]


BEFORE_URL = {
    "Traders expect more: https://example.org/a": "Traders expect more.",
    "Prices rose – more: https://example.org/a": "Prices rose.",
    "Prices rose. Source: https://example.org/a": "Prices rose.",
    "Prices rose (via: https://example.org/a)": "Prices rose.",
    "Prices rose, read more: https://example.org/a": "Prices rose.",
}


@pytest.mark.parametrize("text", BEFORE_URL)
def test_a_lead_in_before_a_url_stands_apart_from_the_sentence(text: str) -> None:
    assert [c.text for c in cg.ClaimGraph(read(text)).claims()] == [BEFORE_URL[text]]


def test_greetings_and_lines_above_a_list_claim_nothing() -> None:
    kb = cg.ClaimGraph(
        read(
            "Good morning.\n\nQuay 4 closed in May [1]. Welcome back to the port brief.\n\n"
            "What we know so far\n- Trade fell [1].\n\nWe thank the crew. Thank you for reading!"
            "\n\nTolls rose.\n\nTugs were late.\n\n[1] Quay: https://example.org/q"
        )
    )
    states = {s.exact: kb.state(s) for s in kb.sentences()}
    assert states["Good morning."] == states["Thank you for reading!"] == "chatter"
    assert states["Welcome back to the port brief."] == "chatter"
    assert states["What we know so far"] == "heading"
    assert states["We thank the crew."] == states["Tolls rose."] == "uncited"


def test_lists_of_sections_keep_to_their_sections() -> None:
    bullets = cg.ClaimGraph(
        read(
            "Quay 4 closed in May.\n\nSources:\n- https://example.org/q\n\n"
            "Prices rose in June.\n\nSources:\n- https://example.org/p\n"
        )
    )
    cited = [[bullets.handle(c.source) for c in bullets.citations(x)] for x in bullets.claims()]
    assert cited == [["s1"], ["s2"]]
    numbered = cg.ClaimGraph(
        read(
            "## Ports\n\nQuay 4 closed in May.\n\nSources:\n1. A: https://example.org/q\n\n"
            "## Energy\n\nPrices rose in June.\n\nSources:\n1. B: https://example.org/p\n"
        )
    )
    assert numbered.claims(status="cited") == []
    for claim, title in zip(numbered.claims(), "AB", strict=True):
        (offered,) = numbered.citations(claim)
        assert not offered.asserted
        assert numbered[offered.source].label == title


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ('"Quay 4 closes", <a href="https://example.org/q">Harbour Post</a>', "Quay 4 closes"),
        ('<a href="https://example.org/q">“Quay 4 closes”</a>, Harbour Post', "Quay 4 closes"),
        ('<a href="https://example.org/q">"Quay" and "port"</a>', '"Quay" and "port"'),
    ],
)
def test_titles_of_a_page_stand_without_their_quotation_marks(
    entry: str, title: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        f'<p>It rained.<sup><a href="#n1">1</a></sup></p><h2>Sources</h2><ol><li id="n1">{entry}'
        '</li><li id="n2">Sun: <a href="https://example.org/s">Sun</a></li></ol>',
        encoding="utf-8",
    )
    assert cg.read(file, only_citations=True).sources()[0].title == title


def test_superscripts_prove_a_numbered_list_without_a_heading() -> None:
    text = (
        "Three ports close at night.¹ Crews are tired.² Freight fell.³\n\n"
        "1. Harbour Union announces night closures. https://example.org/u\n"
        "2. Crews worn out, says the chair of the union. https://example.org/p\n"
        "3. Half-year volumes are down again this year. https://example.org/f\n"
    )
    kb = cg.ClaimGraph(read(text))
    assert [c.text for c in kb.claims(citing=2)] == ["Crews are tired."]
    assert len(kb.claims()) == len(kb.sources()) == 3


def test_items_of_a_newsletter_with_a_link_are_claims_and_no_sources_of_their_heading() -> None:
    kb = cg.ClaimGraph(
        read(
            "🚢 PORTS\n- Kalmo port reopened on Monday (Reuters: https://example.org/k)\n"
            "- No ship will wait more than a day.\n  https://example.org/w\n\n"
            "Forwarded by a friend? Sign up here: https://example.org/s\n"
        )
    )
    assert [c.text for c in kb.claims(status="cited")] == [
        "Kalmo port reopened on Monday.",
        "No ship will wait more than a day.",
    ]
    assert "boilerplate" in {kb.state(s) for s in kb.sentences()}
    assert [len(kb.citations(c)) for c in kb.claims()] == [1, 1]


def test_of_titles_that_state_a_claim_equally_the_first_listed_are_offered() -> None:
    rivers = [f"{a}{b}river" for a in "BDFGKL" for b in ("alto", "ena", "iso", "opu", "ur", "yma")]
    titles = [" ".join(rivers[at : at + 3]) for at in range(0, len(rivers), 3)]
    listed = "\n".join(f"[{n}] {title}" for n, title in enumerate(titles, start=1))
    kb = cg.ClaimGraph(read(f"Floods came down {', '.join(rivers)}.\n\nSources:\n{listed}\n"))
    offered = {kb[c.source].label for c in kb.all(cg.Citation)}
    assert offered == set(titles[:10])


@given(st.dictionaries(st.text(min_size=1), st.floats(0.01, 9), min_size=2), st.randoms())
def test_the_share_of_a_title_is_the_same_in_any_order(
    weight: dict[str, float], by: Random
) -> None:
    stems, words = list(weight), set(list(weight)[::2])
    share = coverage(stems, words, weight)
    by.shuffle(stems)
    assert coverage(stems, words, weight) == share


SECTION = "## Part {n}\n\nIt rained in part {n} [1].\n\nSources:\n[1] A title: https://example.org/{n}\n\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "Tal said that prices fell in {n} towns [{n}].\n\n",
        "A fire killed {n} people in Peru.\n\n",
        SECTION,
        "Part {n} fell in springtime.7 It rose in summer.8\n\n7 Notices of {n}\n8 Log book\n\n",
    ],
)
def test_no_part_of_reading_does_more_than_twice_the_work_for_twice_the_text(words: str) -> None:
    parts = [words.format(n=n) for n in range(60)]
    read_text("".join(reversed(parts)), language="en")  # what is remembered of a word stays so
    once, twice = (lines_run("".join(parts[:k])) for k in (30, 60))
    assert not [part for part in twice if twice[part] > 150 + 2.5 * once[part]]


Trace = Callable[[FrameType, str, Any], Any]  # what sys.settrace takes


def lines_run(text: str) -> dict[str, int]:
    """How many lines of each function are run in reading a text."""
    run: Counter[CodeType] = Counter()

    def called(frame: FrameType, _: str, __: object) -> Trace | None:
        return stepped if "reading" in frame.f_code.co_filename else None

    def stepped(frame: FrameType, _: str, __: object) -> Trace:
        run[frame.f_code] += 1
        return stepped

    before = sys.gettrace()
    sys.settrace(called)
    try:
        read_text(text, language="en")
    finally:
        sys.settrace(before)
    return Counter({f"{code.co_filename}: {code.co_qualname}": n for code, n in run.items()})


@pytest.mark.parametrize("mark", ["¹", "[1]", "[^1]", "¹,²"])
def test_a_marker_that_touches_a_name_is_no_part_of_it(mark: str) -> None:
    text = (
        f"The mill was sold to Orr Steel{mark}. It was run by Dora Tal{mark} and NATO{mark} agreed."
        f" It burned in May{mark}.\n\n"
    )
    sources = "[^1]: A" if "^" in mark else "1. A. https://a.example/1\n2. B. https://a.example/2"
    kb = cg.parse(text + sources)
    assert {"Orr Steel", "Dora Tal", "NATO"} <= {actor.name for actor in kb.actors()}
    assert [claim.text for claim in kb.claims()] == [
        "The mill was sold to Orr Steel.", "It was run by Dora Tal.", "NATO agreed.",
        "It burned in May.",
    ]  # fmt: skip
    assert not [event.name for event in kb.events() if "¹" in event.name]
    assert all(kb.status(claim) == "cited" for claim in kb.claims())

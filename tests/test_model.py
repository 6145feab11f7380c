"""The nouns: frozen, validated, named by their content."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import ValidationError

import claimgraph as cg
from claimgraph.files import dumps, loads
from claimgraph.model import NOUNS, links, node_id, targets
from claimgraph.rdf import iri

TEXT = "It rained in Vilnius [1]."
DOCUMENT = cg.Document(text=TEXT)


def test_nouns_are_frozen_and_equal_by_value() -> None:
    assert cg.Document(text=TEXT) == DOCUMENT
    with pytest.raises(ValidationError, match="frozen"):
        DOCUMENT.text = "x"  # type: ignore[misc]  # the error is the point


def test_ids_are_hashes_of_what_identifies_a_node() -> None:
    assert cg.Document(text=TEXT, title="Rain").id == DOCUMENT.id
    assert cg.Document(text=TEXT + " ").id != DOCUMENT.id
    passage = DOCUMENT.cut(3, 9)
    assert passage.id == f"{DOCUMENT.id}#char=3,9"
    assert node_id("claim", "a", "bc") != node_id("claim", "ab", "c")


@given(st.text(min_size=1, max_size=50), st.data())
def test_a_cut_is_the_slice(text: str, data: st.DataObject) -> None:
    document = cg.Document(text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert document.cut(start, end).exact == text[start:end]


def test_words_and_offsets_must_agree_in_length() -> None:
    with pytest.raises(
        ValidationError, match="start=3, end=9 span 6 code points, but exact='rain'"
    ):
        cg.Passage(document=DOCUMENT.id, start=3, end=9, exact="rain")


BAD = [
    (cg.Passage, {"document": "d", "start": -1, "end": 2, "exact": "abc"}, r"start\n.*-1"),
    (cg.Claim, {"document": "d", "passage": "p", "text": ""}, "text"),
    (
        cg.Claim,
        {"document": "d", "passage": "p", "text": "x", "kind": "opinion"},
        "kind\n.*opinion",
    ),
    (cg.Source, {"title": None}, "title and url are both empty"),
    (cg.Source, {"url": "javascript:alert(1)"}, "url\n.*javascript"),
    (cg.Source, {"title": "t", "published": "March 2026"}, "published\n.*March"),
    (cg.Source, {"title": "t", "published": "2026-02-30"}, "published\n.*2026-02-30"),
    (cg.Source, {"title": "t", "published": "2026-13"}, "published\n.*2026-13"),
    (cg.Source, {"title": "t", "published": "２０２６"}, "published\n.*２０２６"),
    (cg.Citation, {"claim": "c", "source": "s", "basis": "sameClause"}, "marker is missing"),
    (cg.Citation, {"claim": "c", "source": "s", "basis": "headlineMatch"}, "confidence is missing"),
    (
        cg.Citation,
        {"claim": "c", "source": "s", "basis": "sameClause", "marker": "m", "confidence": 0.5},
        "confidence=0.5 with basis='sameClause'",
    ),
    (
        cg.Citation,
        {"claim": "c", "source": "s", "basis": "headlineMatch", "confidence": 1.5},
        r"confidence\n.*1.5",
    ),
    (cg.Voicing, {"claim": "c"}, "actor and cue are both missing"),
    (cg.Inference, {"claim": "c", "premises": ()}, "premises"),
    (
        cg.Actor,
        {"document": "d", "name": "X", "kind": "person", "wikidata": "37"},
        "wikidata\n.*37",
    ),
    (cg.Figure, {"document": "d", "value": "NaN"}, "value"),
    (cg.Figure, {"document": "d", "value": "1e400"}, "value"),
    (cg.Figure, {"document": "d", "value": 5, "comparator": "between"}, "upper=None does not fit"),
    (
        cg.Figure,
        {"document": "d", "value": 5, "upper": 3, "comparator": "between"},
        "upper=3 is below value=5",
    ),
    (cg.Document, {"text": "\ud800"}, "text"),
    (cg.Document, {"text": "x", "colour": "red"}, "colour"),
    (cg.Document, {"text": "x", "id": "a b"}, "id"),
]


@pytest.mark.parametrize(("cls", "fields", "says"), BAD)
def test_validation_names_the_field_and_the_value(
    cls: type[cg.Document], fields: dict[str, object], says: str
) -> None:
    with pytest.raises(ValidationError, match=f"(?s){says}"):
        cls(**fields)


def test_equal_amounts_are_equal_figures() -> None:
    one = cg.Figure(document="d", value=Decimal("309.10"))
    other = cg.Figure(document="d", value=Decimal("309.1"))
    assert one == other
    assert one.id == other.id
    assert cg.Figure(document="d", value=Decimal("3E+11")).label == "300,000,000,000"


def test_nothing_below_zero_is_zero() -> None:
    zero, minus = (cg.Figure(document="d", value=Decimal(text)) for text in ("0", "-0.0"))
    assert (zero.id, zero.label) == (minus.id, minus.label)


def test_a_confidence_is_kept_to_15_digits_as_every_engine_does() -> None:
    tie = cg.Citation(claim="c", source="s", basis="headlineMatch", confidence=0.1234567890123456)
    assert tie.confidence == 0.123456789012346


def test_every_date_that_a_calendar_has_is_a_date() -> None:
    for date in ("2024-02-29", "2026-12", "0999"):
        assert cg.Source(title="t", published=date).published == date


def test_several_links_are_a_sorted_set() -> None:
    claim = cg.Claim(document="d", passage="p", text="x", mentions=("b", "a", "b"))
    assert claim.mentions == ("a", "b")


def test_every_link_leads_to_a_noun() -> None:
    for cls in NOUNS.values():
        for field, link in links(cls).items():
            assert link.noun in NOUNS, field
            assert field in cls.model_fields


def test_targets_are_a_tuple_whatever_the_field() -> None:
    citation = cg.Citation(claim="c", source="s", basis="curated")
    assert targets(citation, "claim") == ("c",)
    assert targets(citation, "marker") == ()


def test_a_node_is_changed_with_a_check() -> None:
    claim = cg.example("eastern-flank").claims()[0]
    changed = claim.but(kind="evaluation", mentions=("b", "a"))
    assert (changed.kind, changed.mentions) == ("evaluation", ("a", "b"))
    assert changed.id == claim.id
    assert claim.but(text="Otherwise.", id="").id != claim.id
    for wrong in ({"kind": "poem"}, {"kin": "fact"}, {"text": ""}):
        with pytest.raises(ValidationError, match=next(iter(wrong))):
            claim.but(**wrong)


PARTS = st.lists(st.none() | st.text(alphabet="a\x1e\x1fuNone", max_size=4), min_size=1, max_size=3)


@given(PARTS, PARTS)
def test_different_content_is_never_joined_to_one_text(
    one: list[str | None], other: list[str | None]
) -> None:
    assert (node_id("claim", *one) == node_id("claim", *other)) == (one == other)


odd_ids = st.text(
    st.sampled_from("aZ0-._~%/:?#[]@!&'()+;=é漢\x80\ud7ff\ue000\ufdd0\ufffd\U0001fffd\U0001fffe")
    | st.sampled_from('\U000e0001\U000e1000\U000f0000 <>"{}|\\^`\n\x00'),
    max_size=8,
)


@given(st.sampled_from(["", "", "urn:", "http://", "a+b://", "%41", "1a://", "h://u@"]), odd_ids)
@example("http://", "a:b/")
@example("http://", "[::")
@example("", "a#b#c")
def test_an_id_is_taken_when_an_iri_can_hold_it_and_refused_otherwise(
    start: str, rest: str
) -> None:
    wanted = start + rest
    if wanted:
        try:
            pyoxigraph.NamedNode(iri(wanted))
        except ValueError:
            with pytest.raises(ValidationError, match="IRI"):
                cg.Source(id=wanted, title="Rain")
        else:
            assume("[" not in wanted)  # hosts that are IPv6 addresses stay refused
            assert cg.Source(id=wanted, title="Rain").id == wanted


def test_a_passage_of_a_document_with_a_fragment_has_an_id_that_can_be_saved() -> None:
    document = cg.Document(id="https://example.org/a#1", text=TEXT)
    kb = cg.ClaimGraph([document, document.cut(3, 9)])
    assert loads(dumps(kb)) == kb


@pytest.mark.parametrize("field", ["title", "language", "origin", "media_type", "note", "text"])
def test_half_a_surrogate_pair_is_refused_when_the_node_is_made(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        cg.Document.model_validate({"text": TEXT, field: "a\ud800"})

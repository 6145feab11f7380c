"""The pipeline: stages say what they read and write, and nothing is done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

import claimgraph as cg
from claimgraph.extractors import (
    Proposals,
    ProposedActor,
    ProposedEvent,
    ProposedVoice,
    Refused,
    stage,
)
from claimgraph.model import Document, Node, base
from claimgraph.reading import english, read_text
from claimgraph.reading.build import build
from claimgraph.reading.lang.en import tagging
from claimgraph.reading.lang.en.tagging import class_at
from claimgraph.reading.lang.en.titles_of_works import tokenize_sentence
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.places import Span
from claimgraph.reading.text import LAYERS, Stage, Text

TEXT = (
    "# Bridge\n\nMs. Dora Tal, the mayor of Riga, said on Tuesday that 300 troops had left [1]. "
    "Norway closed the port, and the council denied that it fell [2].\n\n"
    "1. A port closes. https://example.org/a\n2. Denials. https://example.org/b\n"
)
PLAIN = [stages("en"), stages("fi"), stages("en", only_citations=True)]
EMPTY = {"mentions", "events", "attributions", "quantities", "reports", "inferences", "proposed"}
"""Layers that are there, empty, where no stage sets them."""


class Porters:
    """A plug-in that proposes an actor whom no rule finds, a voice and an event."""

    name = "porters"

    def propose(self, texts: Sequence[str]) -> list[Proposals]:
        porters = ProposedActor(kind="group", quotes=("300 troops",), role=None, confidence=0.6)
        voice = ProposedVoice(
            speaker="the council", cue="denied", content="it fell", confidence=0.7
        )
        event = ProposedEvent(
            quote="had left", status="happened", agents=("300 troops",), places=(), confidence=0.5
        )
        told = Proposals(actors=(porters,), voices=(voice,), events=(event,))
        return [told for _ in texts]


def plugged(language: str | None = "en", **options: bool) -> Sequence[Stage]:
    """Return the stages with a plug-in among them."""
    return stages(language, plugins=[stage(Porters(), [])], **options)  # type: ignore[arg-type]  # only flags


LISTS = [*PLAIN, plugged(), plugged("fi"), plugged(only_citations=True)]


class Watched(Text):
    """A text that notes which layers are read and which are set."""

    def __init__(self, document: Document) -> None:
        self.read: set[str] = set()
        self.set: set[str] = set()
        super().__init__(document)

    def __getattribute__(self, name: str) -> object:
        if name in LAYERS:
            self.read.add(name)
        return super().__getattribute__(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in LAYERS:
            self.set.add(name)
        super().__setattr__(name, value)


@pytest.mark.parametrize("steps", LISTS)
def test_what_a_stage_reads_an_earlier_one_has_written(steps: Sequence[Stage]) -> None:
    written: set[str] = set()
    there = {"events"} if steps in PLAIN else EMPTY  # what plug-ins propose stays
    for step in steps:
        assert set(step.reads) <= written | there, step.name
        again = set(step.writes) & written - set(step.reads)  # who reads a layer may add to it
        assert not again, f"{step.name} sets a layer again"
        written |= set(step.writes)
    assert {"structure", "prose", "statements"} <= written <= set(LAYERS)


@pytest.mark.parametrize("steps", LISTS)
def test_stages_read_and_write_what_they_declare(steps: Sequence[Stage]) -> None:
    watch(steps, "en")


@pytest.mark.parametrize("steps", [stages("de"), plugged("de")])
def test_so_do_those_of_a_language_without_a_grammar(steps: Sequence[Stage]) -> None:
    watch(steps, "de")


def watch(steps: Sequence[Stage], language: str) -> None:
    """Run stages over a text and compare what each reads and sets with what it declares."""
    text = Watched(Document(text=TEXT, language=language))
    for step in steps:
        text.read.clear()
        text.set.clear()
        step.run(text)
        assert text.read <= {*step.reads, *step.writes}, step.name
        assert text.set == set(step.writes), step.name
    assert build(text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_reading_runs_the_stages_of_its_language(language: str) -> None:
    text = Text(Document(text=TEXT, language=language))
    run(stages(language), text)
    assert build(text) == read_text(TEXT, language=language)


def test_each_sentence_is_tokenised_once_and_each_token_tagged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tokenised: list[tuple[int, int]] = []
    classes: Counter[int] = Counter()

    def counted_tokens(text: str, start: int, end: int, left_out: Sequence[Span]) -> object:
        tokenised.append((start, end))
        return tokenize_sentence(text, start, end, left_out)

    def counted_classes(tokens, i, tags, *, named):  # type: ignore[no-untyped-def]  # as it is
        classes[tokens[i].start] += 1
        return class_at(tokens, i, tags, named=named)

    monkeypatch.setattr(english, "tokenize_sentence", counted_tokens)
    monkeypatch.setattr(tagging, "class_at", counted_classes)
    text = Text(Document(text=TEXT, language="en"))
    run(stages("en"), text)
    assert text.attributions
    assert len(tokenised) == len(set(tokenised)) == len(text.prose)
    assert max(classes.values()) == 1


@pytest.mark.parametrize("plugin", [False, True])
def test_as_many_nodes_are_built_as_kept(plugin: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    built: Counter[str] = Counter()
    nouns: list[type[Node]] = [
        cg.Passage, cg.Marker, cg.Reference, cg.Claim, cg.Citation, cg.Voicing, cg.Actor, cg.Event,
        cg.Figure,
    ]  # fmt: skip
    for noun in nouns:
        identify = noun._content_id

        def counted(self: Node, identify: Callable[[Node], str] = identify) -> str:
            built[self.noun] += 1
            return identify(self)

        monkeypatch.setattr(noun, "_content_id", counted)
    make = base._NEW

    def counted_new(cls: type[Node]) -> object:
        if cls is cg.Passage:  # its id is known before, as other nodes link to it
            built[cls.noun] += 1
        return make(cls)

    monkeypatch.setattr(base, "_NEW", counted_new)
    refused: list[Refused] = []
    nodes = read_text(TEXT, language="en", plugins=[stage(Porters(), refused)] if plugin else ())
    assert not refused
    assert plugin == any(isinstance(n, cg.Actor) and n.name == "300 troops" for n in nodes)
    kept = Counter(node.noun for node in nodes)
    assert min(kept[noun.noun] for noun in nouns) > 0
    assert built == {noun.noun: kept[noun.noun] for noun in nouns}


@pytest.mark.parametrize("example", ["eastern-flank", "harbour-audit"])
def test_nodes_that_are_made_unchecked_would_stand_the_check(example: str) -> None:
    text = cg.example(example).document.text
    for node in read_text(text, language="en", plugins=[stage(Porters(), [])]):
        assert type(node).model_validate(dict(node)) == node
        if not isinstance(node, cg.Source | Document):
            assert type(node).model_validate({**dict(node), "id": ""}).id == node.id

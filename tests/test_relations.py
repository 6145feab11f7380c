"""Questions answered from the nodes in memory: the same as their ``.rq`` files give by SPARQL."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import graphs

import claimgraph as cg
from claimgraph.graph.relations import RELATIONS
from claimgraph.questions import grammar
from claimgraph.questions.asking import Asking
from claimgraph.questions.queries import PARAMETERS, question, questions

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_NOUNS: dict[str, type[cg.model.Node]] = {
    "source": cg.Source, "claim": cg.Claim, "actor": cg.Actor, "event": cg.Event,
    "document": cg.Document,
}  # fmt: skip


def values(kb: cg.ClaimGraph, parameter: str) -> list[Any]:
    """All values that a parameter can take in a graph, and a word that means nothing there."""
    if parameter in _NOUNS:
        return [node.id for node in kb.all(_NOUNS[parameter])]
    if parameter == "unit":
        return ["none such", *{f.unit_code for f in kb.all(cg.Figure)} - {None}]
    if parameter == "words":
        spans = [kb[v.speaker] for v in kb.all(cg.Voicing) if v.speaker]
        said = [span.exact for span in spans if isinstance(span, cg.Passage)]
        return [*said, *(f"The {words.upper()}" for words in said), "nobody"]
    if parameter in ("during", "before", "after"):
        dates = {e.start_date for e in kb.all(cg.Event)} | {e.end_date for e in kb.all(cg.Event)}
        return [
            "2026",
            "2026-03",
            *{date[:length] for date in dates if date for length in (4, 10)},
        ]
    if parameter == "proposer":
        return ["nobody", *{c.proposed_by for c in kb.all(cg.Claim)} - {None}]
    return list(PARAMETERS[parameter].choices)


@given(graphs())
@SLOW
def test_relations_answer_as_sparql_does(kb: cg.ClaimGraph) -> None:
    relations = {name: columns for name, (columns, _) in RELATIONS.items()}
    for name, columns in {**relations, "events-dated": ("event", "")}.items():
        for column in filter(None, columns):
            if column not in {**_NOUNS, "figure": 1}:
                continue
            if name != "events-dated":
                assert set(kb._ids(name, column)) == Asking._ids(kb, name, column), name
            for parameter in question(name).parameters:
                if parameter != column and {parameter, column} <= {
                    *columns,
                    "during",
                    "after",
                    "before",
                }:
                    for value in values(kb, parameter):
                        ours = kb._ids(name, column, parameter, value)
                        theirs = Asking._ids(kb, name, column, parameter, value)
                        assert set(ours) == set(theirs), (name, column, value)
                        assert list(ours) == [key for key in kb if key in set(theirs)], name


@given(graphs())
@SLOW
def test_pairs_of_relations_are_those_of_sparql(kb: cg.ClaimGraph) -> None:
    pairs = kb._both("claims-voiced-by", "claim", "actor")
    assert set(pairs) == set(Asking._both(kb, "claims-voiced-by", "claim", "actor"))


def test_questions_with_filters_build_no_triple_store(monkeypatch: pytest.MonkeyPatch) -> None:
    kb = cg.example("eastern-flank")

    def refused(*_: object) -> None:
        raise AssertionError("a store was built")

    monkeypatch.setattr("claimgraph.store.MemoryStore", refused)
    claim, event = kb.claims(relying_on=5)[0], kb.events()[0]
    assert claim in kb.claims(citing=5, status="cited", kind=claim.kind, document=kb.document)
    assert kb.sources(of=claim)[0] in kb.sources(unused=False)
    assert kb.claims(about=event)
    assert kb.claims(mentioning=kb.actors(in_claim=claim)[0])
    assert len(kb.figures(conflicting=True)) == 0
    assert set(kb.events(during="2026")) <= set(kb.events())
    with pytest.raises(AssertionError, match="store"):
        kb.sparql("ASK { ?c a cg:Claim }")


def test_every_filter_has_a_relation() -> None:
    asked = set(re.findall(r'"([a-z]+-[a-z-]+)"', inspect.getsource(grammar))) & set(questions())
    assert "claims-in" in asked
    assert asked <= {*RELATIONS, "events-dated"}

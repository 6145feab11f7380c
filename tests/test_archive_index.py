"""The index of an archive: the answers of a graph, kept true by every write, mended by verify."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import graphs
from test_archive import linked
from test_graph import MADE
from writers import made

import claimgraph as cg
from claimgraph.archive.facts import Facts
from claimgraph.archive.gather import facts_of
from claimgraph.errors import VersionConflict
from claimgraph.model import ClaimKind, Status, choices
from claimgraph.nodes.partition import split
from claimgraph.questions.asking import Asking

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def held_by(kb: cg.ClaimGraph) -> cg.Archive:
    archive = cg.Archive()
    archive.add(kb)
    return archive


def filters(kb: cg.ClaimGraph) -> list[dict[str, Any]]:
    """Filters for claims, each with every value that it can have in a graph."""
    named = {
        "relying_on": kb.all(cg.Source), "citing": kb.all(cg.Source),
        "only_source": kb.all(cg.Source), "voiced_by": kb.all(cg.Actor),
        "mentioning": kb.all(cg.Actor), "about": kb.all(cg.Event), "document": kb.all(cg.Document),
        "status": choices(Status), "kind": choices(ClaimKind),
    }  # fmt: skip
    found = [{name: value} for name, values in named.items() for value in values]
    return [{}, *found, *({"relying_on": s, "counting": "candidates"} for s in kb.all(cg.Source))]


@given(graphs(), st.data())
@SLOW
def test_claims_are_those_of_the_graph_in_its_order(kb: cg.ClaimGraph, data: st.DataObject) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    for one in filters(kb):
        expected, found = list(kb.claims(**one)), archive.claims(**one)
        assert list(found) == expected, one
        assert len(found) == len(expected)
        assert [claim in found for claim in kb.claims()] == [c in expected for c in kb.claims()]
        assert list(found[:3]) == expected[:3]
        assert list(found[1::2]) == expected[1::2]
        assert list(found[::-1]) == expected[::-1]
        assert [found[n] for n in range(-len(expected), len(expected))] == expected * 2
    chosen = data.draw(st.lists(st.sampled_from(filters(kb)), min_size=2, max_size=3))
    both = {name: value for one in chosen for name, value in one.items()}
    assert list(archive.claims(**both)) == list(kb.claims(**both)), both
    assert list(archive.documents()) == sorted(kb.all(cg.Document), key=lambda d: d.id)
    assert archive.verify(progress=False).ok


@given(graphs(), st.data())
@SLOW
def test_actors_events_and_figures_are_those_of_the_graph_in_its_order(
    kb: cg.ClaimGraph, data: st.DataObject
) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    asked: list[tuple[str, dict[str, Any]]] = [
        (noun, {}) for noun in ("actors", "events", "figures")
    ]
    asked += [("actors", {"voicing": True})]
    for claim in kb.claims():
        asked += [("actors", {"in_claim": claim}), ("actors", {"voicing": claim})]
        asked += [("figures", {"of": claim})]
    asked += [("events", {"involving": actor}) for actor in kb.all(cg.Actor)]
    asked += [("figures", {"unit": f.unit}) for f in kb.all(cg.Figure) if f.unit]
    asked += [
        (noun, {"document": d})
        for d in kb.all(cg.Document)
        for noun in ("actors", "events", "figures")
    ]
    for noun, chosen in asked:
        expected, found = list(getattr(kb, noun)(**chosen)), getattr(archive, noun)(**chosen)
        assert list(found) == expected, (noun, chosen)
        assert len(found) == len(expected), (noun, chosen)
        assert list(found[:2]) == expected[:2]
        assert list(found[::-1]) == expected[::-1]
    held = data.draw(st.sampled_from(kb.all(cg.Document)))
    for noun, chosen in asked:
        both = {"document": held} | chosen
        assert list(getattr(archive, noun)(**both)) == list(getattr(kb, noun)(**both))
    assert archive.verify(progress=False).ok


@given(graphs())
@SLOW
def test_a_name_means_what_it_means_in_each_document(kb: cg.ClaimGraph) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    for actor in kb.all(cg.Actor):
        for name in (actor.name, *actor.aliases):
            called = [a for a in kb.all(cg.Actor) if name in (a.name, *a.aliases)]
            if len({a.document for a in called}) < len(called):
                with pytest.raises(cg.errors.AmbiguousName):
                    archive.claims(mentioning=name)
                continue
            expected = [c for c in kb.claims() if set(c.mentions) & {a.id for a in called}]
            assert list(archive.claims(mentioning=name)) == expected
            assert len(archive.claims(mentioning=name)) == len(expected)
            ids = [archive.claims(mentioning=name, document=d) for d in kb.all(cg.Document)]
            assert [c for some in ids for c in some] == sorted(
                expected, key=lambda c: [d.id for d in kb.all(cg.Document)].index(c.document)
            )


@given(graphs())
@SLOW
def test_facts_come_back_as_they_were_and_can_be_made_from_the_store(kb: cg.ClaimGraph) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    index = archive._site.ledger.index
    assert index is not None
    for part in split(kb):
        facts = facts_of(part.own)
        assert Facts.decode(facts.encode()) == facts
        assert index.facts(cg.rdf.iri(part.document.id, archive.base)) == facts


def test_sparql_gives_the_same_ids() -> None:
    archive = cg.Archive()
    archive.add_many([cg.example("eastern-flank"), cg.example("harbour-audit")])
    for source in cg.example("eastern-flank").sources():
        for name in ("claims-relying-on", "claims-citing", "claims-only-source"):
            ids = archive._ids(name, "claim", "source", source)
            assert set(ids) == Asking._ids(archive, name, "claim", "source", source)


@settings(SLOW, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("arx"), st.integers(0, 3)), max_size=12))
def test_every_write_leaves_the_index_as_the_store(steps: list[tuple[str, int]]) -> None:
    archive = cg.Archive()
    held: dict[int, cg.ClaimGraph] = {}
    for number, (what, one) in enumerate(steps):
        kb = made(one, None if what == "a" else str(number), claims=3)
        if what == "a" and held.get(one) is None:
            archive.add(kb)
            held[one] = kb
        elif what == "r":
            archive.replace(kb)
            held[one] = kb
        elif what == "x" and held.get(one):
            archive.remove(held.pop(one).document)
        assert len(archive) == len(held)
        assert len(archive.claims()) == 3 * len(held)
        port = "https://example.org/port"
        expected = {c.id for k in held.values() for c in k.claims(relying_on=port)}
        if held:
            assert {c.id for c in archive.claims(relying_on=port)} == expected
    assert archive.verify(progress=False).ok


DAMAGE = [
    "DELETE FROM posting WHERE term LIKE 'claims-rel%'",
    "UPDATE term SET count = count + 1",
    "DELETE FROM facts",
    "UPDATE facts SET body = x'00'",
    "UPDATE name SET said = said || 'x'",
    "UPDATE facts SET hash = x'00'",
    "DELETE FROM posting WHERE term LIKE 'made-by%'",
    "UPDATE facts SET (hash, body) = (SELECT f.hash, f.body FROM facts f LIMIT 1)",
    "INSERT INTO facts SELECT 'https://kg.example/nobody', hash, body FROM facts LIMIT 1",
]


@pytest.mark.parametrize("at_once", [1, 2000, 1 << 20])
def test_many_documents_of_one_write_are_counted_as_each_alone(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("claimgraph.archive.index.COUNTED", at_once)
    kbs = [
        cg.parse(f"It rained {n % 7} times [1].\n\n1. Rain {n % 9}\n\nNo {n}") for n in range(20)
    ]
    one_by_one, together = cg.Archive(), cg.Archive()
    for kb in kbs:
        one_by_one.add(kb)
    together.add_many([*kbs, kbs[3]], progress=False)
    indexes = [archive._site.ledger.index for archive in (one_by_one, together)]
    assert indexes[0]
    assert indexes[1]
    assert indexes[0].fingerprint() == indexes[1].fingerprint()
    together.remove(*(kb.document.id for kb in kbs[1:]))
    one_by_one.remove(*(kb.document.id for kb in kbs[1:]))
    assert indexes[0].fingerprint() == indexes[1].fingerprint()
    assert together.verify(progress=False).ok
    assert len(together.claims()) == len(kbs[0].claims())


@pytest.mark.parametrize("damage", DAMAGE)
def test_an_index_that_disagrees_with_the_store_is_found_and_made_again(
    tmp_path: Path, damage: str
) -> None:
    kb = cg.example("eastern-flank")
    with cg.Archive(tmp_path / "a") as archive:
        archive.add_many([kb, made(0)])
    with sqlite3.connect(tmp_path / "a" / "ledger.sqlite") as db:
        assert db.execute(damage).rowcount
    db.close()
    with cg.Archive(tmp_path / "a", read_only=True) as archive:
        assert "open the archive to write" in archive.verify(progress=False).problems[0]
    with cg.Archive(tmp_path / "a") as archive:
        assert "it was made again" in archive.verify(progress=False).problems[0]
        assert archive.verify(progress=False).ok
        ours = archive.claims(relying_on=5, document=kb.document)
        assert list(ours) == list(kb.claims(relying_on=5))


def test_facts_that_leave_out_what_the_store_holds_are_found_and_made_again() -> None:
    archive = cg.Archive()
    archive.add(kb := cg.parse(MADE))
    ledger = archive._site.ledger
    (entry,) = ledger.entries("document")
    without = [node for node in kb.values() if not isinstance(node, cg.Citation)]
    ledger.reindex([(entry, facts_of(without).encode())])  # as a fault of ours would leave it
    assert not archive.claims(relying_on=1)
    assert "it was made again" in archive.verify(progress=False).problems[0]
    assert list(archive.claims(relying_on=1)) == list(kb.claims(relying_on=1))
    assert archive.verify(progress=False).ok


def test_an_index_of_an_older_layout_is_made_anew(tmp_path: Path) -> None:
    kb = cg.example("eastern-flank")
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(kb)
    with sqlite3.connect(tmp_path / "a" / "ledger.sqlite") as db:
        db.execute("DELETE FROM posting WHERE term LIKE 'sources-in%'")
        db.execute("PRAGMA user_version = 2")
    db.close()
    with cg.Archive(tmp_path / "a") as archive:
        assert list(archive.sources()) == list(kb.sources())
        assert archive.verify(progress=False).ok


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_the_layout_before_is_given_an_index(tmp_path: Path, read_only: bool) -> None:
    kb = cg.example("eastern-flank")
    with cg.Archive(tmp_path / "a") as archive:
        archive.add_many([kb, made(0)])
    with sqlite3.connect(tmp_path / "a" / "ledger.sqlite") as db:
        for table in ("facts", "posting", "term", "name", "name_in", "loose"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DROP INDEX entry_lost")
        db.execute("PRAGMA user_version = 1")
    db.close()
    with cg.Archive(tmp_path / "a", read_only=read_only) as archive:
        assert list(archive.claims(citing=1, document=kb.document)) == list(kb.claims(citing=1))
        assert archive.verify(progress=False).ok


def test_names_that_nobody_has_are_refused_with_the_nearest() -> None:
    archive = cg.Archive()
    archive.add(cg.example("eastern-flank"))
    with pytest.raises(cg.UnknownNode, match="Vance"):
        archive.claims(voiced_by="Vanse")
    assert len(archive.claims(voiced_by="VANCE")) == len(archive.claims(voiced_by="Vance")) > 0


# -- loss, by what it can reach -------------------------------------------------------------------


@given(linked(), st.data())
@SLOW
def test_a_loss_read_by_the_index_is_that_over_everything(
    kb: cg.ClaimGraph, data: st.DataObject
) -> None:
    if not kb.all(cg.Document) or not kb.all(cg.Source):
        return
    archive = held_by(kb)
    kb = archive.get(*[d.id for d in kb.all(cg.Document)])  # without what belongs to no document
    held = st.sampled_from(kb.all(cg.Source))
    lost = data.draw(st.lists(held, min_size=1, max_size=2, unique=True))
    counting: Any = data.draw(st.sampled_from(["explicit", "candidates"]))
    spans = [p.id for p in kb.all(cg.Passage)]
    words = data.draw(st.lists(st.sampled_from(spans), max_size=2, unique=True)) if spans else []
    near = archive.without(sources=[s.id for s in lost], passages=words, counting=counting)
    assert near._whole is not near
    archive._loss_holder().rule_bases  # noqa: B018  # reads everything, so that the next does
    whole = archive.without(sources=[s.id for s in lost], passages=words, counting=counting)
    assert whole._whole is whole
    for group in (
        "falls", "in_question", "survives", "candidates", "unresolved", "untouched", "unsupported",
    ):  # fmt: skip
        ours, theirs, wanted = (
            [c.id for c in getattr(one, group)]
            for one in (near, whole, kb.without(sources=lost, passages=words, counting=counting))
        )
        assert ours == theirs, group
        assert ours == wanted, group
    for claim in kb.claims():
        assert near.outcome(claim) == whole.outcome(claim)
        assert near.path(claim) == whole.path(claim)
        assert near.witness(claim) == whole.witness(claim)
    assert near.rows() == whole.rows()
    assert repr(near) == repr(whole)


@given(linked(), linked(), st.data())
@SLOW
def test_a_loss_asked_between_writes_is_that_of_an_archive_read_anew(
    first: cg.ClaimGraph, second: cg.ClaimGraph, data: st.DataObject
) -> None:
    sources = sorted({s.id for kb in (first, second) for s in kb.all(cg.Source)})
    if not sources:
        return
    lost = data.draw(st.sampled_from(sources))
    spans = sorted({p.id for kb in (first, second) for p in kb.all(cg.Passage)})
    words = data.draw(st.sampled_from(spans)) if spans else None
    parts = [archive.get(d) for archive in map(held_by, (first, second)) for d in archive]
    writes = data.draw(st.lists(st.sampled_from(["add", "remove", "whole", "replace"])))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimgraph.archive.parts.FEW", data.draw(st.sampled_from([0, 16])))
        archive = cg.Archive()
        for write in writes:
            kb = data.draw(st.sampled_from(parts)) if write != "whole" else first
            if write == "remove":
                if kb.document.id in archive:
                    archive.remove(kb.document)
            else:
                archive.replace(kb) if write == "replace" else added(archive, kb)
            anew = held_by(archive.get(*archive)) if len(archive) else archive
            losses: list[dict[str, Any]] = [{"sources": lost}] if lost in anew else []
            losses += [{"passages": words}] if words is not None and words in anew else []
            for loss in losses:
                same_loss(archive.without(**loss), anew.without(**loss))


def same_loss(ours: Any, theirs: Any) -> None:
    """Compare two impacts: the groups, in order, and each claim's path.

    Claims are compared by id: what a document says of claims that the archive lost since stays
    with it, and does not come along when all is taken out to be read anew.
    """
    for name in ("falls", "survives", "in_question", "unresolved", "untouched", "unsupported"):
        found, wanted = ([c.id for c in getattr(one, name)] for one in (ours, theirs))
        assert found == wanted, name
    for claim in (*theirs.falls, *theirs.survives, *theirs.in_question):
        assert ours.path(claim) == theirs.path(claim)
        assert ours.witness(claim) == theirs.witness(claim)
    assert ours.rows() == theirs.rows()
    assert ours.summary == theirs.summary


def added(archive: cg.Archive, kb: cg.ClaimGraph) -> None:
    with contextlib.suppress(VersionConflict):
        archive.add(kb)


def test_a_loss_after_an_add_finds_copies_that_came_with_it() -> None:
    lost = cg.Source(url="https://example.org/lost", title="Lost")
    copy = cg.Source(url="https://example.org/copy", title="Copy", copy_of=(lost.id,))
    archive = cg.Archive()
    for number, source in enumerate([lost, lost, copy, lost]):
        archive.add(citing(number, source))
        assert len(archive.without(sources=lost).falls) == number + 1
    assert len(archive.without(sources=copy).falls) == 1


def test_the_rules_of_all_documents_are_kept_and_told_of_what_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = cg.Archive()
    archive.add_many(made(n, claims=4) for n in range(6))
    own = "https://example.org/crane/3"
    before = len(archive.without(sources=own).untouched)
    monkeypatch.setattr("claimgraph.archive.index.Index.all_facts", None)  # nothing is read again
    monkeypatch.setattr("claimgraph.archive.parts.FEW", 0)  # nor made again
    archive.add(made(13, claims=4))
    after = archive.without(sources=own)
    assert (len(after.falls), len(after.untouched)) == (2, before + 4)
    assert len(archive.without(sources="https://example.org/crane/13").falls) == 2
    monkeypatch.undo()
    archive.remove(archive.documents()[0])
    fresh = held_by(archive.get(*archive))
    for name in ("falls", "untouched", "unsupported"):
        ours, theirs = archive.without(sources=own), fresh.without(sources=own)
        assert list(getattr(ours, name)) == list(getattr(theirs, name))


def test_words_that_come_later_count_for_citations_that_waited_for_them() -> None:
    """A citation rests on words of another document, which is added after it."""
    source = cg.Source(url="https://example.org/a", title="A")
    told = cg.Document(text="The road is closed.", title="Told")
    road = told.cut(0, len(told.text))
    quoting = cg.Document(text="It is closed.", title="Quoting")
    words = quoting.cut(0, len(quoting.text))
    claim = cg.Claim(document=quoting.id, passage=words.id, text=words.exact)
    cited = cg.Citation(
        claim=claim.id, source=source.id, basis="curated", evidence=(road.id,)
    )  # fmt: skip
    both = cg.ClaimGraph([source, told, road, quoting, words, claim, cited])
    archive = held_by(both)
    (alone,) = [kb for kb in map(archive.get, archive) if kb.document.text == told.text]
    archive.remove(alone.document)
    assert [c.id for c in archive.without(sources=source).falls] == [claim.id]
    assert list(archive.without(sources=source).untouched) == []  # reads everything
    archive.add(alone)
    assert [c.id for c in archive.without(passages=road).falls] == [claim.id]


def citing(number: int, source: cg.Source) -> cg.ClaimGraph:
    text = f"The mill burned {number} times [1]."
    document = cg.Document(text=text)
    words = document.cut(0, len(text))
    marker = cg.Marker(document=document.id, start=len(text) - 4, end=len(text) - 1, exact="[1]")
    claim = cg.Claim(document=document.id, passage=words.id, text=text[:-5] + ".")
    citation = cg.Citation(claim=claim.id, source=source.id, basis="sameSentence", marker=marker.id)
    upstream = [
        cg.Source(id=one, title="Lost", url="https://example.org/lost") for one in source.copy_of
    ]
    return cg.ClaimGraph([document, words, marker, claim, source, citation, *upstream])


def test_a_loss_reads_nothing_of_documents_that_it_cannot_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = cg.Archive()
    archive.add_many(made(n, claims=4) for n in range(12))
    monkeypatch.setattr("claimgraph.archive.rules.read_rule_base", None)
    own = "https://example.org/crane/3"
    assert [c.text for c in archive.without(sources=own).falls] == [
        "Crane 3 lifted load 1.", "Crane 3 lifted load 3."
    ]  # fmt: skip
    index = archive._site.ledger.index
    assert index is not None
    assert index._decoded.cache_info().currsize == 1
    words = archive.claims()[0].passage
    assert [c.passage for c in archive.without(passages=words).falls] == [words]
    assert index._decoded.cache_info().currsize <= 3
    archive.add(made(13, claims=4))
    assert len(archive.without(sources="https://example.org/crane/13").falls) == 2
    assert len(archive.without(sources="https://example.org/port").falls) == 26


@given(graphs())
@SLOW
def test_sources_are_those_of_the_graph_in_its_order(kb: cg.ClaimGraph) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    usages: list[dict[str, Any]] = [{}, {"unused": True}, {"unused": False}]
    within: list[dict[str, Any]] = [{}, *({"document": d} for d in kb.all(cg.Document))]
    of: list[dict[str, Any]] = [{}, *({"of": claim} for claim in kb.claims()[:3])]
    of += [{"of": claim, "counting": "candidates"} for claim in kb.claims()[:3]]
    for chosen in (u | w | o for u in usages for w in within for o in of):
        expected, found = list(kb.sources(**chosen)), archive.sources(**chosen)
        assert list(found) == expected, chosen
        assert len(found) == len(expected), chosen
        assert list(found[:2]) == expected[:2]
        assert list(found[::-1]) == expected[::-1]
        assert bool(found) == bool(expected)


@given(graphs())
@SLOW
def test_events_in_time_are_those_of_the_graph_in_its_order(kb: cg.ClaimGraph) -> None:
    if not kb.all(cg.Document):
        return
    archive = held_by(kb)
    days = {d for e in kb.events() for d in (e.start_date, e.end_date) if d} | {"2026", "2026-03"}
    days |= {day[:length] for day in days for length in (4, 7)}
    for name in ("during", "after", "before"):
        for day in sorted(days):
            expected, found = list(kb.events(**{name: day})), archive.events(**{name: day})
            assert list(found) == expected, (name, day)
            assert len(found) == len(expected)
            assert list(found[:2]) == expected[:2]
    first, last = min(days), max(days)
    both = list(archive.events(after=first, before=last))
    assert both == list(kb.events(after=first, before=last))

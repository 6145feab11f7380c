"""An archive holds what it was given, answers as a graph does, and keeps its ledger true."""

from __future__ import annotations

import threading
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphs_for_plots import half_lost
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import graphs
from test_graph import MADE

import claimgraph as cg
from claimgraph.archive.units import SHARED
from claimgraph.errors import AmbiguousName, ArchiveLocked, VersionConflict
from claimgraph.questions import Counting
from claimgraph.questions.queries import questions
from claimgraph.store.loading import Loading

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def audit() -> cg.ClaimGraph:
    return cg.example("harbour-audit")


FIELDS = ["alternate_of", "disputes", "specialization_of"]


@st.composite
def linked(draw: st.DrawFn) -> cg.ClaimGraph:
    """Up to three documents whose claims agree, clash and follow across documents."""
    kb = draw(graphs(most=3))
    held = {node.id: node for node in kb.values()}
    claims = kb.all(cg.Claim)
    for first in claims:
        others = [c.id for c in claims if c.document != first.document]
        yes: bool = draw(st.booleans())
        if others and yes:
            other: str = draw(st.sampled_from(others))
            field: str = draw(st.sampled_from(FIELDS))
            held[first.id] = held[first.id].model_copy(
                update={field: tuple(sorted({*getattr(first, field), other}))}
            )
            if draw(st.booleans()):
                step = cg.Inference(claim=first.id, premises=(other,))
                held[step.id] = step
    return cg.ClaimGraph(held.values())


def documents(kb: cg.ClaimGraph) -> list[str]:
    return [document.id for document in kb.all(cg.Document)]


def part(kb: cg.ClaimGraph, *kept: str) -> cg.ClaimGraph:
    """The graph with only some of its documents, read from a fresh archive."""
    archive = cg.Archive()
    archive.add(kb)
    return archive.get(*kept)


# -- what goes in comes out -----------------------------------------------------------------------


@given(linked())
@SLOW
def test_what_goes_in_comes_out(kb: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(kb)
    assert archive.get(*documents(kb)) == kb
    assert sorted(archive) == sorted(documents(kb))
    assert archive.verify().ok, archive.verify()


@given(linked())
@SLOW
def test_adding_again_changes_nothing(kb: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(kb)
    before, quads = archive.sparql(ALL).rows(), len(archive.batches())
    assert set(archive.add(kb).unchanged) == set(documents(kb))
    for document in documents(kb):
        assert archive.add(archive.get(document)).unchanged == (document,)
    assert archive.sparql(ALL).rows() == before
    assert len(archive.batches()) == quads


ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


@given(linked())
@SLOW
def test_all_questions_have_the_answers_of_the_graph(kb: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(kb)
    for name in questions():
        assert rows(archive, name) == rows(kb, name), name


def rows(held: Any, name: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row.values()) for row in held.ask(name))


@given(graphs(most=3), st.data())
@SLOW
def test_filters_give_the_same_nodes_in_the_same_order(kb: cg.ClaimGraph, data: Any) -> None:
    archive = cg.Archive()
    archive.add(kb)
    for document in [None, *documents(kb)]:
        assert list(archive.claims(document=document)) == list(kb.claims(document=document))
        assert list(archive.sources(document=document)) == list(kb.sources(document=document))
        assert list(archive.figures(document=document)) == list(kb.figures(document=document))
        assert list(archive.actors(document=document)) == list(kb.actors(document=document))
        assert list(archive.events(document=document)) == list(kb.events(document=document))
    for source in kb.all(cg.Source):
        assert list(archive.claims(relying_on=source)) == list(kb.claims(relying_on=source))
    assert list(archive.claims(status="cited")) == list(kb.claims(status="cited"))
    assert list(archive.sources(unused=True)) == list(kb.sources(unused=True))


# -- a model of what a sequence of writes leaves behind -------------------------------------------


@given(linked(), st.data())
@settings(SLOW, max_examples=15)
def test_writes_leave_what_a_plain_dict_would_hold(kb: cg.ClaimGraph, data: Any) -> None:
    archive = cg.Archive()
    model: dict[str, cg.ClaimGraph] = {}
    parts = {document: part(kb, document) for document in documents(kb)}
    for _ in range(data.draw(st.integers(1, 8))):
        document = data.draw(st.sampled_from(sorted(parts)))
        match data.draw(st.sampled_from(["add", "replace", "remove", "get"])):
            case "add" if model.get(document) in (None, parts[document]):
                archive.add(parts[document])
                model[document] = parts[document]
            case "replace":
                edited = noted(parts[document], data.draw(st.text("ab", max_size=2)))
                archive.replace(edited)
                model[document] = edited
            case "remove" if document in model:
                archive.remove(document)
                del model[document]
        assert sorted(archive) == sorted(model)
        for held, expected in model.items():
            assert own(archive.get(held)) == own(expected)
        assert archive.verify().ok, archive.verify()
    if not model:
        assert archive.sparql("SELECT ?s { ?s ?p ?o }").rows() == []


def noted(kb: cg.ClaimGraph, note: str) -> cg.ClaimGraph:
    """The graph with a note on its document."""
    document = kb.document.model_copy(update={"note": note or None})
    return cg.ClaimGraph([document if node == kb.document else node for node in kb.values()])


def own(kb: cg.ClaimGraph) -> dict[str, cg.model.Node]:
    return {node.id: node for node in kb.values() if not isinstance(node, cg.Source)}


def test_links_to_another_document_wait_for_its_return(
    briefing: cg.ClaimGraph, audit: cg.ClaimGraph
) -> None:
    first, second = briefing.all(cg.Claim)[0], audit.all(cg.Claim)[0]
    joined = (briefing | audit).with_nodes()
    node = first.model_copy(update={"alternate_of": (second.id,)})
    joined = cg.ClaimGraph([node if n.id == first.id else n for n in joined.values()])
    archive = cg.Archive()
    archive.add(joined)
    assert archive.get(briefing.document) == briefing
    archive.remove(audit.document)
    archive.replace(noted(archive.get(briefing.document), "seen again"))
    archive.add(audit)
    both = archive.get(briefing.document, audit.document)
    assert both[first.id].alternate_of == (second.id,)  # type: ignore[attr-defined]  # a claim
    assert archive.verify().ok


def test_another_version_needs_replace(briefing: cg.ClaimGraph, audit: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(briefing)
    edited = noted(briefing, "corrected")
    with pytest.raises(VersionConflict, match="only replacing"):
        archive.add(edited | audit)
    assert list(archive) == [briefing.document.id]
    assert archive.replace(edited).replaced == (briefing.document.id,)
    assert archive.get(briefing.document) == edited


# -- what documents share -------------------------------------------------------------------------


def cites(text: str, title: str, **more: Any) -> cg.ClaimGraph:
    """A document of one claim that cites one url under some title."""
    document = cg.Document(text=text)
    words = document.cut(0, len(text))
    source = cg.Source(url="https://example.org/a", title=title, **more)
    claim = cg.Claim(document=document.id, passage=words.id, text=text)
    tie = cg.Citation(claim=claim.id, source=source.id, basis="curated")
    return cg.ClaimGraph([document, words, source, claim, tie])


def test_a_source_is_one_node_however_many_cite_it() -> None:
    archive = cg.Archive()
    archive.add_many([cites(f"It rained {n}.", "Weather") for n in range(5)])
    assert len(archive.sources()) == 1
    counted = archive.sparql("SELECT (COUNT(?s) AS ?n) { ?s a cg:Source ; schema:headline ?t }")
    assert counted[0]["n"] == 1
    assert len(archive.claims(relying_on="weather")) == 5


def test_the_first_to_describe_a_source_is_right_and_others_add() -> None:
    archive = cg.Archive()
    archive.add(cites("It rained.", "Weather"))
    archive.add(cites("It poured.", "Rain", publisher="The Courier"))
    (source,) = archive.sources()
    assert (source.title, source.publisher) == ("Weather", "The Courier")
    assert archive.verify().ok
    assert archive.add(cites("It rained.", "Weather")).unchanged


def test_a_source_goes_with_the_last_document_that_cites_it() -> None:
    archive = cg.Archive()
    first, second = cites("It rained.", "Weather"), cites("It poured.", "Weather")
    archive.add_many([first, second])
    archive.remove(first.document)
    assert len(archive.sources()) == 1
    archive.remove(second.document)
    assert archive.sparql("SELECT ?s { ?s ?p ?o }").rows() == []


def test_replacing_the_only_document_corrects_its_source() -> None:
    archive = cg.Archive()
    archive.add(cites("It rained.", "Wether"))
    archive.replace(cites("It rained.", "Weather"))
    assert [s.title for s in archive.sources()] == ["Weather"]
    archive.add(cites("It poured.", "Weather"))
    archive.replace(cites("It poured.", "Rain", publisher="The Courier"))
    (source,) = archive.sources()
    assert (source.title, source.publisher) == ("Rain", "The Courier")
    written = archive.replace(cites("It poured.", "Rain", publisher="The Gazette"))
    assert written.changed == (source.id,)
    assert repr(written) == "<Written: 1 document unchanged, 1 shared node changed>"
    assert archive.verify().ok


# -- loss -----------------------------------------------------------------------------------------

COUNTINGS: tuple[Counting, ...] = ("explicit", "candidates")


@given(linked())
@SLOW
def test_losses_are_those_of_the_graph(kb: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(kb)
    lost: list[dict[str, Any]] = [{"sources": source} for source in kb.all(cg.Source)]
    lost += [{"passages": passage} for passage in kb.all(cg.Passage)[:3]]
    for what in lost:
        for counting in COUNTINGS:
            ours = archive.without(**what, counting=counting)
            theirs = kb.without(**what, counting=counting)
            for group in (
                "falls", "in_question", "survives", "untouched", "unsupported", "candidates",
                "touched",
            ):  # fmt: skip
                assert list(getattr(ours, group)) == list(getattr(theirs, group)), group
            for claim in ours.falls:
                assert ours.path(claim).startswith(f"{claim.id} fell: ")
                assert ours.outcome(claim) == "falls"
            assert ours.summary.rpartition(": ")[2] == theirs.summary.rpartition(": ")[2]


def test_a_loss_puts_in_question_what_it_does_in_the_graph() -> None:
    kb = half_lost()
    wheat = kb.all(cg.Source)[0].id
    with cg.Archive() as archive:
        archive.add(kb)
        lost = archive.without(sources=wheat)
        assert {c.id for c in lost.in_question} == {c.id for c in kb.without(sources=1).in_question}
        assert sorted(str(row["outcome"]) for row in lost.rows()) == ["in question", "survives"]


def test_a_loss_knows_texts_notices_and_passages_by_any_name() -> None:
    """A document is the text of a source, another quotes it, and passages have odd ids."""
    source = cg.Source(url="https://example.org/a", title="A", id="source-a")
    own = cg.Document(text="The road is closed. The bridge is open.", origin=source.url)
    quoting = cg.Document(text="It is closed. It is open. It is late.")
    road, bridge = own.cut(0, 19, id="z"), own.cut(20, 39, id="y")
    words = [
        quoting.cut(0, 13, id="third"),
        quoting.cut(14, 25),
        quoting.cut(26, 37, id="a#char=9"),
    ]
    claims = [
        cg.Claim(document=quoting.id, passage=p.id, text=p.exact, id=f"claim-{n}")
        for n, p in zip("312", words, strict=True)
    ]
    cites = [
        cg.Citation(claim=claims[0].id, source=source.id, basis="curated"),
        cg.Citation(claim=claims[1].id, source=source.id, basis="curated", evidence=(road.id,)),
        cg.Citation(claim=claims[2].id, source=source.id, basis="curated", evidence=(bridge.id,)),
    ]
    notice = cg.Notice(source=source.id, kind="corrected", date="2031-05-01", passages=(road.id,))
    kb = cg.ClaimGraph([source, own, quoting, road, bridge, *words, *claims, *cites, notice])
    archive = cg.Archive()
    archive.add(kb)
    for lost in ({}, {"sources": source}, {"passages": bridge}, {"as_of": "2031-04"}):
        ours, theirs = archive.without(**lost), kb.without(**lost)
        for group in ("falls", "survives", "untouched", "unsupported", "unresolved"):
            assert list(getattr(ours, group)) == list(getattr(theirs, group)), (lost, group)
    assert [claim.id for claim in archive.without(sources=source).falls] == [
        claim.id for claim in claims
    ]
    assert [claim.id for claim in archive.without().unresolved] == [claims[0].id]


def test_a_write_is_seen_by_the_next_loss(briefing: cg.ClaimGraph, audit: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(briefing)
    source = audit.all(cg.Source)[0]
    before = len(archive.without(sources=briefing.all(cg.Source)[0]).falls)
    archive.add(audit)
    assert len(archive.without(sources=source).falls) == len(audit.without(sources=source).falls)
    assert len(archive.without(sources=briefing.all(cg.Source)[0]).falls) == before


# -- rows -----------------------------------------------------------------------------------------


def test_empty_answers_have_the_columns_of_full_ones(briefing: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    nothing = [archive.claims(), archive.sources(), archive.actors(), archive.events()]
    nothing += [archive.figures(), archive.documents()]
    empty = [answer.columns for answer in nothing]
    archive.add(briefing)
    full = [archive.claims(), archive.sources(), archive.actors(), archive.events()]
    full += [archive.figures(), archive.documents()]
    assert all(full)
    assert empty == [answer.columns for answer in full]
    assert list(nothing[0].to_frame().columns) == list(full[0].to_frame().columns)


def test_rows_say_how_a_claim_is_meant() -> None:
    document = cg.Document(text="The bridge may reopen. It rained.")
    may, rain = document.cut(0, 22), document.cut(23, 33)
    claims = [
        cg.Claim(document=document.id, passage=may.id, text=may.exact, modality="conditional"),
        cg.Claim(document=document.id, passage=rain.id, text=rain.exact, modality="asserted"),
    ]
    kb = cg.ClaimGraph([document, may, rain, *claims])
    archive = cg.Archive()
    archive.add(kb)
    for answer in (kb.claims(), archive.claims()):
        assert [row["modality"] for row in answer.rows()] == ["conditional", ""]


# -- names ----------------------------------------------------------------------------------------


def test_names_mean_what_they_mean_in_each_document(
    briefing: cg.ClaimGraph, audit: cg.ClaimGraph
) -> None:
    archive = cg.Archive()
    archive.add_many([briefing, audit])
    for kb in (briefing, audit):
        for number in (1, 2, 3):
            found = archive.claims(relying_on=number, document=kb.document.title)
            assert list(found) == list(kb.claims(relying_on=number))
    with pytest.raises(AmbiguousName, match="use an id, or name the document"):
        archive.claims(relying_on=1)
    with pytest.raises(cg.UnknownNode, match="did you mean"):
        archive.claims(voiced_by="Vanse")
    actor = next(a for a in briefing.actors() if len(briefing.claims(voiced_by=a)))
    assert list(archive.claims(voiced_by=actor.name.upper())) == list(
        briefing.claims(voiced_by=actor)
    )


def test_an_actor_of_one_name_is_found_in_every_document(briefing: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    for text in ("Ada left.", "Ada came back."):
        document = cg.Document(text=text)
        words = document.cut(0, len(text))
        ada = cg.Actor(document=document.id, name="Ada", kind="person")
        claim = cg.Claim(document=document.id, passage=words.id, text=text, mentions=(ada.id,))
        archive.add(cg.ClaimGraph([document, words, ada, claim]))
    assert len(archive.claims(mentioning="Ada")) == 2
    assert len(archive.claims(mentioning="ada", document=next(iter(archive)))) == 1


def test_answers_read_as_tables(briefing: cg.ClaimGraph, audit: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add_many([briefing, audit])
    assert "NATO eastern flank briefing" in repr(archive.documents())
    shown = archive.claims(document=audit.document).rows()
    assert {row["status"] for row in shown} == {audit.status(c) for c in audit.claims()}
    for source, row in zip(archive.sources(), archive.sources().rows(), strict=True):
        assert row["claims"] == len(archive.claims(relying_on=source))
    assert repr(archive) == "<Archive in memory: 2 documents>"


# -- many at once ---------------------------------------------------------------------------------


def test_much_flows_through_a_pipe_and_an_error_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgraph.store.loading.GATHERED", 1000)
    kbs = [cites(f"It rained {n} times.", "Weather") for n in range(50)]

    def failing() -> Iterator[cg.ClaimGraph]:
        yield from kbs[:40]
        raise FileNotFoundError("no more")

    with cg.Archive(tmp_path / "a") as archive:
        with pytest.raises(FileNotFoundError):
            archive.add_many(failing())
        assert len(archive) == 0
        assert archive.sparql("SELECT ?s { ?s ?p ?o }").rows() == []
        assert len(archive.add_many(kbs).added) == 50
        assert archive.verify().ok
        assert len(archive.add_many(kbs).unchanged) == 50


def test_a_load_is_read_once_the_one_before_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that are read at once would take twice the memory."""
    monkeypatch.setattr("claimgraph.store.loading.GATHERED", 10)
    read: list[bytes] = []
    begun, go_on = threading.Event(), threading.Event()

    def slowly(path: str) -> None:
        begun.set()
        assert go_on.wait(30)
        quickly(path)

    def quickly(path: str) -> None:
        read.append(Path(path).read_bytes())

    first = Loading(read.append, slowly)
    second = Loading(read.append, quickly, first)
    first.add(b"the first text\n")
    first.end()
    assert begun.wait(30)
    second.add(b"the second text\n")
    second.end()
    assert read == []
    go_on.set()
    first.finish()
    second.finish()
    assert read == [b"the first text\n", b"the second text\n"]


def test_batches_before_a_conflict_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimgraph.store.oxigraph.MemoryStore.batch", 10_000)
    archive = cg.Archive()
    kbs = [cites(f"It rained {n} times.", "Weather") for n in range(20)]
    archive.add(noted(kbs[-1], "seen"))
    with pytest.raises(VersionConflict):
        archive.add_many(kbs)
    assert 5 < len(archive) < 20
    assert archive.verify().ok


def test_the_first_of_a_batch_is_compared_with_the_batch_on_its_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimgraph.store.oxigraph.MemoryStore.batch", 1)
    monkeypatch.setattr("claimgraph.store.oxigraph.MemoryStore.largest_batch", 1)
    archive = cg.Archive()
    kb = cites("It rained.", "Weather")
    with pytest.raises(VersionConflict):
        archive.add_many([kb, noted(kb, "seen")], progress=False)
    assert archive.get(kb.document) == kb


# -- on disk --------------------------------------------------------------------------------------


def test_a_folder_keeps_everything(tmp_path: Path, briefing: cg.ClaimGraph) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(briefing)
    with cg.Archive(tmp_path / "a") as archive:
        assert archive.get(briefing.document) == briefing
        assert archive.verify().ok
        assert [batch.state for batch in archive.batches()] == ["durable"]


def test_readers_share_and_writers_do_not(tmp_path: Path, briefing: cg.ClaimGraph) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(briefing)
        for read_only in (False, True):
            with pytest.raises(ArchiveLocked, match=r"is open in process \d+ on .* since 20"):
                cg.Archive(tmp_path / "a", read_only=read_only)
    with cg.Archive(tmp_path / "a", read_only=True) as one:
        with cg.Archive(tmp_path / "a", read_only=True) as two:
            assert list(one.claims()) == list(two.claims()) == list(briefing.claims())
            with pytest.raises(ArchiveLocked):
                cg.Archive(tmp_path / "a")
        with pytest.raises(cg.ArchiveProblem, match="opened to read"):
            one.remove(briefing.document)


def test_a_backup_is_an_archive(tmp_path: Path, briefing: cg.ClaimGraph) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(briefing)
        archive.backup(tmp_path / "b")
        archive.remove(briefing.document)
        with pytest.raises(cg.ArchiveProblem, match="exists"):
            archive.backup(tmp_path / "b")
    with cg.Archive(tmp_path / "b", read_only=True) as copy:
        assert copy.get(briefing.document) == briefing
        assert copy.verify().ok


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(cg.ArchiveProblem, match="holds something else"):
        cg.Archive(tmp_path)
    with pytest.raises(cg.ArchiveProblem, match="is not an archive"):
        cg.Archive(tmp_path / "nowhere", read_only=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_closed_archive_says_so(tmp_path: Path) -> None:
    archive = cg.Archive(tmp_path / "a")
    archive.close()
    with pytest.raises(cg.ArchiveProblem, match="is closed"):
        archive.claims()


def test_verify_tells_what_was_changed_behind_the_ledger(briefing: cg.ClaimGraph) -> None:
    archive = cg.Archive()
    archive.add(briefing)
    store = archive._site.store
    line = store.lines(archive.base + briefing.document.id)[0].decode()
    graph = f"<{archive.base}{briefing.document.id}>"
    raw: Any = store
    raw._store.update(f"DELETE DATA {{ GRAPH {graph} {{ {line.rpartition(' <')[0]} }} }}")
    raw._store.update("INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> <urn:c> } }")
    raw._store.update(f"INSERT DATA {{ GRAPH <{SHARED}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    told = archive.verify()
    assert not told
    assert len(told.problems) == 3
    assert "and the ledger says" in repr(told)


def test_nothing_warns(tmp_path: Path, briefing: cg.ClaimGraph) -> None:
    with warnings.catch_warnings(), cg.Archive(tmp_path / "a", durability="fast") as archive:
        warnings.simplefilter("error")
        archive.add(briefing)
        archive.get(briefing.document)
        repr(archive.claims())


def test_an_answer_whose_document_was_removed_says_so(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        kb = cg.example("eastern-flank")
        archive.add(kb)
        asked = archive.claims()[:10]
        archive.remove(kb.document)
        with pytest.raises(cg.ArchiveProblem, match=r"has been removed .* ask again"):
            list(asked)


@pytest.mark.parametrize("on_disk", [True, False])
def test_a_source_is_found_by_who_made_it_as_in_a_graph(tmp_path: Path, on_disk: bool) -> None:
    kb = cg.parse(MADE)
    with cg.Archive(tmp_path / "a" if on_disk else None) as archive:
        archive.add(kb)
        for name in ("velmpost", "VelmPost.example", "Tarm Radio", "the tarm radio", "Dam leaks"):
            expected = kb.without(sources=name).falls
            assert archive.without(sources=name).falls == expected
            assert archive.claims(relying_on=name) == kb.claims(relying_on=name)
        for name in ("Coast Mail", "COAST MAIL"):
            with pytest.raises(AmbiguousName, match="names 2 sources"):
                archive.without(sources=name)
        for name in ("Velm Herald", "velm", "the ", 'Tarm" Radio', ""):
            with pytest.raises(cg.UnknownNode):
                archive.without(sources=name)


def cited(kb: cg.ClaimGraph, source: cg.Source) -> cg.Citation:
    return cg.Citation(claim=kb.claims()[0].id, source=source.id, basis="curated")


def test_a_title_goes_before_a_maker_unless_it_is_the_makers_as_well() -> None:
    source = cg.Source(url="https://a.example/1", title="Coast Mail", publisher="Tarm Radio")
    read, archive = cg.parse(MADE), cg.Archive()
    archive.add(kb := read.with_nodes(source, cited(read, source)))
    assert archive.without(sources="Coast Mail").falls == kb.without(sources="Coast Mail").falls
    source = source.but(publisher="Coast Mail")
    both = read.with_nodes(source, cited(read, source))
    other = cg.Archive()
    other.add(both)
    for holder in (both, other):
        with pytest.raises(AmbiguousName, match="names 3 sources"):
            holder.without(sources="Coast Mail")


def test_makers_are_forgotten_with_their_documents() -> None:
    archive = cg.Archive()
    archive.add(kb := cg.parse(MADE))
    archive.remove(kb.document)
    with pytest.raises(cg.UnknownNode):
        archive.without(sources="Tarm Radio")


@pytest.mark.parametrize("place", [99, -11])
def test_a_place_that_no_answer_has_is_told_with_how_many_there_are(place: int) -> None:
    kb, archive = cg.parse(MADE), cg.Archive()
    archive.add(kb)
    for held in (
        kb.claims(),
        archive.claims(),
        archive.claims(status="cited"),
        archive.claims()[:4],
    ):
        with pytest.raises(IndexError, match=rf"no \[{place}\]: the answer has 4 claims"):
            held[place]
    with pytest.raises(IndexError, match=r"the answer has 1 document$"):
        archive.documents()[place]
    with pytest.raises(IndexError, match="the answer has 0 contradictions"):
        archive.contradictions()[place]
    with pytest.raises(IndexError, match="the answer has 1 origin"):
        kb.origins("c1")[place]

"""Files in and out: clear errors for what cannot be read, nothing lost from what can."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.files import dumps, loads


def test_an_empty_text_is_refused() -> None:
    for text in ("", " \n\t"):
        with pytest.raises(cg.UnreadableInput, match="the text is empty"):
            cg.parse(text)


def test_half_a_surrogate_pair_is_refused_with_its_place() -> None:
    with pytest.raises(cg.UnreadableInput, match=r"character 1 \(U\+D800\)"):
        cg.parse("a\ud800 [1].")


def test_a_binary_file_is_refused_by_its_first_bytes(tmp_path: Path) -> None:
    file = tmp_path / "photo.txt"
    file.write_bytes(b"GIF89a\xff\xfe\x00")
    with pytest.raises(cg.UnreadableInput, match=r"photo\.txt.*GIF picture"):
        cg.read(file)


def test_a_file_of_nuls_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "zeros.txt"
    file.write_bytes(b"abc\x00def")
    with pytest.raises(cg.UnreadableInput, match=r"zeros\.txt"):
        cg.read(file)


def test_a_missing_file_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        cg.read(tmp_path / "nowhere.txt")


def test_errors_about_content_name_the_file(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with pytest.raises(cg.UnreadableInput, match=r"empty\.txt: the text is empty"):
        cg.read(empty)
    moved = tmp_path / "moved.ttl"
    text = dumps(cg.parse("It rained [1].\n\n1. A: https://example.org/a"))
    moved.write_text(text.replace('oa:exact "[1]"', 'oa:exact "[2]"'), encoding="utf-8")
    with pytest.raises(cg.errors.SpanMismatch, match=r"moved\.ttl: marker-.*correct the offsets"):
        cg.load(moved)


def test_a_text_given_for_a_path_is_recognised() -> None:
    for text in ("It rained [1].\n\n1. A", "It rained [1]. " * 50):
        with pytest.raises(cg.UnreadableInput, match="parse takes the text itself"):
            cg.read(text)


@pytest.mark.parametrize("value", [None, b"It rained.", 5, Path("x.txt")])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(cg.UnreadableInput, match="parse takes a str"):
        cg.parse(value)  # type: ignore[arg-type]  # the error is the point


def test_half_a_surrogate_pair_is_no_rdf() -> None:
    with pytest.raises(cg.UnreadableInput, match="half a surrogate pair"):
        loads("\ud83d")


def test_an_unknown_format_is_named(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.UnreadableInput, match="'xml' is not an RDF format; choose from turtle"):
        loads("", "xml")
    with pytest.raises(cg.UnreadableInput, match="'xml'"):
        dumps(briefing, "xml")


def test_a_folder_that_is_missing_is_named(briefing: cg.ClaimGraph, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such folder to write to: '.*missing'"):
        cg.save(briefing, tmp_path / "missing" / "kb.ttl")


def test_an_unknown_ending_suggests(tmp_path: Path) -> None:
    file = tmp_path / "kb.ttll"
    file.write_text("x")
    with pytest.raises(cg.UnreadableInput, match=r"names no RDF format; try \.ttl"):
        cg.load(file)


def test_an_unknown_example_suggests() -> None:
    with pytest.raises(cg.UnknownNode, match="did you mean 'eastern-flank'"):
        cg.example("eastern-flanks")


def test_the_curated_text_is_the_briefing(briefing: cg.ClaimGraph) -> None:
    text = cg.resource("data/eastern-flank/briefing.txt").read_text(encoding="utf-8")
    assert briefing.document.text == text


def test_text_is_never_taken_for_a_path(tmp_path: Path) -> None:
    file = tmp_path / "kb.ttl"
    file.write_text(dumps(cg.parse("It rained.")))
    with pytest.raises(cg.errors.SyntaxProblem):
        loads(str(file))


def test_shipped_files_are_found_and_others_are_not() -> None:
    assert cg.resource("ontology/queries").is_dir()
    with pytest.raises(FileNotFoundError, match="look in ontology/ and data/"):
        cg.resource("ontology/nothing.ttl")


def test_a_text_too_long_for_rdf_readers_is_refused_before_it_is_written() -> None:
    kb = cg.ClaimGraph([cg.Document(text="x" * (17 << 20))])
    with pytest.raises(cg.InvalidGraph, match="16 MiB"):
        dumps(kb)


def test_a_path_that_no_system_has_is_refused() -> None:
    for opens in (cg.read, cg.load):
        with pytest.raises(cg.UnreadableInput, match="NUL"):
            opens("a\0b.ttl")


def test_a_sentence_given_for_a_path_gets_a_hint() -> None:
    with pytest.raises(FileNotFoundError, match="a text itself goes to standard input"):
        cg.read("It rained.")


def test_the_name_of_a_file_given_for_a_text_gets_a_hint() -> None:
    with pytest.warns(UserWarning, match=r"'report\.md' is read as a text; read takes the path"):
        cg.parse("report.md")
    cg.parse("It rained in report.md")


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body><p>It rained.</p></body></html>",
        "<p>It rained.<sup>[1]</sup></p>\n<ol><li>[1] Orr, Rain</li></ol>",
    ],
)
def test_a_page_given_for_a_text_gets_a_hint(page: str) -> None:
    with pytest.warns(UserWarning, match=r"the text is HTML.*save it as \.html, and read that"):
        cg.parse(page, only_citations=True)


@pytest.mark.filterwarnings("error")
def test_tags_in_a_text_or_in_markdown_get_no_hint() -> None:
    cg.parse("It rained <b>hard</b>.<sup>[1]</sup>", only_citations=True)
    readme = '<p align="center"><a href="x">Rain</a></p>\n\n# Rain\n\nIt rained.'
    cg.parse(readme, only_citations=True)


def test_each_ending_that_is_offered_can_be_written_and_read_back(tmp_path: Path) -> None:
    kb = cg.example("eastern-flank")
    with pytest.raises(cg.UnreadableInput, match=r"; try \.") as found:
        cg.save(kb, tmp_path / "kb.xyz")
    for ending in str(found.value).partition("; try ")[2].split(", "):
        cg.save(kb, tmp_path / f"kb{ending}")
        assert cg.load(tmp_path / f"kb{ending}") == kb


def test_cited_text_is_no_saved_graph(tmp_path: Path) -> None:
    with pytest.raises(cg.UnreadableInput, match="read it instead"):
        cg.load(tmp_path / "answer.md")


@pytest.mark.parametrize("path", ["\ud800.ttl", "a\0.ttl"])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    for take in (cg.read, cg.load):
        with pytest.raises(cg.UnreadableInput, match="is not the path of a file"):
            take(path)


def test_an_unknown_size_of_claims_is_refused() -> None:
    with pytest.raises(cg.UnreadableInput, match="'word' is not one of statement, sentence"):
        cg.parse("It rained.", claims="word")  # type: ignore[arg-type]  # the error is the point

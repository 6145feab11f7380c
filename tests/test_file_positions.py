"""Where words taken from a file stand in it: the very line and column, end included."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.cli import main
from claimgraph.intake import Intake, take_in
from claimgraph.intake.file_positions import FilePositions

PAGE = "<!doctype html><title>Harbour tolls</title>"


def cut(taken: Intake, words: str) -> tuple[int, int]:
    """The offsets in the file between which some words of the text stand."""
    assert taken.source is not None
    start = taken.text.index(words)
    where = FilePositions(taken.source, taken.text, taken.media_type)
    return offsets(taken.source, *where.span(start, start + len(words)))


def offsets(source: str, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    lines = source.split("\n")
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end))
    first, last = (
        sum(len(line) + 1 for line in lines[: line - 1]) + column - 1
        for line, column in (start, end)
    )
    return first, last


# The words of the text, and the file, in which ⟦ ⟧ are around them.
HTML = [
    ("The old dam held.", "<p>Dry.</p><p>⟦The <b>old</b> dam <i>he</i>ld.⟧</p>"),
    ("“It poured,” she wrote…", "<p>Dry. ⟦&ldquo;It poured,&rdquo; she wrote&hellip;⟧ And on.</p>"),
    ("Café Ørn & Co shut!", "<p>Dry. ⟦Caf&eacute; &Oslash;rn &amp; Co shut&#33;⟧ Later.</p>"),
    ("“Shut?”", "<p>He said so. ⟦&#8220;Shut?&#x201D;⟧</p>"),
    ("It poured.", "<p>It rained.\t⟦It poured.⟧\tIt fell.</p>"),
    ("She left.", "<p>😀 It rained 🌧.</p>\r\n<p>😀\t⟦She left.⟧</p>\r\n"),
    ("Tolls rose.", '<p title="a > Tolls rose.">Dry. ⟦Tolls rose.⟧</p>'),
    ("Ships left.", "<script>a = 'Ships left.' < 3</script><!-- Ships left. --><p>⟦Ships left.⟧"),
    ("Boats came.", "<style>p::before { content: 'Boats came.' }</style>\n<p>⟦Boats came.⟧"),
    ("Bread (white) cost 3.", "<ul><li>Dry.</li><li>⟦Bread <em>(white)</em> cost 3.⟧</li></ul>"),
    ("AT&T paid.", "<p>Dry. ⟦AT&T paid.⟧</p>"),
    ("港は閉鎖された。", "<p>雨が降った。⟦港は<b>閉鎖</b>された。⟧</p>"),
    ("पुल बंद रहा।", "<p>Dry. ⟦पुल <i>बंद</i> रहा।⟧</p>"),
    ("(It fell.)", "<p>Dry.</p>\n<p>⟦(It fell.)⟧</p>"),
]
WIKI = [
    ("The old dam held.", "Dry. ⟦The '''old''' [[dam|dam]] held.⟧"),
    ("The lighthouse closed.", "Dry.\n\n⟦The [[light]]house closed.⟧\n"),
    ("It is seen for 17 nmi.", "Dry. ⟦It is seen for {{convert|17|nmi|km}}.⟧ It fell."),
    ('She called it "quiet".', 'Dry. ⟦She called it "quiet".⟧{{who|date=May 2022}} It fell.'),
    ("The mill burned[1].", "Dry. ⟦The mill burned<ref>Smith. He was.</ref>.⟧ It fell."),
    ('"It poured."', 'He said.<ref>{{cite web|title="It poured."}}</ref> ⟦"It poured."⟧'),
    ("It fell\xa0– twice.", "Dry. ⟦It fell&nbsp;&ndash; twice.⟧ Or so."),
    ("Ships left.", "<!-- Ships left. -->\n⟦Ships left.⟧"),
    ("Café 😀 closed!", "😀 Dry.\t⟦Café 😀 closed!⟧\r\n"),
    ("Tolls rose.", "{{Infobox bridge|name=Tolls|text=Tolls fell.}}\r\n⟦Tolls rose.⟧\r\n"),
]
JSON = {
    "“It poured,” she wrote…": "Dry. “It poured,” she wrote… Later.",
    'They called it "dear".': 'Dry.\n\nThey called it "dear". It fell.',
    "Café 😀 closed!": "😀\tDry. Café 😀 closed! Später.",
    "C:\\new was lost.": "Dry. C:\\new was lost. It fell.",
}


@pytest.mark.parametrize(
    ("name", "words", "marked"),
    [("page.html", words, PAGE + page) for words, page in HTML]
    + [("page.wiki", words, page) for words, page in WIKI],
)
def test_words_begin_and_end_where_the_file_has_them(name: str, words: str, marked: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    taken = take_in(marked.replace("⟦", "").replace("⟧", "").encode(), name)
    assert cut(taken, words) == (start, end)


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("words", JSON)
def test_words_of_an_answer_begin_and_end_where_its_file_has_them(words: str, plain: bool) -> None:
    file = json.dumps(
        {"answer": JSON[words], "citations": ["https://a.example/"]}, ensure_ascii=plain
    )
    start, end = cut(take_in(file.encode(), "a.json"), words)
    assert json.loads(f'"{file[start:end]}"') == words


PIECES = {
    "html": ["<b>", "</b>", "<br>", "&eacute;", "&amp;", "<!-- toll. -->", '<i title="a>b">', " "],
    "wiki": ["''", "[[", "|ship]]", "&eacute;", "&amp;", "<!-- toll. -->", "{{a|toll. b}}", " "],
}
SENTENCES = ["Tolls rose.", "“It fell,” he said.", "Who knew?", "Rent (new) fell!", "It snowed 😀."]


@given(
    st.sampled_from(["html", "wiki"]),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True),
    st.data(),
)
def test_a_sentence_among_markup_is_found_to_the_sign(
    kind: str, sentences: list[str], data: st.DataObject
) -> None:
    source, places = "<!doctype html><p>" if kind == "html" else "", []
    for sentence in sentences:
        pieces = data.draw(st.lists(st.sampled_from(PIECES[kind]), max_size=3))
        source += "".join(pieces) + data.draw(st.sampled_from([" ", "\n", "\r\n", "\t"]))
        places.append((len(source), len(source) + len(sentence)))
        source += sentence
    taken = take_in(source.encode(), f"page.{kind}")
    for sentence, place in zip(sentences, places, strict=True):
        if sentence in taken.text:
            assert cut(taken, sentence) == place


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("It rained.{{when}} “It poured,” he [[wrote]].{{who}}\r\n", "wiki"),
        ("<p>It\trained. &ldquo;It poured,&rdquo; he <a>wrote</a>.</p>\r\n", "html"),
    ],
)
@pytest.mark.parametrize("before", ["", "\ufeff", "😀 é\r\n\r\n", "&amp;\t<!-- -->"])
def test_findings_have_the_line_and_column_of_the_file(
    raw: str, kind: str, before: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"page.{kind}"
    source = before + ("<!doctype html>" if kind == "html" else "") + "Dry.\r\n\r\n" + raw
    file.write_bytes(source.encode())
    main(["check", str(file), "--sarif", "--select", "CG201"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    regions = [found["locations"][0]["physicalLocation"]["region"] for found in results]
    seen = source.removeprefix("\ufeff")
    found = [
        seen[
            slice(
                *offsets(seen, (r["startLine"], r["startColumn"]), (r["endLine"], r["endColumn"]))
            )
        ]
        for r in regions
    ]
    assert len(found) >= 1
    for words in found:
        assert words in raw
        assert words.endswith(".")
        assert words.startswith(("It", "“", "&ldquo;"))


def rest(taken: Intake, words: str) -> str:
    """The rest of the line of the file at which some words of the text are found."""
    assert taken.source is not None
    start = taken.text.index(words)
    where = FilePositions(taken.source, taken.text, taken.media_type)
    line, column = where.place(start)
    assert (line, column) == where.span(start, start + len(words))[0]
    return taken.source.split("\n")[line - 1][column - 1 :]


def test_words_of_a_wiki_page_are_found_where_they_are_written() -> None:
    text = (
        "{{Infobox|name=Varne bridge}}\n'''Varne''' bridge [[toll|rose]].<ref\n name=p>Post, May"
        ".</ref>\n\n== Ships ==\n* Ships left.<ref>Log &amp; count.</ref>\n== Notes ==\n{{reflist}}"
    )
    taken = take_in(text.encode(), "page.wiki")
    assert rest(taken, "Varne bridge rose").startswith("Varne''' bridge")
    assert rest(taken, "Post, May").startswith("Post, May.</ref>")
    assert rest(taken, "[1] Post").startswith("Post, May.</ref>")
    assert rest(taken, "Ships left").startswith("Ships left.<ref>")
    assert rest(taken, "Log & count").startswith("Log &amp; count")


def test_words_of_an_answer_are_found_in_its_json() -> None:
    text = (
        '{"created": 1,\n "answer": "Tolls rose.\\n\\nThey \\u201cfell\\u201d [1].",\n'
        ' "citations": ["https://a.example/t"]}'
    )
    taken = take_in(text.encode(), "a.json")
    assert rest(taken, "Tolls").startswith("Tolls rose")
    assert rest(taken, "They").startswith("They \\u201cfell")
    assert rest(taken, "https").startswith("https://a.example/t")


@given(st.lists(st.sampled_from(["toll", "ship", "rose", "May", "<b>", "&amp;", "港", "\n"])))
def test_every_place_is_one_of_the_file(words: list[str]) -> None:
    taken = take_in(f"{PAGE}{' '.join(words)}".encode(), "page.html")
    assert taken.source is not None
    origins = FilePositions(taken.source, taken.text, taken.media_type)
    lines = taken.source.split("\n")
    for offset in range(len(taken.text) + 1):
        start, end = origins.span(offset, min(offset + 5, len(taken.text)))
        assert start == origins.place(offset) <= end
        assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end))


@pytest.mark.parametrize("kind", ["text/html", "text/x-wiki", "application/json"])
def test_words_that_repeat_without_end_are_placed_in_linear_time(kind: str) -> None:
    text = "toll " * 200_000
    assert FilePositions(text, text, kind).place(len(text) - 5) == (1, len(text) - 4)


@pytest.mark.parametrize("kind", ["text/html", "text/x-wiki", "application/json"])
@pytest.mark.parametrize(
    "sign",
    [
        "<!--",
        "<a ",
        '<a "',
        "{{",
        "}}",
        "<ref>",
        "</ref>",
        "&",
        "\\u",
        "<script>",
        "''",
        '" ',
        "</",
    ],
)
def test_markup_that_repeats_without_end_is_looked_through_in_linear_time(
    kind: str, sign: str
) -> None:
    source, text = f"It rained.{sign * 100_000}It poured.", "It rained. It poured."
    began = process_time()
    assert FilePositions(source, text, kind).span(0, 10)[0] == (1, 1)
    assert process_time() - began < 8

"""Files of every kind come in as the text a reader sees, with what was decided and why."""

from __future__ import annotations

import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_files import docx, footnote, paragraph, pdf, pdf_of

import claimgraph as cg
from claimgraph.files import read_bytes
from claimgraph.intake import Intake, ReadLimits, decide, take_in
from claimgraph.intake.balance import balanced, show
from claimgraph.intake.html import from_html
from claimgraph.intake.sheet import Sheet

PAGE = "<!doctype html><title>Harbour tolls</title>"


def html(markup: str) -> Intake:
    return take_in((PAGE + markup).encode(), "page.html")


def wiki(markup: str) -> Intake:
    return take_in(markup.encode(), "page.wiki")


def linked(taken: Intake) -> dict[str, str | None]:
    """The words of each link and where they lead: a url, or the line that is the target."""
    found: dict[str, str | None] = {}
    for link in taken.links:
        there = None if link.target is None else taken.text[link.target :].split("\n")[0]
        found[taken.text[link.start : link.end]] = link.url or there
    return found


PAGES = sorted(
    page for page in (Path(__file__).parent / "cases" / "pages").iterdir() if page.suffix != ".txt"
)
"""Pages, each with a file that says what is taken from it."""


def written(taken: Intake) -> str:
    """What a file comes to: its text, then each link and where it leads."""
    rows = [
        f"{taken.text[link.start : link.end]} -> "
        + (link.url or taken.text[link.target :].split("\n")[0])
        for link in taken.links
    ]
    return "\n".join([taken.text, "----", *rows]) + "\n"


# -- what a file is ------------------------------------------------------------------------------

DECISIONS = [
    (b"It rained [1].", "a.txt", "text/plain", "the ending .txt"),
    (b"It rained [1].", "", "text/plain", "nothing that says otherwise"),
    (b"# Rain\n\nIt rained **hard**.", "", "text/markdown", "Markdown"),
    (b"It rained [1].", "a.md", "text/markdown", "the ending .md"),
    (b"<!DOCTYPE html><p>It rained.", "a.txt", "text/html", "begins as an HTML page"),
    (b"\n<div><p>It rained.</p></div>", "a.txt", "text/html", "begins with a tag"),
    (b"a < b and b > c", "a.txt", "text/plain", "the ending .txt"),
    (b"It fell.<ref>{{cite web|title=A}}</ref> [[Rain]]", "a.txt", "text/x-wiki", "wiki markup"),
    (b"Write <ref>x</ref> to cite.", "a.txt", "text/plain", "the ending .txt"),
    (b".. [1] A note", "a.rst", "text/x-rst", "the ending .rst"),
    (b"%PDF-1.4", "a.txt", "application/pdf", "first bytes"),
    (docx(""), "a.bin", "application/vnd.openxml", "word/document.xml"),
]


@pytest.mark.parametrize(("data", "name", "media_type", "why"), DECISIONS)
def test_a_kind_is_decided_by_content_then_ending(
    data: bytes, name: str, media_type: str, why: str
) -> None:
    kind = decide(data, name)
    assert kind.media_type.startswith(media_type)
    assert why in kind.reason


REFUSED = [
    (b"\x89PNG\r\n", "a.png", "PNG picture"),
    (b"{\\rtf1 x}", "a.txt", "save it as .docx"),
    (
        b"<?xml version='1.0'?>\n<article><p>It fell.</p></article>",
        "a.xml",
        "this is XML (<article>)",
    ),
    (b"<TEI><teiHeader/><text><p>It fell.</p></text></TEI>", "a.txt", "this is XML (<TEI>)"),
    (b"PK\x03\x04junk", "a.docx", "damaged zip"),
    (
        docx("").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xd6"),
        "a.docx",
        "damaged zip",
    ),
    (b"\xd0\xcf\x11\xe0\xa1", "a.doc", "old Office file"),
    (b"@prefix cg: <x> .", "kb.ttl", "use load"),
    (b"It \xe9 rained", "a.txt", "byte 0xe9 at offset 3 (line 1) is not UTF-8"),
    (b"one\xfftwo", "Report.DOCX", "does not begin as a .docx file does; save it anew"),
    (b"one\xfftwo", "report.pdf", "does not begin as a .pdf file does; save it anew"),
    (b"one\ntwo\n\xff", "a.txt", "byte 0xff at offset 8 (line 3)"),
    (b"I\x00t\x00", "a.txt", "UTF-16 without a byte order mark"),
    (b"\xff\xfea", "a.txt", "is not UTF-16"),
    (b'<!doctype html><meta charset="utf-9">x', "a.html", "no known encoding"),
]


@pytest.mark.parametrize(("data", "name", "says"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_place(data: bytes, name: str, says: str) -> None:
    with pytest.raises(cg.UnreadableInput) as error:
        take_in(data, name)
    assert says in str(error.value)
    assert name in str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark_are_decoded(encoding: str) -> None:
    taken = take_in("Es regnet – überall 🌧 [1].".encode(encoding), "a.txt")
    assert taken.text == "Es regnet – überall 🌧 [1]."


def test_a_page_may_declare_its_encoding() -> None:
    page = '<!doctype html><meta charset="iso-8859-1"><p>Zoë said “yes”.'
    assert take_in(page.encode("cp1252"), "a.html").text == "Zoë said “yes”."


def test_a_page_saved_anew_may_declare_what_it_was_before() -> None:
    page = '<!doctype html><meta charset="gb2312"><p>下雨了。'.encode()
    taken = take_in(page, "a.html")
    assert taken.text == "下雨了。"
    assert "declares charset=gb2312 but is UTF-8" in taken.decision


def test_a_kind_can_be_overruled_and_a_wrong_one_suggests() -> None:
    assert take_in(b"a < b <i>c</i>", "a.txt", kind="html").text == "a < b c"
    with pytest.raises(cg.UnreadableInput, match="html"):
        take_in(b"x", "a.txt", kind="htnl")


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_plain_text_comes_in_as_it_is(text: str) -> None:
    taken = take_in(text.encode(), "a.md")
    assert taken.text == text.removeprefix("\ufeff")


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for library, extra, data, name in (
        ("pypdfium2", "pdf", b"%PDF-1.4", "a.pdf"),
        ("mammoth", "docx", docx(""), "a.docx"),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(cg.MissingExtra, match=rf"claimgraph\[{extra}\]"):
            take_in(data, name)


# -- HTML ----------------------------------------------------------------------------------------


def test_notes_of_a_page_become_markers_and_a_numbered_list() -> None:
    taken = html(
        '<main><p>Tolls rose.<sup id="r1"><a href="#n1">[1]</a></sup> Ships left.'
        '<sup><a href="#n2">2</a></sup> Tolls fell.<sup><a href="#n1">[1]</a></sup></p>'
        '<ol><li id="n1"><a href="#r1">^</a> <a href="https://a.example/t">Tolls</a>. Post.</li>'
        '<li id="n2">Ships, a count.</li><li>Never cited.</li></ol></main>'
    )
    assert taken.text == (
        "Tolls rose.[1] Ships left.[2] Tolls fell.[1]\n\n"
        "[1] Tolls. Post.\n[2] Ships, a count.\n[3] Never cited."
    )
    assert linked(taken) == {
        "[1]": "[1] Tolls. Post.",
        "[2]": "[2] Ships, a count.",
        "Tolls": "https://a.example/t",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_notes_of_pages_as_many_tools_write_them(page: Path) -> None:
    assert written(take_in(page.read_bytes(), page.name)) == page.with_suffix(
        f"{page.suffix}.txt"
    ).read_text(encoding="utf-8")


def test_notes_that_print_their_own_number_are_not_numbered_twice() -> None:
    taken = html(
        '<p>Tolls rose.<a name="b1" href="#f1">[1]</a></p>'
        '<p><a name="f1" href="#b1">[1]</a> Straits Post.</p>'
    )
    assert taken.text == "Tolls rose.[1]\n\n[1] Straits Post."


def test_boilerplate_is_left_out_and_counted() -> None:
    taken = html(
        "<header>Site</header><nav>Home</nav><script>x=1</script><style>p{}</style>"
        "<p>It rained.</p><p hidden>secret</p><p style='display: none'>secret</p>"
        "<div role=contentinfo>Imprint</div><aside>Ad</aside><footer>(c)</footer>"
    )
    assert taken.text == "Site\n\nIt rained."
    for reason in ("nav (4 characters)", "hidden (12 characters)", "contentinfo", "footer"):
        assert reason in taken.decision


def test_only_the_main_part_is_read_and_the_rest_is_counted() -> None:
    taken = html("<div>Menu of the day</div><main><p>It rained.</p></main>")
    assert taken.text == "It rained."
    assert "outside the main part (15 characters)" in taken.decision


def test_headings_lists_rows_code_and_breaks_keep_their_lines() -> None:
    taken = html(
        "<h1>Tolls</h1><ul><li>One<ul><li>Deep</ul><li><p>Two</p></ul><ol start=3><li>Three</ol>"
        "<table><tr><th>Year<th>Ships<tr><td>2031<td>90</table><pre>a[0]\n  b</pre>"
        "<p>first<br>second <code>x[1]</code> <q>so</q></p>"
    )
    assert taken.text == (
        "# Tolls\n\n- One\n  - Deep\n- Two\n\n3. Three\n\n| Year | Ships |\n| --- | --- |\n"
        "| 2031 | 90 |\n\n"
        "```\na[0]\n  b\n```\n\nfirst\nsecond `x[1]` “so”"
    )


def test_layout_tables_are_paragraphs() -> None:
    taken = html("<table><tr><td><h2>News</h2><p>It rained.</p></td><td>Ad</td></tr></table>")
    assert taken.text == "## News\n\nIt rained.\n\nAd"


def test_exponents_stay_exponents() -> None:
    assert (
        html("<p>3 km<sup>2</sup> of CO<sub>2</sub>, 10<sup>-6</sup>").text == "3 km² of CO₂, 10⁻⁶"
    )


def test_links_within_the_site_are_no_citations() -> None:
    taken = html(
        '<link rel=canonical href="https://www.wiki.example/Tolls"><p>The '
        '<a href="https://wiki.example/ship">ships</a> <a href="/x">left</a>, '
        '<a href="https://post.example/a b">says the Post</a>.'
    )
    assert linked(taken) == {"says the Post": "https://post.example/a%20b"}


def test_a_saved_page_whose_links_to_itself_are_whole_urls_is_understood() -> None:
    taken = html(
        '<p>Tolls rose.<sup><a href="https://w.example/Tolls#n1">[1]</a></sup> See '
        '<a href="https://w.example/Ships">ships</a>.</p><ol><li id=n1>Straits Post.</li></ol>'
    )
    assert linked(taken) == {"[1]": "[1] Straits Post."}


def test_entities_of_a_doctype_are_never_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b; &lt;b&gt; &eacute;'
    assert "haha" not in take_in(bomb.encode(), "a.html").text


HOSTILE_HTML = {
    "open tags": "<a " * 30_000,
    "comments": "<!--" * 30_000,
    "nested": "<div>" * 50_000 + "deep" + "</div>" * 50_000,
    "unclosed": "<b><i><table><tr><td>" * 5_000,
    "items": "<li>x" * 20_000,
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">",
    "notes": "".join(f'<a href="#n{i}">{i % 99}</a><p id=n{i}>x' for i in range(8_000)),
    "one note": '<a href="#n">1</a>' * 8_000 + "<div id=n>" * 8_000,
    "angles": "<" * 100_000,
    "entities": "&amp;&#x41;&nbsp;" * 15_000,
    "line": "word " * 200_000,
    "superscripts": "x<sup>2</sup>" * 10_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_HTML)
def test_hostile_pages_are_read_in_seconds(name: str) -> None:
    began = time.process_time()
    html(HOSTILE_HTML[name])
    assert time.process_time() - began < 8


def test_text_is_never_lost_however_deep_it_lies() -> None:
    assert html("<div>" * 3000 + "deep" + "</div>" * 3000 + "<p>after").text == "deep\n\nafter"


# -- wiki markup ---------------------------------------------------------------------------------


def test_references_of_a_wiki_page_become_markers_and_a_list() -> None:
    taken = wiki(
        "Tolls '''rose'''.<ref name=\"p\">{{cite news |title=Tolls up |url=https://a.example/t "
        "|work=Post |date=2 May 2031}}</ref> Ships left."
        "<ref>A count, [https://b.example/c May].</ref>"
        " Tolls fell.<ref name=p />\n\n== References ==\n{{reflist}}\n[[Category:Tolls]]"
    )
    assert taken.text == (
        "Tolls rose.[1] Ships left.[2] Tolls fell.[1]\n\n## References\n\n"
        "[1] Tolls up. Post. 2 May 2031. https://a.example/t\n[2] A count, May."
    )
    assert linked(taken)["May"] == "https://b.example/c"
    assert (linked(taken)["[2]"] or "").startswith("[2] A count")


def test_short_citations_lead_to_the_work_that_is_listed_once() -> None:
    taken = wiki(
        "Tolls rose.{{sfn|Okafor|2030|p=7}} They fell.{{sfn|Okafor|2030|p=9}}\n\n{{reflist}}\n"
        "* {{cite book|last=Okafor|year=2030|title=Straits|url=https://c.example/s}}"
    )
    work = "- Straits. Okafor. 2030. https://c.example/s"
    assert taken.text.splitlines()[2:] == [
        "[1] Okafor 2030, p. 7.", "[2] Okafor 2030, p. 9.", "", work
    ]  # fmt: skip
    assert linked(taken)["Okafor 2030"] == work


def test_short_notes_of_a_wiki_lead_to_a_work_that_another_note_has_in_full() -> None:
    work = "{{cite book |last=Okafor |first=Ada |title=Tolls |year=2030}}"
    page = f"They rose.{{{{sfn|Okafor|2030|p=7}}}} They fell.<ref>{work}</ref>"
    kb = read_bytes(page.encode(), name="tolls.wiki", only_citations=True)
    assert [source.label for source in kb.sources()] == ["Tolls. Okafor, Ada. 2030"]
    assert [kb.status(claim) for claim in kb.claims()] == ["cited", "cited"]


def test_a_note_of_a_wiki_that_bundles_citations_names_each_source() -> None:
    posts = [f"{{{{cite web |title=Toll {n} |url=https://{n}.example/t}}}}" for n in "ab"]
    page = f"They rose.<ref>* {posts[0]}\n* {posts[1]}</ref> They fell.<ref>{' '.join(posts)}</ref>"
    kb = read_bytes(page.encode(), name="tolls.wiki", only_citations=True)
    assert sorted(str(source.title) for source in kb.sources()) == ["Toll a", "Toll b"]
    assert [len(kb.citations(claim)) for claim in kb.claims()] == [2, 2]


def test_a_note_of_a_wiki_that_is_a_template_of_its_own_names_a_source() -> None:
    page = (
        "It digs.<ref>{{LizardBase|Tolla|grisea}}</ref> It is rare.<ref>{{Odd}} Post, 3 May.</ref>"
        " It sings.<ref>{{cite web |script-title=ko:노래 |url=https://k.example/s}}</ref>"
    )
    kb = read_bytes(page.encode(), name="lizard.wiki", only_citations=True)
    titles = ["LizardBase: Tolla, grisea", "Post, 3 May.", "노래"]
    assert [source.title for source in kb.sources()] == titles
    assert [kb.status(claim) for claim in kb.claims()] == ["cited"] * 3


def test_places_behind_the_markers_of_a_wiki_are_no_words() -> None:
    taken = wiki(
        'Tolls rose.<ref name="a">Okafor, Tolls.</ref>{{rp|at=§3}} They fell.{{r|name1=a|page1=7}}'
    )
    assert taken.text.startswith("Tolls rose.[1] They fell.[1]:7")


def test_a_list_is_added_where_the_page_has_none_and_groups_keep_their_labels() -> None:
    taken = wiki("Tolls rose.<ref>Post.</ref>{{efn|From May.}} Fell.<ref group=note>X.</ref>")
    assert taken.text == (
        "Tolls rose.[1][a] Fell.[note 1]\n\n## References\n\n"
        "[1] Post.\n\n[a] From May.\n\n[note 1] X."
    )


def test_references_defined_in_the_list_are_found() -> None:
    taken = wiki('Up.<ref name="a"/>\n<references><ref name="a">Defined below.</ref></references>')
    assert taken.text.endswith("[1] Defined below.")


def test_lists_tables_links_and_literal_markup() -> None:
    taken = wiki(
        "* One\n** Deep\n# First\n# Second\n{|\n|+ Tolls\n|-\n! Year !! Ships\n|-\n"
        "| 2031 || [[ship|90]]\n|}\n"
        "Use <nowiki>[[x]]</nowiki>, 5&nbsp;km<sup>2</sup>, {{convert|3|mi|km}} "
        "[[File:a.png|thumb]]."
    )
    assert taken.text == (
        "- One\n  - Deep\n1. First\n2. Second\n\nTolls\n\n| Year | Ships |\n| --- | --- |\n"
        "| 2031 | 90 |\n\n"
        "Use [[x]], 5\u00a0km², 3 mi ."
    )
    assert "files, categories" in taken.decision


HOSTILE_WIKI = {
    "references": "<ref>" * 20_000,
    "templates": "{{a|" * 20_000,
    "closed templates": "{{a|" * 8_000 + "}}" * 8_000,
    "links": "[[a|" * 20_000,
    "web links": "[http://a " * 10_000,
    "comments": "<!--" * 20_000,
    "tags": "<a <b <ref " * 10_000,
    "tables": "{|\n|\n" * 8_000,
    "quotes": "'''''a''" * 20_000,
    "signs": "*#:;" * 10_000,
    "mixed": "[[{{<ref>{|" * 8_000,
    "named": '<ref name="' * 20_000,
    "entities": "&#x41;&#" * 10_000,
    "private": "\U000f703c\U000f705b\U000f705b" * 20_000,
}


def test_links_below_the_text_of_a_wiki_page_that_say_nothing_are_no_claims() -> None:
    page = (
        "The quay sank by 4 cm.<ref>Quay survey, 1999.</ref>\n\n== External links ==\n"
        "* [https://example.org/q Quay authority]\n"
    )
    kb = read_bytes(page.encode(), "quay.wiki")
    assert [c.text for c in kb.claims()] == ["The quay sank by 4 cm."]
    assert "https://example.org/q" in {source.url for source in kb.sources()}


def test_a_reference_of_a_wiki_page_that_nobody_defines_is_told() -> None:
    taken = wiki('Tolls fell.<ref name="p" /> It rained.<ref name="q">A log.</ref><ref name="q" />')
    assert taken.decision.endswith('; <ref name="p"> is defined nowhere')
    assert '"q"' not in taken.decision


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_WIKI)
def test_hostile_wiki_pages_are_read_in_seconds(name: str) -> None:
    began = time.process_time()
    wiki(HOSTILE_WIKI[name])
    assert time.process_time() - began < 8


@given(st.text("[]{}|<>ref/=a' \n*#!-", max_size=60))
def test_any_wiki_markup_gives_text_with_links_inside_it(markup: str) -> None:
    taken = wiki("x" + markup)
    for link in taken.links:
        assert 0 <= link.start < link.end <= len(taken.text)
        assert link.target is None or link.target <= len(taken.text)


@given(st.text("[]{}|", max_size=40))
def test_balanced_brackets_all_come_back(markup: str) -> None:
    assert show(balanced(f"a{markup}a")) == f"a{markup}a"


# -- Word and PDF --------------------------------------------------------------------------------


def test_footnotes_of_a_word_file_become_markers_and_a_list() -> None:
    data = docx(
        paragraph("Tolls rose.", 2) + paragraph("Ships left.", 3),
        footnote(2, "Straits Post, 2031.") + footnote(3, "Count. https://b.example/c"),
    )
    taken = take_in(data, "a.docx")
    assert taken.text == (
        "Tolls rose.[1]\n\nShips left.[2]\n\n[1] Straits Post, 2031.\n[2] Count. https://b.example/c"
    )
    assert linked(taken)["[1]"] == "[1] Straits Post, 2031."


def test_notes_of_a_word_file_have_the_numbers_that_word_shows() -> None:
    """Endnotes, and notes with a mark of their own, do not move the footnotes' numbers."""
    endnoted = paragraph("Ships left.", 2).replace("footnoteR", "endnoteR")
    marked = paragraph("A quay fell.", 4).replace(
        '<w:footnoteReference w:id="4"/>',
        '<w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t>',
    )
    data = docx(
        paragraph("Tolls rose.", 2) + endnoted + marked + paragraph("Rain fell.", 3),
        footnote(2, "Straits Post.") + footnote(3, "Supra note 1.") + footnote(4, "* Estimate."),
        endnotes=footnote(2, "Harbour count.").replace("footnote", "endnote"),
    )
    assert take_in(data, "a.docx").text == (
        "Tolls rose.[1]\n\nShips left.[3]\n\nA quay fell.[4]*\n\nRain fell.[2]\n\n"
        "[1] Straits Post.\n[2] Supra note 1.\n[3] Harbour count.\n[4] * Estimate."
    )


def test_words_of_fields_in_a_word_file_are_read() -> None:
    shown = "<w:r><w:t>{}</w:t></w:r>"
    words = f'<w:p>{shown.format("See ")}<w:fldSimple w:instr=" REF a \\h &gt; ">'
    field = f"{words}{shown.format('Table 3')}</w:fldSimple>{shown.format('.')}</w:p>"
    note = footnote(2, "").replace("<w:t></w:t>", "<w:t>Post</w:t>")
    noted = note.replace("<w:r><w:t>", "<w:dir w:val='ltr'><w:r><w:t>")
    noted = noted.replace("</w:t></w:r>", "</w:t></w:r></w:dir>")
    taken = take_in(docx(field + paragraph("Tolls rose.", 2), noted), "a.docx")
    assert taken.text == "See Table 3.\n\nTolls rose.[1]\n\n[1] Post"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<p>It costs <del>5</del> <ins>6</ins> euros, <s>all</s> said.</p>", "a.html"),
        (b"It costs <del>5</del> <ins>6</ins> euros, <s>all</s> said.", "a.wiki"),
        (
            docx(
                "<w:p><w:r><w:t xml:space='preserve'>It costs </w:t></w:r>"
                "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'>5 </w:t></w:r>"
                "<w:r><w:t>6 euros, said.</w:t></w:r></w:p>"
            ),
            "a.docx",
        ),
    ],
)
def test_words_that_were_struck_out_are_not_read(data: bytes, name: str) -> None:
    taken = take_in(data, name)
    assert taken.text == "It costs 6 euros, said."
    assert "struck out" in taken.decision


STRUCK = "It costs ~~5~~ 6 euros, ~~all\ntold~~ said [1].\n\n1. Bill"


def test_words_that_markdown_strikes_out_are_blank_and_counted() -> None:
    taken = take_in(STRUCK.encode(), "a.md")
    assert taken.text == "It costs       6 euros,      \n       said [1].\n\n1. Bill"
    assert taken.decision.endswith("; left out struck out (17 characters)")
    for kb in (cg.parse(STRUCK), read_bytes(STRUCK.encode(), "a.md")):
        assert [figure.value for figure in kb.figures()] == [6]
        assert "5" not in kb.claims()[0].text
        assert "all" not in kb.claims()[0].text


@pytest.mark.parametrize(
    "text",
    [
        "In `a~~b~~` it stays.", "```\na ~~b~~\n```\nIt stays.", "~~~\na ~~b~~\n~~~\nIt stays.",
        "About ~~ 5 ~~ days.", "It is ~5~ days.", "It took ~~5.\n\nAnd 6~~ days.", "~~~~", "a~~~b",
    ],
)  # fmt: skip
def test_what_markdown_does_not_strike_out_stays(text: str) -> None:
    assert take_in(text.encode(), "a.md").text == text
    assert take_in(b"A ~~b~~ c.", "a.txt").text == "A ~~b~~ c."


@pytest.mark.parametrize("data", [docx("<w:p><w:r>"), docx("", padding=65 * 1024 * 1024)])
def test_broken_and_bursting_word_files_are_refused(data: bytes) -> None:
    with pytest.raises(cg.UnreadableInput, match=r"a\.docx"):
        take_in(data, "a.docx")


def test_entities_of_a_word_file_are_not_expanded_without_end() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(9)
    )
    began = time.process_time()
    with pytest.raises(cg.UnreadableInput):
        take_in(docx("]>" + bomb + "]><x>&j;</x>"), "a.docx")
    assert time.process_time() - began < 8


def test_lines_of_a_pdf_are_joined_and_raised_digits_read() -> None:
    page = [
        (72.0, 700.0, 12.0, "Tolls rose by twelve percent in March, and the ship owners forti-"),
        (72.0, 686.0, 12.0, "fied their fleets."), (180.0, 691.0, 7.0, "1"),
        (72.0, 650.0, 12.0, "The harbour covers 3 km"), (205.4, 655.0, 7.0, "2"),
        (209.3, 650.0, 12.0, " of land, which is more than any other harbour has in"),
        (72.0, 636.0, 12.0, "the region."),
        (72.0, 600.0, 12.0, "1. Straits Post. "), (180.0, 600.0, 12.0, "Tolls"),
    ]  # fmt: skip
    areas = [
        "<< /Type /Annot /Subtype /Link /Rect [179 688 186 700] /Dest [6 0 R /XYZ 72 612 0] >>",
        "<< /Type /Annot /Subtype /Link /Rect [179 597 215 612] /A << /S /URI "
        "/URI (https://a.example/t) >> >>",
    ]
    taken = take_in(pdf([page], areas), "a.pdf")
    assert taken.text == (
        "Tolls rose by twelve percent in March, and the ship owners fortified their fleets.[1]\n"
        "The harbour covers 3 km² of land, which is more than any other harbour has in "
        "the region.\n"
        "1. Straits Post. Tolls"
    )
    assert linked(taken) == {"[1]": "1. Straits Post. Tolls", "Tolls": "https://a.example/t"}


def test_running_heads_of_a_pdf_are_left_out_and_counted() -> None:
    pages = [
        [(72.0, 760.0, 9.0, f"Harbour report, page {n}"), (72.0, 700.0, 12.0, f"Finding {name}.")]
        for n, name in enumerate(["one", "two", "three", "four"], 1)
    ]
    taken = take_in(pdf(pages), "a.pdf")
    assert "page" not in taken.text
    assert "Finding three." in taken.text
    assert "running heads and feet" in taken.decision


@pytest.mark.parametrize("data", [b"%PDF-1.4\njunk", pdf([[]])])
def test_damaged_and_scanned_pdfs_are_refused(data: bytes) -> None:
    with pytest.raises(cg.UnreadableInput, match=r"a\.pdf"):
        take_in(data, "a.pdf")


def shown(*runs: str, at: tuple[int, int], size: float = 11) -> str:
    """Return a line of a page; a run "^1" is raised by the operator Ts and drawn smaller."""
    pieces = [
        f"/F1 {size * 0.6:.1f} Tf 4 Ts ({run[1:]}) Tj 0 Ts"
        if run[:1] == "^"
        else f"/F1 {size} Tf ({run}) Tj"
        for run in runs
    ]
    return f"BT 1 0 0 1 {at[0]} {at[1]} Tm {' '.join(pieces)} ET\n"


def test_notes_of_pdf_pages_are_markers_although_numbers_begin_anew() -> None:
    long = "The toll of Varne rose twice in the spring, which the council had"
    pages = [
        shown(long, at=(72, 700)) + shown("not foreseen.", "^1", " Ships", at=(72, 686))
        + shown("^1", " Varne Post, 3 April, p. 2", at=(72, 90), size=8)
        + shown("1", at=(300, 40), size=9),
        shown("stayed away, and the ferries of the other coast took the freight.", "^1",
              " By May the", at=(72, 700))
        + shown("count was 40.", "^2,3", at=(72, 686))
        + shown("1 Ferry log, week 14", at=(72, 100), size=8)
        + shown("2 Harbour office, May count,", at=(72, 90), size=8)
        + shown("table 3", at=(72, 80), size=8)
        + shown("3 Varne Post, 9 May", at=(72, 70), size=8)
        + shown("2", at=(300, 40), size=9),
    ]  # fmt: skip
    taken = take_in(pdf_of(pages), "a.pdf")
    body, _, notes = taken.text.partition("\n\n## Notes\n\n")
    assert body == (
        f"{long} not foreseen.[1] Ships stayed away, and the ferries of the other coast took the "
        "freight.[1] By May the count was 40.[2][3]"
    )
    assert notes.splitlines() == [
        "[1] Varne Post, 3 April, p. 2",
        "[1] Ferry log, week 14",
        "[2] Harbour office, May count, table 3",
        "[3] Varne Post, 9 May",
    ]
    there = [taken.text[link.target :].split("\n")[0] for link in taken.links]
    assert there == notes.splitlines()


def test_notes_of_a_page_may_be_as_large_as_its_text_or_bear_signs() -> None:
    large = (
        shown("The toll of Varne rose.", "^1", " Ships left.", "^2", at=(72, 700))
        + shown("1. Varne Post, 3 April", at=(72, 100))
        + shown("2. Ferry log", at=(72, 86))
    )
    signs = (
        shown("The toll of Varne rose.", "^*", " Ships left.", "^\\206", at=(72, 700))
        + shown("* Varne Post, 3 April", at=(72, 100), size=8)
        + shown("\\206 Ferry log", at=(72, 90), size=8)
    )
    for page, (one, two) in ((large, ("1", "2")), (signs, ("*", "†"))):
        taken = take_in(pdf_of([page]), "a.pdf")
        assert taken.text == (
            f"The toll of Varne rose.[{one}] Ships left.[{two}]\n\n## Notes\n\n"
            f"[{one}] Varne Post, 3 April\n[{two}] Ferry log"
        )


def test_endnotes_under_their_own_heading_stay_where_they_are() -> None:
    page = (
        shown("The toll rose.", "^1", " Ships left.", "^2", at=(72, 700))
        + shown("Notes", at=(72, 500), size=14)
        + shown("1. Varne Post", at=(72, 480))
        + shown("2. Ferry log", at=(72, 466))
    )
    assert take_in(pdf_of([page]), "a.pdf").text.splitlines() == [
        "The toll rose.¹ Ships left.²", "## Notes", "1. Varne Post", "2. Ferry log"
    ]  # fmt: skip


def test_an_address_that_a_line_breaks_is_whole() -> None:
    page = (
        shown("[1] Lund, Ships, https://a.example/ships-and-their-long-", at=(72, 700))
        + shown("way/home. The ferry-", at=(72, 688))
        + shown("man left.", at=(72, 676))
    )
    assert take_in(pdf_of([page]), "a.pdf").text == (
        "[1] Lund, Ships, https://a.example/ships-and-their-long-way/home. The ferryman left."
    )


def test_a_raised_number_without_a_note_stays_raised() -> None:
    page = shown("It began in 2020", "^3", " and covers 5 km", "^2", ".", at=(72, 700))
    assert take_in(pdf_of([page]), "a.pdf").text == "It began in 2020³ and covers 5 km²."


def test_headings_of_a_pdf_are_larger_or_bold() -> None:
    body = "".join(shown("The harbour grew in the years before.", at=(72, y)) for y in (650, 560))
    page = (
        shown("Harbours of the east", at=(72, 740), size=20)
        + "BT /F2 11 Tf 1 0 0 1 72 690 Tm (How they grew) Tj ET\n"
        + body
        + "BT /F2 11 Tf 1 0 0 1 72 510 Tm (They grew.) Tj /F1 11 Tf ( Then they did not.) Tj ET\n"
    )
    assert take_in(pdf_of([page]), "a.pdf").text.splitlines() == [
        "# Harbours of the east",
        "### How they grew",
        "The harbour grew in the years before.",
        "The harbour grew in the years before.",
        "They grew. Then they did not.",
    ]


def test_heads_and_page_numbers_of_two_pages_are_left_out() -> None:
    pages = [
        shown("Draft - harbour desk", at=(72, 770), size=8)
        + shown(f"Port {name} is open.", at=(72, 700))
        + shown(f"Page {n} of 2", at=(72, 30), size=8)
        for n, name in enumerate(["Varne", "Ostby"], 1)
    ]
    taken = take_in(pdf_of(pages), "a.pdf")
    assert " ".join(taken.text.split()) == "Port Varne is open. Port Ostby is open."
    assert "running heads and feet (62 characters)" in taken.decision


FEET = ["{n}", "- {n} -", "Page {n} of 3", "Harbour desk | {n}/3 | 6 May 2031", "p. {n}"]
HEADS = ["", "RESTRICTED - Harbour desk - Brief 3/2031", "Harbour desk, all rights reserved."]


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("size", [8, 11])
def test_only_what_a_pdf_states_is_claimed(
    foot: str, head: str, size: float, tmp_path: Path
) -> None:
    pages = [
        (shown(head, at=(72, 770), size=size) if head else "")
        + (shown("Harbours of the east", at=(72, 740), size=18) if n == 1 else "")
        + (shown("6 May 2031", at=(72, 720)) if n == 1 else "")
        + f"BT /F2 12 Tf 1 0 0 1 72 690 Tm (Ferries {n}) Tj ET\n"
        + shown(f"The port of Varne opened {n} new berths in 203{n} [1].", at=(72, 670))
        + (shown("References", at=(72, 640), size=14) if n == 3 else "")
        + (shown("[1] Varne Post, https://a.example/p", at=(72, 620)) if n == 3 else "")
        + shown(foot.format(n=n), at=(280, 30), size=size)
        for n in range(1, 4)
    ]
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(pages))
    kb = cg.read(file)
    said = [f"The port of Varne opened {n} new berths in 203{n}." for n in range(1, 4)]
    assert [claim.text for claim in kb.claims()] == said
    assert {kb.status(claim) for claim in kb.claims()} == {"cited"}
    assert not [actor.name for actor in kb.actors() if actor.kind == "person"]


def test_a_pdf_loses_no_sentence_that_stands_at_the_edge_of_each_page() -> None:
    same = "The ferry to Varne was late again [1]."
    pages = [
        shown(f"In 203{n} the port handled {n} ships.", at=(72, 700)) + shown(same, at=(72, 680))
        for n in range(1, 4)
    ]
    text = take_in(pdf_of(pages), "a.pdf").text
    assert [f"In 203{n} the port handled {n} ships." in text for n in range(1, 4)] == [True] * 3
    assert text.count(same) == 3


def test_a_pdf_that_unpacks_to_very_much_is_refused() -> None:
    bomb = zlib.compress(b"BT /F1 9 Tf (toll) Tj ET\n" * 3_000_000, 9)
    with pytest.raises(cg.errors.LimitExceeded, match=r"it unpacks to more than 64 MiB"):
        take_in(pdf_of(["x"], packed=bomb), "a.pdf")


# -- one text in every kind ----------------------------------------------------------------------


def test_one_text_gives_the_same_claims_in_every_kind(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "Tolls rose by a tenth.[^1] Ships left the harbour.[^2]\n\n"
        "[^1]: Post. https://a.example/t\n[^2]: Count. https://b.example/c\n",
        "a.html": '<p>Tolls rose by a tenth.<a href="#n1">[1]</a> Ships left the harbour.'
        '<a href="#n2">[2]</a></p><ol><li id=n1>Post. https://a.example/t</li>'
        "<li id=n2>Count. https://b.example/c</li></ol>",
        "a.wiki": "Tolls rose by a tenth.<ref>Post. https://a.example/t</ref> Ships left the "
        "harbour.<ref>Count. https://b.example/c</ref>",
        "a.docx": docx(
            paragraph("Tolls rose by a tenth.", 1) + paragraph("Ships left the harbour.", 2),
            footnote(1, "Post. https://a.example/t") + footnote(2, "Count. https://b.example/c"),
        ),
    }
    answers = set()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        kb = cg.read(tmp_path / name)
        assert kb.document.note
        assert kb.document.origin == name
        cited = [(c.text, s.url) for c in kb.claims() for s in kb.sources(of=c)]
        answers.add(tuple(cited))
    assert answers == {
        (
            ("Tolls rose by a tenth.", "https://a.example/t"),
            ("Ships left the harbour.", "https://b.example/c"),
        )
    }


# -- the sheet -----------------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.sampled_from("wleob"), st.text(" \nab", max_size=6)),
        max_size=30,
    )
)
def test_links_of_a_sheet_span_what_was_written_within_them(steps: list[tuple[str, str]]) -> None:
    sheet = Sheet()
    opened = 0
    for step, text in steps:
        if step == "w":
            sheet.words(text)
        elif step == "l":
            sheet.end_line()
        elif step == "e":
            sheet.end_block()
        elif step == "o":
            sheet.open_link(url="https://a.example/")
            opened += 1
        elif opened:
            sheet.close_link()
            opened -= 1
    text = sheet.text()
    assert len(text) == sheet.length
    for link in sheet.links():
        words = text[link.start : link.end]
        assert words == words.strip()
        assert words


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-03-11T08:00:00Z">', "2026-03-11"),
        ('<meta name="DC.date.issued" content="2026-03-11"><meta name="date" content="2020-01-01">',
         "2026-03-11"),
        ('<meta itemprop="datePublished" content="20260311">', "2026-03-11"),
        ('<script type="application/ld+json">{"datePublished":"2026-03-11"}</script>',
         "2026-03-11"),
        ('<script type="application/ld+json">[{"datePublished":"2026-03-11"},'
         '{"datePublished":"2020-01-01"}]</script>', None),
        ('<meta name="date" content="11 March 2026">', None),
        ('<meta name="date" content="2026-02-30">', None),
        ('<meta name="last-modified" content="2026-03-11">', None),
    ],
)  # fmt: skip
def test_a_page_says_when_it_came_out(head: str, published: str | None) -> None:
    page = f"<!doctype html><head>{head}</head><article><p>It rained.</p></article>"
    assert take_in(page.encode(), "a.html").published == published


@pytest.mark.parametrize(
    "lead",
    ["Nobody was hurt on 11 March 2026.", "The treaty was signed on 3 May 1815.",
     "Correction of May 3, 2019: nobody was hurt."],
)  # fmt: skip
def test_a_sentence_with_a_day_is_no_line_with_the_date_of_the_page(lead: str) -> None:
    """Defuddle 0.19 takes it out and dates the page by it (``findings/defuddle-takes-…``)."""
    page = f"<!doctype html><article><h1>Quay</h1><p>{lead}</p><p>It rained.</p></article>"
    taken = take_in(page.encode(), "a.html")
    assert lead in taken.text
    assert taken.published is None


def test_a_time_element_dates_a_page() -> None:
    page = '<!doctype html><article><time pubdate datetime="2026-03-11">11/3</time><p>It rained.'
    taken = take_in(page.encode(), "a.html")
    assert taken.published == "2026-03-11"
    assert "published 2026-03-11, by its time" in taken.decision


@pytest.mark.parametrize(
    ("saved", "published"),
    [
        ("2026-03-11T09:30:00Z", "2026-03-11"),
        ("2026-03-12T08:00:00Z", None),  # a day between the two would be a guess
        ("2026-03-11T08:00:00Z", None),  # nobody saved it: the moment is the template's
    ],
)
def test_a_word_file_of_one_day_is_of_that_day(saved: str, published: str | None) -> None:
    made = "<cp:p xmlns:cp='c' xmlns:dcterms='d'>" + "".join(
        f"<dcterms:{what}>{moment}</dcterms:{what}>"
        for what, moment in (("created", "2026-03-11T08:00:00Z"), ("modified", saved))
    )
    file = docx(paragraph("It rained."), properties=made + "</cp:p>")
    assert take_in(file, "a.docx").published == published


def test_a_word_file_has_the_title_it_states() -> None:
    stated = "<cp:p xmlns:cp='c' xmlns:dc='d'><dc:title>Tolls &amp; ships</dc:title></cp:p>"
    taken = take_in(docx(paragraph("It rained."), properties=stated), "a.docx")
    assert taken.title == "Tolls & ships"


def test_a_word_file_that_repeats_itself_without_end_is_refused_at_once() -> None:
    file = docx(paragraph("The toll rose.") * 60_000)
    with pytest.raises(
        cg.UnreadableInput, match=r"a\.docx: word/document\.xml unpacks to .* times"
    ):
        take_in(file, "a.docx")


# -- front matter --------------------------------------------------------------------------------

FRONT = {
    "---\ntitle: Tolls\ndate: 2031-05-02\n---\n": ("Tolls", "2031-05-02"),
    "---\ntitle: 'Tolls: a count' # draft\ntags:\n  - sea\n- port\n...\n": ("Tolls: a count", None),
    "---\r\nDate: 2031-05-02T10:00:00Z\r\n---\r\n": (None, "2031-05-02"),
    '+++\ntitle = "Tolls"\ndate = 2031-05-02T10:00:00Z\ndraft = false\n+++\n': (
        "Tolls",
        "2031-05-02",
    ),
    "---\npublished: 2 May\nauthor: {name: Desk}\n---\n": (None, None),
}


@pytest.mark.parametrize("front", FRONT)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_gives_title_and_day_and_is_no_claim(front: str, name: str) -> None:
    body = "They rose [1].\n\n[1] Post: https://a.example/t\n"
    taken = take_in((front + body).encode(), name)
    assert (taken.title, taken.published) == FRONT[front]
    assert len(taken.text) == len(front + body)
    assert taken.text.strip() == body.strip()
    assert taken.text.count("\n") == (front + body).count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nIt rained: a lot.\n\n---\n",
        "---\nIt rained\nand poured.\n---\n",
        "---\ntitle: never closed\n\nIt rained.",
        "It rained.\n---\ntitle: T\n---\n",
        "--- \n---\nIt rained.",
    ],
)
def test_rules_around_words_are_no_front_matter(text: str) -> None:
    assert take_in(text.encode(), "a.md").text == text


def test_a_text_given_as_a_string_has_its_front_matter_read_too() -> None:
    kb = cg.parse("---\ntitle: Tolls\ndate: 2031-05-02\n---\nThey rose [1].", only_citations=True)
    assert (kb.document.title, kb.document.published) == ("Tolls", "2031-05-02")
    assert [claim.text for claim in kb.claims()] == ["They rose."]


@pytest.mark.parametrize(
    "label", ["hex", "zip", "rot13", "base64", "punycode", "utf-7", "undefined"]
)
def test_a_charset_that_is_not_an_encoding_of_pages_is_named(label: str) -> None:
    page = f'<!doctype html><meta charset="{label}"><p>It rained.'.encode()
    with pytest.raises(cg.UnreadableInput, match=f"declares charset='{label}'"):
        take_in(page, "a.html")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("size", "more than 9 bytes"),
        ("characters", "more than 9 characters"),
        ("lines", "than 9 lines"),
    ],
)
def test_a_file_of_more_than_it_may_be_is_refused_by_name(
    limit: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "long.md"
    file.write_text("It rained.\n\n" * 10)
    with pytest.raises(cg.errors.LimitExceeded, match=rf"long\.md: .*{said}; split it") as raised:
        cg.read(file, limits=ReadLimits(**{limit: 9}))
    assert raised.value.limit == limit
    assert cg.read(file).claims()
    if limit != "size":
        with pytest.raises(cg.errors.LimitExceeded, match=said):
            cg.parse(file.read_text(), limits=ReadLimits(**{limit: 9}))


def test_a_file_that_never_ends_is_read_to_its_limit() -> None:
    with pytest.raises(cg.errors.LimitExceeded, match="/dev/zero: the file has more than 9 bytes"):
        cg.read("/dev/zero", limits=ReadLimits(size=9))


def test_lines_that_only_link_to_the_site_are_left_out_and_counted() -> None:
    page = from_html(
        '<link rel="canonical" href="https://news.example/a"><h1><a href="/a">Ferries</a></h1>'
        '<p>The ferry sank in May. <a href="/b">Its owner</a> paid.</p>'
        '<ul><li><a href="/c">Mill burns in Velm</a></li>'
        '<li><a href="https://www.news.example/d"><h3>Best ferries</h3></a></li>'
        '<li><a href="https://port.example/e">The port shut in June</a></li></ul>'
        '<p><a href="mailto:a@news.example">Write to us</a></p>'
        '<ol><li><a href="/files/report.pdf">Fire report</a></li></ol>'
    )
    assert page.text.splitlines() == [
        "# Ferries", "", "The ferry sank in May. Its owner paid.", "",
        "- The port shut in June", "", "1. Fire report",
    ]  # fmt: skip
    assert page.left_out["links to other pages of the site"] == 41


def test_the_footer_of_a_quotation_names_who_says_it() -> None:
    page = html("<blockquote><p>“It sank.”</p><footer>— Ada Lund, Post</footer></blockquote>")
    assert page.text == "“It sank.”\n\n— Ada Lund, Post"


def test_a_script_whose_tag_is_shut_is_still_a_script() -> None:
    taken = html(
        "<p>It rained.</p><script/>\n(function() { run('rain.'); })();</script><p>It froze."
    )
    assert "function" not in taken.text
    assert taken.text.split() == ["It", "rained.", "It", "froze."]


def test_the_items_of_a_list_in_a_cell_are_parted() -> None:
    taken = html("<table><tr><th>Crews</th><td><ul><li>70% Orr</li><li>30% Lund</li></ul></td>")
    assert "| Crews | 70% Orr; 30% Lund |" in taken.text


def test_a_preformatted_page_of_prose_is_text_and_code_is_code() -> None:
    prose = "The old mill burned down.\nNobody was hurt there.\n\n" * 4
    assert "```" not in html(f"<pre>{prose}</pre>").text
    assert html("<pre>x = 1;\nif (x) { y(); }</pre>").text.startswith("```")


def test_the_blank_before_a_link_within_reported_words_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p>Orr found that they could <a href="https://a.example/">cut the tolls</a>.')
    kb = cg.read(page)
    assert [claim.text for claim in kb.claims()] == ["They could cut the tolls."]


def test_a_formula_shown_as_an_image_is_told() -> None:
    image = (
        '<img class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\\displaystyle n}">'
    )
    assert html(f"<p>The sum {image} grows.</p>").text == "The sum `n` grows."


def test_an_article_for_those_who_run_no_script_is_text() -> None:
    article = "The dam of Velm broke on Monday, and three towns were flooded. " * 12
    page = html(f"<article><noscript><p>{article}</p></noscript><noscript>Run scripts.</noscript>")
    assert article.strip() in page.text
    assert "Run scripts" not in page.text


def claims(data: bytes, name: str) -> list[str]:
    return [one.text for one in read_bytes(data, name).claims()]


def test_roles_of_restructured_text_are_no_words_and_asciidoc_leads_by_names() -> None:
    rest = (
        b"The :py:mod:`lamps` module follows :pep:`8`.\n\nOrr keeps :pep:`the old rules <7>`.\n\n"
        b"It fell, as :ref:`the guide <guide>` says.\n"
    )
    assert claims(rest, "a.rst") == [
        "The lamps module follows PEP 8.",
        "Orr keeps the old rules.",
        "It fell.",
    ]
    adoc = (
        b"= Lamps\n:home: https://a.example\n:docs: {home}/docs\n// not shown\n\n"
        b"The {docs}/lamps[lamps of Velm] are lit by gas.\n\n[source,python]\n----\n"
        b"It is code.\n----\n\n* Orr has lamps.\n** Its harbour has none.\n\n. The pier is long.\n"
    )
    taken = take_in(adoc, "a.adoc")
    assert taken.media_type == "text/asciidoc"
    assert [link.url for link in taken.links] == ["https://a.example/docs/lamps"]
    assert claims(adoc, "a.adoc") == [
        "The lamps of Velm are lit by gas.",
        "Orr has lamps.",
        "Its harbour has none.",
        "The pier is long.",
    ]


def test_a_place_in_a_work_of_asciidoc_is_no_word_of_the_sentence() -> None:
    adoc = (
        b"It is lit <<amsel,p. 4>>. It is old <<amsel,Amsel 1999>>, see <<top,the top>>.\n\n"
        b"[bibliography]\n* [[[amsel]]] R. Amsel. Lamps. 1999.\n"
    )
    assert claims(adoc, "a.adoc") == ["It is lit.", "It is old, see the top."]


def test_values_made_of_values_stay_short_in_asciidoc() -> None:
    doubled = ":a: lamp lamp\n" + ":a: {a}{a}\n" * 60 + "\nThe {a}[lamp] is lit.\n"
    assert claims(doubled.encode(), "a.adoc") == ["The lamp is lit."]


def test_tables_and_code_of_restructured_text_are_told_from_prose() -> None:
    text = (
        b"+------+-------+\n| Town | Lamps |\n+======+=======+\n| Velm | 120   |\n"
        b"+------+-------+\n\n"
        b".. csv-table:: Lamps\n   :header: a, b\n\n   the lamp is lit, it is old\n\n"
        b"It calls ``a.lamps.Lamp`` when it is dark.\n"
    )
    assert claims(text, "a.rst") == [
        "Velm \u2013 Lamps: 120",
        "It calls a.lamps.Lamp when it is dark.",
    ]

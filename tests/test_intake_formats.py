"""Books, office documents and articles of journals come in with their notes: .epub, .odt, JATS."""

from __future__ import annotations

import contextlib
import random
import time
from pathlib import Path

import pytest
from intake_files import epub, jats, odt, odt_note

import claimgraph as cg
from claimgraph.files import read_bytes
from claimgraph.intake import Intake, take_in
from claimgraph.intake.limits import ReadLimits


def led(taken: Intake) -> dict[str, str]:
    """Where the links of a text lead: to an address, or to the line that begins there."""
    lines = {
        link: taken.text[link.target :].partition("\n")[0] if link.target is not None else link.url
        for link in taken.links
    }
    return {taken.text[link.start : link.end]: line or "" for link, line in lines.items()}


def cited(data: bytes, name: str) -> dict[str, list[str]]:
    """Each claim of a file, with the titles of what it cites."""
    kb = read_bytes(data, name, only_citations=True)
    titles = {source.id: source.title or source.url or "" for source in kb.sources()}
    return {
        claim.text: [titles[c.source] for c in kb.citations(claim) if c.asserted]
        for claim in kb.all(cg.Claim)
    }


# -- OpenDocument --------------------------------------------------------------------------------

STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="T2"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="T3"><style:text-properties '
    'style:text-position="sub 58%"/></style:style><text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1"/></text:list-style>'
)
HREF = "xlink:href"
BODY = (
    '<text:p text:style-name="Title">Tolls</text:p>'
    '<text:tracked-changes><text:deletion><text:p>Taken back.</text:p></text:deletion>'
    "</text:tracked-changes><text:h text:outline-level='2'>The straits</text:h><text:p>Tolls rose."
    + odt_note("f1", "1", "Straits Post, p.<text:s/>4.")
    + " Ships<text:s text:c='2'/>left."
    + odt_note("e1", "i", f'Count, <text:a {HREF}="https://b.example/c">Ships</text:a>.', "endnote")
    + "<office:annotation><text:p>Check this!</text:p></office:annotation> The dock is 3 km"
    '<text:span text:style-name="T1">2</text:span> of CO<text:span text:style-name="T3">2'
    "</text:span>"
    '<text:span text:style-name="T2">hidden</text:span>.'
    '<text:note-ref text:note-class="footnote" text:ref-name="f1">1</text:note-ref></text:p>'
    '<text:list text:style-name="L1"><text:list-item><text:p>One.</text:p></text:list-item>'
    '<text:list-item><text:p>Two.</text:p></text:list-item></text:list>'
    "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p>"
    "</table:table-cell><table:table-cell><text:p>Ships</text:p></table:table-cell>"
    "</table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
    "<text:p>1921</text:p></table:table-cell><table:table-cell><text:p>9</text:p>"
    "</table:table-cell></table:table-row></table:table>"
)  # fmt: skip
WRITTEN = """\
# Tolls

## The straits

Tolls rose.[1] Ships left.[i] The dock is 3 km² of CO₂.[1]

1. One.
2. Two.

| Year | Ships |
| --- | --- |
| 1921 | 9 |

[1] Straits Post, p. 4.
[i] Count, Ships."""


def test_an_odt_file_is_written_down_with_its_notes_at_the_end() -> None:
    days = (
        "<meta:creation-date>2031-05-02T08:00:00</meta:creation-date>"
        "<dc:date>2031-05-02T09:00:00</dc:date>"
    )
    taken = take_in(odt(BODY, STYLES, f"<dc:title>On tolls</dc:title>{days}"), "a.odt")
    assert taken.text == WRITTEN
    assert (taken.title, taken.published) == ("On tolls", "2031-05-02")
    assert led(taken) == {
        "[1]": "[1] Straits Post, p. 4.", "[i]": "[i] Count, Ships.", "Ships": "https://b.example/c",
    }  # fmt: skip
    assert taken.media_type == "application/vnd.oasis.opendocument.text"


def test_notes_of_an_odt_file_are_sources() -> None:
    found = cited(odt(BODY, STYLES), "a.odt")
    assert found["Tolls rose."] == ["Straits Post, p. 4."]
    assert found["Ships left."] == ["Ships"]


# -- EPUB ----------------------------------------------------------------------------------------

CHAPTERS = {
    "one.xhtml": "<main><h1>One</h1><p id='a'>Tolls rose.<a href='notes/end.xhtml#n1'>1</a></p>"
    "</main>",
    "two.xhtml": "<p id='a'>Ships left.<a href='#n1'>1</a> See <a href='one.xhtml#a'>above</a>.</p>"
    "<aside id='n1'><p><a href='#a'>1</a>. Count of ships.</p></aside>",
    "notes/end.xhtml": "<article><ol><li id='n1'>Straits Post. <a href='https://a.example/t'>T</a>"
    "</li></ol></article>",
    "nav.xhtml": "<nav><ol><li><a href='one.xhtml'>One</a></li></ol></nav>",
}  # fmt: skip


def test_chapters_of_a_book_stand_in_the_order_of_reading() -> None:
    taken = take_in(
        epub(CHAPTERS, ["nav.xhtml", "one.xhtml", "two.xhtml", "notes/end.xhtml"]), "a.epub"
    )
    assert taken.text == (
        "# One\n\nTolls rose.[1]\n\nShips left.[1] See above.\n\n[1] Count of ships.\n\n"
        "[1] Straits Post. T"
    )
    assert taken.title == "Tolls"


def test_notes_of_each_chapter_of_a_book_are_its_own() -> None:
    data = epub(CHAPTERS, ["one.xhtml", "two.xhtml", "notes/end.xhtml"])
    found = cited(data, "a.epub")
    assert found["Tolls rose."] == ["T"]
    assert found["Ships left."] == ["Count of ships."]


# -- JATS ----------------------------------------------------------------------------------------

LISTED = (
    '<ref-list><title>References</title><ref id="b1"><label>1</label><mixed-citation>Orr A. Tolls. '
    '2019. doi: <pub-id pub-id-type="doi">10.5555/t</pub-id></mixed-citation></ref><ref id="b2">'
    '<label>2</label><element-citation><person-group><name><surname>Lund</surname><given-names>B'
    "</given-names></name><name><surname>Moe</surname><given-names>C</given-names></name>"
    "</person-group><article-title>Ships</article-title><source>Quay</source><year>2020</year>"
    "<volume>3</volume><fpage>1</fpage><lpage>9</lpage></element-citation></ref>"
    '<ref id="b3"><label>3</label><mixed-citation>Kask D. Docks. 2021.</mixed-citation></ref>'
    "</ref-list>"
)  # fmt: skip
ARTICLE = (
    "<sec><title>Tolls</title><p>Tolls rose<sup><xref ref-type='bibr' rid='b1'>1</xref></sup>. "
    "Ships left [<xref ref-type='bibr' rid='b1'>1</xref>&#x2013;<xref ref-type='bibr' rid='b3'>3"
    "</xref>]. See <xref ref-type='fig' rid='f1'>Figure 1</xref>; it was kept.<xref ref-type='fn' "
    "rid='n1'>a</xref></p><fig id='f1'><label>Figure 1.</label><caption><title>Docks.</title><p>"
    "Two docks.</p></caption></fig></sec>"
)
NOTED = "<fn-group><fn id='n1'><label>a</label><p>Port office, letter of 3 May.</p></fn></fn-group>"


def test_an_article_of_a_journal_is_written_down() -> None:
    day = "<pub-date><day>3</day><month>5</month><year>2031</year></pub-date>"
    abstract = "<abstract><p>On tolls.</p></abstract>"
    taken = take_in(jats(ARTICLE, NOTED + LISTED, day + abstract), "a.xml")
    assert taken.text == (
        "# Tolls of straits\n\n## Abstract\n\nOn tolls.\n\n## Tolls\n\nTolls rose[1]. Ships left "
        "[1–3]. See Figure 1; it was kept.[a]\n\nFigure 1: Docks. Two docks.\n\n## Notes\n\n"
        "[a] Port office, letter of 3 May.\n\n## References\n\n[1] Orr A. Tolls. 2019. doi: "
        "https://doi.org/10.5555/t\n[2] Lund B, Moe C (2020). Ships. Quay 3:1–9.\n"
        "[3] Kask D. Docks. 2021."
    )
    assert (taken.title, taken.published) == ("Tolls of straits", "2031-05-03")


def test_references_of_an_article_are_sources() -> None:
    found = cited(jats(ARTICLE, NOTED + LISTED), "a.nxml")
    assert found["Tolls rose."] == ["Orr A. Tolls. 2019"]
    assert len(found["Ships left."]) == 3


def test_authors_and_years_lead_to_entries_however_these_are_printed() -> None:
    body = (
        "<p>Tolls rose (<xref ref-type='bibr' rid='b1'>Orr, 2019</xref>). Ships left (<xref "
        "ref-type='bibr' rid='b2'>Lund and Moe, 2020</xref>; <xref ref-type='bibr' rid='b3'>Kask, "
        "2021</xref>).</p>"
    )
    listed = "".join(
        f'<ref id="b{n}"><mixed-citation><name><surname>{who}</surname><given-names>A</given-names>'
        f"</name><year>{year}</year><source>{title}</source></mixed-citation></ref>"
        for n, who, year, title in (
            (1, "Orr", 2019, "Tolls"), (2, "Lund", 2020, "Ships"), (3, "Kask", 2021, "Docks")
        )
    )  # fmt: skip
    found = cited(jats(body, f"<ref-list>{listed}</ref-list>"), "a.xml")
    assert [title.split(". ")[1] for title in found["Tolls rose."]] == ["Tolls."]
    assert sorted(title.split(". ")[1] for title in found["Ships left."]) == ["Docks.", "Ships."]


# -- hostile and damaged files -------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(9)
)


def test_entities_of_xml_are_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    head = f'{BOMB}<!ENTITY f SYSTEM "file://{secret}">]>'
    began = time.process_time()
    text = take_in(jats("<p>Tolls rose &j; &f; &nbsp;.</p>", head=head), "a.xml").text
    assert "aaaa" not in text
    assert "secret words" not in text
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (jats("<sec>" * 200 + "x" + "</sec>" * 200), "a.xml", "nested 120 deep"),
        (jats("<p>Tolls"), "a.xml", "no readable XML"),
        (odt("<text:p>" * 300 + "</text:p>" * 300), "a.odt", "no readable XML"),
        (odt("<text:p>Tolls."), "a.odt", "no readable XML"),
        (odt("", manifest="<manifest:encryption-data/>"), "a.odt", "without a password"),
        (odt("<text:p>" + "a" * 2_000_000 + "</text:p>"), "a.odt", "times its size"),
        (epub({"a.xhtml": "<p>Tolls"}, encryption='<x URI="OPS/a.xhtml"/>'), "a.epub", "DRM"),
        (epub({"a.xhtml": "x"}).replace(b"book.opf", b"b00k.opf"), "a.epub", "where its book is"),
        (epub({"a.xhtml": "<p>" + "a" * 2_000_000}), "a.epub", "times its size"),
        (b"PK\x03\x04junk", "a.epub", "damaged zip"),
        (b"one\xfftwo", "a.odt", "does not begin as a .odt file does"),
    ],
)  # fmt: skip
def test_damaged_and_hostile_files_are_refused_with_the_reason(
    data: bytes, name: str, why: str
) -> None:
    with pytest.raises(cg.UnreadableInput, match=why):
        take_in(data, name)


@pytest.mark.parametrize("kind", ["odt", "epub", "docx"])
def test_a_file_that_is_said_to_be_packed_and_is_not_is_refused(kind: str) -> None:
    with pytest.raises(cg.UnreadableInput, match="no zip file"):
        take_in(b"Tolls rose.", "a.txt", kind=kind)


def test_what_a_book_unpacks_to_is_limited() -> None:
    book = epub({f"{n}.xhtml": f"<p>{n}" * 400 for n in range(20)})
    with pytest.raises(cg.errors.LimitExceeded, match="unpacks to more"):
        take_in(book, "a.epub", limits=ReadLimits(unpacked=20_000))


@pytest.mark.parametrize("name", ["a.odt", "a.epub"])
def test_damage_anywhere_is_told_as_damage(name: str) -> None:
    whole = odt(BODY, STYLES) if name == "a.odt" else epub(CHAPTERS)
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 9))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(cg.UnreadableInput, cg.errors.LimitExceeded):
            take_in(bytes(data), name)

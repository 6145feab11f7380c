"""What entries of source lists say of their work: who published it, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.files import read_bytes

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "imprints.tsv").read_text("utf-8").splitlines()
    if "\t" in line
]
GROUPS = [ROWS[at : at + 10] for at in range(0, len(ROWS), 10)]
SUBJECTS = ("water", "price", "wall", "tide", "rent", "mill", "fleet", "tower", "barge", "crane")


def sources(*entries: str) -> list[cg.Source]:
    """Return the source of each entry of a numbered list that a text cites."""
    cited = " ".join(
        f"The {subject} rose near the quay [{number}]."
        for number, subject in enumerate(SUBJECTS[: len(entries)], 1)
    )
    listed = "\n".join(f"[{number}] {entry}" for number, entry in enumerate(entries, 1))
    kb = cg.parse(f"{cited}\n\nReferences\n\n{listed}\n")
    works = {one.id: one for one in kb.all(cg.Source)}
    found = {one.number: works[one.source] for one in kb.all(cg.Reference)}
    return [found[number] for number in range(1, len(entries) + 1)]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0][2][:24])
def test_an_entry_says_when_and_by_whom_its_work_was_published(group: list[list[str]]) -> None:
    found = sources(*(entry for _, _, entry in group))
    said = [(one.published or "-", one.publisher or "-") for one in found]
    assert said == [(day, publisher) for day, publisher, _ in group]


def test_dates_of_other_things_are_none_of_publication() -> None:
    found = sources(
        "“Tide tables”, https://tides.example/a (accessed 3 May 2024)",
        "“Tide tables”, https://tides.example/b. Archived from the original on 2 June 2019.",
        "“Tide tables”, https://tides.example/c (zuletzt abgerufen am 4. Mai 2023)",
        "“Tide tables of 1999 and 2001”, https://tides.example/d",
        "“Tide tables”, no. 2010, pp. 1900–1950, https://tides.example/e",
        "“Tide tables”, arXiv:2103.01234, https://tides.example/f",
        "“Tide tables”, n.d., https://tides.example/g",
        "Orr v. Harbour Board, 12 F.3d 44 (1994)",
        "“Tide tables”, last updated 5 May 2022, https://tides.example/i",
        "“Tide tables”, 30 February 2021, https://tides.example/k",
    )
    assert [one.published for one in found[:9]] == [None] * 9
    assert found[9].published in (None, "2021")


def test_a_publisher_is_never_guessed_from_an_address() -> None:
    found = sources(
        "https://www.reuters.com/world/ferry",
        "[Ferry sinks off Batam](https://www.reuters.com/world/batam)",
        "“Ferry sinks”, www.harbourpost.example",
        "Ferry sinks – live updates https://www.bbc.co.uk/news/ferry",
        "Ferry sinks – Harbour Post https://www.harbourpost.example/ferry",
    )
    assert [one.publisher for one in found] == [None, None, None, None, "Harbour Post"]


@pytest.mark.parametrize(("day", "agreed"), [("3 May 2021", "2021-05-03"), ("9 June 2021", None)])
def test_entries_of_one_work_say_what_all_of_them_allow(day: str, agreed: str | None) -> None:
    page = "https://post.example/ferry"
    first, second = sources(
        f"“Ferry sinks”, Harbour Post, May 2021, {page}", f"“Ferry”, Harbour Post, {day}, {page}"
    )
    assert first is second
    assert (first.publisher, first.published) == ("Harbour Post", agreed)


WIKI = (
    "It sank.<ref>{{cite news|last=Lind|first=Ann|title=Ferry sinks|work=[[Coast Mail|The Mail]]"
    "|publisher=Mail Group|url=https://mail.example/a|date=3 May 2031|access-date=4 June 2032}}"
    "</ref> It burned.<ref>{{cite book|last=Orr|title=Old ships|publisher=Harbour Press|year=2013"
    "|orig-date=1950}}</ref> It fell.<ref>{{Internetquelle|autor=Hans Meier|titel=Flut|werk=flut.de"
    "|url=https://flut.example/x|datum=n.d.|abruf=2031-07-05}}</ref>"
)
BIBTEX = (
    "It sank [@lind]. It burned [@orr]. It fell [@meier].\n\n```bibtex\n"
    "@article{lind, author = {Ann Lind}, title = {Ferry sinks}, journal = {The {M}ail}, "
    "year = 2031, month = may, note = {Published 3 May}}\n"
    '@book{orr, title = "Old ships", publisher = "Harbour Press", year = {2013}}\n'
    "@misc{meier, title = {Flut von 1953}, howpublished = {Online}, urldate = {2031-07-05}}\n```\n"
)
JATS = (
    "<article><front><article-meta/></front><body><p>"
    "It sank <xref ref-type='bibr' rid='r1'>1</xref>. It burned "
    "<xref ref-type='bibr' rid='r2'>2</xref>. It fell <xref ref-type='bibr' rid='r3'>3</xref>.</p>"
    "</body><back><ref-list><ref id='r1'><label>1</label><element-citation "
    "publication-type='journal'><article-title>Ferry sinks</article-title><source>The Mail</source>"
    "<day>3</day><month>5</month><year>2031</year></element-citation></ref><ref id='r2'><label>2"
    "</label><mixed-citation publication-type='book'>Orr. <source>Old ships</source>: "
    "<publisher-name>Harbour Press</publisher-name>; <year>2013</year>.</mixed-citation></ref>"
    "<ref id='r3'><label>3</label><mixed-citation>Meier: Flut.</mixed-citation></ref></ref-list>"
    "</back></article>"
)
SOURCES = {
    "ferry.wiki": (WIKI, "2031-05-03"),
    "ferry.md": (BIBTEX, "2031-05"),
    "ferry.xml": (JATS, "2031-05-03"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_fields_of_a_file_say_who_published_a_work(name: str) -> None:
    text, day = SOURCES[name]
    kb = read_bytes(text.encode(), name)
    said = [(one.published, one.publisher) for one in kb.sources()]
    assert said == [(day, "The Mail"), ("2013", "Harbour Press"), (None, None)]


def test_an_answer_says_when_its_sources_were_published() -> None:
    data = (
        '{"answer": "It sank [1]. It burned [2].", "sources": ['
        '{"title": "Ferry sinks", "url": "https://mail.example/a", "date": "2031-05-03"},'
        '{"title": "Old ships", "url": "https://b.example/b"}]}'
    )
    days = [one.published for one in read_bytes(data.encode(), "a.json").sources()]
    assert days == ["2031-05-03", None]


def test_many_names_before_a_year_are_read() -> None:
    (found,) = sources("Orr and Lund " * 40 + "a list (2019)")  # a slow pattern would hang here
    assert found.published is None


@pytest.mark.parametrize("url", ["http://[1/a", "https://[x]/b"])
def test_an_entry_with_a_damaged_address_is_read(url: str) -> None:
    (found,) = sources(f"Harbour News: The river. {url}")
    assert (found.url, found.publisher) == (url, None)

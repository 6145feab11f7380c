"""Which sources a claim rests on, and what falls without one, where markers stand in the way."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.files import dumps, loads
from claimgraph.model import Citation, Inference, Marker, Reference, Source, Voicing

LIST = "\n\n[1] https://a.example.org/1\n[2] https://a.example.org/2\n[3] https://a.example.org/3\n"
WORKS = """

References

Brand, O. (2011). Ice on the lake. *Winter Notes*, 3, 1–9.
Ferro, A., & Lunde, K. (2014). Thaw and flood. *River Review*, 8, 10–20.
Moe, T. (2018). A dry decade. *River Review*, 12, 4–9.
"""


def backed(text: str) -> dict[str, str]:
    """Return the numbers of the sources of each claim; "~" behind those that are unsure."""
    kb = cg.parse(text)
    number = {n.source: str(n.number) for n in kb.values() if isinstance(n, Reference)}
    said = {claim.id: claim.text for claim in kb.claims()}
    shown: dict[str, list[str]] = {text: [] for text in said.values()}
    for citation in (n for n in kb.values() if isinstance(n, Citation)):
        unsure = "~" if citation.basis == "sameSentence" else ""
        shown[said[citation.claim]].append(number[citation.source] + unsure)
    return {said: " ".join(sorted(found)) for said, found in shown.items()}


NUMBERED = [
    (
        "The method of [1] needs a pump, whereas the tank fills by itself [2].",
        {"The method of [1] needs a pump, whereas the tank fills by itself.": "1~ 2~"},
    ),
    (
        "Although [1] reports a leak, [2] found none.",
        {"Although [1] reports a leak, [2] found none.": "1~ 2~"},
    ),
    ("As [3] points out, two boats were lost.", {"As [3] points out, two boats were lost.": "3"}),
    ("Source [1] does not mention boats.", {"Source [1] does not mention boats.": "1"}),
    (
        "Our counts agree with [2] and contradict [3].",
        {"Our counts agree with [2].": "2", "Our counts contradict [3].": "3"},
    ),
    ("Unlike [3], the pump needs no oil.", {"Unlike [3], the pump needs no oil.": ""}),
    ("The lake froze in May [1], but see [2].", {"The lake froze in May.": "1"}),
    ("Contrary to [2], nobody fell in [1].", {"Contrary to [2], nobody fell in.": "1~"}),
    ("It is what they lived on [1].", {"It is what they lived on.": "1"}),
    ("# Piers\n\nThe pier [1] was closed in 1949.", {"The pier was closed in 1949.": "1~"}),
    (
        "The mill was said to be unsafe [1], but it opened [2].",
        {"The mill was said to be unsafe.": "1", "It opened.": "2"},
    ),
    (
        "The price is expected to fall [1], while the rents are to rise [2].",
        {"The price is expected to fall.": "1", "The rents are to rise.": "2"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED, ids=[text[:40] for text, _ in NUMBERED])
def test_each_claim_has_the_sources_that_stand_for_it(text: str, expected: dict[str, str]) -> None:
    assert backed(text + LIST) == expected


NAMED = [
    (
        "Brand (2011) argued that the ice is thin, while later work has shown that it holds "
        "(Moe, 2018).",
        {"The ice is thin.": "1", "It holds.": "3"},
    ),
    (
        "Brand (2011) found a crack in the ice, but Moe (2018) saw none at all.",
        {"Brand found a crack in the ice.": "1~", "Moe saw none at all.": "3~"},
    ),
    (
        "The lake floods each spring (Ferro & Lunde, 2014; but see Moe, 2018).",
        {"The lake floods each spring.": "2"},
    ),
    (
        "Contrary to Brand (2011), Moe (2018) saw thick ice in May.",
        {"Contrary to Brand, Moe saw thick ice in May.": "3~"},
    ),
    (
        "The lake was dry (Moe, 2018), a result at odds with Brand (2011).",
        {"The lake was dry, a result at odds with Brand.": "3~"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:40] for text, _ in NAMED])
def test_works_named_in_the_words_back_what_is_theirs(text: str, expected: dict[str, str]) -> None:
    assert backed(text + WORKS) == expected


def test_numbers_in_parentheses_cite_within_a_sentence_and_count_nowhere() -> None:
    text = (
        "Frost is common in the north (1,2) and has been seen in June (3). Two farms (1,3) lost "
        "their crop. The plan has three parts: (1) digging, (2) sowing and (3) waiting (2)."
    )
    works = "".join(f"\n{n}. Work {n}. River Review. 201{n};3:1-9." for n in (1, 2, 3))
    assert backed(f"{text}\n\nReferences{works}\n") == {
        "Frost is common in the north.": "1 2",
        "Frost has been seen in June.": "3",
        "Two farms lost their crop.": "1~ 3~",
        "The plan has three parts: (1) digging, (2) sowing and (3) waiting.": "2",
    }


def test_grades_and_remarks_beside_a_label_are_no_labels() -> None:
    text = "Two ships left [S1, B2]. One sank (S2; rated E5).\n\n"
    entries = "[S1] Sea log. https://a.example.org/1\n[S2] Chat. https://a.example.org/2\n"
    assert backed(text + entries) == {"Two ships left.": "None", "One sank.": "None"}
    assert "CG101" not in {found.rule.code for found in cg.parse(text + entries).report()}


def voices(text: str) -> dict[str, int]:
    """Return how many voices each claim has."""
    kb = cg.parse(text)
    told = [n.claim for n in kb.values() if isinstance(n, Voicing)]
    return {claim.text: told.count(claim.id) for claim in kb.claims()}


def test_what_is_set_against_a_saying_behind_its_marker_is_the_writers() -> None:
    text = "The board insists that the pier is safe [1], but it has not shown the tests [2]."
    assert voices(text + LIST) == {"The pier is safe.": 1, "It has not shown the tests.": 0}
    joined = "A study found that tea helps the heart [1], and it also lowers the risk of gout [2]."
    assert voices(joined + LIST) == {
        "Tea helps the heart.": 1,
        "It also lowers the risk of gout.": 1,
    }


def test_a_claim_with_its_own_marker_does_not_survive_on_what_it_is_drawn_from() -> None:
    kb = cg.parse("Rents rose by a tenth [1]. Therefore many families left the town [2]." + LIST)
    drawn = next(n for n in kb.values() if isinstance(n, Inference))
    assert drawn.basis == "inferred"
    assert [claim.text for claim in kb.without(sources=2).falls] == [
        "Therefore many families left the town."
    ]


def test_no_answer_says_survives_where_two_markers_share_a_sentence() -> None:
    said = "Although [1] reports a leak, [2] found none in the whole of May."
    for lost in (1, 2):
        impact = cg.parse(said + LIST).without(sources=lost)
        assert not impact.survives
        assert [claim.text for claim in impact.in_question] == [said]


WHOLE = [
    "Orr accused Lund of shelling a farm, which Lund denied.",
    "A letter claiming that the mill was empty was withdrawn in May.",
    "The claim that Osk died in the tower is rejected by most writers.",
    "The board's statement that 95 per cent found work was corrected in June.",
    "The port closed on Monday, according to Orr, or on Friday, according to Lund.",
    "Suppose the wall fails: the whole quarter floods within an hour.",
]


@pytest.mark.parametrize("said", WHOLE)
def test_what_would_be_turned_by_a_cut_stays_whole(said: str) -> None:
    assert said in [claim.text for claim in cg.parse(said).claims()]
    assert not any(len(claim.text) < 20 for claim in cg.parse(said).claims())


PUT = [
    (
        "The firm falsely told its owners that the mine was full [1].",
        "The mine was full.",
        "denied",
    ),
    ("Orr claimed wrongly that the mine was full [1].", "The mine was full.", "denied"),
    ("Is the old wall safe [1]?", "Is the old wall safe?", "asked"),
    ("Suppose the wall fails [1].", "Suppose the wall fails.", "conditional"),
]


@pytest.mark.parametrize(("text", "said", "modality"), PUT, ids=[said for _, said, _ in PUT])
def test_what_is_false_asked_or_supposed_is_not_told_as_a_fact(
    text: str, said: str, modality: str
) -> None:
    found = {claim.text: claim.modality for claim in cg.parse(text + LIST).claims()}
    assert found[said] == modality


NOTES = """
The coast office counted 62 walls.1 Two thirds are sound;2 surveyors put the rest at 4,000.3 Walls
rarely fail at once,4 but ships strike them each winter.5

Notes
1. Ada Brand, The Long Wall (Oslo: Fjord, 1999), 14.
2. Coast Office, State of the Walls 2023 (2023), p. 4.
3. Brand, Long Wall, 88.
4. Coast Office, State of the Walls 2023, para. 31.
5. Moe, Ships (2001).
"""


def test_notes_are_read_behind_figures_and_semicolons_and_by_their_short_titles() -> None:
    kb = cg.parse(NOTES)
    titles = {n.id: n.label.split(",")[0] for n in kb.values() if isinstance(n, Source)}
    said = {claim.id: claim.text for claim in kb.claims()}
    found = [(said[n.claim], titles[n.source]) for n in kb.values() if isinstance(n, Citation)]
    assert sorted(found) == [
        ("Ships strike them each winter.", "Moe"),
        ("Surveyors put the rest at 4,000.", "Ada Brand"),
        ("The coast office counted 62 walls.", "Ada Brand"),
        ("Two thirds are sound.", "Coast Office"),
        ("Walls rarely fail at once.", "Coast Office"),
    ]


def test_raised_numbers_behind_commas_are_no_words() -> None:
    text = "Mites,¹ rather than frost,² explain most of the losses.³\n\n"
    entries = "¹ Orr A. Mites. 2001.\n² Lund B. Frost. 2002.\n³ Moe C. Losses. 2003.\n"
    assert list(backed(text + entries)) == ["Mites, rather than frost, explain most of the losses."]


def test_links_in_the_words_back_their_own_words() -> None:
    text = (
        "A story that the tram [hurt 40 people](https://a.example.org/1) is "
        "[false](https://a.example.org/2). Fares fell in 2022 but "
        "[rose 8% last year](https://a.example.org/3)."
    )
    kb = cg.parse(text)
    impact = kb.without(sources=next(s for s in kb.sources() if s.url == "https://a.example.org/2"))
    assert not impact.survives
    bases = {kb[n.claim].label: n.basis for n in kb.values() if isinstance(n, Citation)}
    assert bases["Fares rose 8% last year."] == "sameClause"
    assert "Fares fell in 2022." not in bases  # the link's words are the other clause's


def test_points_that_a_sentence_brings_are_no_sources() -> None:
    text = (
        "The fleet is of two kinds [1]:\n1. ten low cars\n2. four old cars\n\nOne burned [2].\n\n"
    )
    urls = "[1]: https://a.example.org/1\n[2]: https://a.example.org/2\n"
    assert [source.url for source in cg.parse(text + urls).sources()] == [
        "https://a.example.org/1",
        "https://a.example.org/2",
    ]


def test_keys_in_running_words_find_their_entries() -> None:
    text = "Plain packs lower sales [@orr]. @lund doubts that they do [p. 3].\n\n"
    entries = "[@orr]: Packs, https://a.example.org/1\n[@lund]: Doubts, https://a.example.org/2\n"
    kb = cg.parse(text + entries)
    assert all(n.denotes for n in kb.values() if isinstance(n, Marker))


BRIEF = """
The board may not fine without notice. Orr v. Lake Board, 412 U.S. 110, 118 (1973). Notice must be
written. Id. at 120. The board sent none. Opp'n Br. 7. It argues that a call sufficed, id. at 8,
but no court has agreed. See Lund v. Moe, 98 F.3d 201 (7th Cir. 1996); Orr, 412 U.S. at 121. Contra
Vik v. Ek, 12 F.2d 44 (2d Cir. 1926). The act was changed in 1998. Pub. L. No. 105-33, § 4, 112
Stat. 90 (1998).
"""


def test_a_brief_cites_behind_its_sentences() -> None:
    kb = cg.parse(BRIEF.strip())
    titles = {n.id: n.label.split(",")[0] for n in kb.values() if isinstance(n, Source)}
    said = {claim.id: claim.text for claim in kb.claims()}
    found = {(said[n.claim], titles[n.source]) for n in kb.values() if isinstance(n, Citation)}
    assert sorted(found) == [
        ("A call sufficed.", "Opp'n Br. 7"),
        ("No court has agreed.", "Lund v. Moe"),
        ("No court has agreed.", "Orr v. Lake Board"),
        ("Notice must be written.", "Orr v. Lake Board"),
        ("The act was changed in 1998.", "Pub. L. No. 105-33"),
        ("The board may not fine without notice.", "Orr v. Lake Board"),
        ("The board sent none.", "Opp'n Br. 7"),
    ]


def test_a_list_of_sources_backs_nothing_that_is_named_in_contrast() -> None:
    report = cg.parse("The pier is intact, contrary to [3]." + LIST).report()
    assert "[3] is named in contrast to it" in next(
        f.message for f in report if f.rule.code == "CG201"
    )


def test_a_marker_behind_a_unit_ends_its_sentence() -> None:
    text = "The lake is 298 m.[3] According to legend, a church lies on its bed.[1]"
    assert backed(text + LIST) == {
        "The lake is 298 m.": "3",
        "A church lies on its bed.": "1",
    }


def test_a_man_who_accused_a_firm_is_not_the_firm() -> None:
    said = "A man who accused the firm of fraud was sued."
    assert list(backed(said.replace(".", " [1].") + LIST)) == [said]
    either = "Had either been open, the outage would have been shorter."
    assert list(backed(either.replace("shorter.", "shorter [1].") + LIST)) == [either]


NOTED = [
    ("Smith, J.; Jones, K. Tides of the bay. Bay Review 2019, 12, 1–9.", 1),
    ("Orr A. Mites. River Review. 2011; 12(3): 4–9.", 1),
    ("Orr A. Mites. River Review. 2011; Suppl 1: 22.", 1),
    ("Lund, Tides (Quay Press, 1998; repr. 2004), 12.", 1),
    ("Lund, Tides, 1998; Oxford: Quay Press, 2001.", 1),
    ("Lund, Tides, 12; the figures leave out servants.", 1),
    ("Contra Costa Times, 3 May 2011.", 1),
    ("Lund, Tides, 12; Moe, “Kilns,” 30; Harbour Post, 3 May 2011.", 3),
    ("Lund, Tides, 12. See also Moe, Kilns, 30.", 2),
]


@pytest.mark.parametrize(("note", "works"), NOTED)
def test_a_note_is_parted_only_where_each_part_is_a_work(note: str, works: int) -> None:
    kb = cg.parse(f"The pier fell [1].\n\nNotes\n[1] {note}\n")
    assert len(kb.sources()) == works
    assert len(kb.citations()) == works


def test_a_remark_or_what_holds_the_opposite_holds_no_claim_up() -> None:
    text = (
        "The pier fell.[1] The mill burned.[2][a]\n\nNotes\n^ Or in 1889.\n\nReferences\n"
        "^ Lund, Tides, 12; but see Moe, Kilns (1990), 30.\n^ Harbour Post, 3 May 1888.\n"
    )
    kb = cg.parse(text)
    first, second = kb.claims()
    assert [kb[c.source].label for c in kb.citations(first)] == ["Lund, Tides, 12"]
    post = next(s for s in kb.sources() if "Harbour" in s.label)
    assert kb.without(sources=post).outcome(second) == "falls"


def test_ibid_behind_a_note_of_two_works_means_both_and_with_a_page_one_of_them() -> None:
    notes = ("Lund, Tides (1998), 12; Moe, Kilns (1990), 30.", "Ibid.", "Ibid., 31.")
    listed = "".join(f"[{n}] {note}\n" for n, note in enumerate(notes, start=1))
    text = f"The pier fell [1]. It was old [2]. It was steep [3].\n\nNotes\n{listed}"
    kb = cg.parse(text)
    bases = [[c.basis for c in kb.citations(claim)] for claim in kb.claims()]
    assert bases == [["sameClause"] * 2, ["sameClause"] * 2, ["oneOfSeveral"] * 2]
    tides = next(source for source in kb.sources() if "Tides" in source.label)
    assert kb.without(sources=tides).outcome(list(kb.claims())[2]) == "in question"


def test_the_words_of_a_link_are_those_of_one_clause() -> None:
    text = "The council [voted](https://a.example/x) to cut five routes, and nobody put up a sign."
    kb = cg.parse(text)
    assert [(c.text, kb.status(c)) for c in kb.claims()] == [
        ("The council voted to cut five routes.", "cited"),
        ("Nobody put up a sign.", "uncited"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The boat carries 300 people [1], but it does not sail in high winds.",
            {"The boat carries 300 people.": "1", "It does not sail in high winds.": ""},
        ),
        (
            "The firm went bankrupt in 2021 [2], and the licence lapsed in 2024.",
            {"The firm went bankrupt in 2021.": "2", "The licence lapsed in 2024.": ""},
        ),
        (
            "In [3], the authors coat the grains with wax, which halves the loss.",
            {
                "In [3], the authors coat the grains with wax.": "3",
                "Wax halves the loss.": "3~",
            },
        ),
        (
            "Compared with [2], our pump needs no oil.",
            {"Compared with [2], our pump needs no oil.": ""},
        ),
    ],
)
def test_a_marker_that_ends_one_clause_backs_none_behind_it(
    text: str, expected: dict[str, str]
) -> None:
    found = backed(f"The port is old [1]. It has two piers [3]. {text}{LIST}")
    assert {claim: found[claim] for claim in expected} == expected


def test_who_is_put_in_brings_the_link_of_its_words() -> None:
    kb = cg.parse(
        "Her office sent [an article in the Courier](https://c.example/q), which says that 300 "
        "people had called."
    )
    (claim,) = (c for c in kb.claims() if "300" in c.text)
    assert kb.status(claim) == "cited"


def test_one_work_at_two_pages_is_one_source() -> None:
    notes = (
        "[1] Port Office, Annual Report 2023, p. 8.\n[2] Port Office, Annual Report 2023, p. 21.\n"
    )
    kb = cg.parse(f"Boats sank [1]. Piers fell [2].\n\nNotes\n{notes}")
    assert len(kb.sources()) == 1
    assert len(kb.without(sources=1).falls) == 2


def test_a_semicolon_in_a_quoted_title_parts_no_works() -> None:
    kb = cg.parse(
        "The ban was lifted [1].\n\nNotes\n\n"
        '1. Ann Lund (9 April 2012). "Ban on Nets Lifted; Boats Go Out in 2013". Harbour Post.\n'
    )
    (source,) = kb.sources()
    assert "Boats Go Out" in (source.title or "")


COAUTHORS = {
    "APA": (
        "Lund, A. (2019). Tides of the bay. Quay Press.\n"
        "Lund, A., & Orr, B. (2019). Kilns of the coast. Quay Press.\n"
        "Lund, A., Moe, C., & Kask, D. (2019). Rocks of the coast. Quay Press.\n"
    ),
    "Chicago": (
        "Lund, Anna. 2019. Tides of the bay. Velm: Quay Press.\n"
        "Lund, Anna, and Ben Orr. 2019. Kilns of the coast. Velm: Quay Press.\n"
        "Lund, Anna, Carla Moe, and Dan Kask. 2019. Rocks of the coast. Velm: Quay Press.\n"
    ),
}


@pytest.mark.parametrize("style", COAUTHORS)
@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        (
            "Boats left (Lund, 2019).",
            "They came (Lund & Orr, 2019).",
            "Rocks fell (Lund et al., 2019).",
        ),
        (
            "Lund (2019) saw boats.",
            "Lund and Orr (2019) saw kilns.",
            "Lund et al. (2019) saw rocks.",
        ),
    ],
)
def test_works_of_one_year_are_told_apart_by_who_wrote_with_the_first_author(
    style: str, one: str, two: str, three: str
) -> None:
    kb = cg.parse(f"{one} {two} {three}\n\nReferences\n\n{COAUTHORS[style]}")
    titles = [[s.title for s in kb.sources() if c in kb.claims(relying_on=s)] for c in kb.claims()]
    assert [len(backing) for backing in titles] == [1, 1, 1]
    for (title,), words in zip(titles, ("Tides", "Kilns", "Rocks"), strict=True):
        assert words in (title or "")
    assert not kb.report()


def test_an_author_and_year_of_two_works_are_reported() -> None:
    kb = cg.parse(
        "Boats left in May (Lund, 2019). They came in June (Orr, 2020).\n\nReferences\n\n"
        "Lund, A. (2019). Tides of the bay. Quay Press.\n"
        "Lund, A. (2019). Kilns of the coast. Quay Press.\n"
        "Orr, B. (2020). Boats. Quay Press.\n"
    )
    (told,) = [finding for finding in kb.report() if finding.code == "CG103"]
    assert "(Lund, 2019) may mean one of 2 sources" in told.message
    bases = {citation.basis for citation in kb.all(cg.Citation)}
    assert bases == {"oneOfSeveral", "sameClause"}


ONE_OF = {
    "author and year": (
        "Boats left in May (Lund, 2019). They came in June (Orr, 2020). "
        "Piers fell in July (Lund, 2019; Orr, 2020).\n\nReferences\n\n"
        "Lund, A. (2019). Tides of the bay. Quay Press.\n"
        "Lund, A. (2019). Kilns of the coast. Quay Press.\n"
        "Orr, B. (2020). Boats. Quay Press.\n"
    ),
    "number": (
        "Boats left in May [1]. They came in June [2]. Piers fell in July [1, 2].\n\nSources\n\n"
        "[1] Tides: https://a.example.org/1\n[1] Kilns: https://a.example.org/2\n"
        "[2] Boats: https://a.example.org/3\n"
    ),
}


@pytest.mark.parametrize("kind", ONE_OF)
def test_a_claim_by_a_marker_of_several_works_is_in_question_without_any_of_them(kind: str) -> None:
    kb = cg.parse(ONE_OF[kind])
    first, second, third = kb.claims()
    expected = {
        (1,): ("in question", "untouched", "in question"),
        (2,): ("in question", "untouched", "in question"),
        (3,): ("untouched", "falls", "survives"),
        (1, 2): ("falls", "untouched", "in question"),
        (1, 2, 3): ("falls", "falls", "falls"),
    }
    for gone, outcomes in expected.items():
        lost = kb.without(sources=[f"s{number}" for number in gone])
        assert tuple(map(lost.outcome, (first, second, third))) == outcomes, gone
    assert "means one of several works" in kb.without(sources="s1").path(first)
    assert "survives on source 1 or source 2;" in kb.without(sources="s3").path(third)
    assert {finding.code for finding in kb.report()} == {"CG103"}
    assert [len(found) for found in kb.support(first).topples] == [1, 1]
    assert "2 may topple it" in kb.support(first).summary
    assert [len(kb.origins(claim)) for claim in (first, second, third)] == [1, 1, 2]


def test_what_follows_from_a_claim_in_question_is_unresolved() -> None:
    words = ONE_OF["author and year"].replace(" They came", " The season was long. They came")
    kb = cg.parse(words)
    first, follows, *_ = kb.claims()
    kb = kb.with_nodes(Inference(claim=follows.id, premises=(first.id,)))
    lost = kb.without(sources=1)
    assert (lost.outcome(first), lost.outcome(follows)) == ("in question", "untouched")
    assert list(lost.unresolved) == [follows]


@pytest.mark.parametrize("format", ["turtle", "nquads", "jsonld"])
def test_one_of_several_works_is_kept_by_files_and_archives(format: str) -> None:
    kb = cg.parse(ONE_OF["author and year"])
    held = loads(dumps(kb, format), format)
    assert held == kb
    assert cg.ClaimGraph.from_networkx(kb.to_networkx()) == kb
    assert {finding.code for finding in held.report()} == {"CG103"}
    archive = cg.Archive()
    archive.add(held)
    source = next(c.source for c in kb.all(Citation) if c.basis == "oneOfSeveral")
    ours, theirs = kb.without(sources=source), archive.without(sources=source)
    assert {c.id for c in ours.in_question} == {c.id for c in theirs.in_question}
    assert len(ours.in_question) == 2


def test_the_works_of_one_note_are_meant_together() -> None:
    kb = cg.parse(
        "Boats left in May [1]. Piers fell in June [2].\n\nNotes\n\n"
        "[1] See Lund 2019, p. 4; Marsh 2020, p. 9.\n[2] https://a.example.org/3; "
        "https://a.example.org/4\n"
    )
    assert {citation.basis for citation in kb.all(Citation)} == {"sameClause"}
    assert [len(kb.without(sources=s).survives) for s in kb.sources()] == [1, 1, 1, 1]


def test_one_work_that_is_listed_twice_under_one_number_is_one_work() -> None:
    kb = cg.parse(
        "Boats left in May [1].\n\nSources\n\n"
        "[1] Tides: https://a.example.org/1\n[1] Tides: https://a.example.org/1\n"
    )
    assert {citation.basis for citation in kb.all(Citation)} == {"sameClause"}
    assert len(kb.without(sources=1).falls) == 1


WRAPPED = """The observatory on Mount Kel was built between 1931 and 1934
[1]. Its main mirror, 1.9 metres across, was cast in Jena [2]
[3]. During the war the dome served as a radar post [1]. It
was returned to the university in 1946 [3].

[1] Kel Observatory, A short history.
[2] Glassworks archive, order book 1932.
[3] University annals, vol. 12.
"""


def test_wrapped_lines_that_begin_in_markers_one_below_the_other_are_no_list() -> None:
    kb = cg.parse(WRAPPED)
    assert [s.title for s in kb.sources()] == [
        "Kel Observatory, A short history.",
        "Glassworks archive, order book 1932.",
        "University annals, vol. 12.",
    ]
    backing = {c.text[:8]: [kb.handle(one.source) for one in kb.citations(c)] for c in kb.claims()}
    assert {words: sorted(found) for words, found in backing.items()} == {
        "The obse": ["s1"],
        "Its main": ["s2", "s3"],
        "During t": ["s1"],
        "It was r": ["s3"],
    }


def test_a_list_whose_labels_close_the_clauses_of_the_text_needs_no_dates() -> None:
    listed = "\n\n(1) Notices, compiled\n(2) Trial results\n(3) Statement of the firm\n"
    kb = cg.parse(
        "The vaccine was approved in May (1). Trials enrolled adults (2), and nobody fell ill (2). "
        f"Leiden makes 40 boxes a day (3).{listed}"
    )
    assert [s.title for s in kb.sources()] == [
        "Notices, compiled", "Trial results", "Statement of the firm",
    ]  # fmt: skip
    assert len(kb.without(sources=2).falls) == 2
    for plan in (
        "The plan follows (1). It rests on (2). It ends in (3).",
        "We compare option (1), option (2) and option (3).",
    ):
        assert not cg.parse(plan + listed).sources()


def test_a_line_of_sources_below_each_of_a_few_sentences_is_no_wrapped_line() -> None:
    kb = cg.parse(
        "The census counted 8,412 people on Isla Mora, 300 fewer than in 2011.\n"
        "Source: National Statistics Institute, https://nsi.example/census\n\n"
        "Three of the island's five schools have closed since then.\n"
        "Source: Mora Herald, https://herald.example/schools\n\n"
        "The ferry runs twice a week in winter.\n"
        "Source: Mora Lines timetable, https://lines.example/winter\n"
    )
    backing = [[kb.handle(one.source) for one in kb.citations(c)] for c in kb.claims()]
    assert backing == [["s1"], ["s2"], ["s3"]]


LISTED = (
    "\n\nReferences\n\nLund, A. (2019). Tides of the bay. Quay Press.\n"
    "Orr, B. (2020). Boats. Quay Press.\nEvans, C. (2020b). Kilns. Quay Press.\n"
)


@pytest.mark.parametrize(
    ("marker", "lost"),
    [
        ("(Evans, 2020a)", "evans2020a"),
        ("(Evans, 2020)", "evans2020"),
        ("(Moss et al., 2018)", "moss2018"),
        ("(Moss, 2018, p. 4)", "moss2018"),
        ("(Evans, 2020a, 2020b)", "evans2020a"),
        ("(Orr, 2020; Moss, 2018)", "moss2018"),
    ],
)
def test_an_author_and_year_that_no_entry_answers_to_dangles(marker: str, lost: str) -> None:
    kb = cg.parse(f"Boats left in May {marker}. They sank (Lund, 2019).{LISTED}")
    (told,) = [finding.message for finding in kb.report() if finding.code == "CG101"]
    assert f"no source is listed under {lost};" in told
    assert kb.claims()[0].text == "Boats left in May."


@pytest.mark.parametrize("place", ["(Oslo, 2018)", "(May, 2018)", "(see Oslo in 2018)"])
def test_a_place_and_a_year_in_brackets_are_no_marker(place: str) -> None:
    kb = cg.parse(f"Boats left for the fair {place}. They sank (Lund, 2019).{LISTED}")
    assert "CG101" not in {finding.code for finding in kb.report()}


def test_articles_of_one_outlet_and_year_are_told_apart_by_their_days() -> None:
    kb = cg.parse(
        "The minister resigned (BBC, 3 March 2023). A deputy was named (BBC, May 9, 2023). "
        "It had been a bad year (BBC, 2023). Nobody knew (BBC, 4 March 2023).\n\nSources:\n"
        'BBC, "Minister quits", 3 March 2023, https://bbc.example/quits\n'
        'BBC, "Deputy named", 9 May 2023, https://bbc.example/deputy\n'
    )
    backing = [sorted(kb.handle(one.source) for one in kb.citations(c)) for c in kb.claims()]
    assert backing == [["s1"], ["s2"], ["s1", "s2"], []]


def test_numbers_behind_figures_that_the_row_lacks_are_markers() -> None:
    kb = cg.parse(
        "The drug does not prevent falls over 65.1,2 High doses may cause them.3 "
        "Guidelines changed in 2018.2,4\n\nReferences\n1. Orr T. Falls. Rec. 2014.\n"
        "2. Task Force. Statement. 2018.\n3. Smith G. Doses. 2010.\n4. Society. Update. 2018.\n"
    )
    backing = [sorted(kb.handle(one.source) for one in kb.citations(c)) for c in kb.claims()]
    assert backing == [["s1", "s2"], ["s3"], ["s2", "s4"]]


def test_a_number_in_brackets_behind_a_unit_is_no_index() -> None:
    kb = cg.parse(f"It occurs in streams above 800 m[1] and avoids lakes.[2]{LIST}")
    first, second = kb.claims()
    assert first.text == "It occurs in streams above 800 m."
    assert [len(kb.citations(claim)) for claim in (first, second)] == [1, 1]


AT_MARKERS = [
    (
        "Tarm left the pact in 1990,[1] Velm a year later.[2]",
        {"Tarm left the pact in 1990.": "1", "Velm left the pact a year later.": "2"},
    ),
    (
        "Kask took 61 votes [1], Moe 40 [2] and Vik twelve [3].",
        {"Kask took 61 votes.": "1", "Moe took 40.": "2", "Vik took twelve.": "3"},
    ),
    (
        "Catches fell by 3% [1], prices by 8% [2], and profits by 20% [3].",
        {"Catches fell by 3%.": "1", "Prices fell by 8%.": "2", "Profits fell by 20%.": "3"},
    ),
    (
        "The trust bought the inn in 1980 [1], the mill in 1985 [2].",
        {"The trust bought the inn in 1980, the mill in 1985.": "1~ 2~"},
    ),
    (
        "The bell was cast in Orm in 1901 [1] and in Pell a year later [2].",
        {
            "The bell was cast in Orm in 1901.": "1",
            "The bell was cast in Pell a year later.": "2",
        },
    ),
    (
        "Rents reached 81% of wages inland [1] but only 54% of wages by the sea.[2]",
        {
            "Rents reached 81% of wages inland.": "1",
            "Rents reached only 54% of wages by the sea.": "2",
        },
    ),
    (
        "Sales of boats rose in Velm[1] while those of nets fell[2][3].",
        {"Sales of boats rose in Velm.": "1", "Those of nets fell.": "2 3"},
    ),
    (
        "She wrote three plays [1] while employed by the post office [2].",
        {"She wrote three plays while employed by the post office.": "1~ 2~"},
    ),
    ("Wages, though, rose by 2% only.[1],[2] Rents fell.[3]", {
        "Wages, though, rose by 2% only.": "1 2", "Rents fell.": "3"
    }),
    (
        "The hall is cold [1]. The hall was built in 1931 (2). The roof leaks (3). See hall (9).",
        {
            "The hall is cold.": "1",
            "The hall was built in 1931.": "2",
            "The roof leaks.": "3",
            "See hall (9).": "",
        },
    ),
    (
        "Eels do two things: [3]\n- They clean the pond.\n- They eat snails. [1]",
        {
            "Eels do two things": "3",
            "They clean the pond.": "3~",
            "They eat snails.": "1",
        },
    ),
    (
        "Vik [3] keeps eels. They do two things:\n- They clean the pond.\n- They eat snails.",
        {
            "Vik keeps eels.": "3~",
            "They clean the pond.": "",
            "They eat snails.": "",
        },
    ),
    (
        "| Inn | Opened | Fate |\n|---|---|---|\n"
        "| Swan | 1871 [1] | Burned in 1999 [2] |\n| Bear [3] | 1900 [1] | Sold in 2010 [2] |",
        {
            "Swan – Opened: 1871": "1",
            "Swan – Fate: Burned in 1999": "2",
            "Bear – Opened: 1900": "1 3~",
            "Bear – Fate: Sold in 2010": "2 3~",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), AT_MARKERS, ids=[text[:40] for text, _ in AT_MARKERS]
)
def test_markers_part_what_a_sentence_a_list_and_a_row_tell(
    text: str, expected: dict[str, str]
) -> None:
    found = backed(text + LIST)
    assert {said: numbers for said, numbers in found.items() if said in expected} == expected


def test_a_point_falls_with_the_source_at_the_colon_above() -> None:
    kb = cg.parse("Eels do two things: [3]\n\n- They clean the pond.\n- They eat snails." + LIST)
    assert len(kb.without(sources=3).falls) == 3


def test_an_author_and_year_may_be_one_of_two_works_told_apart_by_letters() -> None:
    kb = cg.parse(
        "Eels climb walls (Moe, 1999). They eat snails (Moe, 1999b).\n\nReferences\n\n"
        "Moe, C. 1999a. Eels. Pond Notes 3: 1–9.\nMoe, C. 1999b. Snails. Pond Notes 4: 2–8.\n"
    )
    first, second = kb.claims()
    assert [kb.without(sources=n).outcome(first) for n in (1, 2)] == ["in question"] * 2
    assert [kb.without(sources=n).outcome(second) for n in (1, 2)] == ["untouched", "falls"]


def test_notes_may_name_a_work_in_short_behind_any_word_that_leads_to_it() -> None:
    kb = cg.parse(
        "The pit closed.1 The owner called it “ruin.”2 Men left for the coast.3 Few came back.4\n\n"
        "1. Ann Vik, The Last Shift (Tarm: Pit Press, 1970), 12.\n"
        "2. As quoted in Vik, Last Shift, 40.\n"
        "3. Ole Berg, “Roads to the Sea,” Annals 4 (1981): 9.\n"
        "4. Berg, “Roads,” 11; contra: Vik, Last Shift, 90.\n"
    )
    titles = [[kb[c.source].label[:8] for c in kb.citations(claim)] for claim in kb.claims()]
    assert titles == [["Ann Vik,"], ["Ann Vik,"], ["Roads to"], ["Roads to"]]


@pytest.mark.parametrize(
    "cited",
    [
        "In re Quay Fees, No. 21-cv-0457, 2022 WL 118822 (D. Or. Jan. 12, 2022).",
        "See Ex parte Moe, 3 U.S. 17, 19 (1798).",
        "Vik v. Berg, No. 3:20-cv-11 (D. Or. 2021).",
        "United States v. Moe, Case No. 19-cr-5, slip op. at 4 (N.D. Cal. May 2, 2020).",
    ],
)
def test_cases_without_two_parties_or_a_reporter_are_cited(cited: str) -> None:
    kb = cg.parse(f"A fee needs a statute. {cited} The board has none. Id. at 2.")
    assert [len(kb.citations(claim)) for claim in kb.claims()] == [1, 1]
    assert len(kb.sources()) == 1


@pytest.mark.parametrize(
    "entries",
    [
        "Post: https://post.example/ice\nThe Coast Mail: https://mail.example/wind",
        "- **Post** – https://post.example/ice\n- **The Coast Mail** – https://mail.example/wind",
        'Post: "Ice in May", https://post.example/ice\nThe Coast Mail: https://mail.example/wind',
    ],
)
def test_outlets_in_brackets_lead_to_the_addresses_listed_under_their_names(entries: str) -> None:
    kb = cg.parse(
        "The bay froze [Post]. Roofs flew (The Coast Mail). Trains stopped [Post; The Coast Mail]."
        f"\n\nSources\n{entries}\n"
    )
    address = {source.id: source.url for source in kb.sources()}
    backing = [[address[c.source] for c in kb.citations(claim)] for claim in kb.claims()]
    ice, wind = "https://post.example/ice", "https://mail.example/wind"
    assert [sorted(filter(None, found)) for found in backing] == [[ice], [wind], [wind, ice]]


def test_a_link_to_an_archive_is_no_outlet_of_a_list() -> None:
    kb = cg.parse(
        "The bay froze ([copy](https://copies.example/1)).\n\nThe road is shut.\n"
        "Copy: https://copies.example/2\n"
    )
    assert [len(kb.citations(claim)) for claim in kb.claims()] == [1, 1]


def test_a_point_that_says_something_is_no_title_of_a_source_for_the_one_above() -> None:
    kb = cg.parse(
        "The convoy, at noon:\n\n• Six trucks crossed the ford – https://clips.example/1\n"
        "• Two of them carried oil\n  https://maps.example/2\n"
        "• Their plates are from the north (source: https://plates.example/3)\n"
        "• A clip said to show them is from 2022: https://checks.example/4\n"
    )
    address = {source.id: source.url for source in kb.sources()}
    backing = {c.text: [address[one.source] for one in kb.citations(c)] for c in kb.claims()}
    assert backing == {
        "Six trucks crossed the ford.": ["https://clips.example/1"],
        "Two of them carried oil": ["https://maps.example/2"],
        "Their plates are from the north.": ["https://plates.example/3"],
        "A clip said to show them is from 2022.": ["https://checks.example/4"],
    }


@pytest.mark.parametrize(
    ("marker", "title"),
    [
        ('[Pond Union, "Cold rooms", 2023]', "Cold rooms"),
        ("(Pond Union, “Cold rooms”, 4 May 2023)", "Cold rooms"),
        ("(Town Auditor, Report 2022/14, p. 9)", "Town Auditor, Report 2022/14"),
    ],
)
def test_brackets_that_name_a_work_cite_it(marker: str, title: str) -> None:
    kb = cg.parse(f"Three schools are cold. {marker}")
    ((found,), (claim,)) = kb.sources(), kb.claims()
    assert title in found.label
    assert kb.without(sources=found).outcome(claim) == "falls"


@pytest.mark.parametrize("aside", ['("The Pit", 1995)', '(in Orr, "Kilns", 1999)'])
def test_brackets_that_name_a_work_of_whom_they_tell_cite_nothing(aside: str) -> None:
    assert not cg.parse(f"He made one more film {aside}.").sources()


def test_an_outlet_without_address_is_read_below_one_that_has_it() -> None:
    kb = cg.parse(
        "Roofs flew [Post]. Trains stopped [Velm Radio].\n\nSources:\n"
        'Post: "Roofs", https://post.example/1\nVelm Radio: morning news, 4 May\n'
    )
    assert [[kb.handle(c.source) for c in kb.citations(one)] for one in kb.claims()] == [
        ["s1"], ["s2"]
    ]  # fmt: skip


def test_turns_of_a_transcript_are_no_outlets() -> None:
    kb = cg.parse(
        "The mayor (Lund) met the press.\n\nLund: We will build it.\nOrr: No.\n"
        "Lund: “Yes,” I said.\nLund: It is at https://plan.example/a for all to see.\n"
    )
    assert not kb.citations(kb.claims()[0])


@pytest.mark.parametrize("told", ["the mayor calls it music", "the mayor sleeps well at night"])
def test_a_marker_before_a_semicolon_backs_nothing_behind_it(told: str) -> None:
    kb = cg.parse(f"Owners there complain of noise [1]; {told}.{LIST}")
    assert [claim.text for claim in kb.without(sources=1).falls] == [
        "Owners there complain of noise."
    ]


def test_documents_of_a_numbered_row_are_works_of_their_own() -> None:
    kb = cg.parse(
        "Quakes were felt [1][2]. A pipe burst [3].\n\nReferences\n\n"
        "[1] Quake Survey, bulletin 14\n[2] Quake Survey, bulletin 31\n[3] Quake Survey, Report 3\n"
    )
    assert len(kb.sources()) == 3
    assert kb.without(sources=2).outcome("c1") == "survives"


def test_a_section_of_the_code_between_commas_is_cited() -> None:
    kb = cg.parse(
        "A fee needs notice. Vik v. Moe, 401 U.S. 55, 61 (1971). A refund is due, 5 U.S.C. § 7(2), "
        "which the board denies. The board sat in May."
    )
    due = next(claim for claim in kb.claims() if claim.text.startswith("A refund is due"))
    assert [kb.spoken(one.source) for one in kb.citations(due)] == ["source 2"]


def test_a_marker_behind_a_semicolon_backs_nothing_of_what_somebody_says_next() -> None:
    kb = cg.parse(
        "The draft sets limits;[1] old stoves are exempt, a spokesperson told AFP.[2]\n\n"
        "[1]: Draft rules, 2025.\n[2]: AFP, 2025.\n"
    )
    backed = {c.text: [source.title for source in kb.sources(of=c)] for c in kb.claims()}
    assert backed == {
        "The draft sets limits.": ["Draft rules, 2025."],
        "Old stoves are exempt.": ["AFP, 2025."],
    }


@pytest.mark.parametrize(
    ("text", "backed"),
    [
        ("Two thefts were foiled [1] and a third succeeded in July [2].",
         {"Two thefts were foiled.": [1], "A third succeeded in July.": [2]}),
        ("Two men were hurt [1], and a third died [2].",
         {"Two men were hurt.": [1], "A third died.": [2]}),
        ("Lund left [1], and another followed [2].", {"Lund left.": [1], "Another followed.": [2]}),
        ("**Bottom line:** The mill was sold [1], and the yard closed [2].",
         {"The mill was sold.": [1], "The yard closed.": [2]}),
        ("Orr sold rice [1], and tea [2].", {"Orr sold rice.": [1], "Orr sold tea.": [2]}),
        ("The tax rose [1], and rents [2].", {"The tax rose, and rents.": [1, 2]}),
    ],
)  # fmt: skip
def test_short_clauses_have_the_marker_behind_them(text: str, backed: dict[str, list[int]]) -> None:
    kb = cg.parse(f"{text}\n\n[1] Orr: https://a.example\n[2] Velm: https://b.example\n")
    numbers = {source.id: n for n, source in enumerate(kb.sources(), 1)}
    assert {c.text: [numbers[s.id] for s in kb.sources(of=c)] for c in kb.claims()} == backed


EACH = "\n\n[1] Orr: https://a.example\n[2] Velm: https://b.example\n[3] Lund: https://c.example\n"


@pytest.mark.parametrize(
    ("text", "backed"),
    [
        ("It operates in Norway [1], Sweden [2] and Finland [3].",
         {"It operates in Norway.": [1], "It operates in Sweden.": [2],
          "It operates in Finland.": [3]}),
        ("The firm is old [1] and large [2].",
         {"The firm is old.": [1], "The firm is large.": [2]}),
        ("She won two medals [1][3] and a cup [2].",
         {"She won two medals.": [1, 3], "She won a cup.": [2]}),
        ("Orr has offices in Oslo [1], Bergen [2], and Turku [3].",
         {"Orr has offices in Oslo.": [1], "Orr has offices in Bergen.": [2],
          "Orr has offices in Turku.": [3]}),
        ("The pact covers trade [1], fishing [2] and visas [3].",
         {"The pact covers trade.": [1], "The pact covers fishing.": [2],
          "The pact covers visas.": [3]}),
    ],
)  # fmt: skip
def test_things_that_have_a_marker_each_are_claims_of_their_own(
    text: str, backed: dict[str, list[int]]
) -> None:
    kb = cg.parse(text + EACH)
    numbers = {source.id: n for n, source in enumerate(kb.sources(), 1)}
    assert {c.text: [numbers[s.id] for s in kb.sources(of=c)] for c in kb.claims()} == backed


@pytest.mark.parametrize(
    "text",
    [
        "The road links Oslo [1], Bergen [2] and Turku [3].",
        "It can cause pain [1], fever [2] or rash [3].",
        "The plants are in Oslo [1] and Bergen [2].",
        "The law bans plastic bags [1] and straws in bars [2].",
        "Both the mill [1] and the yard [2] closed.",
        "No trace of lead [1] and zinc [2] was found.",
        "It rose from 3% [1] to 5% [2].",
    ],
)
def test_things_that_hold_together_stay_one_claim_that_survives_no_loss(text: str) -> None:
    kb = cg.parse(text + EACH)
    (claim,) = kb.claims()
    assert list(kb.without(sources=1).in_question) == [claim]
    assert len(kb.sources(of=claim)) > 1

"""Files curated by hand: the shipped ones are right, and broken ones say what is broken."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.curation import curate, from_yaml
from claimgraph.errors import InvalidGraph, MissingExtra, SyntaxProblem, UnreadableInput

DATA = Path(str(cg.resource("data")))
EXAMPLES = sorted(file.parent for file in DATA.glob("*/graph.yaml"))
SCRIPT = Path(__file__).parents[1] / "scripts" / "build_examples"

TEXT = "Port plans\n\nAda said it rained [1]. It snowed.\n\n1. Weather log"
YAML = """\
document: {origin: note.txt, language: en}
sources:
  log: {title: Weather log}
references:
  r1: {source: log, number: 1, words: Weather log, at: [51, 62]}
actors:
  ada:
    name: Ada
    kind: person
    mentioned_in:
      - {words: Ada, at: [12, 15]}
body:
  - {role: heading, words: Port plans, at: [0, 10]}
  - at: [12, 46]
    sentences:
      - words: Ada said it rained [1].
        at: [12, 35]
        markers:
          m1: {words: "[1]", at: [31, 34], labels: ["1"], denotes: [r1]}
        claims:
          rain:
            text: It rained.
            words: it rained
            at: [21, 30]
            citations:
              - {basis: sameClause, marker: m1}
            voicings:
              - {actor: ada, cue: {words: said, at: [16, 20]}}
      - {words: It snowed., at: [36, 46], aside: chatter}
"""

each_example = pytest.mark.parametrize("folder", EXAMPLES, ids=[f.name for f in EXAMPLES])


# -- the shipped examples -----------------------------------------------------------------------


@each_example
def test_every_span_of_an_example_holds_its_words(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    spans = [*kb.all(cg.Passage), *kb.all(cg.Marker), *kb.all(cg.Reference)]
    assert len(spans) > 50
    assert all(kb.document.text[span.start : span.end] == span.exact for span in spans)


@each_example
def test_rebuilding_an_example_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    rebuilt = cg.save(curate(folder / "graph.yaml"), tmp_path / "graph.ttl")
    assert rebuilt.read_bytes() == (folder / "graph.ttl").read_bytes()


@each_example
def test_the_turtle_of_an_example_is_the_graph_of_its_yaml(folder: Path) -> None:
    assert cg.example(folder.name) == curate(folder / "graph.yaml")


@each_example
def test_nothing_of_an_example_is_left_out_but_the_marks_of_its_list(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    text = list(kb.document.text)
    for span in [*kb.all(cg.Passage), *kb.all(cg.Marker), *kb.all(cg.Reference)]:
        text[span.start : span.end] = " " * (span.end - span.start)
    assert all(re.fullmatch(r"-|#+|\d+\.", word) for word in "".join(text).split())


@each_example
def test_every_sentence_of_an_example_is_accounted_for(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    counted = Counter(kb.state(sentence) for sentence in kb.sentences())
    assert counted.total() == len(kb.sentences())
    assert "fragment" not in counted


@each_example
def test_words_are_part_of_sentences_and_sentences_of_paragraphs(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    passages = {p.id: p for p in kb.all(cg.Passage)}
    for passage in passages.values():
        parent = passages[passage.part_of] if passage.part_of else None
        if {"paragraph", "heading"} & set(passage.roles):
            assert parent is None
        elif "sentence" in passage.roles:
            assert parent
            assert "paragraph" in parent.roles
    for claim in kb.all(cg.Claim):
        home = passages[claim.passage].part_of
        assert home
        assert "sentence" in passages[home].roles


@each_example
def test_whoever_is_named_in_a_claims_words_is_mentioned_or_speaks(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    passages = {p.id: p for p in kb.all(cg.Passage)}
    for claim in kb.all(cg.Claim):
        words = passages[claim.passage]
        speakers = {v.actor for v in kb.voicings(claim)}
        speakers |= {a.acts_for for a in kb.all(cg.Actor) if a.id in speakers}
        for actor in kb.all(cg.Actor):
            spans = [passages[m] for m in actor.mentioned_in]
            if any(words.start <= s.start and s.end <= words.end for s in spans):
                assert actor.id in {*claim.mentions, *speakers}, (claim.text, actor.name)


@each_example
def test_actors_figures_and_events_of_an_example_all_serve_a_claim(folder: Path) -> None:
    kb = curate(folder / "graph.yaml")
    claims = kb.all(cg.Claim)
    assert {f for c in claims for f in c.figures} == {f.id for f in kb.all(cg.Figure)}
    assert {e for c in claims for e in c.about} == {e.id for e in kb.all(cg.Event)}
    actors = {a for c in claims for a in c.mentions} | {v.actor for v in kb.all(cg.Voicing)}
    actors |= {a.affiliation for a in kb.all(cg.Actor)}
    assert {a.id for a in kb.all(cg.Actor)} <= actors


# -- the eastern flank, against a reading by hand ------------------------------------------------

EXPECTED = [  # status, sources relied on, candidate sources; and why
    ("uncited", [], []),  # 1 the writer's judgement, "significant strengthening"
    ("uncited", [], [1]),  # 2 topic sentence; [1] comes one sentence later
    ("uncited", [], [1]),  # 3 concerns of nobody named
    ("cited", [1], [2]),  # 4 Lithuania: [1] follows the other clause; title 2 fits better
    ("cited", [1], []),  # 5 the Netherlands: [1] follows its clause
    ("uncited", [], []),  # 6 linkage "these moves come as", the writer's own
    ("uncited", [], [1]),  # 7 discussions: no marker, no title says that they intensify
    ("uncited", [], []),  # 8 the writer's judgement, "dramatic upgrade"
    ("cited", [2], []),  # 9 images shared: [2]
    ("cited", [2], []),  # 10 what the fortifications are for: [2], same clause
    ("uncited", [], []),  # 11 linkage "coincides with"
    ("matched", [], [1, 2]),  # 12 the 300 troops: title 1 states it, [2] is in the paragraph
    ("uncited", [], []),  # 13 linkage "responding to"
    ("voiced", [], [2]),  # 14 "provocation": the Polish authorities' word, no source for it
    ("uncited", [], [3]),  # 15 topic sentence on commitments
    ("cited", [3], []),  # 16 Vance's "leading role": [3]
    ("uncited", [], []),  # 17 the writer's judgement, "shifting dynamic"
    ("matched", [], [3, 3]),  # 18 "lion's share": title 3 states it, [3] is in the paragraph
    ("cited", [4], []),  # 19 Zelenskyy and Rutte: [4]
    ("uncited", [], []),  # 20 the writer's judgement, "particularly significant"
    ("uncited", [], [4]),  # 21 allies work on protection: no marker
    ("cited", [5], []),  # 22 "substantial": [5] follows the other clause
    ("cited", [5], []),  # 23 309 billion euros: [5]
    ("uncited", [], []),  # 24 the writer's judgement, "demonstrates the breadth"
    ("uncited", [], [5]),  # 25 allies work on arrangements: no marker
]


@pytest.fixture(scope="module")
def flank() -> cg.ClaimGraph:
    return curate(DATA / "eastern-flank" / "graph.yaml")


def test_the_eastern_flank_has_the_expected_census(flank: cg.ClaimGraph) -> None:
    assert repr(flank) == "<ClaimGraph: 25 claims, 5 sources, 16 actors, 8 events, 3 figures>"
    assert len(flank.sentences()) == 13
    assert len([p for p in flank.all(cg.Passage) if "paragraph" in p.roles]) == 5
    assert [m.exact for m in flank.all(cg.Marker)] == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert {r.basis for r in flank.all(cg.Reference)} == {"listOrder"}


def test_each_claim_of_the_eastern_flank_has_its_status_and_sources(flank: cg.ClaimGraph) -> None:
    assert _statuses_and_sources(flank) == EXPECTED


def test_the_troops_claim_is_tied_to_two_sources_on_two_grounds(flank: cg.ClaimGraph) -> None:
    grounds = {(flank.handle(c.source), c.basis, c.confidence) for c in flank.citations("c12")}
    assert grounds == {("s1", "headlineMatch", 0.9), ("s2", "paragraphScope", 0.4)}


def test_the_marker_after_the_dutch_clause_covers_lithuania_only_by_sentence(
    flank: cg.ClaimGraph,
) -> None:
    bases = {
        handle: [c.basis for c in flank.citations(handle) if c.asserted] for handle in ("c4", "c5")
    }
    assert bases == {"c4": ["sameSentence"], "c5": ["sameClause"]}


def test_the_provocation_is_the_polish_authorities_word(flank: cg.ClaimGraph) -> None:
    (voicing,) = flank.voicings("c14")
    speaker = flank[str(voicing.actor)]
    assert isinstance(speaker, cg.Actor)
    assert (speaker.name, flank[str(speaker.acts_for)].label) == ("Polish authorities", "Poland")
    assert [flank[quote].label for quote in voicing.quotes] == ["provocation"]


def test_that_vance_calls_for_the_lions_share_is_only_inferred(flank: cg.ClaimGraph) -> None:
    (said,) = flank.voicings("c16")
    (supposed,) = flank.voicings("c18")
    assert said.actor == supposed.actor
    assert (said.basis, supposed.basis) == ("explicit", "inferred")


def test_a_linkage_rests_on_both_its_sides(flank: cg.ClaimGraph) -> None:
    linkages = {c.id for c in flank.all(cg.Claim) if c.kind == "linkage"}
    premises = {i.claim: len(i.premises) for i in flank.all(cg.Inference)}
    assert len(linkages) == 3
    assert all(premises[claim] >= 2 for claim in linkages)


def test_the_figures_of_the_eastern_flank(flank: cg.ClaimGraph) -> None:
    figures = flank.all(cg.Figure)
    assert [f.label for f in figures] == ["300 troops", "≥ 309,000,000,000 EUR", "41 countries"]
    assert all(f.what for f in figures)


# -- the harbour audit: disputes, copies and conflicts ---------------------------------------------

HARBOUR = [  # status, sources relied on, candidate sources; and why
    ("cited", [1], []),  # 1 the finding: [1]
    ("cited", [2], []),  # 2 the story: [2]
    ("cited", [4], []),  # 3 the union's sum: [4]
    ("uncited", [], []),  # 4 "paid too much", the writer's judgement
    ("uncited", [], [5]),  # 5 the company rejects: the marker comes one sentence later
    ("cited", [5], []),  # 6 the director's words: [5]
    ("cited", [5], []),  # 7 the log: [5]
    ("cited", [1], []),  # 8 the count: [1] after the stop
    ("uncited", [], []),  # 9 "cannot be right", the writer's judgement
    ("voiced", [], [1]),  # 10 the pilot's words
    ("cited", [6], []),  # 11 the vote: [6]
    ("matched", [], [6, 7]),  # 12 cancel the contract: title 7 states it
    ("cited", [4, 6], []),  # 13 the cost: one marker for two sources
    ("uncited", [], []),  # 14 the repairs: their marker [8] leads nowhere
    ("cited", [4], []),  # 15 ships turned away: accepted by the curator
    ("cited", [2, 3], []),  # 16 in short: two markers, one origin
]


@pytest.fixture(scope="module")
def harbour() -> cg.ClaimGraph:
    return curate(DATA / "harbour-audit" / "graph.yaml")


def test_each_claim_of_the_harbour_audit_has_its_status_and_sources(
    harbour: cg.ClaimGraph,
) -> None:
    assert _statuses_and_sources(harbour) == HARBOUR


def test_the_harbour_audit_has_disputes_copies_and_a_source_nobody_cites(
    harbour: cg.ClaimGraph,
) -> None:
    disputing = {node.id: node.disputes for node in harbour.all(cg.Claim)}
    disputing |= {node.id: node.disputes for node in harbour.all(cg.Source)}
    disputes = {
        (harbour.handle(by), harbour.handle(claim)) for by in disputing for claim in disputing[by]
    }
    copies = {harbour.handle(s): [*map(harbour.handle, s.copy_of)] for s in harbour.all(cg.Source)}
    assert disputes == {("c6", "c1"), ("s5", "c1"), ("c9", "c7")}
    assert copies.pop("s3") == ["s2"]
    assert not any(copies.values())
    assert [harbour.handle(s) for s in harbour.sources(unused=True)] == ["s7"]
    assert [m.labels for m in harbour.all(cg.Marker) if not m.denotes] == [("8",)]


def test_the_harbour_audit_has_figures_that_exclude_each_other(harbour: cg.ClaimGraph) -> None:
    labels = {f.label for f in harbour.all(cg.Figure)}
    assert labels == {
        *("14,200,000 EUR", "≥ 19,000,000 EUR", "40–55 barges", "< 12 barges"),
        *("≈ 3,000 EUR", "> 9 m"),
    }
    whats = Counter(f.what for f in harbour.all(cg.Figure))
    assert sorted(whats.values()) == [1, 1, 2, 2]


def test_either_premise_is_enough_for_the_judgement_on_the_price(harbour: cg.ClaimGraph) -> None:
    c4 = harbour["c4"]
    premises = [i.premises for i in harbour.all(cg.Inference) if i.claim == c4.id]
    assert sorted(premises) == sorted([(harbour["c1"].id,), (harbour["c3"].id,)])


def _statuses_and_sources(kb: cg.ClaimGraph) -> list[tuple[str, list[int], list[int]]]:
    number = {r.source: r.number or 0 for r in kb.all(cg.Reference)}
    found: list[tuple[str, list[int], list[int]]] = []
    for claim in kb.all(cg.Claim):
        citations = kb.citations(claim)
        relied = sorted(number[c.source] for c in citations if c.asserted)
        candidates = sorted(number[c.source] for c in citations if not c.asserted)
        found.append((kb.status(claim), relied, candidates))
    return found


# -- what a file may say ------------------------------------------------------------------------


def test_a_file_becomes_a_graph() -> None:
    kb = from_yaml(YAML, TEXT)
    assert [(kb.status(c), c.text) for c in kb.all(cg.Claim)] == [("cited", "It rained.")]
    assert [kb.state(s) for s in kb.sentences()] == ["cited", "chatter"]


def test_a_citation_takes_its_source_from_its_marker() -> None:
    kb = from_yaml(YAML, TEXT)
    assert [c.source for c in kb.all(cg.Citation)] == [s.id for s in kb.all(cg.Source)]


def test_a_marker_after_the_stop_belongs_to_the_sentence_it_is_written_under() -> None:
    text = TEXT.replace("rained [1].", "rained. [1]")
    yaml = (
        YAML.replace("words: Ada said it rained [1].", "words: Ada said it rained.")
        .replace("at: [12, 35]", "at: [12, 31]")
        .replace("at: [31, 34]", "at: [32, 35]")
    )
    (citation,) = from_yaml(yaml, text).all(cg.Citation)
    assert citation.basis == "sameClause"


def test_scalars_stay_as_written() -> None:
    kb = from_yaml(YAML.replace("language: en", "language: no"), TEXT)
    assert kb.document.language == "no"


@given(st.permutations(["sources", "references", "actors", "body", "document"]))
def test_the_order_of_sections_does_not_matter(order: list[str]) -> None:
    parts = re.split(r"^(?=\w+:)", YAML, flags=re.M)[1:]
    sections = {part.partition(":")[0]: part for part in parts}
    assert from_yaml("".join(map(sections.__getitem__, order)), TEXT) == from_yaml(YAML, TEXT)


# -- broken files -------------------------------------------------------------------------------

BROKEN = [  # what is replaced, by what, and what the error says
    (
        "at: [21, 30]",
        "at: [20, 29]",
        ["line 24, ", "claims.rain.at: ", "'it raine'", "at [21, 30]"],
    ),
    ("            at: [21, 30]\n", "", ["claims.rain.at: is missing; the words stand at [21, 30]"]),
    ("words: it rained", "words: it poured", ["stand nowhere in the text", "'it rained'"]),
    ("at: [16, 20]", "at: [16]", ["voicings[0].cue.at: should be [start, end]"]),
    ("at: [16, 20]", "at: [20, 16]", ["voicings[0].cue.at: [20, 16] is not a stretch"]),
    ("actor: ada", "actor: adda", ["voicings[0].actor: no actor is called 'adda'", "'ada'"]),
    ("denotes: [r1]", "denotes: [r2]", ["m1.denotes: no reference is called 'r2'; known are r1"]),
    ("marker: m1}", "marker: m2}", ["no marker is called 'm2'; known are m1"]),
    ("    name: Ada\n", "", ["line 8, actors.ada.name: Field required"]),
    ("kind: person", "kind: persona", ["line 9, actors.ada.kind:", "'persona'"]),
    ("            text: It rained.\n", "", ["claims.rain.text: Field required"]),
    ("basis: sameClause", "basis: paragraphScope, confidence: 0.4", ["stands in this sentence"]),
    ("basis: sameClause", "basis: sameclause", ["citations[0].basis", "sameclause"]),
    ("basis: sameClause", "basis: sameClause, confidence: 0.4", ["what is explicit carries none"]),
    (
        "basis: sameClause, marker: m1",
        "basis: headlineMatch",
        ["citations[0].source: Field required"],
    ),
    (", aside: chatter", "", ["sentences[1]: needs either claims, or an aside"]),
    ("    kind: person", "    kinds: person", ["actors.ada.kinds", "did you mean 'kind'"]),
    ("actors:", "actor:", ["line 6, actor: there is no such key; did you mean 'actors'?"]),
    ("name: Ada", "name:", ["actors.ada.name: is empty"]),
    ("denotes: [r1]", "denotes: r1", ["denotes: should be a list, not a single value"]),
    ("at: [12, 46]", "at: [12, 30]", ["stands outside its block [12, 30]"]),
    ("[36, 46]", "[36, 45]", ["is 'It snowed', not 'It snowed.'"]),
    ("role: heading", "role: headline", ["body[0].role", "did you mean 'heading'?"]),
    ("aside: chatter", "aside: chat", ["sentences[1].aside", "did you mean 'chatter'?"]),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN, ids=[f"{o}→{n}" for o, n, _ in BROKEN])
def test_a_broken_file_names_file_line_and_key(old: str, new: str, said: list[str]) -> None:
    assert YAML.count(old) == 1
    with pytest.raises(InvalidGraph) as caught:
        from_yaml(YAML.replace(old, new), TEXT, name="note.yaml")
    message = str(caught.value)
    assert message.startswith("note.yaml, line ")
    assert all(part in message for part in said), message


@given(st.integers(12, 34), st.integers(1, 23))
def test_the_offsets_that_an_error_suggests_are_right(start: int, length: int) -> None:
    words = TEXT[start : min(start + length, 35)]
    named = "{words: Ada, at: [12, 15]}"
    unplaced = YAML.replace(named, f"{{words: {json.dumps(words)}}}")
    with pytest.raises(InvalidGraph) as caught:
        from_yaml(unplaced, TEXT)
    suggested = re.search(r"the words stand at (\[\d+, \d+\])", str(caught.value))
    assert suggested
    placed = YAML.replace(named, f"{{words: {json.dumps(words)}, at: {suggested[1]}}}")
    assert words in {p.exact for p in from_yaml(placed, TEXT).all(cg.Passage)}


def test_all_problems_are_told_at_once() -> None:
    broken = YAML.replace("at: [21, 30]", "at: [1, 2]").replace("kind: person", "kind: persona")
    with pytest.raises(InvalidGraph) as caught:
        from_yaml(broken, TEXT)
    assert len(str(caught.value).splitlines()) == 2


def test_one_mistake_is_told_once() -> None:
    with pytest.raises(InvalidGraph) as caught:
        from_yaml(YAML.replace("kind: person", "kind: persona"), TEXT)
    assert str(caught.value).count("\n") == 0


def test_a_sentence_left_out_is_told() -> None:
    lost = YAML.replace("      - {words: It snowed., at: [36, 46], aside: chatter}\n", "")
    with pytest.raises(InvalidGraph, match=r"stand in no sentence: 36: 'It snowed\.'"):
        from_yaml(lost, TEXT)


def test_words_that_reach_into_the_next_sentence_are_told() -> None:
    long = YAML.replace("{words: Ada, at: [12, 15]}", '{words: "[1]. It", at: [31, 38]}')
    with pytest.raises(InvalidGraph, match=r"reach out of their sentence \[12, 35\]"):
        from_yaml(long, TEXT)


def test_a_key_twice_is_told_with_both_lines() -> None:
    twice = YAML.replace("    kind: person\n", "    kind: person\n    kind: group\n")
    with pytest.raises(SyntaxProblem, match=r"line 10, column 5: the key 'kind' is on line 9"):
        from_yaml(twice, TEXT)


def test_a_claim_key_in_two_sentences_is_told() -> None:
    again = YAML.replace(
        "aside: chatter", "claims: {rain: {text: It snowed., words: It snowed, at: [36, 45]}}"
    )
    with pytest.raises(InvalidGraph, match=r"claims\.rain: a claim on line \d+ has this key"):
        from_yaml(again, TEXT)


def test_one_actor_under_two_keys_is_told() -> None:
    twin = YAML.replace("body:", "  ada2: {name: Ada, kind: person}\nbody:")
    with pytest.raises(InvalidGraph, match=r"actors\.ada2: is the same actor as 'ada'"):
        from_yaml(twin, TEXT)


def test_missing_and_binary_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"graph\.yaml"):
        curate(tmp_path / "graph.yaml")
    (tmp_path / "graph.yaml").write_text(YAML)
    with pytest.raises(FileNotFoundError, match=r"note\.txt"):
        curate(tmp_path / "graph.yaml")
    (tmp_path / "note.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableInput, match=r"note\.txt: byte 0 is not UTF-8"):
        curate(tmp_path / "graph.yaml")


def test_without_pyyaml_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(MissingExtra, match=r"claimgraph\[curate\]"):
        from_yaml(YAML, TEXT)


@pytest.mark.skipif(not SCRIPT.is_file(), reason="a wheel ships no scripts")
def test_the_script_builds_checks_and_reports(tmp_path: Path) -> None:
    (tmp_path / "graph.yaml").write_text(YAML)
    (tmp_path / "note.txt").write_text(TEXT)
    assert _script("--check", tmp_path).returncode == 1
    assert _script(tmp_path).returncode == 0
    assert _script("--check", tmp_path).returncode == 0
    assert len(cg.load(tmp_path / "graph.ttl").all(cg.Claim)) == 1
    (tmp_path / "graph.yaml").write_text(YAML.replace("actor: ada", "actor: bob"))
    failed = _script(tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "graph.yaml, line " in failed.stderr


def _script(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)

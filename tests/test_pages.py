"""The page as a file: what it holds, what it may load, and that nothing in it can get out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from graphs_for_plots import half_lost
from hostile import ATTACKS, hostile
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from large import large
from oracle import relies
from strategies import graphs

import claimgraph as cg
from claimgraph.pages import html
from claimgraph.pages.frame import asset
from claimgraph.pages.impact import loss_outcomes
from claimgraph.pages.view import chosen

SOME = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
VOID = {"meta", "input", "br", "img", "link"}


class Tree(HTMLParser):
    """A page read back: every element with its attributes, and the words of the text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.everything = ""
        self.within: dict[str, list[str]] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        assert not self._open, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.everything += data
        classes = [str(a.get("class")) for _, a in self._open]
        in_text = any(c == "text" for c in classes)
        if in_text and not any(c == "g" for c in classes) and self._open[-1][0] != "summary":
            self.words.append(data)
        for _, attributes in self._open:
            if attributes.get("id"):
                self.within.setdefault(str(attributes["id"]), []).append(data)

    def attributes(self, name: str) -> list[str]:
        return [str(a[name]) for _, a in self.elements if name in a]


def folded(text: str) -> str:
    """Text without white space and without what HTML cannot hold; entries are folded to the end."""
    return "".join(sorted(re.sub(r"[\s\x00\ufffd]+", "", text)))


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


# -- what it holds ------------------------------------------------------------------------------


def test_the_table_tells_how_a_claim_is_put() -> None:
    page = html(
        cg.parse("The mayor denied that lorries block the road [1].\n\n[1] A: https://a.example/r")
    )
    assert ", denied</td>" in page
    assert ", denied</td>" not in html(cg.example("eastern-flank"))


def test_briefing_is_small_and_holds_everything(briefing: cg.ClaimGraph) -> None:
    page = html(briefing)
    tree = Tree(page)
    assert len(page.encode()) <= 60 * 1024
    assert folded("".join(tree.words)) == folded(briefing.document.text)
    ids = tree.attributes("id")
    assert len(ids) == len(set(ids))
    for claim in briefing.all(cg.Claim):
        handle = briefing.handle(claim)
        assert handle in ids
        assert briefing.status(claim) in tree.within[f"k{handle[1:]}"]
    for source in briefing.all(cg.Source):
        assert source.title in tree.within[briefing.handle(source)]


def test_cells_of_the_table_stand_under_their_sources(briefing: cg.ClaimGraph) -> None:
    page = html(briefing)
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?<?b?d?i?>?([^<]*)', page)
    rows = re.findall(r"<tr class.*?</tr>", page)
    assert len(rows) == len(briefing.claims())
    for row in rows:
        assert "<td></td><td></td>" not in row.removesuffix("<td></td></tr>")
        place = 0
        for cell in re.findall(r"<t[dh][^>]*>", row):
            if told := re.search(r'data-n="([^"]*)"', cell):
                assert heads[place] == told[1]
            span = re.search(r'colspan="(\d+)"', cell)
            place += int(span[1]) if span else 1
        assert place == len(heads)


def test_text_reads_in_order(briefing: cg.ClaimGraph) -> None:
    words = "".join(Tree(html(briefing)).words)
    assert "".join(words.split()) == "".join(briefing.document.text.split())


@SOME
@given(graphs())
def test_any_graph_becomes_a_sound_page(kb: cg.ClaimGraph) -> None:
    documents = chosen(kb, None)
    assume(documents == kb.all(cg.Document))  # the texts of sources are left out
    page = html(kb)
    tree = Tree(page)
    whole = "".join(d.text for d in documents)
    assert folded("".join(tree.words)) == folded(whole)
    ids = tree.attributes("id")
    assert len(ids) == len(set(ids))
    assert {kb.handle(c) for c in kb.all(cg.Claim)} <= set(ids)
    for target in tree.attributes("href"):
        assert not target.startswith("#") or target[1:] in ids
    shown = data_of(page)
    pairs = {(c, s) for c, claim in enumerate(shown["claims"]) for s, *_ in claim.get("r", [])}
    claims, sources = kb.all(cg.Claim), _shown_sources(kb, tree)
    assert {(claims[c].id, sources[s]) for c, s in pairs} == relies(kb)


def _shown_sources(kb: cg.ClaimGraph, tree: Tree) -> list[str]:
    cards = [a for t, a in tree.elements if t == "li" and str(a.get("class")).startswith("card")]
    return [kb[str(card["id"])].id for card in cards]


def test_same_graph_same_bytes(briefing: cg.ClaimGraph, tmp_path: Path) -> None:
    first = cg.page(briefing, tmp_path / "a.html").read_bytes()
    again = cg.ClaimGraph(reversed(list(briefing.values())))
    assert cg.page(again, tmp_path / "b.html").read_bytes() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_one_document_of_two_can_be_chosen(briefing: cg.ClaimGraph) -> None:
    other = cg.Document(text="It rained all day.", title="Weather")
    kb = briefing | cg.ClaimGraph([other])
    assert "2 documents" in html(kb)
    assert "It rained" in html(kb)
    assert "Lithuania" not in html(kb, document=other)
    with pytest.raises(cg.UnknownNode):
        html(kb, document="s1")


def test_says_so_when_there_is_nothing() -> None:
    page = html(cg.ClaimGraph([cg.Document(text="It rained all day.")]))
    assert "This text lists no source." in page
    assert "nothing to cross" in page
    assert "0 documents" in html(cg.ClaimGraph())


def test_many_sources_share_one_column() -> None:
    text = "It rained. " * 40
    document = cg.Document(text=text)
    nodes: list[Any] = [document]
    for place in range(40):
        span = document.cut(place * 11, place * 11 + 9)
        claim = cg.Claim(document=document.id, passage=span.id, text="It rained.")
        source = cg.Source(title=f"Report {place}")
        nodes += [span, claim, source]
        nodes.append(cg.Citation(claim=claim.id, source=source.id, basis="curated"))
    few = html(cg.ClaimGraph(nodes[: 1 + 4 * 30]))
    many = html(cg.ClaimGraph(nodes))
    assert few.count('<th scope="col" class="x"') == 30
    assert many.count('<th scope="col" class="x"') == 0


# -- what falls -----------------------------------------------------------------------------------


@SOME
@given(graphs())
def test_losses_are_what_the_library_answers(kb: cg.ClaimGraph) -> None:
    claims, sources = kb.all(cg.Claim), kb.all(cg.Source)
    found, before = loss_outcomes(kb, sources, claims), kb.without()
    for source in sources:
        loss, after = found[source.id], kb.without(sources=source.id)
        falls = [claims[place] for place in loss.falls]
        assert [c for c in after.falls if c not in list(before.falls)] == falls
        assert {claims[place] for place in loss.survives} <= set(after.survives)
        assert {claims[place] for place in loss.in_question} <= set(after.in_question)
        assert set(loss.candidates) <= set(loss.falls)
        for place, told in loss.paths.items():
            assert after.path(claims[place]) == f"{kb.handle(claims[place])} {told}"


def test_premises_are_needed_together_and_copies_go_with_their_original() -> None:
    document = cg.Document(text="One. Two. Both. Either.")
    spans = [document.cut(0, 3), document.cut(5, 8), document.cut(10, 14), document.cut(16, 22)]
    one, two, both, either = claims = [
        cg.Claim(document=document.id, passage=s.id, text=s.exact) for s in spans
    ]
    wire = cg.Source(title="Wire")
    paper = cg.Source(title="Paper", copy_of=(wire.id,))
    other = cg.Source(title="Other")
    backed = [(one, paper), (two, other), (either, paper), (either, other)]
    links = [cg.Citation(claim=c.id, source=s.id, basis="curated") for c, s in backed]
    follows = cg.Inference(claim=both.id, premises=(one.id, two.id))
    kb = cg.ClaimGraph([document, *spans, *claims, wire, paper, other, *links, follows])
    lost = loss_outcomes(kb, [wire, paper, other], claims)
    assert lost[wire.id].falls == (0, 2)
    assert lost[wire.id].survives == (3,)
    assert lost[wire.id].sources == (0, 1)
    assert lost[other.id].falls == (1, 2)


def test_a_page_tells_which_claims_a_loss_puts_in_question() -> None:
    kb = half_lost()
    wheat, barley = kb.all(cg.Source)
    lost = loss_outcomes(kb, [wheat, barley], kb.all(cg.Claim))
    assert (lost[wheat.id].in_question, lost[wheat.id].survives) == ((0,), (1,))
    assert "is in question" in lost[wheat.id].paths[0]
    assert html(kb).count("Without it: 1 is in question, 1 survives") == 2


# -- that nothing gets out ------------------------------------------------------------------------


def test_policy_pins_exactly_the_style_and_the_script(briefing: cg.ClaimGraph) -> None:
    begun = {html(briefing): "start();", html(large(201)): asset("waking.js")}
    for page, last in begun.items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy
        for text, tag in ((asset("page.css"), "style"), (f"{asset('page.js')}\n{last}", "script")):
            assert f"<{tag}>{text}</{tag}>" in page
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy[1]
        assert policy[1].startswith("default-src 'none'; ")
        tree = Tree(page)
        assert not [a for _, a in tree.elements if {"style", "src", "srcset"} & set(a)]
        assert not [n for _, a in tree.elements for n in a if n.startswith("on")]


def test_hostile_words_stay_words() -> None:
    kb = hostile()
    page = html(kb, title=ATTACKS[0])
    tree = Tree(page)
    assert folded("".join(tree.words)) == folded(kb.document.text)
    assert not {t for t, _ in tree.elements} & {"img", "svg", "iframe", "textarea"}
    assert page.count("</script>") == 2
    assert page.count("</style>") == 1
    for _, attributes in tree.elements:
        target = attributes.get("href")
        if target and not target.startswith("#"):
            assert re.match(r"https?://", target)
            assert attributes["rel"] == "noopener nofollow noreferrer"


@pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\U000e0041", "\u200b"])
def test_characters_that_hide_or_reorder_are_shown(odd: str) -> None:
    document = cg.Document(text=f"It {odd}rained.", title=f"A{odd}B")
    page = html(cg.ClaimGraph([document]))
    flagged = f'<bdi class="odd" data-u="U+{ord(odd):04X}">{odd}</bdi>'
    assert page.count(flagged) == 2
    assert page.count(odd) == 2  # nowhere without a flag, so not in the <title>


# -- notebooks ------------------------------------------------------------------------------------


def test_graph_shows_itself_without_style_sheets_scripts_or_frames(
    briefing: cg.ClaimGraph,
) -> None:
    shown = briefing._repr_html_()
    tree = Tree(shown)
    assert not {t for t, _ in tree.elements} & {"script", "style", "svg", "iframe", "link", "img"}
    assert not tree.attributes("id")
    for claim in briefing.all(cg.Claim):
        assert claim.text in tree.everything
    for status in ("cited", "matched", "voiced", "uncited"):
        count = len(briefing.claims(status=status))
        assert f"{count} {status}" in shown
    assert len(shown) < 60_000


@SOME
@given(graphs())
def test_any_graph_shows_itself(kb: cg.ClaimGraph) -> None:
    tree = Tree(kb._repr_html_())
    assert not {t for t, _ in tree.elements} & {"script", "style", "svg", "iframe"}


def test_show_frames_the_page_and_keeps_the_marks_as_fallback(briefing: cg.ClaimGraph) -> None:
    shown = cg.show(briefing, height=500)
    markup = shown._repr_html_()
    frame = re.match(r'<iframe srcdoc="([^"]*)" height="500"', markup)
    assert frame
    assert markup.count("</iframe>") == 1
    assert briefing._repr_html_() in markup
    assert 'sandbox="allow-scripts' in markup
    assert "allow-same-origin" not in markup
    hidden = cg.show(hostile())._repr_html_()
    assert hidden.count("<iframe") == hidden.count("</iframe>") == 1


# -- colours --------------------------------------------------------------------------------------

STATUSES = ("cited", "matched", "voiced", "uncited")
MACHADO = {  # Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175],
     [0.0193339, 0.119192, 0.9503041]]
)  # fmt: skip


def linear(colour: str) -> Any:
    part = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(rgb: Any) -> Any:
    x, y, z = np.cbrt(np.clip(XYZ @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883], 0.008856, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, two: str) -> float:
    low, high = sorted(float(XYZ[1] @ linear(c)) for c in (one, two))
    return (high + 0.05) / (low + 0.05)


def palettes() -> list[dict[str, str]]:
    css = asset("page.css")
    sheets = re.findall(r":root\{([^}]*)\}", css)
    return [dict(re.findall(r"--([\w-]+):(#\w{6})", sheet)) for sheet in sheets[:2]]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_status_colours_stay_apart_for_every_eye_and_in_grey(mode: int) -> None:
    colours = [linear(palettes()[mode][name]) for name in STATUSES]
    for matrix in MACHADO.values():
        for one, two in combinations(colours, 2):
            assert np.linalg.norm(lab(matrix @ one) - lab(matrix @ two)) >= 20
    greys = sorted(lab(np.full(3, XYZ[1] @ c))[0] for c in colours)
    assert min(np.diff(greys)) >= 10


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_words_stay_legible(mode: int) -> None:
    palette = palettes()[mode]
    for ground in ("page", "card", *(f"{s}-ground" for s in STATUSES)):
        assert contrast(palette["ink"], palette[ground]) >= 7
    for quiet in ("dim", "quiet", "link", "falls"):
        assert contrast(palette[quiet], palette["page"]) >= 4.5
    for outcome in ("falls", "survives", "candidate"):
        assert contrast(palette["ink"], palette[f"{outcome}-ground"]) >= 7
        assert contrast(palette[outcome], palette[f"{outcome}-ground"]) >= 4.5


MARKDOWN = """## Rain

**It rained** in *Oslo* [1]. See [the map](https://example.org/m_a_p), a_b_c and 2*3*4.

- First `x*y*z` item, [odd](javascript:alert(1)) <b>bold</b> [1].
> quoted __words__ ![sky](data:text/html,<script>)

1. Rain: https://example.org/_a_
"""


def test_markdown_is_shown_and_not_one_sign_of_it_is_lost() -> None:
    kb = cg.parse(MARKDOWN)
    shown = html(kb)
    tree = Tree(shown)
    assert folded("".join(tree.words)) == folded(kb.document.text)
    text = shown[shown.index('<div class="text"') : shown.index("</article>")]
    for part in ("<h3 ", "<strong>", "<em>", "<code>", 'class="item"', 'class="quoted"'):
        assert text.count(part) == 1 + (part == "<strong>")
    seen = re.sub(r"<span hidden>[^<]*</span>|<[^>]*>", "", text)
    assert "See the map, a_b_c and 2*3*4." in seen
    assert "First x*y*z item, odd &lt;b&gt;bold&lt;/b&gt; [1]." in seen
    assert "javascript" not in seen
    assert 'href="javascript' not in shown
    assert "https://example.org/_a_" in seen


def test_a_web_page_shows_its_headings_and_points_without_signs(tmp_path: Path) -> None:
    page = tmp_path / "fees.html"
    page.write_text(
        "<h2>Fees of Orr</h2><p>A fee of 2*3*4 crowns was set.</p><ul><li>It rose in May.</ul>",
        encoding="utf-8",
    )
    shown = html(cg.read(page))
    text = shown[shown.index('<div class="text"') : shown.index("</article>")]
    seen = re.sub(r"<span hidden>[^<]*</span>|<[^>]*>", "", text)
    assert "#" not in seen
    assert "- It" not in seen
    assert "2*3*4" in seen
    assert 'class="item"' in text


def test_a_table_shows_its_cells_and_hides_its_signs() -> None:
    kb = cg.parse("| Quay | Cost |\n|---|--:|\n| North | 4 [1] |\n\n1. Fees: https://example.org/a")
    shown = html(kb)
    assert folded("".join(Tree(shown).words)) == folded(kb.document.text)
    text = shown[shown.index('<div class="text"') : shown.index("<details")]
    seen = re.sub(r"<span hidden>[^<]*</span>", "", text)
    assert re.findall('class="(row|line)"', seen) == ["row", "line", "row"]
    assert "--" not in re.sub("<[^>]*>", "", seen)
    assert seen.count('<span class="bar">|</span>') == 2
    assert re.sub("<[^>]*>", "", seen).count("|") == 2


@given(st.text(st.sampled_from("*_`[]()!#->ab 1\n<&|"), min_size=1, max_size=60))
def test_no_run_of_signs_breaks_a_page(signs: str) -> None:
    kb = cg.parse(
        "It rained [1]. " + signs + "\n\n1. Rain: https://example.org/a", only_citations=True
    )
    tree = Tree(html(kb))
    assert folded("".join(tree.words)) == folded(kb.document.text)

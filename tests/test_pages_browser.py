"""The page in a real browser: silence, reach for everyone, and that what it shows is the answer."""

from __future__ import annotations

import html as escaping
import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from graphs_for_plots import half_lost
from hostile import ATTACKS, hostile
from large import large

import claimgraph as cg
from claimgraph.pages import html
from claimgraph.render import markup

pytestmark = pytest.mark.slow
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
Open = Callable[..., Any]


def missing(what: str) -> None:
    """Skip where a browser is a convenience, fail where it is promised."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium, headless."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("the page was not opened: pip install playwright")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing(f"the page was not opened: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file; requests beside it, console lines and errors fail the test."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(page: str, *, quiet: bool = True, alone: bool = True, **context: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        context.setdefault("viewport", {"width": 1280, "height": 1000})
        # A smooth scroll moves buttons away between press and release: no person clicks then.
        context.setdefault("reduced_motion", "reduce")
        contexts.append(browser.new_context(**context))
        tab = contexts[-1].new_page()
        if quiet:
            tab.on("console", lambda line: said.append(f"console: {line.text}"))
        tab.on("pageerror", lambda error: said.append(f"error: {error}"))
        if alone:
            tab.on("request", lambda r: asked.append(r.url))
        tab.goto(file.as_uri())
        tab.wait_for_function("() => document.readyState === 'complete'")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert set(asked) <= {(tmp_path / "page.html").as_uri()}


@pytest.fixture(scope="module")
def briefing_page() -> str:
    return html(cg.example("eastern-flank"), title="Eastern flank")


def outlined(tab: Any) -> set[int]:
    """The claims outlined in the text."""
    return set(tab.evaluate("[...document.querySelectorAll('.text .c.on')].map(e => +e.dataset.c)"))


def faults(tab: Any) -> list[str]:
    """What axe-core finds wrong, one line each."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {n['html'][:200]}" for v in found["violations"] for n in v["nodes"]]


# -- what anyone can read -------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 420])
def test_nothing_shuts_anyone_out(
    open_page: Open, briefing_page: str, scheme: str, width: int
) -> None:
    tab = open_page(briefing_page, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert faults(tab) == []
    tab.hover("#s1 cite")
    assert outlined(tab)
    assert faults(tab) == []
    tab.hover("#c5 .g")
    tab.wait_for_selector("#tip", state="visible")
    assert faults(tab) == []
    for mark in ("actors", "figures", "speakers"):
        tab.check(f"#show-{mark}")
    tab.click("#s1 button")
    assert faults(tab) == []


def test_phone_needs_no_sideways_scrolling(open_page: Open, briefing_page: str) -> None:
    tab = open_page(briefing_page, viewport={"width": 420, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") == 420
    assert tab.locator(".layers small").first.is_visible()


def test_without_script_all_is_there(open_page: Open, briefing_page: str) -> None:
    kb = cg.example("eastern-flank")
    tab = open_page(briefing_page, java_script_enabled=False)
    words = " ".join(tab.inner_text("body").split())
    for claim in kb.all(cg.Claim):
        assert " ".join(claim.text.split()) in words
        row = tab.locator(f"#k{kb.handle(claim)[1:]}")
        assert kb.status(claim) in row.inner_text()
        assert row.is_visible()
    for source in kb.all(cg.Source):
        assert source.label in words
    for paragraph in kb.document.text.split("\n")[:5]:
        plain = "".join(c for c in paragraph if c.isalnum())
        assert plain in "".join(c for c in words if c.isalnum())
    assert not tab.locator("#find").is_visible()
    tab.check("#show-actors")  # marks on demand need no script
    shadow = "getComputedStyle(document.querySelector('.text .actor')).boxShadow"
    assert tab.locator(".text .actor").first.evaluate(f"() => {shadow}") != "none"


def test_print_shows_text_sources_and_table_without_buttons(
    open_page: Open, briefing_page: str
) -> None:
    tab = open_page(briefing_page)
    tab.emulate_media(media="print")
    assert not tab.locator(".card button").first.is_visible()
    assert not tab.locator(".tools").is_visible()
    for part in (".text p >> nth=0", ".card >> nth=4", ".matrix tr >> nth=1"):
        assert tab.locator(part).is_visible()
    assert tab.pdf(format="A4").startswith(b"%PDF")


# -- what pointing shows is the answer ------------------------------------------------------------


def test_pointing_at_a_source_outlines_exactly_its_claims(
    open_page: Open, briefing_page: str
) -> None:
    kb = cg.example("eastern-flank")
    places = {claim.id: place for place, claim in enumerate(kb.all(cg.Claim))}
    tab = open_page(briefing_page)
    for number in range(1, 6):
        wanted = {places[claim.id] for claim in kb.claims(relying_on=number)}
        card = f"#{kb.handle(kb.sources()[number - 1])}"
        tab.hover(f"{card} cite")
        assert outlined(tab) == wanted
        tab.mouse.move(1, 1)
        assert outlined(tab) == set()
        tab.focus(f"{card} button")
        assert outlined(tab) == wanted
        tab.keyboard.press("Escape")
        assert outlined(tab) == set()
        tab.focus(f".text .m[data-s='{number - 1}']")
        assert outlined(tab) == wanted


def test_rest_steps_back(open_page: Open, briefing_page: str) -> None:
    tab = open_page(briefing_page)
    colour = "e => getComputedStyle(e).color"
    plain, other = tab.locator("#c4").evaluate(colour), tab.locator("#c1").evaluate(colour)
    assert plain == other
    tab.hover("#s1 cite")
    assert tab.locator("#c4").evaluate(colour) == plain
    assert tab.locator("#c1").evaluate(colour) != plain


def test_what_if_shows_what_the_library_computed(open_page: Open, briefing_page: str) -> None:
    kb = cg.example("eastern-flank")
    lost = cg.pages.impact.loss_outcomes(kb, kb.all(cg.Source), kb.all(cg.Claim))
    tab = open_page(briefing_page)
    for source in kb.all(cg.Source):
        tab.click(f"#{kb.handle(source)} button")
        for kind, claims in (
            ("falls", lost[source.id].falls),
            ("survives", lost[source.id].survives),
            ("hoped", lost[source.id].candidates),
        ):
            for where in (".text .c", ".strip a", ".layers li", ".matrix tr"):
                script = f"[...document.querySelectorAll('{where}.{kind}')].map(e => +e.dataset.c)"
                assert set(tab.evaluate(script)) == set(claims)
        assert f"{len(lost[source.id].falls)} claim" in tab.inner_text("#verdict")
        for place in lost[source.id].falls:
            tab.focus(f".text .c[data-c='{place}'] > .g")
            assert lost[source.id].paths[place] in tab.inner_text("#tip")
    tab.click("#verdict button")
    assert tab.locator(".falls, .survives, .hoped, .gone").count() == 0
    assert tab.inner_text("#verdict") == ""


def test_what_if_marks_what_is_in_question(open_page: Open) -> None:
    tab = open_page(html(half_lost()))
    tab.click("#s1 button")
    for where in (".text .c", ".strip a", ".layers li"):
        script = f"[...document.querySelectorAll('{where}.doubted')].map(e => +e.dataset.c)"
        assert set(tab.evaluate(script)) == {0}
    assert "1 is in question" in tab.inner_text("#verdict")
    tab.click("#verdict button")
    assert tab.locator(".doubted").count() == 0


def test_tip_tells_status_sources_and_names_on_hover_and_on_focus(
    open_page: Open, briefing_page: str
) -> None:
    tab = open_page(briefing_page)
    tab.hover("#c5 .g")
    tab.wait_for_selector("#tip", state="visible")
    told = tab.inner_text("#tip")
    assert told.startswith("c5 cited")
    assert "[1] Netherlands sending 300 troops" in told
    assert "Poland" in told
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#tip")
    tab.focus("#c5 .g")
    assert tab.inner_text("#tip") == told
    assert tab.get_attribute("#c5 .g", "aria-describedby") == "tip"


def test_keyboard_reaches_everything(open_page: Open, briefing_page: str) -> None:
    tab = open_page(briefing_page)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.focus(".strip a")
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    assert outlined(tab) == {3}
    assert tab.locator(".strip a[tabindex='0']").count() == 1
    tab.keyboard.press("End")
    assert outlined(tab) == {24}
    tab.focus("#s2 button")
    tab.keyboard.press("Enter")
    assert "[2]" in tab.inner_text("#verdict")


def test_search_finds_words_across_marks(open_page: Open, briefing_page: str) -> None:
    tab = open_page(briefing_page)
    tab.fill("#find", "Lithuania HAS unveiled")
    assert tab.inner_text("#hits") == "1 found"
    tab.press("#find", "Enter")
    assert tab.inner_text("#hits") == "1 of 1"
    tab.fill("#find", "no such words")
    assert tab.inner_text("#hits") == "0 found"
    tab.press("#find", "Escape")
    assert tab.input_value("#find") == ""


def test_lines_join_what_is_tied(open_page: Open, briefing_page: str) -> None:
    kb = cg.example("eastern-flank")
    tab = open_page(briefing_page)
    tab.wait_for_selector(".layers.drawn")
    drawn = tab.locator("svg .base .cites").get_attribute("d").count("M")
    assert drawn == len({(c.claim, c.source) for c in kb.citations() if c.asserted})
    boxes = "u => [...u.children].map(e => e.getBoundingClientRect().toJSON())"
    for column in (one.evaluate(boxes) for one in tab.locator(".layers ul").all()):
        for above, below in pairwise(column):
            assert above["bottom"] <= below["top"] + 0.5


# -- that nothing gets out ------------------------------------------------------------------------


def poke(tab: Any) -> None:
    """Hover, focus and click whatever reacts."""
    for selector in (".card", ".text .m", ".text .g", ".layers li", ".layers a"):
        for element in tab.locator(selector).all()[:12]:
            if element.is_visible():
                element.dispatch_event("pointerover", {"bubbles": True})
                element.focus()
    for button in tab.locator(".card button").all():
        if button.is_enabled():
            button.click(force=True)


def test_hostile_words_do_not_run_and_read_back(open_page: Open) -> None:
    kb = hostile()
    tab = open_page(html(kb))
    poke(tab)
    assert tab.evaluate("window.hit") is None
    for place, attack in enumerate(ATTACKS):
        told = tab.locator(".layers li[data-c]").nth(place).locator("bdi").first.text_content()
        assert told == attack
        assert tab.locator(".card cite").nth(place).text_content() == attack
    assert faults(tab) == []


def test_policy_holds_where_escaping_fails(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escaping, "escape", lambda text, quote=True: text)
    monkeypatch.setattr(markup, "data", lambda value: json.dumps(value))
    page = html(hostile())
    monkeypatch.undo()
    assert "<img src=x onerror=window.hit=2>" in page
    tab = open_page(page, quiet=False)
    tab.wait_for_timeout(300)
    poke(tab)
    assert tab.evaluate("window.hit") is None
    unguarded = page.replace("Content-Security-Policy", "Nothing", 1)
    tab = open_page(unguarded, quiet=False, alone=False)
    tab.wait_for_function("() => window.hit")  # so the attacks are real


# -- size -----------------------------------------------------------------------------------------


def test_a_thousand_claims_open_and_draw(open_page: Open) -> None:
    """How long it takes is measured beside an older build: ``benchmarks/opening.py``."""
    page = html(large(1000))
    assert len(page.encode()) <= 1_500_000
    tab = open_page(page)
    tab.evaluate("document.querySelector('#graph details').open = true")
    tab.wait_for_selector(".layers.drawn")
    tab.wait_for_function("() => document.querySelector('svg .base .cites')?.getAttribute('d')")
    assert tab.locator("svg .base .cites").get_attribute("d").count("M") > 500
    tab.hover("#s3 cite")
    assert outlined(tab)


@pytest.mark.parametrize("scripted", [True, False])
def test_what_a_long_page_folds_is_there_when_it_is_opened(open_page: Open, scripted: bool) -> None:
    tab = open_page(html(large(1000)), java_script_enabled=scripted)
    rows = tab.locator(".matrix tbody tr")
    assert rows.count() == (0 if scripted else 1000)
    tab.click("#table summary")
    assert rows.count() == 1000
    assert tab.locator(".layers li").count() > 1000
    assert tab.is_visible("#k3")


@pytest.mark.parametrize("key", ["Control+f", "Tab"])
def test_a_long_page_is_whole_before_anybody_can_search_it(open_page: Open, key: str) -> None:
    tab = open_page(html(large(1000)))
    tab.keyboard.press(key)
    assert tab.locator(".matrix tbody tr").count() == 1000
    assert tab.locator("noscript").count() == 0
    assert tab.locator(".strip a[tabindex='0']").count() == 1


def test_a_link_to_a_row_of_a_long_page_opens_the_table(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(html(large(1000)), reduced_motion="reduce", alone=False)
    tab.goto((tmp_path / "page.html").as_uri() + "#k700")
    tab.reload()
    tab.wait_for_function("() => document.querySelector('#table details').open")
    assert tab.is_visible("#k700")
    tab.evaluate("location.hash = 'k3'")
    tab.wait_for_function("() => document.getElementById('k3').getBoundingClientRect().top < 900")


def test_pointing_wakes_a_long_page_and_has_its_effect(open_page: Open) -> None:
    tab = open_page(html(large(1000)))
    tab.hover("#s3 cite")
    assert outlined(tab)
    tab.click("#s3 button")
    assert tab.locator(".matrix .falls").count() == tab.locator(".strip .falls").count() > 0


@pytest.mark.parametrize("width", [390, 1280])
def test_cells_of_the_strip_are_equally_wide_and_boxes_hide_no_word(
    open_page: Open, width: int
) -> None:
    """A last row that stretched its cells looked like a few claims of great weight."""
    page = html(large(500, sources=10, actors=10))
    tab = open_page(page, viewport={"width": width, "height": 800})
    cells = tab.evaluate(
        "[...document.querySelectorAll('.strip a')].map(e => e.getBoundingClientRect())"
        ".map(r => [r.width, r.right])"
    )
    assert len(cells) == 500
    assert max(w for w, _ in cells) - min(w for w, _ in cells) < 0.5
    assert width * 0.85 < max(right for _, right in cells) <= width
    apart = """[...document.querySelectorAll('.box')].every(box => {
        const [tick, word] = ['input', 'b'].map(
            what => box.querySelector(what).getBoundingClientRect());
        return word.right <= tick.left || word.top >= tick.bottom;
    })"""
    assert tab.evaluate(apart)

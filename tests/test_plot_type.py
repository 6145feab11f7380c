"""Type and colour: measured lines, scripts that fonts lack, palettes that every eye can read."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it ships no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.font_manager import fontManager
from measured import figure_of
from numpy.typing import NDArray

import claimgraph as cg
from claimgraph.errors import MissingGlyphs, UnknownNode
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.palette import DARK, LIGHT, STATUS_WORDS, Palette, luminance
from claimgraph.plot.text_layout import Lettering, clean

LETTERS = Lettering(("DejaVu Sans",))
CJK = "港口罢工"


def one_claim(text: str) -> cg.ClaimGraph:
    document = cg.Document(text="x")
    passage = document.cut(0, 1)
    return cg.ClaimGraph(
        [document, passage, cg.Claim(document=document.id, passage=passage.id, text=text)]
    )


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=120).map(clean),
    st.floats(2, 40),
    st.none() | st.integers(1, 4),
)
def test_lines_fit_and_lose_nothing(text: str, width: float, limit: int | None) -> None:
    lines = LETTERS.wrap(text, width, limit)
    assert all(LETTERS.width(line) <= width + 0.1 for line in lines)
    if limit is None:
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    else:
        assert len(lines) <= limit


def test_a_long_word_is_measured_in_pieces_of_about_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []
    measure = Lettering._measure

    def counted(self: Lettering, text: str) -> float:
        measured.append(len(text))
        return measure(self, text)

    monkeypatch.setattr(Lettering, "_measure", counted)
    word = "reservoir" * 400
    lines = Lettering(("DejaVu Sans",)).wrap(word, 20)
    assert "".join(lines) == word
    assert max(measured) <= 200
    assert sum(measured) < 20 * len(word)


def test_balanced_lines_are_about_equally_long() -> None:
    text = "The ferries to the island of Oak will stop running early in May"
    lines = LETTERS.balance(text, 22, len(LETTERS.wrap(text, 22)))
    widths = [LETTERS.width(line) for line in lines]
    assert max(widths) - min(widths) < 6
    assert " ".join(lines) == text


def test_scripts_without_spaces_break_between_characters() -> None:
    lines = Typeface([], None).regular.wrap("abc", 1.0)
    assert "".join(lines) == "abc"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u2066c", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        ("\x00\x07 a\tb\r\nc", "\N{REPLACEMENT CHARACTER}" * 2 + " a b c"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 3),
    ],
)
def test_text_is_cleaned_of_what_would_disturb_the_picture(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_dollars_are_money_and_never_maths() -> None:
    words = r"aid of $300m rising to $500m, $\foo$"
    ax = cg.plot.layered(one_claim(words))
    assert words in [t.get_text() for t in ax.texts]
    figure_of(ax).draw_without_rendering()
    plt.close("all")


@pytest.fixture
def chinese_font(tmp_path: Path) -> Iterator[str]:
    """A font with the characters of CJK alone, known to matplotlib during the test."""
    name = "Claimgraph Test Han"
    glyphs = [".notdef", "box"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(c): "box" for c in CJK})
    pen = TTGlyphPen(None)
    for point in ((100, 0), (100, 800), (900, 800), (900, 0)):
        (pen.moveTo if point == (100, 0) else pen.lineTo)(point)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    path = tmp_path / "han.ttf"
    builder.save(path)
    known = list(fontManager.ttflist)
    fontManager.addfont(path)
    yield name
    fontManager.ttflist = known
    fontManager._findfont_cached.cache_clear()  # type: ignore[attr-defined]  # as addfont does


def test_a_script_no_font_has_is_warned_of_once_by_name() -> None:
    with pytest.warns(
        MissingGlyphs, match="no installed font has CJK, Hangul characters"
    ) as caught:
        ax = cg.plot.layered(one_claim(CJK * 5 + " 한국"))
    assert len([w for w in caught if w.category is MissingGlyphs]) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure_of(ax).draw_without_rendering()
    plt.close("all")


def test_an_older_matplotlib_is_said_to_reverse_scripts_read_from_the_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matplotlib, "__version_info__", (3, 10, 0))
    with pytest.warns(MissingGlyphs, match="sets Arabic, Hebrew letters apart"):
        Typeface(["سلام", "שלום", "peace"])


def test_an_installed_font_fills_in_what_the_first_lacks(chinese_font: str) -> None:
    for font in (None, chinese_font):
        ax = cg.plot.layered(one_claim(CJK * 30), font=font)
        claims = [t.get_text() for t in ax.texts if (t.get_gid() or "").startswith("claim-")]
        assert "".join(claims) == CJK * 30
        assert len(claims) > 1
        figure_of(ax).draw_without_rendering()
    plt.close("all")


def test_a_font_that_is_not_installed_is_an_error_that_suggests_one() -> None:
    with pytest.raises(UnknownNode, match="did you mean 'DejaVu Sans"):
        cg.plot.layered(one_claim("a"), font="DejaVu Sanz")


CONES = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What is left of linear RGB, after Machado, Oliveira and Fernandes (2009), severity 1."""
Colour = NDArray[np.float64]


def linear(colour: str) -> Colour:
    c = np.array(to_rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(rgb: Colour) -> Colour:
    xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    t = xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", CONES)
def test_statuses_look_different_to_every_eye(palette: Palette, sight: str) -> None:
    seen = [lab(np.array(CONES[sight]) @ linear(palette[s])) for s in STATUS_WORDS]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) >= 20
    grey = [lab(np.full(3, luminance(palette[s])))[0] for s in STATUS_WORDS]
    assert min(abs(a - b) for a, b in itertools.combinations(grey, 2)) >= 10


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_the_ground(palette: Palette) -> None:
    ground = luminance(palette.ground)

    def contrast(colour: str) -> float:
        low, high = sorted((ground, luminance(colour)))
        return (high + 0.05) / (low + 0.05)

    text = [
        palette.ink,
        palette.quiet,
        *(palette[k] for k in ("source", "actor", "event", "figure")),
    ]
    assert min(map(contrast, text)) >= 4.5
    assert min(map(contrast, palette.colours.values())) >= 3

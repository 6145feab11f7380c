"""Colours, glyphs and words of every picture, for light and for dark grounds.

A status is never told by colour alone: it has a glyph and a word too. The colours of the statuses
stay apart under protanopia, deuteranopia and tritanopia (Machado et al. 2009) and in grey; a test
measures it.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.colors import to_rgb
from matplotlib.path import Path

STATUS_WORDS: dict[str, str] = {
    "cited": "cited",
    "matched": "matched: a listed title says it",
    "voiced": "voiced: only somebody's words",
    "uncited": "uncited",
}
EDGE_WORDS: dict[str, str] = {
    "cites": "cites",
    "candidate": "may rest on",
    "mentions": "mentions",
    "about": "about",
    "figures": "states",
    "voices": "says it",
}
EDGE_WIDTHS: dict[str, float] = {
    "cites": 1.5, "candidate": 0.8, "mentions": 0.9, "about": 0.9, "figures": 1.0, "voices": 2.4,
}  # fmt: skip
"""Line widths in points, for text of 10 points."""
EDGE_DASHES: dict[str, tuple[float, ...]] = {
    "candidate": (4.0, 3.0), "about": (3.2, 1.6), "figures": (1.0, 1.6),
}  # fmt: skip
"""Dashes and gaps in line widths; a style without them is solid."""

_HASH = Path(
    [(-0.5, 0.35), (1, 0.35), (-1, -0.35), (0.5, -0.35),
     (-0.15, 1), (-0.45, -1), (0.55, 1), (0.25, -1)],
    [Path.MOVETO, Path.LINETO] * 4,
)  # fmt: skip
MARKERS: dict[str, tuple[str | Path, str, float]] = {
    "cited": ("o", "full", 0.72), "matched": ("o", "left", 0.72), "voiced": ("o", "quarter", 0.7),
    "uncited": ("o", "none", 0.68), "source": ("s", "full", 0.62), "actor": ("^", "full", 0.68),
    "event": ("D", "full", 0.52), "figure": (_HASH, "full", 0.62),
}  # fmt: skip
MARKERS |= {
    "lost": ("s", "full", 0.72),
    "kept": ("s", "full", 0.72),
    "aside": (Path([(-1, 0.2), (1, 0.2), (1, -0.2), (-1, -0.2), (-1, 0.2)]), "full", 0.7),
}
"""Marker, how it is filled, and its size in ems, by status or kind; a status is a circle that is
the fuller, the better a claim is backed, as on the page."""


@dataclass(frozen=True)
class Palette:
    """The colours of one ground; ``faint`` is for rules and bands, ``quiet`` for small print."""

    ground: str
    ink: str
    quiet: str
    faint: str
    colours: dict[str, str]
    """By status, kind of node and style of edge."""

    def __getitem__(self, name: str) -> str:
        return self.colours[name]


LIGHT = Palette(
    ground="#ffffff",
    ink="#1a1a1a",
    quiet="#5a5a5a",
    faint="#eef1f3",
    colours={
        "cited": "#114d59", "matched": "#728fe5", "voiced": "#cc3300", "uncited": "#332305",
        "source": "#00508f", "actor": "#8a4f00", "event": "#00664a", "figure": "#8c2f70",
        "cites": "#2f86c5", "candidate": "#6f86c9", "mentions": "#a97a3c", "about": "#3d8f78",
        "figures": "#b0609a", "voices": "#a97a3c",
        "aside": "#6b6b6b", "lost": "#cc3300", "kept": "#114d59",
    },
)  # fmt: skip
DARK = Palette(
    ground="#14171a",
    ink="#ececec",
    quiet="#a9afb4",
    faint="#22272b",
    colours={
        "cited": "#71d4c1", "matched": "#5679b7", "voiced": "#f3774b", "uncited": "#faedb3",
        "source": "#8cc4f5", "actor": "#e8b26a", "event": "#6fd0aa", "figure": "#e79ad0",
        "cites": "#4f9fdd", "candidate": "#7f93d6", "mentions": "#b48a55", "about": "#4c9c83",
        "figures": "#b76fa3", "voices": "#b48a55",
        "aside": "#9aa0a5", "lost": "#f3774b", "kept": "#71d4c1",
    },
)  # fmt: skip


def luminance(colour: object) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it.

    >>> round(luminance("white"), 2), round(luminance("#777777"), 2)
    (1.0, 0.18)
    """
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]  # type: ignore[arg-type]  # any colour matplotlib takes
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def palette_for(ground: object) -> Palette:
    """Return the palette that reads on a ground.

    >>> palette_for("#222222") is DARK, palette_for("white") is LIGHT
    (True, True)
    """
    return DARK if luminance(ground) < 0.18 else LIGHT

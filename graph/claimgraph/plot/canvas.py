"""Figures and axes: where a picture is drawn, what is in it, and how it is saved.

A picture is drawn on the caller's axes or on a figure of its own. Nothing is shown or closed, and
no setting outlives a call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure

from claimgraph.errors import LimitExceeded, UnreadableInput
from claimgraph.plot.palette import Palette, palette_for
from claimgraph.progress import working
from claimgraph.writing import replacing

_PIXELS = 40_000_000
"""Of the largest .png: more fill the memory of whoever draws or opens it."""
PART = "|"
"""Stands between a node's id and the part of its drawing in an artist's gid; ids never hold it."""


def new_axes(width: float, height: float, *, managed: bool = True) -> Axes:
    """Return axes that fill a new figure, in inches; notebooks and show() find a managed one."""
    if managed:
        import matplotlib.pyplot as plt

        figure = plt.figure(figsize=(width, height), layout="none")
    else:
        figure = Figure(figsize=(width, height))
    return figure.add_axes((0, 0, 1, 1))


def size_of(ax: Axes) -> tuple[float, float]:
    """Return the width and height of axes in points, once the figure's own layout has run."""
    figure = ax.get_figure(root=True)
    assert figure is not None  # axes that were removed cannot be drawn on
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    box = ax.get_window_extent()
    return box.width * 72 / figure.dpi, box.height * 72 / figure.dpi


def palette_of(ax: Axes, *, frame: bool = False) -> Palette:
    """Return the palette for a picture's ground: the figure's, or with a frame the axes'."""
    figure = ax.get_figure(root=True)
    grounds = [ax.get_facecolor()] if frame else []
    grounds.append(figure.get_facecolor() if figure is not None else "white")
    seen = next((g for g in grounds if to_rgba(g)[3] > 0.5), "white")
    return replace(palette_for(seen), ground=to_hex(seen))


def artists(ax: Axes) -> dict[str, list[Artist]]:
    """Return what a picture drew, by node id: the text and the glyph, cell or bar of each node.

    >>> kb = cg.example("eastern-flank")
    >>> drawn = cg.plot.artists(cg.plot.layered(kb))[kb["c1"].id]
    >>> drawn[0].get_text()
    "The allies' steps significantly strengthen NATO's eastern flank."
    """
    found: dict[str, list[Artist]] = defaultdict(list)
    for artist in ax.get_children():
        gid = artist.get_gid()
        if gid:
            found[gid.partition(PART)[0]].append(artist)
    return dict(found)


@working("drawing")
def save(picture: Axes | Iterable[Axes], path: str | Path, *, dpi: float = 150) -> None:
    """Write a picture to a .png, .svg or .pdf file; the same picture gives the same bytes.

    Several pages go into one PDF. Pixels matter to PNG alone: ``dpi`` is their number per inch.

    The file appears whole or not at all; an old one stays when the picture fails.

    Raises:
        ValueError: several pages, and a format that holds one.
        UnreadableInput: the ending is another one, or something is there that is not a file.
        LimitExceeded: a .png would have more than 40 million pixels.
    """
    pages = [picture] if isinstance(picture, Axes) else list(picture)
    suffix = Path(path).suffix.lower()
    if suffix not in (".png", ".svg", ".pdf"):
        raise UnreadableInput(f"{path}: the ending names no picture; write .png, .svg or .pdf")
    if len(pages) > 1 and suffix != ".pdf":
        raise ValueError(f"{path}: only a .pdf holds {len(pages)} pages")
    if suffix == ".png":
        _limit_pixels(_figure(pages[0]), dpi)
    with mpl.rc_context({"svg.hashsalt": "claimgraph"}), replacing(path) as stream:
        if suffix == ".pdf":
            _save_pdf(pages, stream)
        else:
            metadata = {"Date": None} if suffix == ".svg" else {}
            _figure(pages[0]).savefig(stream, dpi=dpi, format=suffix[1:], metadata=metadata)


def _limit_pixels(figure: Figure, dpi: float) -> None:
    """Refuse a picture that would fill memory."""
    width, height = figure.get_size_inches()
    if width * height * dpi**2 > _PIXELS:
        raise LimitExceeded("pixels", _PIXELS)


def _save_pdf(pages: list[Axes], stream: BinaryIO) -> None:
    with PdfPages(stream, metadata={"CreationDate": None}) as pdf:
        for page in pages:
            pdf.savefig(_figure(page))


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("the axes were removed from their figure")
    return figure

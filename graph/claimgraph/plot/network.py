"""The node-link drawing, laid out undirected; what is left out to be legible is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from claimgraph.graph import ClaimGraph
from claimgraph.plot.canvas import PART, new_axes, size_of
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import LEADING, MARGIN, Frame, framed, legend_of, remark
from claimgraph.plot.label_placement import Callout, Points, Spot, Table, sampled
from claimgraph.plot.labels import title_of
from claimgraph.plot.palette import STATUS_WORDS
from claimgraph.plot.primitives import UNDER, Pen
from claimgraph.plot.scene import ENTITIES, Edge, EntityKind, Item, Scene, focus, scene_of
from claimgraph.plot.stress import Tile, arranged
from claimgraph.plot.text_layout import ELLIPSIS
from claimgraph.progress import working
from claimgraph.questions import Name
from claimgraph.results import counted

_RADIUS = 0.55
"""Half the size of a glyph and the space around it, in ems."""
_WIDEST = 15.0
_LINES = 2
_APART = (3.2, 2.0)


@working("drawing")
def network(
    kb: ClaimGraph, *, ax: Axes | None = None, around: Name | None = None, depth: int = 2,
    kinds: Collection[EntityKind] = ENTITIES, most: int = 120, title: str | None = None,
    font: str | None = None, fontsize: float | None = None, size: tuple[float, float] = (12, 8),
) -> Axes:  # fmt: skip
    """Draw sources, claims and entities as a node-link diagram, near in the graph near on paper.

    No two labels overlap. Where labels have no room, the best connected nodes keep theirs, and
    where nodes have none, the others are left out; the foot of the picture says how many.

    Args:
        ax: axes to draw on; without them a new figure is made.
        around: draw only what is within ``depth`` edges of this node, such as source 5.
        kinds: which entities to draw, out of "actor", "event" and "figure".
        most: the most nodes drawn: those with the most edges, a source's counted twice.
        title: the document's title by default; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; 8 by default, less on a small page.
        size: width and height of a new figure in inches.

    >>> ax = cg.plot.network(cg.example("eastern-flank"))
    """
    scene = scene_of(kb, kinds)
    if around is not None:
        scene = focus(kb, scene, around, depth)
    kept = _best_connected(scene, most)
    face = Typeface([*(i.label for i in kept.items), title_of(kb, title)], font)
    if ax is None:
        ax = new_axes(*size)
    width, height = size_of(ax)
    em = fontsize or max(5.5, min(8.0, width / 72))
    pen = Pen(ax, em, (width, height), face.family)
    sheet = _Drawing(kept, face, (width / em, height / em), kb)
    sheet.draw(pen, face.shown(title_of(kb, title)), len(scene.items))
    return ax


def _degrees(scene: Scene) -> Counter[str]:
    return Counter(end for edge in (*scene.left, *scene.right) for end in (edge.start, edge.end))


def _best_connected(scene: Scene, most: int) -> Scene:
    """Return the scene's best connected nodes when it has too many; sources count twice."""
    if len(scene.items) <= most:
        return scene
    degrees = _degrees(scene)
    ranked = sorted(scene.items, key=lambda i: -degrees[i.id] * (2 if i.look == "source" else 1))
    kept = scene.keep({item.id for item in ranked[:most]})
    return kept.keep(_degrees(kept).keys())


@dataclass
class _Drawing:
    """A scene with a place for each node on a page of some size in ems."""

    scene: Scene
    face: Typeface
    page: tuple[float, float]
    kb: ClaimGraph

    def draw(self, pen: Pen, title: str, whole: int) -> None:
        """Draw the edges, then the nodes, then the labels that find room."""
        frame = self._frame(title, ["0 of 000 labels have no room", "000 of 000 nodes"])
        places = self._places(frame)
        spots = self._spots(frame, places)
        self._draw_edges(pen, places)
        for item in self.scene.items:
            pen.glyph(*places[item.id], item.look, gid=f"{item.id}{PART}glyph", scale=1.15)
        for item in self.scene.items:
            if item.id in spots:
                self._draw_label(pen, item, *spots[item.id])
        pen.frame(self._frame(title, self._remarks(len(spots), whole)), self.page[1])

    def _frame(self, title: str, remarks: list[str]) -> Frame:
        styles = {edge.style for edge in self._edges}
        legend = [*legend_of(self.scene.items, styles), *map(remark, remarks)]
        return framed(title, legend, self.page[0], self.face)

    def _remarks(self, labelled: int, whole: int) -> list[str]:
        shown = len(self.scene.items)
        unlabelled = shown - labelled
        remarks = (
            [f"the {shown} best connected of {counted(whole, 'nodes')}"] if shown < whole else []
        )
        return [*remarks, f"no room for {counted(unlabelled, 'labels')}"] if unlabelled else remarks

    @property
    def _edges(self) -> tuple[Edge, ...]:
        return (*self.scene.left, *self.scene.right)

    def _places(self, frame: Frame) -> dict[str, tuple[float, float]]:
        nodes = [item.id for item in self.scene.items]
        edges = [(e.start, e.end) for e in self._edges]
        return arranged(nodes, edges, Tile(*self._room(frame)), _APART)

    def _room(self, frame: Frame) -> tuple[float, float, float, float]:
        """Return the page between title and legend: left, top, width and height."""
        width, height = self.page
        return MARGIN, frame.head, width - 2 * MARGIN, height - frame.head - frame.foot

    def _spots(
        self, frame: Frame, places: dict[str, tuple[float, float]]
    ) -> dict[str, tuple[tuple[str, ...], Spot]]:
        """Return the lines and the place of each label that finds room, most connected first."""
        row = {item.id: number for number, item in enumerate(self.scene.items)}
        points: Points = np.array([places[i.id] for i in self.scene.items]).reshape(-1, 2)
        lines = sampled(points, [(row[e.start], row[e.end]) for e in self._edges], 0.4)
        table = Table(points, lines, Spot(*self._room(frame)), _RADIUS)
        degrees = _degrees(self.scene)
        spots = {}
        for item in sorted(self.scene.items, key=lambda i: (i.look != "source", -degrees[i.id])):
            for text in self._texts(item):
                size = max(map(self.face.regular.width, text)), len(text) * LEADING + 0.1
                spot = table.put(Callout(row[item.id], *size))
                if spot is not None:
                    spots[item.id] = (text, spot)
                    break
        return spots

    def _texts(self, item: Item) -> list[tuple[str, ...]]:
        """Return what a label may say: its words on two lines or one, or a claim's handle."""
        letters, label = self.face.regular, self.face.shown(item.label)
        two = letters.wrap(label, _WIDEST, _LINES)
        if len(two) > 1 and not two[-1].endswith(ELLIPSIS):
            two = letters.balance(label, _WIDEST, len(two))
        texts = [two, letters.wrap(label, _WIDEST * 0.7, 1)]
        return [*texts, (self.kb.handle(item.id),)] if item.look in STATUS_WORDS else texts

    def _draw_edges(self, pen: Pen, places: dict[str, tuple[float, float]]) -> None:
        for style in UNDER:
            ends = [(e.start, e.end) for e in self._edges if e.style == style]
            if ends:
                pen.edges(style, [Path([places[a], places[b]]) for a, b in ends], ends)

    def _draw_label(self, pen: Pen, item: Item, lines: tuple[str, ...], spot: Spot) -> None:
        colour = pen.palette.ink if item.look in STATUS_WORDS else pen.palette[item.look]
        halo = [withStroke(linewidth=pen.em * 0.28, foreground=pen.palette.ground)]
        for number, line in enumerate(lines):
            gid = f"{item.id}{PART}{number}" if number else item.id
            y = spot.y + 0.05 + (number + 0.5) * LEADING
            pen.write(spot.x, y, line, gid=gid, colour=colour, path_effects=halo)

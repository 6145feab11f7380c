"""Fits a layered picture to its page: one page, one as high as needed, or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from matplotlib.axes import Axes

from claimgraph.errors import DoesNotFit
from claimgraph.plot.canvas import new_axes, size_of
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import legend_of, remark
from claimgraph.plot.layered_layout.drawing import draw
from claimgraph.plot.layered_layout.ordering import arrange
from claimgraph.plot.layered_layout.typesetting import Setting, Typesetter, Words
from claimgraph.plot.primitives import Pen
from claimgraph.plot.scene import ENTITIES, Edge, Scene
from claimgraph.results import counted

Order = Literal["reading", "crossings"]

SMALLEST = 5.5
"""Points below which no text is set."""
COMFORTABLE = 9.0
"""Points of the text where the page may be as high as it likes."""
_LARGEST = (8.0, 13.0, 80.0)
"""Least and most points of the largest text tried, and how many of it make a page's width."""
_AIR = 0.4
"""Space added between claims, in ems, where the page may be as high as it likes."""
_FEW = 0.2
"""The share of labels that may be cut before the text is set smaller."""
_INCH = 72.0
_ADVICE = 'make it larger, draw a part with around=, or use fit="grow" or fit="pages"'
_CUT = remark("… cut to fit")


@dataclass(frozen=True)
class Proof:
    """A setting at a size of type, in points."""

    setting: Setting
    em: float

    @property
    def needed(self) -> float:
        """The least height of its page, in points."""
        return self.setting.height * self.em

    @property
    def comfortable(self) -> float:
        """The height of its page, in points, with some air between the claims."""
        claims = self.setting.columns[1]
        airy = claims.height + _AIR * len(claims.items)
        return self.needed + max(0.0, airy - self.setting.body) * self.em


class Press:
    """Sets one scene in type, finds the size that fits, and draws it."""

    def __init__(
        self, scene: Scene, whole: Scene, order: Order, title: str, font: str | None
    ) -> None:
        self._face = Typeface([*(item.label for item in scene.items), title], font)
        self._title = self._face.shown(title)
        labels = {item.id: self._face.shown(item.label) for item in scene.items}
        self._plain, self._order, self._whole = scene.relabel(labels), order, whole

    @cached_property
    def _scene(self) -> Scene:
        return ordered(self._plain, keep_claims=self._order == "reading")

    def page(self, ax: Axes | None, size: tuple[float, float], fontsize: float | None) -> Axes:
        """Draw on one page: the caller's axes, or a new figure no higher than ``size``."""
        width, height = size_of(ax) if ax is not None else (size[0] * _INCH, size[1] * _INCH)
        smallest = fontsize or SMALLEST
        if _least_height(self._plain, smallest) > height:  # told before it is put in order
            raise self._too_small(self._plain, width, height, smallest)
        proof = self._fitting(self._scene, width, height, fontsize)
        if ax is None:
            height = min(height, proof.comfortable)
            ax = new_axes(width / _INCH, height / _INCH)
        return self._paint(ax, proof, (width, height))

    def grow(self, size: tuple[float, float], fontsize: float | None) -> Axes:
        """Draw on a figure as high as it needs."""
        width = size[0] * _INCH
        proof = self._proof(self._scene, width, fontsize or COMFORTABLE)
        ax = new_axes(size[0], proof.comfortable / _INCH)
        return self._paint(ax, proof, (width, proof.comfortable))

    def pages(self, size: tuple[float, float], fontsize: float | None) -> list[Axes]:
        """Draw on as many pages as it needs, each with the sources and entities of its claims."""
        width, height = size[0] * _INCH, size[1] * _INCH
        scenes = list(self._slices(width, height, fontsize or COMFORTABLE))
        drawn = []
        for number, scene in enumerate(scenes, 1):
            where = f"page {number} of {len(scenes)}" if len(scenes) > 1 else ""
            proof = self._fitting(scene, width, height, fontsize or COMFORTABLE, where)
            ax = new_axes(*size, managed=False)
            drawn.append(self._paint(ax, proof, (width, height)))
        return drawn

    def _paint(self, ax: Axes, proof: Proof, size: tuple[float, float]) -> Axes:
        pen = Pen(ax, proof.em, size, self._face.family)
        draw(pen, proof.setting, size[1] / proof.em)
        return ax

    # -- finding the size -----------------------------------------------------------------------

    def _fitting(
        self, scene: Scene, width: float, height: float, fontsize: float | None, where: str = ""
    ) -> Proof:
        """Return the largest proof that fits, with whole labels if any size allows them."""
        sizes = [fontsize] if fontsize else _sizes(width)
        proof = self._whole_labels(scene, width, height, sizes, where)
        proof = proof or self._cut_labels(scene, width, height, sizes, where)
        if proof is None:
            raise self._too_small(scene, width, height, sizes[-1])
        return proof

    def _whole_labels(
        self, scene: Scene, width: float, height: float, sizes: list[float], where: str
    ) -> Proof | None:
        """Return the largest proof that fits with whole labels."""
        typesetter = self._typesetter(scene, where)

        def fitting(em: float) -> Proof | None:
            setting = typesetter.set(width / em)
            fits = setting is not None and setting.height * em <= height
            return Proof(setting, em) if setting is not None and fits else None

        return _largest(sizes, fitting)

    def _cut_labels(
        self, scene: Scene, width: float, height: float, sizes: list[float], where: str
    ) -> Proof | None:
        """Return the largest proof that fits with few labels cut, or the smallest that fits."""
        typesetter = self._typesetter(scene, where, cut=True)

        def fitting(em: float, share: float) -> Proof | None:
            setting = typesetter.set(width / em, height / em)
            if setting is None or setting.height * em > height:
                return None
            return Proof(setting, em) if setting.cut <= share * len(scene.items) else None

        few = _largest(sizes, lambda em: fitting(em, _FEW))
        return few or fitting(sizes[-1], 1.0)

    def _too_small(self, scene: Scene, width: float, height: float, em: float) -> DoesNotFit:
        typesetter = self._typesetter(scene, "", cut=True)
        setting = typesetter.set(width / em, 0.0)
        what = counted(len(scene.claims), "claims")
        if setting is None:
            side, needed, given = "width", typesetter.narrowest() * em, width
        else:
            side, needed, given = "height", setting.height * em, height
        return DoesNotFit(
            what, side, needed=needed / _INCH, given=given / _INCH, fontsize=em, advice=_ADVICE
        )

    def _proof(self, scene: Scene, width: float, em: float) -> Proof:
        setting = self._typesetter(scene).set(width / em)
        if setting is None:
            raise self._too_small(scene, width, 0.0, em)
        return Proof(setting, em)

    def _typesetter(self, scene: Scene, where: str = "", *, cut: bool = False) -> Typesetter:
        styles = {edge.style for edge in (*scene.left, *scene.right)}
        legend = [*legend_of(scene.items, styles), *([_CUT] if cut else [])]
        if where:
            legend.append(remark(where))
        words = Words(self._title, _headings(scene, self._whole), tuple(legend))
        return Typesetter(scene, self._face, words)

    # -- breaking into pages --------------------------------------------------------------------

    def _slices(self, width: float, height: float, em: float) -> Iterator[Scene]:
        """Yield the scene of each page: as many claims as fit, then the sources nobody uses."""
        # each page is put in order by itself; all together only where claims may change places
        scene = self._plain if self._order == "reading" else self._scene
        claims = [item.id for item in scene.claims]
        start, count = 0, 8
        while start < len(claims):
            count = self._most(scene, claims[start:], count, width, height, em)
            some = scene.of_claims(set(claims[start : start + count]))
            yield ordered(some, keep_claims=True)
            start += count
        cited = {edge.start for edge in scene.left}
        unused = [item.id for item in scene.sources if item.id not in cited]
        rows = max(1, int((height / em - 12) / 4))
        for first in range(0, len(unused), rows):
            yield scene.keep(set(unused[first : first + rows]))

    def _most(
        self,
        whole: Scene,
        claims: Sequence[str],
        guess: int,
        width: float,
        height: float,
        em: float,
    ) -> int:
        """Return how many claims from the first fit a page, at least one."""

        def fits(count: int) -> bool:
            scene = whole.of_claims(set(claims[:count]))
            setting = self._typesetter(scene, "page 999 of 999").set(width / em)
            return setting is not None and setting.height * em <= height

        count = min(max(1, guess), len(claims))
        while count > 1 and not fits(count):
            count -= max(1, count // 8)
        while count < len(claims) and fits(count + 1):
            count += 1
        return count


def ordered(scene: Scene, *, keep_claims: bool) -> Scene:
    """Return the scene with its columns in an order with few crossings."""
    columns = [
        [item.id for item in column] for column in (scene.sources, scene.claims, scene.entities)
    ]
    left, middle, right = arrange(
        columns[0], columns[1], columns[2], _pairs(scene.left), _pairs(scene.right),
        keep_middle=keep_claims,
    )  # fmt: skip
    held = {item.id: item for item in scene.items}
    return replace(
        scene,
        sources=tuple(held[i] for i in left),
        claims=tuple(held[i] for i in middle),
        entities=tuple(held[i] for i in right),
    )


def _pairs(edges: Sequence[Edge]) -> list[tuple[str, str]]:
    return [(edge.start, edge.end) for edge in edges]


def _largest(sizes: Sequence[float], fitting: Callable[[float], Proof | None]) -> Proof | None:
    """Return the proof at the first of some falling sizes that fits, found by halving."""
    best, low, high = None, 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        proof = fitting(sizes[middle])
        if proof is None:
            low = middle + 1
        else:
            best, high = proof, middle
    return best


def _sizes(width: float) -> list[float]:
    """Return the sizes of type to try, in points, largest first."""
    least, most, per_page = _LARGEST
    largest = max(least, min(most, round(2 * width / per_page) / 2))
    return [largest - step / 2 for step in range(int(2 * (largest - SMALLEST)) + 1)]


def _least_height(scene: Scene, em: float) -> float:
    """Return a height, in points, that no setting goes below: each label on one line."""
    return em * max(len(scene.sources), len(scene.claims), len(scene.entities))


def _headings(scene: Scene, whole: Scene) -> tuple[str, str, str]:
    claims = _of(len(scene.claims), len(whole.claims), "claims")
    if not whole.sources:
        claims += ", no source is listed"
    kinds = Counter(item.look for item in scene.entities)
    named = [counted(kinds[kind], kind + "s") for kind in ENTITIES if kinds[kind]]
    sources = _of(len(scene.sources), len(whole.sources), "sources") if scene.sources else ""
    return sources, claims, ", ".join(named)


def _of(shown: int, all_of_them: int, noun: str) -> str:
    return (
        counted(shown, noun) if shown == all_of_them else f"{shown} of {counted(all_of_them, noun)}"
    )

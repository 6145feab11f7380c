"""A page as a notebook shows it: in a frame, with the plain marks where frames are cut."""

from __future__ import annotations

from claimgraph.graph import ClaimGraph
from claimgraph.render.markup import quoted


class Shown:
    """A page ready to be displayed; ``html`` is the whole page."""

    def __init__(self, html: str, kb: ClaimGraph, height: int) -> None:
        self.html, self.height, self._kb = html, height, kb

    def __repr__(self) -> str:
        return repr(self._kb).replace("ClaimGraph", "page", 1)

    def _repr_html_(self) -> str:
        """Return the page in a frame with no rights outside it; the marks are its fallback."""
        return (
            f'<iframe srcdoc="{quoted(self.html)}" height="{self.height:d}" width="100%" '
            'title="Annotated text" sandbox="allow-scripts allow-popups '
            'allow-popups-to-escape-sandbox" style="border:1px solid #ccc;border-radius:6px">'
            f"{self._kb._repr_html_()}</iframe>"
        )

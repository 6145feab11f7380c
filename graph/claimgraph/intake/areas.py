"""The rectangles of a PDF page that are links: to a url, or to a place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from typing import Any

_MOST = 5000
"""Links of one page that are looked at."""
_LONGEST = 4096


@dataclass(frozen=True)
class Area:
    """A rectangle that links: to a url, or to a page and a height on it, in points."""

    left: float
    foot: float
    right: float
    top: float
    url: str | None = None
    place: tuple[int, float] | None = None

    def holds(self, x: float, y: float, size: float) -> bool:
        """Whether a letter that begins at a place is inside."""
        inside = self.left - 1 <= x < self.right - size / 10
        return inside and self.foot - 1 <= y + size / 4 <= self.top + 1


def areas(document: Any, page: Any) -> Iterator[Area]:
    """Yield the links of a page of ``pypdfium2`` that lead to a web address or into the file."""
    from pypdfium2 import raw

    at, link, box = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page.raw, byref(at), byref(link)):
            return
        if not raw.FPDFLink_GetAnnotRect(link, byref(box)):
            continue
        url, place = _url(document, link, raw), _place(document, link, raw)
        if url or place:
            left, right = sorted((box.left, box.right))
            foot, top = sorted((box.bottom, box.top))
            yield Area(left, foot, right, top, url, None if url else place)


def _url(document: Any, link: Any, raw: Any) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    kept = create_string_buffer(_LONGEST)
    size = raw.FPDFAction_GetURIPath(document.raw, action, kept, _LONGEST)
    url = kept.value.decode("utf-8", "replace").strip() if size <= _LONGEST else ""
    if url.startswith("www."):
        url = "https://" + url
    return url if url.startswith(("http://", "https://")) else None


def _place(document: Any, link: Any, raw: Any) -> tuple[int, float] | None:
    there = raw.FPDFLink_GetDest(document.raw, link)
    if not there:
        return None
    page = raw.FPDFDest_GetDestPageIndex(document.raw, there)
    if page < 0:
        return None
    has_x, has_y, has_zoom = c_int(), c_int(), c_int()
    x, y, zoom = c_float(), c_float(), c_float()
    raw.FPDFDest_GetLocationInPage(
        there, byref(has_x), byref(has_y), byref(has_zoom), byref(x), byref(y), byref(zoom)
    )
    return page, round(y.value, 1) if has_y.value else float("inf")

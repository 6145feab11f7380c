"""Which fonts a picture is set in, and what happens to characters none of them has."""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from functools import cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from claimgraph.errors import MissingGlyphs, UnknownNode
from claimgraph.plot.text_layout import Lettering, clean

_BOXES = ("\N{WHITE SQUARE}", "?")
_NOT_TEXT = (".", "last resort", "cm", "stixnonunicode", "stixsize")
_LEFTWARD = frozenset({"R", "AL"})
_SHAPES_FROM = (3, 11)
_UPRIGHT = frozenset({"400", "normal", "regular", "book"})
_SYMBOL = frozenset({"So", "Sk", "Sm", "Sc", "No"})


class Typeface:
    """The font of one picture, regular and bold, with a stand-in for what it lacks."""

    def __init__(self, texts: Iterable[str], font: str | None = None) -> None:
        self.family, self._missing = family_for(map(clean, texts), font)
        self.regular = Lettering(self.family)
        self.bold = Lettering(self.family, "bold")

    def shown(self, text: str) -> str:
        """Return text as the picture writes it: on one line, boxes for missing characters."""
        return replaced(clean(text), self._missing, self.family)


def family_for(texts: Iterable[str], font: str | None = None) -> tuple[tuple[str, ...], str]:
    """Return font families that have all characters of some texts, and those no font has.

    The user's family (``font``, or matplotlib's setting) comes first; installed fonts fill in what
    it lacks. For what is missing everywhere, MissingGlyphs is warned of once, by script.

    Raises:
        UnknownNode: no font of that name is installed.
    """
    if font is not None and font not in (known := fontManager.get_font_names()):
        raise UnknownNode("font", font, known)
    chosen = (font,) if font else ()
    families = [*chosen, *(f for f in mpl.rcParams["font.family"] if f not in chosen)]
    texts = list(texts)
    wanted = {c for text in texts for c in text if not c.isspace()}
    for family in families:
        wanted -= _characters(_path(family))
    for family, path in _installed() if wanted else ():
        if not wanted & _characters(path):
            continue
        gained = wanted & _characters(_path(family))  # of two files under one name it takes one
        if gained:
            families.append(family)
            wanted -= gained
        if not wanted:
            break
    if wanted:
        _warn(wanted)
    if mpl.__version_info__ < _SHAPES_FROM:
        _warn_of_reversed(texts)
    return tuple(families), "".join(sorted(wanted))


def replaced(text: str, missing: str, family: tuple[str, ...]) -> str:
    """Return text with a box in place of each missing character."""
    if not missing:
        return text
    held = {c for f in family for c in _BOXES if c in _characters(_path(f))}
    box = next((c for c in _BOXES if c in held), " ")
    return text.translate({ord(c): box for c in missing})


def _path(family: str) -> str:
    return str(findfont(FontProperties(family=[family])))


@cache
def _characters(path: str) -> frozenset[str]:
    return frozenset(map(chr, get_font(path).get_charmap()))


def _installed() -> Iterator[tuple[str, str]]:
    """Yield the upright text fonts on this machine and their files, broad ones first."""
    found = {
        font.name: font.fname
        for font in fontManager.ttflist
        if (font.style, font.stretch) == ("normal", "normal")
        and str(font.weight) in _UPRIGHT
        and not font.name.lower().startswith(_NOT_TEXT)
    }
    yield from sorted(
        found.items(), key=lambda f: (not f[0].startswith("Noto Sans"), "Sans" not in f[0], f[0])
    )


def _warn(missing: set[str]) -> None:
    scripts = sorted({_script(c) for c in missing})
    warnings.warn(
        f"no installed font has {', '.join(scripts)} characters ({''.join(sorted(missing)[:8])}); "
        f"boxes stand in for them. Install a font that has them, or name one with font=",
        MissingGlyphs,
        stacklevel=2,
    )


def _warn_of_reversed(texts: Iterable[str]) -> None:
    """Warn of scripts that this matplotlib sets letter by letter from left to right."""
    characters = {c for text in texts for c in text}
    scripts = sorted({_script(c) for c in characters if unicodedata.bidirectional(c) in _LEFTWARD})
    if scripts:
        warnings.warn(
            f"matplotlib {mpl.__version__} sets {', '.join(scripts)} letters apart and from left "
            f"to right; matplotlib 3.11 sets them as they are read",
            MissingGlyphs,
            stacklevel=2,
        )


def _script(character: str) -> str:
    """Return the script of a character as its Unicode name begins, such as "CJK" or "Arabic"."""
    if unicodedata.category(character) in _SYMBOL:
        return "symbol and emoji"
    word = unicodedata.name(character, "unnamed").split()[0].split("-")[0]
    return word if word == "CJK" else word.capitalize()

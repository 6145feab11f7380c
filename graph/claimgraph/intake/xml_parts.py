"""XML of other formats as the parts of a page: each element is written as what it is in HTML."""

from __future__ import annotations

from html.entities import name2codepoint
from typing import Any

from claimgraph.errors import UnreadableInput
from claimgraph.intake.parts import Part

_DEEPEST = 120
"""Elements within elements: no text is nested so deep, and Python must go down as far."""


def parse(data: bytes, name: str) -> Any:
    """Return the root element of XML; entities stay as they stand, and no other file is asked.

    Raises:
        UnreadableInput: it is no XML, or nested too deep.
    """
    from lxml import etree  # here, so that plain text is read without it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(f"{name or 'the data'}: no readable XML ({error})") from None
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise UnreadableInput(f"{name or 'the data'}: elements are nested {_DEEPEST} deep")
    return root


def tag(element: Any) -> str:
    """Return the name of an element without its namespace; "" for an entity, and for None."""
    return (
        ""
        if element is None or not isinstance(element.tag, str)
        else element.tag.rpartition("}")[2]
    )


def get(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace; "" where there is none."""
    found = (v for key, v in element.attrib.items() if key.rpartition("}")[2] == name)
    return str(next(found, ""))


def words_in(element: Any) -> str:
    """Return the words of an element, white space collapsed; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


class Scribe:
    """Writes parts; what an element becomes is said by ``element``."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def element(self, element: Any) -> None:
        """Write an element; of one that is not known only what it holds."""
        self.inner(element)

    def words(self, words: str | None) -> None:
        """Write words."""
        if words:
            self.parts.append(Part("words", words))

    def wrap(self, name: str, element: Any, **attributes: str) -> None:
        """Write what an element holds as one of HTML."""
        self.begin(name, **attributes)
        self.inner(element)
        self.end(name)

    def begin(self, name: str, **attributes: str) -> None:
        """Begin an element of HTML; attributes without a value are left out."""
        kept = {key.rstrip("_"): value for key, value in attributes.items() if value}
        self.parts.append(Part("start", name, kept))

    def end(self, name: str) -> None:
        """End an element of HTML."""
        self.parts.append(Part("end", name))

    def put(self, name: str, words: str, **attributes: str) -> None:
        """Write an element of HTML that holds words alone."""
        self.begin(name, **attributes)
        self.words(words)
        self.end(name)

    def inner(self, element: Any) -> None:
        """Write what an element holds."""
        self.words(element.text)
        for child in element:
            if tag(child):
                self.element(child)
            else:
                code = name2codepoint.get(getattr(child, "name", "") or "")
                self.words(chr(code) if code else child.text)
            self.words(child.tail)

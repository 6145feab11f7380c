"""The text and what stands in it: documents, passages, markers, entries of a source list."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from claimgraph.model.base import Node, clip, node_id
from claimgraph.model.fields import Date, Link, Several, Text, Url, Words, sorted_unique
from claimgraph.model.kinds import Aside, ReferenceBasis, Role


class Document(Node):
    """A text under analysis; the offsets of its passages count into ``text``.

    >>> Document(text="It rained [1].").id
    'document-642a759651af7d76'
    """

    noun = "document"
    identity = ("text",)

    text: Text
    title: Text | None = None
    language: Text | None = None
    """BCP 47 tag, such as "en"."""
    media_type: Text = "text/plain"
    """What the text was taken from, as an IANA media type."""
    origin: Text | None = None
    """The file name or url the text came from."""
    published: Date | None = None
    """When the text came out: what "yesterday" in it is counted from."""

    @property
    def label(self) -> str:
        """The title, or the first words of the text without the marks of a heading."""
        return self.title or clip(self.text.strip()[:300].lstrip("#=*_ ").partition("\n\n")[0])

    def cut(self, start: int, end: int, **fields: object) -> Passage:
        """Return the passage of this text from start to end (0-based code points, end excluded).

        >>> Document(text="It rained [1].").cut(3, 9).exact
        'rained'
        """
        return Passage(
            document=self.id,
            start=start,
            end=end,
            exact=self.text[start:end],
            **fields,
        )


def passage_id(document: str, start: int, end: int) -> str:
    """Return the id of a passage: that of its document, with its offsets as RFC 5147 has them.

    >>> passage_id("document-1", 3, 9), passage_id("https://example.org/a#1", 3, 9)
    ('document-1#char=3,9', 'https://example.org/a#1&char=3,9')
    """
    sign = "&" if "#" in document else "#"  # an IRI has one fragment
    return f"{document}{sign}char={start},{end}"


class Passage(Node):
    """A stretch of a document's text: its offsets and its exact words.

    ``roles`` says what part of the text it is (a one-sentence paragraph has two); none means the
    words of something, such as a claim or a quotation. ``part_of`` is the smallest larger passage
    that holds it. ``aside`` is the reason why a sentence makes no claim; None when it may.
    """

    noun = "passage"

    document: Annotated[str, Link("document")]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    exact: Words
    roles: Annotated[tuple[Role, ...], AfterValidator(sorted_unique)] = ()
    aside: Aside | None = None
    part_of: Annotated[str | None, Link("passage")] = None

    def _content_id(self) -> str:
        return passage_id(self.document, self.start, self.end)

    @model_validator(mode="after")
    def _measure(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(
                f"start={self.start}, end={self.end} span {self.end - self.start} code points, "
                f"but exact={self.exact!r} has {len(self.exact)}"
            )
        return self

    @property
    def label(self) -> str:
        """The first words."""
        return clip(self.exact)


class Pointer(Passage):
    """A passage with an id of its own, as one stretch of text can be marker and entry at once."""

    identity = ("document", "start", "end")

    def _content_id(self) -> str:
        return node_id(self.noun, self.document, self.start, self.end)


class Marker(Pointer):
    """A passage that points to entries of the source list, such as ``[3]`` or ``[1, 2]``.

    ``labels`` are the numbers or names it prints; one that no entry answers to dangles and is
    absent from ``denotes``. ``url`` is the link a linked marker carries.
    """

    noun = "marker"

    labels: Several = ()
    url: Url | None = None
    denotes: Annotated[Several, Link("reference")] = ()


class Reference(Pointer):
    """An entry of one document's source list; the number belongs to it, not to the source.

    ``basis`` is the ground for the number: printed beside the entry, its place in an unnumbered
    list, or a link in the running text. ``title`` and ``url`` are as printed here.
    """

    noun = "reference"

    source: Annotated[str, Link("source")]
    number: Annotated[int, Field(ge=0)] | None = None
    name: Text | None = None
    """The printed name where it is not a plain number, such as "1_4" or "smith2020"."""
    basis: ReferenceBasis = "printedNumber"
    title: Text | None = None
    url: Url | None = None

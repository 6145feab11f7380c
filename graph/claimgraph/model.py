"""The nouns of the graph: frozen values that validate themselves and name what is wrong.

Layers of attribution are separate nodes: a Passage holds words and offsets, a Claim is what they
say, a Voicing is who says it inside the text, a Citation is the source that backs it, shown by a
Marker that denotes a Reference (an entry of this document's list), which stands for a Source.

Offsets are 0-based code points of ``Document.text``, end excluded: ``text[start:end] == exact``.
Ids are content hashes, so reading the same text twice gives the same nodes. Links between nodes
are ids; a field that holds several is sorted, so that equal graphs are equal values.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from claimgraph.quantity import Comparison, Quantity


@dataclass(frozen=True)
class Link:
    """Says that a field holds the id of a node, or of several, and which noun they are."""

    noun: str


def _sorted_unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _canonical(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponents, so that equal values print and hash alike."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


_Id = Annotated[str, Field(pattern=r'^[^\x00-\x20<>"{}|\\^`]*$')]
_Amount = Annotated[
    Decimal, Field(ge=-(10**30), le=10**30, decimal_places=30), AfterValidator(_canonical)
]
_Several = Annotated[tuple[str, ...], AfterValidator(_sorted_unique)]
_Ratio = Annotated[float, Field(ge=0, le=1)]
_Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
_Url = Annotated[str, Field(pattern=r"^(https?://|ftp://|doi:|urn:)[^\s<>\"]+$")]
_Words = Annotated[str, Field(min_length=1)]

Role = Literal["paragraph", "sentence", "heading"]
Aside = Literal["heading", "question", "chatter", "contents", "boilerplate", "listing", "fragment"]
Status = Literal["cited", "matched", "voiced", "uncited"]
ClaimKind = Literal["fact", "evaluation", "normative", "linkage"]
ActorKind = Literal["person", "organisation", "country", "place", "group"]
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical"]
CitationBasis = Literal["sameClause", "sameSentence", "paragraphScope", "headlineMatch", "curated"]
ReferenceBasis = Literal["printedNumber", "listOrder", "inlineLink"]
Basis = Literal["explicit", "inferred", "curated"]
Comparator = Literal[
    "equal", "moreThan", "atLeast", "lessThan", "atMost", "approximately", "between"
]

EXPLICIT: frozenset[str] = frozenset({"sameClause", "sameSentence", "explicit"})
"""Bases the text itself shows."""
ASSERTED: frozenset[str] = EXPLICIT | {"curated"}
"""Bases that count as reliance: the text shows them, or a person accepted them."""


class Node(BaseModel):
    """What all nouns share: an id, an optional note, and value equality.

    The id is computed from the fields that identify the node when none is given. ``note`` is a
    person's or a reader's reason for a judgement, in plain words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
    noun: ClassVar[str] = "node"
    identity: ClassVar[tuple[str, ...]] = ()

    id: _Id = ""
    note: str | None = None

    @model_validator(mode="after")
    def _identify(self) -> Self:
        if not self.id:
            self.__dict__["id"] = self._content_id()  # frozen to others; set once, here
        return self

    def _content_id(self) -> str:
        return node_id(self.noun, *(getattr(self, name) for name in self.identity))

    @property
    def label(self) -> str:
        """A short name for people: what a picture or a table shows for this node."""
        return self.id


def node_id(noun: str, *content: object) -> str:
    """Return the id of a node: its noun and 64 bits of BLAKE2b over what identifies it.

    >>> node_id("source", "https://example.org/a")
    'source-2ca93349eca67313'
    """
    digest = hashlib.blake2b("\x1f".join(map(str, content)).encode(), digest_size=8)
    return f"{noun}-{digest.hexdigest()}"


class Document(Node):
    """A text under analysis; the offsets of its passages count into ``text``.

    >>> Document(text="It rained [1].").id
    'document-642a759651af7d76'
    """

    noun = "document"
    identity = ("text",)

    text: str
    title: str | None = None
    language: str | None = None
    """BCP 47 tag, such as "en"."""
    media_type: str = "text/plain"
    """What the text was taken from, as an IANA media type."""
    origin: str | None = None
    """The file name or url the text came from."""

    @property
    def label(self) -> str:
        """The title, or the first words of the text."""
        return self.title or clip(self.text)

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
    exact: _Words
    roles: Annotated[tuple[Role, ...], AfterValidator(_sorted_unique)] = ()
    aside: Aside | None = None
    part_of: Annotated[str | None, Link("passage")] = None

    def _content_id(self) -> str:
        return f"{self.document}#char={self.start},{self.end}"  # RFC 5147

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


class _Pointer(Passage):
    """A passage with an id of its own, as one stretch of text can be marker and entry at once."""

    identity = ("document", "start", "end")

    def _content_id(self) -> str:
        return node_id(self.noun, self.document, self.start, self.end)


class Marker(_Pointer):
    """A passage that points to entries of the source list, such as ``[3]`` or ``[1, 2]``.

    ``labels`` are the numbers or names it prints; one that no entry answers to dangles and is
    absent from ``denotes``. ``url`` is the link a linked marker carries.
    """

    noun = "marker"

    labels: _Several = ()
    url: _Url | None = None
    denotes: Annotated[_Several, Link("reference")] = ()


class Reference(_Pointer):
    """An entry of one document's source list; the number belongs to it, not to the source.

    ``basis`` is the ground for the number: printed beside the entry, its place in an unnumbered
    list, or a link in the running text. ``title`` and ``url`` are as printed here.
    """

    noun = "reference"

    source: Annotated[str, Link("source")]
    number: Annotated[int, Field(ge=0)] | None = None
    name: str | None = None
    """The printed name where it is not a plain number, such as "1_4" or "smith2020"."""
    basis: ReferenceBasis = "printedNumber"
    title: str | None = None
    url: _Url | None = None


class Source(Node):
    """A work that a document cites; ``copy_of`` holds the works it copies or syndicates.

    With a url, the url identifies it across documents; without one, whoever makes it gives the id.
    A copy stands only while the works it copies stand.
    """

    noun = "source"

    title: str | None = None
    url: _Url | None = None
    publisher: str | None = None
    published: _Date | None = None
    copy_of: Annotated[_Several, Link("source")] = ()
    disputes: Annotated[_Several, Link("claim")] = ()

    def _content_id(self) -> str:
        return node_id(self.noun, self.url or self.title)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.title or self.url):
            raise ValueError("title and url are both empty; a source needs one of them")
        return self

    @property
    def label(self) -> str:
        """The title, or the url."""
        return self.title or self.url or self.id


class Claim(Node):
    """One proposition as one document puts it forward; its words are those of ``passage``.

    The same proposition in another document is another claim, joined by ``alternate_of``. When a
    Voicing exists the text is what was said, and a citation vouches that it was said.
    """

    noun = "claim"
    identity = ("passage", "text")

    document: Annotated[str, Link("document")]
    passage: Annotated[str, Link("passage")]
    text: _Words
    kind: ClaimKind = "fact"
    mentions: Annotated[_Several, Link("actor")] = ()
    about: Annotated[_Several, Link("event")] = ()
    figures: Annotated[_Several, Link("figure")] = ()
    disputes: Annotated[_Several, Link("claim")] = ()
    alternate_of: Annotated[_Several, Link("claim")] = ()
    specialization_of: Annotated[_Several, Link("claim")] = ()

    @property
    def label(self) -> str:
        """The proposition."""
        return self.text


class _Grounded(Node):
    """A link held on a stated ground; one that is inferred says how sure its maker is, 0 to 1."""

    basis: str
    confidence: _Ratio | None = None

    @model_validator(mode="after")
    def _grounds(self) -> Self:
        if self.basis in EXPLICIT and self.confidence is not None:
            raise ValueError(
                f"confidence={self.confidence} with basis={self.basis!r}: explicit links carry none"
            )
        if self.basis not in ASSERTED and self.confidence is None:
            raise ValueError(
                f"confidence is missing; basis={self.basis!r} is inferred and needs it"
            )
        return self

    @property
    def asserted(self) -> bool:
        """Whether the text shows the link or a person accepted it."""
        return self.basis in ASSERTED


class Citation(_Grounded):
    """A source backs a claim, on a stated ground, shown by a marker where there is one."""

    noun = "citation"
    identity = ("claim", "source", "basis", "marker")

    claim: Annotated[str, Link("claim")]
    source: Annotated[str, Link("source")]
    basis: CitationBasis
    marker: Annotated[str | None, Link("marker")] = None

    @model_validator(mode="after")
    def _shown(self) -> Self:
        if self.basis in EXPLICIT and self.marker is None:
            raise ValueError(
                f"marker is missing; basis={self.basis!r} says that one shows the link"
            )
        return self


class Voicing(_Grounded):
    """Who says a claim inside the text: the actor, the reporting words and any quoted words."""

    noun = "voicing"
    identity = ("claim", "actor", "cue")

    claim: Annotated[str, Link("claim")]
    actor: Annotated[str | None, Link("actor")] = None
    cue: Annotated[str | None, Link("passage")] = None
    quotes: Annotated[_Several, Link("passage")] = ()
    basis: Basis = "explicit"

    @model_validator(mode="after")
    def _spoken(self) -> Self:
        if self.actor is None and self.cue is None:
            raise ValueError("actor and cue are both missing; a voicing needs one of them")
        return self


class Inference(_Grounded):
    """A claim follows from all its premises together; several inferences are alternatives."""

    noun = "inference"
    identity = ("claim", "premises")

    claim: Annotated[str, Link("claim")]
    premises: Annotated[_Several, Link("claim"), Field(min_length=1)]
    basis: Basis = "curated"


class _Named(Node):
    """Something the claims are about, with the passages that name it."""

    identity: ClassVar[tuple[str, ...]] = ("document", "name")

    document: Annotated[str, Link("document")]
    name: _Words
    mentioned_in: Annotated[_Several, Link("passage")] = ()

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Actor(_Named):
    """A person, organisation, country, place or group that acts, speaks or is acted upon.

    ``wikidata`` is an item id such as "Q37", given only when sure.
    """

    noun = "actor"
    identity = ("document", "kind", "name")

    kind: ActorKind
    aliases: _Several = ()
    role: str | None = None
    affiliation: Annotated[str | None, Link("actor")] = None
    acts_for: Annotated[str | None, Link("actor")] = None
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None


class Event(_Named):
    """Something that happens, is planned or is said to happen, that claims are about.

    Dates are ISO 8601, to the year, month or day.
    """

    noun = "event"

    agents: Annotated[_Several, Link("actor")] = ()
    participants: Annotated[_Several, Link("actor")] = ()
    places: Annotated[_Several, Link("actor")] = ()
    start_date: _Date | None = None
    end_date: _Date | None = None
    status: EventStatus = "happened"


class Figure(Node):
    """A quantity stated in the text: value, comparator, unit, and what is counted.

    ``value`` is in whole units ("309 billion" is 309000000000); ``upper`` is the other end of a
    range. ``unit_code`` is ISO 4217 or UCUM ("EUR", "km", "%"), ``unit_text`` a counted noun.
    ``restates`` is the figure that this one puts into another unit, as in "5 km (3 miles)".
    """

    noun = "figure"
    identity = ("document", "value", "upper", "comparator", "unit", "what", "mentioned_in")

    document: Annotated[str, Link("document")]
    value: _Amount
    upper: _Amount | None = None
    comparator: Comparator = "equal"
    unit_code: str | None = None
    unit_text: str | None = None
    what: str | None = None
    restates: Annotated[str | None, Link("figure")] = None
    mentioned_in: Annotated[_Several, Link("passage")] = ()

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if (self.comparator == "between") != (self.upper is not None):
            raise ValueError(f"upper={self.upper} does not fit comparator={self.comparator!r}")
        if self.upper is not None and self.upper < self.value:
            raise ValueError(f"upper={self.upper} is below value={self.value}")
        return self

    @property
    def unit(self) -> str | None:
        """The unit code, or the counted noun."""
        return self.unit_code or self.unit_text

    @property
    def quantity(self) -> Quantity:
        """The figure as an interval with a unit and a what."""
        return Quantity.stated(
            self.comparator,
            self.value,
            self.upper,
            unit_code=self.unit_code,
            unit_text=self.unit_text,
            what=self.what,
        )

    def compare(self, other: Figure) -> Comparison:
        """Return whether this figure entails, contradicts or is consistent with another, and why.

        >>> many = Figure(document="d", value=100, comparator="moreThan", unit_text="troops")
        >>> Figure(document="d", value=300, unit_text="troops").compare(many).verdict
        'entails'

        Raises:
            MissingExtra: the units differ and pint, which converts them, is not installed.
        """
        return self.quantity.compare(other.quantity)

    @property
    def label(self) -> str:
        """The figure in symbols, such as "≥ 309,000,000,000 EUR"."""
        sign = COMPARATOR_SIGNS[self.comparator]
        value = f"{self.value:,}" + (f"–{self.upper:,}" if self.upper is not None else "")
        return " ".join(filter(None, [sign, value, self.unit]))


COMPARATOR_SIGNS: dict[str, str] = {
    "equal": "", "moreThan": ">", "atLeast": "≥", "lessThan": "<", "atMost": "≤",
    "approximately": "≈", "between": "",
}  # fmt: skip

NOUNS: dict[str, type[Node]] = {
    cls.noun: cls
    for cls in (
        Document, Passage, Marker, Reference, Source, Claim,
        Citation, Voicing, Inference, Actor, Event, Figure,
    )
}  # fmt: skip


@cache
def links(cls: type[Node]) -> dict[str, Link]:
    """Return the fields of a noun that hold ids of other nodes.

    >>> links(Citation)
    {'claim': Link(noun='claim'), 'source': Link(noun='source'), 'marker': Link(noun='marker')}
    """
    return {
        name: next(m for m in field.metadata if isinstance(m, Link))
        for name, field in cls.model_fields.items()
        if any(isinstance(m, Link) for m in field.metadata)
    }


def targets(node: Node, field: str) -> tuple[str, ...]:
    """Return the ids a link field holds, as a tuple whatever its shape."""
    value = getattr(node, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def choices(literal: object) -> tuple[str, ...]:
    """Return the values a Literal allows, such as those of ``Status``."""
    return get_args(literal)


def clip(text: str, limit: int = 72) -> str:
    """Return text on one line, cut with "…" at the limit (code points)."""
    line = " ".join(text[: limit * 4].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def problem(error: ValueError) -> str:
    """Return the first thing wrong with a node in one line: the field, why, and what was found."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    found = "" if first["type"] == "missing" else f" (found {clip(str(first['input']))!r})"
    return f"{place}: {first['msg']}{found}" if place else first["msg"]

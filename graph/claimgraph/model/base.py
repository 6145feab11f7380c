"""What all nouns share: an id, a note, and links between them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import ClassVar, Self, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, model_validator

from claimgraph.model.fields import Id, Link, Text

N = TypeVar("N", bound="Node")


class Node(BaseModel):
    """What all nouns share: an id, an optional note, and value equality.

    The id is computed from the fields that identify the node when none is given. ``note`` is a
    person's or a reader's reason for a judgement, in plain words. ``but`` returns a changed node;
    pydantic's ``model_copy`` checks nothing.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=False,
        defer_build=True,  # a noun's validator is built when the first node of it is made
    )
    noun: ClassVar[str] = "node"
    identity: ClassVar[tuple[str, ...]] = ()

    id: Id = ""
    note: Text | None = None

    @model_validator(mode="after")
    def _identify(self) -> Self:
        if not self.id:
            self.__dict__["id"] = self._content_id()  # frozen to others
        return self

    def _content_id(self) -> str:
        return node_id(self.noun, *_identifying(type(self))(self))

    def but(self, **changes: object) -> Self:
        """Return this node with other values, checked; it keeps its id, so links to it hold.

        >>> claim = cg.example("eastern-flank")["c1"]
        >>> claim.but(kind="evaluation").id == claim.id
        True

        Raises:
            ValueError: there is no such field, or the values do not make a node.
        """
        return type(self).model_validate({**dict(self), **changes})

    @property
    def label(self) -> str:
        """A short name for people: what a picture or a table shows for this node."""
        return self.id


def node_id(noun: str, *content: object) -> str:
    """Return the id of a node: its noun and 64 bits of BLAKE2b over what identifies it.

    >>> node_id("source", "https://example.org/a")
    'source-2ca93349eca67313'
    """
    joined = "\x1f".join(map(str, content))
    if "\x1e" in joined or "None" in content or joined.count("\x1f") >= len(content) > 0:
        joined = "\x1f".join(map(_part, content))  # seldom: a value holds what parts values
    digest = hashlib.blake2b(joined.encode(), digest_size=8)
    return f"{noun}-{digest.hexdigest()}"


@cache
def _identifying(cls: type[Node]) -> Callable[[Node], tuple[object, ...]]:
    """Return what gives the values of the fields that identify a node of a noun."""
    values = attrgetter(*cls.identity)
    return values if len(cls.identity) > 1 else lambda node: (values(node),)


def _part(value: object) -> str:
    """Return a value so that no two lists of values are joined to one text."""
    if value == "None":
        return "\x1eNone"  # the word, not the absence of one
    return str(value).replace("\x1e", "\x1e\x1e").replace("\x1f", "\x1eu")


def unchecked(cls: type[N], **values: object) -> N:
    """Return a node of values that need no check: right types, sets in order and without repeats.

    For the reader, which makes thousands of nodes of places that it has found itself. To check them
    costs it several times as much. Whatever comes from outside is checked, as ``cls(…)`` does.

    >>> from claimgraph.model import Source
    >>> unchecked(Source, url="urn:x") == Source(url="urn:x")
    True
    """
    node = _NEW(cls)
    defaults, fields = _fields(cls)
    held = {**defaults, **values}
    _SET_VALUES(node, held)
    _SET_GIVEN(node, fields)
    _SET_EXTRA(node, None)
    _SET_PRIVATE(node, None)
    if not held["id"]:
        held["id"] = node._content_id()
    return node


_NEW = object.__new__
_SET_VALUES, _SET_GIVEN, _SET_EXTRA, _SET_PRIVATE = (
    vars(BaseModel)[f"__{slot}__"].__set__
    for slot in ("dict", "pydantic_fields_set", "pydantic_extra", "pydantic_private")
)
"""What pydantic sets of a node that it has checked; frozen to others."""


@cache
def _fields(cls: type[Node]) -> tuple[dict[str, object], set[str]]:
    """Return the values of the fields that a noun may leave out, and all that count as given."""
    fields = cls.model_fields
    held = {name: field.default for name, field in fields.items() if not field.is_required()}
    return held, set(fields)


@cache
def links(cls: type[Node]) -> dict[str, Link]:
    """Return the fields of a noun that hold ids of other nodes.

    >>> links(cg.Citation)
    {'claim': Link(noun='claim'), 'source': Link(noun='source'), ...}
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


@cache
def holds_several(cls: type[Node], field: str) -> bool:
    """Return whether a field of a noun holds several values, as a tuple.

    >>> holds_several(cg.Inference, "premises"), holds_several(cg.Inference, "claim")
    (True, False)
    """
    return get_origin(cls.model_fields[field].annotation) is tuple


def merged(held: Node, new: Node) -> Node:
    """Return a node that says what either says; where they differ, the held one is right.

    A confidence goes with the basis that it is of.

    >>> a, b = cg.Source(url="urn:x", title="A"), cg.Source(url="urn:x", title="B", publisher="P")
    >>> merged(a, b).title, merged(a, b).publisher
    ('A', 'P')
    """
    update: dict[str, object] = {}
    for field in type(held).model_fields:
        mine, other = getattr(held, field), getattr(new, field)
        if isinstance(mine, tuple):
            update[field] = tuple(sorted({*mine, *other}))
        elif mine is None and not (field == "confidence" and held.basis != new.basis):  # type: ignore[attr-defined]  # what has a confidence has a basis
            update[field] = other
    return held.model_copy(update=update)


def clip(text: str, limit: int = 72) -> str:
    """Return text on one line, cut with "…" at the limit (code points)."""
    line = " ".join(text[: limit * 4].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"

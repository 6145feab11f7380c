"""One name for one actor: short forms of people, initials of bodies, the same words elsewhere.

And what single words may be a given name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.gazetteer import is_first_name
from claimgraph.reading.lang.word_lists import look_up
from claimgraph.reading.shallow.folder import Token

ACRONYM = regex(r"[A-ZÄÖÜÁÉÍÓÚÇ]{2,7}\Z")
LONGEST = 8
"""Words of the longest name that is looked for."""


class Name(NamedTuple):
    """A name where it stands (code points, end excluded), its kind and the rule that tells it."""

    start: int
    end: int
    text: str
    kind: ActorKind | None
    ground: str


def identified(text: str, names: Iterable[Name]) -> list[Name]:
    """Return names under the fullest name that the text has for what they name.

    Args:
        text: the document.
        names: its names in order.
    """
    return _resolved(text, _repeated(list(names)))


def _repeated(found: list[Name]) -> Iterator[Name]:
    """Yield the names; one without a ground takes that of the same words elsewhere."""
    shown = {n.text: n for n in reversed(found) if n.kind is not None}
    for name in found:
        known = shown.get(name.text)
        if name.kind is None and known is not None:
            yield name._replace(kind=known.kind, ground="sameName")
        else:
            yield name


def _resolved(text: str, names: Iterator[Name]) -> list[Name]:
    """Return the names with short forms of people and initials of bodies under the full name."""
    held = list(names)
    initials = {n.text: full for full, n in pairwise(held) if _defines(text, full, n)}
    people: dict[str, set[str]] = defaultdict(set)
    for n in held:
        if n.kind == "person" and " " in n.text:
            for word in n.text.split()[1:]:  # of two family names the first is used alone
                if word[0].isupper():
                    people[word].add(n.text)
    kinds = {n.text: (n.kind, n.ground) for n in held}
    return [_under(n, initials, people, kinds) for n in held]


def _under(
    name: Name,
    initials: dict[str, Name],
    people: dict[str, set[str]],
    kinds: dict[str, tuple[ActorKind | None, str]],
) -> Name:
    """Return a name as the full one that its letters or its last word stand for."""
    if full := initials.get(name.text):
        return name._replace(text=full.text, kind=full.kind, ground=full.ground)
    bearers = people.get(name.text, set())
    if len(bearers) == 1 and name.kind in ("person", None):
        [whole] = bearers
        return name._replace(text=whole, kind=kinds[whole][0], ground="namedElsewhere")
    return name


def _defines(text: str, full: Name, short: Name) -> bool:
    """Whether initials stand in brackets right behind the name they are of."""
    between = text[full.end : short.start]
    letters = Counter(w[0].upper() for w in re.findall(r"\w+", full.text))
    return (
        between.strip() == "("
        and bool(ACRONYM.match(short.text))
        and short.text[0] == full.text[0].upper()
        and sum((Counter(short.text) & letters).values()) * 2 >= len(short.text)
    )


def is_given(word: str) -> bool:
    """Whether a word is a given name somewhere, also where its accents are left out there."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    parts = zip(word.split("-"), bare.split("-"), strict=False)  # Georges-François
    return is_first_name(word) or all(is_first_name(w) or is_first_name(b) for w, b in parts)


def may_be_persons(name: str) -> bool:
    """Whether a single word that is on the list of places is a given name, too: "Ahmad"."""
    return " " not in name and is_first_name(name) and look_up("data/places.tsv", name) != "known"


def defined_end(tokens: Sequence[Token], end: int) -> int:
    """Return where a name that goes on in small letters ends: before its initials in brackets.

    "Agence régionale de santé (ARS)"
    """
    for at in range(end, min(end + LONGEST, len(tokens) - 1)):
        if tokens[at].text == "(":
            return at if ACRONYM.match(tokens[at + 1].text) else end
        if not tokens[at].text[0].isalpha():
            break
    return end

"""One name for one actor: short forms of people, initials of bodies, the same words elsewhere.

And what single words may be a given name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.gazetteer import gender, is_first_name
from claimgraph.reading.lang.word_lists import look_up
from claimgraph.reading.places import Span
from claimgraph.reading.shallow.folder import Token

ACRONYM = regex(r"[A-ZÄÖÜÁÉÍÓÚÇ]{2,7}\Z")
_BRACKETED = regex(r"\s?\(([A-ZÀ-Þ][\w-]{1,14})\)")
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
            for word in n.text.split():  # of two family names the first is used alone
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
    """Whether a short form stands in brackets right behind the name that it is of."""
    return text[full.end : short.start].strip() == "(" and _is_short(full.text, short.text)


def _is_short(full: str, short: str) -> bool:
    """Whether a word is made of a name's letters, as "OMS" and "Absolar" are."""
    if short[0] != full[0].upper():
        return False
    if ACRONYM.match(short):
        letters = Counter(w[0].upper() for w in re.findall(r"\w+", full))
        return sum((Counter(short) & letters).values()) * 2 >= len(short)
    rest = iter(full.lower())
    return " " in full and all(letter in rest for letter in short.lower())


def short_form(text: str, full: Name) -> Name | None:
    """Return the short form of a body that stands in brackets right behind its name."""
    match = _BRACKETED.match(text, full.end)
    if match is None or full.kind != "organisation" or not _is_short(full.text, match[1]):
        return None
    return Name(*match.span(1), match[1], full.kind, full.ground)


def antecedent(
    text: str,
    at: int,
    named: Sequence[Mention],
    pronoun: str | None,
    role: str,
    last: Sequence[Span],
) -> Mention | None:
    """Return whom a pronoun, a role or a verb without a subject means; None where that is not sure.

    It is who spoke last, with nobody else named since, or the only person named in the paragraph,
    else in the one before; of the gender of the pronoun, and called by the role.

    Args:
        text: the document.
        at: where the words begin that somebody says.
        named: who is named outside quotations, in order.
        pronoun: "he" or "she" where a word says so.
        role: a title in lower case, such as "ministre".
        last: the words for who spoke last.
    """
    begins = _paragraph(text, at)
    before = _paragraph(text, begins - 1)
    stop = bisect_left(named, at, key=lambda m: m.start)
    start = bisect_left(named, begins, key=lambda m: m.start)
    if not any(m.kind == "person" for m in named[start:stop]):
        start = bisect_left(named, before, key=lambda m: m.start)
    persons = [m for m in named[start:stop] if m.kind in ("person", None)]  # or may be one
    since = [m for m in persons if last and m.start >= last[-1][0]]
    genders = {m.name: gender(m.name.split()[0]) for m in persons}
    fitting = [m for m in since or persons if not pronoun or genders[m.name] in (pronoun, None)]
    if len({m.name for m in fitting}) != 1 or fitting[-1].kind is None:
        return None
    one = next((m for m in fitting if m.name == text[m.start : m.end]), fitting[-1])
    if len(genders) > 1 and pronoun and genders[one.name] is None:
        return None
    beside = text[max(0, one.start - _BESIDE) : min(at, one.end + _BESIDE)].lower()
    return one if role in beside else None


def _paragraph(text: str, at: int) -> int:
    """Return where the paragraph begins that holds a place, or the part of it that is looked at."""
    reach = max(0, at - _FAR)
    return max(reach, text.rfind("\n\n", reach, max(0, at)) + 1)


_FAR = 1500
"""Code points of a paragraph in which somebody is looked for."""
_BESIDE = 60
"""Code points beside a name in which its role stands."""


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

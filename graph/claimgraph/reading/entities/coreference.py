"""Aliases: surnames of full names, acronyms, parties without "Party", spellings of countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.model import ActorKind
from claimgraph.reading.entities.acronyms import initials, key, stands_for
from claimgraph.reading.entities.names import Name
from claimgraph.reading.lang.en.gazetteer import country

_SURE = 3
"""Letters from which an acronym means the one name here that it can be made of."""
_NEAR = 30
"""Code points that may stand between a name and its acronym."""
_ACTOR_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
}


@dataclass(frozen=True)
class Identities:
    """For each surface form of a document, the name its bearer goes by, and what it is."""

    names: Mapping[str, str]
    kinds: Mapping[str, ActorKind]

    @classmethod
    def of(cls, text: str, found: Iterable[Name]) -> Identities:
        """Return the identities among the names found in a text."""
        held = list(found)
        votes: dict[str, dict[ActorKind, float]] = defaultdict(lambda: defaultdict(float))
        for name in held:
            kind = _ACTOR_KINDS.get(name.kind or "")
            surface = votes[plain_form(text[name.start : name.end])]
            if kind:
                surface[kind] += name.confidence
        kinds = {surface: max(v, key=lambda k: v[k]) for surface, v in votes.items() if v}
        names = {s: _country_name(s) if k == "country" else s for s, k in kinds.items()}
        names |= _people(s for s, k in kinds.items() if k == "person")
        bodies = {s for s in votes if kinds.get(s, "organisation") == "organisation"}
        names |= _acronyms(bodies, _definitions(text, held))
        return cls(names, kinds)

    def resolve(self, surface: str) -> tuple[ActorKind | None, str]:
        """Return what a surface form names, None when nothing tells, and the name it goes by."""
        form = plain_form(surface)
        name = self.names.get(form, form)
        return self.kinds.get(name) or self.kinds.get(form), name


def plain_form(surface: str) -> str:
    """Return a name on one line, without an article or possessive ending.

    >>> plain_form("The  Economist"), plain_form("Reuters’")
    ('Economist', 'Reuters')
    """
    form = " ".join(surface.split()).rstrip("'’")
    return form[4:] if form.lower().startswith("the ") and len(form) > 4 else form


def _country_name(form: str) -> str:
    found = country(form) or country(form.title())
    return found.name if found else form


def _people(forms: Iterable[str]) -> dict[str, str]:
    """Map short names of people to the one full name they can stand for."""
    people = list(forms)
    full: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = _name_words(name)
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                full[word].add(name)
            full[f"{words[0]} {words[-1]}"].add(name)
    found: dict[str, str] = {}
    for name in people:
        words = _name_words(name)
        key = name if len(words) == 1 else f"{words[0]} {words[-1]}"
        bearers = _one_person(full.get(key, set()))
        if bearers:
            found[name] = bearers
    return found


def _one_person(names: set[str]) -> str | None:
    """Return the longest of some full names when all are forms of one; else None."""
    if not names:
        return None
    ends = {(w[0], w[-1]) for w in map(_name_words, names)}
    return max(sorted(names), key=len) if len(ends) == 1 else None


def _name_words(name: str) -> list[str]:
    """Return a person's names without initials and suffixes."""
    words = [w for w in name.split() if not (len(w) == 2 and w[1] == ".")]
    suffixes = {"Jr.", "Sr.", "Jr", "Sr", "III", "IV"}
    return [w for w in words if w not in suffixes] or name.split()


def _acronyms(forms: Collection[str], defined: Mapping[str, str | None]) -> dict[str, str]:
    """Map acronyms to the names they shorten, and names to those with the article's head.

    ``defined`` are the names that the text puts beside acronyms; None where it puts several.
    """
    by_initials: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if " " in form:
            for letters in initials(form):
                by_initials[letters].add(form)
    found: dict[str, str] = {}
    for form in forms:
        letters = "" if " " in form else key(form)
        long = by_initials.get(letters, set()) if len(letters) >= _SURE else set()
        if letters in defined:
            found[form] = defined[letters] or form
        elif len(long) == 1:
            found[form] = next(iter(long))
        elif head := next((h for h in (f"{form} Party", f"{form} party") if h in forms), None):
            found[form] = head
    return found


def _definitions(text: str, names: Sequence[Name]) -> dict[str, str | None]:
    """Return the names that acronyms beside them stand for, by the acronym's letters."""
    found: dict[str, str | None] = {}
    for a, b in pairwise(names):
        between, after = text[a.end : b.start], text[b.end : b.end + 3].lstrip()
        if len(between) > _NEAR:
            continue
        for long, short in ((a, b), (b, a)):
            name, acronym = (plain_form(text[n.start : n.end]) for n in (long, short))
            known = long.kind in ("organisation", "place", "country") and " " in name
            if known and short.basis == "defined" and stands_for(acronym, name, between, after):
                found[key(acronym)] = name if found.get(key(acronym), name) == name else None
    return found

"""Which names are one: surnames of full names, acronyms, parties without "Party", countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimgraph.model import ActorKind
from claimgraph.reading.actors.names import Name
from claimgraph.reading.actors.words import NameKind
from claimgraph.reading.grammar.gazetteer import country
from claimgraph.reading.grammar.lexicon import words

_SMALL = words("of the for and on in to a & de la du des")
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
        votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
        for name in found:
            if name.kind in _ACTOR_KINDS:
                surface = plain_form(text[name.start : name.end])
                votes[surface][_ACTOR_KINDS[name.kind]] += name.confidence  # type: ignore[assignment]  # weights need not be whole
        kinds = {surface: max(v, key=lambda k: v[k]) for surface, v in votes.items()}
        names = {s: _country_name(s) if k == "country" else s for s, k in kinds.items()}
        names |= _people(s for s, k in kinds.items() if k == "person")
        names |= _acronyms(text, [s for s, k in kinds.items() if k == "organisation"])
        return cls(names, kinds)

    def resolve(self, surface: str, kind: NameKind) -> tuple[ActorKind, str]:
        """Return what a surface form names, and the name it goes by."""
        form = plain_form(surface)
        name = self.names.get(form, form)
        return self.kinds.get(name) or self.kinds.get(form) or _ACTOR_KINDS[kind], name


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


def _acronyms(text: str, forms: list[str]) -> dict[str, str]:
    """Map acronyms to the names they shorten, and names to those with the article's head."""
    by_initials: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if " " in form:
            for initials in _initials(form):
                by_initials[initials].add(form)
    found: dict[str, str] = {}
    for form in forms:
        letters = "".join(c for c in form if c.isalpha()).upper()
        long = by_initials.get(letters, set()) if " " not in form else set()
        defined = {name for name in long if _defines(text, name, form)}
        long = defined or long
        if len(long) == 1:
            found[form] = long.pop()
        elif any(f"{form} {head}" in forms for head in ("Party", "party")):
            found[form] = next(f"{form} {h}" for h in ("Party", "party") if f"{form} {h}" in forms)
    return found


def _initials(name: str) -> set[str]:
    words = name.replace("-", " ").split()
    capital = [w for w in words if w[0].isupper() and w.lower() not in _SMALL]
    every = "".join(w[0] for w in words).upper()
    return {"".join(w[0] for w in capital).upper(), every}


def _defines(text: str, name: str, acronym: str) -> bool:
    return f"{name} ({acronym})" in text or f"{name} ( {acronym} )" in text

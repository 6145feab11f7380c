"""Aliases: which names of a text are one, and what their bearer is, over all of its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import SHOWN, Name
from claimgraph.reading.entities.personal_names import PARTICLES, short_names
from claimgraph.reading.entities.short_forms import (
    bare_name,
    initials,
    key,
    plain_form,
    short_forms,
    stands_for,
)
from claimgraph.reading.entities.words import NameKind
from claimgraph.reading.lang.en.gazetteer import (
    country,
    is_known_organisation,
    is_place,
)

_SURE = 3  # letters from which an acronym means the one name here that it can be made of
_NEAR = 30  # code points that may stand between a name and its acronym
_ACTOR_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "group": "group",
}
_OWNS = regex(r"[’']s\b")
_DOUBTFUL = "modifier"
"""The rule of words that only tell which thing is meant."""


@dataclass(frozen=True)
class Identities:
    """For each surface form of a document, the name its bearer goes by, and what it is."""

    names: Mapping[str, str]
    kinds: Mapping[str, NameKind]
    nothing: frozenset[str] = frozenset()
    """Forms that are no actor's name: things, and words that only modify."""

    @classmethod
    def of(cls, text: str, found: Iterable[Name]) -> Identities:
        """Return the identities among the names found in a text."""
        held = list(found)
        votes: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
        doubtful: dict[str, bool] = {}
        for name in held:
            form = plain_form(text[name.start : name.end])
            surface = votes[form]
            doubtful[form] = doubtful.get(form, True) and name.basis == _DOUBTFUL
            if name.kind:
                shown = name.kind == "thing" and name.basis in SHOWN
                surface[name.kind] += name.confidence * (3 if shown else 1)
        kinds = {surface: max(v, key=lambda k: v[k]) for surface, v in votes.items() if v}
        names = {s: _country_name(s) if k == "country" else s for s, k in kinds.items()}
        people = [s for s in votes if kinds.get(s, "person") == "person"]
        ends = {s.partition(" ")[2] for s in people if s in kinds}
        sure = kinds.keys() | ends
        alone = [s for s in people if " " not in s or s in sure or _is_borne(s, kinds)]
        names |= short_names(alone, text, held)
        bodies = {s for s in votes if kinds.get(s, "organisation") == "organisation"}
        acronyms = _acronyms(bodies, _definitions(text, held))
        owners = {plain_form(text[n.start : n.end]) for n in held if _OWNS.match(text, n.end)}
        short = short_forms(votes, kinds, located=_located(text, held), owners=owners)
        names |= short | acronyms
        names |= _shouted(votes)
        names |= _turned(bodies)
        names |= {f: f"{f}s" for f in bodies if f"{f}s" in bodies and f not in names}
        kinds = _of_clusters(votes, names, kinds)
        things = {s for s, k in kinds.items() if k not in _ACTOR_KINDS}
        nothing = things | {s for s, d in doubtful.items() if d and s not in names}
        return cls(names, kinds, frozenset(nothing))

    def resolve(self, surface: str) -> tuple[ActorKind | None, str] | None:
        """Return what a surface form names, None when nothing tells, and the name it goes by.

        Of what is no actor, nothing at all.
        """
        form = plain_form(surface)
        name = self.names.get(form, form)
        if form in self.nothing or name in self.nothing:
            return None
        kind = self.kinds.get(name) or self.kinds.get(form)
        return _ACTOR_KINDS.get(kind or ""), name


def _is_borne(form: str, kinds: Mapping[str, NameKind]) -> bool:
    """Whether words of no kind are somebody's by their particle or their last one: "Vela Ora"."""
    first, *_, last = form.split()
    return first in PARTICLES or kinds.get(last) == "person"


def _turned(bodies: Collection[str]) -> dict[str, str]:
    """Map "Justice Department" to "Department of Justice" where a text has both."""
    parts = {form: form.replace(" of the ", " of ").partition(" of ") for form in bodies}
    turned = {f"{rest} {head}": form for form, (head, _, rest) in parts.items() if rest}
    return {form: turned[form] for form in bodies if form in turned}


def _shouted(forms: Iterable[str]) -> dict[str, str]:
    """Map names of several words in capitals to the same in small letters: "OSLO PORT BOARD"."""
    loud = [f for f in forms if f.isupper() and " " in f]
    small = {f.upper(): f for f in forms if not f.isupper()} if loud else {}
    found = {f: small.get(f) or small.get(bare_name(f)) for f in loud}
    return {f: other for f, other in found.items() if other and " " in other}


def _of_clusters(
    votes: Mapping[str, Mapping[NameKind, float]],
    names: Mapping[str, str],
    kinds: Mapping[str, NameKind],
) -> dict[str, NameKind]:
    """Return the kinds, all forms of one bearer voting together, its full name most."""
    sums: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    for form, given in votes.items():
        name = names.get(form, form)
        for kind, weight in given.items():
            sums[name][kind] += weight * (3 if form == name else 1)
    found = dict(kinds)
    for name, given in sums.items():
        if given:
            found[name] = max(given, key=lambda k: given[k])
    return found


def _located(text: str, names: Sequence[Name]) -> frozenset[str]:
    """Return the forms that stand somewhere as a place does: "in Veltra", "Duchy of Veltra"."""
    return frozenset(
        plain_form(text[n.start : n.end])
        for n in names
        if text[max(0, n.start - 5) : n.start].lower().endswith((" in ", "near ", "\nin "))
        or text[n.end : n.end + _NEAR].startswith((" council", " police", " hospital"))
    ) | frozenset(
        last
        for n in names
        if n.kind in ("place", "country")
        for last in [plain_form(text[n.start : n.end]).rpartition(" of ")[2]]
        if last != plain_form(text[n.start : n.end])
    )


def _country_name(form: str) -> str:
    found = country(form) or country(form.title())
    return found.name if found else form


def _acronyms(forms: Collection[str], defined: Mapping[str, str | None]) -> dict[str, str]:
    """Map acronyms to the names they shorten, and names to those with the article's head.

    ``defined`` are the names that the text puts beside acronyms; None where it puts several.
    """
    by_initials: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if " " in form:
            first, _, rest = form.partition(" ")
            called = [form, bare_name(form), *([rest] if is_place(first) and " " in rest else ())]
            for letters in {letters for name in called for letters in initials(name)}:
                by_initials[letters].add(form)
    found: dict[str, str] = {}
    for form in forms:
        letters = "" if " " in form else key(form)
        sure = len(letters) >= _SURE or "&" in form or is_known_organisation(form)
        long = by_initials.get(letters, set()) if sure else set()
        if letters in defined:
            found[form] = defined[letters] or form
        elif len(long) == 1:
            found[form] = next(iter(long))
        elif head := next((h for h in _parties(form) if h in forms), None):
            found[form] = head
    return found


def _parties(form: str) -> list[str]:
    """Return what a party may be called in full: "Labour", "Conservatives"."""
    one = form.removesuffix("s")
    return [f"{word} {head}" for word in (form, one) for head in ("Party", "party")]


def _definitions(text: str, names: Sequence[Name]) -> dict[str, str | None]:
    """Return the names that acronyms beside them stand for, by the acronym's letters."""
    found: dict[str, str | None] = {}
    for a, b in pairwise(names):
        between, after = text[a.end : b.start], text[b.end : b.end + 3].lstrip()
        if len(between) > _NEAR:
            continue
        for long, short in ((a, b), (b, a)):
            name, acronym = (plain_form(text[n.start : n.end]) for n in (long, short))
            known = " " in name or name.upper().startswith(acronym)  # Lowe's (LOW)
            known = known and long.kind in ("organisation", "place", "country")
            if known and short.basis == "defined" and stands_for(acronym, name, between, after):
                found[key(acronym)] = name if found.get(key(acronym), name) == name else None
    return found

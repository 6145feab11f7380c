"""Coreference: which names of a text are one, and what their bearer is over all mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.model import ActorKind
from claimgraph.patterns import regex
from claimgraph.reading.entities.acronyms import acronyms, key, stands_for
from claimgraph.reading.entities.name_words import NameKind
from claimgraph.reading.entities.names import SHOWN, Name
from claimgraph.reading.entities.short_forms import (
    bare_name,
    plain_form,
    short_forms,
    turned,
    with_land,
)
from claimgraph.reading.entities.short_names import PARTICLES, short_names
from claimgraph.reading.lang.en.gazetteer import country
from claimgraph.reading.lang.word_lists import phrase_pairs

_ACTOR_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "group": "group",
}
_OWNS = regex(r"[’']s\b")
_CALLED = phrase_pairs("en/organisations.txt", "short names")
_CALLS = regex(r" \((?:the )?[“\"]")
_KNOWN_AS = regex(r"(?:,| –| —)(?: [a-z]+){0,2} known(?: [a-z]+)? as (?:the )?[“\"]?")
_ENDS = regex(r"[”\"]?(?:[,.;:)]| [(–—]|\s*$)")
"""What stands between a name and a shorter one that it is called by from there on."""
_LONGEST_ACRONYM = 4
_DOUBTFUL = "modifier"
"""The rule for names that only say which thing a noun means."""


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
                shown = shown or (name.kind, name.basis) == ("organisation", "pronoun")
                lent = name.kind == "place"  # to clubs and firms, which are told by less
                surface[name.kind] += name.confidence * (3 if shown else 0.7 if lent else 1)
        kinds = {surface: max(v, key=lambda k: v[k]) for surface, v in votes.items() if v}
        names = {s: _country_name(s) if k == "country" else s for s, k in kinds.items()}
        people = [s for s in votes if kinds.get(s, "person") == "person"]
        ends = {s.partition(" ")[2] for s in people if s in kinds}
        sure = kinds.keys() | ends
        alone = [s for s in people if " " not in s or s in sure or _is_borne(s, kinds)]
        names |= short_names(alone, text, held)
        bodies = {s for s in votes if kinds.get(s, "organisation") == "organisation"}
        letters = acronyms(bodies, _definitions(text, held))
        owners = {plain_form(text[n.start : n.end]) for n in held if _OWNS.match(text, n.end)}
        landed = with_land(votes)
        whole = {form: vote for form, vote in votes.items() if form not in landed}
        short = short_forms(whole, kinds, located=_located(text, held), owners=owners)
        names |= short | letters
        names |= {f: names.get(small, small) for f, small in _shouted(votes, kinds).items()}
        names |= turned(bodies) | landed | _called(text, held)
        names |= {f: f"{f}s" for f in bodies if f"{f}s" in bodies and f not in names}
        names |= {f: full for f, full in _CALLED.items() if {f, full} <= bodies}
        names = {f: names.get(name, name) for f, name in names.items()}
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


def _called(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map what a text calls somebody to the name before: "Ora Lines (“Ora”)", "known as Ora"."""
    return {
        plain_form(text[b.start : b.end]): plain_form(text[a.start : a.end])
        for a, b in pairwise(names)
        if (_CALLS.fullmatch(text, a.end, b.start) and text[b.end : b.end + 2] in ("”)", '")'))
        or _is_known_as(text, a, b)
    }


def _is_known_as(text: str, name: Name, other: Name) -> bool:
    """Whether nothing but another name is put behind a name: ", also known as Ora,"."""
    alike = name.kind == other.kind or None in (name.kind, other.kind)
    closed = _ENDS.match(text, other.end) is not None
    return alike and closed and _KNOWN_AS.fullmatch(text, name.end, other.start) is not None


def _shouted(forms: Collection[str], kinds: Mapping[str, NameKind]) -> dict[str, str]:
    """Map names in capitals to the same in small letters: "OSLO PORT BOARD", "MR. ORA"."""
    small = {f.upper(): f for f in reversed(list(forms)) if not f.isupper()}
    found = {f: small.get(f.upper()) or small.get(bare_name(f)) for f in forms}
    long = {f for f in forms if " " in f or len(f) > _LONGEST_ACRONYM}
    loud = {f: o for f, o in found.items() if o and (f in long or kinds.get(o) == "person")}
    return {f: o for f, o in loud.items() if f != o and kinds.get(f) != "work"}


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


_NEAR = 30
"""Code points behind a name in which a local body shows it to be a town."""


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

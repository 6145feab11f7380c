"""Short forms of names of bodies and things: "Veltrano" for "Veltrano Lines Inc."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import NameKind
from claimgraph.reading.entities.small_words import LEGAL_BEHIND_COMMAS
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_FIRMS = COMPANY_HEADS | {"group", "bank"}
OWNERS = frozenset({"U.S.", "US", "UK", "U.K.", "EU", "UN"})
"""Whose a body is, which its acronym often leaves out: the EPA is the U.S. one."""
_OPENERS = word_list("en/entities.txt", "openers")
_LEGAL = LEGAL_BEHIND_COMMAS | word_list("en/entities.txt", "legal forms left out")
_COMPANY = COMPANY_HEADS | _LEGAL | {"group", "international", "holdings"}
_ENDS = (COMPANY_HEADS | lx.ORGANISATION_HEADS) - {"bank"}
"""Words that end a whole name."""
OF_TOWNS = word_list("en/entities.txt", "of towns")
"""Bodies that are called by their town, which is no short form of theirs."""
_CHAMBERS = frozenset({"House", "Senate"})
_OWNING = OWNERS | _CHAMBERS
_CLUBS = ("FC", "AC", "AS", "SC", "CF", "Al")
_GENERIC = word_list("en/entities.txt", "generic")
"""Heads by which a body is called once it was named: "the Council"."""


def short_forms(
    forms: Mapping[str, Mapping[NameKind, float]],
    kinds: Mapping[str, NameKind],
    *,
    located: Collection[str],
    owners: Collection[str] = (),
) -> dict[str, str]:
    """Return the full names that short forms of bodies and things stand for.

    Args:
        forms: all names of a text, with what was found of their kinds.
        kinds: the likeliest kind of each.
        located: names that stand where only places do.
        owners: names of those that the text says have something.
    """
    longer = _by_beginning(
        f
        for f in forms
        if " " in f and kinds.get(f) not in ("person", "place", "country", "work")
        if kinds.get(f) or not is_word(f.split()[-1]) or _is_coined(f.split()[0])
    )
    found = _legal_forms(forms)
    for form in forms:
        legal = [f for f in longer.get(form, ()) if bare_name(f) == form]
        if len(legal) == 1 and " " in form:
            found[form] = legal[0]
            continue
        club = next((f for f in (f"{c} {form}" for c in _CLUBS) if f in forms), None)
        team = _team(form, forms)
        club = None if kinds.get(form) == "person" else club
        if (club and form not in located) or team:
            found[form] = team or club or form
        body = kinds.get(form) == "organisation"
        if body and " " not in form and not (is_word(form) or is_known_organisation(form)):
            ending = [f for f in forms if f.endswith(f" {form}") and kinds.get(f) == kinds[form]]
            found |= {form: ending[0]} if len(ending) == 1 else {}
        if (form in located and not body) or not _may_shorten(form, kinds.get(form)):
            continue
        full = _one_of(longer.get(form, set()))
        if full and kinds.get(full) in ("thing", None) and form in owners:
            continue  # Vela's new Vela Watch
        if full and full.split()[0] in _OWNING and full.endswith(f" {form}"):
            found[form] = full  # the Supreme Court
            continue
        town = kinds.get(form) == "place" or is_known_place(form)
        rest = set((full or "")[len(form) :].lower().replace(",", " ").split())
        ended = " " in form and form.split()[-1].lower() in _ENDS
        sure = ended or is_known_organisation(form) or (form.isupper() and len(form) > 1)
        university = rest == {"university"} and body
        if " " in form and len(rest) == 1 and not rest <= _COMPANY | lx.ORGANISATION_HEADS:
            continue  # Orr Lines, of which there is an Orr Lines Platinum
        if (sure and not (university or rest <= _COMPANY)) or rest & OF_TOWNS:
            continue
        if full and full[len(form) :].split()[0].lower() in lx.PLACE_HEADS:
            continue  # the Velm, of which there is a Velm River Board
        if full and (not town or full.split()[-1].lower() in _FIRMS):
            found[form] = full
    return found | _generic(forms, kinds)


def _team(form: str, forms: Iterable[str]) -> str | None:
    """Return the one team of a town that a plural is short for: "Vela Rockets" for "Rockets"."""
    if " " in form or form[-1] != "s" or form.lower() in lx.ORGANISATION_HEADS:
        return None
    full = [f for f in forms if f.endswith(f" {form}") and is_place(f[: -len(form) - 1])]
    return full[0] if len(full) == 1 else None


_LED = frozenset({"government", "administration", "cabinet", "regime", "ministry", "family"})
"""What is called by who leads it, and is not the same."""


def _by_beginning(names: Iterable[str]) -> dict[str, set[str]]:
    """Return names by each of their beginnings, and by their ends for storms and ships."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.replace(",", "").split()
        if words[-1].lower() in _LED and len(words) == 2:
            continue  # the Orr Government
        for size in range(1, len(words)):
            parted = words[size] in ("of", "for", "and", "the") or (words[size] == "&" and size < 2)
            if not parted and words[size - 1][0].isupper():
                longer[" ".join(words[:size])].add(name)
        if words[0].lower() in lx.STORMS or words[0].isupper() or words[0] in _CHAMBERS:
            longer[" ".join(words[1:])].add(name)
        if len(words) == 3 and words[1].lower() in lx.STORMS:
            longer[words[2]].add(name)
    return longer


def _may_shorten(form: str, kind: NameKind | None) -> bool:
    """Whether a form can be short for a longer one: no country, people, person or plain word."""
    words = form.split()
    several = kind == "person" and words[1:]
    if kind in ("country", "group") or country(form) or demonym(form) or several:
        return False
    if is_known_place(form) and kind != "organisation":
        return False
    if words[0].lower() in _OPENERS and len(words) == 1:
        return False
    return not all(is_word(w) for w in words) or kind == "organisation"


def _is_coined(word: str) -> bool:
    """Whether a word is nothing but somebody's or something's own name: no place, no given name."""
    return not (is_word(word) or is_known_place(word) or is_first_name(word) or is_surname(word))


def _legal_forms(forms: Iterable[str]) -> dict[str, str]:
    """Map a company's names in several legal forms to the longest: "Vela Co.", "Vela Company"."""
    alike: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        bare = bare_name(form.removesuffix(" Corporation"))
        if bare != form and " " in bare:
            alike[bare].append(form)
    return {f: max(same, key=len) for same in alike.values() for f in same if len(same) > 1}


def _one_of(names: Collection[str]) -> str | None:
    """Return the longest of some names when each begins the next; else None.

    >>> _one_of(["Vela LLC", "Vela Inc"]) == _one_of(["Vela Inc", "Vela LLC"])
    True
    """
    legal = {n for n in names if n.split()[-1].lower() in _LEGAL}
    ordered = sorted(legal if len(legal) == 1 else names, key=lambda n: (len(n), n))
    chained = all(b.startswith(a) or bare_name(a) == bare_name(b) for a, b in pairwise(ordered))
    return ordered[-1] if ordered and chained else None


@lru_cache(20_000)
def plain_form(surface: str) -> str:
    """Return a name on one line, without an article or possessive ending.

    >>> plain_form("The  Economist"), plain_form("Reuters’")
    ('Economist', 'Reuters')
    """
    form = " ".join(surface.split()).rstrip("'’")
    return form[4:] if form.lower().startswith("the ") and len(form) > 4 else form


def bare_name(name: str) -> str:
    """Return a company's name without its legal form.

    >>> bare_name("Vela Mining, Inc.")
    'Vela Mining'
    """
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _LEGAL:
        words.pop()
    return " ".join(words).rstrip(",")


def _generic(forms: Iterable[str], kinds: Mapping[str, NameKind]) -> dict[str, str]:
    """Map "Council" to the one body here that is a council."""
    bodies: dict[str, set[str]] = defaultdict(set)
    alone = []
    for form in forms:
        words = form.lower().split()
        stop = next((i for i, w in enumerate(words) if w in ("of", "for", "on") and i), len(words))
        if len(words) == 1 and words[0] in _GENERIC:
            alone.append(form)
        elif len(words) > 1 and words[stop - 1] in _GENERIC and kinds.get(form) == "organisation":
            bodies[words[stop - 1]].add(form)
    return {f: next(iter(bodies[f.lower()])) for f in alone if len(bodies[f.lower()]) == 1}


def turned(bodies: Collection[str]) -> dict[str, str]:
    """Map "Justice Department" to "Department of Justice" where a text has both."""
    parts = {form: form.replace(" of the ", " of ").partition(" of ") for form in bodies}
    turned = {f"{rest} {head}": form for form, (head, _, rest) in parts.items() if rest}
    return {form: turned[form] for form in bodies if form in turned}


def with_land(forms: Collection[str]) -> dict[str, str]:
    """Map "Velm University of Norway" to "Velm University" where a text has both."""
    parts = {form: form.replace(" of the ", " of ").rpartition(" of ") for form in forms}
    return {f: name for f, (name, _, land) in parts.items() if name in forms and country(land)}

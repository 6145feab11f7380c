"""Abbreviations: the letters of an acronym, and the name that it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from claimgraph.reading.entities.name_words import Words
from claimgraph.reading.entities.short_forms import OWNERS, bare_name
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import is_known_organisation, is_place
from claimgraph.reading.lang.en.lexicon import words

LONGEST_EXPANSION = 8  # tokens before an acronym, with the words that it stands for
_SMALL = words("of the for and on in to a & de la du des")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ALIKE = frozenset({"or", ", or", "also known as", ", also known as", "known as", ", known as"})
_SURE = 3  # letters from which an acronym means the one name here that it can be made of


def stands_for(acronym: str, name: str, between: str, after: str) -> bool:
    """Return whether a name and an acronym beside it are put as one: "World Bank Group (WBG)".

    Args:
        acronym: the short form.
        name: the long form, before or after it.
        between: the words between the two, blanks evened.
        after: the text after both, or the beginning of it.

    >>> stands_for("CPP", "Coastal Peasant Party", "(", ")")
    True
    >>> stands_for("CPP", "Coastal Peasant Party", "and", ".")
    False
    """
    joint = between.split()
    if joint and joint[0] in _POSSESSIVES:
        joint = joint[1:]
    if joint in (["("], ["["]):
        return after.startswith((")", "]", *_POSSESSIVES))
    return " ".join(joint) in _ALIKE and key(acronym) in initials(name)


def key(acronym: str) -> str:
    """Return the letters of an acronym; its plural has the same.

    >>> key("U.N."), key("JEFs")
    ('UN', 'JEF')
    """
    letters = "".join(c for c in acronym if c.isalpha())
    return (letters[:-1] if letters.endswith("s") and letters[:-1].isupper() else letters).upper()


def initials(name: str) -> set[str]:
    """Return the acronyms that a name makes, with and without its small words.

    >>> sorted(initials("Bank for Rural Affairs"))
    ['BFRA', 'BRA']
    """
    parts = name.replace("-", " ").split()
    capital = [w for w in parts if w[0].isupper() and w.lower() not in _SMALL]
    forms = [capital, parts]
    if parts[0] in OWNERS:
        forms += [capital[1:], parts[1:]]
    return {"".join(w[0] for w in chosen).upper() for chosen in forms if chosen}


def acronyms(forms: Collection[str], defined: Mapping[str, str | None]) -> dict[str, str]:
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


def acronyms_of_things(s: Words) -> Iterator[str]:
    """Yield acronyms that a sentence explains by plain words: "magnetic scanning (MS)"."""
    for bracket, token in enumerate(s.tokens[:-2]):
        told = token.text in "([" and s.tokens[bracket + 2].text in ")]"
        if not told and (token.text != "or" or s.word(bracket - 1) != ","):
            continue  # neither "magnetic scanning (MS)" nor "magnetic scanning, or MS"
        inside = s.tokens[bracket + 1]
        if inside.is_acronym and _expands(s, bracket - (not told), key(inside.text)):
            yield inside.text
            yield key(inside.text)


def _expands(s: Words, bracket: int, letters: str) -> bool:
    """Whether the plain words before a bracket begin with the letters and name no body."""
    whole = [t.text for t in s.tokens[max(0, bracket - LONGEST_EXPANSION) : bracket]]
    parts = [part for word in whole for part in word.split("-") if part]
    return any(_spells(words, letters) for words in (whole, parts))


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the last of some words, most of them in small letters, begin with the letters."""
    for size in range(len(letters), min(len(words), len(letters) + 3) + 1):
        chosen = [w for w in words[-size:] if w.lower() not in lx.FUNCTION_WORDS]
        if "".join(w[0] for w in chosen).upper() == letters and chosen[-1].islower():
            small = sum(w[0].islower() for w in chosen)
            return small * 2 > len(chosen) and chosen[-1].lower() not in lx.ORGANISATION_HEADS
    return False

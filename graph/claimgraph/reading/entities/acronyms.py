"""Which acronym a text defines, by the name that stands beside it."""

from __future__ import annotations

from claimgraph.reading.lang.en.lexicon import words

_SMALL = words("of the for and on in to a & de la du des")
_OWNERS = frozenset({"U.S.", "US", "UK", "U.K.", "EU", "UN"})
"""Whose a body is, which its acronym often leaves out: the EPA is the U.S. one."""
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ALIKE = frozenset({"or", ", or", "also known as", ", also known as", "known as", ", known as"})


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
    if joint == ["("]:
        return after.startswith((")", *_POSSESSIVES))
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
    if parts[0] in _OWNERS:
        forms += [capital[1:], parts[1:]]
    return {"".join(w[0] for w in chosen).upper() for chosen in forms if chosen}

"""Who wrote an entry: what its first author may be called, and who wrote with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex

PARTICLE = r"(?:van|von|de|der|den|di|da|du|del|la|le|ten|ter|zu|al|el|bin|ibn)"
AND = r"(?:and|&|und|et|y|e|i|en|og|och|ve|и)"
"""What stands before the last of several authors."""
_LEADING = regex(r"[\s*_\-•\[]{0,6}")
_SURNAME = regex(
    r"(?P<initials>(?:[A-Z]\.[ -]?){1,4}(?:and[ ])?)?"
    rf"(?P<name>(?:{PARTICLE}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]{{0,40}})"
)
A_SURNAME = rf"(?:{PARTICLE}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]{{1,40}}"
_AUTHOR = regex(
    rf"({A_SURNAME}),?[ ][A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}|({A_SURNAME})[ ][A-Z]{{1,3}}(?![\w.])"
    rf"|(?:[A-Z]\.[ -]?){{1,4}}({A_SURNAME})|({A_SURNAME}),[ ][A-ZÀ-Þ][\w’'-]+(?:[ ][A-Z]\.)?"
    rf"|[A-ZÀ-Þ][\w’'-]+(?:[ ][A-Z]\.)?[ ]({A_SURNAME})"
)
"""An author in a list: "Lund, A. B.", "Lund AB", "A. Lund", "Lund, Anna", "Anna Lund"."""
_BETWEEN = regex(rf"(?:[,;][ ]{{1,2}}(?:{AND}[ ]{{1,2}})?|[ ]{AND}[ ])(?=[^\W\d_])")
_ACRONYM = regex(r"\(([A-Z][A-Za-z&]{1,12})\)|\[([A-Z][A-Za-z&]{1,12})\]")


def coauthors(words: str) -> tuple[str, ...]:
    """Return the surnames of all authors but the first, by the words before the year of an entry.

    >>> coauthors("Lund, A., Moe, C. D., & Kask, E. ("), coauthors("Lund, Anna, and Ben Orr. ")
    (('moe', 'kask'), ('orr',))
    """
    lead = _LEADING.match(words)
    at, found = lead.end() if lead else 0, []
    while one := _AUTHOR.match(words, at):
        found.append(next(name for name in one.groups() if name).casefold())
        joint = _BETWEEN.match(words, one.end())
        at = joint.end() if joint else len(words)
    return tuple(found[1:])


def names_in(words: str) -> Iterator[str]:
    """Yield what the authors of an entry may be called: a surname, or an organisation's words."""
    lead = _LEADING.match(words)
    words = words[lead.end() :] if lead else words
    head = re.split(r"[.,(\[:/]|[ ](?:and|&|und|et|y)[ ]", words, maxsplit=1)[0].strip(" *_")
    found = _SURNAME.match(words)
    parts = head.split()
    if 1 < len(parts) <= 8:
        yield head.casefold()
        yield from (" ".join(parts[:n]).casefold() for n in range(2, len(parts)))
        initials = "".join(word[0] for word in parts if word[0].isupper())
        if len(initials) > 1:
            yield initials.casefold()
        if found is None or not found["initials"]:
            yield parts[-1].casefold() if words[len(head) :][:1] in ",. " else ""
    if found:
        yield found["name"].casefold()
    if acronym := _ACRONYM.search(words):
        yield (acronym[1] or acronym[2]).casefold()

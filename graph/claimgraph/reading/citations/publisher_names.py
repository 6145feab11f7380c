"""Names of those who publish: which words they have, and which are of people or towns."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import names_address
from claimgraph.reading.citations.entry_dates import months
from claimgraph.reading.lang.word_lists import citation_words, look_up, phrase_list, word_list
from claimgraph.urls import sites

_NO_NAME = regex(r"\w\.[a-z]{2,6}$|:[ ]|\d[–—-]\d|[ ]\d+[ ]|^[A-Z]\.?[A-Z]?\.?$")
"""A domain, a title with a subtitle, days and pages, initials."""
_INITIALS = regex(r"(?:[A-Z]\.){1,3}|[A-Z]{1,2}\.")
_GIVEN = frozenset(("given", "he", "she"))
"""What data/people.tsv says of given names."""
_ARTICLES = ("A", "An")
_FEW, _LONGEST = 4, 10
_SHORT = 5
_SMALL = 3
"""Letters of words that need no capital within a name: "of", "der"."""


def kept_name(name: str, *, certain: bool = False) -> str | None:
    """Return a name as it is kept; None where a word of it is no part of a publisher's name.

    Args:
        name: the words between two stops of an entry.
        certain: whether its place leaves no other reading; it may then look like a person's, as do
            "S. Fischer" beside a town and "Ann Math Stat" before a volume.
    """
    stop = "." if name.rstrip().endswith(".") and ". " in name else ""  # "Nat. Chem."
    name = name.strip(" .,:;–—-|*_'‘’") + stop
    words = name.split()
    if not 0 < len(words) <= _LONGEST or len(name) < 2 or not name[0].isalpha():
        return None
    if _NO_NAME.search(name) or words[0].casefold() in months() or place_named(name):
        return None
    never = word_list("imprints.txt", "never in names")
    if any(word.casefold().strip("()") in never for word in words):
        return None
    if (name[0].islower() and not is_known(name)) or (not certain and is_person(name)):
        return None
    return name


def is_acronym(name: str) -> bool:
    """Say whether a name is an acronym, which many bodies are and few words of titles."""
    return name.isupper() and name.isalpha() and _SMALL <= len(name) <= _SHORT


@lru_cache(4_000)
def is_publisher(name: str, url: str | None) -> bool:
    """Say whether a name is one that publishers have: known, with their words, or as its address.

    >>> is_publisher("Harbour Post", None), is_publisher("Anna Lind", None)
    (True, False)
    """
    words = name.split()
    if is_known(name):
        return True
    if not 0 < len(words) <= _LONGEST or not name[0].isupper():
        return False
    return has_head(name) or _is_of_address(name, words, url)


def _is_of_address(name: str, words: list[str], url: str | None) -> bool:
    """Say whether a site is called by a name, or by its initials: who.int."""
    if url is None:
        return False
    bare, whole = name.removeprefix("The "), "".join(words).casefold()
    initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
    called = {one for one in (whole, initials) if len(one) >= _SMALL}
    named = len(bare) > _SMALL and names_address(bare, url)
    return named or not called.isdisjoint(sites(url))


def is_known(name: str) -> bool:
    """Say whether a name is of a known house or outlet."""
    folded = name.casefold()
    return folded in _known() or folded.removeprefix("the ") in _known()


@lru_cache(4_000)
def has_head(name: str) -> bool:
    """Say whether a word that publishers and bodies are called by heads a name: "Harbour Post"."""
    words = name.split()
    if len(words) < 2 or not name[0].isupper() or words[0] in _ARTICLES or is_person(name):
        return False
    low = [word.casefold() for word in words]
    if not all(w[0].isupper() or len(w) <= _SHORT or w[0] in "&(" for w in words):
        small = word_list("imprints.txt", "heads with small words")
        return len(words) <= _SHORT and not small.isdisjoint((low[0], low[-1]))
    heads = {low[0], low[-1]} | {a for a, b in pairwise(low) if b in citation_words("of")}
    return not heads.isdisjoint(_heads())


@cache
def _known() -> frozenset[str]:
    listed = (
        *phrase_list("en/organisations.txt", "media"),
        *phrase_list("en/organisations.txt", "international organisations and alliances"),
        *phrase_list("imprints.txt", "publishers"),
    )
    return frozenset(name.casefold().removeprefix("the ") for name in listed) | {"the times"}


@cache
def _heads() -> frozenset[str]:
    return (
        (word_list("en/heads.txt", "organisations") - word_list("imprints.txt", "heads of others"))
        | word_list("en/entities.txt", "newspapers")
        | word_list("imprints.txt", "names of publishers")
    )


def is_titled(name: str) -> bool:
    """Say whether all words of a name have a capital, small ones aside, and no person is named."""
    words = name.split()
    return all(w[0].isupper() or len(w) <= _SMALL for w in words) and not is_person(name)


def is_house(name: str, *, behind_words: bool = False) -> bool:
    """Say whether a name at the end of an entry may be of a house.

    ``behind_words`` is true where the title before it has words in small letters.
    """
    count = len(name.split())
    if not 0 < count <= _FEW or not is_titled(name):
        return False
    return behind_words or count == 1 or is_publisher(name, None)


@lru_cache(4_000)
def is_person(name: str) -> bool:
    """Say whether a name is of a person: a given name, or initials, and up to three words more."""
    words = name.split()
    if not 1 < len(words) <= _FEW or is_known(name):
        return False
    if not _heads().isdisjoint(word.casefold() for word in words):
        return False
    return _is_given(words[0]) or _INITIALS.fullmatch(words[0]) is not None


def _is_given(word: str) -> bool:
    """Say whether a word is a given name."""
    return not _GIVEN.isdisjoint((look_up("data/people.tsv", word) or "").split())


def is_inverted(name: str, behind: str) -> bool:
    """Say whether a name goes on as an author's, with the given name behind: "Lind, Ann".

    >>> is_inverted("Lind", "Ann. Harbour Post"), is_inverted("Nature", "vol. 5")
    (True, False)
    """
    given = behind.split(" ", 1)[0].rstrip(".,;")
    initials = given.replace(".", "").isupper() and len(given) <= _SMALL
    return " " not in name and (initials or _is_given(given))


@lru_cache(4_000)
def place_named(name: str) -> bool:
    """Say whether a name is of a town or country: "London", "Cambridge, MA"."""
    first = name.split(",")[0].split("/")[0].split(" and ")[0].strip(" .")
    if first.casefold() in _known():
        return False
    return (
        look_up("data/places.tsv", first) in ("known", "town", "province")
        or look_up("en/data/countries.tsv", first) is not None
        or first in word_list("imprints.txt", "towns")
    )

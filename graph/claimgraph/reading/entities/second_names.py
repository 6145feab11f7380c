"""Where a second name begins in a run: "Labour Party Ann Lee", "envoy in Ora Ann Lee"."""

from __future__ import annotations

from claimgraph.reading.entities.name_words import (
    NameCandidate,
    Words,
    is_plain,
)
from claimgraph.reading.entities.small_words import BODY_OPENERS
from claimgraph.reading.entities.titles import (
    is_initial,
)
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

_LONGEST_PERSON = 3
_LETTERED = lx.words("series chamber class plan appendix section phase vitamin")
"""What a letter is put behind, with which a sentence may end."""
_BODY_HEADS = lx.ORGANISATION_HEADS | lx.PARTY_WORDS


def _is_somebodys(s: Words, i: int) -> bool:
    """Whether a given name and a family name stand here behind a plain word."""
    given, family = s.tokens[i], s.tokens[i + 1].text
    plain = is_plain(s.tokens[i - 1].text) and s.word(i - 1) not in ("of", "for", "the", "and")
    family_name = is_surname(family) or not is_word(family)
    return plain and not is_plain(given.text) and not is_place(given.text) and family_name


def _is_post(s: Words, run: NameCandidate) -> bool:
    """Whether an office stands before the preposition here: "the envoy in Ora"."""
    return not lx.ROLES.isdisjoint((s.word(run.first - 2), s.word(run.first - 4)))


def second_name(s: Words, run: NameCandidate) -> int | None:
    """Return where a person's name begins after a party or people: "Labour Party Ann Lee"."""
    adjective = demonym(s.tokens[run.first].text)
    if adjective and run.last - run.first == 2 and s.tokens[run.first + 1].is_acronym:
        return run.first + 1
    second = s.tokens[min(run.first + 1, run.last - 1)]
    if adjective and run.last - run.first == 2 and s.tokens[run.first + 1].text.startswith("Al-"):
        return run.first + 1  # the Kuwaiti Al-Anzi
    landed = s.word(run.first - 1) == "in" and country(s.tokens[run.first].text) is not None
    if landed and second.is_acronym and second is not s.tokens[run.first]:
        return run.first + 1  # in Norway LO said
    envoy = s.word(run.first - 1) == "to" and s.word(run.first - 2) in lx.ROLES
    if envoy and run.last - run.first > 2 and country(s.tokens[run.first].text):
        return run.first + 1 if is_surname(second.text) else None  # to Oraland Liu Orr
    for i in range(run.first + 1, run.last - 1):
        if is_initial(s.tokens[i].text) and s.word(i - 1) in _LETTERED:
            return i + 1  # its Series A. Ann Ora said
        token, before = s.tokens[i], s.lower(run.first, i)
        if not (is_first_name(token.text) or (len(token.text) == 2 and token.text[1] == ".")):
            continue
        body = s.lower(i, run.last)[-1] in lx.ORGANISATION_HEADS
        body = body and (is_word(s.tokens[i + 1].text) or run.last - i > _LONGEST_PERSON)
        body = body or is_known_organisation(s.text(NameCandidate(i, run.last)))
        if body or before[-1] in ("of", "for", "the", "and", "&"):
            continue
        foreign = i == run.first + 1 and before[0] in BODY_OPENERS  # Partido Verde
        head = before[-1] in _BODY_HEADS and not foreign
        whose = s.tokens[i - 1].text
        whose_ends = is_place(whose) or (i == run.last - 2 and _is_somebodys(s, i))
        complement = whose_ends and not lx.ORGANISATION_HEADS.isdisjoint(before)
        opening = s.text(NameCandidate(run.first, i))
        people = demonym(opening) is not None
        posted = country(opening) is not None or (is_known_place(opening) and _is_post(s, run))
        posted = posted and s.word(run.first - 1) in ("to", "in", "of", "for")
        posted = posted and not is_first_name(opening)  # envoy to Oraland Ann Lee
        if head or complement or people or posted:
            return i
    return None

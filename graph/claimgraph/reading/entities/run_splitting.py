"""Segmentation of candidates: titles cut off, and two names that stand together cut apart."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.entities.boundaries import trimmed
from claimgraph.reading.entities.context_rules import LEGAL
from claimgraph.reading.entities.heads import COMPANY_HEADS, type_event
from claimgraph.reading.entities.name_words import (
    NameCandidate,
    Words,
    has_event_head,
    has_organisation_head,
    is_plain,
)
from claimgraph.reading.entities.nobody import is_of_a_people
from claimgraph.reading.entities.second_names import second_name
from claimgraph.reading.entities.small_words import HYPHENED
from claimgraph.reading.entities.titles import (
    PEERS,
    SHIPS,
    is_initial,
    is_occupation,
    is_peerage,
    is_title,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    is_first_name,
    is_known_organisation,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_PATRONS = word_list("en/entities.txt", "patrons")
_OFFICES = lx.ROLES - _PATRONS - PEERS
"""Titles that are part of what is named after somebody: "Queen Mary University"."""
_NAMES_TOO = word_list("en/entities.txt", "titles and names")
"""Titles that people are also named by."""
_FIRST_NAMES_TOO = _NAMES_TOO | {"dean", "page", "cook"}
_HEADS_ALONE = lx.ORGANISATION_HEADS - lx.ROLE_MODIFIERS
_RANKS = lx.words("general major captain admiral marshal father brother sister")
_ADDRESSES = lx.HONORIFICS - lx.ROLES
_GO_ON = lx.ROLES | {"general", "executive", "elect", "-"}
"""What a title of several words goes on with."""
_BODY_HEADS = lx.ORGANISATION_HEADS | lx.PARTY_WORDS
_STANDING = frozenset({"senior", "deputy", "assistant", "acting", "chief", "associate"})


def names_within(s: Words, run: NameCandidate) -> Iterator[NameCandidate]:
    """Yield the names within a run: without titles, split where a second name begins."""
    if run.first >= run.last:
        return
    if has_event_head(s, run) and type_event(s, run):
        yield run
        return
    if body := _of_office(s, run):
        district = s.word(body) in ("state", "parliament") and s.word(body + 1) == "for"
        yield from names_within(s, NameCandidate(body + 2 * district, run.last))
        return
    if is_peerage(s, run):
        if s.word(run.first - 1)[-2:] not in ("st", "nd", "rd", "th"):
            yield run  # the Duke of Ora, but not Ann Orr, 2nd Earl of Ora
        return
    estate = s.lower(run.first, run.last)[:2] == ["estate", "of"]
    if estate or (run.last - run.first > 1 and is_of_a_people(s.tokens[run.first].text)):
        yield from names_within(s, NameCandidate(run.first + 1 + estate, run.last))
        return  # the Dutchman Jo Orr
    role = _role_inside(s, run)
    if role is not None:
        yield from names_within(s, NameCandidate(run.first, role.first))
        yield from names_within(s, NameCandidate(role.last, run.last))
        return
    split = second_name(s, run)
    if split:
        yield from names_within(s, NameCandidate(run.first, split))
        yield from names_within(s, NameCandidate(split, run.last))
        return
    yield from trimmed(s, run)


def _role_inside(s: Words, run: NameCandidate) -> NameCandidate | None:
    """Return the title within a run, such as "Prime Minister" before a person's name."""
    if is_known_organisation(s.text(run)):
        return None  # Kaiser Permanente
    for i in range(run.first, run.last):
        word = s.tokens[i].lower.removeprefix("ex-").removeprefix("then-")
        known = word in lx.TITLES or is_title(word) or is_occupation(s, i, run)
        if not known or _is_no_title(s, i, run):
            continue
        last = _past_of(s, i, run)
        if _only_title(s, i, last, run):
            first = i
            while first > run.first and (
                _modifies(s, first - 1, word)
                or (first > run.first + 1 and _is_office(s, first - 1))
            ):
                first -= 1
            first = run.first if _is_ranked(s, run.first, first) else first
            return NameCandidate(first, last)
    return None


def _is_office(s: Words, position: int) -> bool:
    """Whether one more office stands before a title: "Administrator" before "Undersecretary"."""
    return s.word(position) in _OFFICES and s.word(position - 1) not in ("of", "for", "the", "and")


def _is_ranked(s: Words, first: int, last: int) -> bool:
    """Whether plain words before an office belong to it: "Senior Station Officer"."""
    words = s.lower(first, last)
    plain = all(is_plain(w) and w not in lx.PARTY_WORDS for w in words[1:])
    return plain and len(words) > 1 and words[0] in _STANDING


def _of_office(s: Words, run: NameCandidate) -> int | None:
    """Return where the body begins whose office opens a run: "Chief Constable of Ora Police"."""
    last = run.first
    of = next((i for i in range(run.first, run.last) if s.word(i) == "of"), run.first)
    if s.word(of - 1) in _OFFICES and all(
        is_plain(w.removeprefix("non-")) for w in s.lower(run.first, of)
    ):
        last = of  # Public Relations Officer of the Ora Police
    while s.word(last) in _OFFICES:
        last += 1
    if not run.first < last < run.last - 1 or s.word(last) != "of":
        return None
    last += s.word(last + 1) == "the"
    return last + 1 if has_organisation_head(s, NameCandidate(last + 1, run.last)) else None


def _is_no_title(s: Words, i: int, run: NameCandidate) -> bool:
    """Whether a word for an office is part of a name here: "Sheriff's Office", "General Staff"."""
    word, after = s.word(i), s.word(i + 1)
    if s.tokens[i].text in SHIPS or (i > run.first and s.word(i - 1) in ("'s", "’s")):
        return True  # MS Tønsberg, The Miller's Wife
    if i + 2 == run.last and word in _NAMES_TOO and after in COMPANY_HEADS:
        return True  # Duke Energy
    single = i + 2 == run.last and word in _RANKS and is_word(after)
    given = word == "amir" and s.word(i - 1) not in ("the", "highness")
    if given or (single and not is_surname(s.tokens[i + 1].text)):
        return True  # Amir Khan Velm, General Catalyst
    if word == "general" and after in lx.ORGANISATION_HEADS:
        return True  # General Department of Taxation
    inner, before = i == run.first + 1 < run.last - 1, s.tokens[run.first].text
    if inner and word in _NAMES_TOO and is_first_name(before):
        return not is_plain(before)  # Shaheen Shah Afridi
    if word == "son" and run.first < i == run.last - 1:
        return True  # Masayo Son
    if word == "son" and i + 1 < run.last and HYPHENED.fullmatch(s.tokens[i + 1].text):
        return True  # Son Heung-min
    if word == "saint" and {"'s", "’s"}.intersection(s.lower(i, run.last)):
        return True  # Saint Kinga's Chapel
    if i == run.last - 1 and s.word(i - 1) in ("and", "&"):
        return True  # Law and Justice
    if i == run.last - 1 > run.first and word in ("reporter", "leader"):
        return s.word(run.first - 1) == "the"  # the Oraland Reporter
    justice = s.word(i - 1) == "for" or (i + 2 == run.last and is_place(s.tokens[i + 1].text))
    if word == "justice" and justice and i > run.first:
        return True  # Commission for Justice and Peace, Housing Justice Europe
    if after in ("'s", "’s"):
        return True
    named = i + 1 < run.last and is_first_name(s.tokens[i + 1].text)
    named = named or (
        i + 3 == run.last and not any(is_plain(t.text) for t in s.tokens[i + 1 : i + 3])
    )
    if word in _ADDRESSES and run.first < i == run.last - 1 and word[-1] != ".":
        return True  # Amartya Sen
    return i > run.first and word == "head" and not named


def _modifies(s: Words, position: int, role: str) -> bool:
    """Whether a word belongs to the title after it: "Labour" to "Secretary", not to "MP"."""
    before = s.tokens[position].lower
    if before == "county" and position and not is_plain(s.tokens[position - 1].text):
        return False  # Orrcombe County Sheriff
    if before in ("financial", "political", "cultural", "religious", "military") and role != "mp":
        return True
    portfolio = role in ("minister", "secretary", "commissioner") and before not in _BODY_HEADS
    if portfolio and "NOUN" in parts_of_speech(before) and not is_place(s.tokens[position].text):
        return True  # Planning Minister
    if role[-1] == "." and (before in lx.PARTY_WORDS or before == "gop"):
        return True  # Ohio Democratic Rep. Jo Orr
    party = before in lx.PARTY_WORDS and role not in ("minister", "secretary")
    return before in lx.ROLE_MODIFIERS and not party


def _past_of(s: Words, position: int, run: NameCandidate) -> int:
    """Return the end of a title with its complement, as in "Secretary of State"."""
    last = position + 1
    if s.word(position) in ("chief", "chief-") and s.word(position + 2) == "officer":
        last = min(position + 3, run.last)  # Chief Financial Officer
    last += s.word(position).rstrip(".") == "det" and s.word(last) == "con"  # constable
    while last < run.last and s.tokens[last].lower in _GO_ON:
        last += 1
    if last < run.last and s.tokens[last].lower in ("of", "for"):
        last += 1
        while last < run.last and _plain(s, last) and not _is_town(s, last):
            last += 1
        coined = last == run.last - 2 and s.word(last).endswith("ing") and _plain(s, last + 1)
        last = run.last if coined else last  # for Peacebuilding Support
    return last


def _is_town(s: Words, position: int) -> bool:
    """Whether a town of two words begins here, the first a plain one: "New York"."""
    return is_place(s.text(NameCandidate(position, position + 2)))


def _plain(s: Words, position: int) -> bool:
    token = s.tokens[position]
    if not token.is_capital or not is_word(token.text) or not is_first_name(token.text):
        return not token.is_capital or is_word(token.text)
    after = s.tokens[position + 1] if position + 1 < len(s.tokens) else token
    transition = after.is_capital and is_word(after.text) and not is_surname(after.text)
    return s.word(position - 1) == "and" and transition  # Energy and Green Transition


def _only_title(s: Words, position: int, last: int, run: NameCandidate) -> bool:
    """Whether a title leads a name and is no part of it: "Gov. Jo Orr", but "Dean Street"."""
    word = s.tokens[position].lower
    if last == run.last:
        named = position > run.first and word in _FIRST_NAMES_TOO
        begun = s.tokens[position - 1 if named else run.first].text
        body = s.word(position - 1) in _HEADS_ALONE
        body = body and word != "general"  # the Consulate General
        if body and position > run.first + 1 and s.tokens[position].is_capital:
            return True  # Kenya Airways CEO
        return not has_organisation_head(s, run) and not (
            _begins_person(begun) and position > run.first
        )
    peer = word in lx.HONORIFICS or word in ("baron", "baroness")
    if not peer and _is_plain_phrase(s, last, run.last):
        return False  # Student Affairs
    following = s.lower(last, run.last)
    shrine = len(following) > 1 and (following[-1] in lx.PLACE_HEADS or following[-1] == "mosque")
    shrine = shrine and word not in ("lord", "lady")  # Lady Anna Hill
    if word in _PATRONS and (shrine or has_organisation_head(s, NameCandidate(last, run.last))):
        return False
    if following[-1] in lx.ORGANISATION_HEADS and word not in lx.HONORIFICS:
        return False
    opening = s.text(NameCandidate(run.first, position))
    modified = lx.ROLE_MODIFIERS.issuperset(s.lower(run.first, position))
    ranked = word in lx.HONORIFICS and (modified or country(opening) is not None)
    ranked = ranked or word in ("cllr", "sgt", "supt")
    shortened = word[-1] == "." and word in _ADDRESSES - {"sr.", "fr."}  # Ohio Gov. Jo Orr
    titled = shortened or is_title(word) or is_occupation(s, position, run)
    behind = s.word(position - 1) in LEGAL  # Vela Ltd. Cllr Orr
    return position == run.first or ranked or titled or behind


def _is_plain_phrase(s: Words, first: int, last: int) -> bool:
    """Whether plain nouns that nobody is named by follow: "Affairs", "Training Programme"."""
    words = s.tokens[first:last]
    borne = any(is_first_name(t.text) or is_surname(t.text) for t in words)
    thing = words[-1].lower.endswith(("s", "ing", "ment", "tion"))
    thing = thing or words[-1].lower in lx.DOCUMENT_HEADS
    return thing and not borne and all(is_word(t.text) for t in words)


def _begins_person(word: str) -> bool:
    return is_first_name(word) or is_initial(word)

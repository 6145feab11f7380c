"""Joints inside names: which go on after "and", "&", "in" or the comma of a list."""

from __future__ import annotations

from claimgraph.reading.entities.candidates import block_end, may_name
from claimgraph.reading.entities.name_words import NameCandidate, Words
from claimgraph.reading.entities.openings import is_opening
from claimgraph.reading.entities.small_words import LEGAL_BEHIND_COMMAS
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_past, is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.en.lexicon import BE
from claimgraph.reading.lang.word_lists import word_list

_WHOLE_HEADS = lx.ORGANISATION_HEADS | lx.DOCUMENT_HEADS | lx.EVENT_HEADS | lx.ROLES
_WHOLE_HEADS -= word_list("en/entities.txt", "fields")
"""Last words of what is a name by itself, and no part of one."""
_WIDE = word_list("en/entities.txt", "wide")
"""Heads whose "of X and Y" is one name."""
_PARTNERS = word_list("en/entities.txt", "partners")
"""Who is named with a founder: "Orr and Sons"."""
_LONGEST_FIELD = 5
"""Tokens of the longest field before "and", its "of" counted: "of Food, Farms and Tea"."""
_SHARED_BY_TOWNS = frozenset({"council", "police", "constabulary"})
_SHARED_HEADS = lx.ORGANISATION_HEADS | lx.words("railway railways line canal tunnel route road")


def takes_and(s: Words, first: int, last: int) -> bool:
    """Return whether the name of tokens ``first`` to ``last`` goes on after the "and" behind it."""
    words = s.lower(first, last)
    step = last + 1
    if "and" in words or not may_name(s, step, inside=True):
        return False
    end = block_end(s, step)
    people = all(s.known.get(s.tokens[j].text) == "person" for j in (first, step))
    if last - first == end - step == 1 and people:
        return False  # "Warren and Sanders", whom the text names in full
    owned = demonym(s.tokens[first].text) is not None and last - first > 1
    body = s.text(NameCandidate(first + owned, end))
    if country(s.text(NameCandidate(first, end))) or is_known_organisation(body):
        return True
    following = s.lower(step, end)
    if _goes_on_surely(s, first, last, NameCandidate(step, end)):
        return True
    opened = [w for w in ("of", "for", "on") if w in words]
    if opened and any(w in _WIDE for w in words[: words.index(opened[0])]):
        end_of = max(i for i, w in enumerate(words) if w in opened)
        return not _whole_name(s, step) and len(words) - end_of <= _LONGEST_FIELD
    if opened == ["of"] and words[words.index("of") - 1] == "university":
        plain = all(is_word(w) for w in [*words[words.index("of") + 1 :], *following])
        return plain and not _whole_name(s, step)  # University of Science and Technology
    if s.tokens[last].text == "&":
        pair = (s.tokens[first].text, s.tokens[step].text)
        named = all(is_first_name(w) for w in pair) and not all(is_surname(w) for w in pair)
        return not named or following[-1] in ("foundation", "fund", "trust")
    head = following[-1]
    if _is_shared_head(s, first, last, head):
        return True
    plain = all(is_word(w) for w in words + following)
    if plain and last - first == 1 and not _whole_name(s, step):
        # "Law and Justice", "Foreign and Commonwealth Office"
        return first > 0 and words[0] not in lx.ROLES
    return False


def _goes_on_surely(s: Words, first: int, last: int, after: NameCandidate) -> bool:
    """Whether a name cannot end before "and".

    An adjective ends none ("Committee on Social and Economic Rights"), and no town stands beside
    another's council ("Ora and Falk Council").
    """
    words, head = s.lower(first, last), s.word(after.last - 1)
    if (
        after.last - after.first == 1
        and head in _PARTNERS
        and not is_opening(s.tokens, after.first)
    ):
        return True  # Orr and Sons
    opened = any(w in ("of", "for", "on") for w in words[1:])
    if (
        opened
        and parts_of_speech(words[-1]) == {"ADJ"}
        and demonym(s.tokens[last - 1].text) is None
    ):
        return any(w in lx.ORGANISATION_HEADS for w in words)
    single = last - first == 1 and after.last - after.first == 2 and head in _SHARED_BY_TOWNS
    named = (s.tokens[first], s.tokens[after.first])
    return single and not any(is_word(t.text) or t.is_acronym or country(t.text) for t in named)


def past_list(s: Words, first: int, comma: int) -> int | None:
    """Return where the last part of a listed name begins, as in "Office of Trade, Tax and Tea".

    The parts are plain words; either they follow a head and its "of", or an article stands before
    the first and the last ends in a head: "the Atmospheric, Marine and Space Agency".
    """
    if (partner := _past_partner(s, first, comma)) is not None:
        return partner
    words = s.lower(first, comma)
    opened = next((i for i, w in enumerate(words) if w in ("of", "for", "on")), 0)
    owned = demonym(s.tokens[first].text) is not None and comma - first > 1
    article = s.word(first - 1) == "the" and _are_parts(s, first + owned, comma)
    if not article and not (opened and words[opened - 1] in _WIDE):
        return None
    parts: list[NameCandidate] = []
    step = comma
    while s.word(step) == "," and step + 1 < len(s.tokens) and may_name(s, step + 1, inside=True):
        end = block_end(s, step + 1)
        if not _are_parts(s, step + 1, end):
            return None
        parts.append(NameCandidate(step + 1, end))
        step = end
    serial = s.word(step) == ","
    if serial and any(" " in s.text(run) for run in parts):
        return None  # names of their own: "Women, Code Pink, and …"
    step += serial
    if s.word(step) != "and" or step + 1 >= len(s.tokens) or not may_name(s, step + 1, inside=True):
        return None
    end = block_end(s, step + 1)
    if opened:
        return step + 1 if _are_parts(s, step + 1, end) else None
    return step + 1 if end - step > 2 and s.word(end - 1) in _SHARED_HEADS else None


def _past_partner(s: Words, first: int, comma: int) -> int | None:
    """Return where the second of three partners stands: "Ora, Falk & Co."."""
    first += s.word(first) == "messrs"
    more = comma - first == 1 and s.word(comma + 2) == "," and s.word(comma + 4) == "&"
    if more and not s.tokens[first].is_acronym and may_name(s, comma + 1, inside=True):
        return comma + 1 if may_name(s, comma + 5, inside=True) else None  # Ora, Bek, Orr & Co
    bare = s.word(comma + 2) == "&" and comma + 3 < len(s.tokens) and s.tokens[comma - 1].is_capital
    bare = bare and (comma - first == 1 or (comma - first == 3 and s.word(first + 1) == ","))
    if not bare or s.tokens[first].is_acronym or s.word(first - 1) == ",":
        return None
    named = may_name(s, comma + 1, inside=True) and may_name(s, comma + 3, inside=True)
    return comma + 1 if named and not is_known_place(s.tokens[first].text) else None


def _are_parts(s: Words, first: int, last: int) -> bool:
    """Whether these are plain words that name nobody by themselves: "Drug", "Marine Science"."""
    tokens = s.tokens[first:last]
    text = s.text(NameCandidate(first, last))
    place = is_known_place(text) and not is_word(text)
    named = is_known_organisation(text) or place or country(text) is not None
    plain = all(is_word(t.text) and not t.is_acronym for t in tokens)
    return plain and not named and tokens[-1].lower not in _WHOLE_HEADS and len(tokens) < 5


def _is_shared_head(s: Words, first: int, last: int, head: str) -> bool:
    """Whether an article or owner has a later head: "the Food and Drug Administration".

    A town or a plain word takes none by itself, so the head behind "and" is that of both.
    """
    inner = next((i for i in range(last - 1, first, -1) if s.word(i) == "the"), first - 1)
    first = inner + 1  # a director of the Food and Tea Commission
    words = [t.text for t in s.tokens[first:last]]
    if not words:
        return False
    led = s.word(first - 1) in ("the", "'s", "’s")
    landed = country(words[0]) is not None or (led and demonym(words[0]) is not None)
    if head not in _SHARED_HEADS or not (led or landed):
        return False
    if landed and len(words) > 1 and _are_parts(s, first + 1, last) and is_word(s.word(last + 1)):
        return True  # the Ruritania Food and Drug Agency
    if (
        not led
        or s.tokens[first].is_acronym
        or any(w.lower() in lx.ORGANISATION_HEADS for w in words)
    ):
        return False
    if s.word(last + 2) == head and _are_parts(s, first, last):
        return True
    pair = len(words) > 1 and _are_parts(s, first, last) and words[-1].lower() not in lx.ROLES
    if pair and _are_parts(s, last + 1, block_end(s, last + 1) - 1):
        return True  # the National Security and Foreign Policy Committee
    bare = is_place(" ".join(words)) and not country(" ".join(words))
    return bare or (len(words) == 1 and is_word(words[0]) and words[0].lower() not in lx.ROLES)


def _whole_name(s: Words, step: int) -> bool:
    """Whether what begins here is a name that stands by itself."""
    end = block_end(s, step)
    words = s.lower(step, end)
    text = s.text(NameCandidate(step, end))
    service = words[-1] == "services" and len(words) == 2 and is_word(words[0])
    if service:
        return False  # a field of work
    return (
        words[-1] in lx.ORGANISATION_HEADS
        or is_known_organisation(text)
        or (
            is_first_name(s.tokens[step].text)
            and not is_word(s.tokens[step].text)
            and end - step > 1
        )
        or (s.tokens[step].is_acronym and end - step == 1)
        or words[0] in lx.HONORIFICS
        or ("of" not in s.lower(max(0, step - 4), step) and is_place(text))
    )


def takes_in(s: Words, first: int, last: int) -> int | None:
    """Return where a name goes on after the "in" behind it: "the Truth in Lending Act"."""
    field = _is_field(s, first, last)
    step = last + 1 + (field and s.word(last + 1) == "the")
    if step >= len(s.tokens) or not may_name(s, step, inside=True):
        return None
    law = s.word(block_end(s, step) - 1) in ("act", "bill")
    saint = s.word(first) in ("san", "santa", "santo")
    return step if law or saint or field or _is_in_acronym(s, first, step) else None


def _is_field(s: Words, first: int, last: int) -> bool:
    """Whether a body's field stands before "in" and a country: "Centre for Trade in Norway"."""
    words = s.lower(first, last)
    opened = next((i for i, w in enumerate(words) if w in ("on", "for")), 0)
    step = last + 1 + (s.word(last + 1) == "the")
    land = (
        country(s.text(NameCandidate(step, block_end(s, step)))) if step < len(s.tokens) else None
    )
    return land is not None and not lx.ORGANISATION_HEADS.isdisjoint(words[:opened])


def _is_in_acronym(s: Words, first: int, step: int) -> bool:
    """Whether an acronym in brackets has the place's letter: "the Ora Mission in Velm (OMIV)"."""
    end = block_end(s, step)
    acronym = s.tokens[end + 1].text if end + 1 < len(s.tokens) and s.word(end) == "(" else ""
    begun = s.tokens[first].text[0] in acronym and step > first + 2
    return begun and acronym.isupper() and s.tokens[step].text[0] in acronym[2:]


_SITED = ("in", "near", "on")


_COMPARED = BE | {"than", "as", "like", "of", "became"}


_PARTS = lx.ORGANISATION_HEADS | {"register", "list", "analytics", "ratings", "investors"}
"""With which the name of a body goes on behind its possessive: "Lloyd's Register"."""


def past_own_possessive(s: Words, first: int, last: int) -> int:
    """Return where a name ends whose possessive is part of it: "McDonald's", "Lloyd's Register".

    Nothing that it could be the owner of follows "struck Ora's in Hawes" or "Ora & Falk's said".
    """
    if s.word(last) not in ("'s", "’s"):
        return last
    before, after = s.word(first - 1), s.word(last + 1)
    shop = before in ("at", "from") and after in (".", ",", ";", "and", "in")
    shop = shop or (after in _SITED and last - first == 1 and before not in _COMPARED)
    shop = shop and s.known.get(s.tokens[first].text) != "person"
    saint = s.word(first) in ("st", "st.") and after in lx.FUNCTION_WORDS
    if saint or shop or ("&" in s.lower(first, last) and is_past(after)):
        return last + 1
    begun = first and s.tokens[first - 1].is_capital  # Ann Levi's score
    begun = begun or (last - first == 1 and s.known.get(s.tokens[first].text) == "person")
    if begun or not is_known_organisation(s.text(NameCandidate(first, last)) + "'s"):
        return last
    step = last + 1
    goes_on = step < len(s.tokens) and may_name(s, step, inside=True)
    part = goes_on and s.word(step) in _PARTS and not is_first_name(s.tokens[step].text)
    return block_end(s, step) if part else step


def is_legal_form(s: Words, comma: int) -> bool:
    """Whether a company's legal form stands behind a comma: "Vela Mining, Inc."."""
    if s.word(comma) != "," or comma + 1 >= len(s.tokens):
        return False
    return s.tokens[comma + 1].is_capital and s.word(comma + 1) in LEGAL_BEHIND_COMMAS

"""NameCandidate names: which capitalised words of a sentence can be part of a name."""

from __future__ import annotations

from claimgraph.reading.entities.context_rules import ARTEFACTS, LEGAL, MAKERS
from claimgraph.reading.entities.name_words import (
    INNER_CAPITALS,
    NameCandidate,
    Words,
    is_plain,
    is_somebody,
    opens_firm,
    owns_person,
)
from claimgraph.reading.entities.openings import (
    is_bare_thing,
    is_bare_verb,
    is_gerund,
    is_opening,
    is_told,
)
from claimgraph.reading.entities.predicates import (
    PEOPLE,
    acts,
    is_maker,
    stands_before_noun,
    trades,
)
from claimgraph.reading.entities.small_words import (
    HYPHENED,
    ROMAN,
    before_office,
    begins_name,
    is_acronym_here,
    is_between_names,
    is_complete,
    is_family_name,
    is_fragment,
    is_given,
    is_name_alone,
    known_end,
    past_capital,
    takes_of,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_person_noun,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_CLUB_OR_FIRM = frozenset({"plc", "fc", "afc", "cf", "sc"})  # Arrows FC won
_QUOTES = "\"“”'‘’"
LONGEST = 40  # tokens of the longest run of capitals that is looked at as one
_NOT_INNER = lx.FUNCTION_WORDS | lx.CALENDAR
_OF_MEMBERS = word_list("en/entities.txt", "of members")
"""Bodies that are named after their members, as in "Dockers' Union"."""
_OF_OFFICES = word_list("en/entities.txt", "of offices")
"""What people in office have, as in "Sheriff's Office"."""
_OF_PRESIDENTS = lx.words("initiative council commission committee trust foundation fund")
OF_FOUNDERS = word_list("en/entities.txt", "of founders")
"""What is called by a founder or saint, as in "St. Luke's Hospital"."""
_OF_SAINTS = OF_FOUNDERS | lx.PLACE_HEADS | {"close", "court", "gate", "way"}
_OF_SHOPS = word_list("en/entities.txt", "of shops")  # Dirk's Garden Goods
_OF_ILLNESSES = lx.words("association society research foundation")
_CHANNELS, _OF_OFFICE = lx.words("radio channel canal formula ligue"), lx.TITLES | lx.ROLE_MODIFIERS
_OF_PEOPLE = lx.ORGANISATION_HEADS | lx.words("war wars prison gala festival memorial parade forum")
"""What groups of people have: "Women's Institute", "Farmers' War"."""
_GROUPS = ("men", "people", "children")
_HEADS = lx.ORGANISATION_HEADS | lx.PLACE_HEADS | lx.EVENT_HEADS | lx.DOCUMENT_HEADS


def may_name(s: Words, position: int, *, inside: bool = False) -> bool:
    """Whether the token here can be part of a name."""
    token = s.tokens[position]
    if position in s.masked or not token.is_capital or is_fragment(s, position):
        return False
    word = token.lower
    before = s.tokens[position - 1] if position else None
    glued = before is not None and before.end == token.start and before.text[-1].isdecimal()
    if before is not None and before.text[0].isdecimal() and (glued or token.text[0].islower()):
        return False  # 2.3 kW, 4K
    if inside and len(word) == 3 and is_between_names(s, position):
        return True  # Le Thi Thu Thuy
    named = opens_firm(s, position) or (inside and word in ("march", "april", "june"))
    if word in lx.CALENDAR and not named:
        return is_somebody(s.tokens, position, s.known)
    if word in lx.FUNCTION_WORDS and token.text in ROMAN:
        land = is_place(s.text(NameCandidate(max(0, position - 2), position)))
        return inside and before is not None and before.is_capital and not land  # in New Ora I met
    if word == "all" and not inside and not is_opening(s.tokens, position):
        return not s.title_case and any(t.is_capital for t in s.tokens[position + 1 :][:1])
    if not inside and is_given(s, position):
        return True
    if word in lx.FUNCTION_WORDS and not is_acronym_here(s, position):
        joined = s.tokens[position - 1].text == "&" and len(word) > 3  # Ora & Them
        joined = joined or s.word(position - 1) in ("de", "del", "des", "di", "da")  # de Can Ora
        return inside and (joined or is_family_name(s, position))
    if token.text[1:2] == "-" and (token.text[2:].islower() or len(token.text) == 3):
        return False  # a U-turn, R-W (of "R-W.Va.")
    return inside or not _is_common_opening(s, position)


def _is_common_opening(s: Words, position: int) -> bool:
    """Whether a word is capital only because a sentence or quotation begins with it."""
    token = s.tokens[position]
    if not is_opening(s.tokens, position) or token.is_acronym:
        return False
    if token.text == "Said" and any(t.text == ":" for t in s.tokens[position + 2 : position + 16]):
        return True  # "Said Lund: “It fell.”"
    compound = "-" in token.text and token.text[1:].islower() and is_plain(token.text)
    if not is_word(token.text) and not is_maker(token.lower) and not compound:
        return False
    following = position + 1
    if token.text in s.known or known_end(s, position) or s.word(following) in _CLUB_OR_FIRM:
        return False
    if before_office(s, position):
        return True
    told = s.word(following) == "," and s.tokens[min(following + 1, len(s.tokens) - 1)].is_capital
    told = told or acts(s.tokens, position) or is_told(s, position)
    if is_known_organisation(token.text) and told:
        return False  # Congress passed it
    if country(token.text) or demonym(token.text) or trades(s.tokens, position):
        return False
    if is_place(token.text) or is_first_name(token.text):
        if is_gerund(s, position):
            return True
        place = is_place(token.text)
        modifies = stands_before_noun(s.tokens, position, place=place)
        return token.lower in PEOPLE or modifies or (s.word(position + 1) == "of" and not place)
    goes_on = following < len(s.tokens) and may_name(s, following, inside=True)
    if goes_on and is_bare_verb(s, position):
        return True  # Avoid Harbour Street
    if not goes_on:
        if following < len(s.tokens) and s.tokens[following].text in ("'", "’", "'s", "’s"):
            return not (takes_possessive(s, position, following) or owns_person(s, following))
        of = following + 1 < len(s.tokens) and s.tokens[following].lower == "of"
        return not (
            of
            and may_name(s, following + 1, inside=True)
            and takes_of(s, position, following, "of")
        )
    if token.lower in _OF_OFFICE:
        return False
    block = block_end(s, following)
    if begins_name(s, position, block):
        return False
    if is_complete(s, following, block):
        return True
    after = s.tokens[following].text
    if HYPHENED.fullmatch(after) and not is_plain(after):
        return False  # Moon Hyung-bae
    thing = is_bare_thing(s, position) and token.lower not in ARTEFACTS | MAKERS
    if thing and not is_word(after) and not is_name_alone(after):
        return False  # Bola Tinubu
    if INNER_CAPITALS.search(after) and not (is_person_noun(token.lower) or token.lower in MAKERS):
        using = token.lower.endswith("ing")  # Using AlphaFold, but Spirit VelaSystems
        return using or is_known_organisation(after)
    return not (is_word(after) or any(w in _HEADS for w in s.lower(following, block)))


def block_end(s: Words, position: int) -> int:
    """Return the end of the capitalised words from here, particles between them included."""
    last = position + 1
    while last < len(s.tokens) and last - position < LONGEST:
        if s.tokens[last - 1].lower in ("jr.", "sr.") and last - 1 > position:
            break  # the sentence goes on, or another begins
        if may_name(s, last, inside=True) or _completes(s, position, last):
            last += 1
        elif (after := _past_small(s, last)) is not None:
            last = after + 1
        else:
            break
    return last


def _past_small(s: Words, position: int) -> int | None:
    """Return where a name goes on after particles, a nickname or an apostrophe of its own."""
    return next((after for way in _WAYS if (after := way(s, position)) is not None), None)


def _past_dash(s: Words, position: int) -> int | None:
    """Return where the name of a body goes on after a dash: "the Ora–Falk Shipping Company"."""
    before, mark = s.tokens[position - 1], s.tokens[position]
    after = last = position + 1
    if mark.text != "–" or before.end != mark.start or after >= len(s.tokens):
        return None
    while last < len(s.tokens) and s.tokens[last].is_capital:
        last += 1
    glued = s.tokens[after].start == mark.end and may_name(s, after, inside=True)
    return after if glued and s.word(last - 1) in lx.ORGANISATION_HEADS else None


_SHORTENED = frozenset({"vs", "aka", "def", "feat", "ft", "cf", "nr", "vol"})
"""Short forms of English words that part names: "Lund vs Orr"."""
_NATIVE = lx.FUNCTION_WORDS | _SHORTENED


def _past_foreign(s: Words, position: int) -> int | None:
    """Return where a name goes on after a small word of another tongue: "Kapit na Araw"."""
    word = s.tokens[position]
    foreign = len(word.text) in (2, 3) and word.text.isalpha() and word.text.islower()
    if not foreign or is_word(word.text) or word.lower in _NATIVE:
        return None
    known = position + 1 < len(s.tokens) and may_name(s, position + 1, inside=True)
    return position + 1 if known and not is_word(s.tokens[position + 1].text) else None


def _past_apostrophe(s: Words, position: int) -> int | None:
    """Return where a name goes on after the apostrophe that ends its first word: "Ng' Oduor"."""
    before, mark = s.tokens[position - 1], s.tokens[position]
    glued = mark.text in ("'", "’") and before.end == mark.start
    if not glued or before.lower[-1] in "sxz" or position + 1 >= len(s.tokens):
        return None
    opened = is_word(before.text) or any(t.text in ("'", "‘") for t in s.tokens[:position])
    goes_on = s.tokens[position + 1].start == mark.end + 1 and not opened
    return position + 1 if goes_on and may_name(s, position + 1, inside=True) else None


def _completes(s: Words, first: int, last: int) -> bool:
    """Whether a single capital completes the name of a known body: "Serie A"."""
    token = s.tokens[last]
    if token.text == "plc":
        return True
    if s.tokens[last - 1].lower in _CHANNELS and token.text.isdecimal() and len(token.text) < 3:
        return True  # Radio 4
    if last - first == 1 and is_known_organisation(s.text(NameCandidate(first, last + 1))):
        return token.is_capital and token.lower in _NOT_INNER  # USA Today
    letter = len(token.text) == 1 and token.text.isupper()
    return letter and is_known_organisation(s.text(NameCandidate(first, last + 1)))


def _past_nickname(s: Words, position: int) -> int | None:
    """Return where a name goes on after a nickname in quotation marks: Ann "Nan" Lee."""
    if s.tokens[position].text not in _QUOTES:
        return None
    ends = range(position + 2, min(position + 5, len(s.tokens) - 1))
    after = next((i + 1 for i in ends if s.tokens[i].text in _QUOTES), 0)
    given = after and all(t.is_capital for t in s.tokens[position + 1 : after - 1])
    eastern = given and HYPHENED.fullmatch(s.tokens[after].text)  # Jo "Rush" Min-ji
    named = eastern or is_first_name(s.tokens[position - 1].text)
    named = named or bool(given and _is_nicknamed(s, position, after))
    return after if named and given and may_name(s, after, inside=True) else None


def _is_nicknamed(s: Words, opening: int, after: int) -> bool:
    """Whether one nickname parts words of which the last is a family name: Adu "Tip" Lee."""
    first, last = s.tokens[opening - 1], s.tokens[after]
    return after == opening + 3 and is_surname(last.text) and not is_word(first.text)


def _past_particles(s: Words, position: int) -> int | None:
    after = position
    if s.word(position) == "do" and position + 1 < len(s.tokens):
        beside = (s.tokens[position - 1].text, s.tokens[position + 1].text)
        foreign = may_name(s, position + 1, inside=True) and not all(is_word(w) for w in beside)
        return position + 1 if foreign else None  # Rio Grande do Sul
    while after < len(s.tokens) and s.tokens[after].lower in lx.PARTICLES and after - position < 3:
        after += 1
    known = after > position and after < len(s.tokens) and may_name(s, after, inside=True)
    return after if known else None


_WAYS = (past_capital, _past_particles, _past_nickname, _past_foreign, _past_apostrophe, _past_dash)


def takes_possessive(s: Words, first: int, last: int) -> bool:
    """Whether a name goes on after "'s": "Dockers' Union", "St. Luke's Hospital"."""
    step, whole = last + 1, s.tokens[last - 1].text
    before = s.lower(first, last)[-1]
    if step < len(s.tokens) and s.tokens[last].text in ("'s", "’s"):
        after = s.tokens[step].lower if may_name(s, step, inside=True) else ""
        end = block_end(s, step) if after else step
        if s.word(last - 2) in ("st", "st.", "saint") and after and s.word(end - 1) in _OF_SAINTS:
            return True
        named = not (country(whole) or is_known_place(whole) or s.tokens[last - 1].is_acronym)
        named = named and before not in lx.ORGANISATION_HEADS  # the University's School of Law
        full = last - first == 2 and not any(is_word(t.text) for t in s.tokens[first:last])
        if full and s.word(last - 2) not in lx.HONORIFICS:
            return False  # Tekla Orrdze's Café Velma
        held = after in _OF_OFFICES or (after and s.word(end - 1) in _OF_PRESIDENTS)
        if (before in lx.ROLES and held) or (named and after in OF_FOUNDERS):
            return True  # the President's Malaria Initiative
        end = end if named else step
        shop = s.word(end - 1) in _OF_SHOPS or (s.word(end - 1) in LEGAL and end - step > 1)
        if shop or (end - step == 1 and after in _OF_ILLNESSES and not is_first_name(whole)):
            return True  # Dirk's Garden Goods, Kelley's Corner LLC, the Alzheimer's Society
    plural = s.tokens[last].text in "'’" and before.endswith("s") and step < len(s.tokens)
    plural = plural and not (is_place(whole) or is_first_name(whole))
    plural = plural and (is_word(before[:-1]) or s.tokens[step].lower in _OF_MEMBERS)
    plural = plural or (before.endswith(_GROUPS) and is_word(before))
    end = block_end(s, step) if plural and may_name(s, step, inside=True) else step
    return end > step and s.word(end - 1) in _OF_PEOPLE

"""Typing by the head of a name: bodies, places, events."""

from __future__ import annotations

from claimgraph.reading.entities.context_rules import LEGAL, MAKERS
from claimgraph.reading.entities.name_words import (
    Judgement,
    NameCandidate,
    Words,
    is_numbered_unit,
    is_year_or_ordinal,
    speaks,
)
from claimgraph.reading.entities.predicates import acts, is_dealt_with, is_subject
from claimgraph.reading.entities.small_words import (
    BODY_OPENERS,
    HYPHENED,
    PLACE_OPENERS,
    ROMAN,
    is_club,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_region,
    is_surname,
    is_thing,
)
from claimgraph.reading.lang.word_lists import word_list

_HEADS_ALONE = word_list("en/entities.txt", "heads alone")  # which are names by themselves
_NO_PLACES, _JOINED = (
    ("house", "state", "mission"),
    ("of", "for", "on", "in", "to", "against", "without"),
)
COMPANY_HEADS = word_list("en/entities.txt", "company heads")
"""Last words of companies' names, legal forms among them."""
_HONOURING = word_list("en/entities.txt", "honouring")
_DISTRICTS = word_list("en/entities.txt", "districts")
"""What districts that are bodies look after."""
_BODY_HEADS = lx.ORGANISATION_HEADS | word_list("en/entities.txt", "more bodies")
_MORE_PLACES = word_list("en/entities.txt", "more places")
_FAMILIES, _WARS = word_list("en/entities.txt", "places and families"), ROMAN | {"1", "2"}
_SURE = lx.SURE_EVENT_HEADS | {"campaign", "offensive"}
_CONTESTS = word_list("en/entities.txt", "contests")
_ROUNDS = word_list("en/entities.txt", "rounds")
_SERVICES = word_list("en/entities.txt", "local bodies") | {"navy", "army", "force"}
_BUILT = frozenset({"built", "developed", "sold", "bought", "made", "owned", "run", "operated"})
_STREET_SIGNS = lx.words("st. ave. blvd. rd. blvd")
_DONE_TO_BODIES = word_list("en/entities.txt", "done to bodies")
_PAPERS = word_list("en/entities.txt", "newspapers")
_ENDEAVOURS = frozenset({"initiative", "project"})
_SCHOOLS = lx.words("institute centre center museum school department")
_PARTNERS = word_list("en/entities.txt", "partners")


_EVENTS_OF = lx.EVENT_OPENERS | {"summit", "festival", "cup"}


def type_event(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a run names an event, and by which rule; None where it does not."""
    words, text = s.lower(run.first, run.last), s.text(run)
    several, the = len(words) > 1, s.word(run.first - 1) == "the"
    head = words[-1 - (words[-1] == "division" and len(words) > 2)]
    if s.word(run.last) == "," and not several and _is_called_storm(s, run.last + 1):
        return "event", "apposed"  # Ora, the 2021 storm that
    if is_thing(text) or ("for" in words and words[words.index("for") - 1] in _SCHOOLS):
        return None  # Star Wars, the Institute for the Study of War
    if (
        the
        and s.word(run.last) in _ROUNDS
        and not (is_known_place(text) or is_known_organisation(text))
    ):
        return "thing", "headWord"  # the Ora Falk final
    before_in = words[words.index("in") - 1] if "in" in words else head
    if is_year_or_ordinal(s, run.first) and several and before_in in lx.EVENT_HEADS:
        return "event", "yearAndHeadWord"
    held = s.word(run.first - 2) in ("at", "during", "after", "before", "attended")
    before_of = words[words.index("of") - 1] if "of" in words[1:-1] else ""
    stormy = (
        lx.STORMS & set(words[:2]) and head not in lx.STORMS and head not in lx.ORGANISATION_HEADS
    )
    named = (
        (len(words) > 2 and words[-2:] == ["grand", "prix"])
        or (head == "conference" and held and the)  # at the Ora Conference
        or (the and several and head in _CONTESTS)  # the Madrid Open
        or ("war" in words[1:] and head.upper() in _WARS)
        or before_of in _EVENTS_OF
        or (stormy and len(words) < 4)
        or ("champions" in words and "league" in words)
        or (words[0] == "operation" and len(words) > 1 and head not in lx.ORGANISATION_HEADS)
        or (several and head in _SURE and words[0] not in ("allies", "axis"))
    )
    return ("event", "headWord") if named else None


def _is_called_storm(s: Words, article: int) -> bool:
    """Whether an article and the noun for a storm stand here: "a tropical storm that"."""
    if s.word(article) not in ("a", "an", "the"):
        return False
    noun = next((i for i in range(article + 1, article + 5) if s.word(i) in lx.STORMS), None)
    if noun is None or s.tokens[noun].is_capital:
        return False
    return s.word(noun + 1) in (",", ".", "that", "which")  # not: Ora, the storm hit Bek


def type_by_head(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what the head word of a candidate says it is."""
    words = s.lower(run.first, run.last)
    stop = next((i for i, w in enumerate(words) if w in _JOINED and i), len(words))
    head = words[stop - 1]
    if len(words) == 1 and head not in _HEADS_ALONE:
        return None
    town = s.text(NameCandidate(run.first, run.last - 1))
    numbered = s.word(run.first - 1).isdecimal() and words[-1] in ("dr", "st", "rd", "ave")
    if len(words) > 1 and (numbered or words[-1] in _STREET_SIGNS):
        return "place", "headWord"  # N. Rampart St.
    network = head == "channel" and is_known_organisation(town)
    paper = words[-1].rpartition("-")[2] in _PAPERS and is_place(town)
    if network or (paper and not HYPHENED.fullmatch(s.tokens[run.last - 1].text)):
        return "organisation", "headWord"  # the Denver Post, but Kim Hee-sun
    if is_region(s.text(run)):
        return "place", "gazetteer"
    if is_numbered_unit(s, NameCandidate(run.first, run.last - 1)):
        return "organisation", "headWord"
    somebody = len(words) > 1 and _begins_with_given(s, run)  # Ann Milbank
    form = words[-1] in LEGAL or s.tokens[run.last - 1].text == "AS"
    if form or _has_partners(words) or (_is_bank(s.tokens[run.last - 1].text) and not somebody):
        return "organisation", "headWord"
    water = head in ("district", "districts", "region") and words[stop - 2] in _DISTRICTS
    if (water and stop > 1) or (len(words) - stop > 2 and words[-1] in _SERVICES):
        return "organisation", "headWord"  # Orr Water District, City of London Police
    first, last = s.tokens[run.first].text, s.tokens[run.last - 1].text
    if len(words) == 2 and _is_korean(first, last):
        return "person", "surname"
    located = s.word(run.first - 1) in (",", "in", "of", "across") and not is_known_place(town)
    if _is_place_head(head, of=stop < len(words) or (len(words) == 2 and located)):
        return _type_place_head(s, run, head)
    if head == "court" and s.word(run.first - 1) == "on":
        return "place", "headWord"  # on Centre Court
    if head in lx.ORGANISATION_HEADS and _is_full_name(s, run):
        return "person", "firstName"  # Frank Press
    if _is_honour(s, run, words):
        return "thing", "headWord"
    if head == "house" and stop == len(words) > 1:
        return None, "unknownWords"  # a building, a shop or a publisher
    if head in _ENDEAVOURS and stop == len(words) and not acts(s.tokens, run.last - 1):
        return None, "unknownWords"  # a programme, or who runs it
    body = head in _BODY_HEADS or (words[0] in ("house", "sisters") and stop == 1)
    body = body or (words[0] == "friends" and stop == 1 and s.word(run.first - 1) == "the")
    body = body or (head == "operation" and "nations" in words)  # the United Nations Operation
    if body or is_club(s, run) or words[0] in ("afc", "fc"):
        return "organisation", "headWord"
    if (judged := _type_by_opener(s, run, words)) is not None:
        return judged
    if _has_body_inside(s, run):
        return "organisation", "headWord"
    if lx.VENUES & set(words[1:-1]):
        return "place", "headWord"
    if len(words) > 2 and country(s.tokens[run.last - 1].text) and words[-2] in COMPANY_HEADS:
        return "organisation", "branch"
    if words[-1] in COMPANY_HEADS and (judged := _type_company(s, run, led=stop < len(words))):
        return judged
    near = s.lower(max(0, run.first - 4), run.first)
    born = near[-1:] == ["in"] and not {"born", "buried", "raised"}.isdisjoint(near)
    return ("organisation", "headWord") if words[0] in BODY_OPENERS and not born else None


def _has_partners(words: list[str]) -> bool:
    """Whether partners share a name: "Lund & Falk", "Orr and Sons"; not "Arts & Crafts"."""
    if words[-1] in _PARTNERS:
        return "and" in words or "&" in words[1:]
    shared = "&" in words[1:] and words[-1] not in lx.PLACE_HEADS | {"family"}
    return shared and not all(w == "&" or _is_pursuit(w) for w in words)


def _is_full_name(s: Words, run: NameCandidate) -> bool:
    """Whether it is a given name with one more: "Frank Press", "Velma's Guy Lodge called it"."""
    first, last = s.tokens[run.first].text, s.tokens[run.last - 1].text
    if run.last - run.first != 2 or not is_first_name(first) or s.word(run.first - 1) == "the":
        return False  # the Nile Post
    owned = s.word(run.first - 1) in ("'s", "’s") and is_subject(s, run)
    owned = owned and country(s.tokens[run.first - 2].text) is None  # Peru's Fleet Command said
    return owned or (is_surname(last) and not is_word(first))


def _is_honour(s: Words, run: NameCandidate, words: list[str]) -> bool:
    """Whether it is an order or medal that somebody was given: "the Order of the Velm Star"."""
    if words[0] in ("legion", "medal") and words[-1] in ("honour", "honor", "merit"):
        return True
    around = s.lower(max(0, run.first - 8), run.first) + s.lower(run.last, run.last + 8)
    return "order" in (words[0], words[-1]) and not _HONOURING.isdisjoint(around)


def _is_pursuit(word: str) -> bool:
    """Whether a word in small letters is a plain one or says what is done: "design", "kayaking"."""
    return is_word(word) or word.endswith("ing")


def _is_bank(word: str) -> bool:
    """Whether a word is the name of a bank by its end: "Eximbank", but not "Burbank"."""
    bank = word.lower().endswith("bank") and len(word) > len("embank")
    return bank and not (is_word(word) or is_surname(word) or is_place(word))


def _type_place_head(s: Words, run: NameCandidate, head: str) -> Judgement:
    """Return what a candidate is whose head is a noun for a place: people and bodies have some."""
    if run.last - run.first == 2 and speaks(s, run) and _begins_with_given(s, run):
        return "person", "speaks"  # Barbara Castle said
    before = s.tokens[run.first - 1].text if run.first else ""
    if before in ("'s", "’s") and run.first > 2 and is_first_name(s.tokens[run.first - 3].text):
        return None, "unknownWords"  # a book: "in Ann Ora's Cold Street"
    if before in MAKERS:
        return "organisation", "apposed"  # the developer Vela Hills
    known = is_known_place(s.text(run)) or before[:3].lower() == "the" or head in lx.VENUES
    built = before == "by" and s.word(run.first - 2) in _BUILT
    built = built or (len(head) > 2 and run.last - run.first == 2 and is_dealt_with(s, run))
    if not known and (built or (acts(s.tokens, run.last - 1) and run.last - run.first == 2)):
        return None, "unknownWords"  # a firm: "built by Mount Vela", "Velish Land let it"
    if before in _DONE_TO_BODIES:
        return None, "unknownWords"  # who runs Pershing Square
    return (None, "givenName") if _may_be_person(s, run) else ("place", "headWord")


def _type_by_opener(s: Words, run: NameCandidate, words: list[str]) -> Judgement | None:
    """Return that a candidate is a place by its first word: "Los Velos", "Isla Vela"."""
    if words[0].startswith(("sant'", "sant’")) and len(words) > 1:
        return "place", "headWord"
    before = s.word(run.first - 1)
    if words[0] in ("los", "las") and before not in lx.PLACE_PREPOSITIONS:
        return None, "unknownWords"  # a town, a gang, a band
    saint = words[0] in ("st", "st.") and len(words) == 2 and not is_known_place(s.text(run))
    sited = before in lx.PLACE_PREPOSITIONS or s.word(run.first - 2) in lx.PLACE_HEADS
    if saint and not sited:
        return None, "unknownWords"  # prayed to St Velma
    team = before == "the" and words[-1].endswith("s") and len(words) > 2
    woman = words[0] == "isla" and before not in lx.PLACE_PREPOSITIONS | {"the"}
    body = bool(lx.ORGANISATION_HEADS & set(words[1:]))
    if words[0] in PLACE_OPENERS and words[-1] == "air":
        return "organisation", "companyWord"  # Cape Air
    body = body or before in _DONE_TO_BODIES  # bought Hotel Chocolat
    place = words[0] in PLACE_OPENERS and not (woman or team or body)
    return ("place", "headWord") if place else None


def _type_company(s: Words, run: NameCandidate, *, led: bool) -> Judgement | None:
    """Return what a candidate is that ends as companies do; ``led`` ones have their head before."""
    if _may_be_person(s, run):
        return None, "givenName"
    if all(is_word(t.text) for t in s.tokens[run.first : run.last]):
        return None, "unknownWords"  # Wood and Water
    return None if led else ("organisation", "companyWord")


def _begins_with_given(s: Words, run: NameCandidate) -> bool:
    first = s.tokens[run.first].text
    return is_first_name(first) and not (is_known_place(first) or is_word(first))


_BEFORE_PLACES = lx.PLACE_PREPOSITIONS - {"under"} | {"the", "on"}


def _may_be_person(s: Words, run: NameCandidate) -> bool:
    """Whether the head of a place may be a family name: "Ann Hill", but "in Victoria Hill"."""
    if run.last - run.first != 2 or s.word(run.first - 1) in _BEFORE_PLACES:
        return False
    family = s.word(run.last - 1) in _FAMILIES or is_surname(s.tokens[run.last - 1].text)
    return family and _begins_with_given(s, run)


def _is_korean(first: str, last: str) -> bool:
    """Whether one is a hyphened given name, the other a family's: "Soo-jin Park"."""
    if HYPHENED.fullmatch(first):
        return is_surname(last)
    return bool(HYPHENED.fullmatch(last)) and not is_place(first) and not is_word(last)


def _is_place_head(head: str, *, of: bool) -> bool:
    if head in _MORE_PLACES:
        return True
    return head in lx.PLACE_HEADS and (head not in _NO_PLACES or (head == "state" and of))


def _has_body_inside(s: Words, run: NameCandidate) -> bool:
    """Whether a town follows the head: "Trinity College Dublin"."""
    inner = s.tokens[run.first + 1 : run.last - 1]
    town = s.tokens[run.last - 1].text
    return bool(inner) and inner[-1].lower in _TOWNED and is_place(town) and not is_word(town)


_TOWNED = word_list("en/entities.txt", "towned")

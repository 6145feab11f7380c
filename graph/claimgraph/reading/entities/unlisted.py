"""Typing of names that no list has: by titles, verbs and prepositions around them."""

from __future__ import annotations

from claimgraph.reading.entities.context_rules import opening_of, type_by_context
from claimgraph.reading.entities.listed_places import is_located
from claimgraph.reading.entities.name_words import (
    FOREIGN_ARTICLES,
    INNER_CAPITALS,
    PLAIN,
    Judgement,
    NameCandidate,
    Words,
    follows_place_preposition,
    is_inner_capital,
    is_owner,
    is_plain,
    is_said_by,
    owns_person,
    speaks,
)
from claimgraph.reading.entities.openings import is_opening
from claimgraph.reading.entities.predicates import (
    acts,
    is_bodies,
    is_doer,
    is_subject,
    trades,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_region,
    is_surname,
    is_word_and_place,
)
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_RANKS = lx.ROLES | word_list("en/entities.txt", "standings")
_SIDES = word_list("en/entities.txt", "sides")
_DONE_TO_BODIES = word_list("en/entities.txt", "done to bodies")
USING = word_list("en/entities.txt", "using")
"""What stands before a thing rather than before somebody, when no article follows."""
RARE_ENDS = phrase_list("en/entities.txt", "ends of rare words")
"""Ends of words of the language that no dictionary has."""
_DONE_TO_WORKS = word_list("en/entities.txt", "done to works")
_FAR = 8
"""Tokens before a name among which it is said what was done to a work."""
_OWNED = frozenset({"its", "their", "his", "her", "our", "my"})
_ADVISED = lx.words("advised owned founded backed represented published audited")
"""What only people and bodies do for somebody."""
_WHEN = ("today", "tonight", "yesterday", "tomorrow", "last", "next")
_OFFICES_AND_BODIES = lx.TITLES | lx.BODIES | lx.ORGANISATION_HEADS


def modifies(s: Words, run: NameCandidate) -> bool:
    """Return whether a word only tells which thing is meant: "an XQ scanner", "QRD files"."""
    if {"a", "an"}.intersection((s.word(opening_of(s, run) - 1), s.word(run.first - 1))):
        return True
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not after.text[0].islower() or after.lower in lx.FUNCTION_WORDS:
        return False
    if "-" in after.text and s.word(run.first - 1) == "the" and after.lower.endswith(("ing", "ed")):
        after = s.tokens[min(run.last + 1, len(s.tokens) - 1)]  # the Vela self-driving platform
    added = s.word(run.first - 1) == "the" and s.word(run.first - 2) in ("to", "into")
    forms = () if added else lemmas(after.lower, "VERB")  # added to the XQ list
    beyond = s.tokens[run.last + 1] if run.last + 1 < len(s.tokens) else None
    if forms and beyond is not None and (beyond.is_capital or beyond.lower in lx.DETERMINERS):
        return False  # a verb with what it is done to: "Munster beat Connacht"
    noun = "NOUN" in parts_of_speech(after.lower) and (not forms or after.lower in forms)
    noun = noun and after.lower not in _WHEN
    return noun and not after.lower.endswith("s") and after.lower not in lx.GROUP_HEADS


def type_unknown(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge what neither its own words nor any list tells of by what stands around it."""
    tokens = s.tokens[run.first : run.last]
    if (judged := type_by_context(s, run)) is not None:
        return judged
    if len(tokens) > 1 and _acronym_follows(s, run):
        several = s.tokens[run.last + 1].text.endswith("s") and all(
            is_plain(t.text) for t in tokens
        )
        return None, PLAIN if several else "unknownWords"  # a body, a model, a test
    if len(tokens) == 1:
        return _type_single(s, run)
    rest = s.text(NameCandidate(run.first + 1, run.last))
    if " " in rest and is_known_organisation(rest):
        return "organisation", "branch"  # Hull Daily Mail
    if (judged := _type_by_parts(s, run)) is not None:
        return judged
    if all(is_plain(t.text) for t in tokens[1:]) and (
        is_plain(tokens[0].text) or demonym(tokens[0].text)
    ):
        return _type_plain(s, run)  # Greek Cuisine
    if tokens[-1].lower in lx.PARTY_WORDS:
        return "organisation", "plainWords"
    the = s.word(run.first - 1) == "the"
    told = s.lower(max(0, run.first - _FAR), run.first)
    if not _DONE_TO_WORKS.isdisjoint(told) and _is_owned_thing(s, run):
        return "work", "owned"  # translated Ann Ora's Silent Meadow
    if not the and is_located(s, run):
        return "place", "preposition"
    sure = not is_plain(tokens[-1].text) and not is_plain(tokens[0].text)
    if not the and len(tokens) <= 4 and sure and _is_somebody(s, run):
        return "person", "surname"
    return None, "modifier" if modifies(s, run) else "unknownWords"


def _is_somebody(s: Words, run: NameCandidate) -> bool:
    """Whether words of no list are a person's name: a doer's, or one with a double surname."""
    last = s.tokens[run.last - 1].text
    parts = last.split("-")
    double = len(parts) == 2 and all(p[:1].isupper() and len(p) > 2 for p in parts)
    beside = run.first - 2 if s.word(run.first - 1) in ("and", "&") else run.first
    if country(last) or s.tokens[beside].is_acronym or s.tokens[run.last - 1].is_acronym:
        return False  # SEB and Ora Menar advised it
    given = is_first_name(s.tokens[run.first].text)
    if s.word(run.first) in FOREIGN_ARTICLES or (s.word(run.last - 2) == "st" and not given):
        return False  # La Veltrana said, Vela St John said
    named = double or given or (is_surname(last) and not is_region(last))
    return speaks(s, run) or is_said_by(s, run) or (named and is_doer(s, run))


def _type_plain(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge capitals of plain words: a body when it acts or has something, else no name."""
    tokens = s.tokens[run.first : run.last]
    if tokens[-1].lower in _RANKS:
        return None
    if tokens[-1].lower in lx.PARTY_WORDS:
        return None, PLAIN
    agent = s.word(opening_of(s, run) - 1) == "by" and s.word(opening_of(s, run) - 2).endswith("ed")
    acting = acts(s.tokens, run.last - 1) or s.word(run.first - 1) in _DONE_TO_BODIES
    if acting or agent or owns_person(s, run.last):
        return None, "unknownWords"  # a body, a film, a song
    return None, PLAIN


def _type_by_parts(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge by the parts of a name: "Spanish Netherlands", "Outer Hebrides", "the Leeds Rhinos"."""
    first, last = s.tokens[run.first], s.tokens[run.last - 1]
    front = NameCandidate(run.first, run.last - 1)
    if s.word(run.first - 1) == "the" and front.first < front.last and last.lower.endswith("s"):
        named = s.text(front) if last.text not in ("States",) else ""
        if is_known_place(named) or is_known_place(first.text):
            return "organisation", "team"
    if run.last - run.first != 2:
        return None
    there = s.word(run.first - 1) in lx.PLACE_PREPOSITIONS
    town = is_known_place(last.text) or (there and is_word_and_place(last.text))  # in West Java
    if first.lower in _SIDES and (town or not is_plain(last.text)):
        listed = is_place(last.text) or there
        return "place" if listed else None, "lastWord"
    if demonym(first.text) and is_known_place(last.text):
        return "place", "lastWord"
    return None


def _type_single(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what one word names that no list holds: "Velm said" speaks, "in Velm" is a place."""
    token = s.tokens[run.first]
    plain = is_plain(token.text)
    if speaks(s, run):
        if is_surname(token.text):
            return "person", "speaks"
        return None if plain else (None, "unknownWords")
    if is_located(s, run) and not plain:
        return "place", "preposition"
    if token.lower in ("labour", "labor"):
        return "organisation", "plainWords"
    if plain and owns_person(s, run.last) and s.word(run.first - 1) not in lx.DETERMINERS | {"in"}:
        return None, "unknownWords"  # Unity's Ann Ora
    advised = s.word(run.first - 1) == "by" and s.word(run.first - 2) in _ADVISED
    if plain and (advised or _acts_within(s, run)):
        return None, "unknownWords"
    if token.text in s.known and plain and not token.is_acronym:
        return None, "unknownWords"
    if plain or _modifies_a_noun(s, run) or _is_follower(s, run):
        return None  # an Esperantist
    plural = token.text.endswith("s") and not token.is_acronym
    if s.word(run.first - 1) == "the" and plural and not _is_before_noun(s, run):
        return None, "unknownWords"  # the Jesuits, but the Tatras too
    if token.text.endswith(lx.PLACE_ENDINGS) and follows_place_preposition(s, run):
        return "place", "ending"
    if _is_doubtful(s, run):
        return None  # perhaps only a rare word that begins a sentence
    if acts(s.tokens, run.first) and is_bodies(s.tokens, run.first) and len(token.text) > 2:
        return "organisation", "trade"
    if is_surname(token.text) and is_doer(s, run) and s.word(run.first - 1) not in ("and", "&"):
        return "person", "surname"
    before = s.word(run.first - 1)
    counted = (before.isdecimal() or "-" in before) and token.text.endswith("s")
    counted = counted or before in _OWNED or _is_owned_thing(s, run)
    return None, "modifier" if counted or modifies(s, run) else "unknownWords"


def trades_here(s: Words, run: NameCandidate) -> bool:
    """Return whether a plain word that begins a sentence does what companies do."""
    return is_opening(s.tokens, run.first) and trades(s.tokens, run.first)


def _is_follower(s: Words, run: NameCandidate) -> bool:
    """Whether a word says what somebody believes in or practises: "a botanist and Esperantist"."""
    word = s.tokens[run.first].text
    return word.endswith(("ist", "ists")) and not (is_surname(word) or is_subject(s, run))


def _acts_within(s: Words, run: NameCandidate) -> bool:
    """Whether a plain word inside a sentence does what firms do: "but Apple sued"."""
    if is_opening(s.tokens, run.first) or s.title_case or run.first < s.label:
        return False
    before = s.tokens[run.first - 1]
    bare = not (before.is_capital or before.text[0].isdigit() or before.lower in lx.DETERMINERS)
    word = s.tokens[run.first].lower
    return bare and word not in _OFFICES_AND_BODIES and acts(s.tokens, run.first)


def _is_owned_thing(s: Words, run: NameCandidate) -> bool:
    """Whether somebody owns it who is no place, and it does nothing: "in Ann Ora's Afterlives"."""
    owner = s.tokens[run.first - 2].text if run.first > 1 else ""
    owned = s.word(run.first - 1) in ("'s", "’s") and not is_place(owner)
    return owned and not is_subject(s, run)


def _is_doubtful(s: Words, run: NameCandidate) -> bool:
    """Whether only its place at a sentence's beginning gives an unknown word its capital."""
    word = s.tokens[run.first].text
    alone = is_opening(s.tokens, run.first) and run.first + 1 < len(s.tokens)
    told = word in s.known or is_surname(word) or INNER_CAPITALS.search(word) or is_owner(s, run)
    coined = word.lower().endswith(RARE_ENDS) or not word.isalpha()
    plural = word.endswith("s") and is_word(word[:-1])
    beside = run.last + 1 + (s.word(run.last + 1) == "the")
    listed = s.word(run.last) in (",", "and") and is_inner_capital(s, beside)
    listed = listed or (
        s.word(run.last) == "," and s.word(run.last + 1) in ("the", "a", "an", "who", "which")
    )
    if not coined and not plural and (listed or is_subject(s, run)):
        return False
    return alone and not told and not acts(s.tokens, run.first)


def _is_before_noun(s: Words, run: NameCandidate) -> bool:
    """Whether a noun follows that a name only tells which of: "the Minns government"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not after.text[0].islower() or after.lower in lx.FUNCTION_WORDS:
        return False
    return parts_of_speech(after.lower) == {"NOUN"}


def _modifies_a_noun(s: Words, run: NameCandidate) -> bool:
    """Whether it is an adjective of a creed or people, as in "Ruritanist parties"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    word = s.tokens[run.first]
    ends = word.lower.endswith(("ist", "ian", "ish", "ese", "ite", "ic"))
    return (
        ends
        and not is_subject(s, run)
        and not is_surname(word.text)
        and after is not None
        and after.text.islower()
        and is_plain(after.text)
    )


def _acronym_follows(s: Words, run: NameCandidate) -> bool:
    """Whether its acronym follows in parentheses."""
    if run.last + 2 >= len(s.tokens) or s.tokens[run.last].text != "(":
        return False
    short, closing = s.tokens[run.last + 1], s.tokens[run.last + 2]
    initial = short.text[0] in {t.text[0] for t in s.tokens[run.first : run.last]}
    land = country(short.text) is not None
    initial = initial or all(is_word(t.text) for t in s.tokens[run.first : run.last])
    return short.is_acronym and closing.text == ")" and initial and not land

"""Typing of what acts for nobody: products, ships, vehicles, works, measures, things in the sky."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.context_rules import ARTEFACTS, type_by_context
from claimgraph.reading.entities.designations import (
    BRANCHES,
    MOVES,
    is_designation,
    is_index,
    is_version,
)
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import Judgement, NameCandidate, Words, is_dated
from claimgraph.reading.entities.predicates import acts
from claimgraph.reading.entities.titles import SHIPS, is_titled
from claimgraph.reading.entities.unlisted import RARE_ENDS, modifies
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas
from claimgraph.reading.lang.en.gazetteer import (
    is_company,
    is_first_name,
    is_known_organisation,
    is_place,
    is_product,
    is_surname,
    is_thing,
)
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_HEADS = word_list("en/entities.txt", "heads")  # last words of names of things
_SPECIES = phrase_list("en/entities.txt", "species")  # ends of names of animals and germs
_CODED = regex(r"[A-Z]\w+[a-z](?:DB|SQL|QL|ML|JS|BERT|GPT|SDK)|[A-Z][a-z]{2,}-[A-Z]")
"""Names of programs and stuffs by their end: "OrvaDB", "Matrix-M"."""
_CLASS = regex(r"[A-Z]-(?:Class|Type|Series)")
_DEVICE = regex(r"[ei][A-Z]\w+")
_TECHNIQUES = word_list("en/entities.txt", "techniques")
MODELS = lx.words("pro mini ultra lite max plus")  # last words of names of models
_USES = word_list("en/entities.txt", "uses")
_MADE = word_list("en/entities.txt", "made")
_SOLD = lx.words("makes builds sells assembles drives drove unveiled unveils")
_NO_THINGS = BRANCHES | lx.PLACE_HEADS | lx.EVENT_HEADS
_PARTS_OF_SHIPS = lx.words("deck hull bow stern wreck sinking crew keel")
_KINDS = lx.words("species genus genera strain strains breed variety specimens")
"""Of what it is that a name is: "two species of Vela"."""
_STORED = word_list("en/entities.txt", "stored")
_SMALL = lx.FUNCTION_WORDS - lx.DETERMINERS


def type_thing(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a candidate names a thing, and why."""
    text = s.text(run)
    if is_thing(f"{text} {s.word(run.last)}"):
        return "thing", "listed"
    if is_thing(text) or (run.last - run.first == 1 and is_thing(text.rstrip("s"))):
        return "thing", "listed"
    if is_version(s, run) or is_index(s, run):
        return "thing", "version"
    if is_known_organisation(text):
        return None
    if _is_sold(s, run):
        return "thing", "use"
    if run.last - run.first > 1 and _is_of_product(s, run):
        return "thing", "product"
    model = run.last - run.first > 1 and s.word(run.last - 1) in MODELS
    device = run.last - run.first == 1 and _DEVICE.fullmatch(text)
    if model or (device and not acts(s.tokens, run.last - 1)):
        return "thing", "designation"  # the Orrbook Pro, an eReader
    first, last = s.tokens[run.first], s.tokens[run.last - 1]
    maker = is_company(first.text) or is_company(s.text(NameCandidate(run.first, run.last - 1)))
    owned = last.lower in BRANCHES or last.lower in lx.VENUES
    if maker and run.last - run.first > 1 and not owned and not is_titled(s, run):
        moves = s.word(run.last) in MOVES or s.word(run.last + 1) in ("up", "down")
        acting = moves or acts(s.tokens, run.last - 1)  # BHP Billiton was up
        return (None, "unknownWords") if acting else ("thing", "product")
    if run.last - run.first < 3 and first.lower.endswith(_SPECIES):
        return "thing", "ending"
    coded = run.last - run.first == 1 and _CODED.fullmatch(last.text)
    if _is_species(s, run) or (coded and not is_place(last.text.partition("-")[0])):
        return "thing", "ending"
    called = run.first - 1 - (s.word(run.first - 1) in ("the", '"', "“"))
    called -= s.word(called) in ("the", '"', "“")
    if s.word(called) in ("code-named", "codenamed", "dubbed", "nicknamed"):
        return "thing", "calling"  # dubbed the “Ora Hilton”
    aboard = s.word(run.first - 1 - (s.word(run.first - 1) == "the")) == "aboard"
    if aboard and (s.word(run.last) in (",", ".", "and") or s.word(run.last) in lx.FUNCTION_WORDS):
        return "thing", "use"
    if first.text in SHIPS and run.last - run.first > 1:
        return "thing", "ship"
    if first.text == "Candidatus" or (text != last.text and _CLASS.fullmatch(last.text)):
        return "thing", "designation"  # a Vela C-Class
    if is_designation(s, run):
        return "thing", "designation"
    if run.last - run.first > 1 and last.lower in _HEADS:
        return "thing", "headWord"
    return None


def _is_sold(s: Words, run: NameCandidate) -> bool:
    """Whether a firm makes or sells it: "builds the Vela Electric"."""
    if s.word(run.first - 1) != "the" or s.word(run.first - 2) not in _SOLD:
        return False
    last = s.word(run.last - 1)
    other = last in _NO_THINGS and last not in ("electric", "air")
    return not (other or is_place(s.text(run)) or modifies(s, run))


def _is_of_product(s: Words, run: NameCandidate) -> bool:
    """Whether a product's name opens it, or a technique closes it: "iPhone Max", "Vela VR"."""
    words, last = s.lower(run.first, run.last), s.tokens[run.last - 1]
    if words[-1] in BRANCHES or any(w in lx.ORGANISATION_HEADS for w in words):
        return False
    if len(words) == 2 and is_first_name(s.tokens[run.first].text) and is_surname(last.text):
        return False  # Mac Miller
    opened = any(is_product(s.text(NameCandidate(run.first, run.first + n))) for n in (1, 2))
    return (opened or last.text in _TECHNIQUES) and not acts(s.tokens, run.last - 1)


def _is_species(s: Words, run: NameCandidate) -> bool:
    """Whether a Latin word in small letters follows: "Vela nigra"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if run.last - run.first > 1 or after is None or not after.text.islower() or len(after.text) < 4:
        return False
    first = s.tokens[run.first].text
    foreign = after.text.isascii() and after.text.isalpha() and not is_word(after.text)
    inflected = after.text.endswith(RARE_ENDS) or after.lower in lx.FUNCTION_WORDS
    return foreign and not inflected and not (is_word(first) or is_place(first))


def type_artefact(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a candidate names an artefact, by the noun beside it: "the Vela rover"."""
    first, last = s.tokens[run.first], s.tokens[run.last - 1]
    if _is_in_italics(s, run):
        return "thing", "italics"
    part = s.word(run.first - 3) in _PARTS_OF_SHIPS and s.word(run.first - 1) == "the"
    kind = s.word(run.first - 2) in _KINDS and run.last - run.first == 1
    if (part and s.word(run.first - 2) == "of") or (kind and s.word(run.first - 1) == "of"):
        return "thing", "use"  # the deck of the Vela, two species of Vela
    full = run.last - run.first > 1 and is_first_name(first.text)
    verb = full and s.word(run.first - 1) in ("star", "stars")  # the TV star Jo Orr
    included = s.word(run.first - 1) in ("include", "includes")
    named = _is_artefact(s, run.first - 1 - included) and not verb
    if named and s.word(run.first - 2) not in _SMALL:
        return "thing", "included" if included else "apposed"
    if s.word(run.first - 1) in ("its", "their", "his") and _is_artefact(s, run.last):
        return "thing", "apposed"
    if is_place(s.text(run)) or full:
        return None
    named = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    firm = last.lower in COMPANY_HEADS and run.last - run.first > 1  # Vela Mines ships copper
    owner = named or firm  # Falk tanker Ursa
    after = not owner and _is_artefact(s, run.last)
    if after or _shares_noun(s, run):
        return "thing", "apposed"
    return None


def _is_in_italics(s: Words, run: NameCandidate) -> bool:
    """Whether a name with an article or the noun for a thing is in italics: "the *Vela* sank"."""
    mark = s.word(run.first - 1)
    if mark not in ("*", "_") or s.word(run.last) != mark:
        return False
    newspaper = s.word(run.last - 1) in lx.ORGANISATION_HEADS
    return (s.word(run.first - 2) == "the" and not newspaper) or _is_artefact(s, run.first - 2)


def _shares_noun(s: Words, run: NameCandidate) -> bool:
    """Whether two names share the noun for things behind: "the Vela and Ursa brands"."""
    joined = s.word(run.last) == "and" and run.last + 2 < len(s.tokens)
    plural = joined and s.word(run.last + 2).endswith("s") and s.tokens[run.last + 1].is_capital
    return plural and _is_artefact(s, run.last + 2)


def type_used(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that an unlisted name is a thing's, by what is done with it or said of it."""
    tokens = s.tokens[run.first : run.last]
    personal = is_first_name(tokens[0].text) or is_surname(tokens[-1].text)
    if personal or s.title_case or run.first < s.label or type_by_context(s, run) is not None:
        return None
    if len(tokens) > 1 and is_dated(s, run.last):
        return "work", "defined"
    if _is_said_to_be_thing(s, run):
        return "thing", "calling"
    if acts(s.tokens, run.last - 1) or tokens[-1].lower in lx.ORGANISATION_HEADS:
        return None
    bare = len(tokens) == 1 or all(is_word(t.text) for t in tokens)
    if bare and s.word(run.first - 1) in ("'s", "’s") and _is_body(s, run.first - 2):
        return "thing", "owned"
    be = s.word(run.last) in ("is", "was", "are", "were")
    first = run.last + 1 + (s.word(run.last + 1) == "first")
    inside = s.word(run.first - 1) in ("of", "to", "in", "for", "by", "from", "on")
    made = be and s.word(first) in _MADE and not inside  # reports on Vela were made
    won = s.word(run.first - 1) == "the" and s.word(run.first - 2) in ("won", "wins", "winning")
    made = made or (won and not modifies(s, run))  # the prize
    flawed = s.word(run.first - 1) == "in" and s.word(run.first - 2) in ("flaw", "bug", "exploit")
    year = s.word(run.last) == "of" and has_four_digits(s.word(run.last + 1))
    if year and s.word(run.first - 1) == "the" and len(tokens) == 1:
        return "thing", "use"  # the Velay of 1903, a mask
    used = s.word(run.first - 1) in _USES or _is_tool(s, run)
    return ("thing", "use") if made or flawed or used else None


def _is_tool(s: Words, run: NameCandidate) -> bool:
    """Whether something is done or kept with it: "used Vela to model", "the data are on Vela"."""
    before = s.word(run.first - 1)
    if before == "used":
        return s.word(run.last) == "to" and run.last - run.first == 1
    if before not in ("in", "on", "at"):
        return False
    told = s.lower(max(0, run.first - _FAR), run.first - 1)
    return run.last - run.first == 1 and not _STORED.isdisjoint(told)


def _is_body(s: Words, last: int) -> bool:
    """Whether a known body's name ends here: "Nokia" in "Nokia's"."""
    one, two = s.tokens[last].text, s.text(NameCandidate(max(0, last - 1), last + 1))
    return any(is_known_organisation(name) for name in (one, two, f"{one}'s"))


def _is_said_to_be_thing(s: Words, run: NameCandidate) -> bool:
    """Whether a noun for a thing describes it: "X, a painkiller, …", "a tug, the X, sank"."""
    the = s.word(run.first - 1) == "the"
    before = run.first - 1 - the
    if s.word(before) == "," and s.word(run.last) in (",", ".") and _is_artefact(s, before - 1):
        return True
    if s.word(run.last) not in (",", "is", "was") or s.word(run.last + 1) not in ("a", "an"):
        return False
    for i in range(run.last + 2, min(run.last + _FAR, len(s.tokens) + 1)):
        word = s.word(i)
        if not word.replace("-", "").isalnum() or word in lx.FUNCTION_WORDS:
            return _is_artefact(s, i - 1)
        if s.tokens[i].is_capital:
            return False
    return False


_FAR = 8
"""Tokens behind a name among which the noun that describes it is looked for."""


def _is_artefact(s: Words, position: int) -> bool:
    """Whether a lower-case noun for a thing stands here."""
    if not 0 <= position < len(s.tokens) or not s.tokens[position].text[0].islower():
        return False
    word = s.tokens[position].lower
    if word in lx.GROUP_HEADS:
        return False  # fighters
    listed = word in ARTEFACTS or not ARTEFACTS.isdisjoint(lemmas(word, "NOUN"))
    return listed or word.endswith(("boat", "boats"))

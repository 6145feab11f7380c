"""How far the words of an event go, and the short name they give it."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.triggers import is_nominal
from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import ORGANISATION_HEADS, ROLES, VERB_PARTICLES
from claimgraph.reading.lang.en.noun_phrases import NOMINAL, phrase_after
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import words_of_bound
from claimgraph.reading.lang.word_lists import word_list

PLACE_WORDS = word_list("en/events.txt", "place words")
_ACTORS = ROLES | ORGANISATION_HEADS
OTHER_WORDS = word_list("en/events.txt", "other words")
_LINKING = PLACE_WORDS | OTHER_WORDS | {"by"}
_LONGEST = 12
"""Words that the name of an event has at most."""
_PAIRED = (('"', '"'), ("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_LOOSE = (  # what ends no name
    regex(r" (?:(?:in|for|to|at|by|with|of) )?(?:the|an?|less|fewer|his|her|its|their)$"),
    regex(r" (?:by|from|with|of|for|and|until|than|according)$"),
    regex(r" in the (?:year|quarter|month|week)s?$"),
)
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "NAME", "NUM", "DET", "POSS", "QUOTE"})


def premodifiers(ctx: EventContext, i: int) -> int:
    """Return where the words before a noun begin that belong to it: "the planned", "Russian"."""
    first = i
    while first > 0 and (
        ctx.s.tag(first - 1) in _BEFORE_NOUN
        or _joins(ctx, first - 1)
        or (ctx.s.tag(first - 1) == "ING" and ctx.s.tag(first - 2) in ("DET", "ADJ", "POSS"))
    ):
        first -= 1
        if ctx.s.tag(first) == "DET":
            break
    return first


def _joins(ctx: EventContext, j: int) -> bool:
    """Whether a token is the hyphen of "7.1-magnitude"."""
    near = ctx.tokens[max(0, j - 1) : j + 2]
    close = len(near) == 3 and near[0].end == near[1].start and near[1].end == near[2].start
    return close and near[1].text in "-‐‑"


def hyphened(ctx: EventContext, first: int) -> int:
    """Return where a phrase begins whose first words are joined: "A 19-year-old cyclist"."""
    while first > 1 and _joins(ctx, first - 1):
        first -= 2
        first -= ctx.s.tag(first - 1) == "DET"
    return first


def without_determiner(ctx: EventContext, first: int, i: int) -> int:
    """Return where a noun's words begin without "the", "its" or an opening quotation mark."""
    while first < i and ctx.s.tag(first) in ("DET", "POSS", "QUOTE"):
        first += 1
    return first


def complements(ctx: EventContext, i: int, *, verbal: bool = False) -> int:
    """Return where the phrase of a noun ends: "deployment of troops to Poland".

    ``verbal`` says that it goes with a verb, whose clause another may follow: "and two drowned".
    """
    s = ctx.s
    last = i + 1
    for _ in range(3):
        last = _past_opponent(ctx, last)
        linked = s.lower(last) in _LINKING and last not in ctx.timed
        phrase = phrase_after(s, last + 1) if linked else None
        of_it = verbal and s.lower(last) in ("with", "of", "for")  # "charged with murder"
        if phrase is None or ctx.of_time(phrase[0]):
            break
        if not of_it and _is_happening(ctx, phrase[1] - 1):
            break
        if opens_clause(ctx, *phrase):
            break  # "in a state Orr won"
        if verbal:
            phrase = phrase[0], _before_clause(ctx, *phrase)
        phrase = _before_turn(ctx, *phrase)
        if phrase[0] == phrase[1]:
            break
        last = _past_hyphens(ctx, _past_plurals(ctx, _before_time(ctx, *phrase)))
        last = _past_range(ctx, last)
    return _without_time(ctx, i + 1, last)


def _before_turn(ctx: EventContext, first: int, end: int) -> Range:
    """Return a phrase without "for the first time", which says nothing without "since May"."""
    if ctx.s.lower(end - 1) != "time":
        return first, end
    at = next((j for j in range(first - 1, end) if ctx.s.lower(j) == "for"), end)
    return first, max(first, at)


def opens_clause(ctx: EventContext, first: int, end: int) -> bool:
    """Return whether a name ends a phrase and opens a clause of its own: "in a state Orr won"."""
    s = ctx.s
    name = end - 1
    while name > first and ctx.tokens[name].is_capital:
        name -= 1
    told = s.tag(end) in ("PAST", "AUX", "MODAL") and first < name < end - 1
    plain = s.tag(name) == "NOUN" and s.lower(name) not in _ACTORS
    return told and plain and any(s.tag(j) == "PREP" for j in range(first - 1, name))


def _past_opponent(ctx: EventContext, end: int) -> int:
    """Return the end of a phrase with the second party to a case of law: "Ora v. Falk"."""
    versus = ctx.s.lower(end - 1) == "v"
    end += versus and ctx.s.lower(end) == "."
    while versus and ctx.s.tag(end) == "NAME":
        end += 1
    return end


def _past_range(ctx: EventContext, end: int) -> int:
    """Return the end of a phrase with the second number of a range and its sign: "2.5–3.0%"."""
    s = ctx.s
    if s.tag(end - 1) != "NUM":
        return end
    dash = end + 1 < s.end and s.tokens[end].text in "–—-‑" and s.tag(end + 1) == "NUM"
    end += 2 * dash
    if s.lower(end) == "per" and s.lower(end + 1) == "cent":
        return end + 2
    degrees = end + 1 < s.end and s.tokens[end].text == "°" and s.tokens[end + 1].is_capital
    return end + (2 if degrees else end < s.end and s.tokens[end].text in "%°")


def _past_hyphens(ctx: EventContext, end: int) -> int:
    """Return the end of a phrase whose words go on behind a hyphen: "a 17-year-old"."""
    while end < len(ctx.tokens) and _joins(ctx, end):
        end += 2
        while ctx.s.tag(end) in ("NOUN", "ADJ"):
            end += 1
    return min(end, len(ctx.tokens))


def _is_happening(ctx: EventContext, i: int) -> bool:
    """Whether a phrase names another event: "compared the floods to the 2012 quakes"."""
    return ctx.s.tag(i) == "NOUN" and ctx.s.lower(i - 1) != "of" and is_nominal(ctx.s.lower(i))


def object_phrase(ctx: EventContext, i: int) -> Range | None:
    """Return the noun phrase right after a verb, without words that say when."""
    if i not in ctx.objects:
        ctx.objects[i] = _object_phrase(ctx, i)
    return ctx.objects[i]


def _object_phrase(ctx: EventContext, i: int) -> Range | None:
    """Return the object of a verb without when and what tells more of it: "cut jobs | in May"."""
    loose: int = ctx.s.tag(i + 1) == "ADV" and ctx.s.tag(i + 2) in ("NUM", "DET")
    loose = loose or ctx.s.lower(i + 1) in VERB_PARTICLES
    loose = loose or (ctx.s.tag(i + 1) == "ADV" and ctx.s.lower(i + 2) in _PARTS)
    loose += _bound(ctx, i + 1 + loose)
    loose += 2 * _is_days(ctx, i + 1)  # "cancelled Friday's show"
    doing = ctx.s.tag(i + 1) == "ING" and ctx.s.tag(i + 2) == "NOUN" and not loose
    whole = doing and ctx.s.lower(i + 2).endswith("s")  # "fishing kits"
    timely = ctx.of_time(i + 1) and not _is_days(ctx, i + 1)
    phrase = phrase_after(ctx.s, i + 1 + loose + whole) if not timely else None
    phrase = (i + 1, _past_hyphens(ctx, phrase[1])) if phrase else None  # "nearly a million"
    phrase = (i + 1, _before_clause(ctx, *phrase)) if phrase else None
    found = range(*phrase) if phrase and "leave" in ctx.s.verb_lemmas(i) else range(0)
    become = next((j for j in found if ctx.s.lower(j - 1) in _BECOME), None)
    phrase = (phrase[0], become) if phrase and become else phrase  # "left 4 dead and homes dark"
    if phrase and opens_clause(ctx, *phrase):
        links = [j for j in range(*phrase) if ctx.s.tag(j) == "PREP"]
        phrase = (phrase[0], links[-1]) if links else phrase  # "beat Orr in a state Lund won"
    return (phrase[0], _past_plurals(ctx, _before_time(ctx, *phrase))) if phrase else None


def _before_clause(ctx: EventContext, first: int, end: int) -> int:
    """Return the end of a phrase, or where a clause begins in it: "roads and crops failed"."""
    for j in range(first + 1, end):
        if ctx.s.lower(j) == "whose":
            return j
    if ctx.s.tag(end) not in ("AUX", "MODAL", "PAST") or ctx.s.lower(first) == "both":
        return end
    return next((j for j in range(first + 1, end) if ctx.s.tag(j) == "CONJ"), end)


def _bound(ctx: EventContext, i: int) -> int:
    """Return how many words that bound a number stand here before an amount: "more than £5"."""
    size = words_of_bound(ctx.s.lower(i), ctx.s.lower(i + 1))
    after = ctx.tokens[i + size].text if i + size < len(ctx.tokens) else ""
    return size if after in ("$", "£", "€") or ctx.s.tag(i + size) == "NUM" else 0


_BECOME = frozenset({"dead", "injured", "homeless", "missing"})


def _is_days(ctx: EventContext, i: int) -> bool:
    """Whether a day has something here: "Friday's show"."""
    return ctx.of_time(i) and ctx.s.lower(i + 1) in ("'s", "’s") and ctx.s.tag(i + 2) in NOMINAL


_PARTS = frozenset({"half", "all", "most", "none"})


_STRANDED = frozenset({"over", "through", "off", "around"})
"""Prepositions that belong to the verb where nothing follows them."""


def verb_phrase_end(ctx: EventContext, i: int) -> int:
    """Return where object and complements of a verb end."""
    phrase = object_phrase(ctx, i)
    stranded = ctx.s.tag(i + 1) == "PREP" and ctx.s.tag(i + 2) in ("PREP", "MARK", "CONJ")
    particle = ctx.s.lower(i + 1) in VERB_PARTICLES or (
        stranded and ctx.s.lower(i + 1) in _STRANDED
    )
    last = _past_range(ctx, phrase[1]) if phrase else i + 1 + particle  # "was painted over in"
    last += bool(phrase) and ctx.s.lower(last) in VERB_PARTICLES  # "pulled one back"
    return _without_time(ctx, i + 1, complements(ctx, last - 1, verbal=True))


def event_name(ctx: EventContext, first: int, head: int, last: int) -> str:
    """Return the words of an event, without complements beyond the longest name there is."""
    for j in range(last - 1, head + 1, -1):
        if _count(ctx, first, last) <= _LONGEST:
            break
        last = j if ctx.s.tag(j) in ("PREP", "TO") else last
    last += last < len(ctx.tokens) and ctx.s.lower(last) == "%"
    start, end = ctx.tokens[first].start, ctx.tokens[last - 1].end
    return tidy(" ".join(ctx.text[start:end].split()))


def short(name: str) -> str:
    """Return a name cut at a preposition where it is longer than a name may be."""
    held = name.split()
    for j in range(len(held) - 1, 5, -1):
        if len(held) <= _LONGEST + 2:
            break
        held = held[:j] if held[j] in _CUTS else held
    return tidy(" ".join(held))


_CUTS = PLACE_WORDS | OTHER_WORDS | {"by", "that", "who", "which"}


def _count(ctx: EventContext, first: int, last: int) -> int:
    """Return how many words and numbers there are from one token to another."""
    return sum(t.is_word or t.text[0].isdigit() for t in ctx.tokens[first:last])


def _before_time(ctx: EventContext, first: int, end: int) -> int:
    """Return the end of a phrase, or where words that say when begin within it.

    A day that goes on with a noun is part of it: "Black Friday prices".
    """
    at = next((j for j in range(first + 1, end) if j in ctx.timed), end)
    inner = at + 1 < end and ctx.tokens[at - 1].is_capital and at - 1 not in ctx.named
    return end if inner and at + 1 not in ctx.timed else at


def _past_plurals(ctx: EventContext, end: int) -> int:
    """Return the end of a phrase with a plural that may be a verb: "trade guarantees for"."""
    s = ctx.s
    plural = s.tag(end) == "VERB" and s.lower(end).endswith("s")
    plural = plural and bool(lemmas(s.lower(end), "NOUN"))
    plural = plural and (end + 1 >= s.end or s.tag(end + 1) in ("PREP", "MARK"))
    noun = "NOUN" in parts_of_speech(s.lower(end))
    after = s.tag(end + 1) in ("PREP", "MARK", "SUB", "CONJ") or end + 1 >= s.end
    noun = noun or s.tag(end - 1) == "ADJ" or "-" in s.lower(end - 1)  # "dangerous driving"
    doing = noun and s.tag(end) == "ING" and s.tag(end - 1) in ("NOUN", "ADJ") and after
    thing = s.tag(end + 1) == "NOUN" and not s.tokens[end + 1].is_capital
    if s.tag(end) == "ING" and s.tag(end - 1) in NOMINAL and thing:
        return end + 2  # "niche streaming services"
    return end + 1 if plural or doing else end


def _without_time(ctx: EventContext, first: int, last: int) -> int:
    """Return the end of a phrase without "on Saturday" or "in 2024" at its end."""
    end = last
    while end > first and ctx.of_time(end - 1):
        end -= 1
    loose = first <= end - 1 and ctx.s.tag(end - 1) == "PREP" and ctx.s.lower(end - 1) != "by"
    return end - 1 if end < last and loose else end


def tidy(name: str) -> str:
    """Return a name without marks that stand alone and without loose ends.

    >>> tidy('Danish "invasion.')
    'Danish invasion'
    """
    for opens, closes in _PAIRED:
        odd = name.count(opens) % 2 if opens == closes else name.count(opens) - name.count(closes)
        name = name.replace(opens, "").replace(closes, "") if odd else name
    name = " ".join(name.split()).strip(" ,;:–—").rstrip(".!?") or name
    for loose in _LOOSE:
        name = loose.sub("", name)
    return name.removesuffix(" to")  # "took the decision to", before words in quotation marks

"""What a figure measures, from the words around it: "in aid", "rainfall of", "65% of homes"."""

from __future__ import annotations

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_third_person,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.word_lists import word_list, word_pairs
from claimgraph.reading.quantities.bare import CLAUSE
from claimgraph.reading.quantities.designations import is_magnitude
from claimgraph.reading.quantities.drafts import (
    PHRASE_ENDS,
    STATES,
    QuantityDraft,
    is_adverb,
    is_plural,
    rate,
)
from claimgraph.reading.quantities.measured_subjects import (
    DETERMINERS,
    REACH,
    changed,
    equated,
    subject,
    worth,
)
from claimgraph.reading.quantities.numerals import is_number_word
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens, word_set
from claimgraph.reading.quantities.units import YEAR


def say_what(tokens: QuantityTokens, drafts: list[QuantityDraft]) -> None:
    """Set what each figure measures, by its own words or by those of the figure before it."""
    before: QuantityDraft | None = None
    for draft in drafts:
        if draft.restates is None:
            what = _from_before(tokens, before, draft) if before else None
            draft.what = what or measured(tokens, draft)
        elif before is not None:
            draft.what = before.what
        before = draft


def _from_before(tokens: QuantityTokens, before: QuantityDraft, draft: QuantityDraft) -> str | None:
    """Return what a figure measures that goes on from the one before; None where it does not.

    That is the other end of a change ("fell 18% to £42m"), or the same in another unit ("80 km, or
    about 50 miles").
    """
    between = {tokens.word(i) for i in range(before.end, draft.start)}
    one, other = before.unit, draft.unit
    if one and other and one.family == other.family and between in ({"or"}, {",", "or"}):
        return before.what if one.code != other.code else None
    way, near = tokens.word(draft.start - 1), draft.start - before.end <= LONGEST + 1
    if way in ("up", "down") and tokens.word(draft.start - 2) == "," and near and before.what:
        return f"{before.what.partition(' per ')[0]} {way}"  # "closed at £5 a tonne, down 2%"
    if between == {"to"} and draft.unit is not None and one != other:
        return subject(tokens, before, level=True)
    return before.what if before.what and _ends_change(tokens, before, draft) else None


def _ends_change(tokens: QuantityTokens, before: QuantityDraft, draft: QuantityDraft) -> bool:
    """Whether a figure is the other end of a change: "rose from 5,000 to 8,000", "fell to 4% in
    May from 5%", "rose to €3bn, up from €2bn"."""
    at = draft.start - 1
    other = next((i for i in range(at - 1, at - 7, -1) if tokens[i].kind != "number"), at)
    if tokens.word(at) == "to" and "from" in (tokens.word(i) for i in range(other - 2, at)):
        return True
    reached = tokens.word(before.start - 1) == "to" and before.unit == draft.unit is not None
    near = draft.start - before.end <= CLAUSE
    return tokens.word(at) == "from" and reached and near


_DIMENSIONS = word_pairs("en/quantities.txt", "dimensions")
LONGEST = 4
"""Words of a phrase that says what is measured."""


def measured(tokens: QuantityTokens, draft: QuantityDraft) -> str | None:
    """Return what a figure measures, in the words of the text; None when nothing beside it says."""
    per, end = rate(tokens, draft.beyond or draft.end)
    if draft.noun is not None and draft.noun.noun in STATES:
        return draft.noun.noun + per
    if draft.unit == YEAR and tokens.word(draft.start - 1) in ("aged", "age", "ages"):
        return "age"
    if draft.noun is not None and draft.noun.phrase == "times":
        became = state(tokens, draft, end)
        return f"times{became}" if became else subject(tokens, draft)
    if draft.noun is not None:
        return plain(draft.noun.phrase) + state(tokens, draft, end) + per
    if draft.what is not None:
        return draft.what
    if draft.bare and not draft.numeral.share:
        what = equated(tokens, draft) or _of(tokens, draft)
        what = what or subject(tokens, draft) or changed(tokens, draft)
        return what + per if what else per.strip() or None
    after = _after(tokens, draft, end) or worth(tokens, draft)
    what = after or _of(tokens, draft) or subject(tokens, draft) or changed(tokens, draft)
    return what + per if what else per.strip() or None


def plain(phrase: str) -> str:
    """Leave out what only sets a count beside another: "nine more people"."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in _BESIDE else phrase


_BESIDE = word_set("more other further additional extra")


# -- states of what is counted ---------------------------------------------------------------------

_PASSIVE = word_set(
    """
    . , ; ) in at on by to from and or after during since when as for
    """
)
_NOT_STATES = word_list("en/quantities.txt", "not states")


def state(tokens: QuantityTokens, draft: QuantityDraft, at: int) -> str:
    """Read what became of those counted: "killed 14 people", "12 people were injured"."""
    after = at
    while tokens.word(after) in _AUXILIARIES:
        after += 1
    word = tokens.word(after)
    passive = after > at or tokens.word(after + 1) in _PASSIVE or tokens[after + 1].kind == "gap"
    more, other = tokens.word(after + 1), tokens.word(after + 2)
    if word in STATES and more in ("and", "or") and other in STATES:
        return f" {word} {more} {other}"  # "60 soldiers killed and wounded"
    if word in STATES or (is_participle(word) and passive):
        return f" {word}"
    word = tokens.word(draft.start - 1)
    told_of = tokens.word(draft.start - 2) in DETERMINERS  # "a staggering 14-man list"
    if word.endswith("ing") and len(word) > 5 and word not in _NOT_STATES:
        if told_of:
            return ""
        return f" {_past(word)}"
    return f" {word}" if is_participle(word) and word not in REACH else ""


_AUXILIARIES = word_list("en/quantities.txt", "auxiliaries")
_IRREGULAR = word_list("en/quantities.txt", "irregular")


_REPORTED = word_list("en/quantities.txt", "reported")


def is_participle(word: str) -> bool:
    """Whether a word in lower case may be the past participle of a verb."""
    regular = word.endswith("ed") and len(word) > 4 and word not in _REPORTED
    return regular or word in _IRREGULAR


def _past(word: str) -> str:
    """Return the past of a verb in -ing: "killing" → "killed", "injuring" → "injured"."""
    stem = word[:-3]
    regular = stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"
    return _IRREGULAR_PAST.get(word, regular)


_IRREGULAR_PAST = word_pairs("en/quantities.txt", "irregular past")


# -- phrases ---------------------------------------------------------------------------------------


def _after(tokens: QuantityTokens, draft: QuantityDraft, at: int) -> str | None:
    """Read "in aid", "worth of grain", "of capital", "tall", and "a $5 million grant"."""
    word = tokens.word(at)
    length = draft.unit is not None and draft.unit.family == "length"
    if word in _DIMENSIONS and (length or _DIMENSIONS[word] != "distance"):
        return _DIMENSIONS[word]
    if draft.numeral.share and draft.numeral.spelled and word in DETERMINERS:
        return _forward(tokens, at)  # "half the herd"
    share = draft.unit is not None and draft.unit.family == "share"
    if share and (tokens[at].text == "CI" or (word, tokens.word(at + 1)) == _CONFIDENCE):
        return "CI" if tokens[at].text == "CI" else " ".join(_CONFIDENCE)
    if word == "worth" and tokens.word(at + 1) == "of":
        return _forward(tokens, at + 2)
    money = draft.unit is not None and draft.unit.family == "money"
    if word == "of" and (
        draft.unit is None or draft.unit.family not in ("duration", "temperature")
    ):
        return _forward(tokens, at + 1)
    if word == "in" and money and not tokens[at + 1].text[:1].isupper():
        return None if tokens.word(at + 1) in DETERMINERS else _forward(tokens, at + 1)
    attributive = tokens.word(draft.start - 1) in DETERMINERS or tokens.hyphen(draft.end - 2)
    if attributive and _is_inner(tokens, at) and not is_participle(word):
        return _forward(tokens, at)
    return None


_CONFIDENCE = ("confidence", "interval")


def _forward(tokens: QuantityTokens, at: int) -> str | None:
    """Return the noun phrase that starts at a token, its articles left out."""
    while tokens.word(at) in DETERMINERS or tokens.word(at) in ("each", "every"):
        at += 1
    end, words, owned = at, 0, False
    longest = LONGEST
    while words < longest and (_is_inner(tokens, end) or (owned and tokens[end].kind == "number")):
        if end > at and not owned and _tells_on(tokens, end):
            break
        end += 1
        while tokens.hyphen(end):  # "return-to-office"
            end += 2
        plural_owner = _is_apostrophe(tokens, end) and tokens.word(end - 1).endswith("s")
        owned = plural_owner or tokens.word(end - 1).endswith(("'s", "’s"))
        end, words = end + plural_owner, words + 1
        longest = words + LONGEST if owned else longest  # "the country's 241 million net users"
    vague = owned or (words == 1 and (tokens.word(at) in _HOLLOW or is_adverb(tokens.word(at))))
    return None if vague or end == at else tokens.printed(at, end) + rate(tokens, end)[0]


def _is_apostrophe(tokens: QuantityTokens, at: int) -> bool:
    return tokens[at].text in ("'", "’") and not tokens[at].spaced and tokens[at + 1].spaced


def _tells_on(tokens: QuantityTokens, at: int) -> bool:
    """Whether a verb follows on a noun: "losses covered by", "costs 5 euros", "bags weighing"."""
    word, after = tokens.word(at), tokens[at + 1]
    plural = is_plural(tokens[at - 1].text)
    if word in REACH:
        return after.kind != "word" or after.lower in DETERMINERS or is_adverb(after.lower)
    if word.endswith("ing"):
        return plural or after.lower in DETERMINERS
    agrees = is_base_form(word) if plural else is_third_person(word)
    finite = parts_of_speech(word) == {"VERB"} or (agrees and verb_share(word) > _MOSTLY)
    return is_participle(word) or finite or word.endswith(("n't", "n’t"))


_MOSTLY = 0.8
"""Share of uses as a verb from which on a word behind a noun is taken for one."""


def _of(tokens: QuantityTokens, draft: QuantityDraft) -> str | None:
    """Read "rainfall of 64 mm" and "losses in excess of $15 billion"."""
    at = draft.start
    if tokens.word(at - 1) == "of":
        at -= 1
    elif draft.bare and is_magnitude(tokens, draft):
        return tokens.word(at - 1) if tokens.word(at - 1) == "magnitude" else None
    elif draft.start == draft.number or tokens.word(at) not in ("in", "exceeding", "upwards"):
        return None
    return _backward(tokens, at)


def _backward(tokens: QuantityTokens, at: int) -> str | None:
    start = at
    while start > at - LONGEST and _is_inner(tokens, start - 1):
        word = tokens.word(start - 1)
        told = is_third_person(word) and verb_share(word) > _MOSTLY  # "expects profit of"
        if told or (word in REACH and word.endswith(("s", "ed"))) or is_number_word(word):
            break
        start -= 1
    counted = tokens[start - 1].kind == "number" or is_number_word(tokens.word(start - 1))
    hollow = at == start + 1 and tokens.word(start) in _HOLLOW
    return tokens.printed(start, at) if at > start and not (counted or hollow) else None


_HOLLOW = word_list("en/quantities.txt", "hollow")
"""Nouns that say nothing of what is measured: "an average of 5 km"."""


_NOT_INNER = PHRASE_ENDS | word_set("worth more less fewer each due")


def _is_inner(tokens: QuantityTokens, at: int) -> bool:
    return tokens[at].kind == "word" and (
        tokens.word(at) not in _NOT_INNER or tokens[at].text == "US"
    )

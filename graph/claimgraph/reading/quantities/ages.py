"""Numbers that are ages: "45 years old", "aged 5 to 9", "Smith, 45, said", "when she was 12"."""

from __future__ import annotations

from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_person_noun, is_surname
from claimgraph.reading.quantities.drafts import QuantityDraft
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens


def is_some_age(tokens: QuantityTokens, at: int) -> bool:
    """Whether a number is a decade of life that leaves the age open: "a 70-something"."""
    return tokens.word(at + tokens.hyphen(at)) in ("something", "somethings")


def read_age(tokens: QuantityTokens, draft: QuantityDraft) -> None:
    """Read "years old", "-year-old" and "years of age"."""
    if draft.unit is None or draft.unit.code not in ("a", "mo", "wk", "d"):
        return
    at = draft.end + tokens.hyphen(draft.end)
    old = tokens.word(at).replace("’", "'").removesuffix("'s") in ("old", "olds")
    aged = (tokens.word(at), tokens.word(at + 1)) == ("of", "age")
    if old or aged:
        draft.what, draft.end = "age", at + 1 + aged
    elif tokens.word(draft.end - 1) in ("yo", "o"):
        draft.what = "age"


def is_age(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether the words around a number without a unit make it an age in years."""
    if tokens.word(draft.end + 2) in _SHORTER:  # aged 5 to 17 months
        return False
    return any(told(tokens, draft) for told in (_is_aged, _is_bound, _is_apposed, _is_at_age))


_SHORTER = frozenset({"months", "weeks", "days"})


def _is_aged(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether words before a number call it an age: "aged 5", "the age of 18"."""
    at = draft.start - 1
    at -= tokens.word(at) in ("between", "from")
    at -= tokens.word(at) == "of" and tokens.word(at - 1) in ("age", "ages")
    words = [tokens.word(i) for i in range(draft.start, draft.end)]
    compared = not _OF_AGE.isdisjoint(words)  # "30 or older"
    return (compared or tokens.word(at) in ("aged", "age", "ages")) and draft.value < 120


_OF_AGE = frozenset({"older", "younger"})


def _is_bound(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether it bounds the age of people: "children under five", "those over 50"."""
    bound, whose = tokens.word(draft.start), tokens.word(draft.start - 1)
    people = whose in _PEOPLE or any(map(is_person_noun, lemmas(whose, "NOUN")))
    after = tokens[draft.end]
    ends = after.kind != "word" or after.lower in CLOSED or after.lower.endswith("ed")
    return people and ends and bound in ("under", "over") and 2 < draft.value < 120


_PEOPLE = frozenset({"people", "those", "them"})


def _is_at_age(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether it is when somebody did something: "At 17 she left", "he was 12 when"."""
    before = tokens.word(draft.start - 1)
    if before in _BEING and 2 < draft.value < 120 and draft.start == draft.number:
        after = tokens[draft.end]
        ends = after.kind == "gap" or after.text in (".", ",", ";") or after.lower in _ON
        named = is_surname(tokens[draft.start - 2].text) and after.text in (".", ",", "and", "when")
        return ends and (named or tokens.word(draft.start - 2) in ("he", "she", "i", "who"))
    at = draft.end + (tokens[draft.end].text == ",")
    somebody = tokens.word(at) in ("he", "she") and 4 < draft.value < 120
    return somebody and before == "at"


_BEING = frozenset({"was", "is", "am", "turned", "turns"})
_ON = frozenset({"when", "in", "and", "at", "but", "or", "while"})


def _is_apposed(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number stands between commas after a name, as ages do: "Smith, 45, said"."""
    at = draft.number - (tokens.word(draft.number - 1) == "also")
    name, comma = tokens[at - 2], tokens[at - 1]
    after = tokens[draft.end].text
    full = _is_full_name(tokens, at - 2)
    named = name.text[:1].isupper() and (after == "," or full)
    somebody = tokens.word(at - 3) in ("the", "a") and is_person_noun(name.lower)
    return (
        comma.text == ","
        and name.kind == "word"
        and (named or (somebody and after == ","))
        and after in (",", ".")
        and draft.value < 120
        and (tokens[draft.number].text.isdecimal() or (full and draft.numeral.spelled))
        and draft.end == draft.numeral.end
    )


def _is_full_name(tokens: QuantityTokens, last: int) -> bool:
    """Whether a given name and another end here: "Eva Lund, 29."."""
    return is_first_name(tokens[last - 1].text) and not tokens[last].text.isupper()

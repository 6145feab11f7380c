"""One number with its unit or its counted noun, as a draft that later steps join and check."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimgraph.model import Comparator
from claimgraph.reading.figures.comparators import comparator_after, comparator_before
from claimgraph.reading.figures.counted import Counted, counted
from claimgraph.reading.figures.money import money_after, money_before, money_scale
from claimgraph.reading.figures.numerals import Numeral, numeral
from claimgraph.reading.figures.tokens import Tokens
from claimgraph.reading.figures.units import YEAR, Unit, unit_after

MINUS = ("-", "−", "–", "‐")


@dataclass(slots=True)
class Draft:
    """A figure being read: where it stands in the tokens, and what is known of it so far."""

    start: int
    """The comparator before it, or else the number."""
    number: int
    """The sign, currency or number it starts with."""
    end: int
    value: Decimal
    numeral: Numeral
    unit: Unit | None = None
    noun: Counted | None = None
    upper: Decimal | None = None
    comparator: Comparator = "equal"
    what: str | None = None
    implied: bool = False
    """Whether the unit is taken from another figure, not printed beside this one."""
    listed: bool = False
    """Whether it follows on another number of the same list."""
    restates: int | None = None
    """The place in the text of the figure it puts into another unit."""

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.unit is None and self.noun is None


def measure(tokens: Tokens, at: int) -> Draft | None:
    """Return the number, unit and counted noun that start at a token; None when none do."""
    if money := money_before(tokens, at):
        return _sum(tokens, at, *money)
    sign, first = _sign(tokens, at)
    if (found := numeral(tokens, first)) is None:
        return None
    found = _ratio(tokens, found)
    draft = Draft(at, at, found.end, sign * found.value, found)
    after = comparator_after(tokens, found.end)
    draft.end = after[1] if after else found.end
    _read_unit(tokens, draft)
    _read_comparator(tokens, draft, after)
    return draft


def _sum(tokens: Tokens, at: int, unit: Unit, first: int) -> Draft | None:
    """Read a number after its currency: "$3.5m", "US$1.02 million", "$10 dollars"."""
    found = numeral(tokens, first)
    if found is None or found.share:
        return None
    found = money_scale(tokens, found)
    draft = Draft(at, at, found.end, found.value, found, unit)
    if (again := money_after(tokens, found.end, found)) and again[0].family == "money":
        draft.unit, draft.end = again[0] if again[0].code else unit, again[2]
    _read_comparator(tokens, draft, None)
    return draft


def _sign(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the sign of a number and where its digits start: "-5", "minus five", "+3"."""
    glued = not tokens[at + 1].spaced and tokens[at + 1].kind == "number"
    opens = tokens[at].spaced or tokens[at - 1].text in "([≥≤<>=~∼≈"
    if tokens[at].text in MINUS and glued and opens:
        return -1, at + 1
    if tokens.word(at) in ("minus", "negative"):
        return -1, at + 1
    return 1, at + (tokens[at].text == "+" and glued)


def _ratio(tokens: Tokens, found: Numeral) -> Numeral:
    """Read "five out of eight" and "one in five" as the fraction they state."""
    out_of = (tokens.word(found.end), tokens.word(found.end + 1)) == ("out", "of")
    if not out_of and tokens.word(found.end) != "in":
        return found
    whole = numeral(tokens, found.end + 1 + out_of)
    if whole is None or whole.scale > 1 or not 0 < found.value < whole.value <= 1000:
        return found
    share = (found.value / whole.value).quantize(Decimal(10) ** -20).normalize()
    return Numeral(share, whole.end, found.spelled, share=True)


def _read_unit(tokens: Tokens, draft: Draft) -> None:
    if money := money_after(tokens, draft.end, draft.numeral):
        draft.unit, draft.numeral, draft.end = money
        sign = -1 if draft.value < 0 else 1
        draft.value = sign * draft.numeral.value
    elif found := unit_after(tokens, _past_uncertainty(tokens, draft.end)):
        draft.unit, draft.end = found
        _read_age(tokens, draft)
    elif noun := _noun(tokens, draft):
        draft.noun, draft.end = noun, noun.end


def _past_uncertainty(tokens: Tokens, at: int) -> int:
    """Step over the uncertainty of the last digits, as in "4.2153(4) Å"."""
    texts = [tokens[at + step] for step in range(3)]
    closed = texts[0].text == "(" and texts[1].kind == "number" and texts[2].text == ")"
    return at + 3 if closed and not texts[0].spaced else at


def _read_age(tokens: Tokens, draft: Draft) -> None:
    """Read "years old", "-year-old" and "years of age"."""
    if draft.unit is None or draft.unit.code not in ("a", "mo", "wk", "d"):
        return
    at = draft.end + tokens.hyphen(draft.end)
    old = tokens.word(at) in ("old", "olds")
    aged = (tokens.word(at), tokens.word(at + 1)) == ("of", "age")
    if old or aged:
        draft.what, draft.end = "age", at + 1 + aged
    elif tokens.word(draft.end - 1) in ("yo", "o"):
        draft.what = "age"


def _noun(tokens: Tokens, draft: Draft) -> Counted | None:
    """Read the counted noun; "5-member" counts members, "5-star" describes."""
    at, found = draft.end, draft.numeral
    if tokens.hyphen(at):
        compound = found.value >= 10 and tokens[at + 1].kind == "word" and not found.vague
        word = tokens[at + 1]
        if not compound or word.lower == "strong" or not word.text.islower():
            return None
        return Counted(word.text, word.text, at + 2)
    glued = not tokens[at].spaced and tokens[at].kind == "word"
    return None if glued else counted(tokens, at, Decimal(2) if found.share else draft.value)


def _read_comparator(
    tokens: Tokens, draft: Draft, after: tuple[Comparator, int] | None
) -> None:
    """Set the comparator from the words before the number, or else those after it."""
    duration = draft.unit is not None and draft.unit.family == "duration"
    if after is None and (after := comparator_after(tokens, draft.end)):
        draft.end = after[1]
    if before := comparator_before(tokens, draft.number, duration):
        draft.comparator, draft.start = before
    if after and draft.comparator in ("equal", "approximately"):
        draft.comparator = after[0]
    elif draft.numeral.vague and draft.comparator in ("equal", "approximately"):
        draft.comparator = "atLeast"
    aged = tokens.word(draft.start - 1) in ("aged", "age")
    if aged and draft.bare:
        draft.unit, draft.what, draft.implied = YEAR, "age", True

"""Sums of money as English prints them: currency by name, code and symbol.

Names, symbols and the currencies that are tender today are CLDR's; "$" and "£" are read as CLDR
reads them in English, as the US dollar and the British pound. A name that several currencies share,
such as "francs", gives no code.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from claimgraph.reading.lang.word_lists import every_row, word_list, word_pairs
from claimgraph.reading.quantities.numerals import MONEY_SCALES
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens
from claimgraph.reading.quantities.spelled import Numeral
from claimgraph.reading.quantities.units import Unit

CENTS = Unit(None, "cents", "cents")
_CENTS = {"cent": CENTS, "cents": CENTS, "¢": CENTS}
_PENCE = Unit(None, "pence", "cents")
_EACH = frozenset({"a", "an", "per", "each"})
_MINOR = _CENTS | {"pence": _PENCE, "penny": _PENCE}


def money_before(tokens: QuantityTokens, at: int) -> tuple[Unit, int] | None:
    """Return the currency printed before a number, such as "US$", "€" or "USD", and its end."""
    for end in (at + 2, at + 1):
        printed = tokens.text[tokens[at].start : tokens[end - 1].end]
        after = tokens[end]
        if (end - at) == 2 and tokens[at + 1].spaced:  # "US $5", but not "a $5 fine"
            printed = "".join(printed.split()) if len(tokens[at].text) > 1 else ""
        if (unit := _prefix(printed)) and after.kind != "gap":
            return unit, end + (after.text == "." and not after.spaced)
    return None


def money_after(
    tokens: QuantityTokens, at: int, found: Numeral
) -> tuple[Unit, Numeral, int] | None:
    """Return the currency after a number, the number with its scale, and where it ends."""
    at += tokens.hyphen(at)
    at += found.vague and tokens.word(at) == "of"
    scaled = _scaled(tokens, at, found)
    if shillings := _with_dash(tokens, scaled or found):
        return shillings
    if found.vague and (named := _name(tokens, at, found)):
        return named[0], found._replace(end=at), named[1]  # "tens of thousands of pounds"
    for number in filter(None, (found, scaled)):
        start = number.end + tokens.hyphen(number.end)
        if named := _name(tokens, start, number):
            return *named[:1], number, named[1]
    token = tokens[at]
    if token.text[:1] in "mMbBk" and token.text[1:] in codes():  # "20 MUSD"
        factor = MONEY_SCALES[token.lower[0]]
        return _unit(token.text[1:]), found.times(factor, at + 1), at + 1
    return None


def _with_dash(tokens: QuantityTokens, found: Numeral) -> tuple[Unit, Numeral, int] | None:
    """Read "4m/-" and "10,000/-": shillings or rupees, which of them is not said."""
    slash, dash, after = (tokens[found.end + step] for step in range(3))
    joined = slash.text == "/" and dash.text == "-" and not (slash.spaced or dash.spaced)
    if not joined or (not after.spaced and after.kind in ("word", "number")):
        return None
    return Unit(None, "/-", "money"), found, found.end + 2


def money_scale(tokens: QuantityTokens, found: Numeral) -> Numeral:
    """Read the scale of a sum whose currency stands before it: "$3m", "£2 bn", "€10B"."""
    return _scaled(tokens, found.end, found) or found


def _scaled(tokens: QuantityTokens, at: int, found: Numeral) -> Numeral | None:
    token = tokens[at]
    glued = not token.spaced or token.lower in ("bn", "mn", "tn", "mln", "trn", "mio", "m", "b")
    factor = MONEY_SCALES.get(token.lower) if glued and found.scale == 1 else None
    return found.times(factor, at + 1) if factor else None


# -- printed currencies ----------------------------------------------------------------------------


def _unit(code: str) -> Unit:
    return Unit(code, None, "money")


@cache
def codes() -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies that are tender somewhere today."""
    return frozenset(code for code, (tender, *_) in _currencies().items() if tender)


@cache
def _currencies() -> dict[str, list[str]]:
    """Return what the table says of each currency, by code: tender, symbol and two names."""
    return {code: told for code, *told in every_row("en/data/currencies.tsv")}


def _prefix(printed: str) -> Unit | None:
    """Return the currency of a sign or code printed before a number."""
    code = _symbols().get(
        printed, printed if printed in codes() and printed not in _WORDS else None
    )
    if code:
        return _unit(code)
    upper = printed.upper()
    if upper in _BEFORE:
        return _BEFORE[upper]
    letters = upper.removesuffix("$")
    if letters == upper or not letters.isalpha():
        return None
    dollars = (letters, letters + "D", _DOLLARS.get(letters, ""))
    return next((_unit(code) for code in dollars if code in codes()), None)


_WORDS = word_list("en/quantities.txt", "words")
"""Codes that in capitals before a number are more often words: "TOP 10", "COP28"."""
_DOLLARS = word_pairs("en/quantities.txt", "letters of dollars")
_BEFORE = {code: _unit(code) for code in ("USD", "EUR", "GBP")} | {
    "RMB": _unit("CNY"),
    "RM": _unit("MYR"),
    "RS": Unit(None, "rupees", "money"),
    "KR": Unit(None, "kronor", "money"),
}


@cache
def _symbols() -> dict[str, str]:
    """Return the currencies by the sign for them: CLDR's, or that of the Unicode sign's name."""
    symbols = {
        symbol: code
        for code, (_, symbol, *_) in _currencies().items()
        if code in codes() and not symbol.isalnum()
    }
    for number in range(0x20A0, 0x20D0):  # the block "Currency Symbols"
        words = unicodedata.name(chr(number), "").casefold().split()
        if words[-1:] == ["sign"] and words[-2] not in _OTHERWISE | {"lira"}:
            symbols.setdefault(chr(number), _bare_names().get(words[-2], ""))
    return {symbol: code for symbol, code in symbols.items() if code} | {"₽": "RUB"}


@cache
def _full_names() -> dict[tuple[str, ...], str]:
    """Return the currencies by full name, both numbers, historic ones too: "swiss francs"."""
    names: dict[tuple[str, ...], str] = {}
    for code, (_, _, *both) in _currencies().items():
        for name in both:
            words = tuple(re.findall(r"[^\W\d_]+", name.casefold().partition("(")[0]))
            if len(words) > 1 and (code in codes() or words not in names):
                names[words] = code
    return names


@cache
def _bare_names() -> dict[str, str]:
    """Return the currencies that alone bear the last word of their name: "yen", "euros"."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for words, code in _full_names().items():
        if code in codes():
            bearers[words[-1]].add(code)
    for name in _currencies()["EUR"][2:]:
        bearers[name.casefold()] = {"EUR"}
    return {word: only for word, (only, *others) in bearers.items() if not others} | _BY_USE


_BY_USE = word_pairs("en/quantities.txt", "currencies by use")
_OTHERWISE = word_list("en/quantities.txt", "otherwise")
"""Last words of currencies' names that are more often something else."""


@cache
def _shared_names() -> frozenset[str]:
    """Return the names that several currencies bear, after which no code is given: "francs"."""
    lasts = {words[-1] for words, code in _full_names().items() if code in codes()}
    return frozenset(lasts - set(_bare_names()) - _OTHERWISE | {"rouble", "roubles"})


def _name(tokens: QuantityTokens, at: int, found: Numeral) -> tuple[Unit, int] | None:
    """Read a currency after a number: "Swiss francs", "euros", "EUR", "€", "cents"."""
    token = tokens[at]
    if token.text in codes() or token.text in _symbols():
        if tokens[at + 1].kind == "number":  # "3 USD50 cards", "1 $ 10 bill"
            return None
        return _unit(_symbols().get(token.text, token.text)), at + 1
    if token.lower in _MINOR:
        return _MINOR[token.lower], at + 1
    if token.text == "p" and not token.spaced and _is_price(tokens, at):
        return _PENCE, at + 1  # else it may be pages or a resolution
    for words, end in tokens.names(at, 5) if _without_stops(token.lower) in _openings() else ():
        if code := _full_names().get(tuple(map(_without_stops, words))):
            return _unit(code), end
    word = token.lower
    if word in ("pound", "pounds"):
        return _pounds(tokens, at, found)
    if word in _bare_names() and word not in _OTHERWISE:
        return _unit(_bare_names()[word]), at + 1
    if word in _shared_names() and (word != "won" or found.value >= 100):
        return Unit(None, word, "money"), at + 1
    return None


def _without_stops(word: str) -> str:
    return "us" if word == "u.s." else word.replace(".", "")


@cache
def _openings() -> frozenset[str]:
    """Return the first words of the full names of currencies: "swiss"."""
    return frozenset(words[0] for words in _full_names())


def _is_price(tokens: QuantityTokens, at: int) -> bool:
    """Whether "p" stands for pence: "140p a litre", "it costs 140p"."""
    return tokens.word(at + 1) in _EACH or tokens.word(at - 2) in _PAID


def _pounds(tokens: QuantityTokens, at: int, found: Numeral) -> tuple[Unit, int] | None:
    """Read "pounds" as money when sterling is named or a scale is: nobody weighs in millions."""
    if tokens.word(at + 1) == "sterling":
        return _unit("GBP"), at + 2
    if tokens.word(at + 1) == "of":
        return None
    if found.scale > 1 or found.vague:
        return _unit("GBP"), at + 1
    paid = any(tokens.word(j) in _PAID for j in range(at - _BACK, at))
    return (Unit(None, "pounds", "money"), at + 1) if paid else None


_PAID = word_list("en/quantities.txt", "paid")
_BACK = 9
"""Tokens before "pounds" among which a verb of paying is looked for."""

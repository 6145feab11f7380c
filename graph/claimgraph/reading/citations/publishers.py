"""Who published a work, by the name that an entry of a source list prints.

That is the newspaper, broadcaster, journal or site it appeared in, or else the house or body that
issued it. A name is taken where the form of the entry leaves no other reading (a house behind its
town, a journal before its volume), or where it is one that publishers have.
"""

from __future__ import annotations

import re

from claimgraph.patterns import regex
from claimgraph.reading.citations.entry_dates import DATE, OTHER_DATE, STOP, TITLE
from claimgraph.reading.citations.publisher_names import (
    has_head,
    is_acronym,
    is_house,
    is_inverted,
    is_known,
    is_person,
    is_publisher,
    is_titled,
    kept_name,
    place_named,
)
from claimgraph.reading.lang.word_lists import any_of, look_up

_NAME = r"[^\W\d_][^\x01-\x04,;()\[\]|“”\"«»:]{1,80}?"
_PLACE = r"(?:St\.[ ])?[^\W\d_a-z][^\x01-\x04,;()\[\]|:.\d]{1,30}"
_PLACES = rf"{_PLACE}(?:,[ ]{_PLACE}){{0,2}}"
_IN_BRACKETS = regex(
    rf"\((?:[^()]{{0,80}}[;,][ ])?(?:(?P<place>{_PLACES}):[ ])?"
    rf"(?P<name>{_NAME})(?P<joint>[,;:]?[ ])(?:\x03;[ ])?\x02\)"
)
_AT_PLACE = regex(
    rf"(?:^|[.,)][ ])(?P<place>{_PLACES})[ ]?:[ ]?(?P<name>{_NAME})"
    r"(?:[,;]?[ ]\x02|\.?$|\.[ ](?:ISBN|OCLC|pp?\.|\d{1,4}[ ](?:p|S)\.|\x04)|[ ]\x04)"
)
_PLACE_BEHIND = regex(rf"[.,:][ ](?P<name>{_NAME}),[ ](?P<place>{_PLACE})(?P<comma>,?)[ ]\x02")
_PLACE_BEFORE = regex(rf",[ ](?P<place>{_PLACE}),[ ](?P<name>{_NAME}),[ ]\x02")
_BY_YEAR = regex(rf"(?:^|[.,?!][ ])(?P<name>{_NAME})[.;,]?[ ]\x02(?:[ ]?\[[^\]]{{0,60}}\])?;[ ]?\d")
_BY_VOLUME = regex(
    r"""(?P<before>^|[.?!)][ ]|,[ ]|\x01\W{0,3})
    (?P<name>
        (?:[A-Z]{2,6}[ ])?(?:[A-Z][a-z]{0,9}\.?[ ]){0,4}[A-Z][a-z]{0,12}\.  # ACM Trans. Inf. Syst.
        |[^\W\d_a-z][^\x01-\x04();.?!“”\"]{1,90}?
    ),?[ ]
    (?:(?:vol|no|Bd|t)\.?[ ]?)?\d{1,4}  # the volume
    (?:[ ]?\(\d[\d–/-]{0,8}\)|,[ ](?:no\.?|n[°º.]|H\.|Nr\.)[ ]?\d{1,4})?  # the issue
    [ ]?(?:\(\x02\))?
    (?:[,:][ ]?(?:pp?\.?|S\.)?[ ]?[eA-Z]?\d|[ ]?\(\x02\)|\.?[ ]?\x04|\.?$)  # pages, a date, the end
    """,
    re.VERBOSE,
)
_LABELLED = regex(
    rf"(?<!\w){any_of('publisher')}[ ]?:[ ](?P<name>{_NAME})(?=[.,;][ ]|[.;]?$|[ ]?[\x02\x04|\n])"
)
_AFTER_TITLE = regex(
    rf"(?P<within>[Ii]n:?[ ])?(?P<name>{_NAME})"
    r"(?P<next>,[ ]|,$|[ ]?\(|;|[ ][–—|·-][ ]|\.[ ]|\.$|[ ]?[\x02-\x04]|:|$)"
)
_ABBREVIATED = regex(r"(?:[A-Z][\w-]{0,14}\.?[ ]?){1,5}\.(?=,)")
_REMARK = regex(r"\(([A-Za-z][A-Za-z ]{1,24})\)[.,]?[ ]")
"""What kind of thing a work is: "(PDF)", "(press release)"."""
_AUTHORS = regex(r"[^.\x01-\x04]{2,120}?\.{1,2}[ ]")
"""An author's name behind a title: "Lind, Ann. "."""
_BY = regex(r"(?i:by|von|par|por|di)[ ][^,.(\x02]{3,60}[,.]?[ ]")
_VOLUME = regex(r"[, ]+(?:vol\.?[ ]?)?\d[\d.:/()–-]*$")
_NUMBERED = regex(r"[\x02\x04]|\b(?:vol|no|pp?|S|Nr)\.[ ]?\d|n\.d\.")
_BREAK = rf"{STOP}|[?!][ ]|,[ ]|[ ][–—|·-][ ]|[|\x01-\x04()\[\]]"
_BREAKS, _BREAKS_OR_COLON = regex(_BREAK), regex(rf"{_BREAK}|:[ ]")
_DATED_ENDS = regex(r"[(, –—-]*\x02|[. ]*\x04|[. ]*$")
_SLOT = regex(
    r"([^\x01-\x04]{2,300})\([^()]{0,12}(?:[\x02\x03]|n\.d\.|in press)[^()]{0,12}\)\.?,?:?[ ]"
)
"""Authors and date, as they open an entry."""
_ENDS_SLOT = regex(r"[\x03\x04]|[ ](?:ISBN|OCLC)\b")
_ASIDE = regex(r"[ ](?:\([^()]{0,80}(?:\)|$)|\[[^\[\]]{0,40}\])")
_IN = regex(rf"\b[Ii]n:[ ]({_NAME}),?[ ](?:vom[ ]\x02|\x02|\d{{1,4}}[ ]?\(\x02\))")
_HOUSE = regex(rf"(?P<before>.{{5,300}}{STOP})(?P<name>{_NAME}),?[ ]\x02(?:[ ]?\([^()]*\))?[. ]*")
_STOPS = (". ", "? ", "! ", ") ")
_DAY, _FEW, _SHORT, _SMALL = 10, 4, 5, 3


def publisher_in(laid: str, url: str | None, published: str | None) -> str | None:
    """Return the publisher that an entry names; None where that is not sure.

    Args:
        laid: the entry with signs for its title, dates and addresses.
        url: where it leads.
        published: the day of publication, which says how exact the date is.
    """
    if labelled := _LABELLED.search(laid):
        return kept_name(labelled["name"])
    if TITLE in laid:
        return _beside_title(laid, url) or _in_brackets(laid, url, published) or _by_place(laid)
    return (
        _in_brackets(laid, url, published)
        or _by_place(laid)
        or _journal(laid)
        or _in_periodical(laid, published)
        or _behind_slot(laid, url)
        or _outlet(laid, url)
        or _house(laid)
    )


# -- beside a title that stands in quotation marks or is a link ------------------------------------


def _beside_title(laid: str, url: str | None) -> str | None:
    before, _, after = laid.partition(TITLE)
    behind = after.lstrip(' .,:;–—-|”"“’)]')
    if (remark := _REMARK.match(behind)) and not is_publisher(remark[1], url):
        after = behind = behind[remark.end() :]
    by = _BY.match(behind)
    behind = behind[by.end() :] if by else behind
    if after.lstrip()[:1] != "(" and (found := _container(behind, url, dated=DATE in before)):
        return found
    front = before.strip(" ,.:;–—-|“\"'[(\x02\x03)")
    single = front and not re.search(r"[,;()\x01-\x04]|\.[ ]", front)
    return kept_name(front) if single and (is_publisher(front, url) or is_acronym(front)) else None


def _container(behind: str, url: str | None, *, dated: bool) -> str | None:
    """Return what a work appeared in, right behind its title: "Nature 12, no. 4", "Reuters, …"."""
    found = _AFTER_TITLE.match(behind)
    if found is None:
        return None
    name, end = found["name"], found.end()
    if found["next"] == ". " and (more := _ABBREVIATED.match(behind, end)):
        name, end = f"{name}. {more[0]}", more.end()  # "IEEE Trans. Signal Process., vol. 2"
    volume = _VOLUME.search(name)
    name = name[: volume.start()] if volume else name
    name = name.strip(" *_")
    if found["next"] == ", " and is_inverted(name, behind[found.end() :]):
        return _container(_AUTHORS.sub("", behind), url, dated=dated)
    if is_person(name) and found["next"] == ", ":
        return _container(behind[found.end() :], url, dated=dated)
    if found["within"] and not (volume or is_known(name)):
        return None  # a book, or proceedings
    if found["next"] == ":" or (found["next"] in ("", ".") and not is_publisher(name, url)):
        return None
    rest = behind[found.end("name") :]
    told = volume or _tells_where(rest) or (dated and OTHER_DATE in rest)
    if not told and not is_publisher(name, url):
        return None
    return kept_name(name)


def _tells_where(rest: str) -> bool:
    """Say whether a date, a volume or an address follows, as behind what a work appeared in."""
    return _NUMBERED.search(rest, 0, 90) is not None


# -- without one -----------------------------------------------------------------------------------


def _in_brackets(laid: str, url: str | None, published: str | None) -> str | None:
    """Return who stands in brackets with the date: "(London: Cape, 1999)", "(Mail, 3 May 2022)"."""
    for found in _IN_BRACKETS.finditer(laid):
        name = found["name"].strip()
        if found["place"]:
            if place_named(found["place"]):
                return kept_name(name, certain=True)
        elif is_publisher(name, url) or (
            len(published or "") == _DAY and found["joint"] == ", " and is_titled(name)
        ):
            return kept_name(name)
    return None


def _by_place(laid: str) -> str | None:
    """Return the house that stands with its town: "London: Cape, 1999", "Beck, München 2011"."""
    for form in (_AT_PLACE, _PLACE_BEFORE, _PLACE_BEHIND):
        for found in form.finditer(laid):
            name = re.split(STOP, found["name"])[-1]
            if form is _PLACE_BEHIND and found["comma"] and not is_publisher(name, None):
                continue  # "Lind, Dover, 1973"
            dated = DATE in found[0] or re.search(STOP, laid[: found.start() + 1] + " ")
            towns = re.split(r",[ ]", found["place"])
            titled = name.startswith(("A ", "An ", "The ")) and not is_publisher(name, None)
            if dated and any(map(place_named, towns)) and not (titled or place_named(name)):
                return kept_name(name, certain=True)
    return None


def _journal(laid: str) -> str | None:
    """Return the journal that stands before year, volume or pages."""
    if found := _BY_YEAR.search(laid):
        return kept_name(_last_sentence(found["name"]), certain=True)
    for found in _BY_VOLUME.finditer(laid):
        name = found["name"]
        if found["before"] == ", ":
            name = name.split(", ")[-1]
            name = name if has_head(name) else ""
        elif "." in name:
            name = _abbreviated(name)
        elif not found["before"]:
            name = name if is_known(name) else ""
        if (
            name
            and ("," not in name or has_head(name))
            and (good := kept_name(name, certain=found["before"] in _STOPS))
        ):
            return good
    return None


def _abbreviated(name: str) -> str:
    """Return an abbreviated journal without the title before it: "Kelps. Nat. Chem."."""
    first, _, rest = name.partition(". ")
    plain = any(len(w) >= _SHORT and look_up("en/data/words.tsv", w.lower()) for w in first.split())
    return _abbreviated(rest) if rest and plain else name


def _last_sentence(words: str) -> str:
    """Return the journal among "Kelp and carbon. Nature": the last sentence, or "J. Biol. Chem"."""
    parts = words.split(". ")
    short = all(len(part) <= _SHORT and part.isalpha() for part in parts)
    return words if short else parts[-1]


def _in_periodical(laid: str, published: str | None) -> str | None:
    """Return the paper that stands behind "In:" and before a day."""
    found = _IN.search(laid)
    name = re.split(STOP, found[1])[0] if found else ""
    day = len(published or "") == _DAY
    return kept_name(name) if name and (day or has_head(name)) else None


def _behind_slot(laid: str, url: str | None) -> str | None:
    """Return the publisher at the end of "Orr, B. (2021). Title. Publisher. https://…"."""
    slot = _SLOT.match(laid)
    if slot is None:
        return None
    rest = _ENDS_SLOT.split(laid[slot.end() :])[0].strip(" .")
    rest = _ASIDE.sub("", rest).strip(" .")
    parts = re.split(STOP + r"|[?!][ ]", rest)
    name = parts[-1].strip()
    before, _, town = name.rpartition(", ")
    name = before if before and place_named(town) else name
    plain = any(len(word) > _SMALL and word.islower() for word in parts[0].split())
    if len(parts) > 1 and (
        is_publisher(name, url) or (len(parts) == 2 and is_house(name, behind_words=plain))
    ):
        return kept_name(name)
    author = slot[1].strip(" .,")
    return kept_name(author) if len(parts) == 1 and has_head(author) and "," not in author else None


def _outlet(laid: str, url: str | None) -> str | None:
    """Return a known kind of outlet that opens an entry, ends it or stands before its date."""
    for end in [found.start() for found in _DATED_ENDS.finditer(laid)][:3]:
        before = laid[:end].rstrip(" .,;:–—-|(")
        name = _BREAKS.split(before)[-1].strip()
        if not name or place_named(name):
            continue
        alone = is_acronym(name) and before[: -len(name)].rstrip()[-1:] in tuple("–—-|·")
        if alone or is_publisher(name, url):
            return kept_name(name)
    first = _BREAKS_OR_COLON.split(laid.lstrip(" \x02\x03–—-:,()"), maxsplit=1)[0].strip()
    return kept_name(first) if DATE in laid and is_publisher(first, url) else None


def _house(laid: str) -> str | None:
    """Return the house at the end of "Author. Title. House, year."."""
    found = _HOUSE.fullmatch(laid)
    if found is None or len(re.split(STOP, found["before"])) < _FEW - 1:
        return None
    name = found["name"].strip()
    return kept_name(name) if is_house(name) and not place_named(name) else None

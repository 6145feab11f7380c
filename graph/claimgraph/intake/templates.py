"""Wiki templates that say something: citations, short citations, conversions, quotations.

What a template prints is written on its wiki, not in the page, so only those that many wikis share
are read; the others are left out and counted.
"""

from __future__ import annotations

from typing import Any

from claimgraph.patterns import regex
from claimgraph.reading.citations.entry_dates import one_date

LISTS = frozenset({
    "references", "reflist", "références", "listaref", "notelist", "einzelnachweise",
    "примечания", "примітки", "referências", "مراجع", "پانویس", "הערות שוליים", "przypisy",
    "kaynakça", "脚注リスト", "각주", "tham khảo", "viitteet", "noter", "fotnoteliste", "reflista",
})  # fmt: skip
"""Templates where the notes are listed."""
EXPLAIN = {"efn": "lower-alpha", "efn-lr": "lower-alpha", "efn-ua": "upper-alpha", "refn": ""}
QUOTES = frozenset({"quote", "blockquote", "cquote", "quotation", "block quote", "bq"})
PRINTS: dict[str, str] = {
    "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "ndash": "–", "–": "–", "mdash": "—",
    "nbsp": "\u00a0", "'": "'", "!": "|", "=": "=", "-": "",
    "citation needed": " [citation needed]", "cn": " [citation needed]",
    "fact": " [citation needed]", "who": " [who?]", "when": " [when?]", "why": " [why?]",
    "by whom": " [by whom?]", "clarify": " [clarification needed]",
    "dubious": " [dubious – discuss]",
    "verify source": " [verification needed]", "page needed": " [page needed]",
    "better source needed": " [better source needed]",
    "better source": " [better source needed]",
}  # fmt: skip
FIRST = frozenset({
    "nowrap", "nobr", "abbr", "ill", "interlanguage link", "small", "big", "em", "strong", "nobold",
    "as of", "visible anchor", "vanchor"
})  # fmt: skip
"""Templates that print their first argument."""
LAST = frozenset({"lang", "langx", "transl", "transliteration"})
"""Templates that print their last unnamed argument."""
_MONEY = {"us$": "US$", "usd": "US$", "a$": "A$", "c$": "C$", "gbp": "£", "£": "£", "eur": "€",
          "€": "€", "inr": "₹", "₹": "₹", "jpy": "¥", "¥": "¥"}  # fmt: skip
_LANGUAGE = regex(r"lang-[a-z]{2,3}(?:-[a-z]+)?")
_CITES = regex(
    r"(?:cite|citation|vcite|cita|citar|citat|citace|citát|citeer|citaat|ouvrage|article|lien web"
    r"|literatur|internetquelle|webbref|tidningsref|bokref|kilde|книга|статья|публикация|cytuj"
    r"|web kaynağı|kitap kaynağı|haber kaynağı|chú thích|웹 인용|서적 인용|뉴스 인용"
    r"|استشهاد|مرجع|یادکرد|צ-אתר|צ-ספר|הערת שוליים)(?!\w)"
)
_TITLES = (
    "title", "titre", "titel", "título", "titolo", "titul", "tytuł", "tittel", "заглавие",
    "заголовок", "назва", "başlık", "tiêu đề", "제목", "عنوان", "כותרת", "otsikko", "cím", "titlu",
)  # fmt: skip
_URLS = (
    "url", "chapter-url", "archive-url", "lire en ligne", "ссылка", "посилання", "مسار", "نشانی",
    "כתובת", "adres", "verkko-osoite",
)  # fmt: skip
_RELATED = (
    "website", "work", "newspaper", "journal", "magazine", "publisher", "agency",
    "périodique", "werk", "obra", "éditeur", "verlag", "editorial", "site", "sitioweb",
    "publicación", "editore", "sito", "editora", "uitgever", "издание", "издательство",
    "видавець", "opublikowany", "yayıncı", "ناشر", "وب‌سایت",
)  # fmt: skip


_DATES = ("date", "year", "année", "datum", "jahr", "fecha", "año", "data", "anno", "ano",
          "год", "дата", "рік", "tarih", "rok", "تاريخ", "تاریخ")  # fmt: skip


_SURNAMES = (
    "last", "surname", "author", "nom", "auteur", "nachname", "autor", "apellido", "apellidos",
    "cognome", "autore", "sobrenome", "último", "nazwisko", "автор", "фамилия", "прізвище",
    "yazar", "soyadı", "المؤلف", "مؤلف", "نویسنده", "נویسندہ", "מחבר", "성", "저자", "forfatter",
    "författare", "efternamn", "etternavn", "efternavn", "tekijä", "příjmení", "szerző",
)  # fmt: skip
_FIRST_NAMES = (
    "first", "given", "prénom", "vorname", "nombre", "nome", "primeiro", "imię", "имя", "ім'я",
    "ad", "이름", "förnamn", "fornavn", "jméno",
)  # fmt: skip


_OF_SCRIPT = regex(r"^[a-z]{2,3}(?:-[A-Za-z]+)?:[ ]?")
"""The language of a title in another script: "ko:고려도자기"."""


def name_of(template: Any) -> str:
    """Return a template's name in lower case, without its namespace."""
    name = " ".join(str(template.name).replace("_", " ").split()).lower()
    return name.removeprefix("template:")


def argument(template: Any, *names: str) -> str:
    """Return the first argument that has one of the names, however written, and is not empty."""
    for name in (form for given in names for form in (given, given.capitalize())):
        if template.has(name, ignore_empty=True):
            return str(template.get(name).value).strip()
    return ""


def unnamed(template: Any) -> list[str]:
    """Return the unnamed arguments."""
    return [str(p.value).strip() for p in template.params if not p.showkey]


def names(template: Any) -> list[str]:
    """Return the notes that ``{{r|name|name}}`` or ``{{r|name1=name}}`` names."""
    given = (argument(template, f"name{n}") for n in range(1, 10))
    return [*unnamed(template), *filter(None, given)]


def pages(template: Any, number: int = 0) -> str:
    """Return the pages of a work as the wiki shows them behind its marker: ":12".

    It is "" for none, and for other places ("§ 3"), which a copied page could not be told by.

    Args:
        template: ``{{rp|12}}``, or ``{{r|name|name|page2=12}}``.
        number: which marker of the template is meant, from 1; 0 where it has a single one.
    """
    numbered = (f"page{number}", f"pages{number}", f"p{number}", f"pp{number}") if number else ()
    plain = ("p", "pp", "page", "pages") if number == 1 else ("p", "pp", "page", "pages", "at")
    found = argument(template, *numbered, *(plain if number < 2 else ()))
    found = found or (next(iter(unnamed(template)), "") if not number else "")
    return ":" + "".join(found.split()) if found[:1].isdecimal() else ""


def cites(template: Any) -> bool:
    """Whether a template is a full citation: it is named like one and gives a title or a url."""
    named = argument(template, *_TITLES, "url")
    return bool(named and _CITES.match(name_of(template)))


def citation(template: Any) -> tuple[str, str, list[str]]:
    """Return the title, the url and the other particulars of a full citation, as markup."""
    title = argument(template, *_TITLES, "chapter", "article", "trans-title")
    title = title or _OF_SCRIPT.sub("", argument(template, "script-title"))
    url = argument(template, *_URLS)
    if not url and (doi := argument(template, "doi")):
        url = f"https://doi.org/{doi}"
    where = argument(template, *_RELATED)
    rest = [authors(template), where, argument(template, *_DATES)]
    return title or url, url, [part for part in rest if part and part != title]


def imprint(template: Any) -> tuple[str | None, str | None]:
    """Return who published the work of a full citation, and when (ISO 8601)."""
    named = (_unlinked(argument(template, name)) for name in _RELATED)
    publisher = next((name for name in named if name and not _SITE.search(name)), None)
    return publisher, one_date(_unlinked(argument(template, *_DATES)) or "")


_SITE = regex(r"^\S+\.[a-z]{2,6}$")
_WIKILINK = regex(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")


def _unlinked(markup: str) -> str | None:
    """Return markup as the words it shows; None where it is more than words and links to pages."""
    words = _WIKILINK.sub(r"\1", markup).replace("'''", "").replace("''", "").strip()
    return None if not words or any(sign in words for sign in "{}[]<>|&") else words


def unread(content: Any) -> str:
    """Return what the unknown templates of a note name, where it says nothing else.

    ``{{ReptileDatabase|Blanus|cinereus}}`` gives "ReptileDatabase: Blanus, cinereus".
    """
    found = []
    for template in content.filter_templates(recursive=False):
        told = [str(p.value).strip() for p in template.params if str(p.value).strip()]
        found.append(": ".join(filter(None, (str(template.name).strip(), ", ".join(told)))))
    return "; ".join(found)


def with_scheme(url: str) -> str:
    """Return a url with its scheme, which "//example.org" leaves out."""
    return "https:" + url if url.startswith("//") else url


def authors(template: Any) -> str:
    """Return the authors as one string: "Last, First; Last, First"."""
    found = []
    for n in ("", *map(str, range(1, 5))):
        last = argument(template, *(f"{name}{n}" for name in _SURNAMES))
        first = argument(template, *(f"{name}{n}" for name in _FIRST_NAMES))
        if last:
            found.append(f"{last}, {first}" if first else last)
    return "; ".join(found)


def inline(template: Any) -> str | None:
    """Return what a small inline template prints, as markup; None when it is not known."""
    name, given = name_of(template), unnamed(template)
    if name in PRINTS:
        return PRINTS[name]
    if name in FIRST:
        return given[0] if given else ""
    if name in LAST or _LANGUAGE.fullmatch(name):
        return given[-1] if given else ""
    if name in QUOTES:
        said = argument(template, "text", "quote") or (given[0] if given else "")
        who = argument(template, "author", "source") or (given[1] if len(given) > 1 else "")
        plain = not any(mark in said for mark in '"“”')
        return f"\n\n“{said}” — {who}\n\n" if who and said and plain else f"\n\n{said}\n\n"
    if name in ("convert", "cvt") and len(given) > 1:
        between = given[1] in ("to", "-", "–", "and") and len(given) > 3
        return (
            f"{given[0]} {given[1]} {given[2]} {given[3]}" if between else f"{given[0]} {given[1]}"
        )
    if name == "val" and given:
        return f"{given[0]} {argument(template, 'u', 'ul', 'up')}".strip()
    if name in _MONEY and given:
        return _MONEY[name] + given[0]
    return None

"""Writes down the text of a wiki page: notes as "[1]", their list where the page shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from claimgraph.intake import shortcites, templates
from claimgraph.intake.balance import balanced, show
from claimgraph.intake.notes import Note, Notes, attribute, parted
from claimgraph.intake.page import Page
from claimgraph.intake.parts import STRUCK, host
from claimgraph.intake.sheet import Sheet
from claimgraph.intake.wiki_items import Items
from claimgraph.patterns import regex

_ASIDE = regex(r"(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen"
                    r"|categoría|media|[a-z]{2,3}(?:-[a-z]{2,8})?)\s?:", re.I)  # fmt: skip
_WEB = regex(r"(?:https?:)?//[^\s<>\"|{}\[\]]+", re.I)
_REMARKS = 20
"""At most so many names of undefined notes are told."""
_SWITCH = regex(r"__[A-Z]{3,20}__")


def from_wikitext(markup: str) -> Page:
    """Return the text and the links of a page in wiki markup.

    >>> print(from_wikitext("It ''rained''.<ref>{{cite web|title=Rain|url=http://a.example/r}}</ref>").text)
    It rained.[1]
    <BLANKLINE>
    ## References
    <BLANKLINE>
    [1] Rain. http://a.example/r
    """
    writer = _Writer()
    writer.write(_parse(balanced(markup)), whole=True)
    writer.finish()
    remarks = [f'<ref name="{name[:60]}"> is defined nowhere' for name in writer.notes.undefined()]
    kept = (show(writer.sheet.text()), writer.sheet.links(), None, dict(+writer.left_out))
    return Page(*kept, remarks=tuple(remarks[:_REMARKS]), stated=writer.sheet.stated())


def _parse(markup: str) -> Any:
    import mwparserfromhell  # here, so that plain text is read without it

    return mwparserfromhell.parse(markup)


class _Writer:
    def __init__(self) -> None:
        self.sheet, self.notes = Sheet(), Notes()
        self.left_out: Counter[str] = Counter()
        self.works = shortcites.Works()
        self.items = Items(self.sheet)

    def write(self, code: Any, *, whole: bool = False) -> None:
        """Write parsed markup; of a whole page, look first for what it defines."""
        if whole:
            self._look_over(code)
        for node in code.nodes:
            getattr(self, "_" + type(node).__name__.lower(), self._nothing)(node)

    def finish(self) -> None:
        """List the notes that no list of the page has shown."""
        left = [group for group, notes in self.notes.pending.items() if notes]
        if left:
            self._break()
            self.sheet.begin("## ")
            self.sheet.put("References")
            self.sheet.end_block()
        while any(self.notes.pending.values()):
            for group in list(self.notes.pending):
                self._list(group)

    def _look_over(self, code: Any) -> None:
        self.notes.look_over(code)
        for template in code.ifilter_templates(matches=templates.cites):
            self.works.add(template)

    # -- one method for each kind of node ---------------------------------------------------------

    def _text(self, node: Any) -> None:
        lines = _SWITCH.sub("", str(node.value)).split("\n")
        self._words(lines[0])
        for i, line in enumerate(lines[1:], 1):
            self.items.end()
            if not line.strip() and i < len(lines) - 1:
                self._break()
            self._words(" " + line)

    def _words(self, words: str) -> None:
        if words.strip():
            self.items.begin()
        self.sheet.words(words)

    def _break(self) -> None:
        self.sheet.end_block()
        self.items = Items(self.sheet)

    def _inner(self, code: Any) -> None:
        self.items.begin()
        self.write(code)

    def _heading(self, node: Any) -> None:
        self._break()
        self.sheet.begin("#" * node.level + " ")
        self.write(node.title)
        self.sheet.forget_sign()
        self.sheet.end_block()

    def _htmlentity(self, node: Any) -> None:
        try:
            self._words(node.normalize())
        except (ValueError, OverflowError):
            self._words(str(node))

    def _argument(self, node: Any) -> None:
        if node.default is not None:
            self._inner(node.default)

    def _wikilink(self, node: Any) -> None:
        title = str(node.title).strip()
        if _ASIDE.match(title):
            self.left_out["files, categories and other languages"] += len(str(node))
            return
        if node.text is None:
            self._words(title.removeprefix(":"))
        else:
            self._inner(node.text)

    def _externallink(self, node: Any) -> None:
        url = show(str(node.url).strip())
        self.items.begin()
        if not _WEB.fullmatch(url):
            self._words(url)
            return
        self.sheet.open_link(url=templates.with_scheme(url))
        if node.title is None and node.brackets:
            self.sheet.put(f"[{host(url) or url}]")
        elif node.title is None:
            self._words(url)
        else:
            self.write(node.title)
        self.sheet.close_link()

    def _tag(self, node: Any) -> None:
        name = str(node.tag).lower()
        if name in ("li", "dd", "dt") and node.wiki_markup:
            self.items.sign(str(node.wiki_markup)[:1])
        elif name == "ref":
            content = node.contents if node.contents and str(node.contents).strip() else None
            self._marker(self.notes.use(attribute(node, "group"), attribute(node, "name"), content))
        elif name == "references":
            group = attribute(node, "group")
            self.notes.define_all(node.contents, group)
            self._list(group)
        elif name == "table":
            self._table(node)
        elif name in STRUCK:
            self.left_out["struck out"] += len(str(node.contents))
        elif node.contents is not None:
            self._inner(node.contents)

    def _nothing(self, node: Any) -> None:
        """Leave comments out."""

    # -- notes ------------------------------------------------------------------------------------

    def _marker(self, note: Note) -> None:
        self.items.begin()
        self.sheet.open_link(place=note.place)
        self.sheet.put(f"[{note.label}]")
        self.sheet.close_link()

    def _list(self, group: str) -> None:
        """Write the notes of a group, one to a line; notes that they use themselves come after."""
        self._break()
        for note in self.notes.take(group):
            self.sheet.end_line()
            self.sheet.begin(f"[{note.label}] ")
            self.sheet.place(note.place)
            if isinstance(note.content, shortcites.ShortNote):
                self._short(note.content.template, note.content.found)
                self.sheet.put(".")
            elif note.content is not None:
                length = self.sheet.length
                self.write(_parse(parted(note.content)))
                if self.sheet.length == length:
                    self.sheet.put(templates.unread(_parse(str(note.content))))
            self.sheet.forget_sign()
            self.items.forget()
        self.sheet.end_block()

    def _short(self, template: Any, found: Sequence[shortcites.Short]) -> None:
        """Write short citations; their words lead to the work where the page cites it in full."""
        for n, short in enumerate(found):
            before, words, behind = shortcites.printed(template, short)
            self.sheet.words(("; " if n else "") + before)
            self.sheet.open_link(place=self.works.place(short) or "nowhere")
            self.write(_parse(words))
            self.sheet.close_link()
            self.write(_parse(behind))

    def _cite(self, node: Any) -> None:
        """Write a full citation: title, authors, publisher, date, url."""
        title, url, rest = templates.citation(node)
        if place := shortcites.place_of(node):
            self.sheet.place(place)
        self.sheet.state(*templates.imprint(node))
        leads = _WEB.fullmatch(show(url))
        if leads:
            self.sheet.open_link(url=templates.with_scheme(show(url)))
        self.write(_parse(title))
        if leads:
            self.sheet.close_link()
        for part in rest:
            self.sheet.put(". ")
            self.write(_parse(part))
        if leads and title != url:
            self.sheet.put(". " + show(url))

    # -- templates and tables ---------------------------------------------------------------------

    def _template(self, node: Any) -> None:
        name = templates.name_of(node)
        if name not in templates.LISTS:
            self.items.begin()
        if templates.cites(node):
            self._cite(node)
        elif name in templates.LISTS:
            self._list_of(node, name)
        elif name in shortcites.NOTES:
            found = shortcites.shorts(node)
            key = "short " + "; ".join(map(repr, found))
            self._marker(self.notes.use("", key, shortcites.ShortNote(node, found)))
        elif name in shortcites.IN_TEXT:
            self._short(node, shortcites.shorts(node))
        elif name == "#tag:ref":
            self._explain(node, "")
        elif name in templates.EXPLAIN:
            self._explain(node, templates.EXPLAIN[name])
        elif name == "r":
            self._reuse(node)
        elif name == "rp":
            self.sheet.put(templates.pages(node))
        else:
            self._small(node, name)

    def _list_of(self, node: Any, name: str) -> None:
        """Write the list of notes that a template prints, with those that it defines itself."""
        lettered = {"notelist": "lower-alpha", "notelist-ua": "upper-alpha"}
        group = templates.argument(node, "group") or lettered.get(name, "")
        for listed in node.params:
            if str(listed.name).strip() == "refs":
                self.notes.define_all(listed.value, group)
        self._list(group)

    def _reuse(self, node: Any) -> None:
        """Write the markers of ``{{r|name|name}}``."""
        group = templates.argument(node, "group", "g")
        for n, used in enumerate(templates.names(node), 1):
            self._marker(self.notes.use(group, used))
            self.sheet.put(templates.pages(node, n))

    def _explain(self, node: Any, group: str) -> None:
        content = next((p.value for p in node.params if not p.showkey), None)
        group = templates.argument(node, "group") or group
        self._marker(self.notes.use(group, templates.argument(node, "name"), content))

    def _small(self, node: Any, name: str) -> None:
        printed = templates.inline(node)
        if printed is None:
            self.left_out[f"template {name[:40]}"] += len(str(node))
            return
        self._inner(_parse(printed))

    def _table(self, node: Any) -> None:
        self._break()
        for row in [node, *_tags(node.contents, "tr")]:
            cells = _tags(row.contents, "td", "th")
            if cells and str(cells[0].contents).startswith("+"):  # the caption, "|+ Ships"
                self.write(_parse(str(cells.pop(0).contents)[1:].strip()))
                self._break()
            if cells:
                self.sheet.begin_row()
            for cell in cells:
                self.write(cell.contents)
                self.items.forget()
                self.sheet.end_cell()
            if cells:
                heads = all(str(cell.tag).lower() == "th" for cell in cells)
                self.sheet.end_row(headings=len(cells) if heads else 0)
        self._break()


def _tags(code: Any, *names: str) -> list[Any]:
    """Return the tags of some names that stand in markup, and not deeper."""
    return code.filter_tags(recursive=False, matches=lambda n: str(n.tag).lower() in names)  # type: ignore[no-any-return]  # the library has no types

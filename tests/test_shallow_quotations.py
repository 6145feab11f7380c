"""Direct quotations of languages with a short folder: which words are said, and by whom."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.model import Voicing


def told(text: str, language: str) -> dict[str, str | None]:
    """Return each voiced claim with the name of who says it."""
    kb = cg.parse(text, language=language)
    nodes = {node.id: node for node in kb.nodes(list(kb))}
    return {
        nodes[v.claim].label: nodes[v.actor].label if v.actor else None
        for v in nodes.values()
        if isinstance(v, Voicing)
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # before the words: by a source phrase, by "que", by a comma
        ("es", "Según la bióloga Marta Rey, «el humedal se seca cada verano».",
         {"El humedal se seca cada verano.": "Marta Rey"}),
        ("pt", "De acordo com Caio Lopes, diretor do porto, “o cais aguenta dez anos”.",
         {"O cais aguenta dez anos.": "Caio Lopes"}),
        ("pt", "Para a historiadora Rita Lopes, “a ponte mudou a cidade inteira”.",
         {"A ponte mudou a cidade inteira.": "Rita Lopes"}),
        ("fr", "Le maire Paul Henry estime que « la digue tiendra encore longtemps ».",
         {"La digue tiendra encore longtemps.": "Paul Henry"}),
        ("es", "En cambio, Marta Rey cree que «la presa no aguantará otro invierno».",
         {"La presa no aguantará otro invierno.": "Marta Rey"}),
        # within the marks
        ("fr", "Paul Henry attend. « La digue est vieille, a-t-il prévenu. Elle cédera un jour. »",
         {"La digue est vieille.": "Paul Henry", "Elle cédera un jour.": "Paul Henry"}),
        ("pt", "«O cais está velho, lamentou a engenheira Rita Lopes. Ninguém o repara hoje.»",
         {"O cais está velho.": "Rita Lopes", "Ninguém o repara hoje.": "Rita Lopes"}),
        # lines of dialogue
        ("es", "—La marea no perdona —dijo Marta Rey—. Nunca lo ha hecho.",
         {"La marea no perdona.": "Marta Rey", "Nunca lo ha hecho.": "Marta Rey"}),
        ("pt", "— O barco não volta hoje — disse Rita Lopes, dona do café.",
         {"O barco não volta hoje.": "Rita Lopes"}),
        ("fr", "— Le bateau est parti hier, répond Julie Henry.",
         {"Le bateau est parti hier.": "Julie Henry"}),
        # behind the words: any verb before its subject; a name put to an office; what follows
        ("de", "„Wir haben den Deich verloren“, schimpfte Anna Weber.",
         {"Wir haben den Deich verloren.": "Anna Weber"}),
        ("fr", "« La digue est une ruine », peste Julie Henry.",
         {"La digue est une ruine.": "Julie Henry"}),
        ("pt", "“O cais está fechado”, disse a ministra do Mar, Rita Lopes.",
         {"O cais está fechado.": "Rita Lopes"}),
        ("es", "«El humedal se ha secado», lamentó Marta Rey [1].\n\n[1] A. https://example.org/a",
         {"El humedal se ha secado.": "Marta Rey"}),
        ("de", "„Der Deich hält noch“, sagte Anna Weber. „Aber nicht mehr lange.“",
         {"Der Deich hält noch.": "Anna Weber", "Aber nicht mehr lange.": "Anna Weber"}),
    ],
)  # fmt: skip
def test_where_who_speaks_may_stand(
    language: str, text: str, expected: dict[str, str | None]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Anna Weber kam spät. „Der Deich hält noch“, sagte sie.", "Anna Weber"),
        ("de", "Anna Weber rief Jens Orth an. „Der Deich hält noch“, sagte er.", "Jens Orth"),
        ("de", "Umweltministerin Anna Weber kam. „Der Deich hält noch“, so die Ministerin.",
         "Anna Weber"),
        ("es", "Habló Marta Rey.\n\n«El humedal se ha secado», lamentó.", "Marta Rey"),
        # nobody, where two may be meant, where the gender or the office is another's
        ("es", "Marta Rey visitó a Ana Gil. «El humedal se ha secado», lamentó.", None),
        ("fr", "Paul Henry est venu. « La digue est une ruine », a-t-elle dit.", None),
        ("fr", "Le juge Paul Henry est venu. « La digue tiendra bien », dit le maire.", None),
        ("de", "Anna Weber kam. „Der Deich hält noch“, sagte ein Helfer.", None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_an_office_or_no_word_means(
    language: str, text: str, speaker: str | None
) -> None:
    assert set(told(text, language).values()) == {speaker}


def test_who_is_only_meant_is_said_to_be_inferred() -> None:
    kb = cg.parse("Anna Weber kam. „Der Deich hält noch“, sagte sie.", language="de")
    [voicing] = [n for n in kb.nodes(list(kb)) if isinstance(n, Voicing)]
    assert voicing.basis == "inferred"
    assert voicing.confidence is not None
    assert 0 < voicing.confidence < 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La jueza Marta Rey no dijo que «la prueba fuera del todo nula»."),
        ("fr", "« La grande digue du nord », film de Julie Henry, sort mardi."),
        ("de", "„Der lange Weg zum Deich“, mit Anna Weber, läuft im Kino."),
        ("de", "„Der Deich gehört uns allen“, steht auf Anna Webers Plakat."),
        ("pt", "“O velho cais do norte”, romance de Rita Lopes, saiu hoje."),
    ],
)
def test_titles_denials_and_posters_are_nobodys_words(language: str, text: str) -> None:
    assert told(text, language) == {}

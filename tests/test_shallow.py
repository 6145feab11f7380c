"""Languages with a short folder: names, figures and direct quotations, and nothing guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.model import Voicing
from claimgraph.reading.places import Stretches
from claimgraph.reading.shallow.figures import figures_in
from claimgraph.reading.shallow.folder import SHALLOW, folder
from claimgraph.reading.shallow.names import names_in

GERMAN = (
    "Die Stadt Bremen will bis 2030 rund 3,5 Millionen Euro in Radwege stecken [1]. „Wir "
    "haben zu lange gewartet“, sagte Bürgermeisterin Anke Thomsen am Montag im Rathaus "
    "[1]. Thomsen gehört der SPD an.\n"
    "\n"
    "Der Verkehrsexperte Jürgen Halbach von der Universität Kiel warnte: „Ohne "
    "Kontrollen parken die Autos auf den Wegen.“ Am 12. März 2026 wurden 1.250 Kilometer "
    "gebaut, knapp 12 Prozent mehr als 2024 [2].\n"
    "\n"
    "Quellen\n"
    "[1] Weser-Bote: https://example.org/a\n"
    "[2] Ministerium: https://example.org/b\n"
)
FRENCH = (
    "Le conseil municipal de Nantes a voté 12,4 millions d'euros pour les écoles [1]. « "
    "Nous n'avions pas le choix », a déclaré la maire Élodie Carpentier lundi [1]. Selon "
    "l'Agence régionale de santé (ARS), plus de 300 000 personnes sont concernées [2].\n"
    "\n"
    "Le ministre de l'Intérieur, Marc Vasseur, a répondu : « La sécurité passe avant "
    "tout. » L'ARS a fermé 45 classes le 3 mai 2026. Carpentier et Vasseur ont gagné "
    "2-1.\n"
    "\n"
    "Sources\n"
    "[1] Ouest Matin : https://example.org/a\n"
    "[2] ARS : https://example.org/b\n"
)
SPANISH = (
    "El Ayuntamiento de Sevilla invertirá 2,75 millones de euros en viviendas [1]. «No "
    "podemos esperar más», dijo la alcaldesa Carmen Ibáñez este lunes [1]. “El hospital "
    "abrirá en marzo con 350 camas”, ha manifestado Luis Ortega. Ibáñez viajó a "
    "Portugal. La deuda es de 3 mil millones de dólares.\n"
    "\n"
    "Fuentes\n"
    "[1] Diario del Sur: https://example.org/a\n"
)
PORTUGUESE = (
    "A Prefeitura de Curitiba vai gastar R$ 3,2 milhões em creches [1]. “Não havia outra "
    "saída. Era urgente”, disse o prefeito Caio Monteiro na segunda-feira [1]. Cerca de "
    "450 mil pessoas vivem ali, segundo a 20ª pesquisa. Monteiro visitou São Paulo.\n"
    "\n"
    "Fontes\n"
    "[1] Gazeta: https://example.org/a\n"
)
TEXTS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE}


def actors(kb: cg.ClaimGraph) -> set[tuple[str, str | None]]:
    return {(actor.name, actor.kind) for actor in kb.actors()}


def figures(kb: cg.ClaimGraph) -> list[tuple[Decimal, str, str | None]]:
    return [(f.value, f.comparator, f.unit_code or f.unit_text) for f in kb.figures()]


def said(kb: cg.ClaimGraph) -> dict[str, str | None]:
    """Return each voiced claim with the name of who says it."""
    nodes = {node.id: node for node in kb.nodes(list(kb))}
    found = {}
    for node in nodes.values():
        if isinstance(node, Voicing):
            actor = nodes[node.actor].label if node.actor else None
            found[nodes[node.claim].label] = actor
    return found


def test_german() -> None:
    kb = cg.parse(GERMAN)
    assert actors(kb) == {
        ("Bremen", "place"), ("Anke Thomsen", "person"), ("SPD", "organisation"),
        ("Jürgen Halbach", "person"), ("Universität Kiel", "organisation"),
    }  # fmt: skip
    assert figures(kb) == [
        (Decimal(3_500_000), "approximately", "EUR"),
        (Decimal(1250), "equal", "km"),
        (Decimal(12), "lessThan", "%"),
    ]
    assert said(kb) == {
        "Wir haben zu lange gewartet.": "Anke Thomsen",
        "Ohne Kontrollen parken die Autos auf den Wegen.": "Jürgen Halbach",
    }
    assert {c.text for c in kb.claims(relying_on=2)} == {
        "Am 12. März 2026 wurden 1.250 Kilometer gebaut, knapp 12 Prozent mehr als 2024."
    }


def test_french() -> None:
    kb = cg.parse(FRENCH)
    assert actors(kb) == {
        ("Nantes", "place"), ("Élodie Carpentier", "person"), ("Marc Vasseur", "person"),
        ("Agence régionale de santé", "organisation"),
    }  # fmt: skip
    assert figures(kb) == [
        (Decimal(12_400_000), "equal", "EUR"),
        (Decimal(300_000), "moreThan", "personnes"),
        (Decimal(45), "equal", "classes"),
    ]
    assert said(kb) == {
        "Nous n'avions pas le choix.": "Élodie Carpentier",
        "La sécurité passe avant tout.": "Marc Vasseur",
    }


def test_spanish() -> None:
    kb = cg.parse(SPANISH)
    assert actors(kb) == {
        ("Ayuntamiento de Sevilla", "organisation"), ("Carmen Ibáñez", "person"),
        ("Luis Ortega", "person"), ("Portugal", "country"),
    }  # fmt: skip
    assert figures(kb) == [
        (Decimal(2_750_000), "equal", "EUR"),
        (Decimal(350), "equal", "camas"),
        (Decimal(3_000_000_000), "equal", "USD"),
    ]
    assert said(kb) == {
        "No podemos esperar más.": "Carmen Ibáñez",
        "El hospital abrirá en marzo con 350 camas.": "Luis Ortega",
    }


def test_portuguese() -> None:
    kb = cg.parse(PORTUGUESE)
    assert actors(kb) == {
        ("Prefeitura de Curitiba", "organisation"), ("Caio Monteiro", "person"),
        ("São Paulo", "place"),
    }  # fmt: skip
    assert figures(kb) == [
        (Decimal(3_200_000), "equal", "BRL"),
        (Decimal(450_000), "approximately", "pessoas"),
    ]
    assert said(kb) == {
        "Não havia outra saída.": "Caio Monteiro",
        "Era urgente.": "Caio Monteiro",
    }


def test_what_is_found_says_on_what_ground() -> None:
    [thomsen] = [a for a in cg.parse(GERMAN).actors() if a.name == "Anke Thomsen"]
    assert thomsen.basis == "inferred"
    assert (thomsen.note or "").startswith("Taken for a person by the title before it.")
    assert thomsen.confidence is not None
    assert 0 < thomsen.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Il sindaco di Bologna, Carla Neri, ha detto: «Non c'era scelta.» Costa 3,5 milioni.",
        "Borgmester Lars Holm sagde: »Vi havde intet valg.« Det koster 3,5 millioner kroner.",
    ],
)
def test_nothing_is_guessed_in_a_language_without_a_folder(text: str) -> None:
    kb = cg.parse(text, language="it" if "sindaco" in text else "da")
    assert list(kb.claims())
    assert not [*kb.actors(), *kb.figures()]
    assert not said(kb)
    assert "no actors or events or figures are looked for" in str(kb.report())


def actors_in(text: str, language: str) -> dict[str, str | None]:
    return {a.name: a.kind for a in cg.parse(text, language=language).actors()}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Monde en parle, et la Croix-Rouge aussi.", {"Le Monde", "Croix-Rouge"}),
        ("es", "Lo dice El País. La Cruz Roja calla.", {"El País", "Cruz Roja"}),
        ("de", "Gestern half das Technische Hilfswerk.", {"Technische Hilfswerk"}),
        ("pt", "O Ministério Público Estadual calou-se.", {"Ministério Público Estadual"}),
        ("es", "El Servicio de Costas y Puertos avisa.", {"Servicio de Costas y Puertos"}),
    ],
)
def test_bodies_are_whole(language: str, text: str, expected: set[str]) -> None:
    found = names_in(text, [(0, len(text))], language)
    assert sorted(m.name for m in found) == sorted(expected)  # each once
    assert {m.kind for m in found} == {"organisation"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La alcaldesa de Barcelona Ana Ruano ha dimitido.",
         {"Barcelona": "place", "Ana Ruano": "person"}),
        ("es", "Ayer lo dijo en Rac1. Uno de ellos calla.", {}),
        ("fr", "Il parle pour Maire info, dit Pierre-François Lenoir.",
         {"Pierre-François Lenoir": "person"}),
        ("pt", "Contratou a Velmar Indústria e Comércio LTDA ontem.",
         {"Velmar Indústria e Comércio LTDA": "organisation"}),
        ("de", "Gestern kam Frau Orlmann-Mock.", {"Orlmann-Mock": "person"}),
    ],
)  # fmt: skip
def test_names_of_offices_firms_and_doubles(
    language: str, text: str, expected: dict[str, str]
) -> None:
    assert actors_in(text, language) == expected


def test_a_title_with_a_capital_is_no_part_of_a_name() -> None:
    assert actors_in("Na sala, o Presidente Caio Monteiro falou.", "pt") == {
        "Caio Monteiro": "person"
    }


def test_somebody_may_go_by_the_first_of_two_family_names() -> None:
    found = actors_in("Ayer habló Carmen Ibáñez Ruano. Todos oyeron a Ibáñez.", "es")
    assert found == {"Carmen Ibáñez Ruano": "person"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il coûte 2,3 M€ par an.", [(Decimal(2300000), None, "EUR", None)]),
        ("fr", "Il coûte entre 12 et 18 euros.", [(Decimal(12), Decimal(18), "EUR", None)]),
        ("de", "Es kostet zwischen 12 und 18 Euro.", [(Decimal(12), Decimal(18), "EUR", None)]),
        ("pt", "Custa R$ 48,7 milhões.", [(Decimal("48700000"), None, "BRL", None)]),
        ("es", "Cuesta US$ 30.", [(Decimal(30), None, "USD", None)]),
        ("es", "Otras 240 resultaron heridas.", []),
        ("pt", "Depois, 3 fugiram.", []),
        ("es", "Llegaron 16 barcos.", [(Decimal(16), None, None, "barcos")]),
        ("es", "Llegaron dos grandes barcos.", [(Decimal(2), None, None, "barcos")]),
        ("es", "Murieron dos de sus hijos.", [(Decimal(2), None, None, "hijos")]),
        ("es", "El campeón de 2024 ha ganado.", []),
        ("es", "Empieza a las 19 horas.", []),
        ("es", "Van a 50 kilómetros por hora.", [(Decimal(50), None, "km/h", None)]),
        ("fr", "Les deux tiers des élus partent.", []),
        ("fr", "Il arrive à 6 heures.", []),
        ("fr", "Il attend 6 heures.", [(Decimal(6), None, "h", None)]),
        ("fr", "Il vaut 20 dollars de Taïwan.", [(Decimal(20), None, None, "dollars")]),
        ("fr", "Entre 5 % et 6 % des élus.", [(Decimal(5), Decimal(6), "%", None)]),
        ("fr", "Il cède 1,6 % à 2.868,63 points.", [(Decimal("1.6"), None, "%", None)]),
        ("de", "Nach Art. 2 Abs. 1 gilt das.", []),
        ("de", "Auf 2000 Quadratmetern steht es.", [(Decimal(2000), None, "m2", None)]),
        ("de", "Es dauert sechs bis acht Tage.", [(Decimal(6), Decimal(8), "d", None)]),
        ("de", "Es dauert ein bis zwei Tage.", []),
        ("de", "Es fiel auf -12,5 Grad.", [(Decimal("-12.5"), None, "Cel", None)]),
        ("de", "Seit Mai kamen mehr als 60 Gäste.", [(Decimal(60), None, None, "Gäste")]),
        ("de", "Es kamen dreiundzwanzig Gäste.", [(Decimal(23), None, None, "Gäste")]),
        ("de", "Mit fünfzig sprach er über Liebe.", []),
        ("de", "Es kostet 500 Tsd. Euro.", [(Decimal(500_000), None, "EUR", None)]),
        ("es", "Llegaron treinta y dos barcos.", [(Decimal(32), None, None, "barcos")]),
        ("es", "Paga mil quinientos euros.", []),
        ("es", "Paga dos mil quinientos euros.", [(Decimal(2500), None, "EUR", None)]),
        ("es", "Pasan 20 metros cúbicos.", [(Decimal(20), None, "m3", None)]),
        ("fr", "Il y a deux cents élèves.", [(Decimal(200), None, None, "élèves")]),
        ("fr", "Il y a quatre-vingt-dix postes.", [(Decimal(90), None, None, "postes")]),
        ("fr", "C'est la guerre de Cent Ans.", []),
        ("fr", "Il passe de 18 à 22 millions d'euros.", [(Decimal(22_000_000), None, "EUR", None)]),
        ("fr", "Le taux recule de 5,2 % à 4,8 %.", [(Decimal("4.8"), None, "%", None)]),
        ("pt", "Chegaram vinte e três barcos.", [(Decimal(23), None, None, "barcos")]),
        ("fr", "Il y a 8 milliards prévus.", []),
        ("pt", "Custa R$ 1,2 bi.", [(Decimal(1_200_000_000), None, "BRL", None)]),
    ],
)
def test_scales_ranges_and_what_is_counted(
    language: str, text: str, expected: list[tuple[Decimal, Decimal | None, str, str]]
) -> None:
    found = figures_in(text, (0, len(text)), language, Stretches(()))
    assert [(f.value, f.upper, f.unit_code, f.unit_text) for f in found] == expected


@pytest.mark.parametrize("language", SHALLOW)
def test_a_comma_or_stop_that_may_part_thousands_gives_no_figure(language: str) -> None:
    noun = {"de": "Menschen", "fr": "personnes", "es": "personas", "pt": "pessoas"}[language]
    for text in (f"1,234 {noun}", f"2.5 {noun}"):
        assert figures_in(text, (0, len(text)), language, Stretches([])) == []


@pytest.mark.parametrize("language", SHALLOW)
def test_only_the_citations_of_a_text_can_be_read(language: str) -> None:
    kb = cg.parse(TEXTS[language], only_citations=True)
    assert not list(kb.actors())
    assert list(kb.claims(relying_on=1))


@given(
    language=st.sampled_from(SHALLOW),
    words=st.lists(
        st.sampled_from(
            ["Anna", "Weber", "„", "“", "«", "»", ":", ",", ".", "sagte", "a déclaré", "dijo",
             "disse", "3,5", "1.200", "Euro", "de", "la", "O'", "l'", "Ministerio", "in", "[1]",
             "\n\n", "!", "(UN)", "São", "mil", "2-1", "-", "20ª"]
        ),
        max_size=40,
    ),
)  # fmt: skip
def test_any_words_are_read_and_nothing_is_said_that_the_text_does_not(
    language: str, words: list[str]
) -> None:
    text = " ".join(words) + " Ende."
    kb = cg.parse(text, language=language)
    for node in kb.nodes(list(kb)):
        if isinstance(node, cg.Passage):
            assert text[node.start : node.end] == node.exact


def test_every_folder_is_whole() -> None:
    for language in SHALLOW:
        held = folder(language)
        assert sorted(set(held.months.values())) == list(range(1, 13))
        assert held.territory("Portugal") == "PT"
        assert all((held.reporting, held.titles, held.units))


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir haben es so gewollt“, sagte Dr. Anna Weber.", "Anna Weber"),
        ("de", "„Wir haben es so gewollt“, sagte Anna Weber über den Umbau.", "Anna Weber"),
        ("de", "„Wir haben es so gewollt“, teilte Anna Weber am Montag mit.", "Anna Weber"),
        ("de", "„Gut“, sagte Anna Weber: „Wir haben es so gewollt.“", "Anna Weber"),
        ("fr", "« Nous avons choisi la paix », a affirmé M. Roux.", "Roux"),
        ("fr", "Il a voulu « prendre des mesures fortes » pour Marc Roux.", None),
        ("es", "«No hay otra salida hoy», dice sobre Carmen Ibáñez.", None),
        ("es", "«No hay otra salida hoy», recalcó Carmen Ibáñez.", "Carmen Ibáñez"),
        ("pt", "«Foi melhor do que isso», comentava Caio Monteiro.", "Caio Monteiro"),
    ],
)
def test_who_speaks_and_no_more(language: str, text: str, speaker: str | None) -> None:
    assert set(said(cg.parse(text, language=language)).values()) in ({speaker}, set())
    assert bool(said(cg.parse(text, language=language))) is ("mesures" not in text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Bericht von Al Haq liegt vor, und Star Wars läuft."),
        ("es", "Jugó en Red Bull y leyó Asia Times en el centro de Melbourne."),
        ("es", "Lo dijo France Info en Santa Bárbara."),
        ("pt", "Comprou um Porsche Carrera na Mac Moda."),
    ],
)
def test_brands_places_and_bodies_are_no_persons(language: str, text: str) -> None:
    assert not {"person", "organisation"} & set(actors_in(text, language).values())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Hafen ist zu.", "de"),
        ("Rund 300 Menschen kamen um.", "de"),
        ("Cerca de 300 pessoas morreram.", "pt"),
        ("Pormestari sanoi, että satama on suljettu.", "fi"),
        ("Starosta řekl, že 1200 lidí odešlo.", "cs"),
        ("Havnen blev lukket, og ingen ved hvor længe den er det.", "da"),
        ("L'alcalde va dir que el port és tancat.", "ca"),
        ("The port is shut, see https://example.com/a.", "en"),
        ("São Paulo mayor Ana Belov resigned.", None),
        ("Le Pen leads polls.", None),
        ("Le Pen leads polls in Paris.", None),
        ("The Dock Workers met. The Dock Workers won.", "en"),  # "met" is Dutch, too
        ("Orr met men in Riga.", "en"),
        ("Der Minister hat den Plan.", "de"),
    ],
)
def test_the_language_of_a_short_text(text: str, language: str | None) -> None:
    (document,) = cg.parse(text).all(cg.Document)
    assert document.language == language


def test_no_english_is_read_into_a_text_of_a_language_that_nothing_tells() -> None:
    kb = cg.parse("Firma straciła 3,5 mln euro, a prezes Kowalski odszedł.")
    assert list(kb.claims())
    assert not [*kb.actors(), *kb.figures(), *kb.events()]
    assert cg.parse("Le Pen leads polls in Paris.").actors()


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Im 15. Jahrhundert kam Dr. Weber nach St. Gallen. Sie blieb.", 2),
        ("de", "Sie spielt in der 2. Liga, z. B. in Bremen, wie geb. Schmidt.", 1),
        ("fr", "Il a vu M. Roux et le Dr. Blanc. Ils ont parlé.", 2),
        ("fr", "Le mur mesure 5 m. Elle le sait bien.", 2),
        ("fr", "Il vivait en 300 av. J.-C. à Rome.", 1),
        ("es", "Los EE.UU. y la UE firmaron. Luego se fueron.", 2),
        ("es", "D. Juan Pérez habló con Dña. Ana Ruiz.", 1),
        ("pt", "Vive na Av. Paulista, ver pág. 5 da lei n.º 5.", 1),
        ("pt", "Nasceu em 300 a.C. em Roma. Depois saiu.", 2),
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(
    language: str, text: str, sentences: int
) -> None:
    assert len(cg.parse(text, language=language, only_citations=True).claims()) == sentences


def test_a_listed_body_is_named_once_and_what_is_called_an_isle_is_nobody() -> None:
    text = "El ministro visitó Isla Verda. Ecologistas en Acción protestó ayer en Sevilla."
    assert actors_in(text, "es") == {
        "Isla Verda": None, "Ecologistas en Acción": "organisation", "Sevilla": "place",
    }  # fmt: skip

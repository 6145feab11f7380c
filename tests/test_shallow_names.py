"""Names of languages with a short folder: whole, no common noun, and a kind only with a ground."""

from __future__ import annotations

import pytest

import claimgraph as cg


def named(text: str, language: str) -> dict[str, str | None]:
    return {a.name: a.kind for a in cg.parse(text, language=language).actors()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # places: datelines, lists, "von" behind a noun, the genitive
        ("Kassel (dpa) - Der Hafen ist zu.", {"Kassel": "place"}),
        ("In Lübeck regnet es.", {"Lübeck": "place"}),
        ("Sie wohnen in Kiel, Lübeck und Bremen.",
         {"Kiel": "place", "Lübeck": "place", "Bremen": "place"}),
        ("Der Bürgermeister von Rostock kam. Rostock feierte.", {"Rostock": "place"}),
        ("Frankreichs Regierung zahlt.", {"Frankreich": "country"}),
        ("Die USA und Thüringen liefern.", {"USA": "country", "Thüringen": "place"}),
        # bodies: hyphens, adjectives with a capital, "für", initials behind an article
        ("Das Orlmann-Institut hilft.", {"Orlmann-Institut": "organisation"}),
        ("Das Institut für Meeresforschung warnt.",
         {"Institut für Meeresforschung": "organisation"}),
        ("Er lehrt an der Technischen Universität Graz.",
         {"Technischen Universität Graz": "organisation"}),
        ("Die Kieler Sparkasse zahlt.", {"Kieler Sparkasse": "organisation"}),
        ("Der Küchenhersteller Vela AG wächst.", {"Vela AG": "organisation"}),
        ("Gestern half das THW.", {"THW": None}),
        # people: forms of address, short forms
        ("Auskunft gibt Herr Orlnagel.", {"Orlnagel": "person"}),
        ("CDU-Politiker Jens Orth sprach. Orth blieb.", {"Jens Orth": "person"}),
        # nouns are no names
        ("Die Frau Mitte fünfzig sprach über Liebe und Arbeit.", {}),
        ("Zwischen Essen und Trinken lag eine Pause.", {}),
        ("Ein Institut für Meinungsforschung befragte Bürger.", {}),
        ("Gestern verließen Abgeordnete den Saal.", {}),
        ("Als der Minister Pläne vorlegte, kamen Kunden aus Handel und Gewerbe.", {}),
    ],
)  # fmt: skip
def test_german_names_among_nouns(text: str, expected: dict[str, str | None]) -> None:
    assert named(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # people: beside an office or an age, behind the field of an office
        ("es", "Llegó el alcalde de Alzira, Vicent Bruges, con prisa.",
         {"Alzira": "place", "Vicent Bruges": "person"}),
        ("fr", "Elle cite Virgile Caillant, trésorier du club.", {"Virgile Caillant": "person"}),
        ("pt", "Aos 83 anos, Ermelinda Gagueiro ainda nada.", {"Ermelinda Gagueiro": "person"}),
        ("fr", "Le ministre de l'Intérieur Bruno Lemerle arrive.", {"Bruno Lemerle": "person"}),
        ("es", "Vino el director Julio César Ruiz.", {"Julio César Ruiz": "person"}),
        ("fr", "L'abbaye fut fondée par Hugues de Montaigret.",
         {"Hugues de Montaigret": "person"}),
        # bodies: the noun before, small letters in French, short forms, aims, articles, "&"
        ("fr", "Le groupe Valorel Santé recrute.", {"Valorel Santé": "organisation"}),
        ("fr", "Saisie, l'Autorité de la concurrence enquête.",
         {"Autorité de la concurrence": "organisation"}),
        ("fr", "On attend la Ligue nationale de rugby.",
         {"Ligue nationale de rugby": "organisation"}),
        ("fr", "Hier, la Sécurité sociale a payé.", {"Sécurité sociale": None}),
        ("pt", "Ouvimos a Associação do Sol Lento (Assolento).",
         {"Associação do Sol Lento": "organisation"}),
        ("es", "Protesta la organización Jueces por Aragón.",
         {"Jueces por Aragón": "organisation"}),
        ("fr", "Il l'a dit dans Le Progrès, hier.", {"Le Progrès": None}),
        ("fr", "On y voit Rothmann & Cie.", {"Rothmann & Cie": None}),
        # places: by the noun before, in a list that begins with one
        ("pt", "Fica no município de Bento Gonçalves.", {"Bento Gonçalves": "place"}),
        ("es", "Llueve en Sevilla, Orlena y Vélez.",
         {"Sevilla": "place", "Orlena": "place", "Vélez": "place"}),
        ("pt", "Minas Gerais e os EUA assinam.", {"Minas Gerais": "place", "EUA": "country"}),
        # a club goes by a town and an article; wars, streets, works and those who live somewhere
        ("es", "El equipo ganó al Barcelona.", {"Barcelona": None}),
        ("fr", "Après la Première Guerre, les Lillois rebâtirent la rue Faidherbe.", {}),
        ("es", "Leyó la Ley de Vivienda en la calle Alcalá.", {}),
        ("fr", "Au XIVe siècle, pendant la guerre de Cent Ans, tout brûla.", {}),
        ("pt", "O secretário estadual da Saúde falou.", {}),
        ("es", "Llegó Marta Rey.", {"Marta Rey": "person"}),
        ("fr", "C'est la plus petite école de Bretagne.", {"Bretagne": "place"}),
    ],
)  # fmt: skip
def test_names_where_only_names_are_capital(
    language: str, text: str, expected: dict[str, str | None]
) -> None:
    assert named(text, language) == expected

"""Names by what the whole text shows of them: articles, appositions, italics, what comes first."""

from __future__ import annotations

import pytest

import claimgraph as cg


def actors(text: str) -> dict[str, str | None]:
    return {actor.name: actor.kind for actor in cg.parse(text, language="en").actors()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body that the text says is one, whatever its words look like
        ("Vesprona agreed to buy Carla Mendoza, Chile's second-largest maker of soap.",
         {"Vesprona": None, "Carla Mendoza": "organisation", "Chile": "country"}),
        ("Carla Mendoza, a lender, sued.", {"Carla Mendoza": "organisation"}),
        ("BNZ and Urvo Brandt advised it.", {"BNZ": None, "Urvo Brandt": None}),
        # things
        ("The coaster *Brenna* sank. The *Brenna* had left Oslo.", {"Oslo": "place"}),
        ("Its brands include Tuva Soap, Brelmo and Sprattle.", {}),
        ("She won an Olivier and drove a Mercedes.", {}),
        ("They lost the Hugo Brandt final.", {}),
        ("He ran at the Velden Classic.", {}),
        ("A study in Velden Ecology agrees.", {}),
        ("It dates from the Velden Humid Period.", {}),
        ("The judges heard Brandt v Lund.", {}),
        ("## Velmline\n\nIt rained in Oslo.", {"Oslo": "place"}),
        # places
        ("The Velda burst its banks.", {"Velda": "place"}),
        ("It is built around Strenda Nexo.", {"Strenda Nexo": None}),
        ("Hotel Velda 2 has rooms.", {"Hotel Velda": "place"}),
        # titles and names that begin like words
        ("Senior Station Officer Ann Brandt left.", {"Ann Brandt": "person"}),
        ("Det Con Ann Brandt left.", {"Ann Brandt": "person"}),
        ("It is run by the Dutchman Piet Brandt.", {"Piet Brandt": "person"}),
        ("Apple did not reply.", {"Apple": "organisation"}),
        ("Google shut down the plan.", {"Google": "organisation"}),
        ("Discord did not reply.", {}),
    ],
)  # fmt: skip
def test_the_words_around_tell_what_is_named(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


def test_a_team_is_called_by_the_plural_in_its_name() -> None:
    text = "Kettering Harriers came from behind to win. It was the Harriers' sixth win."
    assert actors(text) == {"Kettering Harriers": "organisation"}


def test_a_family_name_is_whoever_was_called_so_first() -> None:
    text = (
        "Malcolm Thurlow, 58, pleaded guilty. Thurlow wrote cheques to himself. "
        "His brother Neil Thurlow was cleared."
    )
    assert actors(text) == {"Malcolm Thurlow": "person", "Neil Thurlow": "person"}
    both = "Malcolm Thurlow and Neil Thurlow left. Thurlow wrote cheques to himself."
    assert "Thurlow" in actors(both)


def test_a_nickname_is_a_given_name_too() -> None:
    text = 'Wilhelmina "Mina" Brandt died. Mina Brandt was 93. Brandt left a son.'
    assert actors(text) == {'Wilhelmina "Mina" Brandt': "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands before a name says that it is nobody's
        ("She runs the bakery Clara Brandt across the street.", {"Clara Brandt": None}),
        ("He drives for the courier Velmo.", {"Velmo": None}),
        ("The Wrigley Sisters wrote a reel.", {"Wrigley Sisters": None}),
        ("They met the Darwin Olympians.", {"Darwin Olympians": None}),
        ("They led 900 people from Nova Brandt.", {"Nova Brandt": "place"}),
        ("Velmar will sell its unit to Silver Lake.", {"Velmar": None, "Silver Lake": None}),
        # whole
        ("It was substitute Will Moss who scored.", {"Will Moss": "person"}),
        ("She left Lang'ata Women's Prison.", {"Lang'ata Women's Prison": "place"}),
        # things
        ("They split in the Miocene.", {}),
        ("The Velden Tapestry is old.", {}),
    ],
)  # fmt: skip
def test_what_stands_before_a_name_tells_its_kind(
    text: str, expected: dict[str, str | None]
) -> None:
    assert actors(text) == expected


def test_a_thing_that_the_text_calls_one_is_no_person_elsewhere() -> None:
    text = "His gelding Clara Brandt tested positive. Clara Brandt won twice, and Clara Brandt ran."
    assert actors(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lund, who led the National Union of Teachers, left.",
         {"Ada Lund": "person", "National Union of Teachers": "organisation"}),
        ("They joined the Northern Fishermen's Association.",
         {"Northern Fishermen's Association": "organisation"}),
        ("Harbour plc plans to close two mills.", {"Harbour plc": "organisation"}),
        ("Norway's Trade and Customs Service held three men.",
         {"Norway": "country", "Trade and Customs Service": "organisation"}),
        ("The Brekk–Orvald Shipping Company hired her.",
         {"Brekk–Orvald Shipping Company": "organisation"}),
        ("He served in VRU Unit 4471 until May.", {"VRU Unit 4471": "organisation"}),
        ("Ann Falk of TWU Local 88 said so.",
         {"Ann Falk": "person", "TWU Local 88": "organisation"}),
        ("They sued the Chief Constable of Velmark Police.",
         {"Velmark Police": "organisation"}),
        ("The Office of the Comptroller of the Mint fined Orr Bank.",
         {"Office of the Comptroller of the Mint": "organisation", "Orr Bank": "organisation"}),
        ("He heads the Centre for Press Freedom in Norway.",
         {"Centre for Press Freedom in Norway": "organisation"}),
        ("Orrstad County Sheriff Jo Falk said so.",
         {"Orrstad County": "place", "Jo Falk": "person"}),
        ("Contact Kent Police or call.", {"Kent Police": "organisation"}),
        ("Shares of Ada M. Lund rose 2%.", {"Ada M. Lund": "organisation"}),
        ("Bernard Lund closed its plant in Oslo.",
         {"Bernard Lund": "organisation", "Oslo": "place"}),
        ("Carla Lund's chairman resigned.", {"Carla Lund": "organisation"}),
        ("The play stars Ann Falk-Orr.", {"Ann Falk-Orr": "person"}),
        ("Jo Falk plays Ann Lund.", {"Jo Falk": "person", "Ann Lund": "person"}),
        ("Seo Min-jae presided over it.", {"Seo Min-jae": "person"}),
        ("Moon Min-jae presided over it.", {"Moon Min-jae": "person"}),
        ("Commissioners Ann Falk and Jo Lund left.", {"Ann Falk": "person", "Jo Lund": "person"}),
        ("He played at Arden Field in Oslo.", {"Arden Field": "place", "Oslo": "place"}),
        ("SENATOR LUND: I will ask.", {"LUND": "person"}),
        ("She bought it from Jo Lund Jr. Orrvia Airlines cut fares.",
         {"Jo Lund Jr.": "person", "Orrvia Airlines": "organisation"}),
        ("The Alzheimer's Society wants more.", {"Alzheimer's Society": "organisation"}),
        ("They won in Santander.", {"Santander": "place"}),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


def test_a_name_in_the_capitals_of_a_transcript_is_the_one_in_small_letters() -> None:
    text = "MR. FALK: I asked Ms Lund.\nMS. LUND: Mr. Falk did ask."
    assert {a.name for a in cg.parse(text, language="en").actors()} == {"Falk", "Lund"}


@pytest.mark.parametrize("there", ["Dockers at Velm walked out.", "The port of Velm closed.",
                                   "Fishermen in Velm protested."])  # fmt: skip
def test_a_town_is_not_called_by_the_firm_that_runs_its_harbour(there: str) -> None:
    kb = cg.parse(f"Velm Harbour Group cut 40 jobs. {there}", language="en")
    kinds = {actor.name: actor.kind for actor in kb.all(cg.Actor)}
    assert kinds["Velm Harbour Group"] == "organisation"
    assert kinds["Velm"] in (None, "place")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # peoples, and adjectives made of a place's name
        ("He lived among the Inuit.", {"Inuit": "group"}),
        ("He met Inuit hunters.", {}),
        ("It is home to the Muslim Rohingya minority.", {}),
        ("Okinawan leaders left.", {}),
        ("He played for the Indianapolis Indians.", {"Indianapolis Indians": "organisation"}),
        ("Four Kanwariya pilgrims died.", {"Kanwariya": None}),
        ("Two South African soldiers died.",
         {"South Africa": "country", "South African soldiers": "group"}),
        # words in quotation marks
        ("It is called the “Ruta Velmín”.", {}),
        ("The workers of ‘Velm Fuel’ LLC left.", {"Velm Fuel": None}),
        # offices
        ("Ada Lind, Chief Retail Banking Officer, spoke.", {"Ada Lind": "person"}),
        ("Assembly Speaker Ada Lind met National Guard Commander Bo Lind.",
         {"Ada Lind": "person", "National Guard": "organisation", "Bo Lind": "person"}),
        ("He met United States Senator Bo Lind.",
         {"United States": "country", "Bo Lind": "person"}),
        ("They met Ambassador Extraordinary and Plenipotentiary Bo Lind.", {"Bo Lind": "person"}),
        ("His Highness Sheikh Humaid Velmi met HRH Prince Bo.",
         {"Humaid Velmi": "person", "Bo": "person"}),
        ("DPP Rozaimah Abdul Rahman revealed it.", {"Rozaimah Abdul Rahman": "person"}),
        ("The ambassador in Cairo Ali Velmi left.", {"Cairo": "place", "Ali Velmi": "person"}),
        ("Amir Khan Velmi said so.", {"Amir Khan Velmi": "person"}),
        # names kept whole
        ("The Commission on the Status of Women met.",
         {"Commission on the Status of Women": "organisation"}),
        ("He left Velm University of Science and Technology.",
         {"Velm University of Science and Technology": "organisation"}),
        ("The Velm Commission for Justice and Peace asked.",
         {"Velm Commission for Justice and Peace": "organisation"}),
        ("The Centre for the Responsibility to Protect asked.",
         {"Centre for the Responsibility to Protect": "organisation"}),
        ("The Velm Federation Against Torture asked.",
         {"Velm Federation Against Torture": "organisation"}),
        ("He appeared in the Windhoek Magistrate's Court.",
         {"Windhoek Magistrate's Court": "organisation"}),
        ("Velmark Laks AS fell.", {"Velmark Laks AS": "organisation"}),
        ("The forecaster Peng Chi-ming left.", {"Peng Chi-ming": "person"}),
        ("He left the National Council of Provinces.",
         {"National Council of Provinces": "organisation"}),
        ("She leads the Centre for Research on Energy and Clean Air.",
         {"Centre for Research on Energy and Clean Air": "organisation"}),
        ("The National Security and Foreign Policy Committee met.",
         {"National Security and Foreign Policy Committee": "organisation"}),
        ("He is a Non-Executive Director of the Ores and Futures Commission.",
         {"Ores and Futures Commission": "organisation"}),
        ("The National Council for Persons with Disabilities met.",
         {"National Council for Persons with Disabilities": "organisation"}),
        ("The opposition Coalition for Unity and Democracy lost.",
         {"Coalition for Unity and Democracy": "organisation"}),
        ("Bo Lind, Velmar Airways CEO, spoke.",
         {"Bo Lind": "person", "Velmar Airways": "organisation"}),
        ("He asked the Assembly of First Nations Cindy Lind.",
         {"Assembly of First Nations": "organisation", "Cindy Lind": "person"}),
        ("The Red Sea and Suez Canal Authority grew.",
         {"Red Sea": "place", "Suez Canal Authority": "organisation"}),
        # examples of what a plural names
        ("She left firms such as Royal Velmips, Infenor and NXV.",
         {"Royal Velmips": "organisation", "Infenor": "organisation", "NXV": "organisation"}),
        ("It sells brands like Ada Lind and Oscar de la Velm.",
         {"Ada Lind": "organisation", "Oscar de la Velm": "organisation"}),
        ("They saw villages including Velmo, Ashkar and Bek.",
         {"Velmo": "place", "Ashkar": "place", "Bek": "place"}),
        ("Solutions like Snapshot Velms are free.", {"Snapshot Velms": None}),
        ("Firms like his fail, as Ada Lind knows.", {"Ada Lind": "person"}),
        # firms and towns that are called like somebody, and people that are called like towns
        ("The consulting firm Ada Lind fell.", {"Ada Lind": "organisation"}),
        ("The consulting firm Ada Lind founded fell.", {"Ada Lind": "person"}),
        ("When Vicente Guerrero ruled, it rained.", {"Vicente Guerrero": "person"}),
        ("They live in Vicente Guerrero.", {"Vicente Guerrero": "place"}),
        ("They met at Velmo's residence.", {"Velmo": None}),
        ("Universidad de Velm and Cerro Velmín are near.",
         {"Universidad de Velm": "organisation", "Cerro Velmín": "place"}),
        ("Citing Velmark, he left.", {"Velmark": None}),
        # hills, courts and lodges
        ("It was made under Adrian Hill.", {"Adrian Hill": None}),
        ("Velmo's Guy Lodge called it bad.", {"Velmo": None, "Guy Lodge": "person"}),
        ("She won on Centre Court.", {"Centre Court": "place"}),
        ("He flew on Cape Air flights.", {"Cape Air": "organisation"}),
        ("The Board of Control for Cricket in India met.",
         {"Board of Control for Cricket in India": "organisation"}),
        ("It is paid by the President's Malaria Initiative.",
         {"President's Malaria Initiative": None}),
        ("The collective Artists for Velm asked.", {"Artists for Velm": "organisation"}),
        ("The Minister for Energy and Green Transition left.", {}),
        ("Mr Velmo Ayari: I support it.", {"Velmo Ayari": "person"}),
        ("He met Lib Dem Cllr Tom Scull.", {"Lib Dem": None, "Tom Scull": "person"}),
        ("They had two daughters, Bertilde and Carolina.",
         {"Bertilde": "person", "Carolina": "person"}),
        ("Jo Velmham and Ann Velmham left. They sued the Velmhams.",
         {"Jo Velmham": "person", "Ann Velmham": "person", "Velmhams": "group"}),
        # saints, and who bears their names
        ("The relics of St Velmadette came.", {"St Velmadette": None}),
        ("They live in St Velmadette.", {"St Velmadette": "place"}),
        ("The Sisters of Charity of St Paul run it.",
         {"Sisters of Charity of St Paul": "organisation"}),
        ("It came from Mgr Jean-Marc Mica.", {"Jean-Marc Mica": "person"}),
        ("The minehunter Ion Velmu sailed.", {}),
        # a given name before a word of no family
        ("They live in Alta Velmajira.", {"Alta Velmajira": None}),
        ("They live in the municipality of Urbano Velmis.", {"Urbano Velmis": "place"}),
        ("Celia Compound is new.", {"Celia Compound": "place"}),
        ("The network Al Velmam lies. Al Gore left.",
         {"Al Velmam": "organisation", "Al Gore": "person"}),
        ("Santos Velmuna drew 1-1 at home.", {"Santos Velmuna": "organisation"}),
        # what is nobody
        ("In Early June it rained. Every Sunday I rest.", {}),
        ("It fell to minus 10 degrees Celsius and cost Rs 50.", {}),
        ("Reading the text takes an hour.", {}),
        ("They declared a State of Emergency.", {}),
        ("It hit the Amazon. Greek Cuisine is cheap.", {"Amazon": "place"}),
        ("Bacteria of the genus Velmivorax ate it.", {}),
        ("It was stored in VelmBank. Using VelmFold 3, she drew it.", {"VelmBank": None}),
        ("The rule stood in Re Velm Mining.", {}),
        ("She translated Ada Lind's Silent Meadow.", {"Ada Lind": "person"}),
        ("He was given the Order of the Velm Crown, Sixth Class.", {}),
        ("Damage was done during Operation Guardian of the Walls.", {}),
        ("The Velm Rural Initiative ended.", {"Velm Rural Initiative": None}),
        ("She tried Jet Skiing & Kayaking.", {"Jet Skiing & Kayaking": None}),
    ],
)  # fmt: skip
def test_adjectives_offices_and_things_are_told_from_names(
    text: str, expected: dict[str, str | None]
) -> None:
    assert actors(text) == expected


def test_somebodys_life_is_told_by_two_dates() -> None:
    text = "Otani Yoriko (3 April 1871 – 1944) was a teacher. Yoriko left. Sugimura Yoriko wrote."
    assert "Yoriko" not in actors(text)

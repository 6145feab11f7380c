"""Names as briefings, agency reports, answers and legal texts hold them: whole, of their kind."""

from __future__ import annotations

import pytest

import claimgraph as cg


def actors(text: str) -> dict[str, str | None]:
    return {actor.name: actor.kind for actor in cg.parse(text, language="en").actors()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Medova vs Ivo Rodric is the main bout in Belgrade.",
         {"Ana Medova": "person", "Ivo Rodric": "person", "Belgrade": "place"}),
        ("On Mon, the Bank of Norway met; Thu and Fri were quiet.",
         {"Bank of Norway": "organisation"}),
        ("China Velbank withdrew in March.", {"China Velbank": "organisation"}),
        ("He met Jo Burbank in Orr.", {"Jo Burbank": "person", "Orr": "place"}),
        ("A spokesperson for the Foreign, Commonwealth and Development Office left.",
         {"Foreign, Commonwealth and Development Office": "organisation"}),
        ("The Estonian Police and Border Guard Board held three men.",
         {"Estonian Police and Border Guard Board": "organisation"}),
        ("The Special Rapporteur on housing, Margaret Lund, left.", {"Margaret Lund": "person"}),
        ("Qinwen Zheng will miss the Madrid Open.", {"Qinwen Zheng": "person"}),
        ("Benfica midfielder João Neves left.",
         {"Benfica": "organisation", "João Neves": "person"}),
        ("His lawyer, Ada Nwosu SAN, appealed.", {"Ada Nwosu": "person"}),
        ("Ann Berg, PhD, signed it.", {"Ann Berg": "person"}),
        ("It follows resolution A/HRC/58/L.12 of May.", {}),
        ("Velmark, which makes lamps, sued.", {"Velmark": None}),
        ("Norway pledged US$6 million.", {"Norway": "country"}),
        ("Velmar Foods A/S (Nasdaq Copenhagen: VLM) sued.", {"Velmar Foods A/S": "organisation"}),
        ("He was held in Aníbal Bruno prison.", {"Aníbal Bruno": "place"}),
        ("The Mozambique Red Cross opened shelters.", {"Mozambique Red Cross": "organisation"}),
        ("The Nikkei fell 0.8%, while South Korea's Kospi lost 1.1%.", {"South Korea": "country"}),
        ("He was awarded the Long Service Order.", {}),
        ("She was born in 1937 in Unión Vela.", {"Unión Vela": "place"}),
        ("They flooded villages in West Java on Friday.", {"West Java": "place"}),
        ("Activist investor Elliott Management, which owns 4%, sued.",
         {"Elliott Management": "organisation"}),
        ("Ann Berg, a curator at the Velden Museum, who was away, agreed.",
         {"Ann Berg": "person", "Velden Museum": "organisation"}),
        ("Cllr Ann Berg (Lab, Southfield) left.", {"Ann Berg": "person", "Southfield": None}),
        ("Thieves struck Hallam's in Hull.", {"Hallam's": None, "Hull": "place"}),
        ("Analysts at Moran & Poor's said so.", {"Moran & Poor's": "organisation"}),
        ("It was certified by Lloyd's Register in May.", {"Lloyd's Register": "organisation"}),
        ("Shops such as Velms & Theirs sold it.", {"Velms & Theirs": "organisation"}),
        ("The Member for Velham East spoke.", {"Velham East": None}),
        ("They raided a branch of J. Velmar.", {"J. Velmar": "organisation"}),
        ("It ordered ships from Velha Ocean.", {"Velha Ocean": None}),
        ("It sold its last ship to Norden.", {"Norden": None}),
        ("Cargill, Bunge and Louis Dreyfus left the pact.",
         {"Cargill": "organisation", "Bunge": "organisation", "Louis Dreyfus": None}),
        ("The Netherlands Food and Product Safety Authority warned.",
         {"Netherlands Food and Product Safety Authority": "organisation"}),
        ("They met Ohio Gov. Jo Lund, Texas Sen. Ann Orr and Iowa Democratic Rep. Ivo Berg.",
         {"Ohio": "place", "Jo Lund": "person", "Texas": "place", "Ann Orr": "person",
          "Iowa": "place", "Ivo Berg": "person"}),
        ("It is tracked by the industry's tracker Velmar Relations.", {"Velmar Relations": None}),
        ("He owns the Denver Post and the San Diego Union-Tribune.",
         {"Denver Post": "organisation", "San Diego Union-Tribune": "organisation"}),
        ("A member of the Apollo 10 crew spoke.", {"Apollo": None}),
        ("They beat their North American neighbours. The Dutchman met a Frenchwoman.", {}),
        ("“I think, Mr. Ranking Member, that he is right,” said Jo Lund.", {"Jo Lund": "person"}),
        ("They held signs such as, “Less Money on Testing, More Money on Pupils.”", {}),
        ("The band played “We’re Not Gonna Take It” there.", {}),
        ("It opened on New Year's Eve.", {}),
        ("The Justice Department sued. The Department of Justice won.",
         {"Department of Justice": "organisation"}),
        ("Kathleen Lund Sawyer left. Lund Sawyer said so.", {"Kathleen Lund Sawyer": "person"}),
        ("They chose Velm Robotics. It is run by Velm Robotics Inc.",
         {"Velm Robotics Inc.": "organisation"}),
        ("The hall at 1225 N. Rampart St. burned.", {"N. Rampart St.": "place"}),
        ("Velm & Velm agreed. V&V will pay.", {"Velm & Velm": "organisation"}),
        ("The Mac Pro beat the iMac Pro.", {}),
        ("It is hard for Warren and Sanders. Elizabeth Warren left. Bernie Sanders stayed.",
         {"Elizabeth Warren": "person", "Bernie Sanders": "person"}),
        ("African American voters and Mexican Americans came.", {}),
        ("WHO IS THE FRONT-RUNNER? It hit the pay-TV bundle.", {}),
        ("It hit 18 Northern and central California counties.", {"California": "place"}),
        ("They failed to stop anti-Semitism.", {}),
        ("He watched the Disney Channel.", {"Disney Channel": "organisation"}),
        ("Orr Gas & Electric Co. cut power. OG&E said so.",
         {"Orr Gas & Electric Co.": "organisation"}),
        ("The California Public Utilities Commission agreed. The PUC met.",
         {"California Public Utilities Commission": "organisation"}),
        ("Britain's Conservative Party won. The Conservatives cheered.",
         {"United Kingdom": "country", "Conservative Party": "organisation"}),
        ("It met at the Bath & West Showground.", {"Bath & West Showground": "place"}),
        ("He advised Orr Tull LLP for the claimant and Vell & Co for the buyer.",
         {"Orr Tull LLP": "organisation", "Vell & Co": "organisation"}),
        ("The minister tabled the Annual Report of the Reserve Bank of New Zealand.",
         {"Reserve Bank of New Zealand": "organisation"}),
        ("The judge read the State Agency for Market Regulation's letter.",
         {"State Agency for Market Regulation": "organisation"}),
        ("Public Accounts Committee: heard from Deloitte.",
         {"Public Accounts Committee": "organisation", "Deloitte": "organisation"}),
        ("Meridian Freight Limited sank.", {"Meridian Freight Limited": "organisation"}),
        ("Some of the dialogue is in Velbara.", {"Velbara": None}),
        ('Jeong "Rush" Min-ji left.', {'Jeong "Rush" Min-ji': None}),
        ("Star Band de Orr, led by Ibra Lund, won.",
         {"Star Band de Orr": None, "Ibra Lund": "person"}),
        ("The referee was sent to VAR Jo Tierney.", {"Jo Tierney": "person"}),
        ("NGO Velmar Coordination Network will petition.",
         {"Velmar Coordination Network": "organisation"}),
        ("It is a member of the European Roma Sports Network.",
         {"European Roma Sports Network": "organisation"}),
        ("They work with the Malagasy Red Cross.", {"Malagasy Red Cross": "organisation"}),
        ("It was built by the developer Velha Hills.", {"Velha Hills": "organisation"}),
        ("The Initiative for Economic and Social Rights complained.",
         {"Initiative for Economic and Social Rights": "organisation"}),
        ("Plots were mapped by the Institute for Oceanography and Marine Research.",
         {"Institute for Oceanography and Marine Research": "organisation"}),
        ("Velmorland and Orrness Council said it could not.",
         {"Velmorland and Orrness Council": "organisation"}),
        ("They are in line with General Comment No. 7.", {}),
        ("People live in Velaw, Orrpong and Falkwe communities.",
         {"Velaw": None, "Orrpong": None, "Falkwe": None}),
        ("Alianza para el Progreso followed.", {"Alianza para el Progreso": "organisation"}),
        ("It hired Velltell, Orrton, Rosen & Katz in May.",
         {"Velltell, Orrton, Rosen & Katz": "organisation"}),
        ("It fell after a bid from Anta.", {"Anta": None}),
        ("The Second Army Region laid wire.", {"Second Army Region": "organisation"}),
        ("The Thai Lawyers for Human Rights count 32.",
         {"Thai Lawyers for Human Rights": "organisation"}),
        ("Housing Justice Europe wrote to us.", {"Housing Justice Europe": None}),
        ("Ipswich sacked Kieran Lund in May.",
         {"Ipswich": "organisation", "Kieran Lund": "person"}),
        ("They are two points behind Newcastle, who lost.", {"Newcastle": None}),
        ("He went to see the USS Ann Berg.", {}),
        ("UNESCO Director-General Ville Orrlä thanked us.",
         {"UNESCO": "organisation", "Ville Orrlä": "person"}),
        ("Msgr Prosper Velzi left.", {"Prosper Velzi": "person"}),
        ("We saw Fr James Orr SJ at home.", {"James Orr": "person"}),
        ("It raised its Series A. Ann Berg declined.", {"Ann Berg": "person"}),
        ("In Germany IG Velmall struck.", {"Germany": "country", "IG Velmall": None}),
        ("It went to the Court of Justice of the European Union.",
         {"Court of Justice of the European Union": "organisation"}),
        ("Look into the National Gallery for the Orrmanis.",
         {"National Gallery": "organisation", "Orrmanis": None}),
        ("Eat at Tekla Orradze's Café Velma.", {"Tekla Orradze": "person", "Café Velma": None}),
        ("He left the Welders' Gala.", {"Welders' Gala": None}),
        ("Sky's Ann Berg asked.", {"Sky": None, "Ann Berg": "person"}),
        ("He read Ann Berg's South Riding.", {"Ann Berg": "person", "South Riding": None}),
        ("# MALI\n\nA convoy left.", {"Mali": "country"}),
        ("Leader of the council Ann Berg said no.", {"Ann Berg": "person"}),
        ("The head of the agency Velmar Nox left.", {"Velmar Nox": "organisation"}),
        ("Velmskho Cathedral holds a grave.", {"Velmskho Cathedral": "place"}),
        ("It was built by Velmont Hills for a fund.", {"Velmont Hills": None}),
        ("He told Kick viewers that rules are rules.", {}),
        ("It was said by Germanist Karen Orr in May.", {"Karen Orr": "person"}),
        ("Leopold I made him a count.", {"Leopold I": "person"}),
        ("The Dicastery for Orr spoke.", {"Dicastery for Orr": "organisation"}),
        ("The Lowther Improvement District will pay.",
         {"Lowther Improvement District": "organisation"}),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "*Reviewed by Siobhán Ní Dhomhnaill, MPharm.*",
        "*Compiled by the Night Desk.*",
        "(Reporting by Bo Lund; Editing by Ann Berg)",
        "No objection was raised to application 25/0047/FUL on Monday.",
        "They found a bug in OrbitMQ 3.8 through 4.1.",
        "Patients who take Warfarin should ask.",
        '"Paracetamol is safer," she says.',
        "It makes the Karipat and SpiceBox brands.",
        "It was read on an Illum NovaSek machine.",
        "The firm launched its PastaPresto Max oven line.",
        "Reporting: Niamh Berg, Bert van Orr.",
        "He relied on a judgment of 2002, [2002] EWHC 118 (Comm), at length.",
        'Her first single, "Fatou Velma", sold well.',
        "She produced Velmar Blues (1979).",
        "She refused the Legion of Honour in May.",
        "It will hold its AGM in May.",
        "It was added to the KVX catalog the same day.",
        "**Author:** R. Velmar.",
        "The wellboat Ronja Berg carries fish.",
        "The plan was code-named Grey Harbour.",
        "The texts are in English and Yoruba.",
        "He works at the Velmont–Orrerty observatory.",
        "They did not comment on Velna 26.",
        "BLUF: the river is high. Ayes 61, Noes 58.",
        "VODs are up.",
        "Arms were shipped aboard Angara, he said.",
        "She won the Velm d'Or in May.",
        "VELON, a rare eye condition, is a side effect.",
    ],
)
def test_credits_medicines_and_products_are_no_actors(text: str) -> None:
    assert actors(text) == {}


def test_a_family_is_no_person() -> None:
    assert actors("The firm bought it from the Hallvik family.") == {"Hallvik": None}


def test_a_family_name_that_is_a_town_too_is_its_bearers() -> None:
    text = "A team led by Tomoko Arakawa knows why. Arakawa's group plans a test."
    assert actors(text) == {"Tomoko Arakawa": "person"}
    there = "A team led by Tomoko Arakawa knows why. It works in Arakawa."
    assert "place" in actors(there).values()


def test_the_last_part_of_a_name_with_a_birth_is_its_bearer() -> None:
    text = "**Nguyễn Thị Hồng Vân** (born 4 May 1951) is an architect. Vân moved to Hanoi."
    assert actors(text) == {"Nguyễn Thị Hồng Vân": "person", "Hanoi": "place"}
    assert len(cg.parse(text).actors()) == 2


def test_where_somebody_is_born_is_no_person() -> None:
    text = "Ann Ode was born in Thunvik, the child of a miller."
    assert actors(text) == {"Ann Ode": "person", "Thunvik": "place"}


def test_a_name_in_capitals_is_the_one_in_small_letters() -> None:
    text = "OSTREA PORT AUTHORITY v. Falk. The Ostrea Port Authority appealed."
    assert actors(text) == {"Ostrea Port Authority": "organisation"}


def test_a_region_is_no_short_form_of_its_society() -> None:
    text = "A hoard lay beneath a Fenland causeway. He gave to the Fenland Ploughing Society."
    aliases = {a.name: a.aliases for a in cg.parse(text).actors()}
    assert aliases["Fenland Ploughing Society"] == ()


def test_a_family_name_alone_is_whose_life_is_told() -> None:
    text = "Zuma Kanter (born 1949) was a singer. Kanter was the child of Lamine Kanter, a clerk."
    assert actors(text) == {"Zuma Kanter": "person", "Lamine Kanter": "person"}


def test_a_particle_in_capitals_begins_the_same_name() -> None:
    text = "Hans von Velmar flew first. Von Velmar told us so. They saw Bert van Orden."
    assert actors(text) == {"Hans von Velmar": "person", "Bert van Orden": "person"}


def test_a_club_is_called_by_its_last_word() -> None:
    text = "Aston Villa lost. Villa thought they had won it."
    assert "person" not in actors(text).values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She joined Hale and Sons, and Brown and Company, LLC, sued.",
         {"Hale and Sons": "organisation", "Brown and Company, LLC": "organisation"}),
        ("Each holder got shares of Common Stock.", {}),
        ("The dinosaur Velmapteryx was a cousin of Orrosaurus Magnus.", {}),
        ("The Act (the Velm Procedure Act [VPA]) applies. The VPA is old.", {}),
        ("It quotes the Official Code of Georgia Annotated.", {}),
        ("The spokesperson, ASP Lawan Tijjo, left. Tijjo said the men hid.",
         {"Lawan Tijjo": "person"}),
        ("The Commissioner of Police in the state, Nnaghe Obune, condoled with them.",
         {"Nnaghe Obune": "person"}),
        ("Tekla Oduvi, Assistant Secretary for Peacebuilding Support, told them.",
         {"Tekla Oduvi": "person"}),
        ("Co-founded by Ann Orr, it grew.", {"Ann Orr": "person"}),
        ("Ann Orr heads a VC fund called NIOR.", {"Ann Orr": "person", "NIOR": "organisation"}),
        ("Jo Velmson from the University’s School of Earth Sciences left. He said it was big.",
         {"Jo Velmson": "person", "School of Earth Sciences": "organisation"}),
        ("It is a Western Balkan nation.", {}),
        ("The General Department of Taxation earns it.",
         {"General Department of Taxation": "organisation"}),
        ("He was seen in Ile-Ife, Osunde State on Saturday.",
         {"Ile-Ife": "place", "Osunde State": "place"}),
        ("They wept after Mac Foster’s death. Mac Foster sang.", {"Mac Foster": "person"}),
        ("Sasol [JSE:SOL] fell.", {"Sasol": "organisation"}),
        ("Shares were led by Gold Fields.", {"Gold Fields": None}),
        ("He left, said Razia Khan, chief economist here.", {"Razia Khan": "person"}),
        ("The Velm Police District (VPD) met. VPD left.", {"Velm Police District": "organisation"}),
        ("Our chief Brig. Gen. Debold Sinas left.", {"Debold Sinas": "person"}),
        ("Spokesperson Atty. Ana Orr left.", {"Ana Orr": "person"}),
        ("In metropolitan Atlanta it rains.", {"Atlanta": "place"}),
        ("The Institute for the Study of War met.",
         {"Institute for the Study of War": "organisation"}),
        ("The Norwegian and Danish Departments of Defence met.", {}),
        ("Key Takeaways from the talks: it rains.", {}),
        ("Doctors Without Borders left.", {"Doctors Without Borders": "organisation"}),
        ("He drove a red Velmar C-Class.", {}),
        ("It sank; Google, Oracle and Meta did not reply.",
         {"Google": "organisation", "Oracle": "organisation", "Meta": "organisation"}),
        ("They kept the 2015 Agreement on Peace and Trade.", {}),
        ("He lives in Niger state, and she in Oslo.", {"Niger": "place", "Oslo": "place"}),
        ("He is a Hall of Famer.", {}),
        ("She declined to comment to Page Six.", {}),
        ("BHP Billiton was up 1.11%.", {"BHP Billiton": None}),
        ("Skipper Fardin Pandit spoke. Later Pandit left.", {"Fardin Pandit": "person"}),
        ("TV star Jo Orr left.", {"Jo Orr": "person"}),
        ("They won the Velm County Championship Division One title.", {}),
    ],
)  # fmt: skip
def test_names_of_agencies_courts_and_local_news(
    text: str, expected: dict[str, str | None]
) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The United Nations Operation in Velmor (UNOV) left. UNOV had ten men.",
         "United Nations Operation in Velmor", {"UNOV"}),
        ("Velm University of Norway met. Velm University agreed.",
         "Velm University", {"Velm University of Norway"}),
        ("The Fed rose. The Federal Reserve met.", "Federal Reserve", {"Fed"}),
        ("The ORVAN Exchange LLC (“ORVAN”) met. The Orvan Exchange LLC (“Orvan”) agreed.",
         "ORVAN Exchange LLC", {"ORVAN", "Orvan", "Orvan Exchange LLC"}),
        ("Shola O’Brien sang. O'Brien left.", "Shola O’Brien", {"O'Brien", "O’Brien"}),
        ("Anglo American fell. Anglo American Platinum rose.", "Anglo American Platinum", set()),
        ("The Mekong River Commission (MRC) met on the Mekong.",
         "Mekong River Commission", {"MRC"}),
    ],
)  # fmt: skip
def test_one_body_under_several_names_is_one_actor(text: str, name: str, aliases: set[str]) -> None:
    assert {a.name: set(a.aliases) for a in cg.parse(text).actors()}.get(name) == aliases

"""Statements of long sentences: what participles, asides and relatives tell, and of whom."""

from __future__ import annotations

import pytest

import claimgraph as cg


def claims(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text).claims()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The ferry sank off Orr, drowning two men.",
         ["The ferry sank off Orr.", "Two men were drowned."]),
        ("The bus struck a wall and burned, killing the driver and injuring at least 30 people.",
         ["The bus struck a wall.", "The bus burned.", "The driver was killed.",
          "At least 30 people were injured."]),
        ("The jet was shot down over Orr, killing nine people.",
         ["The jet was shot down over Orr.", "Nine people were killed."]),
        ("Raiders attacked Orr, killing 3.", ["Raiders attacked Orr.", "Raiders killed 3."]),
        ("The yard has closed, forcing 14 families to move to Velm.",
         ["The yard has closed.", "14 families have been forced to move to Velm."]),
        ("The mill flooded in May, leaving 300 people homeless and causing damage to 40 houses.",
         ["The mill flooded in May.", "300 people were left homeless.",
          "Damage to 40 houses was caused."]),
        ("The dyke broke, bringing the toll to 40 and raising fears that the town will be lost.",
         ["The dyke broke.", "The toll was brought to 40.",
          "Fears were raised that the town will be lost.", "The town will be lost."]),
        ("Orr drew 900 runners, making it the largest race in Kent.",
         ["Orr drew 900 runners.", "It became the largest race in Kent."]),
        ("The mill collapsed in 2003, wiping out 600 small investors.",
         ["The mill collapsed in 2003.", "600 small investors were wiped out."]),
        ("The ferry exploded, killing 312 sailors, among them a boy.",
         ["The ferry exploded.", "312 sailors were killed, among them a boy."]),
        ("The dyke broke, flooding Orr, killing and maiming 30 people.",
         ["The dyke broke.", "The dyke flooded Orr, killing and maiming 30 people."]),
        ("The wall fell, leaving 30 dead.", ["The wall fell.", "30 were left dead."]),
        ("Jon Lund died in May, leaving two sons.",
         ["Jon Lund died in May.", "Jon Lund left two sons."]),
        ("It was a course for 40 cooks, making up nine teams, teaching and helping them to bake.",
         ["It was a course for 40 cooks, making up nine teams.",
          "It taught and helped them to bake."]),  # no object between the last two
        # what is planned, or usual, has had no effect yet, or has it by what is told
        ("The yard will close, leaving 300 people without work.", None),
        ("The yard plans to close, leaving 300 people jobless.", None),
        ("The ferry did not sink, killing nobody.", None),
        ("The ditches fill up, causing floods.", None),
    ],
)  # fmt: skip
def test_what_was_done_to_others_is_told_without_who_did_it(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mill disputes the bill, calling it “absurd,” but has refused to say more.",
         ["The mill disputes the bill.", "The mill calls it “absurd”.",
          "The mill has refused to say more."]),
        ("Ada Lund called the plan “absurd,” and Jon Moe left the room.",
         ["Ada Lund called the plan “absurd”.", "Jon Moe left the room."]),
        ("In May 1943, warned by a clerk that arrests were near, they crossed to Velm.",
         ["They were warned by a clerk that arrests were near.", "Arrests were near.",
          "In May 1943 they crossed to Velm."]),
        ("Critics say that rents are high and that owners, expecting a ban, have sold.",
         ["Rents are high.", "Owners, expecting a ban, have sold."]),
        ("Her lawyer said Lund, who is 30 and had complained of the pump, was fined.",
         ["Her lawyer said Lund was fined.", "Lund is 30.", "Lund had complained of the pump."]),
    ],
)  # fmt: skip
def test_what_is_said_ends_where_the_clause_around_it_goes_on(text: str, parts: list[str]) -> None:
    assert claims(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # when, by a season, a month or how long ago
        ("It ended in the winter of 2019, when a flood took the pier.",
         ["It ended in the winter of 2019.", "In the winter of 2019, a flood took the pier."]),
        ("The lake formed about 900 years ago, when ice left a wall.",
         ["The lake formed about 900 years ago.", "About 900 years ago, ice left a wall."]),
        # what a preposition before "which" leads to
        ("A bomb went off, after which the ferry sank.", ["A bomb went off.", "The ferry sank."]),
        ("The prince led nine journeys to Lapland, during which he drew maps.",
         ["The prince led nine journeys to Lapland.", "He drew maps."]),
        ("The test ran for a week, during which the level did not fall.", None),
        ("She won a place at Orr College, from which she graduated in 1930.",
         ["She won a place at Orr College.", "She graduated from Orr College.",
          "She graduated in 1930."]),
        ("She loved the town, without which she could not live.", None),
        ("She was given a feast, at which the mayor, who had been ill as a boy, spoke.",
         ["She was given a feast.", "At a feast, the mayor spoke.",
          "The mayor had been ill as a boy."]),
        # a share of several
        ("She came with 300 masons, of whom fewer than half survived.",
         ["She came with 300 masons.", "Fewer than half of the 300 masons survived."]),
        ("The fire hurt ten men, one of whom, a clerk, was in hospital on Sunday.",
         ["The fire hurt ten men.", "One of the ten men, a clerk, was in hospital on Sunday."]),
        ("The yard was paid for by Orr and a bank, neither of which had any say.",
         ["The yard was paid for by Orr and a bank.", "Neither of Orr and a bank had any say."]),
        ("The race was won by Jon Falk, whose brother Tor holds the record.",
         ["The race was won by Jon Falk.", "Tor is Jon Falk’s brother.", "Tor holds the record."]),
    ],
)  # fmt: skip
def test_relative_clauses_behind_times_prepositions_and_counts(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Production of the Lark, its best ship, will move to Velm.",
         ["Production of the Lark will move to Velm.", "Lark is its best ship."]),
        ("The team was led by Ada Lind of Orr College and Jon Moe of Velm University.", None),
        ("The plan is dear, and claims that it works are false.", None),
        ("The hall is old, as shown by beams found in May, and a yard known as Orrs is new.",
         ["The hall is old, as shown by beams found in May.", "A yard known as Orrs is new."]),
        ("The rebels, led by a priest named Jon Falk, took the hall and marched on Orr.",
         ["The rebels were led by a priest named Jon Falk.", "The rebels took the hall.",
          "The rebels marched on Orr."]),
        ("The eldest of five children of a smith, Ada Lund was taught at home.",
         ["Ada Lund was the eldest of five children of a smith.", "Ada Lund was taught at home."]),
        ("Ada Lund died in 1941; more than 30 species bear her name.",
         ["Ada Lund died in 1941.", "More than 30 species bear Ada Lund’s name."]),
        ("She founded a park in Velm, the first of its kind in Kent.", None),
        ("Lund, told by a clerk that the fort would fall, had left.",
         ["Lund was told by a clerk that the fort would fall.", "The fort would fall.",
          "Lund had left."]),
        ("Ada Lund joined the board in 1990, its first woman.",
         ["Ada Lund joined the board in 1990.", "Ada Lund was its first woman."]),
        ("The mill never reopened; it burned that December in a storm.",
         ["The mill never reopened.", "It burned that December in a storm."]),
        ("Police arrested the captain, Jon Falk, 58, one of the crew.",
         ["Jon Falk was the captain.", "Police arrested Jon Falk, 58, one of the crew."]),
    ],
)  # fmt: skip
def test_subjects_are_the_ones_that_the_sentence_has(text: str, parts: list[str] | None) -> None:
    assert claims(text) == (parts or [text])


def test_whoever_she_was_before_somebody_else_is_named_is_not_that_one() -> None:
    left_open = (
        "She wrote nine books. Critics such as Ada Lund found that her work was poor. She died."
    )
    assert claims(left_open)[-1] == "She died."
    assert claims("She left. Ada Lund moved to Bergen, where she taught.")[1:] == [
        "Ada Lund moved to Bergen.", "In Bergen, Ada Lund taught.",
    ]  # fmt: skip
    assert claims("Ada Lund wrote nine books. She was praised. Lund left. She kept bees.")[1:] == [
        "Ada Lund was praised.", "Lund left.", "Lund kept bees.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Orr has since sued the council, alleging that it broke the deal.",
         ["Orr has since sued the council.", "It broke the deal."]),
        ("Unions cut their target, warning that the plan came too late, and went home.",
         ["Unions cut their target.", "The plan came too late.", "Unions went home."]),
        ("Older studies had put it at six months, suggesting that drying is crucial.",
         ["Older studies had put it at six months.", "Drying is crucial."]),
        ("Orr closed the mill, cutting costs, and was praised.",
         ["Orr closed the mill.", "Orr cut costs.", "Orr was praised."]),
        ("Such endings are used for small, endearing things.", None),
    ],
)  # fmt: skip
def test_participles_of_saying_leave_the_deed_they_stand_beside(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She was elected in May and sat in the council.",
         ["She was elected in May.", "She sat in the council."]),
        ("He was elected as a Liberal, but sat as an independent after a row.",
         ["He was elected as a Liberal.", "He sat as an independent after a row."]),
        ("Ada Lund (March 6, 1940 – April 9, 2001) entered the league in 1959.",
         ["Ada Lund (March 6, 1940 – April 9, 2001) entered the league in 1959."]),
        ("Sund (9 July 2031) — The mill burned.", ["The mill burned."]),
    ],
)  # fmt: skip
def test_who_sits_is_not_sat_and_a_life_is_no_dateline(text: str, parts: list[str]) -> None:
    assert [claim.text for claim in cg.parse(text).claims()] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # a past form without the object that its verb needs tells what was done
        ("He bought the mill, built in 1909, and moved to Velm.",
         ["He bought the mill, built in 1909.", "He moved to Velm."]),
        ("Orr left home, moved to Velm and died in 1909.",
         ["Orr left home.", "Orr moved to Velm.", "Orr died in 1909."]),
        ("The firm reported a loss, hurt by a strike, and cut its forecast.",
         ["The firm reported a loss, hurt by a strike.", "The firm cut its forecast."]),
        ("Jon Falk said Lund, hired in 2012, created 43 firms, paid bills and burned the records.",
         ["Lund was hired in 2012.", "Lund created 43 firms.", "Lund paid bills.",
          "Lund burned the records."]),
        ("The cello, finished in 1973 and lent to Orr, now hangs in Velm.",
         ["The cello was finished in 1973.", "The cello was lent to Orr.",
          "The cello now hangs in Velm."]),
        ("The boat, found in 1936 and now displayed in Velm, is of oak.",
         ["The boat was found in 1936.", "The boat is now displayed in Velm.",
          "The boat is of oak."]),
        ("The town voted by nine to four to close it, rejecting a bid from a firm that had gone.",
         ["The town voted by nine to four to close it.",
          "The town rejected a bid from a firm that had gone."]),
        ("Orr, based in Velm, said sales fell.", ["Orr is based in Velm.", "Sales fell."]),
        ("The genome, read in 2018 and about ten times the size of ours, holds few genes.", None),
        ("The mayor thanked Ada Lund, retiring after 31 years.", None),
        ("It fell because of dirt and introduced carp.", None),
        # what a second verb shares, and what it does not
        ("The herd shrank but did not vanish when the lake dried.", None),
        ("The trust will pay a rent, mend the roof and open a café.",
         ["The trust will pay a rent.", "The trust will mend the roof.",
          "The trust will open a café."]),
        ("At least 31 people have been confirmed dead and 64 are still missing.",
         ["At least 31 people have been confirmed dead.", "64 are still missing."]),
        ("The ferry never runs in May; however, moving it helps.",
         ["The ferry never runs in May.", "Moving it helps."]),
        ("Orr beat Velm on Saturday, ending a long wait for a title.",
         ["Orr beat Velm on Saturday.", "A long wait for a title was ended."]),
    ],
)  # fmt: skip
def test_verbs_beside_participles_are_told_of_who_did_what(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # a description parts the verb from the subject of its clause
        ("The mill failed after her successor, Ada Lund, noticed the leak.",
         ["The mill failed.", "Ada Lund was her successor.", "Ada Lund noticed the leak."]),
        ("It fell after the mayor, a friend of Orr, resigned.", None),
        ("Two boats left on Monday, while engineers, working at night, laid a bridge.",
         ["Two boats left on Monday.", "Engineers worked at night.", "Engineers laid a bridge."]),
        # and a clause the verb from its noun
        ("News that the king had died spread fast.", None),
        ("Falk's remark that the tax was unfair angered the bakers.", None),
        ("Evidence that the drug is safe remains thin.", None),
        ("The claim that the dam was safe proved false.", None),
        # of whom a description tells, and when
        ("Velm drew level through a kick by Ada Lund, her eighth goal.", None),
        ("He married Ada Lund, his nurse.", ["He married Ada Lund.", "Ada Lund was his nurse."]),
        ("Ada Lund, a baker who fed the town, has died.",
         ["Ada Lund has died.", "Ada Lund was a baker.", "Ada Lund fed the town."]),
        ("Jon Falk, who led the work, thought the boat had carried a smith's widow to her grave.",
         ["Jon Falk led the work.", "The boat had carried a smith's widow to her grave."]),
        # a share of one thing, and what a noun takes up
        ("The hull, of which some 70 per cent survives, held two horses.",
         ["Some 70 per cent of the hull survives.", "The hull held two horses."]),
        ("Output, 12% of which is exported, rose in May.",
         ["12% of output is exported.", "Output rose in May."]),
        ("They treated the beams with wax, a method tried on older wrecks.",
         ["They treated the beams with wax.", "The method was tried on older wrecks."]),
        ("It has a hall, a mill built in 1909 and a yard.", None),
    ],
)  # fmt: skip
def test_a_verb_finds_its_subject_across_what_parts_them(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


def test_a_speaker_acts_on_what_the_words_are_about() -> None:
    """Nothing is both subject and object of a deed: the plan did not sign itself."""
    said = "Lund said the plan was fine and signed it."
    assert claims(said) == [said, "The plan was fine."]
    kept = "Lund said the house was damp and smelled of smoke."
    assert claims(kept) == ["The house was damp.", "The house smelled of smoke."]


def test_a_clause_beside_what_is_planned_is_a_fact() -> None:
    plan, debt = cg.parse("Orr plans to cut its debt, which stood at 2 million euros.").claims()
    assert (plan.modality, debt.modality) == ("planned", "asserted")
    had = cg.parse("The account, which had no second key, was closed.")
    assert {claim.modality for claim in had.claims()} == {"asserted"}  # no "had it no key"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Orr told the town that the wells were clean, that further testing was under way and that "
         "nobody's health was at risk.",
         ["The wells were clean.", "Further testing was under way.",
          "Nobody's health was at risk."]),
        ("The column was driven back with heavy losses; Falk himself, hit in the leg, was captured "
         "but escaped.",
         ["The column was driven back with heavy losses.",
          "Falk himself, hit in the leg, was captured.", "Falk himself escaped."]),
        ("The town burned in 1689 and after the second fire was rebuilt in stone.", None),
        ("Much of the gas was consumed by bacteria before reaching the air.", None),
        ("A force of 7,000 under Jon Falk crossed the river and cut the road.",
         ["A force of 7,000 under Jon Falk crossed the river.",
          "A force of 7,000 under Jon Falk cut the road."]),
        ("Orr sells a pump that it says can be mounted in an hour and costs less than others.",
         ["Orr sells a pump that it says can be mounted in an hour and costs less than others.",
          "A pump can be mounted in an hour and costs less than others."]),
        ("It grew worse: by May, according to Jon Falk, a third of the men were ill.",
         ["It grew worse: by May, according to Jon Falk, a third of the men were ill.",
          "A third of the men were ill."]),
        ("She joined the bank in 1991, becoming head in 2003.",
         ["She joined the bank in 1991.", "She became head in 2003."]),
        ("The board, set up in 1978 to advise the town, met in May.",
         ["The board was set up in 1978 to advise the town.", "The board met in May."]),
        ("Printed in Nature and paid for by Orr, the study will be extended.",
         ["The study was printed in Nature.", "The study was paid for by Orr.",
          "The study will be extended."]),
        ("Untreated, the rot will kill the tree.", None),
        ("The unit uses salt cells, a choice that cuts the risk of fire but makes it heavy.",
         ["The unit uses salt cells.", "The choice cuts the risk of fire.",
          "The choice makes it heavy."]),
        ("The commandant, Jon Falk, a veteran of two wars, left.",
         ["Jon Falk was the commandant.", "Jon Falk left.", "Jon Falk was a veteran of two wars."]),
        ("The firm uses cells made in Kent rather than those found in rivals.", None),
        ("Around 900 dockers left after talks broke down, halting the loading of two ships and "
         "prompting the town to close a road.",
         ["Around 900 dockers left after talks broke down.",
          "The loading of two ships was halted.", "The town was prompted to close a road."]),
        ("The union accused the firm of theft, a charge the firm denies.",
         ["The union accused the firm of theft.", "The firm denies the charge."]),
        ("Orr said the cranes, ordered in May and due to arrive in June, would be safe and that no "
         "jobs were at risk.",
         ["The cranes were ordered in May and due to arrive in June.", "The cranes would be safe.",
          "No jobs were at risk."]),
        ("She came back in 1919 to find the house sold and her papers lost.", None),
        ("Prices proved more stubborn than the bank had forecast.", None),
        ("The terms offered by the two firms, which included a loan, had come too late.", None),
        ("The hall was built by the firm, which closed in May.",
         ["The hall was built by the firm.", "The firm closed in May."]),
        ("The lower fen, declared a nature reserve in 1998, is home to otters.",
         ["The lower fen was declared a nature reserve in 1998.",
          "The lower fen is home to otters."]),
        ("A drug made in Orr and tested in Velm cut deaths by half.", None),
        ("Lund was robbed in Orr, fell ill with flu and spent the winter there.",
         ["Lund was robbed in Orr.", "Lund fell ill with flu.", "Lund spent the winter there."]),
        ("Critics question the cost, put at 12 euros, and argue that nets are better.",
         ["Critics question the cost, put at 12 euros, and argue that nets are better.",
          "Nets are better."]),
        ("Funds ran out twice, and filming was put off until May.",
         ["Funds ran out twice.", "Filming was put off until May."]),
        ("They eat it dried, a dish said to smell of tar.",
         ["They eat it dried.", "The dish was said to smell of tar."]),
        ("Yields fell on Monday, while the main index lost 3 per cent, dragged down by banks.",
         ["Yields fell on Monday.", "The main index lost 3 per cent, dragged down by banks."]),
        ("Lund hid a warning over the yard that Orr had failed to disclose in May.", None),
    ],
)  # fmt: skip
def test_whose_deed_a_long_sentence_tells(text: str, parts: list[str] | None) -> None:
    assert claims(text) == (parts or [text])


def test_what_is_planned_or_denied_is_so_of_each_thing_in_a_list() -> None:
    planned = cg.parse("The maps will be shared with the Orr Council and the Velm Museum.")
    assert [claim.modality for claim in planned.claims()] == ["planned", "planned"]
    denied = cg.parse("Orr is not part of the Union, nor of the League.")
    assert {claim.polarity for claim in denied.claims()} == {"negative"}


def test_as_somebody_claimed_behind_what_another_doubts_gives_no_voice_to_the_whole() -> None:
    text = "Her book sold 900 copies, though Falk doubted that she had been there, as she claimed."
    sold = cg.parse(text)
    assert not list(sold.voicings(sold.claims()[0]))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The shop opened in a hall designed by Lund.",
         ["The shop opened in a hall.", "A hall was designed by Lund."]),
        ("The race ended in a square paved by the city.", None),
        ("The bridge built in a park designed by Lund fell.", None),
    ],
)  # fmt: skip
def test_of_two_past_forms_the_one_with_who_did_it_tells_of_the_noun_before_it(
    text: str, parts: list[str] | None
) -> None:
    assert claims(text) == (parts or [text])


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # where and when somebody was born, in brackets
        ("Ada Lind (Bergen, Norway, 3 May 1961) is a Norwegian poet.",
         ["Ada Lind was born in Bergen, Norway.", "Ada Lind was born on 3 May 1961.",
          "Ada Lind is Norwegian.", "Ada Lind is a poet."]),
        ("Jan Orr (German: Johann Orr, June 3, 1971 -) is a painter.",
         ["Jan Orr (German: Johann Orr) is a painter.", "Jan Orr was born on June 3, 1971."]),
        ("Ada Lind (Progress Party, 3 May 1961) is a poet.",
         ["Ada Lind (Progress Party, 3 May 1961) is a poet."]),
        ("Glass Tower (London, 1966) is a tall building.",
         ["Glass Tower (London, 1966) is a tall building."]),
        # another name, a size, two things that one is
        ("Velm, officially the Kingdom of Velm, is a state in Kent with a population of 4 million.",
         ["Velm is officially the Kingdom of Velm.", "Velm is a state in Kent.",
          "Velm has a population of 4 million."]),
        ("Orr, formerly Velm, is a village in the district of Brack with a population of 300.",
         ["Orr was formerly Velm.",
          "Orr is a village in the district of Brack with a population of 300."]),
        ("Lund, officially closed, is a port.", ["Lund, officially closed, is a port."]),
        ("Its capital and largest city is Orr.",
         ["Its capital is Orr.", "Its largest city is Orr."]),
        ("The red and white flag is Danish.", ["The red and white flag is Danish."]),
        # what took place or was held, when and where
        ("The vote took place on 3 June 2014 in the old mill in Graz.",
         ["The vote took place on 3 June 2014.", "The vote took place in the old mill in Graz."]),
        ("The fair was held in Cork on 3 June 1978.",
         ["The fair was held in Cork.", "The fair was held on 3 June 1978."]),
        ("Orr held a stake of 5% in Velm in 2010.", ["Orr held a stake of 5% in Velm in 2010."]),
        ("Orr took three shops in Velm in 2010.", ["Orr took three shops in Velm in 2010."]),
        ("The vote took place in May only in Graz.", ["The vote took place in May only in Graz."]),
        # verbs that share what the last one leads to
        ("Lind co-wrote, directed and starred in Boat.",
         ["Lind co-wrote, directed and starred in Boat."]),
        ("Moe, who co-directed Boat, sang and danced in Velm.",
         ["Moe co-directed Boat.", "Moe sang.", "Moe danced in Velm."]),
        ("Prices rose 5% in May in Orr.", ["Prices rose 5% in May in Orr."]),
        ("He played the clerk in the series Orr, the priest in the film Ash and the king in Lear.",
         ["He played the clerk in the series Orr.", "Orr is a series.",
          "He played the priest in the film Ash.", "Ash is a film.",
          "He played the king in Lear."]),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_name_or_a_happening_is_told_alone(
    text: str, claims: list[str]
) -> None:
    assert [claim.text for claim in cg.parse(text, language="en").claims()] == claims

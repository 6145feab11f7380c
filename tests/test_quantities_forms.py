"""Figures in forms that are easily taken for something else."""

from __future__ import annotations

import pytest

import claimgraph as cg


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was down from £34m a year earlier.", [("34000000", None, "GBP")]),
        ("Two of nine members voted for it.", [("2", None, "members"), ("9", None, "members")]),
        ("The post got 5K likes.", [("5000", None, "likes")]),
        (
            "It sold 900 cars, compared with 14,200 in April 2025.",
            [("900", None, "cars"), ("14200", None, None)],
        ),
        ("Snow was 12 in [1] at dawn.", [("12", None, "[in_i]")]),
        ("Orr v. Lund, 81 F.4th 1102 (9th Cir. 2023) held so.", []),
        ("The bath is kept at 77K.", [("77", None, "K")]),
        ("The driver, 47, was unhurt.", [("47", None, "a")]),
        ("The victims were Jo Lund, 34, and Eva Lund, 29.", [("34", None, "a"), ("29", None, "a")]),
        ("Both boys, aged 9 and 12, swam.", [("9", None, "a"), ("12", None, "a")]),
        ("It has 12.4 deaths per 100,000 people.", [("12.4", None, "deaths")]),
        ("The star emits 1.5e12 watts.", [("1500000000000", None, "W")]),
        ("It weighs 3e-5 grams.", [("0.00003", None, "g")]),
        ("It fell by 3 to 5 percent.", [("3", "5", "%")]),
        ("It fell from 3 to 5 percent.", [("3", None, "%"), ("5", None, "%")]),
        ("A magnitude-6.8 quake struck.", [("6.8", None, None)]),
        ("The fund holds $1e400.", []),
        ("The weight is 1×10^400 kg.", []),
        ("The fund holds $1e6.", [("1000000", None, "USD")]),
        ("Three people were hurt, 1 critically.", [("3", None, "people")]),
        ("The camp lies at 51.22 N, 33.40 E.", []),
        ("A force of 51.22 N was measured.", [("51.22", None, "N")]),
        ("Boeing 737s were grounded.", []),
        ("Unemployment is up from 3% to 5%.", [("3", None, "%"), ("5", None, "%")]),
        ("The mill cost 50,000 pounds.", [("50000", None, "pounds")]),
        ("The stone weighs 50,000 pounds.", [("50000", None, "[lb_av]")]),
        ("The flaw is in OrbitMQ 3.8 through 4.1.", []),
        # ages, in the ways newspapers give them
        ("The 19-year-old’s boat sank.", [("19", None, "a")]),
        ("Ada Lund, also 19, swam.", [("19", None, "a")]),
        ("She was 12 when the mill burned.", [("12", None, "a")]),
        ("All of them were aged between 18 and 25.", [("18", "25", "a")]),
        ("Voters must be over the age of 18.", [("18", None, "a")]),
        ("Most patients were younger than 30.", [("30", None, "a")]),
        ("He was 12 points behind.", [("12", None, "points")]),
        ("A mother of three left.", [("3", None, "children")]),
        ("Tom King, six, was found.", [("6", None, "a")]),
        ("A club for children ages 5 to 12 opens.", [("5", "12", "a")]),
        # places, clocks and numbers of bodies
        ("It lies within one of the parks.", []),
        ("At least one of the pilots died.", [("1", None, "pilots")]),
        ("It runs from 6-9 p.m. on Friday.", []),
        ("Members in Local 90 voted.", []),
        # years that are no counts, and counts that are no years
        ("The fleet sank in 1281.", []),
        ("He ruled from 1321 to 1323.", []),
        ("It helped in 125 (68%) of them.", [("125", None, None), ("68", None, "%")]),
        ("He was rector in 1920 – 21.", []),
        ("In eighteen seventy-six the canal froze.", []),
        ("By twenty thirty the canal will be wider.", []),
        ("The lock, dug in two thousand and four, leaks.", []),
        ("Since nineteen hundred no barge has sunk.", []),
        ("The toll rose to seventy-six.", [("76", None, None)]),
        ("Twenty-two barges sank in nineteen eleven.", [("22", None, "barges")]),
        # words that are no counted nouns
        ("A poll of 1,500 US voters was held.", [("1500", None, "voters")]),
        ("Growth came after two quarters of decline.", [("2", None, "quarters")]),
        ("One data release is due.", [("1", None, "release")]),
        ("One missile struck the mill.", [("1", None, "missile")]),
        ("At one point, it rained.", []),
        ("A third aircraft fell.", []),
        ("The two pour millions of dollars into it.", [("2000000", None, "USD")]),
        ("They saw a storm as one heads south.", []),
        ("Perhaps one day it will open.", []),
        # units that are written like others
        ("They paid tens of thousands of pounds.", [("20000", None, "GBP")]),
        ("Each pole cost 4m/- last year.", [("4000000", None, "/-")]),
        ("The bag is rated to 25F at night.", [("25", None, "[degF]")]),
        ("Use a capacitor of 25 F here.", [("25", None, "F")]),
        ("Solder a 25 F capacitor here.", [("25", None, "F")]),
        ("The tool has 122K stars.", [("122000", None, "stars")]),
        ("It has a 4K screen.", []),
        ("The line gives 300 Mbps.", [("300", None, "Mbit/s")]),
        ("It weighs 2 pounds, 3 ounces.", [("2.1875", None, "[lb_av]")]),
        ("Mix 5 x 700 ml of it.", [("700", None, "mL")]),
        # two numbers that are not one
        ("They lost after four doubles, 4 to 0.", [("4", None, "doubles")]),
        ("He batted .432 in 24 games.", [("0.432", None, None), ("24", None, "games")]),
        ("The odds ratio was 1.08, 95% CI.", [("1.08", None, None), ("95", None, "%")]),
        ("The mean was 67 years (+/-8 years).", [("67", None, "a")]),
        ("It lasted 6.5 +/- 2.5 days.", [("4", "9", "d")]),
        ("The city has 1.428,000 homes.", []),
        ("A share of 36% are 35-54, and 30% are old.", [("36", None, "%"), ("30", None, "%")]),
        # what one number leaves to the other
        (
            "Output grew from 2 to 9 million tons.",
            [("2000000", None, "[ston_av]"), ("9000000", None, "[ston_av]")],
        ),
        ("The crew grew from 9 to 14 sailors.", [("9", None, "sailors"), ("14", None, "sailors")]),
        (
            "The debt swelled to 2.5 billion euros from 700 million.",
            [("2500000000", None, "EUR"), ("700000000", None, "EUR")],
        ),
        ("Takings fell to $8m from 9m.", [("8000000", None, "USD"), ("9000000", None, "USD")]),
        ("The heirs want €6m–7m.", [("6000000", "7000000", "EUR")]),
        ("From 1.5m to 2m Danes rowed.", [("1500000", "2000000", "Danes")]),
        ("The hull is 15m to 20m long.", [("15", "20", "m")]),
        ("Between four and five dozen geese landed.", [("48", "60", "geese")]),
        ("Some three to four hundred geese landed.", [("300", "400", "geese")]),
        ("Traffic was up 7% to 31,050.", [("7", None, "%"), ("31050", None, None)]),
        ("Her sons are aged 2, 5 and 8.", [("2", None, "a"), ("5", None, "a"), ("8", None, "a")]),
        ("Seven of every ten geese stayed.", [("0.7", None, "1")]),
        ("It is only one of the reasons.", []),
        ("He sat in seat 14C by gate 9A at 21 C.", [("21", None, "Cel")]),
        ("Two of the last three trains were late.", []),
        # units and numbers in parts
        ("Rates rose by half of a percentage point.", [("0.5", None, "percentage points")]),
        ("They rowed a quarter of a mile.", [("0.25", None, "[mi_i]")]),
        ("The calf weighed 7 st 7 lb.", [("7.5", None, "[stone_av]")]),
        ("On the 21 st of May it thawed.", [("21", None, None)]),
        ("It was 12 degrees below zero.", [("-12", None, "degrees")]),
        ("The wreck lies at 12° 40′ S, 96° 5′ E.", []),
        ("The wreck lies at 12°40'30\"S 96°5'12\"E.", []),
        ("The yard lost 1,000s of jobs.", []),
        ("The boat cost 8'250.50 francs.", [("8250.5", None, "francs")]),
        ("The invoice is for 2.400.000,50 €.", [("2400000.5", None, "EUR")]),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = cg.parse(text, language="en").all(cg.Figure)
    assert [
        (f"{f.value:f}", None if f.upper is None else f"{f.upper:f}", f.unit) for f in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("There were 12 deaths per 1,000 births.", "deaths per 1,000 births"),
        ("The murder rate was 4.1 per 100,000 people.", "murder rate per 100,000 people"),
        ("Rents are €14.50 per square metre.", "Rents per square metre"),
    ],
)
def test_a_rate_is_no_count_of_the_same_thing(text: str, what: str) -> None:
    assert [f.what for f in cg.parse(text, language="en").all(cg.Figure)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They get 75 per cent of the total costs of it.", "total costs"),
        ("They spend 5% of their countries' output on it.", "countries' output"),
        (
            "It is over half of the world’s largest launch sites.",
            "world’s largest launch sites",
        ),
        ("More than 50% of Velm first-year students left.", "Velm first-year students"),
        ("Up to 70% of Velm systems fail in use.", "Velm systems"),
        ("It took the equivalent of €300 a month.", "per month"),
        ("Velm has a population of 864,652 now.", "population"),
        ("A plane carrying 167 passengers from Velm landed.", "passengers carried"),
        ("They had a staggering 14-man list.", "man"),
        ("The town is 430km south of Velm.", "distance"),
        ("The talks are built around four themes.", "themes"),
        ("Its market is currently worth $8.7 billion.", None),
        ("They held two pairs of $1 bills.", None),
    ],
)
def test_what_is_measured_ends_where_its_words_end(text: str, what: str | None) -> None:
    assert cg.parse(text, language="en").all(cg.Figure)[-1].what == what


@pytest.mark.parametrize("text", ["Repeat the above two steps.", "It is built around two steps."])
def test_words_that_bound_elsewhere_bound_nothing_here(text: str) -> None:
    assert [f.comparator for f in cg.parse(text, language="en").all(cg.Figure)] == ["equal"]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("The cost did not exceed $5 million.", "atMost"),
        ("It cannot have exceeded 300 tonnes.", "atMost"),
        ("Losses have exceeded 300 tonnes.", "moreThan"),
        ("Over three summers the wall grew.", "equal"),
        ("It took over three summers.", "moreThan"),
    ],
)
def test_what_bounds_a_number(text: str, comparator: str) -> None:
    (figure,) = cg.parse(text, language="en").figures()
    assert figure.comparator == comparator


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("The bill passed by 288 votes to 240.", ["votes", "votes"]),
        ("Copies sold for 9 euros a month ago.", [None]),
        ("Oil slipped below $80 a barrel.", ["Oil per barrel"]),
    ],
)
def test_what_a_figure_beside_another_measures(text: str, measured: list[str | None]) -> None:
    assert [figure.what for figure in cg.parse(text, language="en").figures()] == measured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # millions and metres
        ("It sold 2m copies.", [("2000000", None, "copies")]),
        ("The chain sold 3m burgers.", [("3000000", None, "burgers")]),
        ("Sund has 3.4m inhabitants.", [("3400000", None, "inhabitants")]),
        ("The keep has 40m walls.", [("40", None, "m")]),
        # "and a half" behind a scale, and with hyphens
        ("A million and a half people left.", [("1500000", None, "people")]),
        ("Two million and a half people left.", [("2500000", None, "people")]),
        ("Two-and-a-half thousand sheep were lost.", [("2500", None, "sheep")]),
        ("It took two-and-a-half hours.", [("2.5", None, "h")]),
        # scores and odds, but no changes
        ("The vote was 52 to 48.", []),
        ("The bill passed 212 to 180.", []),
        ("The odds are 5 to 1.", []),
        ("The odds of rain are three to one.", []),
        ("It fell from 40 to 30.", [("40", None, None), ("30", None, None)]),
        # hours
        ("The shop opens at 9 and closes at 17.", []),
        ("Inflation stood at 11.", [("11", None, None)]),
        # pence, and parts of a whole
        ("Milk is 90p a pint.", [("90", None, "pence")]),
        ("A pint costs 420p.", [("420", None, "pence")]),
        ("A 720p film was shown.", []),
        ("It hired 40 nurses, nine of them men.",
         [("40", None, "nurses"), ("9", None, "men")]),
        ("Nine of them left.", []),
    ],
)  # fmt: skip
def test_what_stands_around_a_number_tells_what_it_is(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = cg.parse(text).figures()
    assert [(str(f.value), f.upper and str(f.upper), f.unit) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Most victims were children under five.", (5, "a", "lessThan")),
        ("The drug helped patients over 60.", (60, "a", "moreThan")),
        ("Among those over 50, rents rose.", (50, "a", "moreThan")),
        ("It hurt people over 100 miles away.", (100, "[mi_i]", "moreThan")),
        ("The union speaks for workers over 40 firms.", (40, None, "moreThan")),
    ],
)
def test_over_and_under_bound_ages_only_of_people(text: str, found: tuple[object, ...]) -> None:
    (figure,) = cg.parse(text).figures()
    assert (figure.value, figure.unit_code, figure.comparator) == found

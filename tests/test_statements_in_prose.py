"""Statements of running prose: a cut leaves sentences that the text states, or there is no cut."""

from __future__ import annotations

import pytest
from test_statements import told

import claimgraph as cg
from claimgraph.reading.lang.en.tokens import tokenize


def claims(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text).claims()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # what is told of what a clause is about, not of a noun in it
        ("The Isle of Orr (Orra in Latin), also named Velm (Isle, Vela), is a land held by Lund.",
         ["The Isle of Orr (Orra in Latin), also named Velm (Isle, Vela), is a land.",
          "The Isle of Orr was held by Lund."]),
        ("Gull is an agent built to save time.",
         ["Gull is an agent.", "Gull was built to save time."]),
        ("Lund is a firm based in Orr, which was sold in 1990.",
         ["Lund is a firm.", "Lund is based in Orr, which was sold in 1990."]),
        ("The realm was a state found in the east of Orr, which fell in 1707.",
         ["The realm was a state.",
          "The realm was found in the east of Orr, which fell in 1707."]),
        ("Jon Orr, a wealthy, free-born Danish sailor from Velm, was elected in 1847.",
         ["Jon Orr was elected in 1847.",
          "Jon Orr was a wealthy, free-born Danish sailor from Velm."]),
        ("Ada Lund is a Danish film and stage director, actor, and poet.",
         ["Ada Lund is Danish.", "Ada Lund is a film and stage director.", "Ada Lund is an actor.",
          "Ada Lund is a poet."]),
        ("The port was built in 1902 and brought together the boats of Orr.",
         ["The port was built in 1902.", "The port brought together the boats of Orr."]),
        ("The ship was sunk in May and brought back a year later.",
         ["The ship was sunk in May.", "The ship was brought back a year later."]),
        ("Drawn in 1964, the first 737-100 flew in 1967.",
         ["The first 737-100 flew in 1967.", "The first 737-100 was drawn in 1964."]),
        ("Orr was under foreign empires: the Danish and Norwegian.",
         ["Orr was under foreign empires: the Danish and Norwegian."]),
        ("Orr left in 2009 and in 2011 he married Ada Lund.",
         ["Orr left in 2009.", "In 2011 Orr married Ada Lund."]),
        ("Most moved away but some became bakers.", ["Most moved away.", "Some became bakers."]),
        ("Orr grew; in contrast, ports such as Velm or Brack remained small.",
         ["Orr grew.", "Ports such as Velm or Brack remained small."]),
        ("The canal made Orr and Velm grow from hamlets to towns.",
         ["The canal made Orr and Velm grow from hamlets to towns."]),
        ("“Long keel” boats, made of oak, filled the port.",
         ["“Long keel” boats filled the port.", "“Long keel” boats were made of oak."]),
        ("Sales plummeted in May, causing a loss that was the worst since 1996.",
         ["Sales plummeted in May, causing a loss that was the worst since 1996."]),
        ("The ferry sailed as Jon Orr and Ada Lund, a clerk and poet, arrived.",
         ["The ferry sailed as Jon Orr and Ada Lund, a clerk and poet, arrived.",
          "Jon Orr and Ada Lund, a clerk and poet, arrived."]),
        ("The bird flu, which came in May, killed two thirds of the gulls, and although they are "
         "breeding again, the warden, Ada Lund, fears that some will never return.",
         ["The bird flu killed two thirds of the gulls.", "The bird flu came in May.",
          "They are breeding again.", "Ada Lund fears that some will never return.",
          "Ada Lund is the warden."]),
        ("Orr was charged and left in May.", ["Orr was charged.", "Orr left in May."]),
        ("Orr was seized and left in a barn.", ["Orr was seized and left in a barn."]),
        ("The loss reflects higher interest rates and delays in obtaining permits.",
         ["The loss reflects higher interest rates and delays in obtaining permits."]),
        ("A pump moves heat: a fluid that boils is squeezed by a screw and gives the heat off.",
         ["A pump moves heat: a fluid that boils is squeezed by a screw and gives the heat off."]),
        ("The town acted by fixing prices, ordering searches and buying grain, measures that came "
         "late and that ruined bakers.",
         ["The town acted by fixing prices, ordering searches and buying grain, measures that came "
          "late and that ruined bakers."]),
        ("The rents rose, and they've hit bakers hard.",
         ["The rents rose.", "They've hit bakers hard."]),
        ("The guild asked twice, but it’s still waiting.",
         ["The guild asked twice.", "It’s still waiting."]),
        ("The yard was sold in May, but thanks to the court, it still runs.",
         ["The yard was sold in May.", "Thanks to the court, it still runs."]),
        ("Velm shares in Orr rose 4%, and the mill's bonds fell.",
         ["Velm shares in Orr rose 4%.", "The mill's bonds fell."]),
        ("Tests of bricks made in Orr have shown cracks, and the wall will be rebuilt.",
         ["Tests of bricks made in Orr have shown cracks.", "The wall will be rebuilt."]),
        ("Nordvik built the ferry, cutting costs and greatly raising its profit.",
         ["Nordvik built the ferry.", "Nordvik cut costs.", "Nordvik greatly raised its profit."]),
        ("Nordvik has built the ferry, cutting costs and raising its profit.",
         ["Nordvik has built the ferry.", "Nordvik has cut costs.",
          "Nordvik has raised its profit."]),
        ("He wrote of rows between the two brothers, who ran the mill.",
         ["He wrote of rows between the two brothers.", "The two brothers ran the mill."]),
        ("The goalkeeper kicked the ball to Jon Falk, who scored.",
         ["The goalkeeper kicked the ball to Jon Falk.", "Jon Falk scored."]),
        ("In the age of steam, where coal was cheap, Orr grew.",
         ["In the age of steam, Orr grew.", "In the age of steam, coal was cheap."]),
        ("The crew were formed into teams and put into boats.",
         ["The crew were formed into teams.", "The crew were put into boats."]),
        ("The hulls were rebuilt and named training ships.",
         ["The hulls were rebuilt.", "The hulls were named training ships."]),
        ("The barn has been moved and repainted in blue.",
         ["The barn has been moved.", "The barn has been repainted in blue."]),
        ("Orr will meet Velm Rovers, the holders, in May.",
         ["Orr will meet Velm Rovers in May.", "Velm Rovers are the holders."]),
        ("At the end of his life the duke, who had been a friend, came to see Lund.",
         ["At the end of his life the duke came to see Lund.", "The duke had been a friend."]),
        ("It stood on the dry side of the hill, where the soil was sand.",
         ["It stood on the dry side of the hill.",
          "On the dry side of the hill, the soil was sand."]),
        ("Jon Falk, a man who thought in maps, left.",
         ["Jon Falk left.", "Jon Falk was a man who thought in maps."]),
        ("Sales fell, with rents and wages being the chief causes.",
         ["Sales fell.", "Rents and wages were the chief causes."]),
        ("United scored twice, and they held on.", ["United scored twice.", "They held on."]),
        ("The storm eased at dawn, but that night it came back.",
         ["The storm eased at dawn.", "That night it came back."]),
        ("The strike, called after talks failed in May, shut 40 mills and left thousands unpaid.",
         ["The strike shut 40 mills.", "The strike left thousands unpaid.",
          "The strike was called.", "Talks failed in May."]),
        ("The mill is old but its wheel remains sound.",
         ["The mill is old.", "Its wheel remains sound."]),
        ("The port hired 90 cleaning workers, many of whom left in May.",
         ["The port hired 90 cleaning workers.",
          "Many of the 90 cleaning workers left in May."]),
        ("While some bakers shouted, “Bread for all,” in the hall, the mayor spoke.",
         ["Some bakers shouted, “Bread for all,” in the hall.", "The mayor spoke."]),
        ("While small towns tried other taxes, such as a bed levy, Orr raised rents.",
         ["Small towns tried other taxes, such as a bed levy.", "Orr raised rents."]),
        ("He was followed as mayor by his nephew, who drank and was sacked within a year.",
         ["He was followed as mayor by his nephew.", "His nephew drank.",
          "His nephew was sacked within a year."]),
        ("Many bakers have sore arms, but in most cases it is mild.",
         ["Many bakers have sore arms.", "In most cases it is mild."]),
        ("The guild accused Jon Falk, who denies it and is on leave, of fraud.",
         ["The guild accused Jon Falk of fraud.", "Jon Falk denies it.",
          "Jon Falk is on leave."]),
        ("The mould becomes dense, scarring the floors and, in damp cellars, rotting the beams.",
         ["The mould becomes dense.", "The mould scars the floors.",
          "The mould, in damp cellars, rots the beams."]),
        ("The bell hung for a century in a barn near Orr, where it was taken for a kettle.",
         ["The bell hung for a century in a barn near Orr.",
          "In a barn near Orr, it was taken for a kettle."]),
        ("The fair, held in the hall since 1921, drew 900 bakers.",
         ["The fair drew 900 bakers.", "The fair had been held in the hall since 1921."]),
        ("The archive, housed in a mill, owns two maps.",
         ["The archive owns two maps.", "The archive is housed in a mill."]),
        ("The ring belonged to Ada Lund, who according to legend is buried in Orr.",
         ["The ring belonged to Ada Lund.", "Ada Lund according to legend is buried in Orr."]),
        ("The hut, seized in May and kept in a barn in Orr, where it cracked, will be sold.",
         ["The hut will be sold.", "The hut was seized in May.",
          "The hut was kept in a barn in Orr.", "In Orr, it cracked."]),
        ("Measles, which killed 90 people in 1988, took two in 2021, thanks mainly to a vaccine.",
         ["Measles took two in 2021, thanks mainly to a vaccine.",
          "Measles killed 90 people in 1988."]),
        ("Built by two brothers, a baker and a clerk respectively, Orr Hall burned in 1904.",
         ["Orr Hall burned in 1904.",
          "Orr Hall was built by two brothers, a baker and a clerk respectively."]),
        ("The judge chided both courts, although the only witnesses, Jon Falk and two clerks, had "
         "left the page blank and filled it in later.",
         ["The judge chided both courts.",
          "The only witnesses, Jon Falk and two clerks, had left the page blank.",
          "The only witnesses had filled it in later."]),
        ("Lund blamed the rain, the pitch, which was laid in March and has yet to settle, and the "
         "loss of Jon Falk, who tore a muscle.",
         ["Lund blamed the rain, the pitch, which was laid in March and has yet to settle, and the "
          "loss of Jon Falk.", "Jon Falk tore a muscle."]),
        ("The Baker's Year, his only book, appeared in 1868 and sold well.",
         ["The Baker's Year appeared in 1868.", "The Baker's Year sold well.",
          "The Baker's Year was his only book."]),
        ("Guests are met by Ada Lund, whose family owns the hut, and driven to an inn.",
         ["Guests are met by Ada Lund.", "Guests are driven to an inn.",
          "Ada Lund’s family owns the hut."]),
        ("Its manager, the former clerk Jon Falk, dismissed by Orr after a row in 2012, said no.",
         ["Its manager said no.", "Its manager was the former clerk Jon Falk.",
          "The former clerk Jon Falk was dismissed by Orr after a row in 2012."]),
        ("The cream halved pain in a trial, with the effect lasting for a day, but costs 7 euros.",
         ["The cream halved pain in a trial.", "The effect lasted for a day.",
          "The cream costs 7 euros."]),
        ("In Orr, where salt is cheap and fishing is banned in May, the trade dies out, and boys "
         "no longer come.",
         ["In Orr, where salt is cheap and fishing is banned in May, the trade dies out.",
          "Boys no longer come."]),
        ("The court found for Ada Lund in 2014.", ["The court found for Ada Lund in 2014."]),
        ("She spoke Czech at home, and at sixteen she taught herself Welsh.",
         ["She spoke Czech at home.", "At sixteen she taught herself Welsh."]),
        ("Ada Lund has lived in Orr since 2019.", ["Ada Lund has lived in Orr since 2019."]),
        ("They asked the port to clear the quay, which is due to close, and to hire a guard.",
         ["They asked the port to clear the quay.", "They asked the port to hire a guard.",
          "The quay is due to close."]),
        ("The inn was paid for by the guild and a fund set up by Ada Lund.",
         ["The inn was paid for by the guild and a fund set up by Ada Lund."]),
        ("The river rose, but in the end the wall was rebuilt.",
         ["The river rose.", "In the end the wall was rebuilt."]),
        ("The river rose, and in Orr a second wall lost two stones.",
         ["The river rose.", "In Orr a second wall lost two stones."]),
        ("It rained in Orr, but two days later the wall fell into the sea.",
         ["It rained in Orr.", "Two days later the wall fell into the sea."]),
        ("Prices rose, and last week the bank was sold.",
         ["Prices rose.", "Last week the bank was sold."]),
        ("Prices rose, so there was a vote.", ["Prices rose.", "There was a vote."]),
        ("Prices rose, so local shops were closed.", ["Prices rose.", "Local shops were closed."]),
        ("The wall was hit, so badly that it fell.", ["The wall was hit, so badly that it fell."]),
        ("Prices rose, while there was no wind.", ["Prices rose.", "There was no wind."]),
        ("Prices rose, while more than 40 shops won prizes.",
         ["Prices rose.", "More than 40 shops won prizes."]),
        ("The inn was dear, though less so than the mill was.",
         ["The inn was dear, though less so than the mill was."]),
        ("Ten shops opened, and some were closed in May.",
         ["Ten shops opened.", "Some were closed in May."]),
        ("The price rose, and this won a smile.", ["The price rose.", "This won a smile."]),
        ("The wall broke; however, only Orr was flooded.",
         ["The wall broke.", "Only Orr was flooded."]),
        ("Take a coat: although it is dry, the wind is cold.",
         ["Take a coat: although it is dry, the wind is cold."]),
        ("Ada Lund neither signed nor paid and left in May.",
         ["Ada Lund neither signed nor paid.", "Ada Lund left in May."]),
        ("The lengthened 737-200 entered service in April 1968.",
         ["The lengthened 737-200 entered service in April 1968."]),
        ("He worked in Orr, and in the mill the family owned.",
         ["He worked in Orr, and in the mill the family owned."]),
        ("Talks were held in Orr, and at a site the firm bought 20 years ago.",
         ["Talks were held in Orr, and at a site the firm bought 20 years ago."]),
        ("Retired teacher Ada Lund, born in Velm, won a prize.",
         ["Retired teacher Ada Lund won a prize.", "Retired teacher Ada Lund was born in Velm."]),
        ("Injured striker Jon Falk, signed in May, will miss the cup.",
         ["Injured striker Jon Falk will miss the cup.",
          "Injured striker Jon Falk was signed in May."]),
        ("She hired Jon Falk, who in 1990 moved to Velm.",
         ["She hired Jon Falk.", "Jon Falk in 1990 moved to Velm."]),
    ],
)  # fmt: skip
def test_prose_is_cut_into_what_it_states(text: str, parts: list[str]) -> None:
    assert told(text) == parts


WHOLE = [
    "The link is measured by the gap between the true and predicted flow.",
    "She plays for both the Orr and Velm sides in the cup of the north.",
    "In Orr the road has all but vanished.",
    "It meant that Velm, beaten twice by Orr in May, will play at home.",
    "Mothers wanted to be asked and have a real say.",
    "She wants to be asked and have a real say.",
    "They hid the frame under the hood so that it cannot be seen.",
    "The clerk said the mill had closed in May, ending two centuries of work.",
    "As the mayor pointed out, the dam is old.",
    "As papers seen by the guild have shown, the dam is old.",
    "While the young, the old and the sick are most at risk, everyone can fall ill.",
    "The siege lasted until June, when the guard, weakened by hunger, gave up and was led away.",
    "The guild told Orr that, had the dam been checked, the town would have been spared.",
    "Scores from the brothers Jon Falk and Mats Berg put Orr ahead.",
    "The mill leads to delayed delivery and elevated dust in homes.",
    "He was admitted to a ward on Sunday, where he was given salt.",
    "Bricks can be fired with fewer logs, which is seen as a gain by bakers.",
    "The guild is ready and prepared to strike.",
    "His youth was spent reading, working in mills and making friends.",
    "Salt causes thirst, swelling and, in a few cases, death.",
    "They took the same number of days to walk there as their rivals did.",
    "The bakers left the trial amid the chaos.",
    "The orders include a cut in fees by 2030, helped by grants.",
    "Orr won the cup for the first time since 1993.",
    "It is a survey covering all people born in Orr in 1905.",
    "It is a chain of 30 shops including the Orr Mill.",
    "The dam was found in May after two clerks, working alone, said where it was.",
    "The pact could join the ports of Orr, Velm and Lund.",
    "Ants that had found sugar returned to the nest late.",
    "The chapel holds a wall of 1340 and a font thought to be older.",
    "Ada Lund was the daughter of a Danish clerk and a Scottish teacher.",
    "He was the son of a baker and politician.",
    "She taught at the School of Ships and Sails.",
    "Seeds can survive being dried, frozen, boiled and exposed to the sun.",
    "He put dust into bottles of gin, handed to the two men as Easter presents, to hide debts.",
    "Ada Lund wept as the letter was read out and left the hall without a word.",
    "Lund still faces a claim brought by Falk, who lost an eye, and an inquiry by the General "
    "Medical Council, which suspended him in May.",
    "Bakers with gout of the toe, which can lead to limping, should be seen every year.",
    "The work removed the paint, revealing a second bell on the floor and a cat, its tail cut off "
    "by the frame.",
    "The last mill, at Velm, a hall of five storeys, was sold in 1983.",
    "She cut the plates for a book on bells, printed at his own cost in 1804 and given to friends.",
    "Carts from Velm stop here at two, and the last bus, as clerks like to say, leaves at six.",
    "The town has shrunk to fewer than 700, most of whom are over sixty.",
    "Per Lund, the last of his line, closed the mill in 1979.",
    "He held up a mask made from wax as he left.",
    "It is made of blue gowns, bought by the bale in May, and of the coats of guards, some with "
    "the names still inked in the collars.",
    "He lost part of the feeling in his hand, which doctors expect to return.",
    "Cramps, set off by a draught or a slammed door, arch the back.",
    "He lived by making clocks and, according to his son, by selling his books to a bishop.",
    "Bakers recall her temper, which was short, her hand, which was wild, and a love of tea.",
    "Digs in the yard, begun when a boy hit a stone with his hoe and still going on, have found "
    "two walls.",
    "A fair fills the lanes with weavers, drummers and sellers of tea, many of whom are old.",
    "Hens are served at Orra, an inn run by two sisters, one of whom cooks.",
    "The climb to Orr, a day's walk in the sun, is steep.",
    "He told his men, with the score in Velm standing at 2–0, to forget the cup.",
    "She wrote it down anyway, in ink, and in May, having moved to Orr, made the notes a book.",
    "Given enough time, a star will cool and fade to black.",
    "The Belgian, 26, who rides for Orr and is trained by his mother, became the first to win it.",
    "He took the lead in Orr, where he rode in fog, lost it two days later when he fell, and "
    "regained it in May.",
    "Ada Falk, who took over in May, visited Orr, returned with maps made in ink, and sold them.",
    "Painted in May, half burned when a lamp fell in 1840 and hidden for years, it was thought "
    "lost.",
    "He is followed by two clerks and by a man with a cat, both taken, as Ada Lund has shown, from "
    "a book.",
    "The work was paid for by the Lund Bank, the port of Orr and, once it had failed, some bakers.",
    "In the 1970s Ada Lund, then a clerk, counted gulls and found a nest.",
    "That wall, nine metres thick, was begun in May and finished by Orr.",
    "As many as three ships a day have tied up in May, filling the streets.",
    "The Orr test, which she made in May and never tried to sell, was taken up by Lund.",
    "Bakers are less keen, since gulls also take bread, cakes and Velm buns worth millions.",
    "Seen from the sea, as it should be, Orr is a wall.",
    "It holds the bones of the saint, bought in 809 by a man named Jon Falk, and a cross that, "
    "according to tradition, spoke to a nun.",
    "Velmar, founded in 1899 and itself the target of two bids, has promised to stay.",
    "The case went through the hands of nine judges, four of whom retired.",
    "Bakers use salt, made in 1950 by Ada Lund, who won a prize, or soda, a newer thing.",
    "The find was made by Ada Lund, a baker who, while cleaning the wall, saw a name.",
    "The girl in the picture, her hat tipped back, is Ada Lund, aged nine, who later became a nun.",
    "Their pain eases with drugs such as soda, all of which must be used with care.",
    "The only goal, from a corner that the home keeper, Jon Falk, had conceded, came in May.",
    "The case was lost in the south, although on milder terms than the guild had feared.",
    "He learned to weave, though probably not the patterns he would later claim as his own.",
    "One idea is that the lake warms and cools in turn, with ice forming when it is cool.",
    "The plan would raise 4 million, with half of all bakers paying nothing.",
    "Rents were high, with costs ranging from a shilling to a pound and a half a week.",
    "The keep has been shut since 1902, when a clerk, climbing the stairs, fell.",
    "It was the home fleet, enlarged by grants, that took the last of the eels.",
    "Untreated, it can lead to fever.",
    "The guild plans to use ships built by Orr in May.",
    "Orr is 49 percent owned by Velm.",
    "Coming from Velm, one sees the keep first.",
    "Many were swayed by a letter printed in May, which said that the mill was safe.",
    "As the home of Lund and the mill, which has closed, Orr mourned.",
    "Bring oak, ash, or elm leaves, which keep their colour.",
    "Falk, whom his crew held to be hard and his owners soft, took them aboard.",
    "Rates rose in May, although banks, which lend for longer, expected a cut.",
    "The roof has been sound, dry and painted.",
    "This line has a long history, shaped by rebels such as Ada Lund and Jon Falk.",
    "The club is full of songs, plays and films, including “Velm” and “Orr”.",
    "In villages its vote rose by 2 points; in towns of ten thousand, many of which had voted "
    "for Orr since 1950, it doubled.",
    "The budget, which must be read in May and without which no clerk is paid, was drafted.",
    "It shows two wells and a set of locks which Ada Lund, who built a model of it, found to leak.",
    "Reviewing 54 studies printed between 2004 and 2021, Ada Lund and Jon Falk found errors.",
    "That, its builders reply, is the point.",
    "A study paid for in 2012 by the guild, and made by a firm which hoped to win, put the cost "
    "at 9 million.",
    "Bakers expect the rain to ease on Sunday and return on Tuesday.",
    "Lund could sail at dawn and have to wait in Orr.",
    "She opened the Orr Mill School with her aunt, the baker, and a loan from the guild.",
    "Its prizes include the Oak Cup, a silver bowl from the guild of Orr and the keys of the town.",
    "The cooks were a clerk, a baker and two sailors.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_prose_stays_whole_where_a_part_would_say_what_it_does_not(text: str) -> None:
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # a list of things, or one description within another, has no description cut out
        ("The crew, a smith, a cook, a priest and a clerk, fled.", ["The crew"]),
        ("Jon Falk, a friend of Berg, the mayor of Orr, fled.", ["Jon Falk,"]),
    ],
)
def test_a_description_within_a_list_is_left_in_its_place(text: str, said: list[str]) -> None:
    assert not any(f"{said[0].rstrip(',')} is a" in claim for claim in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The van was doing 70, Falk told the jury, and hit a wall.",
         ["The van was doing 70.", "The van hit a wall."]),
        ("The van, Falk told the jury, hit a wall and burned.",
         ["The van hit a wall.", "The van burned."]),
        ("The dam leaked, Lund said on Monday, but did not burst.",
         ["The dam leaked.", "The dam did not burst."]),
        ("Guards who came in May found rust and damp.",
         ["Guards who came in May found rust and damp."]),
        ("Guards found a gate wedged open.", ["Guards found a gate wedged open."]),
        ("Scans showed that the wall had been moved and that its door, now grey, had been blue.",
         ["The wall had been moved.", "Its door, now grey, had been blue."]),
        ("He wrote a book. She thought of it as a tale that one could sell.",
         ["He wrote a book.", "She thought of it as a tale that one could sell."]),
        ("The judge told the court that it was unclear whether the gin, and not the dust found in "
         "a barn, was to blame.",
         ["It was unclear whether the gin, and not the dust found in a barn, was to blame."]),
        ("A baker who expects prices to rise by a tenth will seek more.",
         ["A baker who expects prices to rise by a tenth will seek more."]),
        ("Velmar denies that its salt has any.", ["Velmar denies that its salt has any."]),
        ("Two have asked for tours, the clerk Ada Lund said, but neither has paid.",
         ["Two have asked for tours.", "Neither has paid."]),
        ("The guild advises that anyone on salt or soda talk to a nurse.",
         ["The guild advises that anyone on salt or soda talk to a nurse."]),
        ("A clerk who expects the same of his rivals will grant it.",
         ["A clerk who expects the same of his rivals will grant it."]),
        ("While we all know oak is best, there is also elm.",
         ["While we all know oak is best, there is also elm."]),
        ("The share of bakers who said they had used salt in May rose by 9 percent.",
         ["The share of bakers who said they had used salt in May rose by 9 percent."]),
        ("When a clerk sent a note arguing that the stock was low, her chief returned it.",
         ["When a clerk sent a note arguing that the stock was low, her chief returned it."]),
        ("A guild that does not ask why it is being told something has no means of judging it.",
         ["A guild that does not ask why it is being told something has no means of judging it."]),
        ("It is not known whether finding the leak sooner would save the dam.",
         ["It is not known whether finding the leak sooner would save the dam."]),
        ("Prices fell by as much as his model had said they would if nothing was done.",
         ["Prices fell by as much as his model had said they would if nothing was done."]),
        ("A lawyer said some of them had complained in May.",
         ["Some of them had complained in May."]),
        ("The guild said the cut would close shops and cost its members 9 crowns each.",
         ["The cut would close shops.", "The cut would cost its members 9 crowns each."]),
        ("They sleep, and it is this, as nurses often say, that makes them well.",
         ["They sleep.", "It is this, as nurses often say, that makes them well."]),
        ("Jon Falk, dismissed in May, as he claims in a letter, for talking to the press, sued.",
         ["Jon Falk, dismissed in May, as he claims in a letter, for talking to the press, sued."]),
        ("They will get 2 million, enough, according to the head, Ada Lund, to pay for a roof.",
         ["They will get 2 million, enough, according to the head, Ada Lund, to pay for a roof."]),
        ("The picture is a joke rather than, as Ada Lund believed, a threat.",
         ["The picture is a joke rather than, as Ada Lund believed, a threat."]),
        ("“We are late. The road is closed, and we'll wait. A lot of us,” the clerk said.",
         ["We are late.", "The road is closed.", "We'll wait. A lot of us."]),
        ("The guild says that will not happen.", ["That will not happen."]),
        ("She explained why the mill burned.", ["She explained why the mill burned."]),
        ("“We go in as a club and we come out as a club,” the clerk said.",
         ["We go in as a club.", "We come out as a club."]),
        ("Germany proposed a freeze and Orr has begun its own talks.",
         ["Germany proposed a freeze and Orr has begun its own talks.",
          "Germany proposed a freeze."]),
        ("She became one of the few women admitted to the guild.",
         ["She became one of the few women admitted to the guild."]),
        ("The move, which critics have described as a purge, began in March.",
         ["Critics have described the move as a purge.", "The move began in March."]),
        ("Although the duke had promised to respect the pact, he jailed three bakers.",
         ["The duke had promised to respect the pact.", "He jailed three bakers."]),
        ("Mills will be run according to the rules of the guild and the law.",
         ["Mills will be run according to the rules of the guild and the law."]),
    ],
)  # fmt: skip
def test_what_is_said_is_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It was time to go,” admitted the 28-year-old Jon Falk.", "the 28-year-old Jon Falk"),
        ("“It sank,” Ada Lund, a clerk at the port in Velm, Orr, and a diver, said.", "Ada Lund"),
        ("Many in Orr fear that the mill will close.", "Many in Orr"),
        ("The defeat led many bakers to claim that the cup was lost.", "many bakers"),
        ("Judge Ada Lund rejected the guild's claim that it owned the mill, noting that it had "
         "sold it two years before.", "Judge Ada Lund"),
    ],
)  # fmt: skip
def test_who_says_it_is_the_subject_of_the_saying(text: str, speaker: str) -> None:
    kb = cg.parse(text)
    passages = [kb[v.speaker] for v in kb.all(cg.Voicing) if v.speaker]
    sources = {kb.document.text[p.start : p.end] for p in passages if isinstance(p, cg.Passage)}
    assert speaker in sources


@pytest.mark.parametrize(
    "text",
    [
        "The guild sent a letter to the port earlier this month stating that it was ill.",
        "It carries two masts and a design of 1909, finding its way into each ferry.",
        "The song “Orr” proved a long piece to play.",
    ],
)
def test_no_time_or_thing_speaks(text: str) -> None:
    assert cg.parse(text).all(cg.Voicing) == ()


def test_the_last_of_several_things_is_complained_of_too() -> None:
    (claim,) = cg.parse("Bakers complained of smoke, dust and broken ovens.").claims()
    assert claim.text == "Bakers complained of smoke, dust and broken ovens."


def test_nothing_is_said_by_the_day_of_two_a_day() -> None:
    text = (
        "The port caps calls at two boats a day, taxed its oil and banned coal, moves that the "
        "guild in Orr called late."
    )
    assert not any(claim.text.startswith("The guild") for claim in cg.parse(text).claims())


def test_contracted_verbs_are_words_of_their_own() -> None:
    words = [token.text for token in tokenize("we've they’ll I'm d'Estaing O'Brien's don't")]
    assert words == [
        "we", "'ve", "they", "’ll", "I", "'m", "d'Estaing", "O'Brien", "'s", "don't",
    ]  # fmt: skip


def test_the_firm_is_not_the_one_that_is_named_after_it() -> None:
    text = ("The company cut its forecast. Analysts at Berrow Capital agreed with it. "
            "The company did not reply.")  # fmt: skip
    assert claims(text)[-1] == "The company did not reply."


def test_a_marker_behind_what_people_see_is_no_word_of_the_claim() -> None:
    assert claims("Ada Lund warned that huts spoil what people come to see [1].") == [
        "Huts spoil what people come to see.",
    ]


def test_a_pronoun_right_behind_a_name_is_nobody_else() -> None:
    text = ("Anna Berg runs the cup in Orr. All players go to Velm, where Lund, if she is fit, "
            "will meet a Pole.")  # fmt: skip
    assert not any("Anna Berg is fit" in claim for claim in claims(text))


def test_the_firm_is_none_of_two_that_the_paragraph_names() -> None:
    text = (
        "Cobran Robotics knew of the fault. A clerk wrote three letters. He was told to wait. "
        "Nobody came. Delvane Foods settled in May. The company said it was sorry."
    )
    assert not any("Delvane Foods said" in claim for claim in claims(text))


def test_a_joint_behind_who_speaks_belongs_to_nobody_else() -> None:
    text = "The mill was old, the board said [1] and it burned [2].\n\n1. Orr: https://a.example\n"
    assert claims(text + "2. Velm: https://b.example\n") == ["The mill was old.", "It burned."]


def test_what_may_be_is_not_put_as_it_is() -> None:
    kb = cg.parse("Perhaps the dam broke. The clerk possibly left. Maybe it rained. It sank.")
    put = {claim.text: claim.modality for claim in kb.claims()}
    assert put.pop("It sank.") == "asserted"
    assert set(put.values()) == {"conditional"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Brokers believe the store held about 30,000 barrels of oil.",
         ["The store held about 30,000 barrels of oil."]),
        ("Planners estimate the scheme saved nearly 700 jobs.",
         ["The scheme saved nearly 700 jobs."]),
        ("Divers found a wall built about 90 years ago.",
         ["Divers found a wall.", "A wall was built about 90 years ago."]),
        ("Deputies think the woman found dead in the mill was Lund.",
         ["The woman found dead in the mill was Lund."]),
        ("The mill disputes this: its manager told the Herald that the count is right.",
         ["The mill disputes this.", "The count is right."]),
        ("The mayor warned of one thing: the pier may fall.",
         ["The mayor warned of one thing.", "The pier may fall."]),
        ("Lund told members that the theft cost the club money and that member data had been kept.",
         ["The theft cost the club money.", "Member data had been kept."]),
        ("Lund said the accounts were sound and that inflation had slowed.",
         ["The accounts were sound.", "Inflation had slowed."]),
        ("Ada Moe (born 2 May 1940 in Orr; died 8 June 2011) was a printer.",
         ["Ada Moe was born 2 May 1940 in Orr.", "Ada Moe died 8 June 2011.",
          "Ada Moe was a printer."]),
        ("Ada Moe of Velm Capital, which owns the pier, has left.",
         ["Ada Moe of Velm Capital has left.", "Velm Capital owns the pier."]),
        ("The Supreme Court of Norway, which sits in Oslo, ruled in May.",
         ["The Supreme Court of Norway ruled in May.",
          "The Supreme Court of Norway sits in Oslo."]),
        ("Jon Orr, a broker at Velm Capital, which sold the pier, has left.",
         ["Jon Orr is a broker at Velm Capital.", "Velm Capital sold the pier.",
          "Jon Orr has left."]),
        ("No test has shown that it harms bees, though two chemists argue that the test was short.",
         ["No test has shown that it harms bees.", "The test was short."]),
        ("Her refusal to sign the deal angered miners and led to a strike.",
         ["Her refusal to sign the deal angered miners.",
          "Her refusal to sign the deal led to a strike."]),
        ("The plan to build a dam was approved in May and dropped in June.",
         ["The plan to build a dam was approved in May.",
          "The plan to build a dam was dropped in June."]),
        ("Divers had warned that the pier was cracked, but the owner, Velm Group, did nothing.",
         ["The pier was cracked.", "Velm Group was the owner.", "Velm Group did nothing."]),
        ("Lund hoped that the mill would open in May, but the bank refused to pay.",
         ["The mill would open in May.", "The bank refused to pay."]),
        ("Lund predicted that prices would fall, but rents would rise.",
         ["Prices would fall.", "Rents would rise."]),
        ("The weir, which was built in 1931 and raised in 1954, supplied water to a mill.",
         ["The weir was built in 1931.", "The weir was raised in 1954.",
          "The weir supplied water to a mill."]),
        ("Moe was born in Orr, the fourth of nine children of a smith.",
         ["Moe was born in Orr, the fourth of nine children of a smith."]),
        ("Ada Moe (died 2011) was a printer.", ["Ada Moe died 2011.", "Ada Moe was a printer."]),
    ],
)  # fmt: skip
def test_what_is_said_and_lived_is_told_whole(text: str, parts: list[str]) -> None:
    assert claims(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "It is often claimed that the weir kills eels; there is no evidence for that.",
        "Many believe that the weir kills eels, but no study supports this.",
        "A leaflet says the weir kills eels. This is untrue.",
        "A leaflet said that the weir kills eels; there is no proof.",
    ],
)
def test_what_the_text_calls_false_behind_is_denied(text: str) -> None:
    put = {claim.text: claim.modality for claim in cg.parse(text).claims()}
    assert put["The weir kills eels."] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Moe says that the weir kills eels. That is true of all weirs.",
        "Moe says that the weir kills eels. There is no evidence of a crime.",
        "Moe says that the weir kills eels. There is no proof.",
        "Moe says that the weir kills eels. This is not true, Lund said.",
    ],
)
def test_what_may_speak_of_something_else_denies_nothing(text: str) -> None:
    put = {claim.text: claim.modality for claim in cg.parse(text).claims()}
    assert put["The weir kills eels."] == "reported"


def test_a_marker_behind_a_question_ends_its_clause() -> None:
    text = "There is little known of what happens in winter [1], and prices fell [2].\n\n"
    kb = cg.parse(text + "[1] Orr: https://a.example\n[2] Velm: https://b.example\n")
    backed = {c.text: [s.label for s in kb.sources(of=c.id)] for c in kb.claims()}
    assert backed["Prices fell."] == ["Velm"]
    assert "Velm" not in backed["There is little known of what happens in winter."]


def test_whose_turn_it_is_is_not_who_is_spoken_of() -> None:
    text = "Ada Lund: The mill is old.\n\nJon Falk: I hope that he feels safe. He is proud.\n"
    assert claims(text)[-2:] == ["He feels safe.", "He is proud."]


def test_a_turn_whose_verb_is_more_often_a_noun_is_told() -> None:
    assert claims("Ada: I nap a lot.\nJon: They jog.\nAda: It rained.") == [
        "I nap a lot.", "They jog.", "It rained.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lund, an old, blind poet from Orr, died in 1920.",
         ["Lund was an old, blind poet from Orr.", "Lund died in 1920."]),
        ("The town, a quiet, remote place in the hills, has 300 people.",
         ["The town is a quiet, remote place in the hills.", "The town has 300 people."]),
        ("Orr seceded on 6 May 1847, which Velm did not accept until 1862.",
         ["Orr seceded on 6 May 1847, which Velm did not accept until 1862."]),
        ("The Act of 1847, which Velm opposed, was repealed.",
         ["The Act of 1847 was repealed.", "Velm opposed the Act of 1847."]),
        ("She is known for her song “Rain” in 2009, which sold 4 million copies.",
         ["She is known for her song “Rain” in 2009.", "“Rain” is her song.",
          "Her song “Rain” sold 4 million copies."]),
        ("In Bergen, which many left, she sang.", ["Many left Bergen.", "In Bergen, she sang."]),
        ("The board showed the pump as red, which misled us for an hour.",
         ["The board showed the pump as red, which misled us for an hour."]),
        ("Orr sold 40 boats in 2024, representing a 16% rise on 2023.",
         ["Orr sold 40 boats in 2024, representing a 16% rise on 2023."]),
        ("It lets a single Velmar be used in both plants.",
         ["It lets a single Velmar be used in both plants."]),
        ("In a book, printed in 1900, she wrote of the war.",
         ["In a book, printed in 1900, she wrote of the war."]),
        ("In 2003 the mill burned, she said.", ["In 2003 the mill burned."]),
        ("In his will, which was lost, he left the mill to Orr.",
         ["His will was lost.", "In his will, he left the mill to Orr."]),
    ],
)  # fmt: skip
def test_what_stands_between_commas_is_of_the_noun_it_can_be_of(
    text: str, parts: list[str]
) -> None:
    assert claims(text) == parts


def test_a_day_does_nothing_and_a_will_is_no_plan() -> None:
    kb = cg.parse("The fire broke out in 1990, which destroyed the hall. The will of Orr was read.")
    assert [event.name for event in kb.events() if "1990" in event.name] == []
    assert {claim.modality for claim in kb.claims()} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The plan, once adopted, would cut fares.", ["The plan, once adopted, would cut fares."]),
        ("The mill, once owned by the navy, is shut.",
         ["The mill is shut.", "The mill was once owned by the navy."]),
        ("The judge sentenced Jon Orr to nine years and his wife, Ada, to four.",
         ["The judge sentenced Jon Orr to nine years and his wife, Ada, to four."]),
    ],
)  # fmt: skip
def test_what_is_told_of_once_and_of_one_of_two(text: str, parts: list[str]) -> None:
    assert claims(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The first part was built in Orr, the second in Velm.",
         ["The first part was built in Orr, the second in Velm."]),
        ("The yard sold 400 boats in the third quarter, up 6% from a year earlier.",
         ["The yard sold 400 boats in the third quarter, up 6% from a year earlier."]),
        ("The yard reported sales of 40m euros, up 6% from May.",
         ["The yard reported sales of 40m euros.", "Sales of 40m euros were up 6% from May."]),
    ],
)  # fmt: skip
def test_what_is_left_out_is_not_made_up(text: str, parts: list[str]) -> None:
    assert claims(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The ferry {Maren Tide} sank in May, the board said.",
        "According to the {Orr Courier}, two mills burned.",
        "Staff warned {Velm Rail} that the points would fail, and the line was shut.",
        "{Ada Lund}, the chair of the port, left in May.",
        "{Harbour Board} officials met in Oslo and closed the quay.",
        "She lived in places such as France, {South Wales}, and Samoa.",
        "He was born in Durban, South Africa, and studied in {Leeds}.",
        "The {U.S.}-led talks ended in “{No Way Out}”, a film by Ada Lund.",
        "The mill was sold to {Orr Steel} and the yard to Velm, and they closed in May.",
        "Ada Lund has written for the {Orr Courier} and the Velm Post.",
        "His father was {Jon Falk}, a baker, and his mother was a clerk.",
    ],
)
@pytest.mark.parametrize("signs", ["*{}*", "**{}**", "_{}_", "[{}](https://a.example/b_(c))"])
def test_emphasis_or_a_link_within_a_sentence_changes_no_claim(text: str, signs: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    name = text[text.index("{") + 1 : text.index("}")]
    shown = plain.replace(name, signs.format(name), 1)

    def told(said: str) -> list[tuple[object, ...]]:
        kb = cg.parse(said)
        return [(c.text, c.modality, len(kb.voicings(c))) for c in kb.claims()]

    assert told(shown) == told(plain)


def test_a_link_loses_no_word_of_a_report_and_no_figure() -> None:
    link = "[{}](https://a.example/_x_/y)"
    for text in (
        "On 7 July, the {Harbour Office} of Velm (HOV) announced progress in the ferry case.",
        "Output rose {12%} in March, the bank said.",
        "The {12 mills} of the town closed in May, Ada Lund said.",
        "It is clear that the mill is not owned by {Ada Lund}.",
    ):
        start, name, end = text.replace("}", "{").split("{")
        plain, linked = cg.parse(start + name + end), cg.parse(start + link.format(name) + end)

        def told(kb: cg.ClaimGraph) -> list[object]:
            voiced = [(c.text, c.modality, c.polarity, len(kb.voicings(c))) for c in kb.claims()]
            return [voiced, [(f.value, f.unit) for f in kb.figures()]]

        assert told(linked) == told(plain)
        assert [s.url for c in linked.claims() for s in linked.sources(of=c)][:1] == [
            "https://a.example/_x_/y"
        ]


def test_linked_clauses_rest_each_on_their_link() -> None:
    text = "The [dam broke](https://a.example/1) and [Lund resigned](https://b.example/2)."
    kb = cg.parse(text)
    ties = {claim.text: [s.url for s in kb.sources(of=claim)] for claim in kb.claims()}
    assert ties == {
        "The dam broke.": ["https://a.example/1"],
        "Lund resigned.": ["https://b.example/2"],
    }


def test_a_label_in_emphasis_is_no_part_of_a_claim() -> None:
    for label in ("**Ferries.**", "**Ferries:**", "**Ferries**:", "*Ferries.*", "**Ferries** –"):
        kb = cg.parse(f"{label} Nordsund stopped all boats, the board said.")
        assert [c.text for c in kb.claims()] == ["Nordsund stopped all boats."]


def test_an_acronym_or_marker_behind_a_subject_keeps_who_says_it() -> None:
    for shown in ("The Harbour Board (HB)", "The harbour board [1]", "The “Harbour Board”"):
        kb = cg.parse(f"{shown} met in May, officials said.")
        (claim,) = kb.claims()
        assert claim.text.endswith("met in May.")
        assert [voice.style for voice in kb.voicings(claim)] in (["indirect"], ["mixed"])


@pytest.mark.parametrize("phrase", ["in Orr", "in the end", "last week", "under the new law"])
def test_a_clause_that_opens_with_a_phrase_rests_on_its_own_source(phrase: str) -> None:
    body = f"The river rose [1], but {phrase} the wall was rebuilt [2]."
    kb = cg.parse(f"{body}\n\n1. Log. https://a.example/1\n2. Map. https://b.example/2")
    ties = {claim.text: [s.title for s in kb.sources(of=claim)] for claim in kb.claims()}
    rebuilt = f"{phrase[0].upper()}{phrase[1:]} the wall was rebuilt."
    assert ties == {"The river rose.": ["Log"], rebuilt: ["Map"]}

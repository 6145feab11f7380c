"""Statements: what a sentence states, each as a whole sentence that rests on exact words."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.reading.entities.mentions import mentions_of, named_in
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.quotations import quotations
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.statements.reference import referents
from claimgraph.reading.statements.statement import Stated, stated


def statements(*texts: str) -> list[Stated]:
    """What some sentences of one paragraph state, with what their pronouns mean."""
    whole, tokens, at = " ".join(texts), [], 0
    for text in texts:
        tokens.append(tokenize(whole, at, at + len(text)))
        at += len(text) + 1
    names = named_in(whole, tokens)
    found = [Sentence.named(words, named) for words, named in zip(tokens, names, strict=True)]
    meant = referents(whole, found, mentions_of(whole, tokens, names))
    quoted = quotations(whole)
    return [one for s in found for one in stated(whole, s, quoted, meant=meant)]


def told(*texts: str) -> list[str]:
    return [one.text for one in statements(*texts)]


CUTS = {
    "clauses": (
        "The mill closed in June, and the bakery moved to Harbour Street.",
        ["The mill closed in June.", "The bakery moved to Harbour Street."],
    ),
    "verbs": (
        "The council raised the rent and sold two halls.",
        ["The council raised the rent.", "The council sold two halls."],
    ),
    "three verbs": (
        "The court fined the firm, banned two of its owners and ordered a review.",
        ["The court fined the firm.", "The court banned two of its owners.",
         "The court ordered a review."],
    ),
    "a shared auxiliary": (
        "The ship was seized in Malta and towed to Valletta.",
        ["The ship was seized in Malta.", "The ship was towed to Valletta."],
    ),
    "a passive beside an active verb": (
        "The clerk was born in Turku and moved to Oslo.",
        ["The clerk was born in Turku.", "The clerk moved to Oslo."],
    ),
    "a relative clause with two verbs": (
        "The trial, which began in May and was put off twice, is due in June.",
        ["The trial is due in June.", "The trial began in May.", "The trial was put off twice."],
    ),
    "a clause behind a relative clause": (
        "She married the painter Jon Rask, with whom she had a son, and moved to Orr.",
        ["She married the painter Jon Rask.", "She moved to Orr.",
         "With the painter Jon Rask, she had a son.", "Jon Rask was a painter."],
    ),
    "a past form with an object behind a comma": (
        "The canal opened in 1869, cut the trip by a week and was sold in 1956.",
        ["The canal opened in 1869.", "The canal cut the trip by a week.",
         "The canal was sold in 1956."],
    ),
    "three who do two things": (
        "Norway, Sweden and Denmark met in Orr but left in May.",
        ["Norway, Sweden and Denmark met in Orr.", "Norway, Sweden and Denmark left in May."],
    ),
    "after a noun alone": (
        "After the war she taught in Orr, refused to paint flags and lost her post.",
        ["After the war she taught in Orr.", "She refused to paint flags.", "She lost her post."],
    ),
    "while doing": (
        "Renting is cheap, while buying builds wealth.",
        ["Renting is cheap.", "Buying builds wealth."],
    ),
    "a hedge over two verbs": (
        "Lind allegedly took bribes and hid them.",
        ["Lind allegedly took bribes.", "Lind allegedly hid them."],
    ),
    "a bare noun behind and": (
        "Shoppers cut back on beds and discounts ate into sales.",
        ["Shoppers cut back on beds.", "Discounts ate into sales."],
    ),
    "anyone with something": (
        "Salt does no harm, but anyone with weak kidneys should avoid it.",
        ["Salt does no harm.", "Anyone with weak kidneys should avoid it."],
    ),
    "since a year, and now": (
        "The yard, based in Orr and listed in Velm since 1987, employs 40 clerks.",
        ["The yard employs 40 clerks.", "The yard is based in Orr.",
         "The yard has been listed in Velm since 1987."],
    ),
    "a people as a noun": (
        "The Dane won in May and lost the cup.",
        ["The Dane won in May.", "The Dane lost the cup."],
    ),
    "a plural behind a name": (
        "Founded in 2011 by two Orr engineers, Lumik makes saws.",
        ["Lumik makes saws.", "Lumik was founded in 2011.",
         "Lumik was founded by two Orr engineers."],
    ),
    "most of about so many": (
        "The port owns about 40 tugs, most of which burn coal.",
        ["The port owns about 40 tugs.", "Most of the about 40 tugs burn coal."],
    ),
    "until a year": (
        "Lead was used in the mill until 1985 and would make repairs costly.",
        ["Lead was used in the mill until 1985.", "Lead would make repairs costly."],
    ),
    "a past form that could be a noun": (
        "The flood lasted six days and cost 9 million crowns.",
        ["The flood lasted six days.", "The flood cost 9 million crowns."],
    ),
    "verbs that could be nouns": (
        "The marsh stores water, shelters wild geese and protects fields from floods.",
        ["The marsh stores water.", "The marsh shelters wild geese.",
         "The marsh protects fields from floods."],
    ),
    "what goes on behind an aside": (
        "The plan, drawn up in May by the board, ends in 2031 and will be reviewed by the state.",
        ["The plan ends in 2031.", "The plan will be reviewed by the state.",
         "The plan was drawn up in May by the board."],
    ),
    "amounts before a second clause": (
        "Sales rose 3 percent to 40 million and profit fell to 2 million.",
        ["Sales rose 3 percent to 40 million.", "Profit fell to 2 million."],
    ),
    "a passive with a time behind it": (
        "The nurse was suspended and dismissed a week later.",
        ["The nurse was suspended.", "The nurse was dismissed a week later."],
    ),
    "there is": (
        "Rust can be caused by salt or rain, and there is no cure.",
        ["Rust can be caused by salt or rain.", "There is no cure."],
    ),
    "an adverb before the second verb": (
        "The moss harms the roof and often goes unseen.",
        ["The moss harms the roof.", "The moss often goes unseen."],
    ),
    "a subject with a participle": (
        "A trial involving 40 bakers began in March and will run until 2031.",
        ["A trial involving 40 bakers began in March.",
         "A trial involving 40 bakers will run until 2031."],
    ),
    "a pronoun behind a time": (
        "At its peak in the 1830s it carried 900 tons and employed 40 men.",
        ["At its peak in the 1830s it carried 900 tons.", "It employed 40 men."],
    ),
    "at least behind a semicolon": (
        "Some 90 men dug it; at least 6 died in floods.",
        ["Some 90 men dug it.", "At least 6 died in floods."],
    ),
    "two deeds asked for": (
        "The guild urged the council to close the mill and to build a wall.",
        ["The guild urged the council to close the mill.",
         "The guild urged the council to build a wall."],
    ),
    "a relative clause within whereas": (
        "The first test was right, whereas the second test, which costs more, was wrong.",
        ["The first test was right.", "The second test was wrong.", "The second test costs more."],
    ),
    "since a year": (
        "Since 1975 bakers have restored the mill, and boats can pass.",
        ["Since 1975 bakers have restored the mill.", "Boats can pass."],
    ),
    "a group of which a participle tells": (
        "It was paid for by a group of mill owners led by a baron.",
        ["It was paid for by a group of mill owners.",
         "A group of mill owners was led by a baron."],
    ),
    "a second verb that is no participle": (
        "The result was clear but needed to be checked.",
        ["The result was clear.", "The result needed to be checked."],
    ),
    "two verbs before as": (
        "The clerk sang and wept as the bell was rung.",
        ["The clerk sang.", "The clerk wept as the bell was rung.", "The bell was rung."],
    ),
    "a list of verbs in the present": (
        "The otters give birth to two or three cubs in April and raise them alone.",
        ["The otters give birth to two or three cubs in April.", "The otters raise them alone."],
    ),
    "a year before a second clause": (
        "The hunt was banned in 1957 and numbers have risen to 2,800.",
        ["The hunt was banned in 1957.", "Numbers have risen to 2,800."],
    ),
    "a state and a deed": (
        "Orr Steel, based in Velm and founded in 1990, has so far sold rails.",
        ["Orr Steel has so far sold rails.", "Orr Steel is based in Velm.",
         "Orr Steel was founded in 1990."],
    ),
    "what a verb takes behind a relative clause": (
        "The guild blames the losses, which rose in May, on rumours.",
        ["The guild blames the losses on rumours.", "The losses rose in May."],
    ),
    "a verb before an adjective in a list": (
        "It requires two keys, bans unfair terms and allows the guild to look in.",
        ["It requires two keys.", "It bans unfair terms.", "It allows the guild to look in."],
    ),
    "a subject behind a phrase without a comma": (
        "During its construction a storm swept away the huts and drowned five men.",
        ["During its construction a storm swept away the huts.", "A storm drowned five men."],
    ),
    "whose, of several": (
        "The town has two mills, whose output fell in May.",
        ["The town has two mills.", "Two mills’ output fell in May."],
    ),
    "whose": (
        "The fort was held by Colonel Jon Lind, whose garrison withstood two assaults.",
        ["The fort was held by Colonel Jon Lind.",
         "Colonel Jon Lind’s garrison withstood two assaults."],
    ),
    "an apposition before a second verb": (
        "The hall was built by Jon Lind, a baron who had left the court, and enlarged by his son.",
        ["The hall was built by Jon Lind.", "The hall was enlarged by his son.",
         "Jon Lind was a baron.", "Jon Lind had left the court."],
    ),
    "while": (
        "Exports fell by 4%, while the price of barley rose.",
        ["Exports fell by 4%.", "The price of barley rose."],
    ),
    "although": (
        "Although fishing was banned in 2011, the cod have not come back.",
        ["Fishing was banned in 2011.", "The cod have not come back."],
    ),
    "a relative clause": (
        "Mira Kallas, who leads the union, rejected the offer.",
        ["Mira Kallas rejected the offer.", "Mira Kallas leads the union."],
    ),
    "an apposition": (
        "Nordvik, a shipyard in Bergen, built the ferry.",
        ["Nordvik built the ferry.", "Nordvik was a shipyard in Bergen."],
    ),
    "a participle": (
        "The archive, built by the army in 1951, holds old maps.",
        ["The archive holds old maps.", "The archive was built by the army in 1951."],
    ),
    "with": (
        "The flood has spread, with three roads closed by the police.",
        ["The flood has spread.", "Three roads have been closed by the police."],
    ),
    "what somebody is": (
        "Mira Kallas is an Estonian poet, critic and teacher who lives in Narva.",
        ["Mira Kallas is Estonian.", "Mira Kallas is a poet.", "Mira Kallas is a critic.",
         "Mira Kallas is a teacher.", "Mira Kallas lives in Narva."],
    ),
    "birth": (
        "Mira Kallas was born on 4 June 1961 in Narva.",
        ["Mira Kallas was born on 4 June 1961.", "Mira Kallas was born in Narva."],
    ),
    "names": (
        "The bank operates in Norway, Sweden and Denmark.",
        ["The bank operates in Norway.", "The bank operates in Sweden.",
         "The bank operates in Denmark."],
    ),
    "contents": (
        "The survey showed that the reef had shrunk and that the weed had spread.",
        ["The survey showed that the reef had shrunk.",
         "The survey showed that the weed had spread."],
    ),
    "two participles in front": (
        "Built in 1887 and damaged in the war, the hall has a new roof.",
        ["The hall has a new roof.", "The hall was built in 1887.",
         "The hall was damaged in the war."],
    ),
    "an apposition to a subject": (
        "The surveyors, a young team from Ghent, mapped the cave.",
        ["The surveyors mapped the cave.", "The surveyors were a young team from Ghent."],
    ),
    "a participle behind a noun": (
        "The agency showed maps of caves located in the north.",
        ["The agency showed maps of caves.", "Caves were located in the north."],
    ),
    "a relative clause before the second verb": (
        "The team played Orr, who scored first, and took the lead in May.",
        ["The team played Orr.", "The team took the lead in May.", "Orr scored first."],
    ),
    "two participles behind": (
        "The storm hit the port, flooding two streets and cutting the power.",
        ["The storm hit the port.", "The storm flooded two streets.", "The storm cut the power."],
    ),
    "a subject that is a number": (
        "Some 90 of those people were released, and 12 were still in hospital.",
        ["Some 90 of those people were released.", "12 were still in hospital."],
    ),
    "a subject with two participles": (
        "The search for trapped and injured miners continued and was ended on Friday.",
        ["The search for trapped and injured miners continued.",
         "The search for trapped and injured miners was ended on Friday."],
    ),
    "titles keep their capitals": (
        "The author wrote two novels, including The Salt Line and A Dry Summer.",
        ["The author wrote two novels.", "The author wrote The Salt Line.",
         "The author wrote A Dry Summer.", "The Salt Line is a novel.", "A Dry Summer is a novel."],
    ),
    "a subject that is a list": (
        "Orr is on the coast, and Lund, Hem and Narva are in the hills.",
        ["Orr is on the coast.", "Lund, Hem and Narva are in the hills."],
    ),
    "a life's steps": (
        "In 1994, Mira Kallas graduated from Orr College as a nurse at the age of 24.",
        ["Mira Kallas graduated from Orr College.", "Mira Kallas graduated in 1994.",
         "Mira Kallas graduated as a nurse.", "Mira Kallas graduated at the age of 24."],
    ),
    "offices in shows with their years": (
        "Mira Kallas was a guest on Quiz Night (2006) and a judge and finalist in Top Bun (2020).",
        ["Mira Kallas was a guest on Quiz Night (2006).", "Mira Kallas was a judge.",
         "Mira Kallas was a finalist in Top Bun (2020)."],
    ),
    "a life in brackets": (
        "Mira Kallas (1921–1998) was an Estonian poet.",
        ["Mira Kallas was Estonian.", "Mira Kallas was a poet.",
         "Mira Kallas was born in 1921.", "Mira Kallas died in 1998."],
    ),
    "a relative": (
        "His daughter Mira Kallas runs the mill.",
        ["Mira Kallas runs the mill.", "Mira Kallas is his daughter."],
    ),
    "films with their years": (
        "She appeared in several films such as The Salt and the Sea (1967), Dust (1970) and more.",
        ["She appeared in several films.", "She appeared in The Salt and the Sea (1967).",
         "She appeared in Dust (1970).", "The Salt and the Sea is a film.",
         "The Salt and the Sea dates from 1967.", "Dust is a film.", "Dust dates from 1970."],
    ),
    "an apposition that is a list": (
        "The prize went to Mira Kallas, a poet, critic and teacher.",
        ["The prize went to Mira Kallas.", "Mira Kallas was a poet.", "Mira Kallas was a critic.",
         "Mira Kallas was a teacher."],
    ),
    "participles that tell of what something is": (
        "The Orr is a small ferry built by Lund and owned by the town.",
        ["The Orr is a small ferry.", "The Orr was built by Lund.",
         "The Orr was owned by the town."],
    ),
    "a subject with an apposition behind and": (
        "The police found the van, and the driver, a man from Narva, was fined.",
        ["The police found the van.", "The driver was fined.", "The driver was a man from Narva."],
    ),
    "a time before the third subject": (
        "The mill was closed, its roof was sold, and by 1900 the yard was empty.",
        ["The mill was closed.", "Its roof was sold.", "By 1900 the yard was empty."],
    ),
    "a month before the second subject": (
        "The strike reached the docks, and by June the city was shut.",
        ["The strike reached the docks.", "By June the city was shut."],
    ),
    "a stretch of time before the second subject": (
        "The mill fell, but by the end of the week its owner had fled.",
        ["The mill fell.", "By the end of the week its owner had fled."],
    ),
    "a month before what is also joined to an object": (
        "She sold the mill, and by June the farm.",
        ["She sold the mill, and by June the farm."],
    ),
    "a colon between clauses": (
        "The plan failed: the town had sold the land.",
        ["The plan failed.", "The town had sold the land."],
    ),
    "a verb that looks like a noun": (
        "The firm raised its prices but cut its staff.",
        ["The firm raised its prices.", "The firm cut its staff."],
    ),
    "a participle before a noun behind while": (
        "Fares rose by 4%, while chilled goods sold badly.",
        ["Fares rose by 4%.", "Chilled goods sold badly."],
    ),
    "a second verb of saying": (
        "They measured how fast the ice melts, and found that it shrinks.",
        ["They measured how fast the ice melts.", "They found that it shrinks."],
    ),
    "two prizes, each with its year": (
        "She won the Orr Prize in 1971 and the Lund Medal in 1975.",
        ["She won the Orr Prize in 1971.", "She won the Lund Medal in 1975."],
    ),
    "how a figure has changed": (
        "Sales rose to 40 million crowns, up 6% from May, helped by the new quay.",
        ["Sales rose to 40 million crowns.", "Sales were helped by the new quay.",
         "Sales were up 6% from May."],
    ),
    "a relative with a trade": (
        "She left with her husband, the chemist Jon Lind.",
        ["She left with her husband.", "Her husband was the chemist Jon Lind.",
         "Jon Lind was a chemist."],
    ),
    "what somebody is being made to do": (
        "The hall was shut with people being asked to leave.",
        ["The hall was shut.", "People were being asked to leave."],
    ),
    "so": (
        "The pump failed, so engineers shut the dam.",
        ["The pump failed.", "Engineers shut the dam."],
    ),
    "some of several": (
        "The crew of five, two of whom were hurt, reached the shore.",
        ["The crew of five reached the shore.", "Two of the crew of five were hurt."],
    ),
    "an apposition with a clause": (
        "The judge freed Mira Kallas, a former clerk who had denied the theft.",
        ["The judge freed Mira Kallas.", "Mira Kallas was a former clerk.",
         "Mira Kallas had denied the theft."],
    ),
    "contents without a second that": (
        "They argue that the dam is old and that ferries are cheaper.",
        ["They argue that the dam is old.", "They argue that ferries are cheaper."],
    ),
    "a verb behind an aside": (
        "Mira Kallas, who had denied it, set fire to the barn.",
        ["Mira Kallas set fire to the barn.", "Mira Kallas had denied it."],
    ),
    "a year before the subject": (
        "In 1971 she joined the guild, but resigned two years later.",
        ["In 1971 she joined the guild.", "She resigned two years later."],
    ),
    "a decade before a name": (
        "The hall was rebuilt in the 1770s by Tom Berg, who installed the stairs.",
        ["The hall was rebuilt in the 1770s by Tom Berg.", "Tom Berg installed the stairs."],
    ),
    "a plan": (
        "The council plans to charge a fee, although shopkeepers oppose it.",
        ["The council plans to charge a fee.", "Shopkeepers oppose it."],
    ),
    "amid": (
        "Prices fell amid fears about the harvest.",
        ["Prices fell.", "There were fears about the harvest."],
    ),
    "a decision": (
        "The news follows the guild's decision to close the mill.",
        ["The news follows the guild's decision to close the mill.",
         "The guild decided to close the mill."],
    ),
    "which means": (
        "The tank is empty, which means that the pump has failed.",
        ["The tank is empty.", "The pump has failed."],
    ),
    "an adverb before the last of several participles": (
        "The keep was raised in 1130, burned in 1646 and largely pulled down by farmers.",
        ["The keep was raised in 1130.", "The keep was burned in 1646.",
         "The keep was largely pulled down by farmers."],
    ),
    "clauses in a list without a comma before and": (
        "The clerk was jailed, his house was sold and his sons were freed.",
        ["The clerk was jailed.", "His house was sold.", "His sons were freed."],
    ),
    "a deed behind a semicolon": (
        "The hall is loud; moving the drums solves the problem.",
        ["The hall is loud.", "Moving the drums solves the problem."],
    ),
    "plans in a list": (
        "Each boat will carry mail, run all year and cut costs.",
        ["Each boat will carry mail.", "Each boat will run all year.",
         "Each boat will cut costs."],
    ),
    "verbs of a list before bare nouns": (
        "The release adds backups, drops support for 32-bit systems and changes the port.",
        ["The release adds backups.", "The release drops support for 32-bit systems.",
         "The release changes the port."],
    ),
    "a range within a list of verbs": (
        "Fevers often begin at night, last for one to two weeks and are painful.",
        ["Fevers often begin at night.", "Fevers last for one to two weeks.",
         "Fevers are painful."],
    ),
    "a modal that two passives share": (
        "The dose should be taken at noon and increased slowly.",
        ["The dose should be taken at noon.", "The dose should be increased slowly."],
    ),
    "two phrases behind with": (
        "Sales fell, with the mill losing 4 million and two farms closing in June.",
        ["Sales fell.", "The mill lost 4 million.", "Two farms closed in June."],
    ),
    "one that does two things behind with": (
        "The second part was added in May, with filming beginning in Orr, lasting through August.",
        ["The second part was added in May.", "Filming began in Orr, lasting through August."],
    ),
    "several nouns behind with": (
        "Velm won at home, with Jon Lund and Per Moe scoring and Tom Tal saving a penalty.",
        ["Velm won at home.", "Jon Lund and Per Moe scored.", "Tom Tal saved a penalty."],
    ),
    "places behind with": (
        "The play was put on in Orr, with scenes filmed in Velm, Bergen and Oslo.",
        ["The play was put on in Orr.", "Scenes were filmed in Velm.",
         "Scenes were filmed in Bergen.", "Scenes were filmed in Oslo."],
    ),
    "what one did later": (
        "She sang in Orr for six years before moving to Velm.",
        ["She sang in Orr for six years.", "She moved to Velm."],
    ),
    "a noun takes up what was told": (
        "The yard bought Orr Steel, a deal that doubled its debt.",
        ["The yard bought Orr Steel.", "The deal doubled its debt."],
    ),
    "a noun that something is done to": (
        "Lind had taken cash, a charge that his lawyer called absurd.",
        ["Lind had taken cash.", "His lawyer called the charge absurd."],
    ),
    "a noun behind a preposition": (
        "She chaired the fund for years, a post from which she resigned after a row.",
        ["She chaired the fund for years.", "She resigned from the post after a row."],
    ),
    "a post without a relative": (
        "She was made keeper of the herbarium at Velm in 1936, a post she held until 1961.",
        [
            "She was made keeper of the herbarium at Velm in 1936.",
            "She held the post until 1961.",
        ],
    ),
    "what was not done is taken up": (
        "She was never elected to the Guild of Orr, a slight that her friends put down to envy.",
        ["She was never elected to the Guild of Orr.",
         "Her friends put the slight down to envy."],
    ),
    "a verb behind what a club is": (
        "The rowing club, Velm Otters, plays in blue, a choice that dates from 1903.",
        ["The rowing club, Velm Otters, plays in blue.", "The choice dates from 1903."],
    ),
    "a verb behind two participles": (
        "Orr Steel, founded in 1920 and based in Velm, runs 412 shops.",
        ["Orr Steel runs 412 shops.", "Orr Steel was founded in 1920.",
         "Orr Steel is based in Velm."],
    ),
    "a maker based somewhere": (
        "Orr Steel, a maker of pumps based in Velm, left the town in May.",
        ["Orr Steel left the town in May.", "Orr Steel was a maker of pumps based in Velm."],
    ),
    "things one by one": (
        "Olms feed on snails, worms and small crabs.",
        ["Olms feed on snails.", "Olms feed on worms.", "Olms feed on small crabs."],
    ),
    "what something has": (
        "The olm has dark skin, a shorter head and better eyes.",
        ["The olm has dark skin.", "The olm has a shorter head.", "The olm has better eyes."],
    ),
    "what somebody was accused of": (
        "Lind was found guilty of fraud, arson and tax evasion in March.",
        ["Lind was found guilty of fraud.", "Lind was found guilty of arson.",
         "Lind was found guilty of tax evasion in March."],
    ),
    "an article for each": (
        "She worked as a clerk, actor and baker.",
        ["She worked as a clerk.", "She worked as an actor.", "She worked as a baker."],
    ),
    "what several are": (
        "Its main employers are the hospital, the fish market and a maker of turbines.",
        ["Its main employers include the hospital.", "Its main employers include the fish market.",
         "Its main employers include a maker of turbines."],
    ),
    "what of somebody's one had": (
        "The mayor thanked the guild, whose support he had sought for months.",
        ["The mayor thanked the guild.", "He had sought the guild’s support for months."],
    ),
    "who holds an office": (
        "A judge jailed the former mayor, Jon Orr, for two years.",
        ["A judge jailed Jon Orr for two years.", "Jon Orr was the former mayor."],
    ),
    "a relative with a name": (
        "Her father, Jon Tal, a Danish clerk, was shot before she left.",
        ["Jon Tal was shot before she left.", "Jon Tal was Danish.", "Jon Tal was a clerk.",
         "Jon Tal was her father."],
    ),
    "fought but lost": (
        "He fought against Tal in May but lost by a point.",
        ["He fought against Tal in May.", "He lost by a point."],
    ),
    "films and shows": (
        "She is known for roles in many films and TV shows such as Salt (2001) and Ice (2004).",
        ["She is known for roles in many films and TV shows.",
         "She is known for roles in Salt (2001).",
         "She is known for roles in Ice (2004).", "Salt dates from 2001.", "Ice dates from 2004."],
    ),
    "first, at the head of a sentence": (
        "First named in 1187, it was sold to Velm in 1294.",
        ["It was sold to Velm in 1294.", "It was first named in 1187."],
    ),
    "a clerk in what was built": (
        "Lund worked as a clerk in a mill built in 1909.",
        ["Lund worked as a clerk in a mill.", "A mill was built in 1909."],
    ),
    "that month": (
        "The bridge was sold, with work beginning that month in Orr.",
        ["The bridge was sold.", "Work began that month in Orr."],
    ),
    "neither of two": (
        "Neither the dam nor the harbour is open.",
        ["The dam is not open.", "The harbour is not open."],
    ),
    "neither of two can": (
        "Neither the dam nor the harbour can be used in a gale.",
        ["The dam cannot be used in a gale.", "The harbour cannot be used in a gale."],
    ),
    "neither of two deeds": (
        "The tests were neither repeated nor checked by the guild.",
        ["The tests were not repeated.", "The tests were not checked by the guild."],
    ),
    "nor of": (
        "Orr is not part of Kent, nor of the Velm Park.",
        ["Orr is not part of Kent.", "Orr is not part of the Velm Park."],
    ),
    "nor is it": (
        "The gull is not hunted, nor is it known to nest here.",
        ["The gull is not hunted.", "It is not known to nest here."],
    ),
    "of one thing, and another": (
        "Lind was a knight of the Order of Velm, an honorary doctor of Orr and an avid skater.",
        ["Lind was a knight of the Order of Velm.", "Lind was an honorary doctor of Orr.",
         "Lind was an avid skater."],
    ),
    "a verb behind who": (
        "She is coached by her father, Jon Orr, who ran for Velm in 1992, and trains in Kent.",
        ["She is coached by Jon Orr.", "She trains in Kent.", "Jon Orr ran for Velm in 1992.",
         "Jon Orr is her father."],
    ),
    "which made things": (
        "He founded the firm Orrwerk, which made pumps in Velm.",
        ["He founded the firm Orrwerk.", "The firm Orrwerk made pumps in Velm."],
    ),
    "some of these": (
        "Some of these songs are: Salt, Ice Age and Dust.",
        ["These songs include Salt.", "These songs include Ice Age.", "These songs include Dust."],
    ),
    "among several": (
        "Among his pupils were Ada Lind and Jon Moe.",
        ["Ada Lind was among his pupils.", "Jon Moe was among his pupils."],
    ),
    "who wrote it": (
        "The play was written by Ada Lind and Jon Moe.",
        ["The play was written by Ada Lind.", "The play was written by Jon Moe."],
    ),
    "not only": (
        "Orr had not only taken the money but also blamed the clerk.",
        ["Orr had taken the money.", "Orr had blamed the clerk."],
    ),
    "a name with age and place": (
        "Jon Lind, 52, of Mill Road, Orr, had left town but was found in May.",
        ["Jon Lind, 52, of Mill Road, Orr, had left town.", "Jon Lind was found in May."],
    ),
    "a list before which": (
        "The cure relies on ice, salt or cold baths, which reduce the swelling.",
        ["The cure relies on ice, salt or cold baths.",
         "Ice, salt or cold baths reduce the swelling."],
    ),
    "what was done and what is so": (
        "Founded in 1974 and based in Orr, the yard builds boats.",
        ["The yard builds boats.", "The yard was founded in 1974.", "The yard is based in Orr."],
    ),
    "what is left": (
        "With five minutes left, the guest scored and ran off.",
        ["With five minutes left, the guest scored.", "The guest ran off."],
    ),
    "deeds as subjects": (
        "Planting trees helps the birds, whereas adding lamps helps the moths.",
        ["Planting trees helps the birds.", "Adding lamps helps the moths."],
    ),
    "a plan in parts": (
        "The firm plans to meet the union, start a trial by May and hire 40 cooks.",
        ["The firm plans to meet the union.", "The firm plans to start a trial by May.",
         "The firm plans to hire 40 cooks."],
    ),
    "demands": (
        "The report recommends that fees be raised and that the board be asked in May.",
        ["The report recommends that fees be raised.",
         "The report recommends that the board be asked in May."],
    ),
    "some of those named before": (
        "Several tests have compared the pumps, and most found little difference.",
        ["Several tests have compared the pumps.", "Most found little difference."],
    ),
    "a subject with its relative clause behind and": (
        "Prices vary from 2 to 4 crowns, and guests who bring a cup are given a cake.",
        ["Prices vary from 2 to 4 crowns.", "Guests who bring a cup are given a cake."],
    ),
    "what two things were": (
        "The cream was safe, with rash and itch being the most common effects.",
        ["The cream was safe.", "Rash and itch were the most common effects."],
    ),
    "a description behind brackets": (
        "Orr Labs (ORL), a small firm, sold two mills.",
        ["Orr Labs (ORL) sold two mills.", "Orr Labs was a small firm."],
    ),
    "a deed that is not passive": (
        "She was named a Fellow in May and kept singing until 2019.",
        ["She was named a Fellow in May.", "She kept singing until 2019."],
    ),
    "a transition": (
        "However, the vote was postponed.",
        ["The vote was postponed."],
    ),
    "a thing described by its kind, with two verbs behind": (
        "Orrvax, a new vaccine licensed in 2017, is given by mouth and is sold in Velm.",
        ["Orrvax is given by mouth.", "Orrvax is sold in Velm.", "Orrvax is a new vaccine.",
         "Orrvax was licensed in 2017."],
    ),
    "examples within a subject": (
        "Fast boats such as tugs, rafts and canoes shorten the trip and make it cheaper.",
        ["Fast boats such as tugs, rafts and canoes shorten the trip.",
         "Fast boats such as tugs, rafts and canoes make it cheaper."],
    ),
    "a noun that may be a verb, with a verb behind it": (
        "Western forces likely seized the mill but have not reached the dam.",
        ["Western forces likely seized the mill.", "Western forces have not reached the dam."],
    ),
    "a verb that a relative clause parts from its subject": (
        "The radio has stopped, and the bank, which had ruled out a loan, proposed raising fees.",
        ["The radio has stopped.", "The bank proposed raising fees.",
         "The bank had ruled out a loan."],
    ),
    "a noun of a relative clause that may be a verb": (
        "The firm, which makes power tools under the Kes, Boro and Hexa names, now expects growth.",
        ["The firm now expects growth.",
         "The firm makes power tools under the Kes, Boro and Hexa names."],
    ),
    "a past that is like the present": (
        "The outlet Velm Post, citing rescue workers, put the number of the dead at three.",
        ["The outlet Velm Post put the number of the dead at three.",
         "The outlet Velm Post cited rescue workers."],
    ),
    "that person": (
        "A carrier can infect anyone who is not immune, and that person would fall ill.",
        ["A carrier can infect anyone who is not immune.", "That person would fall ill."],
    ),
    "what causes it": (
        "Measles is a rash caused by a virus.",
        ["Measles is a rash.", "Measles is caused by a virus."],
    ),
    "a list whose last item has a title": (
        "She published 90 papers, two travel books, and a memoir entitled Grey Tugs, "
        "which was filmed in 1960.",
        ["She published 90 papers, two travel books, and a memoir entitled Grey Tugs.",
         "Grey Tugs was filmed in 1960."],
    ),
    "a time behind a semicolon": (
        "Sales rose 6% to 2.31 million; in local crowns the increase was 9%.",
        ["Sales rose 6% to 2.31 million.", "In local crowns the increase was 9%."],
    ),
    "a number behind a colon": (
        "Looting was punished by hanging: two soldiers were executed in March.",
        ["Looting was punished by hanging.", "Two soldiers were executed in March."],
    ),
    "a verb that only the main subject agrees with": (
        "She described 74 plants, of which 51 are still accepted, and is honoured in Velm.",
        ["She described 74 plants.", "She is honoured in Velm.",
         "51 of the 74 plants are still accepted."],
    ),
    "an aside behind and": (
        "She left the college and, after working for two years as a clerk, studied law in Velm.",
        ["She left the college.",
         "She, after working for two years as a clerk, studied law in Velm."],
    ),
    "a verb behind a described plan": (
        "Lind proposed moving the town, a plan that was dropped as too costly, and built the dyke.",
        ["Lind proposed moving the town.", "The plan was dropped as too costly.",
         "Lind built the dyke."],
    ),
    "a thing called something, often": (
        "Tar, often cited as a cause, did not change.",
        ["Tar did not change.", "Tar was often cited as a cause."],
    ),
    "a further object behind a relative clause": (
        "Guests need a visa, which can be bought on arrival, and proof of age.",
        ["Guests need a visa and proof of age.", "A visa can be bought on arrival."],
    ),
    "a time behind a relative clause": (
        "Orr bought the tug Ida in 1997 and the mill Decker, which had been founded in 1902, "
        "two years later.",
        ["Orr bought the tug Ida in 1997 and the mill Decker two years later.",
         "The mill Decker had been founded in 1902."],
    ),
    "an age before a relative clause": (
        "Ada Lind, 47, whose plan failed, left in May.",
        ["Ada Lind left in May.", "Ada Lind’s plan failed."],
    ),
    "a rating agency": (
        "Rating agency Fitwell, which cut its outlook, will wait.",
        ["Rating agency Fitwell will wait.", "Rating agency Fitwell cut its outlook."],
    ),
    "a time or an aside before a second verb or clause": (
        "She won a prize in 1955 and within three years led the hall.",
        ["She won a prize in 1955.", "Within three years she led the hall."],
    ),
    "an aside before a second clause": (
        "Illness plagued her and, at 29, she gave up the stage.",
        ["Illness plagued her.", "At 29, she gave up the stage."],
    ),
    "two ends behind with": (
        "The bank closed down 7%, with 3 million crowns of value erased, and Orr Steel fell 9%.",
        ["The bank closed down 7%, with 3 million crowns of value erased, and Orr Steel fell 9%."],
    ),
    "the former and the latter": (
        "The former was light; the latter was quiet.",
        ["The former was light.", "The latter was quiet."],
    ),
    "one and another": (
        "One destroyed a depot; another struck a school.",
        ["One destroyed a depot.", "Another struck a school."],
    ),
    "has since": (
        "The yard has since changed its rules and now trains crews.",
        ["The yard has since changed its rules.", "The yard now trains crews."],
    ),
    "roles with what they are in": (
        "He is known for his roles as Orr in Harbour, Lind in The Mill and Groat in Ash.",
        ["He is known for his roles as Orr in Harbour.",
         "He is known for his roles as Lind in The Mill.",
         "He is known for his roles as Groat in Ash."],
    ),
    "winners with their years": (
        "The winners included Ada Lund in 2001, Jon Orr in 2005 and Moe Lind in 2009.",
        ["The winners included Ada Lund in 2001.", "The winners included Jon Orr in 2005.",
         "The winners included Moe Lind in 2009."],
    ),
    "what duties include": (
        "Her duties include training staff, answering letters and filing reports.",
        ["Her duties include training staff.", "Her duties include answering letters.",
         "Her duties include filing reports."],
    ),
    "plain things that something includes": (
        "Side effects include fever, swelling and death.",
        ["Side effects include fever.", "Side effects include swelling.",
         "Side effects include death."],
    ),
    "examples of two kinds, behind a participle": (
        "She rose to fame starring in films and plays such as Harbour (1999) and Ash (2004).",
        ["She rose to fame starring in films and plays.",
         "She rose to fame starring in Harbour (1999).",
         "She rose to fame starring in Ash (2004).",
         "Harbour dates from 1999.", "Ash dates from 2004."],
    ),
    "born on a day behind a list of trades": (
        "Jon Orr is a Danish actor and director, born May 4, 1970 in Velm.",
        ["Jon Orr is Danish.", "Jon Orr is an actor.", "Jon Orr is a director.",
         "Jon Orr was born May 4, 1970 in Velm."],
    ),
    "what came first, led in by it": (
        "After retiring from the navy, Lund worked as a pilot in Velm.",
        ["Lund worked as a pilot in Velm.", "Lund retired from the navy."],
    ),
    "what was done first": (
        "After being sacked in May, Orr sued the yard.",
        ["Orr sued the yard.", "Orr was sacked in May."],
    ),
    "what another did first": (
        "Two men were arrested shortly after police raided a flat in Velm.",
        ["Two men were arrested.", "Police raided a flat in Velm."],
    ),
    "a name that needs no comma": (
        "He was succeeded by Jon Orr who served until 1990.",
        ["He was succeeded by Jon Orr.", "Jon Orr served until 1990."],
    ),
    "named after somebody": (
        "The hall is named after her and the stadium in Velm is also named after her.",
        ["The hall is named after her.", "The stadium in Velm is also named after her."],
    ),
    "born under another name": (
        "Jon Orr, born J. Lund in 1970, is a Danish actor.",
        ["Jon Orr is Danish.", "Jon Orr is an actor.", "Jon Orr was born J. Lund in 1970."],
    ),
    "born under another name, with the days of a life": (
        "Ada Brandt (born Adelheid Cohn; 3 May 1911 – 19 January 1998) was a poet.",
        ["Ada Brandt was a poet.", "Ada Brandt was born Adelheid Cohn.",
         "Ada Brandt was born on 3 May 1911.", "Ada Brandt died on 19 January 1998."],
    ),
    "with one whose, and with another": (
        "At Velm she worked with Jon Orr, whose mill was then new, and later with Ada Lund.",
        ["At Velm she worked with Jon Orr and later with Ada Lund.",
         "Jon Orr’s mill was then new."],
    ),
    "a kind that is denied": (
        "She sang in no films such as Dust and Salt.",
        ["She sang in no films such as Dust and Salt.", "Dust is a film.", "Salt is a film."],
    ),
    "what is taken for granted of names": (
        "The ferry was named by actor Jon Falk in the harbour village of Orr, Kent.",
        ["The ferry was named by actor Jon Falk in the harbour village of Orr, Kent.",
         "Jon Falk was an actor.", "Orr is a harbour village."],
    ),
    "no kind is told by a name": (
        "The Velm Film Prize went to Ada Lund.", ["The Velm Film Prize went to Ada Lund."],
    ),
    "a place in a place": (
        "She was born in Orr, Ohio, and died in Paris, Oslo and Rome.",
        ["She was born in Orr, Ohio.", "She died in Paris, Oslo and Rome.", "Orr is in Ohio."],
    ),
    "a school and its town": (
        "He was educated at Orr College, Oxford, and Velm School, Kent.",
        ["He was educated at Orr College, Oxford.", "He was educated at Velm School, Kent."],
    ),
    "whose child somebody is": (
        "Born in Velm in 1911, the son of a baker and his wife, Lund moved to Orr.",
        ["Lund moved to Orr.", "Lund was born in Velm.", "Lund was born in 1911.",
         "Lund was the son of a baker and his wife."],
    ),
    "a trade without an article": (
        "Ada Lund, politician and mayor of Orr from 2000 to 2009, died in May.",
        ["Ada Lund died in May.", "Ada Lund was a politician.",
         "Ada Lund was mayor of Orr from 2000 to 2009."],
    ),
    "a place in a place, and what the first is": (
        "They grew up in Orr, Ohio, a small village on the coast.",
        ["They grew up in Orr, Ohio.", "Orr is a small village on the coast.", "Orr is in Ohio."],
    ),
    "the youngest of several": (
        "Eva Lind grew up in Velm, the youngest of nine.",
        ["Eva Lind grew up in Velm.", "Eva Lind was the youngest of nine."],
    ),
    "one of several": (
        "She left to launch Velmsoft, one of the earliest services of its kind.",
        ["She left to launch Velmsoft.", "Velmsoft was one of the earliest services of its kind."],
    ),
    "where, without a comma": (
        "He began teaching at the Orr Conservatory where he also ran the studio.",
        ["He began teaching at the Orr Conservatory.",
         "At the Orr Conservatory, he also ran the studio."],
    ),
    "where, behind a list": (
        "It has shops in Oslo, Bergen and Orr, where rents are low.",
        ["It has shops in Oslo.", "It has shops in Bergen.", "It has shops in Orr.",
         "In Oslo, Bergen and Orr, rents are low."],
    ),
    "an adverb before a participle": (
        "The Orr and Velm Canal, opened in 1845, was in turn closed in 1881.",
        ["The Orr and Velm Canal was in turn closed in 1881.",
         "The Orr and Velm Canal was opened in 1845."],
    ),
    "a verb in the present behind a description": (
        "Jon Orr is the president, while Ada Lund, a clerk, chairs the board.",
        ["Jon Orr is the president.", "Ada Lund chairs the board.", "Ada Lund is a clerk."],
    ),
    "a verb with its particle": (
        "The guild signed off on the sale on Friday.",
        ["The guild signed off on the sale on Friday."],
    ),
    "a relative with a trade at the end": (
        "He learned it from his father, a schoolmaster.",
        ["He learned it from his father.", "His father was a schoolmaster."],
    ),
    "a participle of a word no dictionary has": (
        "The boat, a Velm 190 registered YX-DLM, overran the quay and came to rest in mud.",
        ["The boat, a Velm 190 registered YX-DLM, overran the quay.",
         "The boat came to rest in mud."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CUTS.values(), ids=CUTS.keys())
def test_a_sentence_becomes_the_statements_it_makes(case: tuple[str, list[str]]) -> None:
    text, expected = case
    assert told(text) == expected


WHOLE = [
    "The board has not bought ships and sold tugs.",
    "The board hasn’t bought ships and sold tugs.",
    "Two men weren't arrested in May and charged in June.",
    "The yard doesn't plan to close the dock and sell the crane.",
    "The tool scales the load based on its history.",
    "The yard doesn't make tugs built in Orr.",
    "He died before finishing the hall.",
    "The flag has red, white and blue stripes.",
    "They sell film, book and theatre reviews.",
    "He sold three cows, pigs and hens.",
    "Neither Orr nor the clerks were there.",
    "The yard is neither planning to hire men nor to cut costs.",
    "If neither the dam nor the wall holds, the town floods.",
    "They met the mayor, Ada Lind, and the clerk.",
    "After the queen, King Jon, will rule his son.",
    "Lind lost contact with her sons, friends and clerks in May.",
    "The mill has offices, shops and plants in nine countries.",
    "They mix flour, water and salt.",
    "The play was owned by Ada Lind and Jon Moe.",
    "The mayor was followed by Ada Lind, Jon Moe and Tom Tal.",
    "It is the largest town in Tarn and Velm.",
    "She has three sons: Ada, Jon and Tom.",
    "The town has a hall, a mill that was sold, and a yard.",
    "The crew found the leak to be small, losing a litre a day.",
    "Visitors should call if they notice: severe pain, bleeding from the cut, or fever.",
    "The plan is cheaper and safer than the old one.",
    "Towns value doctors more than nurses, which may be rooted in history.",
    "The council has not yet voted on the repair.",
    "The mill is in Orr, the two bakers said.",
    "The canal led from the mines to the port of Velm, a distance of 43 miles.",
    "The poet wrote a song about Lind, which was banned in Norway.",
    "The dock is a candidate, never counted in the survey.",
    "The price of the tug wasn't the only factor, either.",
    "The group is a maker of frozen meals based in Turku.",
    "The ferry has never run in winter since 1990.",
    "If the winter is mild, the second quay could open and the ferry could return.",
    "The pump failed or the valve was shut.",
    "Neither the union nor the owners were asked.",
    "The new hall is longer than the old one and wider than the yard.",
    "The board met to discuss the fine and appoint an auditor.",
    "The drug reduced infection and associated damage.",
    "The mayor called the plan “bold, and it will be built.”",
    "The firm helped them find a lawyer.",
    "The case began when two tugs met in May, injuring three sailors.",
    "When it rains, the yard floods and freezes.",
    "Mira Kallas worked for the port from 1994 until her move to Narva in 2021.",
    "She is known for the halls in Orr, built in 1954, and for a set of chairs.",
    "Neither of her two halls, a theatre in Orr and a school in Velm, was built.",
    "The council cut the fee on Monday, its third cut in a year.",
    "She will face either Ida Moe or Eva Lind, whose match was stopped.",
    "The mill planned, built and tested the pump.",
    "The bridge was planned and built by Orr Holdings.",
    "No ship was repaired and sold.",
    "She will not resign and pay the fine.",
    "The ship could have reached port and landed its crew had the pump not failed.",
    "Without the loan, the mill would have closed and 30 people would have left.",
    "Should the river rise, the town will flood and lose its bridge.",
    "The judge said the guard “lied under oath” and had left his post.",
    "The minister asked whether the dam was safe and the water was clean.",
    "Eva Lind found no leak in the dam, although Jon Berg did.",
    "The mill sank, but the tug did not.",
    "Jon Tal was born in 1960, taught in Orr and wrote five books.",
    "The mill voted for the plan, while the union has not.",
    "Velm and Orr signed the pact, but Lund did not.",
    "The yard has raised 60 million crowns from lenders including Norsa and Lund.",
    "The set is a dance of Orr and Lund made up mostly of jumps.",
    "The bakers can weigh flour but still waste half of it.",
    "The port fined Orr Steel, the first fines under the law.",
    "She won in Velm, the third win in a row for the club.",
    "Tugs must be sold, scrapped or leased abroad.",
    "The hall was built in 1956 but never opened again.",
    "The fort has a keep, two walls and a tower rebuilt in 1803.",
    "She showed her work at the fair of 1937, where it won a medal.",
    "Hardly any tugs sailed in May and returned in June.",
    "The tunnel was meant to open in May and cost 3 million.",
    "The ferry nearly sank and lost its crew.",
    "Perhaps the dam broke and the mill was flooded.",
    "Lind is accused of taking bribes, hiding them and lying about it.",
    "The doctor told her to rest, drink water and avoid salt.",
    "The clerk did not resign, as the paper reported, but was dismissed.",
    "Orr will close its plant in Velm, cutting 300 jobs, and move the work to Lund.",
    "The yard has fed birds, crows and, where they survive, snow owls.",
    "He refused the post, which cost him a house in Velm.",
    "Two tugs were sunk and a third damaged, the port said.",
    "It helps to ensure all doors are shut and windows are locked.",
    "The asterisk is large and disclosed.",
    "Its main goods are lamps sold under the Orr and Velm brands.",
    "Since May the head has been Ada Lind, formerly of Velm, who succeeded Jon Berg.",
    "Norway abstained from a resolution calling for a truce, which was adopted in May.",
    "She has appeared in a few Kannada, Odia and Tamil films.",
    "The hall staged Orr, Lund and an unknown playwright called Dora Tal.",
    "The first sign is usually burning, tingling or itching on one arm.",
    "The merger of Boro, bought last year for 2 million crowns, was late.",
    "The clerk hid the payments as refunds to firms, some of which had closed, and kept copies.",
    "The mill grows where roads are poor and raiders have burned barns and seized grain.",
    "The road links Oslo, Bergen and Tromsø.",
    "He was born and raised in Oslo.",
    "Orr began his career in trade as deputy commissioner from 1963 to 1964.",
    "She met the Jon Orr who had won.",
    "She met a sister of Jon Orr who had won.",
    "Lund is a former judge from India who served in Velm.",
    "The road reopened two days after the dam broke.",
    "Lund has not been seen after leaving Velm.",
    "The mill would reopen after the war ended.",
    "The mill closed before losing its licence.",
    "The firm merged Lund Bank, Orr Trust and Moe Capital.",
    "He did not visit Oslo, Bergen and Tromsø.",
    "The aid includes food, tents and medicine for children.",
    "Rules must include age- and size-based limits, clear signs about risks, and fines.",
    "The plan involves diverse people in design, planning and building, winning trust.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_must_not_be_torn_apart_stays_whole(text: str) -> None:
    assert told(text) == [text]


def test_own_words_and_words_put_in_are_told_apart() -> None:
    text = "The council raised the rent and sold two halls."
    first, second = statements(text)
    assert [text[a:b] for a, b in first.parts] == ["The council raised the rent"]
    assert [text[a:b] for a, b in second.parts] == ["sold two halls"]
    (put,) = second.inserted
    assert (put.words, text[put.start : put.end], put.ground) == (
        "the council", "The council", "subject",
    )  # fmt: skip


def test_a_pronoun_is_replaced_where_one_person_only_can_be_meant() -> None:
    text = ("Mira Kallas leads the union.", "She rejected the offer.")
    assert told(*text)[1] == "Mira Kallas rejected the offer."
    put = statements(*text)[1].inserted[0]
    assert (put.words, put.ground) == ("Mira Kallas", "pronoun")
    assert " ".join(text)[put.start : put.end] == "Mira Kallas"


@pytest.mark.parametrize(
    "before",
    [
        "Mira Kallas met Anna Berg on Monday.",  # two who fit
        "Mira Kallas met her sister on Monday.",  # somebody described
        "The union met on Monday.",  # nobody named
    ],
)
def test_a_pronoun_stays_where_the_text_does_not_settle_it(before: str) -> None:
    assert told(before, "She rejected the offer.")[-1] == "She rejected the offer."


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        ("She raised two daughters, Eva Lind and Mira Lind.", "The latter is a painter.",
         "Mira Lind is a painter."),
        ("Norway and Sweden signed a pact.", "The two countries will share a port.",
         "Norway and Sweden will share a port."),
        ("Norvane Foods cut its forecast.", "The company blamed the weather.",
         "Norvane Foods blamed the weather."),
        ("Eva Lind moved to Halifax.", "She worked there as a clerk.",
         "Eva Lind worked in Halifax as a clerk."),
    ],
)  # fmt: skip
def test_a_description_is_replaced_where_the_text_settles_it(
    before: str, text: str, meant: str
) -> None:
    kb = cg.parse(f"{before} {text}")
    assert meant in [c.text for c in kb.claims()]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Norway and Sweden lost to Denmark.", "Both countries complained."),
        ("Norvane Foods sued Orr Holdings.", "The company blamed the weather."),
        ("Jon Lind was cleared.", "If he fails to pay, Tom Berg must leave."),
        ("Eva Lind moved from Halifax to Bergen.", "She worked there as a clerk."),
        ("Tysnes Ferry Company lost, and Nordlys won.", "The company will run six boats."),
        ("In May the Orr Water Authority fined it.", "The company admitted fault."),
        ("The Court of Appeal quashed the fine.", "Orr denies that it misled the court."),
    ],
)
def test_a_description_stays_where_two_can_be_meant(before: str, text: str) -> None:
    said = [c.text for c in cg.parse(f"{before} {text}").claims()]
    kept = ("Both", "The company", "If he", "there", "the court")
    assert any(word in said[-1] for word in kept)


def test_who_speaks_is_not_whom_the_words_are_of() -> None:
    (claim,) = cg.parse('Keir Lund said "she should not take the post.').claims()
    assert "she" in claim.text.lower().split()


def test_a_name_keeps_its_article() -> None:
    kb = cg.parse("The Court of Appeal dismissed the claim. It ordered a retrial.")
    assert kb.claims()[-1].text == "The Court of Appeal ordered a retrial."


def test_a_cut_is_as_sure_as_its_rule_was_counted_to_be() -> None:
    main, cut_off = statements("The hall, built in 1909, burned in May.")
    table = (files("claimgraph.reading.statements") / "precision.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    counted = {rule: (int(cases), int(right)) for rule, cases, right in rows}
    cases, right = counted[cut_off.construction]
    assert cut_off.confidence == round((right + 1) / (cases + 2), 2)
    assert all(0 < right <= cases for cases, right in counted.values())
    assert main.construction not in counted


WORDS = st.sampled_from(
    sorted(
        words(
            "the a council bridge Kallas Oslo closed and , while who which with , built is was has"
            " that if or not said in of 12 “ ” ( ) as after losing moved ; fell quickly its he"
        )
    )
)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_parts_are_stretches_of_the_text_and_every_text_is_a_sentence(said: list[str]) -> None:
    text = " ".join(said)
    for one in stated(text, Sentence(tokenize(text), frozenset()), quotations(text)):
        assert all(0 <= a < b <= len(text) for a, b in one.parts)
        assert list(one.parts) == sorted(one.parts)
        assert one.text == one.text.strip()
        assert one.text[-1:] in ".!?…\"”’')»"
        for put in one.inserted:
            assert 0 <= put.start <= put.end <= len(text)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_own_words_are_stated_once(said: list[str]) -> None:
    """No word of the sentence is the own word of two statements, but a clause behind "as"."""
    text = " ".join(w for w in said if w != "as")
    made = stated(text, Sentence(tokenize(text), frozenset()), quotations(text))
    own = [i for one in made for a, b in one.parts for i in range(a, b) if text[i].isalnum()]
    assert len(own) == len(set(own))


LIST = "\n\n1. Mill news https://example.org/a\n2. Bakery news https://example.org/b"


def texts(kb: cg.ClaimGraph) -> list[str]:
    return [claim.text for claim in kb.claims()]


def bases(kb: cg.ClaimGraph, text: str) -> dict[str, str]:
    """The basis of each citation of a claim, by its marker."""
    (claim,) = (c for c in kb.claims() if c.text == text)
    return {kb[c.marker].label: c.basis for c in kb.citations(claim.id) if c.marker}


def test_a_marker_backs_the_statement_that_it_follows() -> None:
    kb = cg.parse("The mill closed in June, and the bakery moved to Harbour Street [2]." + LIST)
    assert bases(kb, "The bakery moved to Harbour Street.") == {"[2]": "sameClause"}
    assert bases(kb, "The mill closed in June.") == {"[2]": "sameSentence"}


def test_a_statement_with_its_own_marker_does_not_survive_by_another() -> None:
    kb = cg.parse("The mill raised pay [1] and hired two bakers [2]." + LIST)
    assert bases(kb, "The mill raised pay.") == {"[1]": "sameClause"}
    assert [c.text for c in kb.without(sources=[1]).falls] == ["The mill raised pay."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The mill closed in 2019", "the bakery closed in 2022"),
        ("The dam failed in May", "the bridge collapsed in June"),
        ("Rents rose by 3%", "wages dropped by 2%"),
        ("The yard built two tugs", "the navy ordered a third"),
        ("The firm lost money", "its shares dropped on Monday"),
    ],
)
def test_each_of_two_joined_clauses_has_its_own_source(first: str, second: str) -> None:
    kb = cg.parse(f"{first} [1] and {second} [2]." + LIST)
    assert [c.text for c in kb.without(sources=[1]).falls] == [f"{first}."]


def test_markers_behind_each_part_tell_verbs_from_nouns() -> None:
    kb = cg.parse("Rest reduces pain [1], improves sleep [2] and boosts mood [3]." + LIST)
    assert [c.text for c in kb.claims()] == [
        "Rest reduces pain.", "Rest improves sleep.", "Rest boosts mood."
    ]  # fmt: skip
    nouns = cg.parse("The pact covers nuclear tests [1], arms sales [2] and research [3]." + LIST)
    assert [c.text for c in nouns.claims()] == [
        "The pact covers nuclear tests.", "The pact covers arms sales.", "The pact covers research."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Tea raises alertness [1] and bakers found benefits for memory [2].",
         {"Tea raises alertness.": ["[1]"], "Bakers found benefits for memory.": ["[2]"]}),
        ("The plan helps shops [1] and critics call it late [2].",
         {"The plan helps shops.": ["[1]"], "Critics call it late.": ["[2]"]}),
        ("Rents rose [1] and the bank said costs fell [2].",
         {"Rents rose.": ["[1]"], "Costs fell.": ["[2]"]}),
        ("The river flooded the mill [1] and bakers moved 40 ovens [2].",
         {"The river flooded the mill.": ["[1]"], "Bakers moved 40 ovens.": ["[2]"]}),
        # markers part what is said, and end it before a clause of its own
        ("The study found that tea helps [1], and it also lowers the risk of gout [2].",
         {"Tea helps.": ["[1]"], "It also lowers the risk of gout.": ["[2]"]}),
        ("Kallas argues that rents rose [1], but wages fell [2].",
         {"Rents rose.": ["[1]"], "Wages fell.": ["[2]"]}),
        ("Bakers doubt that it works [1], and two tests found harm [2].",
         {"It works.": ["[1]"], "Two tests found harm.": ["[2]"]}),
        ("No test shows that it works [1], and two bakers found harm [2].",
         {"No test shows that it works.": ["[1]"], "Two bakers found harm.": ["[2]"]}),
        ("There is no proof that the wells were poisoned [1], but the mill paid a fine [2].",
         {"There is no proof that the wells were poisoned.": ["[1]"],
          "The mill paid a fine.": ["[2]"]}),
        ("The short answer is that rents fell [1], although wages rose [2].",
         {"The short answer is that rents fell.": ["[1]"], "Wages rose.": ["[2]"]}),
        ("The study found that tea helps [1], and that beer does not [2].",
         {"Tea helps, and that beer does not.": ["[1]", "[2]"]}),
    ],
)  # fmt: skip
def test_what_is_reported_beside_a_fact_has_its_own_marker(
    text: str, claims: dict[str, list[str]]
) -> None:
    kb = cg.parse(text + LIST)
    found = {c.text: bases(kb, c.text) for c in kb.claims()}
    assert {claim: list(marked) for claim, marked in found.items()} == claims
    alone = [marked for marked in found.values() if len(marked) == 1]
    assert {basis for marked in alone for basis in marked.values()} <= {"sameClause"}


def test_a_marker_between_the_names_of_a_clause_parts_none() -> None:
    text = "The worry grew with talk that Ann Moe [1] and Carl Orr [2], the deputy, had resigned."
    assert texts(cg.parse(text + LIST)) == [text.replace(" [1]", "").replace(" [2]", "")]


def test_a_statement_with_a_marker_inside_does_not_survive_by_the_one_behind_it() -> None:
    kb = cg.parse(
        "She was born in Orra in 1961 [1] and studied law in Velm [2], where she met Moe." + LIST
    )
    born = next(c for c in kb.claims() if c.text.startswith("She was born"))
    assert born not in kb.without(sources=[1]).survives


def test_a_marker_between_two_who_say_it_is_no_word_of_the_claim() -> None:
    text = "Both the union [1] and the bank [2] recommend the plan."
    kb = cg.parse(text + LIST)
    assert texts(kb) == ["Both the union and the bank recommend the plan."]


def test_a_participle_behind_a_marker_may_still_describe() -> None:
    kb = cg.parse("The firm helps farmers [1] and families evacuated by floods [2]." + LIST)
    assert len(kb.claims()) == 1


def test_what_somebody_says_is_split_and_each_part_voiced() -> None:
    kb = cg.parse("The mayor said that the dam was safe and that the town was dry.")
    assert texts(kb) == ["The dam was safe.", "The town was dry."]
    assert all(len(kb.voicings(c.id)) == 1 and c.modality == "reported" for c in kb.claims())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The board recommended that all logs be kept.",
         ["The board recommended that all logs be kept."]),
        ("Dora Tal, who has run the mill since 2019, said that prices fell.",
         ["Dora Tal has run the mill since 2019.", "Prices fell."]),
        ("A trial, led by Jo Lind and held in May, showed that the alloy rusts.",
         ["A trial was led by Jo Lind.", "A trial was held in May.", "The alloy rusts."]),
        ("The baker said the mill would send flour and that schools would stay shut.",
         ["The mill would send flour.", "Schools would stay shut."]),
        ("Bakers expect more rain by Friday, and the river could rise.",
         ["Bakers expect more rain by Friday.", "The river could rise."]),
        ("The baker called the plan “a shame” and kept her post.",
         ["The baker called the plan “a shame”.", "The baker kept her post."]),
        ("The baker complained about the heat, which reached 33 degrees.",
         ["The baker complained about the heat.", "The heat reached 33 degrees."]),
        ("Orr Steel has ordered 40 ships and plans to deploy them in Velm, the two firms said.",
         ["Orr Steel has ordered 40 ships.", "Orr Steel plans to deploy them in Velm."]),
        ("Dora Tal praised the mill, which she described as unfinished.",
         ["Dora Tal praised the mill.", "Dora Tal described the mill as unfinished."]),
        ("Bakers were told to stop baking in May, and the oven at Velm was sold.",
         ["Bakers were told to stop baking in May.", "The oven at Velm was sold."]),
        ("“They have not listened,” said swimming teacher Dora Tal, whose club has met for years.",
         ["They have not listened.", "Teacher Dora Tal’s club has met for years."]),
        ("Dora Tal told the guild that 30 bakers had left and asked why an offer was refused.",
         ["30 bakers had left.", "Dora Tal asked why an offer was refused."]),
        ("The judge ordered him to repay the money he stole and spent.",
         ["The judge ordered him to repay the money he stole and spent."]),
        ("The guild demanded that its clerk resign.",
         ["The guild demanded that its clerk resign."]),
        ("The clerk promised to look into the matter but sent for the guards.",
         ["The clerk promised to look into the matter.", "The clerk sent for the guards."]),
        ("The survey of the dam found 11 leaks but did not close it.",
         ["The survey of the dam found 11 leaks.", "The survey of the dam did not close it."]),
        ("“Orders are late,” the firm told investors.", ["Orders are late."]),
        ("Bakers said a 38-year-old clerk had fallen at work and died in Velm.",
         ["A 38-year-old clerk had fallen at work.", "A 38-year-old clerk had died in Velm."]),
        ("They warned that the plan excludes tax and assumes no delay.",
         ["The plan excludes tax.", "The plan assumes no delay."]),
        ("The guild recommends that mills ban smoke during shifts and that owners pay fines.",
         ["The guild recommends that mills ban smoke during shifts.",
          "The guild recommends that owners pay fines."]),
        ("The guild suggests that smoke harms mills.", ["Smoke harms mills."]),
        ("It is often claimed that Lind failed the test, but he did not.",
         ["It is often claimed that Lind failed the test, but he did not.",
          "Lind failed the test."]),
        ("No evidence was found that the baker knew or that the clerk was paid.",
         ["No evidence was found that the baker knew or that the clerk was paid."]),
        ("It is considered the last wild lake in Orr and has been closed since 2017.",
         ["It is considered the last wild lake in Orr.", "It has been closed since 2017."]),
        ("The guild told the mill to stop, replace two pumps and report every week.",
         ["The guild told the mill to stop, replace two pumps and report every week."]),
        ("The baker said she was hurt because a pump fell and that nobody came.",
         ["She was hurt because a pump fell.", "Nobody came."]),
        ("The study failed to show that the drug works.",
         ["The study failed to show that the drug works."]),
        ("She asked if the dam was safe and the town was dry.",
         ["She asked if the dam was safe and the town was dry."]),
        ("Norway and Sweden agreed to meet, lifted the ban and opened a court.",
         ["Norway and Sweden agreed to meet.", "Norway and Sweden lifted the ban.",
          "Norway and Sweden opened a court."]),
        ("The survey found that 60 tugs leaked, that files were lost and that two bakers knew.",
         ["60 tugs leaked.", "Files were lost.", "Two bakers knew."]),
        ("Her guild said that it would stay away, and called on bakers to stay at home.",
         ["It would stay away.", "Her guild called on bakers to stay at home."]),
        ("Between May and June the number of mills without power fell and is expected to halve.",
         ["Between May and June the number of mills without power fell and is expected to halve."]),
        ("It is worth noting that the dam leaks in May.", ["The dam leaks in May."]),
        ("The dam leaks in May, according to a study printed by the guild.",
         ["The dam leaks in May."]),
        ("The levy, said the guild, was late.", ["The levy was late."]),
        ("Jon Tal was born in Orr, studied law in Velm, and died in 1999.",
         ["Jon Tal was born in Orr.", "Jon Tal studied law in Velm.", "Jon Tal died in 1999."]),
        ("However, 62 bakers reported a rash, the guild said.", ["62 bakers reported a rash."]),
        ("The mill, whose owner denies it, leaks oil.",
         ["The mill’s owner denies it.", "The mill leaks oil."]),
        ("Dora Tal told cheering bakers that “the oven is open” and promised to bake for 100 days.",
         ["The oven is open.", "Dora Tal promised to bake for 100 days."]),
        ("A plate had been fitted, which the baker said he had seen.",
         ["A plate had been fitted, which the baker said he had seen."]),
        ("Dora Tal conceded defeat after polls put the mill ahead with 9% of votes counted.",
         ["Dora Tal conceded defeat.", "Polls put the mill ahead with 9% of votes counted."]),
        ("When a baker asked for flour in May, the mill sent sand.",
         ["When a baker asked for flour in May, the mill sent sand.",
          "A baker asked for flour in May."]),
        ("Dora Tal said her clerk had been ill, had repaid the loan and felt sorry.",
         ["Dora Tal’s clerk had been ill.", "Dora Tal’s clerk had repaid the loan.",
          "Dora Tal’s clerk had felt sorry."]),
        ("Another baker denied that the oven has burned, accusing the guild of spreading rumours.",
         ["The oven has burned.", "Another baker accused the guild of spreading rumours."]),
        ("“You saw bakers lose their jobs knowing that you had taken flour,” she told Dora Tal.",
         ["You saw bakers lose their jobs knowing that you had taken flour."]),
        ("Dora Tal proposed moving it, a plan that was rejected as too costly, and built a wall.",
         ["Dora Tal proposed moving it.", "The plan was rejected as too costly.",
          "Dora Tal built a wall."]),
        ("Orr Steel reported sales of 4 tons on Monday, up 6% from May.",
         ["Orr Steel reported sales of 4 tons on Monday.", "Sales of 4 tons were up 6% from May."]),
        (
            "We judge with some confidence that the ferry will sail [1].",
            ["We judge with some confidence that the ferry will sail."],
        ),
        (
            "There is growing fear that the dyke will break.",
            ["There is growing fear that the dyke will break."],
        ),
        (
            "Amid warnings that the lift was unsafe, the hotel closed.",
            ["Amid warnings that the lift was unsafe, the hotel closed."],
        ),
        (
            "The idea that rents fall is old, and critics voiced fears that they double.",
            ["The idea that rents fall is old.", "They double."],
        ),
        (
            "Readers repeated the figure announced by Orr in May.",
            ["Readers repeated the figure announced by Orr in May."],
        ),
        (
            "The port is also regarded as vital to Lund.",
            ["The port is also regarded as vital to Lund."],
        ),
        (
            "When it breaks in spring, it is called “the thaw”.",
            ["When it breaks in spring, it is called “the thaw”."],
        ),
        (
            "Others reported being shut out of the office.",
            ["Others reported being shut out of the office."],
        ),
        ("The keeper denied doing anything wrong.", ["The keeper denied doing anything wrong."]),
        (
            "They called for care in deciding access rules.",
            ["They called for care in deciding access rules."],
        ),
        (
            "Tal asked for mercy in a letter posted on Monday.",
            ["Tal asked for mercy in a letter posted on Monday."],
        ),
        (
            "The goal gave Orr a commanding two-goal lead they would not give up.",
            ["The goal gave Orr a commanding two-goal lead they would not give up."],
        ),
        (
            "The people we talk to and work with are often tired.",
            ["The people we talk to and work with are often tired."],
        ),
    ],
)  # fmt: skip
def test_what_is_reported_is_a_sentence_said_once(text: str, claims: list[str]) -> None:
    assert texts(cg.parse(text)) == claims


@pytest.mark.parametrize(
    ("text", "words", "modality", "polarity"),
    [
        ("Each boat will carry mail and cut costs.", "cut costs", "planned", "positive"),
        ("Orr has not only won the cup but also two games.", "won the cup", "asserted", "positive"),
        ("Had the pump failed, the mine would have closed.", "mine", "conditional", "positive"),
        ("Had cooling failed, the mine would have closed.", "mine", "conditional", "positive"),
        ("Had pumps failed, the mine would have closed.", "mine", "conditional", "positive"),
        ("Without the loan, the mill would have closed.", "mill", "conditional", "positive"),
        ("No deaths were reported, but a cook is missing.", "cook", "asserted", "positive"),
        ("Eva Lind left, saying she was ill, but was found in May.", "May", "asserted", "positive"),
        ("The firm has yet to publish a plan.", "firm", "asserted", "negative"),
        ("Ben Hall, a baker, will sell the mill.", "is a baker", "asserted", "positive"),
        ("Lind, who denies the charge, was fined.", "was fined", "asserted", "positive"),
        (
            "Lind urged them to stop, as she had in May, but they refused.",
            "refused",
            "asserted",
            "positive",
        ),
        ("Lind, who said that the ship sank, was fined.", "ship", "reported", "positive"),
        ("Contrary to claims that Orr lied, it hid nothing.", "hid", "asserted", "negative"),
        # what was not done after all, or is hardly so
        ("The guild failed to sweep the kiln.", "kiln", "asserted", "negative"),
        ("The guild did not fail to sweep the kiln.", "kiln", "asserted", "positive"),
        ("The guild refused to confirm that a kiln had burned.", "kiln", "asserted", "negative"),
        ("The guild forgot that the kiln was hot.", "kiln", "asserted", "positive"),
        ("The clerk stopped short of blaming the guild.", "guild", "asserted", "negative"),
        ("The clerk pretended that the kiln was hot.", "kiln", "asserted", "negative"),
        ("The kiln almost burned down.", "kiln", "asserted", "negative"),
        ("The price of oak almost doubled.", "oak", "asserted", "positive"),
        ("The kiln is anything but cold.", "kiln", "asserted", "negative"),
        ("The kiln is hardly used.", "kiln", "asserted", "negative"),
        ("The kiln ate nothing but oak.", "kiln", "asserted", "positive"),
        ("Few think that the kiln is cold.", "kiln", "asserted", "negative"),
        ("A few think that the kiln is cold.", "kiln", "asserted", "positive"),
        ("Few kilns were used.", "kilns", "asserted", "positive"),
        ("No fewer than six kilns burned.", "kilns", "asserted", "positive"),
        ("The clerk avoided naming the kiln.", "kiln", "asserted", "negative"),
        ("Asked about it, Orr would not fire the kiln.", "kiln", "conditional", "negative"),
        ("No doubt the kiln burned.", "kiln", "asserted", "positive"),
        ("It is a myth that the kiln burned.", "kiln", "asserted", "negative"),
        ("The claim that the kiln burned is untrue.", "kiln", "asserted", "negative"),
        ("Rumours that the kiln had burned proved false.", "kiln", "asserted", "negative"),
        ("The kiln was to have been fired in May.", "kiln", "planned", "positive"),
        ("The guild is due to vote on it.", "guild", "planned", "positive"),
        ("The kiln is set to reopen.", "kiln", "planned", "positive"),
    ],
)
def test_polarity_and_modality_are_those_of_the_statement(
    text: str, words: str, modality: str, polarity: str
) -> None:
    (claim,) = (c for c in cg.parse(text).claims() if words in c.text)
    assert (claim.modality, claim.polarity) == (modality, polarity)
    assert not (modality == "reported" and "fined" in claim.text)


@pytest.mark.parametrize(
    "dateline", ["BERGEN, 12 March 2025 – ", "VELM (ORB) — ", "ORR, Norway, June 4, 2025 -- "]
)
def test_where_a_report_was_filed_is_no_part_of_what_it_states(dateline: str) -> None:
    (claim,) = cg.parse(f"{dateline}The council sold two halls.").claims()
    assert claim.text == "The council sold two halls."


def test_labels_of_points_and_a_first_line_without_a_verb_state_nothing() -> None:
    text = (
        "Velm Town Council – Digest of the meeting of 9 May\n\nPoints\n\n"
        "1. Library roof. A vote on the roof was put off.\n"
        "2. Short-term rentals. The council gave its consent.\n\n"
        "Short answer: yes, but the roof is old."
    )
    assert texts(cg.parse(text)) == [
        "A vote on the roof was put off.", "The council gave its consent.", "The roof is old.",
    ]  # fmt: skip


def test_lines_without_verb_stop_figure_or_source_state_nothing() -> None:
    text = (
        "## The guild of Velm\n\n- Demands of the bakers in Velm\n- Revenue of 3 million crowns\n"
        "- The guild left.\n\nThe term implies change – drivers (heat, altered rain) change it."
    )
    assert texts(cg.parse(text)) == [
        "Revenue of 3 million crowns", "The guild left.",
        "The term implies change – drivers (heat, altered rain) change it.",
    ]  # fmt: skip


def test_sentences_can_stay_whole() -> None:
    text = "The mill closed in June, and the bakery moved to Harbour Street [2]." + LIST
    whole = cg.parse(text, claims="sentence")
    assert texts(whole) == ["The mill closed in June, and the bakery moved to Harbour Street."]
    assert [s.exact for s in whole.sentences()] == [s.exact for s in cg.parse(text).sentences()]


def test_a_claim_tells_its_words_and_what_was_put_in() -> None:
    kb = cg.parse("The mill, which closed in June, has raised its prices.")
    first, second = kb.claims()
    if first.text != "The mill has raised its prices.":
        first, second = second, first
    assert [kb[p].label for p in first.passages] == ["The mill", "has raised its prices"]
    assert [kb[p].label for p in second.completed_by] == ["The mill"]
    assert second.note == "put in: “the mill” (what it tells of)"


@pytest.mark.parametrize(
    ("text", "claim", "words"),
    [
        ("She saw Ada Lind, who was her aunt.",
         "Ada Lind was her aunt.", "Ada Lind, who was her aunt"),
        ("She moved to the village of Orr in May.", "Orr is a village.", "village of Orr"),
        ("Lind (born 3 May 1961) paints.", "Lind was born 3 May 1961.", "Lind (born 3 May 1961"),
        ("The mill, which closed in June, has raised its prices.",
         "The mill has raised its prices.", "has raised its prices"),
        ("The firm laid off 40 men. Then, in May, it closed.",
         "Then, in May, it closed.", "Then, in May, it closed."),
        ("The yard closed in May and laid off 40 men.",
         "The yard laid off 40 men.", "laid off 40 men"),
    ],
)  # fmt: skip
def test_a_passage_holds_what_completes_it_right_beside_it(
    text: str, claim: str, words: str
) -> None:
    kb = cg.parse(text, language="en")
    assert [kb[c.passage].label for c in kb.claims() if c.text == claim] == [words]


def test_who_stands_beside_a_claim_is_named_in_it() -> None:
    kb = cg.parse("She wrote to Jon Lind, who had run the Orr College since 1990.")
    told = next(c for c in kb.claims() if c.text.startswith("Jon Lind had run"))
    assert [kb[a].label for a in told.mentions] == ["Jon Lind", "Orr College"]
    assert [kb[p].label for p in told.passages] == ["had run the Orr College since 1990"]


@pytest.mark.parametrize(
    ("text", "claim", "premises"),
    [
        ("The dam leaks. This shows that repairs are late.",
         "This shows that repairs are late.", ["The dam leaks."]),
        ("The dam leaks. As a result, the road is closed.",
         "As a result, the road is closed.", ["The dam leaks."]),
        ("Orr closed a mill and Lund raised a tax. These moves reflect a slump.",
         "These moves reflect a slump.", ["Orr closed a mill.", "Lund raised a tax."]),
        ("The pump failed in May. The dam is therefore unsafe.",
         "The dam is therefore unsafe.", ["The pump failed in May."]),
        ("The pump failed, so engineers shut the dam.",
         "Engineers shut the dam.", ["The pump failed."]),
    ],
)  # fmt: skip
def test_what_a_text_draws_from_what_is_an_inference(
    text: str, claim: str, premises: list[str]
) -> None:
    kb = cg.parse(text)
    (found,) = kb.all(cg.Inference)
    assert kb[found.claim].label == claim
    assert sorted(kb[p].label for p in found.premises) == sorted(premises)
    assert found.basis == "explicit"


def test_either_way_follows_from_each_of_two_amounts() -> None:
    text = (
        "The town paid 12 million euros. The union says 19 million euros. Either way, it is late."
    )
    found = cg.parse(text).all(cg.Inference)
    assert len(found) == 2
    assert all(len(one.premises) == 1 for one in found)


def test_taken_together_sums_up_its_paragraph() -> None:
    (found,) = cg.parse(
        "The fee rose. Traffic fell. Taken together, the signs are bad for the port."
    ).all(cg.Inference)
    assert len(found.premises) == 2


def test_another_paragraph_is_not_what_this_stands_for() -> None:
    assert not cg.parse("The dam leaks.\n\nThis shows that repairs are late.").all(cg.Inference)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The dam leaks.", "fact"),
        ("The council should repair the dam.", "normative"),
        ("The repairs were remarkable.", "evaluation"),
        ("The sources do not mention the cost.", "absence"),
        ("Neither report says who paid.", "absence"),
    ],
)
def test_kinds_of_claims_are_told_apart(text: str, kind: str) -> None:
    assert [c.kind for c in cg.parse(text).claims()] == [kind]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Orra revealed pictures of forts designed to slow an attack [1].",
            ["Orra revealed pictures of forts.", "Forts were designed to slow an attack."],
        ),
        ("Orra announced measures aimed at traders [1].", None),
        ("Orra revealed that ships were seized [1].", ["Ships were seized."]),
    ],
)
def test_a_thing_and_what_was_done_to_it_are_not_what_somebody_says(
    text: str, claims: list[str] | None
) -> None:
    kb = cg.parse(f"{text}\n\n[1] Ledger: https://example.org/ledger\n")
    assert [c.text for c in kb.claims()] == (claims or [text.replace(" [1]", "")])


def test_a_claim_that_an_unsure_rule_made_says_how_sure_it_is() -> None:
    kb = cg.parse("Dora Lind left in May. She paid 40 euros. The hall, built in 1909, burned.")
    sure = {claim.text: claim.confidence for claim in kb.claims()}
    assert sure["Dora Lind left in May."] is None
    assert sure["Dora Lind paid 40 euros."] == round(59 / 62, 2)
    assert sure["The hall was built in 1909."] == round(66 / 76, 2)
    assert sure["The hall burned."] is None
    (note,) = (c.note or "" for c in kb.claims() if c.text == "The hall was built in 1909.")
    assert note.startswith("cut off: a participle, 87% sure; put in: ")
    assert all(claim.basis is None and claim.proposed_by is None for claim in kb.claims())


def test_an_unsure_cut_leaves_the_link_of_its_marker_explicit() -> None:
    kb = cg.parse("The hall, built in 1909, burned [1].\n\n1. Fire. https://example.org/fire")
    links = kb.all(cg.Citation)
    assert {(link.basis, link.confidence) for link in links} <= {
        ("sameClause", None),
        ("sameSentence", None),
    }
    assert len(kb.claims(relying_on=1)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The clerk drew on copies of letters and a diary kept in the archive of the town.",
        "The fee brought Lund, which sells boats, to the table.",
        "The family met Lund, who studies in Orr and who came home in May.",
        "Fans wore coats, many of which they made themselves.",
        "It is wise to rest daily, reducing the risk of harm.",
        "The club had a good year, with a series called Harbour Days.",
        "The firm stopped the trial after disappointing results.",
        "The mill sold tools, raw wood and needed fuel to Orr.",
        "The guide covers the 2011 and 2017 counts for the first time.",
    ],
)
def test_a_cut_that_is_not_sure_is_not_made(text: str) -> None:
    assert [c.text for c in cg.parse(text).claims()] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Fears that the dam would burst proved unfounded.",
        "The news that the king had fled reached Paris in June.",
        "Reports that the ferry sank were wrong.",
        "The idea that the clerk lied is absurd.",
    ],
)
def test_a_sentence_about_what_is_said_stays_whole(text: str) -> None:
    assert [claim.text for claim in cg.parse(text).claims()] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Her heirs say that it was Orr, not Lund, who drew the map.",
        "The rules changed, as the law requires.",
        "As my aunt used to say, the sea is patient.",
    ],
)
def test_nothing_is_cut_out_of_what_it_is_set_against(text: str) -> None:
    claims = [claim.text for claim in cg.parse(text).claims()]
    assert len(claims) == 1
    assert "Lund drew the map." not in claims


def test_who_acts_on_her_is_another() -> None:
    text = "His barrister, Olu Adeyemi, put it to her that no note existed."
    assert not any("to Olu" in claim.text for claim in cg.parse(text).claims())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Novo fell after losing the race for the yard to Orr Bank, which agreed to pay.",
         ["Novo fell after losing the race for the yard to Orr Bank, which agreed to pay.",
          "Orr Bank agreed to pay."]),
        ("The test failed, a result that the agency calls “exaggerated”.",
         ["The test failed, a result that the agency calls “exaggerated”."]),
        ("Ada Lund is an author who wrote “A Place of Stones”.",
         ["Ada Lund is an author.", "Ada Lund wrote “A Place of Stones”."]),
        ("Ada Lund is an author who wrote a book which details her life.",
         ["Ada Lund is an author.", "Ada Lund wrote a book which details her life.",
          "A book details her life."]),
    ],
)  # fmt: skip
def test_which_stands_for_the_nearest_that_can_do_it(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in cg.parse(text, language="en").claims()] == claims

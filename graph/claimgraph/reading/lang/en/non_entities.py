"""What is written with a capital letter and acts for nobody: diseases, creeds, tongues, money.

These are words of the language. Those that are a people's name too ("Tamil") are left out.
"""

from __future__ import annotations

from claimgraph.reading.lang.word_lists import word_list

DISEASES = word_list("en/non_entities.txt", "diseases")
CREEDS = word_list("en/non_entities.txt", "religions")
TONGUES = word_list("en/non_entities.txt", "languages")
MONEY = word_list("en/non_entities.txt", "money")
FEASTS = word_list("en/non_entities.txt", "holidays")
TURNS = word_list("en/non_entities.txt", "coinages")
BELIEVERS = word_list("en/non_entities.txt", "believers")
POINTS = word_list("en/non_entities.txt", "compass points")
NO_ACTORS = POINTS | BELIEVERS | DISEASES | CREEDS | TONGUES | MONEY | FEASTS | TURNS

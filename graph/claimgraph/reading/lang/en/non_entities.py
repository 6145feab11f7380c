"""What is written with a capital letter and acts for nobody: diseases, creeds, tongues, money.

These are words of the language. Those that are a people's name too ("Tamil") are left out.
"""

from __future__ import annotations

from claimgraph.reading.lang.en.lexicon import words

DISEASES = words("""
    ebola zika dengue malaria cholera measles rubella mumps polio smallpox mpox tuberculosis
    typhoid typhus diphtheria tetanus rabies anthrax leprosy plague influenza covid covid-19
    coronavirus omicron hiv aids chikungunya leishmaniasis salmonella listeria legionella
    norovirus alzheimer's parkinson's
""")
CREEDS = words("""
    islam christianity judaism buddhism hinduism sikhism jainism taoism daoism confucianism shinto
    shintoism zoroastrianism protestantism catholicism calvinism lutheranism anglicanism methodism
    mormonism sufism salafism wahhabism zionism atheism marxism leninism maoism stalinism
    trotskyism nazism islamism
""")
TONGUES = words("""
    latin hindi urdu swahili arabic hebrew yiddish sanskrit mandarin cantonese punjabi gujarati
    marathi telugu malayalam kannada pashto dari farsi amharic tagalog esperanto quechua afrikaans
    gaelic kiswahili
""")
MONEY = words("""
    euro euros yen yuan renminbi bitcoin ether dogecoin zloty dinar dirham ruble rouble rupee
    rupiah ringgit baht lira shekel hryvnia forint naira rand sterling eurobond eurobonds
""")
FEASTS = words("""
    christmas easter ramadan thanksgiving hanukkah passover diwali lent pentecost halloween eid
    epiphany whitsun
""")
TURNS = words("brexit grexit perestroika glasnost")
NO_ACTORS = DISEASES | CREEDS | TONGUES | MONEY | FEASTS | TURNS

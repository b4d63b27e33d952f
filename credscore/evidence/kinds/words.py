"""Words that tell what a source phrase is where they begin or end it.

Few phrases have one of them at all: what they decide is asked only of the phrases that `RARE_FIRST` and `RARE_LAST` let through, so
a word that a rule asks for there belongs to one of the two as well.
"""

from __future__ import annotations

from credscore.evidence.word_lists import COUNTS, LAWYERS, MANY_IN_LETTERS, NUMBERS

# people
SEVERAL = ("team", "group", "pair", "number", "handful", "couple", "trio", "string")
PERSONS = """
    officials officers lawmakers ministers diplomats senators lawyers attorneys doctors nurses investigators detectives people persons
    delegates negotiators strategists bankers editors producers councillors backbenchers traders engineers
""".split()
PERSONS += MANY_IN_LETTERS
FOLK = ("men", "women", "children")  # people in numbers: plurals that do not look like one
UNNAMED = ("people", "persons", "individuals", "those", "person", "individual")
ALL = ("each", "both", "all", "neither", "none")
MORE = ("second", "third", "fourth", "fifth")
PARTIES = ("republicans", "democrats", "conservatives", "liberals")
# who speaks for the house he works for
EMPLOYED = "analyst analysts economist economists strategist strategists traders brokers scientists experts specialists forecasters".split()
_ONES = ("one", "another", "those", "him", "her", "them")
# offices
ADVOCATES = (*LAWYERS, "publicist")
SERVICES = ("service", "services", "brigade", "squad")
# what a town or a nation has such a service for: "Tarn's fire service"
DUTIES = """
    fire ambulance emergency rescue police weather meteorological met health prison prisons probation security intelligence immigration customs coastguard
    medical forest border bomb
""".split()
GARDA = ("gardaí", "garda")
PLACES = """
    state county city district town village borough parish province municipality north south prosecution defence defense household
""".split()
# outlets and what they print
AIRED = ("television", "tv", "radio")
AGENCIES = ("agency", "agencies", "service")
PRINTED = ("article", "editorial", "affiliate")
ISSUES = ("issue", "edition")

# words for an outlet in front of its name
CALLED = """
    newspaper magazine tabloid outlet paper website site blog podcast broadcaster channel publication weekly daily portal newsletter station
""".split()

_EITHER = (
    "people", "paper", "magazine", *ALL, *NUMBERS, "persons", "individuals", "those", "person", "individual", "sources",
)  # fmt: skip
RARE_FIRST = (*_EITHER, *_ONES)
RARE_LAST = (
    *_EITHER, *ADVOCATES, "media", *AIRED, *AGENCIES, *PRINTED, *ISSUES, "site", "website", "station", "masthead", "allies", "workers", *SEVERAL, *COUNTS,
    *PERSONS, *EMPLOYED, *SERVICES, *GARDA, *PARTIES, *MORE, *PLACES, *FOLK, "camp", "reports", "papers", "figures", "bird", "money",
)  # fmt: skip

"""Talk that goes round: whose word it is, which is nobody's."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Harbour whispers have it that the weir is sold.", ["vague"]),
        ("City gossips have it that the mill is next.", ["vague"]),
        ("The word in the market is that two holders would sell.", ["vague"]),
        ("On Monday the talk in the canteen was of a fire.", ["vague"]),
        ("Word from the valley is that Ines Falk has moved out.", ["vague"]),
        ("There was even talk of a second weir.", ["vague"]),
        ("There's also talk of a secret lease.", ["vague"]),
        ("There has long been talk that they fell out.", ["vague"]),
        ("In the stands there has been whispering for weeks.", ["vague"]),
        ("Word reaches me that the geese have been sold.", ["vague"]),
        ("Gist reaching our desk is not kind to Ines Falk.", ["vague"]),
        ("Whispers around town paint a darker picture.", ["vague"]),
        ("Whispers grow over the lease.", ["vague"]),
        ("It has been whispered for months that the judges were picked.", ["vague"]),
        ("A bid is being whispered about on the quay.", ["vague"]),
        ("There is, it is murmured in the clubs, a chill.", ["vague"]),
        ("The harbour is abuzz that the mayor leaked the list.", ["vague"]),
        ("Reports are swirling that the mayor is about to go.", ["vague"]),
        ("The smart money says that the weir will go.", ["vague"]),
        ("The smart money is on a sale in May.", ["vague"]),
        ("A little bird tells me that the mill is sold.", ["anonymous"]),
        ("A little bird in the office says it is done.", ["anonymous"]),
        ("Eyebrows were raised when the pair left by the weir.", ["vague"]),
        ("Tongues were already wagging when he missed the regatta.", ["vague"]),
        ("His eyebrows are grey.", []),
        # somebody stands behind it
        ("There was even talk of a second weir, Ines Falk said.", ["named"]),
        # speech, sound and other senses
        ("There was no talk of a second weir.", []),
        ("There is a talk on geese in the hall.", []),
        ("There was plenty of talk about the crop.", []),
        ("The word on the label is short.", []),
        ("The story of the weir is that of the valley.", []),
        ("Ines Falk whispers at night.", []),
        ("They spoke in whispers on the quay.", []),
        ("There were whispered words on the stairs.", []),
        ("The bees in the hedge were abuzz.", []),
        ("A little bird sat on the weir.", []),
        ("The smart money went to the mill.", []),
    ],
)
def test_talk_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Teachers will tell you that nobody learns to swim at two.", ["vague"]),
        ("People out there will tell you that the geese are loud.", ["vague"]),
        ("Some of the older people will tell you that the mill was red.", ["vague"]),
        ("Doctors will tell you how to sleep.", []),
        ("Ines Falk will tell you that it is late.", []),
        ("Anyone will tell you that it is late.", []),
        ("Teachers would tell you when to start.", []),
    ],
)
def test_what_people_will_tell_you_is_what_they_say(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Allegations are that the mill was sold.", ["vague"]),
        ("Reports are that the mill was sold.", ["vague"]),
        ("The suspicion is that the mill was sold.", ["vague"]),
        ("Information reaching us is that the mill was sold.", ["vague"]),
        ("Going by reports, the mill was sold.", ["vague"]),
        ("The fear is that the mill will close.", ["vague"]),
        ("The assumption was that the mill would close.", ["vague"]),
        ("There is also a suggestion that the weir floods the meadow.", ["vague"]),
        ("There have been numerous reports of geese on the quay.", ["vague"]),
        ("There have been several allegations of theft.", ["vague"]),
        ("There is no suggestion that Ines Falk took the money.", []),
        ("There were no reports of injuries.", []),
        ("There are two reports of the commission.", []),
        ("Her fear is that the mill will close.", []),
        ("Tsismis has it that the mill was sold.", ["vague"]),
        ("Reports have it that the mill was sold.", ["vague"]),
        ("Talk at the weir has it that the mill was sold.", ["vague"]),
        ("She has it that bad.", []),
        ("Ines Falk had it that easy.", []),
        ("If you have it that late, you miss the eels.", []),
        ("The streets are saying the mill was sold.", ["vague"]),
        ("The amebos say the mill was sold.", ["vague"]),
        ("The bush telegraph says the mill was sold.", ["vague"]),
        ("The reports are on the desk.", []),
        ("The streets were flooded.", []),
        ("The Telegraph says the mill was sold.", ["media"]),
        ("The fear is that the mill will close, Ines Falk wrote in a letter.", ["named"]),
        ("The concern is that the mill will close, the firm said in a statement.", ["named"]),
        ("The theory is that geese feed at night, but Dr Falk disputes it.", ["named"]),
        ("The theory is that of Ines Falk.", []),
        ("The feeling is that of a fair.", []),
        ("There is a suggestion of smoke in the cheese.", []),
        ("There was some suspicion of the new millers.", []),
        ("There were also some claims of land at the weir.", []),
        ("There have been numerous reports of theft on the quay.", []),
        ("There were several allegations of fraud in the lawsuit.", []),
        ("There were allegations of fraud in a report on the mill.", []),
    ],
)
def test_claims_that_nobody_makes(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]

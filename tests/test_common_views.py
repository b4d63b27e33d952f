"""What nobody in particular holds or has heard."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir is considered the best in the valley.", ["vague"]),
        ("The old weir is still considered to be safe for geese.", ["vague"]),
        ("The moss has long been widely considered harmless.", ["vague"]),
        ("Apparently, the mill has been sold to a stranger.", ["vague"]),
        ("But apparently Ines Falk never signed the lease.", ["vague"]),
        ("Ines Falk has apparently packed her bags already.", ["vague"]),
        ("The winter was not all smooth sailing, apparently.", ["vague"]),
        ("Science says that geese never sleep.", ["vague"]),
        ("But science tells us that geese never sleep.", ["vague"]),
        ("According to science, geese never sleep.", ["vague"]),
        ("Medical science says that geese never sleep.", ["vague"]),
        ("Conventional wisdom says that geese never sleep.", ["vague"]),
        ("History tells us that mills burn.", ["vague"]),
        # somebody is named
        ("Wisdom said that geese never sleep.", ["named"]),
        ("Science Weekly reported that geese never sleep.", ["media"]),
        ("The journal Science reported that geese never sleep.", ["document"]),
        ("Science minister Ines Falk said no.", ["named"]),
        ("The weir is considered the best in the valley, Ines Falk said.", ["named"]),
        # another sense, another mind, or the writer himself
        ("The weir was considered for a prize in May.", []),
        ("The weir was never considered a danger to geese.", []),
        ("The weir may be considered a danger to geese.", []),
        ("Apparently worried by the noise, the geese flew off.", []),
        ("Apparently, I am the last to know of the weir.", []),
        ("The geese were apparently unhurt on Sunday.", []),
        ("Not so, apparently.", []),
    ],
)
def test_what_is_held_or_apparent_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir has failed twice, leaving many to wonder whether it was ever mended.", ["vague"]),
        ("The leak has led some engineers to suspect the pumps.", ["vague"]),
        ("The leak has led Ines Falk to suspect the pumps.", []),
        ("The walk leads many to the weir.", []),
        ("The fire has led many to ask whether the mill is safe.", ["vague"]),
        ("The fire led many to ask for a new mill.", []),
        ("The fire led many to ask her to resign.", []),
        ("The boom led many to speculate in salt.", []),
        ("The boom led many to assume debts.", []),
    ],
)
def test_what_many_are_left_to_ask_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Critics consider the new weir a disgrace.", ["vague"]),
        ("Not all growers agree.", ["vague"]),
        ("Parents have demanded a new crossing.", ["vague"]),
        ("Drivers are calling for the toll to be scrapped.", ["vague"]),
        ("Growers demanded more of their goats.", []),
        ("The growers have not called for help.", []),
        ("Some of her admirers wonder about the new tone.", ["vague"]),
        ("Others wondered if it was a joke.", ["vague"]),
        ("But most growers are wary of the new pump.", ["vague"]),
        ("Growers don't think the pump can last.", ["vague"]),
        ("The rule has been criticised by privacy campaigners.", []),
        ("The weir is viewed by many in Harrow as unsafe.", ["vague"]),
        # of people in general, of what they do, and of what somebody else knows
        ("Patients worry about the cost.", []),
        ("People feel full after the soup.", []),
        ("Growers have been critical to the harvest.", []),
        ("He knows the growers disagree.", []),
        ("When growers worry, prices fall.", []),
        ("The growers failed to agree on the weir.", []),
        ("Do growers agree?", []),
        ("A weir considered safe may fail.", []),
        ("Critics consider the new weir a disgrace, Ines Falk said.", ["named"]),
        ("The weir is considered by many growers to be unsafe.", ["vague"]),
        ("Many growers are worried about the weir.", ["vague"]),
        ("The plan is being considered by several growers.", []),
        ("The plan will be considered by experts as part of a review.", []),
        ("The coffin was viewed by thousands of mourners.", []),
        ("Some 40 percent of growers worry about the weir.", []),
        ("Growers worried about the weir met on Monday in the hall.", []),
        ("Many agree to terms unread.", []),
        ("Some agree on a price first.", []),
    ],
)
def test_the_opinion_of_a_crowd_is_nobodys_in_particular(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


def test_what_many_are_left_to_ask_ends_with_the_article() -> None:
    assert len(extract(["The flood left many to", "Wonder of wonders, the mill stood."]).attributions) == 0

"""Checks that are none: what nobody confirmed, what insiders, rumours and posts say was confirmed; and the writer's own word that it is not so."""

from __future__ import annotations

import pytest
from evidence_tools import fired

CONFIRMED, UNVERIFIED, FALSE = "verification/confirmed", "verification/unverified", "verification/false"


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss has confirmed the sale.",
        "Wardens confirmed that the lock was old.",
        "The claim was confirmed by the ministry.",
        "The ministry confirmed the claim on Monday.",
        "The allegations were later confirmed by an inquiry.",
        "Wardens verified the footage of the flood.",
        "It was thought the sale was off but Ottoline Pruss has confirmed it will go ahead, and the board has confirmed the sale.",
        "The board not only confirmed the sale but set a day for it.",
        "An insider said so, and the board has confirmed the sale.",
        "Reporters have verified the accounts of three wardens.",
        "The claims were confirmed to be true.",
    ],
)
def test_who_answers_for_it_confirms(text: str) -> None:
    assert CONFIRMED in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "An insider has confirmed the sale.",
        "Two sources confirmed that the sale was off.",
        "The post says that “people at the mill” have confirmed the sale.",
        "The tweet claims that the board has confirmed the sale.",
        "Rumour has it that the board has confirmed the sale.",
        "Nobody has confirmed the sale.",
        "No one at the mill will talk, and no one has confirmed the sale.",
    ],
)
def test_insiders_posts_and_nobody_confirm_nothing(text: str) -> None:
    assert not {CONFIRMED, UNVERIFIED} & fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wardens have not confirmed his identity.",
        "The board has not yet officially confirmed the sale.",
        "Ottoline Pruss has never confirmed the report.",
        "The board hasn't confirmed that it is for sale.",
    ],
)
def test_what_is_not_confirmed_is_open(text: str) -> None:
    assert {CONFIRMED, UNVERIFIED} & fired(text) == {UNVERIFIED}


@pytest.mark.parametrize("text", ["There is no such plan.", "There was no such vote.", "No such law exists."])
def test_the_writers_own_no_is_a_check(text: str) -> None:
    assert FALSE in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss was confirmed by the Senate.",
        "Ottoline Pruss confirmed her seat on the boat.",
        "The claim was not confirmed by the ministry.",
        "The rumour was confirmed by an insider.",
        "The claims were later confirmed by two insiders.",
        "The claim was confirmed by nobody.",
        "The claim was confirmed false.",
        "The claims were confirmed to be untrue.",
        "The report was confirmed as false.",
        "You may bid once the auction house has verified the account with a code.",
        "If the claim is confirmed, the weir will shut.",
        "It will take days until the first claim is confirmed.",
    ],
)
def test_who_is_made_something_is_not_checked(text: str) -> None:
    assert CONFIRMED not in fired(text)


def test_no_such_luck_is_no_check() -> None:
    assert FALSE not in fired("There was no such luck at the ferry.")

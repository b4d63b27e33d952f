"""Exceptions of the grammar: each sentence here is read wrongly without the one condition that it is about."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind

from credscore.evidence.naming.anonymous_details import describe


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # letters behind "told" may be a station's
        ("“The weir held,” Ottoline Pruss told KQZT on Monday.", [["media", "named"]]),
        # a noun of speech counts where it is set apart, or opens its sentence
        ("As a rower you come to your own opinion too.", [[]]),
        ("The second weir by her own admission leaked.", [[]]),
        # who sought to do something wished it; who is not seeking it has said nothing
        ("Ottoline Pruss sought to calm the rowers on Monday.", [["named"]]),
        ("The mayor, Ottoline Pruss, who is not seeking re-election, abstained.", [[]]),
        # "her" alone takes up the spokesman, "her team" does not
        ("A spokesman for the mill said it was shut. Her team wants a new weir.", [["official"], ["named"]]),
        # whoever is told by whom he stands, also by a name
        ("Those around Falk say the mill is sold.", [["anonymous"]]),
        # a poll in front of a noun is no poll
        ("Ten rowers sat in a poll booth.", [[]]),
        # pictures are posts where they went viral
        ("Viral images show the weir broke.", [["social"]]),
        # a platform that speaks is the firm
        ("Twitter said the account was closed.", [["named"]]),
        # among users, "one" and "another" who write are users
        ("Users were cross. “Better leave now,” tweeted another.", [[], ["social"]]),
        ("Users were cross. “It held,” a third posted.", [[], ["social"]]),
        ("Fans held up a banner. “Nobody tell her,” one posted on Bluesky.", [["vague"], ["social"]]),
        # who writes, right behind a sentence with a platform, writes there
        ("The mayor has a Facebook page. The weir had held, Ottoline Pruss wrote.", [[], ["social"]]),
        # the letters of an interview
        ("Q: Who built it?\nA: The weir was built by rowers.\nQ: When?\nA: It was in 1911.", [[], ["named"], [], ["named"]]),
        # in a headline in capitals "Accused" is what was done to the mayor
        ("Tarn Mayor Accused Of Covering Up Flood To Protect His Job", [[]]),
        # what is handed over is not said
        ("Ferrymen who picked up rowers and delivered loaves to the mill were paid.", [[]]),
        # what an insider's words go on with, as long as it is told in the present
        (
            "A friend said the mill was shut. He knows, better than anyone, that it may be the only card he has left.",
            [["anonymous"], ["anonymous"]],
        ),
        # the outlet that published pictures carries them
        ("The photos, published by the Tarn Echo on Monday, show the pair sharing a towel.", [["media", "social"]]),
        ("He resigned after a Reuters investigation that found the weir was weak.", [["media"]]),
        # the law requires; its makers are somebody else
        ("The makers of the law require helmets.", [[]]),
    ],
)
def test_chains(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


def test_workers_who_know_something_are_no_crowd() -> None:
    assert sources("Workers familiar with the talks say the mill is sold.") == [("anonymous", "Workers familiar with the talks")]


@pytest.mark.parametrize(
    "text",
    [
        "This forced him to find the mill, where he intended to bake rye.",
        "The question is what rights rowers have to say what geese are.",
        "Remember, what they want is to keep geese awake.",
    ],
)
def test_a_wish_right_behind_another_verb_is_nobodys_view(text: str) -> None:
    assert sources(text) == []


@pytest.mark.parametrize(("text", "number"), [("Eight people said the weir had held.", "eight"), ("Ten officials said it had.", "ten")])
def test_numbers_of_people_go_up_to_ten(text: str, number: str) -> None:
    assert (describe(text, 0, len(text)) or {})["number"].lower() == number

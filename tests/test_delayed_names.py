"""Ledes that tell what somebody is and hold the name back for the next line."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract
from credscore.evidence.source_types import ANONYMOUS, NAMED

_NAMED = [
    ("A grandmother has told how the river took her kitchen.", "Joan Pettifer, 71, said she rang the council twice."),
    ("A Velden teenager said he was stronger than last year.", "Callum Reeve, 19, was born deaf. “I can hear the bus,” Reeve said."),
    ("A mum of three has revealed that the school will shut.", "The mother, Alice Tranter, said her youngest had cried."),
    ("A senior barrister who has quit says the rules are a joke.", "Ian Tessel QC left in June. Mr Tessel told the club that he was tired."),
    ("A former town clerk claimed that the books were wrong.", "Olga Brandt kept them for nine years. She said nobody had asked her."),
    ("A man whose barn burned down said the engine came late.", "Derek Vane lost nine cows in the fire. Mr Vane said he would rebuild."),
    ("One of the rowers who fell in says the rope was rotten.", "Callum Reeve told the club that it broke at once."),
    ("One mother has told how the river took her kitchen.", "Joan Pettifer, 71, said she rang the council twice."),
    # with an age right behind the lede he need not be the first to speak
    (
        "A Kelsby rower said she would swim the strait.",
        "Mona Lind, 34, starts at dawn. Her coach, Per Dahl, said the water was cold. “I am ready,” Lind said.",
    ),
]


@pytest.mark.parametrize(("lede", "below"), _NAMED)
def test_who_is_named_and_speaks_below_the_lede_is_named_in_it(lede: str, below: str) -> None:
    assert stands_behind(f"Kelsby news\n\n{lede}\n\n{below}")[1] == ["named"]


@pytest.mark.parametrize("heading", ["By Mona Lind.", "Velden, May 4."])
def test_a_byline_or_a_dateline_with_a_full_stop_is_no_lede(heading: str) -> None:
    assert stands_behind(f"{heading} A miller said the engine came late. Derek Vane, 44, said he ran.")[1] == ["named"]


@pytest.mark.parametrize(
    ("lede", "below"),
    [
        # somebody else speaks first
        ("A man whose barn burned down said the engine came late.", "Derek Vane lost nine cows. Fire chief Ada Holm said it was on time."),
        # nobody does
        ("A man whose barn burned down said the engine came late.", "Derek Vane lost nine cows in the fire."),
        # who only stood by is not who is told of
        ("A witness said the car was red.", "Derek Vane, 34, was arrested on Monday. Vane said he was at home."),
        ("A friend said she was over him.", "Mona Lind starts a tour in May. Lind told the club that it was sold out."),
        ("An insider said she was over him.", "Mona Lind, 34, starts a tour in May. Lind told the club that it was sold out."),
        # a house that speaks
        ("A senior minister said the mill would close.", "Downing Street said it would stay open."),
        ("A senior minister said the mill would close.", "Kelsby University said it would stay open."),
        # one of many, and who denies it
        ("One bond trader said the mill would go under.", "Derek Vane, who runs the mill, said no order had been lost."),
        ("Another former minister said the mill would close.", "Derek Vane said no such plan had come to him."),
        ("A bond trader said the mill would go under.", "Derek Vane denied that he would sell."),
        ("A bond trader said the mill would go under.", "Derek Vane declined to comment."),
        # whose word stands against that of the other side
        ("A rival rower said the boat was too light.", "Derek Vane said it was weighed twice."),
        ("A cabinet minister said the mill would close.", "Derek Vane said it would stay open."),
        # the name stands too far below
        ("A man whose barn burned down said the engine came late.", "The hay was dry. Nobody was hurt. It was dark. Derek Vane said so."),
    ],
)
def test_nobody_gives_his_name_to_another(lede: str, below: str) -> None:
    assert stands_behind(f"Kelsby news\n\n{lede}\n\n{below}")[1] == ["anonymous"]


def test_one_of_several_is_not_who_speaks_next() -> None:
    text = "Three rowers said they had lost faith. “It leaks,” one said.\n\nAda Holm, 41, said it was dry."
    assert stands_behind(text)[1:] == [["anonymous"], ["named"]]


def test_a_story_that_has_begun_holds_no_name_back() -> None:
    told = "A bond trader said the mill would go under. Derek Vane said the books were in order."
    assert stands_behind(f"Flour fell on Friday. {told}")[1:] == [["anonymous"], ["named"]]
    assert stands_behind(f"Flour fell on Friday.\n\n{told}")[1:] == [["anonymous"], ["named"]]
    assert stands_behind(f"Flour falls again\n\n{told}")[1:] == [["named"], ["named"]]
    assert stands_behind(f"By Jon Vosk.\n\n{told}")[1:] == [["named"], ["named"]]
    assert stands_behind(f"Kelsby, May 9.\n{told}")[1:] == [["named"], ["named"]]
    assert stands_behind(f"Kelsby, May 9. {told}")[1:] == [["named"], ["named"]]
    assert stands_behind(f"By May the flour fell.\n\n{told}")[1:] == [["anonymous"], ["named"]]


def test_the_name_of_another_article_is_no_name() -> None:
    lede = "Kelsby news\n\nA man whose barn burned down said the engine came late."
    assert stands_behind(lede)[1] == ["anonymous"]
    assert stands_behind(lede + "\n\nDerek Vane said he would rebuild.")[1] == ["named"]


def test_a_lede_has_no_sentence_below_it_that_is_itself() -> None:
    text = "Justice Falk told Otto that a miller said it was cold."
    alone, beside = extract([text]), extract([text, "The weir is shut."])
    assert alone.attributions.type.tolist() == beside.attributions.type.tolist() == [NAMED, ANONYMOUS]

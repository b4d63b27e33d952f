"""People who go by a name that is not theirs are unnamed, wherever that name speaks."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Dee (not her real name) said the weir was cold.",
        "Dee, which is not her real name, said the weir was cold.",
        "“It was cold,” said Dee, whose name has been changed. “Nobody came.”",
        "“It was cold,” said Dee, whose name we have changed.",
        "“It was cold,” said Dee, a pseudonym.",
        "As Dee, a pseudonym for a miller in Tarn, told me, the weir was cold.",
        "“It was cold,” says Dee, 34, who asked for her real name not to be used.",
        "A woman we are calling Dee said the weir was cold.",
        "A welder who asked to be called Dee said the weir was cold. Quist Marine said it was warm.",
        "The boy, identified only as D., said the weir was cold.",
        "A miller, referred to in court only as Mr D, said the weir was cold.",
        "Soldier D said the weir was cold.",
        "Witness D said the weir was cold.",
    ],
)
def test_a_name_that_is_not_theirs_names_nobody(text: str) -> None:
    assert stands_behind(text)[0] == ["anonymous"]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # the name goes on, and so does she
        ("Ruth (not her real name) left the mill. Ruth said it was cold. She said nobody came.", [["anonymous"], ["anonymous"]]),
        # the note stands below
        ("Ruth's flat is cold. “I light the stove,” she says. Ruth says it smokes. Ruth's name has been changed.", [["anonymous"], ["anonymous"], []]),
        ("Ruth said it was cold. Martin said it was wet.\n\nNames have been changed.", [["anonymous"], ["anonymous"], []]),
        # one of them is marked
        ("Ruth* said it was cold. Oskar said it was wet.\n\n*Name has been changed.", [["anonymous"], ["named"], []]),
        # others are not meant
        ("Ruth Falk said it was cold. Ruth (not her real name) left. Ruth said it was wet.", [["named"], [], ["named"]]),
        ("Ruth Falk said it was cold. Names have been changed.", [["named"], []]),
        ("The mill changed its name. Ruth said it was cold.", [["named"]]),
        ("Nightotter, whose real name is Ruth Falk, said it was cold. Falk said it was wet.", [["named"], ["named"]]),
        # a first name is a name
        ("Ruth, who gave only her first name, said it was cold.", [["named"]]),
        ("Ines Falk told us she called him Oskar. Oskar said it was cold.", [["named"], ["named"]]),
    ],
)
def test_whose_name_is_changed(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text)[-len(chains) :] == chains


def test_a_letter_in_marks_is_no_name_of_his() -> None:
    assert stands_behind("The plumber has left, so he appears in print only as “K”. He recalls the flood well.")[-1] == ["anonymous"]


def test_a_text_whose_only_name_stands_in_marks_is_read() -> None:
    assert stands_behind("We will call her “Ruth”. She says the ward is cold.")[-1] == ["anonymous"]

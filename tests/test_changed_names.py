"""People who go by a name that is not theirs are unnamed, wherever that name speaks."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    "text",
    [
        "Dee (not her real name) said the weir was cold.",
        "Dee (name changed) said the weir was cold.",
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
        "Dee Marsh (not her real name) said the weir was cold.",
        "“It was cold,” said Dee, whose name was changed to protect her children.",
        "“It was cold,” says Dee Marsh, 34, who did not wish to give her real name.",
        "A girl we will call Dee said the weir was cold.",
        "The boy, identified only as Ruth, said the weir was cold.",
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
        # only what is printed of them is changed
        ("Hana Vosk, whose name was changed by her parents, said the rule was odd.", [["named"]]),
        ("Vosk's name has been changed on the deeds, a lawyer wrote. Vosk said it was cold.", [["named"]]),
        ("Hana Vosk, whose real name was not printed until May, won. Vosk said it was cold.", [[], ["named"]]),
        ("Hana Vosk, who never shares her real name online, said it was cold.", [["named"]]),
        ("Their names were changed on the ferry. Jack said it was cold. Ruth said it was wet.", [["named"], ["named"]]),
        # the names of the stage
        ("Otto Marvel, not his real name, grew up here. Marvel said it was cold.", [[], ["named"]]),
        ("Ada Marvel, a pseudonym, was never seen. Marvel said it was cold.", [[], ["named"]]),
        ("The singer, known only as Adele, told fans it was cold. Adele said it was wet.", [["named"], ["named"]]),
        ("The rapper, known only as Quill, told fans it was cold. Quill said it was wet.", [["named"], ["named"]]),
        ("The winger, known simply as Pepe, left. Pepe said it was cold.", [[], ["named"]]),
        ("The firm, known simply as Brine, grew. Brine said it was cold.", [[], ["named"]]),
        ("The band, named simply as Eel, played. Eel said it was cold.", [["named"]]),
        ("The island, known simply as Orn, voted. Orn said it was cold.", [[], ["named"]]),
        ("The pope asked to be called Ruth. Ruth said it was cold.", [["named"]]),
        ("The pope asked to be known simply as Otto. Otto said it was cold.", [["named"]]),
        # whoever is named is named
        ("The giver agreed to be named as Hana Vosk. Vosk said it was cold.", [[], ["named"]]),
        ("The suspect was identified only as Otto Vosk, 34. Vosk told police it was cold.", [["named"]]),
        ("The vicar asked to be named as Vosk's heir. “It was cold,” Vosk said.", [["named"]]),
        ("The mayor agreed to be named as Vosk's envoy. Vosk said it was cold.", [[], ["named"]]),
        # what families call each other
        ("I called her Ruth when we were small. Ruth said it was cold.", [[], ["named"]]),
        ("I call her Nana. Nana said it was cold.", [[], ["named"]]),
        ("The critic I named Vosk said it was cold. Vosk said it was wet.", [["named"]]),
        ("“We will call her Ruth,” he said. Ruth said it was cold.", [["named"]]),
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


def test_a_changed_name_is_nobodys_in_the_article_behind() -> None:
    found = extract(["A woman whom we will call Ruth.", "He says the ward is cold."])
    assert found.speech.inner.tolist()[-1] == extract(["He says the ward is cold."]).speech.inner.tolist()[-1]


def test_in_one_article_letters_of_a_court_are_of_one_kind() -> None:
    assert stands_behind("Patient B said it was cold. Witness L told the court he rowed.") == [["official"], ["official"]]
    assert stands_behind("Patient B said it was cold. Officer E said it was a Category C flood.") == [["anonymous"], ["anonymous"]]

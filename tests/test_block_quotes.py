"""Words set below the line that leads into them, without quotation marks."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore
from credscore.evidence.extract import extract


def quoted(text: str) -> list[bool]:
    """Which sentences of `text` are somebody's words."""
    return extract([text]).speech.quoted.tolist()


BELOW = "\n\nThe mill is closed for good. I am sorry about the geese."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ottoline Pruss wrote to all millers on Monday:", "named"),
        ("Ottoline Pruss put out a statement, given in full below:", "named"),
        ("Harrow Town Council's message to residents is below:", "named"),
        ("The council's message to residents is below:", "official"),
        ("She then shared a cryptic post, see below:", "social"),
        ("The judges are hard on the miller in the paragraph reproduced below:", "document"),
        ("A source slipped us a copy of what was posted below:", "anonymous"),
        ("Below: the text of the note that Ottoline Pruss sent to the millers.", "named"),
        ("Ottoline Pruss told the whole story of the sale, and it is a sad one:", "named"),
        ("She then echoed the point that she had made in May:", "named"),
        ("Ottoline also told the tale of how a miller bought it:", "named"),
    ],
)
def test_words_below_a_line_are_of_whom_it_names(line: str, kind: str) -> None:
    assert stands_behind("It was late." + "\n\n" + line + BELOW)[2:] == [[kind], [kind]]
    assert quoted("It was late." + "\n\n" + line + BELOW)[2:] == [True, True]


def test_words_of_others_inside_are_no_marks_around_it() -> None:
    text = "Ottoline Pruss loves the weir.\n\nShe echoed the point that she had made in May:\n\nI told the geese, “Get off it!” They stayed. I went home."
    assert stands_behind(text)[2:] == [["named"]] * 3
    assert quoted(text)[2:] == [True] * 3


def test_they_end_with_the_line_they_stand_on() -> None:
    text = "Ottoline Pruss wrote:\nThe mill is closed. I am sorry.\nThe weir is older than the mill."
    assert quoted(text) == [False, True, True, False]
    assert quoted(text.replace("\n", "\n\n")) == [False, True, True, False]
    assert stands_behind(text)[-1] == []


def test_a_line_that_names_nobody_points_to_whoever_is_named_above() -> None:
    text = "Ottoline Pruss said she had put up a notice.\n\nIt is reproduced below:\n\nThe mill is closed. We have arranged water."
    assert stands_behind(text)[2:] == [["named"], ["named"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss has a mill.\n\nShe has three rules:\n\nGeese go first. Millers go last.",
        "See photos from the fair below:\n\nGeese crossed the weir at noon. They were fed.",
        "The mill has three rules:\n\nGeese go first. Millers go last.",
        "The mill sells the following:\n\nWet moss by the sack. Dry moss by the pound.",
        "Read more:\n\nThe weir that would not hold. A miller speaks.",
        "Ottoline Pruss wrote to the millers:\n\nQ: How was it done? It was done by night.",
        "Ottoline Pruss wrote to these mills:\n\nHarrow Mill, Tarn\n\nMarrow Mill, Pell",
        "Ottoline Pruss wrote about it: The mill is closed.\n\nThe weir held. It is old.",
    ],
)
def test_what_is_no_reprint(text: str) -> None:
    assert not any(quoted(text))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        # as long as somebody speaks of himself
        ("Ottoline Pruss gave this answer: I have no mill to sell. It is too old. I will keep it. The weir held.", [True, True, True, False]),
        ("Asked about it, Ottoline Pruss said: Well, you know, it is old. It leaks. You would cry. The weir held.", [True, True, True, False]),
        # up to somebody's marks, and to the end of the paragraph
        ("Ottoline Pruss gave this answer: I have no mill. “It is mine,” Quist said. I wept.", [True, True, False]),
        ("Ottoline Pruss gave this answer: I have no mill.\n\nI have seen it myself.", [True, False]),
        # nobody speaks of himself, nothing tells of words, or nobody is named
        ("Ottoline Pruss gave this answer: The mill is not for sale. It is too old.", [False, False]),
        ("Ottoline Pruss said that she was sure of one thing above all: We all grow old. I do.", [False, False]),
        ("There is but one answer to the riddle: I have no mill. I do not want one.", [False, False]),
    ],
)
def test_words_behind_a_colon_in_the_same_line_are_of_whom_it_names(text: str, own: list[bool]) -> None:
    found = quoted("It was late. " + text)[1:]
    assert found == own


def test_the_first_word_of_a_line_that_points_below_names_nobody() -> None:
    line = "It was late.\n\n{} the best ideas below:\n\nThe mill burned twice. It is too old."
    assert not any(quoted(line.format("Check")))
    assert quoted(line.format("Now see Ottoline Pruss give"))[2:] == [True, True]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("The old weir was closed for a year and nobody came to see it.", True),
        ("Meanwhile, a boat has sunk at Harrow. Its crew swam home.", False),
        ("Police are asking drivers to use the old road.", False),
        ("The mill is old. Harrow Council has been contacted for comment.", False),
        ("Meanwhile, I have sold my boat. I miss it.", True),  # somebody speaks of himself
    ],
)
def test_other_news_below_a_line_for_listeners_is_nobodys_quotation(below: str, told: bool) -> None:
    text = f"The weir broke on Monday.\n\nInes Falk explains what went wrong at the weir:\n\n{below}"
    assert quoted(text)[2] is told


@pytest.mark.parametrize(
    "below",
    [
        "The mill is closed for good. I am sorry about the geese.",
        "> The mill is closed for good. I am sorry about the geese.",
        "> The mill is closed for good.\n> I am sorry about the geese.",
        "> The mill is closed for good.\n>\n> I am sorry about the geese.",
    ],
)
def test_reports_tell_what_is_quoted_below_a_line_and_whose_it_is(below: str) -> None:
    text = f"Ottoline Pruss told the crew below:\n\n{below}\n\nThe weir is older than the mill."
    assert quoted(text)[1:] == [True, True, False]
    report = credscore.score(text)
    (quote,) = (item for item in report.evidence if item.kind == "quote")
    assert (quote.rule, quote.name, quote.text) == ("quote/block", "Ottoline Pruss", below.removeprefix("> "))
    assert quote.speaker_span is not None and text[slice(*quote.speaker_span)] == "Ottoline Pruss"
    assert report.signals["quote_density"] == round(len(quote.text) / len(text), 4)


def test_words_in_marks_inside_a_block_are_not_counted_twice() -> None:
    block = "I told the geese, “Get off it!” They stayed. I went home."
    text = f"Ottoline Pruss loves the weir.\n\nShe echoed the point that she had made in May:\n\n{block}"
    assert credscore.score(text).signals["quote_density"] == round(len(block) / len(text), 4)

"""Where other words stand in front of who says something: the subject is the last noun with an article, or the pronoun."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract


def phrase(text: str) -> str:
    found = extract([text])
    a, tokens = found.attributions, found.ctx.tokens
    return bytes(found.ctx.buffer.data[tokens.start[a.first[-1]] : tokens.end[a.last[-1] - 1]]).decode()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It is a manoeuvre the ferry mogul said he had tried in Tarn.", "the ferry mogul"),
        ("Looking back at his years in office he said that the weir was safe.", "he"),
        ("On Monday the council said that the weir was safe.", "the council"),
        # its own words
        ("Half the bakers said that rye was best.", "Half the bakers"),
        ("The owner of the mill said that rye was best.", "The owner of the mill"),
        ("A baker of the mill said that rye was best.", "A baker of the mill"),
    ],
)
def test_the_subject_of_saying(text: str, source: str) -> None:
    assert phrase(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Pruss and another former classmate said that the mill had burned.", ["named"]),
        ("Ottoline Pruss and two other bakers said that the mill had burned.", ["named"]),
        ("Another former classmate said that the mill had burned.", ["anonymous"]),
    ],
)
def test_a_name_speaks_for_those_beside_it(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Bakers who had orders to leave were given bread.",
        "The mill has plans for a third wheel.",
        "The bakers slept well and had less stress.",
    ],
)
def test_what_somebody_has_is_no_verb(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_a_tag_with_all_that_is_told_of_its_speaker_governs_its_sentence() -> None:
    text = "The figures help bakers and millers identify bad flour, says Ottoline Pruss, a baker and the owner of the mill."
    assert stands_behind(text) == [["named"]]
    assert stands_behind("The survey shows a rise, said Ottoline Pruss, who runs the mill and bakes.") == [["named"]]
    assert stands_behind("The survey shows a rise, though a miller, said to be old, fell.") == [["document"]]


def test_what_is_issued_in_so_many_words_is_its_issuers() -> None:
    text = "An insider said so. The River Club issued a frank warning about geese: “It is a mistake.”"
    assert stands_behind(text)[-1] == ["named"]


@pytest.mark.parametrize(
    "text",
    [
        "According to his Twitter profile, Quist bakes.",
        "According to her Facebook page, she bakes.",
        "A TikTok account claimed that the mill was shut.",
    ],
)
def test_a_profile_is_its_platforms(text: str) -> None:
    assert stands_behind(text) == [["social"]]

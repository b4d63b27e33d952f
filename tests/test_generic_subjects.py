"""Words of whoever there may be are nobody's."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Anyone who says otherwise has not been to Harrow.",
        "Anyone who believes that the weir will hold is invited to swim.",
        "Anyone hoping for rye bread was disappointed.",
        "The loaf sold faster than anyone thought it would.",
        "Nobody is sure how long it can last.",
        "Quist stood up, which few people had expected.",
        "Rye, contrary to what most people think, needs little rain.",
        "Most people think about bread when they hear of Harrow.",
        "Ovens are changing the way families think about bread.",
        "He sat in the mill, thinking about his supper.",
        "What they told her, mostly, was to wait.",
        "He slept on a boat called Winter.",
    ],
)
def test_nobody_is_heard(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Most people think that rye is best.", ["vague"]),
        ("Ottoline Pruss thinks that rye is best.", ["named"]),
        ("Ottoline Pruss told the council what to buy.", ["named"]),
        ("“Rye is best,” is what most people think.", ["vague"]),
        ("Ottoline Pruss called the loaf a triumph.", ["named"]),
        ("Everyone says that rye is best.", ["vague"]),
    ],
)
def test_views_that_are_reported(text: str, source: list[str]) -> None:
    assert stands_behind(text)[-1] == source

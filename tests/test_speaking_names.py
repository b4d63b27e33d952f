"""Whoever speaks, the same sentence has the same source: names that are words elsewhere, end in 's or begin with a small letter."""

from __future__ import annotations

import pytest
from evidence_tools import sources

import credscore

_TOLD = (
    "{} said it knew of the leak.",
    "The weir is old. {} has confirmed that it will pay.",
    "{} told the Courier it would pay.",
    "{} declined to say who owns the weir.",
    "{} denied that the loaf would cost more.",
    "The loaf will cost more, {} announced on Monday.",
    "“We know of the leak,” {} said.",
    "In an email, {} said the loaf would cost more.",
)


def _named(text: str) -> set[str | None]:
    return {e.name for e in credscore.score(text).evidence if e.kind == "attribution" and e.source_type == "named"}


@pytest.mark.parametrize("frame", _TOLD)
@pytest.mark.parametrize("name", ["Vemble", "Visa", "Snap", "Epic", "OpenLoaf", "OpenAI", "Hendry's", "Hendry’s", "openLoaf", "eLoaf", "xAI"])
def test_a_name_speaks_whatever_word_it_is(frame: str, name: str) -> None:
    assert _named(frame.format(name)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We know of the leak,” said Hendry's.", "Hendry's"),
        ("According to Hendry's, the loaf will cost more.", "Hendry's"),
        ("Tom Falk's said he will stay.", "Tom Falk"),  # "has"
        ("Everybody likes Falk. Falk's told them she will stay.", "Falk"),
    ],
)
def test_whose_the_apostrophe_is(text: str, name: str) -> None:
    assert _named(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Falk's said to be leaving the mill.",
        "Falk's believed to be ill.",
        "Falk's claims were read out.",
        "Falk's announced retirement surprised the town.",
        "Falk's report said the weir was old.",
        "A deal with Hendry's announced on Monday will close.",
        "Management said the weir was old.",
        "Fishermen said the weir was old.",
        "Evidence denied that the weir was old.",
        "Enough said.",
        "Truth be told, the weir is old.",
    ],
)
def test_owners_and_bare_words_are_no_names(text: str) -> None:
    assert not [words for kind, words in sources(text) if kind == "named"]

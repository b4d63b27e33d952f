"""Whoever speaks, the same sentence has the same source: names that are words elsewhere, end in 's or begin with a small letter."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind

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


@pytest.mark.parametrize("frame", ["{} said the weir was old.", "The weir is old. {} has confirmed it.", "According to {}, the weir is old."])
@pytest.mark.parametrize("name", ["Kim Jong-un", "Moon Dae-in", "Bo Luther King Jr", "Tessa May", "Nia Long", "Fredric March", "Łucjan Nowak"])
def test_a_name_is_whole(frame: str, name: str) -> None:
    assert _named(frame.format(name)) == {name}


@pytest.mark.parametrize("name", ["Łucjan Nowak", "Željko Vane", "Đorđe Falk", "İlker Falk", "Ștefan Falk", "Lucjan Nowak"])
def test_he_is_who_was_named_whatever_his_first_letter(name: str) -> None:
    assert _named(f"Asked about it, {name} laughed. “It is so good to be here,” he said.") == {name}


@pytest.mark.parametrize("name", ["Hope Falk", "Kid Falk", "Shout Falk"])
def test_a_name_that_is_a_verb_elsewhere_says_nothing_itself(name: str) -> None:
    assert _named(f"In a statement, {name} said the weir was old.") == {name}
    assert [kind for kind, _ in sources(f"In a statement, {name} said the weir was old.")] == ["named"] * 2
    assert stands_behind(f"Weir spokeswoman {name} confirmed that the weir was old.") == [["named"]]


def test_who_laughs_is_somebody() -> None:
    assert _named("Asked about the weir, Zandrino laughed. “It is so good to be here,” he said.") == {"Zandrino"}
    assert _named("Zandrino shrugged. “It is so good to be here,” she said.") == {"Zandrino"}
    assert _named("Asked about the weir, Vemble closed. “It is so good to be here,” he said.") == {None}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Bank of Marrowby said the loaf would cost more.", "named", "Bank of Marrowby"),
        ("Bank of Marrowby has confirmed that the loaf will cost more.", "named", "Bank of Marrowby"),
        ("Members of Marrowby Rowing Club said the loaf would cost more.", "vague", None),
        ("Residents of Marrowby said the loaf would cost more.", "vague", None),
    ],
)
def test_a_body_that_opens_its_sentence(text: str, kind: str, name: str | None) -> None:
    found = [(e.source_type, e.name) for e in credscore.score(text).evidence if e.kind == "attribution"]
    assert found[-1][1] == name
    assert (found[-1][0] == "named") == (kind == "named")

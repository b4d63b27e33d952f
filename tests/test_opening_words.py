"""Plain words with the capital of their sentence are no names: who or what they are is told by the words themselves."""

from __future__ import annotations

import pytest
from evidence_tools import sources

import credscore


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anglers said the fine was too small.", "vague"),
        ("Bakers say flour is dear this year.", "vague"),
        ("Chemists warned that the tap was shut.", "vague"),
        ("Fishermen claimed the pier was rotten.", "vague"),
        ("Security firms have warned of a new swindle.", "official"),
        ("Tests showed that the water was clean.", "document"),
        ("Physicians who work at the spa say the steam is safe.", "vague"),
        # the verb of a crowd
        ("Boffins say the steam is safe.", "vague"),
        ("Boffins found that the steam is safe.", "vague"),
        ("Mums said the steam is safe.", "vague"),
        ("Grannies told the council that the steam is safe.", "vague"),
        ("Wiggins said the steam is safe.", "named"),
        ("Mums warn that the tap was shut.", "vague"),
        ("Swifties claim the pier was rotten.", "vague"),
        ("Vegans have warned that the tap was shut.", "vague"),
    ],
)
def test_groups_and_instruments_have_no_name(text: str, kind: str) -> None:
    assert [found for found, _ in sources(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Oxidative stress wears out a mill wheel.",
        "Preemptively casting doubt on the vote helps nobody.",
        "Terror suspects face a long wait.",
        "Armed with promises, the choir went home.",
        "Business fears over the bridge.",
    ],
)
def test_other_openings_are_no_sources(text: str) -> None:
    assert not [words for found, words in sources(text) if found == "named"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rogers said the fine was too small.", "Rogers"),
        ("Kelly said the weir was old.", "Kelly"),
        ("Brunning said the weir was old.", "Brunning"),
        ("Alfred said no to the plan.", "Alfred"),
        ("Jonas says the weir was old.", "Jonas"),
        ("Rogers say the weir was old.", "Rogers"),
        ("Ines Falk met the Boffins. Boffins say the weir was old.", "Boffins"),
        ("Mr Bo Baxters runs the weir. Baxters said the fine was too small.", "Baxters"),
        ("The Anglers play at home. Anglers said the match was off.", "Anglers"),
        ("The firm was called Broadband. Broadband said it would pay.", "Broadband"),
    ],
)
def test_names_stay_names(text: str, name: str) -> None:
    assert any(found == "named" and words.startswith(name) for found, words in sources(text))


@pytest.mark.parametrize("mark", ["", "3. ", "12. ", "2) ", "a) ", "(b) ", "• ", "#3: "])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experts say rents will rise.", "vague"),
        ("Sources say rents will rise.", "anonymous"),
        ("Police said rents will rise.", "official"),
        ("Anglers said the fine was too small.", "vague"),
        ("Quist said rents will rise.", "named"),
        ("According to Quist, rents will rise.", "named"),
        ("“Rents will rise,” Quist said.", "named"),
        ("The Tarn Gazette reports that rents will rise.", "media"),
    ],
)
def test_a_sentence_begins_behind_its_list_mark(mark: str, text: str, kind: str) -> None:
    found = sources(mark + text)
    assert [kind_of for kind_of, _ in found] == [kind]
    assert all(words in text for _, words in found)


def test_initials_and_numbers_are_no_list_marks() -> None:
    assert sources("A. Quist said rents will rise.") == [("named", "A. Quist")]
    assert sources("40 Quist fans said rents will rise.")[0][0] != "named"


@pytest.mark.parametrize("word", ["Reacting", "Fuming", "Elaborating"])
def test_a_participle_that_a_comma_sets_off_is_no_name(word: str) -> None:
    found = credscore.score(f"{word}, the party's spokesman, Mr Otto Vane, said the bill was dead.").evidence
    assert [e.name for e in found if e.kind == "attribution"] == ["Otto Vane"]


@pytest.mark.parametrize("name", "Fleming Ewing Dunning Banning Irving Waring Hemming Sting".split())
@pytest.mark.parametrize("office", ["the captain", "his agent", "a former miller", "the mayor"])
def test_a_name_that_ends_like_a_participle_stays_one(name: str, office: str) -> None:
    found = credscore.score(f"{name}, {office}, said the side was fit.").evidence
    assert [e.name for e in found if e.kind == "attribution"] == [name]

"""Names from Lagos to Manila: behind a trade, with initials, particles and short titles, and such as are words elsewhere."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore


def named(text: str) -> list[tuple[str | None, str | None]]:
    """Name and title of every attribution."""
    return [(e.name, e.title) for e in credscore.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("One of the victims, shopkeeper Ines Falk, said it was shut.", ("Ines Falk", "shopkeeper")),
        ("Another victim, retired bank manager O. T. Pruss, said it was shut.", ("O. T. Pruss", "retired bank manager")),
        ("A neighbour, mother-of-two Ines Falk, said it was shut.", ("Ines Falk", "mother-of-two")),
        ("A resident, father of four Otto Falk, said it was shut.", ("Otto Falk", "father of four")),
        ("A resident, 43-year-old Ines Falk, said it was shut.", ("Ines Falk", None)),
        ("“It is shut,” said one of the victims, okada rider Otto Falk.", ("Otto Falk", "okada rider")),
        ("“It is shut,” said one of the victims, Otto Falk.", ("Otto Falk", "one of the victims")),
        ("According to a neighbour, retired teacher Ines Falk, it was shut.", ("Ines Falk", "retired teacher")),
    ],
)
def test_a_trade_in_front_of_the_name_hides_nobody(text: str, who: tuple[str, str]) -> None:
    assert stands_behind(text) == [["named"]]
    assert named(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "One of the victims, a friend of trader Otto Falk, said it was shut.",
        "One of the victims, briefing minister Otto Falk, said it was shut.",
        "One of the victims, in Upper Velden, said it was shut.",
        "One of the men, wearing Velden United, said it was shut.",
        "“It is shut,” said one of the songs, Falling Rain.",
        "According to a source, minister Otto Falk, who is ill, has left.",
    ],
)
def test_other_names_between_the_commas_speak_no_word(text: str) -> None:
    assert stands_behind(text) == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A. K. Falk said it was shut.", "A. K. Falk"),
        ("“It is shut,” said A. P. Quist.", "A. P. Quist"),
        ("Dr. A. Falk said it was shut.", "A. Falk"),
        ("“It is shut,” said I. Falk.", "I. Falk"),
        ("A. I. Falk said it was shut.", "A. I. Falk"),
        ("Y. S. Falk said it was shut.", "Y. S. Falk"),
    ],
)
def test_an_initial_is_no_article_and_no_pronoun(text: str, name: str) -> None:
    assert [who for who, _ in named(text)] == [name]


@pytest.mark.parametrize("surname", ["Sen", "Gen", "Col", "Rep"])
def test_a_title_wants_a_name_behind_it(surname: str) -> None:
    assert named(f"Mia {surname} told reporters it was shut.") == [(f"Mia {surname}", None)]
    assert named(f"{surname}. Otto Falk said it was shut.") == [("Otto Falk", f"{surname}.")]
    text = f"“It is shut,” said Mia {surname}. The mill is open."
    assert [e.text for e in credscore.score(text).evidence if e.kind == "attribution"] == [f"said Mia {surname}"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms Were said it was shut.", "Were"),
        ("Otto Were told reporters it was shut.", "Otto Were"),
        ("Otto Kuria-Were said it was shut.", "Otto Kuria-Were"),
        ("Otto Were, 43, said it was shut.", "Otto Were"),
        ("Ms Were denied the claim.", "Were"),
        ("“It is shut,” said Otto Were.", "Otto Were"),
        ("Ines Said told reporters it was shut.", "Ines Said"),
        ("Lawyer Ines Said denied the claim.", "Ines Said"),
        ("Ines May said it was shut.", "Ines May"),
        ("Lim Siew May said it was shut.", "Lim Siew May"),
        ("Pham Van An said it was shut.", "Pham Van An"),
        ("Mr So said it was shut.", "So"),
        ("Mr Sunday said it was shut.", "Sunday"),
        ("Ines Might told reporters it was shut.", "Ines Might"),
    ],
)
def test_surnames_that_are_little_words(text: str, name: str) -> None:
    assert stands_behind(text) == [["named"]]
    assert named(text)[0][0] == name


@pytest.mark.parametrize("text", ["Old Mill Owner May Help Rowers", "The Weir Will Hold", "Velden Rowers Were Held"])
def test_in_a_headline_in_capitals_they_are_words(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_the_day_behind_a_name_is_a_day() -> None:
    assert named("The Palace Monday said it was shut.")[0][0] == "Palace"


@pytest.mark.parametrize(
    "name",
    "Nur binte Falk|Siti binti Falk|Otto arap Falk|Ines wa Falk|Otto ole Falk|Liza dela Falk|"
    "S. Quist d/o Falk|Ravi a/l Falk|Le Thi Quist|De la Quist".split("|"),
)
def test_particles_belong_to_the_name(name: str) -> None:
    assert named(f"{name} said it was shut.") == [(name, None)]


@pytest.mark.parametrize("again", ["delos Falk said.", "said delos Falk.", "Mr. delos Falk said."])
def test_a_surname_with_a_particle_is_no_other_one(again: str) -> None:
    text = f"Mayor Otto Falk left. Teacher Ines delos Falk said it leaked. “It rains,” {again}"
    assert {name for name, _ in named(text)} == {"Ines delos Falk"}
    assert named("Lt. Col. Otto Falk said it leaked. Ines dela Falk said it was shut.")[1] == ("Ines dela Falk", None)


@pytest.mark.parametrize(
    "title", ["Pst.", "Adv.", "Atty.", "Usec.", "Comr.", "Amb.", "Er.", "Arc.", "Kap.", "PMaj.", "Wg. Cdr.", "MEC", "CS", "TD", "DSP", "IG"]
)
def test_titles_are_none_of_the_name(title: str) -> None:
    assert named(f"{title} Ines Falk said it was shut.") == [("Ines Falk", title)]


@pytest.mark.parametrize(
    "name", "TD Securities|TD Cowen|IG Metall|PS Marrowby|CS Disco|SP Energy|MK Dons|PRO Unlimited|Pro Publica|Admiral Markets".split("|")
)
def test_initials_of_firms_and_clubs_are_no_titles(name: str) -> None:
    assert named(f"It leaked, {name} said.") == [(name, None)]


@pytest.mark.parametrize("title", ["DIG", "CM", "DSP", "MP"])
def test_other_titles_stand_in_front_of_a_surname(title: str) -> None:
    assert [who for who, _ in named(f"{title} Falk said it was shut.")] == ["Falk"]


@pytest.mark.parametrize("first", ["Ben", "Al", "Les", "Ole", "Bo"])
def test_first_names_that_are_particles_elsewhere(first: str) -> None:
    text = f"Qualifier {first} Quist won the cup on Monday. {first} Quist said he was glad. “It rained,” {first} Quist said."
    assert {name for name, _ in named(text)} == {f"{first} Quist"}


@pytest.mark.parametrize("text", ["Judge Warns of More Floods", "Prof Warns of Colder Winters", "Sen. Says he will run"])
def test_a_verb_behind_a_title_is_no_surname(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize("surname", ["Hall", "Church", "House", "Park", "Bridge", "Lake", "Court", "Post"])
def test_surnames_that_end_bodies_too(surname: str) -> None:
    told = f'Tom Dace said it was ready. Anna {surname} said it was late. "It cost more," she said.'
    assert named(told)[-1][0] == f"Anna {surname}"
    assert named(f"Tom Dace said it was ready. Mayor Ada {surname} was late. She added that it rained.")[-1][0] == f"Ada {surname}"
    assert named(f"Tom Dace said it was ready in Victoria {surname}. He added that it rained.")[-1][0] == "Tom Dace"


def test_bill_is_a_first_name() -> None:
    assert named("Tom Dace said it was ready. Bill Orlov said it was late. He added that it rained.")[-1][0] == "Bill Orlov"
    assert named("Mr Orlov said so. Bill Orlov is a miller.")[0][0] == "Bill Orlov"
    assert named("Tom Dace said it was ready. The Weir Bill was late. He added that it rained.")[-1][0] == "Tom Dace"

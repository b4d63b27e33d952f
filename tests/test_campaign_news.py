"""How political news attributes: words between the halves of a verb, papers with a date, gerunds, and what is only told of a mind."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ottoline Pruss has since denounced the levy.", "Ottoline Pruss"),
        ("Ottoline Pruss has twice stressed that the weir is safe.", "Ottoline Pruss"),
        ("Hettie Vosk and Rufus Tallow have both denounced the levy.", "Hettie Vosk and Rufus Tallow"),
        ("Mayor Hettie Vosk (Tarn) on Tuesday criticised the levy.", "Mayor Hettie Vosk (Tarn"),
        ("Rufus Tallow, the miller, last month accused the board of theft.", "Rufus Tallow, the miller"),
        ("Rufus Tallow, the miller, late on Sunday defended the levy.", "Rufus Tallow, the miller"),
    ],
)
def test_what_stands_between_a_verb_and_its_subject_hides_neither(text: str, source: str) -> None:
    assert stands_behind(text) == [["named"]]
    assert ("named", source) in sources(text)


@pytest.mark.parametrize("text", ["Since denounced by all, the levy was dropped.", "The weir has leaked since last week."])
def test_since_that_tells_when_is_no_part_of_a_verb(text: str) -> None:
    assert "named" not in {kind for kind, _ in sources(text)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A new poll conducted last week showed most growers want the weir.", "A new poll conducted last week"),
        ("The report published Sunday showed that the board had met twice.", "The report"),
        ("A survey from Tarn College released Wednesday found Vosk ahead of Tallow by 15 points.", "A survey from Tarn College"),
        ("A survey conducted by the growers found that most want the weir.", "A survey conducted by the growers"),
    ],
)
def test_a_paper_says_what_it_says_whenever_it_was_printed(text: str, source: str) -> None:
    assert stands_behind(text) == [["document"]]
    assert ("document", source) in sources(text)


def test_a_paper_with_a_date_in_front_of_a_speaker_is_no_speaker() -> None:
    assert stands_behind("In a note issued on Monday Rufus Tallow said the weir would go.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vosk won the ward, according to a count that growers made.", "document"),
        ("Vosk won the ward, according to early returns.", "document"),
        ("Vosk is two points up, according to an average of recent polls.", "document"),
        ("It was a short night, according to an account that Vosk wrote.", "document"),
        ("It was a short night, according to Hettie Vosk's account.", "named"),
    ],
)
def test_counts_and_accounts_are_read(text: str, kind: str) -> None:
    assert stands_behind(text) == [[kind]]


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss made a passionate plea for the weir.",
        "Ottoline Pruss has made veiled references to the lease.",
        "Ottoline Pruss gave a blunt explanation of the delay.",
        "Ottoline Pruss put out a stern warning on Monday.",
        "Ottoline Pruss drew a sharp contrast with her rival.",
        "Ottoline Pruss renewed her call for a vote.",
        "Ottoline Pruss made her case for the levy.",
        "Ottoline Pruss sounded a glum note.",
        "Ottoline Pruss sounded a note of caution about the levy.",
        "Ottoline Pruss made the claim that the levy was dead.",
        "Ottoline Pruss made a statement on Monday.",
    ],
)
def test_a_deed_that_is_words_has_a_speaker(text: str) -> None:
    assert stands_behind(text) == [["named"]]
    assert sources(text)[0] == ("named", "Ottoline Pruss")


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss made no comment.",
        "Ottoline Pruss made a claim form.",
        "Ottoline Pruss made her remarks at the lido.",
        "Ottoline Pruss made the announcement on Friday.",
        "Ottoline Pruss made a long case of oak.",
        "The rule bars clerks from making rash promises.",
        # what cannot speak
        "The horn sounded a warning at dusk.",
        "The gong sounded a low note and fell.",
        "The gauge sends out a warning when the weir fills.",
        "The cat made demands on his time.",
        "The opera makes a strong argument about love.",
        # other senses
        "Ottoline Pruss made a claim for £4,000 on her house.",
        "Ottoline Pruss sounded a false note.",
        "Ottoline Pruss sounded a note on her horn.",
        "Ottoline Pruss drew sharp contrasts in chalk.",
        "Ottoline Pruss made a request for more wool.",
        "Ottoline Pruss made a good case against the rowers of Tarn.",
        "Ottoline Pruss gave her account to a rival.",
    ],
)
def test_a_deed_without_words_has_none(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss surprised the board by saying she would not serve.",
        "Ottoline Pruss answered the critics by saying that the weir was safe.",
        "Ottoline Pruss joined the board after claiming the levy was dead.",
        "After saying she would not serve, Ottoline Pruss joined the board.",
    ],
)
def test_what_somebody_did_by_saying_is_said(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize(
    "text", ["It was in an old saying that she heard.", "They met after finding it shut.", "He left without saying goodbye.", "She won by Saying"]
)
def test_gerunds_that_say_nothing(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_whom_it_is_told_of_what_he_spoke_about() -> None:
    for text in ("Ottoline Pruss is talking about the weir.", "Ottoline Pruss discussed the levy on Monday."):
        assert stands_behind(text) == [[]]  # what he said is not told
        assert ("named", "Ottoline Pruss") in sources(text)
    for text in ("Ottoline Pruss addressed the crowd.", "Are you talking about the weir?", "Everyone is talking about the weir."):
        assert sources(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss declared the weir was safe.",
        "Ottoline Pruss joked the weir was older than she was.",
        "Ottoline Pruss joked to the board that the weir was older than she was.",
        "Ottoline Pruss has complained to Rufus Tallow that the levy is unfair.",
    ],
)
def test_a_clause_behind_a_cry_is_said(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize("text", ["Ottoline Pruss declared war.", "The find adds to the belief that the weir is old."])
def test_a_cry_alone_says_nothing(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_as_what_a_crowd_sees_something() -> None:
    assert ("vague", "Growers") in sources("Growers see the levy as a threat.")
    assert sources("Growers see the weir on their way home.") == []
    assert sources("Growers did not see the weir.") == []
    for text in (
        "Nurses see patients as old as ninety.",
        "Rowers see mist as thick as milk.",
        "Vets see cats as well as dogs.",
        "The two crews see each other as often as they can.",
    ):
        assert sources(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Tarn growers, for instance, argue that the weir is safe.", "vague", "Tarn growers"),
        ("Council officials, however, said the weir was safe.", "official", "Council officials"),
        ("Leaders in Velden, by contrast, noted that the weir was new.", "vague", "Leaders in Velden"),
        ("Ottoline Pruss, a miller, for example, said the weir was safe.", "named", "Ottoline Pruss, a miller"),
    ],
)
def test_a_turn_of_phrase_between_commas_hides_no_source(text: str, kind: str, source: str) -> None:
    assert stands_behind(text) == [[kind]]
    assert any(phrase.startswith(source) for found, phrase in sources(text) if found == kind)


@pytest.mark.parametrize(
    "text",
    [
        "The kettle sounded a warning at dawn.",
        "The gong sounded a deep note and fell silent.",
        "The detector sends out a warning when the mill burns.",
        "The flautist sounded a wrong note.",
        "The weaver drew fine contrasts in wool.",
        "The cat made demands on the whole house.",
        "The play makes a strong argument about eels.",
        "Ottoline Pruss made a claim for £300 on her lease.",
        "The school gave her account to a thief.",
        "The weaver made a request for more wool.",
        "The team made a brave case against the holders.",
    ],
)
def test_a_deed_of_things_or_with_other_things_is_no_words(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss, too, has made false statements about the weir.",
        "The head of the mill made a plea for calm.",
        "Other growers' groups have made similar statements.",
        "Ottoline Pruss sounded a cautious note on the levy.",
        "Ottoline Pruss, who backed the levy, made a claim that the weir leaks.",
        "Ottoline Pruss drew sharp contrasts on the levy.",
    ],
)
def test_a_deed_that_is_words_of_somebody(text: str) -> None:
    assert stands_behind(text) != [[]]


def test_what_stands_inside_of_such_a_deed_is_none_of_its_own() -> None:
    assert sources("Ottoline Pruss made repeated threats.") == [("named", "Ottoline Pruss")]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses see pupils as young as six.",
        "Growers see rain as thin as milk.",
        "Growers see eels as well as trout.",
        "The two clubs see each other as rarely as they can.",
        "Growers see eels as they cross the weir.",
    ],
)
def test_what_compares_is_no_view(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_a_view_may_be_of_two_kinds() -> None:
    assert stands_behind("Growers see the levy as a burden and as a threat.") == [["vague"]]


@pytest.mark.parametrize(
    "text",
    [
        "The clerks began by saying the Lord's Prayer aloud.",
        "Rufus Tallow was fined after claiming his barn had burned.",
        "Ottoline Pruss reported to the fire station that stood by the mill.",
        "The barn fell, as Rufus Tallow shrieked, and the mill burned.",
        "She dived, as Ottoline Pruss howled, from the weir.",
        "As Rufus Tallow joked, the barn fell on Monday.",
        "Rents have since shown a rise.",
    ],
)
def test_noise_prayers_and_places_are_no_words(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_counts_that_nothing_tells_of_are_nobody_s() -> None:
    assert stands_behind("According to averages, it snows.") == [["vague"]]
    assert stands_behind("Vosk is two points up, according to averages of recent polls.") == [["document"]]


def test_what_was_said_to_somebody_may_begin_with_what_is_done() -> None:
    assert stands_behind("Ottoline Pruss complained to the board that rowing was banned.") == [["named"]]


def test_a_turn_of_phrase_is_read_alike_wherever_its_article_stands() -> None:
    assert stands_behind("Pruss, instead, backed the levy.") == [["named"]]
    assert stands_behind("Pruss, by contrast, wants the mill shut.") == [["named"]]
    assert stands_behind("Growers, for instance, see the levy as a curse.") == [["vague"]]
    assert stands_behind("Pears, for example, say nothing of it.") == [[]]

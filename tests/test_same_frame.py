"""The same sentence with another word in it: whichever verb or noun fills the frame, it is read the same."""

from __future__ import annotations

import pytest
from evidence_tools import speakers, stands_behind

from credscore import score

_BEFORE = "It was late. "


def _cues(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Type and name of the source of every verb that attributes in `text`."""
    of = [e for e in score(text).evidence if e.kind == "attribution" and e.cue_span]
    return {text[e.cue_span[0] : e.cue_span[1]]: (e.source_type, e.name) for e in of if e.cue_span}


@pytest.mark.parametrize("issued", ["issued", "has released", "put out", "later published"])
@pytest.mark.parametrize("says", ["saying", "claiming", "confirming"])
def test_whoever_issues_a_statement_speaks_in_it(issued: str, says: str) -> None:
    text = f"{_BEFORE}Ines Falk {issued} a short statement on Monday {says} that the weir was open."
    assert _cues(text)[says] == ("named", "Ines Falk")
    assert stands_behind(text)[1:] == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain", "speaker"),
    [
        ("Falk Foods issued a statement calling the plan “a cruel joke on the town”.", ["named"], "Falk Foods"),
        ("Ines Falk wrote a letter to the board complaining that the plan was “a cruel joke on the town”.", ["named"], "Ines Falk"),
        ("A spokesman for the council released a statement saying the plan was “a cruel joke on the town”.", ["official"], None),
        # of papers that somebody else wrote, or that speak for themselves
        ("Ines Falk issued a report documenting “a cruel joke on the town”.", ["document"], None),
    ],
)
def test_what_a_statement_holds_is_said_by_who_issued_it(text: str, chain: list[str], speaker: str | None) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]
    assert speakers(_BEFORE + text) == [speaker]


def test_an_apology_for_what_was_said_does_not_say_it_again() -> None:
    assert "calling" not in _cues("Ines Falk issued an apology for calling the weir a sieve.")


def test_a_letter_from_somebody_else_is_not_the_word_of_who_shows_it() -> None:
    assert "saying" not in _cues("Ines Falk released a letter from her doctor saying she was fit.")


@pytest.mark.parametrize("verb", "drooled rejoined prayed related finished texted blogged reprised jumped".split())
@pytest.mark.parametrize("frame", ["“The weir is open to all,” Ines Falk {}.", "\"The weir is open to all,\" Ines Falk {}, “and dry.”"])
def test_any_verb_beside_a_name_tags_the_quotation_in_front(verb: str, frame: str) -> None:
    assert speakers(frame.format(verb))[0] == "Ines Falk"


@pytest.mark.parametrize(
    "text", ["“The weir is open,” mumped Ines Falk.", "“The weir is open,” Ines Falk piped up.", "“The weir is open,” the mayor related."]
)
def test_such_tags_may_be_turned_round_and_have_an_adverb(text: str) -> None:
    assert stands_behind(text) in ([["named"]], [["official"]])


@pytest.mark.parametrize(
    "text",
    [
        "In the second act of “The Long Way Home,” Ines Falk starved.",
        "“The Long Way Home,” Ines Falk whistled at the open door.",
        "“The weir is open.” Ines Falk limped.",
        "“The weir was open to all of us.” “The Weir,” Ines Falk limped.",
        "Ines Falk emailed the council about the weir.",
        "Ines Falk messaged her back, and they spoke.",
    ],
)
def test_what_is_done_beside_a_title_or_without_words_tags_nothing(text: str) -> None:
    assert not _cues(text)


@pytest.mark.parametrize("verb", ["texted", "blogged", "emailed"])
def test_who_sends_words_says_them(verb: str) -> None:
    assert stands_behind(f"{_BEFORE}Ines Falk {verb} that the weir was open.")[1:] == [["named"]]
    assert speakers(f"{_BEFORE}Ines Falk has {verb}: “The weir is open to all.”") == ["Ines Falk"]


@pytest.mark.parametrize("verb", ["predicted", "forecast", "has forecast", "had predicted"])
def test_a_verb_that_does_not_change_is_read_as_others_are(verb: str) -> None:
    assert stands_behind(f"{_BEFORE}Vosk Bank {verb} that growth would slow.")[1:] == [["named"]]


@pytest.mark.parametrize("text", ["Falk heard the forecast that growth would slow.", "Vosk Bank's forecast that growth would slow was old."])
def test_the_noun_is_no_verb(text: str) -> None:
    assert "forecast" not in _cues(text)


@pytest.mark.parametrize("paper", ["filing", "prospectus", "invoice", "receipt", "voicemail"])
def test_papers_are_documents(paper: str) -> None:
    assert stands_behind(f"{_BEFORE}The {paper} says the weir was open.")[1:] == [["document"]]


@pytest.mark.parametrize("paper", ["the Sun", "the Scotsman", "the Marrowby Echo"])
def test_papers_that_are_named_for_other_things_are_outlets(paper: str) -> None:
    assert stands_behind(f"{_BEFORE}Ines Falk told {paper} that the weir was open.")[1:] == [["media", "named"]]

"""Who speaks in news from Delhi to Dublin: members of houses, courts, offices and papers that are written there as nowhere else."""

from __future__ import annotations

import pytest
from evidence_tools import flagging_hedges, stands_behind

import credscore


@pytest.mark.parametrize(
    "text",
    [
        "Local MP Ines Falk, a former miller, said the weir was shut.",
        "Opposition MLA Ines Falk, a doctor, renewed her call for a weir.",
        "State Senate President Otto Falk, who owns a mill, said the weir was shut.",
        "Meanwhile Ines Falk, Velden Democrat weir spokeswoman, said it was shut.",
    ],
)
def test_a_capital_that_opens_the_sentence_hides_no_name(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Speaking to the media on Monday, Ines Falk said the weir was shut.", ["named"]),
        ("Talking to the press outside the court, Ines Falk said the weir was shut.", ["named"]),
        ("A nurse, who asked to remain anonymous because staff are barred from talking to the media, said the ward was shut.", ["anonymous"]),
        # some of them, who print it
        ("Speaking to local media, Ines Falk said the weir was shut.", ["media", "named"]),
        ("Speaking to the Press, Ines Falk said the weir was shut.", ["media", "named"]),
        ("A miller who spoke to the Gazette said it was shut.", ["media", "anonymous"]),
    ],
)
def test_the_press_as_a_whole_carries_nothing(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Flash floods claim nine lives in Velden", []),
        ("Knife crime has claimed another victim.", []),
        ("Ines Falk claims nine lives were lost.", ["named"]),
        ("She claimed the victim had fled.", ["named"]),
        ("A former miller who cheated nine tenants was on 12 May sentenced to a year in jail.", []),
        ("A driver who fled was in 2019 convicted of theft.", []),
        ("A minister has on 12 May denied it.", ["official"]),
    ],
)
def test_lives_that_are_claimed_and_dates_between_the_verbs(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("One Minister said privately that the weir was lost.", ["anonymous"]),
        ("One Minister of State said the weir was lost.", ["anonymous"]),
        ("A senior Cabinet Minister said the weir was lost.", ["anonymous"]),
        ("A senior Labour Minister said the weir was lost.", ["anonymous"]),
        ("One Conservative Councillor said the weir was lost.", ["anonymous"]),
        ("A Labour Minister, Ines Falk, said the weir was lost.", ["named"]),
        ("A Minister said the weir was lost.", ["official"]),
        ("One Minister, Ines Falk, said the weir was lost.", ["named"]),
        ("A former Minister Ines Falk said the weir was lost.", ["named"]),
        ("One Nation said the weir was lost.", ["named"]),
    ],
)
def test_offices_in_capitals_name_nobody(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Minister for Works and Housing Ines Falk said it was shut.", ("Ines Falk", "minister for Works and Housing")),
        ("Commissioner of Police Otto Falk said it was shut.", ("Otto Falk", "commissioner of police")),
        ("Leader of the Opposition Ines Falk said it was shut.", ("Ines Falk", "leader of the Opposition")),
        ("Secretary of State Ines Falk said it was shut.", ("Ines Falk", "secretary of state")),
        ("The Secretary of State for Health Ines Falk said it was shut.", ("Ines Falk", "secretary of State for health")),
        ("Fr Falk said it was shut.", ("Falk", None)),
        ("ASI Otto Falk said it was shut.", ("Otto Falk", "ASI")),
        ("ASI Velden said it was shut.", ("ASI Velden", None)),
        ("Igwe Otto Falk said it was shut.", ("Otto Falk", "igwe")),
        ("Datuk Seri Otto Falk said it was shut.", ("Otto Falk", "datuk seri")),
    ],
)
def test_what_an_office_is_for_is_none_of_the_name(text: str, who: tuple[str, str | None]) -> None:
    assert [(e.name, e.title) for e in credscore.score(text).evidence if e.kind == "attribution"] == [who]


@pytest.mark.parametrize(
    ("text", "chain", "hedges"),
    [
        ("The minister is learnt to have shut the weir.", ["vague"], ["is learnt to"]),
        ("It is learnt that the weir is lost.", ["vague"], ["It is learnt that"]),
        ("It was reliably gathered that the weir was lost.", ["vague"], []),
        ("Strong indications emerged on Monday that the weir was lost.", ["vague"], ["indications emerged"]),
        ("There are strong indications that the weir is lost.", ["vague"], ["There are strong indications that"]),
        ("She learnt to row in Velden.", [], []),
        ("Doctors cannot reliably tell which pumps will fail.", [], []),
    ],
)
def test_what_is_learnt_from_nobody(text: str, chain: list[str], hedges: list[str]) -> None:
    assert stands_behind(text) == [chain]
    assert flagging_hedges(text) == hedges


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Justice Otto Falk held that the lease was void.", ["named"]),
        ("Ruling, Justice Otto Falk on Monday held that the lease was void.", ["named"]),
        ("A division bench held that the lease was void.", ["official"]),
        ("The court directed the miller to pay.", ["official"]),
        ("The court held that year's cup for ransom.", []),
        ("The court held that marital status is no bar to a lease.", ["official"]),
        ("The bench directed police not to shut the weir.", ["official"]),
        ("The party held that meeting in May.", []),
        ("Judge Otto Falk holds that record in Velden.", []),
        ("The commission held that seat open.", []),
        ("The judge directed the film in May.", []),
        ("The judge directed the traffic to the mill.", []),
        ("The minister directed the band.", []),
        ("The panchayat said the weir was old.", ["official"]),
        ("A bench observed that the weir was old.", ["official"]),
        ("The gazette notification says the weir is old.", ["document"]),
        ("According to the Occurrence Book, the weir was shut.", ["document"]),
        ("The plea states that the weir is old.", ["document"]),
    ],
)
def test_what_courts_hold_and_papers_of_the_commonwealth_say(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The charge reads: “That you did steal a goat.”", ["document"]),
        ("A circular dated 28 October instructs staff to come early.", ["document"]),
        ("A notice dated Monday asks tenants to leave.", ["document"]),
        ("A man she dated last year said it was shut.", ["named"]),
    ],
)
def test_charges_that_read_and_papers_with_a_date(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk told ABC Radio Hobart that the weir was shut.", ["media", "named"]),
        ("Ines Falk told KTN that the weir was shut.", ["media", "named"]),
        ("The weir was shut, the Saskatoon StarPhoenix reported, and Ines Falk left.", ["media"]),
        ("Rapport between the two grew, Ines Falk said.", ["named"]),
        ("Geo Falk said the weir was shut.", ["named"]),
    ],
)
def test_more_outlets_of_the_commonwealth(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Several calls to the miller went unanswered up to press time.", []),
        ("There are many questions about the weir.", []),
        ("Some claims about the weir are false.", []),
        ("Several say the weir is lost.", ["vague"]),
        ("The crowd was large, with some estimates putting it at 900.", ["vague"]),
        ("Some call it art.", ["vague"]),
        ("Checks by this newspaper showed that the weir was shut.", []),
        ("Investigations by this paper revealed that the weir was shut.", []),
        ("Checks by the Velden Guild showed that the weir was shut.", ["named"]),
    ],
)
def test_calls_that_went_unanswered_and_checks_of_our_own(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A source, whom the Gazette is not identifying, said the weir was shut.", ["anonymous"]),
        ("A source, who the Gazette is not naming as she fears for her job, said the weir was shut.", ["anonymous"]),
        ("The council is identifying the owners, Ines Falk said.", ["named"]),
        ("Youths said the weir was shut.", ["vague"]),
        ("Devotees said the weir was shut.", ["vague"]),
    ],
)
def test_names_that_an_outlet_keeps_back_and_crowds_that_open_a_sentence(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]

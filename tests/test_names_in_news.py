"""Whose name a pronoun or "the company" gets among datelines, headings, time stamps, match reports and the like."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore

SCORER = credscore.load()


def named(text: str) -> list[str | None]:
    return [e.name for e in SCORER.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    "told",
    [
        "Weirside manager Delroi Fenn was unhappy.",
        "The Weirside manager, Delroi Fenn, was unhappy.",
        "His opposite number, Delroi Fenn, was unhappy.",
        "Weirside full-time goalkeeper Delroi Fenn was unhappy.",
    ],
)
def test_he_is_whom_a_sentence_names_by_role_though_nothing_else_tells_of_a_person(told: str) -> None:
    assert named(f'"Stay back," said Tarn manager Joe Brandt. {told} "That was a foul," he said.')[-1] == "Delroi Fenn"


@pytest.mark.parametrize("told", ["In a talk with Weirside host Delroi Fenn, it rained.", "After Delroi Fenn it rained.", "Under Delroi Fenn they lost."])
def test_he_is_nobody_whom_a_sentence_names_by_the_way(told: str) -> None:
    assert named(f'"Stay back," said Tarn manager Joe Brandt. {told} "That was a foul," he said.')[-1] == "Joe Brandt"


@pytest.mark.parametrize(
    "dateline",
    [
        "WEIRHAM, Velmora -- ",
        "WEIRHAM, Velmora, March 4, 2025 /PRNewswire/ -- ",
        "WEIRHAM, March 4, 2025 (GLOBE NEWSWIRE) -- ",
        "WEIRHAM--(BUSINESS WIRE)--",
        "UPPER WEIRHAM, Velm. (AP) — ",
        "WEIRHAM (Reuters) - ",
        "WEIRHAM, March 4 2025 – ",
        "WEIRHAM – ",
    ],
)
def test_places_and_wires_of_datelines_are_not_who_speaks(dateline: str) -> None:
    assert named(f"{dateline}Brightmoor Inc. today announced a kettle. The company said it would whistle.") == ["Brightmoor Inc", "Brightmoor Inc"]
    assert named(f"Tarn.\n\n{dateline}Ottoline Pruss said it was cold. She said it rained.") == ["Ottoline Pruss"] * 2


@pytest.mark.parametrize(
    "heading",
    ["10.42 GMT", "2:10 PM EST", "Sept 3, 10.42am EDT", "TRAVEL NEWS", "PAID CONTENT", "WHAT'S OPENING IN UPPER WEIRHAM", "Weirham News Roundup For May"],
)
def test_headings_and_time_stamps_are_no_companies(heading: str) -> None:
    assert named(f"{heading}\n\nAll sailings are off, the company said.") == [None]
    assert named(f"{heading}\n\nBrightmoor Ltd has halted its ferries, the company said.") == ["Brightmoor Ltd"]


def test_a_heading_in_capitals_names_what_the_text_names() -> None:
    assert named("TARN COUNCIL CUTS TREES\n\nTarn Council has cut trees. The council said they were old.") == ["Tarn Council"]
    assert named("WEIRCO ON TREES\n\nTrees fell at WEIRCO. The company said they were old.") == ["WEIRCO"]


def test_capitals_in_front_of_a_dash_are_a_place_only_at_the_head_of_a_sentence() -> None:
    assert named("WEIRCO — a maker of kettles — has shut. The company said it was sorry.") == ["WEIRCO"]


@pytest.mark.parametrize(
    "body",
    [
        "Tarn's fire service", "Tarn's emergency services", "Tarn ambulance service", "Tarn's fire brigade", "Tarn's police", "Tarn firefighters",
        "Tarn’s council",
    ],
)
def test_what_a_town_has_is_an_office_under_its_own_name(body: str) -> None:
    assert stands_behind(f"{body} said nobody was hurt.") == [["official"]]
    assert named(f"{body} said nobody was hurt.") == [body]


def test_what_a_firm_serves_is_its_own() -> None:
    assert stands_behind("Brightmoor's streaming service said nobody was hurt.") == [["named"]]
    assert named("Brightmoor's lawyers said nobody was hurt.") == ["Brightmoor"]
    assert named("The authorities in Velmora said nobody was hurt.") != ["The authorities in Velmora"]


@pytest.mark.parametrize(
    "text",
    [
        "A theft was reported in the 1400 block of Weir Road.",
        "A brawl was reported in the car park of the Weir Inn.",
        "A man was held on suspicion of OWI.",
        "Two women were booked on suspicion of GBH.",
    ],
)
def test_lines_of_a_blotter_have_no_source(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_what_is_reported_in_a_paper_has_one() -> None:
    assert stands_behind("The theft was reported in the Weirham Gazette.") == [["media"]]
    assert stands_behind("Falk voiced the suspicion of Ines Vane that it was late.") != [[]]


@pytest.mark.parametrize(
    "asked",
    [
        "When I put this to Pruss, he looked away.",
        "I asked Pruss about it.",
        "We later confronted Mr Pruss with this.",
        "When we raised the matter with Otto Pruss, he fell silent.",
        "The charge was put to Pruss.",
    ],
)
def test_he_is_whom_the_writer_asks(asked: str) -> None:
    text = f'Otto Pruss owns the weir. "He threw a kettle," one former clerk said. {asked} "It was a cup," he said.'
    assert named(text)[-1] == "Otto Pruss"
    assert stands_behind(text)[-1] == ["named"]


@pytest.mark.parametrize(
    "told", ["I asked a clerk about it.", "She had worked for Pruss for years.", "He had asked Pruss about it.", "“I asked Pruss why.”"]
)
def test_whoever_goes_on_is_still_unnamed(told: str) -> None:
    text = f'Otto Pruss owns the weir. "He threw a kettle," one former clerk said. {told} "It was a cup," he said.'
    assert stands_behind(text)[-1] == ["anonymous"]


@pytest.mark.parametrize("friend", ["Osric Tallow, who worked with her for years", "Osric Tallow, who knew her", "Niall Tallow"])
def test_she_is_not_the_friend_who_tells_of_her(friend: str) -> None:
    text = f'Wanda Pruss, who has died aged 93, led the choir. "It rained," said {friend}. Pruss was late. She once told a reporter that she liked snow.'
    assert named(text)[-1] == "Wanda Pruss"
    other = f'Joan Falk said so. "It rained a lot," said {friend}, and he said he liked snow. She once told a reporter that she liked snow.'
    assert named(other)[-1] == "Joan Falk"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Brightmoor Inc. makes kettles in London. It is fined under the Harbour Noise Act.", "Brightmoor Inc"),
        ("Brightmoor Inc. makes kettles. The FDA has let it go on.", "Brightmoor Inc"),
        ("Shares in Brightmoor have fallen. The DNA of its kettles is odd.", "Brightmoor"),
        ("Brightmoor's shares have fallen. The Department of Weirs is looking on.", "Brightmoor"),
        ("The kettlemaker Brightmoor is at the SEC.", "Brightmoor"),
        ("Kettle giant Brightmoor Arts (BA) says it has a new lid.", "Brightmoor Arts"),
        ("The lids are by Brightmoor, a maker of kettles in California.", "Brightmoor"),
        ("Brightmoor has posted a loss. Its lids went to Texas.", "Brightmoor"),
        # nobody that could be one
        ("Lids are rare in California. HIV is not.", None),
        ("Germany has posted a loss.", None),
        ("The lids went to Velmora, the company that it owns said.", None),
    ],
)
def test_the_company_is_a_firm_and_no_place_law_or_office(before: str, name: str | None) -> None:
    assert named(f"{before} Lids are late, the company said.")[-1] == name


def test_a_developer_with_a_name_is_no_company() -> None:
    assert named("Brightmoor Inc. sells lids. Property developer Ines Falk likes them. The company said they were late.")[-1] == "Brightmoor Inc"


def test_the_agency_is_an_office() -> None:
    assert named("The Food and Drug Administration is slow. Brightmoor Inc. waits. The agency said it was sorry.")[-1] == "Food and Drug Administration"


def test_the_food_and_drug_administration_of_a_country_is_one_name() -> None:
    assert named("The U.S. Food and Drug Administration said lids were safe.") == ["U.S. Food and Drug Administration"]


@pytest.mark.parametrize(
    "name",
    ["Japan Lidworks Inc", "Air Tarnland Ltd", "Singapore Airlines", "Weir Times Company", "Tarn Hospital Group", "Brook Media", "Tarn Bay", "Tarn Games"],
)
def test_a_firm_that_speaks_is_one_whatever_its_name_ends_in(name: str) -> None:
    assert named(f"Velmora Inc. sells lids. {name} said on Monday it was late. The company said it was sorry.")[-1] == name


@pytest.mark.parametrize("name", ["The State Department", "Britain", "The Lid Commission"])
def test_an_office_or_a_land_that_speaks_is_no_company(name: str) -> None:
    assert named(f"Velmora Inc. sells lids. {name} said on Monday it was late. The company said it was sorry.")[-1] == "Velmora Inc"


@pytest.mark.parametrize("name", ["Brook News", "Brook Post"])
def test_a_house_of_the_press_is_the_company_where_no_other_is(name: str) -> None:
    assert named(f"{name} cut jobs. The company said it was sorry.")[-1] == name


@pytest.mark.parametrize(
    "passing",
    [
        "Shares in Brightmoor fell.",
        "It competes with retailer Brightmoor.",
        '"Good," said Mark Lee, an analyst at research firm Brightmoor.',
        "Kettle giant Brightmoor also did.",
        "Brightmoor's sales fell.",
        "Unlike rival Brightmoor Inc, it pays.",
    ],
)
def test_a_firm_in_passing_is_not_the_company_that_spoke(passing: str) -> None:
    assert named(f"Velmora said on Monday it hired staff. {passing} The company said it would hire.")[-1] == "Velmora"


def test_a_firm_that_a_sentence_is_about_is_the_company() -> None:
    assert named("Velmora said it hired staff. Brightmoor Inc. makes lids. The company said it was late.")[-1] == "Brightmoor Inc"


@pytest.mark.parametrize("name", ["OSHA", "UNICEF", "FEMA", "Fitch", "QLMA"])
def test_the_agency_is_the_one_that_spoke_last(name: str) -> None:
    assert named(f"The Department of Weirs counted. {name} said it was short. The agency said it was sad.")[-1] == name


def test_two_people_are_no_body() -> None:
    assert named("The Weir Fund is broke. Ines Falk and Otto Vane said it rained. It added that it was late.")[-1] == "Weir Fund"


def test_a_bracket_that_is_only_half_there_is_no_part_of_a_name() -> None:
    assert named("The Tarn Chambers of Commerce (TCC) said lids were late.") == ["Tarn Chambers of Commerce"]
    assert named("Brightmoor Pharma Inc. (Nasdaq: BMPH) today announced a lid.")[0] == "Brightmoor Pharma Inc"

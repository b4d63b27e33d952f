"""Polls told on without a cue: standings and margins, in the sentence that names the poll and some way behind one."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

POLL = "A Tarn Weekly poll found that voters like Falk.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Falk leads Quist by roughly 9 points in the Tarn average of recent polls.",
        "Falk leads Quist, 42%-32.7%, in the Tarn average of polls.",
        "The Tarn poll has Falk up by 4 points with a lead among women.",
        "Falk's job approval rating in the last Harrow poll stands at 53%.",
        "National poll: Falk leads Quist by 6 points",
        "The margin of error of the poll is 3 percentage points.",
    ],
)
def test_what_a_poll_counted_is_told_where_it_is_named(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "If Falk wins by 10 points in the polls, she leads the guild.",
        "Quist failed the 15 percent polling threshold for leading parties.",
        "Although she led the polls by 7 percentage points, Falk was defeated.",
        "Falk rose in the polls, and spent 4 percent more on tea.",
        "Falk leads Quist by 9 points.",  # nobody polled
        "Falk leads Quist 21-20.",
        "The Tigers, ranked first in the coaches' poll, edge Tarn 71-68 on Sunday.",
        "With 90 percent of polling stations counted, Falk led Quist 52-48.",
    ],
)
def test_other_figures_are_of_no_poll(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Falk ties Quist 41%-41%, and leads Orlov 42-40.", ["document"]),
        ("Falk has an 8-point advantage with women.", ["document"]),
        ("Quist is viewed favorably by 32%.", ["document"]),
        ("The rest of the field polled below 5 percent.", ["document"]),
        ("Bakers beat millers 3-2 and lead the league.", []),
        ("Falk won the town by 8 points in 2012.", []),
        ("The town is 90 percent moor.", []),
    ],
)
def test_standings_some_way_behind_a_poll(text: str, source: list[str]) -> None:
    between = "The town is old.\n\nIt has a mill.\n\nIt has a weir.\n\nIt has a lido.\n\nIt has a school.\n\n"
    assert stands_behind(POLL + between + text)[-1] == source
    assert stands_behind(POLL + between * 3 + text)[-1] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Falk ties Quist 41-41, and leads Orlov 42-40.", ["document"]),
        ("Falk leads Quist 44-41 in Tarn.", ["document"]),
        ("The council voted 51-49 to back the plan.", []),
        ("The council voted 41-40 to support the plan.", []),
        ("The bill passed 51-49 with the support of Falk.", []),
        ("Falk edges out Quist 22-20.", []),
        ("Falk, 41-40 up at half-time, led the team.", []),
        ("Falk, backed by 30-40 farmers, blocked a road.", []),
        ("Her approval of the 18-25 railcard pleased many.", []),
    ],
)
def test_pairs_without_a_sign_close_to_a_poll(text: str, source: list[str]) -> None:
    assert stands_behind(POLL + text)[-1] == source
    assert stands_behind(POLL + "It rained.\n\n" * 6 + text)[-1] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Falk trails Quist, 41% to 44%.", ["document"]),
        ("Among independents she is at 9%.", ["document"]),
        ("It has a margin of error of four points.", ["document"]),
        ("In 2012, Quist led by 9 points.", []),  # at another time
        ("Falk won the mill by 9 points.", []),
        ("Tea leads to yawns in 9% of bakers.", []),
        ("Falk trails Quist.", []),
        ("Her approval rating is 40%.", ["document"]),
        ("Some 44% of voters back Quist.", ["document"]),
        ("Support for the levy stands at 60 percent.", ["document"]),
        ("Support staff got 4% more.", []),
        ("Falk is ahead by 9%!", []),
        ("I think the lead among voters is 9%.", []),
        ("Quist beat Falk by 9 points among voters.", []),
        ("Hispanic voters are 9% of the county.", []),
        ("The Tarn Owls lead the Velden Crows by 9 points.", []),
    ],
)
def test_standings_in_a_poll_go_on(text: str, source: list[str]) -> None:
    assert stands_behind("A Tarn University poll of voters shows that Quist leads Falk. " + text) == [["document"], source]
    assert stands_behind("The mill burned on Monday. " + text) == [[], []]


def test_who_supports_a_share_of_something_does_so_himself() -> None:
    assert stands_behind("A Tarn University poll of voters shows that Quist leads Falk. Ms Quist supports an 8% levy on tea.")[1] == ["named"]

"""Documents as sources: what stands in them, what only becomes of them, and what they have shown."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nurses nap, according to a study out Tuesday.", ["document"]),
        ("The mill made a loss, according to a press release sent out on Monday.", ["document"]),
        ("The mill has no wheel, according to the parts list the maker filed with the county.", ["document"]),
        ("The mill was sold, according to a deed recorded in Velden.", ["document"]),
        ("The mill will cost more, according to the council’s own estimate.", ["document"]),
        ("Nurses nap, according to a study done on three wards.", ["document"]),
        ("Nurses nap, according to a new analysis covering 4,000 adults.", ["document"]),
        ("Nurses nap, according to this month's figures from the guild.", ["document"]),
        ("The mill made a loss, according to its half-year accounts.", ["document"]),
        # papers of the police, of coroners and of agencies
        ("The mill was sold, according to the FIR lodged in Velden.", ["document"]),
        ("The FIR states that the mill was sold.", ["document"]),
        ("The mill was sold, according to the chargesheet.", ["document"]),
        ("The miller drowned, according to the autopsy.", ["document"]),
        ("The post-mortem found that the miller had drowned.", ["document"]),
        ("The mill was sold, as per the police blotter.", ["document"]),
        ("The panchnama says the mill was shut.", ["document"]),
        ("The order is contained in a circular of the guild.", ["document"]),
        ("The flour was contained in a box.", []),
        ("The board registered an FIR.", []),
        ("Nurses nap, according to an adult.", []),
        ("The mill was sold, according to study author Ines Falk.", ["named"]),
        ("The mill was sold, according to some estimates.", ["vague"]),
        ("The mill was sold, according to law enforcement officials.", ["official"]),
        ("The mill was sold, according to state statistics body QUIST.", ["named"]),
        ("The mill will cost more, according to Falk’s rough estimate.", ["named"]),
        ("It all went according to plan.", []),
    ],
)
def test_according_to_whatever_is_read(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # what somebody says of a study is his word
        ("Ines Falk, a baker, said the figures pointed to a mill that was “cooling rather than cold”.", "named"),
        ("The survey shows a slower mill, she pointed out.", "named"),
        # … and who printed figures is not who found them
        ("Figures published by the county council show that the mill made a loss.", "document"),
        ("The figures show that the mill made a loss.", "document"),
    ],
)
def test_who_of_two_stands_behind_it(text: str, source: str) -> None:
    assert stands_behind("Falk said the mill was cold.\n\n" + text)[-1] == [source]


@pytest.mark.parametrize(
    ("headline", "chain"),
    [
        ("UPDATE 2-Harrow Mills in talks to buy weir -sources", ["anonymous"]),
        ("Harrow Mills to close lido -CEO", ["named"]),
        ("Three hurt on Harrow weir -police", ["official"]),
        ("Most bakers sleep badly -study", ["document"]),
        ("Lido to open next year -Dagbladet", ["media"]),
        ("Lido to open next year -Falk", ["named"]),
        ("Lido for under-12s to open in June", []),
        ("Lido opens in June -late", []),
    ],
)
def test_headlines_of_wires_end_with_a_hyphen_and_their_source(headline: str, chain: list[str]) -> None:
    assert stands_behind(f"{headline}\n\nThe lido was built in 1931. It has two pools.")[0] == chain


@pytest.mark.parametrize(
    "text",
    [
        "The findings were presented on Monday in Oslo.",
        "The results were reported at a congress in Oslo.",
        "The report comes as bakers are on strike.",
        "The ruling came on her first day as mayor.",
        "The trial was paid for by rye growers.",
        "This study was funded by 40 bakers.",
        "Ottoline Pruss presented the findings in Oslo.",
        "The mayor reserved her ruling until Friday.",
        "Rye accounts for a fifth of the harvest.",
        "Most people notice a difference within a week.",
        "Notice, too, how she pauses before each answer.",
        "A petition for the weir had passed 8,000 names by noon.",
        "Slumber 3 review: a soft answer to a hard question.",
    ],
)
def test_what_becomes_of_a_document_does_not_stand_in_it(text: str) -> None:
    assert stands_behind("It was cold. " + text)[-1] == []


@pytest.mark.parametrize(
    "text",
    [
        "The findings were published on Monday in the Harrow Journal.",
        "The study followed 80 bakers for a year.",
        "The authors came to that conclusion by weighing bread.",
        "The report lists 40 mills.",
        "The order told her to stay away.",
    ],
)
def test_what_stands_in_a_document(text: str) -> None:
    assert stands_behind("It was cold. " + text)[-1] == ["document"]


@pytest.mark.parametrize(
    ("headline", "chain"),
    [
        ("Moss Helps Young Geese, Study Shows", ["document"]),
        ("Moss Might Help Young Geese, New Harrow Study Finds", ["document"]),
        ("New Study Proves Moss Helps Young Geese", ["document"]),
        ("Moss Helps Young Geese, Experts Warn", ["vague"]),
        ("Moss Is Sold at the Mill, Insiders Say", ["anonymous"]),
        ("Moss Is Safe for Young Geese, Police Say", ["official"]),
        ("Moss Helps Young Geese, Ines Falk Says", ["named"]),
        ("Moss, Geese and the Harrow Study", []),
        ("A Study Room in the Old Harrow Mill", []),
    ],
)
def test_headlines_in_capitals_end_or_begin_with_their_source(headline: str, chain: list[str]) -> None:
    assert stands_behind(headline + "\n\nThe weir is old. It was built by Ines Falk.")[0] == chain


@pytest.mark.parametrize(
    "text",
    [
        "Naps can help, a study of bakers, nurses and dockers shows.",
        "Naps can help, a study released Monday found.",
        "Naps can help, a new study has shown.",
        "Bread sales fell, official figures have shown.",
        "The figures have shown that bread sales fell.",
        "Earlier studies have also shown that naps can help.",
    ],
)
def test_what_documents_have_shown_wherever_they_are_named(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "She went to the mill, the place where the study was found.",
        "The mill was sold, but no report is found.",
        "The report has shown up in a drawer.",
        "The baker, who lost a study and never found it, has a new show.",
    ],
)
def test_what_is_found_or_turns_up_is_shown_by_no_document(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The guild's report was published in May.\n\nIt found that mills are shut.", "document"),
        ("The letter is genuine. It tells bakers to stay at home.", "document"),
        ("The study looked at 18 mills. It lists three that are shut. It also names their owners.", "document"),
        ("The guild was asked about the report. It said that mills are shut.", "named"),
        ("The study group met in May. It says that mills are shut.", "named"),
        ("The report's author is a guild. It said that mills are shut.", "named"),
        ("The figures were printed by the guild. It said that mills are shut.", "named"),
    ],
)
def test_it_takes_up_a_document(text: str, source: str) -> None:
    assert stands_behind(text)[-1] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the menu, pike costs nine crowns.", ["document"]),
        ("The mill is the oldest in Tarn, according to the guidebook.", ["document"]),
        ("According to the council's business case, the weir pays for itself.", ["document"]),
        ("The old guild handbook says bakers may not sell pike.", ["document"]),
        ("Its prospectus says the school has a weir.", ["document"]),
        ("The warning says the weir may give way.", ["document"]),
        ("A note on the door says the mill is shut.", ["document"]),
        ("The charter states that the weir belongs to the bakers.", ["document"]),
        ("The old oak sign says the mill is shut.", ["document"]),
        # people, bodies, and what only happens
        ("Ines Falk says the mill is shut.", ["named"]),
        ("The school meals programme said it was out of flour.", ["official"]),
        ("The act says it will tour in May.", ["named"]),
        ("The ticket says it will cut rents.", ["named"]),
        ("The cookbook author says pike is best in May.", ["named"]),
        ("Ines Falk ran on a broad agenda promising cheap bread.", []),
        ("The menu has pike on it.", []),
        ("The summer fair programme said it had no eels left.", ["named"]),
        ("The act said on stage that it would tour the mills.", ["named"]),
    ],
)
def test_what_is_looked_up_is_a_document(text: str, source: list[str]) -> None:
    assert stands_behind("It was cold. " + text)[-1] == source


@pytest.mark.parametrize(
    "text",
    [
        "The weir was shut in May, according to hundreds of pages of court documents.",
        "The weir was shut in May, according to 340 pages of internal emails.",
        "Hundreds of pages of council minutes show that the weir was shut in May.",
    ],
)
def test_counted_pages_are_documents(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("The fall was the sharpest since 2019.", ["document"]),
        ("Prices in the hills rose by 1 per cent, while those on the coast fell by 4 per cent.", ["document"]),
        ("The number of cottages sold fell by 400 to 3,200.", ["document"]),
        # another's figures, somebody's deed, the writer's word
        ("Prices at Falk Mills rose by 3 per cent.", []),
        ("Falk Mills cut 400 jobs.", []),
        ("Prices will fall by 3 per cent.", []),
        ("We saw a fall of 3 per cent.", []),
        ("The weir opened in 2019.", []),
    ],
)
def test_figures_go_on(sentence: str, chain: list[str]) -> None:
    assert stands_behind(f"Cottage prices fell by 2 per cent in March, figures from the Land Office show. {sentence}")[-1] == chain

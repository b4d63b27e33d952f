"""Stories that rest on unnamed people or on another outlet: who is seen behind them, at first hand and retold."""

from __future__ import annotations

import pytest
from evidence_tools import source_types, stands_behind

from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The lido will be sold, according to a report in the Sunday Courier.", ["media"]),
        ("The lido will be sold, according to the FT report.", ["media"]),
        ("The lido will be sold, according to a report by the harbour board.", ["document"]),
        ("The Harrow Gazette reported in July that the lido was sold.", ["media"]),
        ("The Courier reported in its Sunday edition that the lido was sold.", ["media"]),
        ("Eleven cases were reported in July.", []),
        ("People magazine reported the split.", ["media"]),
    ],
)
def test_a_report_in_an_outlet_is_that_outlets(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("People who have seen the letter said it ran to three pages.", ["anonymous"]),
        ("People who have seen the letter told the Harrow Gazette that it ran to three pages.", ["media", "anonymous"]),
        ("The pair have parted, according to people with direct knowledge of the row.", ["anonymous"]),
        ("The Harrow Gazette, citing people in the supply chain, put the order at nine boats.", ["media", "anonymous"]),
        ("Those close to the singer say she is tired.", ["anonymous"]),
        ("His first choice had to drop out, per sources.", ["anonymous"]),
        ("People who use the ferry say it is late.", ["vague"]),
        ("People with a ticket may enter by the side door.", []),
        ("We're told that the pair have parted.", ["vague"]),
        ("Plenty of rowers have said Falk drinks.", ["vague"]),
        ("A lot of people said that Falk drinks.", ["vague"]),
        ("It will make a lot of people believe in the ferry.", []),
        # an outlet's own, or those it cites
        ("Velden Magazine's source claims that the pair have parted.", ["media", "anonymous"]),
        ("The magazine's own insider said it was over.", ["media", "anonymous"]),
        ("Falk was hurt, a source cited by the Harrow Gazette said.", ["media", "anonymous"]),
        ("Sources quoted by the Harrow Gazette revealed that Falk was hurt.", ["media", "anonymous"]),
        ("Falk's source said it was over.", ["anonymous"]),
        ("Sources close to the pair shared with the Harrow Gazette that Falk was not happy.", ["media", "anonymous"]),
        ("Falk shared with the choir that she was not happy.", ["named"]),
        # reports that have done something are nobody's doing, and those that are denied say nothing
        ("Quist heaped joke after joke on Falk, and reports have indicated that Falk was hurt.", ["vague"]),
        ("Quist's spokesman denies reports the 30-year-old baker expecting twins.", ["official"]),
    ],
)
def test_people_placed_by_what_they_know_are_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_the_people_of_before_stay_unnamed() -> None:
    text = "The mill is for sale, according to people familiar with the talks. A bid may come in May, the people said."
    assert stands_behind(text) == [["anonymous"], ["anonymous"]]
    assert "anonymous" not in source_types("The people said no to the weir.")


def test_told_by_somebody_is_not_told_by_nobody() -> None:
    assert "vague" not in source_types("I am told by Ottoline Pruss that the weir held.")


def test_a_british_full_stop_ends_the_tag() -> None:
    """'… "for one more".' belongs to who spoke in its sentence, not to whoever opens the next."""
    text = 'Quist\'s agent, Ottoline Pruss, said there was "room for one more". Police said the road was shut.'
    assert stands_behind(text) == [["named"], ["official"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Then chief of staff Ottoline Pruss asked whether it held.", ["named"]),
        ("A spokesman for presidential candidate Ottoline Pruss said the weir had held.", ["official"]),
        ("The spokesman for Quist said the weir had held.", ["official"]),
        ("Bankers say the firm is weak.", ["vague"]),
        ("Falk and Quist Are Barely Speaking, Insiders Say", ["anonymous"]),
        ("Two friends of the singer said it was over, and each of them asked for time.", ["anonymous"]),
    ],
)
def test_who_speaks_under_a_role(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_each_of_them_and_both_are_who_spoke_before() -> None:
    assert stands_behind("Two friends of the singer said it was over. Each of them said she was tired.")[1] == ["anonymous"]
    assert stands_behind("Ottoline Pruss and Hettie Vosk said it was over. Both women said it rained.")[1] == ["named"]
    assert stands_behind("Officials met on Friday. Two of them said the weir had held.")[1] == ["anonymous"]


def test_a_headline_with_its_quotation_in_front() -> None:
    text = "'I'm not leaving': Ottoline Pruss shuts down rumours of a sale\n\nPruss said she would stay."
    assert stands_behind(text)[0] == ["named"]
    assert extract([text]).speech.quoted[0]
    wreck = "'Ghost ship': Marrowby wreck draws crowds\n\nHettie Vosk said it was old."
    assert stands_behind(wreck)[0] == []


def test_outlets_in_brackets_stand_behind_the_items_of_a_round_up() -> None:
    items = ["Harrow Town want £9m for Falk. (Daily Mail)", "Quist says he is staying. (Harrow Gazette)", "Marrowby may recall Vosk (Marca)."]
    assert stands_behind("\n\n".join(items)) == [["media"], [], ["media", "named"], [], ["media"]]
    assert stands_behind("The weir held. (Reuters)")[0] == []
    pictures = ["Falk on the weir. (AP Photo/Ines Vosk)", "Quist at noon. (AP Photo/Ines Vosk)"]
    assert "media" not in source_types("\n\n".join(pictures))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("An insider told the Harrow Gazette that Falk is tired. She plans to sell the mill.", ["media", "anonymous"]),
        ("A friend of the singer said it was over. He has packed his bags.", ["anonymous"]),
        ("A friend of the singer said it was over. He was born in Marrowby.", []),
        ("A friend of the singer said it was over. He has sung on 12 albums.", []),
        ("A friend of the singer said it was over.\n\nHe has packed his bags.", []),
        ("Ottoline Pruss said it was over. He has packed his bags.", []),
    ],
)
def test_hearsay_runs_on_through_its_paragraph(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[1] == chain


@pytest.mark.parametrize(
    ("headline", "chain"),
    [
        ("Naps may help memory: study", ["document"]),
        ("Naps Help Memory in Old Age: Marrowby Study", ["document"]),
        ("Knee plan is better for many – report", ["document"]),
        ("Falk will vote for Vosk: source", ["anonymous"]),
        ("Harrow Town to sell Falk: reports", ["vague"]),
        ("Two held over mill fire: police", ["official"]),
        ("Falk to quit the band: Harrow Gazette", ["media"]),
        ("Falk to quit the band - Harrow Gazette", []),
        ("Weir and mill: the report", []),
        ("Falk Is Very Tired, Says Source", ["anonymous"]),
        ("Falk to quit the band, paper says", ["media"]),
    ],
)
def test_sources_behind_a_headline(headline: str, chain: list[str]) -> None:
    assert stands_behind(f"{headline}\n\nThe weir is 40 metres long.")[0] == chain


def test_the_report_of_a_headline_is_that_of_the_paper_the_story_tells() -> None:
    lede = "Falk will leave the band, the Harrow Gazette reported on Monday."
    assert stands_behind(f"Falk to quit the band: report\n\n{lede}")[0] == ["media"]
    assert stands_behind(f"Falk to quit the band, report says\n\n{lede}")[0] == ["media"]
    assert stands_behind("Naps help memory, report says\n\nA study found that naps help.")[0] == ["document"]


def test_what_stands_in_the_next_sentence_decides_nothing_about_a_document() -> None:
    """The words behind the head of "The latest annual report" are looked at no further than its sentence."""
    alone = stands_behind("Nobody read the latest report. The annual report costs money.")
    for more in (" Is it late?", " Falk said no.", " Was it?"):
        assert stands_behind("Nobody read the latest report. The annual report costs money." + more)[:2] == alone
    short = "The new study helps."
    assert stands_behind(short)[0] == stands_behind(short + " Is it late?")[0] == stands_behind(short + " Pruss was late.")[0]

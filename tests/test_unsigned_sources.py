"""Sources that hide in plain words: reports that nobody signs, people who are only told by whom they stand."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Reports last year suggested that she had fallen out with Quist.", ["vague"]),
        ("Reports in Spain claim that the winger is off.", ["vague"]),
        ("Reports on Tuesday said that the deal was dead.", ["vague"]),
        ("The winger is off, as Spanish reports have claimed.", ["vague"]),
        ("Recent reports have suggested a rift.", ["vague"]),
        ("Local media reports said the mill was shut.", ["vague"]),
        # … also where they are cited
        ("According to reports, the winger is off.", ["vague"]),
        ("As per reports, the winger is off.", ["vague"]),
        ("The winger is off, as per the latest reports.", ["vague"]),
        ("The fee is three million, per trade reports.", ["vague"]),
        ("The winger is off, according to local media reports.", ["vague"]),
        ("According to reports in the Spanish press, the winger is off.", ["vague"]),
        ("According to reports on Friday, the winger is off.", ["vague"]),
        ("According to reports from Spain, the winger is off.", ["vague"]),
        ("The winger is off, according to reports from Italy.", ["vague"]),
        ("Reports from Brazil say that the winger is off.", ["vague"]),
        ("According to reports from Spain Holdings, sales fell.", ["document"]),
        ("According to reports from the ministry, sales fell.", ["document"]),
        ("According to reports in the Harrow Gazette, the winger is off.", ["media"]),
        ("According to reports in the Guardian, the winger is off.", ["media"]),
        ("According to a report in the Independent, the winger is off.", ["media"]),
        ("The winger is off, according to a report in the Sun.", ["media"]),
        ("According to a report in the Record Office, sales fell.", ["document"]),
        ("According to a report by the Guardian Trust, sales fell.", ["document"]),
        ("According to the reports, sales fell.", ["document"]),
        ("According to inspection reports, the weir leaks.", ["document"]),
        ("According to reports filed with the court, he paid.", ["document"]),
        ("According to reports by the ministry, the river is clean.", ["document"]),
        ("The reports show that sales fell.", ["document"]),
        ("Reports filed with the court show that he paid.", ["document"]),
        ("The study reports that mice slept.", ["document"]),
        ("The Harrow Gazette reports that it rained.", ["media"]),
        ("The firm filed its reports in May.", []),
    ],
)
def test_reports_that_nobody_signs_are_nobodys(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Courtiers say that the two no longer talk.", ["anonymous"]),
        ("Those around her believe she has had enough.", ["anonymous"]),
        ("Those around the singer say it is over.", ["anonymous"]),
        ("Those around the couple say it is over.", ["anonymous"]),
        ("Those closest to Falk say she is done.", ["anonymous"]),
        ("People in her camp say the tour is off.", ["anonymous"]),
        ("Those in Falk's inner circle insist that she is well.", ["anonymous"]),
        ("According to those around him, he is tired.", ["anonymous"]),
        # … also where his name stands behind a comma
        ("Allies of the mayor, Ottoline Pruss, deny that the weir is for sale.", ["anonymous"]),
        ("Friends of the singer, Bo Quist, say it is over.", ["anonymous"]),
        ("A source close to the mayor, Ottoline Pruss, said the weir was for sale.", ["anonymous"]),
        ("The ally of the mayor, Bo Quist, said the weir was for sale.", ["named"]),
        ("The mayor of the old town, Ottoline Pruss, said the weir was for sale.", ["named"]),
        ("People around the world say it is late.", ["vague"]),
        ("Those in the town say it rains.", ["vague"]),
    ],
)
def test_people_told_by_whom_they_stand_are_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Two of the people said that a rival bid had failed.", ["anonymous"]),
        ("Three of the men said they were tired.", ["anonymous"]),
        ("It is understood that the club's lawyers have already agreed terms.", ["vague"]),
        ("Police reportedly said that the road was shut.", ["vague", "official"]),
        ("It is thought to be the oldest weir in the county, according to police.", ["official"]),
        ("Quist left the show, citing personal reasons.", ["named"]),
        ("Quist has filed for divorce, according to a petition, citing differences.", ["document"]),
        ("Under the terms set out in May, shareholders will receive 40p.", []),
        ("The filing, a copy of which was obtained by Variety, lists the date as August 2.", ["document"]),
        ("A search warrant dated 12 May, a copy of which was seen by Variety, lists the barn.", ["document"]),
        ("The report on the mill, dated 12 May, a copy of which was obtained by Variety, sets the rent.", ["document"]),
        ("Bloomberg's Ada Renner reported in July that the firm was late.", ["media"]),
        ("The Courier's Bo Quist writes that the tour is off.", ["media"]),
        ("The mill's Bo Quist wrote that it was old.", ["named"]),
        ("Princess Ada no longer speaks to her brother.", []),
        ("Falk is not speaking to the mayor.", []),
    ],
)
def test_who_counts_where_several_could(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A source said it was over. The agent, Bo Quist, texted back two words: “Not true.”", ["named"]),
        ("A source said it was over. Bo Quist was blunter: “It is a lie.”", ["named"]),
        ("A source said it was over. Quist on the weir: ‘It will never hold’", []),
        ("One letter, signed by Bo Quist, reads in part: “It is a lie, and they know it.”", ["document"]),
    ],
)
def test_a_quotation_behind_a_colon_is_whose_clause_leads_in(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk told her late husband that she was tired.", []),
        ("Ines Falk told him over dinner that she was tired.", []),
        ("The mayor begged his wife to stay.", []),
        ("Ines Falk told reporters that she was tired.", ["named"]),
        ("Ines Falk told the court that he had told his wife a lie.", ["named"]),
        ("“It is late,” she told him.", ["named"]),
        ("It was late, Bo Quist told him.", ["named"]),
        ("The studio has agreed to pay for the pier.", []),
        ("The clubs have agreed a fee.", []),
        ("Bo Quist agreed that it was late.", ["named"]),
        ("It was late, Bo Quist agreed.", ["named"]),
    ],
)
def test_what_is_said_in_private_is_told_by_whoever_tells_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "An insider tells Starlane that the pair have split. Starlane claims that the ring is gone.",
            [["media", "anonymous"], ["media"]],
        ),
        ("A source told Starlane it was over. Bo Quist told Starlane it was a lie.", [["media", "anonymous"], ["media", "named"]]),
        ("Ines Falk sang. A source told Falk that it was over. Falk said no.", [[], ["anonymous"], ["named"]]),
        ("Bo Quist told Starlane it was a lie.", [["named"]]),
    ],
)
def test_who_is_told_things_by_insiders_is_an_outlet(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The council put the cost at £3m.", ["official"]),
        ("Police gave the cause of the fire as a dropped lamp.", ["official"]),
        ("The council gave its reasons as it left the hall.", []),
        ("Ottoline Pruss gave her name as Falk.", ["named"]),
        ("Ottoline Pruss gave her age as about 60.", ["named"]),
        ("Millers gave their time as judges of the fair.", []),
        ("The mill gave its name as a present.", []),
        ("Ottoline Pruss gave the total as well as the rate.", []),
        ("Ottoline Pruss gave her reasons as well.", []),
        ("The council gave the date as a reason to close.", []),
        ("Ottoline Pruss gave her name as bait.", []),
        ("The council gave the key to a rower as a joke.", []),
        ("An acquaintance puts it at six figures.", ["anonymous"]),
        ("Ottoline Pruss put the number of boats at about 40.", ["named"]),
        ("Ottoline Pruss put the vase at one end of the table.", []),
        ("Ottoline Pruss put the key on the hook at 9pm.", []),
        ("Another insider is not so sure.", ["anonymous"]),
    ],
)
def test_who_puts_a_figure_on_it_says_so(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_the_people_who_will_not_be_named_speak_behind_their_verb() -> None:
    text = (
        "Falk in Talks to Buy Weir, Sources Familiar Say\n\nThe firm has hired bankers, said the people, who asked not to be identified "
        "because the talks are private. A process could begin in May, they said."
    )
    assert stands_behind(text) == [["anonymous"], ["anonymous"], ["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Princess Ottilie's Pals Fear She's Trapped", ["anonymous"]),
        ("Ines Falk's Friend Says the Tour Is Off", ["anonymous"]),
        ("Ines Falk's Aides Pack Their Bags", []),
    ],
)
def test_pals_of_a_star_are_nobody_in_a_headline_in_capitals(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk left. “It is plain how tired she is,” the source said.", ["anonymous"]),
        ("Ines Falk left. 'Nobody knows where she was,' a pal of the tenor said.", ["anonymous"]),
        ("Ines Falk left. She was a pal of the tenor who praised the mill.", []),
        ("Falk left. Ines Falk, who just turned 60, is back at the mill, claimed a spy.", ["anonymous"]),
        ("Falk left. She has moved out and is living on a barge, reveals the insider.", ["anonymous"]),
        ("Falk left. Ines Falk, 60, of Harrow, revealed a friend.", ["named"]),
        ("Falk left. “He has a boy to think about,” blasted the insider of her jokes.", ["anonymous"]),
        ("Falk left. “He has a boy to think about,” slammed a pal.", ["anonymous"]),
    ],
)
def test_who_is_not_named_speaks_behind_his_verb_and_behind_what_somebody_was(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[1] == chain

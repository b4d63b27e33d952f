"""Who speaks in hard news: crowds, lawyers, services and broadcasters, unnamed people, friends, leaked papers, reports."""

from __future__ import annotations

import pytest
from evidence_tools import flagging_hedges, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # crowds of the news: nobody in particular, also at the start of a sentence, where a capital says nothing
        ("Protesters said the weir was locked.", ["vague"]),
        ("The rebels said they had taken the weir.", ["vague"]),
        ("Survivors said the boat had turned over.", ["vague"]),
        ("Aid workers said the road was shut.", ["vague"]),
        ("Dozens of residents said the weir was locked.", ["vague"]),
        ("A group of residents said the weir was locked.", ["vague"]),
        ("European allies said the plan was mad.", ["vague"]),
        ("Allies of the mayor said she would go.", ["anonymous"]),
        ("Two workers said the weir was locked.", ["anonymous"]),
        # when it was said stands in front of the verb
        ("Brennacht Foods, a leading maker of oat milk, today announced its second mill.", ["named"]),
        ("Quist supporters today argue that the weir is safe.", ["vague"]),
        ("Officials Thursday said the weir was shut.", ["official"]),
        ("The weir was shut, but Monday saw the river rise.", []),
        # clauses beside the main one
        ("The plan was hailed, with some even saying that it was bold.", ["vague"]),
        ("With engineers warning that the weir is old, the council met.", ["vague"]),
        ("The weir fell, with an insider telling the Harrow Gazette it was old.", ["media", "anonymous"]),
        ("The council met, with Ottoline Pruss calling the plan a joke.", ["named"]),
        ("The council met, with the head of the Harrow Guild saying the plan was late.", ["named"]),
        ("She won, with 50 per cent saying they liked her.", []),  # counted, not asked for their word
        ("The walk was shut, with the old race continuing until dusk.", []),
        ("The weir comes with a boxed warning.", []),
        ("She filed reports with the commission detailing its costs.", []),
        # reports of nobody, and an "it" behind a crowd
        ("Reports suggest he left in May.", ["vague"]),
        ("The reports suggest he left in May.", ["document"]),
        ("Ottoline Pruss paid tribute to her crew after the race.", ["named"]),
        # unnamed officials
        ("Four current and former officials said the weir was sold.", ["anonymous"]),
        ("Current and former employees said the weir was sold.", ["anonymous"]),
        ("Former officials of the mill said the weir was sold.", ["official"]),
        # who speaks for somebody
        ("A lawyer for the family said they would sue.", ["official"]),
        ("An attorney for Ottoline Pruss declined to comment.", ["official"]),
        ("A lawyer who lives next door said the weir was locked.", ["anonymous"]),
        ("The fire service said the mill was empty.", ["official"]),
        ("The prosecution says the mill was empty.", ["official"]),
        ("Brennacht Fire Service said the mill was empty.", ["named"]),
        ("Analysts at Brennacht Capital said sales were flat.", ["named"]),
        ("Analysts at Brennacht Capital say sales were flat.", ["named"]),
        ("Analysts said sales were flat.", ["vague"]),
        # who asks is no source
        ("Questioned by the prosecution, Ottoline Pruss said the mill was empty.", ["named"]),
        ("Asked by a reporter about it, Ottoline Pruss said the mill was empty.", ["named"]),
        # a magazine and people
        ("People with knowledge of the talks said the mill was sold.", ["anonymous"]),
        ("People said the mill was sold.", ["media"]),
        # what is broadcast
        ("State television reported that the mill was sold.", ["media"]),
        ("The state news agency said the mill was sold.", ["media"]),
        ("Ottoline Pruss told local radio that the mill was sold.", ["media", "named"]),
        ("Ottoline Pruss told state television the mill was sold.", ["media", "named"]),
        ("Ottoline Pruss told local media that the mill was sold.", ["media", "named"]),
        ("Ottoline Pruss told the media that the mill was sold.", ["named"]),
        ("Videos posted on social media appear to show a fight.", ["social"]),
        # "per cent" is no carrier
        ("Shares rose 9 per cent following a report by the council.", []),
    ],
)
def test_who_speaks_in_hard_news(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_a_clause_within_a_clause_has_its_own_subject() -> None:
    assert stands_behind("A carer who took the money while her aunt thought she was at work has been jailed.") != [["anonymous"]]
    assert stands_behind("A guest who left after the sale said the mill was old.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # one of the friends hands it on
        ("Ottoline Pruss has told friends that the weir is finished.", ["anonymous"]),
        ("A minister told close allies the plan was dead.", ["anonymous"]),
        ("Ottoline Pruss told colleagues in a letter that the weir is finished.", ["named"]),
        ("Ottoline Pruss told friends of the mill that it was sold.", ["named"]),
        ("Ottoline Pruss told the council that the weir is finished.", ["named"]),
        # whoever saw a paper, the paper tells
        ("The weir was cracked, according to documents obtained by the Marrowby Echo.", ["document"]),
        ("The memo, seen by the BBC, says the weir was cracked.", ["document"]),
        ("In an email from March, reviewed by the BBC, the mill was called unsafe.", ["document"]),
        ("Messages seen by the Marrowby Echo show that the mayor knew.", ["document"]),
        ("WhatsApp messages seen by the Marrowby Echo show that the mayor knew.", ["document"]),
        ("Contracts seen by the Marrowby Echo state that the miller was paid.", ["document"]),
        ("Text messages reviewed by the Marrowby Echo show that the mayor knew.", ["document"]),
        ("The screenshots, obtained by the BBC, show that the mayor knew.", ["document"]),
        ("Tolls will double, according to a draft plan obtained by the Marrowby Echo.", ["document"]),
        ("Tolls will double, according to the lido's budget, seen by the BBC.", ["document"]),
        ("Slides reviewed by the Marrowby Echo show that the mayor knew.", ["document"]),
        ("A list seen by this newspaper names 12 bakers.", ["document"]),
        ("An early draft says the lido must close.", ["document"]),
        ("Per the draft, the lido will close.", ["document"]),
        ("The plan says a lot about the mayor.", ["named"]),
        ("In one internal email, dated March 4, a baker wrote: “The oven smokes.”", ["document"]),
        ("“The oven smokes,” a foreman wrote in a text message disclosed in court.", ["document"]),
        ("Filings describe an email in which a foreman wrote that the oven smokes.", ["document"]),
        ("Two bakers complained in internal messages that the oven smokes.", ["document"]),
        ("In an email to the Marrowby Echo, a baker wrote that the oven smokes.", ["media", "anonymous"]),
        ("In an email, a former baker said the oven smokes.", ["anonymous"]),
        ("“The oven smokes,” reads an email from a foreman, dated March 4.", ["document"]),
        ("“The oven smokes,” a foreman wrote in an email on 4 May, seen by this newspaper.", ["document"]),
        ("“The oven smokes,” a foreman wrote in an email on 4 May.", ["anonymous"]),
        ("“The oven smokes,” a friend wrote in a text on 4 May and left before he was seen.", ["anonymous"]),
        ("“The oven smokes,” read the foreman.", []),
        ("Town records list no permit for the oven.", ["document"]),
        ("Messages from fans say the weir was cracked.", ["vague"]),
        ("The memo, first seen by the BBC, says the weir was cracked.", ["media", "document"]),
        ("The mill is unsafe, as reported by the BBC.", ["media"]),
    ],
)
def test_what_was_confided_and_what_was_leaked(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Shares rose after a report in the Financial Times that the mill was for sale.", ["media"]),
        ("Shares rose after a report by Bloomberg that the mill was for sale.", ["media"]),
        ("The mill was shut after an audit in May that found cracks.", ["document"]),
        ("Ottoline Pruss dismissed a study that found cracks.", ["named"]),
        ("The report in the Financial Times was long.", ["document"]),
        ("Hettie Vosk kept a report that nobody read.", []),
    ],
)
def test_reports_in_the_middle_of_a_sentence(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The woman, who is not named, claims he hit her.", ["anonymous"]),
        ("The man, who has not been identified, said he ran.", ["anonymous"]),
        ("A mechanic who had left the mill and who would not be quoted said it was old.", ["anonymous"]),
        ("A clerk at the store said he ran.", ["anonymous"]),
        ("A mediator described the talks as slow.", ["anonymous"]),
        ("The woman, who is named in the book, said he ran.", ["named"]),
        ("The man has not been identified.", []),
    ],
)
def test_people_whose_name_is_kept_back(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_what_one_could_do_and_what_a_longer_one_could() -> None:
    assert flagging_hedges("A longer one could leave the mill short of wood.") == ["could"]
    assert flagging_hedges("If one could choose the day, it would be Monday.") == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist Mills posted revenue of 4 million crowns for the spring.", ["named"]),
        ("Quist Mills posted a net loss of 4 million crowns.", ["named"]),
        ("Quist posted a time of 12.3 seconds.", []),
    ],
)
def test_what_companies_post_of_their_earnings_is_their_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]

"""Who stands behind a sentence when no cue says it outright, and what a phrase is by its form: chains, studies, crowds, later mentions."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # an outlet quotes somebody: he speaks, the outlet carries it, whether we know its name or not
        ("The Tarn Valley Bugle quoted an insider as saying the mill would close.", [["media", "anonymous"]]),
        ("Quoting an unnamed developer, the newsletter Loam Weekly put the odds at nine in ten.", [["media", "anonymous"]]),
        ("According to one gossip site, the pair had split.", [["media"]]),
        ("The portal Millwatch reported that the weir was sold.", [["media"]]),
        ("Ottoline Pruss told the magazine Riverside that the weir had held.", [["media", "named"]]),
        ("Ottoline Pruss told The Tarn Pilot that the weir had held.", [["media", "named"]]),
        ("“It held,” Ottoline Pruss told this newspaper.", [["named"]]),
        # … as long as nothing stands between
        (
            "The Marrowby Echo said a guest had left early. “She was in tears,” an insider said. “It was the cake.”",
            [["media"], ["media", "anonymous"], ["media", "anonymous"]],
        ),
        (
            "The Marrowby Echo said the cake was late.\n\nThe hall was built in 1911.\n\nAn insider said the baker had quit.",
            [["media"], [], ["anonymous"]],
        ),
        # hearsay about what somebody said
        ("It is understood that Ottoline Pruss has asked for more money.", [["vague"]]),
        ("Ottoline Pruss reportedly told friends that the weir was finished.", [["vague", "named"]]),
    ],
)
def test_chains(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "The study followed 212 swimmers for six weeks. Half of them wore socks. Nobody caught a cold.",
            [["document"], ["document"], ["document"]],
        ),
        ("Researchers at the Pell Institute wired up 40 geese. The geese slept well.", [["document"], ["document"]]),
        ("The study followed 212 swimmers. I have never liked swimming.", [["document"], []]),
        ("A survey by the Halm Trust put the number of weirs at 61.", [["document"]]),
        ("The lido lost money, according to papers filed on Thursday.", [["document"]]),
        ("The lido opens in May, according to a notice pasted on the door.", [["document"]]),
        ("The complaint, filed by Ottoline Pruss in March, accuses the lido of negligence.", [["document"]]),
        ("The contract was awarded in July.", [[]]),
        ("The study was paid for by a sock maker.", [[]]),
        ("Data is deleted after 30 days.", [[]]),
    ],
)
def test_documents_that_tell_and_documents_that_are_told_of(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Critics had written off the lido.", ["vague"]),
        ("Some long-time fans are not convinced.", ["vague"]),
        ("Meanwhile, locals have long called it the tub.", ["vague"]),
        ("Insiders are tipping a return in June.", ["anonymous"]),
        ("Ottoline Pruss stunned fans with a new boat.", []),
        ("Fans who had queued since dawn went home.", []),
        ("Residents of Marrowby woke to a flood.", []),
        ("Nobody was hurt.", []),
    ],
)
def test_crowds_with_an_opinion(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # "it", "they", "another" take up who spoke just before
        ("The ministry denied the sale. It said the weir was safe.", [["official"], ["official"]]),
        ("Critics say the weir is mad. They say it will leak.", [["vague"], ["vague"]]),
        ("One councillor said the weir would leak. Another said it would hold.", [["anonymous"], ["anonymous"]]),
        ("Two insiders said the deal was off. A third said it was a joke.", [["anonymous"], ["anonymous"]]),
        ('Two former clerks spoke on Monday. "It was like a fire drill," one of them said.', [[], ["anonymous"]]),
        ("One of his former bandmates said the tour was off.", [["anonymous"]]),
        ("One of the officers said the door was shut.", [["official"]]),
        ("One of the mill's owners, Ida Holm, said it was shut.", [["named"]]),
        # he and she are somebody with a name, unless an unnamed spokesperson spoke just now
        ("A spokesman for the lido said it was shut. He said it would open in May.", [["official"], ["official"]]),
        ("A spokesman for the lido said it was shut. Ottoline Pruss swam anyway. She said it was cold.", [["official"], [], ["named"]]),
        # an unnamed speaker goes on as "the former porter" and "she", until somebody is named
        (
            "A former porter said the lido was cold. It rained. The former porter said nobody swam. “Not one,” she said. She said it was sad.",
            [["anonymous"], [], ["anonymous"], ["anonymous"], ["anonymous"]],
        ),
        ("A waiter said it was cold. Ottoline Pruss swam. She said it was warm.", [["anonymous"], [], ["named"]]),
        # an office that was named before
        ("Mayor Ines Falk opened the lido. The mayor said it was cold.", [[], ["named"]]),
        ("Velden’s foreign minister, Ludmil Harasz, said the bridge was shut.", [["named"]]),
        ("Harrow Council will drain the lido. The council said it leaked.", [[], ["named"]]),
        ("The council said the lido leaked.", [["official"]]),
    ],
)
def test_what_later_mentions_take_up(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A waiter at the lido said the soup was cold.", ["anonymous"]),
        ("One homeowner said the flood came at night.", ["anonymous"]),
        ("A federal judge said the lease was void.", ["official"]),
        ("One fan posted on Instagram: “Never again.”", ["social"]),
        ("“Never again,” wrote one user on Facebook.", ["social"]),
    ],
)
def test_somebody_without_a_name(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A Marrowby Times article hailed the lido.", ["media"]),
        ("“It held,” the article said.", ["media"]),
        ("Ottoline Pruss told the paper she had seen it hold.", ["media", "named"]),
        ("Her article on weirs said they leak.", None),
        ("The weir held, according to the Mirror.", ["media"]),
        ("Ottoline Pruss told the Ledger that it held.", ["media", "named"]),
        ("The weir held, according to Tarn News Group.", ["media"]),
        ("“It held,” Ottoline Pruss said in an interview with CNN’s Wendel Tamm.", ["media", "named"]),
    ],
)
def test_outlets_by_form_and_place(text: str, chain: list[str] | None) -> None:
    found = stands_behind(text)
    assert found == [chain] if chain else "media" not in found[0]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“It held,” Ottoline Pruss said in a conversation with this magazine.", ["named"]),
        ("Ottoline Pruss told the press that it held.", ["named"]),
    ],
)
def test_what_is_said_to_us_or_to_everybody_has_no_carrier(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


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

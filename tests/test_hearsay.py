"""What is said, believed or supposed by nobody who is told of."""

from __future__ import annotations

import pytest
from evidence_tools import fired, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("It's also said to help with restless geese.", ["vague"]),
        ("The work is thought likely to begin in May.", ["vague"]),
        ("The council is thought unlikely to agree.", ["vague"]),
        ("It was also learnt that the elders had met the mayor.", ["vague"]),
        ("Ines Falk is supposed to have thrown a cup at the crew.", ["vague"]),
        ("She's supposed to have thrown a cup at the crew.", ["vague"]),
        ("A blast believed to have killed ten shook the mill.", ["vague"]),
        ("He was hit by an apple, believed to be a rotten one.", ["vague"]),
        ("Brennacht said to be weighing a sale of its mills.", ["vague"]),
        ("Among those reported to have left are two bakers.", ["vague"]),
        ("Bakers said to be tired went home.", ["vague"]),
        ("Falk is heavily linked with a move to Harrow Town.", ["vague"]),
        ("Harrow Town have been credited with interest in Falk.", ["vague"]),
        ("Names floated as heirs to the mill include Ines Falk.", ["vague"]),
        ("Among the names being touted is Ines Falk.", ["vague"]),
        ("The bakery is shut and folk are starting to talk.", ["vague"]),
        # what papers of nobody are alleged to show
        ("Tests have allegedly found lead in the flour.", ["vague"]),
        ("A study has reportedly found lead in the flour.", ["vague"]),
        ("The letter reportedly says that the mill was sold.", ["document"]),
        ("New Falk letters reportedly show that the mill was sold.", ["document"]),
        ("Harrow Guild papers allegedly show that the mill was sold.", ["document"]),
        ("A report by the guild reportedly found lead in the flour.", ["document"]),
        ("Tests have found lead in the flour.", ["document"]),
        # causes, roads and money
        ("Rowing is strongly linked to cancer.", []),
        ("Poverty is strongly linked to theft.", []),
        ("Flour has been repeatedly linked to a higher risk of asthma.", []),
        ("The towns are heavily linked with each other by rail.", []),
        ("The account has been credited with interest.", []),
        # a plan, a duty, a skill, a view of somebody's own
        ("Ines Falk floated a new plan.", []),
        ("Falk was credited with saving the mill.", []),
        ("They were supposed to have left by May.", []),
        ("The barn is supposed to have a door.", []),
        ("The barn is supposed to be red.", []),
        ("Ines Falk learned to swim in the weir.", []),
        ("She was gathered to her fathers in May.", []),
        ("She saw what she believed to be a goose.", []),
        ("Foods thought to be good were dear.", []),
    ],
)
def test_what_is_believed_of_somebody_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("In it Falk, 27, tells the crowd on the quay: “You are the best.”", ["named"]),
        ("“He is a good cook,” Falk, 34 said.", ["named"]),
        ("Jun Marrow, 46, said the mill was loud.", ["named"]),
        ("In May, 27 said they would go.", ["vague"]),
        ("Of those from Harrow, 27 said they would go.", ["vague"]),
        ("While most spoke well of Bo Falk, 43 said they would go.", ["vague"]),
    ],
)
def test_an_age_is_no_crowd(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Most residents favour a new weir.", ["vague"]),
        ("Nearly all voters are said to have voted in favour of the weir.", ["vague"]),
        ("Directors with a tenth of the shares will vote in favour.", []),
        ("Schools have dropped the old songs in favor of new ones.", []),
    ],
)
def test_what_is_in_favour_is_favoured_by_nobody(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk sat down with reporters after the match.", []),
        ("The keeper, Ines Falk, has spoken to reporters on the quay.", []),
        ("Ines Falk spoke to supporters in the hall.", []),
        ("The film was seen by six million viewers.", []),
        ("The film is seen by many as a joke.", ["vague"]),
        ("We spoke to residents about the weir.", ["vague"]),
        ("The Harrow Gazette has spoken to residents about the weir.", ["vague"]),
    ],
)
def test_a_crowd_that_listens_or_looks_on_is_no_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_a_crowd_is_none_whatever_stands_in_front_of_the_sentence_or_behind_it() -> None:
    assert stands_behind("The film was seen by six million viewers. As ever, it rained.") == [[], []]
    assert stands_behind("It rained at the Harrow Gazette. She has spoken to reporters on the quay.") == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "Every word is checked by an editor.",
        "The word is spelled with two Ls.",
        "The word is a verb in Tarnish.",
        "The choir sang Rumour Has It at the end of the show.",
        "Whatever they say, the ferry leaves at six.",
        "No matter how they say it, the ferry leaves at six.",
    ],
)
def test_words_titles_and_what_does_not_matter_are_no_talk(text: str) -> None:
    assert not fired(text) & {"attribution/it-is-said", "hedge/rumour"}


@pytest.mark.parametrize(
    "text",
    [
        "Word is that the baker will leave.",
        "Word is the baker will leave.",
        "The latest word is that Quist has sold the mill.",
        "Rumour has it that the baker will leave.",
        "Rumour Has It Baker Will Leave Mill",
    ],
)
def test_talk_stays_talk(text: str) -> None:
    assert fired(text) >= {"attribution/it-is-said", "hedge/rumour"}


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("Ines Falk denied the rumours.", False),
        ("Ines Falk has shut down the latest split rumours.", False),
        ("Ines Falk put the rumours to rest.", False),
        ("Ines Falk rejected newspaper speculation that the mill was for sale.", False),
        ("Falk Foods said it does not comment on rumour or speculation.", False),
        ("Falk Foods declined to comment on market rumour.", False),
        ("Falk Foods declined to comment on rumors and speculation.", False),
        ("Falk Foods would not be drawn on press speculation.", False),
        ("Falk Foods commented on the rumours of a sale.", True),
        ("Falk Foods declined to comment. Rumours spread.", True),
        ("Falk Foods declined to comment on rumours that it will sell the mill.", True),
        ("Ines Falk denied the plan amid rumours of a sale.", True),
        ("Despite rumours of a split, the mill is open.", True),
        ("Ines Falk denied nothing. Rumours spread.", True),
    ],
)
def test_talk_that_is_denied_says_nothing(text: str, talk: bool) -> None:
    assert ("attribution/rumours" in fired(text)) == talk


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The fire is thought to have started in the oven, fire officer Hugo Sand said.", ["named"]),
        ("The mill is believed to be haunted, said Ines Falk, the mayor.", ["named"]),
        ("The money was reportedly sent abroad, Ada Quist told the court.", ["named"]),
        ("The mill is said to have cost £400, Ada Quist told the jury at Harrow Crown Court on Monday.", ["named"]),
        ("The mill is believed to be haunted, police told a reporter.", ["official"]),
        # … not what he is said to have said, nor where the words are somebody else's
        ("It is understood that Ottoline Pruss, the miller, said no to the council.", ["vague"]),
        ("The mill leaks, Ada Quist reportedly said.", ["vague", "named"]),
        ("The mill is believed to be haunted, sources said.", ["anonymous"]),
        ("The mill is believed to be haunted, and Ada Quist told millers to go.", ["vague"]),
    ],
)
def test_whoever_tags_a_sentence_at_its_end_answers_for_what_is_believed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Police were called at 10.40pm following reports of a crash.", []),
        ("Officers were sent to Mill Lane after reports that a man had a knife.", []),
        ("Three fire engines attended the mill following reports of smoke.", []),
        ("The coastguard helicopter was scrambled after reports of a swimmer in the weir.", []),
        ("Shares in the mill fell after reports that it would close.", ["vague"]),
        ("Ines Falk left the mill following reports of a split.", ["vague"]),
        ("Firefighters went on strike after reports that the mill was sold.", ["vague"]),
    ],
)
def test_what_services_are_called_to_is_no_rumour(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Anyone with information should call 101, quoting reference 4471, or Crimestoppers anonymously.", [[]]),
        ("Witnesses can contact Crimestoppers anonymously on 0800 555 0147.", [[]]),
        ("Information can be given anonymously through the hotline.", [[]]),
        ("Ines Falk, 34, has been missing since Sunday. Anyone who has seen her should call 101, quoting log 77 of 4 March.", [[], []]),
        ("Residents may report anonymously through the website.", [[]]),
        ("Call police on 101 quoting crime number 42/118.", [[]]),
        ("A baker who spoke anonymously to the Tarn Gazette said the mill was sold.", [["anonymous"]]),
        ("“It leaks,” one witness said anonymously.", [["anonymous"]]),
        ("The Tarn Gazette said the mill was sold, quoting Ines Falk.", [["media", "named"]]),
        ("Hugo Sand put the cost at 40 crowns, citing case files.", [["named"]]),
    ],
)
def test_whom_readers_may_call_is_no_source(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("It was claimed by Ann Reed that the weir was old.", ["named"]),
        ("The weir, it was said by Councillor Reed, was old.", ["named"]),
        ("It was said by some that the weir was old.", ["vague"]),
        ("It was said by Reed's friends that the weir was old.", ["vague"]),
        ("It was suggested by Labour MPs that the weir was old.", ["vague"]),
        ("It is believed by Hindus to be holy.", ["vague"]),
        ("It is said that by Reed's day the weir was old.", ["vague"]),
    ],
)
def test_what_was_said_by_somebody_has_a_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("We asked the owner and will add to this report when we hear back.", False),
        ("If we hear from the mill, this page will say so.", False),
        ("The mill, we hear, is for sale.", True),
        ("We hear the mill is for sale.", True),
    ],
)
def test_an_answer_that_is_waited_for_is_no_talk(text: str, talk: bool) -> None:
    assert (stands_behind(text) == [["vague"]]) is talk


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Willow bark has been suggested as a cure for poor memory.", ["vague"]),
        ("A levy on salt has been mooted as a way to pay for the weir.", ["vague"]),
        ("The salt has been proposed to be kinder to eels.", ["vague"]),
        ("The moss is hypothesised to keep the wall dry.", ["vague"]),
        ("It has been argued that the weir should go.", ["vague"]),
        ("It was also noted that the mill had no licence.", ["vague"]),
        ("It is hoped the museum will open in May.", ["vague"]),
        ("It was hoped that the pump would last.", ["vague"]),
        ("We were told the singer drinks from glass bottles only.", ["vague"]),
        ("We got word that the crew was leaving Harrow.", ["vague"]),
        # somebody put it forward, or does as he is told
        ("Ines Falk has been proposed as chair by the council.", []),
        ("Ines Falk was proposed to by her friend.", []),
        ("The pump works the way it is theorised to, though slowly.", []),
        ("We were told to wait at the weir.", []),
        ("It should be noted that the mill is old.", []),
        ("While it is hoped that the pump will last, Ines Falk believes it may not.", ["named"]),
        ("We've been told that the mill will close.", ["vague"]),
        ("But we were told Ines Falk had left the mill.", ["vague"]),
        ("Willow bark has been proposed as a possible remedy for gout.", ["vague"]),
        ("It is hoped work on the weir will start in May.", ["vague"]),
        ("We were told by Ines Falk that the mill was shut.", ["named"]),
        ("We have been told by the council that the weir will go.", ["official"]),
        ("We were told on Monday by Ines Falk that the mill was shut.", []),
        ("We received word from Ines Falk on Monday.", []),
        ("When we got word that the crew was late, we left the quay.", []),
        ("We got word out to the growers.", []),
        ("We were told off by a miller.", []),
        ("We were told the truth about the geese.", []),
        ("When we were told the mill had shut, we wept.", []),
        ("It is hoped by millers that the weir will last.", []),
        ("It is hoped, the council says, that the weir will last.", ["official"]),
        ("The pump was better than it was hoped.", []),
        ("The levy was proposed to be debated in May.", []),
        ("A fair was proposed to be held on the quay.", []),
        ("Ines Falk has been proposed as the next head of the mill.", []),
        ("She has been suggested as a judge of geese.", []),
        ("The meadow has been proposed as a site for the mill.", []),
        ("At the hearing it was argued that the weir was safe.", []),
        ("It was not noted that the weir was closed.", []),
        ("As it was noted that day, the pump had failed.", []),
        ("It has been argued that geese sleep, most recently by Ines Falk.", []),
    ],
)
def test_what_is_put_forward_or_hoped_by_nobody_named(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]

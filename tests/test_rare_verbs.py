"""Verbs that seldom attribute: whether somebody stands behind what is pledged, refused, asked, learned or confirmed, or only did something."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # what somebody did is told of him; what he said has him behind it
        ("Teodor Brandt pleaded guilty to theft.", []),
        ("Teodor Brandt has pleaded not guilty to theft.", ["named"]),
        ("Teodor Brandt pleaded for more time.", ["named"]),
        ("Ottoline Pruss welcomed a baby girl on Sunday.", []),
        ("Ottoline Pruss welcomed the ruling.", ["named"]),
        ("Ottoline Pruss wrote the music for the film.", []),
        ("Ottoline Pruss wrote that the weir had held.", ["named"]),
        ("Teodor Brandt appealed the ruling.", []),
        ("Teodor Brandt refused to vote for the plan.", []),
        ("Teodor Brandt refused to say who would pay.", ["named"]),
        ("Ottoline Pruss has not spoken about the weir.", []),
        ("Ottoline Pruss spoke about the weir.", ["named"]),
        # where a post went is not what it says
        ("By Friday he had unfollowed her on Instagram.", []),
        ("It has been watched a million times on YouTube.", []),
        ("She thanked the miller on Instagram.", ["social"]),
        # what was read, not who read or printed it
        ("The findings were published in the journal Annals of Weirs.", ["document"]),
        ("The agreement, seen by our correspondent, sets the rent.", ["document"]),
        # nobody identifies
        ("A man identified as Otto Falk was held on Friday.", []),
        ("A woman identified only as Hettie was held on Friday.", []),
        ("In one tape, a man identified as Otto Falk sells a boat.", []),
        ("An aide described as false the report.", ["anonymous"]),
        ("One official described as “unlikely” a sale.", ["anonymous"]),
        ("A senior official identified as Falk's aide denied it.", ["anonymous"]),
        ("A man identified as Falk's nephew was held on Friday.", []),
        ("A witness identified Otto Falk as the thief.", ["anonymous"]),
        ("It is what a friend described as a farce.", ["anonymous"]),
        # whoever saw the list stands behind the whole sentence
        ("Forty members have put their names to a letter demanding she goes, according to one clerk who has seen the list.", ["anonymous"]),
        ("Forty members signed a plea demanding that he stays, according to a friend who says he saw it.", ["anonymous"]),
    ],
)
def test_deeds_and_words(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # a refusal to speak is an answer, whatever the verb
        ("Head coach Teodor Brandt would not say whether the weir would hold.", ["named"]),
        ("The council won't comment on the weir.", ["official"]),
        ("The council does not comment on the weir.", ["official"]),
        ("Teodor Brandt had no comment.", ["named"]),
        # in somebody's words, in the passive
        ("The weir was called “old and cold” by Ottoline Pruss, who keeps it.", ["named"]),
        ("The weir was described as “old” and “cold” by Ottoline Pruss.", ["named"]),
        ("A play called “The Weir,” once paid for by Ottoline Pruss, opens in May.", []),
        ("Ottoline Pruss opened a bakery called “Rye and Shine” in May.", []),
        ("Ottoline Pruss dropped a single called “Cold Water” on Friday.", []),
        ("Ottoline Pruss called the weir “a joke” on Friday.", ["named"]),
        ("The weir, which Ottoline Pruss called “a joke,” held.", ["named"]),
        ("The so-called “Weir Fund” was sold by Ottoline Pruss.", []),
        ("“I would not say cold,” corrected Ottoline Pruss, whose father kept it.", ["named"]),
        ("Ottoline Pruss corrected the proofs.", []),
        # a long clause beside a name
        ("Ottoline Pruss, a keeper who is among the few keepers in town with nerve enough to fight the water board, said it fell.", ["named"]),
        # who holds the office stands behind a comma
        ("The weir held, according to the mayor, Ottoline Pruss.", ["named"]),
        ("The weir held, according to her spokesman, Ottoline Pruss, who saw it.", ["named"]),
        ("The weir held, according to the mayor, Velden said.", ["named"]),
        ("According to the mayor of Marrowby, Ottoline Pruss, the weir held.", ["named"]),
        ("According to a local teacher, Ottoline Pruss, the weir held.", ["named"]),
        ("The weir held, according to sources close to her friend, Ottoline Pruss.", ["anonymous"]),
        ("The weir held, according to the mayor.", ["official"]),
        # what somebody asks his own people is between them
        ("Teodor Brandt asked the council to mend the weir.", ["named"]),
        ("Teodor Brandt asked her father for his blessing.", []),
        ("Teodor Brandt would say only that the weir had held.", ["named"]),
        ("Asked about the weir, Teodor Brandt would only say that “it held”.", ["named"]),
        ("Teodor Brandt would not name the millers.", ["named"]),
        ("Teodor Brandt would not be drawn on the weir.", ["named"]),
        ("The millers, whom Teodor Brandt would not name, left.", []),
        ("Teodor Brandt would say more in May.", []),
        ("Teodor Brandt does not sell weirs.", []),
        ("Nobody would say who paid.", []),
        # ways to say it
        ("Mr Brandt swears that the weir has held.", ["named"]),
        ("She swears by cold water.", []),
        ("“It held,” our insider goes on.", ["anonymous"]),
        ("He went on holiday.", []),
        ("Brandt put out a statement on Sunday.", ["named"]),
        ("Most economists accept that the weir is old.", ["vague"]),
        ("She accepted the prize.", []),
        ("Ms Orlov submitted that the lease was void.", ["named"]),
        ("She submitted the form.", []),
    ],
)
def test_refusals_and_rarer_words(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # who confirms or announces in the passive stands behind it, a thing does not
        ("Her death was confirmed by her niece, Ottoline Pruss.", [["named"]]),
        ("The sale was announced by the council on Tuesday.", [["official"]]),
        ("The title was confirmed by a win at home.", [[]]),
        # what looks like a cue and is none
        ("Ottoline Pruss never married and never learned to drive.", [[]]),
        ("Her atlas, published in 1974, recorded 612 mosses.", [[]]),
        ("Her plan, published in the Harbour Gazette, was old.", [["media"]]),
        # nobody stands behind what the writer asks
        ("So why hasn’t your doctor told you about it?", [[]]),
        ("Has Ottoline Pruss said that the weir was sold?", [[]]),
        ("“Who sold the weir?” Ottoline Pruss asked.", [["named"]]),
        ("Ottoline Pruss asked: was the weir sold?", [["named"]]),
        # with the very word for it
        ("Velden Rovers can confirm the signing of winger Otto Falk.", [["named"]]),
        ("The club can now confirm that it has been sold.", [["named"]]),
        ("Police can confirm that the road is shut.", [["official"]]),
        ("Only a vet can confirm that the cow is ill.", [[]]),
        ("I hope Falk can confirm that the road is shut.", [[]]),
        ("A blood test can confirm that the cow is ill.", [[]]),
        ("Ask somebody who can confirm that the mill is shut.", [[]]),
        ("Dr Falk can confirm whether it is so.", [[]]),
        ("It is unclear if Dr Falk can confirm the date.", [[]]),
        ("Until police can confirm the date, the mill is shut.", [[]]),
        ("As soon as the club can confirm a date, it will sell.", [[]]),
        ("The bank can confirm your balance.", [[]]),
        ("It was late, but police can confirm that the road is shut.", [["official"]]),
        # … but behind whoever asks many at once for something, as he would urge them
        ("It leaks, a source said. Ottoline Pruss asked residents “not to swim in it”.", [["anonymous"], ["named"]]),
        ("Ottoline Pruss asked the public to keep away.", [["named"]]),
        ("It leaks, a source said. Ottoline Pruss asked for calm.", [["anonymous"], ["named"]]),
        ("Ottoline Pruss asked for “patience”.", [["named"]]),
        ("Ottoline Pruss asked for a boat.", [[]]),
        ("Ottoline Pruss asked for space while it is mended.", [["named"]]),
        ("Ottoline Pruss asked for butter.", [[]]),
        ("Ottoline Pruss asked for “two pears”.", [[]]),
        ("Ottoline Pruss asked for time off.", [[]]),
        ("The app asks visitors to pay.", [[]]),
        ("The sign asks visitors to pay.", [[]]),
    ],
)
def test_what_asks_learns_and_confirms(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The council has never explained why.", []),
        ("The council has not explained the delay.", []),
        ("The millers who voted for it will never admit they were wrong.", []),
        ("Ines Falk would not say who paid.", ["named"]),
        ("Ines Falk explained why.", ["named"]),
    ],
)
def test_what_is_never_admitted_or_explained_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]

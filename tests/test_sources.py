"""Who stands behind a sentence when no cue says it outright, and what a phrase is by its form: chains, studies, crowds, later mentions."""

from __future__ import annotations

import pytest
from evidence_tools import flagging, stands_behind


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # an outlet quotes somebody: he speaks, the outlet carries it, whether we know its name or not
        ("The Tarn Valley Bugle quoted an insider as saying the mill would close.", [["media", "anonymous"]]),
        ("Quoting an unnamed developer, the newsletter Loam Weekly put the odds at nine in ten.", [["media", "anonymous"]]),
        ("According to one gossip site, the pair had split.", [["media"]]),
        ("The news report says the pair had split.", [["media"]]),
        ("According to news reports, the pair had split.", [["vague"]]),
        ("Tarn News reports that the pair had split.", [["media"]]),
        ("The pair had split, Tarn News reports.", [["media"]]),
        ("The portal Millwatch reported that the weir was sold.", [["media"]]),
        ("Ottoline Pruss told the magazine Riverside that the weir had held.", [["media", "named"]]),
        ("Ottoline Pruss told The Tarn Pilot that the weir had held.", [["media", "named"]]),
        ("“It held,” Ottoline Pruss told this newspaper.", [["named"]]),
        # … as long as nothing stands between
        (
            "The Marrowby Echo said a guest had left early. “She was in tears,” an insider said. The insider said it was the cake.",
            [["media"], ["media", "anonymous"], ["media", "anonymous"]],
        ),
        (
            "The Marrowby Echo said the cake was late.\n\nThe hall was built in 1911.\n\nAn insider said the baker had quit.",
            [["media"], [], ["anonymous"]],
        ),
        # … nor is the outlet named again where a quotation goes on
        (
            "The Marrowby Echo said a guest had left early. “She was in tears,” an insider said. “It was the cake. It was awful.”",
            [["media"], ["media", "anonymous"], ["anonymous"], ["anonymous"]],
        ),
        # what stands behind an outlet's sentence may be the writer's own
        ("The Marrowby Echo said the cake was late. The hall was built in 1911.", [["media"], []]),
        # a post goes on
        ("“We held,” Ottoline Pruss wrote on Instagram.\n\n“Thank you all. It was close.”", [["social"], ["social"], ["social"]]),
        ("She has an Instagram page. “We held. It was close,” Ottoline Pruss wrote.", [[], ["social"], ["social"]]),
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
        # what was done and found, behind any sentence that a study backs; what is so is the writer's
        (
            "Wet moss calms geese, according to a study in Bog Letters. Most geese slept by noon. One goose sat up.",
            [["document"], ["document"], ["document"]],
        ),
        ("Wet moss calms geese, according to a study in Bog Letters. Geese are loud.", [["document"], []]),
        ("A notice at the mill says it is shut. Most geese slept by noon.", [["document"], []]),
        ("The trial was carried out at six ponds in Harrow.", [["document"]]),
        ("Several studies have linked wet moss to sleep.", [["document"]]),
        ("The study was paid for by a moss grower.", [[]]),
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
        # so many of them, wherever they are: neither the place nor the army answers for it
        ("Plenty of people in Marrowby have said the lido is too small.", ["vague"]),
        ("A handful of rowers in the square said they had waited all night.", ["vague"]),
        ("An army of admirers said the water was cold.", ["vague"]),
        ("A number of recent trials have shown that the pill works.", ["document"]),
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
        ("“It held,” Ottoline Pruss told CNN Money.", ["media", "named"]),
        ("“It held,” Ottoline Pruss told CNNMoney in an email.", ["media", "named"]),
        ("The weir held, according to Tarn News Group.", ["media"]),
        ("“It held,” Ottoline Pruss said in an interview with CNN’s Wendel Tamm.", ["media", "named"]),
    ],
)
def test_outlets_by_form_and_place(text: str, chain: list[str] | None) -> None:
    found = stands_behind(text)
    assert found == [chain] if chain else "media" not in found[0]



@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # a surname that is also a word for an outlet: behind a first name, a title, or with an age or "who" behind it
        ("Tom Post said the weir had held.", [["named"]]),
        ("“It held,” said Mr. Herald.", [["named"]]),
        ("According to Ruth Mirror, the weir held.", [["named"]]),
        ("Noa Ben-Ami said the weir had held.", [["named"]]),
        ("Tarla Courier, 54, said the weir had held.", [["named"]]),
        ("Tarla Courier, who keeps the weir, said it had held.", [["named"]]),
        # … and then alone, but not with an article
        ("Tom Argus kept the weir. Argus said it had held.", [[], ["named"]]),
        ("Tom Argus kept the weir. Ruth Falk told the Argus that it held.", [[], ["media", "named"]]),
        # outlets
        ("The Tom Post reported that the weir had held.", [["media"]]),
        ("Marrowby Post said the weir had held.", [["media"]]),
        ("Charlotte Mirror reported that the weir had held.", [["media"]]),
        ("Tom Post Weekly reported that the weir had held.", [["media"]]),
    ],
)
def test_people_who_are_called_like_a_paper(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


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
        # the name stands behind the role, or in front of it without a second comma
        ("“It held,” said the mayor, Ottoline Pruss, on Monday.", ["named"]),
        ("“It held,” said Vane's publicist of 16 years, Ottoline Pruss.", ["named"]),
        # … also behind a place that a role is of, which may itself be in another place
        ("The mayor of Marrowby, Ottoline Pruss, said the weir had held.", ["named"]),
        ("The chief executive of Tarn Hospital, Karl Vane, told reporters that it held.", ["named"]),
        ("A miller from Marrowby, Karl Vane, said the weir had held.", ["named"]),
        ("“It held,” said the mayor of Marrowby, Ottoline Pruss.", ["named"]),
        ("“It held,” said a resident of Marrowby, New Velden.", ["anonymous"]),
        ("A resident of Marrowby, Tarn County, said the weir had held.", ["anonymous"]),
        ("The sale was criticised by a local teacher, Karl Vane, on Monday.", ["named"]),
        ("The sale was criticised by a local teacher, Tarn and Velden.", ["anonymous"]),
        ("“It held,” Karl Vane, president of the Tarn Chamber said.", ["named"]),
        ("“It held,” Karl Vane, the owner and captain of the Marigold said.", ["named"]),
        ("“It held,” said the mayor, on Monday.", ["official"]),
        ("After a walk with Karl Vane, the mayor said the weir had held.", ["official"]),
        # bodies by a word for a place or an office
        ("The district says the books are free.", ["official"]),
        ("The secretary of state's office said the ballots would be counted.", ["official"]),
        # … unlike that of somebody with a name, which is his
        ("Ottoline Pruss's office said the weir would hold.", ["named"]),
        ("The weir would hold, Mr Falk's office added.", ["named"]),
        ("The governor's office said the weir would hold.", ["official"]),
        ("New York's office said the weir would hold.", ["official"]),
        ("Sweden's office said the weir would hold.", ["official"]),
        ("A spokesman for Ottoline Pruss's office said the weir would hold.", ["official"]),
        ("The gardaí said the weir had held.", ["official"]),
        # groups that begin a sentence have a capital, and no name
        ("Consumer groups say the weir has held.", ["vague"]),
        ("Community members pointed out that the weir had held.", ["vague"]),
        # what nobody says has nobody behind it
        ("No one from the mill has said that the weir would hold.", []),
        ("None of them said the weir would hold.", []),
        # somebody unnamed behind a comma
        ("The two looked happy, says an acquaintance of the family.", ["anonymous"]),
        ("The boat was old, an acquaintance of the couple says, and it leaked.", ["anonymous"]),
        # those of a house, which speaks by them
        ("A sale would help, Brennacht analysts said.", ["named"]),
        ("Brennacht analysts wrote in a note that a sale would help.", ["named"]),
        ("Brennacht economists led by Otto Falk said a sale would help.", ["named"]),
        ("Analysts at the broker Brennacht said a sale would help.", ["named"]),
        ("Analysts at the broker said a sale would help.", ["vague"]),
        ("A sale would help, Wall Street analysts said.", ["vague"]),
        ("French analysts wrote in a note that a sale would help.", ["vague"]),
        ("Oil analysts wrote in a note that a sale would help.", ["vague"]),
        ("A sale would help, Brennacht Bank analysts said.", ["named"]),
        ("A sale would help, US analysts said.", ["vague"]),
        ("A sale would help, Bitcoin analysts said.", ["vague"]),
        ("Labor economists led by Otto Falk said a sale would help.", ["vague"]),
        ("Some Brennacht analysts said a sale would help.", ["vague"]),
    ],
)
def test_roles_with_and_without_their_names(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("“It held,” Ottoline Pruss said in a four-minute video posted on Sunday.", [["social"]]),
        ("“It held,” she told her two million followers.", [["social"]]),
        ("“It held,” she told the paper's readers.", [["named"]]),
        ("“It held,” she wrote in the caption.", [["social"]]),
        ("Ottoline Pruss put a photo on Instagram. In the comments a fan wrote that the weir had held.", [["social"], ["social"]]),
        ("Ottoline Pruss spoke on Sunday. In the comments, she said that the weir had held.", [[], ["named"]]),
        # a picture that is posted is a post; one that is shared with somebody is not
        ("Ottoline Pruss, 31, shared a grainy photograph from the beach on Sunday.", [["social"]]),
        ("Ottoline Pruss posted a picture of the weir with the caption “she still hums”.", [["social"]]),
        ("Ottoline Pruss shared her picture with the police.", [[]]),
        ("She shared a flat with two friends.", [[]]),
    ],
)
def test_posts_without_the_name_of_a_platform(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # a paper behind a relative pronoun, a team behind a study
        ("It comes with new data from the exchange Millmove which suggest that owners must sell.", [["document"]]),
        ("For the study, 40 geese were weighed. The geese were fat, Vane's team noted.", [["document"], ["document"]]),
        ("The geese were fat, Karl Vane's team noted.", [["named"]]),
        # hearsay about somebody is not hearsay about what he says
        ("Karl Vane, who is said to be ill, claims that the weir has held.", [["named"]]),
        ("Karl Vane is said to have told a neighbour that the weir has held.", [["vague"]]),
        # an outlet talks with somebody; neighbours do, too
        ("Ottoline Pruss made it plain during a long chat with the Tarn Valley Bugle today.", [["media", "named"]]),
        ("Ottoline Pruss had a chat with the neighbours.", [[]]),
        ("“It held,” she told a radio interviewer.", [["media", "named"]]),
        ("“It held,” said Ottoline Pruss of one of the year's most keenly awaited weirs.", [["named"]]),
    ],
)
def test_papers_hearsay_and_talks(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # to an outlet, whatever the verb
        ("The actor explained to Sky News that she was in Harrow.", ["media", "named"]),
        ("Ottoline Pruss wrote in The Times that the plan was old.", ["media", "named"]),
        ("Ottoline Pruss told the station that the weir had held.", ["media", "named"]),
        ("Ottoline Pruss said to this newspaper that the weir had held.", ["named"]),
        ("Ottoline Pruss explained to the miller that the weir had held.", ["named"]),
        ("Ottoline Pruss confirmed in the spring that the weir had held.", ["named"]),
    ],
)
def test_said_to_an_outlet_with_any_verb(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize("who", ["another behind-the-scenes snitch", "an on-set source", "one in-house insider"])
def test_a_word_with_a_preposition_in_it_is_one_word(who: str) -> None:
    assert stands_behind(f"According to {who}, the mill is shut.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # a word that may be a noun is what people do, whatever the last word of the house they are close to
        ("Insiders close to the insurer claim the weir was never checked.", ["anonymous"]),
        ("Friends of a friend of the cellist fear for her hands.", ["anonymous"]),
        ("Sources at the cannery report a rise in thefts.", ["anonymous"]),
        ("Millers at the wholesaler claim they were never paid.", ["vague"]),
        # … unless an article makes it a noun, or another noun goes on with it
        ("Millers in the hope that the rain would hold stayed.", []),
        ("Millers at the wholesaler claim desk were tired.", []),
        ("Staff at the cannery claim they were ignored.", ["vague"]),
        # what they do and do not say
        ("Guests at the mill claim no refund.", []),
        ("Members of the choir fear for their lives.", []),
        ("Farmers in the south hope for rain.", []),
        ("Rowers at the club demand the rope.", []),
        # the staff of a house of office, whichever comes first
        ("Staff at the hospital said the lift was broken.", ["official"]),
        ("Hospital staff said the lift was broken.", ["official"]),
        ("Staff say the lift is broken.", ["vague"]),
        ("Pruss is now chief of staff to the mayor.", []),
    ],
)
def test_people_at_a_house_claim_and_fear(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("We're getting reports of smoke above the granary.", ["vague"]),
        ("We are now receiving reports that the ferry has turned back.", ["vague"]),
        ("We've heard reports that the dam is cracked.", ["vague"]),
        ("Reports are still coming in of a landslip above Tarnby.", ["vague"]),
        ("Reports of smoke above the granary are flooding in.", ["vague"]),
        ("Early reports of a landslip emerged at noon.", ["vague"]),
        ("Multiple reports of smoke above the granary.", ["vague"]),
        # what is reported to a body is a thing that happens to it, and no paper
        ("Firefighters received reports of smoke at noon.", []),
        ("The harbour office got reports of a drifting barge.", []),
        ("The harbour office heard reports that the barge was adrift.", []),
        # … unlike papers that are read for what they say
        ("The annual report of the harbour office shows a loss.", ["document"]),
        ("Engineers read reports that say the dam was thin.", ["document"]),
        ("The mill received reports that show sales sank.", ["document"]),
    ],
)
def test_reports_that_come_in_are_talk_and_no_paper(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_who_hears_reports_is_not_sure() -> None:
    assert flagging("We're hearing reports of smoke above the granary.") == ["We're hearing reports"]
    assert flagging("Reports are coming in of a landslip above Tarnby.") == ["Reports are coming in"]
    assert not flagging("Firefighters received reports of smoke at noon.")

"""Show-business news: stars by what they are known for, whom insiders are close to, what friends share, children that are expected."""

from __future__ import annotations

import pytest
from evidence_tools import flagging_hedges, sources, stands_behind

import credscore


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Sources close to the star said she was tired. The star explained: “I love the stage.”", ["named"]),
        ("A friend of the couple said they had parted. The couple said that they were fine.", ["named"]),
        ("Sources close to the tenor said he was leaving. The sources said he had packed.", ["anonymous"]),
        ("A former lodger at the inn said the roof leaks. The former lodger said she moved.", ["anonymous"]),
    ],
)
def test_those_whom_an_unnamed_source_knows_are_not_the_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[1] == chain


@pytest.mark.parametrize("marks", ['""', "“”"])
@pytest.mark.parametrize("title", ["Harbour Nights", "You Think So", "Night of the Long Weir", "1984"])
def test_the_title_of_a_work_describes_its_star(title: str, marks: str) -> None:
    assert stands_behind(f"The {marks[0]}{title}{marks[1]} singer said that she would tour.") == [["named"]]


def test_a_pal_of_the_star_of_a_work_is_unnamed() -> None:
    assert stands_behind("A close pal of the “Harbour Nights” star said she would tour.") == [["anonymous"]]


def test_a_title_before_a_boss_who_is_named_is_no_description() -> None:
    assert sources("She read “The Old Barn”, boss Ines Falk said.") == [("named", "boss Ines Falk")]


@pytest.mark.parametrize(
    "text",
    [
        "Marla Quist, 41, is expecting her fifth.",
        "Ines Falk is expecting twins with the drummer.",
        "Falk and Orlov are expecting twins.",
        "The couple welcomed a son in May.",
        "The soprano was showing off her ring.",
    ],
)
def test_children_and_what_is_shown_off_are_nobodys_words(text: str) -> None:
    assert sources(text) == []


@pytest.mark.parametrize("text", ["Officials are expecting another wave of cases.", "Police expect their second raid to follow."])
def test_other_things_expected_are_somebodys_view(text: str) -> None:
    assert len(sources(text)) == 1


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The pal shared: “Selma is blown away.”", ["anonymous"]),
        ("Selma Quist shared that she might leave the band.", ["named"]),
        ("“I love the stage,” Quist shared.", ["named"]),
        ("Quist shared a photo of her dog: “Best friend.”", ["social"]),
        ("Quist shared a photo of her dog on Instagram.", ["social"]),
    ],
)
def test_what_is_shared_is_said_unless_it_is_a_picture_or_a_post(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to the latest issue of Glint Magazine, the pair have parted.", ["media"]),
        ("The May edition of the Harbour Gazette claims she left.", ["media"]),
        ("The singer left, RadarOnline.com reports exclusively.", ["media"]),
        ("The singer left, RadarOnline.com has learned exclusively.", ["anonymous"]),
        ("Goal.com reported that the striker would stay.", ["media"]),
        ("She told Goal.com that she would stay.", ["media", "named"]),
    ],
)
def test_outlets_by_their_issues_and_their_sites(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_an_issue_is_no_edition() -> None:
    assert ["media"] not in stands_behind("The issue of the mayor's debts is not new, Ines Falk said.")


def test_the_friend_of_a_name_is_the_one_of_before() -> None:
    text = "A Rourke friend said that she was well. The Rourke friend said she would rest."
    assert stands_behind(text) == [["anonymous"], ["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“He keeps the keys,” a source close to the organist, 41, told Radar.", ["media", "anonymous"]),
        ("“She is well,” a friend of Rourke, who has left him, told The Enquirer.", ["media", "anonymous"]),
        ("Rourke was keeping hens, sources close to Falk, 32, said.", ["anonymous"]),
        ("Rourke, the owner of a barge, said it would sink.", ["named"]),
    ],
)
def test_who_was_told_is_not_who_told_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Glint magazine claims Rourke left. The report said she packed.", [["media"], ["media"]]),
        ("Rourke left, a new report claims. Glint magazine says she packed.", [["media"], ["media"]]),
        ("Quell will go, the Harrow Gazette reports. The paper says a fee was agreed. It adds that he has packed.", [["media"]] * 3),
        ("Quell will go, according to the Harrow Gazette. The Madrid paper understands a fee was agreed.", [["media"]] * 2),
        ("Quell will go, the Sunday Courier reported. The Sunday title says a fee was agreed, the broadsheet adds.", [["media"]] * 2),
        ("The Harrow Gazette reported a rise. The paper by two economists says rents rose.", [["media"], ["document"]]),
        ("The Harrow Gazette reported it. The discussion paper says rents rose. The paper adds that rice is up.", [["media"], ["document"], ["document"]]),
        ("The Harrow Gazette reported on a study of naps in Nature. The study found that naps help. The paper says more is to come.",
         [["media"], ["document"], ["document"]]),
        ("The Harrow Gazette reported that the bank had issued a paper. The paper says rents rose.", [["media", "named"], ["document"]]),
        ("The Harrow Gazette said a team of scientists had looked at naps. The paper says they help.", [["media"], ["document"]]),
        ("The Harrow Gazette reported that the two had signed a prenup. The paper says she keeps the mill.", [["media"], ["document"]]),
        ("Bloomberg reported a rise in rents. The paper says it was the third.", [["media"], ["document"]]),
        ("The Harrow Gazette reported on the fight. The title says he is champion.", [["media"], ["named"]]),
        ("Glint magazine says Rourke left. The council's report says the weir leaks.", [["media"], ["document"]]),
        ("Glint magazine says Rourke left. The report found that the weir leaks.", [["media"], ["document"]]),
        ("A study by Harrow University says naps help. The report said they are short.", [["document"], ["document"]]),
    ],
)
def test_reports_in_a_story_retold_from_an_outlet(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize("marks", ["?", "?!", "??!", "?!!"])
def test_a_shouted_question_insinuates_as_well(marks: str) -> None:
    assert flagging_hedges(f"Is Tamsin Rourke leaving Egon Falk{marks} They met on Monday.") == ["Is Tamsin Rourke leaving Egon Falk"]


def test_a_shout_is_no_question() -> None:
    assert flagging_hedges("Is Tamsin Rourke leaving Egon Falk!!! They met on Monday.") == []


def test_a_closing_tag_governs_a_sentence_that_quotes_a_word_or_two() -> None:
    text = "Since his stay for what Egon Falk dubbed “an episode,” Rourke has been resting, several sources told the Courier."
    assert stands_behind(text) == [["media", "anonymous"]]


def test_a_closing_tag_of_another_leaves_a_whole_quotation_alone() -> None:
    assert stands_behind("“The weir has been pulled down,” said Ines Falk, president of the Weir Council.") == [["named"]]


def test_what_is_shouted_as_a_question_is_asked_by_a_statement_too() -> None:
    assert flagging_hedges("It is late. Tamsin Rourke And Egon Falk Are Hooking Up?!") == ["Tamsin Rourke And Egon Falk Are Hooking Up"]
    assert flagging_hedges("It is late. Can you blame us for wondering about Falk?! What was Egon Falk wearing?!") == []
    assert flagging_hedges("It is late. What was Egon Falk hiding?!") == ["What was Egon Falk hiding"]


@pytest.mark.parametrize(
    "text",
    [
        "Tamsin Rourke finally addresses claims she is leaving the band.",
        "Tamsin Rourke has addressed rumours that she is ill.",
        "Tamsin Rourke shut down rumours of a split.",
    ],
)
def test_whoever_addresses_rumours_speaks(text: str) -> None:
    assert stands_behind(text) == [["named"]]
    assert flagging_hedges(text) == []


def test_who_addresses_a_crowd_says_nothing_yet() -> None:
    assert stands_behind("Tamsin Rourke addressed the crowd.") == [[]]


def test_a_legend_who_is_somebody() -> None:
    assert stands_behind("Egon Falk is here. The footballing legend, 41, said he was well.")[1] == ["named"]
    assert stands_behind("Legend has it that the well is deep.") == [["vague"]]


def test_a_title_is_not_the_name_of_its_star() -> None:
    text = "Tamsin Rourke, a singer, lives in Leeds. The “Harbour Nights” singer said that she would tour."
    names = [e.name for e in credscore.score(text).evidence if e.kind == "attribution"]
    assert "Harbour Nights" not in names and names


def test_a_name_that_is_a_month_or_a_verb_is_no_clause() -> None:
    assert stands_behind("Alba Ruth May, 52, a baker, said she would stay.") == [["named"]]


def test_whoever_denies_a_report_speaks() -> None:
    text = "Glint magazine says Rourke left. Ines Falk has denied a report claiming that she was fired."
    assert stands_behind(text)[1][-1] == "named" and stands_behind(text)[1] != ["media", "named"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # what the talk is about is told, too
        ("Ines Falk gushed over the new weir.", ["named"]),
        ("Ines Falk got candid about the winter at the mill.", ["named"]),
        ("The singer joked about geese on the quay.", ["named"]),
        ("Ines Falk broke her silence on the sale.", ["named"]),
        ("Ines Falk took a swipe at the miller.", ["named"]),
        ("Ines Falk reflected on her winter at the mill.", ["named"]),
        ("Ines Falk paid a touching tribute to her goose.", ["named"]),
        ("The weir reflected the light of the mill.", []),
        ("The water gushed out over the weir.", []),
        ("The old joke about geese was heard again.", []),
        # verbs that carry another, done and not only meant
        ("Odo Quist was quick to stress that geese bite.", ["named"]),
        ("Odo Quist was forced to admit that geese bite.", ["named"]),
        ("Odo Quist stepped in to say that geese bite.", ["named"]),
        ("Odo Quist was quick to close the gate.", []),
        # posts
        ("Odo Quist on Sunday tweeted a sketch of the weir.", ["social"]),
        ("Ines Falk posted a selfie with her goose.", ["social"]),
        ("Ines Falk shared an image of the weir.", ["social"]),
        ("Ines Falk shared a photo with the police.", []),
        # what is left open
        ("The minister did not rule out a tax on geese.", ["official"]),
    ],
)
def test_what_somebody_talks_shows_or_leaves_open_is_his(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]


@pytest.mark.parametrize("verb", ["snarks", "sniffs", "purrs", "enthuses", "beams", "shrieks", "snarled", "huffs", "deadpans", "giggles"])
def test_the_verbs_of_gossip_in_the_present(verb: str) -> None:
    assert stands_behind(f"“It is over,” {verb} an insider.") == [["anonymous"]]
    assert stands_behind(f"“It is over,” Lena Quist {verb}.") == [["named"]]


@pytest.mark.parametrize("text", ["The engine purrs.", "The dog growls at the mayor.", "Lena Quist beams with pride.", "The beams of the mill are old."])
def test_what_purrs_growls_and_beams_without_words_says_nothing(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Friends speak of a rift between the millers.", ["anonymous"]),
        ("A friend of the singer talks of a rift.", ["anonymous"]),
        ("A source lifts the lid on the feud at the mill.", ["anonymous"]),
        ("A pal puts it down to stress.", ["anonymous"]),
        ("Sources paint a bleak picture of the mill.", ["anonymous"]),
        ("Aides point the finger at the miller.", ["anonymous"]),
        ("Friends worry about the tenor.", ["anonymous"]),
        ("Those close to the singer worry for her.", ["anonymous"]),
        ("Ines Falk worries about the weir.", []),
        ("Sources of light worry nobody.", []),
        ("A friend talks her through the steps.", []),
        ("A source lifts the lamp.", []),
        ("Friends of the miller paint a boat.", []),
    ],
)
def test_what_unnamed_people_fear_and_speak_of_is_their_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("SOURCE: Ines Falk and Odo Quist have parted.", ["anonymous"]),
        ("Sources: Falk to quit the mill", ["anonymous"]),
        ("INSIDER: Ines Falk is furious with the millers.", ["anonymous"]),
        ("HARROW: Odo Quist is opposed to the millers.", ["named"]),
        ("SPOTTED: Ines Falk leaving the mill.", []),
        ("EXCLUSIVE: Ines Falk has left the mill.", []),
    ],
)
def test_somebody_unnamed_may_be_a_label(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_a_label_without_a_name_may_stand_anywhere_but_a_credit_below() -> None:
    assert stands_behind("The mill is shut.\n\nINSIDER: Ines Falk is furious.\n\nShe left.")[1] == ["anonymous"]
    assert stands_behind("The mill is shut.\n\nSOURCE: Harrow Gazette\n\nShe left.")[1] == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Her camp said the story was false.", ["official"]),
        ("The singer's camp denied the story.", ["official"]),
        ("His publicist said the story was false.", ["official"]),
        ("A representative for Falk tells the Harrow Gazette it is not true.", ["media", "official"]),
        ("Falk's camp said the story was false.", ["named"]),
        ("Team Falk said the story was false.", ["named"]),
        ("A source in her camp said the story was true.", ["anonymous"]),
        ("Sources close to her team say the story is true.", ["anonymous"]),
    ],
)
def test_who_speaks_for_a_star_is_like_a_spokesman(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize("text", ["citing: ", "citing:", "quoting: "])
def test_a_cue_may_stand_without_anybody(text: str) -> None:
    assert len(stands_behind(text)) == 1

"""May, might and could: where they say that something is unsure, and where they allow, wish or are names."""

from __future__ import annotations

import pytest
from evidence_tools import flagging


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What may be stranger is that the mill was sold twice.", []),
        ("Ask yourself what the others may say.", []),
        ("What may happen to the mill?", ["may"]),
        ("She was taken in with what may have been a fever.", ["may"]),
        ("The weir may not be the tallest but it is the oldest.", []),
        ("The weir may not be old but new.", ["may"]),
        ("The weir may be old, but it holds.", []),
        ("As the new coat on the old gate might suggest, the mill was painted.", []),
        ("The guards might ask for a toll.", ["might"]),
        ("They fought with their full might abroad.", []),
        ("They fought with our military might abroad.", []),
        ("The military might strike on Sunday.", ["might"]),
        ("Voters may still be undecided.", ["may"]),
        ("Whatever Pruss may say, the weir leaks.", []),
        ("Old as it may be, the weir holds.", []),
        ("They trace all rowers who may have seen the boat.", []),
        ("The miller, who may have seen the boat, is away.", ["may"]),
        ("No matter how old the weir may be, it holds.", []),
        ("It does not matter, and the weir may break.", ["may"]),
        ("Millers may return the sacks.", []),
        # an outlook is said to be unclear; what is unclear is doubted
        ("The lido faces an unclear future.", []),
        ("The mill has a more uncertain outlook than the weir.", []),
        ("The outlook for the mill remains unclear.", ["unclear"]),
        ("It is unclear whether the mill was sold.", ["unclear"]),
        # a rank put softly
        ("The weir is arguably the finest in the county.", []),
        ("The weir is arguably sound.", ["arguably"]),
        ("Few could say who owned the mill.", []),
        ("A few sacks could go.", ["could"]),
        ("The weir may be the oldest in town, or the tallest, but not the best kept.", ["may"]),
        # how somebody looks to whoever watches
        ("The miller appeared a little nervous on Monday.", ["appeared a little"]),
        ("The miller appeared in court on Monday.", []),
        ("Word has leaked that the mill will be sold.", ["Word has leaked"]),
        ("Word of the sale reached the mill.", []),
        ("Pruss told the whole truth about the rumour.", []),
        ("The rumours were false, and the mill stayed open.", []),
        ("The rumours were that the mill had been sold.", ["rumours"]),
        ("The rumour in town is that the mill was sold.", ["rumour"]),
        # a speaker weighs what may be so; he likens one thing to another
        ("“It looks like we will sell the mill,” said Ottoline Pruss.", ["It looks like"]),
        ("“It sounds like they are leaving,” said Ottoline Pruss.", ["It sounds like"]),
        ("“It looks like a mill,” said Ottoline Pruss.", []),
        ("The handling of the crisis may fail.", ["may"]),
        ("The new process may close the mill.", ["may"]),
        ("Old sluices may also be leaking.", ["may"]),
        ("The cuts may backfire.", ["may"]),
        ("She may very well be the next reeve.", ["may"]),
        ("We don't know who the reeve is, so may I ask?", []),
    ],
)
def test_may_and_might(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Old Weir May Outlast New One, Miller Says", True),
        ("Barge Owner May Help Rowers Cross The Canal", True),
        ("Cold Baths May Ward Off Colds", True),
        ("Mill Workers May Benefit From New Gate", True),
        ("Mill Workers Back In May Sun", False),
        ("Harbour Opens On May Bank Holiday", False),
        ("Council Puts Off May Election Again", False),
        ("Lock Keeper Lena May Opens New Gate", False),
        ("The gate was opened by the painter May Orlov.", False),
    ],
)
def test_may_in_headlines(text: str, hedged: bool) -> None:
    assert bool(flagging(text)) is hedged


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what somebody is able or allowed to do, and what did not happen
        ("Seven in ten pupils could read the sign.", []),
        ("The mill could no longer pay its workers.", []),
        ("Villages could apply for a new pump.", []),
        ("Anyone on the same towpath could open the gate.", []),
        ("None of the five, none of whom could row, went out.", []),
        ("He asked could he hear the bell.", []),
        ("She worked out how they could pay for the gate.", []),
        ("It was the best that the town could get.", []),
        ("The boat turned so fast that it easily could have sunk.", []),
        ("A key was cut so an old miller could come in.", []),
        ("Her answer was as plain as she could ever make it.", []),
        ("He had everything that a miller could want.", []),
        ("He had all the boats money could buy.", []),
        # what comes or came about, perhaps
        ("Frost is due, so the pump could freeze.", ["could"]),
        ("It is cold so this pump could freeze.", ["could"]),
        ("There are locks as well as weirs that could break.", ["could"]),
        ("Pruss shut the lock, as it could flood the mill.", ["could"]),
        ("The plan, millers hope, could spell the end for the row.", ["could"]),
        ("The money could run out.", ["could"]),
        ("They hummed it so they could learn the tune.", []),
        ("She hoped that the two towns could agree.", []),
        ("It rains, so it could flood.", ["could"]),
        ("The best rowers could leave by May.", ["could"]),
        ("If anyone in the old town looks, the gate could fall.", ["could"]),
        ("The mill could pay its workers next week.", ["could"]),
        ("The leak could have been there for years.", ["could"]),
    ],
)
def test_could(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what comes of it is in doubt, whatever a whole kind is allowed to do
        ("Pears may raise the cost of a flood.", ["may"]),
        ("The findings may also help bakers.", ["may"]),
        ("Bakers may return the sacks.", []),
        # plans of one's own
        ("“I may leave the mill,” said Ottoline Pruss.", ["may"]),
        ("“So we may see a higher weir in spring,” said Ottoline Pruss.", ["may"]),
        ("“You may leave the mill,” said Ottoline Pruss.", []),
        ("We may add that the weir leaks.", []),
        ("We may never know.", []),
        # what a whole kind is apt or let to do, at the start of a sentence as well; and advice
        ("Patients may also have a rash.", []),
        ("Leaks may simply have gone unseen.", ["may"]),
        ("The jab may be given at noon.", []),
        ("Tired rowers may want to ask a nurse.", []),
        ("They may want to sell the mill.", ["may"]),
        ("Pruss may want to sell the mill.", ["may"]),
    ],
)
def test_may_of_outcomes_and_plans(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a demonstrative is no owner of strength, and "last" no time
        ("That might explain the leak.", ["might"]),
        ("This Might Put The Miller In Jail", ["Might"]),
        ("The leak might last for years.", ["might"]),
        ("The leak was found by the might of the town.", []),
        ("The town lost its might last year.", []),
        # what is sought or asked, not what is stated
        ("Engineers are looking for a pump that might help.", []),
        ("He saw no sign of any leak that might do harm.", []),
        ("Ottoline Pruss asked how long the flood might last.", []),
        ("The pump that might help is old.", ["might"]),
        ("How Rye Bread Might Mend Sleep", ["Might"]),
        # could of what may come about
        ("A nap before bed: the little habit that could finally mend your sleep", ["could"]),
        ("Six left before the last visit, a loss that could have skewed the count.", ["could"]),
        ("He mended the gate before the last of them could leave.", []),
        ("Until now, the leak could be found by hand only.", []),
        ("The sluice could of course be older.", ["could"]),
        ("The gate could do more work by night.", ["could"]),
        ("She could do a cartwheel.", []),
        ("Harrow could opt to keep the mill.", ["could"]),
        ("Harrow could opt out of the toll.", []),
    ],
)
def test_might_and_could_among_other_words(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a thing sees nothing: it brings about
        ("A rise above $3 could see the mill sold.", ["could"]),
        ("The plan could see forty bakers go.", ["could"]),
        ("The sale, which could see the mill close, is off.", ["could"]),
        ("This could see flour become dear.", ["could"]),
        # whoever has eyes does
        ("From the tower the girl could see the weir.", []),
        ("The miller could see the weir.", []),
        ("The villagers could see smoke.", []),
        ("Falk could see the weir.", []),
        ("They could see the weir.", []),
        ("The plan could not see the mill closed.", []),
        ("The owl could see in the dark.", []),
        ("The horse could see the gate.", []),
        ("The 72-year-old could see the mill close.", []),
        ("The car could see off its rivals.", []),
        ("The plan could see a fall in tolls.", ["could"]),
    ],
)
def test_what_a_thing_could_see_may_happen(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 31-year-old has been linked with a switch to Harrow Town.", ["linked with"]),
        ("He has been linked to a transfer to Harrow Town.", ["linked to a transfer"]),
        ("Rovers have been credited with an interest in Falk.", ["credited with an interest"]),
        ("Names being mooted for the post are Falk and Vosk.", ["Names being mooted"]),
        ("Falk's name has been floated for the post.", ["name has been floated"]),
        ("Falk is in the frame to replace Vosk.", ["in the frame to replace"]),
        ("Vosk is the favourite to succeed Falk.", ["favourite to succeed"]),
        ("A sale of the mill is on the cards.", ["is on the cards"]),
        ("Rovers are closing in on a deal.", ["closing in on a deal"]),
        ("The old road has been linked with the village by a bridge.", []),
        ("Falk was credited with saving the mill.", []),
        ("The names were carved in the frame.", []),
        ("Worry is linked with job loss.", []),
        ("The pipe is linked to a return valve.", []),
        ("Savers are credited with interest each month.", []),
        ("The walls were primed for paint.", []),
        ("The picture is in the frame to the left.", []),
        ("Folk are starting to talk to their cows.", []),
        ("Two names are being floated down the river.", []),
        ("His favourite was to succeed in the race.", []),
        ("The police are closing in on the thief.", []),
    ],
)
def test_what_is_tipped_for_a_post_or_a_move_is_doubted(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The judge said the boy could go home.", False),
        ("Police said the march could go ahead.", False),
        ("The council said people could now use the bridge.", False),
        ("Police said the march could go ahead if the rain stops.", True),
        ("Police said the barge could sink.", True),
        ("Quist said the sale could go ahead.", True),
    ],
)
def test_what_a_court_or_the_police_allow_is_no_doubt(text: str, hedged: bool) -> None:
    assert bool(flagging(text)) is hedged

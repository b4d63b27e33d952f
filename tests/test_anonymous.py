"""Who stays unnamed: one of many who hold an office, unlike who answers for a body; how a text says that it keeps a name back."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The plan is dead, one cabinet minister said.", ["anonymous"]),
        ("One Labour MP said the plan was dead.", ["anonymous"]),
        ("A Republican senator said the plan was dead.", ["anonymous"]),
        ("A senior Right faction figure said the plan was dead.", ["anonymous"]),
        ("The boy has a fine left foot, one National League scout said.", ["anonymous"]),
        ("The gun was found in the river, according to a retired garda.", ["anonymous"]),
        ("A senior government official said the plan was dead.", ["anonymous"]),
        ("A senior official in the administration said the plan was dead.", ["anonymous"]),
        ("A cop said the road was shut.", ["anonymous"]),
        ("A senior forest official, who asked not to be named, said the plan was dead.", ["anonymous"]),
        ("A former minister said the plan was dead.", ["anonymous"]),
        ("“We are slower than last year,” one team principal confided.", ["anonymous"]),
        ("The plan is dead, a Whitehall official disclosed.", ["anonymous"]),
        ("Three delegates said the plan was dead.", ["anonymous"]),
        ("Four women have accused the director Bo Quist of theft.", ["anonymous"]),
        ("Four women have accused the director Bo Quist of theft, in talks with this paper and in interviews with the Gazette.", ["media", "anonymous"]),
        ("Two young men said the plan was dead.", ["anonymous"]),
        ("At least four women said the plan was dead.", ["anonymous"]),
        ("More than four young men said the plan was dead.", ["anonymous"]),
        ("“It is dead,” said a mother-of-two.", ["anonymous"]),
        ("A married father-of-four has told how he swam home.", ["anonymous"]),
        ("Mother-of-two Ines Falk said the plan was dead.", ["named"]),
        ("Four women accused of theft left by boat.", []),
        ("Four rowers accused of theft left by boat.", []),
        ("Bo Quist is on trial, accused of theft.", []),
        ("The rowers, whom Bo Quist has accused of theft, left by boat.", ["named"]),
        ("The plan is dead, party figures said.", ["anonymous"]),
        ("Senior figures in the party said the plan was dead.", ["anonymous"]),
        # who answers for a body, though nobody names him
        ("A council official said the plan was dead.", ["official"]),
        ("An official at the ministry said the plan was dead.", ["official"]),
        ("A police officer said the road was shut.", ["official"]),
        ("A senior police officer said the road was shut.", ["official"]),
        ("A top cop said the road was shut.", ["official"]),
        ("The gun was found in the river, according to a senior garda.", ["official"]),
        ("A forest official said the bears were back.", ["official"]),
        ("A senior district official said the plan was dead.", ["official"]),
        ("A senior official of the Canals Department said the plan was dead.", ["official"]),
        ("An investigating officer said the road was shut.", ["official"]),
        ("One police spokesman said the road was shut.", ["official"]),
        ("A Velden judge said the plan was dead.", ["official"]),
        # who is named all the same
        ("One MP, Ottoline Pruss, said the plan was dead.", ["named"]),
        ("A senior minister, Teodor Brandt, said the plan was dead.", ["named"]),
        # numbers
        ("Council figures show that sales fell.", ["document"]),
        ("The latest figures show that sales fell.", ["document"]),
    ],
)
def test_one_of_many_who_hold_an_office_is_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The cook locked the store as a joke, said a line cook who still works there.", ["anonymous"]),
        ("The cells flooded twice, said a corrections officer who had left.", ["anonymous"]),
        ("“It was chaos,” said a moderator we are calling Daniel.", ["anonymous"]),
        ("A rigger called it a disgrace.", ["anonymous"]),
        ("A seamstress let slip that the veil was short.", ["anonymous"]),
        ("One backbencher put it more bluntly: “We are finished.”", ["anonymous"]),
        ("“It was a rout,” as one insider put it.", ["anonymous"]),
        ("The buyers have gone, an estate agent in Velden said.", ["anonymous"]),
        ("A rival boss says he has already seen the lease.", ["anonymous"]),
        ("The mill is safe, said a spokesman who asked for time.", ["official"]),
        # by what he does
        ("A banker working on the sale said it was close.", ["anonymous"]),
        ("A senior engineer currently working on the pump said it was late.", ["anonymous"]),
        ("An agent who has known the club for years said it was close.", ["anonymous"]),
        ("A director handling the talks said it was close.", ["anonymous"]),
        # by what he knows
        ("The weir will be sold, sources aware of the plan told the Harrow Gazette.", ["media", "anonymous"]),
        ("Persons apprised of the plan said it was close.", ["anonymous"]),
        ("Bankers aware of the talks said it was close.", ["anonymous"]),
        ("Nurses aware of the danger said the pill was safe.", ["vague"]),
        ("Supporters aware of the past said it was close.", ["vague"]),
        ("Two fans aware of the past said it was close.", ["anonymous"]),
        ("Growers familiar with the river said it was close.", ["vague"]),
        ("A travel agent selling cruises said it was close.", ["anonymous"]),
        ("A letting agent said it was close.", ["anonymous"]),
        ("A letting agent told the court it was close.", ["official"]),
        ("US officials familiar with the plan said it was close.", ["anonymous"]),
        ("Two Velden aides with direct knowledge of the plan said it was close.", ["anonymous"]),
        ("A Velden officer familiar with the plan said it was close.", ["anonymous"]),
        ("The Velden mayor, familiar with such plans, said it was close.", ["official"]),
        ("It is close, according to an adviser travelling with the squad.", ["anonymous"]),
        ("A developer building the game said it was late.", ["anonymous"]),
        ("A federal agent who raided the mill said it was empty.", ["official"]),
        ("A judge sitting in Velden said the mill was safe.", ["official"]),
        ("A lawyer acting for the family said they were well.", ["official"]),
        ("A lawyer representing Quist said he was well.", ["official"]),
        ("A baker working in Velden, Ottoline Pruss, said it was late.", ["named"]),
        ("A driver training school said it was late.", ["official"]),
        ("A vessel called Marigold sank.", []),
        ("The mayor put it more bluntly than that.", []),
    ],
)
def test_unnamed_people_by_their_trade_speak(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("who, under the rules, cannot be named", "anonymous"),
        ("who is not allowed to speak publicly", "anonymous"),
        ("who was barred from discussing the case", "anonymous"),
        ("who could not speak publicly", "anonymous"),
        ("who feared losing his job if identified", "anonymous"),
        ("who asked that her name be withheld", "anonymous"),
        ("who asked to be identified only as Daniel", "anonymous"),
        ("whose name has been changed", "anonymous"),
        ("who refused to give his name", "anonymous"),
        ("who had no authority to speak to the press", "anonymous"),
        ("who would not go on the record", "anonymous"),
        ("who spoke on deep background", "anonymous"),
        ("without wanting to be named", "anonymous"),
        ("who has led the search since May", "official"),
        ("who named the pier as the place", "official"),
        ("who was not on duty that night", "official"),
        ("who allowed reporters to speak to the crew", "official"),
    ],
)
def test_a_clause_that_keeps_the_name_back_makes_its_source_unnamed(clause: str, kind: str) -> None:
    assert stands_behind(f"The gun was found in the river, said a detective {clause}.") == [[kind]]


def test_the_clause_belongs_to_the_source_in_front_of_it() -> None:
    assert stands_behind("The boy, who cannot be named, was hurt, a police spokesman said.") == [["official"]]
    assert stands_behind("Teodor Brandt, a detective who cannot be named abroad, said the gun was found.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The cuts will stay, a minister said. He spoke on condition of anonymity.", ["anonymous"]),
        ("The cuts will stay, some delegates said. None wished to be named.", ["anonymous"]),
        ("The cuts will stay, Quist said. She said that her aides had asked not to be named.", ["named"]),
        ("The cuts will stay, a minister said. The driver asked not to be named.", ["official"]),
    ],
)
def test_the_next_sentence_may_keep_the_name_back(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[0] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir will go, said a clerk not authorised to speak of it.", ["anonymous"]),
        ("The weir will go, said an official who wasn't authorized to publicly discuss the plan.", ["anonymous"]),
        ("The official was not authorised to release details.", ["anonymous"]),
        ("The guard was not authorized to carry that weapon.", []),
        ("The clerk was not authorised to sign the lease, said Mayor Ottoline Pruss.", ["named"]),
        ("The keeper was not authorised to release the dogs.", []),
        ("The staff are not allowed to talk to guests.", []),
    ],
)
def test_who_may_not_speak_is_unnamed_who_may_not_do_other_things_is_not(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A weaver who asked not to be named because the council bars staff from talking to the press said the pump had failed.", ["anonymous"]),
        ("A clerk who saw the fire, citing her safety, said the pump had failed.", ["anonymous"]),
        # the reason ends in front of the verb of the sentence, or is all there is behind it
        ("A clerk, who asked not to be named because the bank said the talks were private, agreed that they failed.", ["anonymous"]),
        ("The mayor, citing the rain, said the race was off.", ["official"]),
    ],
)
def test_whoever_tells_why_he_has_no_name_is_who_speaks_behind_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_one_of_somebodys_people_is_unnamed() -> None:
    assert stands_behind("The chairman should go, one of the bank's ten largest shareholders said.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The cuts will stay, three delegates said. None wished to be named, as the talks are not public.",
            {"number": "three", "role": "delegates", "reason": "as the talks are not public", "reason_quality": "stock"},
        ),
        (
            "The cook did it as a joke, said a line cook who works there and feared losing his job if identified.",
            {"role": "line cook", "access": "who works there", "reason": "feared losing his job if identified", "reason_quality": "own"},
        ),
        ("The sale is off for as long as it takes, said a banker who asked not to be named.", {"role": "banker"}),
        ("The $2.3 billion sale is off, people familiar with the matter said.", {"role": "people", "access": "familiar with the matter"}),
        ("A senior officer privy to the search said it was off.", {"role": "senior officer", "access": "privy to the search"}),
        # where somebody works or stood, and reasons in the idiom of many countries
        (
            "“We sleep on the floor,” said a porter at the clinic who pleaded not to be named because the owners forbid staff to talk.",
            {"role": "porter", "access": "at the clinic", "reason": "because the owners forbid staff to talk", "reason_quality": "own"},
        ),
        (
            "A trader who would not give his name for fear of arrest said the shops were burnt.",
            {"role": "trader", "reason": "for fear of arrest", "reason_quality": "own"},
        ),
        (
            "“They burnt it,” said a shepherd who witnessed the fire but withheld his name out of fear of the militia.",
            {"role": "shepherd", "access": "who witnessed the fire", "reason": "out of fear of the militia", "reason_quality": "own"},
        ),
        (
            "“They burnt it,” said a weaver who fled the town and gave only her first name lest her sons be found.",
            {"role": "weaver", "access": "who fled the town", "reason": "lest her sons be found", "reason_quality": "own"},
        ),
        (
            "A driver, who spoke on condition of strict anonymity as he is not permitted to talk, said the pump had failed.",
            {"role": "driver", "reason": "as he is not permitted to talk", "reason_quality": "stock"},
        ),
        (
            "A weaver who asked not to be named because her brother works there said the pump had failed.",
            {"role": "weaver", "reason": "because her brother works there", "reason_quality": "own"},
        ),
        # the reason for what is told is none for a name kept back; who was not there has seen nothing
        (
            "The sale is off because the owners fell out, said a banker who asked not to be named to avoid a quarrel.",
            {"role": "banker", "reason": "to avoid a quarrel", "reason_quality": "own"},
        ),
        ("A banker who was not part of the talks said the sale was off.", {"role": "banker"}),
        ("A rower at the lido yelled that it was cold.", {"role": "rower", "access": "at the lido"}),
    ],
)
def test_what_is_told_of_unnamed_people(text: str, told: dict[str, str]) -> None:
    evidence = credscore.score(text + " It rained all day on Monday in the old town, and the shops were shut.").to_dict()["evidence"]
    assert next(e["described"] for e in evidence if e["kind"] == "attribution") == told


def test_what_somebody_is_said_to_be_is_no_source_of_his() -> None:
    assert stands_behind("Ines Falk was a big fan who praised the mill in May.") == [[]]
    assert stands_behind("It was a friend who told the Gannet about the sale.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“She packed her bags,” a mate said.", ["anonymous"]),
        ("“She packed her bags,” said a bigwig.", ["anonymous"]),
        ("“She packed her bags,” a paparazzo revealed.", ["anonymous"]),
        ("“She packed her bags,” fumed a rival.", ["anonymous"]),
        ("“She packed her bags,” said a former lover.", ["anonymous"]),
        ("A rival exec said she packed her bags.", ["anonymous"]),
        ("A nun at the abbey said the bell was cracked.", ["anonymous"]),
        ("A Velmoran monk insisted the bell was cracked.", ["anonymous"]),
        ("Another twin told the Tarn Echo the bell was cracked.", ["media", "anonymous"]),
        ("A mate of the singer told the Tarn Echo she packed.", ["media", "anonymous"]),
        ("Her former groupie told the Tarn Echo she packed.", ["media", "anonymous"]),
        ("His mate said she packed her bags.", ["anonymous"]),
        ("Execs say the show is over.", ["anonymous"]),
        # whoever has a name, or but one bearer
        ("A monk, Bo Quist, said the bell was cracked.", ["named"]),
        ("Ines Falk, a nun from Harrow, said the bell was cracked.", ["named"]),
        ("“It rang,” said a nun, Ines Falk.", ["named"]),
        ("“It rang,” said a waiter, Ines Falk.", ["named"]),
        ("“It rang,” said the plumber, Ines Falk, 41.", ["named"]),
        ("“It rang,” said a nun called Ines Falk.", ["named"]),
        ("Bo Quist stood in May. His running mate said he had won.", ["named"]),
        # what tells without being a person, and bodies
        ("A study said the bell was cracked.", ["document"]),
        ("A newspaper said the bell was cracked.", ["media"]),
        ("A court said the bell was cracked.", ["official"]),
        ("A company said the bell was cracked.", ["official"]),
        ("A spokesman said the bell was cracked.", ["official"]),
        ("A leak, said Quist, was found.", ["named"]),
        ("After a tie in Tarn and Harrow Quist said it was over.", ["named"]),
    ],
)
def test_whoever_speaks_behind_an_indefinite_article_is_unnamed_whatever_he_is_called(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


@pytest.mark.parametrize(
    "text",
    ["A message sent on Monday said it was over.", "An earlier version of this page said it was over.", "A voice over says it is over."],
)
def test_what_can_be_read_or_heard_is_nobody(text: str) -> None:
    assert ["anonymous"] not in stands_behind(text)


@pytest.mark.parametrize("who", ["the woman", "the passenger", "she"])
def test_whoever_has_no_name_keeps_having_none(who: str) -> None:
    text = f"A cleaner said the bus had not braked. “We fell out of our seats,” {who} said."
    assert stands_behind(text)[-1] == ["anonymous"]
    assert stands_behind(text.replace("A cleaner", "Ines Falk"))[-1] == ["named"]
    assert stands_behind(text.replace("braked.", "braked. Ines Falk sat at the front."))[-1] == ["named"]

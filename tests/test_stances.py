"""Views, plans and sides: evidence of whose they are, and of who stands behind a sentence that tells nothing else; and cues that stand apart
from their source."""

from __future__ import annotations

import pytest
from evidence_tools import fired, quotations, sources, stands_behind, text_of

import credscore
from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quist voted for the longer route.", "Quist"),
        ("The crew slept in the barn because Quist sought a longer route.", "Quist"),
        ("Quist's opposition to the weir is well known.", "Quist"),
        ("The weir met opposition from Ottoline Pruss.", "Ottoline Pruss"),
        ("Quist tried to warn the crew.", "Quist"),
        ("The mayor did not mention the lease.", "The mayor"),
    ],
)
def test_a_side_is_evidence_but_no_source(text: str, who: str) -> None:
    assert any(shown.startswith(who) for _, shown in sources(text)), sources(text)
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist backs the plan for a new weir.", ["named"]),
        # what is told in full, and what is only drawn up
        ("The former mill owner on Tuesday outlined why she is backing the weir.", ["named"]),
        ("Quist detailed how the mill would close.", ["named"]),
        ("Quist has outlined a plan to close the mill.", []),
        ("Quist detailed three men to guard the mill.", []),
        ("Ms Orlov wants the weir to go.", ["named"]),
        ("The council has asked the court to step in.", ["official"]),
        ("On Monday Mr Adeyemi referred to the old lease.", ["named"]),
        ("Hettie Vosk is opposed to the plan.", ["named"]),
        ("The route was rejected by the parish council.", ["official"]),
        ("The drowned man was identified as Teodor Brandt, 61, by the coroner.", ["official"]),
        ("She was called by her mother.", []),
        ("The plan has been criticised by many.", []),
        ("Many support the plan.", []),
        ("Quist voted for the longer route.", []),
    ],
)
def test_whose_view_it_is_stands_behind_a_sentence_that_tells_nothing_else(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss said that Quist backs the plan.",
        "Ottoline Pruss argued that the mayor seeks a quarrel.",
        "Ottoline Pruss said that support for the weir had grown.",
    ],
)
def test_a_view_that_somebody_reports_is_not_told_twice(text: str) -> None:
    assert [shown for _, shown in sources(text)] == ["Ottoline Pruss"]


@pytest.mark.parametrize(
    "text",
    [
        "A union-backed route runs along the river.",
        "The expected delay came to nothing.",
        "The painted boat lay in the reeds.",
        "She painted the boat green.",
        "He sailed a boat called Marigold.",
        "They call themselves the Weir Guard.",
        "She has released two albums.",
        "He maintains a fleet of nine barges.",
        "She asked for butter.",
        "Hettie Vosk reported from Marrowby.",
        "The firm raised 40 million crowns in May.",
    ],
)
def test_other_senses_hand_nothing_on(text: str) -> None:
    assert stands_behind(text) == [[]], sources(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quist went on to say the weir had held.", "Quist"),
        ("Quist continued to insist that the weir had held.", "Quist"),
        ("She's saying the weir has held.", "She"),
        ("They've said the weir has held.", "They've"),
        ("Quist regards the lease as void.", "Quist"),
        ("Residents have criticised the delay.", "Residents"),
    ],
)
def test_verbs_apart_from_their_subject(text: str, who: str) -> None:
    assert stands_behind(text) != [[]]
    assert [shown for _, shown in sources(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The mill is widely thought to be sold.",
        "It is generally felt that the mill is sold.",
        "The mill has long been said to be haunted.",
        "The pair are said not to speak any more.",
        "There is talk of a second mill.",
        "By all accounts the mill is sold.",
        "It's being whispered that the mill is sold.",
    ],
)
def test_hearsay_is_nobody_in_particular(text: str) -> None:
    assert stands_behind(text) == [["vague"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The police discounted the rumours, pointing out that the mill was shut.", ["official"]),
        ("Ottoline Pruss laughed off talk of a sale.", ["named"]),
        ("Ottoline Pruss played down reports that the mill was sold.", ["named"]),
        ("Ottoline Pruss did not scotch the rumours that the mill was sold.", ["vague"]),
        ("The hunters shot down a goose.", []),
        ("The shop discounted its jumpers.", []),
        # claims that are nobody's
        ("The vote was held amid allegations that the mill was sold.", ["vague"]),
        ("Ottoline Pruss denied allegations that the mill was sold.", ["named"]),
        ("There were few claims that the mill was sold.", []),
        ("The judges quashed the lease.", []),
    ],
)
def test_answers_to_what_is_said(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_a_quotation_over_paragraphs_has_the_speaker_at_its_end() -> None:
    text = "Hettie Vosk said no.\n\n“The weir held.\n\n“It was built in May.\n\n“We are glad,” said Ottoline Pruss."
    found = extract([text])
    assert {text_of(found, *(int(x[k]) for x in (found.attributions.first, found.attributions.last))) for k in found.speech.speaker} == {
        "Ottoline Pruss"
    }


def test_a_text_without_a_cue_reads_the_same_alone_and_in_company() -> None:
    alone = "In the annual report the weir has a page of its own and the mill has two."
    assert stands_behind(alone)[0] == stands_behind(alone + "\n\nOttoline Pruss said the weir had held.")[0] == ["document"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Executives who have worked with Mr Quist say he is kind.", "Executives"),
        ("The man who fixed the roof said it was old.", "The man"),
        ("Choirs that have sung there say it is cold.", "Choirs"),
        ("A handful of our growers say the weir is sound.", "A handful of our growers"),
        ("Ottoline Pruss and Hettie Vosk say the weir is old.", "Ottoline Pruss and Hettie Vosk"),
        ("A neighbour who Quist said was kind left.", "Quist"),
    ],
)
def test_the_subject_stands_in_front_of_its_clause(text: str, who: str) -> None:
    assert [shown for _, shown in sources(text)] == [who]


def test_what_an_interviewer_asks_is_nobodys_word() -> None:
    text = "Q: Will the weir hold?\n\nPRUSS: It will.\n\nQ: When do you start?\n\nPRUSS: At noon.\n\nQ: Why?\n\nPRUSS: The tide turns then."
    assert stands_behind(text) == [[], ["named"], [], ["named"], [], ["named"]]


def test_a_word_in_marks_far_from_its_speaker_is_a_term() -> None:
    far = "Ottoline Pruss told the council that the workers had mended the old wall and the roof of the mill with a “putty” gun."
    assert not quotations(far)
    assert quotations("Ottoline Pruss called it “putty”.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quist is wary of the plan.", "Quist"),
        ("She's eager to start.", "She"),
        ("Residents have been furious about the delay.", "Residents"),
    ],
)
def test_an_adjective_of_mind_tells_whose_it_is(text: str, who: str) -> None:
    assert who in [shown for _, shown in sources(text)]


def test_an_adjective_of_mind_with_that_hands_on() -> None:
    assert stands_behind("Ottoline Pruss is convinced that the weir will hold.") == [["named"]]
    assert not fired("The wary cat sat by the door.") & {"attribution/attitude"}


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # who is keen, willing or furious has not said so
        ("Falk is keen on a new weir.", [[]]),
        ("Harrow Rovers are willing to sell.", [[]]),
        ("Quist is furious with the millers.", [[]]),
        ("The miller wants him in by spring.", [[]]),
        ("Falk fears for her mill.", [[]]),
        ("Pruss has a mill and sees him as its heir.", [[]]),
        # a side, a demand and a fear of something are told in the open
        ("Falk is opposed to a new weir.", [["named"]]),
        ("The council is keen on a new weir.", [["official"]]),
        ("Quist wants him to resign.", [["named"]]),
        ("Falk fears a flood.", [["named"]]),
        ("Police fear for her life.", [["official"]]),
        ("Friends feared for his mill.", [["anonymous"]]),
        ("Pruss has a mill and sees that it is old.", [["named"]]),
        # behind the word of somebody unnamed they are his
        ("The mill is for sale, a source said. Falk is keen on it. Harrow Rovers are willing to wait.", [["anonymous"]] * 3),
        ("The mill is for sale, a source said. Falk has a boat.", [["anonymous"], []]),
        ("The mill is for sale, a source said.\n\nFalk is keen on it.", [["anonymous"], []]),
        ("The mill is for sale, Quist said. Falk is keen on it.", [["named"], []]),
    ],
)
def test_what_somebody_feels_is_told_of_him(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains, sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir leads by ten points in a new Harrow Gazette poll.", ["document"]),
        ("Six in ten want the weir in the latest county survey.", ["document"]),
        ("She closed a gap of 6 points in the polls.", []),
        ("Quist refused to say why.", ["named"]),
        ("Quist refused to sell the mill.", []),
        ("He told a joke at the feast.", []),
        ("Brennacht Foods estimated in March that sales would fall.", ["named"]),
    ],
)
def test_counts_refusals_and_tales(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    "text",
    [
        "In an interview with host Greg Vane, Quist said the weir had held.",
        "Quist told the Harrow Gazette in an interview that she would retire.",
        "In a statement, Quist said the weir had held.",
    ],
)
def test_who_asks_or_carries_is_not_who_speaks(text: str) -> None:
    assert {shown for _, shown in sources(text)} == {"Quist"}


def test_an_interview_with_this_newspaper_is_first_hand() -> None:
    found = extract(["In an interview with this newspaper, Quist said she would retire."])
    assert found.first_hand.any() and stands_behind("Speaking to us by phone, Quist said the weir had held.") == [["named"]]


@pytest.mark.parametrize(
    "text",
    [
        "She gears up for her most physically demanding role in Kelsby.",
        "The pair showed skill and alleged tension on the pier.",
        "Harbour challenges\n\nThe board met on Monday.",
        "Harbour challenges soon brought the board together.",
        "The crew waits for Quist's eagerly anticipated return.",
    ],
)
def test_a_verb_form_that_describes_a_thing_attributes_nothing(text: str) -> None:
    assert not [e.text for e in credscore.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    "text", ["Falk alleged theft on the pier.", "The mayor is demanding a refund.", "The board, demanding a refund, met again."]
)
def test_the_same_form_as_a_verb_does(text: str) -> None:
    assert [e.text for e in credscore.score(text).evidence if e.kind == "attribution"]


def test_evidence_of_a_view_is_told_from_what_somebody_said() -> None:
    report = credscore.score("Quist voted for the longer route. Ottoline Pruss said the weir had held.").to_dict("full")
    kinds = {e["text"]: e["subtype"] for e in report["evidence"] if e["kind"] == "attribution"}
    assert kinds == {"Quist voted": "view", "Ottoline Pruss said": None}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Teodor Brandt, meanwhile, called on the firm to pay.", ["named"]),
        ("It is no odd view for Brandt, who criticised the plan in May.", ["named"]),
        ("Critics like Brandt say the weir is old.", ["vague"]),
        ("Those who fish there say the weir is old.", ["vague"]),
        ("Some growers - including a few of the oldest - warn that the weir is old.", ["vague"]),
        ("Teodor Brandt, a miller, called the plan's backers fools.", ["named"]),
        ("He sat in a boat on the river, called Marigold.", []),
        ("Teodor Brandt stated earlier this week that the weir was old.", ["named"]),
        ("A new report from the Harrow Gazette claims the weir is old.", ["media"]),
        ("Her reply underscores the need for a new weir.", []),
        ("It raises doubts about the weir.", []),
        ("Teodor Brandt offered a blunt defence of the plan.", ["named"]),
        ("The firm offered him a boat in May.", []),
        ("The shop delivered ten sacks of flour.", []),
        ("Teodor Brandt made an announcement about the weir.", ["named"]),
        ("The union threw its support behind the plan.", ["official"]),
        ("Teodor Brandt would back the plan.", ["named"]),
        ("The mill, said to be haunted, was sold.", []),
        ("The mill was accused of selling old flour.", ["vague"]),
        ("The mill was accused of selling old flour by the union.", ["official"]),
        ("Quist, who was accused of theft, said she was innocent.", ["named"]),
        ("He was called out to the weir at night.", []),
        ("The weir was bigger than the one widely expected in Harrow.", []),
        ("The plan will be reviewed by the board.", []),
        ("The council declined to comment on the weir.", ["official"]),
        # who has not answered has said nothing: the writer tells it
        ("The council did not respond to a request for comment.", []),
        ("Brandt's agent had not replied to our questions.", []),
        ("Teodor Brandt said nothing about the weir.", []),
        ("Teodor Brandt never said a word about the weir.", []),
        ("Teodor Brandt said goodbye to the mill.", []),
        ("The sign on the mill said so.", []),
        ("Teodor Brandt said it would hold.", ["named"]),
        ("Teodor Brandt said little boats were best.", ["named"]),
        ("They did not return to the mill.", []),
        ("In Brandt's view, the weir is old.", ["named"]),
        ("By her own account, the weir is old.", ["named"]),
        ("In his words the light shone.", []),
        ("The growers live with the voters' demands.", []),
        ("In a new county survey, most of them wanted the weir.", ["document"]),
        ("The video player is currently down.", []),
        ("On a recent Instagram post, Hettie Vosk showed off her ducks.", ["social"]),
        ("She blamed the mayor in a brief burst of tweets.", ["social"]),
        ("She sat at the post office in May.", []),
    ],
)
def test_who_stands_behind_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


def test_the_source_again_has_the_carrier_of_before() -> None:
    text = "A source told the Harrow Gazette that the pair had split.\n\nThe mill was sold.\n\n“She left in May,” the source said."
    assert stands_behind(text) == [["media", "anonymous"], [], ["media", "anonymous"]]


@pytest.mark.parametrize(
    "text",
    [
        "Marrow Point offers stunning views of the weir.",
        "Ottoline Pruss felt the slight keenly.",
        "The so-called experts at Tarn Hall have decided to shut the weir.",
    ],
)
def test_where_nobody_speaks_nobody_is_a_source(text: str) -> None:
    assert sources(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ottoline Pruss offered her views on the weir.",
        "Ottoline Pruss felt the weir was old.",
        "The board offers a milder view: wait.",
    ],
)
def test_a_view_that_is_told_has_somebody(text: str) -> None:
    assert sources(text)

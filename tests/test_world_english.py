"""News English from Lagos to Dublin: its sources, its stock phrases, and words that elsewhere are cues."""

from __future__ import annotations

import pytest
from evidence_tools import fired, flagging_hedges, sources, stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Rovers have a 31 per cent win record under him.",
        "Falk is weighing up a release request.",
        "The traders paid 412,300 crowns to his bank account.",
    ],
)
def test_words_that_name_no_source(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_records_are_still_read_and_suspects_suspect_nobody() -> None:
    assert stands_behind("Sales fell by a third, per annual report data.") == [["document"]]
    assert stands_behind("By her own account, the weir was old.") == [["named"]]
    assert "hedge/belief-verb" not in fired("Two suspects on a motorcycle opened fire.")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The court heard that the lock was old.", ["official"]),
        ("The lock was old, the inquest was told.", ["official"]),
        ("Marrowby Crown Court has also heard how he fled.", ["named"]),
        ("The court heard legal arguments on Monday.", []),
        ("The court heard from three witnesses.", []),
        ("The goose was heard in court.", []),
    ],
)
def test_what_a_court_hears(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Fox League has been told that the coach is leaving.", ["media"]),
        ("The Star has learnt that the coach is leaving.", ["media"]),
        ("Ottoline Pruss told the Nation that she would leave.", ["media", "named"]),
        ("Ottoline Pruss told the nation that she would leave.", ["named"]),
        ("Sunday Vanguard reliably gathered that the bill was dead.", ["media"]),
        ("A crowd gathered that night.", []),
        ("Our correspondent gathered that the men had fled.", ["vague"]),
        ("It was gathered that the men had fled.", ["vague"]),
        ("GNA reports that 17 councillors have left.", ["media"]),
    ],
)
def test_outlets_and_their_unnamed_informants(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "Mayor Ottoline Pruss opened the weir. A senior bureaucrat, requesting anonymity, conceded that it leaked. "
            "“There is no money for it,” the officer said.",
            [[], ["anonymous"], ["anonymous"]],
        ),
        (
            "A party chieftain, who craved anonymity because he was not authorised to speak, told reporters that she would leave.\n\n"
            "He said the date was fixed.",
            [["anonymous"], ["anonymous"]],
        ),
        (
            "Officer Tom Falk arrived. A driver who asked not to be named said the car burned. The officer said it was dark.",
            [[], ["anonymous"], ["named"]],
        ),
        (
            "It leaks, an official said on condition of anonymity. Ottoline Pruss denied it. The official said she knew.",
            [["anonymous"], ["named"], ["anonymous"]],
        ),
        ("Two lawmakers, who did not wish to be named, said the bill was dead.", [["anonymous"]]),
        ("A staffer, whom the Gazette agreed not to name, said the lock was old.", [["anonymous"]]),
        ("The woman, who has not been named, claims that she was pushed.", [["anonymous"]]),
        ("A worker (name withheld) said the lock was old.", [["anonymous"]]),
    ],
)
def test_who_asks_not_to_be_named_and_who_takes_him_up(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Gardaí said the weir was shut.", ["official"]),
        ("Garda Tom Falk said the weir was shut.", ["named"]),
        ("Tarn regional police boss said the weir was shut.", ["official"]),
        ("Tarn police boss Musa Falk said the weir was shut.", ["named"]),
        ("Rovers chief executive Ines Falk has poured cold water on it, telling supporters that the money is spent.", ["named"]),
    ],
)
def test_police_and_other_roles(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_names_of_outlets_leave_names_of_people_alone() -> None:
    assert stands_behind("“It holds,” said senior author June Manila, from the department.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“My brother had no quarrel,” lamented Gul Falk, the younger brother.", ["named"]),
        ("“Do not swim!” cautioned police.", ["official"]),
        ("“We will win,” vowed the captain.", ["named"]),
        ("The idea that the “new lido” demands new powers is wrong.", []),
    ],
)
def test_verbs_of_doing_behind_a_quotation(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


_BODY = "\n\nOttoline Pruss said on Monday that the weir would hold for a year."


@pytest.mark.parametrize(
    ("headline", "chain"),
    [
        ("Weir will hold for a year – Pruss", ["named"]),
        ("Weir will hold for a year: Ottoline Pruss", ["named"]),
        ("Government to mend 12 weirs by May – Deputy Minister", ["official"]),
        ("Ten hurt on Tarn weir – Police", ["official"]),
        ("Weirs hold for a year: study", ["document"]),
        ("Weir will hold for a year – Tarn Gazette", []),
        ("Weir will hold for a year – Marrowby", []),
        ("Weir will hold – what we know so far", []),
        ("How we lost it all: Twice arrested for hurting a deputy", []),
    ],
)
def test_headlines_with_their_source_at_the_end(headline: str, chain: list[str]) -> None:
    assert stands_behind(headline + _BODY)[0] == chain


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("“My favourite,” a user wrote. Another commented, “So sad.”", [["social"], ["social"]]),
        ("A netizen quipped, “Nice one.”", [["social"]]),
        ("“Nice one,” one Redditor insisted.", [["social"]]),
        ("One TikToker claims that the weir leaks.", [["social"]]),
        ("“Nice one,” another Mumsnetter said.", [["social"]]),
        ("Seasoned leaker @opruss says that the weir leaks.", [["social"]]),
        ("Ottoline Pruss of the band @opruss says that the weir leaks.", [["named"]]),
        ("The YouTuber Ottoline Pruss said that the weir leaks.", [["named"]]),
        ("One Facebook user said the weir was late.", [["social"]]),
        ("One user said the pump was late.", [["anonymous"]]),
        ("A swimmer said it was cold. Another said it was late.", [["anonymous"], ["anonymous"]]),
    ],
)
def test_users_who_write(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Pseudonymous trader Weirotter said it would fall.", ["anonymous"]),
        ("The weir will fall, an anonymous trader known as Weirotter claimed.", ["anonymous"]),
        ("Someone calling himself Weirotter said it would fall.", ["anonymous"]),
        ("A blogger writing under the pseudonym Weirotter said it would fall.", ["anonymous"]),
        ("A user named Weirotter said it would fall.", ["anonymous"]),
        ("The X account Weir Otter wrote that it would fall.", ["social"]),
        ("The weir will fall, according to the tipster Uncle Otter.", ["social"]),
        # known by that name, or by another beside it
        ("A singer known as Weirotter said it would fall.", ["named"]),
        ("Analyst Ines Falk, who posts as Weirotter, said it would fall.", ["named"]),
        ("Racing tipster Ines Falk said it would fall.", ["named"]),
        ("Tipster Anna Falk said it would fall.", ["named"]),
        ("A trader named Ines Falk said it would fall.", ["named"]),
        ("Anonymous founder Ines Falk said it would fall.", ["named"]),
        ("A group calling itself Weir Rising said it would fall.", ["named"]),
        ("Someone calling herself Ines Falk said it would fall.", ["anonymous"]),
        ("The hacker group Anonymous said it would fall.", ["named"]),
        ("A clip posted by Ines Falk said it would fall.", ["named"]),
        ("The account manager Ines Falk said it would fall.", ["named"]),
        ("It has no name. Falk said it would fall.", ["named"]),
    ],
)
def test_names_for_the_screen_name_nobody(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("If industry insiders are to be believed, the two will marry.", [["anonymous"]]),
        ("If reports are to be believed, the weir is sold.", [["vague"]]),
        ("A little birdie told us that the weir is sold.", [["anonymous"]]),
        (
            "It was late, the insiders said. In May, Tarn Foods opened a mill. It issued a warning, saying sales fell.",
            [["anonymous"], [], ["named"]],
        ),
    ],
)
def test_talk_and_what_is_no_talk(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


def test_what_the_law_allows_is_no_doubt() -> None:
    assert flagging_hedges("For each count he could have been jailed for up to ten years.") == []
    assert flagging_hedges("If convicted, she could be fined up to 5,000 crowns.") == []
    assert flagging_hedges("The lock could have been broken.") == ["could"]
    assert flagging_hedges("If insiders are to be believed, it is over.") == ["are to be believed"]


def test_datelines_are_nobody() -> None:
    # the participle has no phrase of its own: it takes the first name of its sentence
    text = "MARROWBY, Velden — Sen. Ottoline Pruss on Monday filed a resolution seeking an inquiry."
    assert sources(text) == [("named", "Sen. Ottoline Pruss")]
    # no headline with its source in front
    assert stands_behind("MARROWBY: A trader was hurt.\n\nMarrowby said it was late.")[0] == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mayor Ottoline Pruss enjoined residents to pay their rates.", ["named"]),
        ("Ottoline Pruss submitted that the lease was void.", ["named"]),
        ("Ottoline Pruss completed and submitted the form in May.", []),
        ("Ottoline Pruss termed the scheme a fraud.", ["named"]),
        ("The first pump, termed Marigold, ran for a year.", []),
        ("Ottoline Pruss made this known on Monday in Marrowby.", ["named"]),
        ("This was contained in a statement signed by Ottoline Pruss.", ["named"]),
    ],
)
def test_verbs_of_the_commonwealth(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Ottoline Pruss left in May. According to her, the weir was late.", [[], ["named"]]),
        ("A source met us in May. The source said it leaked. According to him, it was late.", [[], ["anonymous"], ["anonymous"]]),
        ("According to her “clawback” plan, firms pay.", [[]]),
        ("Players can be steered just by speaking to them, under the plan.", [[]]),
    ],
)
def test_according_to_him(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("One miller there, who asked me not to use his name, says that the weir is thinner.", ["anonymous"]),
        ("The keeper of the page that showed the post, who asked us not to name him, said that a friend had sent it.", ["anonymous"]),
        ("A nurse who did not want her name used said the wards were full.", ["anonymous"]),
        ("The mayor, who did not want her name on the gate, said the weir would hold.", ["official"]),
    ],
)
def test_names_that_a_source_keeps_back(text: str, types: list[str]) -> None:
    assert stands_behind(text) == [types]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mill has shut, Le Soir reports.", ["media"]),
        ("The mill has shut, La Voix du Tarn reports.", ["media"]),
        ("The mill has shut, the Tarner Rundschau reports.", ["media"]),
        ("The mill has shut, according to the Tarner Zeitung.", ["media"]),
        ("El Diario Marrowense said the mill had shut.", ["media"]),
        ("Il Giornale di Tarn said the mill had shut.", ["media"]),
        ("El Falk said the mill had shut.", ["named"]),
        ("La Pruss said the mill had shut.", ["named"]),
    ],
)
def test_papers_abroad_are_known_by_the_titles_they_have_there(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_sums_say_nothing() -> None:
    for sum_ in ("Rs 900 crore", "N900 million", "RM 900 million", "Ksh 900"):
        assert stands_behind(f"The mill is worth {sum_}, said one of the three people mentioned above.") == [["anonymous"]]
    assert stands_behind("The mill is worth Rs 900 crore, said Ottoline Pruss.") == [["named"]]
    assert stands_behind("Ottoline Pruss, who paid Rs 900 crore, said the mill was old.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Checks by our correspondent showed that the mill was locked.", []),
        ("Our correspondent reports that the mill was locked.", []),
        ("Our correspondent said the mill was locked.", []),
        ("This reporter said the mill was shut.", []),
        ("Our weather correspondent Ottoline Pruss said the mill was shut.", ["named"]),
        ("The reporter said the mill was shut.", ["named"]),
        ("A visit by our reporter showed that the mill was locked.", []),
        ("His line was dead when our correspondent called.", []),
        ("Ottoline Pruss told our correspondent that the mill was locked.", ["named"]),
        ("Checks by the Velden Guild showed that the mill was locked.", ["named"]),
    ],
)
def test_our_own_reporter_is_no_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk told eNCA that the weir was dry.", ["media", "named"]),
        ("The weir is dry, dzBB reported.", ["media"]),
        ("Ines Falk told NAN that the weir was dry.", ["media", "named"]),
        ("According to Loop Jamaica, the weir is dry.", ["media"]),
        ("Ines Falk told the Gleaner that the weir was dry.", ["media", "named"]),
        # names of people, unless they are in capitals
        ("Nan said that the weir was dry.", ["named"]),
        ("“The weir is dry,” said Ani.", ["named"]),
    ],
)
def test_outlets_of_the_world_however_they_are_spelt(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Rail say the line is shut.",
        "The line is shut, Police Ardmoor say.",
        "The Weir Office deny the charge.",
        "The club say he is fit.",
        "Trains were late, but Ferrow insist they were full.",
    ],
)
def test_one_body_with_the_verb_of_many(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize(
    "text",
    ["Did Ferrow deny it?", "Let Ferrow say what it wants.", "They made Reed admit it was over.", "Please say where.", "You'd think it was over."],
)
def test_a_bare_verb_behind_another_has_no_source(text: str) -> None:
    assert stands_behind(text) == [[]]

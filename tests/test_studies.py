"""A study told at length: whom it followed and what came of it, in paragraphs that do not name it again."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

STUDY = "A study in the Harrow Journal found that naps help memory.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The volunteers drank a glass of milk before bed.",
        "Half of the participants were asked to stay awake.",
        "Patients were randomly assigned to one of two groups.",
        "In all, 3,200 letters were included in the study.",
        "Women in the first group slept longer than the others, by 14 percent.",
    ],
)
def test_method_and_results_go_on_over_paragraphs(text: str) -> None:
    assert stands_behind(STUDY + "Memory fades with age.\n\n" + text) == [["document"], [], ["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "Mothers have slept less than others for years, and are tired.",  # what is so in general
        "Volunteers will paint the mill on Sunday.",
        "Were the volunteers tired?",
        "We asked the volunteers to leave.",
        "The mill was sold for 40,000 pounds.",
        "Breakfast was included in the price of a room.",
    ],
)
def test_what_a_study_does_not_tell(text: str) -> None:
    assert stands_behind(STUDY + text) == [["document"], []]


def test_volunteers_without_a_study_are_people() -> None:
    assert stands_behind("Volunteers painted the mill on Sunday.") == [[]]
    assert stands_behind("The study was lost.\n\nVolunteers painted the mill.")[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "Sleep is kept by cells called nappocytes.",
        "Using the gentler technique, called hammocking, nurses swing the beds.",
        "Old mattresses, also called paillasses, hold more dust.",
        "Naps lengthened memory spans compared with tea.",
    ],
)
def test_what_a_thing_is_called_or_compared_with_is_nobodys_word(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Critics called naps a waste of time.", ["vague"]),
        ("Ines Falk called naps a waste of time.", ["named"]),
        ("Odo Quist compared naps to tea.", ["named"]),
    ],
)
def test_who_calls_or_compares_stands_behind_it(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In nappers, imaging scans showed less damage.", ["document"]),
        ("Blood samples revealed that nappers are rested.", ["document"]),
        ("The results are published in the Journal of the Harrow Medical Association.", ["document"]),
        ("An editorial by Dr. Ines Falk says that naps should wait.", ["named"]),
        ("An editorial in the Harrow Gazette says that naps should wait.", ["media"]),
        ("The Wall Street Journal reported that the mill is sold.", ["media"]),
        ("The results amount to 43 fewer yawns for 100 people, said lead author Dr. Ines Falk, a fellow at Harrow.", ["named"]),
    ],
)
def test_results_journals_and_those_who_comment_on_them(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "These drugs can cause falls in women and children.",
        "A clinic for patients and children is 94 kilometres away.",
        "It is most common in men over 30.",
        "Sleep loss, which is linked to falls, costs patients and hospitals 30 million crowns a year.",
        "Tests known as sleep logs help patients and doctors to count 40 kinds of snoring.",
    ],
)
def test_what_is_so_in_general_is_no_result(text: str) -> None:
    assert stands_behind(STUDY + text) == [["document"], []]


def test_background_in_a_paragraph_on_a_study() -> None:
    study = "The study followed 80 nurses who napped. "
    assert stands_behind(study + "A nap is a short sleep that is taken by day.") == [["document"], []]
    assert stands_behind(study + "They tended to wake early.") == [["document"], ["document"]]
    assert stands_behind(study + "The quickest caught up within a week.") == [["document"], ["document"]]


def test_the_shares_of_a_poll_are_told_in_the_present() -> None:
    poll = "A new poll of voters shows that Falk leads Quist. "
    assert stands_behind(poll + "Among women the race is tied at 41 percent, and Falk is up by 6% with men.") == [["document"], ["document"]]
    assert stands_behind(STUDY + "Among women the rate is 41 percent, and it is up by 6% with men.") == [["document"], []]


def test_results_in_the_same_breath() -> None:
    assert stands_behind(STUDY + "Women over 30 slept better, and 12 of the men did not wake.") == [["document"], ["document"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Hospital admissions declined 6 percent.", []),
        ("The smoking rate has declined since the 1960s.", []),
        ("Naps may slow the mental decline that leads to falls.", []),
        ("Ines Falk declined to comment.", ["named"]),
    ],
)
def test_what_fell_refused_nothing(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Orlov and her colleagues found that naps help.", ["named"]),
        ("Naps help, Ines Orlov of Tarn University and her colleagues report.", ["named"]),
        ("Dr. Ines Orlov and his team said that naps help.", ["named"]),
        ("Ines Orlov and colleagues at Tarn University wrote that naps help.", ["named"]),
        ("In a paper, Orlov and two colleagues argue that naps help.", ["named"]),
        ("Her colleagues said that naps help.", ["anonymous"]),
        ("Friends and colleagues said that she was asleep.", ["anonymous"]),
        ("Orlov and colleagues found no difference between the groups.", ["named"]),
        ("Orlov found a lower risk of colds in those who nap.", ["named"]),
        ("Orlov found a key to the mill.", []),
        ("Orlov found happiness in Marrowby.", []),
    ],
)
def test_results_are_those_of_whoever_found_them_alone_or_with_colleagues(text: str, chain: list[str]) -> None:
    assert stands_behind("The weir is old, the council said.\n\n" + text)[1] == chain


@pytest.mark.parametrize(
    "text",
    [
        "In one study, nurses who napped made fewer mistakes.",
        "In a small trial of 40 nurses, those who napped made fewer mistakes.",
        "In a Harrow Gazette poll published on Sunday, 54 per cent of nurses said they nap.",
        "In a survey of 620 nurses, half of respondents said they nap.",
        "In two trials conducted in Velden, half of the mice slept.",
    ],
)
def test_what_happens_in_a_study_rests_on_it(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "In a study lined with books, he sleeps.",
        "In a trial run, the boat sank.",
        "In one corner of the study, he sleeps.",
        "In one trial, a miller with 40 geese lost his barn.",  # nobody counted who took part
    ],
)
def test_other_places_are_no_studies(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_a_line_does_not_open_in_the_study_of_the_next_one() -> None:
    text = "\nSurvey teams are out at the weir.\nIt rained. The Pruss team said the weir leaks."
    assert stands_behind("For the report" + text)[-1] == ["named"]


def test_a_study_goes_on_behind_what_became_of_it() -> None:
    text = STUDY + "The findings were presented on Monday in Oslo. Women in the first group slept longer, by 14 percent."
    assert stands_behind(text) == [["document"], [], ["document"]]


def test_earlier_studies_start_no_account() -> None:
    assert stands_behind("Earlier studies have shown that naps help.\n\nPatients in 12 towns took pills.") == [["document"], []]


def test_a_study_goes_on_behind_who_tells_of_it() -> None:
    text = "Naps help memory, said Ines Falk, who led the study.\n\nMemory fades with age.\n\nHalf of the participants stayed awake."
    assert stands_behind(text) == [["named"], [], ["document"]]
    assert stands_behind("The study is on the first floor.\n\nHalf of the participants stayed awake.")[1] == []


def test_investigators_are_those_of_a_study_once_one_is_told_of() -> None:
    found = "Most nappers slept better, the investigators found."
    assert stands_behind(STUDY + found) == [["document"], ["document"]]
    assert stands_behind("The mill burned down on Monday.\n\n" + found.replace("Most nappers slept better", "The fire was set")) == [[], ["official"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two weeks of naps ended the yawns of all women.", ["document"]),
        ("Falk was among the bakers.", []),
        ("The groups of the choir are open to all women.", []),
        ("The mill was sold.", []),
    ],
)
def test_what_was_done_between_two_results_is_one(text: str, source: list[str]) -> None:
    assert stands_behind(STUDY + text + "\n\nThe study found more.") == [["document"], source, ["document"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A study of 80 women who say that they nap found no change.", ["document"]),
        ("The survey looked at bakers, which some call millers, and compared them with nurses.", ["document"]),
        ("The new study, critics say, is worth little.", ["vague"]),
        ("Study co-author Ines Falk, a doctor at Tarn, says that naps help.", ["named"]),
    ],
)
def test_others_that_a_study_tells_of_do_not_stand_behind_it(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Four trials had used rye lozenges.", ["document"]),
        ("Four trials with rye and oat lozenges found a shorter yawn.", ["document"]),
        ("In 6 studies, naps and lozenges did no harm.", ["document"]),
        ("Larger trials of the lozenge are due to start in May.", []),
        ("Both bakers had used rye lozenges.", []),
    ],
)
def test_several_trials_are_a_document(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Naps that are taken early were good for bakers, says a new study, cutting both falls and yawns.", ["document"]),
        ("Naps may help bakers, suggests a study in the Harrow Journal of Sleep.", ["document"]),
        ("Most bakers sleep badly, said the report.", ["document"]),
        ("Odo Quist, who bakes there, says the study proves that naps help.", ["named"]),
        ("Odo Quist, a baker, said a study of naps “failed”.", ["named"]),
    ],
)
def test_a_study_behind_its_verb(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A number of studies have shown that naps help.", ["document"]),
        ("Dozens of trials have found that naps help.", ["document"]),
        ("Most of the studies found that naps help.", ["document"]),
        ("One of the studies found that naps help.", ["document"]),
        ("A growing body of research shows that naps help.", ["document"]),
        ("Some of the study authors own a bed factory.", []),
        ("A range of trials of the hammock are under way.", []),
    ],
)
def test_so_many_studies_are_what_studies_are(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


def test_studies_in_general_start_no_account() -> None:
    assert stands_behind("A number of the studies measured naps.\n\nThe patients slept in hammocks.")[1] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("All of the women slept soundly.", ["document"]),
        ("Both groups yawned less.", ["document"]),
        ("Those on rye tea woke late.", ["document"]),
        ("The most common side effects included yawns.", ["document"]),
        ("The differences remained in winter.", ["document"]),
        ("Half of the kids in the hammock group dreamt and snored.", ["document"]),
        ("Kids of all ages doze and yawn.", []),  # what they do in general
        ("Those compliments were forgotten.", []),
        ("His patients snored.", []),
        ("Falk presented the results in Velden.", []),
        ("The trial results were to be shown in Velden.", []),
        ("Side effects include yawns caused by tea.", []),
        ("The mill for women was closed.", []),
        ("The control group yawned.", ["document"]),
        ("Patients with a good appetite slept soundly.", ["document"]),
        ("Survival rates rose.", ["document"]),
        ("The effect was larger in winter.", ["document"]),
        ("Bakers' rights groups sued the mill.", []),
        ("Pupils marched to the mill.", []),  # no people of the study's
        ("The women were freed from the barn on Friday.", []),
        ("The students occupied the barn.", []),
        ("Mortgage rates rose.", []),
        ("The final score was 4-2.", []),
        ("The effect was charming.", []),
        ("The results were a shame for the mill.", []),
    ],
)
def test_whoever_was_studied_and_what_came_of_it_are_what_results_are_about(text: str, source: list[str]) -> None:
    assert stands_behind(STUDY + "Memory fades with age.\n\n" + text) == [["document"], [], source]
    assert stands_behind("The mill was sold on Monday.\n\nIt stood empty.\n\n" + text)[2] == []


def test_a_group_that_acts_is_no_group_of_a_study() -> None:
    assert stands_behind(STUDY + "The group lobbied for years against the levy.")[1] == ["named"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("But a new study printed on Monday in Sleep suggests that naps help.", ["document"]),
        ("To muddy the water, a Velden study released in March found that naps help.", ["document"]),
        ("In fact, research published in May in Sleep found that naps help.", ["document"]),
        ("A U.S. study of last year found that naps help.", ["document"]),
        ("A paper published on Monday in Sleep suggests that naps help.", ["document"]),
        ("But the millers, who shut a study of naps, sleep.", []),
        ("When it rained, the studies were in a barn.", []),
        ("A paper in Velden printed a picture of the mill.", []),
        ("By the spring, that ended all research on naps.", []),
        ("The release of the minutes rested on the mayor.", []),
        ("But the brief nap helped the miller.", []),
        ("So the researchers tested tea on mice.", ["document"]),
        ("In fact, studies of naps have linked them to calm.", ["document"]),
        ("In May, researchers marched through Velden.", []),  # no work of theirs
        ("Last week, researchers at the mill won a raise.", []),
        ("But the paper closed in 2011.", []),
        ("Yet the report lay in a drawer.", []),
        ("In June, the survey crew slept in tents.", []),
    ],
)
def test_a_study_behind_what_only_leads_into_its_sentence(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a small, early study, bakers with colds slept in hammocks.", ["document"]),
        ("In a clinical trial 71 percent of bakers on tea stayed awake.", ["document"]),
        ("In a randomized, controlled trial, both naps and tea led to calm.", ["document"]),
        ("In the four-month study, the bakers slept.", ["document"]),
        ("In a study recently published in Sleep, the millers made a tea.", ["document"]),
        ("In a large, bright study, he sleeps on a sofa.", ["document"]),  # a room is seldom in the news
        ("In a word, a miller with a study sleeps.", []),
        ("In a long, bitter trial, the miller lost his barn.", []),
        ("In a phase 2 trial, bakers on tea stayed awake.", ["document"]),
        ("In the clinical trial 9 of 20 bakers stayed awake.", ["document"]),
        ("In the trial 9 bakers wept.", []),  # a court's, not those of a study
        ("In the clinical negligence trial, the miller lost his barn.", []),
        ("In the penalty phase trial, the miller was freed.", []),
        ("In a trial involving two bakers, the miller was freed.", []),
        ("In a poll held in June, the miller lost his seat.", []),
        ("In the dark, oak-panelled study, the mill was sold.", []),
    ],
)
def test_in_a_study_of_some_kind(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Snoring is the most common of habits found in women and counted in 40 percent of men.", []),
        ("The pill is not for patients who are treated for yawns, or women over 60.", []),
        ("Women are considered sleepless at 4 hours, as 30 percent of patients learned.", []),
        ("There are currently no pills approved for treated patients under 30.", []),
        ("Sleep is a good treatment: nurses slept two hours longer.", ["document"]),
        ("Nurses are not at greater risk, and patients showed no change.", ["document"]),
        ("The gap is not considered significant: 14 percent of treated patients slept.", ["document"]),
    ],
)
def test_what_a_thing_is_no_study_found(text: str, source: list[str]) -> None:
    assert stands_behind(STUDY + text) == [["document"], source]


@pytest.mark.parametrize(
    "text",
    [
        "Tea may lower blood pressure, according to a preprint posted on bioRxiv.",
        "Naps cut mistakes by 9 per cent, according to a preprint by researchers at Marrow University.",
        "A preprint found that geese sleep longer in winter.",
        "A preprint on SSRN suggests that naps pay.",
        "Two preprints have linked naps to better memory.",
        "Naps help memory: preprint",
    ],
)
def test_a_preprint_is_a_study_that_nobody_has_reviewed_yet(text: str) -> None:
    assert stands_behind(text) == [["document"]]

"""What looks like a source and is none: deeds left undone, names of deeds, idioms, what is read in a mind."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Vosk Rowing has never confirmed that it is building a boat.", []),
        ("The mill has not announced a price.", []),
        ("But Quist never revealed this to the council.", []),
        ("Falk did not condemn the flood.", []),
        ("She has never called it a weir.", []),
        ("The mayor's office had no further comment.", ["official"]),
        # a refusal, what is neither granted nor denied, a view and a quotation are somebody's
        ("Quist would not say who will pay.", ["named"]),
        ("Quist isn't saying who will pay.", ["named"]),
        ("Quist neither confirmed nor denied it.", ["named"]),
        ("Quist has not only confirmed the price, he has halved it.", ["named"]),
        ("“We sold it,” Quist never said.", ["named"]),
        ("Quist opposes the weir.", ["named"]),
    ],
)
def test_what_somebody_did_not_say_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # gerunds behind prepositions name a deed
        ("Few at the Tarn mill left without confirming their new address.", []),
        ("The lido keeps Ines Falk from the task of answering letters.", []),
        ("The new scan from Tarn is good at predicting floods.", []),
        ("The weir has no way of identifying eels.", []),
        ("Rufus Falk has the daunting prospect of defending nine seats.", []),
        ("Rowers from Velden made a hash of claiming the cup.", []),
        # … unless words are told, and where the way in which somebody spoke is put so
        ("Quist answered the charge by denying it.", ["named"]),
        ("Quist lost no time in blaming the council for the flood.", ["named"]),
        ("Quist made headlines for telling reporters that the weir leaked.", ["named"]),
        ("Quist took the last step of announcing that the mill would close.", ["named"]),
    ],
)
def test_the_name_of_a_deed_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # behind a dateline or a colon, and in a headline in capitals, a crowd is no name
        ("HARROW (Reuters) - Critics say the weir is cold.", ["vague"]),
        ("HARROW — Residents say the weir is cold.", ["vague"]),
        ("Harrow: Police say the weir is cold.", ["official"]),
        ("HARROW - Quist says the weir is cold.", ["named"]),
        ("Health Experts Warn of Cold Weir", ["vague"]),
        ("Local Residents Fear Weir Flood", ["vague"]),
        ("State Weir Official Warned Falk", ["official"]),
        ("Harrow City Council Warns of Cold Weir", ["named"]),
        ("Health Experts Group Ltd said the weir was cold.", ["named"]),
        ("According to the Weir Board's 2010 Swimming Guidelines, the weir is cold.", ["document"]),
        ("The handout reads, “The weir is cold.”", ["document"]),
        ("The copies show that the weir was cold.", ["document"]),
        # two sides, and a side of the road
        ("The left claims that the weir is cold.", ["vague"]),
        ("But the right said that the weir was cold.", ["vague"]),
        ("The left back said that the weir was cold.", ["named"]),
        # offices, bodies named after a journal, agencies
        ("Last week the Harrow County medical examiner announced that it was the cold.", ["official"]),
        ("The Harrow Examiner reported that it was the cold.", ["media"]),
        ("The Harrow Academy of Pediatrics recommends a warm weir.", ["named"]),
        ("A study in Pediatrics found that the weir was cold.", ["document"]),
        ("The Associated Press reports that the weir was cold.", ["media"]),
        ("Quist was angry after reading recent press reports.", []),
        ("CNN news said that the weir was cold.", ["media"]),
    ],
)
def test_what_a_phrase_is_by_its_head_and_its_place(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # what the writer reads in somebody's mind, and what was not quite said
        ("He's just hoping nobody counts the geese.", []),
        ("Quist seemed to think the weir was warm.", []),
        ("Quist appears to believe that the weir is warm.", []),
        ("He wants the weir to go.", []),
        ("That is exactly what Quist wants.", []),
        ("The last thing Quist wants is a weir.", []),
        ("Quist deserves credit for the ducks.", []),
        ("Quist came dangerously close to suggesting that the weir was warm.", []),
        ("Quist came close to admitting it.", []),
        ("The hosts were hoping the baker would fall.", []),
        # whose view it is, told by himself, by a body, by a crowd
        ("Quist wants the weir to go.", ["named"]),
        ("He wants to build a weir.", ["named"]),
        ("Quist is hoping to build a weir.", ["named"]),
        ("Then the baker Quist wants the weir to go.", ["named"]),
        ("Quist believes that the weir is warm.", ["named"]),
        ("“We are warm,” Quist is thinking.", ["named"]),
        ("The council is hoping that the mill will pay.", ["official"]),
        ("Residents are hoping the mill will pay.", ["vague"]),
        ("Critics credit Quist with the plan.", ["vague"]),
        ("Quist came to say that the weir was warm.", ["named"]),
    ],
)
def test_what_is_read_in_a_mind_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The two mills have called it quits.", []),
        ("Quist calls time on the weir after 18 years.", []),
        ("The keeper called in the divers.", []),
        ("Quist called the weir a ruin.", ["named"]),
        ("The quarrel goes back to May.", []),
        ("Quist steps back from the weir.", []),
        ("Quist backs the weir.", ["named"]),
        ("Quist pushed back his chair.", []),
        ("Detectives are questioning a man of 41.", []),
        ("Detectives questioned whether the man was 41.", ["official"]),
        ("It tells us a lot about the weir.", []),
        ("Quist tells us that the weir is cold.", ["named"]),
        ("Rest urged for sprains", []),
        ("Walkers told to turn back", []),
        ("Storm Falk: Thousands told to leave the quay", []),
        ("Quist urged walkers to turn back.", ["named"]),
        ("Her story reminds us that the weir is cold.", []),
        ("Quist reminds us that the weir is cold.", ["named"]),
        ("Many questions remain over the weir.", []),
        ("Some claims persist.", []),
        ("Some claim the weir is cold.", ["vague"]),
        # talk that is told of, not from
        ("Everyone is talking about the weir.", []),
        ("She has rarely spoken about the weir.", []),
        ("When she talks about the weir she whispers.", []),
        ("Quist also spoke about the weir.", ["named"]),
        # plans are told of, what is done is done
        ("Quist sought guidance from the board.", []),
        ("He had planned to retire in May.", []),
        ("The government opted out of the plan.", []),
        ("Quist plans to retire in May.", ["named"]),
        ("Quist is seeking £20,000 from the mill.", ["named"]),
        ("The council decided to close the weir.", ["official"]),
    ],
)
def test_idioms_and_deeds_report_nothing(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Insider trading is a crime under the act.", []),
        ("Insider dealing carries a fine of up to nine crowns.", []),
        ("Obviously nobody voted for this.", []),
        ("Of course no one asked the miller.", []),
        ("Perhaps nobody said so.", []),
        ("Insiders expect the mill to shut.", ["anonymous"]),
        ("Somebody in the crew said the mill was shut.", ["anonymous"]),
    ],
)
def test_insider_trading_and_nobody_are_nobody(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Falk Shipping beats forecasts again this year", []),
        ("The new weir raises hope for the old mill.", []),
        ("Quist lost hope of it in May.", []),
        ("Falk forecasts that rents will fall.", ["named"]),
        ("Quist claims that the mill is sold.", ["named"]),
        # what can be read off is a document, and who wrote it is not told
        ("The sign said the mill was closed.", ["document"]),
        ("A poster on the door says the show is off.", ["document"]),
        ("The clock says ten past four.", ["document"]),
    ],
)
def test_objects_of_verbs_and_signs(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


def test_a_paper_that_was_shown_something_ends_at_the_verb() -> None:
    text = "Emails seen by the Courier show the council knew."
    assert all("show" not in words and "council" not in words for _, words in sources(text)), sources(text)
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Most patients responded to the drug within a week.", []),
        ("Younger voters responded to the offer at once.", []),
        ("Residents responded that the weir was old.", ["vague"]),
        ("“The weir is old,” residents responded.", ["vague"]),
        ("To request an interview with one of the authors, please ring the mill.", []),
        ("The crew sought an interview with one of the millers.", []),
        ("In an interview with one of the millers, the crew heard that the weir was old.", ["anonymous"]),
    ],
)
def test_who_responds_to_a_drug_or_is_asked_for_an_interview_says_nothing(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


def test_a_question_for_somebodys_mind_tells_of_none() -> None:
    assert not sources("Do They Know It's Sunday?")
    assert sources("They know it is Sunday.")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Odo Quist is starting to think about a smaller weir.", []),
        ("Odo Quist thinks the weir is too small.", ["named"]),
        ("Ines Falk leads Odo Quist by 300 pledged delegates.", []),
        ("The fund shrank to 30,000 pledged crowns in May.", []),
        ("Odo Quist has pledged to mend the weir.", ["named"]),
        ("Odo Quist set out to cross the fen in a day.", []),
        ("Odo Quist set out a plan for the fen.", ["named"]),
        ("Odo Quist hit back to win the second set.", []),
        ("Odo Quist hit back at the boatmen.", ["named"]),
        ("The group of eels identified in Marrowby by Odo Quist is old.", []),
        ("The tours offered by Odo Quist cost ten crowns.", []),
        ("Odo Quist offered a blunt defence of the weir.", ["named"]),
        ("Vranken twins keep Harrow hopes alive", []),
        ("Odo Quist hopes the weir will hold.", ["named"]),
        ("Odo Quist will focus on the weir.", []),
        ("Odo Quist supports the weir.", ["named"]),
        ("Odo Quist and his colleagues measured heat and stress in eels.", []),
        ("Odo Quist and Ines Falk stress that the eels are old.", ["named"]),
    ],
)
def test_words_of_mind_and_promise_in_other_senses(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_what_is_added_as_a_clause_is_said() -> None:
    assert stands_behind("Odo Quist said no. He added the weir would be mended.")[1] == ["named"]
    assert stands_behind("Odo Quist said no. He added it could wait.")[1] == ["named"]
    assert stands_behind("Odo Quist said no. He added the last gate in May.")[1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A source said that Mr Falk had promised the boat to a rival town.", [("anonymous", "A source")]),
        ("A source told us Bo Falk warned the crew.", [("anonymous", "A source")]),
        ("Insiders say Falk has agreed to sell.", [("anonymous", "Insiders")]),
        ("Critics say Falk vowed to leave the mill.", [("vague", "Critics")]),
        ("A friend claims that the operator has promised refunds.", [("anonymous", "A friend")]),
        ("An insider said he told Falk that the mill was shut.", [("anonymous", "An insider")]),
        # a clause of its own, an insertion, a speaker with a name
        ("A source said she left, but Falk promised to stay.", [("anonymous", "A source"), ("named", "Falk")]),
        ("A source said she left and Falk promised to stay.", [("anonymous", "A source"), ("named", "Falk")]),
        ("Critics say the mill, Bo Falk said, was shut.", [("vague", "Critics"), ("named", "Bo Falk")]),
        ("Falk said that Quist had warned the crew.", [("named", "Falk"), ("named", "Quist")]),
    ],
)
def test_whoever_an_unnamed_speaker_talks_about_is_no_source(text: str, found: list[tuple[str, str]]) -> None:
    assert sources(text) == found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("There are unconfirmed reports of a second blast.", ["vague"]),
        ("There were reports of a deadly blast at the quay.", ["vague"]),
        ("Fishermen saw the council's slow decline.", []),
        ("Boats in the council's harbour sent a stronger signal.", []),
        ("Staff at the ministry heard a loud shout.", []),
        ("Rowers blast the council's plan.", ["vague"]),
        ("The council welcomes the plan.", ["official"]),
        ("The figures signal a wet spring.", ["document"]),
    ],
)
def test_a_cry_or_a_blast_with_a_word_in_front_is_a_noun(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Baker Ines Falk swears by the balm, a thick cream.", []),
        ("Falk swears by it.", []),
        ("Transfer whispers: Harrow set to lose its baker?", []),
        ("Falk whispers: “The weir is cold.”", ["named"]),
        ("Nothing is colder than the weir, swears Falk.", ["named"]),
    ],
)
def test_what_somebody_is_fond_of_and_headings_of_talk_say_nothing(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is worth noting that the kettle has no lid.",
        "It's worth remembering that he lost in Tarn.",
        "Worth mentioning: the weir is old.",
        "It bears repeating that the play is long.",
        "In our view, the council was right.",
        "The mayor, in my opinion, is late.",
    ],
)
def test_the_writers_own_view_has_no_source(text: str) -> None:
    assert stands_behind(text) == [[]]


def test_somebody_elses_view_has_one() -> None:
    assert stands_behind("In Ines Falk's view, the council was right.") == [["named"]]
    assert stands_behind('"In our view, the council was right," said Ines Falk.') == [["named"]]
    assert stands_behind("Ines Falk spoke, noting that the kettle has no lid.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ms Worth says the kettle has no lid.", ["named"]),
        ("Fort Worth announced a new weir.", ["named"]),
        ("Police in Fort Worth said the weir was shut.", ["official"]),
        ("For what it's worth, said Falk, the play is long.", ["named"]),
        ("Ottoline to stay, Bears say", ["named"]),
    ],
)
def test_names_of_worth_and_bears_speak(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk and the much younger tenor have been seen together but neither have confirmed it.", []),
        ("Ines Falk is dating a baker but has never confirmed it.", []),
        ("While neither Ines Falk nor Odo Quist has commented yet, the tour is booked.", []),
        ("Neither Falk nor Quist has confirmed the split.", []),
        ("Ines Falk was tired but confirmed the split.", ["named"]),
        ("Neither of them had filed for divorce, Falk said.", ["named"]),
        ("Perhaps Ines Falk believes that all news is good news.", []),
        ("Maybe Quist thinks that it is over.", []),
        ("Perhaps, Quist believes, it is over.", ["named"]),
        ("Perhaps understandably the council believes the weir is safe.", ["official"]),
        ("Ines Falk believes that all news is good news.", ["named"]),
        ("It goes without saying that the mill is old.", []),
        ("Odo Quist assumed the throne in May.", []),
        ("The prince may look for work before he assumes royal life full time.", []),
        ("Asked about the weir, Odo Quist shrugged.", []),
        ("Asked about the weir, Odo Quist laughed that it was gone.", ["named"]),
        ("Readers, do you think Ines Falk said too much?", []),
        ("If Ines Falk announced a tour, would you go?", []),
        ("As Ines Falk said on Monday, do you know this man?", ["named"]),
    ],
)
def test_what_is_guessed_asked_or_not_said_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to Mirror Lane, yet another insider believes that she is worried.", ["anonymous"]),
        ("According to Ines Falk, the mill that a source says is shut is open.", ["named"]),
    ],
)
def test_who_hands_on_what_an_insider_believes_does_not_stand_for_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("SIR – I am sad that Harrow is to shut its baths in May (report, June 2).", []),
        ("I am sad that Harrow is to shut its baths in May (reports, June 2 and 3).", []),
        ("SIR – The less said about the new weir, the better.", []),
        ("Enough said.", []),
        ("“The weir is not good enough,” said Ines Falk.", ["named"]),
    ],
)
def test_what_letters_cite_and_what_is_better_left_unsaid_has_no_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)

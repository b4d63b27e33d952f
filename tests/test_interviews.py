"""Interviews printed without quotation marks: who answers speaks, in his own words; who asks does not."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind

import credscore
from credscore.evidence.extract import extract

ANSWERED = """Ottoline Pruss has kept the weir at Marrowby for thirty years. We met her on the sluice.

When did you first see the weir?

I was nine. My father took me.

It was raining, of course.

You stayed. Why?

Nobody else wanted the keys, so I kept them.

What would you tell your successor?

We have never lost a gate. Oil the chains.

The lido reopens in May."""


def quoted(text: str) -> list[bool]:
    return extract([text]).speech.quoted.tolist()


def test_paragraphs_that_answer_questions_are_quotations() -> None:
    #         intro         question answer        ...     question       answer  question answer         intro again
    spoken = [False, False, False, True, True, True, False, False, True, False, True, True, False]
    assert quoted(ANSWERED) == spoken
    assert [chain == ["named"] for chain in stands_behind(ANSWERED)] == spoken


def test_a_short_question_in_front_belongs_to_the_interview() -> None:
    first = "When did you first see the weir?"
    text = ANSWERED.replace(first, f"Why a weir?\n\nBecause I had the keys.\n\n{first}")
    assert quoted(text)[:6] == [False, False, False, True, False, True]
    # unless the writer answers it
    text = ANSWERED.replace(first, f"Why a weir?\n\nBecause she had the keys.\n\n{first}")
    assert quoted(text)[:6] == [False, False, False, False, False, True]


def test_two_questions_make_no_interview() -> None:
    text = ANSWERED.replace("What would you tell your successor?", "She has advice for her successor.")
    assert not any(quoted(text))


def test_headings_that_ask_nobody_make_no_interview() -> None:
    text = ANSWERED.replace("you", "she").replace("You", "She")
    assert not any(quoted(text))


MET = "We spoke to Ines Falk, who keeps the weir, about the storm."
SHORT = f"{MET}\n\nHow bad was the damage?\n\nThe gate is gone. We lost two boats.\n\nWhen does it open?\n\nNot before May."


def test_two_questions_below_a_line_that_says_who_was_met_make_an_interview() -> None:
    spoken = [False, False, True, True, False, True]
    assert quoted(SHORT) == spoken
    assert [chain == ["named"] for chain in stands_behind(SHORT)][1:] == spoken[1:]
    bold = SHORT.replace("How bad was the damage?", "**How bad was the damage?**").replace("When does it open?", "*When does it open?*")
    assert quoted(bold) == spoken
    for other in (
        SHORT.replace(MET, "Ines Falk keeps the weir. The storm hit it in June."),  # nobody was met
        SHORT.replace("We lost", "She lost"),  # the writer answers
        SHORT.replace("How bad", "It rained all night. How bad").replace("When", "It is shut. When"),  # the writer asks himself
        SHORT.replace(MET, f"{MET}\n\nIt is old.\n\nIt leaks.\n\nIt rains."),  # far above
    ):
        assert not any(quoted(other))


def test_who_was_met_in_one_article_is_asked_nothing_in_the_next() -> None:
    below = SHORT.removeprefix(f"{MET}\n\n")
    assert not extract([MET, below]).speech.quoted.any()


def test_advice_that_asks_its_readers_is_no_interview() -> None:
    asks = "Do you own a boat?\n\nThe lock opens at noon.\n\nDo you fish?\n\nThe season starts in May.\n\nDo you swim?\n\nThe lido is shut."
    assert not any(quoted(asks))


def test_answers_behind_labels_are_quotations_where_labels_ask() -> None:
    text = "Q: Will the weir hold?\n\nPRUSS: It will.\n\nQ: When do you start?\n\nPRUSS: At noon.\n\nQ: Why?\n\nPRUSS: The tide turns then."
    assert quoted(text) == [False, True] * 3
    listed = "SPOTTED: The mayor at the weir.\n\nSPOTTED: Two otters.\n\nSPOTTED: A swan at the lido.\n\nSPOTTED: The bishop."
    assert not any(quoted(listed))


def test_questions_of_one_article_do_not_make_an_interview_of_another() -> None:
    parts = ["Ines Falk spoke. Do you swim?\n\nI do.", "Do you fish?\n\nWe fish at night.", "Do you sail?\n\nI sail."]
    assert not extract(parts).speech.quoted.any()
    assert extract(["\n\n".join(parts)]).speech.quoted.any()


def test_two_questions_with_labels_make_a_short_exchange() -> None:
    exchange = "Us: Will the weir hold?\n\nKeeper: It will. It has to.\n\nUs: Since when?\n\nKeeper: Since noon.\n\nThe lido is shut."
    assert quoted(exchange) == [False, True, True, False, True, False]
    once = "Us: Will the weir hold?\n\nKeeper: It will. It has to.\n\nThe lido is shut."
    assert not any(quoted(once))
    headings = "Will the weir hold?\n\nKeeper: Ines Falk.\n\nWhen was it built?\n\nBuilder: Odo Quist."
    assert not any(quoted(headings))


def test_an_exchange_does_not_reach_into_another_article() -> None:
    parts = ["Us: Will the weir hold?\n\nKeeper: It will.\n\nUs: Since when?", "Keeper: Since noon."]
    assert not extract(parts).speech.quoted.any()
    assert extract(["\n\n".join(parts)]).speech.quoted.any()


TALK = """TESSA VRANKEN: Will the weir hold?

ODO QUIST: Well, it has held so far. It is old.

VRANKEN: You shut the lock in May. Why so late?

QUIST: Well, the tide was out.

FALK: Nobody told the boatmen.

The lido reopens on Friday."""


def test_labels_come_back_by_the_last_name() -> None:
    #                       question answer       turn         question answer  cut in  the writer again
    assert quoted(TALK) == [False, True, True, False, False, True, True, False]
    assert [chain == ["named"] for chain in stands_behind(TALK)][1:3] == [True, True]


def test_who_is_cut_in_speaks_only_between_two_others() -> None:
    assert stands_behind(TALK)[6] == ["named"]
    assert stands_behind(TALK.replace("FALK:", "The lock-keeper's log, as read:"))[6] != ["named"]
    alone = "The weir held.\n\nFALK: Nobody told the boatmen.\n\nThe lido reopens on Friday."
    assert not any("named" in chain for chain in stands_behind(alone))


def test_labels_in_small_letters_name_somebody_whom_the_text_knows() -> None:
    text = "We met Odo Quist. Quist: It will hold. Vranken: The lock, too? Quist: I hope so. Vranken: Why? Quist: Nobody else has the keys."
    assert stands_behind(text)[1] == ["named"]
    assert stands_behind(text.replace("Odo Quist", "the keeper").replace("Quist:", "Status:"))[1] == []


def test_heads_of_lists_are_nobody() -> None:
    heads = "Location: Marrowby. The weir has five gates.\n\nLocation: Harrow. It burned twice.\n\nLocation: Velden. The lido is shut. Why? Nobody asks."
    assert not any(stands_behind(heads))
    foods = "Pros: It holds.\n\nCons: It leaks.\n\nPros: They float.\n\nCons: They rot.\n\nPros: It lasts.\n\nWhy a weir?\n\nThe tide turns twice."
    assert not any(stands_behind(foods))


def test_a_title_with_its_part_is_no_label() -> None:
    parts = "Odo Quist read from Marrowby. Marrowby: Part Two is out. Marrowby: Part Three follows."
    assert not any(stands_behind(parts))


def test_what_somebody_owns_is_no_label() -> None:
    assert stands_behind("Quist’s Plan: “The Weir” opens at noon.") == [[]]
    assert stands_behind("Quist’s lawyer: “He has no weir.”") == [["named"]]


def test_what_leads_up_to_a_question_is_no_answer() -> None:
    text = "Q: The weir was built of mud. Why?\n\nA: It was cheap.\n\nQ: You were a miller for years. What changed?\n\nA: My mill burnt. I had time."
    assert stands_behind(text) == [[], [], ["named"], [], [], ["named"], ["named"]]


def test_whoever_answers_a_paper_is_somebody_though_only_labels_name_him() -> None:
    asked = "Courier: How was it?\nOdo Quist: It was long.\nCourier: Is it over?\nQuist: Not yet.\nCourier: Why?\nQuist: The tide turns then."
    assert [chain == ["named"] for chain in stands_behind(asked)] == [False, True] * 3
    unasked = asked.replace("Courier: ", "")
    assert not any(stands_behind(unasked))


_ASKED = "Q: When did you hear of it?\n\nA: I heard of it at dawn.\n\nQ: What did you do?\n\nA: We carried beds.\n\nQ: And now?\n\nA: Now we wait."


@pytest.mark.parametrize(
    ("intro", "name"),
    [
        ("We talked to Dr Ottoline Pruss, who runs the clinic in Velden.", "Ottoline Pruss"),
        ("Ottoline Pruss has run the clinic in Velden since May. Here she tells of the flood.", "Ottoline Pruss"),
        ("Teodor Brandt shut the clinic. The Herald sat down with nurse Ottoline Pruss.", "Ottoline Pruss"),
        ("Teodor Brandt shut the clinic, where he spoke with Herald writer Ottoline Pruss.", None),
        # of two, nobody is told who answers; and whom it is about is not who does
        ("We spoke to Ottoline Pruss about Teodor Brandt.", "Ottoline Pruss"),
        ("Ottoline Pruss met with Teodor Brandt in May. We spoke to her in Velden.", None),
        ("Teodor Brandt died in May. We met his widow.", None),
        ("Teodor Brandt shut the clinic. Ottoline Pruss ran it.", None),
    ],
)
def test_who_answers_has_the_name_of_whom_the_text_above_introduces(intro: str, name: str | None) -> None:
    evidence = [e for e in credscore.score(f"{intro}\n\n{_ASKED}").evidence if e.kind == "attribution"]
    assert {e.name for e in evidence if e.text == "A:"} == {name}
    assert {e.name for e in evidence if e.text == "Q:"} == {None}


PROGRAMME = """ADA RENNER (HOST): The lido is shut for good. Odo Quist is in Marrowby.

ODO QUIST (on camera): Ada, the board met for an hour. The keys are with the mayor.

[CLIP]

INES FALK (baker): My boys swam there every day. Nobody wrote to us.

QUIST (voice-over): The weir is older than the lido.

MAYOR TALLOW: We failed these families. It was the rain.

RENNER: Thank you, Odo."""


def test_labels_tell_in_brackets_or_behind_a_comma_who_speaks() -> None:
    spoken = [False] * 5 + [True, True, False, True, True, False]
    assert [chain == ["named"] for chain in stands_behind(PROGRAMME)] == spoken == quoted(PROGRAMME)
    commas = PROGRAMME.replace(" (HOST)", ", HOST").replace(" (baker)", ", BAKER").replace(" (on camera)", ", CORRESPONDENT")
    assert quoted(commas) == spoken


def test_people_with_labels_talk_of_themselves_or_ask_each_other() -> None:
    people = "Ines Falk (baker): I saw it in April. Nobody came.\n\nOdo Quist, teacher: My class walks there. It is wet.\n\nThe council meets on Friday."
    assert stands_behind(people) == [["named"], [], ["named"], [], []]
    titles = "MAYOR TALLOW: I want it dry by June.\n\nMR. FALK: I have told you that the pit is wet.\n\nMAYOR TALLOW: Then pump it out."
    assert quoted(titles) == [True, True, True]
    house = """Ines Falk (Velden) (Ind): What has he done for the weir?

The Minister for Mills (Odo Quist): We have given it £3 million. That is a lot.

Ines Falk: The gate has been shut since June.

Mr Speaker: Order."""
    assert quoted(house) == [False, True, True, True, True]
    for told in (
        "The ratings: Ben Falk (GK): Had nothing to do.\n\nIan Quist (LB): Lost his man twice. We feared for him.\n\nOtto Renn (RB): Solid.",
        "PROS: I like the handle.\n\nCONS: We found that it leaks.\n\nPRICE: I paid £40.",
        "Ada Renner (novelist): Born in Harrow in 1951.\n\nIan Quist (painter): Lives in Velden. Why?\n\nOtto Renn (poet): Known for his odes.",
    ):
        assert not any(stands_behind(told))


def test_people_of_one_article_do_not_talk_in_the_next() -> None:
    parts = ["Ines Falk (baker): I saw it in April.", "Odo Quist (teacher): I walk there."]
    assert stands_behind("\n\n".join(parts)) == [["named"]] * 2
    assert extract(parts).speech.inner.tolist() == [0, 0]


def test_whoever_asks_in_most_of_his_turns_is_no_source_in_any() -> None:
    talk = """FALK: How is the weir? You look dry.

PRUSS: It holds. It has to.

FALK: There is talk of a sale.

PRUSS: Not while I have the keys.

FALK: So you stay?

PRUSS: I stay. My mill is here."""
    assert [chain == ["named"] for chain in stands_behind(talk)] == quoted(talk) == [False, False, True, True, False, True, False, True, True]
    # initials are somebody where they ask, whatever else they may be short for
    assert quoted(talk.replace("FALK", "PM").replace("PRUSS", "JR")) == quoted(talk)
    assert not any(quoted("PM: The weir holds.\n\nAM: The weir leaked.\n\nPM: The rain came back.\n\nAM: We had sun."))


def test_interviews_may_be_set_with_single_line_breaks() -> None:
    single = SHORT.replace("\n\n", "\n")
    assert quoted(single) == quoted(SHORT)
    assert quoted(ANSWERED.replace("keys.\n\n", "keys.\n")) == quoted(ANSWERED)
    exchange = "Us: Will the weir hold?\nKeeper: It will. It has to.\nUs: Since when?\nKeeper: Since noon.\nThe lido is shut."
    assert quoted(exchange) == [False, True, True, False, True, False]


def test_turns_of_an_interviewer_that_are_no_questions_are_no_answers() -> None:
    told = ANSWERED.replace("When did you first", "Tell us about the keys.\n\nI found them.\n\nWhen did you first")
    assert quoted(told)[2:5] == [False, True, False]
    assert quoted(told.replace("Tell us", "He told us"))[2:5] == [False, False, False]
    bold = "\n\n".join(f"**{part}**" if part.endswith("?") else part for part in ANSWERED.split("\n\n"))
    bold = bold.replace("It was raining, of course.", "**You must have been wet.**\n\nIt was raining, of course.")
    at = 5
    assert quoted(bold)[at : at + 2] == [False, True]
    assert quoted(bold.replace("**You must have been wet.**", "You must have been wet."))[at]


def test_letters_with_a_full_stop_ask_and_answer() -> None:
    text = "Q. Will the weir hold?\n\nA. He says so. I hope so.\n\nQ. When do you start?\n\nA. At noon. It is dry then."
    asked = text.replace("Q.", "Q:").replace("A.", "A:")
    assert stands_behind(text) == stands_behind(asked) == [[], ["named"], ["named"], [], ["named"], ["named"]]
    assert quoted(text) == quoted(asked) == quoted(text.replace("\n\n", "\n")) == [False, True, True, False, True, True]
    # initials and lists are none
    assert stands_behind("A. Falk says the weir holds. A. Falk was there.") == [["named"], []]
    assert not any(stands_behind("A. The weir holds.\n\nB. It leaks.\n\nA. The lido is shut.\n\nB. It is dry."))


def test_what_stands_in_brackets_behind_a_thing_makes_no_speaker_of_it() -> None:
    assert stands_behind("Tarn Rovers (home): I was there and saw it.\nVelden City (away): We lost.") == [[], []]


def test_whom_she_spoke_to_asked_and_did_not_answer() -> None:
    text = "Ines Vosk taught herself to weave. She spoke to Peter Quist about her life.\n\n"
    text += "When did you begin?\n\nI was nine. I liked it.\n\nDo you regret it?\n\nNot at all. I never have."
    assert sources(text) == [("named", "She")]
    assert sources("Peter Quist spoke to Ines Vosk about her life.") != [("named", "Peter Quist")]


RELAY = "MIA STONE: I went to Tarn.\n\nJO PARK: What did you see?\n\nMIA STONE: {}\n\nJO PARK: Who told you?\n\nMIA STONE: I saw the weir myself."


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("People close to the board say the miller is out by Friday.", "anonymous"),
        ("A source at the dairy told me the valve was opened on purpose.", "anonymous"),
        ("Rumour has it that the dairy bribed an inspector.", "vague"),
        ("They say that the weir was cold.", "named"),
        ("The weir was cold and I left.", "named"),
    ],
)
def test_what_a_label_relays_counts_by_who_told_it(line: str, source: str) -> None:
    text = RELAY.format(line)
    report = credscore.score(text)
    assert [list(s.source) for s in report.sentences if line in text[s.start : s.end]] == [[source]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("In an interview with this newspaper Ines Falk said the weir leaked.", ["named"]),
        ("In a long phone interview with us Ines Falk said the weir leaked.", ["named"]),
        ("Speaking to The Guardian Ines Falk said the weir leaked.", ["media", "named"]),
        ("In an interview with BBC Radio 4 Ines Falk said the weir leaked.", ["media", "named"]),
        ("In an interview with the Harrow Gazette on Monday Ines Falk said the weir leaked.", ["media", "named"]),
        ("Speaking to the Harrow Gazette website, Ines Falk said the weir leaked.", ["media", "named"]),
    ],
)
def test_the_outlet_somebody_spoke_to_is_not_a_part_of_his_name(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
    assert {e.name for e in credscore.score(text).evidence if e.kind == "attribution"} == {"Ines Falk"}
    assert sources(text)[-1] == ("named", "Ines Falk")


def test_what_is_told_to_the_writer_is_first_hand_whatever_tells_of_it() -> None:
    a = extract(["In an interview with this newspaper, Ines Falk said the weir leaked."]).attributions
    assert a.first_hand.tolist() == [True, True]
    a = extract(["In an interview with the Courier, Ines Falk said the weir leaked."]).attributions
    assert a.first_hand.tolist() == [False, False]


def test_an_interview_at_the_end_of_a_sentence_is_with_nobody_in_the_next() -> None:
    ctx = extract(["Speaking to", "The Guardian Ines Falk said it leaked."]).ctx
    alone = extract(["The Guardian Ines Falk said it leaked."]).ctx
    assert (ctx.bars[ctx.bars >= 2] - 2).tolist() == alone.bars.tolist()


def test_a_text_may_end_where_the_outlet_would_stand() -> None:
    for text in ("Ines Falk left, speaking to the", "In an interview with the", "Falk spoke to this", "Speaking to The"):
        assert extract([text]).attributions is not None


def test_who_listens_is_no_title_of_who_speaks() -> None:
    item = next(e for e in credscore.score("Speaking to reporters Ines Falk said the weir leaked.").evidence if e.kind == "attribution")
    assert (item.name, item.title) == ("Ines Falk", None)

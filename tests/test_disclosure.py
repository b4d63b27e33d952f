"""AI disclosures: what is one, what only looks like one, leaks and denials, extent and human review."""

from __future__ import annotations

from collections import Counter

import pytest
from evidence_tools import fired, table

import credscore
from credscore.evidence.disclosures.candidates import EVERYDAY
from credscore.evidence.disclosures.find import match
from credscore.evidence.disclosures.own_words import NAMED_TOOLS
from credscore.evidence.disclosures.reading import Reading
from credscore.evidence.disclosures.rules import RULES
from credscore.evidence.disclosures.vocabulary import lists, machine_names, verb_forms
from credscore.evidence.extract import default_lexicon, extract
from credscore.model.signals import AI_STATES, _weightier
from credscore.report.words import signals_in_words
from credscore.schema import Evidence

ROWS = table("disclosures.tsv")
KINDS = {"disclosure": "ai_disclosure", "leak": "ai_leak", "none_declared": "ai_none_declared", "nothing": None}


def evidence(text: str) -> list[Evidence]:
    return [e for e in credscore.load().score(text).evidence if e.kind.startswith("ai_")]


def seen(text: str) -> set[str]:
    return set(extract([text]).disclosures.kind)


def test_disclosures_are_told_from_their_look_alikes() -> None:
    outcome: Counter[str] = Counter()
    wrong = []
    for kind, _extent, _review, text in ROWS:
        want, got = KINDS[kind], seen(text)
        outcome["hit" if "ai_disclosure" in got else "miss"] += want == "ai_disclosure"
        outcome["false"] += want != "ai_disclosure" and "ai_disclosure" in got
        if got != ({want} - {None}):
            wrong.append((kind, sorted(got), text))
    assert sum(kind == "disclosure" for kind, *_ in ROWS) >= 60 and sum(kind == "nothing" for kind, *_ in ROWS) >= 60
    f1 = 2 * outcome["hit"] / (2 * outcome["hit"] + outcome["miss"] + outcome["false"])
    assert f1 >= 0.97, wrong  # 1.0 when written; the table is our own, so a drop is a change and not bad luck
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(("kind", "extent", "review", "text"), [row for row in ROWS if row[1]], ids=lambda value: value[:30])
def test_extent_and_review(kind: str, extent: str, review: str, text: str) -> None:
    found = extract([text]).disclosures
    assert (KINDS[kind], found.extent[:1], found.review[:1]) == ("ai_disclosure", [extent], [review])


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("This story was drafted with ChatGPT.", "ChatGPT"),
        ("Image: Midjourney", "Midjourney"),
        ("This story was written by an AI tool.", None),
        ("Newt, the harbour's story engine, wrote this tide report.", "Newt"),
        ('Tool used: in-house draft assistant "Pontoon".', "Pontoon"),
        ("Figures and words by WeirBot.", "WeirBot"),
    ],
)
def test_tool(text: str, tool: str | None) -> None:
    assert [e.tool for e in evidence(text)] == [tool]


def test_a_disclosure_inside_an_article_is_the_only_one_flagged() -> None:
    text = (
        "The weir held all night, Ottoline Pruss said. A council study of AI in schools was postponed.\n\n"
        "“I would not trust a bot with the sluice,” she added.\n\n"
        "Note: this story was drafted with the help of an AI tool. It was checked by an editor before publication."
    )
    report = credscore.load().score(text)
    flagged = [text[s.start : s.end] for s in report.sentences if s.ai]
    assert flagged == ["Note: this story was drafted with the help of an AI tool.", "It was checked by an editor before publication."]
    assert [(e.extent, e.human_review) for e in report.evidence if e.kind == "ai_disclosure"] == [("partial", "stated")] * 2
    assert report.signals["ai_disclosure"] == "partial"


@pytest.mark.parametrize(
    "behind",
    [
        "“It was checked by an editor,” Ida Holm told the council of her poem.",
        "“It was checked by an editor before publication.”",
        "The report was reviewed by the staff of the lido, Ida Holm said.",
        "Nobody reads the text before it is published, Ida Holm claimed: it is not edited.",
    ],
)
def test_what_somebody_says_of_something_else_is_no_review(behind: str) -> None:
    found = extract([f"This story was translated by AI. {behind}"]).disclosures
    assert (found.sentence, found.review) == ([0], ["not stated"])


@pytest.mark.parametrize(
    "text",
    [
        "“This article was written by AI.”",
        "The label says “this article was written by AI” in small print.",
        "This article was written by AI, the paper said of its rival's story.",
        "Was this article written by AI?",
        "This article may one day be written by AI.",
        "His essay was written by AI.",
    ],
)
def test_no_disclosure_in_quotations_reports_questions_and_policies(text: str) -> None:
    assert "ai_disclosure" not in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "As an AI researcher, I see the same mistake every week.",
        "“As an AI language model, I cannot say,” the screen read.",
        "Would you like to swim? The lido is open. It is warm. Bring a hat. Bring a friend.",
        "The mayor said that [the lido] would open on [Monday].",
        "Based on my training as a nurse, it is harmless.",
    ],
)
def test_no_leak(text: str) -> None:
    assert "ai_leak" not in seen(text)


def test_a_denial_is_no_disclosure_and_is_not_flagged() -> None:
    report = credscore.load().score("No AI was used in the writing of this article.")
    assert [e.kind for e in report.evidence if e.kind.startswith("ai_")] == ["ai_none_declared"]
    assert not any(s.ai for s in report.sentences)
    assert report.signals["ai_disclosure"] == "none declared"


@pytest.mark.parametrize("head", ["How we made this", "Methodology"])
def test_a_note_goes_on_to_the_end_of_its_paragraph(head: str) -> None:
    note = f"{head}: Ida Holm gathered the tide records. Gemini produced the first draft, and Ida Holm rewrote the rest."
    assert extract(["The weir reopened.\n\n" + note]).disclosures.sentence == [2]
    assert not seen("The weir reopened: Ida Holm had gathered the money. Gemini produced the first draft of her speech.")
    assert not seen(note.replace(". Gemini", ".\n\nGemini").replace(", and Ida Holm rewrote the rest", " of her speech"))


def test_lines_of_the_news_are_no_notes() -> None:
    assert not seen("The singer spent a year on it. ChatGPT wrote the first draft.")
    assert not seen("Researchers met 80 nurses. AI was used to transcribe the interviews.")


def test_a_label_stands_at_the_edge_of_its_line() -> None:
    label = "Role text: Perplexity AI"
    for text in (label, f"The weir held all night.\n\n{label}", f"{label}\nThe weir held all night, and the lido stayed open."):
        assert seen(text) == {"ai_disclosure"}, text


def test_the_same_line_is_found_at_the_head_at_the_foot_and_in_the_middle() -> None:
    story = ["The weir held all night, Ottoline Pruss said.", "The lido stays open until Sunday, the harbour office said."]
    for line in (
        "Thanks to Claude for sorting the tide tables in this guide.",
        "Our in-house tool, Newt, turned the harbour log into this report.",
        "Was AI used to make this guide? Yes, for the map.",
        "Itinerary drafted by an AI planner; distances walked by our staff.",
        "This article was taken down. It had been written by a chatbot.",
    ):
        for place in range(3):
            paragraphs = [*story[:place], line, *story[place:]]
            assert "ai_disclosure" in seen("\n\n".join(paragraphs)), (place, line)


def test_a_machine_that_did_it_is_one_only_behind_a_text_that_is_disowned() -> None:
    assert seen("I did not write this column. A chatbot did.") == {"ai_disclosure"}
    assert not seen("She did not write the anthem. A chatbot did.")
    assert seen("I did not write this. A chatbot did.") == {"ai_disclosure"}
    for text in ("I did not write this letter. An AI did.", "We did not paint this boat. A chatbot did.", "I never made this soup. A robot did."):
        assert not seen(text)


def test_what_others_find_out_or_own_is_news() -> None:
    for text in (
        "We have learned that the ministry's list was written by AI.",
        "The photo was edited with AI to add a crowd, the wardens found.",
        "The lido's captions were translated by a chatbot.",
        "Correction: the harbour robot was built by Holm, not by Falk.",
        "Translate this page with Google Translate",
    ):
        assert not seen(text), text


def test_namesakes_of_tools_are_people_and_animals() -> None:
    for text in (
        "This piece was written by Claude Duvall.",
        "This picture was taken by Gemini Rosen.",
        "This video was made by an otter.",
        "This show was made with Ai Weiwei.",
    ):
        assert not seen(text), text


def test_every_pattern_has_examples_of_its_own_kind() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert seen(rule.hit) == {rule.kind}, rule.id
        assert rule.id in fired(rule.hit)


def test_the_words_that_a_regular_expression_needs_are_in_all_that_it_finds() -> None:
    patterns = [rule for rule in RULES if rule.pattern is not None]
    assert len(patterns) >= 6
    for *_, text in [*ROWS, *([rule.hit] for rule in RULES)]:
        for rule in patterns:
            assert rule.is_text(text, text.lower()) == (rule.pattern.search(text) is not None), (rule.id, text)


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("draft", "draft drafts drafted drafting"),
        ("tidy+up", "tidy up/tidies up/tidied up/tidying up"),
        ("write/wrote/written", "write writes wrote written writing"),
        ("trim*", "trim trims trimmed trimming"),
        ("compile", "compile compiles compiled compiling"),
        ("polish", "polish polishes polished polishing"),
        ("cut/cut/cut", "cut cuts cutting"),
    ],
)
def test_forms_of_a_verb(entry: str, forms: str) -> None:
    assert set(verb_forms(entry)) == set(forms.split("/" if "/" in forms else " "))


def test_a_note_on_the_making_of_an_article_names_no_source() -> None:
    found = extract(
        ["The weir held on Monday, Ida Holm said.\n\nThis article was written by an AI tool and has not been reviewed by an editor."]
    )
    assert found.attributions.sentence.tolist() == [0]
    assert found.speech.inner[1] == 0


def of_class(name: str) -> set[str]:
    lexicon = default_lexicon()
    return {word for word, number in lexicon.ids.items() if int(lexicon.classes[number]) & lexicon.bits[name]}


def test_the_lexicon_knows_the_machines_of_the_vocabulary_and_no_others() -> None:
    words, pairs = machine_names(lists())
    assert of_class("AI") == words and len(pairs) > 30
    assert set(EVERYDAY) <= words | of_class("LEAK")
    assert set(NAMED_TOOLS) <= words


LONG = " and that goes on about the weir, the lido, the harbour and the tide until its last line is longer than a brief one."


@pytest.mark.parametrize("kind", ["MACHINE", "GENERATED", "AUTOMATIC", "WEAK", "UNNATURAL", "HOUSE_TOOL"])
def test_no_machine_that_the_rules_know_is_overlooked_by_what_chooses_sentences(kind: str) -> None:
    frames = (
        "This article was {} by the desk",
        "This article was written by {}",
        "{} wrote this article",
        "This article was written with our own {}",
        "This article was read by a {} voice",
        "Written by {}",
    )
    names = sorted(lists()[kind] - {"jasper"})  # people, too
    names = [name.title() if {*name.replace(".", " ").split()} & {*NAMED_TOOLS} else name for name in names]
    texts = [frame.format(name) + behind for name in names for frame in frames for behind in (".", LONG)]
    wanted = [k for k, text in enumerate(texts) if match(text, Reading(text)) is not None]
    found = extract(texts)
    article = found.ctx.sentences.article
    hit = {int(article[sentence]) for sentence in found.disclosures.sentence}
    assert len(wanted) > 2 and not [texts[k] for k in wanted if k not in hit]


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("This story was produced with the help of AI and checked by an editor before publication.", True),
        ("Image: generated with Midjourney", True),
        ("This story was produced by Ines Falk and checked by an editor before publication.", False),
        ("Image: Ines Falk", False),
    ],
)
def test_a_disclosure_is_a_claim_in_whatever_line_it_stands(line: str, claims: bool) -> None:
    text = f"The weir held all night, Ottoline Pruss said. She had seen it twice.\n\n{line}"
    assert credscore.load().score(text).sentences[-1].claim == claims


def test_a_disclosure_never_raises_a_score() -> None:
    story = (
        "Tarn weir to close for repairs\n\nThe council said on Monday that the weir would close in May. Ida Holm, the mayor, said that the work would "
        "take two months. The ferry runs every hour and costs two pounds. The weir was built in 1910 and last mended in 1987."
    )
    lines = ("The image above was generated with AI.", "The audio version of this article was produced with an AI voice.")
    bare = credscore.score(story)
    for notes in (lines[:1], lines[1:], lines):
        report = credscore.score("\n\n".join((story, *notes)))
        assert report.score is not None and bare.score is not None and report.score < bare.score
        assert dict(report.reasons).get("AI disclosure", 0.0) <= 0
        for beside, alone in zip(report.sentences, bare.sentences, strict=False):
            assert beside.score is not None and alone.score is not None and beside.score < alone.score + 2


CHECKED = " It also says that a human checked this."


@pytest.mark.parametrize(
    ("said", "note", "signal"),
    [
        ("This article was written by AI and reviewed by an editor.", CHECKED, "AI disclosed (full), checked by a human"),
        ("This article was written by AI. It was checked by an editor.", CHECKED, "AI disclosed (full), checked by a human"),
        (
            "This article was written by AI and was not reviewed by a human.",
            " It also says that nobody checked this, or that it may have errors.",
            "AI disclosed (full), said to be unchecked or fallible",
        ),
        ("This article was written by AI.", "", "AI disclosed (full)"),
    ],
)
def test_a_report_says_whether_the_disclosure_tells_of_a_human_check(said: str, note: str, signal: str) -> None:
    story = "The council said on Monday that the weir would close in May. Ida Holm, the mayor, said that the work would take two months. " * 3
    report = credscore.score(f"{story}\n\n{said}")
    assert [one.text for one in report.notes if one.code == "ai"] == [f"It says that AI wrote it.{note}"]
    assert report.signals["ai_disclosure"] == "full" and signals_in_words(report)[-1] == signal


def test_a_check_in_another_part_of_a_long_text_counts_for_what_it_is_said_of() -> None:
    full, image = AI_STATES.index("full"), AI_STATES.index("image")
    assert _weightier((full, 0), (image, 1)) == (full, 0) and _weightier((0, 0), (image, 1)) == (image, 1)
    assert _weightier((full, 1), (full, 2)) == (full, 2)


def test_an_offer_is_a_leak_whatever_it_hands_over() -> None:
    assert "ai_leak" in seen("Certainly! Here is a rewritten version of the article: The mayor said so on Monday.")
    assert "ai_leak" not in seen("Falk said: here is a rewritten version of the article, and the mayor said so.")

"""The terminal report: what an editor must find in it, and what must never get through to the terminal."""

from __future__ import annotations

import re
import time
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_reader import Page
from report_sample import TEXT, sample
from rich.cells import cell_len

from credscore.report import html, reasons, words
from credscore.report.paint import runs, within
from credscore.report.terminal import render
from credscore.report.visible import one_line, visible
from credscore.schema import Advice, Evidence, Note, Report, Sentence

SGR = re.compile(r"\x1b\[[0-9;]*m")


def plain(report: Report, text: str = TEXT, **options: object) -> str:
    return render(report, text, color=False, **options)  # type: ignore[arg-type]


def test_the_head_says_score_band_interval_and_where_from() -> None:
    shown = plain(sample())
    assert shown.startswith("depot.txt\n")
    assert "mixed sourcing  58 of 100" in shown
    assert "80 % interval: 44 to 70" in shown
    assert "Note: Reads like a local report." in shown
    assert "Model: default 9.9." in shown


def test_the_bar_puts_score_and_interval_at_their_places() -> None:
    line = next(line for line in plain(sample(), unicode=False).splitlines() if line.startswith("0 "))
    bar = line.removeprefix("0 ").removesuffix(" 100")
    assert len(bar) == 50
    assert bar.index("O") == round(0.576 * 49)
    assert bar.index("-") == round(0.44 * 49)
    assert bar.rindex("-") == round(0.695 * 49)


@pytest.mark.parametrize("score", [0.0, 7.4, 50.0, 99.6, 100.0])
def test_big_digits_and_bar_for_every_score(score: float) -> None:
    report = Report("x", "ok", score=score, interval=(0.0, 100.0), band="b")
    shown = plain(report, "Nothing.")
    assert f"{score:.0f} of 100" in shown
    assert shown.count("●") == 1


@pytest.mark.parametrize(("score", "number"), [(19.5, 19), (69.8, 69), (70.0, 70), (70.4, 70), (89.9, 89), (99.6, 100), (0.4, 0)])
def test_no_whole_number_belongs_to_another_band(score: float, number: int) -> None:
    report = Report("x", "ok", score=score, interval=(0.0, 100.0), band="b")
    assert f"b  {number} of 100" in plain(report, "Nothing.")
    assert f">{number}<small> of 100" in html.render(report, "Nothing.")


def test_reasons_are_signed_largest_first_without_those_that_round_to_nothing() -> None:
    shown = plain(sample())
    assert shown.index("−12.3 rests on anonymous sources") < shown.index("+11.2 named sources")
    assert "nothing to speak of" not in shown


def test_what_is_left_over_comes_last_however_large_and_all_reasons_are_shown() -> None:
    given = [(f"reason {k:02}", 1.5 + k) for k in range(12)] + [("other", -40.0)]
    report = replace(sample(), reasons=given)
    assert reasons.strongest(report.reasons)[-1] == ("other", -40.0)
    for shown in (plain(report), Page(html.render(report, TEXT)).text):
        places = [shown.index(part) for part in (*(f"reason {k:02}" for k in reversed(range(12))), "−40.0")]
        assert places == sorted(places)


def test_signals_are_in_words() -> None:
    shown = plain(sample(), width=200)
    line = next(line for line in shown.splitlines() if "named source" in line and "·" in line)
    assert line == (
        "1 named source · 62 % of claims attributed · 20 % to unnamed sources · 20 % second-hand · 12 % of the text marked as quotation · "
        "4.0 hedges in 100 words · AI disclosed (partial)"
    )


@pytest.mark.parametrize(
    ("signals", "said"),
    [
        ({"named_sources": 0, "hedge_density": 0.0, "ai_disclosure": "none"}, ["no named source", "no hedge"]),
        ({"named_sources": 7766.0}, ["7,766 named sources"]),
        ({"named_sources": 2.0, "ai_disclosure": "leak"}, ["2 named sources", "an AI tool left its traces"]),
        ({"named_sources": None, "ai_disclosure": "none declared"}, ["says that no AI was used"]),
        ({}, []),
    ],
)
def test_signals_at_their_ends(signals: dict[str, object], said: list[str]) -> None:
    assert words.signals_in_words(Report("x", "ok", signals=signals)) == said


def test_shares_of_no_claims_are_not_said() -> None:
    nothing = Sentence(0, 9, None, False, [], False, False, False)
    report = Report("x", "insufficient", sentences=[nothing], signals={"named_sources": 0, "attributed_share": 0.0, "quote_density": 0.5})
    assert words.signals_in_words(report) == ["no named source", "no claims", "50 % of the text marked as quotation"]


def test_shares_of_a_few_words_are_not_said() -> None:
    one = Sentence(0, 9, 90.0, True, ["named"], False, False, False)
    report = Report("x", "insufficient", sentences=[one], signals={"named_sources": 1, "attributed_share": 1.0, "anonymous_share": 0.0})
    report.notes = [Note("short", "Only 2 words.")]
    assert words.signals_in_words(report) == ["1 named source"]


def test_each_sentence_has_its_score_beside_it_and_no_claim_has_a_dot() -> None:
    shown = plain(sample(), width=100)
    assert ' 97 │ "The depot was sold on Friday," said [Ruta Sandoval], the city treasurer.\n' in shown
    assert "  · │ By Lene Achterberg\n" in shown


def test_without_colour_evidence_is_bracketed_by_kind_and_the_legend_says_how() -> None:
    shown = plain(sample(), width=120)
    assert "According to [[the Bellhaven Post]], [? a friend of the buyer] said the halls ~could possibly~ become flats." in shown
    assert "<The rumours are false>, the buyer told reporters." in shown
    assert "{Parts of this article were written with the help of a language model.}" in shown
    assert "[source]  [[second-hand, social]]  [? unnamed source]  ~hedge~  {AI}  <check or reply>" in shown


def test_the_sign_for_no_claim_is_in_the_legend_where_it_stands() -> None:
    bare = sample()
    lines = plain(bare, width=120).splitlines()
    (legend,) = (line for line in lines if line.startswith("[source]"))
    assert legend.endswith("  · no claim") and any(line.startswith("  · │ ") for line in lines)
    assert ". no claim" in plain(bare, width=120, unicode=False)
    some = [sentence for sentence in bare.sentences if sentence.score is not None][:1]
    text = TEXT[some[0].start : some[0].end]
    alone = Report("x", "ok", score=50.0, band="b", sentences=[replace(some[0], start=0, end=len(text))])
    assert "no claim" not in render(alone, text, color=False)


def test_what_the_interval_means_is_said_where_there_is_one() -> None:
    assert words.HINT_INTERVAL in " ".join(plain(sample()).split())
    assert words.HINT_INTERVAL in html.render(sample(), TEXT)
    none = Report("x", "insufficient", sentences=[], notes=[Note("short", "Only 4 words.")])
    assert words.HINT_INTERVAL not in " ".join(render(none, "It has four words.", color=False).split())
    assert words.HINT_INTERVAL not in html.render(none, "It has four words.")


def test_reasons_show_words_that_no_mark_shows_and_each_once() -> None:
    text = "It is a vile plan, an insider said. Nobody knows what it costs."

    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    insider, vile, whole, other = at("an insider"), at("vile"), at("It is a vile plan, an insider said."), at("Nobody knows what it costs.")
    first = [("anonymous source", -30.0), ("judging or emphatic words", -9.0), ("sentences around it: text without a source", -4.0)]
    second = [("no source given", -8.0), ("sentences around it: an unnamed source", -6.0), ("rest of the article: unnamed sources", -5.0)]
    report = Report("x", "ok", score=9.0, band="b")
    report.sentences = [
        Sentence(*whole, 9.0, True, [], False, False, False, first, (1, *insider, 1, *vile, 1, *other)),
        Sentence(*other, 9.0, True, [], False, False, False, second, (1, *other, 1, *insider, 2, *insider, *whole)),
    ]
    report.evidence = [Evidence("attribution", *at("an insider said"), "an insider said", "r", source_type="anonymous", source_span=insider)]
    page = html.render(report, text)
    for said in (
        "anonymous source −30, judging or emphatic words −9 (vile), sentences around it: text without a source −4 (“Nobody knows what it costs.”)",
        "no source given −8, sentences around it: an unnamed source −6 (an insider), ",
        "rest of the article: unnamed sources −5 (“It is a vile plan, an insider …”)",
    ):
        assert said in " ".join(plain(report, text, width=200).split())
        assert said in Page(page).text
    assert "−9 (vile), " in page and '−6 (<a href="#a1-s0">an insider</a>), ' in page and '<a href="#a1-s36">“Nobody' in page


def test_weak_sentences_say_why_and_firm_ones_do_not() -> None:
    shown = plain(sample())
    assert "anonymous source in another outlet −41, hedge −10" in shown
    assert "no name −12" in shown
    assert "recent" not in shown


def test_advice_quotes_the_words_it_is_about_and_equal_advice_stands_once() -> None:
    shown = plain(sample())
    assert "Say who the friend is, or how they know.\n  “a friend of the buyer said" in shown
    assert shown.count("Name the buyer.") == 1
    assert "“the buyer told reporters”" in shown and "“The rumours are false”" in shown


def test_words_that_are_a_quotation_get_no_second_marks() -> None:
    assert words.in_quotes('"It fell," she said.') == words.in_quotes("“It fell,” she said.") == "“It fell,” she said."
    assert words.in_quotes('"It fell," she said. "It is ("so I hear") gone."') == "“It fell,” she said. “It is (“so I hear”) …"
    assert words.in_quotes("It fell,\nshe said.") == "“It fell, she said.”"
    assert words.in_quotes("one two three four", 12) == "“one two …”"
    # one mark of a pair, where a quotation goes on
    assert words.in_quotes('"I hid it.') == "“I hid it.”"
    assert words.in_quotes('I\'m not sorry."') == words.in_quotes("I'm not sorry.”") == "“I'm not sorry.”"
    assert words.in_quotes("‘It’s shut. The lid’s gone.") == "“It’s shut. The lid’s gone.”"
    assert words.in_quotes("It’s the miners’ own.’") == "“It’s the miners’ own.”"
    assert words.in_quotes('She said: "No."') == '“She said: "No."”'


def test_no_bracket_is_left_open() -> None:
    assert words.clipped("The Tarn Water Board (the TWSB and others) said", 30) == "The Tarn Water Board …"
    assert words.clipped("(the TWSB and all the others)", 12) == "(the TWSB …"
    text = "The newspaper Al-Ghad (الغد) reported that it would close."
    report = Report("x", "ok", score=50.0, band="b")
    report.reasons, report.reason_spans = [("second-hand reports", -9.0)], [(0, text.index(")"))]
    assert [lead.words for lead in reasons.leads(report, text, ("second-hand reports", -9.0))] == ["The newspaper Al-Ghad (الغد)"]


@pytest.mark.parametrize("width", range(40, 70))
def test_a_bracket_stays_with_its_word(width: int) -> None:
    text = "The singer has fallen for a baker in Lisbon, it has been claimed."
    report = Report("x", "ok", score=50.0, band="b", sentences=[Sentence(0, len(text), 60.0, True, [], False, False, False)])
    at = text.index("it has")
    report.evidence = [Evidence("attribution", at, len(text) - 1, "", "r", source_type="vague", cue_span=(at, len(text) - 1))]
    shown = plain(report, text, width=width)
    assert "[? it" in shown and "[?\n" not in shown and "[? unnamed source]" in shown
    assert all(cell_len(line) <= width for line in shown.split("\n"))


@pytest.mark.parametrize("unicode", [True, False])
def test_reasons_and_advice_are_whole_at_any_width(unicode: bool) -> None:
    whole = f"anonymous source in another outlet {'−' if unicode else '-'}41, hedge {'−' if unicode else '-'}10 "
    for width in range(50, 100):
        lines = plain(sample(), width=width, unicode=unicode)
        assert all(len(line) <= width for line in lines.split("\n"))
        told = " ".join(line[5:].strip() if line[4:5] in "│|" else line.strip() for line in lines.split("\n"))
        assert whole in " ".join(told.split())


def test_brief_leaves_the_article_out_and_keeps_the_advice() -> None:
    shown = plain(sample(), brief=True)
    assert "Sentence by sentence" not in shown and "Lene Achterberg" not in shown
    assert "What would raise it" in shown and "What moved the score" in shown


@pytest.mark.parametrize(("score", "code"), [(5.0, "31"), (19.9, "31"), (20.0, "33"), (44.9, "33"), (45.0, ""), (69.9, ""), (70.0, "32")])
def test_scores_are_coloured_by_level(score: float, code: str) -> None:
    text = "The mill burned down."
    report = Report("x", "ok", score=50.0, band="b", sentences=[Sentence(0, len(text), score, True, [], False, False, False)])
    code = f"1;{code}" if code else "1"
    assert f"\x1b[{code}m{score:>3.0f}".replace(" ", "") in render(report, text, color=True).replace(" ", "")


def test_colour_changes_only_colour() -> None:
    """Without their codes, the two differ by the brackets alone."""
    colored = SGR.sub("", render(sample(), TEXT, color=True, width=150))
    bare = plain(sample(), width=150)
    drop = str.maketrans("", "", "[]?~<>{} ")
    article = slice(bare.index("Tram depot"), None)
    assert colored[colored.index("Tram depot") :].translate(drop) == bare[article].translate(drop)
    assert "quotation" in colored


def test_insufficient_says_so_and_gives_no_number() -> None:
    text = "Too short to say."
    report = Report(
        "x.txt",
        "insufficient",
        sentences=[Sentence(0, len(text), None, False, [], False, False, False)],
        notes=[Note("short", "Only 4 words: too little to score the article.")],
    )
    shown = plain(report, text)
    assert "No score: the article cannot be judged." in shown
    assert "Only 4 words" in shown
    assert "of 100" not in shown and "interval" not in shown
    assert "Too short to say." in shown


def test_a_failed_input_shows_its_reason_and_the_way_out() -> None:
    failed = Report.failed("x.txt", {"type": "InputError", "message": "x.txt is empty.", "hint": "Give it text."})
    assert plain(failed, "") == "x.txt\n\nNot scored. x.txt is empty.\nGive it text.\n"


def test_markup_and_emoji_names_are_shown_as_written() -> None:
    text = "The [bold red]mayor[/bold red] said :smile: and [link=https://example.org]this[/link]."
    report = Report("[red]id[/red]", "ok", score=50.0, band="[b]", sentences=[Sentence(0, len(text), 40.0, True, [], False, False, False)])
    report.reasons = [("[italic]odd[/italic]", 3.0)]
    shown = plain(report, text, width=200, title="[blink]T[/blink]")
    for part in (text, "[red]id[/red]", "[italic]odd[/italic]", "[blink]T[/blink]", "[b]"):
        assert part in shown


def test_only_ascii_signs_where_the_output_has_no_others() -> None:
    assert plain(sample(), unicode=False).isascii()


def test_signs_of_print_have_others_where_the_output_is_ascii() -> None:
    text = "“The mill’s roof – all of it – is gone…” an insider said."
    at = text.index("an insider")
    source = Evidence("attribution", at, at + 15, "an insider said", "r", source_type="anonymous", source_span=(at, at + 10))
    report = Report("x", "ok", score=50.0, band="b", sentences=[Sentence(0, len(text), 20.0, True, [], False, True, False)], evidence=[source])
    report.reasons, report.reason_spans = [("AI disclosure", -9.8)], [(1, 11)]
    report.advice = [Advice(0, len(text), "Say “who” it is.")]
    report.evidence.append(Evidence("ai_leak", 1, 11, "", "r"))
    shown = plain(report, text, unicode=False, width=90)
    assert shown.isascii() and '"{The mill\'s} roof - all of it - is gone..." [? an insider] said.' in shown
    assert "-9.8 AI disclosure: The mill's\n" in shown and 'Say "who" it is.' in shown


def test_hard_wrapped_lines_are_no_paragraphs_but_blank_lines_are() -> None:
    text = "The mill burned\ndown.\nNobody was hurt.\n\nThe owner wept."
    bounds = [("The mill", "down."), ("Nobody", "hurt."), ("The owner", "wept.")]
    sentences = [Sentence(text.index(a), text.index(b) + len(b), 50.0, True, [], False, False, False) for a, b in bounds]
    found = words.pieces(Report("x", "ok", sentences=sentences), text)
    assert [piece.opens for piece in found] == [True, False, True]


ANY_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("ab ,.\"“'[]\n\t\r\x1b\x07\x00\x7f\x9b\u202e\u2066\u2028\ud800日本é👍"), st.characters()),
    max_size=60,
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, str]:
    """Any text with any spans upon it, overlapping, adjacent or beyond its end."""
    text = draw(ANY_TEXT)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    score = st.one_of(st.none(), st.floats(0, 100))
    sentences = [
        Sentence(a, b, draw(score), True, [], False, False, False, [(draw(ANY_TEXT), draw(st.floats(-50, 50)))])
        for a, b in pairwise(edges)
        if draw(st.booleans())
    ]
    found = []
    for _ in range(draw(st.integers(0, 5))):
        start, length = draw(st.integers(0, len(text) + 2)), draw(st.integers(0, 20))
        kind = draw(st.sampled_from(["attribution", "hedge", "quote", "ai_disclosure", "verification", "boilerplate", "booster"]))
        source_type = draw(st.sampled_from(["named", "media", "anonymous", None]))
        found.append(Evidence(kind, start, start + length, "", "r", source_type=source_type, name=draw(ANY_TEXT)))
    total = draw(score)
    report = Report(draw(ANY_TEXT), "insufficient" if total is None else "ok", score=total, sentences=sentences, evidence=found)
    report.band = draw(ANY_TEXT)
    report.notes = [Note("n", draw(ANY_TEXT))]
    return report, text


@settings(max_examples=60)
@given(reports(), st.sampled_from([40, 80, 120]), st.booleans())
def test_nothing_but_colours_reaches_the_terminal_and_no_line_is_too_wide(made: tuple[Report, str], width: int, color: bool) -> None:
    report, text = made
    shown = render(report, text, width=width, color=color)
    bare = SGR.sub("", shown) if color else shown
    strange = {char for char in bare if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"}
    assert not strange
    assert not set(bare) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert all(cell_len(line) <= width for line in bare.split("\n"))


@settings(max_examples=60)
@given(reports())
def test_pieces_hold_every_character_once_and_runs_do_not_overlap(made: tuple[Report, str]) -> None:
    report, text = made
    pieces = words.pieces(report, text)
    shown = one_line(text)
    assert "".join("".join(shown[p.start : p.end].split()) for p in pieces) == "".join(shown.split())
    painted = runs(report.evidence, len(text))
    assert all(a.end <= b.start for a, b in pairwise(painted))
    for piece in pieces:
        cut = within(painted, piece.start, piece.end)
        assert sum(r.end - r.start for r in cut) == sum(max(0, min(r.end, piece.end) - max(r.start, piece.start)) for r in painted)


@given(st.text(alphabet=st.characters()))
def test_safe_text_keeps_its_length(text: str) -> None:
    assert len(one_line(text)) == len(visible(text)) == len(text)
    assert not set(one_line(text)) & {"\n", "\r", "\x1b", "\t"}


@pytest.mark.parametrize("code", [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x1B, 0x9B, 0x7F, 0x0D])
def test_marks_that_turn_text_around_or_steer_a_terminal_are_shown_as_signs(code: int) -> None:
    for safe in (visible, one_line):
        assert chr(code) not in safe(f"a{chr(code)}b")


def test_the_places_behind_a_reason_are_found_at_a_cost_that_grows_with_the_text() -> None:
    small, large = (min(_seconds_of_leads(count) for _ in range(3)) for count in (500, 4000))
    assert large < 24 * small


def _seconds_of_leads(count: int) -> float:
    text = "A vile plan. " * count
    reason = ("judging or emphatic words", -9.0)
    sentences = [Sentence(at, at + 12, 10.0, True, [], False, False, False, [reason], (0,)) for at in range(0, len(text), 13)]
    loud = tuple(number for at in range(0, len(text), 13) for number in (at + 2, at + 6))
    report = Report("x", "ok", sentences=sentences, reasons=[reason], reason_spans=[loud])
    began = time.process_time()
    (lead,) = reasons.leads(report, text, reason)
    took = time.process_time() - began
    assert (lead.words, lead.start, lead.end) == ("vile", 2, 6)
    return took


def test_advice_is_cut_by_cells_where_signs_are_two_wide() -> None:
    text = "港の長は夜の船が来週から戻ると述べたが誰もまだそれを見ていないし会社も何も言っていないのである" * 3
    report = replace(sample(), advice=[Advice(0, len(text), "Say who it is.")], sentences=[], evidence=[], reasons=[])
    (line,) = (line for line in render(report, text, color=False, width=60).splitlines() if "“" in line)
    assert 50 < cell_len(line) <= 60 and line.endswith(" …”")

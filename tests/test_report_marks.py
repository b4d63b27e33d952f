"""Marks of evidence in the text of a report where they lie over each other, or over two sentences."""

from __future__ import annotations

from report_sample import TEXT, span
from test_report_terminal import plain

from credscore.report import words
from credscore.report.paint import runs
from credscore.schema import Evidence, Report, Sentence


def test_evidence_over_two_sentences_is_bracketed_in_both() -> None:
    text = "Made by a machine. Read by none."
    report = Report("x", "ok", score=10.0, band="b", evidence=[Evidence("ai_disclosure", 0, len(text), text, "r")])
    report.sentences = [Sentence(a, b, 50.0, True, [], False, False, True) for a, b in ((0, 18), (19, len(text)))]
    shown = plain(report, text)
    assert "{Made by a machine.}" in shown and "{Read by none.}" in shown


def test_evidence_cut_by_other_evidence_has_its_own_two_brackets() -> None:
    text = "Made by a machine, sources say, and read by none."
    source = text.index("sources")
    report = Report("x", "ok", score=10.0, band="b", sentences=[Sentence(0, len(text), 50.0, True, [], False, False, True)])
    report.evidence = [
        Evidence("ai_disclosure", 0, len(text), text, "r"),
        Evidence("attribution", 0, len(text), "", "r", source_type="anonymous", source_span=(source, source + 7)),
    ]
    assert "{Made by a machine, [? sources] say, and read by none.}" in plain(report, text)


def test_evidence_half_hidden_is_bracketed_where_it_shows() -> None:
    text = "The board denied it all."
    report = Report("x", "ok", score=10.0, band="b", sentences=[Sentence(0, len(text), 20.0, True, [], False, False, False)])
    report.evidence = [
        Evidence("verification", 4, 16, "board denied", "r"),
        Evidence("attribution", 0, 9, "The board", "r", source_type="named", source_span=(0, 9)),
    ]
    assert "[The board] <denied> it all." in plain(report, text)


def test_hearsay_and_the_hedge_in_it_are_one() -> None:
    text = "He is said to be ill, it is thought by some."
    report = Report("x", "ok", score=10.0, band="b", sentences=[Sentence(0, len(text), 20.0, True, [], True, False, False)])
    report.evidence = [
        Evidence("hedge", 3, 16, "is said to be", "r"),
        Evidence("attribution", 3, 13, "is said to", "r", source_type="vague", cue_span=(3, 13)),
        Evidence("hedge", 22, 35, "it is thought", "r"),
        Evidence("hedge", 28, 38, "thought by", "r"),
    ]
    assert "He [? is said to be] ill, ~it is thought by~ some." in plain(report, text)
    assert [run.top for run in runs(report.evidence, len(text))] == [1, 2, 2]


def test_sentences_that_overlap_are_not_shown_twice() -> None:
    text = "One two three four."
    report = Report("x", "ok", sentences=[Sentence(a, b, 50.0, True, [], False, False, False) for a, b in ((0, 13), (4, 19))])
    assert [text[piece.start : piece.end] for piece in words.pieces(report, text)] == ["One two three", "four."]


def test_of_overlapping_evidence_the_source_is_painted_inside_the_quotation() -> None:
    text = '"I said so, Mr Quill told me," she said.'
    inner = text.index("Mr Quill")
    found = runs(
        [
            Evidence("quote", 0, 30, "", "r"),
            Evidence("attribution", 0, 40, "", "r", source_type="named", source_span=(inner, inner + 8)),
        ],
        len(text),
    )
    assert [(text[r.start : r.end], r.paint) for r in found] == [
        ('"I said so, ', "quote"),
        ("Mr Quill", "source"),
        (' told me,"', "quote"),
    ]
    assert span("Ruta Sandoval")[0] == TEXT.index("Ruta")

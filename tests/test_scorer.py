"""Scoring as a whole: no score depends on its neighbours, nothing raises, a scorer, its reports and its tables agree."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore.errors import CredscoreError, InputError, UsageError
from credscore.evidence.extract import extract
from credscore.model.features import FEATURES, featurize, weigh
from credscore.model.heads import snap_weights
from credscore.model.scorer import Scorer, batches
from credscore.model.view import make_view
from credscore.schema import EVIDENCE_FIELDS, Evidence, Report

ARTICLES = [json.loads(line)["text"] for line in (Path(__file__).parent / "data" / "swaps.jsonl").read_text(encoding="utf-8").splitlines()]
SLOTS = {"N1": "Olga Brandt", "S1": "Brandt", "N2": "Tomas Ilves", "S2": "Ilves", "City": "Leeds", "Tabloid": "The Sun", "Wire": "Reuters"}
SLOTS |= {
    "Magazine": "People",
    "he": "she",
    "him": "her",
    "his": "her",
    "He": "She",
    "His": "Her",
    "he2": "he",
    "his2": "his",
    "him2": "him",
}
STRANGE = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "new lines": "\n" * 5000,
    "emoji": "🙂👩‍👩‍👧 said 🎉! " * 200,
    "one word": "a" * 1_000_000,
    "nul": "He\x00 said\x00 so.",
    "lone surrogates": "\ud800 she said \udfff.",
    "only quotes": '"' * 2001,
    "only commas": "," * 5000,
    "right to left": "قال الوزير إن " * 50,
    "capitals": "SHE SAID SO. " * 60,
    "zero width": "\u200b" * 300 + "s\u200baid",
    "combining": "e\u0301" * 400,
    "astral": "𝐒𝐡𝐞 𝐬𝐚𝐢𝐝 " * 60,
    "markup": "<b>He said</b> &amp; left." * 30,
    "one letter": "x",
    "one full stop": ".",
    "line separators": "He said.\u2028She said.\x85It ended.",
    "said": "said " * 3000,
    "open quotation": '"We will see, she said. ' * 40,
}


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    out = ARTICLES
    for slot, value in SLOTS.items():
        out = [text.replace("{" + slot + "}", value) for text in out]
    # of uneven length, with texts between them that have no score
    long = "\n\n".join(out[:12])
    return [
        *out,
        long,
        "",
        *(t.upper() for t in out[:5]),
        "Too short.",
        *(a + "\n\n" + b for a, b in zip(out[:20], out[20:], strict=False)),
        STRANGE["emoji"],
    ]


def plain(reports: list[Any]) -> list[dict[str, Any]]:
    return [r.to_dict() for r in reports]


@pytest.mark.parametrize("size", [1, 7, 64])
def test_scores_are_the_same_to_the_bit_whatever_the_batch(scorer: Scorer, texts: list[str], size: int) -> None:
    whole = scorer.run(texts)
    parts = [scorer.run(texts[k : k + size]) for k in range(0, len(texts), size)]
    for name in ("expected", "claim", "hedge", "x"):
        np.testing.assert_array_equal(np.concatenate([getattr(p, name) for p in parts]), getattr(whole, name), err_msg=name)
    for name in ("score", "low", "high", "status", "rows", "sources"):
        np.testing.assert_array_equal(
            np.concatenate([getattr(p.verdicts, name) for p in parts]), getattr(whole.verdicts, name), err_msg=name
        )


@pytest.fixture(scope="module")
def whole(scorer: Scorer, texts: list[str]) -> list[dict[str, Any]]:
    """The reports of all texts, scored in one batch."""
    return plain(scorer.score_batch(texts))


@pytest.mark.parametrize("size", [1, 7, 64])
def test_reports_are_the_same_whatever_the_batch(scorer: Scorer, texts: list[str], whole: list[dict[str, Any]], size: int) -> None:
    parts = [r for k in range(0, len(texts), size) for r in plain(scorer.score_batch(texts[k : k + size]))]
    assert parts == whole


def test_the_order_of_the_texts_changes_nothing(scorer: Scorer, texts: list[str], whole: list[dict[str, Any]]) -> None:
    order = np.random.default_rng(3).permutation(len(texts)).tolist()
    assert plain(scorer.score_batch([texts[k] for k in order])) == [whole[k] for k in order]


def test_the_band_is_that_of_the_score_as_written(scorer: Scorer) -> None:
    scores = np.array([89.949, 89.96, 69.94, 19.95, 44.95, 70.0, np.nan])  # 19.95 is a little less, and written 19.9
    bands = [scorer.settings["bands"][k][1] if k >= 0 else None for k in scorer.band_index(scores)]
    assert bands == ["mostly reliable", "reliable", "mixed", "rumour", "mixed", "mostly reliable", None]
    assert [round(score, 1) for score in scores.tolist()[:5]] == [89.9, 90.0, 69.9, 19.9, 45.0]


def test_tables_reports_and_single_scores_agree(scorer: Scorer, texts: list[str]) -> None:
    table, reports = scorer.score_table(texts), scorer.score_batch(texts)
    for k, report in enumerate(reports):
        assert (report.status == "ok") == (table.status[k] == 0) == (not np.isnan(table.score[k]))
        if report.score is not None and report.interval is not None:
            assert report.score == round(float(table.score[k]), 1)
            assert report.band == table.bands[table.band[k]]
            assert 0 <= report.interval[0] <= report.score <= report.interval[1] <= 100
        else:
            assert report.interval is None and report.band is None and report.reasons == [] and (report.notes or report.error)
        here = table.sentence_article == k
        assert [(s.start, s.end) for s in report.sentences] == list(
            zip(table.sentence_start[here].tolist(), table.sentence_end[here].tolist(), strict=True)
        )
        assert [s.score is None for s in report.sentences] == np.isnan(table.sentence_score[here]).tolist()
        assert table.sentences[k] == len(report.sentences)
    assert scorer.score(texts[3]).to_dict() == reports[3].to_dict() == credscore.score(texts[3]).to_dict()


def test_context_goes_by_name(texts: list[str]) -> None:
    with pytest.raises(TypeError):
        credscore.score(texts[3], "a", "The Courier")  # type: ignore[misc]
    with pytest.raises(TypeError):
        credscore.score(texts[3], title="Night ferry")  # type: ignore[call-arg]


def test_a_report_is_one_line_at_a_prompt(texts: list[str]) -> None:
    report = credscore.score(texts[3], id="a", publisher="The Courier")
    shown = repr(report)
    assert len(shown) < 200 and "\n" not in shown
    assert f"id='a', status='ok', score={report.score}, " in shown and f"{len(report.sentences)} sentences" in shown
    assert "error={'type': 'InputError'" in repr(Report.failed("b", {"type": "InputError"}))


def test_everything_on_offer_is_found_by_dir() -> None:
    assert {"score", "load", "EvidenceVectorizer", "CredibilityClassifier"} <= set(dir(credscore))


def test_detail_fills_in_less_and_changes_nothing_else(scorer: Scorer, texts: list[str]) -> None:
    full, sentences, article = (scorer.score_batch(texts, detail=d) for d in ("full", "sentences", "article"))
    for a, b, c in zip(full, sentences, article, strict=True):
        assert a.score == b.score == c.score and a.reasons == c.reasons
        assert b.sentences == [replace(s, where=None) for s in a.sentences] and b.evidence == [] and c.sentences == [] and c.advice == []


def test_a_report_shows_what_was_filled_in_and_refuses_more(scorer: Scorer, texts: list[str]) -> None:
    missing = {"article": {"sentences", "evidence", "advice"}, "sentences": {"evidence", "advice"}, "full": set()}
    for detail, left_out in missing.items():
        report = scorer.score_batch(texts[:2], detail=detail)[0]
        assert report.to_dict() == scorer.score_records(texts[:2], detail=detail)[0] == report.to_dict(detail)
        assert missing["article"] - report.to_dict().keys() == left_out
        for more in list(missing)[list(missing).index(detail) + 1 :]:
            with pytest.raises(UsageError, match=f"made with detail='{detail}', not '{more}'. Score the text with detail='{more}'"):
                report.to_dict(more)
    assert missing["article"] <= credscore.score(texts[0]).to_dict().keys() and missing["article"] <= Report("x", "ok").to_dict().keys()


def test_a_table_of_scores_has_columns_for_two_data_frames(scorer: Scorer, texts: list[str]) -> None:
    some = [*texts[:3], "Too short."]
    table, reports = scorer.score_table(some), scorer.score_batch(some)
    articles, sentences = table.article_columns(), table.sentence_columns()
    assert {len(column) for column in articles.values()} == {4} and len({len(column) for column in sentences.values()}) == 1
    assert list(articles["status"]) == [r.status for r in reports] and list(articles["band"]) == [r.band or "" for r in reports]
    assert list(articles["ai_disclosure"]) == [r.signals["ai_disclosure"] for r in reports]
    assert round(articles["interval_low"][0], 1) == (reports[0].interval or (0,))[0] and articles["sentences"].sum() == len(sentences["start"])
    told = [s.source for r in reports for s in r.sentences]
    assert [[t for t in pair if t] for pair in zip(sentences["outer"], sentences["inner"], strict=True)] == told


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frames_take_them(scorer: Scorer, texts: list[str], library: str) -> None:
    frames = pytest.importorskip(library)
    table = scorer.score_table(texts[:3])
    assert len(frames.DataFrame(table.article_columns())) == 3 and len(frames.DataFrame(table.sentence_columns())) == len(table.sentence_start)


@pytest.mark.parametrize("detail", ["article", "sentences", "full"])
def test_an_empty_text_is_an_error_as_in_a_corpus(scorer: Scorer, texts: list[str], detail: Any) -> None:
    first, read, other, last = scorer.score_batch(["", texts[0], " \n\t", "..."], ids=["a", "b", "c", "d"], detail=detail)
    assert [first.status, other.status, last.status] == ["error", "error", "insufficient"] and (first.id, other.id) == ("a", "c")
    assert first.error == {"type": "NoText", "message": "The text is empty.", "hint": "Give a text, or leave it out."}
    assert read == scorer.score_batch([texts[0]], ["b"], detail=detail)[0]
    assert first.to_dict() == scorer.score_records([""], ["a"], detail=detail)[0]
    columns = scorer.score_table(["", texts[0], " \n\t", "..."]).article_columns()
    assert columns["status"].tolist() == ["error", "ok", "error", "insufficient"] and columns["ai_disclosure"].tolist()[::2] == ["", ""]
    assert np.isnan(columns["attributed_share"]).tolist() == [True, False, True, False]


def test_a_scorer_says_which_model_it_has(scorer: Scorer) -> None:
    assert scorer.info["fingerprint"] in repr(scorer) and "default" in repr(scorer)


def test_a_table_is_told_in_a_line(scorer: Scorer, texts: list[str]) -> None:
    table = scorer.score_table([texts[0], ""])
    assert repr(table) == f"<ScoreTable of 2 articles (1 with a score, mean score {table.score[0]:.1f}) and {len(table.sentence_score)} sentences>"
    assert repr(scorer.score_table([])) == "<ScoreTable of 0 articles (0 with a score) and 0 sentences>"


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts_never_raise_and_give_consistent_reports(scorer: Scorer, name: str) -> None:
    text = STRANGE[name]
    report = scorer.score_batch([text])[0]
    for sentence in report.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
    for item in report.evidence:
        assert text[item.start : item.end] == item.text
    assert json.dumps(report.to_dict())


def test_strange_neighbours_change_no_score(scorer: Scorer, texts: list[str]) -> None:
    mixed = [t for pair in zip(STRANGE.values(), texts, strict=False) for t in pair]
    assert plain(scorer.score_batch(mixed))[1::2] == plain(scorer.score_batch(texts[: len(STRANGE)]))


@given(items=st.lists(st.text(max_size=300), max_size=5))
@settings(max_examples=60)
def test_any_list_of_texts_is_scored(scorer: Scorer, items: list[str]) -> None:
    assert len(scorer.score_batch(items)) == len(items)


def test_short_and_foreign_texts_get_no_score_but_sentences(scorer: Scorer) -> None:
    short = scorer.score('"We will rebuild," said Olga Brandt, the mayor. An insider claims otherwise.')
    assert short.status == "insufficient" and short.score is None and short.notes[0].code == "short"
    assert short.notes[0].text.startswith("Only 12 words") and "50 are needed" in short.notes[0].text
    assert len(short.sentences) == 2 and short.evidence
    german = scorer.score("Der Bürgermeister sagte am Dienstag, dass die Brücke im Herbst gebaut werde und die Stadt dafür bezahle. " * 8)
    assert german.status == "insufficient" and german.notes[0].code == "language"


def test_names_do_not_make_a_text_foreign(scorer: Scorer) -> None:
    team = "Falk, Osei (Petrov 63), Brandt, Adebayo, Lindqvist, Moreau, Tanaka, Okafor, Silva, Novak, Haas"
    text = f"Rovers captain Ines Falk scored late and the visitors had no answer to it. Rovers: {team}. Athletic: {team}. " * 3
    report = scorer.score("Kelsby Rovers 2-1 Velden Athletic\n\n" + text)
    assert report.status == "ok"
    shouted = scorer.score("DIE STADT KELSBY SCHLIESST AM MONTAG IHRE BRÜCKE UND ALLE WEGE ZUM HAFEN BLEIBEN GESPERRT. " * 6)
    assert shouted.status == "insufficient" and shouted.notes[0].code == "language"


@pytest.mark.parametrize(
    "end", ["according to the timetable.", "said the clerk", "as the mayor's", '"We know," he said', "reports", "sources say"]
)
def test_an_attribution_may_be_the_last_word_of_all(scorer: Scorer, end: str) -> None:
    text = f"The pool is due to open in June, {end}"
    report = scorer.score(text)
    assert report.sentences and all(text[e.start : e.end] == e.text for e in report.evidence)


def test_batches_hold_every_text_once_and_in_order() -> None:
    texts = ["x" * n for n in (0, 5, 90, 200, 3, 3, 3, 99, 1)]
    ranges = list(batches(texts, 100))
    assert [k for low, high in ranges for k in range(low, high)] == list(range(len(texts)))
    assert all(high - low == 1 or sum(map(len, texts[low:high])) <= 100 for low, high in ranges)


def test_a_scorer_can_be_pickled(scorer: Scorer, texts: list[str]) -> None:
    copy = pickle.loads(pickle.dumps(scorer))
    assert plain(copy.score_batch(texts[:5])) == plain(scorer.score_batch(texts[:5]))


def test_errors_belong_to_one_tree() -> None:
    assert issubclass(InputError, CredscoreError)


def test_nobody_stands_behind_what_claims_nothing() -> None:
    text = "The weir held, Ottoline Pruss said.\n\nView this post on Instagram\n\nA post shared by Marrowby Lido (@marrowbylido)\n\nIt reopened on 4 May."
    report = credscore.load().score(text)
    assert any(not s.claim for s in report.sentences) and any(s.source for s in report.sentences)
    assert all(s.claim or not s.source for s in report.sentences)
    table = credscore.load().score_table([text])
    nothing = np.isnan(table.sentence_score)
    assert not table.sentence_inner[nothing].any() and not table.sentence_outer[nothing].any()


def test_an_article_without_attributions_scores_the_same_beside_one_that_has_some() -> None:
    alone = "Marrowby Mail round-up\n\nOnline lido fans will argue about the water. The tide table has not changed since spring. Marit Osei"
    beside = 'Falk swims there. "The water is cold," said Ines Falk, the harbour master. “Osei swims too,” she added.'
    scorer = credscore.load()
    together, single = scorer.run([alone, beside, alone]), scorer.run([alone])
    count = len(single.expected)
    assert together.inner[:count].tolist() == single.inner.tolist() == together.inner[-count:].tolist()
    assert together.verdicts.rows[0].tolist() == single.verdicts.rows[0].tolist()
    # a name at the end of one article and a quotation that begins the next are two things
    quoted = "“Falk swims there every day with Osei,” said Ines Falk, the harbour master. The lido opens at nine. It closes at five."
    behind, first = scorer.run([alone, quoted]), scorer.run([quoted])
    assert behind.verdicts.rows[1].tolist() == first.verdicts.rows[0].tolist()


MACHINE = [  # a note above the story, and the points it has to cost: at least, at most
    ("This article was written by an AI model and has not been reviewed by an editor.", 40, 80),
    ("As an AI language model, I cannot verify these events.", 35, 80),
    ("This story was drafted with the help of AI tools.", 8, 35),
    ("This article was written by an AI model and reviewed by an editor.", 4, 30),
    ("Image: generated with Midjourney.", 0, 8),
]


@pytest.mark.parametrize(("note", "least", "most"), MACHINE)
def test_a_machine_that_nobody_answers_for_costs_most(note: str, least: float, most: float) -> None:
    story = (
        "Harbour council backs ferry\n\nThe council voted on Monday to keep the ferry, council leader Ruth Callan said. "
        '"We have the money," she said. The vote was 9 to 4, according to the minutes. Police said two people were injured at the quay '
        "on Sunday. The operator, Aller Lines, confirmed the dates in a statement. Critics say the ferry may be late. Tickets cost three pounds."
    )
    scorer = credscore.load()
    plain, noted = scorer.score(story).score, scorer.score(f"{note}\n\n{story}").score
    assert plain is not None and noted is not None
    assert least <= plain - noted <= most


@pytest.mark.parametrize("kind", EVIDENCE_FIELDS)
def test_evidence_of_each_kind_carries_its_fields_in_order(kind: str) -> None:
    spans = {"source_span": (3, 4), "cue_span": (4, 5), "speaker_span": (1, 2), "carrier_span": (5, 6)}
    item = Evidence(kind, 3, 7, "text", "rule/id", described={"role": "aide"}, **spans)
    row = item.to_dict()
    assert list(row) == ["kind", "start", "end", "text", "rule", *EVIDENCE_FIELDS[kind]]
    for name in EVIDENCE_FIELDS[kind]:
        value = getattr(item, name)
        assert row[name] == (list(value) if isinstance(value, tuple) else value)


def test_features_weigh_the_same_shared_by_an_article_or_written_for_each_sentence() -> None:
    text = "Marrowby council said the weir would open.\n\nInsiders whisper that Ines Falk, 40, is leaving!\n\n“It held,” said Pruss."
    view = make_view(extract([text, text[:60], "", text * 3]))
    weights = snap_weights(np.random.default_rng(7).normal(size=(len(FEATURES), 6)))
    assert (weigh(view, weights).T == featurize(view) @ weights).all()
    some = tuple(feature for feature in FEATURES if feature.of_article is not None)
    numbers = [FEATURES.index(feature) for feature in some]
    assert (weigh(view, weights[numbers], some).T == featurize(view)[:, numbers] @ weights[numbers]).all()


def test_columns_of_a_table_have_the_ids_that_are_given() -> None:
    table = credscore.load().score_table(["The board met.", "It met again."])
    assert table.article_columns([7, 8])["id"].tolist() == [7, 8] and "id" not in table.article_columns()
    with pytest.raises(InputError, match="There are 1 ids for 2 texts"):
        table.article_columns([7])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The weir is old. That said, it held for a year.", []),
        ("A lamp with a bell that tells the lock keeper where the water stands was hung up.", []),
        ("Quist opposes the weir.", ["Quist opposes"]),
        ("The weir is old, Quist said.", ["Quist said"]),
    ],
)
def test_what_nobody_is_shown_to_say_is_no_evidence_unless_it_states_something(text: str, shown: list[str]) -> None:
    assert [e.text for e in credscore.load().score(text).evidence if e.kind == "attribution"] == shown

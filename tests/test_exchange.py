"""Labels of annotation tools, and what comes back from every format that is written."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labelled_samples import articles, one, problems_of, row, write

from credscore.errors import LabelError
from credscore.training import exchange, labelstudio_tasks, tables
from credscore.training.dataset import fingerprint_of, load, read
from credscore.training.exporters import jsonl
from credscore.training.records import article_of, row_of


def test_label_studio_export_takes_the_last_finished_annotation(tmp_path):
    text = "🏊 A ferry sank. An insider told the Echo that it may sail again."
    at = text.index("An insider")

    def result(start, end, name, value, type="choices"):
        return {"id": f"r{start}", "from_name": name, "to_name": "text", "type": type, "value": {"start": start, "end": end} | value}

    done = [
        result(0, at - 1, "rating", {"labels": ["3 solid"], "text": text[: at - 1]}, "labels"),
        result(at, len(text), "rating", {"labels": ["0 rumour"]}, "labels"),
        result(at, len(text), "source", {"choices": ["media"]}),
        result(at, len(text), "behind", {"choices": ["anonymous"]}),
        result(at, len(text), "flags", {"choices": ["hedge"]}),
        {"id": "n", "from_name": "article_rating", "to_name": "text", "type": "number", "value": {"number": 30}},
    ]
    task = {
        "id": 12,
        "data": {"text": text},
        "annotations": [{"result": [], "was_cancelled": True}, {"result": done}, {"result": [], "was_cancelled": True}],
    }
    (article,) = load([one(tmp_path, json.dumps([task]), "export.json")]).articles
    assert (article.id, article.rating) == ("12", 30)
    assert [s.rating for s in article.sentences] == [3, 0]
    assert article.sentences[1].source == ["media", "anonymous"] and article.sentences[1].hedge is True
    assert article.sentences[0].hedge is None  # nobody was asked


def test_label_studio_offsets_in_utf16_are_found_by_the_marked_text(tmp_path):
    text = "🏊🏊 A ferry sank."
    value = {"start": 5, "end": 18, "text": "A ferry sank.", "labels": ["3"]}
    task = {"data": {"text": text}, "annotations": [{"result": [{"from_name": "rating", "type": "labels", "value": value}]}]}
    (article,) = load([one(tmp_path, json.dumps([task]), "e.json")]).articles
    assert text[article.sentences[0].start : article.sentences[0].end] == "A ferry sank."
    value["text"] = "Another ferry."
    assert "does not hold the text that was marked" in problems_of(one(tmp_path, json.dumps([task, row()]), "e.json"))[0].reason


def test_label_studio_json_min(tmp_path):
    marks = [{"start": 0, "end": 13, "text": "A ferry sank.", "labels": ["3 solid"]}]
    task = {"text": "A ferry sank.", "id": 4, "rating": marks, "source": [{"start": 0, "end": 13, "choices": ["none"]}]}
    task |= {"article_rating": 60, "annotator": 1, "annotation_id": 9}
    (article,) = load([one(tmp_path, json.dumps([task]), "min.json")]).articles
    assert (article.rating, article.sentences[0].rating, article.sentences[0].source) == (60, 3, [])


def test_label_studio_tasks_that_nobody_annotated_are_named_not_guessed(tmp_path):
    tasks = labelstudio_tasks.to_labelstudio(load([write(tmp_path / "a.jsonl", row())]).articles, predictions=True)
    path = one(tmp_path, json.dumps(tasks), "tasks.json")
    with pytest.raises(LabelError, match="has no finished annotation"):
        load([path])
    assert load([path], predictions=True).articles[0].sentences[1].rating == 4


@pytest.mark.parametrize(
    "line",
    [
        {"id": 3, "text": "A ferry sank.", "label": [[0, 13, "3"], [0, 13, "media+named"], [0, 13, "hedge"]]},
        {"id": 3, "text": "A ferry sank.", "label": [[0, 13, "solid"], [0, 13, "source: media+named"], [0, 13, "flag: hedge"]]},
        {
            "id": 3,
            "text": "A ferry sank.",
            "entities": [{"id": 1, "label": w, "start_offset": 0, "end_offset": 13} for w in ("3 solid", "media+named", "hedge")],
            "relations": [],
        },
    ],
)
def test_doccano_spans(tmp_path, line):
    (article,) = load([write(tmp_path / "a.jsonl", line)]).articles
    (s,) = article.sentences
    assert (article.id, s.rating, s.source, s.hedge) == ("3", 3, ["media", "named"], True)


def test_doccano_labels_of_whole_texts(tmp_path):
    rows = [{"id": 1, "text": "A.", "label": ["reliable"]}, {"id": 2, "text": "B.", "label": ["unreliable", "rating: 20"]}]
    first, second = load([write(tmp_path / "a.jsonl", *rows)]).articles
    assert (first.label, second.label, second.rating) == (1, 0, 20)
    assert 'label "sports" is not known' in problems_of(write(tmp_path / "b.jsonl", {"text": "A.", "label": ["sports"]}, row()))[0].reason
    path = write(tmp_path / "c.jsonl", {"text": "A.", "label": ["reliable", "sports"]}, row())
    assert 'unknown label "sports"' in problems_of(path)[0].reason


@given(articles())
def test_a_record_comes_back_from_json(article):
    found, reasons = article_of(json.loads(json.dumps(row_of(article))), "", "none")
    assert (found, reasons) == (article, [])


@given(articles())
def test_a_record_comes_back_from_csv(article):
    ((_, cells, reasons),) = list(tables.read(tables.to_csv([article])))
    assert reasons == [] and cells is not None
    assert article_of(cells, "", "none") == (article, [])


@given(articles(), st.booleans())
def test_a_record_comes_back_from_label_studio(article, predictions):
    (task,) = json.loads(json.dumps(labelstudio_tasks.to_labelstudio([article], predictions)))
    found, reasons = exchange.from_labelstudio(task, predictions)
    assert reasons == [] and found is not None
    assert article_of(found, "", "none") == (article, [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), min_size=1, max_size=4))
def test_json_lines_files_come_back(tmp_path, found):
    found = [replace(a, id=f"x{i}") for i, a in enumerate(found)]
    path = tmp_path / "all.jsonl"
    path.write_bytes(jsonl(found))
    data = load([path])
    assert [replace(a, where="") for a in data.articles] == found
    assert data.fingerprint == fingerprint_of(found)


def test_a_correction_in_label_studio_arrives(tmp_path):
    (task,) = labelstudio_tasks.to_labelstudio(load([write(tmp_path / "a.jsonl", row())]).articles)
    results = task["annotations"][0]["result"]
    for result in results:
        if result["id"] == "s1" and result["from_name"] == "rating":
            result["value"]["labels"] = ["2 partial"]
        if result["id"] == "s1" and result["from_name"] == "source":
            result["value"]["choices"] = ["media"]
    task["annotations"][0]["result"] = [r for r in results if not (r["id"] == "s1" and r["from_name"] == "flags")]
    (article,) = load([one(tmp_path, json.dumps([task]), "back.json")]).articles
    s = article.sentences[1]
    assert (s.rating, s.source, s.quote, s.hedge) == (2, ["media"], False, False)
    assert (article.genre, article.rating) == ("local report", 45)


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        (["3", "4"], "has two ratings, 3 and 4"),
        (["3", "named", "media"], "has two sources, named and media"),
        (["3", "PERSON"], 'unknown label "PERSON"'),
        (["named"], "has no rating"),
    ],
)
def test_labels_of_other_tools_that_make_no_sense_are_named(tmp_path, tags, reason):
    line = {"text": "A ferry sank.", "label": [[0, 13, tag] for tag in tags]}
    assert reason in problems_of(write(tmp_path / "a.jsonl", line, row()))[0].reason


MET = "The board met. It voted."
RECORDS = (
    {
        "id": 3,
        "data": {"text": MET, "id": "k", "credscore": {"id": "k", "sentences": [{"start": 0, "end": 14, "rating": 3}]}},
        "annotations": [
            {
                "was_cancelled": False,
                "ground_truth": True,
                "result": [
                    {
                        "id": "r",
                        "from_name": "rating",
                        "type": "labels",
                        "value": {"start": 0, "end": 14, "text": "The board met.", "labels": ["3 solid"]},
                    },
                    {"from_name": "article_rating", "type": "number", "value": {"number": 50}},
                    {"from_name": "label", "type": "choices", "value": {"choices": ["reliable"]}},
                ],
            }
        ],
        "predictions": [{"result": []}],
    },
    {
        "annotation_id": 4,
        "text": MET,
        "rating": [{"start": 0, "end": 14, "text": "The board met.", "labels": ["3 solid"]}],
        "article_rating": 50,
        "label": "reliable",
        "credscore": {},
    },
    {"text": MET, "entities": [{"start_offset": 0, "end_offset": 5, "label": "named"}], "label": [[0, 14, "3"], "reliable"]},
    {"text": MET, "rating": 50, "id": "a", "sentences": [{"start": 0, "end": 14, "rating": 3, "source": ["named"], "hedge": False}]},
)
GONE = object()
JUNK = (GONE, None, True, 0, -1, 2.5, 10**30, 10**400, "", "x", "\ud800", [], [1], [[1, 2]], [None], {}, {"a": 1})


def changed(value, junk):
    """Every value that is like this one but for one place in it, which is junk (GONE: is not there)."""
    yield junk
    if isinstance(value, dict | list):
        for at in list(value) if isinstance(value, dict) else range(len(value)):
            for new in changed(value[at], junk):
                copy = value.copy()
                if new is GONE:
                    del copy[at]
                else:
                    copy[at] = new
                yield copy


@pytest.mark.parametrize("record", RECORDS, ids=("label studio", "json-min", "doccano", "ours"))
def test_whatever_stands_in_a_record_it_is_an_example_or_has_reasons(tmp_path, record):
    """Exports of other versions, of other tools and of other hands: a file of them is told row by row, never a traceback."""
    rows = [row for junk in JUNK for row in changed(record, junk) if row is not GONE and isinstance(row, dict)]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for more in ({}, {"predictions": True, "texts": {"a": MET}}):
        data = read([tmp_path / "x.jsonl"], **more)
        lines = {problem.line for problem in data.problems} | {int(a.where.rsplit(":", 1)[1]) for a in data.articles}
        assert lines == set(range(1, len(rows) + 1)) and len(data.articles) > 2


def test_labels_without_texts_find_them_by_any_kind_of_id(tmp_path):
    write(tmp_path / "x.jsonl", {"id": 5, "rating": 20}, {"id": [1], "rating": 20}, {"id": "b", "rating": 20})
    data = read([tmp_path / "x.jsonl"], texts={"5": "Five met.", "b": "B met."})
    assert [a.text for a in data.articles] == ["Five met.", "B met."] and len(data.problems) == 1


@pytest.mark.parametrize("label", [0, 1])
def test_a_single_label_of_doccano_may_be_nought(label):
    assert exchange.from_doccano({"text": "A ferry sank.", "label": label})[0] == {"text": "A ferry sank.", "label": str(label)}

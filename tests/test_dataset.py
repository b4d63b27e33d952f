"""Reading labelled examples: every format of the contract, every broken row named, the same examples whatever the files."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labelled_samples import SENTENCES, articles, row, write

from credscore.errors import InputError, LabelError, UsageError
from credscore.training import exchange, tables
from credscore.training.dataset import Problem, fingerprint, load, load_texts
from credscore.training.exporters import jsonl
from credscore.training.records import article_of, row_of


def problems_of(path) -> list[Problem]:
    return load([path], skip_bad=True).problems


def one(tmp_path, text: str, name: str = "one.jsonl"):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_complete_article(tmp_path):
    path = write(tmp_path / "a.jsonl", row(group="lido", split="test", origin="ours", notes="n"))
    (article,) = load([path]).articles
    assert (article.id, article.rating, article.group, article.split, article.unit) == ("lido-1", 45, "lido", "test", "article")
    assert [article.text[s.start : s.end] for s in article.sentences] == list(SENTENCES)
    assert [s.rating for s in article.sentences] == [3, 4, 0, 0, None]
    assert article.sentences[2].source == ["media", "anonymous"] and article.sentences[2].hedge is True
    assert article.where == f"{path}:1"


@pytest.mark.parametrize(("label", "expected"), [("reliable", 1), ("unreliable", 0), (1, 1), (0, 0), (True, 1), ("1", 1), (1.0, 1)])
def test_an_article_with_only_a_label(tmp_path, label, expected):
    (article,) = load([write(tmp_path / "a.jsonl", {"text": "The ferry ran late.", "label": label})]).articles
    assert (article.label, article.rating, article.id) == (expected, None, "a.jsonl:1")


def test_a_stand_alone_sentence(tmp_path):
    rows = [
        {"text": "Police said the ferry ran late.", "rating": 3, "unit": "sentence", "source": "official", "hedge": False},
        {"text": "Read on.", "rating": None, "unit": "sentence"},
        {"text": "Pals say it sank.", "label": 0, "unit": "sentence"},
    ]
    first, second, third = load([write(tmp_path / "a.jsonl", *rows)]).articles
    assert first.rating is None and first.unit == "sentence"
    assert (first.sentences[0].end, first.sentences[0].rating, first.sentences[0].source) == (31, 3, ["official"])
    assert second.sentences[0].rating is None and second.sentences[0].source is None
    assert third.sentences == [] and third.label == 0


@pytest.mark.parametrize(
    "text",
    [
        "text,label\nThe ferry ran late.,reliable\n",
        "text;label\nThe ferry ran late.;1\n",
        "\ufeffText,Label\r\nThe ferry ran late.,1.0\r\n",
        'id,text,rating\n7,"The ferry, they\nsaid, ran late.",80\n',
    ],
)
def test_csv(tmp_path, text):
    (article,) = load([one(tmp_path, text, "a.csv")]).articles
    assert article.text.startswith("The ferry") and (article.label == 1 or (article.rating == 80 and article.id == "7"))


def test_tab_separated_values(tmp_path):
    (article,) = load([one(tmp_path, "text\tlabel\nThe ferry, ran late.\t0\n", "a.tsv")]).articles
    assert (article.text, article.label) == ("The ferry, ran late.", 0)


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
    tasks = exchange.to_labelstudio(load([write(tmp_path / "a.jsonl", row())]).articles, predictions=True)
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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "text is null, not text"),
        ({"text": "  \n"}, "text is empty"),
        ({"text": "half \ud83d a pair"}, "broken character"),
        ({"rating": 101}, "rating 101 is not from 0 to 100"),
        ({"rating": "70"}, 'rating is text ("70"), not a number from 0 to 100'),
        ({"rating": True}, "rating is true or false"),
        ({"label": "fake"}, 'label "fake" is not known: use "reliable" or "unreliable", 1 or 0'),
        ({"split": "dev"}, 'split "dev" is not one of train, test'),
        ({"unit": "paragraph"}, 'unit "paragraph" is not one of article, sentence'),
        ({"sentences": {}}, "sentences is an object, not a list"),
        ({"sentences": [], "rating": None}, "has no label"),
        ({"sentences": [7]}, "sentence 1: is a number, not an object"),
        ({"sentences": [{"start": 0, "end": 9999, "rating": 1}]}, "sentence 1: 0:9999 lies outside the text of"),
        ({"sentences": [{"start": -1, "end": 4, "rating": 1}]}, "sentence 1: -1:4 lies outside"),
        ({"sentences": [{"start": 4, "end": 4, "rating": 1}]}, "sentence 1: 4:4 is empty"),
        ({"sentences": [{"start": 3, "end": 4, "rating": 1}]}, "sentence 1: 3:4 is empty"),
        ({"sentences": [{"start": "0", "end": 4, "rating": 1}]}, "sentence 1: start is text, not a whole number"),
        ({"sentences": [{"end": 4, "rating": 1}]}, "sentence 1: start is missing"),
        ({"sentences": [{"start": 0, "end": 4}]}, "sentence 1: has no rating (write null"),
        ({"sentences": [{"start": 0, "end": 4, "rating": 5}]}, "sentence 1: rating 5 is not from 0 to 4"),
        ({"sentences": [{"start": 0, "end": 4, "rating": 1, "source": ["nobody"]}]}, 'source "nobody" is not one of named, official'),
        ({"sentences": [{"start": 0, "end": 4, "rating": 1, "source": ["media"] * 3}]}, "a chain has at most two"),
        ({"sentences": [{"start": 0, "end": 4, "rating": 1, "hedge": "maybe"}]}, 'sentence 1: hedge is "maybe", not true or false'),
        ({"sentences": [{"start": 0, "end": 9, "rating": 1}, {"start": 8, "end": 14, "rating": 1}]}, "sentences 1 and 2 overlap (0:9"),
    ],
)
def test_every_broken_row_is_named(tmp_path, change, reason):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row("good")) + "\n\n" + json.dumps(row("bad") | change) + "\n")
    data = load([path], skip_bad=True)
    assert [a.id for a in data.articles] == ["good"]
    assert [(p.file, p.line) for p in data.problems] == [(str(path), 3)]
    assert reason in data.problems[0].reason
    with pytest.raises(LabelError, match="line 3: "):
        load([path])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "cut off', "is not valid JSON: Unterminated string"),
        ('{"text": "A.", "rating": NaN}', "NaN is no JSON"),
        ('"a string"', "is text, not an object"),
        ("[" * 100_000, "is not valid JSON"),
        ('{"rating": 4}', "has no field 'text' (it has: rating)"),
    ],
)
def test_lines_that_are_no_record(tmp_path, line, reason):
    path = one(tmp_path, json.dumps(row()) + "\n" + line + "\n")
    (problem,) = problems_of(path)
    assert problem.line == 2 and (reason in problem.reason or "nested too deeply" in problem.reason)


def test_bytes_that_are_not_utf8_break_only_their_row(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(row()).encode() + b'\n{"text": "caf\xe9", "rating": 3}\n')
    data = load([path], skip_bad=True)
    assert len(data) == 1 and data.problems[0].line == 2 and "not UTF-8" in data.problems[0].reason


def test_the_error_lists_ten_problems_and_says_what_helps(tmp_path):
    # Fourteen reasons that have nothing in common, one of them for two rows.
    wrong = [{"rating": 500}, {"rating": "x"}, {"rating": True}, {"unit": "x"}, {"split": "x"}, {"sentences": 1}, {"text": ""}]
    wrong += [{"text": 7}, {"text": None}, {"label": "x"}, {"label": []}, {"sentences": [1]}, {"sentences": [{}]}, {"rating": []}]
    rows = [{"text": f"Row {i}.", "rating": 50} | change for i, change in enumerate([*wrong, wrong[0]])]
    with pytest.raises(LabelError) as caught:
        load([write(tmp_path / "a.jsonl", row(), *rows)])
    message = caught.value.message
    assert message.startswith("15 rows of labelled examples cannot be used:")
    listed = [line for line in message.splitlines() if line.startswith("  ") and "more" not in line]
    assert len(listed) == 10 and "2 rows: rating 500" in listed[0]
    assert "more (credscore data check lists all)" in message
    assert "--skip-bad" in caught.value.hint and caught.value.exit_code == 1


def test_ids_used_twice_are_a_problem_wherever_the_second_stands(tmp_path):
    first, second = write(tmp_path / "a.jsonl", row("x")), write(tmp_path / "b.jsonl", row("x", text=row()["text"]))
    data = load([first, second], skip_bad=True)
    assert len(data) == 1
    assert data.problems == [Problem(second, 1, f"id 'x' was already used at {first}:1")]


def test_rows_without_ids_in_files_of_one_name_are_told_apart(tmp_path):
    paths = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        paths.append(write(tmp_path / folder / "a.jsonl", {"text": f"In {folder}.", "label": 1}))
    data = load(paths)
    assert [a.id for a in data.articles] == ["a.jsonl:1", f"{paths[1]}:1"]


def test_a_folder_is_its_json_lines_files_in_order(tmp_path):
    write(tmp_path / "b.jsonl", row("b"))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(row("a")).encode()))
    write(tmp_path / "c.csv", row("c"))
    (tmp_path / "labels").mkdir()
    write(tmp_path / "labels" / "d.jsonl", row("d"))
    seen = []
    data = load([tmp_path, tmp_path / "b.jsonl"], progress=lambda file, rows: seen.append(rows))
    assert [a.id for a in data.articles] == ["a", "b"]
    assert seen == [1, 2]


def test_standard_input(tmp_path, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(json.dumps(row("x")).encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (article,) = load(["-"]).articles
    assert article.id == "x" and article.where == "<stdin>:1"


def test_unusable_inputs_say_what_to_do(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"has no JSON Lines file directly in it \(it has: nothing\)"):
        load([tmp_path / "empty"])
    with pytest.raises(InputError, match="does not exist"):
        load([tmp_path / "none.jsonl"])
    with pytest.raises(LabelError, match="There are no labelled examples in"):
        load([one(tmp_path, "\n\n")])
    with pytest.raises(InputError, match="binary content"):
        load([one(tmp_path, "\0\0\0\0", "b.jsonl")])
    with pytest.raises(UsageError, match="No labelled examples were named"):
        load([])
    with pytest.raises(LabelError, match=r"No row of .* can be used"):
        load([write(tmp_path / "bad.jsonl", {"text": "A.", "rating": 500})], skip_bad=True)


def test_windows_files_and_pretty_printed_json(tmp_path):
    text = "\ufeff" + json.dumps(row("a")) + "\r\n" + json.dumps(row("b")) + "\r\n"
    assert [a.id for a in load([one(tmp_path, text)]).articles] == ["a", "b"]
    assert [a.id for a in load([one(tmp_path, json.dumps(row("c"), indent=2), "c.json")]).articles] == ["c"]
    both = load([one(tmp_path, json.dumps([row("d"), row("e") | {"rating": -1}], indent=2), "d.json")], skip_bad=True)
    assert [a.id for a in both.articles] == ["d"] and both.problems[0].line > 10
    cut = load([one(tmp_path, json.dumps([row("f"), row("g")])[:-20], "f.json")], skip_bad=True)
    assert [a.id for a in cut.articles] == ["f"] and "nothing after it can be read" in cut.problems[0].reason


def test_the_fingerprint_depends_on_content_only(tmp_path):
    rows = [row("a"), row("b", rating=50), {"text": "No id.", "label": 1}]
    forth = load([write(tmp_path / "a.jsonl", *rows)])
    back = load([write(tmp_path / "b.jsonl", rows[2]), write(tmp_path / "c.jsonl", rows[1], rows[0])])
    other = load([write(tmp_path / "d.jsonl", row("a"), row("b", rating=55), rows[2])])
    assert forth.fingerprint == back.fingerprint != other.fingerprint
    assert len(forth.fingerprint) == 64


@settings(deadline=None)
@given(articles())
def test_a_record_comes_back_from_json(article):
    found, reasons = article_of(json.loads(json.dumps(row_of(article))), "", "none")
    assert (found, reasons) == (article, [])


@settings(deadline=None)
@given(articles())
def test_a_record_comes_back_from_csv(article):
    ((_, cells, reasons),) = list(tables.read(tables.to_csv([article])))
    assert reasons == [] and cells is not None
    assert article_of(cells, "", "none") == (article, [])


@settings(deadline=None)
@given(articles(), st.booleans())
def test_a_record_comes_back_from_label_studio(article, predictions):
    (task,) = json.loads(json.dumps(exchange.to_labelstudio([article], predictions)))
    found, reasons = exchange.from_labelstudio(task, predictions)
    assert reasons == [] and found is not None
    assert article_of(found, "", "none") == (article, [])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), min_size=1, max_size=4))
def test_json_lines_files_come_back(tmp_path, found):
    found = [replace(a, id=f"x{i}") for i, a in enumerate(found)]
    path = tmp_path / "all.jsonl"
    path.write_bytes(jsonl(found))
    data = load([path])
    assert [replace(a, where="") for a in data.articles] == found
    assert data.fingerprint == fingerprint(found)


def test_a_correction_in_label_studio_arrives(tmp_path):
    (task,) = exchange.to_labelstudio(load([write(tmp_path / "a.jsonl", row())]).articles)
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


def test_csv_problems(tmp_path):
    rows = ["unit,article,text,rating,start,end", "article,a,A ferry sank.,50,,", "span,b,A,3,0,1", "span,a,A ferry,9,0,7"]
    rows += ["article,c,B.,lots,,", "article,d,D.,50,,"]
    data = load([one(tmp_path, "\n".join(rows), "a.csv")], skip_bad=True)
    assert [(p.line, p.reason[:40]) for p in data.problems] == [
        (2, "sentence 1: rating 9 is not from 0 to 4"),
        (3, "is a sentence of article b, which has no"),
        (5, 'rating is text ("lots"), not a number fr'),
    ]
    assert "the header has no column 'text'" in problems_of_all(one(tmp_path, "body,label\nA,1\n", "b.csv"))


def problems_of_all(path) -> str:
    with pytest.raises(LabelError) as caught:
        load([path])
    return caught.value.message


def test_unread_fields_are_counted(tmp_path):
    misspelt = row("a", ratting=4, sentences=[{"start": 0, "end": 9, "rating": 1, "flag": 1}])
    data = load([write(tmp_path / "a.jsonl", misspelt, row("b", ratting=4))])
    assert data.unknown == {"ratting": 2, "sentences.flag": 1}


def test_texts_without_labels(tmp_path):
    path = write(tmp_path / "a.jsonl", {"text": "A.", "group": "g"}, {"text": "B."}, {"label": 1})
    with pytest.raises(LabelError, match="line 3: has no text"):
        load_texts([path])
    found = load_texts([path], skip_bad=True)
    assert found.texts == ["A.", "B."] and found.groups[0] == "group:g" and len(found.problems) == 1

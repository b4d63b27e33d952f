"""Reading labelled examples: every format of the contract, every broken row named, the same examples whatever the files."""

from __future__ import annotations

import gzip
import io
import json

import pytest
from labelled_samples import SENTENCES, one, problems_of, row, write

from credscore.errors import InputError, LabelError, UsageError
from credscore.training.dataset import Problem, load, load_texts, read
from credscore.training.records import own_id


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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "text is null, not text"),
        ({"text": "  \n"}, "text is empty"),
        ({"text": "half \ud83d a pair"}, "broken character"),
        ({"rating": 101}, "rating 101 is not from 0 to 100"),
        ({"rating": 10**400}, "is not from 0 to 100"),
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
    assert len(data) == 1 and data.problems[0].line == 2 and "not valid utf-8" in data.problems[0].reason


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


def test_an_array_in_one_line_gives_each_example_an_id_of_its_own(tmp_path):
    rows = [{"text": f"The ferry left at {hour}.", "rating": 70} for hour in (7, 8, 9)]
    path = one(tmp_path, json.dumps(rows), "a.json")
    data = load([path])
    assert [a.id for a in data.articles] == ["a.json:1", "a.json:1#2", "a.json:1#3"]
    assert [own_id(a) for a in data.articles] == [None] * 3
    assert data.fingerprint == load([write(tmp_path / "a.jsonl", *rows)]).fingerprint
    (tmp_path / "b").mkdir()
    both = load([path, one(tmp_path / "b", json.dumps(rows), "a.json")])
    assert len({a.id for a in both.articles}) == 6


def test_rows_of_an_array_in_one_line_are_counted_one_by_one(tmp_path):
    rows = [{"text": f"The ferry left at {hour}.", "label": "Fake" if hour % 2 else "Real"} for hour in range(6)]
    path = one(tmp_path, json.dumps([*rows, {"text": "The ferry left.", "rating": 140}]), "a.json")
    with pytest.raises(LabelError) as caught:
        load([path])
    told = caught.value.message
    assert told.startswith("7 rows of labelled examples") and "3 rows: label \"Fake\"" in told
    assert f"first: {path}:1#2, {path}:1#4, {path}:1#6" in told and f"{path}, line 1, item 7: rating 140" in told
    assert "Mend the other rows" in str(caught.value.hint)


def test_a_csv_with_other_columns_says_which_are_wanted(tmp_path):
    with pytest.raises(LabelError) as caught:
        load([one(tmp_path, "body,label\nThe ferry ran late.,1\n", "a.csv")])
    assert "it has: body, label" in caught.value.message
    assert caught.value.hint == "Name the columns of the CSV: text, and label or rating."
    with pytest.raises(LabelError, match=r"has no label: give .* \(not read: verdict\)"):
        load([one(tmp_path, "text,verdict\nThe ferry ran late.,fake\n", "a.csv")])


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
    for data, words in (
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file, not labelled examples. Give JSON Lines"),
        ("{}\n" * 9, "utf-16-le. Give the encoding: --encoding utf-16-le"),
    ):
        other = tmp_path / "other"
        other.write_bytes(data if isinstance(data, bytes) else data.encode("utf-16-le"))
        with pytest.raises(InputError) as caught:
            load([other])
        assert words in str(caught.value)
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


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "\n\nsep=;\n", "\n \n"])
def test_a_csv_may_begin_with_its_delimiter(tmp_path, first):
    data = read([one(tmp_path, first + "text;label\nThe ferry ran late, Falk said.;reliable\n;1\n", "a.csv")])
    assert [article.text for article in data.articles] == ["The ferry ran late, Falk said."]
    assert [problem.line for problem in data.problems] == [first.count("\n") + 3]


def test_a_csv_with_marks_escaped_by_backslashes_is_read_as_batch_reads_it(tmp_path):
    rows = 'text,label\n"She said \\"no, never\\", and left.",reliable\n"It is 5\\\\6.",unreliable\n'
    assert [article.text for article in load([one(tmp_path, rows, "a.csv")]).articles] == ['She said "no, never", and left.', "It is 5\\6."]


def test_csv_problems(tmp_path):
    rows = ["unit,article,text,rating,start,end", "article,a,A ferry sank.,50,,", "span,b,A,3,0,1", "span,a,A ferry,9,0,7"]
    rows += ["article,c,B.,lots,,", "article,d,D.,50,,"]
    data = load([one(tmp_path, "\n".join(rows), "a.csv")], skip_bad=True)
    assert [(p.line, p.reason[:40]) for p in data.problems] == [
        (2, "sentence 1: rating 9 is not from 0 to 4"),
        (3, "is a sentence of article b, which has no"),
        (5, 'rating is text ("lots"), not a number fr'),
    ]
    assert "the header has two columns 'text'" in problems_of_all(one(tmp_path, "text,label,text\nA,1,B\n", "c.csv"))
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


@pytest.mark.parametrize("behind", ['[{"text": "The lido shut.", "rating": 20}]', "x"])
def test_what_stands_behind_an_array_is_told(tmp_path, behind):
    found = read([one(tmp_path, '[{"text": "The lido opened.", "rating": 70}]\n\n' + behind, "one.json")])
    assert len(found.articles) == 1
    assert [(p.line, p.reason) for p in found.problems] == [(3, "stands behind the end of the list: nothing from here on can be read")]


def test_a_sentence_of_a_table_that_names_no_article_is_no_other_ones(tmp_path):
    rows = ["unit,text,rating,start,end", "article,A ferry sank.,50,,", "article,A ferry rose.,50,,", "span,A ferry rose,3,0,12"]
    found = read([one(tmp_path, "\n".join(rows), "one.csv")])
    assert [a.sentences for a in found.articles] == [[], []]
    assert [(p.line, p.reason) for p in found.problems] == [(4, "is a sentence that names no article")]


@pytest.mark.parametrize("header", ["text|rating", '"text"|"rating"', '"text";"rating"', "text;rating;", '"text";"rating";"a, b, c, d"'])
def test_tables_are_parted_as_batch_parts_them(tmp_path, header):
    mark = "|" if "|" in header else ";"
    assert load([one(tmp_path, f"{header}\nA ferry sank{mark}70\n", "one.csv")]).articles[0].rating == 70

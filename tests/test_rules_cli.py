"""`credscore rules` and what stands behind it: the catalogue, its filters, and coverage against labels that we know by heart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cli_tools
import pytest
from click.testing import Result
from labelled_samples import row, write

import credscore
from credscore.evidence.diagnostics import analyse, catalogue
from credscore.schema import LabelledArticle, LabelledSentence

EXAMPLE = (Path(__file__).parents[1] / "examples" / "article.txt").read_text(encoding="utf-8")


def run(*arguments: str) -> Result:
    return cli_tools.run("rules", *arguments)


def listed(*arguments: str) -> list[dict[str, Any]]:
    done = run("--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    rules: list[dict[str, Any]] = json.loads(done.stdout)
    return rules


def test_all_rules_are_listed_with_their_examples() -> None:
    rules = listed()
    assert [rule["id"] for rule in rules] == [rule.id for rule in catalogue()]
    assert all(set(rule) == {"id", "kind", "subtype", "strength", "forms", "hit", "miss"} for rule in rules)
    may = next(rule for rule in rules if rule["id"] == "hedge/may")
    assert may["forms"] == ["may", "might"] and may["strength"] == 0.7 and may["subtype"] == "epistemic"
    assert next(rule for rule in rules if rule["id"] == "quote/marks")["forms"] is None


def test_the_table_has_a_line_for_each_rule_and_is_whole_in_a_pipe() -> None:
    done = run()
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["rule", "kind", "class", "strength", "forms", "hit", "miss"]
    assert len(lines) == 1 + len(catalogue())
    for rule, line in zip(catalogue(), lines[1:], strict=True):
        assert line.startswith(rule.id) and rule.hit.split("\n")[0] in line
    assert f"{len(catalogue())} rules" in done.stderr


def test_evidence_that_comes_of_no_rule_is_named_where_one_looks_for_it() -> None:
    found = {item.rule for item in credscore.score(EXAMPLE).evidence}
    missing = found - {rule.id for rule in catalogue()}
    told = " ".join(run("--help").stdout.split())
    assert missing == {"wording/word"} and all(name in told for name in missing)


def test_kind_and_grep_choose() -> None:
    assert {rule["kind"] for rule in listed("--kind", "hedge", "--kind", "quote")} == {"hedge", "quote"}
    assert [rule["id"] for rule in listed("--grep", "CONDITION OF ANONYMITY")] == ["attribution/anonymity"]
    assert listed("--kind", "quote", "--grep", "anonymity") == []
    assert "No rule is like that" in run("--grep", "xyzzy").stderr


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "rules.json"
    done = run("--format", "json", "--kind", "quote", "-o", str(target))
    assert done.exit_code == 0 and done.stdout == ""
    assert len(json.loads(target.read_text(encoding="utf-8"))) == 4


def coverage(*arguments: str) -> dict[str, dict[str, Any]]:
    done = run("--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    return {rule["rule"]: rule for rule in json.loads(done.stdout)["rules"]}


def test_coverage_counts_what_the_labels_say(tmp_path: Path) -> None:
    path = write(tmp_path / "lido.jsonl", row())
    rules = coverage("--coverage", path)
    say = rules["attribution/say"]
    assert (say["fired"], say["sentences"], say["judged"], say["agree"], say["conflicts"], say["precision"]) == (1, 1, 1, 1, 0, 1.0)
    assert rules["hedge/may"]["precision"] == 1.0
    assert rules["quote/marks"]["agree"] == 1
    assert rules["boilerplate/share"]["agree"] == 1
    assert rules["booster/peacock"]["fired"] == 0 and rules["booster/peacock"]["precision"] is None


def labelled(*sentences: tuple[str, dict[str, Any]]) -> LabelledArticle:
    text, spans = "", []
    for words, labels in sentences:
        spans.append(LabelledSentence(len(text), len(text) + len(words), labels.pop("rating", 3), **labels))
        text += words + " "
    return LabelledArticle("a", text, sentences=spans)


def test_conflicts_overlaps_and_what_the_label_says_instead() -> None:
    article = labelled(
        ("The weir may possibly fail.", {"hedge": False}),
        ("Ottoline Pruss said the weir had held.", {"source": ["document"]}),
        ("Rufus Tallow said the mill was old.", {"source": []}),
        ("Hettie Vosk said the mill was old.", {"source": ["media", "named"]}),
        ("Petra Lund said the mill was old.", {}),
        ("By Ottoline Pruss", {"rating": None}),
    )
    found = analyse([article])
    rows = {rule.rule: rule for rule in found.rules}
    assert (found.articles, found.labelled) == (1, found.sentences)
    say, may = rows["attribution/say"], rows["hedge/may"]
    assert (say.fired, say.sentences, say.articles, say.judged, say.agree, say.conflicts) == (4, 4, 1, 3, 1, 2)
    assert say.precision == pytest.approx(1 / 3)
    assert say.instead == {"document": 1, "none": 1}
    assert (may.overlaps, may.conflicts, rows["hedge/possible"].overlaps) == (1, 1, 1)
    assert say.overlaps == 0
    assert say.share == pytest.approx(4 / found.sentences)


def test_a_disclosure_and_a_denial_are_judged_by_opposite_flags() -> None:
    found = analyse([
        labelled(("This article was written with an AI tool.", {"ai": True}), ("It rained.", {"ai": False})),
        labelled(("No AI was used in the writing of this article.", {"ai": False})),
    ])  # fmt: skip
    rows = {rule.rule: rule for rule in found.rules if rule.fired}
    assert rows["disclosure/passive"].precision == 1.0
    assert rows["disclosure/denial-not-used"].precision == 1.0


def test_batches_do_not_change_the_counts() -> None:
    articles = [labelled(("Ottoline Pruss said the weir had held. " * 40 + "It may fail.", {"source": ["named"]})) for _ in range(140)]
    one = {rule.rule: rule.fired for rule in analyse(articles[:1]).rules}
    many = {rule.rule: rule.fired for rule in analyse(articles).rules}
    assert many == {rule: 140 * fired for rule, fired in one.items()}


def test_coverage_as_a_table(tmp_path: Path) -> None:
    done = run("--coverage", write(tmp_path / "lido.jsonl", row()), "--kind", "attribution")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("rule") and lines[0].endswith("labels in conflict")
    assert len(lines) == 1 + sum(rule.kind == "attribution" for rule in catalogue())
    assert "1 examples" in done.stderr
    fired = [int(line.split()[1]) for line in lines[1:]]
    assert fired == sorted(fired, reverse=True) and fired[0] > 0 == fired[-1]


def test_broken_rows_stop_or_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    write(path, row())
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    done = run("--coverage", str(path))
    assert done.exit_code == 1 and "line 2" in done.stderr and "--skip-bad" in done.stderr and done.stdout == ""
    done = run("--coverage", str(path), "--skip-bad", "--format", "json")
    assert done.exit_code == 1 and "Left out:" in done.stderr
    assert json.loads(done.stdout)["examples"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--coverage", "no/such/file.jsonl"], 2, "no/such/file.jsonl"),
        (["--kind", "rumours"], 2, "attribution"),
        (["-o", "no/such/folder/rules.json"], 2, "folder"),
    ],
)
def test_mistakes_are_explained(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == code
    assert words in done.stderr and "Traceback" not in done.stderr


def test_kinds_of_disclosures_are_asked_for_as_reports_name_them() -> None:
    rules = json.loads(run("--kind", "ai_leak", "--format", "json").stdout)
    assert rules and {rule["subtype"] for rule in rules} == {"ai_leak"}

"""Every rule has a text that it must find something in and one that it must not; lexicon files that are wrong say where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from evidence_tools import fired

import credscore
from credscore.errors import LexiconError
from credscore.evidence import boilerplate_forms
from credscore.evidence.diagnostics import RuleInfo, catalogue
from credscore.evidence.extract import extract
from credscore.evidence.lexicon import Lexicon, default_lexicon
from credscore.evidence.lexicon_files import FAMILIES, LEXICON_DIR, RULE_FILES
from credscore.schema import RULE_KINDS

RULES = catalogue()


def by_id(rule: RuleInfo) -> str:
    return rule.id


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_rule_fires_in_its_hit(rule: RuleInfo) -> None:
    assert rule.id in fired(rule.hit), rule.hit


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_rule_is_silent_in_its_miss(rule: RuleInfo) -> None:
    assert rule.id not in fired(rule.miss), rule.miss


def test_reports_name_the_rules() -> None:
    scorer = credscore.load()
    reports = scorer.score_batch([rule.hit for rule in RULES])
    silent = [rule.id for rule, report in zip(RULES, reports, strict=True) if rule.id not in {e.rule for e in report.evidence}]
    assert not silent
    assert all(e.rule for report in reports for e in report.evidence)


def test_catalogue_holds_every_row_and_every_grammar() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    rows = [
        line.split("\t")[0]
        for name in RULE_FILES
        for line in (LEXICON_DIR / name).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert set(rows) <= set(ids)
    assert {rule.kind for rule in RULES} == set(RULE_KINDS)
    formless = {boilerplate_forms.BLOCK_RULE[0], boilerplate_forms.PULL_RULE[0]}
    assert {name for name, *_ in boilerplate_forms.RULES} | formless == set(boilerplate_forms.EXAMPLES)
    assert all(rule.hit.strip() and rule.miss.strip() and rule.hit != rule.miss for rule in RULES)


def test_a_new_shadowed_form_is_noticed() -> None:
    # A form that two rules of one kind claim fires for the first only: nouns that are verbs as well (a known limit), and little else.
    owner: dict[tuple[str, tuple[str, ...]], str] = {}
    rules = [rule for rule in default_lexicon().rules if rule is not None]
    claims = [(rule.id, owner.setdefault((rule.table, form), rule.id)) for rule in rules for form in rule.forms]
    assert {rule for rule, first in claims if rule != first} <= {
        "attribution/noun", "attribution/noun-view", "attribution/colour", "hedge/weasel-passive", "hedge/weasel-vague", "hedge/weasel-crowd",
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LEXICON_DIR, tmp_path / "lexicons"))


def append(folder: Path, name: str, line: str) -> int:
    path = folder / name
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + line + "\n"
    path.write_text(text, encoding="utf-8")
    return len(text.splitlines())


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("attribution.tsv", "attribution/x\tsay\tpronounce\tQuist pronounced it.", "5 filled columns"),
        ("attribution.tsv", "attribution/x\tsay\tpronounce\tQuist pronounced it.\t ", "5 filled columns"),
        ("attribution.tsv", "attribution/x\tsing\tpronounce\tQuist pronounced it.\tNo.", "unknown class 'sing'"),
        ("attribution.tsv", "attribution/say\tsay\tpronounce\tQuist pronounced it.\tNo.", "already defined"),
        ("hedges.tsv", "hedge/x\thedgehog\tepistemic\t0.5\tprickly\tIt is prickly.\tNo.", "unknown kind 'hedgehog'"),
        ("hedges.tsv", "hedge/x\thedge\tepistemic\thalf\tprickly\tIt is prickly.\tNo.", "'half' is not a number"),
        ("hedges.tsv", "hedge/x\thedge\tepistemic\t0.5\tprickly_{rose,thorn\tIt is a prickly rose.\tNo.", "half a choice"),
        ("hedges.tsv", "hedge/x\thedge\tepistemic\t0.5\tprickly_{rose|thorn}\tIt is a prickly rose.\tNo.", "half a choice"),
        ("hedges.tsv", "hedge/x\thedge\tepistemic\t0.5\t{,prickly}\tIt is prickly.\tNo.", "no words"),
        ("hedges.tsv", "hedge/x\thedge\tepistemik\t0.5\tprickly\tIt is prickly.\tNo.", "unknown subtype 'epistemik'"),
        ("hedges.tsv", "hedge/x\thedge\tepistemic\t5\tprickly\tIt is prickly.\tNo.", "out of range"),
        ("outlets.tsv", "radio\tTarn FM", "unknown kind 'radio'"),
        ("outlets.tsv", "media", "two columns"),
        ("outlets.tsv", "media\tTarn FM|", "without words"),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(folder: Path, name: str, line: str, words: str) -> None:
    number = append(folder, name, line)
    with pytest.raises(LexiconError) as caught:
        Lexicon(folder)
    assert words in str(caught.value)
    assert f"{name}, line {number}" in str(caught.value)
    assert caught.value.exit_code == 3


def test_fingerprint_follows_the_content(folder: Path) -> None:
    before = Lexicon(folder).fingerprint
    assert before == default_lexicon().fingerprint
    append(folder, "hedges.tsv", "hedge/x\thedge\tepistemic\t0.5\tprickly\tIt is prickly.\tNo.")
    assert Lexicon(folder).fingerprint != before


def test_families_are_the_kinds_of_the_lexicon() -> None:
    assert {rule.kind for rule in default_lexicon().rules if rule is not None} == set(FAMILIES)
    assert all(0 < rule.strength <= 1 for rule in default_lexicon().rules if rule is not None)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Rovers scored after 29 minutes.", False),
        ("Rovers scored five minutes later.", False),
        ("The valve failed a few minutes before noon.", False),
        ("The minutes of the meeting were read.", True),
        ("Council minutes show that the valve failed.", True),
    ],
)
def test_minutes_are_a_record_or_a_time(text: str, paper: bool) -> None:
    ctx = extract([text]).ctx
    at = ctx.where_are("minutes")
    assert bool(ctx.has("DOC").any()) is paper and bool(len(at)) is paper


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Pack the boat before it's too late.", "booster/tease"),
        ("For God's sake, shut the weir.", "booster/blame"),
        ("We hear it's the last night ferry.", "attribution/it-is-said"),
    ],
)
def test_an_s_may_stand_behind_any_word_of_a_phrase(text: str, rule: str) -> None:
    assert rule in fired(text)
    assert rule not in fired(text.replace("'s", ""))


@pytest.mark.parametrize("word", ["white_paper", "vice-president", "report's"])
def test_a_class_is_of_single_words(folder: Path, word: str) -> None:
    with (folder / "words.tsv").open("a", encoding="utf-8") as file:
        file.write(f"DOC\t{word}\n")
    with pytest.raises(LexiconError, match="no single word"):
        Lexicon(folder)


@pytest.mark.parametrize("surname", ["White", "Black"])
def test_colours_are_surnames(surname: str) -> None:
    found = extract([f"The weir held. {surname} rebuilt it."])
    assert found.ctx.name.tolist() == [False, False, False, True, False, False]
    crowd = extract([f"The poll is out. {surname} voters said the weir was old."])
    assert not crowd.ctx.name.any()


def test_a_word_that_a_rule_asks_for_and_no_lexicon_holds_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match="'clonez'") as caught:
        Lexicon(folder).word_tables["clonez",]
    assert "words.tsv" in (caught.value.hint or "")

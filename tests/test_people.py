"""The people of an article: read by quick ways where there are some, which tell the same as the slow ones, in time that grows with the text."""

from __future__ import annotations

import gc
import re
import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore.evidence.lexicon_files import class_words
from credscore.evidence.naming.bodies import Bodies
from credscore.evidence.naming.people import BODY, OTHER, PERSON, People
from credscore.evidence.naming.run_words import read_words
from credscore.evidence.word_table import WordTable
from credscore.model.scorer import no_collection
from credscore.text.tokens import word_keys

SCORER = credscore.load()
PREPOSITIONS = "of by for with to from about against at in on like than near via over behind between under".split()
WORDS = "Ada Quist Orlov Pruss-Lund O'Dell Tarn Council Mill UN Ødegård de Smith&Co 2X Countyman ODELL É".split()


def people(text: str, *names: str) -> People:
    """The people of a text with these runs of capitals, each where it first stands."""
    return People(text, sorted((text.index(name), text.index(name) + len(name)) for name in names), [])


def mention(text: str, *names: str) -> list[tuple[str, str]]:
    return [(m.name, m.kind) for m in people(text, *names).mentions]


@pytest.mark.parametrize("particle", sorted(class_words("PARTICLE")))
def test_particles_that_join_names_in_a_text_do_so_in_a_name(particle: str) -> None:
    assert mention(f"Orso {particle} Quist spoke.", f"Orso {particle} Quist") == [(f"Orso {particle} Quist", PERSON)]


@pytest.mark.parametrize("word", [*PREPOSITIONS, *(f"{word} the" for word in PREPOSITIONS)])
def test_a_name_behind_a_preposition_is_not_what_its_sentence_is_about(word: str) -> None:
    found = people(f"A letter {word} Ada Quist was lost.", "Ada Quist")
    assert found.leans(found.mentions[0])


@pytest.mark.parametrize("text", ["Ada Quist ran.", "To Ada Quist, who ran.", "I met Ada Quist.", "The Ada Quist ran.", "A lathe Ada Quist bought."])
def test_other_words_in_front_of_a_name_are_none(text: str) -> None:
    found = people(text, "Ada Quist")
    assert found.leans(found.mentions[0]) == text.startswith("To ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.booleans())
def test_a_mark_behind_a_run_of_capitals_changes_nothing_of_what_it_is(words: list[str], opens: bool) -> None:
    # runs with marks are taken apart word by word, runs of plain words without a title are not
    run = " ".join(words)
    plain, marked = read_words(run, opens), read_words(f"{run},", opens)
    assert (plain and plain[2:]) == (marked and marked[2:])


FIRMS = "Velmora Inc", "Tarn Council", "Harrow Mill Group", "Fox News", "the FDA", "Quist Act"


@given(st.lists(st.tuples(st.sampled_from(["read", "hear", "ask"]), st.integers(0, len(FIRMS) - 1)), max_size=12))
def test_whom_an_article_has_in_view_is_the_same_however_often_somebody_asks(steps: list[tuple[str, int]]) -> None:
    names = [name.removeprefix("the ") for name in FIRMS]
    text = ". ".join(f"{name} said it would close after a rival of retailer {name} sold shares" for name in FIRMS)
    runs = sorted((m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text))
    found = People(text, runs, [])

    def asked(bodies: Bodies, passed: int) -> list[str | None]:
        return [bodies.firm(passed), bodies.office(), bodies.last(), bodies.it(), bodies.with_word("mill")]

    often, once = (Bodies(found, [0]) for _ in range(2))
    passed = 0
    for what, k in steps:
        for bodies in (often, once):
            if what == "read" and passed < len(found.mentions):
                bodies.see(found.mentions[passed].name)
            elif what == "hear":
                bodies.hear(names[k], passed)
        passed += what == "read" and passed < len(found.mentions)
        asked(often, passed)
    assert asked(often, passed) == asked(once, passed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bob Good ran. Good said so.", 1),
        ("Bob Good ran. Good, who won, said so.", 1),
        ("Bob Good ran. Good’s mill was cold.", 1),
        ("Bob Good ran: “Good men,” he said.", 1),
        ("Bob Good ran — Good said so.", 1),
        ("Good said so, and Bob Good ran.", 1),
        # in the middle of a sentence, as a part of a word, in front of a name
        ("Bob Good ran. A Good said so.", 0),
        ("Bob Good ran. Goodly said so.", 0),
        ("Bob Good ran. Good-willed men ran.", 0),
        ("Bob Good ran. Good Ada ran.", 0),
    ],
)
def test_a_surname_that_is_a_word_is_known_at_the_start_of_a_sentence(text: str, found: int) -> None:
    assert mention(text, "Bob Good").count(("Bob Good", PERSON)) == 1 + found


def test_plurals_of_the_text_are_no_names_however_many_there_are() -> None:
    words = [f"{a}{b}" for a, b in product(("Miller", "Rower", "Baker", "Singer"), ("ings", "ards", "ets", "ons"))]
    known = words[::2]
    text = " ".join(f"{word} left." for word in words) + " He saw " + " and ".join(word.lower() for word in known) + "."
    assert mention(text, *words) == [(word, OTHER) for word in words if word not in known]
    for word in words:  # asked one by one
        assert mention(text, word) == ([] if word in known else [(word, OTHER)])


def test_a_plural_is_a_word_of_its_own() -> None:
    assert mention("Millers left. They are ex_millers.", "Millers") == [("Millers", OTHER)]
    assert mention("Millers left. They are (millers).", "Millers") == []


def test_bodies_by_their_words() -> None:
    for name, kind in (("Tarn County Council", BODY), ("Tarn-County Quist", BODY), ("Tarn Countyman", PERSON), ("Quist & Orlov", BODY), ("Ada UN", BODY)):
        assert read_words(name, True) is not None
        assert mention(f"I saw {name} run.", name) == [(name, kind)]


def _word(number: int) -> str:
    return "".join(chr(97 + number // 26**k % 26) for k in range(4))


@pytest.mark.parametrize(
    "sentence",
    [
        "Al{0} Qu{1} ran. Qu{1} said it was so. ",
        "Mr Al{0} Qu{1} said it was so. She said no. The boss said so. ",
        "The Al{0} Qu{1} Council said so. The mill said it. ",
        "Ca{0}s left, he said. ",
        "Al{0} Qu{1} Sells The Mill\nAl{0} Qu{1} said it.\n",
    ],
)
def test_no_number_of_different_names_makes_a_report_slower_than_linear(sentence: str) -> None:
    def seconds(count: int) -> float:
        text = "".join(sentence.format(_word(k), _word(7 * k + 3)) for k in range(count))
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            SCORER.score(text)
            best = min(best, time.process_time() - begin)
        return best

    # eight times the text may take sixteen times as long, as elsewhere; a quadratic step would take 64 times
    assert seconds(4000) <= 16 * max(seconds(500), 0.02)


def test_she_is_the_last_woman_however_many_men_are_named_since() -> None:
    men = " ".join(f"Mr Al{_word(k)} Qu{_word(k)} said it was cold." for k in range(30))
    reports = SCORER.score_batch([f"Ms Ada Orlov swam daily, she said. {some} She said it was warm." for some in ("", men)])
    assert [[e.name for e in r.evidence if e.kind == "attribution"][-1] for r in reports] == ["Ada Orlov", "Ada Orlov"]


@pytest.mark.parametrize("collects", [True, False])
def test_the_garbage_collector_is_left_as_it_was(collects: bool) -> None:
    was = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        with no_collection():
            assert not gc.isenabled()
        assert gc.isenabled() == collects
    finally:
        (gc.enable if was else gc.disable)()


@settings(max_examples=30)
@given(st.sets(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=200), st.sets(st.text("abcdefgh", min_size=1, max_size=6), max_size=50))
def test_a_word_table_knows_its_words_and_no_others(words: set[str], others: set[str]) -> None:
    known, unknown = sorted(words), sorted(others - words)
    table = WordTable(word_keys(known).tolist(), 9)
    assert table.lookup(word_keys([*known, *unknown])).tolist() == [*range(1, len(known) + 1), *(0 for _ in unknown)]


def _taken_up(intro: str, phrase: str) -> str | None:
    """Whose name "the lawmaker" has in the last sentence of a text that introduces somebody and lets them speak by surname."""
    surname = intro.split(" opened")[0].rsplit(None, 1)[-1]
    text = f"{intro} “We began with nothing,” {surname} said. It cost four million crowns. {phrase} said the roof would be done by May."
    last = [e for e in credscore.score(text).evidence if e.kind == "attribution"][-1]
    return last.name


@pytest.mark.parametrize(
    ("intro", "phrase"),
    [
        ("Rep. Ottoline Pruss opened the new hall in Velden.", "The lawmaker"),
        ("Senator Ottoline Pruss opened the new hall in Velden.", "The solon"),
        ("Harrow North MP Ottoline Pruss opened the new hall in Velden.", "The parliamentarian"),
        ("Prime Minister Ottoline Pruss opened the new hall in Velden.", "The premier"),
        ("Singer Ottoline Pruss opened the new hall in Velden.", "The songstress"),
        ("Nollywood actress Ottoline Pruss opened the new hall in Velden.", "The thespian"),
        ("Rovers captain Ottoline Pruss opened the new hall in Velden.", "The skipper"),
        ("Rovers midfielder Ottoline Pruss opened the new hall in Velden.", "The playmaker"),
        ("Rovers striker Ottoline Pruss opened the new hall in Velden.", "The footballer"),
        ("Rovers head coach Ottoline Pruss opened the new hall in Velden.", "The gaffer"),
        ("Businesswoman Ottoline Pruss opened the new hall in Velden.", "The tycoon"),
        ("Bishop Ottoline Pruss opened the new hall in Velden.", "The prelate"),
    ],
)
def test_a_role_is_taken_up_by_another_word_for_it(intro: str, phrase: str) -> None:
    assert _taken_up(intro, phrase) == "Ottoline Pruss"


@pytest.mark.parametrize(
    ("intro", "phrase"),
    [
        ("Rep. Ottoline Pruss opened the new hall in Velden.", "The striker"),
        ("Rep. Ottoline Pruss opened the new hall in Velden.", "The senator"),
        ("Health Minister Ottoline Pruss opened the new hall in Velden.", "The prime minister"),
        ("Shadow chancellor Ottoline Pruss opened the new hall in Velden.", "The chancellor"),
        ("Rovers striker Ottoline Pruss opened the new hall in Velden.", "A footballer"),
        ("Democratic nominee Ottoline Pruss opened the new hall in Velden.", "The GOP nominee"),
        ("Mayoral candidate Ottoline Pruss opened the new hall in Velden.", "The three candidates"),
    ],
)
def test_a_role_of_somebody_else_is_not(intro: str, phrase: str) -> None:
    assert _taken_up(intro, phrase) is None


def test_kin_of_somebody_known_by_a_surname_is_not_him() -> None:
    report = credscore.score("Quist's wife said he was at home, and that the road to the lido had been open.")
    evidence = [e for e in report.evidence if e.kind == "attribution"]
    assert [(e.name, e.title) for e in evidence] == [(None, "Quist's wife")]

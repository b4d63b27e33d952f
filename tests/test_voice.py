"""The writer's own voice: which words of narration judge, dramatise, promise, or tell a plain event."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import credscore
from credscore.errors import LexiconError
from credscore.evidence.extract import extract
from credscore.evidence.lexicon import default_lexicon
from credscore.evidence.lexicon_files import LEXICON_DIR
from credscore.evidence.voice_words import VOICES, VoiceWords
from credscore.model.wording import GENDERED

WORDS = default_lexicon().voice


def voices(text: str) -> list[tuple[str, str]]:
    """(word, class) of all words of the writer's voice."""
    found = extract([text])
    tokens, buffer, at = found.ctx.tokens, found.ctx.buffer, found.voice.token
    article = np.zeros(len(at), np.int64)
    spans = zip(buffer.to_start(tokens.start[at], article), buffer.to_end(tokens.end[at], article), strict=True)
    return [(text[start:end], VOICES[kind]) for (start, end), kind in zip(spans, found.voice.kind, strict=True)]


def classes(text: str) -> set[str]:
    return {kind for _, kind in voices(text)}


@pytest.mark.parametrize("voice", VOICES)
def test_a_class_has_words_a_hit_and_a_miss(voice: str) -> None:
    hit, miss = WORDS.examples[voice]
    assert voice in classes(hit)
    assert voice not in classes(miss)


def test_words_are_found_where_they_stand() -> None:
    assert voices("The ferry was a shameful, bungled farce.") == [
        ("shameful", "blame"),
        ("bungled", "blame"),
        ("farce", "blame"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"It is a shameful farce," said Ines Falk.',  # hers, not the writer's
        "Ines Falk said it was a shameful farce.",
        "The paper Farce and the band Shameful share a name.",  # capitals may be names
    ],
)
def test_what_others_say_and_names_are_not_the_writers_voice(text: str) -> None:
    assert "blame" not in classes(text)


def test_no_word_tells_anybodys_sex() -> None:
    words = {word for line in (LEXICON_DIR / "voice.tsv").read_text(encoding="utf-8").splitlines() for word in line.split("\t")[1].split()
             if not line.startswith("#")}  # fmt: skip
    assert not words & set(GENDERED)


@pytest.mark.parametrize(("british", "american"), [("demonise", "demonize"), ("favourable", "favorable"), ("sceptical", "skeptical")])
def test_both_spellings_of_a_word_have_one_class(british: str, american: str) -> None:
    one, other = (voices(f"It is no reason to be {word} here.") for word in (british, american))
    assert [kind for _, kind in one] == [kind for _, kind in other] != []


def test_judging_narration_scores_lower_than_the_same_told_plainly() -> None:
    story = "{} The council met on Monday and voted on the ferry. The vote was nine to four. The boat leaves the quay at 7 am."
    plain = credscore.score(story.format("The council put off the repairs in March and in June. Work began in July." * 3))
    judged = credscore.score(story.format("The clueless council bungled the repairs in a shameful farce. It squandered a fortune." * 3))
    assert plain.score is not None and judged.score is not None
    assert judged.score < plain.score - 5


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("blame\tsham\tIt was a sham.", "4 filled columns"),
        ("noise\tsham\tIt was a sham.\tIt was a ship.", "'noise' is no class"),
        ("blame\tsham\tIt was a sham.\tIt was a ship.\npraise\tsham\tIt was a sham.\tIt was a ship.", "in 'blame' already"),
    ],
)
def test_a_broken_file_says_where_and_why(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "voice.tsv"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=says) as caught:
        VoiceWords(file)
    assert "voice.tsv, line" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "argues"),
    [
        ("The levy applies even if the mill is shut.", False),
        ("Tenants are liable for the levy even after they move out.", False),
        ("The ban covers carts even when they are parked.", False),
        ("We must act even if it hurts.", True),
        ("The mill is ugly, even when it is shut.", True),
    ],
)
def test_a_case_that_a_rule_names_argues_nothing(text: str, argues: bool) -> None:
    assert (("even", "argument") in voices(text)) is argues

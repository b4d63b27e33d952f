"""Where the outlet ends that somebody spoke to, with no comma behind it: "In an interview with the Gazette | Ines Falk said …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.word_lists import WEEKDAYS
from credscore.evidence.words_in_place import Words
from credscore.text.tokens import is_in

_FRONT = 4  # words from "in" to "interview with": "in a rare phone interview with"
_NAME = 5  # words of an outlet's name
_TIME = 3  # … of when it was: "on Monday night"
_WHEN = ("on", "last", "this", "late", "early", *WEEKDAYS)
_WE = ("us", "me", "reporters", "journalists")
_FIRST = ("radio", "tv", "television", "online", "press", "fm")  # of an outlet's name: "Radio Tarn"


def behind_interviewers(words: Words) -> np.ndarray:
    """int64: tokens that open the main clause behind such an outlet at the head of a sentence."""
    tokens, matches, leads, name, gap = words.tokens, words.matches, words.leads, words.name, words.gap
    hits, top = matches.hits["attribution"], len(tokens) - 1
    some = np.flatnonzero(words.lexicon.rules_among(("attribution/interview",)).take(hits.rule))
    front, at = hits.token[some], np.minimum(hits.token[some] + hits.size[some], top)
    for _ in range(_FRONT):
        front = front - (~leads[front] & ~is_in(tokens.key[front], ("in", "during")) & (gap[front] == 0))
    opens = leads[front] & ((front == hits.token[some]) | is_in(tokens.key[front], ("in", "during"))) & ~leads[at]
    at = at[opens]
    the = words.in_class(at, "DEF", "POSS")
    end, going = np.full(len(at), -1), np.ones(len(at), bool)
    for step in range(_NAME):
        here = np.minimum(at + the + step, top)
        going &= ~leads[here] & ((gap[here] & 0xFF) == 0)
        press = (matches.outlet[here] == 1) | words.in_class(here, "OUT_media") & tokens.upper[here] | words.in_class(here, "MEDIA") & ~tokens.upper[here]
        press |= words.in_class(here, "OUTWORD") & tokens.upper[here] & ((step > 0) | the & ~is_in(tokens.key[here], _FIRST))
        press |= is_in(tokens.key[here], _WE) & (step == 0) & ~the
        end = np.where(going & press, here, end)
        going &= press | name[here] | tokens.digit[here] & (end == here - 1)
        end = np.where(going & tokens.digit[here], here, end)  # "BBC Radio 4"
    end = end[(end >= 0) & ~tokens.possessive[end]]
    clause = np.minimum(end + 1, top)
    for _ in range(_TIME):
        when = words.in_class(clause, "TIME", "MONTHDAY") | is_in(tokens.key[clause], _WHEN)
        clause = np.minimum(clause + (when & ~leads[clause] & ((gap[clause] & 0xFF) == 0)), top)
    keep = (name[clause] | words.in_class(clause, "PRON", "DEF", "TITLE", "POSS")) & ~leads[clause] & ((gap[clause] & 0xFF) == 0)
    return np.asarray(clause[keep & (clause > end)])

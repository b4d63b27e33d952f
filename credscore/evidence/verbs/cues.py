"""Verb cues: which rule matches are used as verbs, and what stands right beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import Context
from credscore.evidence.lexicon_files import VERB_CLASSES, cue_kind
from credscore.evidence.scare_quotes import in_scare_quotes
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.verbs.no_cues import no_cues
from credscore.evidence.verbs.usage import compound, nounish
from credscore.evidence.word_lists import TELL
from credscore.text import tokens as tk

SAY, REPORT, ACT, MENTAL, POST, STANCE = map(cue_kind, VERB_CLASSES)
_GETS = "deserve deserves deserved take takes took taking get gets got give gives gave giving given claim claims claimed due full some".split()
_UNION = ("member", "gulf", "nation", "united", "swing", "battleground", "city", "baltic")  # … states


@dataclass(slots=True)
class Cues:
    """The m verb cues of a buffer and the words right beside them; arrays of length m.

    cue, end : int64, the first token of each and the one behind its last. rule : rule numbers. kind : SAY, REPORT, …
    base, ing : bool, the form of the verb. before : int64, the token in front, whatever its sentence. next_token : int64, the one behind
    where it belongs to the same sentence, else the last of the cue itself. gap, after_gap : uint16, bits of the punctuation in front and
    behind. next_class : uint64, word classes of the token behind, 0 where it belongs to another sentence. starts : bool, it opens its
    sentence or stands behind a colon.
    quote_before, quote_after : bool, a quotation ends right in front, begins right behind.
    tells, cites, quoted : bool, a form of "tell", "citing" or "quoting", another form of "cite" or "quote". to : bool, "to" is behind.
    """

    cue: np.ndarray
    end: np.ndarray
    rule: np.ndarray
    kind: np.ndarray
    base: np.ndarray
    ing: np.ndarray
    before: np.ndarray
    next_token: np.ndarray
    gap: np.ndarray
    after_gap: np.ndarray
    next_class: np.ndarray
    starts: np.ndarray
    quote_before: np.ndarray
    quote_after: np.ndarray
    tells: np.ndarray
    cites: np.ndarray
    quoted: np.ndarray
    to: np.ndarray

    def __len__(self) -> int:
        return len(self.cue)

    def among(self, ctx: Context, *rules: str) -> np.ndarray:
        """bool: the cues of any of these rules."""
        return ctx.lexicon.rules_among(rules).take(self.rule)


def pick_cues(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Cues:
    """Those of the rule matches at `token`, `size` tokens long, that are verbs outside quotations. rule : numbers. kind : SAY, REPORT, …"""
    base = ctx.lexicon.base_form[ctx.matches.word[token]] & (size == 1)
    unlisted = ctx.lexicon.word_rule["attribution"][ctx.matches.word[token]] == 0  # see patterns/tags.py
    pick = np.flatnonzero(((kind >= SAY) & (kind <= POST) | (kind == STANCE)) & ~sh.in_quote[token] & (ctx.verb[token] | base | (size > 1) | unlisted))
    noun = np.zeros(len(pick), bool)
    bare = np.flatnonzero(base[pick])
    noun[bare] = nounish(ctx, token[pick[bare]])
    few = bare[ctx.is_word(token[pick[bare]], "credit")]  # "Quist deserves credit"
    noun[few] |= tk.is_in(ctx.tokens.key[ctx.before(token[pick[few]])], _GETS)
    noun[bare] |= ctx.name[token[pick[bare]]] & in_name(ctx, token[pick[bare]])  # "In a statement, Hope Falk said"
    pick = pick[~(noun | compound(ctx, token[pick]))]
    states = np.flatnonzero(ctx.is_word(token[pick], "states", "reports"))  # few
    before = ctx.before(token[pick[states]])
    done = ctx.is_word(ctx.behind(token[pick[states]]), "have", "were") & ~ctx.is_word(before, "he", "she", "it")  # "and reports have indicated"
    union = tk.is_in(ctx.tokens.key[before], _UNION) & ctx.is_word(token[pick[states]], "states")
    press = ctx.is_word(before, "press") & (~ctx.tokens.upper[before] | ctx.leads[before]) & ~ctx.is_word(token[pick[states]], "states")
    pick = np.delete(pick, states[union | press | done])  # "one of the largest member states", "recent press reports"
    on = np.flatnonzero(ctx.lexicon.rules_among(("attribution/continue",)).take(rule.take(pick)))  # few
    on = on[tk.is_in(ctx.tokens.key[ctx.behind(token[pick[on]])], ("below", "above"))]
    pick = np.delete(pick, on)  # "Story Continued Below" stands between quotations and speaks none of them
    pick = pick[~no_cues(ctx, token[pick])]
    cue, n = token.take(pick), sh.n
    end = cue + size[pick]
    before, next_token, gap = np.maximum(cue - 1, 0), ctx.behind(end - 1), ctx.gap.take(cue)
    # "Who pays for the weir? asks Ines Falk."
    asked = ((gap & tk.QUESTION) > 0) & ctx.is_word(cue, "asks", "asked", "wonders", "wondered") & ~ctx.leads.take(cue) & ~ctx.tokens.upper.take(cue)
    return Cues(
        cue,
        end,
        rule[pick],
        kind[pick],
        base[pick],
        ctx.lexicon.ing_form[ctx.matches.word[cue]],
        before,
        next_token,
        gap,
        ctx.gap_after.take(np.minimum(end, n)),
        np.where(next_token == end, ctx.matches.classes[next_token], np.uint64(0)),
        ctx.leads.take(cue) | ((gap & tk.COLON) > 0),
        ((gap & tk.DOUBLE > 0) | (sh.in_quote.take(before) & ~sh.in_quote.take(cue) & ~ctx.leads.take(cue))) & ~in_scare_quotes(ctx, cue) | asked,
        sh.in_quote.take(next_token) & (next_token == end),
        ctx.is_word(cue, *TELL),
        ctx.is_word(cue, "citing", "quoting"),
        ctx.is_word(cue, "quoted", "quotes", "cited", "cites") | ctx.is_word(cue, "quote", "cite") & ctx.is_word(before, "who", "which"),
        ctx.is_word(next_token, "to"),
    )

"""What somebody without a name wrote in a paper that others can look up: "In one internal email, dated May 6, a manager wrote …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, spread
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NONE, VAGUE
from credscore.text.tokens import is_in

_WRITES = tuple("wrote writes write said says warned complained asked replied told noted added joked claimed urged suggested".split())
_SENT = """
    email emails e-mail e-mails letter letters memo memos memorandum message messages text texts note notes chat chats minutes thread
    threads exchange exchanges correspondence
""".split()
_INTERNAL = ("internal", "leaked", "confidential", "unsealed")
# what brought it to light
_SHOWN = """
    dated obtained reviewed seen viewed examined disclosed released unsealed filed submitted published shown read included entered quoted exhibited
    leaked produced cited attached
""".split()
_FRONT = 5  # words from "in" up to the paper: "in one of the internal company emails"
_DATE = 4  # words of a date, which part nothing
_BEHIND = 3  # … and from the paper to what brought it to light: "in a text message sent that night and disclosed" is too far


def written_in_papers(ctx: Context, a: Attributions) -> None:
    """What an unnamed person wrote in an internal, dated or disclosed letter is the letter's, unlike what he wrote to whoever reports it; in
    place."""
    some = np.flatnonzero(((a.type == ANONYMOUS) | (a.type == VAGUE)) & (a.first >= 0) & ~a.weak & is_in(ctx.tokens.key[a.cue], _WRITES))
    if not some.size:
        return
    sents = ctx.sentences
    sentence = a.sentence[some]
    held = np.zeros(len(sents), bool)
    held[sentence] = True
    held = np.flatnonzero(held)
    at, _ = spread(sents.first[held], sents.first[held + 1])
    at = at[is_in(ctx.tokens.key[at], _SENT)]
    if not at.size:
        return
    of = sents.of_token[at]
    low, high = sents.first[of], sents.first[of + 1]
    known, inside, open_ = np.zeros(len(at), bool), np.zeros(len(at), bool), np.ones(len(at), bool)
    for step in range(1, _FRONT + 1):
        here = np.maximum(at - step, low)
        open_ &= (at - step >= low) & ((ctx.gap[np.maximum(at - step + 1, 0)] & STRONG) == 0)
        known |= open_ & ~inside & is_in(ctx.tokens.key[here], _INTERNAL)
        inside |= open_ & is_in(ctx.tokens.key[here], ("in",))
    far = np.zeros(len(at), np.int64)
    for step in range(1, _BEHIND + _DATE + 1):
        here = np.minimum(at + step, high - 1)
        far += ~(ctx.tokens.digit[here] | ctx.in_class(here, "MONTHDAY") | is_in(ctx.tokens.key[here], ("on", "of")))  # "on 4 May, seen by"
        known |= (at + step < high) & (far <= _BEHIND) & is_in(ctx.tokens.key[here], _SHOWN)
    behind = np.minimum(at + 1, high - 1)
    which = ctx.is_word(behind, "in") & is_in(ctx.tokens.key[np.minimum(at + 2, high - 1)], ("which",))
    found = of[inside & known | which]
    mine = some[among(sentence, found)]
    said = np.flatnonzero(a.weak & (a.type == ANONYMOUS) & (a.first >= 0))  # "in an email" is a row of its own
    mine = np.append(mine, said[among(a.first[said], a.first[mine])])
    a.type[mine], a.outer[mine] = DOCUMENT, NONE

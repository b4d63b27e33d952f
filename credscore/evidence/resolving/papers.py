"""What somebody without a name wrote in a paper that others can look up: "In one internal email, dated May 6, a manager wrote …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct, spread
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
    held = distinct(a.sentence[some])
    at, _ = spread(ctx.sentences.first[held], ctx.sentences.first[held + 1])
    at = at[is_in(ctx.tokens.key[at], _SENT)]
    # "in an internal email"
    front, here = ctx.around(at, -1, -_FRONT - 1)
    open_ = here & np.logical_and.accumulate((ctx.gap[front + 1] & STRONG) == 0, axis=1)
    opens = open_ & is_in(ctx.tokens.key[front], ("in",))
    behind_in = open_ & ~np.logical_or.accumulate(opens, axis=1)
    known = (behind_in & is_in(ctx.tokens.key[front], _INTERNAL)).any(axis=1)
    # "in an email on 4 May, seen by", "in an email in which"
    behind, here = ctx.around(at, 1, _BEHIND + _DATE + 1)
    far = np.cumsum(~(ctx.tokens.digit[behind] | ctx.in_class(behind, "MONTHDAY") | is_in(ctx.tokens.key[behind], ("on", "of"))), axis=1)
    known |= (here & (far <= _BEHIND) & is_in(ctx.tokens.key[behind], _SHOWN)).any(axis=1)
    which = ctx.is_word(behind[:, 0], "in") & ctx.is_word(behind[:, 1], "which") & here[:, 1]
    mine = some[among(a.sentence[some], ctx.sentences.of_token[at[opens.any(axis=1) & known | which]])]
    said = np.flatnonzero(a.weak & (a.type == ANONYMOUS) & (a.first >= 0))  # "in an email" is a row of its own
    mine = np.append(mine, said[among(a.first[said], a.first[mine])])
    a.type[mine], a.outer[mine] = DOCUMENT, NONE

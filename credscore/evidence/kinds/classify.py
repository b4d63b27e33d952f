"""What a source phrase is: its type by its head, the words around it and where it stands.

Each rule of `_RULES` finds phrases of some type; of several that hold for a phrase the first counts.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds import amounts, anonymous, documents, members, named, offices, outlets, unnamed_officials, vague
from credscore.evidence.kinds.phrase_heads import Findings, Heads, Phrases, find_heads, look_at
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, MEDIA, NAMED, NONE, SOCIAL, VAGUE
from credscore.text.tokens import is_in


def classify(
    ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Type and `carried` flag of the source phrases [first, last). read: which stand where outlets do ("told …", "reported by …", "… reports")."""
    out = np.zeros(len(first), np.int8)
    # a pronoun alone points elsewhere, whatever else there is to know; every third phrase is one
    lead = ctx.matches.classes[np.minimum(first, sh.n - 1)]
    pronoun = (last - first == 1) & ((lead & ctx.mask("PRON", "IT")) != 0)
    out[pronoun] = CARRY
    some = np.flatnonzero(~pronoun)
    out[some] = _types(ctx, sh, first[some], last[some], read if isinstance(read, bool) else read[some])
    return out, out == CARRY


def _types(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool) -> np.ndarray:
    """int8 (m,): types of the source phrases [first, last), NONE for empty ones. read : bool, (m,) or one for all."""
    heads = find_heads(ctx, sh, first, last)
    only, full = _only_names(ctx, heads), last > first
    some = np.flatnonzero(only & read)
    first, tail = heads.first[some], heads.tail[some]
    only[some] = ~(ctx.tokens.all_upper[first] | outlets.online(ctx, first, tail) | outlets.titled(ctx, first, tail))  # "told KQZT" may be a station
    kinds = (only & full) * np.int8(NAMED)
    left = np.flatnonzero(full & ~only)
    phrases = look_at(ctx, sh, heads.take(left), read if isinstance(read, bool) else read[left])
    found = Findings()
    for put in _RULES:
        put(ctx, phrases, found)
    kinds[left] = found.types(len(left))
    some = np.flatnonzero(kinds == ANONYMOUS)
    kinds[some[_predicates(ctx, heads.first[some])]] = NONE
    return kinds


def _predicates(ctx: Context, first: np.ndarray) -> np.ndarray:
    """bool: phrases that say what somebody is, "Quist was a big fan who praised the mill", and of whom nothing is reported; but "it was a friend
    who told", "“How vain he is,” the source said"."""
    before = ctx.before(first)
    it = ctx.in_class(ctx.before(before), "IT")
    return np.asarray(ctx.in_class(before, "BE") & (before < first) & ((ctx.gap[first] & STRONG) == 0) & ~it)


def _only_names(ctx: Context, h: Heads) -> np.ndarray:
    """bool (m,): nothing but names, none of them known: somebody, whoever; every third phrase is one."""
    outlet = ctx.matches.outlet
    out = (h.whole == 0) & (h.names == h.head_end - h.first) & ~h.rare & ~h.near & (outlet.take(h.first) == 0) & (outlet.take(h.tail) == 0)
    some = np.flatnonzero(out & ctx.leads.take(h.tail))
    out[some[is_in(ctx.tokens.key[h.tail[some]], vague.NO_NAMES)]] = False
    return out


def _put_pronouns(ctx: Context, p: Phrases, found: Findings) -> None:
    """Pronouns, also those with more behind them ("he himself"), and "According to her, …"."""
    found.put(p.begins("PRON") & (p.one | ~ctx.name.take(p.first)), CARRY)
    found.put(p.begins("IT") & p.one, CARRY)
    r = p.rare
    found.put(r.which[r.alone & (r.last - r.at == 1) & ctx.is_word(r.at, "him", "her", "them")], CARRY)
    few = np.flatnonzero(p.begins("DEF") & p.plain & ctx.tokens.digit.take(ctx.behind(p.first)))  # "the 72-year-old corrections officer"
    few = few[is_in(ctx.tokens.key[np.minimum(p.first[few] + 3, len(ctx.tokens) - 1)], ("old",)) & (p.head_end[few] - p.first[few] >= 4)]
    found.put(few, CARRY)


def _put_plain(ctx: Context, p: Phrases, found: Findings) -> None:
    """Crowds, users and the press by a plain word for them."""
    known = p.begins("DEF", "POSS") & p.ends("ROLE")  # "the footballing legend"
    found.put(p.ends("VAGUE") & p.plain & ~p.ends("OFFICIAL") & ~known, VAGUE)
    found.put(p.begins("VAGUE") & p.plain & p.no_names, VAGUE)
    found.put(p.ends("SOCIAL") & p.plain, SOCIAL)
    found.put(p.ends("MEDIA") & p.plain, MEDIA)


# the order matters: what a rule says of a phrase stands against all that follow
_RULES: tuple[Callable[[Context, Phrases, Findings], None], ...] = (
    _put_pronouns,
    offices.put_lawyers,
    anonymous.put_insiders,
    anonymous.put_of_them,
    outlets.put_own,
    outlets.put_papers,
    anonymous.put_folk,
    anonymous.put_one_of,
    outlets.put_outlets,
    unnamed_officials.put_figures,
    documents.put_pages,
    documents.put_documents,
    amounts.put_shares,
    amounts.put_present,
    unnamed_officials.put_answering,
    unnamed_officials.put_one_of_many,
    anonymous.put_current,
    anonymous.put_friends,
    vague.put_counted,
    anonymous.put_counted,
    named.put_houses,
    _put_plain,
    offices.put_services,
    named.put_titled,
    offices.put_officials,
    vague.put_parties,
    vague.put_sides,
    vague.put_nobody,
    named.put_aides,
    members.put_members,
    vague.put_groups,
    named.put_household,
    named.put_named,
    anonymous.put_holders,
    offices.put_others,
    offices.put_roles,
    vague.put_plurals,
    vague.put_definite,
    anonymous.put_somebody,
)
